//! What holds for any two programmes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::*;

/// One thing that organisers do: which, to what, and how.
type Deed = (u8, usize, i32);

const DEEDS: u8 = 33;

fn pick<T>(list: &mut [T], number: usize) -> Option<&mut T> {
    let number = number.checked_rem(list.len())?;
    list.get_mut(number)
}

/// Does one thing to a programme, if it has such a thing.
fn deed(p: &mut Programme, (which, number, how): Deed) {
    let text = called(&format!("Text {how}"));
    let person = [key("ada"), key("bo"), key("cy")][how.rem_euclid(3) as usize].clone();
    let quarter = SignedDuration::from_mins(i64::from(how) * 15);
    let odd = how % 2 != 0;
    match which {
        0..=13 => of_session(p, which, number, how, person, &text),
        14..=23 => of_slot(p, which, number, how, person, &text),
        24 => drop(pick(&mut p.rooms, number).map(|room| room.name = text)),
        25 => drop(pick(&mut p.rooms, number).map(|room| room.capacity = Some(how))),
        26 => drop(pick(&mut p.speakers, number).map(|one| one.affiliation = how.to_string())),
        27 => drop(pick(&mut p.speakers, number).map(|one| one.confirmed = odd)),
        28 => drop(pick(&mut p.tracks, number).map(|track| track.chairs = vec![person])),
        29 if odd => drop(p.rooms.pop()),
        29 => p.rooms.push(room(&format!("room{}", p.rooms.len()), how)),
        30 if odd => drop(p.speakers.pop()),
        30 => p.speakers.push(speaker(&format!("person{}", p.speakers.len()))),
        31 if odd => drop(p.themes.pop()),
        31 => drop(pick(&mut p.speakers, number).map(|one| {
            one.available = vec![Hours { starts: at("09:00"), ends: at("09:00") + quarter }];
        })),
        _ => p.sessions.reverse(),
    }
}

fn of_session(
    p: &mut Programme,
    which: u8,
    number: usize,
    how: i32,
    person: Key,
    text: &Localized,
) {
    let rooms = [Some(key("hall")), Some(key("side")), None];
    let quarter = SignedDuration::from_mins(i64::from(how) * 15);
    if which == 0 {
        let count = p.sessions.len();
        let starts = if how % 2 == 0 { "15:00" } else { "" };
        p.sessions.push(session(&format!("more{count}"), SessionKind::Social, None, starts));
    } else if which == 1 && !p.sessions.is_empty() {
        let at = number % p.sessions.len();
        p.sessions.remove(at);
    }
    let Some(session) = pick(&mut p.sessions, number) else { return };
    match which {
        2 => session.starts = None,
        3 => session.starts = Some(at("09:00") + quarter),
        4 => session.starts = session.starts.map(|starts| starts + quarter),
        5 => session.minutes = how.unsigned_abs() + 1,
        6 => session.room = rooms[how.rem_euclid(3) as usize].clone(),
        7 => session.title = text.clone(),
        8 => session.summary = text.clone(),
        9 => session.chairs.push(person),
        10 => session.chairs.clear(),
        11 => session.kind = SessionKind::ALL[how.rem_euclid(6) as usize],
        12 => session.accredited = how % 2 == 0,
        13 if how % 3 == 0 => session.place = None,
        13 => drop(session.place.as_mut().map(|place| {
            place.capacity = how;
            place.window = Some(Window { opens: at("09:00"), closes: at("10:00") });
        })),
        _ => {}
    }
}

fn of_slot(p: &mut Programme, which: u8, number: usize, how: i32, person: Key, text: &Localized) {
    let to = how.unsigned_abs() as usize;
    if which == 14 {
        // To another session; a session that starts earlier by as much lets it stay where it is.
        let taken = pick(&mut p.sessions, number).and_then(|session| session.slots.pop());
        let Some(taken) = taken else { return };
        let Some(session) = pick(&mut p.sessions, to) else { return };
        return session.slots.push(taken);
    }
    let Some(session) = pick(&mut p.sessions, number) else { return };
    if which == 15 {
        session.starts = session.starts.map(|starts| starts - SignedDuration::from_mins(15));
        return session.slots.iter_mut().for_each(|slot| slot.offset += 15);
    }
    let Some(slot) = pick(&mut session.slots, to) else { return };
    match which {
        16 => slot.offset += how,
        17 => slot.minutes = how.unsigned_abs() + 1,
        18 => slot.title = text.clone(),
        19 => slot.summary = text.clone(),
        20 => slot.speakers.push(person),
        21 => slot.speakers.reverse(),
        22 => slot.sponsored = how % 2 == 0,
        23 => slot.themes = if how % 2 == 0 { keys(&["ethics"]) } else { Vec::new() },
        _ => {}
    }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    vec((0..DEEDS, 0_usize..6, -8_i32..8), 0..12)
}

/// Two programmes that have some of their past in common.
fn pairs() -> impl Strategy<Value = (Programme, Programme)> {
    (deeds(), deeds(), deeds()).prop_map(|(both, only_one, only_other)| {
        let mut one = fitting();
        both.into_iter().for_each(|each| deed(&mut one, each));
        let mut other = one.clone();
        only_one.into_iter().for_each(|each| deed(&mut one, each));
        only_other.into_iter().for_each(|each| deed(&mut other, each));
        (one, other)
    })
}

/// All that readers see of a programme: everything but what is named here.
fn seen(programme: &Programme) -> BTreeMap<String, Value> {
    let mut document = serde_json::to_value(programme).unwrap();
    let mut seen = BTreeMap::new();
    for (list, hidden) in [
        ("tracks", &["colour"][..]),
        ("themes", &[]),
        ("rooms", &["equipment", "open"]),
        ("speakers", &["available", "confirmed", "guid"]),
        ("sessions", &["guid"]),
    ] {
        for mut part in document[list].as_array().unwrap().clone() {
            hidden.iter().for_each(|name| part[name] = Value::Null);
            if list == "sessions" {
                if part["starts"].is_null() {
                    continue;
                }
                if part["place"].is_object() {
                    part["place"]["window"] = Value::Null;
                }
                for mut slot in part["slots"].take().as_array().unwrap().clone() {
                    let starts: DateTime = part["starts"].as_str().unwrap().parse().unwrap();
                    let offset = SignedDuration::from_mins(slot["offset"].take().as_i64().unwrap());
                    slot["guid"] = Value::Null;
                    slot["at"] = json!([part["key"], starts + offset]);
                    seen.insert(format!("slot {}", slot["key"]), slot);
                }
            }
            seen.insert(format!("{list} {}", part["key"]), part);
        }
    }
    document["settings"].take();
    seen
}

/// The aspect of the way back.
fn mirrored(aspect: Aspect, has_time: bool) -> Aspect {
    match aspect {
        Aspect::New if has_time => Aspect::Withdrawn,
        Aspect::New => Aspect::Gone,
        Aspect::Withdrawn | Aspect::Gone => Aspect::New,
        Aspect::Moved { from, to } => Aspect::Moved { from: to, to: from },
        Aspect::Length { from, to } => Aspect::Length { from: to, to: from },
        Aspect::Room { from, to } => Aspect::Room { from: to, to: from },
        Aspect::Session { from, to } => Aspect::Session { from: to, to: from },
        Aspect::Retitled { from, to } => Aspect::Retitled { from: to, to: from },
        Aspect::Renamed { from, to } => Aspect::Renamed { from: to, to: from },
        Aspect::Speakers { joined, left } => Aspect::Speakers { joined: left, left: joined },
        Aspect::Chairs { joined, left } => Aspect::Chairs { joined: left, left: joined },
        Aspect::Text { of } => Aspect::Text { of },
    }
}

/// That the laws hold says nothing of an aspect that never comes up.
#[test]
fn pairs_by_chance_have_all_aspects() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..500 {
        let (one, other) = pairs().new_tree(&mut runner).unwrap().current();
        let aspects = changes(&one, &other).into_iter().flat_map(|change| change.aspects);
        seen.extend(aspects.map(|aspect| short(&aspect).split(' ').next().unwrap().to_owned()));
    }
    let expected = [
        "chairs",
        "gone",
        "length",
        "moved",
        "new",
        "renamed",
        "retitled",
        "room",
        "session",
        "speakers",
        "text",
        "withdrawn",
    ];
    assert_eq!(seen, expected.map(str::to_owned).into());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_from_itself((one, _) in pairs()) {
        prop_assert_eq!(changes(&one, &one), []);
    }

    #[test]
    fn there_are_changes_exactly_where_readers_see_something_else((one, other) in pairs()) {
        let (was, is) = (seen(&one), seen(&other));
        prop_assert_eq!(changes(&one, &other).is_empty(), was == is);
    }

    #[test]
    fn the_way_back_is_the_mirror((one, other) in pairs()) {
        let by_item = |changes: Vec<Change>| -> BTreeMap<ItemId, Change> {
            changes.into_iter().map(|change| (change.item.clone(), change)).collect()
        };
        let (there, back) = (changes(&one, &other), changes(&other, &one));
        let count = there.len();
        let (there, back) = (by_item(there), by_item(back));
        prop_assert_eq!(there.len(), count, "each part once");
        prop_assert!(there.keys().eq(back.keys()));
        for (item, change) in there {
            prop_assert!(!change.aspects.is_empty());
            let has_time = change.hours.is_some();
            let expected: Vec<Aspect> =
                change.aspects.into_iter().map(|aspect| mirrored(aspect, has_time)).collect();
            prop_assert_eq!(&back[&item].aspects, &expected, "{}", item);
        }
    }

    #[test]
    fn a_change_comes_back_from_its_json((one, other) in pairs()) {
        let found = changes(&one, &other);
        let json = serde_json::to_string(&found).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Change>>(&json).unwrap(), found);
    }

    #[test]
    fn what_has_a_time_is_first_and_in_the_order_of_time((one, other) in pairs()) {
        let places: Vec<_> = changes(&one, &other)
            .iter()
            .map(|change| (change.hours.is_none(), change.hours.map(|hours| hours.starts)))
            .collect();
        prop_assert!(places.is_sorted());
    }
}
