//! Messages of the outbox, made by hand: what mails are made of.

use domain::booking::BookingStatus;
use domain::calendar::{Times, When};
use domain::outbox::{Leased, Message, Tale, Told, ToldConference, ToldEntry, ToldSeat};
use domain::place::clash::Clash;
use domain::registration::LinkKey;
use domain::value::Locale;
use domain::value::id::{MessageId, RegistrationId};
use jiff::Timestamp;
use jiff::civil::date;
use mailer::Sender;

use crate::app::BEGINS;

/// Who writes in the tests.
pub fn sender() -> Sender {
    Sender {
        name: "Plenum".to_owned(),
        address: "registration@example.org".parse().expect("an address"),
        base_url: "https://plenum.example.org".to_owned(),
        links: LinkKey::new([7; 32]),
        times: Times::Zone,
    }
}

/// When it is told.
pub fn told_at() -> Timestamp {
    BEGINS.parse().expect("a time")
}

/// A seat of the dinner of the first evening, or of the whole conference.
pub fn seat(place: &str, status: BookingStatus) -> ToldSeat {
    let day = date(2022, 9, 22);
    let (name, location, when) = match place {
        "dinner" => {
            let times = When::Times { start: day.at(19, 0, 0, 0), end: day.at(22, 30, 0, 0) };
            ("Dinner", "Sample Inn", times)
        }
        "workshop" => {
            let times = When::Times { start: day.at(13, 0, 0, 0), end: day.at(15, 0, 0, 0) };
            ("Workshop", "", times)
        }
        _ => ("On site", "Sample Hall", When::Days { first: day, last: date(2022, 9, 23) }),
    };
    ToldSeat {
        place: place.parse().expect("a key"),
        name: name.to_owned(),
        location: location.to_owned(),
        when,
        status,
        position: (status == BookingStatus::Waiting).then_some(3),
        offer_expires_at: (status == BookingStatus::Offered)
            .then(|| "2022-06-03T07:00:00Z".parse().expect("a time")),
        entry: None,
    }
}

/// The same seat with a calendar entry.
pub fn with_entry(seat: ToldSeat, sequence: u32, cancelled: bool) -> ToldSeat {
    let uid = format!("{}-0123456789abcdef@plenum.example.org", seat.place);
    ToldSeat { entry: Some(ToldEntry { uid, sequence, cancelled }), ..seat }
}

/// What is told of these seats; the mail is about the place, if there is one.
pub fn told(about: Option<&str>, seats: Vec<ToldSeat>) -> Told {
    let days = When::Days { first: date(2022, 9, 22), last: date(2022, 9, 23) };
    Told {
        conference: ToldConference {
            slug: "testkongress-2022".parse().expect("a slug"),
            title: "Test Congress".to_owned(),
            city: "Stockholm".to_owned(),
            when: days,
            zone: "Europe/Stockholm".parse().expect("a zone"),
            contact: "office@example.org".parse().expect("an address"),
            changes_until: "2022-09-18T21:59:00Z".parse().expect("a time"),
        },
        registration: RegistrationId::from(uuid::Uuid::from_u128(7)),
        link_generation: 1,
        name: "Ada Prov".to_owned(),
        about: about.map(|key| key.parse().expect("a key")),
        seats,
        clashes: Vec::new(),
        at: told_at(),
    }
}

/// The message as a worker has it.
pub fn leased(message: Message, language: Locale) -> Leased {
    Leased {
        id: MessageId::from(uuid::Uuid::from_u128(8)),
        message_id: "0123456789abcdef0123456789abcdef@plenum.example.org".to_owned(),
        recipient: "ada@example.org".parse().expect("an address"),
        language,
        message,
        mime: None,
        attempts: 1,
        created_at: told_at(),
        doubtful: false,
    }
}

/// One message of each kind, as an attendee would get it.
pub fn one_of_each() -> Vec<Message> {
    use BookingStatus::{Cancelled, Expired, Held, Offered, Waiting};
    let given = |place| with_entry(seat(place, Held), 0, false);
    let taken_back = |place| with_entry(seat(place, Cancelled), 1, true);
    vec![
        Message::RegistrationConfirmed(told(None, vec![given("on-site"), seat("dinner", Waiting)])),
        Message::RegistrationConfirmed(told(None, vec![seat("dinner", Waiting)])),
        Message::RegistrationChanged(told(None, vec![given("on-site"), taken_back("dinner")])),
        Message::RegistrationCancelled(told(
            None,
            vec![taken_back("on-site"), taken_back("dinner")],
        )),
        Message::RegistrationRepeated(told(None, vec![seat("on-site", Held)])),
        Message::RegistrationLink(told(None, vec![seat("on-site", Held)])),
        Message::BookingOffered(told(
            Some("dinner"),
            vec![seat("on-site", Held), seat("dinner", Offered)],
        )),
        Message::BookingExpired(told(Some("dinner"), vec![seat("dinner", Expired)])),
        Message::PlaceChanged(told(Some("dinner"), vec![given("dinner")])),
        Message::PlaceChanged(told(Some("dinner"), vec![given("on-site"), taken_back("dinner")])),
        Message::BookingsClash(Told {
            clashes: vec![Clash {
                one: "dinner".parse().expect("a key"),
                other: "workshop".parse().expect("a key"),
            }],
            ..told(None, vec![seat("on-site", Held), seat("dinner", Held), seat("workshop", Held)])
        }),
    ]
}

/// What a message tells an attendee.
pub fn to_attendee(message: &Message) -> &Told {
    match message.tale() {
        Tale::Attendee(told) => told,
        other => panic!("a mail for a speaker: {other:?}"),
    }
}
