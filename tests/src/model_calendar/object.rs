//! iCalendar, read by RFC 5545 as far as invites need it.

use std::iter::Peekable;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A content line.
#[derive(Clone, Debug)]
pub struct Line {
    pub name: String,
    parameters: Vec<(String, String)>,
    pub value: String,
}

impl Line {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What stands between `BEGIN` and `END`.
#[derive(Clone, Debug)]
pub struct Component {
    name: String,
    lines: Vec<Line>,
    inside: Vec<Component>,
}

impl Component {
    pub fn all(&self, name: &str) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.name == name).collect()
    }

    pub fn inside(&self, name: &str) -> Vec<&Self> {
        self.inside.iter().filter(|component| component.name == name).collect()
    }

    /// The property that must be there once.
    pub fn only(&self, name: &str) -> Result<&Line, String> {
        match self.all(name)[..] {
            [line] => Ok(line),
            _ => Err(format!("not exactly one {name} in {}", self.name)),
        }
    }

    /// A property of type TEXT.
    pub fn text(&self, name: &str) -> Result<String, String> {
        Ok(unescaped(&self.only(name)?.value))
    }
}

/// The calendar of a text, which holds one and nothing else.
pub fn parse(text: &str) -> Result<Component, String> {
    let text = text.strip_suffix("\r\n").ok_or("the last line has no end")?;
    let whole = text.replace("\r\n ", "").replace("\r\n\t", "");
    let mut lines = Vec::new();
    for raw in whole.split("\r\n") {
        lines.push(line(raw).ok_or_else(|| format!("no content line: {raw:?}"))?);
    }
    let mut lines = lines.into_iter().peekable();
    let first = lines.next().ok_or("nothing")?;
    if (first.name.as_str(), first.value.as_str()) != ("BEGIN", "VCALENDAR") {
        return Err("no VCALENDAR".to_owned());
    }
    let calendar = component("VCALENDAR", &mut lines)?;
    if lines.peek().is_some() {
        return Err("more than a calendar".to_owned());
    }
    Ok(calendar)
}

fn component(
    name: &str,
    lines: &mut Peekable<impl Iterator<Item = Line>>,
) -> Result<Component, String> {
    let mut found = Component { name: name.to_owned(), lines: Vec::new(), inside: Vec::new() };
    loop {
        let line = lines.next().ok_or_else(|| format!("{name} does not end"))?;
        match line.name.as_str() {
            "END" if line.value == name => return Ok(found),
            "END" => return Err(format!("{name} ends as {}", line.value)),
            "BEGIN" => found.inside.push(component(&line.value, lines)?),
            _ => found.lines.push(line),
        }
    }
}

/// `name *(";" name "=" value) ":" value`; a quoted value may hold `;`, `:` and `,`.
fn line(raw: &str) -> Option<Line> {
    let end = raw.find([';', ':'])?;
    let (name, mut rest) = raw.split_at(end);
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return None;
    }
    let mut parameters = Vec::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let (key, value) = parameter.split_once('=')?;
        if let Some(quoted) = value.strip_prefix('"') {
            let (value, after) = quoted.split_once('"')?;
            parameters.push((key.to_ascii_uppercase(), value.to_owned()));
            rest = after;
        } else {
            let end = value.find([';', ':'])?;
            let (value, after) = value.split_at(end);
            parameters.push((key.to_ascii_uppercase(), value.to_owned()));
            rest = after;
        }
    }
    let value = rest.strip_prefix(':')?;
    Some(Line { name: name.to_ascii_uppercase(), parameters, value: value.to_owned() })
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut chars) = (String::new(), text.chars());
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                other => plain.extend(other),
            },
            (c, false) => plain.push(c),
        }
    }
    plain
}

/// The address of a person.
pub fn mailto(line: &Line) -> Result<String, String> {
    let wrong = || format!("no address: {}", line.value);
    let (scheme, address) = line.value.split_once(':').ok_or_else(wrong)?;
    if !scheme.eq_ignore_ascii_case("mailto") || address.contains([':', '<', '>', ' ']) {
        return Err(wrong());
    }
    Ok(address.to_owned())
}

/// When it is, and whether it is a day: DATE, UTC, or local time in a zone that the calendar
/// describes. A time without a zone floats, which no time of an invite may.
pub fn instant(calendar: &Component, line: &Line) -> Result<(Timestamp, bool), String> {
    let wrong = || format!("no time: {}", line.value);
    if line.parameter("VALUE") == Some("DATE") {
        let day = Date::strptime("%Y%m%d", &line.value).map_err(|_| wrong())?;
        let at = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).map_err(|_| wrong())?;
        return Ok((at, true));
    }
    let (local, zone) = match (line.value.strip_suffix('Z'), line.parameter("TZID")) {
        (Some(local), None) => (local, TimeZone::UTC),
        (None, Some(tzid)) => {
            let zones = calendar.inside("VTIMEZONE");
            let described = zones.iter().any(|zone| zone.text("TZID").is_ok_and(|t| t == tzid));
            if !described {
                return Err(format!("{tzid} is not described"));
            }
            (line.value.as_str(), TimeZone::get(tzid).map_err(|why| why.to_string())?)
        }
        _ => return Err(format!("{} floats, or has two zones", line.value)),
    };
    let local = DateTime::strptime("%Y%m%dT%H%M%S", local).map_err(|_| wrong())?;
    Ok((zone.to_timestamp(local).map_err(|_| wrong())?, false))
}
