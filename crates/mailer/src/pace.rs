//! How fast the mailer works, and how long it waits.

use std::time::Duration;

use jiff::SignedDuration;

/// How fast the mailer works, and how long it waits. [`Pace::default`] is what installations use.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The most deliveries at once.
    pub at_once: usize,
    /// How often it looks for messages when no bell rings.
    pub poll: Duration,
    /// How long a lease lasts without being renewed.
    pub lease: SignedDuration,
    /// How often the lease of a running delivery is renewed.
    pub renew: Duration,
    /// How long one delivery may take in all.
    pub deadline: Duration,
    /// How long nothing is sent after the way to the server was found at fault; doubled each time.
    pub first_pause: Duration,
    /// The longest such pause.
    pub longest_pause: Duration,
    /// How long running deliveries may go on once the process is told to stop.
    pub grace: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            at_once: 8,
            poll: Duration::from_secs(5),
            lease: SignedDuration::from_mins(2),
            renew: Duration::from_secs(30),
            deadline: Duration::from_secs(12 * 60),
            first_pause: Duration::from_secs(30),
            longest_pause: Duration::from_secs(5 * 60),
            grace: Duration::from_secs(20),
        }
    }
}
