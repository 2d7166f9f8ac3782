//! The samples: how the programs of people and of mail servers write.

use std::collections::BTreeSet;

use domain::invite::What::{Counter, Refresh, Reply};
use domain::invite::{Answer, Automatic, Bounced, Incoming, Proposal, Said, Spoken, What};
use mailer::inbound::read;

use super::{UID, names, sample};

fn spoken(attendee: &str, sequence: u32, stamp: &str, comment: &str, what: What) -> Said {
    Said::Spoken(Spoken {
        uid: UID.to_owned(),
        sequence,
        stamp: Some(stamp.parse().expect("an instant")),
        attendee: Some(attendee.parse().expect("an address")),
        comment: comment.to_owned(),
        what,
    })
}

pub fn bounced(all: &[(&str, &str, &str)]) -> Said {
    let bounces = all.iter().map(|(address, status, diagnostic)| Bounced {
        address: address.parse().expect("an address"),
        status: (*status).to_owned(),
        diagnostic: (*diagnostic).to_owned(),
    });
    Said::Bounced(bounces.collect())
}

fn afternoon(starts: &str, ends: &str) -> What {
    let at = |text: &str| Some(text.parse().expect("an instant"));
    Counter(Proposal { starts: at(starts), ends: at(ends) })
}

/// A sample: its name, its key, sender and subject, and what it says.
type Line = (&'static str, &'static str, &'static str, &'static str, Said);

const ADA: &str = "ada@example.org";

/// Answers to invites.
fn answers() -> Vec<Line> {
    vec![
        (
            "apple-tentative",
            "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9@example.org",
            ADA,
            "Tentatively accepted: Opening lecture",
            spoken(ADA, 0, "2022-06-04T10:11:12Z", "Om tåget går", Reply(Answer::Tentative)),
        ),
        (
            "gmail-accepted",
            "calendar-1c2d3e4f-5a6b-7c8d-9e0f-1a2b3c4d5e6f@example.org",
            ADA,
            "Accepted: Opening lecture @ Thu 22 Sep 2022 09:00 - 09:30 (CEST) \
             (registration@example.org)",
            spoken(ADA, 2, "2022-06-03T08:15:00Z", "", Reply(Answer::Accepted)),
        ),
        (
            "nextcloud-declined",
            "8a1b7f6c5d4e3f2a1b0c9d8e7f6a5b4c@cloud.example.org",
            "invitations-noreply@example.org",
            "Ada Sample has declined your invitation: Opening lecture",
            spoken(ADA, 1, "2022-06-06T06:07:08Z", "", Reply(Answer::Declined)),
        ),
        (
            "outlook-accepted",
            "VI1PR0501MB0001A1B2C3D4E5F60718293A@VI1PR0501MB0001.eurprd05.prod.example.org",
            ADA,
            "Accepterat: Öppning i Hall A",
            spoken(ADA, 1, "2022-06-01T07:05:12Z", "Jag kommer gärna.", Reply(Answer::Accepted)),
        ),
        (
            "outlook-com-declined",
            "DB7P195MB0002B1C2D3E4F5A6978869@DB7P195MB0002.eurp195.prod.example.org",
            "bo@example.org",
            "Declined: Opening lecture",
            spoken("Bo@example.org", 0, "2022-06-02T10:00:00Z", "", Reply(Answer::Declined)),
        ),
        (
            "thunderbird-accepted",
            "9d8c7b6a-5f4e-3d2c-1b0a-998877665544@example.org",
            ADA,
            "Event Invitation Reply (Accepted): Öppning – opening lecture",
            spoken(ADA, 3, "2022-06-05T09:30:00Z", "", Reply(Answer::Accepted)),
        ),
    ]
}

/// Another time, or a new copy.
fn wishes() -> Vec<Line> {
    vec![
        (
            "google-counter",
            "calendar-2d3e4f5a-6b7c-8d9e-0f1a-2b3c4d5e6f70@example.org",
            ADA,
            "New time proposed: Opening lecture @ Thu 22 Sep 2022",
            spoken(
                ADA,
                2,
                "2022-06-03T08:15:00Z",
                "I teach in the morning.\nThe afternoon is fine.",
                afternoon("2022-09-22T12:30:00Z", "2022-09-22T13:00:00Z"),
            ),
        ),
        (
            "outlook-counter",
            "VI1PR0501MB0003@VI1PR0501MB0003.eurprd05.prod.example.org",
            ADA,
            "New Time Proposed: Opening lecture",
            spoken(
                ADA,
                1,
                "2022-06-01T07:05:12Z",
                "Kan vi ta det efter lunch?",
                afternoon("2022-09-22T12:00:00Z", "2022-09-22T12:30:00Z"),
            ),
        ),
        (
            "refresh",
            "refresh.1@example.org",
            ADA,
            "Refresh: Opening lecture",
            spoken(ADA, 0, "2022-06-06T06:07:08Z", "", Refresh),
        ),
    ]
}

/// What mail servers say.
fn reports() -> Vec<Line> {
    vec![
        (
            "exchange-bounce",
            "1b2c3d4e-5f60-4718-9a0b-c1d2e3f4a5b6@VI1PR0501MB0009.eurprd05.prod.example.org",
            "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org",
            "Undeliverable: Opening lecture",
            bounced(&[(
                "gone@example.org",
                "5.1.10",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient gone@example.org not found \
                 by SMTP address lookup",
            )]),
        ),
        (
            "postfix-bounce",
            "20220601070003.6F1C34A0B2@mx.example.org",
            "MAILER-DAEMON@mx.example.org",
            "Undelivered Mail Returned to Sender",
            bounced(&[
                (
                    "gone@example.org",
                    "5.1.1",
                    "550 5.1.1 <gone@example.org>: Recipient address rejected: User unknown",
                ),
                ("full@example.org", "5.2.2", "552 5.2.2 Mailbox full"),
            ]),
        ),
        (
            "postfix-delayed",
            "20220601130003.6F1C34A0B3@mx.example.org",
            "MAILER-DAEMON@mx.example.org",
            "Delayed Mail (still being retried)",
            bounced(&[(
                "slow@example.org",
                "4.4.1",
                "connect to mx3.example.org[192.0.2.40]:25: Connection timed out",
            )]),
        ),
    ]
}

/// What changes nothing.
fn letters() -> Vec<Line> {
    vec![
        (
            "delegated",
            "delegated.1@example.org",
            ADA,
            "Delegated: Opening lecture",
            Said::Unreadable("it hands the invite on to somebody else"),
        ),
        (
            "exchange-out-of-office",
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0@VI1PR0501MB0001.eurprd05.prod.example.org",
            ADA,
            "Automatic reply: Opening lecture",
            Said::Automatic(Automatic::Reply),
        ),
        (
            "gmail-vacation",
            "CAvacation0001@mail.example.org",
            ADA,
            "Away Re: Opening lecture",
            Said::Automatic(Automatic::Reply),
        ),
        (
            "newsletter",
            "news.2022-06@example.org",
            "news@example.org",
            "Our summer offers",
            Said::Automatic(Automatic::Bulk),
        ),
        ("letter", "letter.1@example.org", ADA, "Får jag ta med en gäst?", Said::Letter),
    ]
}

#[test]
fn every_sample_is_read_to_the_letter() {
    let expected = [answers(), wishes(), reports(), letters()].concat();
    let listed: BTreeSet<&str> = expected.iter().map(|(name, ..)| *name).collect();
    assert_eq!(listed, names().iter().map(String::as_str).collect(), "each sample has its line");
    for (name, key, sender, subject, said) in expected {
        let mail = sample(name);
        let wanted = Incoming {
            key: key.to_owned(),
            sender: Some(sender.parse().expect("an address")),
            subject: subject.to_owned(),
            said,
        };
        assert_eq!(read(&mail), wanted, "{name}");
        // As a mail server on this machine pipes it in.
        let piped = [b"From ada@example.org Wed Jun  1 09:05:14 2022\n", &mail[..]].concat();
        let piped = String::from_utf8(piped).expect("text").replace("\r\n", "\n");
        assert_eq!(read(piped.as_bytes()), wanted, "{name}, piped in");
    }
}
