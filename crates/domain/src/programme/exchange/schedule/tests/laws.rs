use jiff::civil::date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use super::{beginning, both, conference, imported, reduce};
use crate::programme::draft::check;
use crate::programme::exchange::schedule::read;
use crate::programme::{
    Programme, Room, Session, SessionKind, SessionPlace, Settings, Slot, Speaker, Track,
};
use crate::value::{Key, LanguageTag, Line, Locale, Localized};

fn locale() -> impl Strategy<Value = Locale> {
    prop::sample::select(Locale::ALL.to_vec())
}

/// Lines that have to be escaped, that are alike, and any.
fn line() -> impl Strategy<Value = String> {
    let odd = [
        "?>",
        "<b>",
        "]]>",
        "&amp;",
        "\"x\" & 'y'",
        "All rooms",
        "Alla lokaler",
        "Hall",
        "hall",
        "{}",
        "null",
        "0",
    ];
    let any = "[ -~åäöÅÖßé€\u{1f600}\u{2028}\u{200d}]{1,30}"
        .prop_filter_map("a line", |text| Some(text.parse::<Line>().ok()?.to_string()));
    prop_oneof![prop::sample::select(odd.to_vec()).prop_map(str::to_owned), any]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("*One*\n\n    two <?plenum ?> ]]> &lt;\u{fffe}\n".to_owned()),
        "[ -~\nåö\u{1f600}\u{ffff}]{0,60}",
    ]
}

fn lines() -> impl Strategy<Value = Localized> {
    btree_map(locale(), line(), 1..=3).prop_map(Localized::new)
}

fn texts() -> impl Strategy<Value = Localized> {
    btree_map(locale(), text(), 0..=3).prop_map(Localized::new)
}

fn guid() -> impl Strategy<Value = Option<uuid::Uuid>> {
    // Few, so that some are taken twice.
    option::of((0_u128..4).prop_map(uuid::Uuid::from_u128))
}

fn language() -> impl Strategy<Value = Option<LanguageTag>> {
    option::of(prop::sample::select(vec!["en", "pt-BR", "sv"]).prop_map(|tag| tag.parse().unwrap()))
}

fn keyed(stem: &str, number: usize) -> Key {
    format!("{stem}-{number}").parse().unwrap()
}

/// Keys among the first `count` of a kind, each once, in any order.
fn some_of(stem: &'static str, count: usize) -> impl Strategy<Value = Vec<Key>> {
    let keys: Vec<Key> = (0..count).map(|number| keyed(stem, number)).collect();
    let most = keys.len();
    prop::sample::subsequence(keys, 0..=most).prop_shuffle()
}

fn one_of(stem: &'static str, count: usize) -> impl Strategy<Value = Option<Key>> {
    (0..=count).prop_map(move |number| (number < count).then(|| keyed(stem, number)))
}

fn slot(speakers: usize) -> impl Strategy<Value = Slot> {
    let rest = (some_of("speaker", speakers), language(), any::<bool>(), guid());
    (lines(), texts(), -1_440_i32..=1_440, 1_u32..=1_440, rest).prop_map(
        |(title, summary, offset, minutes, (speakers, language, sponsored, guid))| Slot {
            key: keyed("slot", 0),
            title,
            summary,
            offset,
            minutes,
            speakers,
            themes: Vec::new(),
            language,
            sponsored,
            guid,
        },
    )
}

fn session(rooms: usize, tracks: usize, speakers: usize) -> impl Strategy<Value = Session> {
    let place = option::of(Just(SessionPlace {
        capacity: 20,
        note: Localized::default(),
        window: None,
        categories: Vec::new(),
        requires: None,
        overlaps: false,
    }));
    let texts = (lines(), texts(), language(), any::<bool>(), guid());
    let when = (option::of(0_i64..4_000), 1_u32..=1_440, place);
    let whereabouts = (
        one_of("room", rooms),
        one_of("track", tracks),
        some_of("speaker", speakers),
        vec(slot(speakers), 0..4),
        any::<bool>(),
    );
    let kind = prop::sample::select(SessionKind::ALL.to_vec());
    (kind, texts, when, whereabouts).prop_map(|(kind, texts, (starts, minutes, place), rest)| {
        let ((title, summary, language, accredited, guid), (room, track, chairs, slots, themed)) =
            (texts, rest);
        let first = date(2022, 9, 21).at(0, 0, 0, 0);
        let theme = conference().themes.first().map(|theme| theme.key.clone());
        Session {
            key: keyed("session", 0),
            kind,
            title,
            summary,
            track,
            themes: theme.into_iter().filter(|_| themed).collect(),
            room,
            starts: starts.map(|minutes| crate::programme::session::after(first, minutes)),
            minutes,
            chairs,
            language,
            accredited,
            place,
            slots,
            guid,
        }
    })
}

fn programme() -> impl Strategy<Value = Programme> {
    let rooms = vec((lines(), option::of(1_i32..1_000)), 0..4);
    let tracks = vec((lines(), 0_usize..8), 0..4);
    let speakers = vec((line(), prop_oneof![Just(String::new()), line()], texts(), guid()), 0..5);
    (rooms, tracks, speakers).prop_flat_map(|(rooms, tracks, speakers)| {
        let sessions = vec(session(rooms.len(), tracks.len(), speakers.len()), 0..5);
        (Just(rooms), Just(tracks), Just(speakers), sessions, 0_u32..30).prop_map(assembled)
    })
}

type Parts = (
    Vec<(Localized, Option<i32>)>,
    Vec<(Localized, usize)>,
    Vec<(String, String, Localized, Option<uuid::Uuid>)>,
    Vec<Session>,
    u32,
);

/// Numbers the keys, so that each is there once.
fn assembled((rooms, tracks, speakers, mut sessions, walking_minutes): Parts) -> Programme {
    let mut slots = 0..;
    for (number, session) in sessions.iter_mut().enumerate() {
        session.key = keyed("session", number);
        for slot in &mut session.slots {
            slot.key = keyed("slot", slots.next().unwrap());
        }
    }
    let room = |(number, (name, capacity)): (usize, (Localized, Option<i32>))| Room {
        key: keyed("room", number),
        name,
        capacity,
        equipment: vec!["projector".to_owned()],
        stream: None,
        open: Vec::new(),
    };
    let track = |(number, (name, colour)): (usize, (Localized, usize))| Track {
        key: keyed("track", number),
        name,
        colour: super::super::parts::COLOURS[colour].to_owned(),
        chairs: (!speakers.is_empty()).then(|| keyed("speaker", 0)).into_iter().collect(),
    };
    let tracks = tracks.into_iter().enumerate().map(track).collect();
    let speaker = |(number, one): (usize, (String, String, Localized, Option<uuid::Uuid>))| {
        let (name, affiliation, biography, guid) = one;
        let key = keyed("speaker", number);
        let available = Vec::new();
        Speaker { key, name, affiliation, biography, available, confirmed: false, guid }
    };
    Programme {
        settings: Settings { walking_minutes, ..Settings::default() },
        tracks,
        themes: conference().themes,
        rooms: rooms.into_iter().enumerate().map(room).collect(),
        speakers: speakers.into_iter().enumerate().map(speaker).collect(),
        sessions,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_goes_out_comes_back_as_it_was(programme in programme(), locale in locale()) {
        prop_assert_eq!(check(&programme), []);
        let reduced = reduce(&programme);
        for text in both(&programme, locale) {
            let back = imported(&text, &beginning());
            prop_assert_eq!(&back.programme, &reduced, "{}", text);
            prop_assert_eq!(back.left_out, Vec::<String>::new());
            // And once more, into what it has become.
            prop_assert_eq!(&imported(&text, &reduced).programme, &reduced);
        }
        // What could not be carried is gone, so that the second time all of it goes out.
        prop_assert_eq!(both(&reduced, locale), both(&imported(&both(&reduced, locale)[1], &beginning()).programme, locale));
    }

    #[test]
    fn the_same_file_read_again_changes_nothing(
        programme in programme(),
        into in programme(),
        locale in locale(),
    ) {
        let [json, xml] = both(&programme, locale);
        // As another program would write it, with nothing beside the events.
        let mut bare: serde_json::Value = serde_json::from_str(&json).unwrap();
        bare["schedule"]["conference"]["meta"] = serde_json::Value::Null;
        for text in [bare.to_string(), json, xml] {
            let once = imported(&text, &into).programme;
            prop_assert_eq!(check(&once), []);
            prop_assert_eq!(&imported(&text, &once).programme, &once, "{}", text);
        }
    }

    #[test]
    fn no_text_brings_the_reader_down(text in "\\PC{0,200}", cut in 0_usize..20_000, put in ".{0,4}") {
        let _ = read(&text, &beginning(), &conference());
        for whole in both(&super::shipped(), Locale::En) {
            let at = whole.floor_char_boundary(cut.min(whole.len()));
            let (before, after) = whole.split_at(at);
            let _ = read(&format!("{before}{put}{after}"), &beginning(), &conference());
            let _ = read(before, &beginning(), &conference());
        }
    }
}
