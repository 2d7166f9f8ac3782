//! What organisers do with speakers, and the private link of a speaker.

use jiff::{SignedDuration, Timestamp};

use super::disclosure;
use super::{Contact, PutSpeaker, Speaker, SpeakerError, duties, store};
use crate::actor::{Actor, Permission};
use crate::audit;
use crate::conference::ops::enter;
use crate::conference::{self, Conference};
use crate::fault::{FieldFault, StoreError, StoreResult};
use crate::invite;
use crate::invite::ops::Mails;
use crate::outbox::{self, Message, ToldConference, ToldSpeaker};
use crate::programme::draft::ops::current;
use crate::programme::{self, ItemId, Programme, release};
use crate::sql::Tx;
use crate::value::id::{ConferenceId, SpeakerId};
use crate::value::{EmailAddress, Key, Localized, Slug};

/// How long after a private link was sent it is not sent again to whoever asks.
const LINK_PAUSE: SignedDuration = SignedDuration::from_mins(5);

/// The most lines of pasted contacts.
const LINES_MOST: usize = 2_000;

/// A speaker as the organisers see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their key in the programme.
    pub key: Key,
    /// Their name; their key where the programme no longer has them.
    pub name: String,
    /// Whether the draft or the newest release has them.
    pub in_programme: bool,
    /// How they are reached, where somebody has said.
    pub contact: Option<Speaker>,
    /// When their private link was sent last.
    pub link_sent_at: Option<Timestamp>,
    /// The slots of the draft for which they have disclosed nothing: key and title.
    pub undisclosed: Vec<(Key, Localized)>,
}

/// All speakers of the draft and of the newest release, and those with a contact whom neither has
/// any more: those of the draft in its order, then the others.
///
/// # Errors
///
/// [`SpeakerError::Enter`] for those who may not, or when the store fails.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
) -> Result<(Conference, Vec<Listed>), SpeakerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let draft = current(tx, &conference)?.programme;
    let newest = release::store::newest(tx, conference.id)?.map(|release| release.programme);
    let contacts = store::list(tx, conference.id)?;
    let sent = store::links_sent(tx, conference.id)?;
    let missing = disclosure::ops::missing(tx, &conference, &draft)?;
    let mut people: Vec<(Key, String, bool)> = Vec::new();
    let released = newest.iter().flat_map(|programme| &programme.speakers);
    for person in draft.speakers.iter().chain(released) {
        if people.iter().all(|(key, _, _)| *key != person.key) {
            people.push((person.key.clone(), person.name.clone(), true));
        }
    }
    for contact in &contacts {
        if people.iter().all(|(key, _, _)| *key != contact.key) {
            people.push((contact.key.clone(), contact.key.to_string(), false));
        }
    }
    let listed = |(key, name, in_programme): (Key, String, bool)| {
        let contact = contacts.iter().find(|contact| contact.key == key).cloned();
        let id = contact.as_ref().map(|contact| contact.id);
        let undisclosed = missing.iter().filter(|(_, speaker)| *speaker == key);
        Listed {
            name,
            in_programme,
            link_sent_at: sent.iter().find(|(each, _)| Some(*each) == id).map(|(_, at)| *at),
            undisclosed: undisclosed
                .filter_map(|(key, _)| Some((key.clone(), draft.slot(key)?.1.title.clone())))
                .collect(),
            contact,
            key,
        }
    };
    Ok((conference, people.into_iter().map(listed).collect()))
}

/// Says how a speaker of the draft or of the newest release is reached.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn put(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    key: &Key,
    wish: &PutSpeaker,
) -> Result<Speaker, SpeakerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let old = store::find_key(tx, conference.id, key)?;
    if old.is_none() && find_person(tx, &conference, key)?.is_none() {
        return Err(SpeakerError::NoSpeaker);
    }
    let is = old.as_ref().map_or(0, |old| old.version);
    if wish.seen.is_some_and(|seen| seen != is) {
        return Err(SpeakerError::Outdated);
    }
    let new = Speaker {
        id: old.as_ref().map_or_else(|| SpeakerId::new(tx.now()), |old| old.id),
        conference: conference.id,
        key: key.clone(),
        email: wish.email.clone(),
        assistant: wish.assistant.clone(),
        language: wish.language,
        link_generation: old.as_ref().map_or(1, |old| old.link_generation),
        bounced: old.as_ref().and_then(|old| old.bounced.clone()),
        version: is,
    };
    if let Some(old) = &old
        && *old == new
    {
        return Ok(new);
    }
    set(tx, actor, (&conference, old.as_ref()), new)
}

/// Writes how somebody is reached, and what follows from it. The link that a replaced assistant
/// had is void, and a new one is sent.
pub(super) fn set(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (conference, old): (&Conference, Option<&Speaker>),
    mut new: Speaker,
) -> Result<Speaker, SpeakerError> {
    match old {
        None => {
            new.version = 1;
            match store::insert(tx, &new) {
                // Somebody else was faster: the writer runs this again after a conflict.
                Err(StoreError::Duplicate) => return Err(StoreError::Conflict.into()),
                done => done?,
            }
        }
        Some(old) => {
            if old.recipient() != new.recipient() {
                new.bounced = None;
            }
            if !store::set_contact(tx, &new)? {
                return Err(SpeakerError::Outdated);
            }
            new.version += 1;
            let knew = |email: &EmailAddress| new.is_spoken_for_by(email);
            let assistant = old.assistant.as_ref().map(|assistant| &assistant.email);
            if !knew(&old.email) || assistant.is_some_and(|email| !knew(email)) {
                store::raise_link_generation(tx, &mut new)?;
                send(tx, &new, tx.now())?;
            }
        }
    }
    let states = (old.map(Speaker::audited), new.audited());
    let states = (states.0.as_ref(), Some(&states.1));
    audit::record(tx, Some(conference.id), actor, "speaker.put", new.id.as_str(), states)?;
    invite::ops::follow(tx, conference, Mails::Now)?;
    Ok(new)
}

/// Reads contacts that were pasted, a line each: key or name, and address. Those that are right
/// are put all at once, or none.
///
/// # Errors
///
/// [`SpeakerError::Invalid`] names every line at fault; nothing is changed then.
pub fn put_pasted(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    text: &str,
) -> Result<usize, SpeakerError> {
    let (conference, listed) = list(tx, actor, slug)?;
    let mut faults = Vec::new();
    let mut wishes = Vec::new();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines.take(LINES_MOST) {
        match pasted(line, &listed, &conference) {
            Ok(wish) => wishes.push(wish),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(SpeakerError::Invalid(faults));
    }
    for (key, wish) in &wishes {
        put(tx, actor, slug, key, wish)?;
    }
    Ok(wishes.len())
}

/// One line of pasted contacts.
fn pasted(
    line: &str,
    listed: &[Listed],
    conference: &Conference,
) -> Result<(Key, PutSpeaker), FieldFault> {
    let fault = |code: &'static str, message: &str| {
        FieldFault::new("contacts", code, message).with("line", line)
    };
    let cut = line.rsplit_once([',', ';', '\t']);
    let (named, email) =
        cut.ok_or_else(|| fault("contact-line", "must be a name and an address"))?;
    let named = named.trim().trim_matches('"');
    let is_meant =
        |each: &&Listed| each.key.as_str() == named || each.name.eq_ignore_ascii_case(named);
    let mut meant = listed.iter().filter(is_meant);
    let (Some(person), None) = (meant.next(), meant.next()) else {
        return Err(fault("contact-person", "must name one person of the programme"));
    };
    let old = person.contact.as_ref();
    let assistant = old.and_then(|old| old.assistant.clone());
    let usual = conference.definition.languages.first().copied().unwrap_or_default();
    let contact = Contact {
        email: email.trim().trim_matches('"').to_owned(),
        assistant_name: assistant.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
        assistant_email: assistant.map(|it| it.email.to_string()).unwrap_or_default(),
        language: old.map_or(usual, |old| old.language).to_string(),
    };
    let wish = contact.parse(None).map_err(|_| fault("contact-line", "has no right address"))?;
    Ok((person.key.clone(), wish))
}

/// The person of the programme with this key: as the draft has them, else the newest release.
///
/// # Errors
///
/// When the store fails.
pub fn find_person(
    tx: &mut Tx<'_>,
    conference: &Conference,
    key: &Key,
) -> StoreResult<Option<programme::Speaker>> {
    let of = |programme: &Programme| programme.speaker(key).cloned();
    if let Some(person) = of(&current(tx, conference)?.programme) {
        return Ok(Some(person));
    }
    let newest = release::store::newest(tx, conference.id)?;
    Ok(newest.and_then(|newest| of(&newest.programme)))
}

/// What the people with this address do in the newest release: who registers and speaks is one
/// person. The address of an assistant is not the speaker's.
///
/// # Errors
///
/// When the store fails.
pub fn duties_of(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    email: &EmailAddress,
) -> StoreResult<Vec<ItemId>> {
    let keys = store::keys_of(tx, conference, email)?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let newest = release::store::newest(tx, conference)?;
    Ok(newest.map(|newest| duties(&newest.programme, &keys)).unwrap_or_default())
}

/// Sends the private link to every speaker for whom this address may speak, unless they just got
/// it.
///
/// The answer is the same in every case, so that nobody learns who speaks.
///
/// # Errors
///
/// [`crate::conference::ops::EnterError::NoConference`], or when the store fails.
pub fn send_link(tx: &mut Tx<'_>, slug: &Slug, email: &EmailAddress) -> Result<(), SpeakerError> {
    let conference = conference::store::find(tx, slug)?.ok_or_else(|| no_conference(slug))?;
    let pause_began = tx.now().saturating_sub(LINK_PAUSE).unwrap_or(tx.now());
    for speaker in store::list(tx, conference.id)? {
        if speaker.is_spoken_for_by(email) {
            send(tx, &speaker, pause_began)?;
        }
    }
    Ok(())
}

fn no_conference(slug: &Slug) -> conference::ops::EnterError {
    conference::ops::EnterError::NoConference(slug.clone())
}

/// Sends the private link of a speaker, by an organiser; with `anew` every link sent before is
/// void.
///
/// # Errors
///
/// [`SpeakerError`] says why not; nothing is changed then.
pub fn send_link_of(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    (key, anew): (&Key, bool),
) -> Result<Speaker, SpeakerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    match store::find_key(tx, conference.id, key)? {
        Some(speaker) if anew => renew_link(tx, actor, &conference, speaker),
        Some(speaker) => {
            let nothing = (None::<&()>, None::<&()>);
            let action = "speaker.send-link";
            audit::record(tx, Some(conference.id), actor, action, speaker.id.as_str(), nothing)?;
            send(tx, &speaker, tx.now())?;
            Ok(speaker)
        }
        None if find_person(tx, &conference, key)?.is_some() => {
            Err(SpeakerError::NoContact(key.clone()))
        }
        None => Err(SpeakerError::NoSpeaker),
    }
}

/// Makes every private link of a speaker void and sends a new one.
pub(super) fn renew_link(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Conference,
    mut speaker: Speaker,
) -> Result<Speaker, SpeakerError> {
    let before = speaker.link_generation;
    store::raise_link_generation(tx, &mut speaker)?;
    let change = (Some(&before), Some(&speaker.link_generation));
    let action = "speaker.revoke-link";
    audit::record(tx, Some(conference.id), actor, action, speaker.id.as_str(), change)?;
    send(tx, &speaker, tx.now())?;
    Ok(speaker)
}

/// Sends the private link of a speaker to them or their assistant, unless it was sent since
/// `unless_since`.
fn send(tx: &mut Tx<'_>, speaker: &Speaker, unless_since: Timestamp) -> StoreResult<()> {
    if !store::set_link_sent(tx, speaker.id, unless_since)? {
        return Ok(());
    }
    let conference = conference::store::load(tx, speaker.conference)?;
    let person = find_person(tx, &conference, &speaker.key)?;
    let name = person.map_or_else(|| speaker.key.to_string(), |person| person.name);
    let told = ToldSpeaker {
        conference: ToldConference::of(&conference, speaker.language),
        reader: invite::ops::reader(speaker, &name),
        rows: Vec::new(),
        at: tx.now(),
    };
    let whom = (speaker.recipient(), speaker.language);
    outbox::ops::push(tx, &conference, whom, &Message::SpeakerLink(Box::new(told)))?;
    Ok(())
}
