use super::{Entry, agenda};
use crate::booking::{BookingStatus, Standing};
use crate::conference::{self, Definition};
use crate::programme::{ItemId, Programme, file};
use crate::value::Locale;

const CONFERENCE: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.toml");
const SHIPPED: &str =
    include_str!("../../../../../config/conferences/precision-medicine-2022.programme.toml");

fn shipped() -> (Definition, Programme) {
    let definition = conference::file::parse(CONFERENCE).unwrap();
    let programme = file::parse(SHIPPED, &definition).unwrap();
    (definition, programme)
}

fn standing(place: &str, status: BookingStatus) -> Standing {
    Standing { place: place.parse().unwrap(), status, position: None, offer_expires_at: None }
}

fn stars(items: &[&str]) -> Vec<ItemId> {
    items.iter().map(|item| item.parse().unwrap()).collect()
}

/// What each entry is, and the numbers of those at the same time.
fn lines(entries: &[Entry]) -> Vec<(String, Vec<usize>)> {
    let name = |entry: &Entry| {
        let standing = entry.standing.as_ref();
        let own = standing.map(|it| format!("{} {}", it.place, it.status.as_str()));
        own.unwrap_or_else(|| entry.item.as_ref().map(ToString::to_string).unwrap_or_default())
    };
    entries.iter().map(|entry| (name(entry), entry.beside.clone())).collect()
}

fn line(name: &str, beside: &[usize]) -> (String, Vec<usize>) {
    (name.to_owned(), beside.to_vec())
}

#[test]
fn an_agenda_is_in_the_order_of_time_with_what_is_at_once() {
    use BookingStatus::{Cancelled, Held, Waiting};
    let (definition, programme) = shipped();
    let slot = programme.session(&"opening".parse().unwrap()).unwrap().slots[0].key.clone();
    let standings = [
        standing("on-site", Held),
        standing("online", Cancelled),
        standing("dinner", Held),
        standing("companion-dinner", Waiting),
    ];
    let slot = format!("slot/{slot}");
    let wanted = ["session/solid-tumours", "session/rare-diseases", "session/opening", &slot];
    let entries = agenda(&definition, Some(&programme), &standings, (&stars(&wanted), &[]));
    let expected = [
        line("on-site held", &[]),
        line("session/opening", &[]),
        line(&slot, &[]),
        line("session/solid-tumours", &[4]),
        line("session/rare-diseases", &[3]),
        line("dinner held", &[]),
        line("companion-dinner waiting", &[]),
    ];
    assert_eq!(lines(&entries), expected);
    assert_eq!(entries[0].day(), None, "whole days come first");
    assert_eq!(entries[1].day(), Some(jiff::civil::date(2022, 9, 22)));
    assert_eq!(entries[3].location.of(Locale::En), "Main hall");
}

#[test]
fn a_session_that_is_booked_and_starred_stands_there_once() {
    let (mut definition, programme) = shipped();
    let session = programme.session(&"solid-tumours".parse().unwrap()).unwrap();
    let hours = session.hours().unwrap();
    let mut place = definition.place("dinner").unwrap().clone();
    place.key = session.key.clone();
    place.is_session = true;
    place.when = crate::calendar::When::Times { start: hours.starts, end: hours.ends };
    definition.places.push(place);
    let standings = [standing("solid-tumours", BookingStatus::Held)];
    let own = stars(&["session/solid-tumours", "session/rare-diseases"]);

    let entries = agenda(&definition, Some(&programme), &standings, (&own, &[]));
    let expected = [line("solid-tumours held", &[1]), line("session/rare-diseases", &[0])];
    assert_eq!(lines(&entries), expected);
    assert!(entries[0].starred && entries[0].item.is_some());

    definition.places.last_mut().unwrap().overlaps = true;
    let entries = agenda(&definition, Some(&programme), &standings, (&own, &[]));
    let expected = [line("solid-tumours held", &[]), line("session/rare-diseases", &[])];
    assert_eq!(lines(&entries), expected, "the organisers let it overlap");
}

#[test]
fn what_the_programme_no_longer_has_is_left_out() {
    let (definition, programme) = shipped();
    let gone = stars(&["session/gone", "slot/gone", "track/rare-diseases"]);
    assert_eq!(agenda(&definition, Some(&programme), &[], (&gone, &[])), []);
    assert_eq!(agenda(&definition, None, &[], (&stars(&["session/opening"]), &[])), []);
}

#[test]
fn what_somebody_does_themselves_is_in_their_agenda_and_beside_what_they_hold() {
    let (definition, programme) = shipped();
    let duties = stars(&["slot/welcome", "session/solid-tumours"]);
    let own = stars(&["session/opening", "session/solid-tumours"]);
    let entries = agenda(&definition, Some(&programme), &[], (&own, &duties));
    let said: Vec<_> = entries
        .iter()
        .map(|entry| (entry.item.as_ref().map(ToString::to_string), entry.starred, entry.own))
        .collect();
    let item = |item: &str| Some(item.to_owned());
    assert_eq!(
        said,
        [
            (item("session/opening"), true, false),
            (item("slot/welcome"), false, true),
            (item("session/solid-tumours"), true, true),
        ]
    );
    assert!(entries[1].beside.is_empty(), "a slot is not beside its own session");
    let dinner = [standing("dinner", BookingStatus::Held)];
    let mut moved = programme;
    let place = definition.place("dinner").unwrap();
    let crate::calendar::When::Times { start, .. } = place.when else { panic!("it has hours") };
    let opening = moved.sessions.iter_mut().find(|it| it.key.as_str() == "opening").unwrap();
    opening.starts = Some(start);
    let entries = agenda(&definition, Some(&moved), &dinner, (&[], &stars(&["slot/welcome"])));
    assert_eq!(lines(&entries), [line("dinner held", &[1]), line("slot/welcome", &[0])]);
}
