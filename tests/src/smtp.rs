//! A mail server for tests. It takes mails, or does at any stage what a test tells it to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

mod certificate;

pub use certificate::{Authority, Certificate};

/// Where in a session the server is when it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    Body,
}

/// What it does there instead of saying yes.
#[derive(Clone, Debug)]
pub enum Act {
    /// Answers this, which may have several lines, and goes on.
    Say(&'static str),
    /// Answers this and closes.
    Bye(&'static str),
    /// Closes without an answer.
    Drop,
    /// Never answers.
    Hang,
    /// Says yes after a while.
    Late(Duration),
    /// Says yes, one octet at a time.
    Trickle(Duration),
    /// Talks without end, in lines or in one.
    Endless(&'static str),
}

/// How the server's connections are sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Not at all, and `STARTTLS` is not offered.
    Clear,
    /// After `STARTTLS`.
    StartTls,
    /// From the start.
    Tls,
}

/// A mail that the server has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: String,
    /// Without the dots that the way needs.
    pub mime: Vec<u8>,
    /// Whether it came by TLS.
    pub sealed: bool,
    /// Who had signed in.
    pub user: Option<String>,
}

#[derive(Debug, Default)]
struct Seen {
    acts: Vec<(At, Act, bool)>,
    taken: Vec<Taken>,
    connections: usize,
    commands: Vec<String>,
    most: Option<usize>,
    login_only: bool,
}

/// A mail server on this machine.
#[derive(Debug)]
pub struct Server {
    pub address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    /// Starts it. With a user, nobody else may send.
    pub async fn start(seal: Seal, certificate: &Certificate, user: Option<&str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Seen::default()));
        let session = Session {
            seen: Arc::clone(&seen),
            seal,
            tls: certificate.acceptor(),
            user: user.map(str::to_owned),
        };
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                session.seen.lock().expect("sound").connections += 1;
                tokio::spawn(session.clone().run(stream));
            }
        });
        Self { address, seen, task }
    }

    /// Does this once at that stage; several of them one after the other.
    pub fn once(&self, at: At, act: Act) {
        self.seen.lock().expect("sound").acts.push((at, act, false));
    }

    /// Does this at that stage until it is mended.
    pub fn always(&self, at: At, act: Act) {
        self.seen.lock().expect("sound").acts.push((at, act, true));
    }

    /// Takes no more than so many mails, and then says 421.
    pub fn at_most(&self, mails: usize) {
        self.seen.lock().expect("sound").most = Some(mails);
    }

    /// Lets people sign in by `AUTH LOGIN` alone.
    pub fn login_only(&self) {
        self.seen.lock().expect("sound").login_only = true;
    }

    /// Says yes to everything from now on.
    pub fn mend(&self) {
        let mut seen = self.seen.lock().expect("sound");
        seen.acts.clear();
        seen.most = None;
    }

    /// What it has taken.
    pub fn taken(&self) -> Vec<Taken> {
        self.seen.lock().expect("sound").taken.clone()
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        self.seen.lock().expect("sound").connections
    }

    /// All commands so far, of all sessions.
    pub fn commands(&self) -> Vec<String> {
        self.seen.lock().expect("sound").commands.clone()
    }
}

trait Octets: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Octets for T {}

type Stream = BufReader<Box<dyn Octets>>;

#[derive(Clone)]
struct Session {
    seen: Arc<Mutex<Seen>>,
    seal: Seal,
    tls: TlsAcceptor,
    user: Option<String>,
}

/// The session is over.
struct Over;

impl From<std::io::Error> for Over {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl Session {
    async fn run(self, stream: TcpStream) {
        let stream: Box<dyn Octets> = match self.seal {
            Seal::Tls => match self.tls.accept(stream).await {
                Ok(stream) => Box::new(stream),
                Err(_) => return,
            },
            Seal::Clear | Seal::StartTls => Box::new(stream),
        };
        let mut stream = BufReader::new(stream);
        if self.answer(&mut stream, At::Greeting, "220 mail.example.org ESMTP").await.is_err() {
            return;
        }
        let is_sealed = self.seal == Seal::Tls;
        let _ = self.talk(stream, is_sealed).await;
    }

    async fn talk(&self, mut stream: Stream, mut sealed: bool) -> Result<(), Over> {
        let (mut from, mut to, mut user) = (String::new(), String::new(), None);
        loop {
            let line = self.line(&mut stream).await?;
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    let able = self.able(sealed);
                    self.answer(&mut stream, At::Ehlo, &able).await?;
                }
                "STARTTLS" => {
                    if self.answer(&mut stream, At::StartTls, "220 go ahead").await? {
                        let tls = self.tls.accept(stream.into_inner()).await?;
                        stream = BufReader::new(Box::new(tls));
                        sealed = true;
                    }
                }
                "AUTH" => user = self.sign_in(&mut stream, &line).await?,
                "MAIL" if self.user.is_some() && user.is_none() => {
                    self.say(&mut stream, "530 5.7.0 Authentication required").await?;
                }
                "MAIL" if self.is_full() => {
                    self.say(&mut stream, "421 4.7.0 enough for now").await?;
                    return Err(Over);
                }
                "MAIL" => {
                    from = between(&line);
                    self.answer(&mut stream, At::Mail, "250 ok").await?;
                }
                "RCPT" => {
                    to = between(&line);
                    self.answer(&mut stream, At::Rcpt, "250 ok").await?;
                }
                "DATA" => {
                    if self.answer(&mut stream, At::Data, "354 go ahead").await? {
                        let mime = self.body(&mut stream).await?;
                        let taken = Taken {
                            from: from.clone(),
                            to: to.clone(),
                            mime,
                            sealed,
                            user: user.clone(),
                        };
                        self.take(&mut stream, taken).await?;
                    }
                }
                "QUIT" => {
                    self.say(&mut stream, "221 bye").await?;
                    return Ok(());
                }
                _ => self.say(&mut stream, "502 what?").await?,
            }
        }
    }

    fn able(&self, sealed: bool) -> String {
        let mut able = vec!["mail.example.org"];
        if self.seal == Seal::StartTls && !sealed {
            able.push("STARTTLS");
        }
        if self.user.is_some() {
            let login_only = self.seen.lock().expect("sound").login_only;
            able.push(if login_only { "AUTH LOGIN" } else { "AUTH LOGIN PLAIN" });
        }
        able.push("ENHANCEDSTATUSCODES");
        let last = able.len() - 1;
        let line =
            |(at, text): (usize, &&str)| format!("250{}{text}", if at == last { ' ' } else { '-' });
        able.iter().enumerate().map(line).collect::<Vec<_>>().join("\r\n")
    }

    async fn sign_in(&self, stream: &mut Stream, line: &str) -> Result<Option<String>, Over> {
        if line == "AUTH LOGIN" {
            for challenge in ["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"] {
                self.say(stream, challenge).await?;
                self.line(stream).await?;
            }
        }
        let is_welcome = self.answer(stream, At::Auth, "235 welcome").await?;
        Ok(self.user.clone().filter(|_| is_welcome))
    }

    fn is_full(&self) -> bool {
        let seen = self.seen.lock().expect("sound");
        seen.most.is_some_and(|most| seen.taken.len() >= most)
    }

    /// A mail counts as taken when the server says yes, or when it says nothing any more.
    async fn take(&self, stream: &mut Stream, taken: Taken) -> Result<(), Over> {
        let is_silent = matches!(self.next_act(At::Body), Some(Act::Drop));
        if is_silent {
            self.act(At::Body);
            self.seen.lock().expect("sound").taken.push(taken);
            return Err(Over);
        }
        if let Some(Act::Bye(text)) = self.next_act(At::Body) {
            self.act(At::Body);
            self.say(stream, text).await?;
            return Err(Over);
        }
        // Before the answer, since the test may look as soon as the other side has it.
        let at = {
            let mut seen = self.seen.lock().expect("sound");
            seen.taken.push(taken);
            seen.taken.len() - 1
        };
        if !self.answer(stream, At::Body, "250 2.0.0 queued").await? {
            self.seen.lock().expect("sound").taken.remove(at);
        }
        Ok(())
    }

    async fn body(&self, stream: &mut Stream) -> Result<Vec<u8>, Over> {
        let mut mime = Vec::new();
        loop {
            let mut line = Vec::new();
            if stream.read_until(b'\n', &mut line).await? == 0 {
                return Err(Over);
            }
            assert!(line.is_ascii() && line.len() <= 1_000 && line.ends_with(b"\r\n"));
            match line.strip_prefix(b".") {
                Some(b"\r\n") => return Ok(mime),
                Some(rest) => mime.extend_from_slice(rest),
                None => mime.extend_from_slice(&line),
            }
        }
    }

    async fn line(&self, stream: &mut Stream) -> Result<String, Over> {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(Over);
        }
        let line = line.trim_end().to_owned();
        self.seen.lock().expect("sound").commands.push(line.clone());
        Ok(line)
    }

    fn next_act(&self, at: At) -> Option<Act> {
        let seen = self.seen.lock().expect("sound");
        seen.acts.iter().find(|(when, ..)| *when == at).map(|(_, act, _)| act.clone())
    }

    fn act(&self, at: At) -> Option<Act> {
        let mut seen = self.seen.lock().expect("sound");
        let index = seen.acts.iter().position(|(when, ..)| *when == at)?;
        let (_, act, stays) = seen.acts[index].clone();
        if !stays {
            seen.acts.remove(index);
        }
        Some(act)
    }

    /// Answers yes, or as the test has told it to; whether it was a yes.
    async fn answer(&self, stream: &mut Stream, at: At, yes: &str) -> Result<bool, Over> {
        match self.act(at) {
            None => self.say(stream, yes).await?,
            Some(Act::Say(text)) => {
                self.say(stream, text).await?;
                return Ok(text.starts_with(['2', '3']));
            }
            Some(Act::Bye(text)) => {
                self.say(stream, text).await?;
                return Err(Over);
            }
            Some(Act::Drop) => return Err(Over),
            Some(Act::Hang) => std::future::pending().await,
            Some(Act::Late(wait)) => {
                tokio::time::sleep(wait).await;
                self.say(stream, yes).await?;
            }
            Some(Act::Trickle(pause)) => {
                for octet in format!("{yes}\r\n").bytes() {
                    stream.write_all(&[octet]).await?;
                    stream.flush().await?;
                    tokio::time::sleep(pause).await;
                }
            }
            Some(Act::Endless(text)) => loop {
                stream.write_all(text.as_bytes()).await?;
            },
        }
        Ok(true)
    }

    async fn say(&self, stream: &mut Stream, text: &str) -> Result<(), Over> {
        stream.write_all(format!("{text}\r\n").as_bytes()).await?;
        Ok(stream.flush().await?)
    }
}

fn between(line: &str) -> String {
    let (_, rest) = line.split_once('<').expect("an address");
    rest.split('>').next().unwrap_or_default().to_owned()
}
