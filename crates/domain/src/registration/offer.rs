//! Answering an offer.

use super::change::{begin, finish};
use super::clash::{self, held};
use super::tell::Entry;
use super::{Booked, ChangeError};
use crate::actor::Actor;
use crate::booking::ops::{advance, give_back};
use crate::booking::store::Step;
use crate::booking::{self, BookingStatus};
use crate::conference::Conference;
use crate::place;
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::{PlaceId, RegistrationId};

/// Takes an offered seat.
///
/// One at the same time as a place that is held is only taken in exchange: see
/// [`super::swap::swap`].
///
/// # Errors
///
/// [`ChangeError::OfferGone`] when it has expired, and the other reasons of [`ChangeError`].
pub fn accept(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    key: &Key,
) -> Result<Booked, ChangeError> {
    let (conference, place, booked) = begin_offer(tx, actor, id, key)?;
    let Booked { registration, mut bookings } = booked;
    let held_before = held(&conference, &bookings);
    let booking = bookings.iter_mut().find(|each| each.place == place);
    let booking = booking.ok_or(ChangeError::NoBooking)?;
    if !booking.can_be_taken(tx.now()) {
        return Err(ChangeError::OfferGone);
    }
    let step = Step::to(BookingStatus::Held);
    advance(tx, &conference, actor, ("booking.accept", booking, step))?;
    let entries = vec![Entry::Given(booking.id)];
    let held_now = held(&conference, &bookings);
    let faults = clash::faults(tx, &conference, (&held_now, &held_before))?;
    if !faults.is_empty() {
        return Err(ChangeError::Invalid(faults));
    }
    finish(tx, &conference, registration, (bookings, entries), (actor, &[]))
}

/// Refuses an offered seat; it goes to the next.
///
/// # Errors
///
/// [`ChangeError::OfferGone`] when it has expired, and the other reasons of [`ChangeError`].
pub fn refuse(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    key: &Key,
) -> Result<Booked, ChangeError> {
    let (conference, place, booked) = begin_offer(tx, actor, id, key)?;
    let Booked { registration, mut bookings } = booked;
    let booking = bookings.iter_mut().find(|each| each.place == place);
    let booking = booking.ok_or(ChangeError::NoBooking)?;
    if booking.status() != BookingStatus::Offered {
        return Err(ChangeError::OfferGone);
    }
    give_back(tx, &conference, actor, booking)?;
    finish(tx, &conference, registration, (bookings, Vec::new()), (actor, &[place]))
}

fn begin_offer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    key: &Key,
) -> Result<(Conference, PlaceId, Booked), ChangeError> {
    let (conference, booked) = begin(tx, actor, id, None)?;
    let place = conference.places.get(key).copied().ok_or(ChangeError::NoBooking)?;
    place::store::lock(tx, &[place])?;
    let bookings = booking::store::list(tx, id)?;
    Ok((conference, place, Booked { bookings, ..booked }))
}
