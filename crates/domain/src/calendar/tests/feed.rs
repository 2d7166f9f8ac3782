//! What a feed says, to the letter.

use calcard::icalendar::{ICalendarComponentType, ICalendarProperty};
use jiff::civil::{date, datetime};

use super::super::{
    Alarm, CalendarError, Entry, EntryStatus, Feed, InvalidAlarm, Times, When, feed,
};
use super::{dinner, events, parse, value};

pub(super) fn programme() -> Feed {
    Feed {
        name: "Precision Medicine 2022".to_owned(),
        description: "Stockholm; two days, five areas.".to_owned(),
        zone: "Europe/Stockholm".to_owned(),
        about: When::Days { first: date(2022, 9, 22), last: date(2022, 9, 23) },
        url: Some("https://plenum.example.org/conferences/pm-2022/programme".to_owned()),
        source: "https://plenum.example.org/conferences/pm-2022/programme.ics?lang=sv".to_owned(),
        colour: Some("#d01840".to_owned()),
        changed_at: Some("2022-05-30T12:00:01.5Z".parse().unwrap()),
        alarm: None,
        times: Times::Zone,
    }
}

const HEAD: [&str; 16] = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Plenum//Plenum 0.1//EN",
    "CALSCALE:GREGORIAN",
    "NAME:Precision Medicine 2022",
    "X-WR-CALNAME:Precision Medicine 2022",
    "DESCRIPTION:Stockholm\\; two days\\, five areas.",
    "X-WR-CALDESC:Stockholm\\; two days\\, five areas.",
    "X-WR-TIMEZONE:Europe/Stockholm",
    "URL:https://plenum.example.org/conferences/pm-2022/programme",
    "SOURCE;VALUE=URI:https://plenum.example.org/conferences/pm-2022/programme.ics?lang=sv",
    "COLOR:crimson",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    "LAST-MODIFIED:20220530T120001Z",
    "BEGIN:VTIMEZONE",
];

fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_feed_is_written_to_the_letter() {
    let text = feed(&programme(), &[dinner()]).unwrap();
    let lines = unfolded(&text);
    assert_eq!(lines[..HEAD.len()], HEAD);
    let event = lines.iter().position(|line| line == "BEGIN:VEVENT").unwrap();
    assert_eq!(
        lines[event..],
        [
            "BEGIN:VEVENT",
            "UID:0197d2f0-7c1a-7b5e-8a51-0f2f4f5f6a01@plenum.example.org",
            "DTSTAMP:20220601T070000Z",
            "LAST-MODIFIED:20220530T120001Z",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "DTSTART;TZID=Europe/Stockholm:20220922T190000",
            "DTEND;TZID=Europe/Stockholm:20220922T223000",
            "SUMMARY:Dinner",
            "LOCATION:Stadshuset\\, Stockholm",
            "TRANSP:OPAQUE",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn an_empty_feed_is_a_calendar_with_its_zone() {
    let text = feed(&Feed { changed_at: None, ..programme() }, &[]).unwrap();
    let calendar = parse(&text);
    let kinds: Vec<_> = calendar.components.iter().map(|each| &each.component_type).collect();
    assert_eq!(
        kinds,
        [
            &ICalendarComponentType::VCalendar,
            &ICalendarComponentType::VTimezone,
            &ICalendarComponentType::Daylight,
            &ICalendarComponentType::Standard,
        ]
    );
    assert!(!text.contains("LAST-MODIFIED"), "nothing was changed yet");
}

#[test]
fn a_feed_asks_nobody_anything_and_has_no_name_of_its_own_for_programs() {
    let text = feed(&programme(), &[dinner()]).unwrap();
    for key in ["METHOD", "ORGANIZER", "ATTENDEE", "mailto:"] {
        assert!(!text.contains(key), "{key}");
    }
    let calendar = parse(&text);
    let head = calendar.components.first().unwrap();
    assert!(head.entries.iter().all(|entry| entry.name != ICalendarProperty::Uid));
}

#[test]
fn the_zone_is_described_for_the_days_and_for_entries_far_from_them() {
    let when = When::Times {
        start: datetime(2031, 1, 2, 9, 0, 0, 0),
        end: datetime(2031, 1, 2, 10, 0, 0, 0),
    };
    let text = feed(&programme(), &[Entry { when, ..dinner() }]).unwrap();
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    // It starts with the rules that hold on the first day of the conference.
    assert!(text.contains("BEGIN:STANDARD\r\nDTSTART:20211031T030000\r\n"), "{text}");
    let other = Entry { zone: "Asia/Tokyo".to_owned(), ..dinner() };
    let text = feed(&programme(), &[other]).unwrap();
    let zones: Vec<String> =
        unfolded(&text).into_iter().filter(|line| line.starts_with("TZID:")).collect();
    assert_eq!(zones, ["TZID:Asia/Tokyo", "TZID:Europe/Stockholm"]);
}

#[test]
fn a_colour_that_is_none_is_left_out() {
    for colour in [None, Some("url(x)"), Some("#12\r\n34"), Some("crimson")] {
        let text = feed(&Feed { colour: colour.map(str::to_owned), ..programme() }, &[]).unwrap();
        assert!(!text.contains("COLOR"), "{colour:?}");
    }
}

#[test]
fn an_alarm_rings_before_what_takes_place_at_a_time_of_day() {
    let entry = |n: u8| Entry { uid: format!("{n}@plenum.example.org"), ..dinner() };
    let days = When::Days { first: date(2022, 9, 22), last: date(2022, 9, 23) };
    let entries = [
        Entry { summary: "Dinner\r\nATTENDEE:mailto:x@example.org".to_owned(), ..entry(1) },
        Entry { status: EntryStatus::Cancelled, ..entry(2) },
        Entry { when: days, ..entry(3) },
    ];
    let alarm = Some("15".parse().unwrap());
    let text = feed(&Feed { alarm, ..programme() }, &entries).unwrap();
    assert_eq!(text.matches("BEGIN:VALARM").count(), 1);
    let expected = "BEGIN:VALARM\r\nACTION:DISPLAY\r\n\
         DESCRIPTION:Dinner\\nATTENDEE:mailto:x@example.org\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n\
         END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2@";
    assert!(text.contains(expected), "{text}");
    let calendar = parse(&text);
    assert_eq!(events(&calendar).len(), 3);
    assert_eq!(value(events(&calendar)[1], &ICalendarProperty::Uid), "2@plenum.example.org");
}

#[test]
fn an_alarm_is_at_most_a_day_before() {
    let cases = [
        ("1", Ok(1)),
        ("15", Ok(15)),
        ("1440", Ok(1_440)),
        ("0", Err(InvalidAlarm)),
        ("1441", Err(InvalidAlarm)),
        ("65551", Err(InvalidAlarm)),
        ("-5", Err(InvalidAlarm)),
        ("", Err(InvalidAlarm)),
        ("15m", Err(InvalidAlarm)),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<Alarm>().map(Alarm::minutes), expected, "{text:?}");
    }
}

#[test]
fn what_cannot_be_a_feed_is_refused() {
    let twice = feed(&programme(), &[dinner(), dinner()]);
    assert_eq!(twice, Err(CalendarError::Twice(dinner().uid)));
    let source = "javascript".to_owned();
    let no_address = feed(&Feed { source: source.clone(), ..programme() }, &[]);
    assert_eq!(no_address, Err(CalendarError::Uri(source)));
    let zone = "Europe/Stockholm\r\nX:1".to_owned();
    let no_zone = feed(&Feed { zone: zone.clone(), ..programme() }, &[]);
    assert_eq!(no_zone, Err(CalendarError::Zone(zone)));
}
