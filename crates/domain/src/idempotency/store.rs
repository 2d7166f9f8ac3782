//! The rows of kept answers.

use diesel::prelude::*;
use jiff::Timestamp;

use super::Once;
use crate::fault::StoreResult;
use crate::schema::idempotency;
use crate::sql::{Tx, micros};

/// The fingerprint and the answer under a key.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, scope: &str, key: &str) -> StoreResult<Option<(String, String)>> {
    Ok(idempotency::table
        .find((scope, key))
        .select((idempotency::fingerprint, idempotency::answer))
        .get_result(tx.conn)
        .optional()?)
}

/// Keeps an answer.
///
/// # Errors
///
/// When the store fails; [`crate::StoreError::Duplicate`] when there is one under the key.
pub fn insert(tx: &mut Tx<'_>, once: &Once, answer: &str) -> StoreResult<()> {
    diesel::insert_into(idempotency::table)
        .values((
            idempotency::scope.eq(&once.scope),
            idempotency::key.eq(&once.key),
            idempotency::fingerprint.eq(&once.fingerprint),
            idempotency::answer.eq(answer),
            idempotency::created_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Forgets answers made before an instant.
///
/// # Errors
///
/// When the store fails.
pub fn delete_before(tx: &mut Tx<'_>, before: Timestamp) -> StoreResult<usize> {
    let old = idempotency::table.filter(idempotency::created_at.lt(micros(before)));
    Ok(diesel::delete(old).execute(tx.conn)?)
}
