//! The rows of places. Each counter moves in one guarded statement, so that two people cannot
//! both get the last seat.

use diesel::prelude::*;

use super::{Place, PlaceDefinition, Seat};
use crate::fault::{StoreError, StoreResult};
use crate::schema::place;
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::{ConferenceId, PlaceId};

type Row = (PlaceId, Key, i32, i32, i32, bool, bool);

const COLUMNS: (
    place::id,
    place::key,
    place::capacity,
    place::taken,
    place::waiting,
    place::overbooked,
    place::cancelled,
) = (
    place::id,
    place::key,
    place::capacity,
    place::taken,
    place::waiting,
    place::overbooked,
    place::cancelled,
);

fn from_row((id, key, capacity, taken, waiting, overbooked, cancelled): Row) -> Place {
    Place { id, key, capacity, taken, waiting, overbooked, cancelled }
}

/// All places of a conference, by key.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Place>> {
    let rows: Vec<Row> = place::table
        .filter(place::conference.eq(conference))
        .order(place::key)
        .select(COLUMNS)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// One place.
///
/// # Errors
///
/// When the store fails or the place is gone.
pub fn load(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<Place> {
    let row: Row = place::table.find(id).select(COLUMNS).get_result(tx.conn)?;
    Ok(from_row(row))
}

/// Adds an empty place.
///
/// # Errors
///
/// When the store fails.
pub fn insert(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    definition: &PlaceDefinition,
) -> StoreResult<()> {
    diesel::insert_into(place::table)
        .values((
            place::id.eq(PlaceId::new(tx.now())),
            place::conference.eq(conference),
            place::key.eq(&definition.key),
            place::capacity.eq(definition.capacity),
            place::taken.eq(0),
            place::waiting.eq(0),
            place::next_ticket.eq(1_i64),
            place::overbooked.eq(definition.overbooked),
            place::cancelled.eq(definition.cancelled),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Sets what the organiser says of a place, if its seats allow it.
///
/// # Errors
///
/// When the store fails.
pub fn set_definition(
    tx: &mut Tx<'_>,
    id: PlaceId,
    definition: &PlaceDefinition,
) -> StoreResult<bool> {
    let allowed = place::taken
        .le(definition.capacity)
        .or(definition.overbooked.into_sql::<diesel::sql_types::Bool>());
    let changed = diesel::update(place::table.find(id).filter(allowed))
        .set((
            place::capacity.eq(definition.capacity),
            place::overbooked.eq(definition.overbooked),
            place::cancelled.eq(definition.cancelled),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Takes a place that nobody ever booked out of the conference.
///
/// # Errors
///
/// When the store fails; also when bookings refer to it.
pub fn delete(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<()> {
    diesel::delete(place::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Keeps everybody else away from these places until the transaction ends.
///
/// Whoever changes several rows of a place calls this first, with all places at once: they are
/// taken in the order of their ids, so that two transactions cannot wait for each other.
///
/// # Errors
///
/// When the store fails.
pub fn lock(tx: &mut Tx<'_>, ids: &[PlaceId]) -> StoreResult<()> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    for id in ids {
        diesel::update(place::table.find(id))
            .set(place::taken.eq(place::taken))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Gives a seat, or the next number in the waiting list.
///
/// # Errors
///
/// When the store fails.
pub fn seat(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<Seat> {
    // Between the two statements another transaction may free a seat; then the second one
    // changes nothing, and the first is tried again.
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        if take(tx, id)? {
            return Ok(Seat::Held);
        }
        let full = place::taken.ge(place::capacity).or(place::waiting.gt(0));
        let numbered: Option<(i64, i32)> =
            diesel::update(place::table.find(id).filter(place::cancelled.eq(false)).filter(full))
                .set((
                    place::waiting.eq(place::waiting + 1),
                    place::next_ticket.eq(place::next_ticket + 1),
                ))
                .returning((place::next_ticket, place::waiting))
                .get_result(tx.conn)
                .optional()?;
        if let Some((ticket, position)) = numbered {
            return Ok(Seat::Waiting { ticket, position });
        }
        if load(tx, id)?.cancelled {
            return Ok(Seat::Cancelled);
        }
    }
    Err(StoreError::Conflict)
}

/// Takes one seat if one is left and nobody waits, in one statement.
fn take(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<bool> {
    let room = place::taken.lt(place::capacity).and(place::waiting.eq(0));
    let taken =
        diesel::update(place::table.find(id).filter(room).filter(place::cancelled.eq(false)))
            .set(place::taken.eq(place::taken + 1))
            .execute(tx.conn)?;
    Ok(taken == 1)
}

/// Takes one seat, if one is left, for the person who waits longest.
///
/// # Errors
///
/// When the store fails.
pub fn take_for_waiting(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<bool> {
    let room = place::taken.lt(place::capacity).and(place::waiting.gt(0));
    let taken =
        diesel::update(place::table.find(id).filter(room).filter(place::cancelled.eq(false)))
            .set((place::taken.eq(place::taken + 1), place::waiting.eq(place::waiting - 1)))
            .execute(tx.conn)?;
    Ok(taken == 1)
}

/// Gives a seat back.
///
/// # Errors
///
/// When the store fails.
pub fn release(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<()> {
    diesel::update(place::table.find(id))
        .set(place::taken.eq(place::taken - 1))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes one person out of the count of those who wait.
///
/// # Errors
///
/// When the store fails.
pub fn leave_waiting(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<()> {
    diesel::update(place::table.find(id))
        .set(place::waiting.eq(place::waiting - 1))
        .execute(tx.conn)?;
    Ok(())
}

/// The places where a seat is free while people wait, by id: those after `after`.
///
/// # Errors
///
/// When the store fails.
pub fn list_idle(
    tx: &mut Tx<'_>,
    after: Option<PlaceId>,
    most: i64,
) -> StoreResult<Vec<(ConferenceId, PlaceId)>> {
    let idle = place::waiting.gt(0).and(place::taken.lt(place::capacity));
    let mut query = place::table
        .filter(idle.and(place::cancelled.eq(false)))
        .order(place::id)
        .limit(most)
        .select((place::conference, place::id))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(place::id.gt(after));
    }
    Ok(query.load(tx.conn)?)
}

/// Sets the counters to what the bookings say.
///
/// # Errors
///
/// When the store fails.
pub fn set_counters(tx: &mut Tx<'_>, id: PlaceId, taken: i32, waiting: i32) -> StoreResult<()> {
    diesel::update(place::table.find(id))
        .set((place::taken.eq(taken), place::waiting.eq(waiting)))
        .execute(tx.conn)?;
    Ok(())
}

/// The conference that a place belongs to.
///
/// # Errors
///
/// When the store fails or the place is gone.
pub fn conference_of(tx: &mut Tx<'_>, id: PlaceId) -> StoreResult<ConferenceId> {
    Ok(place::table.find(id).select(place::conference).get_result(tx.conn)?)
}
