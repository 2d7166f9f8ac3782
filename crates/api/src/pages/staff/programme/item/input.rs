//! Reads what a form sent, and notes what is wrong with it by the names of its fields.

use std::str::FromStr;

use domain::FieldFault;
use domain::programme::{Hours, Programme};
use domain::value::{Key, LanguageTag, Line, Locale, Localized};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};

use super::super::super::super::form::Sent;
use super::people::People;

/// What a form sent, and what is wrong with it so far.
pub struct Input<'s> {
    sent: &'s Sent,
    /// By the names of the fields.
    pub faults: Vec<FieldFault>,
}

/// The text as one line, where it can be one: rules say what is wrong with the rest.
fn as_line(text: &str) -> String {
    text.parse::<Line>().map_or_else(|_| text.trim().to_owned(), |line| line.to_string())
}

/// The text with the line breaks of programs.
fn as_text(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

impl<'s> Input<'s> {
    /// Nothing is wrong yet.
    pub fn new(sent: &'s Sent) -> Self {
        Self { sent, faults: Vec::new() }
    }

    /// Notes a fault.
    pub fn fault(&mut self, code: &'static str, name: &str, message: &str) {
        self.faults.push(FieldFault::new(name, code, message));
    }

    /// One line; may be empty.
    pub fn line(&self, name: &str) -> String {
        as_line(&self.sent.one(name))
    }

    /// Whether a box was ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.sent.one(name) == "yes"
    }

    fn localized(&self, name: &str, clean: fn(&str) -> String) -> Localized {
        let texts =
            Locale::ALL.map(|locale| (locale, clean(&self.sent.one(&format!("{name}.{locale}")))));
        Localized::new(texts.into_iter().filter(|(_, text)| !text.is_empty()))
    }

    /// One line in each language.
    pub fn lines_of_languages(&self, name: &str) -> Localized {
        self.localized(name, as_line)
    }

    /// One line in at least one language.
    pub fn title(&mut self, name: &str) -> Localized {
        let title = self.lines_of_languages(name);
        if title.is_empty() {
            self.fault("required", name, "is missing");
        }
        title
    }

    /// A text in each language.
    pub fn texts(&self, name: &str) -> Localized {
        self.localized(name, as_text)
    }

    /// The lines of a field that are not empty.
    pub fn lines(&self, name: &str) -> Vec<String> {
        let text = self.sent.one(name);
        text.lines().map(as_line).filter(|line| !line.is_empty()).collect()
    }

    /// Something that was typed in one line; none where nothing was.
    pub fn typed<T: FromStr>(&mut self, name: &str, code: &'static str) -> Option<T> {
        let text = self.sent.one(name);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            self.faults.push(unread(name, code));
        }
        read
    }

    /// Something that must be typed.
    pub fn needed<T: FromStr>(&mut self, name: &str, code: &'static str) -> Option<T> {
        if self.sent.one(name).trim().is_empty() {
            self.fault("required", name, "is missing");
        }
        self.typed(name, code)
    }

    /// The language that something is held in.
    pub fn language(&mut self, name: &str) -> Option<LanguageTag> {
        self.typed(name, "language-tag")
    }

    /// The keys that were chosen; others are no answers.
    pub fn keys(&mut self, name: &str) -> Vec<Key> {
        let mut keys = Vec::new();
        for text in self.sent.all(name).iter().filter(|text| !text.is_empty()) {
            match text.parse() {
                Ok(key) => keys.push(key),
                Err(_) => self.fault("choice", name, "is none of the answers"),
            }
        }
        keys
    }

    /// People in their order, by what they are called.
    pub fn people(&mut self, name: &str, programme: &Programme) -> Vec<Key> {
        let people = People::of(programme);
        let mut keys = Vec::new();
        for typed in self.sent.all(name).iter().filter(|typed| !typed.trim().is_empty()) {
            match people.find(typed) {
                Some(key) => keys.push(key.clone()),
                None => {
                    let message = format!("names {typed}, who is not in the programme");
                    let fault = FieldFault::new(name, "unknown-person", message);
                    self.faults.push(fault.with("name", typed.trim()));
                }
            }
        }
        keys
    }

    /// Hours, a line each: `2022-09-22 09:00 – 17:00`.
    pub fn hours(&mut self, name: &str) -> Vec<Hours> {
        let text = self.sent.one(name);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut found = Vec::new();
        for line in lines {
            match hours(line) {
                Some(hours) => found.push(hours),
                None => {
                    let message = "must be lines such as 2022-09-22 09:00 – 17:00";
                    self.faults.push(FieldFault::new(name, "hours", message).with("line", line));
                }
            }
        }
        found
    }
}

/// What is wrong with a line that cannot be read.
fn unread(name: &str, code: &'static str) -> FieldFault {
    FieldFault::new(name, code, "cannot be read")
}

/// Hours as forms show them.
pub fn shown_hours(hours: &[Hours]) -> String {
    let line = |hours: &Hours| {
        let (starts, ends) = (hours.starts, hours.ends);
        let clock = |at: DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
        let day =
            if starts.date() == ends.date() { String::new() } else { format!("{} ", ends.date()) };
        format!("{} {} – {day}{}", starts.date(), clock(starts), clock(ends))
    };
    hours.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A day and a time, then a time of that day, of the night after it, or of another day.
fn hours(line: &str) -> Option<Hours> {
    let spaced = line.replace(['–', '—', 'T'], " ").replace(" - ", " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let at = |day: &str, time: &str| Some(day.parse::<Date>().ok()?.to_datetime(clock(time)?));
    match words.as_slice() {
        [day, from, to] => {
            let starts = at(day, from)?;
            let ends = at(day, to)?;
            let is_night = ends <= starts;
            let ends = if is_night { ends.checked_add(1.day()).ok()? } else { ends };
            Some(Hours { starts, ends })
        }
        [day, from, last, to] => Some(Hours { starts: at(day, from)?, ends: at(last, to)? }),
        _ => None,
    }
}

/// A time such as `9:05` or `09:05`.
pub fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let is_short = |part: &str| (1..=2).contains(&part.len());
    let both = is_short(hour) && minute.len() == 2;
    both.then(|| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, value: &str) -> Sent {
        Sent(vec![(name.to_owned(), value.to_owned())])
    }

    #[test]
    fn hours_are_read_as_they_are_shown() {
        let cases = [
            ("2022-09-22 09:00 – 17:00", Some("2022-09-22 09:00 – 17:00")),
            ("2022-09-22 9:00 - 17:30", Some("2022-09-22 09:00 – 17:30")),
            ("2022-09-22 22:00 – 02:00", Some("2022-09-22 22:00 – 2022-09-23 02:00")),
            ("2022-09-22 09:00 – 2022-09-24 17:00", Some("2022-09-22 09:00 – 2022-09-24 17:00")),
            ("2022-09-22", None),
            ("2022-09-31 09:00 – 17:00", None),
            ("09:00 – 17:00", None),
            ("2022-09-22 25:00 – 17:00", None),
        ];
        for (typed, expected) in cases {
            let sent = sent("open", typed);
            let mut input = Input::new(&sent);
            let read = input.hours("open");
            match expected {
                Some(shown) => assert_eq!(shown_hours(&read), shown, "{typed}"),
                None => assert_eq!(input.faults[0].code, "hours", "{typed}"),
            }
        }
    }

    #[test]
    fn texts_of_browsers_become_clean_lines_and_texts() {
        let typed = sent("title.en", "  Two\t spaces \u{202e}here ");
        assert_eq!(
            Input::new(&typed).lines_of_languages("title").of(Locale::En),
            "Two spaces here"
        );
        let typed = sent("abstract.en", "One\r\n\r\nTwo\r\n");
        assert_eq!(Input::new(&typed).texts("abstract").of(Locale::En), "One\n\nTwo");
    }
}
