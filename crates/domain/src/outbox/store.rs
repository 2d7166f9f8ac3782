//! The rows of messages: putting in, leasing, settling.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use jiff::Timestamp;

use super::{Leased, MessageStatus};
use crate::fault::StoreResult;
use crate::schema::outbox;
use crate::sql::{Tx, instant, micros, parse};
use crate::value::id::{ConferenceId, MessageId};
use crate::value::{EmailAddress, Locale};

pub use super::held::store::{
    find_message, first_message_id, list_held, list_unheard, set_left_out, set_released,
    set_superseded,
};
pub use super::listing::store::{count, find, list, list_stream};

/// A message that is to be.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// Its id.
    pub id: MessageId,
    /// Its conference.
    pub conference: ConferenceId,
    /// Messages of one stream go out in order.
    pub stream: String,
    /// Where it stands: pending or held.
    pub status: MessageStatus,
    /// What kind of message it is.
    pub kind: &'static str,
    /// Whom.
    pub recipient: &'a EmailAddress,
    /// In which language.
    pub language: Locale,
    /// What is told, in JSON.
    pub message: String,
    /// The `Message-ID` without angle brackets.
    pub message_id: String,
}

/// Adds a message that is due at once.
///
/// # Errors
///
/// When the store fails.
pub fn insert(tx: &mut Tx<'_>, new: &NewMessage<'_>) -> StoreResult<()> {
    let now = micros(tx.now());
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(new.id),
            outbox::conference.eq(new.conference),
            outbox::stream.eq(&new.stream),
            outbox::kind.eq(new.kind),
            outbox::recipient.eq(new.recipient),
            outbox::language.eq(new.language),
            outbox::message.eq(&new.message),
            outbox::message_id.eq(&new.message_id),
            outbox::status.eq(new.status),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::leased_until.eq(0_i64),
            outbox::created_at.eq(now),
            outbox::doubtful.eq(false),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Messages that nobody works on and that are due, each the oldest pending one of its stream, and
/// whether an earlier attempt of it is doubtful.
///
/// # Errors
///
/// When the store fails.
pub fn list_due(tx: &mut Tx<'_>, most: i64) -> StoreResult<Vec<(MessageId, bool)>> {
    let earlier = diesel::alias!(outbox as earlier_message);
    let before = earlier
        .filter(earlier.field(outbox::stream).eq(outbox::stream))
        .filter(earlier.field(outbox::status).eq(MessageStatus::Pending))
        .filter(earlier.field(outbox::id).lt(outbox::id));
    let now = micros(tx.now());
    Ok(outbox::table
        .filter(outbox::status.eq(MessageStatus::Pending))
        .filter(outbox::next_attempt_at.le(now))
        .filter(outbox::leased_until.le(now))
        .filter(not(exists(before)))
        .order(outbox::next_attempt_at)
        .limit(most)
        .select((outbox::id, outbox::doubtful))
        .load(tx.conn)?)
}

/// Leases a message, counts the attempt and puts it in doubt, if nobody else did.
///
/// # Errors
///
/// When the store fails.
pub fn set_lease(
    tx: &mut Tx<'_>,
    id: MessageId,
    worker: &str,
    until: Timestamp,
) -> StoreResult<bool> {
    let now = micros(tx.now());
    let leased = diesel::update(outbox::table.find(id))
        .filter(outbox::status.eq(MessageStatus::Pending))
        .filter(outbox::leased_until.le(now))
        .set((
            outbox::lease.eq(worker),
            outbox::leased_until.eq(micros(until)),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::doubtful.eq(true),
        ))
        .execute(tx.conn)?;
    Ok(leased == 1)
}

type LeasedRow = (MessageId, String, EmailAddress, Locale, String, Option<Vec<u8>>, i32, i64, bool);

/// A message with all that its worker needs.
///
/// # Errors
///
/// When the store fails or the message is gone.
pub fn load(tx: &mut Tx<'_>, id: MessageId) -> StoreResult<Leased> {
    let row: LeasedRow = outbox::table
        .find(id)
        .select((
            outbox::id,
            outbox::message_id,
            outbox::recipient,
            outbox::language,
            outbox::message,
            outbox::mime,
            outbox::attempts,
            outbox::created_at,
            outbox::doubtful,
        ))
        .get_result(tx.conn)?;
    let (id, message_id, recipient, language, message, mime, attempts, created_at, doubtful) = row;
    let message = parse("message", &message)?;
    let created_at = instant(created_at)?;
    Ok(Leased {
        id,
        message_id,
        recipient,
        language,
        message,
        mime,
        attempts,
        created_at,
        doubtful,
    })
}

/// Keeps the rendered mail.
///
/// # Errors
///
/// When the store fails.
pub fn set_mime(tx: &mut Tx<'_>, id: MessageId, worker: &str, mime: &[u8]) -> StoreResult<bool> {
    let kept = diesel::update(outbox::table.find(id))
        .filter(outbox::lease.eq(worker))
        .filter(outbox::status.eq(MessageStatus::Pending))
        .set(outbox::mime.eq(mime))
        .execute(tx.conn)?;
    Ok(kept == 1)
}

/// Moves the end of a lease.
///
/// # Errors
///
/// When the store fails.
pub fn set_leased_until(
    tx: &mut Tx<'_>,
    id: MessageId,
    worker: &str,
    until: Timestamp,
) -> StoreResult<bool> {
    let kept = diesel::update(outbox::table.find(id))
        .filter(outbox::lease.eq(worker))
        .filter(outbox::status.eq(MessageStatus::Pending))
        .set(outbox::leased_until.eq(micros(until)))
        .execute(tx.conn)?;
    Ok(kept == 1)
}

/// Settles a message for good, with whether it is doubtful; a sent one forgets its mail.
///
/// # Errors
///
/// When the store fails.
pub fn set_settled(
    tx: &mut Tx<'_>,
    id: MessageId,
    worker: &str,
    (status, doubtful): (MessageStatus, bool),
    error: Option<&str>,
) -> StoreResult<bool> {
    let settled = diesel::update(outbox::table.find(id))
        .filter(outbox::lease.eq(worker))
        .filter(outbox::status.eq(MessageStatus::Pending))
        .set((
            outbox::status.eq(status),
            outbox::lease.eq(None::<&str>),
            outbox::leased_until.eq(0_i64),
            outbox::last_error.eq(error),
            outbox::settled_at.eq(micros(tx.now())),
            outbox::doubtful.eq(doubtful),
        ))
        .execute(tx.conn)?;
    if settled == 1 && status == MessageStatus::Sent {
        diesel::update(outbox::table.find(id))
            .set(outbox::mime.eq(None::<Vec<u8>>))
            .execute(tx.conn)?;
    }
    Ok(settled == 1)
}

/// Gives a message back, to be tried at `at`, with whether it is doubtful.
///
/// # Errors
///
/// When the store fails.
pub fn set_next_attempt(
    tx: &mut Tx<'_>,
    id: MessageId,
    worker: &str,
    at: Timestamp,
    (doubtful, error): (bool, &str),
) -> StoreResult<bool> {
    let given = diesel::update(outbox::table.find(id))
        .filter(outbox::lease.eq(worker))
        .filter(outbox::status.eq(MessageStatus::Pending))
        .set((
            outbox::lease.eq(None::<&str>),
            outbox::leased_until.eq(0_i64),
            outbox::next_attempt_at.eq(micros(at)),
            outbox::last_error.eq(error),
            outbox::doubtful.eq(doubtful),
        ))
        .execute(tx.conn)?;
    Ok(given == 1)
}

/// Gives a message back as if it had not been tried.
///
/// # Errors
///
/// When the store fails.
pub fn set_returned(
    tx: &mut Tx<'_>,
    id: MessageId,
    worker: &str,
    (doubtful, error): (bool, &str),
) -> StoreResult<bool> {
    let given = diesel::update(outbox::table.find(id))
        .filter(outbox::lease.eq(worker))
        .filter(outbox::status.eq(MessageStatus::Pending))
        .set((
            outbox::lease.eq(None::<&str>),
            outbox::leased_until.eq(0_i64),
            outbox::attempts.eq(outbox::attempts - 1),
            outbox::last_error.eq(error),
            outbox::doubtful.eq(doubtful),
        ))
        .execute(tx.conn)?;
    Ok(given == 1)
}

/// Makes a dead message due again. Its 72 hours begin anew.
///
/// # Errors
///
/// When the store fails.
pub fn set_pending_again(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    id: MessageId,
) -> StoreResult<bool> {
    let now = micros(tx.now());
    let revived = diesel::update(outbox::table.find(id))
        .filter(outbox::conference.eq(conference))
        .filter(outbox::status.eq(MessageStatus::Dead))
        .set((
            outbox::status.eq(MessageStatus::Pending),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::created_at.eq(now),
            outbox::settled_at.eq(None::<i64>),
        ))
        .execute(tx.conn)?;
    Ok(revived == 1)
}
