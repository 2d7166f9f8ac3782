//! What holds for any text: the bytes are legal, and a reader gets back what was put in.

use calcard::icalendar::{ICalendarComponentType, ICalendarParameterName, ICalendarProperty};
use jiff::civil::{Date, DateTime, date};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::content::clean;
use super::super::{Entry, EntryStatus, Feed, Publisher, When, feed, publish};
use super::{dinner, events, parameter, parse, property, value};

/// Any text, with more of what breaks calendars than chance would bring.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        2 => "[ -~]{1,12}",
        3 => select(vec![
            "\r\n", "\r", "\n", "\t", "\0", "\u{7}", "\u{b}", "\u{c}", "\u{1b}", "\u{7f}",
            "\u{85}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{202e}", "\u{2066}", "\\", "\\n",
            ",", ";", ":", "\"", "^", "^'", "^n", "=", " ", "\r\n ", "åäö", "👩‍🔬", "e\u{301}",
            "\r\nATTENDEE:mailto:evil@example.com", "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n",
            "A:mailto:evil@x",
        ])
        .prop_map(str::to_owned),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn days() -> impl Strategy<Value = Date> {
    (1990_i16..2060, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

/// Times end at least two hours of the clock after they start, so that no jump turns them around.
fn whens() -> impl Strategy<Value = When> {
    let start =
        (days(), 0_i8..24, 0_i8..60).prop_map(|(day, hour, minute)| day.at(hour, minute, 0, 0));
    let longer = |time: DateTime, minutes: i64| {
        time.checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap()
    };
    prop_oneof![
        (days(), 0_i64..10).prop_map(|(first, more)| When::Days {
            first,
            last: first.checked_add(jiff::SignedDuration::from_hours(24 * more)).unwrap(),
        }),
        (start, 121_i64..5000)
            .prop_map(move |(start, minutes)| When::Times { start, end: longer(start, minutes) }),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    let texts = (hostile(), hostile(), hostile(), vec(hostile(), 0..4));
    let zones = select(vec!["Europe/Stockholm", "Africa/Casablanca", "Asia/Tokyo", "UTC"]);
    let flags = (any::<bool>(), any::<bool>(), 0_u32..=0x7fff_ffff);
    (texts, whens(), zones, flags).prop_map(
        |(texts, when, zone, (cancelled, transparent, sequence))| {
            let (summary, description, location, categories) = texts;
            let status = if cancelled { EntryStatus::Cancelled } else { EntryStatus::Confirmed };
            let zone = zone.to_owned();
            Entry {
                summary,
                description,
                location,
                categories,
                when,
                zone,
                status,
                transparent,
                sequence,
                ..dinner()
            }
        },
    )
}

/// The laws of the bytes: RFC 5545, section 3.1.
fn check_bytes(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.starts_with('\u{feff}'));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        let legal = |c: char| {
            (!c.is_control() || c == '\t') && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        };
        assert!(line.chars().all(legal), "{line:?}");
    }
}

fn is_shown(text: &str) -> bool {
    !clean(text).trim().is_empty()
}

/// The title as it is shown, which is never empty.
fn title_of(entry: &Entry) -> String {
    Some(clean(&entry.summary)).filter(|title| !title.trim().is_empty()).unwrap_or("–".to_owned())
}

/// An item of a list as it is shown.
fn item_of(text: &str) -> String {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches(['\\', ' ']).to_owned()
}

/// The names of the lines that every reader must find, whatever the texts hold.
fn names(entry: &Entry) -> Vec<&'static str> {
    let categories = entry.categories.iter().any(|item| !item_of(item).is_empty());
    let all = [
        ("BEGIN", true),
        ("UID", true),
        ("DTSTAMP", true),
        ("LAST-MODIFIED", true),
        ("SEQUENCE", true),
        ("STATUS", true),
        ("DTSTART", true),
        ("DTEND", true),
        ("X-MICROSOFT-CDO-ALLDAYEVENT", matches!(entry.when, When::Days { .. })),
        ("SUMMARY", true),
        ("DESCRIPTION", is_shown(&entry.description)),
        ("LOCATION", is_shown(&entry.location)),
        ("CATEGORIES", categories),
        ("TRANSP", true),
        ("X-MICROSOFT-CDO-BUSYSTATUS", true),
        ("ORGANIZER", true),
        ("END", true),
    ];
    all.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
}

/// The head of an object, and which components it has.
fn check_object(text: &str) {
    let calendar = parse(text);
    let count = |kind| calendar.components.iter().filter(|c| c.component_type == kind).count();
    assert_eq!(count(ICalendarComponentType::VCalendar), 1);
    assert_eq!(count(ICalendarComponentType::VEvent), 1);
    let head = calendar.components.first().unwrap();
    assert_eq!(value(head, &ICalendarProperty::Version), "2.0");
    assert_eq!(value(head, &ICalendarProperty::Prodid), super::super::PRODUCT);
    assert_eq!(value(head, &ICalendarProperty::Method), "PUBLISH");
    let zoned = text.contains(";TZID=");
    assert_eq!(count(ICalendarComponentType::VTimezone), usize::from(zoned));
    assert!(!text.contains("\r\nRDATE"));
}

fn check_times(text: &str, entry: &Entry) {
    let calendar = parse(text);
    let event = *events(&calendar).first().unwrap();
    for name in [ICalendarProperty::Dtstart, ICalendarProperty::Dtend] {
        let line = property(event, &name);
        let days = matches!(entry.when, When::Days { .. });
        let tzid = parameter(line, &ICalendarParameterName::Tzid);
        assert_eq!(tzid, (!days).then_some(entry.zone.as_str()), "{name:?}");
        let kind = parameter(line, &ICalendarParameterName::Value);
        assert_eq!(kind, days.then_some("DATE"), "{name:?}");
    }
    // Of a time that the clock shows twice this reader takes the second one, unlike RFC 5545; a
    // skipped one is not written.
    let rules = jiff::tz::TimeZone::get(&entry.zone).unwrap();
    if let When::Times { start, end } = entry.when
        && [start, end].into_iter().any(|at| rules.to_ambiguous_timestamp(at).is_ambiguous())
    {
        return;
    }
    let read = calendar.expand_dates(calcard::common::timezone::Tz::UTC, 10);
    let found: Vec<(i64, i64)> = read.events.into_iter().map(|e| e.timestamps()).collect();
    let zone = if matches!(entry.when, When::Days { .. }) { "UTC" } else { &entry.zone };
    let (start, end) = entry.when.instants(zone).unwrap();
    assert_eq!(found, [(start.as_second(), end.as_second())]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_entry_makes_a_legal_object_that_is_read_back(entry in entries(), name in hostile()) {
        let publisher = Publisher {
            organizer_name: name,
            ..super::publisher()
        };
        let text = publish(&publisher, std::slice::from_ref(&entry)).unwrap();

        check_bytes(&text);
        check_object(&text);
        check_times(&text, &entry);

        let whole = text.replace("\r\n ", "");
        let event = whole.lines().skip_while(|line| *line != "BEGIN:VEVENT");
        let found: Vec<&str> = event
            .take_while(|line| *line != "END:VCALENDAR")
            .map(|line| line.split([':', ';']).next().unwrap())
            .collect();
        prop_assert_eq!(found, names(&entry));

        let calendar = parse(&text);
        let event = *events(&calendar).first().unwrap();
        prop_assert_eq!(event.entries.len() + 2, names(&entry).len());
        prop_assert_eq!(value(event, &ICalendarProperty::Uid), &entry.uid);
        prop_assert_eq!(value(event, &ICalendarProperty::Summary), title_of(&entry));
        for (key, text) in [
            (ICalendarProperty::Description, clean(&entry.description)),
            (ICalendarProperty::Location, clean(&entry.location)),
        ] {
            if is_shown(&text) {
                prop_assert_eq!(value(event, &key), text);
            }
        }
        let categories: Vec<String> =
            entry.categories.iter().map(|c| item_of(c)).filter(|c| !c.is_empty()).collect();
        if !categories.is_empty() {
            let read = property(event, &ICalendarProperty::Categories);
            let read: Vec<&str> = read.values.iter().map(|v| v.as_text().unwrap()).collect();
            prop_assert_eq!(read, categories);
        }

        let organizer = property(event, &ICalendarProperty::Organizer);
        prop_assert_eq!(
            value(event, &ICalendarProperty::Organizer), "mailto:programme@example.org"
        );
        let shown = parameter(organizer, &ICalendarParameterName::Cn).unwrap_or_default();
        prop_assert!(!shown.contains(['"', ';', '^', '\\', '\r', '\n', '\t']), "{:?}", shown);
        prop_assert_eq!(text.contains(";CN="), text.contains(";CN=\""));
    }

    #[test]
    fn any_feed_is_legal_and_says_of_itself_what_was_given(
        entry in entries(), name in hostile(), description in hostile(), minutes in 1_u16..=1_440,
    ) {
        let alarm = minutes.to_string().parse().ok();
        let about = Feed { name, description, alarm, ..super::feed::programme() };
        let text = feed(&about, std::slice::from_ref(&entry)).unwrap();

        check_bytes(&text);
        check_times(&text, &entry);
        let calendar = parse(&text);
        let head = calendar.components.first().unwrap();
        let shown = [&about.name, &about.description].into_iter().filter(|t| is_shown(t)).count();
        prop_assert_eq!(head.entries.len(), 10 + shown * 2);
        if is_shown(&about.name) {
            prop_assert_eq!(value(head, &ICalendarProperty::Name), clean(&about.name));
        }
        let event = *events(&calendar).first().unwrap();
        // Without the two lines around it and the organiser.
        prop_assert_eq!(event.entries.len(), names(&entry).len() - 3);
        prop_assert_eq!(value(event, &ICalendarProperty::Summary), title_of(&entry));
        let again = feed(&about, &[entry]).unwrap();
        prop_assert_eq!(text, again);
    }

    #[test]
    fn the_same_entries_make_the_same_bytes(entry in entries()) {
        let publisher = super::publisher();
        let once = publish(&publisher, std::slice::from_ref(&entry));
        prop_assert_eq!(once, publish(&publisher, &[entry]));
    }
}
