use jiff::civil::date;
use serde_json::{Value, json};

use super::{beginning, both, conference, imported, reduce, shipped};
use crate::programme::{Programme, Room, SessionKind, SessionPlace, Speaker};
use crate::value::{Key, Locale, Localized};

/// As frab wrote it: persons have numbers alone, texts have entities and CDATA.
const XML: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<schedule>
  <version>1</version>
  <conference>
    <title>Sample</title><acronym>sample</acronym><days>1</days>
    <track name="Invented &amp; new" color="#ffff00"/>
  </conference>
  <day date="2022-09-22" start="2022-09-22T04:00:00+02:00" end="2022-09-23T04:00:00+02:00" index="1">
    <room name="Aula">
      <event id="1" guid="00000000-0000-4000-8000-000000000001">
        <date>2022-09-22T09:00:00+02:00</date><start>09:00</start><duration>00:45</duration>
        <room>Aula</room><slug>sample-1</slug><title>Genes &#38; <![CDATA[<cells>]]></title>
        <subtitle>A beginning</subtitle><track>Sällsynta sjukdomar</track><type>lecture</type>
        <language>en</language><abstract>One.</abstract><description>Two.
Three.</description>
        <recording><license></license><optout>true</optout></recording>
        <persons><person id="7">Ada Sample</person><person id="8">Bo Exempel</person></persons>
        <links><link href="https://example.org">A page</link></links>
      </event>
      <event id="2" guid="00000000-0000-4000-8000-000000000002">
        <date>2022-09-22T10:00:00+02:00</date><start>10:00</start><duration>00:15</duration>
        <room>Aula</room><title>Coffee</title><track></track><type>coffee break</type>
        <language>english</language><abstract/><persons/>
      </event>
    </room>
    <room name="Attic">
      <event id="3" guid="00000000-0000-4000-8000-000000000003">
        <date>2022-09-23T00:30:00+02:00</date><start>00:30</start><duration>1:30</duration>
        <room>Attic</room><title>Night</title><track>Invented &amp; new</track><type>moot</type>
        <language>de</language><abstract></abstract><persons><person id="7">Ada Sample</person></persons>
      </event>
    </room>
  </day>
</schedule>
"##;

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn named(key: &str, name: &str) -> Speaker {
    Speaker {
        key: key.parse().unwrap(),
        name: name.to_owned(),
        affiliation: "Sample Institute".to_owned(),
        biography: Localized::default(),
        available: Vec::new(),
        confirmed: false,
        guid: None,
    }
}

#[test]
fn a_schedule_in_xml_is_read_whole() {
    let read = imported(XML, &beginning());
    let programme = read.programme;
    let [genes, coffee, night] = &programme.sessions[..] else { panic!() };

    assert_eq!(genes.key.as_str(), "event-000000000000");
    assert_eq!(genes.title.of(Locale::En), "Genes & <cells>");
    assert_eq!(genes.starts, Some(date(2022, 9, 22).at(9, 0, 0, 0)));
    assert_eq!((genes.minutes, genes.kind), (45, SessionKind::TrackSession));
    // By the Swedish name of a track of the conference.
    assert_eq!(genes.track, Some(key("rare-diseases")));
    assert_eq!(genes.summary, Localized::default());
    let slot = &genes.slots[0];
    assert_eq!(slot.title, genes.title);
    assert_eq!(slot.summary.of(Locale::En), "A beginning\n\nOne.\n\nTwo.\nThree.");
    assert_eq!(slot.speakers, [key("speaker-7"), key("speaker-8")]);
    assert_eq!(programme.speaker(&key("speaker-8")).unwrap().name, "Bo Exempel");

    // Guids that begin alike are told apart by numbers.
    assert_eq!(coffee.key.as_str(), "event-000000000000-2");
    assert_eq!((coffee.kind, coffee.slots.len()), (SessionKind::Break, 0));
    assert_eq!(coffee.language, None);
    assert_eq!(coffee.guid, Some(uuid::Uuid::from_u128(0x4000_8000_0000_0000_0002)));

    assert_eq!(night.ends(), Some(date(2022, 9, 23).at(2, 0, 0, 0)));
    assert_eq!(night.day(), Some(date(2022, 9, 22)));
    let track = programme.track(night.track.as_ref().unwrap()).unwrap();
    assert_eq!((track.key.as_str(), track.name.of(Locale::En)), ("invented-new", "Invented & new"));
    let rooms: Vec<&str> = programme.rooms.iter().map(|room| room.name.of(Locale::En)).collect();
    assert_eq!(rooms, ["Aula", "Attic"]);
    assert_eq!(
        read.left_out,
        [
            "do_not_record: 1",
            "language: 1",
            "links: 1",
            "track.color: 1",
            "type moot, taken as track-session: 1"
        ]
    );
    assert_eq!(imported(XML, &programme).programme, programme);
}

#[test]
fn what_was_there_is_known_again_and_keeps_what_the_file_cannot_say() {
    let mut into = imported(XML, &beginning()).programme;
    into.speakers.push(named("unused", "Clara Beispiel"));
    let stream = Some("https://stream.example.org".to_owned());
    into.rooms[0].stream = stream;
    let theme = conference().themes[0].key.clone();
    let place = SessionPlace {
        capacity: 20,
        note: Localized::default(),
        window: None,
        categories: Vec::new(),
        requires: None,
        overlaps: false,
    };
    let genes = &mut into.sessions[0];
    (genes.accredited, genes.place) = (true, Some(place));
    genes.themes = vec![theme];
    genes.chairs = vec![key("unused")];
    let texts = [(Locale::En, "Genes & <cells>"), (Locale::Sv, "Gener och celler")];
    genes.title = Localized::new(texts.map(|(locale, text)| (locale, text.to_owned())));
    genes.slots[0].sponsored = true;
    let wanted = into.clone();
    // Moved by hand, and one more that the file does not have.
    into.sessions[0].starts = Some(date(2022, 9, 23).at(9, 0, 0, 0));
    let mut own = into.sessions[1].clone();
    (own.key, own.guid) = (key("own"), None);
    into.sessions.push(own);
    assert_eq!(imported(XML, &into).programme, wanted);

    // Another title is another text in one language.
    let other = XML.replace("Genes &#38;", "Genomes &#38;");
    let title = &imported(&other, &wanted).programme.sessions[0].title;
    assert_eq!(*title, Localized::new([(Locale::En, "Genomes & <cells>".to_owned())]));
}

#[test]
fn people_are_known_by_number_before_anybody_is_taken_for_a_namesake() {
    let mut into = beginning();
    into.speakers = vec![named("ada", "Ada Sample"), named("bo", "Bo")];
    let first = imported(XML, &into).programme;
    let keys = |programme: &Programme| {
        programme.speakers.iter().map(|speaker| speaker.key.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&first), ["ada", "bo", "speaker-8"]);
    assert_eq!(first.speakers[0].affiliation, "Sample Institute");
    assert_eq!(imported(XML, &first).programme, first);

    let two = XML.replace("Bo Exempel", "Ada Sample");
    let first = imported(&two, &into).programme;
    assert_eq!(keys(&first), ["ada", "bo", "speaker-8"]);
    assert_eq!(first.sessions[0].slots[0].speakers, [key("ada"), key("speaker-8")]);
    assert_eq!(imported(&two, &first).programme, first);

    // By guid, whatever they are called now.
    let guid = "00000000-0000-4000-8000-00000000000a";
    let with = XML.replace("<person id=\"7\">", &format!("<person id=\"7\" guid=\"{guid}\">"));
    into.speakers[1].guid = Some(guid.parse().unwrap());
    let first = imported(&with, &into).programme;
    assert_eq!((first.speakers[1].name.as_str(), first.speakers.len()), ("Ada Sample", 3));
    assert_eq!(imported(&with, &first).programme, first);
}

#[test]
fn persons_are_read_in_the_forms_of_all_who_write_them() {
    let person = |persons: Value| {
        let file = json!({ "schedule": { "version": "1", "conference": {
            "rooms": [{ "name": "Hall", "capacity": 90 }],
            "days": [{ "rooms": { "Hall": [{
                "code": "ABC", "title": { "sv": "Öppning", "en": "Opening" },
                "date": "2022-09-22T09:00:00+02:00", "duration": "00:30", "persons": persons,
            }] } }],
        } } });
        imported(&file.to_string(), &beginning()).programme
    };
    let cases = [
        (json!([{ "name": "Ada Öst" }]), "ada-ost"),
        (json!([{ "id": 5, "public_name": "Ada" }]), "speaker-5"),
        (json!([{ "id": 5, "code": "X7Y", "name": "Ada" }]), "speaker-x7y"),
        (
            json!([{ "guid": "8079583e-8321-506c-95af-fd2903a5f075", "name": "Ada" }]),
            "speaker-8079583e8321",
        ),
        (json!([{ "name": "Ada" }, { "name": "Ada" }]), "ada"),
    ];
    for (persons, wanted) in cases {
        let programme = person(persons);
        assert_eq!(programme.sessions[0].key.as_str(), "event-abc");
        assert_eq!(programme.sessions[0].title.of(Locale::En), "Opening");
        assert_eq!(programme.sessions[0].slots[0].speakers, [key(wanted)]);
        assert_eq!(programme.rooms[0].capacity, Some(90));
        assert!(programme.speakers.iter().all(|speaker| speaker.confirmed));
    }
}

#[test]
fn new_tracks_take_colours_that_no_other_has() {
    let mut text = XML.to_owned();
    for number in 0..30 {
        let track = format!("<track name=\"More {number}\"/></conference>");
        text = text.replace("</conference>", &track);
    }
    let programme = imported(&text, &beginning()).programme;
    let colours: Vec<&String> = programme.tracks.iter().map(|track| &track.colour).collect();
    let new = &colours[beginning().tracks.len()..];
    assert_eq!(new.len(), 31);
    let first: std::collections::BTreeSet<_> = new[..8].iter().collect();
    assert_eq!(first.len(), 8);
}

/// The shipped programme as JSON, its first event with this title, and where it stands.
fn out(programme: &Programme) -> Value {
    serde_json::from_str(&both(programme, Locale::En)[0]).unwrap()
}

fn each_event(file: &mut Value, mut change: impl FnMut(&mut Vec<Value>)) {
    for day in file["schedule"]["conference"]["days"].as_array_mut().unwrap() {
        for events in day["rooms"].as_object_mut().unwrap().values_mut() {
            change(events.as_array_mut().unwrap());
        }
    }
}

#[test]
fn what_others_changed_in_an_event_counts() {
    let mut wanted = reduce(&shipped());
    let many = wanted.sessions.iter().position(|session| session.slots.len() > 1).unwrap();
    let titles: Vec<String> =
        wanted.sessions[many].slots.iter().map(|slot| slot.title.of(Locale::En).into()).collect();
    let mut file = out(&wanted);
    each_event(&mut file, |events| {
        events.retain(|event| event["title"] != *titles.last().unwrap());
        for event in events.iter_mut().filter(|event| event["title"] == titles[0]) {
            event["title"] = json!("Another");
            event["type"] = json!("poster");
            event["language"] = json!("pt-BR");
        }
    });
    let session = &mut wanted.sessions[many];
    session.slots.pop();
    session.slots[0].title = Localized::new([(Locale::En, "Another".to_owned())]);
    session.slots[0].language = Some("pt-BR".parse().unwrap());
    session.kind = SessionKind::Poster;
    assert_eq!(imported(&file.to_string(), &beginning()).programme, wanted);

    // A session goes where its events went, but they cannot go apart.
    let mut moved = out(&wanted);
    let in_session = |event: &Value, wanted: &Programme| {
        let slots = &wanted.sessions[many].slots;
        slots.iter().any(|slot| slot.title.of(Locale::En) == event["title"])
    };
    each_event(&mut moved, |events| {
        for event in events.iter_mut().filter(|event| in_session(event, &wanted)) {
            event["room"] = json!("Elsewhere");
        }
    });
    let read = imported(&moved.to_string(), &beginning()).programme;
    assert_eq!(read.sessions[many].room, Some(key("elsewhere")));
    assert!(read.rooms.iter().any(|Room { key, .. }| key.as_str() == "elsewhere"));
    each_event(&mut moved, |events| {
        for event in events.iter_mut().filter(|event| event["title"] == "Another") {
            event["room"] = json!("Elsewhere 2");
        }
    });
    let said = super::mistakes(&moved.to_string());
    assert_eq!(said.len(), wanted.sessions[many].slots.len() - 1);
    assert!(
        said[0].ends_with(": must be in Elsewhere 2, as the others of its session"),
        "{said:?}"
    );
}

#[test]
fn a_file_without_its_sessions_withdraws_them_and_keeps_the_rest() {
    let shipped = shipped();
    let read = imported(&both(&beginning(), Locale::En)[1], &shipped).programme;
    assert_eq!(read, Programme { sessions: Vec::new(), ..shipped });
}
