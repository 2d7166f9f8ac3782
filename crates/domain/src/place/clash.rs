//! Places at the same time, of which nobody may hold two; pure.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::PlaceDefinition;
use crate::calendar::When;
use crate::conference::Definition;
use crate::value::Key;

/// Two places that one person cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Clash {
    /// The one that stands first in the conference.
    pub one: Key,
    /// The other.
    pub other: Key,
}

impl Clash {
    /// Whether a place is one of the two.
    #[must_use]
    pub fn has(&self, key: &Key) -> bool {
        self.one == *key || self.other == *key
    }

    /// The one of the two that is not this place.
    #[must_use]
    pub fn beside(&self, key: &Key) -> &Key {
        if self.one == *key { &self.other } else { &self.one }
    }
}

/// Which of these places cannot be held together, each pair once, in the order of the conference.
///
/// Places of whole days never clash, nor do those that the organisers let overlap, those that do
/// not take place, and those of which one requires the other.
#[must_use]
pub fn clashes(definition: &Definition, keys: &[Key]) -> Vec<Clash> {
    let is_named = |place: &&PlaceDefinition| keys.contains(&place.key);
    let places: Vec<&PlaceDefinition> = definition.places.iter().filter(is_named).collect();
    let mut found = Vec::new();
    for (at, one) in places.iter().enumerate() {
        for other in places.iter().skip(at + 1).filter(|other| clash(definition, one, other)) {
            found.push(Clash { one: one.key.clone(), other: other.key.clone() });
        }
    }
    found
}

/// Which places of a conference clash and did not when it was as `before`.
#[must_use]
pub fn new_clashes(before: &Definition, after: &Definition) -> Vec<Clash> {
    let all = |definition: &Definition| -> Vec<Clash> {
        let keys: Vec<Key> = definition.places.iter().map(|place| place.key.clone()).collect();
        clashes(definition, &keys)
    };
    let old = all(before);
    // The order of the two is no part of a clash, and the places may have another order now.
    let is_old = |new: &Clash| old.iter().any(|old| old.has(&new.one) && old.has(&new.other));
    all(after).into_iter().filter(|new| !is_old(new)).collect()
}

fn clash(definition: &Definition, one: &PlaceDefinition, other: &PlaceDefinition) -> bool {
    let counts = |place: &PlaceDefinition| !place.overlaps && !place.cancelled;
    counts(one)
        && counts(other)
        && overlap(definition, &one.when, &other.when)
        && !leads_to(definition, one, &other.key)
        && !leads_to(definition, other, &one.key)
}

/// Whether there is a moment in both. What ends when the other begins does not overlap it.
#[must_use]
pub fn overlap(definition: &Definition, one: &When, other: &When) -> bool {
    match (instants(definition, one), instants(definition, other)) {
        (Some((from, until)), Some((start, end))) => from < end && start < until,
        _ => false,
    }
}

/// From when until when; none for whole days.
fn instants(definition: &Definition, when: &When) -> Option<(Timestamp, Timestamp)> {
    match when {
        When::Times { start, end } => {
            Some((definition.zone.instant(*start), definition.zone.instant(*end)))
        }
        When::Days { .. } => None,
    }
}

/// Whether a place requires another, or something that does.
fn leads_to(definition: &Definition, from: &PlaceDefinition, to: &Key) -> bool {
    let mut next = from.requires.as_ref();
    // A conference file has no circle, but a session may close one.
    for _ in 0..definition.places.len() {
        match next {
            Some(key) if key == to => return true,
            Some(key) => next = definition.place(key.as_str()).and_then(|p| p.requires.as_ref()),
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests;
