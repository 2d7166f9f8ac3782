//! Sheets that come in one ZIP.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{Sheet, decode};
use crate::programme::exchange::Mistake;

/// The most files that are looked at.
const FILES_MOST: usize = 100;

/// The most bytes of all sheets together, unpacked.
const BYTES_MOST: u64 = 40 * 1_024 * 1_024;

/// The names and texts of the sheets in a ZIP, as [`read`](super::read) takes them; other files in
/// it are left alone.
///
/// # Errors
///
/// A mistake when it is no ZIP, is too large, or holds no sheet of a programme.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, String)>, Vec<Mistake>> {
    let mistake =
        |message: &str| vec![Mistake { place: String::new(), message: message.to_owned() }];
    let broken = |_| mistake("the file cannot be read as a ZIP");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > FILES_MOST {
        return Err(mistake("the ZIP must have at most 100 files"));
    }
    let (mut sheets, mut left) = (Vec::new(), BYTES_MOST);
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(broken)?;
        let name = file.name().map_err(broken)?.into_owned();
        if Sheet::named(&name).is_none() {
            continue;
        }
        let mut text = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut text);
        read.map_err(|_| mistake("the file cannot be read as a ZIP"))?;
        let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
        left = left
            .checked_sub(size)
            .ok_or_else(|| mistake("the sheets in the ZIP must have at most 40 MiB together"))?;
        sheets.push((name, decode(&text)));
    }
    if sheets.is_empty() {
        return Err(mistake(
            "the ZIP has no sheet of a programme: tracks.csv, themes.csv, rooms.csv, speakers.csv, \
             sessions.csv or slots.csv",
        ));
    }
    Ok(sheets)
}
