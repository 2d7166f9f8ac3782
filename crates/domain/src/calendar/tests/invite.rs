//! What an invite, its update and its cancellation say, to the letter.

use calcard::icalendar::{ICalendarParameterName, ICalendarProperty};
use jiff::civil::{date, datetime};

use super::super::Participation::{Accepted, Declined, NeedsAction, Tentative};
use super::super::{
    Attendee, CalendarError, Entry, EntryStatus, Publisher, Times, When, cancel, feed, publish,
    request,
};
use super::{dinner, events, parameter, parse, property, publisher, value};

fn ada() -> Attendee {
    Attendee {
        name: "Ada Prov".to_owned(),
        address: "ada@example.org".to_owned(),
        participation: NeedsAction,
        asked: true,
    }
}

/// A talk, whose status the two functions set by themselves.
fn talk() -> Entry {
    Entry {
        uid: "f3b1c2d4e5f60718293a4b5c6d7e8f90@plenum.example.org".to_owned(),
        summary: "Panels: which one, for whom?".to_owned(),
        location: "Room A".to_owned(),
        when: When::Times {
            start: datetime(2022, 9, 22, 11, 0, 0, 0),
            end: datetime(2022, 9, 22, 11, 30, 0, 0),
        },
        ..dinner()
    }
}

const ZONE: [&str; 16] = [
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
];

fn lines(text: &str) -> Vec<&str> {
    text.split("\r\n").collect()
}

#[test]
fn a_request_is_written_to_the_letter() {
    let head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Plenum//Plenum 0.1//EN",
        "CALSCALE:GREGORIAN",
    ];
    let event = [
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:f3b1c2d4e5f60718293a4b5c6d7e8f90@plenum.example.org",
        "DTSTAMP:20220601T070000Z",
        "LAST-MODIFIED:20220530T120001Z",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Stockholm:20220922T110000",
        "DTEND;TZID=Europe/Stockholm:20220922T113000",
        "SUMMARY:Panels: which one\\, for whom?",
        "LOCATION:Room A",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
        "ORGANIZER;CN=\"Precision Medicine 2022\":mailto:programme@example.org",
        "ATTENDEE;CN=\"Ada Prov\";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PAR",
        " TICIPANT;RSVP=TRUE:mailto:ada@example.org",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let expected = [&head[..], &["METHOD:REQUEST"], &ZONE, &event].concat();
    let cancelled = Entry { status: EntryStatus::Cancelled, ..talk() };
    for entry in [talk(), cancelled] {
        let text = request(&publisher(), &ada(), &entry).unwrap();
        assert_eq!(lines(&text), expected);
    }
}

#[test]
fn a_cancellation_is_written_to_the_letter() {
    let said = Attendee { participation: Accepted, ..ada() };
    let text = cancel(&publisher(), &said, &Entry { sequence: 3, ..talk() }).unwrap();
    let found = lines(&text);
    let event = found.iter().position(|line| *line == "BEGIN:VEVENT").unwrap();
    assert_eq!(found[4], "METHOD:CANCEL");
    assert_eq!(
        found[event..],
        [
            "BEGIN:VEVENT",
            "UID:f3b1c2d4e5f60718293a4b5c6d7e8f90@plenum.example.org",
            "DTSTAMP:20220601T070000Z",
            "LAST-MODIFIED:20220530T120001Z",
            "SEQUENCE:3",
            "STATUS:CANCELLED",
            "DTSTART;TZID=Europe/Stockholm:20220922T110000",
            "DTEND;TZID=Europe/Stockholm:20220922T113000",
            "SUMMARY:Panels: which one\\, for whom?",
            "LOCATION:Room A",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
            "X-MICROSOFT-CDO-INTENDEDSTATUS:FREE",
            "ORGANIZER;CN=\"Precision Medicine 2022\":mailto:programme@example.org",
            "ATTENDEE;CN=\"Ada Prov\";CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICI",
            " PANT:mailto:ada@example.org",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    );
}

#[test]
fn an_answer_is_asked_for_exactly_when_it_is_asked_for() {
    let cases = [
        (NeedsAction, true, "PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:"),
        (NeedsAction, false, "PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT:"),
        (Accepted, false, "PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:"),
        (Tentative, true, "PARTSTAT=TENTATIVE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:"),
        (Declined, false, "PARTSTAT=DECLINED;ROLE=REQ-PARTICIPANT:"),
    ];
    for (participation, asked, expected) in cases {
        let attendee = Attendee { participation, asked, ..ada() };
        let text = request(&publisher(), &attendee, &talk()).unwrap().replace("\r\n ", "");
        let expected = format!(
            "\r\nATTENDEE;CN=\"Ada Prov\";CUTYPE=INDIVIDUAL;{expected}mailto:ada@example.org\r\n"
        );
        assert!(text.contains(&expected), "{expected} in {text}");
        let text = cancel(&publisher(), &attendee, &talk()).unwrap();
        assert!(!text.contains("RSVP"), "{text}");
    }
}

#[test]
fn an_invite_leaves_reminders_to_the_attendee_and_lets_them_propose_a_time() {
    for of in [request, cancel] {
        let text = of(&publisher(), &ada(), &talk()).unwrap();
        for absent in ["VALARM", "DISALLOW-COUNTER", "RRULE:FREQ=DAILY", "RDATE", "SENT-BY"] {
            assert!(!text.contains(absent), "{absent}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert_eq!(text.matches("\r\nATTENDEE").count(), 1);
        assert_eq!(text.matches("\r\nORGANIZER").count(), 1);
    }
}

#[test]
fn the_name_of_an_attendee_cannot_become_an_address() {
    let cases = [
        ("A:mailto:evil@x", Some("A:mailto:evil@x")),
        ("Lind, Anna: \"PhD\"; x", Some("Lind, Anna: 'PhD' x")),
        ("a^nb^'c\r\nATTENDEE:mailto:evil@x\0", Some("a nb 'c ATTENDEE:mailto:evil@x")),
        ("Ada \\", Some("Ada")),
        ("\u{202e}\u{feff} \t\r\n^;", None),
    ];
    for (name, expected) in cases {
        let attendee = Attendee { name: name.to_owned(), ..ada() };
        let calendar = parse(&request(&publisher(), &attendee, &talk()).unwrap());
        let event = *events(&calendar).first().unwrap();
        assert_eq!(value(event, &ICalendarProperty::Attendee), "mailto:ada@example.org");
        let attendee = property(event, &ICalendarProperty::Attendee);
        assert_eq!(parameter(attendee, &ICalendarParameterName::Cn), expected, "{name:?}");
    }
}

#[test]
fn nobody_is_invited_by_themselves_or_at_no_address() {
    let cases = [
        ("programme@example.org", CalendarError::Itself("programme@example.org".to_owned())),
        ("Programme@Example.ORG", CalendarError::Itself("Programme@Example.ORG".to_owned())),
        ("Ada <ada@example.org>", CalendarError::Address("Ada <ada@example.org>".to_owned())),
        ("", CalendarError::Address(String::new())),
    ];
    for (address, expected) in cases {
        let attendee = Attendee { address: address.to_owned(), ..ada() };
        assert_eq!(request(&publisher(), &attendee, &talk()), Err(expected.clone()));
        assert_eq!(cancel(&publisher(), &attendee, &talk()), Err(expected));
    }
    let nowhere = Publisher { organizer_address: "x".to_owned(), ..publisher() };
    let found = request(&nowhere, &ada(), &talk());
    assert_eq!(found, Err(CalendarError::Address("x".to_owned())));
    let high = Entry { sequence: 1 << 31, ..talk() };
    assert_eq!(request(&publisher(), &ada(), &high), Err(CalendarError::Sequence(1 << 31)));
}

#[test]
fn times_in_utc_are_the_same_instants_and_need_no_zone() {
    let universal = Publisher { times: Times::Utc, ..publisher() };
    let night =
        |day: jiff::civil::Date| (day.at(23, 0, 0, 0), day.tomorrow().unwrap().at(9, 0, 0, 0));
    // Nights in which the clock is set.
    let cases = [
        (night(date(2026, 3, 28)), "DTSTART:20260328T220000Z", "DTEND:20260329T070000Z"),
        (night(date(2026, 10, 24)), "DTSTART:20261024T210000Z", "DTEND:20261025T080000Z"),
    ];
    for ((start, end), starts, ends) in cases {
        let when = When::Times { start, end };
        let entry = Entry { when, ..talk() };
        let mails = [
            request(&universal, &ada(), &entry).unwrap(),
            cancel(&universal, &ada(), &entry).unwrap(),
            publish(&universal, std::slice::from_ref(&entry)).unwrap(),
        ];
        for text in mails {
            assert!(text.contains(&format!("\r\n{starts}\r\n{ends}\r\n")), "{text}");
            assert!(!text.contains("VTIMEZONE") && !text.contains("TZID"), "{text}");
        }
        // A feed says which zone its days are in.
        let about = super::super::Feed { times: Times::Utc, ..super::feed::programme() };
        let text = feed(&about, &[entry]).unwrap();
        assert!(text.contains(&format!("\r\n{starts}\r\n{ends}\r\n")), "{text}");
        assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    }
    let days = When::Days { first: date(2022, 9, 22), last: date(2022, 9, 22) };
    let text = request(&universal, &ada(), &Entry { when: days, ..talk() }).unwrap();
    assert!(text.contains("\r\nDTSTART;VALUE=DATE:20220922\r\n"), "{text}");
}
