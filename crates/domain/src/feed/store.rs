//! The rows of personal calendars, and what goes into them.

use diesel::prelude::*;
use jiff::Timestamp;

use super::{Seat, Subscription};
use crate::booking::BookingStatus;
use crate::conference::Conference;
use crate::fault::StoreResult;
use crate::schema::{booking, feed};
use crate::sql::{Tx, instant, micros};
use crate::value::id::{PlaceId, RegistrationId};

/// Adds a calendar.
///
/// # Errors
///
/// When the store fails; [`crate::StoreError::Duplicate`] when the person has one.
pub fn insert(tx: &mut Tx<'_>, token_hash: &str, registration: RegistrationId) -> StoreResult<()> {
    diesel::insert_into(feed::table)
        .values((
            feed::token_hash.eq(token_hash),
            feed::registration.eq(registration),
            feed::created_at.eq(micros(tx.now())),
            feed::fetched_at.eq(None::<i64>),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes the calendar of a person away; whether there was one.
///
/// # Errors
///
/// When the store fails.
pub fn delete(tx: &mut Tx<'_>, registration: RegistrationId) -> StoreResult<bool> {
    let gone =
        diesel::delete(feed::table.filter(feed::registration.eq(registration))).execute(tx.conn)?;
    Ok(gone == 1)
}

/// The calendar of a person.
///
/// # Errors
///
/// When the store fails.
pub fn find_of(tx: &mut Tx<'_>, registration: RegistrationId) -> StoreResult<Option<Subscription>> {
    let row: Option<(i64, Option<i64>)> = feed::table
        .filter(feed::registration.eq(registration))
        .select((feed::created_at, feed::fetched_at))
        .get_result(tx.conn)
        .optional()?;
    let read = |(created, fetched): (i64, Option<i64>)| {
        Ok(Subscription {
            created_at: instant(created)?,
            fetched_at: fetched.map(instant).transpose()?,
        })
    };
    row.map(read).transpose()
}

/// Whose calendar a hash belongs to, and in which hour it was read last.
///
/// # Errors
///
/// When the store fails.
pub fn find(
    tx: &mut Tx<'_>,
    token_hash: &str,
) -> StoreResult<Option<(RegistrationId, Option<Timestamp>)>> {
    let row: Option<(RegistrationId, Option<i64>)> = feed::table
        .find(token_hash)
        .select((feed::registration, feed::fetched_at))
        .get_result(tx.conn)
        .optional()?;
    row.map(|(id, fetched)| Ok((id, fetched.map(instant).transpose()?))).transpose()
}

/// Sets the hour in which a calendar was read last.
///
/// # Errors
///
/// When the store fails.
pub fn set_fetched(tx: &mut Tx<'_>, token_hash: &str, hour: Timestamp) -> StoreResult<()> {
    diesel::update(feed::table.find(token_hash))
        .set(feed::fetched_at.eq(micros(hour)))
        .execute(tx.conn)?;
    Ok(())
}

/// All bookings of a person, in the order in which they were made.
///
/// # Errors
///
/// When the store fails.
pub fn seats(
    tx: &mut Tx<'_>,
    conference: &Conference,
    registration: RegistrationId,
) -> StoreResult<Vec<Seat>> {
    let rows: Vec<(PlaceId, BookingStatus, i32, i64)> = booking::table
        .filter(booking::registration.eq(registration))
        .order(booking::id)
        .select((booking::place, booking::status, booking::sequence, booking::changed_at))
        .load(tx.conn)?;
    let mut seats = Vec::with_capacity(rows.len());
    for (place, status, sequence, changed_at) in rows {
        let Some(place) = conference.place_key(place).cloned() else { continue };
        seats.push(Seat { place, status, sequence, changed_at: instant(changed_at)? });
    }
    Ok(seats)
}
