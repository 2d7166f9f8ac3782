//! What holds for any programme.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;

/// The evenings from which times are counted: before the clocks jump forward, before they jump
/// back, and before nothing.
const EVENINGS: [&str; 3] = ["2022-03-26T20:00", "2022-10-29T20:00", "2022-09-22T20:00"];

/// Keys such as `r2`; the last one of so many is not in the programme.
fn key_of(stem: &'static str, most: usize) -> impl Strategy<Value = Key> {
    (0..most).prop_map(move |number| key(&format!("{stem}{number}")))
}

fn quarters(range: std::ops::Range<i64>) -> impl Strategy<Value = i64> {
    range.prop_map(|number| number * 15)
}

fn after(evening: &str, minutes: i64) -> DateTime {
    at(evening) + SignedDuration::from_mins(minutes)
}

fn slots() -> impl Strategy<Value = Slot> {
    let people = vec(key_of("p", 5), 0..3);
    let themes = vec(key_of("t", 3), 0..2);
    (-2_i32..10, 1_u32..5, people, themes, any::<bool>()).prop_map(
        |(offset, length, speakers, themes, sponsored)| Slot {
            speakers,
            themes,
            sponsored,
            ..slot("x", offset * 15, length * 15, &[])
        },
    )
}

fn sessions(evening: &'static str) -> impl Strategy<Value = Session> {
    let when = (option::weighted(0.9, quarters(0..60)), quarters(1..13));
    let who = (option::weighted(0.8, key_of("r", 4)), vec(key_of("p", 5), 0..3));
    let what = (select(SessionKind::ALL.to_vec()), option::of(key_of("f", 3)), any::<bool>());
    let seats = option::of(5_i32..30);
    (when, who, what, seats, vec(slots(), 0..4)).prop_map(
        move |((starts, minutes), (room, chairs), (kind, track, accredited), seats, slots)| {
            let place = seats.map(|capacity| SessionPlace {
                capacity,
                ..fitting().sessions[2].place.clone().unwrap()
            });
            Session {
                starts: starts.map(|minutes| after(evening, minutes)),
                minutes: minutes.try_into().unwrap(),
                room,
                chairs,
                track,
                accredited,
                place,
                slots,
                ..session("x", kind, None, "")
            }
        },
    )
}

fn open(evening: &'static str) -> impl Strategy<Value = Vec<Hours>> {
    let hours = (quarters(-4..60), quarters(1..50)).prop_map(move |(starts, minutes)| Hours {
        starts: after(evening, starts),
        ends: after(evening, starts + minutes),
    });
    vec(hours, 0..3)
}

fn settings() -> impl Strategy<Value = Settings> {
    let day = option::of((0_i8..24, 0_i8..24)).prop_map(|hours| {
        hours.map(|(opens, closes)| DayHours {
            opens: jiff::civil::time(opens, 0, 0, 0),
            closes: jiff::civil::time(closes, 0, 0, 0),
        })
    });
    (select(vec![0_u32, 10, 15, 40]), day).prop_map(|(walking_minutes, hours)| Settings {
        walking_minutes,
        hours,
        ..Settings::default()
    })
}

/// Any programme of one night, most of it in clashes, and the first day of its conference.
fn programmes() -> impl Strategy<Value = (Programme, Date)> {
    select(EVENINGS.to_vec()).prop_flat_map(|evening| {
        let rooms = vec((open(evening), option::of(5_i32..30)), 3);
        let people = vec((open(evening), any::<bool>()), 4);
        let sessions = vec(sessions(evening), 0..10);
        (rooms, people, sessions, settings()).prop_map(
            move |(rooms, people, sessions, settings)| {
                let rooms = rooms.into_iter().zip(["r0", "r1", "r2"]);
                let people = people.into_iter().zip(["p0", "p1", "p2", "p3"]);
                let mut programme = Programme {
                    settings,
                    tracks: fitting().tracks,
                    themes: Vec::new(),
                    rooms: rooms
                        .map(|((open, capacity), name)| Room { capacity, open, ..room(name, 1) })
                        .collect(),
                    speakers: people
                        .map(|((available, confirmed), name)| Speaker {
                            available,
                            confirmed,
                            ..speaker(name)
                        })
                        .collect(),
                    sessions,
                };
                name_all(&mut programme);
                (programme, at(evening).date())
            },
        )
    })
}

/// Gives sessions and slots keys of their own, in another order than they have.
fn name_all(programme: &mut Programme) {
    for (number, session) in programme.sessions.iter_mut().enumerate() {
        session.key = key(&format!("s{}", (number * 7 + 3) % 10));
        for (place, slot) in session.slots.iter_mut().enumerate() {
            slot.key = key(&format!("x{}-{}", (number * 3) % 10, 9 - place));
        }
    }
    programme.tracks[0].key = key("f0");
    programme.tracks[0].chairs = keys(&["p0", "p4"]);
    programme.themes = vec![Theme { key: key("t0"), name: called("A theme") }];
}

fn held() -> BTreeMap<Key, i32> {
    (0..10).map(|number| (key(&format!("s{number}")), number * 4)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_clashes_are_those_that_a_slow_search_finds((programme, first_day) in programmes()) {
        let (zone, held) = ("Europe/Stockholm".parse().unwrap(), held());
        let frame = Frame { zone: &zone, first_day, last_day: first_day, held: &held, accepted: &BTreeSet::new() };
        let fast: Vec<String> = clashes(&programme, &frame).iter().map(line).collect();
        let slow: Vec<String> = naive::clashes(&programme, &frame).iter().map(line).collect();
        prop_assert_eq!(fast, slow);
    }

    #[test]
    fn the_order_of_lists_makes_no_difference((programme, first_day) in programmes()) {
        let mut turned = programme.clone();
        turned.sessions.reverse();
        turned.sessions.iter_mut().for_each(|session| session.slots.reverse());
        turned.rooms.reverse();
        turned.speakers.reverse();
        let found = between(&programme, first_day, first_day);
        prop_assert_eq!(&found, &between(&turned, first_day, first_day));
        prop_assert!(found.is_sorted_by(|one, next| one < next), "sorted and without doubles");
    }
}

/// That the slow search agrees says nothing of a kind that never comes up.
#[test]
fn programmes_by_chance_have_clashes_of_all_kinds() {
    let mut runner = TestRunner::deterministic();
    let (zone, held) = ("Europe/Stockholm".parse().unwrap(), held());
    let mut seen = BTreeSet::new();
    for _ in 0..100 {
        let (programme, first_day) = programmes().new_tree(&mut runner).unwrap().current();
        let frame = Frame {
            zone: &zone,
            first_day,
            last_day: first_day,
            held: &held,
            accepted: &BTreeSet::new(),
        };
        seen.extend(clashes(&programme, &frame).iter().map(|clash| clash.kind));
    }
    assert_eq!(seen, BTreeSet::from(ClashKind::ALL));
}
