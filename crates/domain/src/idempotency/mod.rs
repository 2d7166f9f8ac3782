//! Exactly once: the first answer to a wish, kept under the key its sender chose.
//!
//! The rules are those of the IETF draft *The Idempotency-Key HTTP Header Field*: the same key
//! with the same payload replays the first answer, with another payload it is refused.

use jiff::SignedDuration;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::{StoreError, StoreResult};
use crate::sql::Tx;

pub mod store;

/// How long an answer is kept.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(48);

/// The key under which a wish is carried out once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// The door and the operation, so that keys of different uses do not meet.
    pub scope: String,
    /// What the sender chose; at most 255 characters.
    pub key: String,
    /// A digest of the payload.
    pub fingerprint: String,
}

/// What is known under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// Nothing yet.
    New,
    /// The answer to the same payload.
    Same(T),
    /// Another payload came with this key.
    Other,
}

/// Looks a key up.
///
/// # Errors
///
/// When the store fails.
pub fn find<T: DeserializeOwned>(tx: &mut Tx<'_>, once: &Once) -> StoreResult<Known<T>> {
    Ok(match store::find(tx, &once.scope, &once.key)? {
        None => Known::New,
        Some((fingerprint, _)) if fingerprint != once.fingerprint => Known::Other,
        Some((_, answer)) => Known::Same(crate::sql::parse("answer", &answer)?),
    })
}

/// The answer that is kept under a key, whatever the payload was.
///
/// # Errors
///
/// When the store fails.
pub fn answer<T: DeserializeOwned>(
    tx: &mut Tx<'_>,
    scope: &str,
    key: &str,
) -> StoreResult<Option<T>> {
    let kept = store::find(tx, scope, key)?;
    kept.map(|(_, answer)| crate::sql::parse("answer", &answer)).transpose()
}

/// Keeps the answer.
///
/// # Errors
///
/// [`StoreError::Conflict`] when somebody else just did, so that the operation is run again and
/// finds that answer.
pub fn keep<T: Serialize>(tx: &mut Tx<'_>, once: &Once, answer: &T) -> StoreResult<()> {
    let answer = crate::sql::json(answer)?;
    match store::insert(tx, once, &answer) {
        Err(StoreError::Duplicate) => Err(StoreError::Conflict),
        other => other,
    }
}

/// Forgets answers that are older than [`KEPT_FOR`].
///
/// # Errors
///
/// When the store fails.
pub fn forget_old(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let before = tx.now().saturating_sub(KEPT_FOR).unwrap_or(tx.now());
    store::delete_before(tx, before)
}
