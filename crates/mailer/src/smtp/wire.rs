//! A connection to a mail server: lines out, replies in, each in its time and of bounded size.

use std::fmt;
use std::io;
use std::time::Duration;

use tokio::io::{
    AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader,
};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

/// The most octets of a reply, all its lines together.
const LONGEST_REPLY: usize = 64 * 1_024;

/// An answer of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// Its code, 200 to 599.
    pub code: u16,
    /// Its lines without the code.
    pub lines: Vec<String>,
}

impl Reply {
    /// All of its text.
    pub(super) fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Whether this answer to `EHLO` names the extension.
    pub(super) fn has(&self, keyword: &str) -> bool {
        self.words().any(|mut words| words.next().is_some_and(|w| w.eq_ignore_ascii_case(keyword)))
    }

    /// Whether this answer to `EHLO` names the extension with this parameter.
    pub(super) fn offers(&self, keyword: &str, parameter: &str) -> bool {
        self.words().any(|mut words| {
            words.next().is_some_and(|w| w.eq_ignore_ascii_case(keyword))
                && words.any(|w| w.eq_ignore_ascii_case(parameter))
        })
    }

    // The first line is the server's name.
    fn words(&self) -> impl Iterator<Item = std::str::SplitWhitespace<'_>> {
        self.lines.iter().skip(1).map(|line| line.split_whitespace())
    }
}

/// Why there is no good answer.
#[derive(Debug)]
pub(super) enum Broken {
    /// The server said no.
    Refused(Reply),
    /// The network, or the other end of it.
    Io(io::Error),
    /// TLS: the certificate or the other side's TLS is not right.
    Seal(String),
    /// No answer in time.
    TimedOut,
    /// What came is no answer of a mail server.
    Garbage(&'static str),
    /// The server cannot do what we need.
    Missing(&'static str),
    /// An address that no mail can be sent to.
    Address,
}

impl Broken {
    /// Whether the server does not take mails on this connection any more.
    pub(super) fn is_closed(&self) -> bool {
        match self {
            Self::Io(_) => true,
            Self::Refused(reply) => reply.code == 421,
            _ => false,
        }
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

trait Octets: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Octets for T {}

/// A connection.
pub(super) struct Wire(BufReader<Box<dyn Octets>>);

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire(…)")
    }
}

impl Wire {
    pub(super) async fn connect(host: &str, port: u16, wait: Duration) -> Result<Self, Broken> {
        let stream = timeout(wait, TcpStream::connect((host, port))).await;
        let stream = stream.map_err(|_| Broken::TimedOut)??;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(Box::new(stream))))
    }

    /// The same connection inside TLS.
    pub(super) async fn seal(
        self,
        tls: &TlsConnector,
        host: &str,
        wait: Duration,
    ) -> Result<Self, Broken> {
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| Broken::Seal("the name of the server can be in no certificate".into()))?;
        // Whoever sits between could add lines in clear that would be read as if they came by TLS.
        if !self.0.buffer().is_empty() {
            return Err(Broken::Seal("more than an answer came before TLS".into()));
        }
        let sealed = timeout(wait, tls.connect(name, self.0.into_inner())).await;
        match sealed.map_err(|_| Broken::TimedOut)? {
            Ok(stream) => Ok(Self(BufReader::new(Box::new(stream)))),
            // Faults of TLS come as this kind; the others are the network's.
            Err(why) if why.kind() == io::ErrorKind::InvalidData => {
                Err(Broken::Seal(why.to_string()))
            }
            Err(why) => Err(Broken::Io(why)),
        }
    }

    pub(super) async fn write(&mut self, octets: &[u8], wait: Duration) -> Result<(), Broken> {
        let writing = async {
            self.0.write_all(octets).await?;
            self.0.flush().await
        };
        Ok(timeout(wait, writing).await.map_err(|_| Broken::TimedOut)??)
    }

    pub(super) async fn reply(&mut self, wait: Duration) -> Result<Reply, Broken> {
        timeout(wait, self.read_reply()).await.map_err(|_| Broken::TimedOut)?
    }

    async fn read_reply(&mut self) -> Result<Reply, Broken> {
        let (mut code, mut lines, mut left) = (None, Vec::new(), LONGEST_REPLY);
        loop {
            let mut line = Vec::new();
            let most = u64::try_from(left).unwrap_or(0);
            let read = (&mut self.0).take(most).read_until(b'\n', &mut line).await?;
            left -= read.min(left);
            if !line.ends_with(b"\n") {
                if left == 0 {
                    return Err(Broken::Garbage("a reply without an end"));
                }
                return Err(Broken::Io(io::ErrorKind::UnexpectedEof.into()));
            }
            let line = String::from_utf8_lossy(&line);
            let (said, is_last, text) = split(line.trim_end()).ok_or(Broken::Garbage("no code"))?;
            if *code.get_or_insert(said) != said {
                return Err(Broken::Garbage("a reply with two codes"));
            }
            lines.push(text.to_owned());
            if is_last {
                return Ok(Reply { code: said, lines });
            }
        }
    }
}

/// The code of a line, whether it is the last one of its reply, and its text, which may be missing
/// together with its space (RFC 5321, section 4.2).
fn split(line: &str) -> Option<(u16, bool, &str)> {
    let (digits, rest) = line.split_at_checked(3)?;
    let is_code = digits.bytes().all(|byte| byte.is_ascii_digit());
    let code = digits.parse().ok().filter(|code| is_code && (200..600).contains(code))?;
    match rest.strip_prefix('-') {
        Some(text) => Some((code, false, text)),
        None if rest.is_empty() => Some((code, true, "")),
        None => rest.strip_prefix(' ').map(|text| (code, true, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_code_and_says_whether_it_is_the_last() {
        let cases = [
            ("250 ok", Some((250, true, "ok"))),
            ("250", Some((250, true, ""))),
            ("250 ", Some((250, true, ""))),
            ("250-SIZE 1", Some((250, false, "SIZE 1"))),
            ("571 go away", Some((571, true, "go away"))),
            ("250ok", None),
            ("199 ok", None),
            ("600 ok", None),
            ("+25 ok", None),
            ("25", None),
            ("", None),
            ("ååå", None),
            ("HTTP/1.1 400 Bad Request", None),
        ];
        for (line, expected) in cases {
            assert_eq!(split(line), expected, "{line:?}");
        }
    }

    #[test]
    fn an_answer_to_ehlo_names_extensions_in_any_case() {
        let lines = ["mail.example.org AUTH LOGIN", "auth plain", "StartTLS"].map(str::to_owned);
        let reply = Reply { code: 250, lines: lines.to_vec() };
        assert!(reply.has("STARTTLS"));
        assert!(reply.offers("AUTH", "PLAIN"));
        assert!(!reply.offers("AUTH", "LOGIN"), "the first line is a name");
        assert!(!reply.has("SMTPUTF8"));
    }
}
