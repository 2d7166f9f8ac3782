//! Clashes in the words of people.

use super::*;
use crate::text::Texts;

fn said(locale: Locale, programme: &Programme) -> Vec<(String, String)> {
    let clashes = between(programme, date(2022, 9, 22), date(2022, 9, 23));
    let words = clashes.iter().map(|clash| words(Texts::of(locale), programme, clash));
    words.map(|Words { title, cure }| (title, cure)).collect()
}

#[test]
fn a_clash_names_all_it_concerns_and_its_cure_in_each_language() {
    let mut programme = fitting();
    programme.settings.walking_minutes = 5;
    programme.sessions[2].chairs = keys(&["bo"]);
    let expected = [
        (
            "Dr bo has 0 min from “On talk” (The hall) to “A workshop” (The side), but the way takes 5 min",
            "Put both into the same room, or leave more time between them.",
        ),
        (
            "Dr bo har 0 min från ”On talk” (The hall) till ”A workshop” (The side), men vägen tar 5 min",
            "Lägg båda i samma rum, eller lämna mer tid emellan.",
        ),
        (
            "Dr bo hat 0 Min. von „On talk“ (The hall) zu „A workshop“ (The side), der Weg dauert aber 5 Min.",
            "Legen Sie beides in denselben Raum, oder lassen Sie mehr Zeit dazwischen.",
        ),
    ];
    for (locale, (title, cure)) in Locale::ALL.into_iter().zip(expected) {
        assert_eq!(said(locale, &programme), [(title.to_owned(), cure.to_owned())]);
    }
}

#[test]
fn what_is_not_there_is_named_by_its_kind_and_key() {
    let mut programme = fitting();
    programme.rooms.pop();
    programme.sessions.truncate(3);
    let title = |locale| said(locale, &programme)[0].0.clone();
    assert_eq!(
        Locale::ALL.map(title),
        [
            "“A workshop” names a room that is not in the programme: side",
            "”A workshop” nämner ett rum som inte finns i programmet: side",
            "„A workshop“ nennt einen Raum, der nicht im Programm steht: side",
        ]
    );
}

#[test]
fn sessions_in_all_rooms_are_in_all_rooms() {
    let mut programme = fitting();
    programme.sessions[1].room = None;
    programme.sessions[0].room = None;
    programme.sessions[0].minutes = 61;
    assert_eq!(
        said(Locale::En, &programme)[0].0,
        "“A opening” and “A talks” use the same room at the same time (all rooms, 1 min)"
    );
}

/// No text of any kind has a hole: a variable that nobody set, or a key that nobody wrote.
#[test]
fn every_kind_and_severity_has_its_words() {
    let programme = fitting();
    let (session, slot) = (key("opening"), key("talk"));
    for locale in Locale::ALL {
        let texts = Texts::of(locale);
        for kind in ClashKind::ALL {
            let (hall, side, person) = (key("hall"), key("side"), key("cy"));
            let concerns = [
                (ItemKind::Session, &session),
                (ItemKind::Slot, &slot),
                (ItemKind::Speaker, &person),
                (ItemKind::Room, &hall),
                (ItemKind::Room, &side),
            ];
            let args = [("minutes", 7), ("walking", 8), ("seats", 9), ("capacity", 6)];
            let Words { title, cure } = words(texts, &programme, &clash(kind, concerns, &args));
            for text in [title, cure] {
                let holes = ['[', '$', '{', '}'];
                assert!(!text.is_empty() && !text.contains(holes), "{kind:?}: {text}");
            }
        }
    }
    let word = |severity| severity_word(Texts::of(Locale::De), severity);
    assert_eq!(Severity::ALL.map(word), ["Unmöglich", "Warnung", "Hinweis"]);
}
