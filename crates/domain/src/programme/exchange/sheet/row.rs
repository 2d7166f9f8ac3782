//! One row, whose cells are read by what their columns hold.

use std::cell::RefCell;

use super::cell::{self, Moment};
use super::field::Field;
use super::table::{Record, Table};
use super::{Mistake, Sheet};
use crate::value::{LanguageTag, Line, Locale, Localized};

/// The mistakes that were found so far.
pub(super) type Notes = RefCell<Vec<Mistake>>;

/// `rooms, row 3`
pub(super) fn place(sheet: Sheet, row: usize) -> String {
    format!("{}, row {row}", sheet.as_str())
}

/// A row of a table. Whatever is wrong is noted, and then nothing is imported; what is returned in
/// its stead only lets the reading go on.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    record: &'t Record,
    notes: &'t Notes,
}

impl Table {
    pub(super) fn each<'t>(&'t self, notes: &'t Notes) -> impl Iterator<Item = Row<'t>> {
        self.rows.iter().map(move |record| Row { table: self, record, notes })
    }
}

impl<'t> Row<'t> {
    pub(super) fn number(&self) -> usize {
        self.record.number
    }

    /// `rooms, row 3, column Capacity`
    pub(super) fn place(&self, field: Field) -> String {
        let mut columns = self.table.columns.iter();
        let written = columns.find(|column| column.field == field);
        let heading = written.map_or(field.heading(), |column| column.heading.as_str());
        format!("{}, column {heading}", place(self.table.sheet, self.number()))
    }

    pub(super) fn note(&self, field: Field, message: impl Into<String>) {
        self.notes.borrow_mut().push(Mistake::new(self.place(field), message));
    }

    /// What stands in a column that names no language; none where the sheet has no such column.
    pub(super) fn cell(&self, field: Field) -> Option<&'t str> {
        let column = self.table.find(field, None)?;
        Some(self.record.cell(column).trim())
    }

    /// As [`Row::cell`]; none also where nothing stands in it.
    pub(super) fn filled(&self, field: Field) -> Option<&'t str> {
        self.cell(field).filter(|cell| !cell.is_empty())
    }

    /// What a cell says; `old` where there is no such column, none where it is empty.
    pub(super) fn take<T>(
        &self,
        field: Field,
        old: Option<T>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        match self.cell(field) {
            None => old,
            Some("") => None,
            Some(text) => self.noted(field, parse(text)),
        }
    }

    /// The items of a list in a cell; `old` where there is no such column.
    pub(super) fn list<T>(
        &self,
        field: Field,
        old: Vec<T>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let Some(text) = self.cell(field) else { return old };
        cell::split(text).iter().filter_map(|item| self.noted(field, parse(item))).collect()
    }

    fn noted<T>(&self, field: Field, read: Result<T, String>) -> Option<T> {
        read.map_err(|message| self.note(field, message)).ok()
    }

    /// Lines in all languages; those without a column stay as they were.
    pub(super) fn lines(&self, field: Field, old: &Localized) -> Localized {
        self.localized(field, old, line)
    }

    /// Texts in all languages; those without a column stay as they were.
    pub(super) fn texts(&self, field: Field, old: &Localized) -> Localized {
        let text =
            |text: &str| if text.trim().is_empty() { String::new() } else { text.to_owned() };
        self.localized(field, old, text)
    }

    fn localized(
        &self,
        field: Field,
        old: &Localized,
        clean: impl Fn(&str) -> String,
    ) -> Localized {
        let said = |locale: Locale| match self.table.find(field, Some(locale)) {
            Some(column) => Some(clean(self.record.cell(column))).filter(|text| !text.is_empty()),
            None => old.locales().any(|each| each == locale).then(|| old.of(locale).to_owned()),
        };
        Localized::new(Locale::ALL.into_iter().filter_map(|locale| Some((locale, said(locale)?))))
    }

    /// Yes or no; no where the cell is empty.
    pub(super) fn switch(&self, field: Field, old: bool) -> bool {
        self.take(field, Some(old), cell::yes_no).unwrap_or(false)
    }

    pub(super) fn guid(&self, old: Option<uuid::Uuid>) -> Option<uuid::Uuid> {
        self.take(Field::Guid, old, |text| {
            text.parse().map_err(|_| format!("must be a UUID, not {text}"))
        })
    }

    /// A language, by its tag or by the name of one of ours.
    pub(super) fn language(&self, old: Option<LanguageTag>) -> Option<LanguageTag> {
        self.take(Field::Language, old, |text| {
            let ours = super::field::language(text).map(Locale::as_str);
            ours.unwrap_or(text).parse().map_err(|why| format!("{why}, not {text}"))
        })
    }

    /// A time, whose day may stand in the column for days.
    pub(super) fn moment(&self, field: Field) -> Option<Moment> {
        let moment = self.take(field, None, cell::any_moment)?;
        let Some(text) = self.filled(Field::Date) else { return Some(moment) };
        let Some(day) = cell::day(text) else {
            self.note(
                Field::Date,
                format!("must be a day such as 2022-09-22 or 22.9.2022, not {text}"),
            );
            return Some(moment);
        };
        match moment {
            Moment::Clock(clock) if field == Field::Start => {
                Some(Moment::Whole(day.to_datetime(clock)))
            }
            Moment::Whole(whole) if field == Field::Start && whole.date() != day => {
                self.note(field, format!("is on another day than {day}, which the Date says"));
                None
            }
            moment => Some(moment),
        }
    }
}

/// One clean line; a text that cannot be one is left to the rules of programmes.
pub(super) fn line(text: &str) -> String {
    text.parse::<Line>().map_or_else(|_| text.trim().to_owned(), |line| line.to_string())
}
