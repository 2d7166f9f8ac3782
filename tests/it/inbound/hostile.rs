//! Mails that mean harm, or are broken: there is always an answer, in bounded time.

use std::time::{Duration, Instant};

use domain::invite::Said;
use mailer::inbound::{MOST_OCTETS, read};
use proptest::prelude::*;

use super::{UID, names, sample};

/// Far more than reading takes on a busy machine without optimisation; what grows with the square
/// of a mail's size takes hours.
const LIMIT: Duration = Duration::from_secs(60);

fn said(mail: &[u8]) -> Said {
    let began = Instant::now();
    let said = read(mail).said;
    assert!(began.elapsed() < LIMIT, "{:?} for {} octets", began.elapsed(), mail.len());
    said
}

fn unreadable(why: &'static str) -> Said {
    Said::Unreadable(why)
}

fn calendar(body: &str) -> Vec<u8> {
    format!("From: ada@example.org\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n{body}")
        .into_bytes()
}

fn events(many: usize, uid: impl Fn(usize) -> String) -> Vec<u8> {
    let event = |n| {
        format!(
            "BEGIN:VEVENT\r\nUID:{}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.se\r\nEND:VEVENT\r\n",
            uid(n)
        )
    };
    let events: String = (0..many).map(event).collect();
    calendar(&format!("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n{events}END:VCALENDAR\r\n"))
}

#[test]
fn a_mail_that_is_too_large_is_not_read() {
    let mut mail = sample("outlook-accepted");
    mail.resize(MOST_OCTETS, b' ');
    assert!(matches!(said(&mail), Said::Spoken(_)), "the largest that is read");
    mail.push(b' ');
    assert_eq!(said(&mail), unreadable("it is larger than 10 MiB"));
    assert_eq!(
        read(&mail).key,
        "VI1PR0501MB0001A1B2C3D4E5F60718293A@VI1PR0501MB0001.eurprd05.prod.example.org"
    );
}

#[test]
fn a_calendar_that_is_too_large_is_not_read() {
    let most = 64 * 1_024;
    let with = |size: usize| {
        let start = format!(
            "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{UID}\r\n\
             ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        calendar(&format!("{start}{}", "x".repeat(size - start.len())))
    };
    assert!(matches!(said(&with(most)), Said::Spoken(_)));
    assert_eq!(said(&with(most + 1)), unreadable("its calendar is larger than 64 KiB"));
    assert_eq!(said(&with(MOST_OCTETS - 200)), unreadable("its calendar is larger than 64 KiB"));

    // Ten MiB beside an answer do not hide it.
    let answer = String::from_utf8(sample("refresh")).expect("text");
    let (_, answer) = answer.split_once("\r\n\r\n").expect("a body");
    let large = "QUJD\r\n".repeat(1_500_000);
    let mail = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: video/mp4\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{large}\r\n--b\r\n\
         Content-Type: text/calendar\r\n\r\n{answer}\r\n--b--\r\n"
    );
    assert!(matches!(said(mail.as_bytes()), Said::Spoken(_)));
}

#[test]
fn many_events_speak_of_nothing() {
    let same = |_| UID.to_owned();
    assert!(matches!(said(&events(100, same)), Said::Spoken(_)));
    assert_eq!(said(&events(101, same)), unreadable("its calendar has too many events"));
    let two = |n: usize| format!("{}-{UID}", n % 2);
    assert_eq!(said(&events(2, two)), unreadable("it speaks of several invites"));
    let bare = "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(1_000);
    let bare = calendar(&format!("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n{bare}END:VCALENDAR\r\n"));
    assert_eq!(said(&bare), unreadable("its calendar has too many events"));
    let deep = "BEGIN:VEVENT\r\n".repeat(4_000);
    let deep = calendar(&format!("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n{deep}"));
    assert_eq!(said(&deep), unreadable("its calendar has too many events"));
}

#[test]
fn parts_are_counted_and_do_not_lie_deep() {
    let flat = |parts: usize| {
        let start = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        format!("{start}{}--b--\r\n", "--b\r\n\r\nx\r\n".repeat(parts)).into_bytes()
    };
    assert_eq!(said(&flat(199)), Said::Letter);
    assert_eq!(said(&flat(200)), unreadable("it has too many parts"));
    assert_eq!(said(&flat(900_000)), unreadable("it has too many parts"));

    let deep = |levels: usize| {
        let level =
            |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
        let levels: String = (0..levels).map(level).collect();
        format!("{levels}Content-Type: text/plain\r\n\r\nx").into_bytes()
    };
    assert_eq!(said(&deep(20)), Said::Letter);
    assert_eq!(said(&deep(21)), unreadable("its parts lie too deep in one another"));
    assert_eq!(said(&deep(100_000)), unreadable("its parts lie too deep in one another"));
    let mails = "Content-Type: message/rfc822\r\n\r\n".repeat(200_000);
    assert_eq!(said(mails.as_bytes()), unreadable("its parts lie too deep in one another"));

    // Twenty levels with ten MiB in the innermost.
    let mut heavy = deep(20);
    heavy.resize(MOST_OCTETS, b'\n');
    assert_eq!(said(&heavy), Said::Letter);
}

#[test]
fn headers_are_bounded() {
    let many = "a:\r\n".repeat(2_500_000);
    assert_eq!(said(many.as_bytes()), unreadable("its headers are too long"));
    let long = format!("Subject: {}\r\n\r\nx", "=?utf-8?Q?=41?= ".repeat(600_000));
    assert_eq!(said(long.as_bytes()), unreadable("its headers are too long"));
    assert_eq!(read(long.as_bytes()).subject.chars().count(), 200);
    let shared = format!("--b\r\n{}\r\nx\r\n", "X-Pad: 0123456789\r\n".repeat(1_000));
    let shared = shared.repeat(100);
    let mail = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{shared}--b--\r\n");
    assert_eq!(said(mail.as_bytes()), unreadable("its headers are too long"), "all together");
    let names = format!("From: {}ada@example.org\r\n\r\nx", "a:(".repeat(60_000));
    assert_eq!(said(names.as_bytes()), Said::Letter);
}

#[test]
fn what_is_no_calendar_is_not_read() {
    let none = unreadable("there is no calendar in it");
    assert_eq!(said(&calendar("")), none);
    assert_eq!(said(&calendar("PK\u{3}\u{4}\u{14}\0\u{8}\0invite.ics")), none);
    let zip = "UEsDBBQAAAAIAAAAIQAAAAAAAAAAAAAAAAAKAAAAaW52aXRlLmljcw==";
    let zip = format!(
        "Content-Type: application/ics\r\nContent-Transfer-Encoding: base64\r\n\r\n{zip}\r\n"
    );
    assert_eq!(said(zip.as_bytes()), none);
    let broken = [&calendar("")[..], &[0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xfe]].concat();
    assert_eq!(said(&broken), none);
    let half = calendar("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n");
    assert_eq!(said(&half), unreadable("its calendar has no event"));
    let nameless = calendar("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:\r\n");
    assert_eq!(said(&nameless), unreadable("it does not say which invite it is about"));
    let long = calendar(&format!(
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{}\r\n",
        "u".repeat(256)
    ));
    assert_eq!(said(&long), unreadable("it does not say which invite it is about"));
    for empty in [&b""[..], b"\r\n", b"\n\n", b"\0", b"From ", b"From x", b":", b"\r"] {
        assert_eq!(said(empty), Said::Letter, "{empty:?}");
    }
}

/// A sample with some of its octets changed, taken out or said again.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let samples: Vec<Vec<u8>> = names().iter().map(|name| sample(name)).collect();
    let cut = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let mutation = (0..4_u8, cut, prop::collection::vec(any::<u8>(), 0..40));
    (prop::sample::select(samples), prop::collection::vec(mutation, 1..12)).prop_map(
        |(mut mail, mutations)| {
            for (kind, (one, other), octets) in mutations {
                let (one, other) = (one.index(mail.len() + 1), other.index(mail.len() + 1));
                let (from, to) = (one.min(other), one.max(other));
                let piece = mail[from..to].to_vec();
                match kind {
                    0 => drop(mail.splice(from..(from + octets.len()).min(mail.len()), octets)),
                    1 => drop(mail.drain(from..to)),
                    2 => drop(mail.splice(to..to, piece)),
                    _ => drop(mail.splice(from..from, octets)),
                }
            }
            mail
        },
    )
}

const WORDS: &[&str] = &[
    "Content-Type: ",
    "multipart/mixed; boundary=b",
    "text/calendar; method=REPLY",
    "\r\n",
    "\r\n\r\n",
    "--b\r\n",
    "--b--\r\n",
    "message/rfc822",
    "message/delivery-status",
    "\n",
    "Content-Transfer-Encoding: base64\r\n",
    "quoted-printable",
    "=",
    "=3D",
    "=\r\n",
    "\"",
    "BEGIN:VCALENDAR\r\n",
    "METHOD:REPLY\r\n",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "UID:u\r\n",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.se\r\n",
    "DTSTART;TZID=",
    "DTSTAMP:",
    "20220601T",
    "RRULE:FREQ=",
    "DURATION:P9999999999W\r\n",
    "SEQUENCE:",
    "99999999999",
    "\\",
    "\\n",
    ";",
    ":",
    ",",
    " ",
    "\t",
    "Final-Recipient: rfc822;a@b.se\r\n",
    "Action: failed\r\n",
    "Status: 5",
    "; charset=utf-16",
    "; charset=utf-7",
    "; name*0*=utf-8''",
    "=?utf-8?B?",
    "?=",
    "(",
    "<",
    "å",
    "From: ",
    "Message-ID: <",
    "Subject: ",
    "COMMENT:",
    "CN=",
    "VALUE=DATE:",
    "VALUE=BINARY;",
    "ENCODING=BASE64:",
    "Z",
    "BEGIN:VTIMEZONE\r\n",
    "TZID:x\r\n",
    "X-LIC-LOCATION:y\r\n",
];

/// Pieces of mails in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(WORDS);
    let piece = prop_oneof![
        8 => words.prop_map(|word| word.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn holds(mail: &[u8]) -> Result<(), TestCaseError> {
    let began = Instant::now();
    let incoming = read(mail);
    prop_assert!(began.elapsed() < LIMIT);
    prop_assert!(!incoming.key.is_empty() && incoming.key.len() <= 998);
    prop_assert!(incoming.subject.chars().count() <= 200);
    prop_assert!(!incoming.subject.chars().any(char::is_control));
    let fault = Said::Unreadable("it met a fault in the program");
    prop_assert_ne!(&incoming.said, &fault, "a panic");
    if let Said::Spoken(spoken) = &incoming.said {
        prop_assert!(!spoken.uid.is_empty() && spoken.uid.len() <= 255);
        prop_assert!(spoken.comment.chars().count() <= 2_000);
    }
    prop_assert_eq!(read(mail), incoming, "the same mail says the same");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_octets_are_read(mail in prop::collection::vec(any::<u8>(), 0..2_000)) {
        holds(&mail)?;
    }

    #[test]
    fn any_broken_sample_is_read(mail in mutated()) {
        holds(&mail)?;
    }

    #[test]
    fn any_pieces_of_mails_are_read(mail in pieces()) {
        holds(&mail)?;
    }
}
