//! How mails are built: headers, parts and bytes.

use domain::booking::BookingStatus::Held;
use domain::calendar::When;
use domain::outbox::Message;
use domain::value::Locale;
use tests::letter::{seat, told, with_entry};

use super::{everything, received};

#[test]
fn a_name_with_line_breaks_neither_ends_the_worker_nor_makes_a_header() {
    let mut told = told(None, Vec::new());
    told.name = "Ada\r\nBcc: eve@example.org\0\u{202e}\u{7f}".to_owned();
    let mail = received(&Message::RegistrationLink(told.clone()), Locale::En);
    assert_eq!(mail.name.as_deref(), Some("Ada Bcc: eve@example.org"));
    assert_eq!(mail.header("Bcc"), "");
    told.name = "\r\n\u{200b}".to_owned();
    let nobody = received(&Message::RegistrationLink(told.clone()), Locale::En);
    assert_eq!(nobody.header("To"), "ada@example.org");
    told.name = "å".repeat(401);
    let long = received(&Message::RegistrationLink(told), Locale::En);
    assert_eq!(long.name, Some("å".repeat(200)));
}

#[test]
fn headers_say_who_writes_to_whom_and_that_a_program_does() {
    for (message, language) in everything() {
        let mail = received(&message, language);
        let expected = [
            ("Message-ID", "<0123456789abcdef0123456789abcdef@plenum.example.org>"),
            ("From", "Plenum <registration@example.org>"),
            ("To", "\"Ada Prov\" <ada@example.org>"),
            ("Reply-To", "\"Test Congress\" <office@example.org>"),
            ("Date", "Wed, 01 Jun 2022 07:00:00 +0000"),
            ("Auto-Submitted", "auto-generated"),
            ("Content-Language", language.as_str()),
            ("MIME-Version", "1.0"),
        ];
        for (name, value) in expected {
            assert_eq!(mail.header(name), value, "{name}");
        }
    }
}

#[test]
fn a_mail_is_ascii_in_short_lines_and_the_same_each_time() {
    for (message, language) in everything() {
        let mail = received(&message, language);
        assert_eq!(mail, received(&message, language));
        assert!(mail.raw.is_ascii());
        let text = std::str::from_utf8(&mail.raw).expect("ASCII");
        assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
    }
}

#[test]
fn a_mail_with_entries_carries_them_twice_and_no_mail_without() {
    for (message, language) in everything() {
        let mail = received(&message, language);
        let raw = std::str::from_utf8(&mail.raw).expect("ASCII").replace("\r\n ", " ");
        let types: Vec<&str> = raw
            .lines()
            .filter_map(|line| line.strip_prefix("Content-Type: "))
            .map(|line| line.split("boundary").next().unwrap_or_default().trim())
            .collect();
        let name = message.kind();
        if tests::letter::to_attendee(&message).seats.iter().all(|seat| seat.entry.is_none()) {
            assert_eq!((mail.calendar, mail.attached), (None, None), "{name}");
            let expected =
                ["multipart/alternative;", "text/plain; charset=utf-8", "text/html; charset=utf-8"];
            assert_eq!(types, expected, "{name}");
            continue;
        }
        let expected = [
            "multipart/mixed;",
            "multipart/alternative;",
            "text/plain; charset=utf-8",
            "text/html; charset=utf-8",
            "text/calendar; charset=utf-8; method=PUBLISH",
            "application/ics; name=\"invite.ics\"",
        ];
        assert_eq!(types, expected, "{name}");
        assert!(raw.contains("Content-Disposition: attachment; filename=\"invite.ics\""));
        let calendar = mail.calendar.expect("an object");
        assert_eq!(Some(&calendar), mail.attached.as_ref(), "{name}");
        assert!(
            calendar.ends_with("END:VCALENDAR\r\n") && calendar.contains("\r\nMETHOD:PUBLISH\r\n")
        );
        let encoding = if calendar.is_ascii() { "7bit" } else { "base64" };
        let part = raw.split("method=PUBLISH").nth(1).expect("the part");
        let stated = part.lines().find_map(|line| line.strip_prefix("Content-Transfer-Encoding: "));
        assert_eq!(stated, Some(encoding), "{name}");
    }
}

#[test]
fn an_ascii_calendar_can_be_read_in_the_source_of_the_mail() {
    let day = jiff::civil::date(2022, 9, 22);
    let one_day = When::Days { first: day, last: day };
    let mut told = told(None, vec![with_entry(seat("on-site", Held), 0, false)]);
    told.conference.when = one_day.clone();
    told.seats[0].when = one_day;
    let mail = received(&Message::RegistrationConfirmed(told), Locale::En);
    let source = String::from_utf8(mail.raw).expect("ASCII");
    assert_eq!(source.matches("\r\nDTEND;VALUE=DATE:20220923\r\n").count(), 2);
    assert_eq!(source.matches("Content-Transfer-Encoding: 7bit").count(), 2);
    assert!(source.lines().any(|line| line.len() == 75), "a line as long as iCalendar has them");
    assert_eq!(mail.calendar, mail.attached);
}
