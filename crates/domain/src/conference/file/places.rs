//! `[[place]]`: what one can take a seat in.

use jiff::civil::Date;

use super::item::Item;
use super::reader::{Section, all, read_list};
use super::{AROUND_DAYS, Frame};
use crate::calendar::When;
use crate::place::PlaceDefinition;
use crate::value::Key;

/// The most seats of a place.
const SEATS_MOST: i32 = 1_000_000;

/// `[[place]]`, at least one.
pub(super) fn places(root: &Section<'_>, frame: &Frame) -> Option<Vec<PlaceDefinition>> {
    let sections = root.some("place", "places");
    let links: Vec<Link> = sections.iter().filter_map(link).collect();
    read_list(&sections, |section, key| place(section, key, frame, &links))
}

fn place(
    section: &Section<'_>,
    key: Option<Key>,
    frame: &Frame,
    links: &[Link],
) -> Option<PlaceDefinition> {
    let name = section.name("name");
    let note = section.optional_text("note");
    let location = section.optional_name("location");
    let capacity = section.required("capacity").and_then(|item| item.integer(0..=SEATS_MOST));
    let overbooked = section.switch("overbooked");
    let cancelled = section.switch("cancelled");
    let overlaps = section.switch("overlaps");
    let when = when(section, frame);
    let window = section.optional("window").map_or(Some(None), |item| item.window().map(Some));
    let categories = categories(section, frame);
    let requires = section
        .optional("requires")
        .map_or(Some(None), |item| requires(&item, key.as_ref(), links).map(Some));
    Some(PlaceDefinition {
        key: key?,
        name: name?,
        note: note?,
        location: location?,
        capacity: capacity?,
        overbooked: overbooked?,
        cancelled: cancelled?,
        when: when?,
        window: window?,
        categories: categories?,
        requires: requires?,
        overlaps: overlaps?,
        is_session: false,
    })
}

/// Whole days by `dates`, or times by `starts` and `ends`.
fn when(section: &Section<'_>, frame: &Frame) -> Option<When> {
    let dates = section.optional("dates");
    let starts = section.optional("starts");
    let ends = section.optional("ends");
    match (dates, starts, ends) {
        (Some(dates), None, None) => days(&dates, frame),
        (None, Some(starts), Some(ends)) => times(&starts, &ends, frame),
        (None, Some(_), None) => section_lacks(section, "ends"),
        (None, None, Some(_)) => section_lacks(section, "starts"),
        (None, None, None) => {
            section.note("dates", "is missing; give dates, or starts and ends");
            None
        }
        (Some(dates), ..) => {
            dates.note("must not stand beside starts or ends; give one or the other");
            None
        }
    }
}

fn section_lacks<T>(section: &Section<'_>, key: &str) -> Option<T> {
    section.note(key, "is missing");
    None
}

/// One day, or the first and the last.
fn days(dates: &Item<'_>, frame: &Frame) -> Option<When> {
    let items = dates.items()?;
    let read: Vec<Date> = all(items.iter().map(Item::date).collect())?;
    let (first, last) = match read.as_slice() {
        [only] => (*only, *only),
        [first, last] if first <= last => (*first, *last),
        [_, _] => {
            dates.note("must not end before it begins");
            return None;
        }
        _ => {
            dates.note("must be one day, or the first and the last day");
            return None;
        }
    };
    let inside = items.first().is_some_and(|item| is_near(item, first, frame))
        & items.last().is_some_and(|item| is_near(item, last, frame));
    inside.then_some(When::Days { first, last })
}

fn times(starts: &Item<'_>, ends: &Item<'_>, frame: &Frame) -> Option<When> {
    let (start, end) = (starts.date_time(), ends.date_time());
    let (start, end) = (start?, end?);
    if end <= start {
        ends.note("must be after starts");
        return None;
    }
    let inside = is_near(starts, start.date(), frame) & is_near(ends, end.date(), frame);
    inside.then_some(When::Times { start, end })
}

/// Whether a day is near the conference; a day that is not is noted.
fn is_near(item: &Item<'_>, day: Date, frame: &Frame) -> bool {
    let near = frame.days.is_none_or(|(first, last)| (first..=last).contains(&day));
    if !near {
        item.note(format!(
            "must be at most {AROUND_DAYS} days before or after the conference, not {day}"
        ));
    }
    near
}

/// Who may book it.
fn categories(section: &Section<'_>, frame: &Frame) -> Option<Vec<Key>> {
    let Some(list) = section.optional("categories") else { return Some(Vec::new()) };
    let mut keys: Vec<Key> = Vec::new();
    let mut right = true;
    for item in list.items()? {
        match item.parsed::<Key>() {
            Some(key) if !frame.categories.contains(&key) => {
                item.note(format!("has {key}, which is no [[category]] of this file"));
                right = false;
            }
            Some(key) if keys.contains(&key) => {
                item.note(format!("has {key} twice"));
                right = false;
            }
            Some(key) => keys.push(key),
            None => right = false,
        }
    }
    right.then_some(keys)
}

/// A place and the one that it requires, if any.
struct Link {
    key: Key,
    requires: Option<Key>,
}

fn link(section: &Section<'_>) -> Option<Link> {
    Some(Link { key: section.peek("key")?, requires: section.peek("requires") })
}

/// The place that one must have to have this one.
fn requires(item: &Item<'_>, key: Option<&Key>, links: &[Link]) -> Option<Key> {
    let required: Key = item.parsed()?;
    if !links.iter().any(|link| link.key == required) {
        item.note(format!("is {required}, which is no [[place]] of this file"));
        return None;
    }
    if key == Some(&required) {
        item.note("must be another place");
        return None;
    }
    if let Some(circle) = key.and_then(|key| circle(key, links)) {
        item.note(format!("must not go in a circle: {circle}"));
        return None;
    }
    Some(required)
}

/// The way from a place over all that are required back to itself, if there is one and no place
/// on it stands earlier in the file, so that each circle is named once.
fn circle(start: &Key, links: &[Link]) -> Option<String> {
    let index_of = |key: &Key| links.iter().position(|link| link.key == *key);
    let first = index_of(start)?;
    let mut way = vec![start.as_str()];
    let mut at = first;
    while way.len() <= links.len() {
        let next = links.get(at)?.requires.as_ref()?;
        way.push(next.as_str());
        at = index_of(next)?;
        if at == first {
            return Some(way.join(" → "));
        }
        if at < first {
            return None;
        }
    }
    None
}
