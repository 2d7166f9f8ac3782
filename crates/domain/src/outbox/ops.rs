//! Pushing, leasing and settling messages, and what organisers do with them.

use jiff::SignedDuration;

use super::store::{self, NewMessage};
use super::{Failure, Leased, Listed, Message, MessageStatus, next_attempt};
use crate::actor::{Actor, Permission, Refused};
use crate::audit;
use crate::conference::ops::EnterError;
use crate::conference::{self, Conference};
use crate::fault::{Fault, Kind, StoreError, StoreResult};
use crate::speaker;
use crate::sql::Tx;
use crate::value::id::MessageId;
use crate::value::{EmailAddress, Locale, Slug, random};

/// Owes `message` to `recipient` once the transaction commits.
///
/// # Errors
///
/// When the store fails.
pub fn push(
    tx: &mut Tx<'_>,
    conference: &Conference,
    (recipient, language): (&EmailAddress, Locale),
    message: &Message,
) -> StoreResult<MessageId> {
    push_as(tx, conference, (recipient, language), message, MessageStatus::Pending)
}

/// [`push`] for a message that may have to wait for an organiser's word.
///
/// # Errors
///
/// When the store fails.
pub fn push_as(
    tx: &mut Tx<'_>,
    conference: &Conference,
    (recipient, language): (&EmailAddress, Locale),
    message: &Message,
    status: MessageStatus,
) -> StoreResult<MessageId> {
    let id = MessageId::new(tx.now());
    let new = NewMessage {
        id,
        conference: conference.id,
        stream: message.stream(),
        status,
        kind: message.kind(),
        recipient,
        language,
        message: crate::sql::json(message)?,
        message_id: format!("{}@{}", random::token(), tx.host()),
    };
    store::insert(tx, &new)?;
    Ok(id)
}

/// Gives `worker` up to `most` messages that are due, for `how_long`.
///
/// The attempt is counted first, so that a mail that kills its worker shows. Of each stream only
/// the oldest pending message is given, so that no cancellation overtakes its confirmation. A
/// message that cannot be read is dead at once: it must not keep all others from going out.
///
/// From here on the message is doubtful, since its worker may die between the server's answer and
/// ours; an attempt of which nothing was taken takes that back ([`failed`]).
///
/// # Errors
///
/// When the store fails.
pub fn lease(
    tx: &mut Tx<'_>,
    worker: &str,
    most: i64,
    how_long: SignedDuration,
) -> StoreResult<Vec<Leased>> {
    let until = tx.now().saturating_add(how_long).unwrap_or(tx.now());
    let mut leased = Vec::new();
    for (id, doubtful) in store::list_due(tx, most)? {
        if store::set_lease(tx, id, worker, until)? {
            match store::load(tx, id) {
                Ok(message) => leased.push(Leased { doubtful, ..message }),
                Err(unreadable @ StoreError::Corrupt { .. }) => {
                    tracing::error!(mail = %id, error = %unreadable, "a message cannot be read");
                    let why = unreadable.to_string();
                    let end = (MessageStatus::Dead, doubtful);
                    store::set_settled(tx, id, worker, end, Some(&why))?;
                }
                Err(error) => return Err(error),
            }
        }
    }
    Ok(leased)
}

/// Keeps the rendered mail, if `worker` still holds the lease.
///
/// # Errors
///
/// When the store fails.
pub fn keep_mime(tx: &mut Tx<'_>, id: MessageId, worker: &str, mime: &[u8]) -> StoreResult<bool> {
    store::set_mime(tx, id, worker, mime)
}

/// Holds the lease for `how_long` from now, if `worker` still has it.
///
/// # Errors
///
/// When the store fails.
pub fn renew(
    tx: &mut Tx<'_>,
    id: MessageId,
    worker: &str,
    how_long: SignedDuration,
) -> StoreResult<bool> {
    let until = tx.now().saturating_add(how_long).unwrap_or(tx.now());
    store::set_leased_until(tx, id, worker, until)
}

/// The server took the message. The mail itself, which holds a private link, is forgotten.
///
/// # Errors
///
/// When the store fails.
pub fn done(tx: &mut Tx<'_>, id: MessageId, worker: &str) -> StoreResult<bool> {
    store::set_settled(tx, id, worker, (MessageStatus::Sent, false), None)
}

/// The attempt failed: the message is tried again later, or is dead.
///
/// It stays doubtful after [`Failure::Doubtful`], and when an earlier attempt was. A recipient whom
/// the server refuses is marked, so that organisers see which addresses are wrong.
///
/// # Errors
///
/// When the store fails.
pub fn failed(
    tx: &mut Tx<'_>,
    leased: &Leased,
    worker: &str,
    failure: &Failure,
) -> StoreResult<bool> {
    let doubtful = leased.doubtful || matches!(failure, Failure::Doubtful(_));
    let dead = (MessageStatus::Dead, doubtful);
    match failure {
        Failure::Final(why) => store::set_settled(tx, leased.id, worker, dead, Some(why)),
        Failure::Recipient(why) => {
            let is_settled = store::set_settled(tx, leased.id, worker, dead, Some(why))?;
            if is_settled {
                let why = format!("{} {why}", leased.recipient);
                speaker::store::set_bounced(tx, &leased.recipient, &why)?;
            }
            Ok(is_settled)
        }
        Failure::Channel(why) => store::set_returned(tx, leased.id, worker, (doubtful, why)),
        Failure::Later(why) | Failure::Doubtful(why) => {
            let jitter = f64::from(u32::from_le_bytes(random::bytes::<4>())) / f64::from(u32::MAX);
            match next_attempt(leased.attempts, leased.created_at, tx.now(), jitter) {
                Some(at) => store::set_next_attempt(tx, leased.id, worker, at, (doubtful, why)),
                None => store::set_settled(tx, leased.id, worker, dead, Some(why)),
            }
        }
    }
}

/// A page of a conference's messages.
#[derive(Clone, Debug)]
pub struct Page {
    /// The conference.
    pub conference: Conference,
    /// The messages, newest first.
    pub messages: Vec<Listed>,
    /// How many of each status the whole conference has.
    pub counts: Vec<(MessageStatus, i64)>,
}

/// At most `most` messages of a conference, newest first: those before `before`, of one status or
/// all.
///
/// # Errors
///
/// [`EnterError`] says why the actor does not see them.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Slug,
    (status, before): (Option<MessageStatus>, Option<MessageId>),
    most: i64,
) -> Result<Page, EnterError> {
    let conference = conference::ops::enter(tx, actor, Permission::ManageOutbox, conference)?;
    let messages = store::list(tx, conference.id, status, before, most)?;
    let counts = store::count(tx, conference.id)?;
    Ok(Page { conference, messages, counts })
}

/// One message of a conference.
#[derive(Clone, Debug)]
pub struct Found {
    /// The conference.
    pub conference: Conference,
    /// What is known of the message.
    pub listed: Listed,
    /// What it tells.
    pub message: Message,
}

/// A message with all that it tells.
///
/// # Errors
///
/// [`RetryError`] says why the actor does not see it.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Slug,
    id: MessageId,
) -> Result<Found, RetryError> {
    let conference = conference::ops::enter(tx, actor, Permission::ManageOutbox, conference)?;
    let listed = store::find(tx, conference.id, id)?.ok_or(RetryError::NoMessage)?;
    let found = store::find_message(tx, conference.id, id)?;
    let (_, message) = found.ok_or(RetryError::NoMessage)?;
    Ok(Found { conference, listed, message })
}

/// Why a message cannot be tried again.
#[derive(Debug, thiserror::Error)]
pub enum RetryError {
    /// It is not there, or belongs to another conference.
    #[error("there is no such message")]
    NoMessage,
    /// It is not dead.
    #[error("only a message that was given up can be tried again; this one is {}", .0.as_str())]
    NotDead(MessageStatus),
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for RetryError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoMessage => Kind::NotFound,
            Self::NotDead(_) => Kind::Conflict,
            Self::Refused(refused) => refused.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoMessage => "no-message",
            Self::NotDead(_) => "message-not-dead",
            Self::Refused(refused) => refused.code(),
            Self::Store(error) => error.code(),
        }
    }
}

impl From<EnterError> for RetryError {
    fn from(error: EnterError) -> Self {
        match error {
            EnterError::NoConference(_) => Self::NoMessage,
            EnterError::Refused(refused) => Self::Refused(refused),
            EnterError::Store(error) => Self::Store(error),
        }
    }
}

/// Tries a dead letter again, with all its attempts before it.
///
/// # Errors
///
/// [`RetryError`] says why not; nothing is changed then.
pub fn retry(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Slug,
    id: MessageId,
) -> Result<Listed, RetryError> {
    let conference = conference::ops::enter(tx, actor, Permission::ManageOutbox, conference)?;
    let listed = store::find(tx, conference.id, id)?.ok_or(RetryError::NoMessage)?;
    if !store::set_pending_again(tx, conference.id, id)? {
        return Err(RetryError::NotDead(listed.status));
    }
    audit::record(
        tx,
        Some(conference.id),
        actor,
        "outbox.retry",
        id.as_str(),
        (Some(&MessageStatus::Dead), Some(&MessageStatus::Pending)),
    )?;
    store::find(tx, conference.id, id)?.ok_or(RetryError::NoMessage)
}
