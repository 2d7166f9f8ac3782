//! Taking one place in exchange for what is at the same time, all or nothing.

use super::change::{begin, book, finish, living_keys, locked};
use super::check::check_places;
use super::clash::{self, held, in_the_way};
use super::tell::Entry;
use super::{Booked, ChangeError};
use crate::actor::Actor;
use crate::booking::ops::{advance, give_back};
use crate::booking::store::Step;
use crate::booking::{self, Booking, BookingStatus};
use crate::conference::Conference;
use crate::fault::StoreResult;
use crate::place;
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::{PlaceId, RegistrationId};

/// Takes a seat in a place, a free one or the one that is offered, and gives back what the person
/// holds at the same time, with what can only be had together with that.
///
/// # Errors
///
/// [`ChangeError::Full`] when no seat can be had at once, and the other reasons of
/// [`ChangeError`]; the person keeps all they had then.
pub fn swap(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, version): (RegistrationId, Option<i64>),
    take: &Key,
) -> Result<Booked, ChangeError> {
    let (conference, Booked { registration, bookings }) = begin(tx, actor, id, version)?;
    let wanted = conference.places.get(take).copied().ok_or(ChangeError::NoBooking)?;
    let given = in_the_way(&conference, &bookings, take);
    let mut involved: Vec<PlaceId> =
        given.iter().filter_map(|key| conference.places.get(key)).copied().collect();
    involved.push(wanted);
    let mut bookings = locked(tx, (id, &bookings), &involved)?;
    let status = bookings.iter().find(|each| each.place == wanted).map(Booking::status);
    match status {
        Some(BookingStatus::Held) => return Ok(Booked { registration, bookings }),
        // Whoever waits gets a free seat as an offer, in turn.
        Some(BookingStatus::Waiting) => return Err(ChangeError::Full(take.clone())),
        Some(BookingStatus::Offered) => {}
        _ => {
            let kept = kept(&conference, &bookings, &given);
            let wanted = [kept, vec![take.to_string()]].concat();
            let had = living_keys(&conference, &bookings);
            let category = Some(&registration.chosen.category);
            check_places(&conference.definition, category, (&wanted, &had), tx.now())
                .map_err(ChangeError::Invalid)?;
        }
    }
    let mut entries = give_all(tx, &conference, actor, (&given, &mut bookings))?;
    if status == Some(BookingStatus::Offered) {
        let booking = bookings.iter_mut().find(|each| each.place == wanted);
        let booking = booking.filter(|each| each.can_be_taken(tx.now()));
        let booking = booking.ok_or(ChangeError::OfferGone)?;
        let step = Step::to(BookingStatus::Held);
        advance(tx, &conference, actor, ("booking.accept", booking, step))?;
        entries.push(Entry::Given(booking.id));
    } else {
        let entry = book(tx, &conference, actor, (id, take, &mut bookings))?;
        entries.push(entry.ok_or_else(|| ChangeError::Full(take.clone()))?);
    }
    // What was in the way is given back, unless the conference moved since it was looked for.
    let held_now = held(&conference, &bookings);
    clash::faults(tx, &conference, (&held_now, &held_now))?;
    finish(tx, &conference, registration, (bookings, entries), (actor, &involved))
}

/// Gives one place back, with what can only be had together with it.
///
/// # Errors
///
/// [`ChangeError::NoBooking`] when the person neither has it nor waits for it, and the other
/// reasons of [`ChangeError`]; nothing is changed then.
pub fn give_up(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, version): (RegistrationId, Option<i64>),
    key: &Key,
) -> Result<Booked, ChangeError> {
    let (conference, booked) = begin(tx, actor, id, version)?;
    let place = conference.places.get(key).copied().ok_or(ChangeError::NoBooking)?;
    place::store::lock(tx, &[place])?;
    let mut bookings = booking::store::list(tx, id)?;
    let is_living = |each: &Booking| each.place == place && each.status().is_living();
    if !bookings.iter().any(is_living) {
        return Err(ChangeError::NoBooking);
    }
    let entries = give_all(tx, &conference, actor, (std::slice::from_ref(key), &mut bookings))?;
    finish(tx, &conference, booked.registration, (bookings, entries), (actor, &[place]))
}

/// The keys that a person has or waits for once these places are given back.
fn kept(conference: &Conference, bookings: &[Booking], given: &[Key]) -> Vec<String> {
    let mut kept = living_keys(conference, bookings);
    kept.retain(|key| !given.contains(key));
    loop {
        let before = kept.clone();
        kept.retain(|key| {
            let place = conference.definition.place(key.as_str());
            let required = place.and_then(|place| place.requires.as_ref());
            required.is_none_or(|required| before.contains(required))
        });
        if kept.len() == before.len() {
            return kept.iter().map(ToString::to_string).collect();
        }
    }
}

/// Gives these back, and returns the calendar entries that go with them.
fn give_all(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    (keys, bookings): (&[Key], &mut [Booking]),
) -> StoreResult<Vec<Entry>> {
    let mut entries = Vec::new();
    for booking in bookings.iter_mut().filter(|each| each.status().is_living()) {
        if !conference.place_key(booking.place).is_some_and(|key| keys.contains(key)) {
            continue;
        }
        if booking.status() == BookingStatus::Held {
            entries.push(Entry::TakenBack(booking.id));
        }
        give_back(tx, conference, actor, booking)?;
    }
    Ok(entries)
}
