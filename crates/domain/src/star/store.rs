//! The rows of stars.

use diesel::prelude::*;

use crate::fault::{StoreError, StoreResult};
use crate::programme::ItemId;
use crate::schema::star;
use crate::sql::{Tx, micros};
use crate::value::id::RegistrationId;

fn read(item: &str) -> StoreResult<ItemId> {
    item.parse().map_err(|why| StoreError::Corrupt { what: "star", why: format!("{item}: {why}") })
}

/// What a person starred, by its name.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, id: RegistrationId) -> StoreResult<Vec<ItemId>> {
    let rows: Vec<String> = star::table
        .filter(star::registration.eq(id))
        .order(star::item)
        .select(star::item)
        .load(tx.conn)?;
    rows.iter().map(|item| read(item)).collect()
}

/// Adds a star that is not there.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when it is there.
pub fn insert(tx: &mut Tx<'_>, id: RegistrationId, item: &ItemId) -> StoreResult<()> {
    diesel::insert_into(star::table)
        .values((
            star::registration.eq(id),
            star::item.eq(item.to_string()),
            star::starred_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes a star away, if it is there.
///
/// # Errors
///
/// When the store fails.
pub fn delete(tx: &mut Tx<'_>, id: RegistrationId, item: &ItemId) -> StoreResult<()> {
    diesel::delete(star::table.find((id, item.to_string()))).execute(tx.conn)?;
    Ok(())
}
