use jiff::Timestamp;

use super::Effect::{Added, NoCalendar, NotMine, Outdated, Removed, UnknownCancelled, Updated};
use super::{Answer, Effect, ModelCalendar, ModelCalendars};

const ADA: &str = "ada@example.org";
const UID: &str = "f3b1@plenum.example.org";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

/// An object by hand: a method, SEQUENCE, the minute of DTSTAMP, and the hour of the start.
fn object(method: &str, sequence: u32, minute: u8, hour: u8) -> String {
    let status = if method == "CANCEL" { "CANCELLED" } else { "CONFIRMED" };
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hand//EN",
        &format!("METHOD:{method}"),
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Stockholm",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        &format!("UID:{UID}"),
        &format!("DTSTAMP:20220601T07{minute:02}00Z"),
        &format!("SEQUENCE:{sequence}"),
        &format!("STATUS:{status}"),
        &format!("DTSTART;TZID=Europe/Stockholm:20220922T{hour:02}0000"),
        &format!("DTEND;TZID=Europe/Stockholm:20220922T{hour:02}3000"),
        "SUMMARY:Panels\\, again\\; \\\\o/\\nsec",
        " ond line: \"x\"",
        "LOCATION:Room A",
        "TRANSP:OPAQUE",
        "ORGANIZER;CN=\"A;B:mailto:evil@example.org,C\":mailto:programme@example.org",
        "ATTENDEE;CN=\"Ada: Prov\";PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:Ada@example.org",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    .join("\r\n")
}

fn mail(method: &str, object: &str) -> Vec<u8> {
    format!(
        "From: Programme <programme@example.org>\r\nTo: Ada <{ADA}>\r\nSubject: x\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nhello\r\n\
         --b\r\nContent-Type: text/calendar; method={method}; charset=UTF-8\r\n\r\n{object}\r\n\
         --b--\r\n"
    )
    .into_bytes()
}

#[test]
fn what_is_asked_is_shown_in_full() {
    let mut calendar = ModelCalendar::new(ADA);
    let effects = calendar.receive(&mail("REQUEST", &object("REQUEST", 2, 0, 11)));
    assert_eq!(effects, Ok(vec![Added]));
    let [shown] = calendar.entries()[..] else { panic!("one entry") };
    assert_eq!(shown.summary, "Panels, again; \\o/\nsecond line: \"x\"");
    assert_eq!((shown.uid.as_str(), shown.sequence), (UID, 2));
    assert_eq!(shown.start, at("2022-09-22T09:00:00Z"));
    assert_eq!(shown.end, at("2022-09-22T09:30:00Z"));
    assert_eq!((shown.location.as_str(), shown.status.as_str()), ("Room A", "CONFIRMED"));
    assert_eq!((shown.partstat.as_str(), shown.asked), ("NEEDS-ACTION", true));
    assert_eq!(shown.organizer, "programme@example.org");
    assert!(!shown.is_days && !shown.transparent);
}

/// Method, SEQUENCE, minute of the stamp, hour; what it does, and the hour in UTC then shown.
type Step = (&'static str, u32, u8, u8, Effect, Option<u8>);

#[test]
fn sequence_decides_then_the_stamp() {
    let mut calendar = ModelCalendar::new(ADA);
    let steps: [Step; 12] = [
        ("CANCEL", 1, 0, 11, UnknownCancelled, None),
        ("REQUEST", 0, 5, 11, Added, Some(9)),
        ("REQUEST", 0, 5, 11, Outdated, Some(9)),
        ("REQUEST", 0, 4, 12, Outdated, Some(9)),
        ("REQUEST", 0, 6, 12, Updated, Some(10)),
        // A higher sequence number wins over an earlier stamp.
        ("REQUEST", 2, 1, 13, Updated, Some(11)),
        ("REQUEST", 1, 50, 14, Outdated, Some(11)),
        ("CANCEL", 1, 51, 14, Outdated, Some(11)),
        ("CANCEL", 3, 7, 13, Removed, None),
        ("REQUEST", 2, 59, 15, Outdated, None),
        ("CANCEL", 3, 7, 13, Outdated, None),
        ("REQUEST", 4, 8, 16, Added, Some(14)),
    ];
    for (number, (method, sequence, minute, hour, effect, shown)) in steps.into_iter().enumerate() {
        let object = object(method, sequence, minute, hour);
        assert_eq!(calendar.receive_object(&object), Ok(vec![effect]), "step {number}");
        let start = calendar.entry(UID).map(|shown| shown.start);
        let expected = shown.map(|hour| at(&format!("2022-09-22T{hour:02}:00:00Z")));
        assert_eq!(start, expected, "step {number}");
    }
    assert_eq!(calendar.unknown_cancels, 1);
}

#[test]
fn what_is_for_somebody_else_changes_nothing() {
    let mut all = ModelCalendars::default();
    let other = object("REQUEST", 0, 0, 11).replace("MAILTO:Ada@", "mailto:bo@");
    assert_eq!(all.receive(&mail("REQUEST", &other)), Ok(vec![NotMine]));
    assert_eq!(all.of("bo@example.org").receive(&mail("REQUEST", &other)), Ok(vec![NotMine]));
    let plain = format!("From: x@example.org\r\nTo: {ADA}\r\nSubject: x\r\n\r\nhello\r\n");
    assert_eq!(all.receive(plain.as_bytes()), Ok(vec![NoCalendar]));
    assert_eq!(all.of(ADA).entries().len(), 0);
    assert_eq!(all.unknown_cancels(), 0);
}

#[test]
fn entries_that_ask_nobody_are_published() {
    let published = object("PUBLISH", 1, 0, 11).replace(
        "ATTENDEE;CN=\"Ada: Prov\";PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:Ada@example.org\r\n",
        "",
    );
    let mut calendar = ModelCalendar::new(ADA);
    assert_eq!(calendar.receive(&mail("PUBLISH", &published)), Ok(vec![Added]));
    assert_eq!(
        calendar.entry(UID).map(|shown| (shown.partstat.as_str(), shown.asked)),
        Some(("", false))
    );
    let off = published.replace("CONFIRMED", "CANCELLED").replace("SEQUENCE:1", "SEQUENCE:2");
    assert_eq!(calendar.receive(&mail("PUBLISH", &off)), Ok(vec![Removed]));
    assert_eq!(calendar.entries().len(), 0);
}

#[test]
fn what_no_calendar_would_understand_is_refused_by_name() {
    let good = object("REQUEST", 0, 0, 11);
    let cases = [
        (good.replace("METHOD:REQUEST", "METHOD:CANCEL"), "the method of the mail"),
        (good.replace("programme@example.org", "other@example.org"), "from programme@"),
        (good.replace("CONFIRMED", "CANCELLED"), "REQUEST with 1 attendees, CANCELLED"),
        (good.replace("SUMMARY", "X-SUMMARY"), "not exactly one SUMMARY"),
        (good.replace("TZID:Europe", "TZID:Asia"), "Europe/Stockholm is not described"),
        (good.replace(";TZID=Europe/Stockholm", ""), "20220922T110000 floats"),
        (good.replace("T113000", "T110000"), "the end does not come"),
        (good.replace("END:VEVENT", "END:VTODO"), "VEVENT ends as VTODO"),
        (good.replace("LOCATION:Room A", "LOCATION Room A"), "no content line"),
        (good.replace("mailto:programme@", "mailto:A:mailto:programme@"), "no address"),
        (good.replace("BEGIN:VCALENDAR", "BEGIN:VCARD"), "no VCALENDAR"),
    ];
    for (object, expected) in cases {
        let mut calendar = ModelCalendar::new(ADA);
        let why = calendar.receive(&mail("REQUEST", &object)).expect_err(expected);
        assert!(why.starts_with(expected), "{why}, not {expected}");
        assert_eq!(calendar.entries().len(), 0);
    }
}

/// The object in a mail that the model wrote.
fn written(mail: &[u8]) -> String {
    let text = std::str::from_utf8(mail).expect("UTF-8").replace("\r\n ", "");
    let start = text.find("BEGIN:VCALENDAR").expect("an object");
    let end = text.find("\r\n--=_model--").expect("its end");
    text[start..end].to_owned()
}

#[test]
fn answers_say_what_the_standard_demands() {
    let mut calendar = ModelCalendar::new(ADA);
    calendar.receive_object(&object("REQUEST", 3, 0, 11)).expect("it is understood");
    let now = at("2022-06-02T08:00:00Z");
    let reply = calendar.reply(UID, Answer::Declined, "Sorry;\nå,", now);
    assert_eq!(
        written(&reply),
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Model//Calendar//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            "UID:f3b1@plenum.example.org",
            "DTSTAMP:20220602T080000Z",
            "ORGANIZER:mailto:programme@example.org",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org",
            "SEQUENCE:3",
            "SUMMARY:Panels\\, again\\; \\\\o/\\nsecond line: \"x\"",
            "COMMENT:Sorry\\;\\nå\\,",
            "REQUEST-STATUS:2.0;Success",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
        .join("\r\n")
    );
    let shown = calendar.entry(UID).expect("it stays");
    assert_eq!((shown.partstat.as_str(), shown.asked), ("DECLINED", false));

    let proposed = (at("2022-09-23T09:00:00Z"), at("2022-09-23T09:30:00Z"));
    let counter = written(&calendar.counter(UID, proposed, "", now));
    for line in
        ["METHOD:COUNTER", "SEQUENCE:3", "DTSTART:20220923T090000Z", "DTEND:20220923T093000Z"]
    {
        assert!(counter.contains(&format!("\r\n{line}\r\n")), "{line}");
    }
    let refresh = written(&calendar.refresh(UID, now));
    assert!(refresh.contains("\r\nMETHOD:REFRESH\r\n") && !refresh.contains("SEQUENCE"));
    let heads = [reply, calendar.refresh(UID, now)].map(|mail| {
        let text = String::from_utf8(mail).expect("UTF-8");
        text.lines().find(|line| line.starts_with("Message-ID")).map(str::to_owned)
    });
    assert_ne!(heads[0], heads[1], "each mail has an id of its own");
}
