use jiff::civil::{DateTime, date};
use jiff::{Span, ToSpan as _};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::conference::{Theme, Window};
use crate::programme::{Hours, SessionPlace, draft};
use crate::value::{LanguageTag, Line};

/// One clean line that may look like a formula, a list or CSV.
fn line() -> impl Strategy<Value = String> {
    "[-=+@'a-zA-Zå;,\"\\\\0-9 ]{1,20}".prop_filter_map("a clean line", |text| {
        text.parse::<Line>().ok().map(|line| line.to_string())
    })
}

/// Lines of Markdown, as they are.
fn text() -> impl Strategy<Value = String> {
    "[-=+@'a-zA-Zö;,\"\t \\\\\n*#]{1,40}".prop_filter_map("not blank", |text| {
        let text = text.replace('\t', " ");
        (!text.trim().is_empty()).then_some(text)
    })
}

fn localized<S: Strategy<Value = String>>(
    one: impl Fn() -> S,
    least: usize,
) -> impl Strategy<Value = Localized> {
    (subsequence(Locale::ALL.to_vec(), least..=3), vec(one(), 3))
        .prop_map(|(locales, texts)| Localized::new(locales.into_iter().zip(texts)))
}

fn keys(stem: &'static str, most: usize) -> impl Strategy<Value = Vec<Key>> {
    (0..=most).prop_map(move |count| (0..count).map(|n| key(&format!("{stem}-{n}"))).collect())
}

fn some_of(keys: &[Key]) -> BoxedStrategy<Vec<Key>> {
    if keys.is_empty() {
        return Just(Vec::new()).boxed();
    }
    subsequence(keys.to_vec(), 0..=keys.len()).prop_shuffle().boxed()
}

fn one_of(keys: &[Key]) -> BoxedStrategy<Option<Key>> {
    if keys.is_empty() {
        return Just(None).boxed();
    }
    option::of(select(keys.to_vec())).boxed()
}

fn moment() -> impl Strategy<Value = DateTime> {
    (0_i64..3_000).prop_map(|minutes| {
        let span: Span = minutes.minutes();
        date(2022, 9, 22).at(7, 0, 0, 0).saturating_add(span)
    })
}

fn hours() -> impl Strategy<Value = Hours> {
    (moment(), 1_i64..600)
        .prop_map(|(starts, long)| Hours { starts, ends: starts.saturating_add(long.minutes()) })
}

fn guid() -> impl Strategy<Value = Option<uuid::Uuid>> {
    option::of(any::<u128>().prop_map(uuid::Uuid::from_u128))
}

fn language() -> impl Strategy<Value = Option<LanguageTag>> {
    option::of(select(vec!["en", "sv", "pt-BR", "fin"]).prop_map(|tag| tag.parse().unwrap()))
}

fn place() -> impl Strategy<Value = SessionPlace> {
    let conference = conference();
    let categories: Vec<Key> = conference.categories.into_iter().map(|each| each.key).collect();
    let places: Vec<Key> = conference.places.into_iter().map(|each| each.key).collect();
    let window =
        option::of(hours().prop_map(|hours| Window { opens: hours.starts, closes: hours.ends }));
    let said = (
        1..1_000,
        localized(line, 0),
        window,
        some_of(&categories),
        one_of(&places),
        any::<bool>(),
    );
    said.prop_map(|(capacity, note, window, categories, requires, overlaps)| SessionPlace {
        capacity,
        note,
        window,
        categories,
        requires,
        overlaps,
    })
}

/// Which things sessions and slots may name.
#[derive(Clone, Debug)]
struct Known {
    tracks: Vec<Key>,
    themes: Vec<Key>,
    rooms: Vec<Key>,
    people: Vec<Key>,
}

fn slots(session: usize, known: &Known) -> impl Strategy<Value = Vec<Slot>> + use<> {
    let slot = (
        (localized(line, 1), localized(text, 0)),
        (-60..600_i32, 1..200_u32),
        (some_of(&known.people), some_of(&known.themes)),
        (language(), any::<bool>(), guid()),
    );
    vec(slot, 0..4).prop_map(move |said| {
        let mut slots: Vec<Slot> = said
            .into_iter()
            .enumerate()
            .map(|(n, ((title, summary), (offset, minutes), (speakers, themes), rest))| Slot {
                key: key(&format!("slot-{session}-{n}")),
                title,
                summary,
                offset,
                minutes,
                speakers,
                themes,
                language: rest.0,
                sponsored: rest.1,
                guid: rest.2,
            })
            .collect();
        slots.sort_by_key(|slot| slot.offset);
        slots
    })
}

fn session(number: usize, known: &Known) -> impl Strategy<Value = Session> + use<> {
    let kind = select(SessionKind::ALL.to_vec());
    let said = (
        (kind, localized(line, 1), localized(text, 0)),
        (
            one_of(&known.tracks),
            some_of(&known.themes),
            one_of(&known.rooms),
            some_of(&known.people),
        ),
        (option::of(moment()), 1..1_440_u32),
        (language(), any::<bool>(), guid()),
        (option::of(place()), slots(number, known)),
    );
    said.prop_map(
        move |((kind, title, summary), names, (starts, minutes), rest, (place, slots))| {
            let (track, themes, room, chairs) = names;
            Session {
                key: key(&format!("session-{number}")),
                kind,
                title,
                summary,
                track,
                themes,
                room,
                starts,
                minutes,
                chairs,
                language: rest.0,
                accredited: rest.1,
                place,
                slots,
                guid: rest.2,
            }
        },
    )
}

fn track(key: Key, people: &[Key]) -> impl Strategy<Value = Track> + use<> {
    (localized(line, 1), "#[0-9a-f]{6}", some_of(people))
        .prop_map(move |(name, colour, chairs)| Track { key: key.clone(), name, colour, chairs })
}

fn room(key: Key) -> impl Strategy<Value = Room> {
    let stream = option::of(Just("https://stream.example.org/a?b=c,d;e".to_owned()));
    let said =
        (localized(line, 1), option::of(1..500), vec(line(), 0..3), stream, vec(hours(), 0..3));
    said.prop_map(move |(name, capacity, equipment, stream, open)| Room {
        key: key.clone(),
        name,
        capacity,
        equipment,
        stream,
        open,
    })
}

fn speaker(key: Key) -> impl Strategy<Value = Speaker> {
    let affiliation = prop_oneof![Just(String::new()), line()];
    let rest = (vec(hours(), 0..3), any::<bool>(), guid());
    (line(), affiliation, localized(text, 0), rest).prop_map(
        move |(name, affiliation, biography, (available, confirmed, guid))| Speaker {
            key: key.clone(),
            name,
            affiliation,
            biography,
            available,
            confirmed,
            guid,
        },
    )
}

fn programme() -> impl Strategy<Value = Programme> {
    let known = (keys("track", 2), keys("theme", 2), keys("room", 3), keys("person", 4));
    let known =
        known.prop_map(|(tracks, themes, rooms, people)| Known { tracks, themes, rooms, people });
    known.prop_flat_map(|known| {
        let people = &known.people;
        let tracks: Vec<_> = known.tracks.iter().map(|key| track(key.clone(), people)).collect();
        let theme = |key: &Key| {
            let key = key.clone();
            localized(line, 1).prop_map(move |name| Theme { key: key.clone(), name })
        };
        let themes: Vec<_> = known.themes.iter().map(theme).collect();
        let rooms: Vec<_> = known.rooms.iter().map(|key| room(key.clone())).collect();
        let speakers: Vec<_> = people.iter().map(|key| speaker(key.clone())).collect();
        let sessions = (0..4_usize).prop_flat_map(move |count| {
            (0..count).map(|number| session(number, &known)).collect::<Vec<_>>()
        });
        (tracks, themes, rooms, speakers, sessions).prop_map(
            |(tracks, themes, rooms, speakers, sessions)| Programme {
                tracks,
                themes,
                rooms,
                speakers,
                sessions,
                ..Programme::default()
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read_as_it_was(made in programme()) {
        prop_assert_eq!(draft::check(&made), vec![]);
        let conference = conference();
        let sheets = write(&made, &conference.languages);
        let read_anew = read(&sheets, &Programme::default(), &conference);
        prop_assert_eq!(read_anew.map(|imported| imported.programme), Ok(made.clone()));
        let again = read(&sheets, &made, &conference);
        prop_assert_eq!(again.map(|imported| imported.programme), Ok(made));
    }

    #[test]
    fn no_cell_that_is_written_runs_as_a_formula(made in programme()) {
        for (name, text) in write(&made, &Locale::ALL) {
            let rows = csv::ReaderBuilder::new().from_reader(text.as_bytes()).into_records();
            for cell in rows.flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {}", name, cell);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a-zA-Z;,\t\"\r\n'=0-9 ]{0,200}", at in 0_usize..6) {
        let sheets = [(Sheet::ALL[at].as_str().to_owned(), format!("Key;Name\n{text}"))];
        let into = small();
        if let Ok(imported) = read(&sheets, &into, &conference()) {
            prop_assert_eq!(draft::check(&imported.programme), vec![]);
        }
    }
}
