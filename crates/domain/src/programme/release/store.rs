//! The rows of programme releases.

use std::sync::Arc;

use diesel::prelude::*;

use super::{Differences, Edition, Release};
use crate::fault::StoreResult;
use crate::programme::Programme;
use crate::programme::changes::changes;
use crate::programme::feed::History;
use crate::schema::programme_release;
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::ConferenceId;

type Row = (i32, String, String, Option<i32>, String, i64);

const ROW: (
    programme_release::number,
    programme_release::name,
    programme_release::note,
    programme_release::takes_back,
    programme_release::released_by,
    programme_release::released_at,
) = (
    programme_release::number,
    programme_release::name,
    programme_release::note,
    programme_release::takes_back,
    programme_release::released_by,
    programme_release::released_at,
);

fn edition((number, name, note, takes_back, released_by, at): Row) -> StoreResult<Edition> {
    Ok(Edition { number, name, note, takes_back, released_by, released_at: instant(at)? })
}

/// The release that readers see; none before the first.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn newest(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Option<Release>> {
    let row: Option<Row> = programme_release::table
        .filter(programme_release::conference.eq(conference))
        .order(programme_release::number.desc())
        .select(ROW)
        .first(tx.conn)
        .optional()?;
    row.map(|row| with_programme(tx, conference, row)).transpose()
}

/// The number of the release that readers see; 0 before the first.
///
/// # Errors
///
/// When the store fails.
pub fn newest_number(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<i32> {
    let most: Option<i32> = programme_release::table
        .filter(programme_release::conference.eq(conference))
        .select(diesel::dsl::max(programme_release::number))
        .get_result(tx.conn)?;
    Ok(most.unwrap_or(0))
}

/// The numbers of the newest releases of all conferences that have one.
///
/// # Errors
///
/// When the store fails.
pub fn newest_numbers(tx: &mut Tx<'_>) -> StoreResult<Vec<(ConferenceId, i32)>> {
    let rows: Vec<(ConferenceId, Option<i32>)> = programme_release::table
        .group_by(programme_release::conference)
        .select((programme_release::conference, diesel::dsl::max(programme_release::number)))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, number)| (id, number.unwrap_or(0))).collect())
}

/// One release.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn find(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    number: i32,
) -> StoreResult<Option<Release>> {
    let row: Option<Row> = programme_release::table
        .find((conference, number))
        .select(ROW)
        .get_result(tx.conn)
        .optional()?;
    row.map(|row| with_programme(tx, conference, row)).transpose()
}

/// What is known of all releases, the newest first.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Edition>> {
    let rows: Vec<Row> = programme_release::table
        .filter(programme_release::conference.eq(conference))
        .order(programme_release::number.desc())
        .select(ROW)
        .load(tx.conn)?;
    rows.into_iter().map(edition).collect()
}

/// What the calendar entries of the programme showed over all releases, worked out once for each
/// newest one.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn history(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Arc<History>> {
    let newest = newest_number(tx, conference)?;
    let kept = |tx: &Tx<'_>, number: i32| {
        tx.memo().find::<History>(conference.as_str(), i64::from(number))
    };
    if let Some(history) = kept(tx, newest) {
        return Ok(history);
    }
    let (mut history, from) = match kept(tx, newest - 1) {
        Some(before) if newest > 1 => (History::clone(&before), newest),
        _ => (History::default(), 1),
    };
    for number in from..=newest {
        if let Some(release) = find(tx, conference, number)? {
            history.follow(conference, &release);
        }
    }
    let history = Arc::new(history);
    tx.memo().keep(conference.as_str(), i64::from(newest), Arc::clone(&history));
    Ok(history)
}

/// The newest releases, the newest first, at most [`Differences::MOST`], each with what it made
/// different for readers; worked out once for each newest one.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn differences(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Arc<Differences>> {
    let newest = newest_number(tx, conference)?;
    if let Some(kept) = tx.memo().find::<Differences>(conference.as_str(), i64::from(newest)) {
        return Ok(kept);
    }
    let mut differences = Vec::new();
    let mut after = find(tx, conference, newest)?;
    while let Some(release) = after.take_if(|_| differences.len() < Differences::MOST) {
        after = find(tx, conference, release.number() - 1)?;
        let difference =
            after.as_ref().map(|before| changes(&before.programme, &release.programme));
        differences.push((release.edition, difference));
    }
    let differences = Arc::new(Differences(differences));
    tx.memo().keep(conference.as_str(), i64::from(newest), Arc::clone(&differences));
    Ok(differences)
}

fn with_programme(tx: &mut Tx<'_>, conference: ConferenceId, row: Row) -> StoreResult<Release> {
    let edition = edition(row)?;
    let programme = remember(tx, conference, edition.number)?;
    Ok(Release { edition, programme })
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
    let edition = &release.edition;
    diesel::insert_into(programme_release::table)
        .values((
            programme_release::conference.eq(conference),
            programme_release::number.eq(edition.number),
            programme_release::name.eq(&edition.name),
            programme_release::note.eq(&edition.note),
            programme_release::programme.eq(json(&*release.programme)?),
            programme_release::takes_back.eq(edition.takes_back),
            programme_release::released_by.eq(&edition.released_by),
            programme_release::released_at.eq(micros(edition.released_at)),
        ))
        .execute(tx.conn)?;
    tx.memo().announce();
    Ok(())
}
