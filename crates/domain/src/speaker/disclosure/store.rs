//! The rows of disclosures.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::{Disclosure, Said};
use crate::fault::StoreResult;
use crate::schema::{disclosure, speaker};
use crate::sql::{Tx, instant, micros};
use crate::value::Key;
use crate::value::id::{ConferenceId, SpeakerId};

type Row = (SpeakerId, Key, i32, bool, String, String, i64);

fn read((speaker, slot, version, nothing, statement, by, at): Row) -> StoreResult<Disclosure> {
    let said = if nothing { Said::Nothing } else { Said::Interests(statement) };
    let disclosed_at = instant(at)?;
    Ok(Disclosure { speaker, slot, version, said, disclosed_by: by, disclosed_at })
}

/// All versions of what somebody disclosed, by slot, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, id: SpeakerId) -> StoreResult<Vec<Disclosure>> {
    let rows: Vec<Row> = disclosure::table
        .filter(disclosure::speaker.eq(id))
        .order((disclosure::slot, disclosure::version))
        .load(tx.conn)?;
    rows.into_iter().map(read).collect()
}

/// All versions for one slot: whose key in the programme, and what, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list_of_slot(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    slot: &Key,
) -> StoreResult<Vec<(Key, Disclosure)>> {
    let rows: Vec<(Key, Row)> = disclosure::table
        .inner_join(speaker::table)
        .filter(speaker::conference.eq(conference).and(disclosure::slot.eq(slot)))
        .order(disclosure::version)
        .select((
            speaker::key,
            (
                disclosure::speaker,
                disclosure::slot,
                disclosure::version,
                disclosure::nothing,
                disclosure::statement,
                disclosure::disclosed_by,
                disclosure::disclosed_at,
            ),
        ))
        .load(tx.conn)?;
    rows.into_iter().map(|(key, row)| Ok((key, read(row)?))).collect()
}

/// For which slots who has disclosed: slot and key of the speaker.
///
/// # Errors
///
/// When the store fails.
pub fn disclosed(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<BTreeSet<(Key, Key)>> {
    let rows: Vec<(Key, Key)> = disclosure::table
        .inner_join(speaker::table)
        .filter(speaker::conference.eq(conference).and(disclosure::version.eq(1)))
        .select((disclosure::slot, speaker::key))
        .load(tx.conn)?;
    Ok(rows.into_iter().collect())
}

/// Adds a version.
///
/// # Errors
///
/// [`crate::StoreError::Duplicate`] where there is this version already; when the store fails.
pub fn insert(tx: &mut Tx<'_>, new: &Disclosure) -> StoreResult<()> {
    diesel::insert_into(disclosure::table)
        .values((
            disclosure::speaker.eq(new.speaker),
            disclosure::slot.eq(&new.slot),
            disclosure::version.eq(new.version),
            disclosure::nothing.eq(new.said == Said::Nothing),
            disclosure::statement.eq(new.said.statement()),
            disclosure::disclosed_by.eq(&new.disclosed_by),
            disclosure::disclosed_at.eq(micros(new.disclosed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}
