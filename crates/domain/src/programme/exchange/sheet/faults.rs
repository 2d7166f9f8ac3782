//! What the rules of programmes say of sheets, by row and column.

use super::Sheet;
use super::field::{Field, fields};
use super::read::Rows;
use crate::fault::FieldFault;
use crate::programme::Programme;
use crate::programme::draft::check;
use crate::programme::exchange::Mistake;
use crate::value::Key;

/// Every rule that the programme breaks.
pub(super) fn mistakes(programme: &Programme, rows: &Rows<'_>) -> Vec<Mistake> {
    check(programme).iter().map(|fault| mistake(fault, rows)).collect()
}

/// A fault's field is such as `sessions.opening.slots.welcome.title`.
fn mistake(fault: &FieldFault, rows: &Rows<'_>) -> Mistake {
    let parts: Vec<&str> = fault.field.split('.').collect();
    let (sheet, key, field) = match parts.as_slice() {
        ["sessions", _, "slots", slot, rest @ ..] => ("slots", *slot, rest),
        [sheet, key, rest @ ..] => (*sheet, *key, rest),
        _ => return Mistake::new(&fault.field, &fault.message),
    };
    let row = sheet.parse::<Sheet>().ok().zip(key.parse::<Key>().ok());
    let row = row.and_then(|named| Some((named.0, rows.get(&named)?)));
    let Some((sheet, row)) = row else {
        // Of a part whose sheet is not given.
        let place = format!("{} {key}", sheet.trim_end_matches('s'));
        return Mistake::new(place, format!("{} {}", field.join("."), fault.message));
    };
    Mistake::new(row.place(column(sheet, field)), &fault.message)
}

/// The column for the field of an item, such as `place.capacity`.
fn column(sheet: Sheet, field: &[&str]) -> Field {
    let named = match field {
        ["place", "capacity"] => Some(Field::Seats),
        ["place", "note"] => Some(Field::BookingNote),
        ["place", "window"] => Some(Field::BookingCloses),
        ["starts"] => Some(Field::Start),
        ["minutes"] => Some(Field::Length),
        [name, ..] => {
            fields(sheet).iter().copied().find(|field| field.heading().eq_ignore_ascii_case(name))
        }
        [] => None,
    };
    named.unwrap_or(Field::Key)
}
