//! What happens at a conference: rooms, sessions and the slots in them, in numbered releases.
//!
//! The tracks are the conference's own. A release is one document that never changes; the next
//! one replaces it for readers. Not here: a draft, clashes, speakers as people.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::value::{Key, Localized};

pub mod file;
pub mod ops;
pub mod store;
#[cfg(test)]
mod tests;

/// All that happens at a conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Whether it is invented, to show how one looks; pages say so.
    #[serde(default)]
    pub sample: bool,
    /// Where things happen, in order.
    pub rooms: Vec<Room>,
    /// What happens, in the order of the file.
    pub sessions: Vec<Session>,
}

/// Where sessions are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Its name inside the programme.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
    /// How many people it holds; 1 to 1,000,000.
    pub capacity: i32,
}

/// A block of time in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Its name inside the programme.
    pub key: Key,
    /// What kind of block it is.
    pub kind: SessionKind,
    /// Its title.
    pub title: Localized,
    /// The focus area it belongs to; one of the conference's tracks.
    #[serde(default)]
    pub track: Option<Key>,
    /// Where it is; none for all rooms.
    #[serde(default)]
    pub room: Option<Key>,
    /// When it starts, in the conference's civil time.
    pub starts: DateTime,
    /// When it ends, in the conference's civil time.
    pub ends: DateTime,
    /// Who leads it, by name.
    #[serde(default)]
    pub chairs: Vec<String>,
    /// What is in it, by time.
    #[serde(default)]
    pub slots: Vec<Slot>,
}

/// A speaker's piece of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its title.
    pub title: Localized,
    /// When it starts, in the conference's civil time.
    pub starts: DateTime,
    /// How long it is, in minutes; 1 to 1,440.
    pub minutes: u32,
    /// Who speaks, by name, in order.
    #[serde(default)]
    pub speakers: Vec<String>,
}

/// What kind of block a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// A programme as it was published; it never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// From 1, without a gap.
    pub number: i32,
    /// What was published.
    pub programme: Arc<Programme>,
    /// When.
    pub released_at: Timestamp,
}

impl Programme {
    /// The room with this key.
    #[must_use]
    pub fn room(&self, key: &Key) -> Option<&Room> {
        self.rooms.iter().find(|room| room.key == *key)
    }

    /// The sessions that start on this day, by time, those in all rooms first, then by the order
    /// of rooms.
    #[must_use]
    pub fn sessions_on(&self, day: Date) -> Vec<&Session> {
        let place = |session: &Session| {
            session.room.as_ref().map(|key| self.rooms.iter().position(|room| room.key == *key))
        };
        let mut sessions: Vec<&Session> =
            self.sessions.iter().filter(|session| session.starts.date() == day).collect();
        sessions.sort_by_key(|session| (session.starts, place(session)));
        sessions
    }
}

impl Slot {
    /// When it ends, in the conference's civil time.
    #[must_use]
    pub fn ends(&self) -> DateTime {
        self.starts.saturating_add(jiff::Span::new().minutes(i64::from(self.minutes)))
    }
}
