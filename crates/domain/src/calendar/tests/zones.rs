//! A described zone says the same as the time zone database.

use ics::ICalendar;
use jiff::civil::{DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::super::content::refold;
use super::super::zone::Zone;

/// One `STANDARD` or `DAYLIGHT`, read back by the rules of RFC 5545, section 3.6.5.
#[derive(Debug)]
struct Part {
    start: DateTime,
    from: i64,
    to: i64,
    rule: Option<(i8, i8, Weekday)>,
}

impl Part {
    /// The instants, as seconds since 1970, from which the part holds.
    fn onsets(&self) -> Vec<i64> {
        let wall =
            |at: DateTime| at.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second() - self.from;
        let Some((month, nth, weekday)) = self.rule else { return vec![wall(self.start)] };
        (self.start.year()..=2045)
            .map(|year| {
                let month = jiff::civil::date(year, month, 1);
                let day = month.nth_weekday_of_month(nth, weekday).unwrap();
                wall(day.to_datetime(self.start.time()))
            })
            .collect()
    }
}

fn described(zone: &str, from: Timestamp, to: Timestamp) -> String {
    let mut calendar = ICalendar::new("2.0", "x");
    calendar.add_component(Zone::find(zone).unwrap().describe(from, to).unwrap());
    refold(&calendar)
}

fn seconds(offset: &str) -> i64 {
    let (sign, digits) = offset.split_at(1);
    let digits: i64 = format!("{digits:0<6}").parse().unwrap();
    let size = digits / 10_000 * 3600 + digits / 100 % 100 * 60 + digits % 100;
    if sign == "-" { -size } else { size }
}

fn rule(text: &str) -> (i8, i8, Weekday) {
    let (month, day) =
        text.strip_prefix("FREQ=YEARLY;BYMONTH=").unwrap().split_once(";BYDAY=").unwrap();
    let (nth, weekday) = day.split_at(day.len() - 2);
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let number = names.iter().position(|name| *name == weekday).unwrap() + 1;
    let weekday = Weekday::from_monday_one_offset(i8::try_from(number).unwrap()).unwrap();
    (month.parse().unwrap(), nth.parse().unwrap(), weekday)
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        let (name, value) = line.split_once(':').unwrap();
        match (name, parts.last_mut()) {
            ("BEGIN", _) if ["STANDARD", "DAYLIGHT"].contains(&value) => {
                parts.push(Part { start: DateTime::MIN, from: 0, to: 0, rule: None });
            }
            ("DTSTART", Some(part)) => {
                part.start = DateTime::strptime("%Y%m%dT%H%M%S", value).unwrap();
            }
            ("TZOFFSETFROM", Some(part)) => part.from = seconds(value),
            ("TZOFFSETTO", Some(part)) => part.to = seconds(value),
            ("RRULE", Some(part)) => part.rule = Some(rule(value)),
            _ => {}
        }
    }
    parts
}

/// All instants at which a part begins to hold, with the offset that it brings.
fn onsets(text: &str) -> Vec<(i64, i64)> {
    let of =
        |part: Part| part.onsets().into_iter().map(move |at| (at, part.to)).collect::<Vec<_>>();
    let mut all: Vec<(i64, i64)> = parts(text).into_iter().flat_map(of).collect();
    all.sort_unstable();
    all
}

fn offset_at(onsets: &[(i64, i64)], second: i64) -> Option<i64> {
    let until = onsets.partition_point(|(at, _)| *at <= second);
    until.checked_sub(1).and_then(|last| onsets.get(last)).map(|(_, offset)| *offset)
}

fn check(zone: &str, text: &str, instants: impl Iterator<Item = Timestamp>) {
    let (rules, onsets) = (TimeZone::get(zone).unwrap(), onsets(text));
    for at in instants {
        let expected = i64::from(rules.to_offset(at).seconds());
        assert_eq!(offset_at(&onsets, at.as_second()), Some(expected), "{zone} at {at}: {text}");
    }
}

#[test]
fn every_hour_of_a_year_is_the_same_in_the_object_and_in_the_database() {
    let (from, to) = year(2027);
    let zones = [
        "Europe/Stockholm",
        "Europe/Dublin",
        "Africa/Casablanca",
        "Asia/Tokyo",
        "UTC",
        "America/Sao_Paulo",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Jerusalem",
        "Africa/Cairo",
        "Pacific/Chatham",
        "America/St_Johns",
    ];
    for zone in zones {
        let hours = (0..365 * 24).map(|hour| from + SignedDuration::from_hours(hour));
        check(zone, &described(zone, from, to), hours);
    }
}

#[test]
fn every_zone_of_the_database_is_described_as_it_is() {
    for name in jiff::tz::db().available() {
        let zone = name.as_str();
        if zone == "Etc/Unknown" {
            continue;
        }
        let rules = TimeZone::get(zone).unwrap();
        for number in [1975, 1996, 2011, 2022, 2027] {
            let (from, to) = year(number);
            let text = described(zone, from, to);
            let jumps: Vec<Timestamp> = rules
                .following(from)
                .map(|transition| transition.timestamp())
                .take_while(|at| *at <= to)
                .collect();
            let beside = |at: Timestamp| [at - SignedDuration::from_secs(1), at];
            check(zone, &text, jumps.into_iter().flat_map(beside).chain([from, to]));
        }
    }
}

#[test]
fn a_rule_holds_for_years_after_the_last_entry() {
    let (from, to) = year(2027);
    for zone in ["Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"] {
        let hours = (0..8 * 365 * 4).map(|n| from + SignedDuration::from_hours(6 * n));
        check(zone, &described(zone, from, to), hours);
    }
}

#[test]
fn an_entry_at_the_very_moment_of_a_jump_has_its_new_offset() {
    for at in ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"] {
        let at: Timestamp = at.parse().unwrap();
        for zone in ["Europe/Stockholm", "Africa/Casablanca"] {
            check(zone, &described(zone, at, at), [at].into_iter());
        }
    }
}

#[test]
fn zones_take_the_shortest_form_that_is_true() {
    // The kinds of the parts, and how many have a rule.
    let cases = [
        ("Europe/Stockholm", 2027, vec!["DAYLIGHT", "STANDARD"], 2),
        ("Europe/Dublin", 2027, vec!["DAYLIGHT", "STANDARD"], 2),
        ("America/New_York", 2027, vec!["DAYLIGHT", "STANDARD"], 2),
        ("Australia/Sydney", 2027, vec!["DAYLIGHT", "STANDARD"], 2),
        ("Asia/Tokyo", 2027, vec!["STANDARD"], 0),
        ("UTC", 2027, vec!["STANDARD"], 0),
        ("America/Sao_Paulo", 2027, vec!["STANDARD"], 0),
        ("Africa/Casablanca", 2027, vec!["DAYLIGHT", "STANDARD", "DAYLIGHT", "STANDARD"], 0),
        // The rule of the summer of 2006 was another one than from 2007 on.
        ("America/New_York", 2006, vec!["STANDARD", "DAYLIGHT", "STANDARD", "DAYLIGHT"], 0),
    ];
    for (zone, number, kinds, rules) in cases {
        let (from, to) = year(number);
        let text = described(zone, from, to);
        let found: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("BEGIN:"))
            .filter(|kind| !kind.starts_with('V'))
            .collect();
        assert_eq!(found, kinds, "{zone} {text}");
        assert_eq!(text.matches("RRULE:FREQ=YEARLY;").count(), rules, "{zone} {text}");
        assert!(!text.contains("RDATE"), "{zone}");
    }
}

#[test]
fn the_clock_of_stockholm_is_set_on_the_last_sundays() {
    let at = "2027-06-01T07:00:00Z".parse().unwrap();
    let text = described("Europe/Stockholm", at, at);
    for line in [
        "DTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
        "DTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

/// The first and the last second of a year in UTC.
fn year(year: i16) -> (Timestamp, Timestamp) {
    let first = |year| {
        let midnight = jiff::civil::date(year, 1, 1).to_datetime(jiff::civil::Time::midnight());
        midnight.to_zoned(TimeZone::UTC).unwrap().timestamp()
    };
    (first(year), first(year + 1) - SignedDuration::from_secs(1))
}
