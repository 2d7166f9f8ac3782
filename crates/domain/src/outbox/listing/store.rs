//! The rows of messages as organisers see them.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::super::MessageStatus;
use super::Listed;
use crate::fault::StoreResult;
use crate::schema::outbox;
use crate::sql::{Tx, instant};
use crate::value::id::{ConferenceId, MessageId};
use crate::value::{EmailAddress, Locale};

type ListedRow = (
    (MessageId, ConferenceId, String, EmailAddress, Locale, MessageStatus, i32),
    (i64, Option<String>, i64, Option<i64>),
);

type ListedColumns = (
    (
        outbox::id,
        outbox::conference,
        outbox::kind,
        outbox::recipient,
        outbox::language,
        outbox::status,
        outbox::attempts,
    ),
    (outbox::next_attempt_at, outbox::last_error, outbox::created_at, outbox::settled_at),
);

const LISTED: ListedColumns = (
    (
        outbox::id,
        outbox::conference,
        outbox::kind,
        outbox::recipient,
        outbox::language,
        outbox::status,
        outbox::attempts,
    ),
    (outbox::next_attempt_at, outbox::last_error, outbox::created_at, outbox::settled_at),
);

fn from_row((what, when): ListedRow) -> StoreResult<Listed> {
    let (id, conference, kind, recipient, language, status, attempts) = what;
    let (next_attempt_at, last_error, created_at, settled_at) = when;
    Ok(Listed {
        id,
        conference,
        kind,
        recipient,
        language,
        status,
        attempts,
        next_attempt_at: instant(next_attempt_at)?,
        last_error,
        created_at: instant(created_at)?,
        settled_at: settled_at.map(instant).transpose()?,
    })
}

/// One message of a conference.
///
/// # Errors
///
/// When the store fails.
pub fn find(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    id: MessageId,
) -> StoreResult<Option<Listed>> {
    let row: Option<ListedRow> = outbox::table
        .find(id)
        .filter(outbox::conference.eq(conference))
        .select(LISTED)
        .get_result(tx.conn)
        .optional()?;
    row.map(from_row).transpose()
}

/// A page of a conference's messages, newest first: those before `before`, of one status or all.
///
/// # Errors
///
/// When the store fails.
pub fn list(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    status: Option<MessageStatus>,
    before: Option<MessageId>,
    most: i64,
) -> StoreResult<Vec<Listed>> {
    let mut query = outbox::table
        .filter(outbox::conference.eq(conference))
        .order(outbox::id.desc())
        .limit(most)
        .select(LISTED)
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(outbox::status.eq(status));
    }
    if let Some(before) = before {
        query = query.filter(outbox::id.lt(before));
    }
    let rows: Vec<ListedRow> = query.load(tx.conn)?;
    rows.into_iter().map(from_row).collect()
}

/// The messages of one stream, oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list_stream(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    stream: &str,
) -> StoreResult<Vec<Listed>> {
    let rows: Vec<ListedRow> = outbox::table
        .filter(outbox::conference.eq(conference))
        .filter(outbox::stream.eq(stream))
        .order(outbox::id)
        .select(LISTED)
        .load(tx.conn)?;
    rows.into_iter().map(from_row).collect()
}

/// How many messages of each status a conference has.
///
/// # Errors
///
/// When the store fails.
pub fn count(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<(MessageStatus, i64)>> {
    Ok(outbox::table
        .filter(outbox::conference.eq(conference))
        .group_by(outbox::status)
        .select((outbox::status, count_star()))
        .load(tx.conn)?)
}
