//! What stands in a cell: times, lengths, lists, yes and no.

use jiff::civil::{Date, DateTime, Time};

use super::field::plain;
use crate::programme::{Hours, SessionKind};

/// Characters at the beginning of a cell that make a spreadsheet run it as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet runs as a formula: an apostrophe stands before what begins like one.
pub(super) fn guard(text: String) -> String {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    let begins = |c: Option<char>| c.is_some_and(|c| FORMULA.contains(&c));
    let looks_guarded = first == Some('\'') && (begins(second) || second == Some('\''));
    if begins(first) || looks_guarded { format!("'{text}") } else { text }
}

/// What [`guard`] was given.
pub(super) fn unguard(text: &str) -> &str {
    let rest = text.strip_prefix('\'');
    rest.filter(|rest| rest.starts_with('\'') || rest.starts_with(FORMULA)).unwrap_or(text)
}

/// A list in one cell: `a; b`. Semicolons and backslashes inside stand behind a backslash.
pub(crate) fn join<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let escaped = |item: T| item.to_string().replace('\\', "\\\\").replace(';', "\\;");
    items.into_iter().map(escaped).collect::<Vec<_>>().join("; ")
}

/// The items of a list, without those that are blank.
pub(super) fn split(text: &str) -> Vec<String> {
    let (mut items, mut item) = (Vec::new(), String::new());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(escaped @ ('\\' | ';')) => item.push(escaped),
                other => item.extend(['\\'].into_iter().chain(other)),
            },
            ';' => items.push(std::mem::take(&mut item)),
            c => item.push(c),
        }
    }
    items.push(item);
    let trimmed = items.iter().map(|item| item.trim().to_owned());
    trimmed.filter(|item| !item.is_empty()).collect()
}

/// `2022-09-22 09:00`; with seconds where there are some.
pub(crate) fn moment(at: DateTime) -> String {
    let form = if at.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    at.strftime(form).to_string()
}

/// `2022-09-22 08:00 to 2022-09-22 12:00`
pub(super) fn span(hours: &Hours) -> String {
    format!("{} to {}", moment(hours.starts), moment(hours.ends))
}

/// A whole number written in digits alone.
fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten()
}

/// `2022-09-22`, `22.9.2022` or `22/09/2022`; the day first.
pub(super) fn day(text: &str) -> Option<Date> {
    let parts = |mark| {
        let parts: Vec<&str> =
            text.trim().trim_end_matches('.').split(mark).map(str::trim).collect();
        <[&str; 3]>::try_from(parts).ok()
    };
    let (year, month, day) = if let Some([year, month, day]) = parts('-') {
        (year, month, day)
    } else {
        let [day, month, year] = parts('.').or_else(|| parts('/'))?;
        (year, month, day)
    };
    (year.len() == 4).then_some(())?;
    Date::new(number(year)?, number(month)?, number(day)?).ok()
}

/// `9:00`, `09.00` or `09:00:00`.
pub(super) fn clock(text: &str) -> Option<Time> {
    let mut parts = text.trim().split([':', '.']);
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().map_or(Some(0), number)?;
    if parts.next().is_some() {
        return None;
    }
    Time::new(hour, minute, second, 0).ok()
}

/// A day and a time: `2022-09-22 09:00`, `2022-09-22T09:00`, `22.9.2022 09:00`,
/// `22/09/2022 09:00`.
pub(super) fn day_and_clock(text: &str) -> Option<DateTime> {
    let (first, second) = text.trim().split_once([' ', 'T'])?;
    Some(day(first.trim_end_matches(','))?.to_datetime(clock(second)?))
}

/// What a cell for a time says that may leave the day to another one.
#[derive(Clone, Copy)]
pub(super) enum Moment {
    /// All of it.
    Whole(DateTime),
    /// Only what the clock shows.
    Clock(Time),
}

pub(super) const MOMENT: &str = "must be a time such as 2022-09-22 09:00 or 22.9.2022 09:00, the \
                                 day before the month";

pub(super) fn any_moment(text: &str) -> Result<Moment, String> {
    let whole = day_and_clock(text).map(Moment::Whole);
    whole
        .or_else(|| clock(text).map(Moment::Clock))
        .ok_or_else(|| format!("{MOMENT}, or 09:00 beside a Date, not {text}"))
}

pub(super) fn whole_moment(text: &str) -> Result<DateTime, String> {
    day_and_clock(text).ok_or_else(|| format!("{MOMENT}, not {text}"))
}

/// From a time to another; the second one may leave out the day.
pub(super) fn hours(text: &str) -> Result<Hours, String> {
    let marks = [" to ", " till ", " bis ", "–", "—", " - "];
    let parts = marks.iter().find_map(|mark| text.split_once(mark));
    let read = parts.and_then(|(from, to)| {
        let starts = day_and_clock(from)?;
        let ends = day_and_clock(to).or_else(|| Some(starts.date().to_datetime(clock(to)?)))?;
        Some(Hours { starts, ends })
    });
    read.ok_or_else(|| {
        format!("must be times such as 2022-09-22 08:00 to 2022-09-22 12:00, not {text}")
    })
}

/// `90`, `90 min` or `1:30`.
pub(super) fn minutes(text: &str) -> Result<u32, String> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim_end();
    let unit = plain(text.get(digits.len()..).unwrap_or_default());
    let is_minutes =
        ["", "m", "min", "mins", "minutes", "minuten", "minuter"].contains(&unit.as_str());
    let clock = || {
        let (hours, minutes) = text.split_once(':')?;
        let minutes: u32 = number(minutes).filter(|minutes| *minutes < 60)?;
        number::<u32>(hours)?.checked_mul(60)?.checked_add(minutes)
    };
    let counted = if is_minutes { number(digits) } else { None };
    counted
        .or_else(clock)
        .ok_or_else(|| format!("must be a number of minutes such as 90, not {text}"))
}

/// A whole number, with a sign or without.
pub(super) fn integer(text: &str) -> Result<i32, String> {
    text.trim().parse().map_err(|_| format!("must be a whole number, not {text}"))
}

/// Yes or no, in three languages; a cross is yes.
pub(super) fn yes_no(text: &str) -> Result<bool, String> {
    match plain(text).as_str() {
        "yes" | "y" | "ja" | "j" | "true" | "sant" | "wahr" | "x" | "1" => Ok(true),
        "no" | "n" | "nej" | "nein" | "false" | "falskt" | "falsch" | "0" => Ok(false),
        _ => Err(format!("must be yes or no, not {text}")),
    }
}

pub(crate) const fn said(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The kind of a session, by its name in three languages.
pub(super) fn kind(text: &str) -> Result<SessionKind, String> {
    match plain(text).as_str() {
        "plenary" | "plenum" | "keynote" | "plenarsitzung" | "plenarsession" => {
            Ok(SessionKind::Plenary)
        }
        "tracksession" | "track" | "session" | "sitzung" | "sparsession" => {
            Ok(SessionKind::TrackSession)
        }
        "breakout" | "workshop" | "gruppe" | "grupp" => Ok(SessionKind::Breakout),
        "poster" | "posters" | "postersession" | "posterausstellung" => Ok(SessionKind::Poster),
        "social" | "dinner" | "socialt" | "abendprogramm" | "rahmenprogramm" | "middag" => {
            Ok(SessionKind::Social)
        }
        "break" | "coffee" | "lunch" | "paus" | "pause" | "rast" | "fika" | "mittagessen" => {
            Ok(SessionKind::Break)
        }
        _ => {
            let names = SessionKind::ALL.map(SessionKind::as_str).join(", ");
            Err(format!("must be one of {names}, not {text}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let nine = Some(date(2022, 9, 22).at(9, 0, 0, 0));
        let cases = [
            ("2022-09-22 09:00", nine),
            ("2022-09-22T09:00", nine),
            ("2022-09-22 9:00:00", nine),
            ("22.9.2022 09:00", nine),
            ("22.09.2022, 09.00", nine),
            ("22/09/2022 09:00", nine),
            ("09/22/2022 09:00", None),
            ("22.9.22 09:00", None),
            ("2022-02-30 09:00", None),
            ("2022-09-22", None),
            ("2022-09-22 25:00", None),
            ("tomorrow 09:00", None),
        ];
        for (text, expected) in cases {
            assert_eq!(day_and_clock(text), expected, "{text:?}");
        }
        assert_eq!(clock("9:05"), Some(time(9, 5, 0, 0)));
        assert_eq!(clock("9"), None);
    }

    #[test]
    fn lengths_are_minutes_or_hours_and_minutes() {
        let cases = [
            ("90", Some(90)),
            ("90 min", Some(90)),
            ("90 Minuten", Some(90)),
            ("1:30", Some(90)),
            ("1:75", None),
            ("-5", None),
            ("90 h", None),
            ("4294967296", None),
            ("soon", None),
        ];
        for (text, expected) in cases {
            assert_eq!(minutes(text).ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn hours_may_leave_out_the_second_day() {
        let morning = Hours {
            starts: date(2022, 9, 22).at(8, 0, 0, 0),
            ends: date(2022, 9, 22).at(12, 0, 0, 0),
        };
        for text in [
            "2022-09-22 08:00 to 2022-09-22 12:00",
            "22.9.2022 08:00–12:00",
            "2022-09-22 08:00 - 12:00",
            "2022-09-22T08:00 bis 12:00",
        ] {
            assert_eq!(hours(text), Ok(morning), "{text:?}");
        }
        assert!(hours("all day").is_err());
        assert_eq!(hours(&span(&morning)), Ok(morning));
    }

    #[test]
    fn no_cell_begins_like_a_formula_and_each_is_read_as_it_was() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+46", "'+46"),
            ("-5", "'-5"),
            ("@ada", "'@ada"),
            ("'=1", "''=1"),
            ("''", "'''"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("", ""),
            ("plain", "plain"),
        ];
        for (text, written) in cases {
            assert_eq!(guard(text.to_owned()), written, "{text:?}");
            assert_eq!(unguard(written), text, "{written:?}");
        }
    }

    #[test]
    fn lists_keep_semicolons_inside() {
        let items = ["a;b", "c\\d", "e"];
        assert_eq!(join(items), "a\\;b; c\\\\d; e");
        assert_eq!(split(&join(items)), items);
        assert_eq!(split(" ; a ;; b"), ["a", "b"]);
        assert_eq!(split("a\\x"), ["a\\x"]);
    }
}
