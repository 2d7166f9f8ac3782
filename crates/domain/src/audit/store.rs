//! The rows of the audit log.

use diesel::prelude::*;

use super::Entry;
use crate::fault::StoreResult;
use crate::schema::audit;
use crate::sql::{Tx, instant, micros};
use crate::value::id::{AuditId, ConferenceId};

/// Adds an entry.
///
/// # Errors
///
/// When the store fails.
pub fn insert(tx: &mut Tx<'_>, entry: &Entry) -> StoreResult<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(&entry.id),
            audit::conference.eq(&entry.conference),
            audit::actor.eq(&entry.actor),
            audit::action.eq(&entry.action),
            audit::subject.eq(&entry.subject),
            audit::before.eq(&entry.before),
            audit::after.eq(&entry.after),
            audit::at.eq(micros(entry.at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

type Row =
    (AuditId, Option<ConferenceId>, String, String, String, Option<String>, Option<String>, i64);

/// What was done to `subject`, oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, subject: &str) -> StoreResult<Vec<Entry>> {
    let rows: Vec<Row> =
        audit::table.filter(audit::subject.eq(subject)).order(audit::id).load(tx.conn)?;
    rows.into_iter()
        .map(|(id, conference, actor, action, subject, before, after, at)| {
            let at = instant(at)?;
            Ok(Entry { id, conference, actor, action, subject, before, after, at })
        })
        .collect()
}
