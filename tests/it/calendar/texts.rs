//! What anybody may type goes through calendars unharmed, as parsers that are not ours read them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use tests::calendar_law::{Case, Kind, Outline, check};
use tests::parsers::{checked, outlines};

/// Any text, with more of what breaks calendars than chance would bring.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        2 => "[ -~]{1,12}",
        3 => select(vec![
            "\r\n", "\r", "\n", "\t", "\0", "\u{7}", "\u{b}", "\u{c}", "\u{1b}", "\u{7f}",
            "\u{85}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{202e}", "\u{2066}", "\\", "\\n",
            ",", ";", ":", "\"", "^", "^'", "^n", "=", " ", "\r\n ", "åäö", "👩‍🔬", "e\u{301}",
            "\r\nATTENDEE:mailto:evil@example.com", "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n",
            "A:mailto:evil@x",
        ])
        .prop_map(str::to_owned),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn cases() -> impl Strategy<Value = Case> {
    let texts = vec(hostile(), 6).prop_map(|texts| texts.try_into().expect("six"));
    (texts, 0_u8..8, 0_u16..1_275, any::<bool>(), 0_u32..=0x7fff_ffff).prop_map(
        |(texts, day, minutes, is_utc, sequence)| Case { texts, day, minutes, is_utc, sequence },
    )
}

/// Start and end of the event, as the outline has them.
fn times(outline: &Outline) -> [String; 2] {
    let event = outline.inside.last().expect("an event");
    ["DTSTART", "DTEND"].map(|name| {
        let found = event.properties.iter().find(|property| property.name == name);
        found.expect("a time").said.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_are_read_back_and_nothing_else_is(case in cases()) {
        check(&case);
    }

    #[test]
    fn any_octets_make_legal_objects(octets in vec(any::<u8>(), 0..400)) {
        check(&Case::of(&octets));
    }
}

/// What is found where something else was expected, in few words.
fn difference(reader: &str, found: &Outline, expected: &Outline, object: &str) -> String {
    let of = |outline: &Outline| {
        let events = outline.inside.iter().flat_map(|part| part.properties.clone());
        outline.properties.iter().cloned().chain(events).collect::<Vec<_>>()
    };
    let (found, expected) = (of(found), of(expected));
    let more: Vec<_> = found.iter().filter(|property| !expected.contains(property)).collect();
    let less: Vec<_> = expected.iter().filter(|property| !found.contains(property)).collect();
    format!("{reader} finds {more:?} and misses {less:?} in {object:?}")
}

#[test]
fn other_peoples_parsers_read_back_the_same() {
    // Without shrinking: each look starts three programs, for all objects at once.
    let mut runner = TestRunner::default();
    let cases: Vec<Case> =
        (0..150).map(|_| cases().new_tree(&mut runner).expect("a case").current()).collect();
    let all = || cases.iter().flat_map(|case| Kind::ALL.map(|kind| (case, kind)));
    let objects: Vec<String> =
        all().map(|(case, kind)| case.object(kind).expect("an object")).collect();
    let expected: Vec<Outline> = all().map(|(case, kind)| case.expected(kind)).collect();
    for (reader, found) in ["icalendar", "ical.js"].iter().zip(outlines(&objects)) {
        for ((found, expected), object) in found.iter().zip(&expected).zip(&objects) {
            assert!(found == expected, "{}", difference(reader, found, expected, object));
        }
    }
    for ((checked, expected), object) in checked(&objects).iter().zip(&expected).zip(&objects) {
        assert_eq!(checked.faults, [""; 0], "libical: {object:?}");
        assert_eq!(checked.events, [times(expected)], "libical: {object:?}");
    }
}

#[test]
fn libical_says_what_is_wrong_with_an_invite() {
    let case = Case::of(b"");
    let [request, cancel] =
        [Kind::Request, Kind::Cancel].map(|kind| case.object(kind).expect("an object"));
    let line = |text: &str, name: &str| {
        let whole = text.replace("\r\n ", "");
        let kept = whole.split_inclusive("\r\n").filter(|line| !line.starts_with(name));
        kept.collect::<String>()
    };
    let wrong = [
        line(&request, "ATTENDEE"),
        request.replace("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        line(&cancel, "SEQUENCE"),
        line(&cancel, "ORGANIZER"),
    ];
    let expected = ["ATTENDEE", "STATUS", "SEQUENCE", "ORGANIZER"];
    for (checked, property) in checked(&wrong).iter().zip(expected) {
        let said = format!("Failed iTIP restrictions for {property} property");
        assert!(checked.faults.iter().any(|fault| fault.contains(&said)), "{checked:?}");
    }
}

#[test]
fn all_parsers_find_the_same_instants_on_both_sides_of_each_change_of_the_clock() {
    // The days before, of and after both changes of 2026 in Stockholm, at an hour each.
    let expected = [
        (0, 0, "2026-03-27T23:00:00Z"),
        (1, 0, "2026-03-29T01:00:00Z"),
        (2, 60, "2026-03-29T23:00:00Z"),
        (4, 0, "2026-10-23T22:00:00Z"),
        (5, 0, "2026-10-25T02:00:00Z"),
        (6, 60, "2026-10-26T00:00:00Z"),
    ];
    for is_utc in [false, true] {
        let cases =
            expected.map(|(day, minutes, _)| Case { day, minutes, is_utc, ..Case::of(b"") });
        let all = || cases.iter().flat_map(|case| Kind::ALL.map(|kind| (case, kind)));
        let objects: Vec<String> =
            all().map(|(case, kind)| case.object(kind).expect("an object")).collect();
        let [python, javascript] = outlines(&objects);
        let libical = checked(&objects);
        let starts = expected.iter().flat_map(|(.., start)| [*start; 4]);
        for (number, start) in starts.enumerate() {
            assert_eq!(times(&python[number])[0], start, "icalendar, {number}");
            assert_eq!(times(&javascript[number])[0], start, "ical.js, {number}");
            assert_eq!(libical[number].events[0][0], start, "libical, {number}");
        }
    }
}
