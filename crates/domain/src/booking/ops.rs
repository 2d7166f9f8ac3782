//! The waiting list: seats that come free are offered to whoever waits longest.
//!
//! Every operation here locks the places it touches first, with [`place::store::lock`], so that
//! of several that run at once each sees what the one before it left.

use jiff::{SignedDuration, Timestamp};

use super::store::{self, Step};
use super::{Booking, BookingStatus};
use crate::actor::Actor;
use crate::audit;
use crate::conference::{self, Conference};
use crate::fault::{StoreError, StoreResult};
use crate::outbox::Message;
use crate::place::{self, PlaceDefinition};
use crate::registration::tell::{self, Entry};
use crate::registration::{self, Registration};
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::PlaceId;

/// How many rows one run of [`sweep`] looks at, so that it stays short.
const SWEEP_MOST: i64 = 100;

/// Until when seats of a place are offered: the end of its own window, or of the time in which
/// attendees may change things by themselves.
#[must_use]
pub fn offers_until(conference: &Conference, place: &PlaceDefinition) -> Timestamp {
    let definition = &conference.definition;
    let closes = place.window.map_or(definition.changes_until, |window| window.closes);
    definition.zone.instant(closes).min(definition.over_at())
}

/// Offers the free seats of a place to the people who wait, in order.
///
/// # Errors
///
/// When the store fails.
pub fn wake(tx: &mut Tx<'_>, conference: &Conference, id: PlaceId) -> StoreResult<()> {
    let Some(definition) = conference.place(id) else { return Ok(()) };
    let until = offers_until(conference, definition);
    if definition.cancelled || tx.now() >= until {
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
    let overdue = store::list_overdue(tx, SWEEP_MOST)?;
    let idle = place::store::list_idle(tx, SWEEP_MOST)?;
    let expired = overdue.len();
    let mut wakes: Vec<PlaceId> = idle.iter().map(|(_, place)| *place).collect();
    wakes.extend(overdue.iter().map(|booking| booking.place));
    place::store::lock(tx, &wakes)?;
    for mut booking in overdue {
        expire(tx, &mut booking)?;
    }
    wakes.sort();
    wakes.dedup();
    for id in wakes {
        let conference = conference_of(tx, id)?;
        wake(tx, &conference, id)?;
    }
    Ok(expired)
}

fn conference_of(tx: &mut Tx<'_>, place: PlaceId) -> StoreResult<Conference> {
    let id = place::store::conference_of(tx, place)?;
    conference::store::load(tx, id)
}

fn expire(tx: &mut Tx<'_>, booking: &mut Booking) -> StoreResult<()> {
    let conference = conference_of(tx, booking.place)?;
    let Some(key) = conference.place_key(booking.place) else { return Ok(()) };
    let step = Step::to(BookingStatus::Expired);
    advance(tx, &conference, &Actor::Clock, ("booking.expire", booking, step))?;
    place::store::release(tx, booking.place)?;
    let mut bookings = store::list(tx, booking.registration)?;
    let entries = drop_dependents(tx, &conference, &Actor::Clock, &mut bookings)?;
    let (registration, mut bookings) = follow(tx, booking)?;
    let message = (Message::BookingExpired as fn(_) -> _, Some(key));
    tell::tell(tx, &conference, &registration, (&mut bookings, &entries), message)
}

/// Gives back what can only be had together with a place that is gone, and wakes those places.
/// Returns the calendar entries to take back.
///
/// # Errors
///
/// When the store fails.
pub fn drop_dependents(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    bookings: &mut [Booking],
) -> StoreResult<Vec<Entry>> {
    let mut entries = Vec::new();
    while let Some(at) = bookings.iter().position(|each| lacks_required(conference, each, bookings))
    {
        let Some(booking) = bookings.get_mut(at) else { break };
        let was = booking.status();
        place::store::lock(tx, &[booking.place])?;
        give_back(tx, conference, actor, booking)?;
        if was == BookingStatus::Held {
            entries.push(Entry::TakenBack(booking.id));
        }
        let place = booking.place;
        wake(tx, conference, place)?;
    }
    Ok(entries)
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
