//! What holds for every calendar object, whatever texts go into it: its bytes are legal, and a
//! reader finds exactly the components, properties and texts that were put in.
//!
//! A property test and the fuzz target share [`check`]; `parsers` has other people's readers see
//! the same.

use std::collections::BTreeMap;

use domain::calendar::{
    self, Attendee, CalendarError, Entry, EntryStatus, Feed, PRODUCT, Participation, Publisher,
    Times, When,
};
use jiff::Timestamp;
use jiff::civil::{DateTime, datetime};
use serde::Deserialize;

use crate::model_calendar::object;

/// What anybody may type, and what an entry is beside that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Title, description, room, kind, the attendee's name, the organiser's name.
    pub texts: [String; 6],
    /// Which of the days on both sides of the changes of the clock, and how many minutes into it.
    pub day: u8,
    pub minutes: u16,
    pub is_utc: bool,
    pub sequence: u32,
}

/// A component as any reader finds it, its properties by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    pub name: String,
    pub properties: Vec<Property>,
    pub inside: Vec<Outline>,
}

/// A property: its value where readers agree on what that is, and what it says of a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    pub name: String,
    pub said: Vec<String>,
    pub parameters: BTreeMap<String, String>,
}

/// An object that is made of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Request,
    Cancel,
    Publish,
    Feed,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Request, Self::Cancel, Self::Publish, Self::Feed];
}

const STARTS: [DateTime; 8] = [
    datetime(2026, 3, 28, 0, 0, 0, 0),
    datetime(2026, 3, 29, 3, 0, 0, 0),
    datetime(2026, 3, 30, 0, 0, 0, 0),
    datetime(2026, 7, 1, 0, 0, 0, 0),
    datetime(2026, 10, 24, 0, 0, 0, 0),
    datetime(2026, 10, 25, 3, 0, 0, 0),
    datetime(2026, 10, 26, 0, 0, 0, 0),
    datetime(2026, 12, 31, 0, 0, 0, 0),
];

const UID: &str = "f3b1c2d4e5f60718293a4b5c6d7e8f90@plenum.example.org";
const PAGE: &str = "https://plenum.example.org/conferences/x";

impl Case {
    /// A case out of any octets; 0xFF, which UTF-8 never has, parts the texts.
    pub fn of(octets: &[u8]) -> Self {
        let mut parts = octets.split(|octet| *octet == 0xff);
        let head = parts.next().unwrap_or_default();
        let octet = |at: usize| head.get(at).copied().unwrap_or(0);
        let mut text = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
        Self {
            texts: [text(), text(), text(), text(), text(), text()],
            day: octet(0) % 8,
            minutes: u16::from(octet(1)) * 5,
            is_utc: octet(2) % 2 == 1,
            sequence: u32::from_be_bytes([octet(3) % 128, octet(4), octet(5), octet(6)]),
        }
    }

    fn entry(&self) -> Entry {
        let [title, description, room, category, ..] = self.texts.clone();
        let (start, end) = self.hours();
        Entry {
            uid: UID.to_owned(),
            sequence: self.sequence,
            stamped_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            status: EntryStatus::Confirmed,
            summary: title,
            description,
            location: room,
            url: Some(PAGE.to_owned()),
            when: When::Times { start, end },
            zone: "Europe/Stockholm".to_owned(),
            categories: vec![category, "Workshop".to_owned()],
            transparent: false,
        }
    }

    /// Never in the hours that the clock skips or shows twice, in which readers differ.
    fn hours(&self) -> (DateTime, DateTime) {
        let midnight = STARTS[usize::from(self.day)];
        let later = |minutes: u16| {
            let minutes = i64::from(minutes);
            midnight.checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap_or(midnight)
        };
        (later(self.minutes % 1_200), later(self.minutes % 1_200 + 25))
    }

    /// The object; every case makes one.
    ///
    /// # Errors
    ///
    /// Never, which [`check`] finds out.
    pub fn object(&self, kind: Kind) -> Result<String, CalendarError> {
        let [title, description, _, _, name, organizer] = self.texts.clone();
        let times = if self.is_utc { Times::Utc } else { Times::Zone };
        let publisher = Publisher {
            organizer_name: organizer,
            organizer_address: "programme@example.org".to_owned(),
            times,
        };
        let attendee = Attendee {
            name,
            address: "ada@example.org".to_owned(),
            participation: Participation::Tentative,
            asked: true,
        };
        let entry = self.entry();
        match kind {
            Kind::Request => calendar::request(&publisher, &attendee, &entry),
            Kind::Cancel => calendar::cancel(&publisher, &attendee, &entry),
            Kind::Publish => calendar::publish(&publisher, &[entry]),
            Kind::Feed => {
                let about = Feed {
                    name: title,
                    description,
                    zone: entry.zone.clone(),
                    about: entry.when.clone(),
                    url: None,
                    source: PAGE.to_owned(),
                    colour: None,
                    changed_at: None,
                    alarm: None,
                    times,
                };
                calendar::feed(&about, &[entry])
            }
        }
    }

    /// What any reader must find in the object.
    pub fn expected(&self, kind: Kind) -> Outline {
        let [title, description, ..] = self.texts.each_ref().map(|text| cleaned(text));
        let mut head =
            vec![said("VERSION", "2.0"), said("PRODID", PRODUCT), said("CALSCALE", "GREGORIAN")];
        match kind {
            Kind::Feed => {
                if is_shown(&title) {
                    head.extend([said("NAME", &title), unsaid("X-WR-CALNAME")]);
                }
                if is_shown(&description) {
                    head.extend([said("DESCRIPTION", &description), unsaid("X-WR-CALDESC")]);
                }
                head.extend([unsaid("X-WR-TIMEZONE"), said("SOURCE", PAGE)]);
                head.extend([unsaid("REFRESH-INTERVAL"), unsaid("X-PUBLISHED-TTL")]);
            }
            Kind::Request => head.push(said("METHOD", "REQUEST")),
            Kind::Cancel => head.push(said("METHOD", "CANCEL")),
            Kind::Publish => head.push(said("METHOD", "PUBLISH")),
        }
        let mut inside = Vec::new();
        if kind == Kind::Feed || !self.is_utc {
            inside.push(stockholm());
        }
        inside.push(self.event(kind));
        outline("VCALENDAR", head, inside)
    }

    fn event(&self, kind: Kind) -> Outline {
        let [title, description, room, category, name, organizer] =
            self.texts.each_ref().map(|text| cleaned(text));
        let (start, end) = self.hours();
        let instant = |local: DateTime| {
            let zoned = local.in_tz("Europe/Stockholm").expect("a time of this century");
            zoned.timestamp().to_string()
        };
        let off = kind == Kind::Cancel;
        let mut all = vec![
            said("UID", UID),
            said("DTSTAMP", "1970-01-01T00:00:00Z"),
            said("LAST-MODIFIED", "1970-01-01T00:00:00Z"),
            said("SEQUENCE", &self.sequence.to_string()),
            said("STATUS", if off { "CANCELLED" } else { "CONFIRMED" }),
            said("DTSTART", &instant(start)),
            said("DTEND", &instant(end)),
            said("SUMMARY", if is_shown(&title) { &title } else { "–" }),
            said("URL", PAGE),
            said("TRANSP", if off { "TRANSPARENT" } else { "OPAQUE" }),
            unsaid("X-MICROSOFT-CDO-BUSYSTATUS"),
        ];
        let texts = [("DESCRIPTION", description), ("LOCATION", room)];
        all.extend(texts.iter().filter(|(_, t)| is_shown(t)).map(|(name, t)| said(name, t)));
        // Readers part a list at a comma behind two backslashes, or not.
        let item = one_line(&category).trim_end_matches(['\\', ' ']).to_owned();
        let items = [item, "Workshop".to_owned()];
        let items = items.into_iter().filter(|item| !item.is_empty()).collect();
        all.push(Property { said: items, ..unsaid("CATEGORIES") });
        if kind != Kind::Feed {
            all.push(person("ORGANIZER", "mailto:programme@example.org", &organizer, &[]));
        }
        if matches!(kind, Kind::Request | Kind::Cancel) {
            all.push(unsaid("X-MICROSOFT-CDO-INTENDEDSTATUS"));
            let mut words = vec![
                ("CUTYPE", "INDIVIDUAL"),
                ("PARTSTAT", "TENTATIVE"),
                ("ROLE", "REQ-PARTICIPANT"),
            ];
            if !off {
                words.push(("RSVP", "TRUE"));
            }
            all.push(person("ATTENDEE", "mailto:ada@example.org", &name, &words));
        }
        outline("VEVENT", all, Vec::new())
    }
}

/// Fails unless every object of the case keeps the laws.
pub fn check(case: &Case) {
    for kind in Kind::ALL {
        let object = case.object(kind).unwrap_or_else(|why| panic!("{kind:?}: {why}: {case:?}"));
        assert!(object.ends_with("\r\nEND:VCALENDAR\r\n"), "{kind:?}: {case:?}");
        for line in object.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{} octets, {kind:?}: {line:?}", line.len());
            let illegal = |c: char| {
                (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
            };
            assert!(!line.contains(illegal), "{kind:?}: {line:?}");
        }
        let found = object::parse(&object).and_then(|calendar| calendar.outline());
        assert_eq!(found, Ok(case.expected(kind)), "{kind:?}: {case:?}");
    }
}

fn stockholm() -> Outline {
    let part = |kind: &str, name: &str| {
        let unsaids = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"].map(unsaid);
        let all = unsaids.into_iter().chain([said("TZNAME", name)]).collect();
        outline(kind, all, Vec::new())
    };
    let parts = vec![part("DAYLIGHT", "CEST"), part("STANDARD", "CET")];
    outline("VTIMEZONE", vec![said("TZID", "Europe/Stockholm")], parts)
}

/// A component with its properties by name.
pub fn outline(name: &str, mut properties: Vec<Property>, inside: Vec<Outline>) -> Outline {
    properties.sort();
    Outline { name: name.to_owned(), properties, inside }
}

fn unsaid(name: &str) -> Property {
    Property { name: name.to_owned(), said: Vec::new(), parameters: BTreeMap::new() }
}

fn said(name: &str, value: &str) -> Property {
    Property { said: vec![value.to_owned()], ..unsaid(name) }
}

fn person(name: &str, address: &str, shown: &str, words: &[(&str, &str)]) -> Property {
    let mut parameters: BTreeMap<String, String> =
        words.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect();
    let shown = shown.replace('"', "'").replace(['^', ';', '\\'], " ");
    let shown = one_line(&shown);
    if !shown.is_empty() {
        parameters.insert("CN".to_owned(), shown);
    }
    Property { parameters, ..said(name, address) }
}

/// Whether there is anything to see.
fn is_shown(cleaned: &str) -> bool {
    !cleaned.trim().is_empty()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without what no content line holds: each end of a line or paragraph is one newline, and
/// control characters, byte order marks and marks that turn the direction of what follows are gone.
fn cleaned(text: &str) -> String {
    let mut cleaned = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\n' | '\t' => cleaned.push(c),
            c if c.is_control() => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}
