//! What is written is read as it was, and every mistake is named by row and column.

use super::*;
use crate::conference::Definition;
use crate::programme::{Room, Session, SessionKind, Slot, Speaker, Track};
use crate::value::{Key, Locale, Localized};

mod laws;
mod mistakes;
mod people;

/// The conference that comes with Plenum.
fn conference() -> Definition {
    let file = include_str!("../../../../../../config/conferences/precision-medicine-2022.toml");
    crate::conference::file::parse(file).unwrap()
}

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn english(text: &str) -> Localized {
    Localized::new([(Locale::En, text.to_owned())])
}

fn sheet(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// A hall, two people, a session with a slot.
fn small() -> Programme {
    let speaker = |name: &str, said: &str| Speaker {
        key: key(name),
        name: said.to_owned(),
        affiliation: String::new(),
        biography: Localized::default(),
        available: Vec::new(),
        confirmed: true,
        guid: None,
    };
    let slot = Slot {
        key: key("welcome"),
        title: english("Welcome"),
        summary: Localized::default(),
        offset: 0,
        minutes: 20,
        speakers: vec![key("ada")],
        themes: Vec::new(),
        language: None,
        sponsored: false,
        guid: None,
    };
    Programme {
        tracks: vec![Track {
            key: key("rare"),
            name: english("Rare diseases"),
            colour: "#8a3ffc".to_owned(),
            chairs: vec![key("bo")],
        }],
        rooms: vec![Room {
            key: key("hall"),
            name: Localized::new([
                (Locale::En, "Great hall".to_owned()),
                (Locale::Sv, "Stora salen".to_owned()),
            ]),
            capacity: Some(300),
            equipment: vec!["projector".to_owned()],
            stream: None,
            open: Vec::new(),
        }],
        speakers: vec![speaker("ada", "Ada Sample"), speaker("bo", "Bo Exempel")],
        sessions: vec![Session {
            key: key("opening"),
            kind: SessionKind::Plenary,
            title: english("Opening"),
            summary: Localized::default(),
            track: None,
            themes: Vec::new(),
            room: Some(key("hall")),
            starts: Some(jiff::civil::date(2022, 9, 22).at(9, 0, 0, 0)),
            minutes: 60,
            chairs: vec![key("bo")],
            language: None,
            accredited: false,
            place: None,
            slots: vec![slot],
            guid: None,
        }],
        ..Programme::default()
    }
}
