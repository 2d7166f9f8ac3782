use jiff::civil::date;
use serde_json::Value;

use super::{beginning, both, conference, id, imported, reduce, shipped};
use crate::programme::exchange::schedule::parts::COLOURS;
use crate::programme::exchange::schedule::{Outgoing, kind, write_json, write_xml};
use crate::programme::{ItemId, ItemKind, Programme, Session, SessionKind, Speaker, guid};
use crate::value::{Locale, Localized};

fn json(programme: &Programme, locale: Locale) -> Value {
    serde_json::from_str(&both(programme, locale)[0]).unwrap()
}

/// All events, by day and room as they stand in the file.
fn events(file: &Value) -> Vec<Value> {
    let days = file["schedule"]["conference"]["days"].as_array().unwrap();
    let rooms = days.iter().flat_map(|day| day["rooms"].as_object().unwrap().values());
    rooms.flat_map(|room| room.as_array().unwrap()).cloned().collect()
}

fn titled(events: &[Value], title: &str) -> Value {
    events.iter().find(|event| event["title"] == title).unwrap().clone()
}

#[test]
fn every_slot_and_every_session_without_slots_is_one_event() {
    let mut programme = shipped();
    let placed = |session: &Session| session.slots.len().max(1);
    let wanted: usize = programme.sessions.iter().map(placed).sum();
    let file = json(&programme, Locale::En);
    assert_eq!(events(&file).len(), wanted);
    let guids: std::collections::BTreeSet<String> =
        events(&file).iter().map(|event| event["guid"].to_string()).collect();
    assert_eq!(guids.len(), wanted);

    let gone = programme.sessions[0].slots.len().max(1);
    programme.sessions[0].starts = None;
    assert_eq!(events(&json(&programme, Locale::En)).len(), wanted - gone);
}

#[test]
fn an_event_says_what_its_slot_is() {
    let mut programme = shipped();
    let session = programme.sessions.iter_mut().find(|session| !session.slots.is_empty()).unwrap();
    session.starts = Some(date(2022, 9, 22).at(23, 50, 0, 0));
    session.language = Some("en".parse().unwrap());
    session.track = Some(conference().tracks[0].key.clone());
    let slot = &mut session.slots[0];
    (slot.offset, slot.minutes) = (30, 75);
    slot.title = Localized::new([(Locale::En, "A & B".to_owned()), (Locale::De, "Ä".to_owned())]);
    slot.summary = Localized::new([(Locale::En, "About *both*.".to_owned())]);
    let key = slot.key.clone();
    let own = guid(id(), &ItemId::new(ItemKind::Slot, &key));
    let event = titled(&events(&json(&programme, Locale::En)), "A & B");

    assert_eq!(event["guid"], own.to_string());
    assert_eq!(event["date"], "2022-09-23T00:20:00+02:00");
    assert_eq!(event["start"], "00:20");
    assert_eq!(event["end"], "2022-09-23T01:35:00+02:00");
    assert_eq!(event["duration"], "01:15");
    assert_eq!(event["abstract"], "About *both*.");
    assert_eq!(event["language"], "en");
    assert_eq!(event["track"], conference().tracks[0].name.of(Locale::En));
    let page = "https://conference.example.org/conferences/precision-medicine-2022/programme";
    assert_eq!(event["url"], format!("{page}/slots/{key}"));
    let id = event["id"].as_u64().unwrap();
    assert!((1_073_741_824..2_147_483_648).contains(&id), "{id}");
    assert_eq!(event["slug"], format!("precision_medicine_2022-{id}-{key}"));
    // The hours before four belong to the night of the day before.
    let day = &json(&programme, Locale::En)["schedule"]["conference"]["days"][0];
    assert_eq!(day["day_start"], "2022-09-22T04:00:00+02:00");
    assert!(day.to_string().contains(&own.to_string()));
    assert_eq!(titled(&events(&json(&programme, Locale::De)), "Ä")["guid"], own.to_string());
}

#[test]
fn a_guid_that_was_brought_is_kept_by_the_first_who_has_it() {
    let mut programme = shipped();
    let brought = uuid::Uuid::from_u128(7);
    programme.sessions.retain(|session| session.slots.is_empty());
    for session in &mut programme.sessions {
        session.guid = Some(brought);
    }
    let file = json(&programme, Locale::En);
    let has = events(&file).iter().filter(|event| event["guid"] == brought.to_string()).count();
    assert_eq!(has, 1);
    assert_eq!(imported(&file.to_string(), &beginning()).programme, reduce(&programme));
}

#[test]
fn a_session_in_all_rooms_is_in_a_room_of_that_name() {
    let mut programme = shipped();
    for session in &mut programme.sessions {
        session.room = None;
    }
    for (locale, name) in
        [(Locale::En, "All rooms"), (Locale::Sv, "Alla lokaler"), (Locale::De, "Alle Räume")]
    {
        let file = json(&programme, locale);
        assert!(events(&file).iter().all(|event| event["room"] == name));
        assert_eq!(file["schedule"]["conference"]["rooms"][0]["name"], name);
        // Also where what is carried beside the events has been lost.
        let mut bare = file.clone();
        bare["schedule"]["conference"]["meta"] = Value::Null;
        let back = imported(&bare.to_string(), &beginning()).programme;
        assert!(back.sessions.iter().all(|session| session.room.is_none()));
    }
}

#[test]
fn nothing_goes_out_that_is_not_for_everybody() {
    let mut programme = shipped();
    let begins = date(2022, 9, 22).at(8, 0, 0, 0);
    let hours = crate::programme::Hours { starts: begins, ends: date(2022, 9, 22).at(9, 0, 0, 0) };
    for Speaker { available, confirmed, .. } in &mut programme.speakers {
        (*available, *confirmed) = (vec![hours], false);
    }
    for text in both(&programme, Locale::En) {
        for word in ["available", "confirmed", "2022-09-22T08:00:00", "overlaps"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}

#[test]
fn the_same_release_gives_the_same_bytes_and_another_order_of_sessions_the_same_events() {
    let programme = shipped();
    let mut other = programme.clone();
    other.sessions.reverse();
    assert_eq!(both(&programme, Locale::Sv), both(&programme, Locale::Sv));
    assert_eq!(events(&json(&programme, Locale::Sv)), events(&json(&other, Locale::Sv)));
}

#[test]
fn a_file_with_nothing_in_it_has_the_days_of_the_conference() {
    let [json, xml] = both(&beginning(), Locale::En);
    let file: Value = serde_json::from_str(&json).unwrap();
    let conference = &file["schedule"]["conference"];
    assert_eq!(file["schedule"]["version"], "3: Autumn");
    assert_eq!(conference["daysCount"], 2);
    assert_eq!(conference["start"], "2022-09-22");
    assert_eq!(conference["days"][1]["index"], 2);
    assert_eq!(conference["days"][1]["rooms"], Value::Object(Default::default()));
    assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule>"));
    assert!(xml.contains("<version>3: Autumn</version>"));
    for text in [json, xml] {
        assert_eq!(imported(&text, &beginning()).programme, beginning());
    }
}

#[test]
fn a_zone_is_only_named_where_the_schema_takes_its_name() {
    for (zone, named) in [
        ("Europe/Stockholm", true),
        ("UTC", true),
        ("America/New_York", true),
        ("Etc/UTC", true),
        ("Etc/GMT+5", false),
        ("EST5EDT", false),
    ] {
        let mut definition = conference();
        definition.zone = zone.parse().unwrap();
        let base_url = "https://conference.example.org";
        let frame = Outgoing { id: id(), definition: &definition, base_url, locale: Locale::En };
        let release = super::release(beginning());
        let json: Value = serde_json::from_str(&write_json(&frame, &release)).unwrap();
        let name = json["schedule"]["conference"]["time_zone_name"].as_str();
        assert_eq!(name, named.then_some(definition.zone.as_str()), "{zone}");
        let element = format!("<time_zone_name>{}</time_zone_name>", definition.zone.as_str());
        assert!(write_xml(&frame, &release).contains(&element));
    }
}

#[test]
fn a_length_is_on_the_clock_here_and_by_the_watch_in_files() {
    // In the night to 27 March 2022 the clock goes from two to three.
    let mut programme = shipped();
    programme.sessions.truncate(1);
    let session = &mut programme.sessions[0];
    session.slots.clear();
    session.starts = Some(date(2022, 3, 27).at(1, 30, 0, 0));
    session.minutes = 120;
    let [event] = &events(&json(&programme, Locale::En))[..] else { panic!() };
    assert_eq!(event["date"], "2022-03-27T01:30:00+01:00");
    assert_eq!(event["end"], "2022-03-27T03:30:00+02:00");
    assert_eq!(event["duration"], "01:00");
    for text in both(&programme, Locale::En) {
        assert_eq!(imported(&text, &beginning()).programme.sessions[0].minutes, 120);
    }
}

#[test]
fn white_text_can_be_read_on_the_colours_of_new_tracks() {
    // WCAG 2.2, relative luminance and contrast ratio.
    for colour in COLOURS {
        let part = |at: usize| {
            let value = u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
        let contrast = 1.05 / (luminance + 0.05);
        assert!(contrast >= 4.5, "{colour} {contrast}");
    }
    let apart: std::collections::BTreeSet<_> = COLOURS.iter().collect();
    assert_eq!(apart.len(), COLOURS.len());
}

#[test]
fn types_of_events_are_kinds_of_sessions() {
    use SessionKind::{Break, Breakout, Plenary, Poster, Social, TrackSession};
    let cases = [
        ("Talk", true, TrackSession, true),
        ("lecture", false, Breakout, true),
        ("Keynote", true, Plenary, true),
        ("WORKSHOP", true, Breakout, true),
        ("hands-on", false, Breakout, true),
        ("Coffee break", false, Break, true),
        ("Poster session", true, Poster, true),
        ("performance", true, Social, true),
        ("", true, TrackSession, true),
        ("Moot", true, TrackSession, false),
    ];
    for (word, has_track, kind, is_known) in cases {
        assert_eq!(kind::of(word, has_track), (kind, is_known), "{word}");
    }
    for kind in SessionKind::ALL {
        assert_eq!(kind::of(kind::word(kind), true), (kind, true));
    }
}
