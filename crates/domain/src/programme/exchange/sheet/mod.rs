//! A programme as sheets of a spreadsheet: tracks, themes, rooms, speakers, sessions, slots.
//!
//! [`write`] makes CSV of a programme and [`read`] reads what people made of it, or wrote
//! themselves: `field.rs` knows what they call a column, `cell.rs` what stands in a cell, `table.rs`
//! the form of the text. A sheet that is not given, and a column that a sheet does not have, leave
//! what they would say as it is. The programme's settings are in no sheet.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::Mistake;
use crate::programme::Programme;

mod cell;
mod faults;
mod field;
mod keys;
mod names;
mod pack;
mod parts;
mod read;
mod row;
mod sessions;
mod slots;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use cell::{join, moment, said};
pub use pack::unpack;
pub use read::read;
pub use write::write;
pub(crate) use write::{localized_heading, text, text_in};

/// One sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sheet {
    /// A row for each focus area.
    Tracks,
    /// A row for each subject across the tracks.
    Themes,
    /// A row for each room.
    Rooms,
    /// A row for each person.
    Speakers,
    /// A row for each session.
    Sessions,
    /// A row for each slot, with the session it is in.
    Slots,
}

crate::value::named!(Sheet, UnknownSheet {
    Tracks => "tracks",
    Themes => "themes",
    Rooms => "rooms",
    Speakers => "speakers",
    Sessions => "sessions",
    Slots => "slots",
});

/// What sheets make of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The whole programme as it would be.
    pub programme: Programme,
}

/// The text of a file: in the encoding that its byte order mark names, else UTF-8, else
/// Windows-1252, which older spreadsheets write.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

impl Sheet {
    /// The sheet that a name means: `tracks`, `Räume.csv`, `programme/talare.csv`.
    fn named(name: &str) -> Option<Self> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = file.split('.').next().unwrap_or_default();
        match field::plain(stem).as_str() {
            "tracks" | "track" | "spar" | "schwerpunkte" | "fokusomraden" => Some(Self::Tracks),
            "themes" | "theme" | "teman" | "tema" | "themen" | "thema" => Some(Self::Themes),
            "rooms" | "room" | "raume" | "raeume" | "rum" | "salar" | "lokaler" => {
                Some(Self::Rooms)
            }
            "speakers" | "speaker" | "talare" | "referenten" | "vortragende" | "people" => {
                Some(Self::Speakers)
            }
            "sessions" | "session" | "sessioner" | "sitzungen" => Some(Self::Sessions),
            "slots" | "slot" | "talks" | "vortrage" | "vortraege" | "foredrag"
            | "programpunkter" => Some(Self::Slots),
            _ => None,
        }
    }
}
