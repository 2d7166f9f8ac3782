//! The rows of speakers.

use diesel::prelude::*;
use jiff::Timestamp;

use super::{Assistant, Details, Speaker};
use crate::fault::StoreResult;
use crate::registration::Needs;
use crate::schema::{speaker, speaker_needs};
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

/// The speaker of a conference with this key.
///
/// # Errors
///
/// When the store fails.
pub fn find_key(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    key: &Key,
) -> StoreResult<Option<Speaker>> {
    let row: Option<Row> = speaker::table
        .filter(speaker::conference.eq(conference).and(speaker::key.eq(key)))
        .select(COLUMNS)
        .get_result(tx.conn)
        .optional()?;
    row.map(read).transpose()
}

/// The keys of those whose own address this is; several people may share one.
///
/// # Errors
///
/// When the store fails.
pub fn keys_of(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    email: &EmailAddress,
) -> StoreResult<Vec<Key>> {
    Ok(speaker::table
        .filter(speaker::conference.eq(conference).and(speaker::mailbox.eq(email.mailbox())))
        .order(speaker::key)
        .select(speaker::key)
        .load(tx.conn)?)
}

/// When the private links of a conference were sent last.
///
/// # Errors
///
/// When the store fails.
pub fn links_sent(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
) -> StoreResult<Vec<(SpeakerId, Timestamp)>> {
    let rows: Vec<(SpeakerId, Option<i64>)> = speaker::table
        .filter(speaker::conference.eq(conference))
        .select((speaker::id, speaker::link_sent_at))
        .load(tx.conn)?;
    let sent = rows.into_iter().filter_map(|(id, at)| Some((id, at?)));
    sent.map(|(id, at)| Ok((id, instant(at)?))).collect()
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
            speaker::mailbox.eq(new.email.mailbox()),
            speaker::assistant_name.eq(assistant.map_or("", |it| it.name.as_str())),
            speaker::assistant_email.eq(assistant.map(|it| &it.email)),
            speaker::language.eq(new.language),
            speaker::pronouns.eq(""),
            speaker::stage_needs.eq(""),
            speaker::link_generation.eq(new.link_generation),
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
            speaker::mailbox.eq(speaker.email.mailbox()),
            speaker::assistant_name.eq(assistant.map_or("", |it| it.name.as_str())),
            speaker::assistant_email.eq(assistant.map(|it| &it.email)),
            speaker::language.eq(speaker.language),
            speaker::bounced.eq(speaker.bounced.as_ref().map(|(why, _)| why)),
            speaker::bounced_at.eq(speaker.bounced.as_ref().map(|(_, at)| micros(*at))),
            speaker::version.eq(speaker.version + 1),
            speaker::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// What a speaker says to the organisers.
///
/// # Errors
///
/// When the store fails, or there is no such speaker.
pub fn load_details(tx: &mut Tx<'_>, id: SpeakerId) -> StoreResult<Details> {
    type Row = (String, String, Option<bool>, Option<bool>);
    let (pronouns, stage_needs, recording_consent, photo_consent): Row = speaker::table
        .find(id)
        .select((
            speaker::pronouns,
            speaker::stage_needs,
            speaker::recording_consent,
            speaker::photo_consent,
        ))
        .get_result(tx.conn)?;
    Ok(Details { pronouns, stage_needs, recording_consent, photo_consent })
}

/// Writes what a speaker says to the organisers, and their language, if nobody changed the speaker
/// since `seen`; `consented_at` says when they answered the two questions of consent, where they
/// did anew.
///
/// # Errors
///
/// When the store fails.
pub fn set_details(
    tx: &mut Tx<'_>,
    seen: &Speaker,
    (details, language): (&Details, Locale),
    consented_at: Option<Timestamp>,
) -> StoreResult<bool> {
    let unchanged = speaker::table.find(seen.id).filter(speaker::version.eq(seen.version));
    let changed = diesel::update(unchanged)
        .set((
            speaker::language.eq(language),
            speaker::pronouns.eq(&details.pronouns),
            speaker::stage_needs.eq(&details.stage_needs),
            speaker::recording_consent.eq(details.recording_consent),
            speaker::photo_consent.eq(details.photo_consent),
            speaker::version.eq(seen.version + 1),
            speaker::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    if let Some(at) = consented_at {
        diesel::update(speaker::table.find(seen.id))
            .set(speaker::consented_at.eq(micros(at)))
            .execute(tx.conn)?;
    }
    Ok(changed == 1)
}

/// Notes that the private link is sent, if none was since `unless_since`.
///
/// # Errors
///
/// When the store fails.
pub fn set_link_sent(tx: &mut Tx<'_>, id: SpeakerId, unless_since: Timestamp) -> StoreResult<bool> {
    let at = speaker::link_sent_at;
    let noted = diesel::update(speaker::table.find(id))
        .filter(at.is_null().or(at.le(micros(unless_since))))
        .set(at.eq(micros(tx.now())))
        .execute(tx.conn)?;
    Ok(noted == 1)
}

/// Raises the generation, so that every private link sent before is void.
///
/// # Errors
///
/// When the store fails.
pub fn raise_link_generation(tx: &mut Tx<'_>, of: &mut Speaker) -> StoreResult<()> {
    of.link_generation += 1;
    diesel::update(speaker::table.find(of.id))
        .set(speaker::link_generation.eq(of.link_generation))
        .execute(tx.conn)?;
    Ok(())
}

/// Diet and access needs.
///
/// # Errors
///
/// When the store fails.
pub fn find_needs(tx: &mut Tx<'_>, id: SpeakerId) -> StoreResult<Option<Needs>> {
    let row: Option<(String, String)> = speaker_needs::table
        .find(id)
        .select((speaker_needs::diet, speaker_needs::access))
        .get_result(tx.conn)
        .optional()?;
    Ok(row.map(|(diet, access)| Needs { diet, access }))
}

/// Sets or removes diet and access needs; they are deleted at `delete_at`.
///
/// # Errors
///
/// When the store fails.
pub fn set_needs(
    tx: &mut Tx<'_>,
    id: SpeakerId,
    needs: Option<&Needs>,
    delete_at: Timestamp,
) -> StoreResult<()> {
    diesel::delete(speaker_needs::table.find(id)).execute(tx.conn)?;
    if let Some(needs) = needs {
        diesel::insert_into(speaker_needs::table)
            .values((
                speaker_needs::speaker.eq(id),
                speaker_needs::diet.eq(&needs.diet),
                speaker_needs::access.eq(&needs.access),
                speaker_needs::consented_at.eq(micros(tx.now())),
                speaker_needs::delete_at.eq(micros(delete_at)),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Deletes the needs whose time is over.
///
/// # Errors
///
/// When the store fails.
pub fn delete_needs_due(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let due = speaker_needs::table.filter(speaker_needs::delete_at.le(micros(tx.now())));
    Ok(diesel::delete(due).execute(tx.conn)?)
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
