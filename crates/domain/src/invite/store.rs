//! The rows of invites.

use super::{Answered, Invite, InviteStatus, Way};
use crate::fault::{StoreError, StoreResult};
use crate::programme::{InvalidItemId, ItemId};
use crate::schema::{invite, speaker};
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::{ConferenceId, SpeakerId};
use crate::value::{EmailAddress, Key};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = invite)]
struct Row {
    uid: String,
    conference: ConferenceId,
    speaker: SpeakerId,
    item: String,
    address: EmailAddress,
    status: InviteStatus,
    sequence: i32,
    asked_sequence: i32,
    told: String,
    comment: String,
    answered_by: Option<Way>,
    answered_sequence: Option<i32>,
    answered_stamp: Option<i64>,
    answered_at: Option<i64>,
    asked_at: Option<i64>,
    reminded: String,
    refreshed_at: Option<i64>,
}

impl Row {
    fn read(self) -> StoreResult<Invite> {
        let optional = |at: Option<i64>| at.map(instant).transpose();
        let item: ItemId = self.item.parse().map_err(|why: InvalidItemId| StoreError::Corrupt {
            what: "invite.item",
            why: why.to_string(),
        })?;
        let answer = (self.answered_by, self.answered_sequence, self.answered_stamp);
        let answered = match (answer, self.answered_at) {
            ((Some(way), Some(sequence), Some(stamp)), Some(at)) => Some(Answered {
                way,
                sequence,
                stamp: instant(stamp)?,
                at: instant(at)?,
                comment: self.comment,
            }),
            _ => None,
        };
        Ok(Invite {
            uid: self.uid,
            conference: self.conference,
            speaker: self.speaker,
            item,
            address: self.address,
            status: self.status,
            sequence: self.sequence,
            asked_sequence: self.asked_sequence,
            told: parse("invite.told", &self.told)?,
            answered,
            asked_at: optional(self.asked_at)?,
            reminded: parse("invite.reminded", &self.reminded)?,
            refreshed_at: optional(self.refreshed_at)?,
        })
    }
}

/// All invites of a conference, in no order of meaning.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Invite>> {
    let rows: Vec<Row> = invite::table
        .filter(invite::conference.eq(conference))
        .order((invite::speaker, invite::item, invite::created_at))
        .select(Row::as_select())
        .load(tx.conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The invites of one person.
///
/// # Errors
///
/// When the store fails.
pub fn list_of(tx: &mut Tx<'_>, speaker: SpeakerId) -> StoreResult<Vec<Invite>> {
    let rows: Vec<Row> = invite::table
        .filter(invite::speaker.eq(speaker))
        .order((invite::item, invite::created_at))
        .select(Row::as_select())
        .load(tx.conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The keys of those who have accepted an invite that stands.
///
/// # Errors
///
/// When the store fails.
pub fn list_accepted(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Key>> {
    Ok(invite::table
        .inner_join(speaker::table)
        .filter(invite::conference.eq(conference))
        .filter(invite::status.eq(InviteStatus::Accepted))
        .order(speaker::key)
        .select(speaker::key)
        .distinct()
        .load(tx.conn)?)
}

/// The invites of a conference that wait for an answer.
///
/// # Errors
///
/// When the store fails.
pub fn list_open(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Invite>> {
    let rows: Vec<Row> = invite::table
        .filter(invite::conference.eq(conference))
        .filter(invite::status.eq_any([InviteStatus::Sent, InviteStatus::Updated]))
        .order((invite::speaker, invite::item))
        .select(Row::as_select())
        .load(tx.conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The invite with this UID.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, uid: &str) -> StoreResult<Option<Invite>> {
    let row: Option<Row> =
        invite::table.find(uid).select(Row::as_select()).get_result(tx.conn).optional()?;
    row.map(Row::read).transpose()
}

/// Adds an invite.
///
/// # Errors
///
/// When the store fails.
pub fn insert(tx: &mut Tx<'_>, new: &Invite) -> StoreResult<()> {
    let now = micros(tx.now());
    diesel::insert_into(invite::table)
        .values((
            invite::uid.eq(&new.uid),
            invite::conference.eq(new.conference),
            invite::speaker.eq(new.speaker),
            invite::item.eq(new.item.to_string()),
            invite::address.eq(&new.address),
            invite::mailbox.eq(new.mailbox()),
            invite::status.eq(new.status),
            invite::sequence.eq(new.sequence),
            invite::asked_sequence.eq(new.asked_sequence),
            invite::told.eq(json(&new.told)?),
            invite::comment.eq(""),
            invite::asked_at.eq(new.asked_at.map(micros)),
            invite::reminded.eq("[]"),
            invite::created_at.eq(now),
            invite::changed_at.eq(now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes an invite as it is now.
///
/// # Errors
///
/// When the store fails.
pub fn set(tx: &mut Tx<'_>, now: &Invite) -> StoreResult<()> {
    let answered = now.answered.as_ref();
    diesel::update(invite::table.find(&now.uid))
        .set((
            invite::status.eq(now.status),
            invite::sequence.eq(now.sequence),
            invite::asked_sequence.eq(now.asked_sequence),
            invite::told.eq(json(&now.told)?),
            invite::comment.eq(answered.map_or("", |it| it.comment.as_str())),
            invite::answered_by.eq(answered.map(|it| it.way)),
            invite::answered_sequence.eq(answered.map(|it| it.sequence)),
            invite::answered_stamp.eq(answered.map(|it| micros(it.stamp))),
            invite::answered_at.eq(answered.map(|it| micros(it.at))),
            invite::asked_at.eq(now.asked_at.map(micros)),
            invite::reminded.eq(json(&now.reminded)?),
            invite::refreshed_at.eq(now.refreshed_at.map(micros)),
            invite::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(())
}
