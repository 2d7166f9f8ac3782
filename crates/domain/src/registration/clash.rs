//! Bookings at the same time: nobody is given a second one, and whoever has two because the
//! conference moved something is told.

use std::collections::{BTreeMap, BTreeSet};

use super::{store, tell};
use crate::booking::{self, Booking, BookingStatus};
use crate::conference::{self, Conference, Definition};
use crate::fault::{FieldFault, StoreError, StoreResult};
use crate::outbox::{Message, Told};
use crate::place::clash::{Clash, clashes, new_clashes};
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::RegistrationId;

/// The keys of the places that are held, in the order of the conference.
#[must_use]
pub fn held(conference: &Conference, bookings: &[Booking]) -> Vec<Key> {
    let is_held = |key: &Key| {
        let id = conference.places.get(key);
        bookings.iter().any(|each| Some(&each.place) == id && each.status() == BookingStatus::Held)
    };
    let keys = conference.definition.places.iter().map(|place| &place.key);
    keys.filter(|key| is_held(key)).cloned().collect()
}

/// The held places that a person cannot hold beside this one.
#[must_use]
pub fn in_the_way(conference: &Conference, bookings: &[Booking], of: &Key) -> Vec<Key> {
    let mut keys = held(conference, bookings);
    keys.retain(|key| key != of);
    keys.push(of.clone());
    let found = clashes(&conference.definition, &keys);
    found.iter().filter(|clash| clash.has(of)).map(|clash| clash.beside(of).clone()).collect()
}

/// What is wrong with holding all of these places: a fault for each pair that clashes, which names
/// both. Pairs that were `had` before are left out: a conference that moved may leave such, and
/// they must not keep a person from other changes.
///
/// The caller has taken the seats, and so keeps the places from moving until it is done.
///
/// # Errors
///
/// [`StoreError::Conflict`] when the conference moved before that, so that the operation is run
/// again; or when the store fails.
pub fn faults(
    tx: &mut Tx<'_>,
    conference: &Conference,
    (held, had): (&[Key], &[Key]),
) -> StoreResult<Vec<FieldFault>> {
    if held.len() > 1 && conference::store::load(tx, conference.id)?.version != conference.version {
        return Err(StoreError::Conflict);
    }
    let mut found = clashes(&conference.definition, held);
    found.retain(|clash| !(had.contains(&clash.one) && had.contains(&clash.other)));
    Ok(found.iter().map(fault).collect())
}

fn fault(Clash { one, other }: &Clash) -> FieldFault {
    let message = format!("{one} and {other} are at the same time; choose one of them");
    FieldFault::new("places", "places-clash", message).with("place", one).with("other", other)
}

/// Owes each person one mail who holds places that clash and did not when the conference was as
/// `before`; returns how many.
///
/// [`crate::conference::ops`] does so with every change of a conference, also when a release
/// moves sessions.
///
/// # Errors
///
/// When the store fails.
pub fn tell_clashes(
    tx: &mut Tx<'_>,
    before: &Definition,
    conference: &Conference,
) -> StoreResult<usize> {
    let mut hit: BTreeMap<RegistrationId, Vec<Clash>> = BTreeMap::new();
    for clash in new_clashes(before, &conference.definition) {
        let (one, other) =
            (holders(tx, conference, &clash.one)?, holders(tx, conference, &clash.other)?);
        for id in one.intersection(&other) {
            hit.entry(*id).or_default().push(clash.clone());
        }
    }
    let people = hit.len();
    for (id, clashes) in hit {
        let registration = store::find(tx, id)?.ok_or(StoreError::Conflict)?;
        let mut bookings = booking::store::list(tx, id)?;
        let make = |told: Told| Message::BookingsClash(Told { clashes, ..told });
        tell::tell(tx, conference, &registration, (&mut bookings, &[]), (make, None))?;
    }
    Ok(people)
}

/// Who holds a seat in a place.
fn holders(
    tx: &mut Tx<'_>,
    conference: &Conference,
    key: &Key,
) -> StoreResult<BTreeSet<RegistrationId>> {
    let Some(id) = conference.places.get(key) else { return Ok(BTreeSet::new()) };
    let living = booking::store::list_living(tx, *id)?;
    let held = living.iter().filter(|booking| booking.status() == BookingStatus::Held);
    Ok(held.map(|booking| booking.registration).collect())
}
