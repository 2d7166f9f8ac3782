use serde_json::{Value, json};

use super::{beginning, imported, mistakes};
use crate::programme::exchange::schedule::MOST_BYTES;

/// A file with one event and one person.
fn file() -> Value {
    json!({ "schedule": { "version": "1", "conference": {
        "title": "Sample", "acronym": "sample", "time_zone_name": "Europe/Berlin",
        "days": [{ "date": "2022-09-22", "rooms": { "Hall": [{
            "id": 12,
            "guid": "8079583e-8321-506c-95af-fd2903a5f075",
            "title": "Opening", "type": "talk", "track": "Rare diseases",
            "date": "2022-09-22T09:00:00+02:00", "duration": "00:30", "room": "Hall",
            "persons": [{ "id": 1, "public_name": "Ada Sample" }],
        }] } }],
    } } })
}

fn event(file: &mut Value) -> &mut Value {
    &mut file["schedule"]["conference"]["days"][0]["rooms"]["Hall"][0]
}

const PLACE: &str = "event 12 (guid 8079583e-8321-506c-95af-fd2903a5f075)";

#[test]
fn a_mistake_is_named_with_its_event() {
    const TIME: &str = "date must be a time such as 2022-09-22T09:00:00+02:00";
    const LENGTH: &str = "duration must be from 00:01 to 24:00, in hours and minutes";
    let long = "x".repeat(201);
    let longer = "x".repeat(20_001);
    let cases = [
        ("title", json!(" \u{202e} "), "title must not be empty".to_owned()),
        ("title", json!(long), "title must have at most 200 characters".to_owned()),
        ("room", json!(long), "room must have at most 200 characters".to_owned()),
        ("date", json!("tomorrow"), TIME.to_owned()),
        ("date", json!("2022-09-22T09:00:30+02:00"), "date must be a whole minute".to_owned()),
        ("duration", json!("00:00"), LENGTH.to_owned()),
        ("duration", json!("25:01"), LENGTH.to_owned()),
        ("duration", json!("0:75"), LENGTH.to_owned()),
        ("duration", json!("half an hour"), LENGTH.to_owned()),
        ("duration", json!("99999999999999999999:00"), LENGTH.to_owned()),
        ("duration", Value::Null, LENGTH.to_owned()),
        (
            "abstract",
            json!(longer),
            "subtitle, abstract and description must have at most 20000 characters".to_owned(),
        ),
        ("persons", json!([{ "id": 3 }]), "the name of a person must not be empty".to_owned()),
        (
            "persons",
            json!([{ "name": "Bo", "biography": longer }]),
            "the biography of Bo must have at most 20000 characters".to_owned(),
        ),
        ("persons", json!([{ "name": "Bo", "guid": "bo" }]), "guid must be a UUID".to_owned()),
    ];
    assert_eq!(mistakes(&file().to_string()), Vec::<String>::new());
    for (field, value, message) in cases {
        let mut file = file();
        event(&mut file)[field] = value;
        assert_eq!(mistakes(&file.to_string()), [format!("{PLACE}: {message}")], "{field}");
    }
}

#[test]
fn all_mistakes_are_named_at_once() {
    let mut file = file();
    event(&mut file)["title"] = Value::Null;
    event(&mut file)["date"] = Value::Null;
    event(&mut file)["guid"] = json!("12");
    let second = json!({ "title": "Second", "date": "2022-09-22T09:00:00Z", "duration": "1:00" });
    file["schedule"]["conference"]["days"][0]["rooms"]["Attic"] = json!([second]);
    file["schedule"]["conference"]["time_zone_name"] = json!("Mars/Olympus");
    assert_eq!(
        mistakes(&file.to_string()).into_iter().collect::<std::collections::BTreeSet<_>>(),
        [
            "day 1, room Hall, event 1: guid must be a UUID".to_owned(),
            "event 12: title must not be empty".to_owned(),
            "event 12: date must be a time such as 2022-09-22T09:00:00+02:00".to_owned(),
            "day 1, room Attic, event 1: must have a guid, an id or a code".to_owned(),
            "time_zone_name: must be the name of an IANA time zone, such as Europe/Stockholm"
                .to_owned(),
        ]
        .into(),
    );
}

#[test]
fn two_events_cannot_be_the_same() {
    let mut file = file();
    let same = event(&mut file).clone();
    file["schedule"]["conference"]["days"][0]["rooms"]["Attic"] = json!([same]);
    let message = format!("{PLACE}: must have a guid or an id of its own, not that of {PLACE}");
    assert_eq!(mistakes(&file.to_string()), [message]);
}

#[test]
fn what_is_no_schedule_is_refused_as_a_whole() {
    let bomb = "<!DOCTYPE s [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><schedule>&b;</schedule>";
    let deep = |open: &str, times: usize| open.repeat(times);
    let cases = [
        (String::new(), "must be a schedule.xml or a schedule.json"),
        ("key,title".to_owned(), "must be a schedule.xml or a schedule.json"),
        ("{}".to_owned(), "has no schedule with a conference"),
        ("{\"schedule\": []}".to_owned(), "has no schedule with a conference"),
        ("<rss></rss>".to_owned(), "must have the element schedule at its root, not rss"),
        ("<schedule>".to_owned(), "ends inside an element"),
        ("<schedule/><schedule/>".to_owned(), "has two elements at its root"),
        ("<!-- nothing -->".to_owned(), "has no element"),
        (bomb.to_owned(), "must not have a document type"),
        ("<schedule>&b;</schedule>".to_owned(), "has the unknown entity &b;"),
        (deep("<a>", 100_000), "has more than 16 elements in each other"),
        (deep("[", 2_000_000), "must have at most 1000000 parts"),
        (" ".repeat(MOST_BYTES + 1), "must have at most 10 MiB"),
    ];
    for (text, message) in cases {
        let start: String = text.chars().take(40).collect();
        assert_eq!(mistakes(&text), [message], "{start}");
    }
    for (text, beginning) in [
        ("{\"schedule\": ".to_owned(), "is no JSON: EOF while parsing"),
        (format!("{{\"a\": {}", deep("[", 100_000)), "is no JSON: recursion limit exceeded"),
        ("<schedule></day>".to_owned(), "is no XML at byte 10: "),
        ("<schedule a='1' a='2'/>".to_owned(), "has an attribute that is wrong: "),
    ] {
        let said = mistakes(&text);
        assert!(said.len() == 1 && said[0].starts_with(beginning), "{said:?}");
    }
}

#[test]
fn a_file_has_its_bounds() {
    let many = |count: usize, one: &dyn Fn(usize) -> Value| (0..count).map(one).collect::<Value>();
    let mut events = file();
    let hall = &mut events["schedule"]["conference"]["days"][0]["rooms"]["Hall"];
    *hall = many(2_001, &|number| json!({ "id": number, "title": "x" }));
    assert_eq!(mistakes(&events.to_string()), ["must have at most 2000 events"]);

    let mut crowd = file();
    event(&mut crowd)["persons"] = many(201, &|number| json!({ "id": number, "name": "x" }));
    assert_eq!(mistakes(&crowd.to_string()), [format!("{PLACE}: must have at most 200 persons")]);

    let mut people = file();
    let hall = &mut people["schedule"]["conference"]["days"][0]["rooms"]["Hall"];
    let one = hall[0].clone();
    *hall = many(26, &|number| {
        let person = |at: usize| json!({ "name": "x", "id": number * 200 + at });
        let mut event = one.clone();
        (event["id"], event["guid"]) = (json!(number), Value::Null);
        event["persons"] = many(200, &person);
        event
    });
    assert_eq!(mistakes(&people.to_string()), ["must have at most 5000 speakers"]);

    let mut parts = file();
    let name = |number: usize| json!({ "name": number.to_string() });
    parts["schedule"]["conference"]["tracks"] = many(101, &name);
    parts["schedule"]["conference"]["rooms"] = many(201, &name);
    let said = mistakes(&parts.to_string());
    assert_eq!(said, ["must have at most 100 tracks", "must have at most 200 rooms"]);

    let mut fields = file();
    for number in 0..300 {
        event(&mut fields)[format!("field-{number}")] = json!("x");
    }
    let left_out = imported(&fields.to_string(), &beginning()).left_out;
    assert_eq!((left_out.len(), left_out[100].as_str()), (101, "other: 200"));
    let attributes: String = (0..17).map(|number| format!(" a{number}=''")).collect();
    assert_eq!(
        mistakes(&format!("<schedule{attributes}/>")),
        ["has an element with more than 16 attributes"]
    );
}

#[test]
fn what_is_carried_beside_the_events_is_checked_like_all_else() {
    let with = |plenum: Value| {
        let mut file = file();
        file["schedule"]["conference"]["meta"] = json!({ "plenum": plenum });
        mistakes(&file.to_string())
    };
    let carried = |track: &str, minutes: u32| {
        json!({ "form": 1, "locale": "en", "rooms": [], "speakers": [],
            "tracks": [{ "key": "one", "name": { "en": "One" }, "colour": track }],
            "sessions": [{ "key": "opening", "kind": "plenary", "minutes": minutes, "title": { "en": "x" },
                "slots": [{ "event": "8079583e-8321-506c-95af-fd2903a5f075", "key": "talk", "offset": 0 }] }] })
    };
    assert_eq!(with(carried("#1f5f8b", 30)), Vec::<String>::new());
    assert_eq!(with(json!({ "form": 2 })), ["plenum: must have the form 1"]);
    assert_eq!(
        with(json!({ "form": 1, "locale": "en" })),
        ["plenum: cannot be read: missing field `tracks`"]
    );
    assert_eq!(
        with(carried("red;}", 5_000)),
        [
            "tracks.one.colour: must be a colour such as #1f5f8b",
            "sessions.opening.minutes: must be from 1 to 1440",
        ]
    );
}

#[test]
fn times_are_read_in_every_way_that_files_have_them() {
    let cases = [
        (json!({ "date": "2022-09-22T09:00:00+02:00" }), "2022-09-22T09:00:00"),
        (json!({ "date": "2022-09-22T07:00:00Z" }), "2022-09-22T09:00:00"),
        (json!({ "date": "2022-09-22T09:00:00-04:00" }), "2022-09-22T15:00:00"),
        // In the zone of the file, Berlin.
        (json!({ "date": "2022-09-22T09:00:00" }), "2022-09-22T09:00:00"),
        (json!({ "date": null, "start": "09:00" }), "2022-09-22T09:00:00"),
        (json!({ "date": null, "start": "01:00" }), "2022-09-23T01:00:00"),
    ];
    for (fields, starts) in cases {
        let mut file = file();
        for (field, value) in fields.as_object().unwrap() {
            event(&mut file)[field] = value.clone();
        }
        let read = imported(&file.to_string(), &beginning()).programme;
        assert_eq!(read.sessions[0].starts, Some(starts.parse().unwrap()), "{fields}");
    }
    for (duration, minutes) in [("1:30", 90), ("00:05", 5), ("01:00:00", 60), ("24:00", 1_440)] {
        let mut file = file();
        event(&mut file)["duration"] = json!(duration);
        let read = imported(&file.to_string(), &beginning()).programme;
        assert_eq!(read.sessions[0].minutes, minutes, "{duration}");
    }
    let mut file = file();
    event(&mut file)["duration"] = Value::Null;
    event(&mut file)["end"] = json!("2022-09-22T10:45:00+02:00");
    assert_eq!(imported(&file.to_string(), &beginning()).programme.sessions[0].minutes, 105);
}
