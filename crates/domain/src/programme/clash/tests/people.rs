//! Where people are, and whether they come: what is just a clash, and what is just none.

use super::*;

#[test]
fn nobody_is_in_two_places() {
    check(&[
        // As chairs of both.
        (
            |p| {
                p.sessions[2].chairs = keys(&["ada"]);
                p.sessions[2].starts = Some(at("10:59"));
            },
            &["person-twice: session/talks session/workshop speaker/ada minutes=1"],
        ),
        (|p| p.sessions[2].chairs = keys(&["ada"]), &[]),
        // A speaker is there for the slot, a chair for all of the session.
        (
            |p| {
                p.sessions[2].slots = vec![slot("demo", 0, 60, &["bo"])];
                p.sessions[2].starts = Some(at("10:30"));
            },
            &["person-twice: slot/demo slot/talk speaker/bo minutes=30"],
        ),
        (
            |p| {
                p.sessions[2].slots = vec![slot("demo", 0, 30, &[]), slot("use", 30, 30, &["bo"])];
                p.sessions[2].starts = Some(at("10:30"));
            },
            &[],
        ),
        (
            |p| {
                p.sessions[2].chairs = keys(&["bo"]);
                p.sessions[2].starts = Some(at("10:45"));
            },
            &["person-twice: session/workshop slot/talk speaker/bo minutes=15"],
        ),
        // Whoever chairs and speaks is there once.
        (
            |p| {
                p.sessions[1].chairs = keys(&["bo"]);
                p.sessions[2].chairs = keys(&["bo"]);
                p.sessions[2].slots = vec![slot("demo", 0, 60, &["bo", "bo"])];
                p.sessions[2].starts = Some(at("10:30"));
            },
            &["person-twice: session/talks session/workshop speaker/bo minutes=30"],
        ),
        // In one session, slots overlap, but nobody is in two places.
        (
            |p| {
                p.sessions[0].slots =
                    vec![slot("a", 0, 60, &["bo"]), slot("b", 0, 59, &["bo", "ada"])];
            },
            &[
                "slots-overlap: slot/a slot/b minutes=59",
                "session-shorter: session/opening minutes=59",
            ],
        ),
        (
            |p| {
                p.sessions[3].chairs = keys(&["ada"]);
                p.sessions[3].minutes = 1_440;
            },
            &[],
        ),
    ]);
}

#[test]
fn there_is_time_to_walk() {
    check(&[
        (
            |p| {
                p.settings.walking_minutes = 11;
                p.sessions[2].chairs = keys(&["ada"]);
                p.sessions[2].starts = Some(at("11:10"));
            },
            &[
                "walk-too-short: session/talks session/workshop speaker/ada room/hall room/side minutes=10 walking=11",
            ],
        ),
        (
            |p| {
                p.settings.walking_minutes = 10;
                p.sessions[2].chairs = keys(&["ada"]);
                p.sessions[2].starts = Some(at("11:10"));
            },
            &[],
        ),
        (
            |p| {
                p.settings.walking_minutes = 1;
                p.sessions[2].chairs = keys(&["bo"]);
            },
            &[
                "walk-too-short: slot/talk session/workshop speaker/bo room/hall room/side minutes=0 walking=1",
            ],
        ),
        // There is no way to go from or to a session in all rooms, nor in the same room.
        (
            |p| {
                p.settings.walking_minutes = 60;
                p.sessions[2].chairs = keys(&["bo"]);
                p.sessions[2].room = None;
            },
            &[],
        ),
        (
            |p| {
                p.settings.walking_minutes = 60;
                p.sessions[2].chairs = keys(&["bo"]);
                p.sessions[2].room = Some(key("hall"));
            },
            &[],
        ),
        // Not only from one thing to the next: `welcome` ended 60 minutes before.
        (
            |p| {
                p.settings.walking_minutes = 91;
                p.sessions[2].chairs = keys(&["bo"]);
                p.sessions[1].slots[0].speakers = Vec::new();
            },
            &[
                "walk-too-short: slot/welcome session/workshop speaker/bo room/hall room/side minutes=90 walking=91",
            ],
        ),
    ]);
}

#[test]
fn people_come_when_they_can() {
    check(&[
        (|p| p.speakers[2].available = vec![hours("09:30", "12:00")], &[]),
        (
            |p| p.speakers[2].available = vec![hours("09:31", "11:59")],
            &[
                "person-unavailable: session/workshop speaker/cy",
                "person-unavailable: slot/keynote speaker/cy",
            ],
        ),
        // Hours that touch are one, those with a gap are not.
        (
            |p| {
                p.speakers[2].available = vec![hours("09:45", "12:00"), hours("09:00", "09:45")];
            },
            &[],
        ),
        (
            |p| {
                p.speakers[2].available = vec![hours("09:00", "09:44"), hours("09:45", "12:00")];
            },
            &["person-unavailable: slot/keynote speaker/cy"],
        ),
        (|p| p.sessions[2].starts = None, &[]),
        (
            |p| p.speakers[2].confirmed = false,
            &["unconfirmed: speaker/cy session/workshop slot/keynote"],
        ),
        (|p| p.speakers.push(Speaker { confirmed: false, ..speaker("dee") }), &[]),
    ]);
}
