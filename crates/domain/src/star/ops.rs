//! What people may do with their stars.

use super::{MOST, StarError, can_be_starred, store};
use crate::actor::Actor;
use crate::fault::{FieldFault, StoreError, StoreResult};
use crate::programme::{ItemId, Programme, release};
use crate::registration;
use crate::sql::Tx;
use crate::value::id::{ConferenceId, RegistrationId};

/// What a person starred, without what the programme no longer has.
///
/// # Errors
///
/// [`StarError::Registration`] when it is not there or not theirs.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, id: RegistrationId) -> Result<Vec<ItemId>, StarError> {
    let (conference, _) = registration::ops::find(tx, actor, id)?;
    let newest = newest(tx, conference.id)?;
    let mut items = store::list(tx, id)?;
    items.retain(|item| newest.as_deref().is_some_and(|it| can_be_starred(it, item)));
    Ok(items)
}

/// Which stars a person wants to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetStars {
    /// Exactly these from now on.
    All(Vec<ItemId>),
    /// These too.
    Add(Vec<ItemId>),
    /// These no longer.
    Remove(Vec<ItemId>),
}

/// Sets stars; what is starred already, or is not, stays so. Returns all of them.
///
/// # Errors
///
/// [`StarError`] says why nothing was changed.
pub fn set(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    wish: &SetStars,
) -> Result<Vec<ItemId>, StarError> {
    let (conference, _) = registration::ops::find(tx, actor, id)?;
    let newest = newest(tx, conference.id)?;
    let old = store::list(tx, id)?;
    let (SetStars::All(named) | SetStars::Add(named) | SetStars::Remove(named)) = wish;
    if !matches!(wish, SetStars::Remove(_)) {
        must_be_there(newest.as_deref(), named)?;
    }
    // What was withdrawn keeps its star, in case it comes back, unless the whole list is set.
    let is_wanted = |item: &ItemId| match wish {
        SetStars::All(items) => items.contains(item),
        SetStars::Add(_) => true,
        SetStars::Remove(items) => !items.contains(item),
    };
    let mut kept: Vec<ItemId> = old.iter().filter(|item| is_wanted(item)).cloned().collect();
    if !matches!(wish, SetStars::Remove(_)) {
        kept.extend(named.iter().filter(|item| !old.contains(item)).cloned());
    }
    kept.sort();
    kept.dedup();
    if kept.len() > MOST {
        let message = format!("must be at most {MOST} in all");
        let fault = FieldFault::new("items", "too-many", message).with("max", MOST);
        return Err(StarError::Invalid(vec![fault]));
    }
    write(tx, id, &old, &kept)?;
    kept.retain(|item| newest.as_deref().is_some_and(|it| can_be_starred(it, item)));
    Ok(kept)
}

/// Adds stars that were given elsewhere, such as on a device: what the programme no longer has is
/// left out, and so is what would be too many.
///
/// # Errors
///
/// [`StarError::Registration`] when it is not there or not theirs.
pub fn adopt(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    items: &[ItemId],
) -> Result<Vec<ItemId>, StarError> {
    let (conference, _) = registration::ops::find(tx, actor, id)?;
    let newest = newest(tx, conference.id)?;
    let old = store::list(tx, id)?;
    let mut wanted: Vec<ItemId> = items.to_vec();
    wanted.retain(|item| {
        !old.contains(item) && newest.as_deref().is_some_and(|it| can_be_starred(it, item))
    });
    wanted.sort();
    wanted.dedup();
    wanted.truncate(MOST.saturating_sub(old.len()));
    set(tx, actor, id, &SetStars::Add(wanted))
}

fn write(tx: &mut Tx<'_>, id: RegistrationId, old: &[ItemId], new: &[ItemId]) -> StoreResult<()> {
    for item in old.iter().filter(|item| !new.contains(item)) {
        store::delete(tx, id, item)?;
    }
    for item in new.iter().filter(|item| !old.contains(item)) {
        match store::insert(tx, id, item) {
            // The same person starred it a moment ago elsewhere: the next run finds it.
            Err(StoreError::Duplicate) => return Err(StoreError::Conflict),
            done => done?,
        }
    }
    Ok(())
}

fn newest(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
) -> StoreResult<Option<std::sync::Arc<Programme>>> {
    Ok(release::store::newest(tx, conference)?.map(|release| release.programme))
}

fn must_be_there(newest: Option<&Programme>, items: &[ItemId]) -> Result<(), StarError> {
    let is_there = |item: &ItemId| newest.is_some_and(|it| can_be_starred(it, item));
    let missing = items.iter().filter(|item| !is_there(item));
    let faults: Vec<FieldFault> = missing
        .map(|item| {
            let message = format!("names {item}, which is no session or slot of the programme");
            FieldFault::new("items", "unknown-item", message).with("key", item)
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(StarError::Invalid(faults)) }
}
