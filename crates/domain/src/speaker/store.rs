//! The rows of speakers.

use diesel::prelude::*;

use super::{Assistant, Speaker};
use crate::fault::StoreResult;
use crate::schema::speaker;
use crate::sql::{Tx, instant, micros};
use crate::value::id::{ConferenceId, SpeakerId};
use crate::value::{EmailAddress, Key, Locale};

type Row = (
    SpeakerId,
    ConferenceId,
    Key,
    EmailAddress,
    String,
    Option<EmailAddress>,
    Locale,
    i32,
    Option<String>,
    Option<i64>,
    i64,
);

const COLUMNS: (
    speaker::id,
    speaker::conference,
    speaker::key,
    speaker::email,
    speaker::assistant_name,
    speaker::assistant_email,
    speaker::language,
    speaker::link_generation,
    speaker::bounced,
    speaker::bounced_at,
    speaker::version,
) = (
    speaker::id,
    speaker::conference,
    speaker::key,
    speaker::email,
    speaker::assistant_name,
    speaker::assistant_email,
    speaker::language,
    speaker::link_generation,
    speaker::bounced,
    speaker::bounced_at,
    speaker::version,
);

fn read(row: Row) -> StoreResult<Speaker> {
    let (id, conference, key, email, name, assistant, language, generation, bounced, at, version) =
        row;
    Ok(Speaker {
        id,
        conference,
        key,
        email,
        assistant: assistant.map(|email| Assistant { name, email }),
        language,
        link_generation: generation,
        bounced: bounced.zip(at.map(instant).transpose()?),
        version,
    })
}

/// All speakers of a conference who can be reached, by key.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<Speaker>> {
    let rows: Vec<Row> = speaker::table
        .filter(speaker::conference.eq(conference))
        .order(speaker::key)
        .select(COLUMNS)
        .load(tx.conn)?;
    rows.into_iter().map(read).collect()
}

/// The speaker with this id.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, id: SpeakerId) -> StoreResult<Option<Speaker>> {
    let row: Option<Row> =
        speaker::table.find(id).select(COLUMNS).get_result(tx.conn).optional()?;
    row.map(read).transpose()
}

/// Adds a speaker.
///
/// # Errors
///
/// [`crate::StoreError::Duplicate`] where the conference has one with this key; when the store fails.
pub fn insert(tx: &mut Tx<'_>, new: &Speaker) -> StoreResult<()> {
    let now = micros(tx.now());
    let assistant = new.assistant.as_ref();
    diesel::insert_into(speaker::table)
        .values((
            speaker::id.eq(new.id),
            speaker::conference.eq(new.conference),
            speaker::key.eq(&new.key),
            speaker::email.eq(&new.email),
            speaker::assistant_name.eq(assistant.map_or("", |it| it.name.as_str())),
            speaker::assistant_email.eq(assistant.map(|it| &it.email)),
            speaker::language.eq(new.language),
            speaker::pronouns.eq(""),
            speaker::stage_needs.eq(""),
            speaker::link_generation.eq(new.link_generation),
            speaker::link_sent_at.eq(now),
            speaker::version.eq(new.version),
            speaker::created_at.eq(now),
            speaker::changed_at.eq(now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes how a speaker is reached, if nobody changed it since `speaker.version`.
///
/// # Errors
///
/// When the store fails.
pub fn set_contact(tx: &mut Tx<'_>, speaker: &Speaker) -> StoreResult<bool> {
    let assistant = speaker.assistant.as_ref();
    let changed = diesel::update(speaker::table.find(speaker.id))
        .filter(speaker::version.eq(speaker.version))
        .set((
            speaker::email.eq(&speaker.email),
            speaker::assistant_name.eq(assistant.map_or("", |it| it.name.as_str())),
            speaker::assistant_email.eq(assistant.map(|it| &it.email)),
            speaker::language.eq(speaker.language),
            speaker::version.eq(speaker.version + 1),
            speaker::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Marks everybody who is reached at an address that does not take mails.
///
/// # Errors
///
/// When the store fails.
pub fn set_bounced(tx: &mut Tx<'_>, address: &EmailAddress, why: &str) -> StoreResult<usize> {
    let is_reached = speaker::assistant_email
        .eq(address)
        .or(speaker::assistant_email.is_null().and(speaker::email.eq(address)));
    Ok(diesel::update(speaker::table.filter(is_reached.assume_not_null()))
        .set((speaker::bounced.eq(why), speaker::bounced_at.eq(micros(tx.now()))))
        .execute(tx.conn)?)
}
