//! Everything one can take a seat in: the conference itself, a breakout, the dinner.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::When;
use crate::conference::{Phase, Window, Zone};
use crate::value::id::PlaceId;
use crate::value::{Key, Localized};

pub mod clash;
pub mod ops;
pub mod store;

/// What a conference file says of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceDefinition {
    /// Its name inside the conference.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
    /// What one should know before choosing it, such as a price.
    #[serde(default)]
    pub note: Localized,
    /// Where it is, for the calendar.
    #[serde(default)]
    pub location: Localized,
    /// How many seats it has.
    pub capacity: i32,
    /// Allows a capacity below what is taken already; no seat is given until it has shrunk.
    #[serde(default)]
    pub overbooked: bool,
    /// It will not take place: no seat is given and no seat is offered.
    #[serde(default)]
    pub cancelled: bool,
    /// When it is.
    pub when: When,
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overlaps: bool,
    /// Whether it is a session of the programme, which says what it is; the file does not have it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_session: bool,
}

impl PlaceDefinition {
    /// Whether somebody of this category may book it.
    #[must_use]
    pub fn is_for(&self, category: &Key) -> bool {
        self.categories.is_empty() || self.categories.contains(category)
    }

    /// Where `now` stands to the time in which it can be booked.
    #[must_use]
    pub fn phase(&self, now: Timestamp, zone: &Zone) -> Phase {
        self.window.map_or(Phase::Open, |window| window.phase(now, zone))
    }
}

/// A place as it is stored: its counters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// Its name inside the conference.
    pub key: Key,
    /// How many seats it has.
    pub capacity: i32,
    /// How many of them are held or offered.
    pub taken: i32,
    /// How many people wait.
    pub waiting: i32,
    /// Whether `taken` may lie above `capacity`.
    pub overbooked: bool,
    /// Whether it will not take place.
    pub cancelled: bool,
}

impl Place {
    /// The seats that the next comer could take at once: none while people wait.
    #[must_use]
    pub fn free(&self) -> i32 {
        if self.cancelled || self.waiting > 0 { 0 } else { (self.capacity - self.taken).max(0) }
    }
}

/// What somebody who asks for a seat gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// A seat.
    Held,
    /// A number in the waiting list.
    Waiting {
        /// The order among all who wait.
        ticket: i64,
        /// How many wait, this person included.
        position: i32,
    },
    /// Nothing: it will not take place.
    Cancelled,
}
