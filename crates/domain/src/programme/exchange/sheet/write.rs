//! Writes sheets.

use std::collections::BTreeSet;

use super::Sheet;
use super::cell::{guard, join, moment, said, span};
use super::field::{Field, fields};
use crate::conference::Theme;
use crate::programme::{Hours, Programme, Room, Session, Slot, Speaker, Track};
use crate::value::{Locale, Localized};

/// The sheets of a programme, each with the name of its file. What has texts in several languages
/// has a column for each of `languages` and of those in which there are texts.
///
/// The text begins with a byte order mark, without which spreadsheets take it for another
/// encoding, and its lines end with CRLF.
#[must_use]
pub fn write(programme: &Programme, languages: &[Locale]) -> Vec<(String, String)> {
    let all: BTreeSet<Locale> = languages.iter().copied().chain(used(programme)).collect();
    let all: Vec<Locale> = all.into_iter().collect();
    let of = |sheet: Sheet| {
        let mut rows = vec![headings(sheet, &all)];
        rows.extend(items(programme, sheet).iter().map(|item| row(sheet, item, &all)));
        (format!("{}.csv", sheet.as_str()), text(rows))
    };
    Sheet::ALL.map(of).to_vec()
}

/// Rows as CSV (RFC 4180); no cell is run as a formula.
pub(crate) fn text(rows: Vec<Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // A vector takes all that is written, and rows may be of any length.
        let _ = writer.write_record(row.into_iter().map(guard));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A column for each language, such as `Title (sv)`.
pub(crate) fn localized_heading(heading: &str, locale: Locale) -> String {
    format!("{heading} ({locale})")
}

/// A text in one language alone; empty where there is none.
pub(crate) fn text_in(text: &Localized, locale: Locale) -> String {
    let is_there = text.locales().any(|each| each == locale);
    if is_there { text.of(locale).to_owned() } else { String::new() }
}

/// The languages in which anything is written.
fn used(programme: &Programme) -> BTreeSet<Locale> {
    let mut texts: Vec<&Localized> = Vec::new();
    texts.extend(programme.tracks.iter().map(|track| &track.name));
    texts.extend(programme.themes.iter().map(|theme| &theme.name));
    texts.extend(programme.rooms.iter().map(|room| &room.name));
    texts.extend(programme.speakers.iter().map(|speaker| &speaker.biography));
    for session in &programme.sessions {
        texts.extend([&session.title, &session.summary]);
        texts.extend(session.place.as_ref().map(|place| &place.note));
        texts.extend(session.slots.iter().flat_map(|slot| [&slot.title, &slot.summary]));
    }
    texts.into_iter().flat_map(Localized::locales).collect()
}

/// What a row is of.
enum Item<'p> {
    Track(&'p Track),
    Theme(&'p Theme),
    Room(&'p Room),
    Speaker(&'p Speaker),
    Session(&'p Session),
    Slot(&'p Session, &'p Slot),
}

fn items(programme: &Programme, sheet: Sheet) -> Vec<Item<'_>> {
    match sheet {
        Sheet::Tracks => programme.tracks.iter().map(Item::Track).collect(),
        Sheet::Themes => programme.themes.iter().map(Item::Theme).collect(),
        Sheet::Rooms => programme.rooms.iter().map(Item::Room).collect(),
        Sheet::Speakers => programme.speakers.iter().map(Item::Speaker).collect(),
        Sheet::Sessions => programme.sessions.iter().map(Item::Session).collect(),
        Sheet::Slots => {
            let of = |session| move |slot| Item::Slot(session, slot);
            let slots = programme.sessions.iter();
            slots.flat_map(|session| session.slots.iter().map(of(session))).collect()
        }
    }
}

/// Columns that are written: `Date` and `End` are left to those who like them better.
fn written(sheet: Sheet) -> impl Iterator<Item = Field> {
    let is_written = move |field: &Field| match field {
        Field::Date | Field::End => false,
        Field::Start => sheet == Sheet::Sessions,
        _ => true,
    };
    fields(sheet).iter().copied().filter(is_written)
}

fn headings(sheet: Sheet, languages: &[Locale]) -> Vec<String> {
    let mut headings = Vec::new();
    for field in written(sheet) {
        if field.is_localized(sheet) {
            headings
                .extend(languages.iter().map(|locale| localized_heading(field.heading(), *locale)));
        } else {
            headings.push(field.heading().to_owned());
        }
    }
    headings
}

fn row(sheet: Sheet, item: &Item<'_>, languages: &[Locale]) -> Vec<String> {
    let mut cells = Vec::new();
    for field in written(sheet) {
        if field.is_localized(sheet) {
            let text = localized(item, field);
            let said =
                |locale: &Locale| text.map(|text| text_in(text, *locale)).unwrap_or_default();
            cells.extend(languages.iter().map(said));
        } else {
            cells.push(cell(item, field));
        }
    }
    cells
}

fn localized<'p>(item: &Item<'p>, field: Field) -> Option<&'p Localized> {
    match (item, field) {
        (Item::Track(track), Field::Name) => Some(&track.name),
        (Item::Theme(theme), Field::Name) => Some(&theme.name),
        (Item::Room(room), Field::Name) => Some(&room.name),
        (Item::Speaker(speaker), Field::Biography) => Some(&speaker.biography),
        (Item::Session(session), Field::Title) => Some(&session.title),
        (Item::Session(session), Field::Abstract) => Some(&session.summary),
        (Item::Session(session), Field::BookingNote) => {
            session.place.as_ref().map(|place| &place.note)
        }
        (Item::Slot(_, slot), Field::Title) => Some(&slot.title),
        (Item::Slot(_, slot), Field::Abstract) => Some(&slot.summary),
        _ => None,
    }
}

fn cell(item: &Item<'_>, field: Field) -> String {
    match item {
        Item::Track(track) => track_cell(track, field),
        Item::Theme(theme) => theme.key.to_string(),
        Item::Room(room) => room_cell(room, field),
        Item::Speaker(speaker) => speaker_cell(speaker, field),
        Item::Session(session) => session_cell(session, field),
        Item::Slot(session, slot) => slot_cell(session, slot, field),
    }
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn spans(hours: &[Hours]) -> String {
    join(hours.iter().map(span))
}

fn track_cell(track: &Track, field: Field) -> String {
    match field {
        Field::Key => track.key.to_string(),
        Field::Colour => track.colour.clone(),
        Field::Chairs => join(&track.chairs),
        _ => String::new(),
    }
}

fn room_cell(room: &Room, field: Field) -> String {
    match field {
        Field::Key => room.key.to_string(),
        Field::Capacity => shown(room.capacity),
        Field::Equipment => join(&room.equipment),
        Field::Stream => room.stream.clone().unwrap_or_default(),
        Field::Open => spans(&room.open),
        _ => String::new(),
    }
}

fn speaker_cell(speaker: &Speaker, field: Field) -> String {
    match field {
        Field::Key => speaker.key.to_string(),
        Field::Name => speaker.name.clone(),
        Field::Affiliation => speaker.affiliation.clone(),
        Field::Available => spans(&speaker.available),
        Field::Confirmed => said(speaker.confirmed).to_owned(),
        Field::Guid => shown(speaker.guid),
        _ => String::new(),
    }
}

fn session_cell(session: &Session, field: Field) -> String {
    match field {
        Field::Key => session.key.to_string(),
        Field::Kind => session.kind.as_str().to_owned(),
        Field::Track => shown(session.track.as_ref()),
        Field::Themes => join(&session.themes),
        Field::Room => shown(session.room.as_ref()),
        Field::Start => shown(session.starts.map(moment)),
        Field::Length => session.minutes.to_string(),
        Field::Chairs => join(&session.chairs),
        Field::Language => shown(session.language.as_ref()),
        Field::Accredited => said(session.accredited).to_owned(),
        Field::Guid => shown(session.guid),
        _ => place_cell(session, field),
    }
}

fn place_cell(session: &Session, field: Field) -> String {
    let Some(place) = &session.place else { return String::new() };
    match field {
        Field::Seats => place.capacity.to_string(),
        Field::BookingOpens => shown(place.window.map(|window| moment(window.opens))),
        Field::BookingCloses => shown(place.window.map(|window| moment(window.closes))),
        Field::Categories => join(&place.categories),
        Field::Requires => shown(place.requires.as_ref()),
        Field::Overlaps => said(place.overlaps).to_owned(),
        _ => String::new(),
    }
}

fn slot_cell(session: &Session, slot: &Slot, field: Field) -> String {
    match field {
        Field::Session => session.key.to_string(),
        Field::Key => slot.key.to_string(),
        Field::Offset => slot.offset.to_string(),
        Field::Length => slot.minutes.to_string(),
        Field::Speakers => join(&slot.speakers),
        Field::Themes => join(&slot.themes),
        Field::Language => shown(slot.language.as_ref()),
        Field::Sponsored => said(slot.sponsored).to_owned(),
        Field::Guid => shown(slot.guid),
        _ => String::new(),
    }
}
