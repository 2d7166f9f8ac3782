//! What people may do with photographs.

use super::{Photo, store};
use crate::actor::Actor;
use crate::audit;
use crate::conference;
use crate::fault::StoreResult;
use crate::programme::release;
use crate::speaker::{self, SpeakerError, own};
use crate::sql::Tx;
use crate::value::{Key, Slug};

/// Sets or removes the photograph of the speaker.
///
/// Readers see it on the page of whoever a release has, so what was kept of the conference is made
/// anew.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn set(tx: &mut Tx<'_>, actor: &Actor, photo: Option<&Photo>) -> Result<(), SpeakerError> {
    let own = own::find(tx, actor)?;
    let id = own.speaker.id;
    let before = store::find_digest(tx, id)?;
    store::set(tx, id, photo)?;
    let conference = own.conference.id;
    let change = (before.as_ref(), photo.map(|photo| &photo.digest));
    audit::record(tx, Some(conference), actor, "speaker.photo", id.as_str(), change)?;
    if own.is_released() {
        conference::store::raise_speakers_version(tx, conference)?;
    }
    Ok(())
}

/// The photograph of the speaker of the private link.
///
/// # Errors
///
/// [`SpeakerError::NoSpeaker`] for anybody else, or when the store fails.
pub fn find(tx: &mut Tx<'_>, actor: &Actor) -> Result<Option<Photo>, SpeakerError> {
    let own = own::find(tx, actor)?;
    Ok(store::find(tx, own.speaker.id)?)
}

/// The photograph of a person whom readers see.
///
/// # Errors
///
/// When the store fails.
pub fn find_released(tx: &mut Tx<'_>, slug: &Slug, key: &Key) -> StoreResult<Option<Photo>> {
    let Some(conference) = conference::store::find(tx, slug)? else { return Ok(None) };
    let newest = release::store::newest(tx, conference.id)?;
    if newest.is_none_or(|newest| newest.programme.speaker(key).is_none()) {
        return Ok(None);
    }
    match speaker::store::find_key(tx, conference.id, key)? {
        Some(found) => store::find(tx, found.id),
        None => Ok(None),
    }
}
