//! Reads sheets, all or nothing.

use std::collections::BTreeMap;

use super::keys::{Called, Known, keys};
use super::names::{Names, all};
use super::row::{Notes, Row};
use super::table::Table;
use super::{Imported, Sheet, faults, parts, sessions, slots};
use crate::conference::Definition;
use crate::programme::Programme;
use crate::programme::exchange::Mistake;
use crate::value::{Key, Locale};

/// Which row says what an item is.
pub(super) type Rows<'t> = BTreeMap<(Sheet, Key), Row<'t>>;

/// The programme that sheets make of `into`: each sheet says all that there is of its kind.
///
/// A row without a key is known again by its name. Sheets that are not given leave their part as
/// it is, and so does a column that a sheet does not have.
///
/// # Errors
///
/// Every mistake, by sheet, row and column; nothing is imported then.
pub fn read(
    sheets: &[(String, String)],
    into: &Programme,
    conference: &Definition,
) -> Result<Imported, Vec<Mistake>> {
    let notes = Notes::default();
    let usual = conference.languages.first().copied().unwrap_or_default();
    let tables = tables(sheets, usual, &notes);
    let mut made = into.clone();
    let mut rows = Rows::new();
    let mut reading = Reading { tables: &tables, notes: &notes, rows: &mut rows };
    if notes.borrow().is_empty() {
        parts::themes(&mut reading, &mut made);
        parts::rooms(&mut reading, &mut made);
        parts::speakers(&mut reading, &mut made);
        parts::tracks(&mut reading, &mut made);
        sessions::sessions(&mut reading, &mut made, conference);
        slots::slots(&mut reading, &mut made);
    }
    if notes.borrow().is_empty() {
        let found = faults::mistakes(&made, &rows);
        notes.borrow_mut().extend(found);
    }
    drop(rows);
    drop(tables);
    let mistakes = notes.into_inner();
    if mistakes.is_empty() { Ok(Imported { programme: made }) } else { Err(mistakes) }
}

/// What is being read.
pub(super) struct Reading<'t, 'r> {
    tables: &'t [Table],
    notes: &'t Notes,
    rows: &'r mut Rows<'t>,
}

impl<'t> Reading<'t, '_> {
    /// The rows of a sheet; none where it is not given.
    pub(super) fn rows(&self, sheet: Sheet) -> Option<Vec<Row<'t>>> {
        let table = self.tables.iter().find(|table| table.sheet == sheet)?;
        Some(table.each(self.notes).collect())
    }

    /// The rows, each with its key.
    pub(super) fn keyed(
        &mut self,
        sheet: Sheet,
        rows: Vec<Called<'t>>,
        known: &[Known],
    ) -> Vec<(Row<'t>, Key)> {
        let stem = sheet.as_str().trim_end_matches('s');
        let keys = keys(&rows, known, stem);
        let keyed: Vec<_> = rows.into_iter().map(|called| called.row).zip(keys).collect();
        self.rows.extend(keyed.iter().map(|(row, key)| ((sheet, key.clone()), *row)));
        keyed
    }
}

fn tables(sheets: &[(String, String)], usual: Locale, notes: &Notes) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for (name, text) in sheets {
        let Some(sheet) = Sheet::named(name) else {
            let known = Sheet::ALL.map(Sheet::as_str).join(", ");
            let message = format!("is no sheet that is known here; the sheets are {known}");
            notes.borrow_mut().push(Mistake::new(name, message));
            continue;
        };
        if tables.iter().any(|table| table.sheet == sheet) {
            let message = format!("is there twice: {name} is another one");
            notes.borrow_mut().push(Mistake::new(sheet.as_str(), message));
            continue;
        }
        tables.push(Table::read(sheet, text, usual, notes));
    }
    tables
}

/// How the parts of a programme can be named in cells.
pub(super) struct Frame {
    pub(super) tracks: Names,
    pub(super) themes: Names,
    pub(super) rooms: Names,
    pub(super) people: Names,
}

impl Frame {
    pub(super) fn of(programme: &Programme) -> Self {
        let track = |track: &crate::programme::Track| (track.key.clone(), all(&track.name));
        let theme = |theme: &crate::conference::Theme| (theme.key.clone(), all(&theme.name));
        let room = |room: &crate::programme::Room| (room.key.clone(), all(&room.name));
        Self {
            tracks: Names::new("track of the programme", programme.tracks.iter().map(track)),
            themes: Names::new("theme of the programme", programme.themes.iter().map(theme)),
            rooms: Names::new("room of the programme", programme.rooms.iter().map(room)),
            people: people(programme),
        }
    }
}

/// How the people of a programme can be named.
pub(super) fn people(programme: &Programme) -> Names {
    let people = programme.speakers.iter();
    let people = people.map(|person| (person.key.clone(), vec![person.name.clone()]));
    Names::new("person of the sheet speakers", people)
}
