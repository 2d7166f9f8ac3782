//! What differs between two views of the same part.

use super::super::SessionPlace;
use super::view::{Known, Part, Said, Seat};
use super::{Aspect, Called, Detail};

/// In the order of [`Aspect`].
pub(super) fn between(was: &Part<'_>, is: &Part<'_>) -> Vec<Aspect> {
    let mut found = Vec::new();
    if let (Some(from), Some(to)) = (&was.seat, &is.seat) {
        find_seat(from, to, &mut found);
    }
    if was.name != is.name {
        let (from, to) = (was.name.clone().into_owned(), is.name.clone().into_owned());
        found.push(if is.seat.is_some() {
            Aspect::Retitled { from, to }
        } else {
            Aspect::Renamed { from, to }
        });
    }
    if let Some((joined, left)) = people(&was.speakers, &is.speakers) {
        found.push(Aspect::Speakers { joined, left });
    }
    if let Some((joined, left)) = people(&was.chairs, &is.chairs) {
        found.push(Aspect::Chairs { joined, left });
    }
    let mut of = details(&was.said, &is.said);
    if is_reordered(&was.speakers, &is.speakers) || is_reordered(&was.chairs, &is.chairs) {
        of.push(Detail::Order);
    }
    of.sort_unstable();
    if !of.is_empty() {
        found.push(Aspect::Text { of });
    }
    found
}

fn find_seat(from: &Seat<'_>, to: &Seat<'_>, found: &mut Vec<Aspect>) {
    // What stays where it is in the same session goes where that goes.
    let goes_along = match (&from.inside, &to.inside) {
        (Some((was, before)), Some((is, after))) => was.key == is.key && before == after,
        _ => false,
    };
    if from.hours.starts != to.hours.starts && !goes_along {
        found.push(Aspect::Moved { from: from.hours, to: to.hours });
    }
    if from.minutes != to.minutes {
        found.push(Aspect::Length { from: from.minutes, to: to.minutes });
    }
    let sessions = from.inside.as_ref().zip(to.inside.as_ref());
    let changed = sessions.filter(|((was, _), (is, _))| was.key != is.key);
    let is_room = from.room.as_ref().map(|room| room.key) != to.room.as_ref().map(|room| room.key);
    if is_room && (sessions.is_none() || changed.is_some()) {
        let called = |room: &Option<Known<'_>>| room.as_ref().map(Known::called);
        found.push(Aspect::Room { from: called(&from.room), to: called(&to.room) });
    }
    if let Some(((was, _), (is, _))) = changed {
        found.push(Aspect::Session { from: was.called(), to: is.called() });
    }
}

/// Who joined and who left; none where nobody did.
fn people(before: &[Known<'_>], after: &[Known<'_>]) -> Option<(Vec<Called>, Vec<Called>)> {
    let missing = |some: &[Known<'_>], others: &[Known<'_>]| -> Vec<Called> {
        let is_missing = |one: &&Known<'_>| others.iter().all(|other| other.key != one.key);
        some.iter().filter(is_missing).map(Known::called).collect()
    };
    let (joined, left) = (missing(after, before), missing(before, after));
    (!joined.is_empty() || !left.is_empty()).then_some((joined, left))
}

/// Whether those who stay have another order.
fn is_reordered(before: &[Known<'_>], after: &[Known<'_>]) -> bool {
    let stay = |some: &'_ Known<'_>, others: &[Known<'_>]| {
        others.iter().any(|other| other.key == some.key)
    };
    let old = before.iter().filter(|one| stay(one, after)).map(|one| one.key);
    old.ne(after.iter().filter(|one| stay(one, before)).map(|one| one.key))
}

fn details(was: &Said<'_>, is: &Said<'_>) -> Vec<Detail> {
    let differs = [
        (Detail::Abstract, was.summary != is.summary),
        (Detail::Kind, was.kind != is.kind),
        (Detail::Track, was.track != is.track),
        (Detail::Themes, was.themes != is.themes),
        (Detail::Language, was.language != is.language),
        (Detail::Accredited, was.accredited != is.accredited),
        (Detail::Sponsored, was.sponsored != is.sponsored),
        (Detail::Booking, !is_same_booking(was.place, is.place)),
        (Detail::Capacity, was.capacity != is.capacity),
        (Detail::Stream, was.stream != is.stream),
        (Detail::Affiliation, was.affiliation != is.affiliation),
        (Detail::Biography, was.biography != is.biography),
    ];
    differs.into_iter().filter_map(|(detail, differs)| differs.then_some(detail)).collect()
}

/// Whether readers see the same of what can be booked. When it can be is no part of the programme.
fn is_same_booking(was: Option<&SessionPlace>, is: Option<&SessionPlace>) -> bool {
    let seen = |place: Option<&SessionPlace>| {
        place.map(|place| SessionPlace { window: None, ..place.clone() })
    };
    seen(was) == seen(is)
}
