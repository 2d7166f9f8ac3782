//! What differs between two programmes, as readers see them; pure.
//!
//! Start with [`changes`]. `view` lays out what readers see of a programme, `aspects` compares two
//! views of a thing, `words` says a change to people. A session without a time is not seen, so
//! that placing it is new and taking its time away withdraws it; its slots come and go with it.
//! What only organisers see makes no change: availability, confirmations, opening hours,
//! equipment, the windows of places, colours, the order of lists, and the names of things in other
//! systems.
//!
//! Not here: whom a change concerns.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Hours, ItemId, Programme};
use crate::value::{Key, Localized};

mod aspects;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use words::{Words, words};

/// All that became different of one part of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The part.
    pub item: ItemId,
    /// What it is called now; what it was called, where it is gone.
    pub name: Localized,
    /// When it is, or was where it is gone; none for what has no time of its own.
    pub hours: Option<Hours>,
    /// Where it is, or was where it is gone; none for all rooms, and for what is in no room.
    pub room: Option<Called>,
    /// What became different, at least one thing.
    pub aspects: Vec<Aspect>,
}

/// One thing that became different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Aspect {
    /// It was not there.
    New,
    /// A session or slot that is there no more.
    Withdrawn,
    /// A track, theme, room or speaker that is there no more.
    Gone,
    /// It starts at another time. What only moves together with its session has not moved.
    Moved {
        /// When it was.
        from: Hours,
        /// When it is.
        to: Hours,
    },
    /// It takes longer or shorter.
    Length {
        /// How many minutes it took.
        from: u32,
        /// How many minutes it takes.
        to: u32,
    },
    /// It is in another room; none for all rooms. A slot that stays in its session changes rooms
    /// with it.
    Room {
        /// Where it was.
        from: Option<Called>,
        /// Where it is.
        to: Option<Called>,
    },
    /// A slot is in another session.
    Session {
        /// In which it was.
        from: Called,
        /// In which it is.
        to: Called,
    },
    /// A session or slot has another title.
    Retitled {
        /// What it was called.
        from: Localized,
        /// What it is called.
        to: Localized,
    },
    /// A track, theme, room or speaker has another name.
    Renamed {
        /// What it was called.
        from: Localized,
        /// What it is called.
        to: Localized,
    },
    /// Other people speak.
    Speakers {
        /// Who speaks that did not, in order.
        joined: Vec<Called>,
        /// Who spoke that does not, in order.
        left: Vec<Called>,
    },
    /// Other people chair.
    Chairs {
        /// Who chairs that did not, in order.
        joined: Vec<Called>,
        /// Who chaired that does not, in order.
        left: Vec<Called>,
    },
    /// What is said of it.
    Text {
        /// Which parts of that, in the order of [`Detail::ALL`].
        of: Vec<Detail>,
    },
}

/// A part by its key, with what it is called; a speaker is called the same in all languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Called {
    /// Its key among those of its kind.
    pub key: Key,
    /// What it is called; empty where it is not in the programme.
    pub name: Localized,
}

/// What is said of a part of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// What a session or slot is about.
    Abstract,
    /// What kind of block a session is.
    Kind,
    /// The focus area.
    Track,
    /// The subjects across the tracks.
    Themes,
    /// The language it is held in.
    Language,
    /// In which order people speak or chair.
    Order,
    /// Whether it counts as education.
    Accredited,
    /// Whether industry pays for it.
    Sponsored,
    /// Whether one can book it, how many can, and who.
    Booking,
    /// How many people a room holds.
    Capacity,
    /// Where the stream of a room is.
    Stream,
    /// Where a speaker works.
    Affiliation,
    /// About a speaker.
    Biography,
}

crate::value::named!(Detail, UnknownDetail {
    Abstract => "abstract",
    Kind => "kind",
    Track => "track",
    Themes => "themes",
    Language => "language",
    Order => "order",
    Accredited => "accredited",
    Sponsored => "sponsored",
    Booking => "booking",
    Capacity => "capacity",
    Stream => "stream",
    Affiliation => "affiliation",
    Biography => "biography",
});

/// All that readers see differently, each part once: what has a time by its time, a session before
/// the slots that start with it, then the others by their names.
///
/// Parts are matched by their keys, so that a slot which moves to another session is the same one.
#[must_use]
pub fn changes(before: &Programme, after: &Programme) -> Vec<Change> {
    let (old, new) = (view::parts(before), view::parts(after));
    let mut found: Vec<Change> = old
        .iter()
        .filter(|(item, _)| !new.contains_key(item))
        .map(|(item, part)| change(item, part, vec![gone(part)]))
        .collect();
    for (item, part) in &new {
        let aspects = match old.get(item) {
            None => vec![Aspect::New],
            Some(was) => aspects::between(was, part),
        };
        if !aspects.is_empty() {
            found.push(change(item, part, aspects));
        }
    }
    found.sort_by_cached_key(place);
    found
}

/// All that readers see of a programme, by the names of the parts.
type Parts<'p> = BTreeMap<ItemId, view::Part<'p>>;

fn change(item: &ItemId, part: &view::Part<'_>, aspects: Vec<Aspect>) -> Change {
    Change {
        item: item.clone(),
        name: part.name.clone().into_owned(),
        hours: part.seat.as_ref().map(|seat| seat.hours),
        room: part.seat.as_ref().and_then(|seat| seat.room.as_ref()).map(view::Known::called),
        aspects,
    }
}

fn gone(part: &view::Part<'_>) -> Aspect {
    if part.seat.is_some() { Aspect::Withdrawn } else { Aspect::Gone }
}

/// Where a change stands among others.
fn place(change: &Change) -> (bool, Option<DateTime>, ItemId) {
    let starts = change.hours.map(|hours| hours.starts);
    (starts.is_none(), starts, change.item.clone())
}
