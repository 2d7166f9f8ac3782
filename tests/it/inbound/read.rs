//! What mails say, part by part.

use std::collections::BTreeSet;

use domain::invite::What::{Counter, Reply};
use domain::invite::{Answer, Automatic, Said, Spoken};
use mailer::inbound::read;

use super::samples::bounced;
use super::{UID, sample};

/// A mail with one calendar part.
fn reply(headers: &str, body: &[u8]) -> Vec<u8> {
    let start = format!(
        "From: ada@example.org\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n"
    );
    [start.as_bytes(), body].concat()
}

/// A reply with these lines in its event.
fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{UID}\r\n\
         DTSTAMP:20220601T070000Z\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

const YES: &str = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n";

fn said(headers: &str, body: &[u8]) -> Said {
    read(&reply(headers, body)).said
}

#[test]
fn a_comment_is_read_in_every_charset() {
    let text = event(&format!("{YES}COMMENT:Gärna – åäö €\r\n"));
    let utf_16 = |big: bool, mark: bool| {
        let units = text.encode_utf16();
        let octets = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        let mark = mark.then_some(0xfeff_u16);
        mark.into_iter().chain(units).flat_map(octets).collect::<Vec<u8>>()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            '€' => 0x80,
            c => u8::try_from(u32::from(c)).expect("a character of Windows-1252"),
        })
        .collect();
    let cases = [
        ("text/calendar; method=REPLY; charset=utf-8", text.clone().into_bytes()),
        ("text/calendar; method=REPLY; charset=\"UTF-8\"", text.clone().into_bytes()),
        ("text/calendar; method=REPLY", text.clone().into_bytes()),
        ("text/calendar; method=REPLY; charset=us-ascii", text.clone().into_bytes()),
        ("text/calendar; charset=no-such; method=REPLY", text.clone().into_bytes()),
        ("text/calendar; charset=windows-1252", windows.clone()),
        ("TEXT/Calendar; CharSet=ISO-8859-1", windows.clone()),
        ("text/calendar", windows),
        ("text/calendar; charset=utf-16le", utf_16(false, false)),
        ("text/calendar; charset=utf-16be", utf_16(true, false)),
        ("text/calendar; charset=utf-16", utf_16(true, true)),
        ("application/octet-stream; name=\"invite.ICS\"", utf_16(false, true)),
    ];
    for (kind, body) in cases {
        let Said::Spoken(spoken) = said(&format!("Content-Type: {kind}"), &body) else {
            panic!("{kind} is not read");
        };
        assert_eq!(spoken.what, Reply(Answer::Accepted), "{kind}");
        assert_eq!(spoken.comment, "Gärna – åäö €", "{kind}");
    }
}

#[test]
fn an_attendee_is_read_however_it_is_written() {
    let bare = |lines: &str| match said("Content-Type: text/calendar", event(lines).as_bytes()) {
        Said::Spoken(Spoken { attendee, what: Reply(answer), .. }) => {
            Ok((attendee.map(|address| address.to_string()), answer))
        }
        Said::Unreadable(why) => Err(why),
        other => panic!("{lines}: {other:?}"),
    };
    let ada = |answer| Ok((Some("ada@example.org".to_owned()), answer));
    let cases = [
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n", ada(Answer::Accepted)),
        ("attendee;partstat=declined:MAILTO:ada@example.org\r\n", ada(Answer::Declined)),
        ("ATTENDEE;PARTSTAT=\"TENTATIVE\":mailto:ada@example.org\r\n", ada(Answer::Tentative)),
        (
            "ATTENDEE;CN=\"a:b;c,PARTSTAT=DECLINED\";PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n",
            ada(Answer::Accepted),
        ),
        (
            "ATTEN\r\n DEE;PART\r\n\tSTAT=ACC\r\n EPTED:mai\r\n lto:ada@exam\r\n ple.org\r\n",
            ada(Answer::Accepted),
        ),
        ("ATTENDEE;PARTSTAT=ACCEPTED:ada@example.org\r\n", ada(Answer::Accepted)),
        ("ATTENDEE;EMAIL=ada@example.org;PARTSTAT=ACCEPTED:urn:uuid:1\r\n", ada(Answer::Accepted)),
        ("ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:1\r\n", Ok((None, Answer::Accepted))),
        // Others stand beside the one who sends the mail.
        (
            "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.org\r\n\
          ATTENDEE;PARTSTAT=ACCEPTED:mailto:Ada@example.org\r\n",
            Ok((Some("Ada@example.org".to_owned()), Answer::Accepted)),
        ),
        (
            "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.org\r\n\
          ATTENDEE;PARTSTAT=ACCEPTED:mailto:cy@example.org\r\n",
            Err("it does not say who answers"),
        ),
        ("SUMMARY:nobody\r\n", Err("it does not say who answers")),
        ("ATTENDEE:mailto:ada@example.org\r\n", Err("it gives no answer")),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org\r\n", Err("it gives no answer")),
        ("ATTENDEE;PARTSTAT=X-PERHAPS:mailto:ada@example.org\r\n", Err("it gives no answer")),
    ];
    for (lines, expected) in cases {
        assert_eq!(bare(lines), expected, "{lines}");
    }
}

#[test]
fn what_is_missing_or_wrong_in_an_answer_has_its_default() {
    let read = |lines: &str| match said("Content-Type: text/calendar", event(lines).as_bytes()) {
        Said::Spoken(spoken) => spoken,
        other => panic!("{lines}: {other:?}"),
    };
    let sequences = [
        ("", 0),
        ("SEQUENCE:7\r\n", 7),
        ("SEQUENCE:-1\r\n", 0),
        ("SEQUENCE:2147483647\r\n", 2_147_483_647),
        ("SEQUENCE:99999999999999999999\r\n", 0),
        ("SEQUENCE:two\r\n", 0),
    ];
    for (line, sequence) in sequences {
        assert_eq!(read(&format!("{line}{YES}")).sequence, sequence, "{line}");
    }
    let long = format!("COMMENT:{}\r\n{YES}", "å".repeat(3_000));
    assert_eq!(read(&long).comment, "å".repeat(2_000));
    let dirty = format!("COMMENT: one\\n\\, \u{202e}two\u{7}\\nthree \r\n{YES}");
    assert_eq!(read(&dirty).comment, "one\n, two\nthree");
    assert_eq!(read(&format!("COMMENT:one\r\nCOMMENT:two\r\n{YES}")).comment, "one\ntwo");

    let stamps = [
        ("20220601T070000Z", Some("2022-06-01T07:00:00Z")),
        ("20220601T070060Z", Some("2022-06-01T07:00:59Z")),
        ("20220601T070000", Some("2022-06-01T07:00:00Z")),
        ("20221301T070000Z", None),
        ("20220230T070000Z", None),
        ("20220601", None),
        ("yesterday", None),
    ];
    for (text, expected) in stamps {
        let object = event(YES).replace("20220601T070000Z", text);
        let Said::Spoken(spoken) = said("Content-Type: text/calendar", object.as_bytes()) else {
            panic!("{text}");
        };
        let expected = expected.map(|at| at.parse().expect("an instant"));
        assert_eq!(spoken.stamp, expected, "{text}");
    }
}

#[test]
fn a_proposed_time_is_an_instant_or_nothing() {
    let proposed = |lines: &str| {
        let object = event(lines).replace("METHOD:REPLY", "METHOD:Counter");
        match said("Content-Type: text/calendar; method=COUNTER", object.as_bytes()) {
            Said::Spoken(Spoken { what: Counter(proposal), .. }) => {
                let text = |at: Option<jiff::Timestamp>| at.map(|at| at.to_string());
                (text(proposal.starts), text(proposal.ends))
            }
            other => panic!("{lines}: {other:?}"),
        }
    };
    let at = |text: &str| Some(text.to_owned());
    let cases = [
        (
            "DTSTART:20220922T120000Z\r\nDTEND:20220922T123000Z\r\n",
            (at("2022-09-22T12:00:00Z"), at("2022-09-22T12:30:00Z")),
        ),
        (
            "DTSTART;TZID=Europe/Stockholm:20220922T140000\r\nDURATION:PT45M\r\n",
            (at("2022-09-22T12:00:00Z"), at("2022-09-22T12:45:00Z")),
        ),
        (
            "DTSTART;TZID=\"Eastern Standard Time\":20220922T080000\r\n",
            (at("2022-09-22T12:00:00Z"), None),
        ),
        (
            "DTSTART;TZID=India Standard Time:20220922T173000\r\n",
            (at("2022-09-22T12:00:00Z"), None),
        ),
        // The hour that comes twice, and the one that never comes.
        ("DTSTART;TZID=Europe/Stockholm:20221030T023000\r\n", (at("2022-10-30T00:30:00Z"), None)),
        ("DTSTART;TZID=Europe/Stockholm:20220327T023000\r\n", (at("2022-03-27T01:30:00Z"), None)),
        ("DTSTART;TZID=Customized Time Zone:20220922T140000\r\n", (None, None)),
        ("DTSTART:20220922T140000\r\n", (None, None)),
        ("DTSTART;VALUE=DATE:20220922\r\nDTEND;VALUE=DATE:20220923\r\n", (None, None)),
        ("DTSTART:99990922T990000Z\r\nDTEND:never\r\n", (None, None)),
        ("SUMMARY:no time\r\n", (None, None)),
    ];
    for (lines, expected) in cases {
        assert_eq!(proposed(lines), expected, "{lines}");
    }
}

#[test]
fn the_method_of_the_object_counts_and_that_of_the_part_helps_out() {
    let object = |method: &str| event(YES).replace("METHOD:REPLY\r\n", method);
    let cases = [
        ("METHOD:REPLY\r\n", "REPLY", true),
        ("METHOD:reply\r\n", "Reply", true),
        ("method:REPLY\r\n", "PUBLISH", true),
        ("", "reply", true),
        ("METHOD:REQUEST\r\n", "REPLY", false),
        ("METHOD:CANCEL\r\n", "CANCEL", false),
        ("METHOD:DECLINECOUNTER\r\n", "DECLINECOUNTER", false),
        ("METHOD:X-OTHER\r\n", "REPLY", false),
        ("", "", false),
    ];
    for (method, parameter, counts) in cases {
        let kind = format!("Content-Type: text/calendar; method={parameter}");
        let said = said(&kind, object(method).as_bytes());
        assert_eq!(matches!(said, Said::Spoken(_)), counts, "{method:?} {parameter:?}: {said:?}");
        assert_eq!(said == Said::Letter, !counts, "{method:?} {parameter:?}: {said:?}");
    }
}

#[test]
fn a_machine_may_send_an_answer_but_no_wish() {
    let kind = "Auto-Submitted: auto-replied\r\nContent-Type: text/calendar";
    assert!(matches!(said(kind, event(YES).as_bytes()), Said::Spoken(_)));
    let wish = event(YES).replace("METHOD:REPLY", "METHOD:REFRESH");
    assert_eq!(said(kind, wish.as_bytes()), Said::Automatic(Automatic::Reply));
    let invitation = event(YES).replace("METHOD:REPLY", "METHOD:REQUEST");
    assert_eq!(said(kind, invitation.as_bytes()), Said::Automatic(Automatic::Reply));
    let shown = "Content-Type: multipart/report; report-type=disposition-notification; boundary=b";
    assert_eq!(said(shown, b"--b\r\n\r\nread\r\n--b--\r\n"), Said::Automatic(Automatic::Reply));
}

#[test]
fn a_mail_without_a_good_message_id_is_known_by_its_octets() {
    let mail = String::from_utf8(sample("letter")).expect("text");
    let line = "Message-ID: <letter.1@example.org>\r\n";
    let digest = |mail: &str| {
        let key = read(mail.as_bytes()).key;
        (key.len() == 64 && key.bytes().all(|digit| digit.is_ascii_hexdigit())).then_some(key)
    };
    assert_eq!(digest(&mail), None);
    let mut keys = BTreeSet::new();
    for other in ["", "Message-ID: <>\r\n", "Message-ID: <no sign>\r\n", "Message-ID: <a b@c>\r\n"]
    {
        let mail = mail.replace(line, other);
        assert_eq!(digest(&mail), digest(&mail));
        keys.insert(digest(&mail).unwrap_or_else(|| panic!("{other:?} is no name")));
    }
    let long = format!("Message-ID: <{}@example.org>\r\n", "a".repeat(2_000));
    keys.insert(digest(&mail.replace(line, &long)).expect("it is too long for a name"));
    assert_eq!(keys.len(), 5);
}

#[test]
fn an_answer_that_was_forwarded_is_found_and_a_bounced_one_is_not() {
    let inner = String::from_utf8(sample("thunderbird-accepted")).expect("text");
    let forwarded = format!("--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--\r\n");
    let mixed = "Content-Type: multipart/mixed; boundary=\"b\"";
    let Said::Spoken(spoken) = said(mixed, forwarded.as_bytes()) else { panic!("it is found") };
    assert_eq!((spoken.sequence, spoken.what), (3, Reply(Answer::Accepted)));

    let status = "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n\
        Final-Recipient: rfc822; gone@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n";
    let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
    let expected = bounced(&[("gone@example.org", "5.1.1", "")]);
    assert_eq!(said(report, format!("{status}{forwarded}").as_bytes()), expected);
}
