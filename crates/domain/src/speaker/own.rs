//! What the holder of the private link of a speaker may do: the speaker, or their assistant.

use std::sync::Arc;

use super::availability::Grid;
use super::{Assistant, Details, Profile, Speaker, SpeakerError, ops, store};
use crate::actor::Actor;
use crate::audit;
use crate::conference::{self, Conference};
use crate::programme::draft::ops::{Change, current, edit_own};
use crate::programme::draft::{Draft, Edit, Item};
use crate::programme::{self, Hours, Programme, release};
use crate::registration::Needs;
use crate::sql::Tx;
use crate::value::{Key, Localized};

/// A speaker with all that their pages are made of.
#[derive(Clone, Debug)]
pub struct Own {
    /// The conference.
    pub conference: Conference,
    /// How they are reached.
    pub speaker: Speaker,
    /// The draft of the programme.
    pub draft: Draft,
    /// What readers see; none before the first release.
    pub released: Option<Arc<Programme>>,
}

impl Own {
    /// What the draft says of them; nothing where the organisers took them out of it.
    #[must_use]
    pub fn person(&self) -> Option<&programme::Speaker> {
        self.draft.programme.speaker(&self.speaker.key)
    }

    /// Their name, as the draft or the newest release has it.
    #[must_use]
    pub fn name(&self) -> &str {
        let key = &self.speaker.key;
        let released = || self.released.as_ref().and_then(|programme| programme.speaker(key));
        self.person().or_else(released).map_or(key.as_str(), |person| person.name.as_str())
    }

    /// The slots in which they speak, by the draft and by what readers see, each once: key and
    /// title.
    #[must_use]
    pub fn slots(&self) -> Vec<(Key, Localized)> {
        let mut slots: Vec<(Key, Localized)> = Vec::new();
        let programmes = self.released.iter().map(|released| &**released);
        for programme in programmes.chain([&*self.draft.programme]) {
            for slot in slots_of(programme, &self.speaker.key) {
                if slots.iter().all(|(key, _)| *key != slot.key) {
                    slots.push((slot.key.clone(), slot.title.clone()));
                }
            }
        }
        slots
    }

    /// Whether they speak in this slot.
    #[must_use]
    pub fn speaks_in(&self, slot: &Key) -> bool {
        self.slots().iter().any(|(key, _)| key == slot)
    }

    /// Whether readers see them.
    #[must_use]
    pub fn is_released(&self) -> bool {
        let key = &self.speaker.key;
        self.released.as_ref().is_some_and(|programme| programme.speaker(key).is_some())
    }
}

/// The slots in which somebody speaks, by time.
pub(super) fn slots_of<'p>(programme: &'p Programme, key: &Key) -> Vec<&'p programme::Slot> {
    let sessions = programme.placed().into_iter();
    let waiting = programme.sessions.iter().filter(|session| session.starts.is_none());
    let slots = sessions.chain(waiting).flat_map(|session| &session.slots);
    slots.filter(|slot| slot.speakers.contains(key)).collect()
}

/// The speaker of the private link.
///
/// # Errors
///
/// [`SpeakerError::NoSpeaker`] for anybody else, or when the store fails.
pub fn find(tx: &mut Tx<'_>, actor: &Actor) -> Result<Own, SpeakerError> {
    let Actor::Speaker(id) = actor else { return Err(SpeakerError::NoSpeaker) };
    let speaker = store::find(tx, *id)?.ok_or(SpeakerError::NoSpeaker)?;
    let conference = conference::store::load(tx, speaker.conference)?;
    let draft = current(tx, &conference)?;
    let released = release::store::newest(tx, conference.id)?.map(|release| release.programme);
    Ok(Own { conference, speaker, draft, released })
}

/// Makes every private link sent so far void, this one too, and sends a new one.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn renew_link(tx: &mut Tx<'_>, actor: &Actor) -> Result<Speaker, SpeakerError> {
    let own = find(tx, actor)?;
    ops::renew_link(tx, actor, &own.conference, own.speaker)
}

/// Sets, changes or removes who gets the mails in the speaker's stead. `seen` is the version of the
/// speaker that was shown.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn set_assistant(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (seen, assistant): (i64, Option<&Assistant>),
) -> Result<Speaker, SpeakerError> {
    let own = find(tx, actor)?;
    let old = own.speaker;
    if old.version != seen {
        return Err(SpeakerError::Outdated);
    }
    let new = Speaker { assistant: assistant.cloned(), ..old.clone() };
    if new == old {
        return Ok(old);
    }
    ops::set(tx, actor, (&own.conference, Some(&old)), new)
}

/// Changes what the speaker says of themselves. `seen` are the versions of the speaker and of the
/// draft that were shown. Readers see it with the next release.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn set_profile(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (seen, seen_draft): (i64, i64),
    profile: &Profile,
) -> Result<(), SpeakerError> {
    let own = find(tx, actor)?;
    if own.speaker.version != seen {
        return Err(SpeakerError::Outdated);
    }
    let before = store::load_details(tx, own.speaker.id)?;
    let (after, language) = (&profile.details, profile.language);
    if before != *after || own.speaker.language != language {
        let consents = |it: &Details| (it.recording_consent, it.photo_consent);
        let consented_at = (consents(&before) != consents(after)).then(|| tx.now());
        if !store::set_details(tx, &own.speaker, (after, language), consented_at)? {
            return Err(SpeakerError::Outdated);
        }
        let (id, conference) = (own.speaker.id, own.conference.id);
        let states = (Some(&before), Some(after));
        audit::record(tx, Some(conference), actor, "speaker.change", id.as_str(), states)?;
    }
    edit(tx, actor, own, seen_draft, |person| {
        person.name.clone_from(&profile.name);
        person.affiliation.clone_from(&profile.affiliation);
        person.biography.clone_from(&profile.biography);
    })
}

/// Changes when the speaker can come; empty for always. `seen` is the version of the draft that was
/// shown.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn set_availability(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (seen, available): (i64, &[Hours]),
) -> Result<(), SpeakerError> {
    let own = find(tx, actor)?;
    edit(tx, actor, own, seen, |person| person.available = available.to_vec())
}

/// Changes what the draft says of the speaker.
fn edit(
    tx: &mut Tx<'_>,
    actor: &Actor,
    own: Own,
    seen: i64,
    change: impl Fn(&mut programme::Speaker),
) -> Result<(), SpeakerError> {
    let gone = || SpeakerError::NotInProgramme(own.speaker.key.clone());
    let mut person = own.person().cloned().ok_or_else(gone)?;
    change(&mut person);
    let edits = vec![Edit::Put { item: Item::Speaker(person) }];
    edit_own(tx, actor, (own.conference, own.draft), &Change { seen, edits })?;
    Ok(())
}

/// Sets or removes diet and access needs. What they are is in no audit entry.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn set_needs(
    tx: &mut Tx<'_>,
    actor: &Actor,
    needs: Option<&Needs>,
) -> Result<(), SpeakerError> {
    let own = find(tx, actor)?;
    let id = own.speaker.id;
    store::set_needs(tx, id, needs, own.conference.definition.needs_deleted_at())?;
    let nothing = (None::<&()>, None::<&()>);
    audit::record(tx, Some(own.conference.id), actor, "speaker.needs", id.as_str(), nothing)?;
    Ok(())
}

/// The half hours in which the speaker may be asked to come.
#[must_use]
pub fn grid(own: &Own) -> Grid {
    Grid::of(&own.conference.definition, &own.draft.programme)
}
