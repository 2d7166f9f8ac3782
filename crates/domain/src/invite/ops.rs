//! Telling speakers what a release asks of them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::plan::{Deed, Known, Reason, Step, Waiting, plan};
use super::store;
use super::word::{self, Verdict, Word, WordKind};
use super::{Event, Invite, InviteStatus, Previous};
use crate::conference::Conference;
use crate::fault::{StoreError, StoreResult};
use crate::outbox::{
    self, DeedKind, Message, MessageStatus, Tale, ToldConference, ToldDeed, ToldInvite, ToldReader,
    ToldSpeaker,
};
use crate::programme::{Programme, release};
use crate::speaker::{self, Speaker};
use crate::sql::Tx;
use crate::value::id::SpeakerId;
use crate::value::{EmailAddress, Locale, random};

pub use super::inbox::{Outcome, receive};

/// Whether mails go out at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mails {
    /// They do.
    Now,
    /// They wait for an organiser's word.
    Held,
}

impl Mails {
    /// Held, or at once.
    #[must_use]
    pub const fn of(held: bool) -> Self {
        if held { Self::Held } else { Self::Now }
    }

    const fn status(self) -> MessageStatus {
        match self {
            Self::Now => MessageStatus::Pending,
            Self::Held => MessageStatus::Held,
        }
    }
}

/// What would have to be told, if `programme` were what is released.
///
/// # Errors
///
/// When the store fails.
pub fn preview(
    tx: &mut Tx<'_>,
    conference: &Conference,
    programme: &Programme,
) -> StoreResult<Vec<Step>> {
    Ok(plan(&known(tx, conference)?, programme))
}

/// Owes every speaker what the newest release asks of them and they do not know yet; nothing
/// before the first release. Call it after every change of the release or of an address.
///
/// # Errors
///
/// When the store fails.
pub fn follow(tx: &mut Tx<'_>, conference: &Conference, mails: Mails) -> StoreResult<Vec<Step>> {
    let Some(release) = release::store::newest(tx, conference.id)? else { return Ok(Vec::new()) };
    store::lock(tx, conference.id)?;
    let steps = plan(&known(tx, conference)?, &release.programme);
    for step in &steps {
        take(tx, conference, step, mails)?;
    }
    for letter in summaries(conference, &steps, tx.now()) {
        let whom = (&letter.recipient, letter.language);
        outbox::ops::push_as(tx, conference, whom, &letter.message, mails.status())?;
    }
    Ok(steps)
}

fn known(tx: &mut Tx<'_>, conference: &Conference) -> StoreResult<Known> {
    let mut waiting: BTreeMap<String, Vec<Waiting>> = BTreeMap::new();
    for (id, message) in outbox::store::list_unheard(tx, conference.id)? {
        if let Tale::Invite(told) = message.tale() {
            let told = told.clone();
            waiting.entry(told.uid.clone()).or_default().push(Waiting { id, told });
        }
    }
    Ok(Known {
        speakers: speaker::store::list(tx, conference.id)?,
        invites: store::list(tx, conference.id)?,
        waiting,
        zone: conference.definition.zone.clone(),
        now: tx.now(),
    })
}

/// Does one step.
fn take(tx: &mut Tx<'_>, conference: &Conference, step: &Step, mails: Mails) -> StoreResult<()> {
    for id in &step.superseded {
        if !outbox::store::set_superseded(tx, *id)? {
            // Somebody began to send it in between: plan again with that.
            return Err(StoreError::Conflict);
        }
    }
    let Some(before) = before(tx, conference, step)? else { return Ok(()) };
    // An answer to what the person knows may have come since the overtaken message was written.
    let before = if step.superseded.is_empty() { before } else { with_late_answer(tx, before)? };
    let Some(deed) = &step.deed else { return store::set(tx, &before) };
    let Some(after) = before.after(deed.event, &deed.says, tx.now()) else {
        tracing::error!(uid = before.uid, "an invite cannot take this step");
        return Ok(());
    };
    let thread = outbox::store::first_message_id(tx, &before.uid)?;
    let about = (conference, &step.speaker);
    let message = compose(about, deed, (&before, &after), thread, tx.now());
    store::set(tx, &after)?;
    let whom = (&after.address, after.told.language);
    outbox::ops::push_as(tx, conference, whom, &message, mails.status())?;
    Ok(())
}

/// The invite that a step is about, with a row of its own.
fn before(tx: &mut Tx<'_>, conference: &Conference, step: &Step) -> StoreResult<Option<Invite>> {
    if let Some(before) = &step.before {
        return Ok(Some(before.clone()));
    }
    let new = drafted(conference, step, format!("{}@{}", random::token(), tx.host()));
    if let Some(new) = &new {
        store::insert(tx, new)?;
    }
    Ok(new)
}

/// An invite that nobody was told of.
fn drafted(conference: &Conference, step: &Step, uid: String) -> Option<Invite> {
    let deed = step.deed.as_ref()?;
    Some(Invite {
        uid,
        conference: conference.id,
        speaker: step.speaker.id,
        item: step.item.clone(),
        address: step.speaker.recipient().clone(),
        status: InviteStatus::Drafted,
        sequence: -1,
        asked_sequence: 0,
        told: deed.says.clone(),
        answered: None,
        asked_at: None,
        reminded: Vec::new(),
        refreshed_at: None,
    })
}

/// A mail that a release would send.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// To whom.
    pub recipient: EmailAddress,
    /// In which language.
    pub language: Locale,
    /// What it tells.
    pub message: Message,
}

/// The UID of an entry that is only looked at.
const UNSENT: &str = "unsent@example.org";

/// The mails of some steps, as they would be sent at `at`: the summaries last.
#[must_use]
pub fn letters(conference: &Conference, steps: &[Step], at: Timestamp) -> Vec<Letter> {
    let letter = |step: &Step| {
        let deed = step.deed.as_ref()?;
        let known = step.before.clone();
        let before = known.or_else(|| drafted(conference, step, UNSENT.to_owned()))?;
        let after = before.after(deed.event, &deed.says, at)?;
        let message = compose((conference, &step.speaker), deed, (&before, &after), None, at);
        let (recipient, language) = (after.address, after.told.language);
        Some(Letter { recipient, language, message })
    };
    let mut letters: Vec<Letter> = steps.iter().filter_map(letter).collect();
    letters.extend(summaries(conference, steps, at));
    letters
}

/// The message of a deed, as it is sent now.
fn compose(
    about: (&Conference, &Speaker),
    deed: &Deed,
    (before, after): (&Invite, &Invite),
    thread: Option<String>,
    at: Timestamp,
) -> Message {
    let told = Box::new(ToldInvite {
        before: before.status.is_living().then(|| before.told.clone()),
        reason: deed.reason,
        ..told(about, (after, before.previous()), thread, at)
    });
    match deed.event {
        Event::Invite => Message::InviteRequested(told),
        Event::Move => Message::InviteMoved(told),
        Event::Reword | Event::Answer(_) => Message::InviteReworded(told),
        Event::Withdraw => Message::InviteWithdrawn(told),
    }
}

/// What a mail tells of an invite as it is; `previous` is how it was, for the case that nobody
/// gets the mail.
pub(super) fn told(
    (conference, speaker): (&Conference, &Speaker),
    (invite, previous): (&Invite, Previous),
    thread: Option<String>,
    at: Timestamp,
) -> ToldInvite {
    ToldInvite {
        conference: ToldConference::of(conference, invite.told.language),
        reader: reader(speaker, &invite.told.name),
        address: invite.address.clone(),
        uid: invite.uid.clone(),
        sequence: invite.sequence,
        answer: invite.status.answer(),
        says: invite.told.clone(),
        before: None,
        reason: None,
        previous,
        thread,
        at,
    }
}

/// Who reads the mails of a speaker.
#[must_use]
pub fn reader(speaker: &Speaker, name: &str) -> ToldReader {
    ToldReader {
        speaker: speaker.id,
        link_generation: speaker.link_generation,
        name: name.to_owned(),
        assistant: speaker.assistant.as_ref().map(|assistant| assistant.name.clone()),
    }
}

/// One mail that lists them all, for everybody of whom several invites change.
fn summaries(conference: &Conference, steps: &[Step], at: Timestamp) -> Vec<Letter> {
    let mut people: BTreeMap<SpeakerId, Vec<(&Step, &Deed)>> = BTreeMap::new();
    for step in steps {
        // What is taken back at an old address is no news to whoever reads at the new one.
        if let Some(deed) = &step.deed
            && deed.reason != Some(Reason::OtherAddress)
        {
            people.entry(step.speaker.id).or_default().push((step, deed));
        }
    }
    let several = people.into_values().filter(|deeds| deeds.len() > 1);
    several.filter_map(|deeds| summary(conference, &deeds, at)).collect()
}

fn summary(conference: &Conference, deeds: &[(&Step, &Deed)], at: Timestamp) -> Option<Letter> {
    let (first, deed) = deeds.first()?;
    let speaker = &first.speaker;
    let before = |step: &Step| {
        let known = step.before.as_ref().filter(|before| before.status.is_living());
        known.map(|before| before.told.clone())
    };
    let rows = deeds.iter().map(|(step, deed)| ToldDeed {
        kind: DeedKind::of(deed.event),
        says: deed.says.clone(),
        before: before(step),
    });
    let told = ToldSpeaker {
        conference: ToldConference::of(conference, speaker.language),
        reader: reader(speaker, &deed.says.name),
        rows: rows.collect(),
        at,
    };
    Some(Letter {
        recipient: speaker.recipient().clone(),
        language: speaker.language,
        message: Message::InviteSummary(Box::new(told)),
    })
}

/// The invite with the answer that came while a message was on its way that nobody gets now.
pub(super) fn with_late_answer(tx: &mut Tx<'_>, invite: Invite) -> StoreResult<Invite> {
    if !invite.status.is_living() {
        return Ok(invite);
    }
    let is_late = |word: &Word| {
        word.kind == WordKind::Reply
            && matches!(word.verdict, Verdict::Counts | Verdict::Outdated)
            && (invite.asked_sequence..=invite.sequence).contains(&word.sequence)
            // Before that, the same SEQUENCE was of a message that nobody got.
            && invite.asked_at.is_none_or(|asked_at| word.at >= asked_at)
    };
    let words = word::store::list(tx, &invite.uid)?;
    let late = words.into_iter().filter(is_late).max_by_key(|word| (word.stamp, word.id));
    let Some((word, answer)) = late.and_then(|word| word.answer.map(|answer| (word, answer)))
    else {
        return Ok(invite);
    };
    word::store::set_verdict(tx, word.id, Verdict::Counts)?;
    Ok(Invite { status: answer.status(), answered: Some(word.answered()), ..invite })
}
