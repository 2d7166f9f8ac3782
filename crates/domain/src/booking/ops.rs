//! The waiting list: seats that come free are offered to whoever waits longest.
//!
//! Every operation here locks the places it touches first, with [`place::store::lock`], so that
//! of several that run at once each sees what the one before it left.

use std::collections::btree_map::{BTreeMap, Entry as MapEntry};

use jiff::{SignedDuration, Timestamp};

use super::store::{self, Step};
use super::{Booking, BookingStatus};
use crate::actor::Actor;
use crate::audit;
use crate::conference::{self, Conference};
use crate::fault::{StoreError, StoreResult};
use crate::outbox::Message;
use crate::place;
use crate::registration::tell::{self, Entry};
use crate::registration::{self, Registration};
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::{ConferenceId, PlaceId};

/// How many rows one run of [`sweep`] looks at, so that it stays short.
const SWEEP_MOST: i64 = 100;

/// Until when seats of a place are offered: the end of its own window, or of the time in which
/// attendees may change things by themselves. None for a place that does not take place.
fn offered_until(conference: &Conference, place: PlaceId) -> Option<Timestamp> {
    let place = conference.place(place).filter(|place| !place.cancelled)?;
    let definition = &conference.definition;
    let closes = place.window.map_or(definition.changes_until, |window| window.closes);
    Some(definition.zone.instant(closes).min(definition.over_at()))
}

/// Offers the free seats of a place to the people who wait, in order.
///
/// # Errors
///
/// When the store fails.
pub fn wake(tx: &mut Tx<'_>, conference: &Conference, id: PlaceId) -> StoreResult<()> {
    let (Some(definition), Some(until)) = (conference.place(id), offered_until(conference, id))
    else {
        return Ok(());
    };
    if tx.now() >= until {
        return Ok(());
    }
    let hours = SignedDuration::from_hours(i64::from(conference.definition.offer_hours));
    let expires = tx.now().saturating_add(hours).unwrap_or(until).min(until);
    while place::store::take_for_waiting(tx, id)? {
        // The counter said that somebody waits; whoever left meanwhile makes this run anew.
        let mut first = store::find_first_waiting(tx, id)?.ok_or(StoreError::Conflict)?;
        offer(tx, conference, &mut first, (&definition.key, expires))?;
    }
    Ok(())
}

fn offer(
    tx: &mut Tx<'_>,
    conference: &Conference,
    booking: &mut Booking,
    (key, expires): (&Key, Timestamp),
) -> StoreResult<()> {
    let step = Step {
        to: BookingStatus::Offered,
        ticket: booking.ticket,
        offer_expires_at: Some(expires),
    };
    advance(tx, conference, &Actor::Clock, ("booking.offer", booking, step))?;
    tell_about(tx, conference, booking, (Message::BookingOffered, key))
}

/// Moves one booking, writes the change down, and lets its registration follow.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when the booking moved meanwhile.
pub fn advance(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    (action, booking, step): (&str, &mut Booking, Step),
) -> StoreResult<()> {
    let before = booking.clone();
    store::set_status(tx, booking, step)?;
    let change = (Some(&before), Some(&*booking));
    audit::record(tx, Some(conference.id), actor, action, booking.registration.as_str(), change)
}

/// Owes the booking's person a mail about this place, as things stand after the change.
fn tell_about(
    tx: &mut Tx<'_>,
    conference: &Conference,
    booking: &Booking,
    (make, key): (fn(crate::outbox::Told) -> Message, &Key),
) -> StoreResult<()> {
    let (registration, mut bookings) = follow(tx, booking)?;
    tell::tell(tx, conference, &registration, (&mut bookings, &[]), (make, Some(key)))
}

/// Lets a registration follow from its bookings.
fn follow(tx: &mut Tx<'_>, booking: &Booking) -> StoreResult<(Registration, Vec<Booking>)> {
    let id = booking.registration;
    let mut registration = registration::store::find(tx, id)?.ok_or(StoreError::Conflict)?;
    let bookings = store::list(tx, id)?;
    let status = registration::Status::of(bookings.iter().map(Booking::status));
    registration::store::set_status(tx, &mut registration, status)?;
    Ok((registration, bookings))
}

/// Gives a living booking back, whatever it is, and leaves its seat or its number to others.
/// The caller has locked the place, and wakes it afterwards.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when the booking moved meanwhile.
pub fn give_back(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    booking: &mut Booking,
) -> StoreResult<()> {
    let was = booking.status();
    let step = Step::to(BookingStatus::Cancelled);
    advance(tx, conference, actor, ("booking.cancel", booking, step))?;
    if was.takes_seat() {
        place::store::release(tx, booking.place)
    } else {
        place::store::leave_waiting(tx, booking.place)
    }
}

/// Lets offers expire whose time is over, and offers seats that are free while people wait.
/// Returns how many offers expired.
///
/// Any number of workers may call it: each step is guarded.
///
/// # Errors
///
/// When the store fails.
pub fn sweep(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let mut overdue = store::list_overdue(tx, SWEEP_MOST)?;
    let mut wakes = idle(tx)?;
    wakes.extend(overdue.iter().map(|booking| booking.place));
    place::store::lock(tx, &wakes)?;
    // One after the other for all: of two offers of a person that end together none is given back
    // before it expires, and no seat goes to whoever is about to lose what it requires.
    for booking in &mut overdue {
        expire(tx, booking)?;
    }
    for booking in &overdue {
        wakes.extend(tell_expired(tx, booking)?);
    }
    wakes.sort();
    wakes.dedup();
    for id in wakes {
        let conference = conference_of(tx, id)?;
        wake(tx, &conference, id)?;
    }
    Ok(overdue.len())
}

/// Places whose free seats can be offered now. Those of conferences that are over stay as they
/// are for good, and must not keep the others from their turn.
fn idle(tx: &mut Tx<'_>) -> StoreResult<Vec<PlaceId>> {
    let mut conferences: BTreeMap<ConferenceId, Conference> = BTreeMap::new();
    let (mut idle, mut after) = (Vec::new(), None);
    loop {
        let some = place::store::list_idle(tx, after, SWEEP_MOST)?;
        let Some((_, last)) = some.last().copied() else { return Ok(idle) };
        for (id, place) in some {
            let conference = match conferences.entry(id) {
                MapEntry::Occupied(loaded) => loaded.into_mut(),
                MapEntry::Vacant(empty) => empty.insert(conference::store::load(tx, id)?),
            };
            if offered_until(conference, place).is_some_and(|until| tx.now() < until) {
                idle.push(place);
            }
        }
        if i64::try_from(idle.len()).unwrap_or(i64::MAX) >= SWEEP_MOST {
            return Ok(idle);
        }
        after = Some(last);
    }
}

fn conference_of(tx: &mut Tx<'_>, place: PlaceId) -> StoreResult<Conference> {
    let id = place::store::conference_of(tx, place)?;
    conference::store::load(tx, id)
}

fn expire(tx: &mut Tx<'_>, booking: &mut Booking) -> StoreResult<()> {
    let conference = conference_of(tx, booking.place)?;
    let step = Step::to(BookingStatus::Expired);
    advance(tx, &conference, &Actor::Clock, ("booking.expire", booking, step))?;
    place::store::release(tx, booking.place)
}

/// Gives back what required an expired booking, tells its person, and returns the places that
/// came free.
fn tell_expired(tx: &mut Tx<'_>, booking: &Booking) -> StoreResult<Vec<PlaceId>> {
    let conference = conference_of(tx, booking.place)?;
    let mut bookings = store::list(tx, booking.registration)?;
    let (entries, freed) = drop_dependents(tx, &conference, &Actor::Clock, &mut bookings)?;
    let (registration, mut bookings) = follow(tx, booking)?;
    let message = (Message::BookingExpired as fn(_) -> _, conference.place_key(booking.place));
    tell::tell(tx, &conference, &registration, (&mut bookings, &entries), message)?;
    Ok(freed)
}

/// Gives back what can only be had together with a place that is gone.
///
/// Returns the calendar entries to take back, and the places that came free: the caller wakes
/// them once all that is to be given back is.
///
/// # Errors
///
/// When the store fails.
pub fn drop_dependents(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    bookings: &mut [Booking],
) -> StoreResult<(Vec<Entry>, Vec<PlaceId>)> {
    let (mut entries, mut freed) = (Vec::new(), Vec::new());
    while let Some(at) = bookings.iter().position(|each| lacks_required(conference, each, bookings))
    {
        let Some(booking) = bookings.get_mut(at) else { break };
        let was = booking.status();
        place::store::lock(tx, &[booking.place])?;
        give_back(tx, conference, actor, booking)?;
        if was == BookingStatus::Held {
            entries.push(Entry::TakenBack(booking.id));
        }
        freed.push(booking.place);
    }
    Ok((entries, freed))
}

/// Whether a living booking needs another one that does not live.
fn lacks_required(conference: &Conference, booking: &Booking, all: &[Booking]) -> bool {
    let required = conference
        .place(booking.place)
        .and_then(|place| place.requires.as_ref())
        .and_then(|key| conference.places.get(key));
    booking.status().is_living()
        && required.is_some_and(|required| {
            !all.iter().any(|each| each.place == *required && each.status().is_living())
        })
}
