pub mod fitting;

use super::file::parse;
use super::{Programme, SessionKind};
use crate::conference::{self, Definition};

const CONFERENCE: &str =
    include_str!("../../../../config/conferences/precision-medicine-2022.toml");
const SHIPPED: &str =
    include_str!("../../../../config/conferences/precision-medicine-2022.programme.toml");

/// A file without a mistake. The tests count its lines.
const RIGHT: &str = r#"[[room]]
key = "hall"
name = { en = "Hall", sv = "Hall", de = "Halle" }
capacity = 100
[[session]]
key = "opening"
kind = "plenary"
title = { en = "Opening", sv = "Inledning", de = "Eröffnung" }
starts = 2022-09-22T09:00
ends = 2022-09-22T10:00
[[session.slot]]
title = { en = "Two", sv = "Två", de = "Zwei" }
starts = 2022-09-22T09:30
minutes = 30
speakers = ["Ada Sample"]
[[session.slot]]
title = { en = "One", sv = "Ett", de = "Eins" }
starts = 2022-09-22T09:00
minutes = 30
[[session]]
key = "talks"
kind = "track-session"
track = "microbiology"
room = "hall"
title = { en = "Talks", sv = "Föredrag", de = "Vorträge" }
starts = 2022-09-23T22:00
ends = 2022-09-24T02:00
"#;

fn conference() -> Definition {
    conference::file::parse(CONFERENCE).unwrap()
}

fn mistakes(text: &str) -> Vec<String> {
    match parse(text, &conference()) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_shipped_programme_has_no_mistake_and_says_that_it_is_a_sample() {
    assert_eq!(mistakes(SHIPPED), Vec::<String>::new());
    let programme = parse(SHIPPED, &conference()).unwrap();
    assert!(programme.settings.sample);
    let conference = conference();
    for track in &conference.tracks {
        let sessions =
            programme.sessions.iter().filter(|session| session.track.as_ref() == Some(&track.key));
        assert_eq!(sessions.count(), 1, "{}", track.key);
    }
    for kind in SessionKind::ALL {
        assert!(programme.sessions.iter().any(|session| session.kind == kind), "{kind:?}");
    }
    let days = [conference.first_day, conference.last_day];
    assert_eq!(days.map(|day| programme.sessions_on(day).len()), [11, 6]);
}

#[test]
fn slots_are_sorted_by_time_and_a_night_may_end_after_midnight() {
    let programme = parse(RIGHT, &conference()).unwrap();
    let titles: Vec<&str> =
        programme.sessions[0].slots.iter().map(|slot| slot.title.of(Default::default())).collect();
    assert_eq!(titles, ["One", "Two"]);
    assert_eq!(programme.sessions[1].ends(), Some(jiff::civil::date(2022, 9, 24).at(2, 0, 0, 0)));
    assert!(!programme.settings.sample);
}

#[test]
fn a_programme_comes_back_from_its_document() {
    let programme = parse(SHIPPED, &conference()).unwrap();
    let text = serde_json::to_string(&programme).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&text).unwrap(), programme);
}

/// What is right, what is wrong instead, and what is said of it.
const CASES: &[(&str, &str, &str)] = &[
    (
        "capacity = 100",
        "capacity = 0",
        "line 4: rooms.hall.capacity must be from 1 to 1000000, not 0",
    ),
    (
        "\"plenary\"",
        "\"keynote\"",
        "line 7: sessions.opening.kind must be one of plenary, track-session, breakout, poster, social, break",
    ),
    (
        "starts = 2022-09-22T09:00\nends",
        "starts = 2022-09-21T09:00\nends",
        "line 9: sessions.opening.starts must be on a day of the conference, 2022-09-22 to 2022-09-23",
    ),
    (
        "ends = 2022-09-22T10:00",
        "ends = 2022-09-22T09:00",
        "line 10: sessions.opening.ends must be after starts",
    ),
    (
        "ends = 2022-09-22T10:00",
        "ends = 2022-09-22T09:45",
        "line 13: sessions.opening.slots.1.starts must lie inside its session, 2022-09-22T09:00:00 to \
             2022-09-22T09:45:00, not 2022-09-22T09:30:00 to 2022-09-22T10:00:00",
    ),
    (
        "minutes = 30\nspeakers",
        "minutes = 0\nspeakers",
        "line 14: sessions.opening.slots.1.minutes must be from 1 to 1440, not 0",
    ),
    (
        "[\"Ada Sample\"]",
        "[\"Ada Sample\", 3]",
        "line 15: sessions.opening.slots.1.speakers must be a text in quotes, not an integer",
    ),
    (
        "[\"Ada Sample\"]",
        "[]\nspeaker = 1",
        "line 16: sessions.opening.slots.1.speaker is no key that is known here; did you mean speakers?",
    ),
    (
        "track = \"microbiology\"\n",
        "",
        "line 20: sessions.talks.track is missing: a track-session belongs to a track",
    ),
    (
        "\"microbiology\"",
        "\"botany\"",
        "line 23: sessions.talks.track is botany, which is no [[track]] of the conference",
    ),
    (
        "room = \"hall\"",
        "room = \"attic\"",
        "line 24: sessions.talks.room is attic, which is no [[room]] of this file",
    ),
    (
        "ends = 2022-09-24T02:00",
        "ends = 2022-09-24T06:01",
        "line 27: sessions.talks.ends must not be after 2022-09-24T06:00:00, when the last night of the \
             conference is over",
    ),
    (
        "\"talks\"",
        "\"opening\"",
        "line 21: sessions.opening.key is opening already for another one, from line 5",
    ),
    ("Halle", "Halle\", fr = \"Salle", "line 3: rooms.hall.name.fr is no key that is known here"),
];

#[test]
fn each_mistake_is_named_with_its_line() {
    for (right, wrong, expected) in CASES {
        assert_eq!(RIGHT.matches(right).count(), 1, "{right:?} must be in the file once");
        assert_eq!(mistakes(&RIGHT.replace(right, wrong)), [*expected], "{right:?} to {wrong:?}");
    }
}

#[test]
fn an_empty_file_lacks_rooms_and_sessions() {
    let expected = [
        "line 1: rooms must be at least one [[room]]",
        "line 1: sessions must be at least one [[session]]",
    ];
    assert_eq!(mistakes(""), expected);
}
