//! The rows of programme releases.

use std::sync::Arc;

use diesel::prelude::*;

use super::{Programme, Release};
use crate::fault::StoreResult;
use crate::schema::programme_release;
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::ConferenceId;

/// The release that readers see; none before the first.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn newest(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Option<Release>> {
    let found: Option<(i32, i64)> = programme_release::table
        .filter(programme_release::conference.eq(conference))
        .order(programme_release::number.desc())
        .select((programme_release::number, programme_release::released_at))
        .first(tx.conn)
        .optional()?;
    let Some((number, released_at)) = found else { return Ok(None) };
    let released_at = instant(released_at)?;
    let programme = remember(tx, conference, number)?;
    Ok(Some(Release { number, programme, released_at }))
}

/// The programme of a release, parsed once for all transactions.
fn remember(tx: &mut Tx<'_>, conference: ConferenceId, number: i32) -> StoreResult<Arc<Programme>> {
    if let Some(programme) = tx.memo().find::<Programme>(conference.as_str(), i64::from(number)) {
        return Ok(programme);
    }
    let text: String = programme_release::table
        .find((conference, number))
        .select(programme_release::programme)
        .get_result(tx.conn)?;
    let programme: Arc<Programme> = Arc::new(parse("programme", &text)?);
    tx.memo().keep(conference.as_str(), i64::from(number), Arc::clone(&programme));
    Ok(programme)
}

/// Adds a release.
///
/// # Errors
///
/// When the store fails; [`crate::StoreError::Duplicate`] when the number is taken.
pub fn insert(tx: &mut Tx<'_>, conference: ConferenceId, release: &Release) -> StoreResult<()> {
    diesel::insert_into(programme_release::table)
        .values((
            programme_release::conference.eq(conference),
            programme_release::number.eq(release.number),
            programme_release::programme.eq(json(&*release.programme)?),
            programme_release::released_at.eq(micros(release.released_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}
