//! The rows of mails that came in.

use diesel::dsl::{count_star, exists};
use diesel::prelude::*;

use super::Outcome;
use crate::fault::StoreResult;
use crate::invite::{Incoming, Invite};
use crate::schema::incoming;
use crate::sql::{Tx, micros};

/// Whether a mail was here before.
///
/// # Errors
///
/// When the store fails.
pub fn has(tx: &mut Tx<'_>, key: &str) -> StoreResult<bool> {
    let known = diesel::select(exists(incoming::table.find(key)));
    Ok(known.get_result(tx.conn)?)
}

/// Writes down that a mail came, and what became of it; with the mail itself where somebody has
/// to look at it.
///
/// # Errors
///
/// When the store fails.
pub fn insert(
    tx: &mut Tx<'_>,
    mail: &Incoming,
    about: Option<&Invite>,
    (outcome, why, kept): (Outcome, &str, Option<&[u8]>),
) -> StoreResult<()> {
    diesel::insert_into(incoming::table)
        .values((
            incoming::key.eq(&mail.key),
            incoming::conference.eq(about.map(|invite| invite.conference)),
            incoming::invite.eq(about.map(|invite| &invite.uid)),
            incoming::outcome.eq(outcome.as_str()),
            incoming::why.eq(why),
            incoming::sender.eq(mail.sender.as_ref().map_or("", |sender| sender.as_str())),
            incoming::subject.eq(&mail.subject),
            incoming::mail.eq(kept),
            incoming::received_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// How many mails came in, by what became of them.
///
/// # Errors
///
/// When the store fails.
pub fn count(tx: &mut Tx<'_>) -> StoreResult<Vec<(String, i64)>> {
    Ok(incoming::table
        .group_by(incoming::outcome)
        .select((incoming::outcome, count_star()))
        .load(tx.conn)?)
}
