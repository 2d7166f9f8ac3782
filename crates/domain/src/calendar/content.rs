//! Content lines: one constructor for each kind of value, and the only way to bytes.

use ics::ICalendar;
use ics::components::{Parameter, Property};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::Offset;

use super::CalendarError;
use crate::value::EmailAddress;

/// The most octets of a line, its break not counted (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Starts a continued line.
const FOLD: &str = "\r\n ";

/// A property of type TEXT (RFC 5545, section 3.3.11): cleaned, then escaped.
pub(super) fn text(key: &'static str, value: &str) -> Property<'static> {
    Property::new(key, escaped(value))
}

/// The same, or nothing when no character is left to show: some readers drop a property of spaces
/// and call it a fault.
pub(super) fn text_if_any(key: &'static str, value: &str) -> Option<Property<'static>> {
    (!clean(value).trim().is_empty()).then(|| text(key, value))
}

/// A property with several TEXT values; the items are escaped one by one, so that a comma inside
/// one does not make two (RFC 5545, section 3.8.1.2). An item is one line with single spaces,
/// because readers do not agree on white space in lists, and does not end in `\`, because ical.js
/// then takes the comma behind it for a part of it. Nothing when no item is left.
pub(super) fn text_list(key: &'static str, items: &[String]) -> Option<Property<'static>> {
    let item = |item: &String| escaped(one_line(&clean(item)).trim_end_matches(['\\', ' ']));
    let shown: Vec<String> = items.iter().map(item).collect();
    let shown: Vec<&str> = shown.iter().map(String::as_str).filter(|i| !i.is_empty()).collect();
    (!shown.is_empty()).then(|| Property::new(key, shown.join(",")))
}

/// A property whose value is a name for programs, such as a UID.
///
/// # Errors
///
/// [`CalendarError::Token`] when the value could be read as anything but itself.
pub(super) fn token(key: &'static str, value: &str) -> Result<Property<'static>, CalendarError> {
    Ok(Property::new(key, checked(value)?.to_owned()))
}

/// A property whose value is one of the words of RFC 5545, or one of our own.
pub(super) fn word(key: &'static str, value: &'static str) -> Property<'static> {
    Property::new(key, value)
}

/// A property whose value is a whole number.
pub(super) fn integer(key: &'static str, value: u32) -> Property<'static> {
    Property::new(key, value.to_string())
}

/// A property whose value is an absolute URI (RFC 5545, section 3.3.13), which is not escaped.
///
/// # Errors
///
/// [`CalendarError::Uri`] when there is no scheme, or a character that no URI has.
pub(super) fn uri(key: &'static str, value: &str) -> Result<Property<'static>, CalendarError> {
    let wrong = || CalendarError::Uri(value.to_owned());
    let (scheme, rest) = value.split_once(':').ok_or_else(wrong)?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let plain = rest.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
    if !named || !plain || rest.is_empty() {
        return Err(wrong());
    }
    Ok(Property::new(key, value.to_owned()))
}

/// The same where the property's own type is another one (RFC 7986, section 5.8: `SOURCE`).
///
/// # Errors
///
/// As for [`uri`].
pub(super) fn typed_uri(
    key: &'static str,
    value: &str,
) -> Result<Property<'static>, CalendarError> {
    let mut property = uri(key, value)?;
    property.add(Parameter::new("VALUE", "URI"));
    Ok(property)
}

/// A property of type DURATION (RFC 5545, section 3.3.6), in words of ours, for one whose own type
/// is another.
pub(super) fn typed_duration(key: &'static str, value: &'static str) -> Property<'static> {
    let mut property = word(key, value);
    property.add(Parameter::new("VALUE", "DURATION"));
    property
}

/// So many minutes before the start: the `TRIGGER` of an alarm (RFC 5545, section 3.8.6.3).
pub(super) fn minutes_before(key: &'static str, minutes: u16) -> Property<'static> {
    Property::new(key, format!("-PT{minutes}M"))
}

/// A person: a `mailto:` address (RFC 5545, section 3.3.3), the name to show for it, and parameters
/// in words of RFC 5545.
///
/// # Errors
///
/// [`CalendarError::Address`] when mail cannot be sent there.
pub(super) fn address(
    key: &'static str,
    address: &str,
    name: &str,
    words: &[(&'static str, &'static str)],
) -> Result<Property<'static>, CalendarError> {
    let mailbox: EmailAddress =
        address.parse().map_err(|_| CalendarError::Address(address.to_owned()))?;
    let mut property = Property::new(key, mailto(&mailbox));
    if let Some(name) = quoted(name) {
        property.add(Parameter::new("CN", name));
    }
    for (parameter, word) in words {
        property.add(Parameter::new(*parameter, *word));
    }
    Ok(property)
}

/// A whole day (RFC 5545, section 3.3.4).
///
/// # Errors
///
/// [`CalendarError::Year`].
pub(super) fn date(key: &'static str, date: Date) -> Result<Property<'static>, CalendarError> {
    let mut property = Property::new(key, day(date)?);
    property.add(Parameter::new("VALUE", "DATE"));
    Ok(property)
}

/// A civil time in a zone (RFC 5545, section 3.3.5, form 3), to the second.
///
/// # Errors
///
/// [`CalendarError::Year`]; [`CalendarError::Token`] for a strange zone name.
pub(super) fn local(
    key: &'static str,
    time: DateTime,
    tzid: &str,
) -> Result<Property<'static>, CalendarError> {
    // A colon would end the parameter.
    if tzid.contains(':') {
        return Err(CalendarError::Token(tzid.to_owned()));
    }
    let mut property = wall(key, time)?;
    property.add(Parameter::new("TZID", checked(tzid)?.to_owned()));
    Ok(property)
}

/// A civil time without a zone: only inside the description of a zone (RFC 5545, section 3.6.5),
/// anywhere else it would float.
///
/// # Errors
///
/// [`CalendarError::Year`].
pub(super) fn wall(key: &'static str, time: DateTime) -> Result<Property<'static>, CalendarError> {
    Ok(Property::new(key, second(time)?))
}

/// An instant in UTC (RFC 5545, section 3.3.5, form 2), to the second.
///
/// # Errors
///
/// [`CalendarError::Year`].
pub(super) fn utc(key: &'static str, at: Timestamp) -> Result<Property<'static>, CalendarError> {
    Ok(Property::new(key, second(Offset::UTC.to_datetime(at))? + "Z"))
}

/// An offset from UTC (RFC 5545, section 3.3.14); never `-0000`.
pub(super) fn offset(key: &'static str, offset: Offset) -> Property<'static> {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let size = seconds.unsigned_abs();
    let mut value = format!("{sign}{:02}{:02}", size / 3600, size / 60 % 60);
    if !size.is_multiple_of(60) {
        value.push_str(&format!("{:02}", size % 60));
    }
    Property::new(key, value)
}

/// Each year on the same weekday of the same month: the only form of `RRULE` (RFC 5545, section
/// 3.3.10) that Exchange reads in a time zone (MS-OXCICAL, section 2.1.3.1.1.19.2.2). `nth` counts
/// from 1, or -1 is the last one.
pub(super) fn yearly(month: i8, nth: i8, weekday: Weekday) -> Property<'static> {
    let day = match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    Property::new("RRULE", format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{day}"))
}

/// The object as it goes out: CRLF at the end of each line, none of them above 75 octets.
///
/// `ics` does not count the space of a continued line and so writes lines of 76 octets: its folds
/// are taken out, and made again where they belong.
pub(super) fn refold(calendar: &ICalendar<'_>) -> String {
    let whole = calendar.to_string().replace(FOLD, "");
    whole.split_terminator("\r\n").map(fold).collect()
}

/// Folds one content line (RFC 5545, section 3.1). A character of several octets is never cut.
/// The result ends with CRLF.
fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / LINE * FOLD.len() + 2);
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LINE {
            folded.push_str(FOLD);
            width = 1; // the space counts
        }
        folded.push(c);
        width += c.len_utf8();
    }
    folded + "\r\n"
}

fn escaped(text: &str) -> String {
    ics::escape_text(clean(text)).into_owned()
}

/// A text without what a content line cannot hold or what is not seen.
///
/// All line and paragraph ends become `\n`. Control characters other than HT go (RFC 5545,
/// section 3.1), as do byte order marks and the directional marks of Unicode Standard Annex #9
/// that reach beyond their own text: a speaker's title must not turn around what stands after it.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
            _ => (!c.is_control()).then_some(c),
        })
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as the value of a parameter: on one line and always in quotes, because the crate adds
/// none and `A:mailto:evil@x` would then be read as an address. Nothing when no name is left.
///
/// A quoted value cannot hold `"`. RFC 6868 has `^'` for it, which several readers do not know, so
/// it becomes `'` and `^` goes. `;` goes because node-ical cuts a quoted name there, `\` because
/// calcard takes it for an escape: a name that ends with it would swallow the address.
fn quoted(name: &str) -> Option<String> {
    let plain: String = clean(name)
        .chars()
        .map(|c| match c {
            '"' => '\'',
            '^' | ';' | '\\' => ' ',
            _ => c,
        })
        .collect();
    let name = one_line(&plain);
    (!name.is_empty()).then(|| format!("\"{name}\""))
}

/// The address as a URI: what RFC 6068, section 2, demands is percent-encoded.
fn mailto(address: &EmailAddress) -> String {
    let mut uri = String::from("mailto:");
    for c in address.as_str().chars() {
        match c {
            '%' | '/' | '?' | '#' | '&' | '=' | '^' | '`' | '{' | '|' | '}' => {
                uri.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => uri.push(c),
        }
    }
    uri
}

fn checked(value: &str) -> Result<&str, CalendarError> {
    let plain = value.bytes().all(|b| b.is_ascii_graphic() && !b"\",;\\".contains(&b));
    if plain && (1..=255).contains(&value.len()) {
        Ok(value)
    } else {
        Err(CalendarError::Token(value.to_owned()))
    }
}

fn day(date: Date) -> Result<String, CalendarError> {
    if date.year() < 1 {
        return Err(CalendarError::Year(date.year()));
    }
    Ok(format!("{:04}{:02}{:02}", date.year(), date.month(), date.day()))
}

fn second(time: DateTime) -> Result<String, CalendarError> {
    let day = day(time.date())?;
    Ok(format!("{day}T{:02}{:02}{:02}", time.hour(), time.minute(), time.second()))
}
