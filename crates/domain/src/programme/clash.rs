//! What does not fit together in a programme; pure.
//!
//! Start with [`clashes`]. `timeline` turns civil times into instants, `rooms`, `people`, `hours`
//! and `inside` hold the rules, `words` says a clash to people. What overlaps is decided on
//! *instants*: where clocks jump forward, a time that they skip is later than many a time that is
//! written after it, so that the order of civil times is not the order in which things happen.
//! What lies inside something (a slot in its session, a session in the hours of its room) is
//! decided on the civil times, because both ends are written on the same clock. A session without
//! a time clashes only with itself.
//!
//! Not here: what attendees hold at the same time, which is theirs to choose.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ItemId, ItemKind, Programme};
use crate::conference::Zone;
use crate::value::Key;

mod hours;
mod inside;
mod people;
mod rooms;
#[cfg(test)]
mod tests;
mod timeline;
mod words;

pub use words::{Words, severity_word, words};

/// What a programme is held against.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'f> {
    /// Where its clocks are.
    pub zone: &'f Zone,
    /// The first day of the conference.
    pub first_day: Date,
    /// The last day of the conference, which is part of it.
    pub last_day: Date,
    /// How many seats people hold, by the keys of the sessions that are booked.
    pub held: &'f BTreeMap<Key, i32>,
    /// Who has accepted an invite, by the keys of speakers.
    pub accepted: &'f BTreeSet<Key>,
}

/// How bad a clash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It cannot happen as it is written.
    Forbidden,
    /// It can happen, but somebody will suffer from it.
    Warning,
    /// Something is left to do.
    Hint,
}

crate::value::named!(Severity, UnknownSeverity {
    Forbidden => "forbidden",
    Warning => "warning",
    Hint => "hint",
});

/// What does not fit; the worst first.
///
/// Each value names its concerns and its numbers, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClashKind {
    /// Two sessions, the room unless both are in all of them; `minutes` that they share. Two
    /// sessions over all rooms use each room twice; so does one over all rooms beside one in a
    /// room, unless it is a plenary or a break: see [`Self::PlenaryBesideParallel`].
    RoomTwice,
    /// Two sessions (which they chair) or slots (in which they speak), the speaker; `minutes`
    /// that these share. Never within one session.
    PersonTwice,
    /// The slot, its session; `minutes` that lie before it or after it.
    SlotOutsideSession,
    /// Two slots of a session; `minutes` that they share.
    SlotsOverlap,
    /// What refers, what is not there.
    UnknownReference,
    /// The session or slot before, the one after, the speaker, the room of the one before, the
    /// room of the one after; `minutes` between them, minutes of `walking`. Whoever comes from or
    /// goes to a session in all rooms need not walk.
    WalkTooShort,
    /// The session (which they chair) or slot (in which they speak), the speaker.
    PersonUnavailable,
    /// The session, its room. A session in all rooms is in those that are open.
    RoomClosed,
    /// The session. A night belongs to the day before it.
    OutsideDays,
    /// The session.
    OutsideHours,
    /// The session or slot. One may end at the moment when clocks jump.
    SkippedTime,
    /// The session, its room; `seats` held, `capacity` of the room.
    Overbooked,
    /// The session, its room; `seats` of the session, `capacity` of the room.
    PlaceAboveRoom,
    /// What is for everybody, what is beside it; `minutes` that they share. A plenary over all
    /// rooms stands alone; a plenary in one room, or a break over all of them, may have posters,
    /// the social programme and breaks beside it, but no track session, breakout or plenary.
    PlenaryBesideParallel,
    /// The slot, its session.
    SponsoredInAccredited,
    /// The session; `minutes` that its slots need beyond its own.
    SessionShorter,
    /// The session; `minutes` before its first slot and after its last one. Gaps between slots
    /// are meant.
    SessionLonger,
    /// The session: a plenary, track session or breakout.
    WithoutChair,
    /// The speaker, then the sessions (which they chair) and slots (in which they speak).
    Unconfirmed,
}

crate::value::named!(ClashKind, UnknownClashKind {
    RoomTwice => "room-twice",
    PersonTwice => "person-twice",
    SlotOutsideSession => "slot-outside-session",
    SlotsOverlap => "slots-overlap",
    UnknownReference => "unknown-reference",
    WalkTooShort => "walk-too-short",
    PersonUnavailable => "person-unavailable",
    RoomClosed => "room-closed",
    OutsideDays => "outside-days",
    OutsideHours => "outside-hours",
    SkippedTime => "skipped-time",
    Overbooked => "overbooked",
    PlaceAboveRoom => "place-above-room",
    PlenaryBesideParallel => "plenary-beside-parallel",
    SponsoredInAccredited => "sponsored-in-accredited",
    SessionShorter => "session-shorter",
    SessionLonger => "session-longer",
    WithoutChair => "without-chair",
    Unconfirmed => "unconfirmed",
});

impl ClashKind {
    /// How bad it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::RoomTwice
            | Self::PersonTwice
            | Self::SlotOutsideSession
            | Self::SlotsOverlap
            | Self::UnknownReference => Severity::Forbidden,
            Self::WalkTooShort
            | Self::PersonUnavailable
            | Self::RoomClosed
            | Self::OutsideDays
            | Self::OutsideHours
            | Self::SkippedTime
            | Self::Overbooked
            | Self::PlaceAboveRoom
            | Self::PlenaryBesideParallel
            | Self::SponsoredInAccredited
            | Self::SessionShorter => Severity::Warning,
            Self::SessionLonger | Self::WithoutChair | Self::Unconfirmed => Severity::Hint,
        }
    }
}

/// One thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clash {
    /// What.
    pub kind: ClashKind,
    /// All that it concerns, in the order that its kind names. Of two between which the kind makes
    /// no difference, the one with the smaller name is first.
    pub concerns: Vec<ItemId>,
    /// Its numbers, by the names that its kind gives them.
    pub args: Vec<(&'static str, i64)>,
}

impl Clash {
    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Whether it is the other one, maybe grown or shrunk: the same kind among the same parts.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.concerns == other.concerns
    }
}

/// All that does not fit, the worst first, nothing twice; the same for the same programme,
/// whatever the order of its lists.
#[must_use]
pub fn clashes(programme: &Programme, frame: &Frame<'_>) -> Vec<Clash> {
    let blocks = timeline::blocks(programme, frame.zone);
    let mut found = Vec::new();
    rooms::find(programme, &blocks, frame, &mut found);
    people::find(programme, &blocks, frame, &mut found);
    hours::find(programme, &blocks, frame, &mut found);
    inside::find(programme, &blocks, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// A clash among `concerns`.
fn clash<const N: usize>(
    kind: ClashKind,
    concerns: [(ItemKind, &Key); N],
    args: &[(&'static str, i64)],
) -> Clash {
    let concerns = concerns.into_iter().map(|(kind, key)| ItemId::new(kind, key)).collect();
    Clash { kind, concerns, args: args.to_vec() }
}
