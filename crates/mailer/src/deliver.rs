//! One message from its lease to its end.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use domain::outbox::{self, Failure, Leased};
use domain::{StoreResult, Tx};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use crate::mime::mime;
use crate::render::{RenderError, render};
use crate::run::Mailer;
use crate::transport::{Parcel, Trouble};

/// How a delivery ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The other side took the mail or refused it: it can be reached.
    Answered,
    /// Neither took nor refused, or the lease was lost.
    Unanswered,
    /// The way is at fault, with the reason for the log.
    Channel(String),
}

/// How often the end of a delivery is written down before the lease is left to run out.
const SETTLINGS: u32 = 8;

impl Mailer {
    pub(crate) async fn deliver(&self, leased: Leased, worker: String) -> Outcome {
        let leased = Arc::new(leased);
        let mime = match &leased.mime {
            Some(kept) => kept.clone(),
            None => match self.made(&leased) {
                Ok(made) => {
                    if !self.keep(&leased, &worker, &made).await {
                        return Outcome::Unanswered;
                    }
                    made
                }
                Err(why) => {
                    tracing::error!(mail = %leased.id, "a message cannot be made into a mail");
                    let failure = Failure::Final(why);
                    self.settle(&leased, &worker, Some(failure)).await;
                    return Outcome::Unanswered;
                }
            },
        };
        let Some(sent) = self.send(&leased, &worker, &mime).await else {
            tracing::warn!(mail = %leased.id, "the lease of a mail was lost while it was sent");
            return Outcome::Unanswered;
        };
        self.conclude(&leased, &worker, sent).await
    }

    /// The bytes of the mail.
    fn made(&self, leased: &Leased) -> Result<Vec<u8>, String> {
        caught(|| {
            let mail = render(&self.sender, leased.language, &leased.message)?;
            mime(&self.sender, leased, &mail)
        })
    }

    /// Keeps the bytes before anything is sent; false when the lease is lost or nothing is kept.
    async fn keep(&self, leased: &Leased, worker: &str, mime: &[u8]) -> bool {
        let (id, worker, mime) = (leased.id, worker.to_owned(), mime.to_owned());
        let kept = self.write(move |tx| outbox::ops::keep_mime(tx, id, &worker, &mime)).await;
        kept.unwrap_or_else(|error| {
            tracing::warn!(mail = %id, %error, "a mail could not be kept; it is tried again");
            false
        })
    }

    /// Sends while the lease is held; nothing when it was lost.
    async fn send(
        &self,
        leased: &Leased,
        worker: &str,
        mime: &[u8],
    ) -> Option<Result<(), Trouble>> {
        let parcel = Parcel {
            sender: &self.sender.address,
            recipient: &leased.recipient,
            message_id: &leased.message_id,
            created_at: leased.created_at,
            mime,
        };
        let sending = timeout(self.pace.deadline, self.transport.send(&parcel));
        tokio::select! {
            sent = sending => Some(sent.unwrap_or_else(|_| {
                let brief = format!("no end after {} s", self.pace.deadline.as_secs());
                Err(Trouble { failure: Failure::Doubtful(brief.clone()), brief })
            })),
            () = self.until_lost(leased, worker) => None,
        }
    }

    /// Renews the lease until that fails.
    async fn until_lost(&self, leased: &Leased, worker: &str) {
        let mut beat = interval(self.pace.renew);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.tick().await;
        loop {
            beat.tick().await;
            let (id, worker, how_long) = (leased.id, worker.to_owned(), self.pace.lease);
            let held = self.write(move |tx| outbox::ops::renew(tx, id, &worker, how_long)).await;
            match held {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(mail = %id, %error, "a lease was not renewed"),
            }
        }
    }

    async fn conclude(
        &self,
        leased: &Arc<Leased>,
        worker: &str,
        sent: Result<(), Trouble>,
    ) -> Outcome {
        let (kind, attempt) = (leased.message.kind(), leased.attempts);
        let (outcome, failure) = match sent {
            Ok(()) => {
                tracing::info!(mail = %leased.id, kind, attempt, "a mail was sent");
                (Outcome::Answered, None)
            }
            Err(Trouble { failure, brief }) => {
                let outcome = match &failure {
                    Failure::Channel(_) => Outcome::Channel(brief),
                    Failure::Final(_) | Failure::Recipient(_) => {
                        tracing::warn!(mail = %leased.id, kind, reason = brief, "a mail was refused");
                        Outcome::Answered
                    }
                    Failure::Later(_) | Failure::Doubtful(_) => {
                        tracing::warn!(mail = %leased.id, kind, attempt, reason = brief, "a mail did not go out yet");
                        Outcome::Unanswered
                    }
                };
                (outcome, Some(failure))
            }
        };
        self.settle(leased, worker, failure).await;
        outcome
    }

    /// Writes the end down, again if the store has no time: a mail that was sent and is not
    /// settled is sent twice.
    async fn settle(&self, leased: &Arc<Leased>, worker: &str, failure: Option<Failure>) {
        for attempt in 1..=SETTLINGS {
            let (leased, worker, failure) =
                (Arc::clone(leased), worker.to_owned(), failure.clone());
            let id = leased.id;
            let settled = self.write(move |tx| match &failure {
                None => outbox::ops::done(tx, leased.id, &worker),
                Some(failure) => outbox::ops::failed(tx, &leased, &worker, failure),
            });
            match settled.await {
                Ok(true) => return,
                Ok(false) => {
                    tracing::warn!(mail = %id, "the lease of a mail was lost before its end");
                    return;
                }
                Err(error) => {
                    tracing::warn!(mail = %id, %error, "the end of a mail was not written down");
                    sleep(Duration::from_millis(50) * 2_u32.pow(attempt)).await;
                }
            }
        }
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> StoreResult<T> {
        self.store.write(self.clock.now(), work).await
    }
}

/// What `make` makes, or why not. A fault of ours in it must not end the worker, and does not go
/// away by trying again.
fn caught(make: impl FnOnce() -> Result<Vec<u8>, RenderError>) -> Result<Vec<u8>, String> {
    match catch_unwind(AssertUnwindSafe(make)) {
        Ok(made) => made.map_err(|why| format!("the mail cannot be made: {why}")),
        Err(_) => Err("the mail cannot be made: a fault in the program".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_reason_like_any_other() {
        let panics = caught(|| panic!("a fault of ours"));
        assert_eq!(panics, Err("the mail cannot be made: a fault in the program".to_owned()));
        let refused = caught(|| Err(RenderError::Header("a name".to_owned())));
        assert_eq!(refused, Err("the mail cannot be made: a name cannot be in a mail".to_owned()));
        assert_eq!(caught(|| Ok(vec![1])), Ok(vec![1]));
    }
}
