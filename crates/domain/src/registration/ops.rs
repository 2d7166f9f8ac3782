//! Registering, and asking for the private link.

use jiff::SignedDuration;

use super::tell::{self, Entry};
use super::{Booked, ChangeError, Details, Receipt, Register, RegisterError, Registration, Status};
use super::{Chosen, check, clash, store};
use crate::actor::{Actor, Permission};
use crate::audit;
use crate::booking::store::NewBooking;
use crate::booking::{self, Booking, BookingStatus, Standing};
use crate::conference::{self, Conference, Phase};
use crate::fault::{FieldFault, StoreError, StoreResult};
use crate::idempotency::{self, Known};
use crate::outbox::Message;
use crate::place::{self, Seat};
use crate::sql::Tx;
use crate::value::id::RegistrationId;
use crate::value::{EmailAddress, Key, Slug, random};

/// How long nobody gets a second mail with the same link, however often it is asked for.
pub const LINK_PAUSE: SignedDuration = SignedDuration::from_mins(5);

/// Gives the person a registration and what is left of the wanted places.
///
/// For an address that is registered already the answer is what a new registration would have
/// got, nothing is changed, and the mail says that there is one.
///
/// # Errors
///
/// [`RegisterError`] says why there is no registration; nothing is stored then.
pub fn register(tx: &mut Tx<'_>, actor: &Actor, wish: &Register) -> Result<Receipt, RegisterError> {
    let conference = conference::store::find(tx, &wish.conference)?
        .ok_or_else(|| RegisterError::NoConference(wish.conference.clone()))?;
    if let Some(once) = &wish.once {
        match idempotency::find(tx, once)? {
            Known::New => {}
            Known::Same(receipt) => return Ok(receipt),
            Known::Other => return Err(RegisterError::KeyReused),
        }
    }
    must_be_open(tx, &conference)?;
    let definition = &conference.definition;
    let (chosen, places) = check(definition, &wish.details.choices, (&wish.places, &[]), tx.now())
        .map_err(RegisterError::Invalid)?;
    if wish.notice_version != definition.notice.version {
        let fault =
            FieldFault::new("notice_version", "notice", "read and accept the present notice");
        return Err(RegisterError::Invalid(vec![fault]));
    }

    let receipt = match store::find_living(tx, conference.id, &wish.email)? {
        Some(existing) => repeat(tx, &conference, &existing, (&wish.email, &places))?,
        None => enrol(tx, actor, &conference, wish, (chosen, &places))?,
    };
    if let Some(once) = &wish.once {
        idempotency::keep(tx, once, &receipt)?;
    }
    Ok(receipt)
}

fn must_be_open(tx: &Tx<'_>, conference: &Conference) -> Result<(), RegisterError> {
    let definition = &conference.definition;
    match definition.phase(tx.now()) {
        Phase::Open => Ok(()),
        Phase::Before => {
            Err(RegisterError::NotYet(definition.zone.instant(definition.registration.opens)))
        }
        Phase::Closed => {
            Err(RegisterError::Closed(definition.zone.instant(definition.registration.closes)))
        }
    }
}

/// Makes a new registration with its bookings.
fn enrol(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Conference,
    wish: &Register,
    (chosen, places): (Chosen, &[Key]),
) -> Result<Receipt, RegisterError> {
    let given = seat_all(tx, conference, places)?;
    let held = given.iter().filter(|(_, seat)| *seat == Seat::Held);
    let held: Vec<Key> = held.map(|(key, _)| key.clone()).collect();
    must_not_clash(tx, conference, &held)?;
    let status = Status::of(given.iter().map(|(_, seat)| status_of(*seat)));
    let registration = new_registration(tx, conference, wish, (chosen, status));
    match store::insert(tx, &registration) {
        // Somebody registered the same address a moment ago: the next run finds it.
        Err(StoreError::Duplicate) => return Err(StoreError::Conflict.into()),
        other => other?,
    }
    if let Some(needs) = &wish.details.needs {
        let delete_at = conference.definition.needs_deleted_at();
        store::set_needs(tx, registration.id, Some(needs), delete_at)?;
    }
    let mut bookings = Vec::with_capacity(given.len());
    let mut standings = Vec::with_capacity(given.len());
    let mut entries = Vec::new();
    for (key, seat) in given {
        // The entry of a held seat is told in this transaction, with SEQUENCE 0.
        let sequence = if seat == Seat::Held { 0 } else { -1 };
        let booking = insert_booking(tx, conference, (registration.id, &key), (seat, sequence))?;
        if booking.status() == BookingStatus::Held {
            entries.push(Entry::Given(booking.id));
        }
        standings.push(standing(key, seat));
        bookings.push(booking);
    }
    let language = registration.language;
    let seats = tell::seats(conference, language, (&standings, &bookings, &entries), None);
    tell::push(tx, conference, &registration, seats, (Message::RegistrationConfirmed, None))?;
    let actor = if *actor == Actor::Visitor { &Actor::Attendee(registration.id) } else { actor };
    let audited = registration.audited();
    let change = (None::<&()>, Some(&audited));
    let subject = registration.id.as_str();
    audit::record(tx, Some(conference.id), actor, "registration.create", subject, change)?;
    Ok(Receipt { email: wish.email.clone(), status, bookings: standings })
}

/// Passes if nobody would hold two of these places at the same time.
fn must_not_clash(
    tx: &mut Tx<'_>,
    conference: &Conference,
    held: &[Key],
) -> Result<(), RegisterError> {
    let faults = clash::faults(tx, conference, (held, &[]))?;
    if faults.is_empty() { Ok(()) } else { Err(RegisterError::Invalid(faults)) }
}

/// Asks for all seats in the order of the places' ids, so that two wishes cannot wait for each
/// other; the result has the order of `places`.
fn seat_all(
    tx: &mut Tx<'_>,
    conference: &Conference,
    places: &[Key],
) -> Result<Vec<(Key, Seat)>, RegisterError> {
    let mut wanted = Vec::with_capacity(places.len());
    for (order, key) in places.iter().enumerate() {
        let id = conference.places.get(key).copied().ok_or(StoreError::Conflict)?;
        wanted.push((id, order, key));
    }
    wanted.sort_by_key(|(id, ..)| *id);
    let mut given = Vec::with_capacity(wanted.len());
    for (id, order, key) in wanted {
        match place::store::seat(tx, id)? {
            // The file that was checked against is older than the place: the next run knows.
            Seat::Cancelled => return Err(StoreError::Conflict.into()),
            seat => given.push((order, key.clone(), seat)),
        }
    }
    given.sort_by_key(|(order, ..)| *order);
    Ok(given.into_iter().map(|(_, key, seat)| (key, seat)).collect())
}

fn new_registration(
    tx: &Tx<'_>,
    conference: &Conference,
    wish: &Register,
    (chosen, status): (Chosen, Status),
) -> Registration {
    let Details { given_name, family_name, affiliation, country, language, .. } = &wish.details;
    Registration {
        id: RegistrationId::new(tx.now()),
        conference: conference.id,
        status,
        email: wish.email.clone(),
        given_name: given_name.clone(),
        family_name: family_name.clone(),
        affiliation: affiliation.clone(),
        country: country.clone(),
        language: *language,
        orcid: wish.details.orcid.clone(),
        efn: wish.details.efn.clone(),
        photo_consent: wish.details.photo_consent,
        chosen,
        notice_version: wish.notice_version.clone(),
        notice_accepted_at: tx.now(),
        link_generation: 1,
        link_sent_at: tx.now(),
        version: 1,
        created_at: tx.now(),
        changed_at: tx.now(),
    }
}

const fn status_of(seat: Seat) -> BookingStatus {
    match seat {
        Seat::Held => BookingStatus::Held,
        Seat::Waiting { .. } => BookingStatus::Waiting,
        Seat::Cancelled => BookingStatus::Cancelled,
    }
}

fn standing(place: Key, seat: Seat) -> Standing {
    let position = match seat {
        Seat::Waiting { position, .. } => Some(position),
        Seat::Held | Seat::Cancelled => None,
    };
    Standing { place, status: status_of(seat), position, offer_expires_at: None }
}

/// Books what was given; `sequence` is that of the entry that was told last, or -1.
pub(super) fn insert_booking(
    tx: &mut Tx<'_>,
    conference: &Conference,
    (registration, key): (RegistrationId, &Key),
    (seat, sequence): (Seat, i32),
) -> StoreResult<Booking> {
    let place = conference.places.get(key).copied().ok_or(StoreError::Conflict)?;
    let ticket = match seat {
        Seat::Waiting { ticket, .. } => Some(ticket),
        Seat::Held | Seat::Cancelled => None,
    };
    let new = NewBooking {
        registration,
        place,
        status: status_of(seat),
        ticket,
        uid: format!("{}@{}", random::token(), tx.host()),
        sequence,
    };
    booking::store::insert(tx, new)
}

/// Answers for an address that is registered: as for a new one, and by mail the truth.
fn repeat(
    tx: &mut Tx<'_>,
    conference: &Conference,
    existing: &Registration,
    (email, places): (&EmailAddress, &[Key]),
) -> Result<Receipt, RegisterError> {
    let counters = place::store::list(tx, conference.id)?;
    let would_get = |key: &Key| {
        let place = counters.iter().find(|place| place.key == *key)?;
        let seat = if place.free() > 0 {
            Seat::Held
        } else {
            Seat::Waiting { ticket: 0, position: place.waiting + 1 }
        };
        Some(standing(key.clone(), seat))
    };
    let bookings: Vec<Standing> = places.iter().filter_map(would_get).collect();
    // As for a new registration, so that nobody learns who is registered.
    let held = bookings.iter().filter(|each| each.status == BookingStatus::Held);
    let held: Vec<Key> = held.map(|each| each.place.clone()).collect();
    must_not_clash(tx, conference, &held)?;
    let pause_began = tx.now().saturating_sub(LINK_PAUSE).unwrap_or(tx.now());
    if store::set_link_sent(tx, existing.id, pause_began)? {
        let mut booked = booking::store::list(tx, existing.id)?;
        let message = (Message::RegistrationRepeated as fn(_) -> _, None);
        tell::tell(tx, conference, existing, (&mut booked, &[]), message)?;
    }
    let status = Status::of(bookings.iter().map(|booking| booking.status));
    Ok(Receipt { email: email.clone(), status, bookings })
}

/// Sends the private link again, if the address is registered and did not just get it.
///
/// The answer is the same in every case, so that nobody learns who is registered.
///
/// # Errors
///
/// [`RegisterError::NoConference`], or when the store fails.
pub fn send_link(
    tx: &mut Tx<'_>,
    conference: &Slug,
    email: &EmailAddress,
) -> Result<(), RegisterError> {
    let conference = conference::store::find(tx, conference)?
        .ok_or_else(|| RegisterError::NoConference(conference.clone()))?;
    let Some(registration) = store::find_living(tx, conference.id, email)? else { return Ok(()) };
    let pause_began = tx.now().saturating_sub(LINK_PAUSE).unwrap_or(tx.now());
    if store::set_link_sent(tx, registration.id, pause_began)? {
        let mut bookings = booking::store::list(tx, registration.id)?;
        let message = (Message::RegistrationLink as fn(_) -> _, None);
        tell::tell(tx, &conference, &registration, (&mut bookings, &[]), message)?;
    }
    Ok(())
}

/// A registration with its bookings, for its person or for staff who may see it.
///
/// # Errors
///
/// [`ChangeError::NoRegistration`] when it is not there or not theirs.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
) -> Result<(Conference, Booked), ChangeError> {
    load(tx, actor, Permission::SeeRegistrations, id)
}

/// Loads a registration that `actor` may use: their own, or by a permission.
pub(super) fn load(
    tx: &mut Tx<'_>,
    actor: &Actor,
    permission: Permission,
    id: RegistrationId,
) -> Result<(Conference, Booked), ChangeError> {
    if let Actor::Attendee(own) = actor
        && *own != id
    {
        return Err(ChangeError::NoRegistration);
    }
    let registration = store::find(tx, id)?.ok_or(ChangeError::NoRegistration)?;
    if !matches!(actor, Actor::Attendee(_)) {
        if !actor.belongs_to(registration.conference) {
            return Err(ChangeError::NoRegistration);
        }
        actor.may(permission, registration.conference)?;
    }
    let conference = conference::store::load(tx, registration.conference)?;
    let bookings = booking::store::list(tx, id)?;
    Ok((conference, Booked { registration, bookings }))
}
