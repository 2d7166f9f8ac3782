//! When things happen: civil times as instants, and which of them meet.

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::super::{Hours, Programme, Session, Slot};
use crate::conference::Zone;

/// From when until when, in seconds of Unix time; nothing at all where it does not end after its
/// start, which is what a jump of the clock leaves of a time that it skips.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub starts: i64,
    pub ends: i64,
}

impl Span {
    /// Whether it takes any time.
    pub const fn is_real(self) -> bool {
        self.starts < self.ends
    }

    /// Whole minutes that both take.
    pub fn shared_minutes(self, other: Self) -> i64 {
        (self.ends.min(other.ends) - self.starts.max(other.starts)) / 60
    }
}

/// A session or slot that has a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub hours: Hours,
    pub span: Span,
    /// Whether it starts or ends at a time that clocks never show.
    pub is_skipped: bool,
}

/// A session and its slots, with their times.
#[derive(Debug)]
pub(super) struct Block<'p> {
    pub session: &'p Session,
    pub piece: Option<Piece>,
    pub slots: Vec<(&'p Slot, Option<Piece>)>,
}

/// All sessions, in the order of the programme.
pub(super) fn blocks<'p>(programme: &'p Programme, zone: &Zone) -> Vec<Block<'p>> {
    let block = |session: &'p Session| {
        let slot =
            |slot: &'p Slot| (slot, session.starts.map(|starts| piece(slot.hours(starts), zone)));
        Block {
            session,
            piece: session.hours().map(|hours| piece(hours, zone)),
            slots: session.slots.iter().map(slot).collect(),
        }
    };
    programme.sessions.iter().map(block).collect()
}

fn piece(hours: Hours, zone: &Zone) -> Piece {
    let (starts, start_skipped) = zone.reading(hours.starts);
    let (ends, end_skipped) = zone.reading(hours.ends);
    Piece {
        hours,
        span: Span { starts: starts.as_second(), ends: ends.as_second() },
        is_skipped: start_skipped || end_skipped && !is_jump(hours.ends, zone),
    }
}

/// Whether a skipped time is the very moment of the jump: the time before it exists.
fn is_jump(skipped: DateTime, zone: &Zone) -> bool {
    !zone.reading(skipped.saturating_sub(SignedDuration::from_secs(1))).1
}

/// Shows to `meet` each two of `all` of which the second starts before the first has been over
/// for `rest` seconds. `all` must be sorted by start.
pub(super) fn meetings<T>(
    all: &[T],
    rest: i64,
    span: impl Fn(&T) -> Span,
    mut meet: impl FnMut(&T, &T),
) {
    for (at, one) in all.iter().enumerate() {
        let until = span(one).ends + rest;
        let later = all.iter().skip(at + 1);
        later.take_while(|other| span(other).starts < until).for_each(|other| meet(one, other));
    }
}
