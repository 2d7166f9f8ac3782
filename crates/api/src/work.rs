//! What a node does beside answering: it delivers mails and lets time do its part.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::upkeep;
use mailer::{Folder, Mailer, Pace, Sender, Smtp, SmtpServer, Transport, Waits};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::{self, Config, Security};
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
    /// A sentence, when the way to send mails cannot be set up.
    pub fn start(state: &State, stopped: watch::Receiver<bool>) -> Result<Self, String> {
        let mailer = mailer(state, transport(&state.config)?);
        let mails = tokio::spawn(mailer.run(stopped.clone()));
        let upkeep = tokio::spawn(keep_up(state.clone(), stopped));
        Ok(Self { tasks: vec![mails, upkeep] })
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
                security: match smtp.security {
                    Security::Starttls => mailer::Security::Starttls,
                    Security::Tls => mailer::Security::Tls,
                    Security::Clear => mailer::Security::Clear,
                },
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
