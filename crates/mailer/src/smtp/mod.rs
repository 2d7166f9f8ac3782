//! A mail server that takes our mails (RFC 5321).
//!
//! Commands are lettre's; the connection is our own (`wire`), because lettre 0.11 reads a line of
//! any length into memory, keeps what came in clear behind the answer to `STARTTLS` and reads it
//! as if it had come by TLS, and takes an answer whose code it does not know, or that has no text,
//! for garbage. `verdict` says what an answer means for the mail.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::value::EmailAddress;
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Starttls};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Category, Code, Detail, Response, Severity};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::Instant;
use tokio_rustls::TlsConnector;

use crate::transport::{Parcel, Trouble};

pub(crate) mod tls;
mod verdict;
mod wire;

use verdict::Stage;
use wire::{Broken, Reply, Wire};

/// A mail server and how to reach it.
#[derive(Clone, Debug)]
pub struct SmtpServer {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is sealed.
    pub security: Security,
    /// Whom we sign in as; empty for nobody.
    pub user: String,
    /// The password.
    pub password: SecretString,
    /// A file of PEM certificates to trust beside the usual ones.
    pub root_certificates: Option<PathBuf>,
    /// What we call ourselves.
    pub hello: String,
    /// How long to wait for answers.
    pub waits: Waits,
}

/// How a connection to the mail server is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS after `STARTTLS`, or nothing is sent.
    Starttls,
    /// TLS from the start.
    Tls,
    /// In clear, for a relay on the same machine.
    Clear,
}

/// How long to wait for an answer, by RFC 5321, section 4.5.3.2. [`Waits::default`] is what
/// installations use.
#[derive(Clone, Copy, Debug)]
pub struct Waits {
    /// For a connection, and for its TLS.
    pub connect: Duration,
    /// For the answer to a command.
    pub command: Duration,
    /// For the answer to a whole mail, while the server may be reading it to its scanners.
    pub body: Duration,
}

impl Default for Waits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_secs(5 * 60),
            body: Duration::from_secs(10 * 60),
        }
    }
}

/// How long a connection is kept for the next mail. Servers wait five minutes at least.
const KEPT: Duration = Duration::from_secs(30);

/// The most connections that are kept.
const MOST_KEPT: usize = 8;

/// Delivers to a mail server, and keeps connections for the next mails.
pub struct Smtp {
    server: SmtpServer,
    tls: TlsConnector,
    hello: ClientId,
    kept: Mutex<Vec<(Wire, Instant)>>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp").field("server", &self.server).finish_non_exhaustive()
    }
}

impl Smtp {
    /// Gets ready to deliver; connects to nothing yet.
    ///
    /// # Errors
    ///
    /// A sentence, when the certificates to trust cannot be read.
    pub fn new(server: SmtpServer) -> Result<Self, String> {
        let tls = tls::connector(server.root_certificates.as_deref())?;
        let hello = ClientId::Domain(server.hello.clone());
        Ok(Self { server, tls, hello, kept: Mutex::default() })
    }

    pub(crate) async fn send(&self, parcel: &Parcel<'_>) -> Result<(), Trouble> {
        if let Some(mut wire) = self.take_kept() {
            match self.post(&mut wire, parcel).await {
                // The server may have closed it meanwhile; nothing of the mail was sent.
                Err(Fault { stage: Stage::Mail, why }) if why.is_closed() => {}
                posted => return self.settled(wire, posted),
            }
        }
        let mut wire = self.connect().await.map_err(Fault::trouble)?;
        let posted = self.post(&mut wire, parcel).await;
        self.settled(wire, posted)
    }

    /// A connection that has signed in.
    async fn connect(&self) -> Result<Wire, Fault> {
        let waits = self.server.waits;
        let (host, port) = (self.server.host.as_str(), self.server.port);
        let mut wire = at(Stage::Connect, Wire::connect(host, port, waits.connect).await)?;
        if self.server.security == Security::Tls {
            wire = at(Stage::Tls, wire.seal(&self.tls, host, waits.connect).await)?;
        }
        expect(Stage::Greeting, wire.reply(waits.command).await)?;
        let mut able = self.greet(&mut wire).await?;
        if self.server.security == Security::Starttls {
            if !able.has("STARTTLS") {
                return Err(Fault { stage: Stage::StartTls, why: Broken::Missing("STARTTLS") });
            }
            self.ask(&mut wire, Stage::StartTls, Starttls).await?;
            wire = at(Stage::Tls, wire.seal(&self.tls, host, waits.connect).await)?;
            // What was said in clear may not have been said by the server (RFC 3207, section 4.2).
            able = self.greet(&mut wire).await?;
        }
        if !self.server.user.is_empty() {
            self.sign_in(&mut wire, &able).await?;
        }
        Ok(wire)
    }

    async fn greet(&self, wire: &mut Wire) -> Result<Reply, Fault> {
        self.ask(wire, Stage::Hello, Ehlo::new(self.hello.clone())).await
    }

    async fn sign_in(&self, wire: &mut Wire, able: &Reply) -> Result<(), Fault> {
        let known = [Mechanism::Plain, Mechanism::Login];
        let offered = |mechanism: &Mechanism| able.offers("AUTH", &mechanism.to_string());
        let Some(mechanism) = known.into_iter().find(offered) else {
            return Err(Fault { stage: Stage::Auth, why: Broken::Missing("AUTH PLAIN or LOGIN") });
        };
        let password = self.server.password.expose_secret().to_owned();
        let credentials = Credentials::new(self.server.user.clone(), password);
        let unusable =
            |_| Fault { stage: Stage::Auth, why: Broken::Garbage("a strange challenge") };
        let first = Auth::new(mechanism, credentials.clone(), None).map_err(unusable)?;
        let mut reply = self.ask(wire, Stage::Auth, first).await?;
        // LOGIN asks for the name, then for the password.
        for _ in 0..2 {
            if reply.code != 334 {
                break;
            }
            let code =
                Code::new(Severity::PositiveIntermediate, Category::Unspecified3, Detail::Four);
            let challenge = Response::new(code, vec![reply.text()]);
            let next = Auth::new_from_response(mechanism, credentials.clone(), &challenge);
            reply = self.ask(wire, Stage::Auth, next.map_err(unusable)?).await?;
        }
        match reply.code {
            334 => Err(Fault { stage: Stage::Auth, why: Broken::Garbage("endless challenges") }),
            _ => Ok(()),
        }
    }

    async fn post(&self, wire: &mut Wire, parcel: &Parcel<'_>) -> Result<(), Fault> {
        let waits = self.server.waits;
        let from = address(Stage::Mail, parcel.sender)?;
        let to = address(Stage::Rcpt, parcel.recipient)?;
        self.ask(wire, Stage::Mail, Mail::new(Some(from), Vec::new())).await?;
        self.ask(wire, Stage::Rcpt, Rcpt::new(to, Vec::new())).await?;
        let ready = self.ask(wire, Stage::Data, Data).await?;
        if ready.code != 354 {
            return Err(Fault { stage: Stage::Data, why: Broken::Garbage("no 354 to DATA") });
        }
        at(Stage::Body, wire.write(&stuffed(parcel.mime), waits.body).await)?;
        expect(Stage::End, wire.reply(waits.body).await)?;
        Ok(())
    }

    /// Sends a command and returns its answer, if it is a yes.
    async fn ask(
        &self,
        wire: &mut Wire,
        stage: Stage,
        command: impl fmt::Display,
    ) -> Result<Reply, Fault> {
        let wait = self.server.waits.command;
        at(stage, wire.write(command.to_string().as_bytes(), wait).await)?;
        expect(stage, wire.reply(wait).await)
    }

    fn settled(&self, wire: Wire, posted: Result<(), Fault>) -> Result<(), Trouble> {
        if posted.is_ok() {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() < MOST_KEPT {
                kept.push((wire, Instant::now()));
                return Ok(());
            }
        }
        // Nobody waits for the answer to QUIT: it changes nothing.
        tokio::spawn(async move {
            let mut wire = wire;
            let _ = wire.write(Quit.to_string().as_bytes(), Duration::from_secs(5)).await;
        });
        posted.map_err(Fault::trouble)
    }

    fn take_kept(&self) -> Option<Wire> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, since)| since.elapsed() < KEPT);
        kept.pop().map(|(wire, _)| wire)
    }
}

impl From<Smtp> for crate::transport::Transport {
    fn from(smtp: Smtp) -> Self {
        Self::Smtp(Arc::new(smtp))
    }
}

/// What went wrong, and where.
#[derive(Debug)]
struct Fault {
    stage: Stage,
    why: Broken,
}

impl Fault {
    fn trouble(self) -> Trouble {
        verdict::trouble(self.stage, &self.why)
    }
}

fn at<T>(stage: Stage, done: Result<T, Broken>) -> Result<T, Fault> {
    done.map_err(|why| Fault { stage, why })
}

/// The answer, if it is a yes.
fn expect(stage: Stage, reply: Result<Reply, Broken>) -> Result<Reply, Fault> {
    let reply = at(stage, reply)?;
    match reply.code {
        200..400 => Ok(reply),
        _ => Err(Fault { stage, why: Broken::Refused(reply) }),
    }
}

fn address(stage: Stage, address: &EmailAddress) -> Result<Address, Fault> {
    address.as_str().parse().map_err(|_| Fault { stage, why: Broken::Address })
}

/// The mail with its end: a dot at the start of a line is doubled (RFC 5321, section 4.5.2).
fn stuffed(mime: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(mime.len() + 16);
    for line in mime.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            stuffed.push(b'.');
        }
        stuffed.extend_from_slice(line);
    }
    if !stuffed.ends_with(b"\r\n") {
        stuffed.extend_from_slice(b"\r\n");
    }
    stuffed.extend_from_slice(b".\r\n");
    stuffed
}

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn a_dot_at_the_start_of_a_line_is_doubled_and_the_end_is_one() {
        let cases: [(&[u8], &[u8]); 4] = [
            (b"a\r\n", b"a\r\n.\r\n"),
            (b".\r\na.b\r\n..\r\n", b"..\r\na.b\r\n...\r\n.\r\n"),
            (b"a", b"a\r\n.\r\n"),
            (b"", b"\r\n.\r\n"),
        ];
        for (mime, expected) in cases {
            assert_eq!(stuffed(mime), expected);
        }
    }
}
