//! What people may do with the draft.

use std::sync::Arc;

use super::{
    Disagreement, Draft, Edit, EditError, History, Item, Patch, Step, StepKind, StepState, Touched,
    check, store,
};
use crate::actor::{Actor, Permission};
use crate::conference::Conference;
use crate::conference::ops::{EnterError, enter};
use crate::fault::{Fault, FieldFault, Kind, StoreError, StoreResult};
use crate::programme::{ItemId, Programme, release};
use crate::sql::Tx;
use crate::value::Slug;

/// How many steps are kept: more than the 50 that can surely be undone, because undoing and doing
/// again are steps too, and others' steps are looked through for disagreements.
const STEPS_KEPT: i64 = 1_000;

/// How steps are looked for when old ones go.
const TIDY_EVERY: i64 = 50;

/// The most edits in one change.
pub const EDITS_MOST: usize = 200;

/// A wish to change the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version of the draft that its author saw.
    pub seen: i64,
    /// What shall be done, in order, all or nothing.
    pub edits: Vec<Edit>,
}

/// What a change did to the draft, or would do.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The conference.
    pub conference: Conference,
    /// The draft before it.
    pub before: Draft,
    /// The draft after it.
    pub after: Draft,
    /// What it changed.
    pub touched: Touched,
    /// What can be undone and done again after it.
    pub history: History,
}

/// Why the draft is not changed.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There is no such conference for this person.
    #[error(transparent)]
    Enter(#[from] EnterError),
    /// Somebody else changed the same items since they were seen.
    #[error(
        "somebody else changed the same since you loaded it; look at both and decide which one holds"
    )]
    Outdated {
        /// The version of the draft now.
        version: i64,
        /// What is theirs and what is yours.
        disagreements: Vec<Disagreement>,
    },
    /// An edit cannot be done.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// There is no step to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is no step to do again.
    #[error("there is nothing to do again")]
    NothingToRedo,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for DraftError {
    fn kind(&self) -> Kind {
        match self {
            Self::Enter(error) => error.kind(),
            Self::Edit(error) => error.kind(),
            Self::Outdated { .. } | Self::NothingToUndo | Self::NothingToRedo => Kind::Conflict,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Enter(error) => error.code(),
            Self::Edit(error) => error.code(),
            Self::Outdated { .. } => "draft-outdated",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Edit(error) => error.fields(),
            _ => &[],
        }
    }
}

/// The conference and the draft of its programme, for somebody who may work on it.
///
/// # Errors
///
/// [`EnterError`] says why not.
pub fn load(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
) -> Result<(Conference, Draft), EnterError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let draft = current(tx, &conference)?;
    Ok((conference, draft))
}

/// The draft of a conference: what somebody worked on, else the newest release, else what every
/// conference begins with.
///
/// # Errors
///
/// When the store fails.
pub fn current(tx: &mut Tx<'_>, conference: &Conference) -> StoreResult<Draft> {
    if let Some(draft) = store::find(tx, conference.id)? {
        return Ok(draft);
    }
    let programme = match release::store::newest(tx, conference.id)? {
        Some(release) => release.programme,
        None => Arc::new(Programme::beginning(&conference.definition)),
    };
    Ok(Draft { version: 0, programme })
}

/// What a change would do; nothing is stored.
///
/// # Errors
///
/// [`DraftError`] says why it cannot be done.
pub fn preview(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    change: &Change,
) -> Result<Effect, DraftError> {
    let (conference, before) = load(tx, actor, slug)?;
    let made = plan(tx, &conference, &before, change)?;
    let touched = Patch::between(&before.programme, &made).touched();
    let after = Draft { version: before.version, programme: Arc::new(made) };
    let history = store::history(tx, conference.id)?;
    Ok(Effect { conference, before, after, touched, history })
}

/// Changes the draft. What changes nothing is no step.
///
/// # Errors
///
/// [`DraftError`] says why not; nothing is changed then.
pub fn edit(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    change: &Change,
) -> Result<Effect, DraftError> {
    let found = load(tx, actor, slug)?;
    edit_own(tx, actor, found, change)
}

/// The same for somebody whom the caller let in: a speaker, who changes what is said of them.
///
/// # Errors
///
/// [`DraftError`] says why not; nothing is changed then.
pub fn edit_own(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (conference, before): (Conference, Draft),
    change: &Change,
) -> Result<Effect, DraftError> {
    let made = plan(tx, &conference, &before, change)?;
    let deed = match change.edits.as_slice() {
        [one] => one.deed(),
        _ => "several",
    };
    replace(tx, actor, (&conference, before), (deed, made))
}

/// Makes the draft a whole other programme, in one step that can be undone: an import.
///
/// # Errors
///
/// [`EditError::Invalid`] when the programme breaks rules; when the store fails.
pub fn replace(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (conference, before): (&Conference, Draft),
    (deed, programme): (&str, Programme),
) -> Result<Effect, DraftError> {
    let faults = check(&programme);
    if !faults.is_empty() {
        return Err(EditError::Invalid(faults).into());
    }
    let patch = Patch::between(&before.programme, &programme);
    if patch.is_empty() {
        let history = store::history(tx, conference.id)?;
        let (conference, after) = (conference.clone(), before.clone());
        return Ok(Effect { conference, before, after, touched: Touched::default(), history });
    }
    store::drop_undone(tx, conference.id)?;
    let step = (StepKind::Edit, StepState::Done, deed, patch);
    advance(tx, actor, (conference, before), (step, programme))
}

/// Takes the last edit back that is part of the draft, whoever made it.
///
/// # Errors
///
/// [`DraftError`] says why not; nothing is changed then.
pub fn undo(tx: &mut Tx<'_>, actor: &Actor, slug: &Slug, seen: i64) -> Result<Effect, DraftError> {
    let (conference, before) = load(tx, actor, slug)?;
    unchanged(&before, seen)?;
    let step = store::find_done(tx, conference.id)?.ok_or(DraftError::NothingToUndo)?;
    store::set_state(tx, conference.id, step.version, StepState::Undone)?;
    let programme = step.patch.revert(&before.programme);
    let patch = Patch::between(&before.programme, &programme);
    let made = (StepKind::Undo, StepState::Done, step.deed.as_str(), patch);
    advance(tx, actor, (&conference, before), (made, programme))
}

/// Does the edit again that was taken back last.
///
/// # Errors
///
/// [`DraftError`] says why not; nothing is changed then.
pub fn redo(tx: &mut Tx<'_>, actor: &Actor, slug: &Slug, seen: i64) -> Result<Effect, DraftError> {
    let (conference, before) = load(tx, actor, slug)?;
    unchanged(&before, seen)?;
    let step = store::find_undone(tx, conference.id)?.ok_or(DraftError::NothingToRedo)?;
    store::set_state(tx, conference.id, step.version, StepState::Done)?;
    let programme = step.patch.apply(&before.programme);
    let patch = Patch::between(&before.programme, &programme);
    let made = (StepKind::Redo, StepState::Done, step.deed.as_str(), patch);
    advance(tx, actor, (&conference, before), (made, programme))
}

/// Undo and redo take back what one sees as the last step, so nothing may have come after it.
fn unchanged(draft: &Draft, seen: i64) -> Result<(), DraftError> {
    if draft.version == seen {
        return Ok(());
    }
    Err(DraftError::Outdated { version: draft.version, disagreements: Vec::new() })
}

/// The programme that the edits make of the draft, if nobody else is overwritten.
fn plan(
    tx: &mut Tx<'_>,
    conference: &Conference,
    draft: &Draft,
    change: &Change,
) -> Result<Programme, DraftError> {
    if change.edits.len() > EDITS_MOST {
        let message = format!("must be at most {EDITS_MOST} edits");
        let fault = FieldFault::new("edits", "number-max", message).with("max", EDITS_MOST);
        return Err(EditError::Invalid(vec![fault]).into());
    }
    let mut made = Programme::clone(&draft.programme);
    let done = change.edits.iter().try_for_each(|edit| edit.apply(&mut made));
    let mine = Patch::between(&draft.programme, &made).touched();
    agree(tx, conference, (draft, change.seen), (&mine, &made))?;
    done?;
    let faults = check(&made);
    if faults.is_empty() { Ok(made) } else { Err(EditError::Invalid(faults).into()) }
}

/// Whether nothing that the edits change was changed by somebody else since it was seen.
fn agree(
    tx: &mut Tx<'_>,
    conference: &Conference,
    (draft, seen): (&Draft, i64),
    (mine, made): (&Touched, &Programme),
) -> Result<(), DraftError> {
    let version = draft.version;
    if seen == version {
        return Ok(());
    }
    let theirs = match store::touched_since(tx, conference.id, (seen, version))? {
        Some(theirs) if seen < version => theirs,
        // Seen so long ago, or never there: whatever is changed may be somebody else's.
        _ => mine.clone(),
    };
    let disputed = mine.items.iter().filter(|item| theirs.items.contains(item));
    let of_item = |item: &ItemId| Disagreement::Item {
        item: item.clone(),
        theirs: Item::find(&draft.programme, item),
        yours: Item::find(made, item),
    };
    let settings = (mine.settings && theirs.settings).then(|| Disagreement::Settings {
        theirs: draft.programme.settings.clone(),
        yours: made.settings.clone(),
    });
    let disagreements: Vec<Disagreement> = disputed.map(of_item).chain(settings).collect();
    if disagreements.is_empty() {
        return Ok(());
    }
    Err(DraftError::Outdated { version, disagreements })
}

/// Writes the next version of the draft and the step that made it.
fn advance(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (conference, before): (&Conference, Draft),
    ((kind, state, deed, patch), programme): ((StepKind, StepState, &str, Patch), Programme),
) -> Result<Effect, DraftError> {
    let id = conference.id;
    let version = before.version + 1;
    let touched = patch.touched();
    let after = Draft { version, programme: Arc::new(programme) };
    store::set(tx, id, &after)?;
    let step = Step {
        version,
        kind,
        state,
        deed: deed.to_owned(),
        patch,
        made_by: actor.to_string(),
        made_at: tx.now(),
    };
    store::insert_step(tx, id, &step)?;
    if version % TIDY_EVERY == 0 {
        store::forget_steps(tx, id, version - STEPS_KEPT)?;
    }
    let history = store::history(tx, id)?;
    Ok(Effect { conference: conference.clone(), before, after, touched, history })
}
