//! What a node does beside answering: it delivers mails and lets time do its part.

use std::time::Duration;

use domain::upkeep;
use tokio::sync::watch;
use tokio::task::JoinHandle;

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
        let upkeep = tokio::spawn(keep_up(state.clone(), stopped.clone()));
        Ok(Self { tasks: vec![upkeep] })
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
