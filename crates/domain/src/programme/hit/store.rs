//! What attendees have of a programme.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::Holding;
use crate::booking::BookingStatus;
use crate::conference::Conference;
use crate::fault::{StoreError, StoreResult};
use crate::programme::{ItemId, ItemKind};
use crate::schema::{booking, registration, star};
use crate::sql::Tx;
use crate::value::Key;
use crate::value::id::{PlaceId, RegistrationId};

/// What attendees hold and starred of `concerned`, without those who have nothing of it.
///
/// # Errors
///
/// When the store fails or holds a star that the rules do not know.
pub fn list(
    tx: &mut Tx<'_>,
    conference: &Conference,
    concerned: &BTreeSet<ItemId>,
) -> StoreResult<Vec<Holding>> {
    let mut holdings: BTreeMap<RegistrationId, Holding> = BTreeMap::new();
    if concerned.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = concerned.iter().filter(|item| item.kind == ItemKind::Session);
    let places = places(conference, sessions.map(|item| &item.key));
    let seats: Vec<(RegistrationId, String, String, PlaceId)> = booking::table
        .inner_join(registration::table)
        .filter(booking::place.eq_any(places))
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
        .filter(star::item.eq_any(concerned.iter().map(ItemId::to_string)))
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

/// How many seats people hold in the places with these keys.
///
/// # Errors
///
/// When the store fails.
pub fn count_held(
    tx: &mut Tx<'_>,
    conference: &Conference,
    keys: &BTreeSet<&Key>,
) -> StoreResult<usize> {
    let places = places(conference, keys.iter().copied());
    if places.is_empty() {
        return Ok(0);
    }
    let held: i64 = booking::table
        .filter(booking::place.eq_any(places))
        .filter(booking::status.eq(BookingStatus::Held))
        .count()
        .get_result(tx.conn)?;
    Ok(usize::try_from(held).unwrap_or(usize::MAX))
}

fn places<'k>(conference: &Conference, keys: impl Iterator<Item = &'k Key>) -> Vec<PlaceId> {
    keys.filter_map(|key| conference.places.get(key).copied()).collect()
}

fn empty(id: RegistrationId, given: &str, family: &str) -> Holding {
    let name = format!("{given} {family}");
    Holding { registration: id, name, held: Vec::new(), starred: Vec::new() }
}
