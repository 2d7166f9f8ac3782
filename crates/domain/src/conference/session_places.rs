//! Sessions that attendees book: they are places of the conference while the programme has them.

use super::ops::{LoadError, change};
use super::{Conference, Definition};
use crate::actor::Actor;
use crate::booking;
use crate::calendar::When;
use crate::fault::StoreResult;
use crate::place::PlaceDefinition;
use crate::programme::{Programme, Session};
use crate::sql::Tx;
use crate::value::Key;

/// Lets the places of a conference follow a programme that is published.
///
/// What people are told of a place follows from its change: a session that moved sends its new
/// time, one that is withdrawn is cancelled. A place that nobody ever booked goes without a trace.
///
/// # Errors
///
/// [`LoadError`] says which place cannot follow; nothing is changed then.
pub fn follow_programme(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Conference,
    programme: &Programme,
) -> Result<(), LoadError> {
    let mut definition = Definition::clone(&conference.definition);
    definition.places.retain(|place| !place.is_session);
    for session in programme.placed() {
        definition.places.extend(place(session, programme));
    }
    name_what_is_there(&definition)?;
    for old in conference.definition.places.iter().filter(|place| place.is_session) {
        let is_there = definition.places.iter().any(|place| place.key == old.key);
        if !is_there && was_booked(tx, conference, &old.key)? {
            definition.places.push(PlaceDefinition { cancelled: true, ..old.clone() });
        }
    }
    change(tx, actor, conference.clone(), &definition).map(|_| ())
}

/// What a conference file says, with the sessions that are places already: the file has none.
pub(super) fn kept(old: &Conference, definition: &Definition) -> Definition {
    let mut kept = definition.clone();
    kept.places.extend(old.definition.places.iter().filter(|place| place.is_session).cloned());
    kept
}

/// The key of a place that is there twice.
pub(super) fn twice(definition: &Definition) -> Option<Key> {
    let places = &definition.places;
    let is_twice = |at: usize, key: &Key| places.iter().skip(at + 1).any(|place| place.key == *key);
    places
        .iter()
        .enumerate()
        .find(|(at, place)| is_twice(*at, &place.key))
        .map(|(_, p)| p.key.clone())
}

/// Whether sessions that can be booked require places, and are for categories, that there are.
fn name_what_is_there(definition: &Definition) -> Result<(), LoadError> {
    for place in definition.places.iter().filter(|place| place.is_session) {
        let missing = |names: &Key, what| LoadError::PlaceNames {
            place: place.key.clone(),
            names: names.clone(),
            what,
        };
        if let Some(key) =
            place.requires.as_ref().filter(|key| definition.place(key.as_str()).is_none())
        {
            return Err(missing(key, "place"));
        }
        let unknown =
            place.categories.iter().find(|key| definition.category(key.as_str()).is_none());
        if let Some(key) = unknown {
            return Err(missing(key, "category"));
        }
    }
    Ok(())
}

fn was_booked(tx: &mut Tx<'_>, conference: &Conference, key: &Key) -> StoreResult<bool> {
    match conference.places.get(key) {
        Some(id) => booking::store::exists(tx, *id),
        None => Ok(false),
    }
}

/// The place that a session is.
fn place(session: &Session, programme: &Programme) -> Option<PlaceDefinition> {
    let (place, hours) = (session.place.as_ref()?, session.hours()?);
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    Some(PlaceDefinition {
        key: session.key.clone(),
        name: session.title.clone(),
        note: place.note.clone(),
        location: room.map(|room| room.name.clone()).unwrap_or_default(),
        capacity: place.capacity,
        overbooked: false,
        cancelled: false,
        when: When::Times { start: hours.starts, end: hours.ends },
        window: place.window,
        categories: place.categories.clone(),
        requires: place.requires.clone(),
        overlaps: place.overlaps,
        is_session: true,
    })
}
