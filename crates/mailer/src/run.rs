//! The worker: leases messages, has several delivered at once, and pauses while the way is shut.

use std::sync::Arc;
use std::time::Duration;

use domain::value::random;
use domain::{Clock, Store, StoreResult, outbox};
use tokio::sync::{Notify, watch};
use tokio::task::{JoinError, JoinSet};
use tokio::time::Instant;

use crate::deliver::Outcome;
use crate::pace::Pace;
use crate::render::Sender;
use crate::transport::Transport;

/// Delivers what the outbox owes. Any number of them may work on one outbox.
#[derive(Clone, Debug)]
pub struct Mailer {
    /// Where the outbox is.
    pub store: Store,
    /// What time it is; leases and attempts are counted in it.
    pub clock: Clock,
    /// Who writes.
    pub sender: Sender,
    /// Which way.
    pub transport: Transport,
    /// Rings when the outbox may have something new.
    pub bell: Arc<Notify>,
    /// How fast.
    pub pace: Pace,
}

impl Mailer {
    /// Works until `stopped` turns true; then lets running deliveries end, for as long as the
    /// pace allows. What does not end by then is sent again by whoever works next.
    pub async fn run(self, mut stopped: watch::Receiver<bool>) {
        let mailer = Arc::new(self);
        let mut running = JoinSet::new();
        let mut channel = Channel::new(mailer.pace);
        loop {
            let free = channel.free(running.len(), Instant::now());
            if free > 0 {
                mailer.lease(free, &mut running).await;
            }
            tokio::select! {
                _ = stopped.wait_for(|stopped| *stopped) => break,
                Some(ended) = running.join_next() => channel.note(ended, Instant::now()),
                () = mailer.bell.notified(), if free > 0 => {}
                () = tokio::time::sleep(channel.wait(Instant::now())) => {}
            }
            while let Some(ended) = running.try_join_next() {
                channel.note(ended, Instant::now());
            }
        }
        let rest = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(mailer.pace.grace, rest).await.is_err() {
            tracing::warn!("some mails were still being sent; they are sent again");
        }
    }

    /// Starts the delivery of up to `most` messages that are due.
    ///
    /// Each time under a new name: should a lease run out while its delivery still runs, not even
    /// this worker's next delivery is mistaken for it.
    async fn lease(self: &Arc<Self>, most: usize, running: &mut JoinSet<Outcome>) {
        let worker = random::token();
        let (most, how_long) = (i64::try_from(most).unwrap_or(1), self.pace.lease);
        let name = worker.clone();
        let leased = self.store.write(self.clock.now(), move |tx| -> StoreResult<_> {
            outbox::ops::lease(tx, &name, most, how_long)
        });
        match leased.await {
            Ok(leased) => {
                for message in leased {
                    let (mailer, worker) = (Self::clone(self), worker.clone());
                    running.spawn(async move { mailer.deliver(message, worker).await });
                }
            }
            Err(error) => tracing::warn!(%error, "no mails could be taken from the outbox"),
        }
    }
}

/// Whether the way to the mail server is open.
#[derive(Debug)]
struct Channel {
    pace: Pace,
    /// How often in a row it was found at fault.
    faults: u32,
    shut_until: Option<Instant>,
}

impl Channel {
    const fn new(pace: Pace) -> Self {
        Self { pace, faults: 0, shut_until: None }
    }

    /// How many messages to lease now: none while the way is shut, and one to try it afterwards.
    fn free(&mut self, running: usize, now: Instant) -> usize {
        if self.shut_until.is_some_and(|until| until > now) {
            return 0;
        }
        self.shut_until = None;
        let most = if self.faults > 0 { 1 } else { self.pace.at_once };
        most.saturating_sub(running)
    }

    /// How long until there may be something to do.
    fn wait(&self, now: Instant) -> Duration {
        match self.shut_until {
            Some(until) => until.saturating_duration_since(now).min(self.pace.poll),
            None => self.pace.poll,
        }
    }

    fn note(&mut self, ended: Result<Outcome, JoinError>, now: Instant) {
        match ended {
            Ok(Outcome::Answered) => self.faults = 0,
            Ok(Outcome::Unanswered) => {}
            // Deliveries that ran beside the one that shut the way tell nothing new.
            Ok(Outcome::Channel(_)) if self.shut_until.is_some() => {}
            Ok(Outcome::Channel(brief)) => self.shut(&brief, now),
            Err(why) if why.is_panic() => {
                tracing::error!("a delivery ended by a fault of ours; it is tried again");
            }
            Err(_) => {}
        }
    }

    fn shut(&mut self, brief: &str, now: Instant) {
        let doubled = self.pace.first_pause.saturating_mul(2_u32.saturating_pow(self.faults));
        let pause = doubled.min(self.pace.longest_pause);
        self.faults = self.faults.saturating_add(1);
        self.shut_until = Some(now + pause);
        let seconds = pause.as_secs();
        tracing::error!(reason = brief, seconds, "mails cannot go out; all of them wait");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault() -> Result<Outcome, JoinError> {
        Ok(Outcome::Channel("535 at AUTH".to_owned()))
    }

    #[test]
    fn pauses_grow_to_the_longest_and_one_message_tries_the_way_after_each() {
        let (mut channel, mut now) = (Channel::new(Pace::default()), Instant::now());
        assert_eq!(channel.free(3, now), 5);
        for seconds in [30, 60, 120, 240, 300, 300] {
            channel.note(fault(), now);
            // The others that were on their way meet the same fault.
            channel.note(fault(), now);
            assert_eq!(channel.free(0, now), 0);
            assert_eq!(channel.wait(now), Duration::from_secs(5), "the poll goes on");
            now += Duration::from_secs(seconds) - Duration::from_millis(1);
            assert_eq!(channel.free(0, now), 0, "{seconds} s");
            assert_eq!(channel.wait(now), Duration::from_millis(1));
            now += Duration::from_millis(1);
            assert_eq!((channel.free(0, now), channel.free(1, now)), (1, 0), "{seconds} s");
        }
        channel.note(Ok(Outcome::Unanswered), now);
        assert_eq!(channel.free(0, now), 1, "no answer tells nothing");
        channel.note(Ok(Outcome::Answered), now);
        assert_eq!(channel.free(0, now), 8);
        channel.note(fault(), now);
        assert_eq!(channel.free(0, now + Duration::from_secs(30)), 1, "it begins anew");
    }
}
