use std::collections::BTreeSet;

use jiff::civil::date;

use super::{Frame, HitAttendee, Holding, attendees, changed, concerned};
use crate::conference::{self, Zone};
use crate::programme::draft::Edit;
use crate::programme::{Hours, ItemId, ItemKind, Programme, Session, file};
use crate::value::id::RegistrationId;
use crate::value::{Key, Locale, Localized};

const CONFERENCE: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.toml");
const SHIPPED: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.programme.toml");

fn programme() -> Programme {
    file::parse(SHIPPED, &conference::file::parse(CONFERENCE).unwrap()).unwrap()
}

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

fn holding(held: &[&str], starred: &[&str]) -> Holding {
    Holding {
        registration: RegistrationId::from(uuid::Uuid::from_u128(7)),
        name: "Ada Sample".to_owned(),
        held: held.iter().copied().map(key).collect(),
        starred: starred.iter().copied().map(item).collect(),
    }
}

/// The programme with the session on solid tumours (11:00 to 12:30) at another time of that day.
fn with_tumours_at(hour: i8, minute: i8) -> Programme {
    let mut programme = programme();
    let starts = date(2022, 9, 22).at(hour, minute, 0, 0);
    let session = key("solid-tumours");
    let edit = Edit::Move { session, starts, room: Some(key("main-hall")), minutes: None };
    edit.apply(&mut programme).unwrap();
    programme
}

/// What `look` makes of the conference's zone and its dinner from 19:00 to 22:30.
fn framed<T>(look: impl FnOnce(Frame<'_>) -> T) -> T {
    let zone: Zone = "Europe/Stockholm".parse().unwrap();
    let dinner = Hours {
        starts: date(2022, 9, 22).at(19, 0, 0, 0),
        ends: date(2022, 9, 22).at(22, 30, 0, 0),
    };
    let fixed = [(key("dinner"), dinner)].into();
    look(Frame { zone: &zone, fixed: &fixed, overlapping: &Default::default() })
}

fn hit(after: &Programme, holding: &Holding) -> Vec<HitAttendee> {
    framed(|frame| attendees(&programme(), after, std::slice::from_ref(holding), frame))
}

#[test]
fn whoever_would_have_two_things_at_once_is_hit() {
    let pair = |one: &str, other: &str| vec![(item(one), item(other))];
    let cases = [
        // Held, starred, the new time, what overlaps then, whether both are held.
        (
            vec!["opening", "solid-tumours"],
            vec![],
            (10, 29),
            pair("session/opening", "session/solid-tumours"),
            true,
        ),
        (vec!["opening", "solid-tumours"], vec![], (10, 30), vec![], false),
        (
            vec!["opening"],
            vec!["session/solid-tumours"],
            (9, 0),
            pair("session/opening", "session/solid-tumours"),
            false,
        ),
        (
            vec!["dinner", "solid-tumours"],
            vec![],
            (18, 0),
            pair("session/dinner", "session/solid-tumours"),
            true,
        ),
        (
            vec![],
            vec!["slot/welcome", "session/solid-tumours"],
            (9, 10),
            pair("session/solid-tumours", "slot/welcome"),
            false,
        ),
        (vec![], vec!["slot/welcome", "session/solid-tumours"], (9, 15), vec![], false),
        (vec![], vec!["slot/welcome", "session/opening"], (9, 0), vec![], false),
        (vec!["solid-tumours"], vec![], (9, 0), vec![], false),
    ];
    for (held, starred, (hour, minute), overlaps, holds_both) in cases {
        let found = hit(&with_tumours_at(hour, minute), &holding(&held, &starred));
        let told: Vec<_> = found.into_iter().map(|each| (each.overlaps, each.holds_both)).collect();
        let expected = if overlaps.is_empty() { Vec::new() } else { vec![(overlaps, holds_both)] };
        assert_eq!(told, expected, "{held:?} {starred:?} {hour}:{minute}");
    }
}

#[test]
fn what_overlapped_before_is_nobodys_surprise() {
    let both = holding(&["haematological-malignancies", "solid-tumours"], &[]);
    assert_eq!(hit(&programme(), &both), []);
}

#[test]
fn nobody_is_hit_by_what_is_not_concerned() {
    let before = programme();
    let everything = Holding {
        held: before.sessions.iter().map(|session| session.key.clone()).collect(),
        starred: before
            .sessions
            .iter()
            .flat_map(|session| &session.slots)
            .map(|slot| ItemId::new(ItemKind::Slot, &slot.key))
            .collect(),
        ..holding(&[], &[])
    };
    let everything = Holding {
        held: everything.held.into_iter().chain([key("dinner")]).collect(),
        ..everything
    };
    let mut seen = 0;
    for hour in 8..22 {
        for minute in [0, 25] {
            let after = with_tumours_at(hour, minute);
            let concerned = framed(|frame| concerned(&before, &after, frame));
            let all = hit(&after, &everything);
            let pairs = all.iter().flat_map(|each| &each.overlaps);
            let named: BTreeSet<ItemId> =
                pairs.flat_map(|(one, other)| [one.clone(), other.clone()]).collect();
            assert_eq!(concerned, named, "{hour}:{minute}");
            seen += concerned.len();
        }
    }
    assert!(seen > 50, "{seen}");
    assert_eq!(framed(|frame| concerned(&before, &before, frame)), BTreeSet::new());
}

#[test]
fn entries_change_with_time_title_and_room_and_when_a_session_goes() {
    let published = programme();
    let tumours = key("solid-tumours");
    let none: [&Key; 0] = [];
    let told = |after: &Programme| changed(&published, after).into_iter().cloned().collect();
    assert_eq!(changed(&published, &published), none.into());
    type Change = fn(&mut Programme);
    let cases: [(&str, Change, bool); 4] = [
        ("time", |it| *it = with_tumours_at(15, 0), true),
        ("title", |it| session(it).title = another(), true),
        ("chairs", |it| session(it).chairs.clear(), false),
        ("gone", |it| it.sessions.retain(|each| each.key != key("solid-tumours")), true),
    ];
    for (name, change, is_told) in cases {
        let mut after = programme();
        change(&mut after);
        let expected: BTreeSet<Key> = is_told.then(|| tumours.clone()).into_iter().collect();
        let told: BTreeSet<Key> = told(&after);
        assert_eq!(told, expected, "{name}");
    }
    let mut renamed = programme();
    let room = renamed.rooms.iter_mut().find(|room| room.key == key("main-hall")).unwrap();
    room.name = another();
    let in_room = published.sessions.iter().filter(|each| each.room == Some(key("main-hall")));
    let in_room: BTreeSet<Key> = in_room.map(|each| each.key.clone()).collect();
    let told: BTreeSet<Key> = told(&renamed);
    assert_eq!(told, in_room);
    assert!(told.contains(&tumours));
}

fn session(programme: &mut Programme) -> &mut Session {
    programme.sessions.iter_mut().find(|each| each.key == key("solid-tumours")).unwrap()
}

/// Another name than any that is there.
fn another() -> Localized {
    Localized::new([(Locale::En, "Another".to_owned())])
}
