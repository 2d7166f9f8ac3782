//! Nights in which clocks jump, and nights that belong to the day before.

use super::*;

/// One session each, in a hall of its own kind of trouble: name, room, start, minutes, slots.
type Block = (&'static str, &'static str, &'static str, u32, Vec<Slot>);

/// The clashes of these breaks, on two days from `first`.
fn on(first: Date, blocks: Vec<Block>) -> Vec<String> {
    let sessions = blocks.into_iter().map(|(name, room, starts, minutes, slots)| Session {
        minutes,
        chairs: Vec::new(),
        slots,
        ..session(name, SessionKind::Break, Some(room), starts)
    });
    let programme = Programme { sessions: sessions.collect(), ..fitting() };
    between(&programme, first, first.tomorrow().unwrap()).iter().map(line).collect()
}

/// Clocks in Stockholm show 01:59:59 and then 03:00 on 27 March 2022.
#[test]
fn a_time_that_clocks_skip_is_named() {
    let cases: [(&str, u32, bool); 8] = [
        ("2022-03-27T01:00", 60, false),
        ("2022-03-27T01:00", 61, true),
        ("2022-03-27T01:00", 119, true),
        ("2022-03-27T01:00", 120, false),
        ("2022-03-27T02:00", 60, true),
        ("2022-03-27T02:59", 61, true),
        ("2022-03-27T03:00", 60, false),
        ("2022-03-27T01:30", 240, false),
    ];
    for (starts, minutes, is_skipped) in cases {
        let found = on(date(2022, 3, 26), vec![("a", "hall", starts, minutes, Vec::new())]);
        let expected = if is_skipped { vec!["skipped-time: session/a"] } else { Vec::new() };
        assert_eq!(found, expected, "{starts} for {minutes} min");
    }
}

#[test]
fn a_slot_at_a_time_that_clocks_skip_is_named() {
    let slots = vec![slot("x", 0, 60, &[]), slot("y", 60, 60, &[]), slot("z", 120, 60, &[])];
    let found = on(date(2022, 3, 26), vec![("a", "hall", "2022-03-27T01:00", 180, slots)]);
    assert_eq!(found, ["skipped-time: slot/y"]);
}

#[test]
fn what_a_jump_turns_around_meets_by_the_instants() {
    // 02:30 does not exist and is read as 03:30, after the start of what is written later.
    let later = ("b", "hall", "2022-03-27T03:15", 30, Vec::new());
    let found = on(
        date(2022, 3, 26),
        vec![("a", "hall", "2022-03-27T02:30", 15, Vec::new()), later.clone()],
    );
    assert_eq!(
        found,
        ["room-twice: session/a session/b room/hall minutes=15", "skipped-time: session/a",]
    );
    // Nothing is left of a time that ends before it starts.
    let found =
        on(date(2022, 3, 26), vec![("a", "hall", "2022-03-27T02:30", 30, Vec::new()), later]);
    assert_eq!(found, ["skipped-time: session/a"]);
    // The same of slots.
    let slots = vec![slot("x", 90, 15, &[]), slot("y", 135, 45, &[]), slot("z", 0, 60, &[])];
    let found = on(date(2022, 3, 26), vec![("a", "hall", "2022-03-27T01:00", 180, slots)]);
    assert_eq!(found, ["slots-overlap: slot/x slot/y minutes=15", "skipped-time: slot/x"]);
}

/// Clocks in Stockholm show 02:00 to 02:59 twice on 30 October 2022; the first time is meant.
#[test]
fn an_hour_that_happens_twice_is_an_hour_more_to_be_in_the_way() {
    let night = |starts, minutes| {
        on(
            date(2022, 10, 29),
            vec![
                ("a", "hall", "2022-10-30T01:00", 120, Vec::new()),
                ("b", "hall", starts, minutes, Vec::new()),
            ],
        )
    };
    assert_eq!(night("2022-10-30T03:00", 60), Vec::<String>::new());
    // From the first 02:30 until 03:00 are 90 minutes.
    let expected = ["room-twice: session/a session/b room/hall minutes=90"];
    assert_eq!(night("2022-10-30T02:30", 60), expected);
    let found = on(
        date(2022, 10, 29),
        vec![
            ("a", "hall", "2022-10-30T01:00", 90, Vec::new()),
            ("b", "hall", "2022-10-30T02:30", 30, Vec::new()),
        ],
    );
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_way_is_as_long_as_the_time_that_passes() {
    let walk = |night: &str, first: Date| {
        let mut programme = fitting();
        programme.settings.walking_minutes = 60;
        let ends_at_two = format!("{night}T01:00");
        let starts_at_three = format!("{night}T03:00");
        programme.sessions = vec![
            session("a", SessionKind::Social, Some("hall"), &ends_at_two),
            session("b", SessionKind::Social, Some("side"), &starts_at_three),
        ];
        let found = between(&programme, first, first.tomorrow().unwrap());
        found.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(
        walk("2022-03-27", date(2022, 3, 26)),
        [
            "walk-too-short: session/a session/b speaker/ada room/hall room/side minutes=0 walking=60"
        ]
    );
    assert_eq!(walk("2022-06-26", date(2022, 6, 25)), Vec::<String>::new());
    assert_eq!(walk("2022-10-30", date(2022, 10, 29)), Vec::<String>::new());
}

#[test]
fn the_last_night_belongs_to_the_last_day() {
    let mut programme = fitting();
    programme.settings.hours =
        Some(DayHours { opens: at("08:00").time(), closes: at("02:00").time() });
    let night = |starts: &str, minutes| Session {
        minutes,
        ..session("night", SessionKind::Social, None, starts)
    };
    let cases: [(&str, u32, &[&str]); 5] = [
        ("2022-09-23T22:00", 240, &[]),
        ("2022-09-24T00:30", 90, &[]),
        ("2022-09-23T22:00", 241, &["outside-hours: session/night"]),
        ("2022-09-23T22:00", 361, &["outside-days: session/night", "outside-hours: session/night"]),
        ("2022-09-24T08:00", 60, &["outside-days: session/night"]),
    ];
    for (starts, minutes, expected) in cases {
        programme.sessions.truncate(4);
        programme.sessions.push(night(starts, minutes));
        assert_eq!(found(&programme), expected, "{starts} for {minutes} min");
    }
    // The night between the days is one too.
    programme.sessions.truncate(4);
    programme.sessions.push(night("2022-09-22T23:00", 120));
    programme.sessions.push(Session {
        chairs: keys(&["ada"]),
        ..session("after", SessionKind::Social, Some("hall"), "2022-09-23T00:59")
    });
    assert_eq!(
        found(&programme),
        [
            "room-twice: session/after session/night room/hall minutes=1",
            "person-twice: session/after session/night speaker/ada minutes=1",
        ]
    );
}
