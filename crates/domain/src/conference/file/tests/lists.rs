//! Mistakes in and between the parts of lists.

use super::{RIGHT, check, mistakes};

#[test]
fn parts_of_a_list_have_their_own_keys() {
    check(&[
        (
            "key = \"press\"",
            "key = \"student\"",
            "line 32: categories.student.key is student already for another one, from line 28",
        ),
        (
            "key = \"none\"",
            "key = \"paper\"",
            "line 52: questions.poster.choices.paper.key is paper already for another one, from line 52",
        ),
        ("[[track]]", "[track]", "line 24: track must be written in two brackets, as [[track]]"),
        ("key = \"rare\"\n", "", "line 24: tracks.1.key is missing"),
    ]);
}

/// What is right, what is wrong instead, and what is said of it.
const PLACES: &[(&str, &str, &str)] = &[
    (
        "capacity = 10",
        "capacity = 1_000_001",
        "line 38: places.hall.capacity must be from 0 to 1000000, not 1000001",
    ),
    (
        "capacity = 10",
        "capacitty = 10\ncapacity = 1",
        "line 38: places.hall.capacitty is no key that is known here; did you mean capacity?",
    ),
    (
        "capacity = 10",
        "capacity = 1\noverbooked = 1",
        "line 39: places.hall.overbooked must be true or false, not an integer",
    ),
    (
        "dates = [2022-09-22, \"2022-09-23\"]",
        "",
        "line 35: places.hall.dates is missing; give dates, or starts and ends",
    ),
    (
        "dates = [2022-09-22, ",
        "dates = [2022-09-24, ",
        "line 39: places.hall.dates must not end before it begins",
    ),
    (
        "dates = [2022-09-22, \"2022-09-23\"]",
        "dates = []",
        "line 39: places.hall.dates must be one day, or the first and the last day",
    ),
    ("ends = 2022-09-22T22:30:00", "", "line 40: places.dinner.ends is missing"),
    (
        "ends = 2022-09-22T22:30:00",
        "ends = 2022-09-22T19:00",
        "line 45: places.dinner.ends must be after starts",
    ),
    (
        "ends = 2022-09-22T22:30:00",
        "ends = 2022-09-22T22:30\ndates = [2022-09-22]",
        "line 46: places.dinner.dates must not stand beside starts or ends; give one or the other",
    ),
    (
        "categories = [\"student\"]",
        "categories = [\"student\", \"nurse\"]",
        "line 46: places.dinner.categories has nurse, which is no [[category]] of this file",
    ),
    (
        "requires = \"hall\"",
        "requires = \"hell\"",
        "line 47: places.dinner.requires is hell, which is no [[place]] of this file",
    ),
    (
        "requires = \"hall\"",
        "requires = \"dinner\"",
        "line 47: places.dinner.requires must be another place",
    ),
    (
        "capacity = 10",
        "capacity = 10\nrequires = \"dinner\"",
        "line 39: places.hall.requires must not go in a circle: hall → dinner → hall",
    ),
];

#[test]
fn places_keep_their_rules() {
    check(PLACES);
}

#[test]
fn both_ends_of_a_place_are_held_against_the_conference() {
    let wrong =
        RIGHT.replace("dates = [2022-09-22, \"2022-09-23\"]", "dates = [2022-08-22, 2022-10-24]");
    let far =
        "line 39: places.hall.dates must be at most 30 days before or after the conference, not";
    assert_eq!(mistakes(&wrong), [format!("{far} 2022-08-22"), format!("{far} 2022-10-24")]);
    let right = wrong.replace("2022-08-22, 2022-10-24", "2022-08-23, 2022-10-23");
    assert_eq!(mistakes(&right), Vec::<String>::new());
}

#[test]
fn questions_keep_their_rules() {
    let when = "shown_when = { question = \"poster\", is = \"paper\" }";
    check(&[
        (
            "kind = \"number\"",
            "kind = \"figure\"",
            "line 56: questions.size.kind must be one of text, long-text, number, one-choice, several-choices, \
             yes-no, date",
        ),
        (
            "kind = \"number\"",
            "kind = \"text\"",
            "line 57: questions.size.min belongs to the kind number alone",
        ),
        ("max = 2.5", "max = 0", "line 58: questions.size.max must not be less than min, 1"),
        ("max = 2.5", "max = inf", "line 58: questions.size.max must be a finite number"),
        (
            "kind = \"one-choice\"",
            "kind = \"yes-no\"",
            "line 52: questions.poster.choices belongs to the kinds one-choice and several-choices alone",
        ),
        (
            ", { key = \"none\", name = { en = \"N\", sv = \"N\" } }]",
            "]",
            "line 52: questions.poster.choices must be at least two",
        ),
        (
            when,
            "shown_when = { question = \"postr\", is = \"paper\" }",
            "line 59: questions.size.shown_when.question is postr, which is no [[question]] of this file",
        ),
        (
            when,
            "shown_when = { question = \"size\", is = \"paper\" }",
            "line 59: questions.size.shown_when.question must be an earlier question; size comes no earlier",
        ),
        (
            when,
            "shown_when = { question = \"poster\", is = \"yes\" }",
            "line 59: questions.size.shown_when.is is \"yes\", which nobody can answer; poster takes paper, none",
        ),
        (
            when,
            "shown_when = { question = \"poster\" }",
            "line 59: questions.size.shown_when.is is missing",
        ),
    ]);
}

#[test]
fn a_question_may_hang_on_any_kind_of_answer() {
    let with = |kind: &str, is: &str| {
        let text = RIGHT
            .lines()
            .filter(|line| !line.starts_with("choices") && !line.starts_with("m"))
            .collect::<Vec<_>>()
            .join("\n");
        text.replace("kind = \"one-choice\"", kind)
            .replace("is = \"paper\"", &format!("is = \"{is}\""))
    };
    let cases = [
        ("kind = \"text\"", "anything", true),
        ("kind = \"yes-no\"", "no", true),
        ("kind = \"yes-no\"", "true", false),
        ("kind = \"date\"", "2022-09-22", true),
        ("kind = \"date\"", "Thursday", false),
        ("kind = \"number\"\nmin = 2", "2", true),
        ("kind = \"number\"\nmin = 2", "1", false),
    ];
    for (kind, is, right) in cases {
        assert_eq!(mistakes(&with(kind, is)).is_empty(), right, "{kind} {is}");
    }
}
