//! What a published object says, to the letter.

use calcard::icalendar::{ICalendarParameterName, ICalendarProperty, ICalendarStatus};
use jiff::civil::{date, datetime};

use super::super::{CalendarError, Entry, EntryStatus, Method, Publisher, When, publish};
use super::{dinner, events, parameter, parse, property, publisher, value};

fn one(entry: Entry) -> Result<String, CalendarError> {
    publish(&publisher(), &[entry])
}

/// The content lines that begin with one of the names, unfolded, in order.
fn lines(text: &str, names: &[&str]) -> Vec<String> {
    let whole = text.replace("\r\n ", "");
    let named = |line: &&str| names.contains(&line.split([':', ';']).next().unwrap());
    whole.lines().filter(named).map(str::to_owned).collect()
}

#[test]
fn an_entry_is_written_to_the_letter() {
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Plenum//Plenum 0.1//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Stockholm",
        "BEGIN:DAYLIGHT",
        "DTSTART:20220327T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20211031T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:0197d2f0-7c1a-7b5e-8a51-0f2f4f5f6a01@plenum.example.org",
        "DTSTAMP:20220601T070000Z",
        "LAST-MODIFIED:20220530T120001Z",
        "SEQUENCE:3",
        "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Stockholm:20220922T190000",
        "DTEND;TZID=Europe/Stockholm:20220922T223000",
        "SUMMARY:Dinner\\, with music\\; and \\\\o/: \"free\"",
        "DESCRIPTION:Welcome.\\nThe boat leaves at 18:30 from the quay in front of th",
        " e hotel\\; åäö.",
        "LOCATION:Stadshuset\\, Stockholm",
        "URL:https://plenum.example.org/pm-2022/places/dinner?a=1&b=2",
        "CATEGORIES:Social\\, evening,Food",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "ORGANIZER;CN=\"Precision Medicine 2022\":mailto:programme@example.org",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let text = one(Entry {
        sequence: 3,
        summary: "Dinner, with music; and \\o/: \"free\"".to_owned(),
        description:
            "Welcome.\r\nThe boat leaves at 18:30 from the quay in front of the hotel; åäö."
                .to_owned(),
        url: Some("https://plenum.example.org/pm-2022/places/dinner?a=1&b=2".to_owned()),
        categories: vec!["Social, evening".to_owned(), " ".to_owned(), "Food".to_owned()],
        ..dinner()
    });
    assert_eq!(text.unwrap().split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn a_cancelled_entry_is_published_and_takes_no_time() {
    let text = one(Entry { sequence: 4, status: EntryStatus::Cancelled, ..dinner() }).unwrap();
    let shown = ["METHOD", "SEQUENCE", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"];
    assert_eq!(
        lines(&text, &shown),
        [
            "METHOD:PUBLISH",
            "SEQUENCE:4",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
        ]
    );
    let calendar = parse(&text);
    let event = *events(&calendar).first().unwrap();
    assert_eq!(event.status(), Some(&ICalendarStatus::Cancelled));
    assert_eq!(value(event, &ICalendarProperty::Uid), dinner().uid);
}

#[test]
fn whole_days_end_on_the_day_after_and_need_no_zone() {
    let days = When::Days { first: date(2022, 9, 22), last: date(2022, 9, 30) };
    let text = one(Entry { when: days, transparent: true, ..dinner() }).unwrap();
    let shown =
        ["DTSTART", "DTEND", "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-CDO-BUSYSTATUS", "TZID"];
    assert_eq!(
        lines(&text, &shown),
        [
            "DTSTART;VALUE=DATE:20220922",
            "DTEND;VALUE=DATE:20221001",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
        ]
    );
}

#[test]
fn each_zone_is_described_once_and_before_the_events() {
    let of = |n: u8, zone: &str| Entry {
        uid: format!("{n}@plenum.example.org"),
        zone: zone.to_owned(),
        ..dinner()
    };
    let entries = [of(1, "Europe/Stockholm"), of(2, "Asia/Tokyo"), of(3, "europe/stockholm")];
    let text = publish(&publisher(), &entries).unwrap();
    assert_eq!(lines(&text, &["TZID"]), ["TZID:Asia/Tokyo", "TZID:Europe/Stockholm"]);
    assert!(text.rfind("END:VTIMEZONE") < text.find("BEGIN:VEVENT"));
    assert_eq!(
        lines(&text, &["DTSTART"]).split_off(3),
        [
            "DTSTART;TZID=Europe/Stockholm:20220922T190000",
            "DTSTART;TZID=Asia/Tokyo:20220922T190000",
            "DTSTART;TZID=Europe/Stockholm:20220922T190000"
        ]
    );
}

#[test]
fn the_readers_instant_is_ours_on_both_sides_of_the_clock_changes() {
    let cases = [
        (datetime(2026, 3, 28, 10, 0, 0, 0), "2026-03-28T09:00:00Z"),
        (datetime(2026, 3, 29, 10, 0, 0, 0), "2026-03-29T08:00:00Z"),
        (datetime(2026, 10, 24, 10, 0, 0, 0), "2026-10-24T08:00:00Z"),
        (datetime(2026, 10, 25, 10, 0, 0, 0), "2026-10-25T09:00:00Z"),
    ];
    for (start, expected) in cases {
        let end = start.date().at(11, 0, 0, 0);
        let when = When::Times { start, end };
        let expected: jiff::Timestamp = expected.parse().unwrap();
        assert_eq!(when.instants("Europe/Stockholm").unwrap().0, expected, "{start}");

        let calendar = parse(&one(Entry { when, ..dinner() }).unwrap());
        let read = calendar.expand_dates(calcard::common::timezone::Tz::Floating, 10);
        let seconds: Vec<i64> = read.events.into_iter().map(|event| event.timestamps().0).collect();
        assert_eq!(seconds, [expected.as_second()], "{start}");
    }
}

#[test]
fn a_time_that_the_clock_skips_or_shows_twice_is_read_as_the_standard_says() {
    let cases = [
        // 02:30 is skipped: the offset before the jump makes it 03:30.
        (datetime(2026, 3, 29, 2, 30, 0, 0), "2026-03-29T01:30:00Z", "20260329T033000"),
        // 02:30 is shown twice: the first one.
        (datetime(2026, 10, 25, 2, 30, 0, 0), "2026-10-25T00:30:00Z", "20261025T023000"),
    ];
    for (start, instant, written) in cases {
        let when = When::Times { start, end: start.date().at(6, 0, 0, 0) };
        let found = when.instants("Europe/Stockholm").unwrap().0;
        assert_eq!(found, instant.parse().unwrap(), "{start}");
        let text = one(Entry { when, ..dinner() }).unwrap();
        let line = format!("DTSTART;TZID=Europe/Stockholm:{written}\r\n");
        assert!(text.contains(&line), "{start} in {text}");
    }
}

#[test]
fn days_last_from_midnight_to_midnight() {
    let days = When::Days { first: date(2026, 10, 25), last: date(2026, 10, 25) };
    let (start, end) = days.instants("Europe/Stockholm").unwrap();
    assert_eq!(start, "2026-10-24T22:00:00Z".parse().unwrap());
    assert_eq!(end, "2026-10-25T23:00:00Z".parse().unwrap());
}

#[test]
fn the_name_of_the_organiser_cannot_become_an_address() {
    let cases = [
        ("A:mailto:evil@x", Some("A:mailto:evil@x")),
        ("Lind, Anna: \"PhD\"; x", Some("Lind, Anna: 'PhD' x")),
        ("a^nb^'c\r\nATTENDEE:mailto:evil@x\0", Some("a nb 'c ATTENDEE:mailto:evil@x")),
        ("Ada \\", Some("Ada")),
        ("\u{202e}\u{feff} \t\r\n^;", None),
    ];
    for (name, expected) in cases {
        let publisher = Publisher { organizer_name: name.to_owned(), ..publisher() };
        let text = publish(&publisher, &[dinner()]).unwrap();
        let calendar = parse(&text);
        let event = *events(&calendar).first().unwrap();
        let organizer = property(event, &ICalendarProperty::Organizer);
        assert_eq!(value(event, &ICalendarProperty::Organizer), "mailto:programme@example.org");
        assert_eq!(parameter(organizer, &ICalendarParameterName::Cn), expected, "{name:?}");
        assert_eq!(text.contains("CN="), text.contains("CN=\""), "{name:?}");
    }
}

#[test]
fn an_address_is_written_as_rfc_6068_demands() {
    let cases = [
        ("ada@example.org", Ok("mailto:ada@example.org")),
        ("ada+x@example.org", Ok("mailto:ada+x@example.org")),
        ("a%b?c=d/e#f&g@example.org", Ok("mailto:a%25b%3Fc%3Dd%2Fe%23f%26g@example.org")),
        ("ada@exämple.org", Ok("mailto:ada@xn--exmple-cua.org")),
        ("\"a b\"@example.org", Err(())),
        ("mailto:Ada <ada@example.org>", Err(())),
        ("ada", Err(())),
        ("", Err(())),
    ];
    for (address, expected) in cases {
        let publisher = Publisher { organizer_address: address.to_owned(), ..publisher() };
        match (publish(&publisher, &[dinner()]), expected) {
            (Ok(text), Ok(uri)) => {
                let line = lines(&text, &["ORGANIZER"]).concat();
                assert_eq!(line, format!("ORGANIZER;CN=\"Precision Medicine 2022\":{uri}"));
            }
            (Err(error), Err(())) => assert_eq!(error, CalendarError::Address(address.to_owned())),
            (found, _) => panic!("{address:?}: {found:?}"),
        }
    }
}

#[test]
fn what_breaks_a_rule_is_refused_by_name() {
    let uid = || dinner().uid;
    let times = |start, end| When::Times { start, end };
    let days = |first, last| When::Days { first, last };
    let at = |hour, minute| datetime(2026, 3, 29, hour, minute, 0, 0);
    let with = |when| Entry { when, ..dinner() };
    let cases = [
        (Entry { uid: String::new(), ..dinner() }, CalendarError::Token(String::new())),
        (
            Entry { uid: "a\r\nX:y".to_owned(), ..dinner() },
            CalendarError::Token("a\r\nX:y".to_owned()),
        ),
        (Entry { uid: "a,b".to_owned(), ..dinner() }, CalendarError::Token("a,b".to_owned())),
        (Entry { sequence: 1 << 31, ..dinner() }, CalendarError::Sequence(1 << 31)),
        (
            Entry { zone: "Mars/Base".to_owned(), ..dinner() },
            CalendarError::Zone("Mars/Base".to_owned()),
        ),
        (
            Entry { zone: "Etc/Unknown".to_owned(), ..dinner() },
            CalendarError::Zone("Etc/Unknown".to_owned()),
        ),
        (
            Entry { url: Some("https://a/\r\nX:y".to_owned()), ..dinner() },
            CalendarError::Uri("https://a/\r\nX:y".to_owned()),
        ),
        (
            Entry { url: Some("/relative".to_owned()), ..dinner() },
            CalendarError::Uri("/relative".to_owned()),
        ),
        (with(times(at(10, 0), at(10, 0))), CalendarError::Order(uid())),
        // 02:45 is skipped and means 03:45, which is after 03:15.
        (with(times(at(2, 45), at(3, 15))), CalendarError::Order(uid())),
        (with(days(date(2022, 9, 23), date(2022, 9, 22))), CalendarError::Order(uid())),
        (with(days(date(0, 1, 1), date(0, 1, 1))), CalendarError::Year(0)),
        (with(days(date(9999, 12, 31), date(9999, 12, 31))), CalendarError::Year(9999)),
    ];
    for (entry, expected) in cases {
        assert_eq!(one(entry.clone()), Err(expected), "{entry:?}");
    }
    assert_eq!(publish(&publisher(), &[]), Err(CalendarError::Empty));
    assert_eq!(publish(&publisher(), &[dinner(), dinner()]), Err(CalendarError::Twice(uid())));
}

#[test]
fn the_media_type_has_the_method_of_the_object() {
    let cases = [
        (Method::Publish, "text/calendar; charset=UTF-8; method=PUBLISH"),
        (Method::Request, "text/calendar; charset=UTF-8; method=REQUEST"),
        (Method::Cancel, "text/calendar; charset=UTF-8; method=CANCEL"),
    ];
    for (method, expected) in cases {
        assert_eq!(method.content_type(), expected);
    }
}

#[test]
fn when_is_stored_in_words() {
    let cases = [
        (
            When::Days { first: date(2022, 9, 22), last: date(2022, 9, 23) },
            r#"{"days":{"first":"2022-09-22","last":"2022-09-23"}}"#,
        ),
        (dinner().when, r#"{"times":{"start":"2022-09-22T19:00:00","end":"2022-09-22T22:30:00"}}"#),
    ];
    for (when, expected) in cases {
        assert_eq!(serde_json::to_string(&when).unwrap(), expected);
        assert_eq!(serde_json::from_str::<When>(expected).unwrap(), when);
    }
}
