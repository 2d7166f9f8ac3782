//! The rows of photographs.

use diesel::prelude::*;

use super::{MEDIA_TYPE, Photo};
use crate::fault::StoreResult;
use crate::schema::{speaker, speaker_photo};
use crate::sql::{Tx, micros};
use crate::value::Key;
use crate::value::id::{ConferenceId, SpeakerId};

/// The photograph of a speaker.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, id: SpeakerId) -> StoreResult<Option<Photo>> {
    let row: Option<(Vec<u8>, String)> = speaker_photo::table
        .find(id)
        .select((speaker_photo::bytes, speaker_photo::digest))
        .get_result(tx.conn)
        .optional()?;
    Ok(row.map(|(bytes, digest)| Photo { bytes, digest }))
}

/// The digest of the photograph of a speaker.
///
/// # Errors
///
/// When the store fails.
pub fn find_digest(tx: &mut Tx<'_>, id: SpeakerId) -> StoreResult<Option<String>> {
    Ok(speaker_photo::table
        .find(id)
        .select(speaker_photo::digest)
        .get_result(tx.conn)
        .optional()?)
}

/// The digest of the photograph of whoever has this key in the programme.
///
/// # Errors
///
/// When the store fails.
pub fn find_digest_of(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    key: &Key,
) -> StoreResult<Option<String>> {
    Ok(speaker_photo::table
        .inner_join(speaker::table)
        .filter(speaker::conference.eq(conference).and(speaker::key.eq(key)))
        .select(speaker_photo::digest)
        .get_result(tx.conn)
        .optional()?)
}

/// Sets or removes the photograph of a speaker.
///
/// # Errors
///
/// When the store fails.
pub fn set(tx: &mut Tx<'_>, id: SpeakerId, photo: Option<&Photo>) -> StoreResult<()> {
    diesel::delete(speaker_photo::table.find(id)).execute(tx.conn)?;
    if let Some(photo) = photo {
        diesel::insert_into(speaker_photo::table)
            .values((
                speaker_photo::speaker.eq(id),
                speaker_photo::kind.eq(MEDIA_TYPE),
                speaker_photo::bytes.eq(&photo.bytes),
                speaker_photo::digest.eq(&photo.digest),
                speaker_photo::changed_at.eq(micros(tx.now())),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
