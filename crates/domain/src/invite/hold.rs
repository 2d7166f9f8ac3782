//! Mails to speakers that wait for an organiser's word.

use super::ops::with_late_answer;
use super::{Invite, store};
use crate::actor::{Actor, Permission, Refused};
use crate::audit;
use crate::conference::ops::{EnterError, enter};
use crate::fault::{Fault, Kind, StoreError, StoreResult};
use crate::outbox::{self, Message, MessageStatus, Tale};
use crate::sql::Tx;
use crate::value::id::MessageId;
use crate::value::{Line, Slug};

/// Why a held mail stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum HoldError {
    /// It is not there, or belongs to another conference.
    #[error("there is no such message")]
    NoMessage,
    /// It does not wait for a word.
    #[error("this mail is not held; it is {}", .0.as_str())]
    NotHeld(MessageStatus),
    /// There is no reason.
    #[error("say in one line why the person shall not get this mail")]
    NoReason,
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for HoldError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoMessage => Kind::NotFound,
            Self::NotHeld(_) => Kind::Conflict,
            Self::NoReason => Kind::Invalid,
            Self::Refused(refused) => refused.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoMessage => "no-message",
            Self::NotHeld(_) => "message-not-held",
            Self::NoReason => "reason-needed",
            Self::Refused(refused) => refused.code(),
            Self::Store(error) => error.code(),
        }
    }
}

impl From<EnterError> for HoldError {
    fn from(error: EnterError) -> Self {
        match error {
            EnterError::NoConference(_) => Self::NoMessage,
            EnterError::Refused(refused) => Self::Refused(refused),
            EnterError::Store(error) => Self::Store(error),
        }
    }
}

/// Lets one held mail go out.
///
/// # Errors
///
/// [`HoldError`] says why not; nothing is changed then.
pub fn send(tx: &mut Tx<'_>, actor: &Actor, slug: &Slug, id: MessageId) -> Result<(), HoldError> {
    let conference = enter(tx, actor, Permission::ManageOutbox, slug)?;
    let found = outbox::store::find_message(tx, conference.id, id)?;
    let (status, message) = found.ok_or(HoldError::NoMessage)?;
    if !outbox::store::set_released(tx, conference.id, id)? {
        return Err(HoldError::NotHeld(status));
    }
    ask_from_now(tx, &message)?;
    let told = (Some(&status), Some(&MessageStatus::Pending));
    audit::record(tx, Some(conference.id), actor, "outbox.send", id.as_str(), told)?;
    Ok(())
}

/// Lets all held mails of a conference go out; how many.
///
/// # Errors
///
/// [`HoldError`] says why not; nothing is changed then.
pub fn send_all(tx: &mut Tx<'_>, actor: &Actor, slug: &Slug) -> Result<usize, HoldError> {
    let conference = enter(tx, actor, Permission::ManageOutbox, slug)?;
    let held = outbox::store::list_held(tx, conference.id)?;
    for id in &held {
        outbox::store::set_released(tx, conference.id, *id)?;
        if let Some((_, message)) = outbox::store::find_message(tx, conference.id, *id)? {
            ask_from_now(tx, &message)?;
        }
    }
    let (subject, count) = (conference.id.to_string(), held.len());
    let told = (Some(&MessageStatus::Held), Some(&count));
    audit::record(tx, Some(conference.id), actor, "outbox.send-all", &subject, told)?;
    Ok(count)
}

/// Counts the days until a reminder from when the mail goes out, not from when it was written.
fn ask_from_now(tx: &mut Tx<'_>, message: &Message) -> StoreResult<()> {
    let Tale::Invite(told) = message.tale() else { return Ok(()) };
    match store::find_locked(tx, &told.uid)? {
        Some(invite) if invite.asked_sequence == told.sequence => {
            store::set(tx, &Invite { asked_at: Some(tx.now()), ..invite })
        }
        _ => Ok(()),
    }
}

/// Leaves a held mail out: nobody gets it, and what it would have told is told by the next release
/// again if it is still so.
///
/// # Errors
///
/// [`HoldError`] says why not; nothing is changed then.
pub fn leave_out(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    (id, reason): (MessageId, &str),
) -> Result<(), HoldError> {
    let conference = enter(tx, actor, Permission::ManageOutbox, slug)?;
    let reason: Line = reason.parse().map_err(|_| HoldError::NoReason)?;
    store::lock(tx, conference.id)?;
    let found = outbox::store::find_message(tx, conference.id, id)?;
    let (status, message) = found.ok_or(HoldError::NoMessage)?;
    if status != MessageStatus::Held || !outbox::store::set_left_out(tx, id, reason.as_str())? {
        return Err(HoldError::NotHeld(status));
    }
    if let Tale::Invite(told) = message.tale()
        && let Some(invite) = store::find(tx, &told.uid)?
        && invite.sequence == told.sequence
    {
        let before = with_late_answer(tx, invite.undone(&told.previous))?;
        store::set(tx, &before)?;
    }
    let told = (Some(&status.as_str()), Some(&reason.as_str()));
    audit::record(tx, Some(conference.id), actor, "outbox.leave-out", id.as_str(), told)?;
    Ok(())
}
