//! A small programme in which all fits, for the tests of what is said of programmes.

use jiff::civil::DateTime;

use crate::conference::Theme;
use crate::programme::{
    Hours, Programme, Room, Session, SessionKind, SessionPlace, Settings, Slot, Speaker, Track,
};
use crate::value::{Key, Locale, Localized};

pub fn key(text: &str) -> Key {
    text.parse().unwrap()
}

pub fn keys(texts: &[&str]) -> Vec<Key> {
    texts.iter().map(|text| key(text)).collect()
}

pub fn called(text: &str) -> Localized {
    Localized::new([(Locale::En, text.to_owned())])
}

/// A time on the first day of the conference, such as `09:00`, or any time.
pub fn at(text: &str) -> DateTime {
    if text.len() == 5 { format!("2022-09-22T{text}") } else { text.to_owned() }.parse().unwrap()
}

pub fn hours(starts: &str, ends: &str) -> Hours {
    Hours { starts: at(starts), ends: at(ends) }
}

pub fn room(name: &str, capacity: i32) -> Room {
    Room {
        key: key(name),
        name: called(&format!("The {name}")),
        capacity: Some(capacity),
        equipment: Vec::new(),
        stream: None,
        open: Vec::new(),
    }
}

pub fn speaker(name: &str) -> Speaker {
    Speaker {
        key: key(name),
        name: format!("Dr {name}"),
        affiliation: String::new(),
        biography: Localized::default(),
        available: Vec::new(),
        confirmed: true,
        guid: None,
    }
}

pub fn session(name: &str, kind: SessionKind, room: Option<&str>, starts: &str) -> Session {
    Session {
        key: key(name),
        kind,
        title: called(&format!("A {name}")),
        summary: Localized::default(),
        track: None,
        themes: Vec::new(),
        room: room.map(key),
        starts: (!starts.is_empty()).then(|| at(starts)),
        minutes: 60,
        chairs: keys(&["ada"]),
        language: None,
        accredited: false,
        place: None,
        slots: Vec::new(),
        guid: None,
    }
}

pub fn slot(name: &str, offset: i32, minutes: u32, speakers: &[&str]) -> Slot {
    Slot {
        key: key(name),
        title: called(&format!("On {name}")),
        summary: Localized::default(),
        offset,
        minutes,
        speakers: keys(speakers),
        themes: Vec::new(),
        language: None,
        sponsored: false,
        guid: None,
    }
}

/// A programme in which all fits: `opening` (09:00 to 10:00 in the hall), `talks` (10:00 to 11:00
/// in the hall), `workshop` (11:00 to 12:00 in the side room), and `later`, which has no time.
pub fn fitting() -> Programme {
    let place = SessionPlace {
        capacity: 50,
        note: Localized::default(),
        window: None,
        categories: Vec::new(),
        requires: None,
        overlaps: false,
    };
    let opening = Session {
        slots: vec![slot("welcome", 0, 30, &["bo"]), slot("keynote", 30, 30, &["cy"])],
        ..session("opening", SessionKind::Plenary, Some("hall"), "09:00")
    };
    let talks = Session {
        track: Some(key("genes")),
        slots: vec![slot("talk", 0, 60, &["bo"])],
        ..session("talks", SessionKind::TrackSession, Some("hall"), "10:00")
    };
    let workshop = Session {
        themes: keys(&["ethics"]),
        chairs: keys(&["cy"]),
        place: Some(place),
        ..session("workshop", SessionKind::Breakout, Some("side"), "11:00")
    };
    let later = Session {
        chairs: keys(&["bo"]),
        ..session("later", SessionKind::Breakout, Some("side"), "")
    };
    Programme {
        settings: Settings::default(),
        tracks: vec![Track {
            key: key("genes"),
            name: called("Genes"),
            colour: "#123456".to_owned(),
            chairs: keys(&["ada"]),
        }],
        themes: vec![Theme { key: key("ethics"), name: called("Ethics") }],
        rooms: vec![room("hall", 100), room("side", 50)],
        speakers: ["ada", "bo", "cy"].map(speaker).to_vec(),
        sessions: vec![opening, talks, workshop, later],
    }
}
