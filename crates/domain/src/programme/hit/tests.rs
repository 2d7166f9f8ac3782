use jiff::civil::date;

use super::{Frame, HitAttendee, Holding, attendees, entries};
use crate::conference::{self, Zone};
use crate::programme::draft::Edit;
use crate::programme::{Hours, ItemId, Programme, file};
use crate::value::Key;
use crate::value::id::RegistrationId;

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

fn hit(after: &Programme, holding: &Holding) -> Vec<HitAttendee> {
    let zone: Zone = "Europe/Stockholm".parse().unwrap();
    let dinner = Hours {
        starts: date(2022, 9, 22).at(19, 0, 0, 0),
        ends: date(2022, 9, 22).at(22, 30, 0, 0),
    };
    let fixed = [(key("dinner"), dinner)].into();
    let frame = Frame { zone: &zone, fixed: &fixed, overlapping: &Default::default() };
    attendees(&programme(), after, std::slice::from_ref(holding), frame)
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
fn entries_change_with_time_title_and_room_of_what_is_held() {
    let holdings = [holding(&["solid-tumours", "dinner"], &[]), holding(&["solid-tumours"], &[])];
    let published = programme();
    assert_eq!(entries(&published, &published, &holdings), 0);
    assert_eq!(entries(&published, &with_tumours_at(15, 0), &holdings), 2);
    let mut renamed = programme();
    let room = renamed.rooms.iter_mut().find(|room| room.key == key("main-hall")).unwrap();
    room.name = renamed.themes[0].name.clone();
    assert_eq!(entries(&published, &renamed, &holdings), 2);
    let mut gone = programme();
    gone.sessions.retain(|session| session.key != key("solid-tumours"));
    assert_eq!(entries(&published, &gone, &holdings), 2);
}
