//! `schedule.xml` and `schedule.json` by the schemas of those who read them, which lie beside the
//! repository.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::conference::{self, Definition};
use domain::programme::exchange::schedule::{Outgoing, read, write_json, write_xml};
use domain::programme::{Edition, Programme, Release, file};
use domain::value::Locale;
use jiff::Timestamp;
use serde_json::json;
use tests::parsers::faults;

const CONFERENCE: &str = include_str!("../../config/conferences/precision-medicine-2022.toml");
const PROGRAMME: &str =
    include_str!("../../config/conferences/precision-medicine-2022.programme.toml");

/// Something that lies beside the repository; none, and a note, where it does not.
fn beside(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("../shared/data/schedule").join(name);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn definition() -> Definition {
    conference::file::parse(CONFERENCE).expect("no mistake")
}

/// In both forms: JSON, then XML.
fn written(programme: &Programme, definition: &Definition, locale: Locale) -> [String; 2] {
    let edition = Edition {
        number: 1,
        name: String::new(),
        note: String::new(),
        takes_back: None,
        released_by: String::new(),
        released_at: Timestamp::UNIX_EPOCH,
    };
    let release = Release { edition, programme: Arc::new(programme.clone()) };
    let id = "01830000-0000-7000-8000-000000000001".parse().expect("an id");
    let base_url = "https://conference.example.org";
    let frame = Outgoing { id, definition, base_url, locale };
    [write_json(&frame, &release), write_xml(&frame, &release)]
}

/// Both schemas find nothing wrong with any of these.
fn is_valid(programmes: &[(Programme, Definition, Locale)]) {
    let (Some(json_schema), Some(xml_schema)) = (beside("schema.json"), beside("schedule.xml.xsd"))
    else {
        return;
    };
    let all = programmes.iter().map(|(each, definition, at)| written(each, definition, *at));
    let (json, xml): (Vec<String>, Vec<String>) = all.map(|[json, xml]| (json, xml)).unzip();
    let none: Vec<Vec<String>> = vec![Vec::new(); programmes.len()];
    assert_eq!(faults(&json_schema, &json), none);
    assert_eq!(faults(&xml_schema, &xml), none);
}

#[test]
fn the_schemas_take_the_shipped_programme_in_every_language() {
    let programme = file::parse(PROGRAMME, &definition()).expect("no mistake");
    let in_language = |locale| (programme.clone(), definition(), locale);
    is_valid(&Locale::ALL.map(in_language));
}

#[test]
fn the_schemas_take_what_other_programs_wrote_when_it_goes_out_again() {
    let files = ["pretalx-democon.json", "frab-camp2019.json"];
    let texts = files.iter().filter_map(|name| std::fs::read_to_string(beside(name)?).ok());
    let beginning = Programme::beginning(&definition());
    let of = |text: String| read(&text, &beginning, &definition()).expect("no mistake").programme;
    let programmes: Vec<_> = texts.map(|text| (of(text), definition(), Locale::En)).collect();
    is_valid(&programmes);
}

/// Short keys and names, rooms that are called alike, guids that are there twice, texts that have
/// to be escaped, a length over a change of the clock, and the shortest name of a conference in a
/// zone whose name one of the schemas does not take.
#[test]
fn the_schemas_take_the_oddest_programme_there_can_be() {
    let session = |key: &str, room: Option<&str>, starts: &str| {
        json!({
            "key": key, "kind": "social", "title": { "sv": "]]> & <b> ?>" }, "track": "t",
            "abstract": { "en": "One\n\n<two> \u{1f600} &amp; \u{fffe}" }, "room": room,
            "starts": starts, "minutes": 1_440, "guid": "00000000-0000-0000-0000-000000000000",
        })
    };
    let mut slotted = session("slotted", Some("a"), "2022-03-27T00:30:00");
    slotted["slots"] = json!([
        { "key": "a", "title": { "en": "A" }, "offset": -30, "minutes": 1, "speakers": ["s", "a-"] },
        { "key": "a-", "title": { "en": "A" }, "offset": 0, "minutes": 180, "language": "pt-BR" },
    ]);
    let programme: Programme = serde_json::from_value(json!({
        "tracks": [{ "key": "t", "name": { "en": "\"T\" & <t>" }, "colour": "#1f5f8b" }],
        "rooms": [
            { "key": "a", "name": { "en": "Hall \"1\" & <2>" } },
            { "key": "b", "name": { "en": "Hall \"1\" & <2>" }, "capacity": 5 },
        ],
        "speakers": [
            { "key": "s", "name": "Ada & Söhne", "guid": "00000000-0000-0000-0000-000000000000" },
            { "key": "a-", "name": "Bo", "guid": "00000000-0000-0000-0000-000000000000" },
        ],
        "sessions": [
            session("a", Some("a"), "2022-03-27T02:30:00"),
            session("b", Some("b"), "2022-03-27T02:30:00"),
            session("c-", None, "1999-12-31T23:59:00"),
            slotted,
        ],
    }))
    .expect("a programme");
    let mut definition = definition();
    definition.slug = "a-1".parse().expect("a slug");
    let mut elsewhere = definition.clone();
    elsewhere.zone = "Etc/GMT+5".parse().expect("a zone");
    is_valid(&[
        (programme.clone(), definition, Locale::De),
        (programme, elsewhere, Locale::En),
        (Programme::default(), self::definition(), Locale::Sv),
    ]);
}

#[test]
fn a_schema_finds_what_is_wrong() {
    let (Some(json_schema), Some(xml_schema)) = (beside("schema.json"), beside("schedule.xml.xsd"))
    else {
        return;
    };
    let programme = file::parse(PROGRAMME, &definition()).expect("no mistake");
    let [json, xml] = written(&programme, &definition(), Locale::En);
    let json = json.replacen("\"subtitle\":\"\",", "", 1);
    let said = faults(&json_schema, &[json]);
    assert!(said[0][0].ends_with("'subtitle' is a required property"), "{said:?}");
    let xml = xml.replacen("<type>", "<kind/><type>", 1);
    let said = faults(&xml_schema, &[xml]);
    assert!(said[0][0].contains("Element 'kind': This element is not expected"), "{said:?}");
}
