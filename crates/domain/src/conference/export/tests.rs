//! Documents that do not hold together are named; the rest is proved on both databases.

use serde_json::{Value, json};

use super::*;

/// A conference with a draft, a release and one registration that waits for dinner.
fn document() -> Value {
    let file = include_str!("../../../../../config/conferences/precision-medicine-2022.toml");
    let definition = crate::conference::file::parse(file).unwrap();
    let id = |number: usize| format!("0180f0d0-0000-7000-8000-{number:012}");
    let places: Vec<Value> = definition
        .places
        .iter()
        .enumerate()
        .map(|(at, place)| json!({ "id": id(100 + at), "key": place.key, "next_ticket": 2 }))
        .collect();
    let at = "2022-06-01T09:00:00Z";
    let programme = Programme::beginning(&definition);
    let booking = json!({
        "id": id(3), "place": places[0]["id"], "status": "waiting", "ticket": 1,
        "offer_expires_at": null, "uid": "a@example.org", "sequence": -1, "changed_at": at,
    });
    let registration = json!({
        "id": id(2), "status": "waiting", "given_name": "Ada", "family_name": "Prov",
        "email": "ada@example.org", "affiliation": "Sample", "country": "SE",
        "category": definition.categories[0].key, "focus_areas": [], "language": "en",
        "orcid": null, "efn": null, "photo_consent": null, "answers": {},
        "notice_version": "1", "notice_accepted_at": at, "link_generation": 0,
        "link_sent_at": at, "version": 1, "created_at": at, "changed_at": at, "needs": null,
        "bookings": [booking], "stars": [{ "item": "session/opening", "starred_at": at }],
    });
    json!({
        "form": FORM, "version": 1, "id": id(1), "edition": 1, "changed_at": at,
        "definition": definition, "places": places,
        "draft": { "version": 1, "changed_at": at, "programme": programme },
        "releases": [{
            "number": 1, "name": "", "note": "", "takes_back": null, "released_by": "operator",
            "released_at": at, "programme": programme,
        }],
        "registrations": [registration],
    })
}

/// What is said of the document after a change at one place.
fn said(pointer: &str, value: Value) -> Vec<String> {
    let mut document = document();
    *document.pointer_mut(pointer).unwrap() = value;
    let export = Export::parse(&document.to_string()).unwrap();
    check(&export).iter().map(ToString::to_string).collect()
}

#[test]
fn a_document_that_holds_together_is_read_as_it_was_written() {
    let export = Export::parse(&document().to_string()).unwrap();
    assert_eq!(check(&export), []);
    let written = serde_json::to_string(&export).unwrap();
    assert_eq!(Export::parse(&written), Ok(export));
}

#[test]
fn what_contradicts_itself_is_named() {
    let registration = "registration 0180f0d0-0000-7000-8000-000000000002";
    let again = document()["registrations"][0].clone();
    let mut other = again.clone();
    other["id"] = json!("0180f0d0-0000-7000-8000-000000000009");
    other["bookings"] = json!([]);
    let cases = [
        ("/edition", json!(0), "edition: must be from 1".to_owned()),
        ("/definition/languages", json!([]), "definition: must have at least one language".into()),
        ("/definition/last_day", json!("2021-01-01"), "definition: must not end before it begins".into()),
        ("/places/0/key", json!("attic"), "place attic: is not in the definition".into()),
        ("/draft/version", json!(0), "draft: must have a version from 1".into()),
        ("/draft/programme/tracks/0/colour", json!("red"), "draft: tracks.".into()),
        ("/releases/0/number", json!(2), "release 2: must be number 1".into()),
        ("/releases/0/takes_back", json!(1), "release 1: must take back an earlier release".into()),
        ("/registrations", json!([again, again]), format!("{registration}: is there twice")),
        ("/registrations", json!([again, other]),
         "registration 0180f0d0-0000-7000-8000-000000000009: has the address of another one that is \
          not cancelled".into()),
        ("/registrations/0/bookings/0/ticket", json!(null), format!("{registration}: waits for ")),
        ("/registrations/0/bookings/0/ticket", json!(3), format!("{registration}: has a ticket that ")),
        ("/registrations/0/bookings/0/place", json!("0180f0d0-0000-7000-8000-000000000009"),
         format!("{registration}: has a booking in no place: ")),
        ("/registrations/0/bookings/0/status", json!("offered"), format!("{registration}: is offered ")),
    ];
    for (pointer, value, expected) in cases {
        let said = said(pointer, value);
        assert!(
            said.first().is_some_and(|first| first.starts_with(&expected)),
            "{pointer}: {said:?}"
        );
    }
}

#[test]
fn a_place_has_no_more_people_than_seats() {
    let mut document = document();
    document["registrations"][0]["bookings"][0]["status"] = json!("held");
    document["definition"]["places"][0]["capacity"] = json!(0);
    let mut export = Export::parse(&document.to_string()).unwrap();
    let said: Vec<String> = check(&export).iter().map(ToString::to_string).collect();
    let key = export.places[0].key.clone();
    assert_eq!(said, [format!("place {key}: has 0 seats, but 1 are taken")]);
    export.definition.places[0].overbooked = true;
    assert_eq!(check(&export), []);
}

#[test]
fn another_form_and_another_version_are_refused_by_name() {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = document();
        change(&mut document);
        Export::parse(&document.to_string()).unwrap_err()
    };
    assert_eq!(Export::parse("PK"), Err(Unreadable::Form));
    assert_eq!(with(&|document| document["form"] = json!("other")), Unreadable::Form);
    assert_eq!(with(&|document| document["version"] = json!(2)), Unreadable::Version { is: 2 });
    let why = with(&|document| document["extra"] = json!(1));
    assert!(why.to_string().contains("unknown field `extra`"), "{why}");
    let why = with(&|document| document["registrations"][0]["country"] = json!("Atlantis"));
    assert!(matches!(why, Unreadable::Value(_)), "{why}");
}

#[test]
fn the_same_files_make_the_same_archive() {
    let export = Export::parse(&document().to_string()).unwrap();
    let files = sheets(&export);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "tracks.csv",
        "themes.csv",
        "rooms.csv",
        "speakers.csv",
        "sessions.csv",
        "slots.csv",
        "places.csv",
        "categories.csv",
        "questions.csv",
        "registrations.csv",
    ];
    assert_eq!(names, expected);
    let made = archive(&files).unwrap();
    assert_eq!(archive(&files).unwrap(), made);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(made)).unwrap();
    let read = std::io::read_to_string(zip.by_name("registrations.csv").unwrap()).unwrap();
    assert_eq!(read, files[9].1);
    let rows: Vec<&str> = read.lines().collect();
    assert!(rows[1].contains(",waiting,Ada,Prov,ada@example.org,"), "{}", rows[1]);
    let without = Export { registrations: None, ..export };
    assert!(!sheets(&without).iter().any(|(name, _)| name == "registrations.csv"));
}
