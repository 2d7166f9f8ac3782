//! The rows of bookings. A status only changes from the one that was read.

use diesel::dsl::count_star;
use diesel::prelude::*;
use jiff::Timestamp;

use super::{Booking, BookingStatus};
use crate::fault::{StoreError, StoreResult};
use crate::schema::booking;
use crate::sql::{Tx, instant, micros};
use crate::value::id::{BookingId, PlaceId, RegistrationId};

type Row =
    (BookingId, RegistrationId, PlaceId, BookingStatus, Option<i64>, Option<i64>, String, i32);

type Columns = (
    booking::id,
    booking::registration,
    booking::place,
    booking::status,
    booking::ticket,
    booking::offer_expires_at,
    booking::uid,
    booking::sequence,
);

const COLUMNS: Columns = (
    booking::id,
    booking::registration,
    booking::place,
    booking::status,
    booking::ticket,
    booking::offer_expires_at,
    booking::uid,
    booking::sequence,
);

fn from_row(row: Row) -> StoreResult<Booking> {
    let (id, registration, place, status, ticket, offer_expires_at, uid, sequence) = row;
    let offer_expires_at = offer_expires_at.map(instant).transpose()?;
    Ok(Booking { id, registration, place, status, ticket, offer_expires_at, uid, sequence })
}

/// A booking that is to be.
#[derive(Debug)]
pub struct NewBooking {
    /// Whose it is.
    pub registration: RegistrationId,
    /// Where.
    pub place: PlaceId,
    /// Held or waiting.
    pub status: BookingStatus,
    /// The order in the waiting list.
    pub ticket: Option<i64>,
    /// The calendar entry's UID.
    pub uid: String,
    /// The SEQUENCE that is about to be told, or -1.
    pub sequence: i32,
}

/// Adds a booking.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when the registration has one there.
pub fn insert(tx: &mut Tx<'_>, new: NewBooking) -> StoreResult<Booking> {
    let id = BookingId::new(tx.now());
    diesel::insert_into(booking::table)
        .values((
            booking::id.eq(id),
            booking::registration.eq(new.registration),
            booking::place.eq(new.place),
            booking::status.eq(new.status),
            booking::ticket.eq(new.ticket),
            booking::offer_expires_at.eq(None::<i64>),
            booking::uid.eq(&new.uid),
            booking::sequence.eq(new.sequence),
            booking::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(Booking {
        id,
        registration: new.registration,
        place: new.place,
        status: new.status,
        ticket: new.ticket,
        offer_expires_at: None,
        uid: new.uid,
        sequence: new.sequence,
    })
}

/// All bookings of a registration.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, registration: RegistrationId) -> StoreResult<Vec<Booking>> {
    let rows: Vec<Row> = booking::table
        .filter(booking::registration.eq(registration))
        .order(booking::id)
        .select(COLUMNS)
        .load(tx.conn)?;
    rows.into_iter().map(from_row).collect()
}

/// All bookings of several registrations.
///
/// # Errors
///
/// When the store fails.
pub fn list_of(tx: &mut Tx<'_>, registrations: &[RegistrationId]) -> StoreResult<Vec<Booking>> {
    let rows: Vec<Row> = booking::table
        .filter(booking::registration.eq_any(registrations))
        .order(booking::id)
        .select(COLUMNS)
        .load(tx.conn)?;
    rows.into_iter().map(from_row).collect()
}

/// All bookings of a place that have or may get a seat there.
///
/// # Errors
///
/// When the store fails.
pub fn list_living(tx: &mut Tx<'_>, place: PlaceId) -> StoreResult<Vec<Booking>> {
    use BookingStatus::{Held, Offered, Waiting};
    let rows: Vec<Row> = booking::table
        .filter(booking::place.eq(place))
        .filter(booking::status.eq_any([Held, Offered, Waiting]))
        .order(booking::id)
        .select(COLUMNS)
        .load(tx.conn)?;
    rows.into_iter().map(from_row).collect()
}

/// Whoever waits longest for a place.
///
/// # Errors
///
/// When the store fails.
pub fn find_first_waiting(tx: &mut Tx<'_>, place: PlaceId) -> StoreResult<Option<Booking>> {
    let row: Option<Row> = booking::table
        .filter(booking::place.eq(place))
        .filter(booking::status.eq(BookingStatus::Waiting))
        .order(booking::ticket)
        .select(COLUMNS)
        .first(tx.conn)
        .optional()?;
    row.map(from_row).transpose()
}

/// How many people wait for the place at or before this ticket.
///
/// # Errors
///
/// When the store fails.
pub fn position(tx: &mut Tx<'_>, place: PlaceId, ticket: i64) -> StoreResult<i32> {
    let ahead: i64 = booking::table
        .filter(booking::place.eq(place))
        .filter(booking::status.eq(BookingStatus::Waiting))
        .filter(booking::ticket.le(ticket))
        .select(count_star())
        .get_result(tx.conn)?;
    Ok(i32::try_from(ahead).unwrap_or(i32::MAX))
}

/// Offers whose time is over.
///
/// # Errors
///
/// When the store fails.
pub fn list_overdue(tx: &mut Tx<'_>, most: i64) -> StoreResult<Vec<Booking>> {
    let rows: Vec<Row> = booking::table
        .filter(booking::status.eq(BookingStatus::Offered))
        .filter(booking::offer_expires_at.le(micros(tx.now())))
        .order(booking::offer_expires_at)
        .limit(most)
        .select(COLUMNS)
        .load(tx.conn)?;
    rows.into_iter().map(from_row).collect()
}

/// Where a booking is to go.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The new status.
    pub to: BookingStatus,
    /// The new order in the waiting list.
    pub ticket: Option<i64>,
    /// Until when the offer can be taken.
    pub offer_expires_at: Option<Timestamp>,
}

impl Step {
    /// To a status that has neither ticket nor offer.
    #[must_use]
    pub const fn to(to: BookingStatus) -> Self {
        Self { to, ticket: None, offer_expires_at: None }
    }
}

/// Moves a booking, if it still stands where it was read.
///
/// # Errors
///
/// [`StoreError::Conflict`] when it does not, so that the operation is run again.
pub fn set_status(tx: &mut Tx<'_>, booking: &mut Booking, step: Step) -> StoreResult<()> {
    let to = booking.status.step(step.to).map_err(|why| StoreError::Refused(why.to_string()))?;
    let moved = diesel::update(booking::table.find(booking.id))
        .filter(booking::status.eq(booking.status))
        .set((
            booking::status.eq(to),
            booking::ticket.eq(step.ticket),
            booking::offer_expires_at.eq(step.offer_expires_at.map(micros)),
            booking::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    if moved == 0 {
        return Err(StoreError::Conflict);
    }
    booking.status = to;
    booking.ticket = step.ticket;
    booking.offer_expires_at = step.offer_expires_at;
    Ok(())
}

/// Counts the entry that is about to be told.
///
/// # Errors
///
/// When the store fails.
pub fn set_sequence(tx: &mut Tx<'_>, booking: &mut Booking) -> StoreResult<()> {
    booking.sequence += 1;
    diesel::update(booking::table.find(booking.id))
        .set((booking::sequence.eq(booking.sequence), booking::changed_at.eq(micros(tx.now()))))
        .execute(tx.conn)?;
    Ok(())
}

/// How many bookings of each status a place has.
///
/// # Errors
///
/// When the store fails.
pub fn count(tx: &mut Tx<'_>, place: PlaceId) -> StoreResult<Vec<(BookingStatus, i64)>> {
    Ok(booking::table
        .filter(booking::place.eq(place))
        .group_by(booking::status)
        .select((booking::status, count_star()))
        .load(tx.conn)?)
}

/// Whether anybody ever booked the place.
///
/// # Errors
///
/// When the store fails.
pub fn exists(tx: &mut Tx<'_>, place: PlaceId) -> StoreResult<bool> {
    Ok(diesel::select(diesel::dsl::exists(booking::table.filter(booking::place.eq(place))))
        .get_result(tx.conn)?)
}
