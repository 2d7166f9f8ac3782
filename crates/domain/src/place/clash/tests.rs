use super::{Clash, clashes, new_clashes};
use crate::conference::{Definition, file};
use crate::value::Key;

const SHIPPED: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.toml");

/// The shipped conference with these places beside its own: key, start, end, and more lines.
fn with(places: &[(&str, &str, &str, &str)]) -> Definition {
    let place = |(key, starts, ends, more): &(&str, &str, &str, &str)| {
        format!(
            "[[place]]\nkey = \"{key}\"\nname = {{ en = \"{key}\", sv = \"{key}\", de = \"{key}\" }}\ncapacity = 9\n\
             starts = {starts}:00\nends = {ends}:00\n{more}\n"
        )
    };
    let places: String = places.iter().map(place).collect();
    let (before, after) = SHIPPED.split_once("[[place]]").unwrap();
    let text = format!("{before}{places}[[place]]{after}");
    file::parse(&text).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

fn found(definition: &Definition, keys: &[&str]) -> Vec<(String, String)> {
    let keys: Vec<Key> = keys.iter().map(|key| key.parse().unwrap()).collect();
    let plain = |clash: Clash| (clash.one.to_string(), clash.other.to_string());
    clashes(definition, &keys).into_iter().map(plain).collect()
}

#[test]
fn two_places_clash_while_there_is_a_moment_in_both() {
    let day = |time: &str| format!("2022-09-22T{time}");
    let cases = [
        ("one after the other", ("09:00", "10:00"), ("10:00", "11:00"), false),
        ("a minute too long", ("09:00", "10:01"), ("10:00", "11:00"), true),
        ("the other first", ("10:00", "11:00"), ("09:00", "10:01"), true),
        ("one inside the other", ("09:00", "12:00"), ("10:00", "11:00"), true),
        ("the same time", ("09:00", "10:00"), ("09:00", "10:00"), true),
        ("far apart", ("09:00", "10:00"), ("14:00", "15:00"), false),
    ];
    for (what, one, other, expected) in cases {
        let (a, b) = ((day(one.0), day(one.1)), (day(other.0), day(other.1)));
        let definition = with(&[("one", &a.0, &a.1, ""), ("other", &b.0, &b.1, "")]);
        let pair = vec![("one".to_owned(), "other".to_owned())];
        let expected = if expected { pair } else { Vec::new() };
        assert_eq!(found(&definition, &["other", "one"]), expected, "{what}");
        assert_eq!(found(&definition, &["one"]), Vec::new(), "{what}: one alone");
    }
}

#[test]
fn a_change_of_the_clock_counts_as_the_hours_that_pass() {
    // In Stockholm the clock goes from 02:00 to 03:00 on 27 March, and from 03:00 to 02:00 on
    // 30 October 2022.
    let cases = [
        (
            "spring: the skipped half hour is the one after",
            ("01:00", "02:30"),
            ("03:00", "04:00"),
            true,
        ),
        ("spring: up to the jump", ("01:00", "02:00"), ("03:00", "04:00"), false),
        ("spring: at the jump, twice named", ("02:00", "04:00"), ("03:00", "03:30"), true),
    ];
    for (what, one, other, expected) in cases {
        let definition = on("2022-03-27", one, other);
        assert_eq!(!found(&definition, &["one", "other"]).is_empty(), expected, "{what}");
    }
    let cases = [
        (
            "autumn: the hour that comes twice is meant the first time",
            ("01:00", "02:30"),
            ("02:15", "04:00"),
            true,
        ),
        ("autumn: one ends before the other", ("01:00", "02:15"), ("02:15", "04:00"), false),
        ("autumn: an end after the fold", ("01:00", "03:00"), ("02:30", "02:45"), true),
    ];
    for (what, one, other, expected) in cases {
        let definition = on("2022-10-30", one, other);
        assert_eq!(!found(&definition, &["one", "other"]).is_empty(), expected, "{what}");
    }
}

/// Two places on a day that lies outside the shipped conference.
fn on(day: &str, one: (&str, &str), other: (&str, &str)) -> Definition {
    let time = |time: &str| format!("2022-09-22T{time}").parse::<jiff::civil::DateTime>().unwrap();
    let moved = |text: &str| -> jiff::civil::DateTime {
        let day: jiff::civil::Date = day.parse().unwrap();
        day.to_datetime(time(text).time())
    };
    let (a, b) =
        (("2022-09-22T09:00", "2022-09-22T10:00"), ("2022-09-22T10:00", "2022-09-22T11:00"));
    let mut definition = with(&[("one", a.0, a.1, ""), ("other", b.0, b.1, "")]);
    for place in &mut definition.places {
        let (start, end) = match place.key.as_str() {
            "one" => one,
            "other" => other,
            _ => continue,
        };
        place.when = crate::calendar::When::Times { start: moved(start), end: moved(end) };
    }
    definition
}

#[test]
fn what_may_be_held_together_does_not_clash() {
    let (nine, ten) = ("2022-09-22T09:00", "2022-09-22T10:00");
    let definition = with(&[
        ("plain", nine, ten, ""),
        ("allowed", nine, ten, "overlaps = true"),
        ("off", nine, ten, "cancelled = true"),
        ("guide", nine, ten, "requires = \"plain\""),
        ("guest", nine, ten, "requires = \"guide\""),
        ("also", nine, ten, "requires = \"plain\""),
    ]);
    let cases = [
        ("allowed by the organisers", "plain", "allowed", false),
        ("does not take place", "plain", "off", false),
        ("required", "plain", "guide", false),
        ("required by what is required", "plain", "guest", false),
        ("both require the same", "guide", "also", true),
        ("whole days", "plain", "on-site", false),
        ("dinner and companion", "dinner", "companion-dinner", false),
    ];
    for (what, one, other, expected) in cases {
        assert_eq!(!found(&definition, &[one, other]).is_empty(), expected, "{what}");
        assert_eq!(!found(&definition, &[other, one]).is_empty(), expected, "{what}, turned");
    }
}

#[test]
fn only_what_did_not_clash_before_is_new() {
    let (nine, ten, eleven, noon) =
        ("2022-09-22T09:00", "2022-09-22T10:00", "2022-09-22T11:00", "2022-09-22T12:00");
    let before = with(&[("a", nine, ten, ""), ("b", nine, ten, ""), ("c", eleven, noon, "")]);
    let moved = with(&[("c", nine, ten, ""), ("b", nine, ten, ""), ("a", nine, ten, "")]);
    let apart = with(&[("a", nine, ten, ""), ("b", ten, eleven, ""), ("c", eleven, noon, "")]);
    let pairs = |before: &Definition, after: &Definition| -> Vec<(String, String)> {
        let plain = |clash: Clash| (clash.one.to_string(), clash.other.to_string());
        new_clashes(before, after).into_iter().map(plain).collect()
    };
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(pairs(&before, &moved), [pair("c", "b"), pair("c", "a")]);
    assert_eq!(pairs(&before, &before), []);
    assert_eq!(pairs(&before, &apart), []);
    assert_eq!(pairs(&apart, &before), [pair("a", "b")]);
}
