//! Reads a conference file, and names every mistake in it with its line; pure.
//!
//! Start with [`parse`]. `reader` and `item` know TOML and lines and nothing of conferences,
//! `parts` reads the smaller tables, `places` and `questions` the two that refer to each other.
//! `config/conferences/` holds a file to look at. Programme files are read with the same reader.

pub(crate) mod item;
mod parts;
mod places;
mod questions;
pub(crate) mod reader;
#[cfg(test)]
mod tests;

use jiff::Span;
use jiff::civil::Date;

use self::item::Item;
use self::reader::{Reader, Section};
use super::{Definition, Window};
use crate::value::{Key, Locale};

/// One mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong, such as `places.dinner.capacity`; empty for the file as a whole.
    pub path: String,
    /// What is wrong with it and what it must be, to be read after the path.
    pub message: String,
}

/// `line 12: places.dinner.capacity must be from 0 to 1000000, not -1`
impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { line, path, message, .. } = self;
        let space = if path.is_empty() { "" } else { " " };
        write!(f, "line {line}: {path}{space}{message}")
    }
}

/// How far places may lie outside the conference, in days: an evening before, a visit after.
const AROUND_DAYS: i64 = 30;

/// Reads a conference file.
///
/// # Errors
///
/// Every mistake, by line; where the text is no TOML at all, only those mistakes.
pub fn parse(text: &str) -> Result<Definition, Vec<Mistake>> {
    reader::read(text, definition)
}

/// What places and questions are checked against.
struct Frame {
    /// The days on which places may be; none when the conference's own days are mistaken.
    days: Option<(Date, Date)>,
    registration: Option<Window>,
    categories: Vec<Key>,
}

fn definition(reader: &Reader<'_>, root: &Section<'_>) -> Option<Definition> {
    let languages = languages(reader, root);
    let days = days(root);
    let registration = root.required("registration").and_then(|item| item.window());
    let kinds = root.some("category", "categories");
    let frame = Frame {
        days: days.and_then(|(first, last)| around(first, last)),
        registration,
        categories: kinds.iter().filter_map(|each| each.peek("key")).collect(),
    };

    let slug = root.required("slug").and_then(|item| item.parsed());
    let zone = root.required("zone").and_then(|item| item.parsed());
    let contact = root.required("contact").and_then(|item| item.parsed());
    let title = root.name("title");
    let description = root.text("description");
    let city = root.name("city");
    let venue = venue(root);
    let changes_until = root.required("changes_until").and_then(|item| item.date_time());
    let offer_hours = root.required("offer_hours").and_then(|item| item.integer(1..=336));
    let reminders = parts::reminders(root);
    let disclosure_required = root.optional("disclosure_required");
    let disclosure_required = disclosure_required.map_or(Some(false), |item| item.boolean());
    let hosts = parts::hosts(root);
    let tracks = parts::tracks(root);
    let themes = parts::themes(root);
    let categories = parts::categories(&kinds, &frame);
    let places = places::places(root, &frame);
    let questions = questions::questions(root);
    let notice = parts::notice(root);

    let (first_day, last_day) = days?;
    Some(Definition {
        slug: slug?,
        title: title?,
        description: description?,
        first_day,
        last_day,
        zone: zone?,
        city: city?,
        venue: venue?,
        hosts: hosts?,
        contact: contact?,
        languages: languages?,
        registration: registration?,
        changes_until: changes_until?,
        offer_hours: offer_hours?,
        reminders: reminders?,
        disclosure_required: disclosure_required?,
        tracks: tracks?,
        themes: themes?,
        categories: categories?,
        places: places?,
        questions: questions?,
        notice: notice?,
    })
}

/// The languages; from then on every text is asked for in each of them.
fn languages(reader: &Reader<'_>, root: &Section<'_>) -> Option<Vec<Locale>> {
    let list = root.required("languages")?;
    let mut languages: Vec<Locale> = Vec::new();
    let mut right = true;
    for item in list.items()? {
        match item.parsed() {
            Some(locale) if languages.contains(&locale) => {
                item.note(format!("has {locale} twice"));
                right = false;
            }
            Some(locale) => languages.push(locale),
            None => right = false,
        }
    }
    if right && languages.is_empty() {
        list.note("must have at least one language");
    }
    if right {
        reader.set_languages(&languages);
    }
    right.then_some(languages)
}

/// The first and the last day.
fn days(root: &Section<'_>) -> Option<(Date, Date)> {
    let first = root.required("first_day").and_then(|item| item.date());
    let last_item = root.required("last_day");
    let last = last_item.as_ref().and_then(Item::date);
    let (first, last) = (first?, last?);
    if last < first {
        last_item?.note(format!("must not be before first_day, {first}"));
        return None;
    }
    Some((first, last))
}

fn around(first: Date, last: Date) -> Option<(Date, Date)> {
    let days = Span::new().days(AROUND_DAYS);
    Some((first.checked_sub(days).ok()?, last.checked_add(days).ok()?))
}

/// The house, which may be missing; the outer `None` is a mistake.
fn venue(root: &Section<'_>) -> Option<Option<crate::value::Localized>> {
    root.optional("venue").map_or(Some(None), |item| item.localized(Item::line).map(Some))
}
