//! What happens at a conference: tracks, rooms, speakers, sessions and the slots in them.
//!
//! A [`Programme`] is one document. Organisers work on one *draft* of it (`draft/`), and readers
//! see the newest of its numbered *releases*, which never change (`release/`). `clash` says what
//! does not fit together, `changes` what differs between two of them, `hit` whom a change
//! concerns; all three are pure. `exchange/` brings programmes in and out, `file.rs` reads the
//! programme file of an installation.
//!
//! Times are civil times in the conference's zone, so that a change of the zone's rules does not
//! move the programme; instants are derived. A session has a length, and its slots are counted
//! from its start, so that they move with it.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::conference::{Definition, Theme};
use crate::value::{Key, Localized};

pub mod changes;
pub mod clash;
pub mod consequence;
pub mod draft;
pub mod exchange;
pub mod feed;
pub mod file;
pub mod hit;
mod item;
pub mod release;
mod session;
#[cfg(test)]
mod tests;

pub(crate) use item::uuid_of;
pub use item::{InvalidItemId, ItemId, ItemKind, UnknownItemKind, guid};
pub use release::{Edition, Release};
pub use session::{Session, SessionKind, SessionPlace, Slot, UnknownSessionKind};

/// When a day of the programme begins: what is earlier belongs to the night before.
pub const DAY_BEGINS: Time = Time::constant(4, 0, 0, 0);

/// All that happens at a conference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// What holds for all of it.
    #[serde(default)]
    pub settings: Settings,
    /// The focus areas, in order.
    #[serde(default)]
    pub tracks: Vec<Track>,
    /// Subjects across the tracks.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// Where things happen, in order.
    #[serde(default)]
    pub rooms: Vec<Room>,
    /// Who speaks and who chairs, in order.
    #[serde(default)]
    pub speakers: Vec<Speaker>,
    /// What happens, in no order of meaning.
    #[serde(default)]
    pub sessions: Vec<Session>,
}

/// What holds for the whole programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether it is invented, to show how one looks; pages say so.
    #[serde(default)]
    pub sample: bool,
    /// How long it takes to walk from one room to another, in minutes; 0 to 120.
    #[serde(default)]
    pub walking_minutes: u32,
    /// The hours of the conference's days, such as 08:00 to 23:00; none for any.
    #[serde(default)]
    pub hours: Option<DayHours>,
}

/// Hours of every day. Where `closes` is not after `opens`, it is a time of the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayHours {
    /// What the clock shows when the day begins.
    pub opens: Time,
    /// What the clock shows when the day is over.
    pub closes: Time,
}

/// A focus area as the programme shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Its name inside the conference.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
    /// `#rrggbb`, in small letters.
    pub colour: String,
    /// Who cares for it: keys of [`Programme::speakers`], in order.
    #[serde(default)]
    pub chairs: Vec<Key>,
}

/// Where sessions are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Its name inside the programme.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
    /// How many people it holds, 1 to 1,000,000; none where nobody has said.
    #[serde(default)]
    pub capacity: Option<i32>,
    /// What is in it, such as `projector`; lines of text.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// Where its stream is: an address that begins with `https://`.
    #[serde(default)]
    pub stream: Option<String>,
    /// When it can be used; empty for always.
    #[serde(default)]
    pub open: Vec<Hours>,
}

/// From when until when, in the conference's civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The first moment.
    pub starts: DateTime,
    /// The first moment after it.
    pub ends: DateTime,
}

/// A person who speaks or chairs, as readers see them. Nothing here tells how to reach them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Their name inside the programme.
    pub key: Key,
    /// Their name for people: one line.
    pub name: String,
    /// Where they work: one line, may be empty.
    #[serde(default)]
    pub affiliation: String,
    /// About them, in Markdown; may be empty.
    #[serde(default)]
    pub biography: Localized,
    /// When they can come; empty for always.
    #[serde(default)]
    pub available: Vec<Hours>,
    /// Whether they have said that they come.
    #[serde(default)]
    pub confirmed: bool,
    /// Who they are in the system that they were imported from.
    #[serde(default)]
    pub guid: Option<uuid::Uuid>,
}

impl Hours {
    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.starts <= other.starts && other.ends <= self.ends
    }
}

impl Programme {
    /// What a conference has before anybody worked on its programme: its own tracks and themes.
    #[must_use]
    pub fn beginning(conference: &Definition) -> Self {
        let track = |track: &crate::conference::Track| Track {
            key: track.key.clone(),
            name: track.name.clone(),
            colour: track.colour.clone(),
            chairs: Vec::new(),
        };
        Self {
            tracks: conference.tracks.iter().map(track).collect(),
            themes: conference.themes.clone(),
            ..Self::default()
        }
    }

    /// What readers may know of it: what has a place, and not what people said about when they
    /// can come.
    #[must_use]
    pub fn for_readers(&self) -> Self {
        let mut shown = self.clone();
        shown.sessions.retain(|session| session.starts.is_some());
        shown.rooms.iter_mut().for_each(|room| room.open.clear());
        for speaker in &mut shown.speakers {
            speaker.available.clear();
            speaker.confirmed = false;
        }
        shown
    }

    /// The track with this key.
    #[must_use]
    pub fn track(&self, key: &Key) -> Option<&Track> {
        self.tracks.iter().find(|track| track.key == *key)
    }

    /// The theme with this key.
    #[must_use]
    pub fn theme(&self, key: &Key) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.key == *key)
    }

    /// The room with this key.
    #[must_use]
    pub fn room(&self, key: &Key) -> Option<&Room> {
        self.rooms.iter().find(|room| room.key == *key)
    }

    /// The speaker with this key.
    #[must_use]
    pub fn speaker(&self, key: &Key) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.key == *key)
    }

    /// The session with this key.
    #[must_use]
    pub fn session(&self, key: &Key) -> Option<&Session> {
        self.sessions.iter().find(|session| session.key == *key)
    }

    /// The slot with this key, and the session it is in. Keys of slots are unique in a programme.
    #[must_use]
    pub fn slot(&self, key: &Key) -> Option<(&Session, &Slot)> {
        let of = |session: &'_ Session| session.slots.iter().position(|slot| slot.key == *key);
        self.sessions.iter().find_map(|session| Some((session, session.slots.get(of(session)?)?)))
    }

    /// The sessions of this day, by time, those in all rooms first, then by the order of rooms.
    #[must_use]
    pub fn sessions_on(&self, day: Date) -> Vec<&Session> {
        let mut sessions = self.placed();
        sessions.retain(|session| session.day() == Some(day));
        sessions
    }

    /// The sessions that have a time, by time, those in all rooms first, then by the order of
    /// rooms.
    #[must_use]
    pub fn placed(&self) -> Vec<&Session> {
        let place = |session: &Session| {
            session.room.as_ref().map(|key| self.rooms.iter().position(|room| room.key == *key))
        };
        let mut sessions: Vec<&Session> =
            self.sessions.iter().filter(|session| session.starts.is_some()).collect();
        sessions.sort_by_key(|session| (session.starts, place(session)));
        sessions
    }

    /// The days on which something happens, in order.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.sessions.iter().filter_map(Session::day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// The day that a time belongs to: the hours before [`DAY_BEGINS`] are the night of the day before.
#[must_use]
pub fn day_of(time: DateTime) -> Date {
    if time.time() < DAY_BEGINS { time.date().saturating_sub(1.day()) } else { time.date() }
}
