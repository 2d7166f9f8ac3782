//! What a node does beside answering: it delivers mails and lets time do its part.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::upkeep;
use mailer::inbound::imap::{ImapPace, ImapServer, Reader};
use mailer::{Folder, Mailer, Pace, Sender, Smtp, SmtpServer, Transport, Waits};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::{self, Config};
use crate::state::State;

/// How often a node looks whether offers have expired or seats are free while people wait.
const UPKEEP_EVERY: Duration = Duration::from_secs(1);

/// The tasks of a working node.
#[derive(Debug)]
pub struct Work {
    tasks: Vec<JoinHandle<()>>,
}

impl Work {
    /// Starts them; they end when `stopped` turns true.
    ///
    /// # Errors
    ///
    /// A sentence, when the way to send mails or to read them cannot be set up.
    pub fn start(state: &State, stopped: watch::Receiver<bool>) -> Result<Self, String> {
        let mailer = mailer(state, transport(&state.config)?);
        let reader = reader(state, ImapPace::default())?;
        let mut tasks = vec![tokio::spawn(mailer.run(stopped.clone()))];
        tasks.extend(reader.map(|reader| tokio::spawn(reader.run(stopped.clone()))));
        tasks.push(tokio::spawn(keep_up(state.clone(), stopped)));
        Ok(Self { tasks })
    }

    /// Waits until they have ended.
    pub async fn ended(self) {
        for task in self.tasks {
            if let Err(why) = task.await {
                tracing::error!(error = %why, "a task of this node ended badly");
            }
        }
    }
}

/// The worker that delivers an installation's mails by `transport`.
#[must_use]
pub fn mailer(state: &State, transport: Transport) -> Mailer {
    Mailer {
        store: state.store.clone(),
        clock: state.clock.clone(),
        sender: sender(state),
        transport,
        bell: Arc::clone(&state.outbox_bell),
        pace: Pace::default(),
    }
}

/// Who writes the mails.
pub fn sender(state: &State) -> Sender {
    let mail = &state.config.mail;
    Sender {
        name: mail.from_name.clone(),
        address: mail.from_address.clone(),
        base_url: state.config.base_url.as_str().to_owned(),
        links: state.links.clone(),
        times: state.config.calendar.times,
    }
}

/// The way that the settings name.
///
/// # Errors
///
/// A sentence, when the folder or the certificates cannot be used.
pub fn transport(config: &Config) -> Result<Transport, String> {
    let mail = &config.mail;
    match mail.transport {
        config::Transport::Folder => {
            let shown = mail.folder.display();
            let folder = Folder::open(&mail.folder)
                .map_err(|why| format!("the folder for mails, {shown}, cannot be used: {why}"))?;
            Ok(Transport::Folder(folder))
        }
        config::Transport::Smtp => {
            let smtp = &mail.smtp;
            let roots = &smtp.root_certificates;
            let server = SmtpServer {
                host: smtp.host.clone(),
                port: smtp.port,
                security: smtp.security.of_mailer(),
                user: smtp.user.clone(),
                password: smtp.password.clone(),
                root_certificates: (!roots.is_empty()).then(|| PathBuf::from(roots)),
                hello: config.base_url.host().to_owned(),
                waits: Waits::default(),
            };
            Ok(Smtp::new(server)?.into())
        }
    }
}

/// What reads the mailbox that the settings name; none where they name none.
///
/// # Errors
///
/// A sentence, when the certificates cannot be used.
pub fn reader(state: &State, pace: ImapPace) -> Result<Option<Reader>, String> {
    let imap = &state.config.inbound.imap;
    if imap.host.is_empty() {
        return Ok(None);
    }
    let roots = &imap.root_certificates;
    let server = ImapServer {
        host: imap.host.clone(),
        port: imap.port,
        security: imap.security.of_mailer(),
        user: imap.user.clone(),
        password: imap.password.clone(),
        root_certificates: (!roots.is_empty()).then(|| PathBuf::from(roots)),
        folder: imap.folder.clone(),
        read_folder: imap.read_folder.clone(),
    };
    let (store, clock) = (state.store.clone(), state.clock.clone());
    Reader::new(store, clock, Arc::clone(&state.outbox_bell), server, pace).map(Some)
}

/// Lets offers expire, wakes waiting lists, and deletes what is due.
async fn keep_up(state: State, mut stopped: watch::Receiver<bool>) {
    let mut pause = Duration::ZERO;
    loop {
        tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => return,
            () = tokio::time::sleep(pause) => {}
        }
        pause = UPKEEP_EVERY;
        state.limiters.forget_old();
        match state.write(upkeep::run).await {
            Ok(0) => {}
            Ok(_) => pause = Duration::ZERO,
            Err(error) => tracing::warn!(%error, "upkeep failed; it is tried again"),
        }
    }
}
