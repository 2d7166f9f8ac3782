//! The rows of mails that came in.

use diesel::prelude::*;

use super::Incoming;
use crate::fault::StoreResult;
use crate::schema::incoming;
use crate::sql::{Tx, micros};

/// Whether a mail came before.
///
/// # Errors
///
/// When the store fails.
pub fn is_known(tx: &mut Tx<'_>, key: &str) -> StoreResult<bool> {
    let found: Option<String> =
        incoming::table.find(key).select(incoming::key).get_result(tx.conn).optional()?;
    Ok(found.is_some())
}

/// Records a mail.
///
/// # Errors
///
/// When the store fails.
pub fn insert_incoming(
    tx: &mut Tx<'_>,
    mail: &Incoming,
    outcome: &str,
    why: &str,
    kept: Option<&[u8]>,
) -> StoreResult<()> {
    let sender = mail.sender.as_ref().map_or("", |sender| sender.as_str());
    diesel::insert_into(incoming::table)
        .values((
            incoming::key.eq(&mail.key),
            incoming::outcome.eq(outcome),
            incoming::why.eq(why),
            incoming::sender.eq(sender),
            incoming::subject.eq(&mail.subject),
            incoming::mail.eq(kept),
            incoming::received_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(())
}
