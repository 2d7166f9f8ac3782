//! Reads the mailbox of the conference by IMAP.
//!
//! A mail is read from the folder, recorded, and only then put into another folder: what is still
//! in the first one was not read, or was read and not put away. In the second case it is read once
//! more, which changes nothing, because its key is known. No flag is relied on, since whoever looks
//! into the mailbox with a mail program changes them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::invite::ops::Outcome;
use domain::{Clock, Store, StoreResult};
use secrecy::SecretString;
use tokio::sync::{Notify, watch};
use tokio::task::spawn_blocking;
use tokio::time::sleep;
use tokio_rustls::TlsConnector;

use crate::inbound::receive;
use crate::smtp::{Security, tls};

mod connection;

use connection::{Connection, Fault};

/// A mail server and the mailbox there.
#[derive(Clone, Debug)]
pub struct ImapServer {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is sealed.
    pub security: Security,
    /// Whom we sign in as.
    pub user: String,
    /// The password.
    pub password: SecretString,
    /// A file of PEM certificates to trust beside the usual ones.
    pub root_certificates: Option<PathBuf>,
    /// Where mails come in.
    pub folder: String,
    /// Where those go that were read; it is made if it is not there.
    pub read_folder: String,
}

/// How long the reader waits. [`ImapPace::default`] is what installations use.
#[derive(Clone, Copy, Debug)]
pub struct ImapPace {
    /// For the connection, and for the answer to a command.
    pub command: Duration,
    /// For a mail.
    pub mail: Duration,
    /// How often it looks where the server does not tell.
    pub poll: Duration,
    /// How long it trusts the server to tell. Servers give up after 30 minutes (RFC 2177), and
    /// what lies between often much earlier, without a word.
    pub idle: Duration,
    /// The pause after a fault; doubled each time.
    pub first_pause: Duration,
    /// The longest such pause.
    pub longest_pause: Duration,
}

impl Default for ImapPace {
    fn default() -> Self {
        Self {
            command: Duration::from_secs(60),
            mail: Duration::from_secs(5 * 60),
            poll: Duration::from_secs(60),
            idle: Duration::from_secs(5 * 60),
            first_pause: Duration::from_secs(5),
            longest_pause: Duration::from_secs(5 * 60),
        }
    }
}

/// Reads a mailbox. Several may read the same one: each mail counts once.
pub struct Reader {
    /// Where it is recorded.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Rung when a mail was recorded, which may owe somebody a mail.
    pub bell: Arc<Notify>,
    server: ImapServer,
    tls: TlsConnector,
    pace: ImapPace,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("server", &self.server).finish_non_exhaustive()
    }
}

impl Reader {
    /// Gets ready to read; connects to nothing yet.
    ///
    /// # Errors
    ///
    /// A sentence, when the certificates to trust cannot be read.
    pub fn new(
        store: Store,
        clock: Clock,
        bell: Arc<Notify>,
        server: ImapServer,
        pace: ImapPace,
    ) -> Result<Self, String> {
        let tls = tls::connector(server.root_certificates.as_deref())?;
        Ok(Self { store, clock, bell, server, tls, pace })
    }

    /// Reads until `stopped` turns true. Faults of the server are waited out.
    pub async fn run(self, mut stopped: watch::Receiver<bool>) {
        let mut faults = 0;
        loop {
            let fault = tokio::select! {
                _ = stopped.wait_for(|stopped| *stopped) => return,
                fault = self.until_fault(&mut faults) => fault,
            };
            let doubled = self.pace.first_pause.saturating_mul(2_u32.saturating_pow(faults));
            let pause = doubled.min(self.pace.longest_pause);
            faults = faults.saturating_add(1);
            let seconds = pause.as_secs();
            tracing::warn!(reason = fault.0, seconds, "the mailbox cannot be read now");
            tokio::select! {
                _ = stopped.wait_for(|stopped| *stopped) => return,
                () = sleep(pause) => {}
            }
        }
    }

    /// Reads over one connection; `faults` is 0 again as soon as that went well.
    async fn until_fault(&self, faults: &mut u32) -> Fault {
        let opened = Connection::open(&self.server, &self.tls, self.pace).await;
        let mut connection = match opened {
            Ok(connection) => connection,
            Err(fault) => return fault,
        };
        loop {
            let left = match self.read_all(&mut connection).await {
                Ok(left) => left,
                Err(fault) => return fault,
            };
            *faults = 0;
            connection = match connection.wait(left).await {
                Ok(connection) => connection,
                Err(fault) => return fault,
            };
        }
    }

    /// Reads what is there; whether some of it could not be taken and has to be tried again.
    async fn read_all(&self, connection: &mut Connection<'_>) -> Result<bool, Fault> {
        let mut left = false;
        for number in connection.waiting().await? {
            let Some(mail) = connection.fetch(number).await? else {
                tracing::warn!(number, "the mail server does not give a mail; it is tried again");
                left = true;
                continue;
            };
            match self.record(mail).await {
                Ok(outcome) => {
                    tracing::info!(number, ?outcome, "a mail came in");
                    self.bell.notify_one();
                    connection.put_away(number).await?;
                }
                Err(error) => {
                    tracing::warn!(number, %error, "a mail was not recorded; it is tried again");
                    left = true;
                }
            }
        }
        Ok(left)
    }

    async fn record(&self, mail: Vec<u8>) -> StoreResult<Outcome> {
        // `read` lets no panic out, so the task ends well.
        let work = spawn_blocking(move || receive(mail)).await;
        let work = work.map_err(|_| domain::StoreError::Deadline)?;
        self.store.write(self.clock.now(), work).await
    }
}
