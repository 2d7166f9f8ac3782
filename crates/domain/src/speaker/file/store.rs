//! The rows of slides.

use diesel::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{File, FileKind};
use crate::fault::{StoreError, StoreResult};
use crate::schema::speaker_file;
use crate::sql::{Tx, instant, micros};
use crate::value::id::{FileId, SpeakerId};
use crate::value::{Key, random};

type Row = (FileId, SpeakerId, Key, String, String, i64, i64);

const ROW: (
    speaker_file::id,
    speaker_file::speaker,
    speaker_file::slot,
    speaker_file::name,
    speaker_file::kind,
    speaker_file::size,
    speaker_file::uploaded_at,
) = (
    speaker_file::id,
    speaker_file::speaker,
    speaker_file::slot,
    speaker_file::name,
    speaker_file::kind,
    speaker_file::size,
    speaker_file::uploaded_at,
);

fn read((id, speaker, slot, name, kind, size, at): Row) -> StoreResult<File> {
    let kind = FileKind::of_media_type(&kind).ok_or(StoreError::Conflict)?;
    Ok(File { id, speaker, slot, name, kind, size, uploaded_at: instant(at)? })
}

/// The files of a speaker, the oldest first.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, speaker: SpeakerId) -> StoreResult<Vec<File>> {
    let rows: Vec<Row> = speaker_file::table
        .filter(speaker_file::speaker.eq(speaker))
        .order(speaker_file::id)
        .select(ROW)
        .load(tx.conn)?;
    rows.into_iter().map(read).collect()
}

/// A file and its octets.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, id: FileId) -> StoreResult<Option<(File, Vec<u8>)>> {
    let row: Option<(Row, Vec<u8>)> = speaker_file::table
        .find(id)
        .select((ROW, speaker_file::bytes))
        .get_result(tx.conn)
        .optional()?;
    row.map(|(row, bytes)| Ok((read(row)?, bytes))).transpose()
}

/// Adds a file.
///
/// # Errors
///
/// When the store fails.
pub fn insert(tx: &mut Tx<'_>, file: &File, bytes: &[u8]) -> StoreResult<()> {
    diesel::insert_into(speaker_file::table)
        .values((
            speaker_file::id.eq(file.id),
            speaker_file::speaker.eq(file.speaker),
            speaker_file::slot.eq(&file.slot),
            speaker_file::name.eq(&file.name),
            speaker_file::kind.eq(file.kind.media_type()),
            speaker_file::size.eq(file.size),
            speaker_file::digest.eq(random::hex(&Sha256::digest(bytes))),
            speaker_file::bytes.eq(bytes),
            speaker_file::uploaded_at.eq(micros(file.uploaded_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Removes a file.
///
/// # Errors
///
/// When the store fails.
pub fn delete(tx: &mut Tx<'_>, id: FileId) -> StoreResult<()> {
    diesel::delete(speaker_file::table.find(id)).execute(tx.conn)?;
    Ok(())
}
