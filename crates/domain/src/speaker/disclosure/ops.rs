//! What people may do with disclosures.

use super::{Disclosure, Said, store};
use crate::actor::Actor;
use crate::audit;
use crate::conference::{self, Conference};
use crate::fault::{StoreError, StoreResult};
use crate::programme::Programme;
use crate::speaker::{SpeakerError, own};
use crate::sql::Tx;
use crate::value::Key;

/// Discloses for one of the speaker's own slots; the same again is no new version.
///
/// Readers see the newest version at once, so what was kept of the conference is made anew.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn disclose(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slot: &Key,
    said: &Said,
) -> Result<Disclosure, SpeakerError> {
    let own = own::find(tx, actor)?;
    if !own.speaks_in(slot) {
        return Err(SpeakerError::NoSlot(slot.clone()));
    }
    let id = own.speaker.id;
    let before = store::list(tx, id)?.into_iter().rfind(|each| each.slot == *slot);
    if let Some(before) = &before
        && before.said == *said
    {
        return Ok(before.clone());
    }
    let new = Disclosure {
        speaker: id,
        slot: slot.clone(),
        version: before.as_ref().map_or(1, |before| before.version + 1),
        said: said.clone(),
        disclosed_by: actor.to_string(),
        disclosed_at: tx.now(),
    };
    match store::insert(tx, &new) {
        // Sent twice at once: the writer runs this again after a conflict.
        Err(StoreError::Duplicate) => return Err(StoreError::Conflict.into()),
        done => done?,
    }
    let states = (before.as_ref().map(|before| &before.said), Some(&new.said));
    let conference = own.conference.id;
    audit::record(tx, Some(conference), actor, "speaker.disclose", id.as_str(), states)?;
    conference::store::raise_speakers_version(tx, conference)?;
    Ok(new)
}

/// Who has disclosed nothing yet for a slot that has a place in this programme: slot and speaker, by
/// time.
///
/// # Errors
///
/// When the store fails.
pub fn missing(
    tx: &mut Tx<'_>,
    conference: &Conference,
    programme: &Programme,
) -> StoreResult<Vec<(Key, Key)>> {
    let there = store::disclosed(tx, conference.id)?;
    let slots = programme.placed().into_iter().flat_map(|session| &session.slots);
    let owed =
        slots.flat_map(|slot| slot.speakers.iter().map(|who| (slot.key.clone(), who.clone())));
    Ok(owed.filter(|owed| !there.contains(owed)).collect())
}
