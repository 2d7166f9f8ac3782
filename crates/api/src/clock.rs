//! The only place that reads the wall clock.

use domain::Clock;
use jiff::{SignedDuration, Timestamp};

#[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
fn wall() -> Timestamp {
    Timestamp::now()
}

/// The wall clock.
#[must_use]
pub fn system() -> Clock {
    Clock::new(wall)
}

/// A clock that shows `at` now and ticks on from there.
#[must_use]
pub fn starting_at(at: Timestamp) -> Clock {
    let ahead: SignedDuration = at.duration_since(wall());
    Clock::new(move || wall().saturating_add(ahead).unwrap_or(at))
}
