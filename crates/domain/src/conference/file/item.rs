//! One value of a conference file, with its line.

use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use toml::de::DeValue;

use super::reader::{Reader, Section, Value};
use crate::conference::Window;
use crate::value::{Line, Localized};

/// The most characters of a text of several lines.
const TEXT_MOST: usize = 20_000;

/// The years that calendars can hold.
const YEARS: RangeInclusive<i16> = 1970..=9998;

/// One value: what it is, and where it stands.
#[derive(Debug)]
pub(crate) struct Item<'r> {
    reader: &'r Reader<'r>,
    value: &'r Value<'r>,
    path: String,
}

impl<'r> Item<'r> {
    pub(super) fn new(reader: &'r Reader<'r>, value: &'r Value<'r>, path: String) -> Self {
        Self { reader, value, path }
    }

    /// Notes a mistake in this value.
    pub(crate) fn note(&self, message: impl Into<String>) {
        self.reader.note(self.value.span(), &self.path, message);
    }

    /// Notes a mistake and is nothing.
    fn refuse<T>(&self, message: impl Into<String>) -> Option<T> {
        self.note(message);
        None
    }

    fn must_be<T>(&self, what: &str) -> Option<T> {
        let is = match self.value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.refuse(format!("must be {what}, not {is}"))
    }

    fn string(&self) -> Option<&'r str> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text),
            _ => self.must_be("a text in quotes"),
        }
    }

    /// A value with rules of its own, from a text.
    pub(crate) fn parsed<T>(&self) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        match self.string()?.parse() {
            Ok(value) => Some(value),
            Err(why) => self.refuse(why.to_string()),
        }
    }

    /// One line of text: 1 to 200 characters.
    pub(crate) fn line(&self) -> Option<String> {
        self.parsed::<Line>().map(|line| line.to_string())
    }

    /// Lines of text: 1 to 20,000 characters.
    pub(crate) fn text(&self) -> Option<String> {
        let text = self.string()?.trim();
        if text.is_empty() {
            return self.refuse("must not be empty");
        }
        if text.chars().count() > TEXT_MOST {
            return self.refuse("must have at most 20000 characters");
        }
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return self.refuse("must have no control characters but line breaks");
        }
        Some(text.to_owned())
    }

    /// A text in every language of the conference, each read with `each`.
    pub(crate) fn localized(&self, each: impl Fn(&Self) -> Option<String>) -> Option<Localized> {
        match self.value.get_ref() {
            DeValue::Table(_) => self.section()?.languages(each),
            _ => self.must_be("one text for each language, such as { en = \"…\", sv = \"…\" }"),
        }
    }

    /// Yes or no.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => self.must_be("true or false"),
        }
    }

    /// A whole number within bounds.
    pub(crate) fn integer<T>(&self, bounds: RangeInclusive<T>) -> Option<T>
    where
        T: TryFrom<i64> + PartialOrd + std::fmt::Display,
    {
        let (least, most) = (bounds.start(), bounds.end());
        let DeValue::Integer(digits) = self.value.get_ref() else {
            return self.must_be(&format!("a whole number from {least} to {most}"));
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        let number = number.and_then(|number| T::try_from(number).ok());
        match number.filter(|number| bounds.contains(number)) {
            Some(number) => Some(number),
            None => self.refuse(format!("must be from {least} to {most}, not {digits}")),
        }
    }

    /// A finite number.
    pub(crate) fn number(&self) -> Option<f64> {
        let number = match self.value.get_ref() {
            DeValue::Integer(digits) => digits.as_str().parse::<f64>().ok(),
            DeValue::Float(digits) => digits.as_str().parse::<f64>().ok(),
            _ => return self.must_be("a number"),
        };
        match number.filter(|number| number.is_finite()) {
            Some(number) => Some(number),
            None => self.refuse("must be a finite number"),
        }
    }

    /// What stands for a date or a time: TOML's own or a text.
    fn moment(&self, what: &str) -> Option<String> {
        match self.value.get_ref() {
            DeValue::Datetime(moment) => Some(moment.to_string()),
            DeValue::String(text) => Some(text.trim().replacen(' ', "T", 1)),
            _ => self.must_be(what),
        }
    }

    /// A day.
    pub(crate) fn date(&self) -> Option<Date> {
        const WHAT: &str = "a day that exists, such as 2022-09-22";
        let text = self.moment(WHAT)?;
        match Date::strptime("%Y-%m-%d", &text) {
            Ok(date) if YEARS.contains(&date.year()) => Some(date),
            _ => self.refuse(format!("must be {WHAT}, not {text}")),
        }
    }

    /// A day and a time, to the second, in the conference's zone.
    pub(crate) fn date_time(&self) -> Option<DateTime> {
        const WHAT: &str = "a day and a time in the conference's zone, such as 2022-09-22T19:00";
        let text = self.moment(WHAT)?;
        let read = DateTime::strptime("%Y-%m-%dT%H:%M", &text)
            .or_else(|_| DateTime::strptime("%Y-%m-%dT%H:%M:%S", &text));
        match read {
            Ok(moment) if YEARS.contains(&moment.year()) => Some(moment),
            _ => self.refuse(format!("must be {WHAT}, not {text}")),
        }
    }

    /// A table.
    pub(crate) fn section(&self) -> Option<Section<'r>> {
        match self.value.get_ref() {
            DeValue::Table(table) => {
                Some(Section::new(self.reader, table, self.value.span(), self.path.clone()))
            }
            _ => self.must_be("a table"),
        }
    }

    /// The values of a list.
    pub(super) fn elements(&self) -> Option<&'r [Value<'r>]> {
        match self.value.get_ref() {
            DeValue::Array(values) => Some(values),
            _ => self.must_be("a list"),
        }
    }

    /// The values of a list, each with its own line.
    pub(crate) fn items(&self) -> Option<Vec<Item<'r>>> {
        let item = |value| Item::new(self.reader, value, self.path.clone());
        Some(self.elements()?.iter().map(item).collect())
    }

    /// A table with `opens` and, later, `closes`.
    pub(crate) fn window(&self) -> Option<Window> {
        let section = self.section()?;
        let opens = section.required("opens").and_then(|item| item.date_time());
        let closing = section.required("closes");
        let closes = closing.as_ref().and_then(Item::date_time);
        section.finish();
        let (opens, closes) = (opens?, closes?);
        if closes <= opens {
            return closing?.refuse("must be after opens");
        }
        Some(Window { opens, closes })
    }
}
