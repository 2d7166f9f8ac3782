//! The rows of messages that nobody has got.

use diesel::prelude::*;

use super::super::{Message, MessageStatus};
use crate::fault::StoreResult;
use crate::schema::outbox;
use crate::sql::{Tx, micros, parse};
use crate::value::id::{ConferenceId, MessageId};

/// Where a message stands that nobody may have got, if no attempt is in doubt.
const UNHEARD: [MessageStatus; 3] =
    [MessageStatus::Held, MessageStatus::Pending, MessageStatus::Dead];

/// The messages about invites of a conference that nobody has got, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list_unheard(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
) -> StoreResult<Vec<(MessageId, Message)>> {
    let rows: Vec<(MessageId, String)> = outbox::table
        .filter(outbox::conference.eq(conference))
        .filter(outbox::kind.like("invite-%"))
        .filter(outbox::status.eq_any(UNHEARD))
        .filter(outbox::doubtful.eq(false))
        .order(outbox::id)
        .select((outbox::id, outbox::message))
        .load(tx.conn)?;
    rows.into_iter().map(|(id, text)| Ok((id, parse("message", &text)?))).collect()
}

/// The held messages of a conference, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list_held(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<MessageId>> {
    Ok(outbox::table
        .filter(outbox::conference.eq(conference))
        .filter(outbox::status.eq(MessageStatus::Held))
        .order(outbox::id)
        .select(outbox::id)
        .load(tx.conn)?)
}

/// A message of a conference and where it stands.
///
/// # Errors
///
/// When the store fails.
pub fn find_message(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    id: MessageId,
) -> StoreResult<Option<(MessageStatus, Message)>> {
    let row: Option<(MessageStatus, String)> = outbox::table
        .find(id)
        .filter(outbox::conference.eq(conference))
        .select((outbox::status, outbox::message))
        .get_result(tx.conn)
        .optional()?;
    row.map(|(status, text)| Ok((status, parse("message", &text)?))).transpose()
}

/// The `Message-ID` of the oldest message of a stream that somebody may have got.
///
/// # Errors
///
/// When the store fails.
pub fn first_message_id(tx: &mut Tx<'_>, stream: &str) -> StoreResult<Option<String>> {
    let out = [MessageStatus::Superseded, MessageStatus::LeftOut];
    Ok(outbox::table
        .filter(outbox::stream.eq(stream))
        .filter(outbox::status.ne_all(out))
        .order(outbox::id)
        .select(outbox::message_id)
        .first(tx.conn)
        .optional()?)
}

/// Lets nobody get a message; whether that was still possible.
///
/// # Errors
///
/// When the store fails.
pub fn set_superseded(tx: &mut Tx<'_>, id: MessageId) -> StoreResult<bool> {
    end(tx, id, MessageStatus::Superseded, None)
}

/// Lets nobody get a held message, and writes down why; whether it was held.
///
/// # Errors
///
/// When the store fails.
pub fn set_left_out(tx: &mut Tx<'_>, id: MessageId, reason: &str) -> StoreResult<bool> {
    end(tx, id, MessageStatus::LeftOut, Some(reason))
}

fn end(
    tx: &mut Tx<'_>,
    id: MessageId,
    status: MessageStatus,
    reason: Option<&str>,
) -> StoreResult<bool> {
    let ended = diesel::update(outbox::table.find(id))
        .filter(outbox::status.eq_any(UNHEARD))
        .filter(outbox::doubtful.eq(false))
        .set((
            outbox::status.eq(status),
            outbox::mime.eq(None::<Vec<u8>>),
            outbox::last_error.eq(reason),
            outbox::settled_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(ended == 1)
}

/// Lets a held message go out; whether it was held. Its 72 hours begin now.
///
/// # Errors
///
/// When the store fails.
pub fn set_released(tx: &mut Tx<'_>, conference: ConferenceId, id: MessageId) -> StoreResult<bool> {
    let now = micros(tx.now());
    let released = diesel::update(outbox::table.find(id))
        .filter(outbox::conference.eq(conference))
        .filter(outbox::status.eq(MessageStatus::Held))
        .set((
            outbox::status.eq(MessageStatus::Pending),
            outbox::next_attempt_at.eq(now),
            outbox::created_at.eq(now),
        ))
        .execute(tx.conn)?;
    Ok(released == 1)
}
