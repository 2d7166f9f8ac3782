mod inside;
mod jumps;
mod kinds;
mod laws;
mod naive;
mod people;
mod rooms;
mod said;

use std::collections::BTreeSet;

use jiff::civil::{DateTime, date};

use super::*;
use crate::conference::Theme;
use crate::programme::tests::fitting::{
    at, called, fitting, hours, key, keys, room, session, slot, speaker,
};
use crate::programme::{
    DayHours, Hours, Room, Session, SessionKind, SessionPlace, Settings, Slot, Speaker,
};
use crate::value::Locale;

/// All clashes at a conference in Stockholm from `first` to `last`, with 50 bookings of `workshop`.
fn between(programme: &Programme, first: Date, last: Date) -> Vec<Clash> {
    let zone = "Europe/Stockholm".parse().unwrap();
    let held = BTreeMap::from([(key("workshop"), 50)]);
    let frame = Frame {
        zone: &zone,
        first_day: first,
        last_day: last,
        held: &held,
        accepted: &BTreeSet::new(),
    };
    clashes(programme, &frame)
}

/// A clash on one line: its kind, its concerns, its numbers.
fn line(clash: &Clash) -> String {
    let concerns: Vec<String> = clash.concerns.iter().map(ToString::to_string).collect();
    let numbers = clash.args.iter().map(|(name, number)| format!(" {name}={number}"));
    format!("{}: {}{}", clash.kind.as_str(), concerns.join(" "), numbers.collect::<String>())
}

/// The clashes of a programme on 22 and 23 September 2022.
fn found(programme: &Programme) -> Vec<String> {
    let clashes = between(programme, date(2022, 9, 22), date(2022, 9, 23));
    clashes.iter().map(line).collect()
}

/// What is done to the fitting programme, and what does not fit then.
type Case = (fn(&mut Programme), &'static [&'static str]);

fn check(cases: &[Case]) {
    for (number, (edit, expected)) in cases.iter().enumerate() {
        let mut programme = fitting();
        edit(&mut programme);
        assert_eq!(found(&programme), *expected, "case {number}");
    }
}

/// Puts another session beside the others: nobody of theirs is in it.
fn add(programme: &mut Programme, kind: SessionKind, room: Option<&str>, starts: &str) {
    programme.speakers.push(speaker("dee"));
    let chairs = keys(&["dee"]);
    programme.sessions.push(Session { chairs, ..session("extra", kind, room, starts) });
}
