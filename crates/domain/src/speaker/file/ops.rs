//! What people may do with slides.

use super::{FILES_MOST, File, NewFile, store};
use crate::actor::{Actor, Permission};
use crate::audit;
use crate::conference::ops::enter;
use crate::speaker::{self, SpeakerError, own};
use crate::sql::Tx;
use crate::value::id::FileId;
use crate::value::{Key, Slug};

/// Adds a file to one of the speaker's own slots.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slot: &Key,
    new: &NewFile,
) -> Result<File, SpeakerError> {
    let own = own::find(tx, actor)?;
    if !own.speaks_in(slot) {
        return Err(SpeakerError::NoSlot(slot.clone()));
    }
    let id = own.speaker.id;
    if store::list(tx, id)?.len() >= FILES_MOST {
        return Err(SpeakerError::TooManyFiles { most: FILES_MOST });
    }
    let file = File {
        id: FileId::new(tx.now()),
        speaker: id,
        slot: slot.clone(),
        name: new.name.clone(),
        kind: new.kind,
        size: i64::try_from(new.bytes.len()).unwrap_or(i64::MAX),
        uploaded_at: tx.now(),
    };
    store::insert(tx, &file, &new.bytes)?;
    let conference = Some(own.conference.id);
    let change = (None::<&String>, Some(&file.name));
    audit::record(tx, conference, actor, "speaker.add-file", id.as_str(), change)?;
    Ok(file)
}

/// Removes one of the speaker's own files.
///
/// # Errors
///
/// [`SpeakerError::NoFile`] where there is none of theirs.
pub fn remove(tx: &mut Tx<'_>, actor: &Actor, id: FileId) -> Result<File, SpeakerError> {
    let own = own::find(tx, actor)?;
    let mut files = store::list(tx, own.speaker.id)?.into_iter();
    let file = files.find(|file| file.id == id).ok_or(SpeakerError::NoFile)?;
    store::delete(tx, id)?;
    let change = (Some(&file.name), None::<&String>);
    let (conference, speaker) = (Some(own.conference.id), own.speaker.id);
    audit::record(tx, conference, actor, "speaker.remove-file", speaker.as_str(), change)?;
    Ok(file)
}

/// One of the speaker's own files, with its octets.
///
/// # Errors
///
/// [`SpeakerError::NoFile`] where there is none of theirs.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, id: FileId) -> Result<(File, Vec<u8>), SpeakerError> {
    let own = own::find(tx, actor)?;
    let found = store::find(tx, id)?.filter(|(file, _)| file.speaker == own.speaker.id);
    found.ok_or(SpeakerError::NoFile)
}

/// The files of a speaker, for an organiser.
///
/// # Errors
///
/// [`SpeakerError`] says why there are none to see.
pub fn list_for_staff(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (slug, key): (&Slug, &Key),
) -> Result<Vec<File>, SpeakerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    match speaker::store::find_key(tx, conference.id, key)? {
        Some(found) => Ok(store::list(tx, found.id)?),
        None => Ok(Vec::new()),
    }
}

/// A file of a speaker with its octets, for an organiser.
///
/// # Errors
///
/// [`SpeakerError::NoFile`] where this speaker has no such file.
pub fn find_for_staff(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (slug, key): (&Slug, &Key),
    id: FileId,
) -> Result<(File, Vec<u8>), SpeakerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let owner = speaker::store::find_key(tx, conference.id, key)?.ok_or(SpeakerError::NoFile)?;
    let found = store::find(tx, id)?.filter(|(file, _)| file.speaker == owner.id);
    found.ok_or(SpeakerError::NoFile)
}
