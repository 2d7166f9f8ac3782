mod lists;

use super::parse;
use crate::calendar::When;
use crate::conference::QuestionKind;
use crate::value::{Key, Locale};

const SHIPPED: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.toml");

/// A file without a mistake. The tests count its lines.
const RIGHT: &str = r##"slug = "summer-2022"
first_day = 2022-09-22
last_day = "2022-09-23"
zone = "Europe/Stockholm"
languages = ["en", "sv"]
contact = "desk@example.org"
changes_until = 2022-09-18T23:59
offer_hours = 48
[title]
en = "Summer"
sv = "Sommar"
[description]
en = "About it."
sv = "Om den."
[city]
en = "Lund"
sv = "Lund"
[registration]
opens = 2022-05-02T09:00
closes = "2022-09-15 23:59"
[[host]]
name = "We"
url = "https://example.org/we"
[[track]]
key = "rare"
colour = "#1F5f8b"
name = { en = "Rare", sv = "Sällsynt" }
[[category]]
key = "student"
name = { en = "Student", sv = "Student" }
[[category]]
key = "press"
name = { en = "Press", sv = "Press" }
window = { opens = 2022-05-02T09:00, closes = 2022-06-01T09:00 }
[[place]]
key = "hall"
name = { en = "Hall", sv = "Hall" }
capacity = 10
dates = [2022-09-22, "2022-09-23"]
[[place]]
key = "dinner"
name = { en = "Dinner", sv = "Middag" }
capacity = 5
starts = 2022-09-22T19:00
ends = 2022-09-22T22:30:00
categories = ["student"]
requires = "hall"
[[question]]
key = "poster"
label = { en = "Poster?", sv = "Poster?" }
kind = "one-choice"
choices = [{ key = "paper", name = { en = "P", sv = "P" } }, { key = "none", name = { en = "N", sv = "N" } }]
[[question]]
key = "size"
label = { en = "Size", sv = "Storlek" }
kind = "number"
min = 1
max = 2.5
shown_when = { question = "poster", is = "paper" }
[notice]
version = "1"
[notice.text]
en = "We store it."
sv = "Vi lagrar det."
"##;

fn mistakes(text: &str) -> Vec<String> {
    match parse(text) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

/// Replaces what stands in the right file once, and checks what is said of it.
#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    for (right, wrong, expected) in cases {
        assert_eq!(RIGHT.matches(right).count(), 1, "{right:?} must be in the file once");
        assert_eq!(mistakes(&RIGHT.replace(right, wrong)), [*expected], "{right:?} to {wrong:?}");
    }
}

#[test]
fn the_shipped_conference_has_no_mistake() {
    assert_eq!(mistakes(SHIPPED), Vec::<String>::new());
    let conference = parse(SHIPPED).unwrap();
    assert_eq!(conference.slug.as_str(), "precision-medicine-2022");
    assert_eq!(conference.first_day, jiff::civil::date(2022, 9, 22));
    assert_eq!(conference.last_day, jiff::civil::date(2022, 9, 23));
    assert_eq!(conference.zone.as_str(), "Europe/Stockholm");
    assert_eq!(conference.languages, Locale::ALL);
    assert_eq!(conference.hosts.len(), 2);
    let tracks: Vec<&str> = conference.tracks.iter().map(|track| track.key.as_str()).collect();
    let expected = [
        "solid-tumours",
        "haematological-malignancies",
        "rare-diseases",
        "microbiology",
        "complex-diseases",
    ];
    assert_eq!(tracks, expected);
    assert_eq!((conference.themes.len(), conference.categories.len()), (3, 8));
    let seats: Vec<(&str, i32)> =
        conference.places.iter().map(|place| (place.key.as_str(), place.capacity)).collect();
    assert_eq!(
        seats,
        [("on-site", 250), ("online", 1000), ("dinner", 120), ("companion-dinner", 20)]
    );
    let press: Key = "press".parse().unwrap();
    assert!(!conference.place("dinner").unwrap().is_for(&press));
    assert!(conference.place("on-site").unwrap().is_for(&press));
}

#[test]
fn white_text_can_be_read_on_every_shipped_colour() {
    // Relative luminance and contrast as WCAG 2.2 defines them.
    let channel = |digits: &str| {
        let value = f64::from(u8::from_str_radix(digits, 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    for track in parse(SHIPPED).unwrap().tracks {
        let digits = |at: usize| channel(track.colour.get(at..at + 2).unwrap());
        let luminance = 0.2126 * digits(1) + 0.7152 * digits(3) + 0.0722 * digits(5);
        assert!(1.05 / (luminance + 0.05) >= 4.5, "{}", track.key);
    }
}

#[test]
fn dates_may_be_toml_or_text_and_texts_are_cleaned() {
    let conference = parse(RIGHT).unwrap();
    let at = |hour, minute| jiff::civil::date(2022, 9, 22).at(hour, minute, 0, 0);
    let (first, last) = (jiff::civil::date(2022, 9, 22), jiff::civil::date(2022, 9, 23));
    assert_eq!(conference.places[0].when, When::Days { first, last });
    assert_eq!(conference.places[1].when, When::Times { start: at(19, 0), end: at(22, 30) });
    assert_eq!(conference.registration.closes, jiff::civil::date(2022, 9, 15).at(23, 59, 0, 0));
    assert_eq!(conference.tracks[0].colour, "#1f5f8b");
    assert_eq!(
        conference.questions[1].kind,
        QuestionKind::Number { min: Some(1.0), max: Some(2.5) }
    );
    assert!(conference.places[0].categories.is_empty() && conference.venue.is_none());
}

#[test]
fn every_mistake_is_named_and_not_only_the_first() {
    let wrong = RIGHT
        .replace("offer_hours = 48", "offer_hours = 0\noffer_minutes = 3")
        .replace("colour = \"#1F5f8b\"", "color = \"blue\"")
        .replace("capacity = 10", "capacity = -1")
        .replace("sv = \"Vi lagrar det.\"", "");
    let expected = [
        "line 8: offer_hours must be from 1 to 336, not 0",
        "line 9: offer_minutes is no key that is known here",
        "line 25: tracks.rare.colour is missing",
        "line 27: tracks.rare.color is no key that is known here; did you mean colour?",
        "line 39: places.hall.capacity must be from 0 to 1000000, not -1",
        "line 63: notice.text.sv is missing: the conference has this language",
    ];
    assert_eq!(mistakes(&wrong), expected);
}

#[test]
fn a_mistake_knows_its_column_in_characters() {
    let wrong = RIGHT.replace("{ en = \"Rare\", sv = \"Sällsynt\" }", "{ en = \"ä\", sv = 3 }");
    let found = parse(&wrong).unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].line, found[0].column, found[0].path.as_str()),
        (27, 25, "tracks.rare.name.sv")
    );
}

#[test]
fn text_that_is_no_toml_is_named_by_line() {
    let found = mistakes("slug = \"a\"\nzone = \nlanguages = [\"en\"]\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("line 2: this is no TOML: "), "{found:?}");
    let twice = mistakes("slug = \"a\"\nslug = \"b\"\n");
    assert_eq!(twice, ["line 2: this is no TOML: duplicate key"]);
}

#[test]
fn an_empty_file_lacks_everything() {
    let expected: Vec<String> = [
        "languages is missing",
        "first_day is missing",
        "last_day is missing",
        "registration is missing",
        "categories must be at least one [[category]]",
        "slug is missing",
        "zone is missing",
        "contact is missing",
        "title is missing",
        "description is missing",
        "city is missing",
        "changes_until is missing",
        "offer_hours is missing",
        "hosts must be at least one [[host]]",
        "places must be at least one [[place]]",
        "notice is missing",
    ]
    .map(|each| format!("line 1: {each}"))
    .into();
    assert_eq!(mistakes(""), expected);
}

/// What is right, what is wrong instead, and what is said of it.
const VALUES: &[(&str, &str, &str)] = &[
    ("\"summer-2022\"", "\"Summer\"", "line 1: slug may only have a-z, 0-9 and hyphens"),
    ("slug = \"summer-2022\"", "", "line 1: slug is missing"),
    ("\"summer-2022\"", "2022", "line 1: slug must be a text in quotes, not an integer"),
    (
        "first_day = 2022-09-22",
        "first_day = \"2022-02-30\"",
        "line 2: first_day must be a day that exists, such as 2022-09-22, not 2022-02-30",
    ),
    (
        "\"2022-09-23\"\nzone",
        "\"2022-09-21\"\nzone",
        "line 3: last_day must not be before first_day, 2022-09-22",
    ),
    (
        "Europe/Stockholm",
        "Europe/Lund",
        "line 4: zone must be the name of an IANA time zone, such as Europe/Stockholm",
    ),
    ("[\"en\", \"sv\"]", "[\"en\", \"sv\", \"fr\"]", "line 5: languages must be one of en, sv, de"),
    ("[\"en\", \"sv\"]", "[\"en\", \"sv\", \"en\"]", "line 5: languages has en twice"),
    ("[\"en\", \"sv\"]", "[]", "line 5: languages must have at least one language"),
    ("desk@example.org", "desk", "line 6: contact must look like name@example.org"),
    (
        "changes_until = 2022-09-18T23:59",
        "changes_until = 2022-09-18T23:59:00+02:00",
        "line 7: changes_until must be a day and a time in the conference's zone, such as \
             2022-09-22T19:00, not 2022-09-18T23:59:00+02:00",
    ),
    ("48", "337", "line 8: offer_hours must be from 1 to 336, not 337"),
    ("48", "4.5", "line 8: offer_hours must be a whole number from 1 to 336, not a number"),
    (
        "\"2022-09-15 23:59\"",
        "2022-05-02T09:00",
        "line 20: registration.closes must be after opens",
    ),
    (
        "https://example.org/we",
        "http://example.org",
        "line 23: hosts.1.url must be a web address that begins with https://",
    ),
    (
        "#1F5f8b",
        "#1F5f8",
        "line 26: tracks.rare.colour must be a colour as #rrggbb, such as #1f5f8b",
    ),
    (
        "key = \"rare\"",
        "key = \"Rare\"",
        "line 25: tracks.1.key must start with a letter and may only have a-z, 0-9 and hyphens",
    ),
    (
        "closes = 2022-06-01T09:00",
        "closes = 2022-09-16T09:00",
        "line 34: categories.press.window must lie inside the window of [registration]",
    ),
    ("version = \"1\"", "version = \" \"", "line 61: notice.version must not be empty"),
];

#[test]
fn values_keep_their_rules() {
    check(VALUES);
}

#[test]
fn texts_have_the_languages_of_the_conference() {
    let name = "{ en = \"Hall\", sv = \"Hall\" }";
    check(&[
        ("sv = \"Sommar\"", "", "line 9: title.sv is missing: the conference has this language"),
        (
            "sv = \"Sommar\"",
            "sv = \"Sommar\"\nde = \"Sommer\"",
            "line 12: title.de is not one of the conference's languages; remove it or add it to languages",
        ),
        (
            "sv = \"Sommar\"",
            "sv = \"Sommar\"\nfr = \"Été\"",
            "line 12: title.fr is no key that is known here",
        ),
        ("sv = \"Sommar\"", "sv = \" \"", "line 11: title.sv must not be empty"),
        (
            name,
            "{ en = \"Hall\" }",
            "line 37: places.hall.name.sv is missing: the conference has this language",
        ),
        (
            name,
            "\"Hall\"",
            "line 37: places.hall.name must be one text for each language, such as { en = \"…\", sv = \"…\" }, \
             not a text",
        ),
    ]);
}
