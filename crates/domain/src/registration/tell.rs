//! What a mail says of a registration, fixed in the transaction of the change.

use super::Registration;
use crate::booking::{self, Booking, BookingStatus, Standing};
use crate::conference::Conference;
use crate::fault::StoreResult;
use crate::outbox::{self, Message, Told, ToldConference, ToldEntry, ToldSeat};
use crate::place::PlaceDefinition;
use crate::sql::Tx;
use crate::value::id::BookingId;
use crate::value::{Key, Locale};

/// Which calendar entries a mail carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The entry is made or changed.
    Given(BookingId),
    /// The entry is taken back.
    TakenBack(BookingId),
}

/// How each booking of a person stands now, in the order of the conference.
///
/// # Errors
///
/// When the store fails.
pub fn standings(
    tx: &mut Tx<'_>,
    conference: &Conference,
    bookings: &[Booking],
) -> StoreResult<Vec<Standing>> {
    let mut standings = Vec::new();
    for (place, booking) in in_order(conference, bookings) {
        let position = match (booking.status(), booking.ticket) {
            (BookingStatus::Waiting, Some(ticket)) => {
                Some(booking::store::position(tx, booking.place, ticket)?)
            }
            _ => None,
        };
        standings.push(Standing {
            place: place.key.clone(),
            status: booking.status(),
            position,
            offer_expires_at: booking.offer_expires_at,
        });
    }
    Ok(standings)
}

/// The bookings with their places, in the order of the conference.
fn in_order<'a>(
    conference: &'a Conference,
    bookings: &'a [Booking],
) -> impl Iterator<Item = (&'a PlaceDefinition, &'a Booking)> {
    conference.definition.places.iter().filter_map(|place| {
        let id = conference.places.get(&place.key)?;
        bookings.iter().find(|booking| booking.place == *id).map(|booking| (place, booking))
    })
}

/// Owes the person a mail about their registration as it stands now.
///
/// Bookings named in `entries` get the next SEQUENCE, because their entry is told anew; `make`
/// says which message it is, and `about` which place it is about.
///
/// # Errors
///
/// When the store fails.
pub fn tell(
    tx: &mut Tx<'_>,
    conference: &Conference,
    registration: &Registration,
    (bookings, entries): (&mut [Booking], &[Entry]),
    (make, about): (impl FnOnce(Told) -> Message, Option<&Key>),
) -> StoreResult<()> {
    for booking in bookings.iter_mut() {
        let is_told = entries.iter().any(|entry| match entry {
            Entry::Given(id) | Entry::TakenBack(id) => *id == booking.id,
        });
        if is_told {
            booking::store::set_sequence(tx, booking)?;
        }
    }
    let standings = standings(tx, conference, bookings)?;
    let seats = seats(conference, registration.language, (&standings, bookings, entries), about);
    push(tx, conference, registration, seats, (make, about))
}

/// Owes the person a mail with these seats.
///
/// # Errors
///
/// When the store fails.
pub fn push(
    tx: &mut Tx<'_>,
    conference: &Conference,
    registration: &Registration,
    seats: Vec<ToldSeat>,
    (make, about): (impl FnOnce(Told) -> Message, Option<&Key>),
) -> StoreResult<()> {
    let language = registration.language;
    let told = Told {
        conference: ToldConference::of(conference, language),
        registration: registration.id,
        link_generation: registration.link_generation,
        name: registration.name(),
        about: about.cloned(),
        seats,
        clashes: Vec::new(),
        at: tx.now(),
    };
    outbox::ops::push(tx, conference, (&registration.email, language), &make(told))?;
    Ok(())
}

/// What the mail says of each place: those that live, those it is about, and those whose entry
/// it carries.
pub(super) fn seats(
    conference: &Conference,
    language: Locale,
    (standings, bookings, entries): (&[Standing], &[Booking], &[Entry]),
    about: Option<&Key>,
) -> Vec<ToldSeat> {
    let mut seats = Vec::new();
    for (place, booking) in in_order(conference, bookings) {
        let Some(standing) = standings.iter().find(|each| each.place == place.key) else {
            continue;
        };
        let cancelled = entries.iter().find_map(|entry| match entry {
            Entry::Given(id) if *id == booking.id => Some(false),
            Entry::TakenBack(id) if *id == booking.id => Some(true),
            _ => None,
        });
        if cancelled.is_none() && !booking.status().is_living() && about != Some(&place.key) {
            continue;
        }
        seats.push(ToldSeat {
            place: place.key.clone(),
            name: place.name.of(language).to_owned(),
            location: place.location.of(language).to_owned(),
            when: place.when.clone(),
            status: standing.status,
            position: standing.position,
            offer_expires_at: standing.offer_expires_at,
            entry: cancelled.map(|cancelled| ToldEntry {
                uid: booking.uid.clone(),
                sequence: u32::try_from(booking.sequence).unwrap_or(0),
                cancelled,
            }),
        });
    }
    seats
}
