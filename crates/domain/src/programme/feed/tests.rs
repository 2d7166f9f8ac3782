use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use proptest::prelude::*;
use uuid::Uuid;

use super::{History, Scene, Selection, entries, write};
use crate::calendar::{Entry, EntryStatus, Times, When};
use crate::conference::{self, Definition};
use crate::programme::draft::Edit;
use crate::programme::{Edition, ItemId, Programme, Release, file, guid};
use crate::text::Texts;
use crate::value::id::ConferenceId;
use crate::value::{Key, Locale, Localized};

const CONFERENCE: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.toml");
const SHIPPED: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.programme.toml");

fn conference() -> Definition {
    conference::file::parse(CONFERENCE).unwrap()
}

fn programme() -> Programme {
    static READ: LazyLock<Programme> =
        LazyLock::new(|| file::parse(SHIPPED, &conference()).unwrap());
    READ.clone()
}

fn id() -> ConferenceId {
    "01830000-0000-7000-8000-000000000001".parse().unwrap()
}

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

/// 1 June 2022 for the first release, and each next one a day later.
fn released_at(number: i32) -> Timestamp {
    date(2022, 6, i8::try_from(number).unwrap()).at(7, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

fn history(programmes: &[Programme]) -> History {
    let mut history = History::default();
    for (number, programme) in (1..).zip(programmes) {
        let edition = Edition {
            number,
            name: String::new(),
            note: String::new(),
            takes_back: None,
            released_by: "operator".to_owned(),
            released_at: released_at(number),
        };
        history.follow(id(), &Release { edition, programme: Arc::new(programme.clone()) });
    }
    history
}

fn edited(programme: &Programme, edits: &[Edit]) -> Programme {
    let mut programme = programme.clone();
    edits.iter().for_each(|edit| edit.apply(&mut programme).unwrap());
    programme
}

fn at(hour: i8, minute: i8) -> DateTime {
    date(2022, 9, 22).at(hour, minute, 0, 0)
}

fn move_to(session: &str, starts: DateTime, room: &str) -> Edit {
    Edit::Move { session: key(session), starts, room: Some(key(room)), minutes: None }
}

/// `sequence changed status` of an entry.
fn stand(history: &History, name: &str) -> (u32, Timestamp, bool) {
    let known = history.find(&item(name)).unwrap();
    (known.sequence, known.changed_at, known.is_withdrawn)
}

#[test]
fn each_release_that_changes_what_an_entry_shows_is_a_revision_of_it_alone() {
    let first = programme();
    let second = edited(&first, &[move_to("solid-tumours", at(16, 0), "room-a")]);
    let third = edited(&second, &[Edit::Unplace { session: key("solid-tumours") }]);
    let all = [first.clone(), second.clone(), second.clone(), third, second, first];
    let cases = [
        (1, (0, 1, false)),
        (2, (1, 2, false)),
        (3, (1, 2, false)),
        (4, (2, 4, true)),
        (5, (3, 5, false)),
        (6, (4, 6, false)),
    ];
    for (releases, (sequence, changed, withdrawn)) in cases {
        let history = history(&all[..releases]);
        let expected = (sequence, released_at(changed), withdrawn);
        for part in ["session/solid-tumours", "slot/which-panel-for-whom"] {
            assert_eq!(stand(&history, part), expected, "{part} after {releases}");
        }
        assert_eq!(stand(&history, "session/opening"), (0, released_at(1), false));
    }
}

#[test]
fn whatever_an_entry_shows_is_a_revision_and_nothing_else_is() {
    let plain = programme();
    let localized = |text: &str| Localized::new([(Locale::En, text.to_owned())]);
    type Change = fn(&mut Programme, Localized);
    let cases: [(&str, Change, [u32; 2]); 11] = [
        ("title", |p, text| session(p).title = text, [1, 1]),
        ("abstract", |p, text| session(p).summary = text, [1, 0]),
        ("length", |p, _| session(p).minutes += 5, [1, 0]),
        ("kind", |p, _| session(p).kind = crate::programme::SessionKind::Plenary, [1, 1]),
        ("chairs", |p, _| session(p).chairs.clear(), [1, 0]),
        ("the room's name", |p, text| p.rooms[0].name = text, [1, 1]),
        ("the room's capacity", |p, _| p.rooms[0].capacity = Some(7), [0, 0]),
        ("the track's colour", |p, _| p.tracks[0].colour = "#000000".to_owned(), [0, 0]),
        ("a slot's title", |p, text| session(p).slots[0].title = text, [1, 1]),
        ("a slot's abstract", |p, text| session(p).slots[0].summary = text, [0, 1]),
        (
            "a speaker's biography",
            |p, text| p.speakers.iter_mut().for_each(|s| s.biography = text.clone()),
            [0, 0],
        ),
    ];
    for (what, change, expected) in cases {
        let mut changed = plain.clone();
        change(&mut changed, localized("Other"));
        let history = history(&[plain.clone(), changed]);
        let found = ["session/solid-tumours", "slot/which-panel-for-whom"]
            .map(|part| stand(&history, part).0);
        assert_eq!(found, expected, "{what}");
    }
}

fn session(programme: &mut Programme) -> &mut crate::programme::Session {
    programme.sessions.iter_mut().find(|each| each.key.as_str() == "solid-tumours").unwrap()
}

#[test]
fn an_entry_keeps_its_first_uid_whatever_comes() {
    let own = Uuid::from_u128(7);
    let made = guid(id(), &item("session/solid-tumours"));
    let mut brought = programme();
    session(&mut brought).guid = Some(own);
    let mut renamed = brought.clone();
    session(&mut renamed).key = key("tumours");
    let uid = |programmes: &[Programme], name: &str| {
        history(programmes).find(&item(name)).map(|known| (known.uid, known.sequence))
    };
    let name = "session/solid-tumours";
    assert_eq!(uid(&[programme()], name), Some((made, 0)));
    assert_eq!(uid(&[brought.clone()], name), Some((own, 0)));
    assert_eq!(uid(&[programme(), brought.clone()], name), Some((made, 0)), "it had one before");
    assert_eq!(uid(&[brought.clone(), programme()], name), Some((own, 0)), "it has one already");
    let all = [brought.clone(), renamed];
    assert_eq!(uid(&all, "session/tumours"), Some((own, 1)), "it goes on under another key");
    assert_eq!(uid(&all, name), None);
    // Two that claim the same are two all the same.
    let mut doubled = brought;
    let mut other = session(&mut doubled).clone();
    (other.key, other.slots) = (key("double"), Vec::new());
    doubled.sessions.push(other);
    assert_eq!(uid(&[doubled.clone()], name), Some((own, 0)));
    let second = guid(id(), &item("session/double"));
    assert_eq!(uid(&[doubled], "session/double"), Some((second, 0)));
}

fn told(history: &History, selection: &Selection, (locale, now): (Locale, i32)) -> Vec<Entry> {
    let conference = conference();
    let now = if now < 30 { released_at(now) } else { conference.over_at() };
    let base = "https://plenum.example.org";
    let (texts, times) = (Texts::of(locale), Times::Zone);
    let scene = Scene { conference: &conference, texts, base, now, times };
    entries(history, &scene, selection).unwrap()
}

#[test]
fn a_session_is_told_with_its_slots() {
    let history = history(&[programme()]);
    let found = told(&history, &Selection::Session(key("solid-tumours")), (Locale::En, 1));
    let uid = guid(id(), &item("session/solid-tumours")).to_string();
    let expected = Entry {
        uid,
        sequence: 0,
        stamped_at: released_at(1),
        changed_at: released_at(1),
        status: EntryStatus::Confirmed,
        summary: "Solid tumours: broad panels in daily care".to_owned(),
        description: "Chaired by Elin Exempel\n\n\
             Panels of some hundred genes are ordered every day. Who gets one, who reads it, and \
             what follows?\n\n\
             11:00 Which panel for whom? – Fritz Beispiel\n\
             11:30 A molecular tumour board, week by week – Gro Sample, Elin Exempel\n\
             12:00 Discussion"
            .to_owned(),
        location: "Main hall, Stockholm".to_owned(),
        url: Some(
            "https://plenum.example.org/conferences/precision-medicine-2022/programme/sessions/solid-tumours"
                .to_owned(),
        ),
        when: When::Times { start: at(11, 0), end: at(12, 30) },
        zone: "Europe/Stockholm".to_owned(),
        categories: vec!["Track session".to_owned(), "Solid tumours".to_owned()],
        transparent: false,
    };
    assert_eq!(found, [expected]);
}

fn summaries(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.summary.as_str()).collect()
}

#[test]
fn each_feed_holds_its_own_by_time_and_room() {
    let first = programme();
    let history = history(std::slice::from_ref(&first));
    let whole = told(&history, &Selection::Whole, (Locale::En, 1));
    assert_eq!(whole.len(), first.sessions.len());
    assert!(whole.iter().all(|entry| entry.transparent), "nobody goes to all of them");
    let of = |selection: Selection| told(&history, &selection, (Locale::Sv, 1));
    assert_eq!(
        summaries(&of(Selection::Track(key("solid-tumours"))))[..1],
        ["Solida tumörer: breda paneler i vardagen"]
    );
    let room = of(Selection::Room(key("room-a")));
    assert_eq!(
        summaries(&room)[..3],
        [
            "Inledning: från forskning till rutin",
            "Kaffe",
            "Hematologiska maligniteter: helgenom vid leukemi"
        ],
        "with what is in all rooms"
    );
    let speaker = of(Selection::Speaker(key("elin-exempel")));
    assert_eq!(
        summaries(&speaker),
        [
            "Solida tumörer: breda paneler i vardagen",
            "En molekylär tumörkonferens, vecka för vecka"
        ],
        "the session they chair and the slot they speak in"
    );
    assert_eq!(
        speaker[1].description,
        "Del av: Solida tumörer: breda paneler i vardagen\nMed Gro Sample, Elin Exempel"
    );
}

#[test]
fn a_withdrawn_session_stays_cancelled_until_the_conference_is_over() {
    let first = programme();
    let second = edited(&first, &[Edit::Unplace { session: key("solid-tumours") }]);
    let history = history(&[first, second]);
    let selection = Selection::Track(key("solid-tumours"));
    let found = told(&history, &selection, (Locale::Sv, 20));
    assert_eq!(found[0].summary, "Inställt: Solida tumörer: breda paneler i vardagen");
    assert_eq!((found[0].status, found[0].sequence), (EntryStatus::Cancelled, 1));
    assert_eq!(found[0].when, When::Times { start: at(11, 0), end: at(12, 30) });
    let later = told(&history, &selection, (Locale::Sv, 30));
    assert_eq!(later.len() + 1, found.len());
    assert!(later.iter().all(|entry| entry.status == EntryStatus::Confirmed));
}

#[test]
fn a_feed_is_there_for_what_the_programme_has_or_had() {
    let conference = conference();
    let base = "https://plenum.example.org";
    let now = released_at(3);
    let (texts, times) = (Texts::of(Locale::De), Times::Zone);
    let scene = Scene { conference: &conference, texts, base, now, times };
    let first = programme();
    let mut second = first.clone();
    second.rooms.retain(|room| room.key.as_str() != "room-a");
    second
        .sessions
        .retain(|session| session.room.as_ref().is_none_or(|room| room.as_str() != "room-a"));
    let history = history(&[first, second.clone()]);
    let text = |selection: &Selection| {
        write((&second, &history), &scene, selection, "https://x.example.org/").unwrap()
    };
    let room = text(&Selection::Room(key("room-a"))).unwrap();
    assert!(room.contains("\r\nNAME:Raum A – "), "{room}");
    assert!(room.contains("STATUS:CANCELLED"), "{room}");
    let track = text(&Selection::Track(key("rare-diseases"))).unwrap();
    assert!(track.contains("\r\nCOLOR:"), "{track}");
    assert!(!text(&Selection::Whole).unwrap().contains("\r\nCOLOR:"));
    let whole = text(&Selection::Whole).unwrap();
    assert!(whole.contains("\r\nLAST-MODIFIED:20220602T070000Z\r\n"), "{whole}");
    for unknown in [Selection::Track, Selection::Room, Selection::Speaker, Selection::Session] {
        assert_eq!(text(&unknown(key("nowhere"))), None);
    }
    let empty = write(
        (&Programme::default(), &History::default()),
        &scene,
        &Selection::Whole,
        "https://x.example.org/",
    );
    assert!(empty.unwrap().unwrap().contains("BEGIN:VTIMEZONE"));
}

#[test]
fn a_session_in_the_hour_that_the_clock_skips_keeps_its_length() {
    let mut spring = programme();
    let tumours = session(&mut spring);
    (tumours.starts, tumours.minutes) = (Some(date(2022, 3, 27).at(2, 30, 0, 0)), 30);
    let history = history(&[spring]);
    let found = told(&history, &Selection::Session(key("solid-tumours")), (Locale::En, 1));
    let (start, end) = found[0].when.instants("Europe/Stockholm").unwrap();
    assert_eq!(start.to_string(), "2022-03-27T01:30:00Z");
    assert_eq!(end.to_string(), "2022-03-27T02:00:00Z");
}

/// A chain of releases: in each, every session has a time of day, or is away for 24.
fn chains() -> impl Strategy<Value = Vec<Vec<i8>>> {
    proptest::collection::vec(proptest::collection::vec(8_i8..=10, 4), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sequences_count_what_a_reader_would_have_seen_change(chain in chains()) {
        let names = ["opening", "solid-tumours", "rare-diseases", "haematological-malignancies"];
        let programmes: Vec<Programme> = chain.iter().map(|hours| {
            let mut programme = programme();
            for (name, hour) in names.iter().zip(hours) {
                let session = programme.sessions.iter_mut().find(|s| s.key.as_str() == *name).unwrap();
                session.starts = (*hour < 10).then(|| at(*hour, 0));
            }
            programme
        }).collect();
        let all = history(&programmes);
        for (number, name) in names.iter().enumerate() {
            // What a reader saw: the hour, or that it is off; nothing before it first had one.
            let seen: Vec<i8> = chain.iter().map(|hours| hours[number]).skip_while(|hour| *hour == 10).collect();
            let changes = seen.windows(2).filter(|pair| pair[0] != pair[1]).count();
            let found = all.find(&item(&format!("session/{name}")));
            prop_assert_eq!(found.is_some(), !seen.is_empty());
            if let Some(found) = found {
                prop_assert_eq!(found.sequence as usize, changes);
                prop_assert_eq!(found.is_withdrawn, seen.last() == Some(&10));
            }
        }
        let mut uids: Vec<Uuid> = all.entries().map(|known| known.uid).collect();
        let count = uids.len();
        uids.sort_unstable();
        uids.dedup();
        prop_assert_eq!(uids.len(), count);
        prop_assert_eq!(all, history(&programmes));
    }
}
