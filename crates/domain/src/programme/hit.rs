//! Whom a change of the programme hits, before it is made; pure but for `store`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Hours, ItemId, ItemKind, Programme};
use crate::conference::Zone;
use crate::value::Key;
use crate::value::id::RegistrationId;

pub mod store;

/// What one attendee has of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Whose.
    pub registration: RegistrationId,
    /// Their given and family name.
    pub name: String,
    /// The keys of the places they hold a seat in.
    pub held: Vec<Key>,
    /// The sessions and slots they starred.
    pub starred: Vec<ItemId>,
}

/// An attendee who would have two things at the same time, and had not before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitAttendee {
    /// Whose.
    pub registration: RegistrationId,
    /// Their given and family name.
    pub name: String,
    /// What would overlap, each pair once.
    pub overlaps: Vec<(ItemId, ItemId)>,
    /// Whether they hold a seat in both of a pair: the release will write to them.
    pub holds_both: bool,
}

/// What holdings are looked at with.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'f> {
    /// The zone of all civil times.
    pub zone: &'f Zone,
    /// The hours of places that are no sessions, such as a dinner.
    pub fixed: &'f BTreeMap<Key, Hours>,
    /// The places that may be held beside something else at the same time.
    pub overlapping: &'f BTreeSet<Key>,
}

/// When everything is: from, until.
type Times = BTreeMap<ItemId, (Timestamp, Timestamp)>;

/// The attendees who hold or starred what would overlap after the change and did not before it.
#[must_use]
pub fn attendees(
    before: &Programme,
    after: &Programme,
    holdings: &[Holding],
    frame: Frame<'_>,
) -> Vec<HitAttendee> {
    let (old, new) = (times(before, frame), times(after, frame));
    let inside = sessions_of_slots(after);
    let hit = |holding: &Holding| {
        let overlaps = overlaps(holding, &new, &inside);
        let overlaps: Vec<(ItemId, ItemId)> =
            overlaps.into_iter().filter(|pair| !overlap(&old, pair)).collect();
        let holds = |item: &ItemId| {
            item.kind == ItemKind::Session
                && holding.held.contains(&item.key)
                && !frame.overlapping.contains(&item.key)
        };
        (!overlaps.is_empty()).then(|| HitAttendee {
            registration: holding.registration,
            name: holding.name.clone(),
            holds_both: overlaps.iter().any(|(one, other)| holds(one) && holds(other)),
            overlaps,
        })
    };
    holdings.iter().filter_map(hit).collect()
}

/// How many calendar entries of attendees the next release would change: seats in sessions that
/// readers know otherwise than the programme has them.
#[must_use]
pub fn entries(published: &Programme, after: &Programme, holdings: &[Holding]) -> usize {
    let changed = |key: &Key| match (published.session(key), after.session(key)) {
        (Some(old), Some(new)) => {
            let room = |programme: &Programme, key: Option<&Key>| {
                key.and_then(|key| programme.room(key)).map(|room| room.name.clone())
            };
            old.hours() != new.hours()
                || old.title != new.title
                || room(published, old.room.as_ref()) != room(after, new.room.as_ref())
        }
        (Some(_), None) => true,
        (None, _) => false,
    };
    let keys: BTreeSet<&Key> = holdings.iter().flat_map(|holding| &holding.held).collect();
    let changed: BTreeSet<&Key> = keys.into_iter().filter(|key| changed(key)).collect();
    holdings.iter().flat_map(|holding| &holding.held).filter(|key| changed.contains(key)).count()
}

fn times(programme: &Programme, frame: Frame<'_>) -> Times {
    let mut times = Times::new();
    let instants =
        |hours: Hours| (frame.zone.instant(hours.starts), frame.zone.instant(hours.ends));
    for (key, hours) in frame.fixed {
        times.insert(ItemId::new(ItemKind::Session, key), instants(*hours));
    }
    for session in &programme.sessions {
        let Some(hours) = session.hours() else { continue };
        times.insert(ItemId::new(ItemKind::Session, &session.key), instants(hours));
        for slot in &session.slots {
            times
                .insert(ItemId::new(ItemKind::Slot, &slot.key), instants(slot.hours(hours.starts)));
        }
    }
    times
}

fn sessions_of_slots(programme: &Programme) -> BTreeMap<&Key, &Key> {
    let slots = programme
        .sessions
        .iter()
        .flat_map(|session| session.slots.iter().map(|slot| (&slot.key, &session.key)));
    slots.collect()
}

fn overlap(times: &Times, (one, other): &(ItemId, ItemId)) -> bool {
    match (times.get(one), times.get(other)) {
        (Some((from, to)), Some((start, end))) => from < end && start < to,
        _ => false,
    }
}

/// The pairs that overlap; a slot and the session it is in are one thing.
fn overlaps(
    holding: &Holding,
    times: &Times,
    inside: &BTreeMap<&Key, &Key>,
) -> Vec<(ItemId, ItemId)> {
    let held = holding.held.iter().map(|key| ItemId::new(ItemKind::Session, key));
    let things: BTreeSet<ItemId> = held.chain(holding.starred.iter().cloned()).collect();
    let session = |item: &ItemId| match item.kind {
        ItemKind::Slot => inside.get(&item.key).map(|key| (*key).clone()),
        _ => Some(item.key.clone()),
    };
    let mut pairs = Vec::new();
    for one in &things {
        for other in things.iter().filter(|other| *other > one) {
            let pair = (one.clone(), other.clone());
            let within = one.kind != other.kind && session(one) == session(other);
            if !within && overlap(times, &pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
