//! What time itself changes: offers that expire, data whose time is over.

use crate::fault::StoreResult;
use crate::sql::Tx;
use crate::{account, booking, idempotency, invite, registration, speaker};

/// Does whatever is due. Any number of workers may call it, as often as they like.
///
/// Returns how much there was to do, so that a caller goes on at once while there is more.
///
/// # Errors
///
/// When the store fails.
pub fn run(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let expired = booking::ops::sweep(tx)?;
    let needs = registration::store::delete_needs_due(tx)?;
    let speakers_needs = speaker::store::delete_needs_due(tx)?;
    let reminded = invite::remind::sweep(tx)?;
    let answers = idempotency::forget_old(tx)?;
    let sign_ins = account::store::delete_expired_sign_ins(tx)?;
    Ok(expired + needs + speakers_needs + reminded + answers + sign_ins)
}
