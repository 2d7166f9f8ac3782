//! The rows of a conference, as they are.

use std::sync::Arc;

use diesel::prelude::*;

use super::{Export, ExportedDraft, ExportedPlace, ExportedRelease};
use crate::conference::Definition;
use crate::fault::StoreResult;
use crate::place::PlaceDefinition;
use crate::programme::{Edition, Release, release};
use crate::schema::{conference, place, programme_draft};
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::{ConferenceId, PlaceId};
use crate::value::{Key, Slug};

/// Whether there is a conference of this id or of this name.
///
/// # Errors
///
/// When the store fails.
pub fn exists(tx: &mut Tx<'_>, id: ConferenceId, slug: &Slug) -> StoreResult<bool> {
    let found = conference::table.filter(conference::id.eq(id).or(conference::slug.eq(slug)));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(tx.conn)?)
}

/// The version of a conference, when it changed last, and its definition.
///
/// # Errors
///
/// When the store fails or holds a definition that the rules do not know.
pub fn load(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<(i64, jiff::Timestamp, Definition)> {
    let (version, changed_at, text): (i64, i64, String) = conference::table
        .find(id)
        .select((conference::version, conference::changed_at, conference::definition))
        .get_result(tx.conn)?;
    Ok((version, instant(changed_at)?, parse("conference definition", &text)?))
}

/// The places of a conference, by key.
///
/// # Errors
///
/// When the store fails.
pub fn places(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Vec<ExportedPlace>> {
    let rows: Vec<(PlaceId, Key, i64)> = place::table
        .filter(place::conference.eq(id))
        .select((place::id, place::key, place::next_ticket))
        .load(tx.conn)?;
    let mut places: Vec<_> = rows
        .into_iter()
        .map(|(id, key, next_ticket)| ExportedPlace { id, key, next_ticket })
        .collect();
    // No two databases sort texts alike.
    places.sort_by(|one, other| one.key.cmp(&other.key));
    Ok(places)
}

/// The draft of a conference's programme.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn draft(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Option<ExportedDraft>> {
    let row: Option<(i64, i64, String)> = programme_draft::table
        .find(id)
        .select((programme_draft::version, programme_draft::changed_at, programme_draft::programme))
        .get_result(tx.conn)
        .optional()?;
    let draft = |(version, changed_at, text): (i64, i64, String)| {
        let programme = parse("programme draft", &text)?;
        Ok(ExportedDraft { version, changed_at: instant(changed_at)?, programme })
    };
    row.map(draft).transpose()
}

/// The releases of a conference's programme, by number.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn releases(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Vec<ExportedRelease>> {
    let mut releases = Vec::new();
    for edition in release::store::list(tx, id)?.into_iter().rev() {
        let Some(release) = release::store::find(tx, id, edition.number)? else { continue };
        let Edition { number, name, note, takes_back, released_by, released_at } = edition;
        let programme = release.programme.as_ref().clone();
        releases.push(ExportedRelease {
            number,
            name,
            note,
            takes_back,
            released_by,
            released_at,
            programme,
        });
    }
    Ok(releases)
}

/// Adds the row of a conference.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when its id or its name is taken.
pub fn insert(tx: &mut Tx<'_>, export: &Export) -> StoreResult<()> {
    diesel::insert_into(conference::table)
        .values((
            conference::id.eq(export.id),
            conference::slug.eq(&export.definition.slug),
            conference::version.eq(export.edition),
            conference::definition.eq(json(&export.definition)?),
            conference::changed_at.eq(micros(export.changed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a place with so many seats that are taken, and so many people who wait.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when its id is taken.
pub fn insert_place(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    (exported, definition): (&ExportedPlace, &PlaceDefinition),
    (taken, waiting): (i32, i32),
) -> StoreResult<()> {
    diesel::insert_into(place::table)
        .values((
            place::id.eq(exported.id),
            place::conference.eq(conference),
            place::key.eq(&exported.key),
            place::capacity.eq(definition.capacity),
            place::taken.eq(taken),
            place::waiting.eq(waiting),
            place::next_ticket.eq(exported.next_ticket),
            place::overbooked.eq(definition.overbooked),
            place::cancelled.eq(definition.cancelled),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a draft.
///
/// # Errors
///
/// When the store fails.
pub fn insert_draft(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    draft: &ExportedDraft,
) -> StoreResult<()> {
    diesel::insert_into(programme_draft::table)
        .values((
            programme_draft::conference.eq(conference),
            programme_draft::version.eq(draft.version),
            programme_draft::programme.eq(json(&draft.programme)?),
            programme_draft::changed_at.eq(micros(draft.changed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a release.
///
/// # Errors
///
/// When the store fails.
pub fn insert_release(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    exported: &ExportedRelease,
) -> StoreResult<()> {
    let edition = Edition {
        number: exported.number,
        name: exported.name.clone(),
        note: exported.note.clone(),
        takes_back: exported.takes_back,
        released_by: exported.released_by.clone(),
        released_at: exported.released_at,
    };
    let programme = Arc::new(exported.programme.clone());
    release::store::insert(tx, conference, &Release { edition, programme })
}
