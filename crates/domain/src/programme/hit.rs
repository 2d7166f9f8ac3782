//! Whom a change of the programme hits, before it is made; pure but for `store`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Hours, ItemId, ItemKind, Programme, Session};
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
            overlaps.into_iter().filter(|(one, other)| !overlap(&old, (one, other))).collect();
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

/// What would overlap something after the change that it did not overlap before it: whoever has
/// none of that is not hit.
#[must_use]
pub fn concerned(before: &Programme, after: &Programme, frame: Frame<'_>) -> BTreeSet<ItemId> {
    let (old, new) = (times(before, frame), times(after, frame));
    let inside = sessions_of_slots(after);
    let mut all: Vec<(&ItemId, &(Timestamp, Timestamp))> = new.iter().collect();
    all.sort_unstable_by_key(|(_, (from, _))| *from);
    let mut concerned = BTreeSet::new();
    for (at, (one, (_, until))) in all.iter().enumerate() {
        let later = all.iter().skip(at + 1).take_while(|(_, (from, _))| from < until);
        for (other, _) in later {
            if is_apart(one, other, &inside) && !overlap(&old, (one, other)) {
                concerned.extend([ItemId::clone(one), ItemId::clone(other)]);
            }
        }
    }
    concerned
}

/// The sessions whose calendar entries the next release would change: those that readers know
/// otherwise than the programme has them.
#[must_use]
pub fn changed<'p>(published: &'p Programme, after: &Programme) -> BTreeSet<&'p Key> {
    let room = |programme: &Programme, key: Option<&Key>| {
        key.and_then(|key| programme.room(key)).map(|room| room.name.clone())
    };
    let is_changed = |old: &&Session| {
        let Some(new) = after.session(&old.key) else { return true };
        old.hours() != new.hours()
            || old.title != new.title
            || room(published, old.room.as_ref()) != room(after, new.room.as_ref())
    };
    published.sessions.iter().filter(is_changed).map(|session| &session.key).collect()
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

fn overlap(times: &Times, (one, other): (&ItemId, &ItemId)) -> bool {
    match (times.get(one), times.get(other)) {
        (Some((from, to)), Some((start, end))) => from < end && start < to,
        _ => false,
    }
}

/// A slot and the session it is in are one thing.
fn is_apart(one: &ItemId, other: &ItemId, inside: &BTreeMap<&Key, &Key>) -> bool {
    let session = |item: &ItemId| match item.kind {
        ItemKind::Slot => inside.get(&item.key).map(|key| (*key).clone()),
        _ => Some(item.key.clone()),
    };
    one.kind == other.kind || session(one) != session(other)
}

/// The pairs that overlap.
fn overlaps(
    holding: &Holding,
    times: &Times,
    inside: &BTreeMap<&Key, &Key>,
) -> Vec<(ItemId, ItemId)> {
    let held = holding.held.iter().map(|key| ItemId::new(ItemKind::Session, key));
    let things: BTreeSet<ItemId> = held.chain(holding.starred.iter().cloned()).collect();
    let mut pairs = Vec::new();
    for one in &things {
        for other in things.iter().filter(|other| *other > one) {
            if is_apart(one, other, inside) && overlap(times, (one, other)) {
                pairs.push((one.clone(), other.clone()));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
