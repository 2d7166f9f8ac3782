//! What attendees have of a programme.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Holding;
use crate::booking::BookingStatus;
use crate::conference::Conference;
use crate::fault::{StoreError, StoreResult};
use crate::programme::ItemId;
use crate::schema::{booking, registration, star};
use crate::sql::Tx;
use crate::value::id::{PlaceId, RegistrationId};

/// What every attendee holds and starred, without those who have nothing.
///
/// # Errors
///
/// When the store fails or holds a star that the rules do not know.
pub fn list(tx: &mut Tx<'_>, conference: &Conference) -> StoreResult<Vec<Holding>> {
    let mut holdings: BTreeMap<RegistrationId, Holding> = BTreeMap::new();
    let seats: Vec<(RegistrationId, String, String, PlaceId)> = booking::table
        .inner_join(registration::table)
        .filter(registration::conference.eq(conference.id))
        .filter(booking::status.eq(BookingStatus::Held))
        .order(booking::id)
        .select((
            registration::id,
            registration::given_name,
            registration::family_name,
            booking::place,
        ))
        .load(tx.conn)?;
    for (id, given, family, place) in seats {
        let holding = holdings.entry(id).or_insert_with(|| empty(id, &given, &family));
        holding.held.extend(conference.place_key(place).cloned());
    }
    let stars: Vec<(RegistrationId, String, String, String)> = star::table
        .inner_join(registration::table)
        .filter(registration::conference.eq(conference.id))
        .order((star::registration, star::item))
        .select((registration::id, registration::given_name, registration::family_name, star::item))
        .load(tx.conn)?;
    for (id, given, family, item) in stars {
        let item: ItemId = item
            .parse()
            .map_err(|_| StoreError::Corrupt { what: "star", why: format!("{item:?}") })?;
        let holding = holdings.entry(id).or_insert_with(|| empty(id, &given, &family));
        holding.starred.push(item);
    }
    Ok(holdings.into_values().collect())
}

fn empty(id: RegistrationId, given: &str, family: &str) -> Holding {
    let name = format!("{given} {family}");
    Holding { registration: id, name, held: Vec::new(), starred: Vec::new() }
}
