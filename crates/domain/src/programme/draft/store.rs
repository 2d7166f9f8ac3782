//! The rows of drafts and of the steps that made them.

use std::sync::Arc;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Draft, History, Step, StepKind, StepState, Touched};
use crate::fault::{StoreError, StoreResult};
use crate::programme::{ItemId, Programme};
use crate::schema::{programme_draft, programme_step};
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::ConferenceId;

/// A draft in the memo, apart from releases, which have numbers of their own.
struct Kept(Arc<Programme>);

/// The draft, if somebody has worked on it.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn find(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Option<Draft>> {
    let version: Option<i64> = programme_draft::table
        .find(conference)
        .select(programme_draft::version)
        .get_result(tx.conn)
        .optional()?;
    let Some(version) = version else { return Ok(None) };
    if let Some(kept) = tx.memo().find::<Kept>(conference.as_str(), version) {
        return Ok(Some(Draft { version, programme: Arc::clone(&kept.0) }));
    }
    // On PostgreSQL the draft may have gone on since the version was read.
    let (version, text): (i64, String) = programme_draft::table
        .find(conference)
        .select((programme_draft::version, programme_draft::programme))
        .get_result(tx.conn)?;
    let programme: Arc<Programme> = Arc::new(parse("programme draft", &text)?);
    tx.memo().keep(conference.as_str(), version, Arc::new(Kept(Arc::clone(&programme))));
    Ok(Some(Draft { version, programme }))
}

/// Writes the next version of a draft.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when somebody else wrote that version.
pub fn set(tx: &mut Tx<'_>, conference: ConferenceId, draft: &Draft) -> StoreResult<()> {
    let text = json(&*draft.programme)?;
    let changed_at = micros(tx.now());
    let done = if draft.version == 1 {
        let row = (
            programme_draft::conference.eq(conference),
            programme_draft::version.eq(1_i64),
            programme_draft::programme.eq(text),
            programme_draft::changed_at.eq(changed_at),
        );
        match diesel::insert_into(programme_draft::table).values(row).execute(tx.conn) {
            Ok(rows) => rows,
            Err(why) => match StoreError::from(why) {
                StoreError::Duplicate => return Err(StoreError::Conflict),
                other => return Err(other),
            },
        }
    } else {
        let before = programme_draft::table
            .find(conference)
            .filter(programme_draft::version.eq(draft.version - 1));
        diesel::update(before)
            .set((
                programme_draft::version.eq(draft.version),
                programme_draft::programme.eq(text),
                programme_draft::changed_at.eq(changed_at),
            ))
            .execute(tx.conn)?
    };
    if done != 1 {
        return Err(StoreError::Conflict);
    }
    let kept = Arc::new(Kept(Arc::clone(&draft.programme)));
    tx.memo().keep(conference.as_str(), draft.version, kept);
    Ok(())
}

/// What a step touched, as its row has it: a list of items; where it changed the settings too,
/// those beside it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Items(Vec<ItemId>),
    All { items: Vec<ItemId>, settings: bool },
}

impl Written {
    fn of(Touched { items, settings }: Touched) -> Self {
        if settings { Self::All { items, settings } } else { Self::Items(items) }
    }

    fn read(self) -> Touched {
        match self {
            Self::Items(items) => Touched { items, settings: false },
            Self::All { items, settings } => Touched { items, settings },
        }
    }
}

/// Writes a step down.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when somebody else made that version.
pub fn insert_step(tx: &mut Tx<'_>, conference: ConferenceId, step: &Step) -> StoreResult<()> {
    let row = (
        programme_step::conference.eq(conference),
        programme_step::version.eq(step.version),
        programme_step::kind.eq(step.kind),
        programme_step::state.eq(step.state),
        programme_step::deed.eq(&step.deed),
        programme_step::touched.eq(json(&Written::of(step.patch.touched()))?),
        programme_step::patch.eq(json(&step.patch)?),
        programme_step::made_by.eq(&step.made_by),
        programme_step::made_at.eq(micros(step.made_at)),
    );
    match diesel::insert_into(programme_step::table).values(row).execute(tx.conn) {
        Ok(_) => Ok(()),
        Err(why) => match StoreError::from(why) {
            StoreError::Duplicate => Err(StoreError::Conflict),
            other => Err(other),
        },
    }
}

type Row = (i64, StepKind, StepState, String, String, String, i64);

fn step((version, kind, state, deed, patch, made_by, made_at): Row) -> StoreResult<Step> {
    Ok(Step {
        version,
        kind,
        state,
        deed,
        patch: parse("step patch", &patch)?,
        made_by,
        made_at: instant(made_at)?,
    })
}

const ROW: (
    programme_step::version,
    programme_step::kind,
    programme_step::state,
    programme_step::deed,
    programme_step::patch,
    programme_step::made_by,
    programme_step::made_at,
) = (
    programme_step::version,
    programme_step::kind,
    programme_step::state,
    programme_step::deed,
    programme_step::patch,
    programme_step::made_by,
    programme_step::made_at,
);

/// The edit that undo takes back: the last one that is done.
///
/// # Errors
///
/// When the store fails or holds a step that the rules do not know.
pub fn find_done(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Option<Step>> {
    let row: Option<Row> = programme_step::table
        .filter(programme_step::conference.eq(conference))
        .filter(programme_step::kind.eq(StepKind::Edit))
        .filter(programme_step::state.eq(StepState::Done))
        .order(programme_step::version.desc())
        .select(ROW)
        .first(tx.conn)
        .optional()?;
    row.map(step).transpose()
}

/// The edit that redo does again: the first one that is undone.
///
/// # Errors
///
/// When the store fails or holds a step that the rules do not know.
pub fn find_undone(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Option<Step>> {
    let row: Option<Row> = programme_step::table
        .filter(programme_step::conference.eq(conference))
        .filter(programme_step::kind.eq(StepKind::Edit))
        .filter(programme_step::state.eq(StepState::Undone))
        .order(programme_step::version.asc())
        .select(ROW)
        .first(tx.conn)
        .optional()?;
    row.map(step).transpose()
}

/// What undo and redo would do.
///
/// # Errors
///
/// When the store fails or holds a step that the rules do not know.
pub fn history(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<History> {
    let undo = find_done(tx, conference)?.map(|step| step.deed);
    Ok(History { undo, redo: find_undone(tx, conference)?.map(|step| step.deed) })
}

/// Where an edit stands from now on.
///
/// # Errors
///
/// When the store fails.
pub fn set_state(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    version: i64,
    state: StepState,
) -> StoreResult<()> {
    diesel::update(programme_step::table.find((conference, version)))
        .set(programme_step::state.eq(state))
        .execute(tx.conn)?;
    Ok(())
}

/// Nothing that was undone can be done again.
///
/// # Errors
///
/// When the store fails.
pub fn drop_undone(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<()> {
    let undone = programme_step::table
        .filter(programme_step::conference.eq(conference))
        .filter(programme_step::state.eq(StepState::Undone));
    diesel::update(undone).set(programme_step::state.eq(StepState::Dropped)).execute(tx.conn)?;
    Ok(())
}

/// What the steps after a version changed; none when some of them are no longer kept.
///
/// # Errors
///
/// When the store fails or holds a step that the rules do not know.
pub fn touched_since(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    (seen, now): (i64, i64),
) -> StoreResult<Option<Touched>> {
    let rows: Vec<String> = programme_step::table
        .filter(programme_step::conference.eq(conference))
        .filter(programme_step::version.gt(seen))
        .order(programme_step::version.asc())
        .select(programme_step::touched)
        .load(tx.conn)?;
    let all = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    if all < now - seen {
        return Ok(None);
    }
    let mut touched = Touched::default();
    for row in rows {
        let step = parse::<Written>("touched items", &row)?.read();
        touched.items.extend(step.items);
        touched.settings |= step.settings;
    }
    Ok(Some(touched))
}

/// Forgets the steps up to a version.
///
/// # Errors
///
/// When the store fails.
pub fn forget_steps(tx: &mut Tx<'_>, conference: ConferenceId, version: i64) -> StoreResult<()> {
    let old = programme_step::table
        .filter(programme_step::conference.eq(conference))
        .filter(programme_step::version.le(version));
    diesel::delete(old).execute(tx.conn)?;
    Ok(())
}
