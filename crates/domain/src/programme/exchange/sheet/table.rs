//! CSV as people's spreadsheets write it: any of three delimiters, and rows as they count them.

use super::cell::unguard;
use super::field::{self, Field, fields};
use super::row::{Notes, place};
use super::{Mistake, Sheet};
use crate::value::Locale;

/// The most rows of a sheet.
const ROWS_MOST: usize = 20_000;

const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// A sheet, with the rows that say something.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) sheet: Sheet,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Record>,
}

/// A column that is known.
#[derive(Debug)]
pub(super) struct Column {
    /// Where it stands in each row, from 0.
    at: usize,
    pub(super) field: Field,
    pub(super) locale: Option<Locale>,
    /// As it is written.
    pub(super) heading: String,
}

/// A row.
#[derive(Debug)]
pub(super) struct Record {
    /// As the spreadsheet counts it: the headings are in row 1.
    pub(super) number: usize,
    cells: Vec<String>,
}

impl Table {
    /// Reads a sheet; `usual` is the language of a column that names none.
    pub(super) fn read(sheet: Sheet, text: &str, usual: Locale, notes: &Notes) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut records = records(sheet, text);
        let mut table = Self { sheet, columns: Vec::new(), rows: Vec::new() };
        if records.len() > ROWS_MOST {
            let message = format!("has more than {ROWS_MOST} rows");
            notes.borrow_mut().push(Mistake::new(sheet.as_str(), message));
            return table;
        }
        if records.is_empty() {
            notes.borrow_mut().push(Mistake::new(sheet.as_str(), "has no row of headings"));
            return table;
        }
        let headings = records.remove(0);
        for (at, heading) in headings.cells.iter().enumerate() {
            let is_blank =
                |record: &Record| record.cells.get(at).is_none_or(|cell| cell.trim().is_empty());
            if heading.trim().is_empty() && records.iter().all(is_blank) {
                continue;
            }
            match table.column(at, heading.trim(), usual) {
                Ok(column) => table.columns.push(column),
                Err(why) => {
                    notes.borrow_mut().push(Mistake::new(place(sheet, headings.number), why));
                }
            }
        }
        let width = headings.cells.len();
        for record in &records {
            if record.cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
                let message = format!("has more cells than the {width} headings");
                notes.borrow_mut().push(Mistake::new(place(sheet, record.number), message));
            }
        }
        table.needs(&headings, notes);
        table.rows = records;
        table
    }

    fn column(&self, at: usize, heading: &str, usual: Locale) -> Result<Column, String> {
        if heading.is_empty() {
            return Err(format!("column {} has cells, but no heading", letters(at)));
        }
        let Some((field, locale)) = field::read(self.sheet, heading) else {
            let known = || {
                let all: Vec<_> = fields(self.sheet).iter().map(|field| field.heading()).collect();
                format!("the columns are {}", all.join(", "))
            };
            let hint = field::meant(self.sheet, heading)
                .map_or_else(known, |meant| format!("did you mean {meant}?"));
            return Err(format!("{heading} is no column that is known here; {hint}"));
        };
        let locale = if field.is_localized(self.sheet) { locale.or(Some(usual)) } else { None };
        let mut before = self.columns.iter();
        if let Some(first) = before.find(|each| (each.field, each.locale) == (field, locale)) {
            return Err(format!("{heading} says the same as the column {}", first.heading));
        }
        Ok(Column { at, field, locale, heading: heading.to_owned() })
    }

    /// Without a name or a key nobody knows what a row is about.
    fn needs(&self, headings: &Record, notes: &Notes) {
        let has = |field: Field| self.columns.iter().any(|column| column.field == field);
        let title =
            if fields(self.sheet).contains(&Field::Title) { Field::Title } else { Field::Name };
        let mut missing = Vec::new();
        if !has(Field::Key) && !has(title) {
            missing.push(format!("needs a column {} or Key", title.heading()));
        }
        if self.sheet == Sheet::Slots && !has(Field::Session) {
            missing.push("needs a column Session".to_owned());
        }
        let at = place(self.sheet, headings.number);
        notes.borrow_mut().extend(missing.into_iter().map(|why| Mistake::new(at.clone(), why)));
    }

    pub(super) fn find(&self, field: Field, locale: Option<Locale>) -> Option<&Column> {
        self.columns.iter().find(|column| (column.field, column.locale) == (field, locale))
    }
}

impl Record {
    pub(super) fn cell(&self, column: &Column) -> &str {
        self.cells.get(column.at).map(String::as_str).unwrap_or_default()
    }
}

/// All rows that are not blank, by the delimiter that makes the most of the headings.
fn records(sheet: Sheet, text: &str) -> Vec<Record> {
    let known = |delimiter: char| {
        let first = parse(text, delimiter).next().unwrap_or_default();
        let known = first.iter().filter(|heading| field::read(sheet, heading).is_some()).count();
        (known, first.len())
    };
    let mut best = DELIMITERS.map(|delimiter| (known(delimiter), delimiter)).to_vec();
    best.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let delimiter = best.first().map_or(',', |(_, delimiter)| *delimiter);
    let rows = row_numbers(text, delimiter).into_iter().zip(parse(text, delimiter));
    let rows = rows.map(|(number, cells)| Record { number, cells });
    rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
        .take(ROWS_MOST + 2)
        .collect()
}

fn parse(text: &str, delimiter: char) -> impl Iterator<Item = Vec<String>> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    // Text in memory is read without a failure, and rows may be of any length.
    let rows = reader.into_records().map_while(Result::ok);
    let cell = |cell: &str| unguard(cell).replace("\r\n", "\n").replace('\r', "\n");
    rows.map(move |row| row.iter().map(cell).collect())
}

/// The number of each row that the reader gives: it skips lines without anything, but spreadsheets
/// count them, and a cell may go over several lines.
fn row_numbers(text: &str, delimiter: char) -> Vec<usize> {
    let (mut numbers, mut row) = (Vec::new(), 1);
    let (mut is_blank, mut is_quoted, mut at_start) = (true, false, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted => is_quoted = chars.next_if_eq(&'"').is_some(),
            _ if is_quoted => {}
            '\r' | '\n' => {
                if c == '\r' {
                    chars.next_if_eq(&'\n');
                }
                if !is_blank {
                    numbers.push(row);
                }
                row += 1;
                (is_blank, at_start) = (true, true);
            }
            _ => {
                is_blank = false;
                is_quoted = c == '"' && at_start;
                at_start = c == delimiter;
            }
        }
    }
    if !is_blank {
        numbers.push(row);
    }
    numbers
}

/// The name of a column as spreadsheets have it: A, B, … Z, AA.
fn letters(at: usize) -> String {
    let (before, last) = (at / 26, at % 26);
    let last = u8::try_from(last).map_or('A', |last| char::from(b'A' + last));
    if before == 0 { last.to_string() } else { format!("{}{last}", letters(before - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_spreadsheets_do() {
        let text = "Key,Name\r\n\r\na,\"one\ntwo\"\r\n,\r\nb,\"say \"\"x\n\"\"\"\nc,d";
        assert_eq!(row_numbers(text, ','), [1, 3, 4, 5, 6]);
        let rows = records(Sheet::Tracks, text);
        let read: Vec<_> = rows.iter().map(|row| (row.number, row.cells.join("|"))).collect();
        let expected = [(1, "Key|Name"), (3, "a|one\ntwo"), (5, "b|say \"x\n\""), (6, "c|d")];
        assert_eq!(read, expected.map(|(number, text)| (number, text.to_owned())));
    }

    #[test]
    fn columns_have_letters() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")];
        for (at, expected) in cases {
            assert_eq!(letters(at), expected, "{at}");
        }
    }
}
