use jiff::civil::{DateTime, date};
use proptest::prelude::*;

use super::{Edit, EditError, Item, Patch, check};
use crate::conference::{self, Definition};
use crate::programme::{ItemId, Programme, file};
use crate::value::{Key, Localized};

const CONFERENCE: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.toml");
const SHIPPED: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.programme.toml");

fn conference() -> Definition {
    conference::file::parse(CONFERENCE).unwrap()
}

fn programme() -> Programme {
    file::parse(SHIPPED, &conference()).unwrap()
}

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn at(hour: i8, minute: i8) -> DateTime {
    date(2022, 9, 22).at(hour, minute, 0, 0)
}

fn edited(edits: &[Edit]) -> Result<Programme, EditError> {
    let mut programme = programme();
    for edit in edits {
        edit.apply(&mut programme)?;
    }
    assert_eq!(check(&programme), Vec::new());
    Ok(programme)
}

fn placed(programme: &Programme, session: &str) -> (Option<DateTime>, Option<String>, u32) {
    let session = programme.session(&key(session)).unwrap();
    (session.starts, session.room.as_ref().map(ToString::to_string), session.minutes)
}

#[test]
fn a_session_moves_with_its_slots_and_keeps_its_length() {
    let moving = |minutes| Edit::Move {
        session: key("solid-tumours"),
        starts: at(14, 5),
        room: Some(key("room-b")),
        minutes,
    };
    let moved = edited(&[moving(None)]).unwrap();
    let (starts, room, minutes) = placed(&moved, "solid-tumours");
    assert_eq!((starts, room.as_deref(), minutes), (Some(at(14, 5)), Some("room-b"), 90));
    let session = moved.session(&key("solid-tumours")).unwrap();
    assert_eq!(session.slots[0].hours(at(14, 5)).starts, at(14, 5), "its first slot went along");
    let longer = edited(&[moving(Some(120))]).unwrap();
    assert_eq!(placed(&longer, "solid-tumours").2, 120);
}

#[test]
fn a_session_without_a_place_waits_until_it_gets_one() {
    let unplaced = edited(&[Edit::Unplace { session: key("opening") }]).unwrap();
    assert_eq!(placed(&unplaced, "opening"), (None, None, 90));
    assert!(!unplaced.placed().iter().any(|session| session.key == key("opening")));
}

#[test]
fn everything_after_a_time_moves_in_one_room_or_all() {
    let shift = |room: Option<&str>| Edit::Shift {
        from: at(11, 0),
        minutes: 15,
        room: room.map(key),
        track: None,
        later_days: false,
    };
    let before = programme();
    for (room, edit) in [(None, shift(None)), (Some("main-hall"), shift(Some("main-hall")))] {
        let after = edited(&[edit]).unwrap();
        for session in &before.sessions {
            let starts = session.starts.unwrap();
            let meant = starts >= at(11, 0)
                && session.day() == Some(date(2022, 9, 22))
                && (room.is_none() || session.room == room.map(key));
            let by = if meant { 15 } else { 0 };
            let expected = super::super::session::after(starts, by);
            assert_eq!(
                after.session(&session.key).unwrap().starts,
                Some(expected),
                "{}",
                session.key
            );
        }
    }
}

#[test]
fn two_sessions_exchange_their_places() {
    let before = programme();
    let (one, other) = (placed(&before, "opening"), placed(&before, "solid-tumours"));
    let swapped =
        edited(&[Edit::Swap { one: key("opening"), other: key("solid-tumours") }]).unwrap();
    assert_eq!(placed(&swapped, "opening"), (other.0, other.1, one.2));
    assert_eq!(placed(&swapped, "solid-tumours"), (one.0, one.1, other.2));
}

#[test]
fn a_copy_has_a_key_of_its_own_and_so_have_its_slots() {
    let copy = Edit::Copy { session: key("opening"), key: None, starts: None, room: None };
    let copied = edited(&[copy]).unwrap();
    let original = copied.session(&key("opening")).unwrap();
    let made = copied.session(&key("opening-2")).unwrap();
    assert_eq!((made.starts, made.minutes), (None, original.minutes));
    let slots: Vec<&str> = made.slots.iter().map(|slot| slot.key.as_str()).collect();
    assert_eq!(slots, ["welcome-2", "two-countries-one-question-2", "what-patients-expect-2"]);
}

#[test]
fn what_cannot_be_done_says_why() {
    let room = ItemId::new(crate::programme::ItemKind::Room, &key("main-hall"));
    let nowhere = ItemId::new(crate::programme::ItemKind::Session, &key("nowhere"));
    let taken =
        Edit::Copy { session: key("opening"), key: Some(key("opening")), starts: None, room: None };
    let cases: [(Vec<Edit>, &str, &str); 5] = [
        (
            vec![Edit::Remove { item: room }],
            "item-in-use",
            "room/main-hall is still named by session/solid-tumours; change that first",
        ),
        (
            vec![Edit::Unplace { session: key("nowhere") }],
            "no-item",
            "there is no session/nowhere in the draft; load it anew",
        ),
        (
            vec![Edit::Remove { item: nowhere }],
            "no-item",
            "there is no session/nowhere in the draft; load it anew",
        ),
        (vec![taken], "item-taken", "there is a session/opening already; choose another key"),
        (
            vec![
                Edit::Unplace { session: key("opening") },
                Edit::Swap { one: key("opening"), other: key("solid-tumours") },
            ],
            "session-unplaced",
            "session/opening has no place in the programme yet; place it first",
        ),
    ];
    for (edits, code, sentence) in cases {
        let error = edited(&edits).unwrap_err();
        assert_eq!(
            (crate::fault::Fault::code(&error), error.to_string().as_str()),
            (code, sentence)
        );
    }
}

#[test]
fn broken_rules_are_named_by_field() {
    let mut session = programme().session(&key("opening")).unwrap().clone();
    session.title = Localized::default();
    session.minutes = 0;
    session.track = Some(key("botany"));
    session.starts = Some(date(2022, 9, 22).at(9, 0, 30, 0));
    session.slots[1].key = session.slots[0].key.clone();
    session.chairs.push(session.chairs[0].clone());
    let mut made = programme();
    Edit::Put { item: Item::Session(Box::new(session)) }.apply(&mut made).unwrap();
    let faults: Vec<(String, &str)> =
        check(&made).into_iter().map(|fault| (fault.field, fault.code)).collect();
    let expected = [
        ("sessions.opening.title", "required"),
        ("sessions.opening.track", "unknown-item"),
        ("sessions.opening.chairs", "named-twice"),
        ("sessions.opening.starts", "time"),
        ("sessions.opening.minutes", "number-min"),
        ("sessions.opening.slots.welcome.key", "key-taken"),
    ];
    assert_eq!(faults, expected.map(|(field, code)| (field.to_owned(), code)));
}

/// Some edit of the sample programme.
fn edits() -> impl Strategy<Value = Edit> {
    let programme = programme();
    let keys: Vec<Key> = programme.sessions.iter().map(|session| session.key.clone()).collect();
    let rooms: Vec<Key> = programme.rooms.iter().map(|room| room.key.clone()).collect();
    let session = proptest::sample::select(keys);
    let room = proptest::option::of(proptest::sample::select(rooms.clone()));
    let time = (0_i8..24, 0_i8..12).prop_map(|(hour, five)| at(hour, five * 5));
    prop_oneof![
        (session.clone(), time.clone(), room.clone(), proptest::option::of(5_u32..300)).prop_map(
            |(session, starts, room, minutes)| Edit::Move { session, starts, room, minutes }
        ),
        session.clone().prop_map(|session| Edit::Unplace { session }),
        (session.clone(), session.clone()).prop_map(|(one, other)| Edit::Swap { one, other }),
        (session.clone(), time.clone(), room.clone()).prop_map(|(session, starts, room)| {
            Edit::Copy { session, key: None, starts: Some(starts), room }
        }),
        (time, -60_i32..60, room).prop_map(|(from, minutes, room)| Edit::Shift {
            from,
            minutes,
            room,
            track: None,
            later_days: true
        }),
        session.prop_map(|key| Edit::Remove {
            item: ItemId { kind: crate::programme::ItemKind::Session, key }
        }),
        Just(rooms)
            .prop_shuffle()
            .prop_map(|keys| Edit::Order { kind: crate::programme::ItemKind::Room, keys }),
    ]
}

proptest! {
    #[test]
    fn every_step_leads_there_and_back(edits in proptest::collection::vec(edits(), 1..12)) {
        let before = programme();
        let mut after = before.clone();
        for edit in &edits {
            let mut made = after.clone();
            if edit.apply(&mut made).is_ok() {
                after = made;
            }
        }
        let patch = Patch::between(&before, &after);
        let text = serde_json::to_string(&patch).unwrap();
        let patch: Patch = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&patch.apply(&before), &after);
        prop_assert_eq!(&patch.revert(&after), &before);
        prop_assert_eq!(patch.is_empty(), before == after);
    }
}

#[test]
fn an_edit_is_written_as_programs_write_it() {
    let edits = [
        r#"{"do":"move","session":"opening","starts":"2022-09-22T09:00:00","room":null}"#,
        r#"{"do":"unplace","session":"opening"}"#,
        r#"{"do":"shift","from":"2022-09-22T13:00:00","minutes":-15,"track":"rare-diseases"}"#,
        r#"{"do":"swap","one":"opening","other":"closing"}"#,
        r#"{"do":"copy","session":"opening","starts":"2022-09-22T10:00:00","room":"room-a"}"#,
        r#"{"do":"remove","item":{"kind":"slot","key":"welcome"}}"#,
        r#"{"do":"order","kind":"room","keys":["room-a","room-b"]}"#,
        r#"{"do":"settings","settings":{"walking_minutes":5}}"#,
        r##"{"do":"put","item":{"track":{"key":"x","name":{"en":"X"},"colour":"#112233"}}}"##,
    ];
    for text in edits {
        let edit: Edit = serde_json::from_str(text).unwrap();
        assert!(text.contains(&format!(r#""do":"{}""#, edit.deed())), "{text}");
    }
    let wrong = r#"{"do":"unplace","session":"opening","sesion":"x"}"#;
    assert!(serde_json::from_str::<Edit>(wrong).is_err(), "an unknown field is refused");
}
