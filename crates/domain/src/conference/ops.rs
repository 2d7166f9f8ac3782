//! What people may do with a conference: work in it, and load its file.

use super::difference::{Difference, differences};
use super::{Conference, Definition, session_places, store};
use crate::actor::{Actor, Permission, Reach, Refused, Role};
use crate::audit;
use crate::booking;
use crate::fault::{Fault, Kind, StoreError, StoreResult};
use crate::place::{self, Place, PlaceDefinition};
use crate::registration;
use crate::sql::Tx;
use crate::value::id::PlaceId;
use crate::value::{Key, Slug};

/// Why staff cannot work in a conference.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// It is not there, or the actor has no role in it; which of them is not said.
    #[error("there is no conference {0}")]
    NoConference(Slug),
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for EnterError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoConference(_) => Kind::NotFound,
            Self::Refused(refused) => refused.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoConference(_) => "no-conference",
            Self::Refused(refused) => refused.code(),
            Self::Store(error) => error.code(),
        }
    }
}

/// The conference in which `actor` wants to do something that needs `permission`.
///
/// # Errors
///
/// [`EnterError`] says why not.
pub fn enter(
    tx: &mut Tx<'_>,
    actor: &Actor,
    permission: Permission,
    slug: &Slug,
) -> Result<Conference, EnterError> {
    let found = store::find(tx, slug)?;
    let is_stranger =
        |found: &Conference| matches!(actor, Actor::Staff { .. }) && !actor.belongs_to(found.id);
    let found = found.filter(|found| !is_stranger(found));
    let conference = found.ok_or_else(|| EnterError::NoConference(slug.clone()))?;
    actor.may(permission, conference.id)?;
    Ok(conference)
}

/// What loading a file did.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The conference as it is now.
    pub conference: Conference,
    /// What changed; empty when the file said nothing new, and then nothing was done.
    pub differences: Vec<Difference>,
    /// Whether there was no such conference before.
    pub created: bool,
}

/// Why a file was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// A place has fewer seats than are taken.
    #[error(
        "places.{place}.capacity is {capacity}, but {taken} seats are taken; set it to {taken} or \
         more, or set overbooked = true there, and no seat is given until fewer are taken"
    )]
    BelowTaken {
        /// The place.
        place: Key,
        /// How many of its seats are held or offered.
        taken: i32,
        /// How many seats the file gives it.
        capacity: i32,
    },
    /// A place that people booked is not in the file.
    #[error(
        "the file no longer has the place {place}, but people have booked it; keep it, and set \
         cancelled = true there to cancel their bookings"
    )]
    PlaceBooked {
        /// The place.
        place: Key,
    },
    /// A session that can be booked names something that the conference does not have.
    #[error("the session {place} names {names}, which is no {what} of the conference")]
    PlaceNames {
        /// The session.
        place: Key,
        /// What it names.
        names: Key,
        /// What that should be.
        what: &'static str,
    },
    /// Two things would be one place.
    #[error(
        "{place} is a place of the conference file and a session that can be booked; give one of \
         them another key"
    )]
    PlaceTwice {
        /// The key of both.
        place: Key,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for LoadError {
    fn kind(&self) -> Kind {
        match self {
            Self::Refused(refused) => refused.kind(),
            Self::BelowTaken { .. }
            | Self::PlaceBooked { .. }
            | Self::PlaceNames { .. }
            | Self::PlaceTwice { .. } => Kind::Conflict,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Refused(refused) => refused.code(),
            Self::BelowTaken { .. } => "capacity-below-taken",
            Self::PlaceBooked { .. } => "place-booked",
            Self::PlaceNames { .. } => "place-names-unknown",
            Self::PlaceTwice { .. } => "place-twice",
            Self::Store(error) => error.code(),
        }
    }
}

/// What loading a file would change; changes nothing.
///
/// # Errors
///
/// When the store fails.
pub fn compare(tx: &mut Tx<'_>, definition: &Definition) -> StoreResult<Vec<Difference>> {
    let Some(old) = store::find(tx, &definition.slug)? else {
        return Ok(differences(None, definition));
    };
    Ok(differences(Some(&old.definition), &session_places::kept(&old, definition)))
}

/// Makes the conference, or makes it what the file says.
///
/// Places follow: their seats, and what their bookings are told. The same definition again changes
/// nothing, not even the version.
///
/// # Errors
///
/// [`LoadError`] says why nothing was changed.
pub fn load(tx: &mut Tx<'_>, actor: &Actor, definition: &Definition) -> Result<Loaded, LoadError> {
    match store::find(tx, &definition.slug)? {
        Some(old) => {
            actor.may(Permission::ManageConference, old.id)?;
            let definition = session_places::kept(&old, definition);
            change(tx, actor, old, &definition)
        }
        None => create(tx, actor, definition),
    }
}

fn create(tx: &mut Tx<'_>, actor: &Actor, definition: &Definition) -> Result<Loaded, LoadError> {
    may_create(actor)?;
    let id = match store::insert(tx, definition) {
        // Somebody else has just made it: the writer runs this again after a conflict.
        Err(StoreError::Duplicate) => return Err(StoreError::Conflict.into()),
        done => done?,
    };
    for place in &definition.places {
        place::store::insert(tx, id, place)?;
    }
    let conference = store::load(tx, id)?;
    record(tx, actor, "conference.create", None, &conference)?;
    Ok(Loaded { conference, differences: differences(None, definition), created: true })
}

/// A conference that is not there yet has no team; so only who may act on all of them may make one.
pub(super) fn may_create(actor: &Actor) -> Result<(), Refused> {
    match actor {
        Actor::Operator => Ok(()),
        Actor::Visitor | Actor::Attendee(_) | Actor::Speaker(_) => Err(Refused::SignIn),
        Actor::Staff { roles, .. } if roles.contains(&(Reach::All, Role::Owner)) => Ok(()),
        Actor::Staff { .. } | Actor::Clock => Err(Refused::Role),
    }
}

/// Makes a conference what the definition says; the caller knows that the actor may.
pub(super) fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    old: Conference,
    definition: &Definition,
) -> Result<Loaded, LoadError> {
    if let Some(place) = session_places::twice(definition) {
        return Err(LoadError::PlaceTwice { place });
    }
    if *old.definition == *definition {
        return Ok(Loaded { conference: old, differences: Vec::new(), created: false });
    }
    store::set_definition(tx, &old, definition)?;
    let kept = set_places(tx, &old, definition)?;
    let conference = store::load(tx, old.id)?;
    record(tx, actor, "conference.change", Some(&old.definition), &conference)?;
    for id in &kept {
        follow(tx, actor, &old, &conference, *id)?;
    }
    // Only now, because one cancelled place gives seats back in those that required it.
    for id in kept {
        booking::ops::wake(tx, &conference, id)?;
    }
    registration::clash::tell_clashes(tx, &old.definition, &conference)?;
    let differences = differences(Some(&old.definition), definition);
    Ok(Loaded { conference, differences, created: false })
}

/// Makes the rows of places what the definition says, and returns those that were there before.
fn set_places(
    tx: &mut Tx<'_>,
    old: &Conference,
    definition: &Definition,
) -> Result<Vec<PlaceId>, LoadError> {
    let ids: Vec<PlaceId> = old.places.values().copied().collect();
    place::store::lock(tx, &ids)?;
    let rows = place::store::list(tx, old.id)?;
    let mut kept = Vec::new();
    for row in &rows {
        match definition.place(row.key.as_str()) {
            Some(new) => {
                set_place(tx, row, new)?;
                kept.push(row.id);
            }
            None => remove_place(tx, row)?,
        }
    }
    for new in definition.places.iter().filter(|new| !old.places.contains_key(&new.key)) {
        place::store::insert(tx, old.id, new)?;
    }
    Ok(kept)
}

fn set_place(tx: &mut Tx<'_>, row: &Place, new: &PlaceDefinition) -> Result<(), LoadError> {
    let said = (row.capacity, row.overbooked, row.cancelled);
    if said == (new.capacity, new.overbooked, new.cancelled)
        || place::store::set_definition(tx, row.id, new)?
    {
        return Ok(());
    }
    let taken = place::store::load(tx, row.id)?.taken;
    Err(LoadError::BelowTaken { place: row.key.clone(), taken, capacity: new.capacity })
}

fn remove_place(tx: &mut Tx<'_>, row: &Place) -> Result<(), LoadError> {
    if booking::store::exists(tx, row.id)? {
        return Err(LoadError::PlaceBooked { place: row.key.clone() });
    }
    Ok(place::store::delete(tx, row.id)?)
}

/// Does for the bookings of a place what follows from its change.
fn follow(
    tx: &mut Tx<'_>,
    actor: &Actor,
    old: &Conference,
    conference: &Conference,
    id: PlaceId,
) -> StoreResult<()> {
    let (Some(before), Some(after)) = (old.place(id), conference.place(id)) else { return Ok(()) };
    // Another zone moves every place, though its civil times are the same.
    let told = (&before.when, &before.name, &before.location, &old.definition.zone)
        != (&after.when, &after.name, &after.location, &conference.definition.zone);
    if after.cancelled && !before.cancelled {
        registration::change::cancel_place(tx, conference, actor, id)
    } else if told && !after.cancelled {
        registration::change::tell_place_changed(tx, conference, id)
    } else {
        Ok(())
    }
}

fn record(
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &str,
    before: Option<&Definition>,
    conference: &Conference,
) -> StoreResult<()> {
    let subject = conference.id.to_string();
    let states = (before, Some(&*conference.definition));
    audit::record(tx, Some(conference.id), actor, action, &subject, states)
}

#[cfg(test)]
mod tests;
