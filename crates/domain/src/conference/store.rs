//! The rows of conferences.

use std::sync::Arc;

use diesel::prelude::*;
use jiff::Timestamp;

use super::{Conference, Definition};
use crate::fault::{StoreError, StoreResult};
use crate::place;
use crate::schema::conference;
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::Slug;
use crate::value::id::ConferenceId;

/// Which definition a row holds.
type Stamp = (ConferenceId, i64);

const STAMP: (conference::id, conference::version) = (conference::id, conference::version);

/// The conference with this short name.
///
/// One small query where this version has been read before, because every registration
/// passes here.
///
/// # Errors
///
/// When the store fails or holds a definition that the rules do not know.
pub fn find(tx: &mut Tx<'_>, slug: &Slug) -> StoreResult<Option<Conference>> {
    let stamp: Option<Stamp> = conference::table
        .filter(conference::slug.eq(slug))
        .select(STAMP)
        .get_result(tx.conn)
        .optional()?;
    stamp.map(|stamp| remember(tx, stamp)).transpose()
}

/// One conference.
///
/// # Errors
///
/// When the store fails, holds a definition that the rules do not know, or has no such conference.
pub fn load(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Conference> {
    let stamp: Stamp = conference::table.find(id).select(STAMP).get_result(tx.conn)?;
    remember(tx, stamp)
}

/// When a conference changed last.
///
/// # Errors
///
/// When the store fails or the conference is gone.
pub fn changed_at(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Timestamp> {
    let at: i64 = conference::table.find(id).select(conference::changed_at).get_result(tx.conn)?;
    instant(at)
}

/// All conferences, the newest first day first.
///
/// # Errors
///
/// When the store fails or holds a definition that the rules do not know.
pub fn list(tx: &mut Tx<'_>) -> StoreResult<Vec<Conference>> {
    let stamps: Vec<Stamp> =
        conference::table.order(conference::slug).select(STAMP).load(tx.conn)?;
    let mut all: Vec<Conference> =
        stamps.into_iter().map(|stamp| remember(tx, stamp)).collect::<StoreResult<_>>()?;
    all.sort_by_key(|each| std::cmp::Reverse(each.definition.first_day));
    Ok(all)
}

/// A conference, and the versions of its definition and of what readers see of its speakers.
pub type Versions = (ConferenceId, Slug, (i64, i64));

/// The versions of all conferences: of their definition, and of what readers see of speakers beside
/// the programme.
///
/// # Errors
///
/// When the store fails.
pub fn versions(tx: &mut Tx<'_>) -> StoreResult<Vec<Versions>> {
    Ok(conference::table
        .select((
            conference::id,
            conference::slug,
            (conference::version, conference::speakers_version),
        ))
        .load(tx.conn)?)
}

/// The conference of a stamp, read and parsed once per version for all transactions.
fn remember(tx: &mut Tx<'_>, (id, mut version): Stamp) -> StoreResult<Conference> {
    // On PostgreSQL each statement sees what is committed by then. So the definition is only taken
    // when it is still in the version that was there before the places were read.
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        if let Some(kept) = tx.memo().find::<Conference>(id.as_str(), version) {
            return Ok(Conference::clone(&kept));
        }
        let places = place::store::list(tx, id)?;
        let text: Option<String> = conference::table
            .find(id)
            .filter(conference::version.eq(version))
            .select(conference::definition)
            .get_result(tx.conn)
            .optional()?;
        if let Some(text) = text {
            let definition: Arc<Definition> = Arc::new(parse("conference definition", &text)?);
            let places = Arc::new(places.into_iter().map(|place| (place.key, place.id)).collect());
            let made = Conference { id, version, definition, places };
            tx.memo().keep(id.as_str(), version, Arc::new(made.clone()));
            return Ok(made);
        }
        version = conference::table.find(id).select(conference::version).get_result(tx.conn)?;
    }
    Err(StoreError::Conflict)
}

/// Adds a conference, in its first version and without the rows of its places.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when the short name is taken.
pub fn insert(tx: &mut Tx<'_>, definition: &Definition) -> StoreResult<ConferenceId> {
    let id = ConferenceId::new(tx.now());
    diesel::insert_into(conference::table)
        .values((
            conference::id.eq(id),
            conference::slug.eq(&definition.slug),
            conference::version.eq(1_i64),
            conference::definition.eq(json(definition)?),
            conference::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// How often something changed that readers see of speakers beside the programme.
///
/// # Errors
///
/// When the store fails or the conference is gone.
pub fn speakers_version(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<i64> {
    let version = conference::table.find(id).select(conference::speakers_version);
    Ok(version.get_result(tx.conn)?)
}

/// Counts that something changed that readers see of speakers beside the programme: what was kept
/// of the conference is not true any more.
///
/// # Errors
///
/// When the store fails.
pub fn raise_speakers_version(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<()> {
    diesel::update(conference::table.find(id))
        .set(conference::speakers_version.eq(conference::speakers_version + 1))
        .execute(tx.conn)?;
    tx.memo().announce();
    Ok(())
}

/// Gives a conference another definition and the next version, but its places no other rows.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when the conference is no longer in the version
/// that was `seen`.
pub fn set_definition(
    tx: &mut Tx<'_>,
    seen: &Conference,
    definition: &Definition,
) -> StoreResult<()> {
    let unchanged = conference::table.find(seen.id).filter(conference::version.eq(seen.version));
    let changed = diesel::update(unchanged)
        .set((
            conference::slug.eq(&definition.slug),
            conference::version.eq(seen.version + 1),
            conference::definition.eq(json(definition)?),
            conference::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    tx.memo().announce();
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}
