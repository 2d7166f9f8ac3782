//! Mails that come in: each is read once, and leaves a trace.

use jiff::SignedDuration;

use super::ops::told;
use super::{Bounced, Incoming, Invite, Said, Spoken, Verdict, What, answer};
use crate::conference::{self, Conference};
use crate::fault::StoreResult;
use crate::outbox::{self, Message};
use crate::speaker::{self, Speaker};
use crate::sql::Tx;

pub mod store;

/// How often a program may ask for the same invite again.
const REFRESH_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// The most octets of a mail that are kept for somebody to look at.
const KEPT_MOST: usize = 1024 * 1024;

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its answer counts.
    Counts,
    /// It answers an earlier time or place.
    Outdated,
    /// A newer answer was there already.
    Older,
    /// Somebody else answers: an organiser has to decide.
    Aside,
    /// It proposes another time: an organiser has to see it.
    Noted,
    /// The invite is sent again.
    Refreshed,
    /// Nothing is done: it asks too often, for somebody else, or while the newest mail waits.
    Refused,
    /// No invite is known by its UID.
    Unknown,
    /// An address does not take mails.
    Bounced,
    /// A machine wrote it.
    Automatic,
    /// It says nothing that a machine could act upon.
    Letter,
    /// It cannot be read, and is kept.
    Unreadable,
    /// It was here before.
    Repeated,
}

crate::value::named!(Outcome, UnknownOutcome {
    Counts => "counts",
    Outdated => "outdated",
    Older => "older",
    Aside => "aside",
    Noted => "noted",
    Refreshed => "refreshed",
    Refused => "refused",
    Unknown => "unknown",
    Bounced => "bounced",
    Automatic => "automatic",
    Letter => "letter",
    Unreadable => "unreadable",
    Repeated => "repeated",
});

impl Outcome {
    /// Whether somebody has to look at the mail itself.
    const fn is_kept(self) -> bool {
        matches!(self, Self::Aside | Self::Noted | Self::Unreadable)
    }
}

/// Takes a mail; the same mail again changes nothing.
///
/// # Errors
///
/// When the store fails: the mail is to be given again then.
pub fn receive(tx: &mut Tx<'_>, incoming: &Incoming, mail: &[u8]) -> StoreResult<Outcome> {
    if store::has(tx, &incoming.key)? {
        return Ok(Outcome::Repeated);
    }
    let mut about = None;
    let (outcome, why) = match &incoming.said {
        Said::Spoken(spoken) => {
            about = super::store::find_locked(tx, &spoken.uid)?;
            (hear(tx, about.as_ref(), incoming, spoken)?, "")
        }
        Said::Bounced(all) => (bounced(tx, all)?, ""),
        Said::Automatic(_) => (Outcome::Automatic, ""),
        Said::Letter => (Outcome::Letter, ""),
        Said::Unreadable(why) => (Outcome::Unreadable, *why),
    };
    let kept = (outcome.is_kept() && mail.len() <= KEPT_MOST).then_some(mail);
    store::insert(tx, incoming, about.as_ref(), (outcome, why, kept))?;
    Ok(outcome)
}

fn hear(
    tx: &mut Tx<'_>,
    invite: Option<&Invite>,
    incoming: &Incoming,
    spoken: &Spoken,
) -> StoreResult<Outcome> {
    let Some(invite) = invite else { return Ok(Outcome::Unknown) };
    let Some(speaker) = speaker::store::find(tx, invite.speaker)? else {
        return Ok(Outcome::Unknown);
    };
    let verdict = answer::take(tx, (invite, &speaker), (incoming, spoken))?;
    Ok(match verdict {
        Verdict::Counts => Outcome::Counts,
        Verdict::Outdated => Outcome::Outdated,
        Verdict::Older => Outcome::Older,
        Verdict::Aside => Outcome::Aside,
        Verdict::Noted => Outcome::Noted,
        Verdict::Done if spoken.what == What::Refresh => refresh(tx, invite, &speaker)?,
        Verdict::Done | Verdict::Refused => Outcome::Refused,
    })
}

/// Sends an invite again as it is: the same SEQUENCE, a new DTSTAMP (RFC 5546, section 2.1.5).
fn refresh(tx: &mut Tx<'_>, invite: &Invite, speaker: &Speaker) -> StoreResult<Outcome> {
    let now = tx.now();
    let is_soon = invite.refreshed_at.is_some_and(|at| now.duration_since(at) < REFRESH_EVERY);
    if is_soon || !invite.status.is_living() || is_waiting(tx, invite)? {
        return Ok(Outcome::Refused);
    }
    let refreshed = Invite { refreshed_at: Some(now), ..invite.clone() };
    super::store::set(tx, &refreshed)?;
    let conference = conference::store::load(tx, invite.conference)?;
    send_again(tx, &conference, invite, speaker)?;
    Ok(Outcome::Refreshed)
}

/// Whether a mail about it has reached nobody yet, such as one that organisers hold: what it tells
/// is not to go out by a side door.
fn is_waiting(tx: &mut Tx<'_>, invite: &Invite) -> StoreResult<bool> {
    let unheard = outbox::store::list_unheard(tx, invite.conference)?;
    Ok(unheard.iter().any(|(_, message)| message.stream() == invite.uid))
}

fn send_again(
    tx: &mut Tx<'_>,
    conference: &Conference,
    invite: &Invite,
    speaker: &Speaker,
) -> StoreResult<()> {
    let thread = outbox::store::first_message_id(tx, &invite.uid)?;
    let told = told((conference, speaker), (invite, invite.previous()), thread, tx.now());
    let whom = (&invite.address, invite.told.language);
    outbox::ops::push(tx, conference, whom, &Message::InviteRefreshed(Box::new(told)))?;
    Ok(())
}

/// Marks the addresses that do not take mails.
fn bounced(tx: &mut Tx<'_>, all: &[Bounced]) -> StoreResult<Outcome> {
    for bounced in all.iter().filter(|bounced| bounced.is_final()) {
        let why = [bounced.address.as_str(), &bounced.status, &bounced.diagnostic].join(" ");
        speaker::store::set_bounced(tx, &bounced.address, why.trim())?;
    }
    Ok(Outcome::Bounced)
}
