//! Changing and cancelling a registration.

use super::check::{check, check_places};
use super::clash::{self, held};
use super::ops::{insert_booking, load};
use super::tell::{self, Entry};
use super::{Booked, ChangeError, Details, Registration, Status, store};
use crate::actor::{Actor, Permission};
use crate::audit;
use crate::booking::ops::{advance, drop_dependents, give_back, wake};
use crate::booking::store::Step;
use crate::booking::{self, Booking, BookingStatus};
use crate::conference::Conference;
use crate::fault::{FieldFault, StoreError, StoreResult};
use crate::outbox::Message;
use crate::place::{self, Seat};
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::{PlaceId, RegistrationId};

/// Loads a registration that `actor` may change now, with its places locked.
///
/// `version` is the one the person saw; none for no matter.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    version: Option<i64>,
) -> Result<(Conference, Booked), ChangeError> {
    let (conference, booked) = load(tx, actor, Permission::ManageRegistrations, id)?;
    let definition = &conference.definition;
    if matches!(actor, Actor::Attendee(_)) && !definition.takes_changes(tx.now()) {
        return Err(ChangeError::TooLate(definition.zone.instant(definition.changes_until)));
    }
    if booked.registration.status() == Status::Cancelled {
        return Err(ChangeError::Cancelled);
    }
    if version.is_some_and(|seen| seen != booked.registration.version) {
        return Err(ChangeError::Outdated);
    }
    Ok((conference, booked))
}

/// Changes what the person says of themselves.
///
/// # Errors
///
/// [`ChangeError`] says why not; nothing is changed then.
pub fn change_details(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, version): (RegistrationId, Option<i64>),
    details: &Details,
) -> Result<Booked, ChangeError> {
    let (conference, booked) = begin(tx, actor, id, version)?;
    let Booked { mut registration, bookings } = booked;
    let living = living_keys(&conference, &bookings);
    let wanted: Vec<String> = living.iter().map(ToString::to_string).collect();
    // The bookings are checked again, because another category may not have them.
    let (chosen, _) = check(&conference.definition, &details.choices, (&wanted, &living), tx.now())
        .map_err(|faults| ChangeError::Invalid(faults.into_iter().map(on_category).collect()))?;
    let before = registration.audited();
    registration.given_name = details.given_name.clone();
    registration.family_name = details.family_name.clone();
    registration.affiliation = details.affiliation.clone();
    registration.country = details.country.clone();
    registration.language = details.language;
    registration.orcid = details.orcid.clone();
    registration.efn = details.efn.clone();
    registration.photo_consent = details.photo_consent;
    registration.chosen = chosen;
    store::set_details(tx, &mut registration)?;
    let delete_at = conference.definition.needs_deleted_at();
    store::set_needs(tx, id, details.needs.as_ref(), delete_at)?;
    let after = registration.audited();
    let change = (Some(&before), Some(&after));
    audit::record(tx, Some(conference.id), actor, "registration.change", id.as_str(), change)?;
    Ok(Booked { registration, bookings })
}

/// In a change of details the places are not shown, so their faults belong to the category.
fn on_category(fault: FieldFault) -> FieldFault {
    match fault.code {
        "place-not-for-category" => FieldFault { field: "category".to_owned(), ..fault },
        _ => fault,
    }
}

/// The keys of the places that somebody has or waits for.
pub(super) fn living_keys(conference: &Conference, bookings: &[Booking]) -> Vec<Key> {
    let is_living =
        |id: &PlaceId| bookings.iter().any(|each| each.place == *id && each.status().is_living());
    conference.places.iter().filter(|(_, id)| is_living(id)).map(|(key, _)| key.clone()).collect()
}

/// Books and gives back until the person has, or waits for, exactly the places in `wanted`.
///
/// No two may be held at the same time; one may wait for one beside the other.
///
/// # Errors
///
/// [`ChangeError`] says why not; nothing is changed then.
pub fn change_places(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, version): (RegistrationId, Option<i64>),
    wanted: &[String],
) -> Result<Booked, ChangeError> {
    let (conference, booked) = begin(tx, actor, id, version)?;
    let had = living_keys(&conference, &booked.bookings);
    let category = Some(&booked.registration.chosen.category);
    let wanted = check_places(&conference.definition, category, (wanted, &had), tx.now())
        .map_err(ChangeError::Invalid)?;
    let mut involved: Vec<PlaceId> = Vec::new();
    for (key, id) in conference.places.iter() {
        if had.contains(key) != wanted.contains(key) {
            involved.push(*id);
        }
    }
    if involved.is_empty() {
        return Ok(booked);
    }
    let Booked { registration, bookings } = booked;
    let mut bookings = locked(tx, (id, &bookings), &involved)?;
    let held_before = held(&conference, &bookings);
    let mut entries = Vec::new();
    for booking in &mut bookings {
        let keep = conference.place_key(booking.place).is_some_and(|key| wanted.contains(key));
        if booking.status().is_living() && !keep {
            if booking.status() == BookingStatus::Held {
                entries.push(Entry::TakenBack(booking.id));
            }
            give_back(tx, &conference, actor, booking)?;
        }
    }
    for key in wanted.iter().filter(|key| !had.contains(key)) {
        entries.extend(book(tx, &conference, actor, (id, key, &mut bookings))?);
    }
    let held_now = held(&conference, &bookings);
    let faults = clash::faults(tx, &conference, (&held_now, &held_before))?;
    if !faults.is_empty() {
        return Err(ChangeError::Invalid(faults));
    }
    finish(tx, &conference, registration, (bookings, entries), (actor, &involved))
}

/// The bookings of a registration once these places are locked.
///
/// # Errors
///
/// [`StoreError::Conflict`] when they are no longer as they were `seen`, so that the operation is
/// run again; or when the store fails.
pub(super) fn locked(
    tx: &mut Tx<'_>,
    (id, seen): (RegistrationId, &[Booking]),
    places: &[PlaceId],
) -> StoreResult<Vec<Booking>> {
    place::store::lock(tx, places)?;
    let bookings = booking::store::list(tx, id)?;
    if bookings == seen { Ok(bookings) } else { Err(StoreError::Conflict) }
}

/// Books one place, anew if there was a booking; the entry to tell if it is held.
pub(super) fn book(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    (id, key, bookings): (RegistrationId, &Key, &mut Vec<Booking>),
) -> StoreResult<Option<Entry>> {
    let place = conference.places.get(key).copied().ok_or(StoreError::Conflict)?;
    let seat = place::store::seat(tx, place)?;
    let step = match seat {
        Seat::Held => Step::to(BookingStatus::Held),
        Seat::Waiting { ticket, .. } => {
            Step { ticket: Some(ticket), ..Step::to(BookingStatus::Waiting) }
        }
        Seat::Cancelled => return Err(StoreError::Conflict),
    };
    let booking = match bookings.iter_mut().find(|each| each.place == place) {
        Some(booking) => {
            advance(tx, conference, actor, ("booking.renew", booking, step))?;
            booking.id
        }
        None => {
            let new = insert_booking(tx, conference, (id, key), (seat, -1))?;
            let change = (None::<&()>, Some(&new));
            audit::record(tx, Some(conference.id), actor, "booking.create", id.as_str(), change)?;
            let booking = new.id;
            bookings.push(new);
            booking
        }
    };
    Ok((seat == Seat::Held).then_some(Entry::Given(booking)))
}

/// Gives up what cannot be had alone, lets the registration follow, tells the person, and offers
/// what came free.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    conference: &Conference,
    mut registration: Registration,
    (mut bookings, mut entries): (Vec<Booking>, Vec<Entry>),
    (actor, freed): (&Actor, &[PlaceId]),
) -> Result<Booked, ChangeError> {
    let (taken_back, mut also_freed) = drop_dependents(tx, conference, actor, &mut bookings)?;
    entries.extend(taken_back);
    also_freed.extend(freed);
    let status = Status::of(bookings.iter().map(Booking::status));
    store::set_status(tx, &mut registration, status)?;
    let message = (Message::RegistrationChanged as fn(_) -> _, None);
    tell::tell(tx, conference, &registration, (&mut bookings, &entries), message)?;
    for place in also_freed {
        wake(tx, conference, place)?;
    }
    Ok(Booked { registration, bookings })
}

/// Cancels the whole registration and gives all its places back.
///
/// # Errors
///
/// [`ChangeError`] says why not; nothing is changed then.
pub fn cancel(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, version): (RegistrationId, Option<i64>),
) -> Result<Booked, ChangeError> {
    let (conference, booked) = begin(tx, actor, id, version)?;
    let mut registration = booked.registration;
    let places: Vec<PlaceId> = booked.bookings.iter().map(|each| each.place).collect();
    place::store::lock(tx, &places)?;
    let mut bookings = booking::store::list(tx, id)?;
    let mut entries = Vec::new();
    for booking in bookings.iter_mut().filter(|each| each.status().is_living()) {
        if booking.status() == BookingStatus::Held {
            entries.push(Entry::TakenBack(booking.id));
        }
        give_back(tx, &conference, actor, booking)?;
    }
    let before = registration.audited();
    store::set_status(tx, &mut registration, Status::Cancelled)?;
    store::set_needs(tx, id, None, tx.now())?;
    let after = registration.audited();
    let change = (Some(&before), Some(&after));
    audit::record(tx, Some(conference.id), actor, "registration.cancel", id.as_str(), change)?;
    let message = (Message::RegistrationCancelled as fn(_) -> _, None);
    tell::tell(tx, &conference, &registration, (&mut bookings, &entries), message)?;
    for place in places {
        wake(tx, &conference, place)?;
    }
    Ok(Booked { registration, bookings })
}

/// Makes all private links of a registration void and sends a new one.
///
/// # Errors
///
/// [`ChangeError`] says why not; nothing is changed then.
pub fn revoke_link(tx: &mut Tx<'_>, actor: &Actor, id: RegistrationId) -> Result<(), ChangeError> {
    let (conference, booked) = load(tx, actor, Permission::ManageRegistrations, id)?;
    let Booked { mut registration, mut bookings } = booked;
    let before = registration.link_generation;
    store::raise_link_generation(tx, &mut registration)?;
    let change = (Some(&before), Some(&registration.link_generation));
    let action = "registration.revoke-link";
    audit::record(tx, Some(conference.id), actor, action, id.as_str(), change)?;
    let message = (Message::RegistrationLink as fn(_) -> _, None);
    tell::tell(tx, &conference, &registration, (&mut bookings, &[]), message)?;
    Ok(())
}

/// Tells everybody who holds a place that the conference changed it, with its new entry.
///
/// # Errors
///
/// When the store fails.
pub fn tell_place_changed(
    tx: &mut Tx<'_>,
    conference: &Conference,
    place: PlaceId,
) -> StoreResult<()> {
    for booking in booking::store::list_living(tx, place)? {
        if booking.status() != BookingStatus::Held {
            continue;
        }
        let entries = [Entry::Given(booking.id)];
        tell_holder(tx, conference, (&booking, &entries))?;
    }
    Ok(())
}

/// Gives every booking of a cancelled place back and tells its people.
///
/// # Errors
///
/// When the store fails.
pub fn cancel_place(
    tx: &mut Tx<'_>,
    conference: &Conference,
    actor: &Actor,
    place: PlaceId,
) -> StoreResult<()> {
    place::store::lock(tx, &[place])?;
    let mut freed = Vec::new();
    for mut booking in booking::store::list_living(tx, place)? {
        let was = booking.status();
        give_back(tx, conference, actor, &mut booking)?;
        let mut bookings = booking::store::list(tx, booking.registration)?;
        let (mut entries, also_freed) = drop_dependents(tx, conference, actor, &mut bookings)?;
        freed.extend(also_freed);
        if was == BookingStatus::Held {
            entries.push(Entry::TakenBack(booking.id));
        }
        tell_holder(tx, conference, (&booking, &entries))?;
    }
    for place in freed {
        wake(tx, conference, place)?;
    }
    Ok(())
}

fn tell_holder(
    tx: &mut Tx<'_>,
    conference: &Conference,
    (booking, entries): (&Booking, &[Entry]),
) -> StoreResult<()> {
    let Some(mut registration) = store::find(tx, booking.registration)? else { return Ok(()) };
    let mut bookings = booking::store::list(tx, booking.registration)?;
    let status = Status::of(bookings.iter().map(Booking::status));
    store::set_status(tx, &mut registration, status)?;
    let about = conference.place_key(booking.place);
    let message = (Message::PlaceChanged as fn(_) -> _, about);
    tell::tell(tx, conference, &registration, (&mut bookings, entries), message)
}
