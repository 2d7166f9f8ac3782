//! Sessions in each other's way, rooms that are shut or too small: what is just a clash, and what
//! is just none.

use super::*;

#[test]
fn a_room_has_one_session_at_a_time() {
    use SessionKind::{Break, Breakout, Social, TrackSession};
    check(&[
        (
            |p| add(p, TrackSession, Some("hall"), "10:59"),
            &["room-twice: session/extra session/talks room/hall minutes=1"],
        ),
        (|p| add(p, TrackSession, Some("hall"), "11:00"), &[]),
        (|p| add(p, Breakout, Some("side"), "10:00"), &[]),
        // An unknown room is one room too.
        (
            |p| {
                add(p, Breakout, Some("attic"), "12:00");
                p.sessions[2].room = Some(key("attic"));
                p.sessions[2].minutes = 61;
            },
            &[
                "room-twice: session/extra session/workshop room/attic minutes=1",
                "unknown-reference: session/extra room/attic",
                "unknown-reference: session/workshop room/attic",
            ],
        ),
        // In all rooms.
        (
            |p| add(p, Social, None, "11:30"),
            &["room-twice: session/extra session/workshop room/side minutes=30"],
        ),
        (|p| add(p, Social, None, "12:00"), &[]),
        (
            |p| {
                add(p, Break, None, "12:00");
                p.sessions[2].room = None;
                p.sessions[2].minutes = 75;
            },
            &["room-twice: session/extra session/workshop minutes=15"],
        ),
        (|p| add(p, TrackSession, Some("hall"), ""), &[]),
    ]);
}

#[test]
fn a_plenary_and_a_break_over_all_rooms_stand_alone() {
    use SessionKind::{Break, Breakout, Plenary, Poster, Social, TrackSession};
    check(&[
        (
            |p| add(p, Plenary, None, "11:45"),
            &["plenary-beside-parallel: session/extra session/workshop minutes=15"],
        ),
        (|p| add(p, Plenary, None, "12:00"), &[]),
        (
            |p| {
                p.sessions[2].kind = Poster;
                add(p, Plenary, None, "11:45");
            },
            &["plenary-beside-parallel: session/extra session/workshop minutes=15"],
        ),
        (
            |p| add(p, Break, None, "11:45"),
            &["plenary-beside-parallel: session/extra session/workshop minutes=15"],
        ),
        (
            |p| {
                p.sessions[2].kind = Poster;
                add(p, Break, None, "11:45");
            },
            &[],
        ),
        // A plenary in one room.
        (
            |p| add(p, TrackSession, Some("side"), "09:00"),
            &["plenary-beside-parallel: session/opening session/extra minutes=60"],
        ),
        (
            |p| add(p, Breakout, Some("side"), "08:01"),
            &["plenary-beside-parallel: session/opening session/extra minutes=1"],
        ),
        (|p| add(p, Breakout, Some("side"), "08:00"), &[]),
        (
            |p| add(p, Plenary, Some("side"), "09:00"),
            &["plenary-beside-parallel: session/extra session/opening minutes=60"],
        ),
        (|p| add(p, Break, Some("side"), "09:00"), &[]),
        (|p| add(p, Poster, Some("side"), "09:00"), &[]),
        (|p| add(p, Social, Some("side"), "09:00"), &[]),
        (
            |p| add(p, Plenary, Some("hall"), "11:00"),
            &["plenary-beside-parallel: session/extra session/workshop minutes=60"],
        ),
    ]);
}

#[test]
fn rooms_and_the_conference_have_hours() {
    fn day(opens: &str, closes: &str) -> Option<DayHours> {
        Some(DayHours { opens: at(opens).time(), closes: at(closes).time() })
    }
    check(&[
        (|p| p.rooms[1].open = vec![hours("11:00", "12:00")], &[]),
        (
            |p| p.rooms[1].open = vec![hours("11:00", "11:59")],
            &["room-closed: session/workshop room/side"],
        ),
        // What is in all rooms is in those that are open.
        (
            |p| {
                p.rooms[1].open = vec![hours("08:00", "09:00")];
                p.sessions[2].room = None;
            },
            &[],
        ),
        (|p| p.settings.hours = day("09:00", "12:00"), &[]),
        (
            |p| p.settings.hours = day("09:01", "11:59"),
            &["outside-hours: session/opening", "outside-hours: session/workshop"],
        ),
        // The night after a day, and a day without an end.
        (
            |p| {
                p.settings.hours = day("09:00", "01:00");
                add(p, SessionKind::Social, None, "2022-09-23T00:00");
            },
            &[],
        ),
        (
            |p| {
                p.settings.hours = day("09:00", "00:59");
                add(p, SessionKind::Social, None, "2022-09-23T00:00");
            },
            &["outside-hours: session/extra"],
        ),
        (
            |p| {
                p.settings.hours = day("09:00", "09:00");
                add(p, SessionKind::Social, None, "2022-09-23T08:30");
            },
            &[],
        ),
        (|p| p.sessions[0].starts = Some(at("2022-09-22T04:00")), &[]),
        (
            |p| p.sessions[0].starts = Some(at("2022-09-22T03:59")),
            &["outside-days: session/opening"],
        ),
        (|p| p.sessions[2].starts = Some(at("2022-09-24T03:00")), &[]),
        (
            |p| p.sessions[2].starts = Some(at("2022-09-24T03:01")),
            &["outside-days: session/workshop"],
        ),
    ]);
}

#[test]
fn rooms_hold_who_booked() {
    check(&[
        (
            |p| p.rooms[1].capacity = Some(49),
            &[
                "overbooked: session/workshop room/side seats=50 capacity=49",
                "place-above-room: session/workshop room/side seats=50 capacity=49",
            ],
        ),
        (
            |p| p.sessions[2].place.as_mut().unwrap().capacity = 51,
            &["place-above-room: session/workshop room/side seats=51 capacity=50"],
        ),
        // Whether it has a time or not.
        (
            |p| {
                p.sessions[2].starts = None;
                p.sessions[2].place.as_mut().unwrap().capacity = 51;
            },
            &["place-above-room: session/workshop room/side seats=51 capacity=50"],
        ),
        (|p| p.rooms[1].capacity = None, &[]),
        (
            |p| {
                p.rooms[1].capacity = Some(1);
                p.sessions[2].room = None;
            },
            &[],
        ),
    ]);
}
