//! The rows of what is said about invites.

use diesel::prelude::*;

use super::{Verdict, Word, WordKind};
use crate::fault::StoreResult;
use crate::invite::{Answer, Way};
use crate::schema::{invite, invite_answer};
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::{AnswerId, ConferenceId};

type WordRow = (
    (AnswerId, String, WordKind, Way, Option<Answer>, String),
    (i32, i64, String, Verdict, Option<String>, i64),
);

type WordColumns = (
    (
        invite_answer::id,
        invite_answer::invite,
        invite_answer::kind,
        invite_answer::way,
        invite_answer::answer,
        invite_answer::comment,
    ),
    (
        invite_answer::sequence,
        invite_answer::stamp,
        invite_answer::sender,
        invite_answer::verdict,
        invite_answer::proposed,
        invite_answer::said_at,
    ),
);

const WORD: WordColumns = (
    (
        invite_answer::id,
        invite_answer::invite,
        invite_answer::kind,
        invite_answer::way,
        invite_answer::answer,
        invite_answer::comment,
    ),
    (
        invite_answer::sequence,
        invite_answer::stamp,
        invite_answer::sender,
        invite_answer::verdict,
        invite_answer::proposed,
        invite_answer::said_at,
    ),
);

fn read((what, when): WordRow) -> StoreResult<Word> {
    let (id, invite, kind, way, answer, comment) = what;
    let (sequence, stamp, sender, verdict, proposed, said_at) = when;
    let proposed = proposed.map(|text| parse("invite_answer.proposed", &text)).transpose()?;
    let (stamp, at) = (instant(stamp)?, instant(said_at)?);
    Ok(Word {
        id,
        invite,
        kind,
        way,
        answer,
        comment,
        sequence,
        stamp,
        sender,
        verdict,
        proposed,
        at,
    })
}

/// Writes down what was said.
///
/// # Errors
///
/// When the store fails.
pub fn insert(tx: &mut Tx<'_>, new: &Word) -> StoreResult<()> {
    diesel::insert_into(invite_answer::table)
        .values((
            invite_answer::id.eq(new.id),
            invite_answer::invite.eq(&new.invite),
            invite_answer::kind.eq(new.kind),
            invite_answer::way.eq(new.way),
            invite_answer::answer.eq(new.answer),
            invite_answer::comment.eq(&new.comment),
            invite_answer::sequence.eq(new.sequence),
            invite_answer::stamp.eq(micros(new.stamp)),
            invite_answer::sender.eq(&new.sender),
            invite_answer::verdict.eq(new.verdict),
            invite_answer::proposed.eq(new.proposed.map(|it| json(&it)).transpose()?),
            invite_answer::said_at.eq(micros(new.at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// All that was said about an invite, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, uid: &str) -> StoreResult<Vec<Word>> {
    let rows: Vec<WordRow> = invite_answer::table
        .filter(invite_answer::invite.eq(uid))
        .order(invite_answer::id)
        .select(WORD)
        .load(tx.conn)?;
    rows.into_iter().map(read).collect()
}

/// What was said about the invites of a conference and waits for an organiser, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list_open(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Word>> {
    let rows: Vec<WordRow> = invite_answer::table
        .inner_join(invite::table)
        .filter(invite::conference.eq(conference))
        .filter(invite_answer::verdict.eq_any([Verdict::Aside, Verdict::Noted]))
        .order(invite_answer::id)
        .select(WORD)
        .load(tx.conn)?;
    rows.into_iter().map(read).collect()
}

/// The word with this id, of an invite of the conference.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, conference: ConferenceId, id: AnswerId) -> StoreResult<Option<Word>> {
    let row: Option<WordRow> = invite_answer::table
        .inner_join(invite::table)
        .filter(invite::conference.eq(conference))
        .filter(invite_answer::id.eq(id))
        .select(WORD)
        .get_result(tx.conn)
        .optional()?;
    row.map(read).transpose()
}

/// Writes what became of a word.
///
/// # Errors
///
/// When the store fails.
pub fn set_verdict(tx: &mut Tx<'_>, id: AnswerId, verdict: Verdict) -> StoreResult<()> {
    diesel::update(invite_answer::table.find(id))
        .set(invite_answer::verdict.eq(verdict))
        .execute(tx.conn)?;
    Ok(())
}
