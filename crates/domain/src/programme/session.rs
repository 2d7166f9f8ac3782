//! Sessions, and the slots in them.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Hours, day_of};
use crate::conference::Window;
use crate::value::{Key, LanguageTag, Localized};

/// A block of time in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Its name inside the programme; the key of its place too, where it is one.
    pub key: Key,
    /// What kind of block it is.
    pub kind: SessionKind,
    /// Its title: one line.
    pub title: Localized,
    /// What it is about, in Markdown; may be empty.
    #[serde(default, rename = "abstract")]
    pub summary: Localized,
    /// The focus area it belongs to.
    #[serde(default)]
    pub track: Option<Key>,
    /// Its subjects across the tracks.
    #[serde(default)]
    pub themes: Vec<Key>,
    /// Where it is; none for all rooms.
    #[serde(default)]
    pub room: Option<Key>,
    /// When it starts, in the conference's civil time; none while it has no place in the
    /// programme yet.
    #[serde(default)]
    pub starts: Option<DateTime>,
    /// How long it is on the clock, in minutes; 1 to 1,440.
    pub minutes: u32,
    /// Who leads it: keys of speakers, in order.
    #[serde(default)]
    pub chairs: Vec<Key>,
    /// The language it is held in.
    #[serde(default)]
    pub language: Option<LanguageTag>,
    /// Whether it counts as education, and must therefore be free of sponsors.
    #[serde(default)]
    pub accredited: bool,
    /// The seats that attendees book in it; none where anybody may walk in.
    #[serde(default)]
    pub place: Option<SessionPlace>,
    /// What is in it, by time.
    #[serde(default)]
    pub slots: Vec<Slot>,
    /// What it is in the system that it was imported from.
    #[serde(default)]
    pub guid: Option<uuid::Uuid>,
}

/// A session that attendees book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPlace {
    /// How many seats it has; 1 to 1,000,000.
    pub capacity: i32,
    /// What one should know before choosing it: one line, may be empty.
    #[serde(default)]
    pub note: Localized,
    /// When it can be booked; none for as long as one can register.
    #[serde(default)]
    pub window: Option<Window>,
    /// The categories that may book it; empty for all.
    #[serde(default)]
    pub categories: Vec<Key>,
    /// The place that one must have, or wait for, to have this one.
    #[serde(default)]
    pub requires: Option<Key>,
    /// Whether one may hold it beside something else at the same time.
    #[serde(default)]
    pub overlaps: bool,
}

/// A speaker's piece of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its name inside the programme: unique among the slots of all sessions.
    pub key: Key,
    /// Its title: one line.
    pub title: Localized,
    /// What it is about, in Markdown; may be empty.
    #[serde(default, rename = "abstract")]
    pub summary: Localized,
    /// When it starts, in minutes after its session does; −1,440 to 1,440.
    pub offset: i32,
    /// How long it is on the clock, in minutes; 1 to 1,440.
    pub minutes: u32,
    /// Who speaks: keys of speakers, in order.
    #[serde(default)]
    pub speakers: Vec<Key>,
    /// Its subjects across the tracks.
    #[serde(default)]
    pub themes: Vec<Key>,
    /// The language it is held in, where that is not the session's.
    #[serde(default)]
    pub language: Option<LanguageTag>,
    /// Whether industry pays for it.
    #[serde(default)]
    pub sponsored: bool,
    /// What it is in the system that it was imported from.
    #[serde(default)]
    pub guid: Option<uuid::Uuid>,
}

/// What kind of block a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionKind {
    /// For everybody.
    Plenary,
    /// Of one focus area.
    TrackSession,
    /// A small group's.
    Breakout,
    /// Posters and their authors.
    Poster,
    /// A dinner, a concert.
    Social,
    /// Coffee, lunch.
    Break,
}

crate::value::named!(SessionKind, UnknownSessionKind {
    Plenary => "plenary",
    TrackSession => "track-session",
    Breakout => "breakout",
    Poster => "poster",
    Social => "social",
    Break => "break",
});

impl Session {
    /// When it ends, in the conference's civil time.
    #[must_use]
    pub fn ends(&self) -> Option<DateTime> {
        self.starts.map(|starts| after(starts, i64::from(self.minutes)))
    }

    /// From when until when it is, in the conference's civil time.
    #[must_use]
    pub fn hours(&self) -> Option<Hours> {
        self.starts.map(|starts| Hours { starts, ends: after(starts, i64::from(self.minutes)) })
    }

    /// The day of the programme it belongs to.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.starts.map(day_of)
    }
}

impl Slot {
    /// From when until when it is when its session starts at `session`, in civil time.
    #[must_use]
    pub fn hours(&self, session: DateTime) -> Hours {
        let starts = after(session, i64::from(self.offset));
        Hours { starts, ends: after(starts, i64::from(self.minutes)) }
    }
}

/// What the clock shows so many minutes later, or earlier.
pub(in crate::programme) fn after(time: DateTime, minutes: i64) -> DateTime {
    let span: Span = 0.minutes();
    span.try_minutes(minutes).map_or(time, |span| time.saturating_add(span))
}
