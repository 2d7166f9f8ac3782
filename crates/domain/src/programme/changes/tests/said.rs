//! Changes in the words of people.

use super::*;
use crate::conference::Zone;
use crate::text::Texts;

/// The sentences about each part that changed.
fn said(locale: Locale, edit: impl Fn(&mut Programme)) -> Vec<(String, Vec<String>)> {
    let zone: Zone = "Europe/Stockholm".parse().unwrap();
    let (before, mut after) = (fitting(), fitting());
    edit(&mut after);
    let found = changes(&before, &after);
    let words = found.iter().map(|change| words(Texts::of(locale), &zone, change));
    words.map(|Words { name, sentences }| (name, sentences)).collect()
}

fn one(locale: Locale, edit: impl Fn(&mut Programme)) -> Vec<String> {
    let mut all = said(locale, edit);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).1
}

#[test]
fn what_moves_is_said_with_its_zone() {
    let within = |p: &mut Programme| p.sessions[2].starts = Some(at("11:30"));
    let found = Locale::ALL.map(|locale| one(locale, within).remove(0));
    assert_eq!(
        found,
        [
            "Moved from 11:00 to Thursday, 22 September 2022, 11:30–12:30 (Europe/Stockholm).",
            "Flyttat från kl. 11:00 till torsdag 22 september 2022 kl. 11:30–12:30 (Europe/Stockholm).",
            "Verlegt von 11:00 Uhr auf Donnerstag, 22. September 2022, 11:30–12:30 Uhr (Europe/Stockholm).",
        ]
    );
    let across = |p: &mut Programme| p.sessions[2].starts = Some(at("2022-09-23T11:00"));
    let found = Locale::ALL.map(|locale| one(locale, across).remove(0));
    assert_eq!(
        found,
        [
            "Moved from Thursday, 22 September 2022, 11:00 to Friday, 23 September 2022, 11:00–12:00 (Europe/Stockholm).",
            "Flyttat från torsdag 22 september 2022 kl. 11:00 till fredag 23 september 2022 kl. 11:00–12:00 (Europe/Stockholm).",
            "Verlegt von Donnerstag, 22. September 2022, 11:00 Uhr auf Freitag, 23. September 2022, 11:00–12:00 Uhr (Europe/Stockholm).",
        ]
    );
}

#[test]
fn what_comes_and_goes_is_said_with_its_time_and_room() {
    let placed = |p: &mut Programme| p.sessions[3].starts = Some(at("14:00"));
    assert_eq!(
        said(Locale::En, placed),
        [(
            "A later".to_owned(),
            vec![
                "New: Thursday, 22 September 2022, 14:00–15:00 (Europe/Stockholm), The side."
                    .to_owned()
            ],
        )]
    );
    assert_eq!(
        one(Locale::Sv, |p| drop(p.sessions.remove(2))),
        [
            "Inställt; det var planerat till torsdag 22 september 2022 kl. 11:00–12:00 (Europe/Stockholm), The side."
        ]
    );
    assert_eq!(one(Locale::De, |p| p.rooms.push(room("attic", 5))), ["Neu."]);
    assert_eq!(one(Locale::En, |p| p.themes.clear()), ["No longer there."]);
}

#[test]
fn each_aspect_is_a_sentence() {
    let edit = |p: &mut Programme| {
        let talk = p.sessions[1].slots.pop().unwrap();
        let title = called("On genes");
        let speakers = keys(&["cy", "ada"]);
        let moved = Slot { offset: -60, minutes: 45, title, speakers, sponsored: true, ..talk };
        p.sessions[2].slots.push(moved);
    };
    let expected = [
        [
            "Takes 45 min instead of 60 min.",
            "In another room: The side instead of The hall.",
            "In another session: “A workshop” instead of “A talks”.",
            "The title was “On talk” and is now “On genes”.",
            "Now speaking: Dr cy, Dr ada; no longer: Dr bo.",
            "Changed: sponsoring.",
        ],
        [
            "Tar 45 min i stället för 60 min.",
            "I ett annat rum: The side i stället för The hall.",
            "I en annan session: ”A workshop” i stället för ”A talks”.",
            "Titeln var ”On talk” och är nu ”On genes”.",
            "Talar nu: Dr cy, Dr ada; talar inte längre: Dr bo.",
            "Ändrat: sponsring.",
        ],
        [
            "Dauert 45 Min. statt 60 Min.",
            "In einem anderen Raum: The side statt The hall.",
            "In einer anderen Sitzung: „A workshop“ statt „A talks“.",
            "Der Titel war „On talk“ und ist jetzt „On genes“.",
            "Spricht jetzt: Dr cy, Dr ada; nicht mehr: Dr bo.",
            "Geändert: Sponsoring.",
        ],
    ];
    for (locale, expected) in Locale::ALL.into_iter().zip(expected) {
        assert_eq!(one(locale, edit), expected, "{locale:?}");
    }
}

#[test]
fn people_who_only_join_or_only_leave_are_said_alone() {
    let chairs = |names: &'static [&'static str]| {
        move |p: &mut Programme| p.sessions[1].chairs = keys(names)
    };
    assert_eq!(one(Locale::En, chairs(&["ada", "cy"])), ["Now chairing: Dr cy."]);
    assert_eq!(one(Locale::En, chairs(&[])), ["No longer chairing: Dr ada."]);
    assert_eq!(
        one(Locale::De, chairs(&["cy"])),
        ["Hat jetzt den Vorsitz: Dr cy; nicht mehr: Dr ada."]
    );
    let speakers = |names: &'static [&'static str]| {
        move |p: &mut Programme| p.sessions[1].slots[0].speakers = keys(names)
    };
    assert_eq!(one(Locale::Sv, speakers(&["bo", "cy"])), ["Talar nu: Dr cy."]);
    assert_eq!(one(Locale::Sv, speakers(&[])), ["Talar inte längre: Dr bo."]);
    // Who is not in the programme is called by the key.
    assert_eq!(one(Locale::En, speakers(&["bo", "eve"])), ["Now speaking: eve."]);
}

#[test]
fn a_name_that_only_differs_in_another_language_is_said_so() {
    let both = |sv: &str| {
        let texts = [(Locale::En, "A talks"), (Locale::Sv, sv)];
        Localized::new(texts.map(|(locale, text)| (locale, text.to_owned())))
    };
    let edit = |p: &mut Programme| p.sessions[1].title = both("Föredrag");
    assert_eq!(one(Locale::En, edit), ["The title is new in another language."]);
    assert_eq!(one(Locale::Sv, edit), ["Titeln var ”A talks” och är nu ”Föredrag”."]);
    let edit = |p: &mut Programme| {
        p.rooms[0].name = Localized::new([
            (Locale::En, "The hall".to_owned()),
            (Locale::De, "Der Saal".to_owned()),
        ]);
    };
    assert_eq!(one(Locale::Sv, edit), ["Namnet är nytt på ett annat språk."]);
    assert_eq!(one(Locale::De, edit), ["Der Name war „The hall“ und ist jetzt „Der Saal“."]);
}

#[test]
fn a_room_that_is_all_of_them_is_said_so() {
    let edit = |p: &mut Programme| p.sessions[2].room = None;
    let found = Locale::ALL.map(|locale| one(locale, edit).remove(0));
    assert_eq!(
        found,
        [
            "In another room: all rooms instead of The side.",
            "I ett annat rum: alla rum i stället för The side.",
            "In einem anderen Raum: alle Räume statt The side.",
        ]
    );
}

#[test]
fn every_detail_has_its_word_in_each_language() {
    let zone: Zone = "Europe/Stockholm".parse().unwrap();
    for locale in Locale::ALL {
        for detail in Detail::ALL {
            let (before, mut after) = (fitting(), fitting());
            after.sessions[1].accredited = true;
            let mut change = changes(&before, &after).remove(0);
            change.aspects = vec![Aspect::Text { of: vec![detail] }];
            let sentence = words(Texts::of(locale), &zone, &change).sentences.remove(0);
            assert!(!sentence.contains(['[', '{', '$']), "{sentence}");
        }
    }
}
