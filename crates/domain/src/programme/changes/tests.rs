mod laws;
mod said;

use super::*;
use crate::conference::Window;
use crate::programme::tests::fitting::{
    at, called, fitting, hours, key, keys, room, session, slot, speaker,
};
use crate::programme::{SessionKind, Slot};
use crate::value::Locale;

/// What is done to the fitting programme, and what changed then.
type Case = (fn(&mut Programme), &'static [&'static str]);

fn check(cases: &[Case]) {
    for (number, (edit, expected)) in cases.iter().enumerate() {
        let (before, mut after) = (fitting(), fitting());
        edit(&mut after);
        let found: Vec<String> = changes(&before, &after).iter().map(line).collect();
        assert_eq!(found, *expected, "case {number}");
    }
}

/// A change on one line: its item and what became different.
fn line(change: &Change) -> String {
    let aspects: Vec<String> = change.aspects.iter().map(short).collect();
    format!("{}: {}", change.item, aspects.join("; "))
}

fn short(aspect: &Aspect) -> String {
    let time = |hours: &Hours| hours.starts.strftime("%dT%H:%M").to_string();
    let room =
        |room: &Option<Called>| room.as_ref().map_or("all".to_owned(), |room| room.key.to_string());
    let text = |text: &Localized| text.of(Locale::En).to_owned();
    let people = |joined: &[Called], left: &[Called]| {
        let joined = joined.iter().map(|each| format!(" +{}", each.key));
        joined.chain(left.iter().map(|each| format!(" -{}", each.key))).collect::<String>()
    };
    match aspect {
        Aspect::New => "new".to_owned(),
        Aspect::Withdrawn => "withdrawn".to_owned(),
        Aspect::Gone => "gone".to_owned(),
        Aspect::Moved { from, to } => format!("moved {} > {}", time(from), time(to)),
        Aspect::Length { from, to } => format!("length {from} > {to}"),
        Aspect::Room { from, to } => format!("room {} > {}", room(from), room(to)),
        Aspect::Session { from, to } => format!("session {} > {}", from.key, to.key),
        Aspect::Retitled { from, to } => format!("retitled {} > {}", text(from), text(to)),
        Aspect::Renamed { from, to } => format!("renamed {} > {}", text(from), text(to)),
        Aspect::Speakers { joined, left } => format!("speakers{}", people(joined, left)),
        Aspect::Chairs { joined, left } => format!("chairs{}", people(joined, left)),
        Aspect::Text { of } => {
            let parts = of.iter().map(|detail| format!(" {}", detail.as_str()));
            format!("text{}", parts.collect::<String>())
        }
    }
}

#[test]
fn a_programme_that_is_the_same_has_no_changes() {
    check(&[(|_| {}, &[])]);
    assert_eq!(changes(&Programme::default(), &Programme::default()), []);
}

#[test]
fn what_is_placed_is_new_and_what_is_unplaced_is_withdrawn() {
    check(&[
        (|p| p.sessions[3].starts = Some(at("14:00")), &["session/later: new"]),
        // Nobody sees what has no time.
        (|p| p.sessions[3].title = called("Soon"), &[]),
        (|p| drop(p.sessions.pop()), &[]),
        (
            |p| p.sessions[0].starts = None,
            &["session/opening: withdrawn", "slot/welcome: withdrawn", "slot/keynote: withdrawn"],
        ),
        (|p| drop(p.sessions.remove(1)), &["session/talks: withdrawn", "slot/talk: withdrawn"]),
        (|p| p.sessions[2].slots = vec![slot("demo", 0, 60, &["cy"])], &["slot/demo: new"]),
        (|p| drop(p.sessions[0].slots.pop()), &["slot/keynote: withdrawn"]),
    ]);
    let everything = changes(&Programme::default(), &fitting());
    assert_eq!(everything.len(), 3 + 3 + 1 + 1 + 2 + 3);
    assert!(everything.iter().all(|change| change.aspects == [Aspect::New]));
}

#[test]
fn what_moves_is_named_with_both_times() {
    check(&[
        // Its slots move with it.
        (
            |p| p.sessions[0].starts = Some(at("2022-09-23T09:30")),
            &["session/opening: moved 22T09:00 > 23T09:30"],
        ),
        (
            |p| {
                p.sessions[0].starts = Some(at("08:00"));
                p.sessions[0].slots[1].offset = 45;
            },
            &[
                "session/opening: moved 22T09:00 > 22T08:00",
                "slot/keynote: moved 22T09:30 > 22T08:45",
            ],
        ),
        // A session that begins earlier while a slot stays.
        (
            |p| {
                p.sessions[1].starts = Some(at("09:45"));
                p.sessions[1].minutes = 75;
                p.sessions[1].slots[0].offset = 15;
            },
            &["session/talks: moved 22T10:00 > 22T09:45; length 60 > 75"],
        ),
        (|p| p.sessions[2].minutes = 45, &["session/workshop: length 60 > 45"]),
        (
            |p| {
                p.sessions[0].slots[0].minutes = 20;
                p.sessions[0].slots[1].offset = 20;
            },
            &["slot/welcome: length 30 > 20", "slot/keynote: moved 22T09:30 > 22T09:20"],
        ),
        (|p| p.sessions[0].room = Some(key("side")), &["session/opening: room hall > side"]),
        (|p| p.sessions[0].room = None, &["session/opening: room hall > all"]),
    ]);
}

#[test]
fn a_slot_in_another_session_is_the_same_slot() {
    check(&[
        (
            |p| {
                let talk = p.sessions[1].slots.pop().unwrap();
                p.sessions[2].slots.push(talk);
            },
            &["slot/talk: moved 22T10:00 > 22T11:00; room hall > side; session talks > workshop"],
        ),
        (
            |p| {
                let keynote = p.sessions[0].slots.pop().unwrap();
                p.sessions[1].slots.insert(0, Slot { offset: -30, ..keynote });
            },
            &["slot/keynote: session opening > talks"],
        ),
        // Into one that nobody sees, and out of one that goes.
        (
            |p| {
                let talk = p.sessions[1].slots.pop().unwrap();
                p.sessions[3].slots.push(talk);
            },
            &["slot/talk: withdrawn"],
        ),
        (
            |p| {
                let talks = p.sessions.remove(1);
                p.sessions[0].slots.push(Slot { offset: 60, ..talks.slots[0].clone() });
            },
            &["session/talks: withdrawn", "slot/talk: session talks > opening"],
        ),
    ]);
}

#[test]
fn titles_people_and_texts_are_named() {
    check(&[
        (
            |p| {
                p.sessions[1].title = called("Lectures");
                p.sessions[1].slots[0].title = called("On genes");
            },
            &[
                "session/talks: retitled A talks > Lectures",
                "slot/talk: retitled On talk > On genes",
            ],
        ),
        (
            |p| {
                p.sessions[1].chairs = keys(&["bo", "cy"]);
                p.sessions[1].slots[0].speakers = keys(&["bo", "ada"]);
                p.sessions[0].slots[0].speakers = Vec::new();
            },
            &[
                "slot/welcome: speakers -bo",
                "session/talks: chairs +bo +cy -ada",
                "slot/talk: speakers +ada",
            ],
        ),
        (
            |p| {
                let session = &mut p.sessions[2];
                session.summary = called("More");
                session.kind = SessionKind::Poster;
                session.track = Some(key("genes"));
                session.themes = Vec::new();
                session.language = Some("sv".parse().unwrap());
                session.accredited = true;
                session.place.as_mut().unwrap().capacity = 40;
            },
            &["session/workshop: text abstract kind track themes language accredited booking"],
        ),
        (
            |p| {
                let slot = &mut p.sessions[0].slots[0];
                slot.summary = called("More");
                slot.themes = keys(&["ethics"]);
                slot.language = Some("sv".parse().unwrap());
                slot.sponsored = true;
            },
            &["slot/welcome: text abstract themes language sponsored"],
        ),
    ]);
    let (mut before, mut after) = (fitting(), fitting());
    before.sessions[1].chairs = keys(&["ada", "bo"]);
    after.sessions[1].chairs = keys(&["bo", "ada"]);
    let found: Vec<String> = changes(&before, &after).iter().map(line).collect();
    assert_eq!(found, ["session/talks: text order"]);
}

#[test]
fn tracks_themes_rooms_and_speakers_come_after_what_has_a_time() {
    check(&[
        (
            |p| {
                p.rooms[0].name = called("Great hall");
                p.rooms[0].capacity = None;
                p.rooms[1].stream = Some("https://example.org/side".to_owned());
                p.rooms.push(room("attic", 5));
                p.speakers.remove(2);
                p.speakers[0].name = "Prof ada".to_owned();
                p.speakers[1].affiliation = "Elsewhere".to_owned();
                p.speakers[1].biography = called("Born");
                p.tracks[0].chairs = keys(&["bo"]);
                p.themes.clear();
                p.sessions[2].minutes = 61;
            },
            &[
                "session/workshop: length 60 > 61",
                "track/genes: chairs +bo -ada",
                "theme/ethics: gone",
                "room/attic: new",
                "room/hall: renamed The hall > Great hall; text capacity",
                "room/side: text stream",
                "speaker/ada: renamed Dr ada > Prof ada",
                "speaker/bo: text affiliation biography",
                "speaker/cy: gone",
            ],
        ),
        (|p| p.tracks[0].name = called("Genomes"), &["track/genes: renamed Genes > Genomes"]),
    ]);
}

#[test]
fn what_only_organisers_see_makes_no_change() {
    check(&[
        (|p| p.speakers[0].available = vec![hours("09:00", "10:00")], &[]),
        (|p| p.speakers[0].confirmed = false, &[]),
        (|p| p.speakers[0].guid = Some(uuid::Uuid::nil()), &[]),
        (|p| p.sessions[0].guid = Some(uuid::Uuid::nil()), &[]),
        (|p| p.sessions[0].slots[0].guid = Some(uuid::Uuid::nil()), &[]),
        (|p| p.rooms[0].open = vec![hours("09:00", "10:00")], &[]),
        (|p| p.rooms[0].equipment = vec!["projector".to_owned()], &[]),
        (|p| p.tracks[0].colour = "#000000".to_owned(), &[]),
        (|p| p.settings.walking_minutes = 10, &[]),
        (
            |p| {
                let window = Window { opens: at("09:00"), closes: at("10:00") };
                p.sessions[2].place.as_mut().unwrap().window = Some(window);
            },
            &[],
        ),
        (
            |p| {
                p.rooms.reverse();
                p.speakers.reverse();
                p.sessions.reverse();
                p.sessions[3].slots.reverse();
            },
            &[],
        ),
    ]);
}

#[test]
fn a_change_says_what_it_is_of() {
    let (before, mut after) = (fitting(), fitting());
    after.sessions[0].starts = Some(at("08:00"));
    after.sessions[0].title = called("Welcome");
    after.sessions.remove(1);
    let found = changes(&before, &after);
    let [opening, talks, talk] = &found[..] else { panic!("{found:?}") };
    let hall = Called { key: key("hall"), name: called("The hall") };
    assert_eq!(opening.name, called("Welcome"));
    assert_eq!(opening.hours, Some(hours("08:00", "09:00")));
    assert_eq!((&talks.name, &talk.name), (&called("A talks"), &called("On talk")));
    assert_eq!(talks.hours, Some(hours("10:00", "11:00")));
    for change in &found {
        assert_eq!(change.room, Some(hall.clone()), "{}", change.item);
    }
}

#[test]
fn a_change_has_one_json_form_and_comes_back_from_it() {
    let (before, mut after) = (fitting(), fitting());
    after.sessions[2].starts = Some(at("11:30"));
    after.sessions[2].room = None;
    after.speakers[2].affiliation = "Elsewhere".to_owned();
    let found = changes(&before, &after);
    let json = serde_json::to_value(&found).unwrap();
    let (from, to) = (
        serde_json::json!({ "starts": "2022-09-22T11:00:00", "ends": "2022-09-22T12:00:00" }),
        serde_json::json!({ "starts": "2022-09-22T11:30:00", "ends": "2022-09-22T12:30:00" }),
    );
    let expected = serde_json::json!([
        {
            "item": { "kind": "session", "key": "workshop" },
            "name": { "en": "A workshop" },
            "hours": to,
            "room": null,
            "aspects": [
                { "what": "moved", "from": from, "to": to },
                {
                    "what": "room",
                    "from": { "key": "side", "name": { "en": "The side" } },
                    "to": null,
                },
            ],
        },
        {
            "item": { "kind": "speaker", "key": "cy" },
            "name": { "en": "Dr cy" },
            "hours": null,
            "room": null,
            "aspects": [{ "what": "text", "of": ["affiliation"] }],
        },
    ]);
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Vec<Change>>(json).unwrap(), found);
}
