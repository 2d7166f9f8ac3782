use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{date, time};

use super::*;

fn in_all(text: impl Fn(Texts) -> String) -> [String; 3] {
    Locale::ALL.map(|locale| text(Texts::of(locale)))
}

/// The keys of a language, in the order of the file, each with the variables of its text.
fn keys(locale: Locale) -> Vec<(String, BTreeSet<String>)> {
    let mut keys: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in source(locale).lines().filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let (true, Some((key, _))) = (starts, line.split_once('=')) {
            keys.push((key.trim().to_owned(), BTreeSet::new()));
        }
        for variable in line.split('$').skip(1) {
            let end = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
            let name = variable.split(end).next().unwrap().to_owned();
            keys.last_mut().unwrap().1.insert(name);
        }
    }
    keys
}

#[test]
fn every_file_can_be_read_whole() {
    for locale in Locale::ALL {
        let read = FluentResource::try_new(source(locale).to_owned());
        assert_eq!(read.map_err(|(_, errors)| errors).err(), None, "{locale:?}");
    }
}

#[test]
fn no_file_has_a_key_twice() {
    for locale in Locale::ALL {
        let resource = FluentResource::try_new(source(locale).to_owned()).unwrap();
        let mut bundle = Bundle::new_concurrent(Vec::new());
        assert_eq!(bundle.add_resource(resource), Ok(()), "{locale:?}");
    }
}

#[test]
fn all_languages_have_the_same_keys_with_the_same_variables() {
    let [english, others @ ..] = Locale::ALL;
    let model: BTreeMap<_, _> = keys(english).into_iter().collect();
    assert!(model.contains_key("date-long"), "the keys were found");
    for locale in others {
        let own: BTreeMap<_, _> = keys(locale).into_iter().collect();
        for (key, variables) in &model {
            assert_eq!(own.get(key), Some(variables), "{key} in {locale:?}");
        }
        for key in own.keys() {
            assert!(model.contains_key(key), "{key} is in {locale:?} only");
        }
    }
}

#[test]
fn every_key_has_a_text_that_names_nothing_unknown() {
    for locale in Locale::ALL {
        let bundle = bundle(locale);
        for (key, variables) in keys(locale) {
            assert!(Texts::exists(&key), "{key}");
            let mut args = FluentArgs::new();
            for variable in &variables {
                args.set(variable.as_str(), 1);
            }
            let pattern = bundle.get_message(&key).unwrap().value().unwrap();
            let mut errors = Vec::new();
            bundle.format_pattern(pattern, Some(&args), &mut errors);
            assert_eq!(errors, [], "{key} in {locale:?}");
        }
    }
}

#[test]
fn a_key_without_a_text_is_shown_in_brackets() {
    assert!(!Texts::exists("no-such-key"));
    assert_eq!(in_all(|t| t.get("no-such-key")), ["[no-such-key]"; 3]);
    assert_eq!(Texts::of(Locale::En).with("", &[]), "[]");
}

#[test]
fn a_value_is_set_as_it_is_and_a_missing_one_is_named() {
    let texts = Texts::of(Locale::En);
    let args = [("date", "<b> { $x }"), ("time", "\u{e5}")];
    assert_eq!(texts.with("date-time", &args), "<b> { $x }, \u{e5}");
    assert_eq!(texts.with("date-time", &[("date", "1")]), "1, {$time}");
    assert_eq!(texts.count("date-time", 3, &args), "<b> { $x }, \u{e5}");
}

#[test]
fn a_number_takes_the_plural_of_the_language() {
    let mut bundle = Bundle::new_concurrent(vec!["sv".parse().unwrap()]);
    bundle.set_use_isolating(false);
    let message =
        "seats = { $count ->\n    [one] { $count } plats\n   *[other] { $count } platser\n}\n";
    bundle.add_resource(FluentResource::try_new(message.to_owned()).unwrap()).unwrap();
    for (n, expected) in [(0, "0 platser"), (1, "1 plats"), (2, "2 platser")] {
        let mut args = FluentArgs::new();
        args.set("count", n);
        let pattern = bundle.get_message("seats").unwrap().value().unwrap();
        assert_eq!(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()), expected);
    }
}

#[test]
fn dates_are_said_as_the_language_says_them() {
    let cases = [
        (
            date(2022, 9, 22),
            [
                "Thursday, 22 September 2022",
                "torsdag 22 september 2022",
                "Donnerstag, 22. September 2022",
            ],
        ),
        (date(2024, 3, 3), ["Sunday, 3 March 2024", "söndag 3 mars 2024", "Sonntag, 3. März 2024"]),
        (
            date(2025, 12, 29),
            ["Monday, 29 December 2025", "måndag 29 december 2025", "Montag, 29. Dezember 2025"],
        ),
    ];
    for (date, expected) in cases {
        assert_eq!(in_all(|t| t.date(date)), expected, "{date}");
    }
}

#[test]
fn every_month_and_weekday_has_a_name() {
    for month in 1..=12 {
        assert!(Texts::exists(&format!("date-month-{month}")), "{month}");
    }
    for weekday in 1..=7 {
        assert!(Texts::exists(&format!("date-weekday-{weekday}")), "{weekday}");
    }
}

#[test]
fn times_have_24_hours_in_all_languages() {
    for (time, expected) in
        [(time(9, 0, 0, 0), "09:00"), (time(0, 5, 59, 0), "00:05"), (time(23, 59, 0, 0), "23:59")]
    {
        assert_eq!(in_all(|t| t.time(time)), [expected; 3]);
    }
}

#[test]
fn an_instant_is_said_with_what_its_zone_is_called_then() {
    let cases = [
        (
            "2022-06-01T07:00:00Z",
            "Europe/Stockholm",
            [
                "1 June 2022, 09:00 CEST",
                "1 juni 2022 kl. 09:00 CEST",
                "1. Juni 2022, 09:00 Uhr CEST",
            ],
        ),
        (
            "2022-12-31T23:30:00Z",
            "Europe/Stockholm",
            [
                "1 January 2023, 00:30 CET",
                "1 januari 2023 kl. 00:30 CET",
                "1. Januar 2023, 00:30 Uhr CET",
            ],
        ),
        (
            "2022-06-01T07:00:00Z",
            "America/Sao_Paulo",
            [
                "1 June 2022, 04:00 UTC-03:00",
                "1 juni 2022 kl. 04:00 UTC-03:00",
                "1. Juni 2022, 04:00 Uhr UTC-03:00",
            ],
        ),
        (
            "2022-06-01T07:00:00Z",
            "Asia/Kathmandu",
            [
                "1 June 2022, 12:45 UTC+05:45",
                "1 juni 2022 kl. 12:45 UTC+05:45",
                "1. Juni 2022, 12:45 Uhr UTC+05:45",
            ],
        ),
    ];
    for (at, zone, expected) in cases {
        let (at, rules) = (at.parse().unwrap(), TimeZone::get(zone).unwrap());
        assert_eq!(in_all(|t| t.instant(at, &rules)), expected, "{at} in {zone}");
    }
}

#[test]
fn a_span_says_once_what_its_ends_share() {
    let days = |first, last| When::Days { first, last };
    let cases = [
        (
            days(date(2022, 9, 22), date(2022, 9, 23)),
            ["22–23 September 2022", "22–23 september 2022", "22.–23. September 2022"],
        ),
        (
            days(date(2022, 9, 22), date(2022, 9, 22)),
            [
                "Thursday, 22 September 2022",
                "torsdag 22 september 2022",
                "Donnerstag, 22. September 2022",
            ],
        ),
        (
            days(date(2022, 9, 30), date(2022, 10, 1)),
            [
                "30 September – 1 October 2022",
                "30 september–1 oktober 2022",
                "30. September – 1. Oktober 2022",
            ],
        ),
        (
            days(date(2022, 12, 31), date(2023, 1, 1)),
            [
                "31 December 2022 – 1 January 2023",
                "31 december 2022–1 januari 2023",
                "31. Dezember 2022 – 1. Januar 2023",
            ],
        ),
        (
            When::Times {
                start: date(2022, 9, 22).at(19, 0, 0, 0),
                end: date(2022, 9, 22).at(22, 30, 0, 0),
            },
            [
                "Thursday, 22 September 2022, 19:00–22:30 (Europe/Stockholm)",
                "torsdag 22 september 2022 kl. 19:00–22:30 (Europe/Stockholm)",
                "Donnerstag, 22. September 2022, 19:00–22:30 Uhr (Europe/Stockholm)",
            ],
        ),
        (
            When::Times {
                start: date(2022, 9, 22).at(19, 0, 0, 0),
                end: date(2022, 9, 23).at(1, 0, 0, 0),
            },
            [
                "Thursday, 22 September 2022, 19:00 – Friday, 23 September 2022, 01:00 (Europe/Stockholm)",
                "torsdag 22 september 2022 kl. 19:00 – fredag 23 september 2022 kl. 01:00 (Europe/Stockholm)",
                "Donnerstag, 22. September 2022, 19:00 Uhr – Freitag, 23. September 2022, 01:00 Uhr (Europe/Stockholm)",
            ],
        ),
    ];
    for (when, expected) in cases {
        assert_eq!(in_all(|t| t.span(&when, "Europe/Stockholm")), expected, "{when:?}");
    }
}
