//! Slots out of their sheet, into the sessions that they name.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::DateTime;

use super::Sheet;
use super::cell::{self, Moment};
use super::field::Field;
use super::keys::{Called, Known};
use super::names::{Names, all};
use super::read::{Frame, Reading};
use super::row::Row;
use super::sessions::minutes;
use crate::programme::{Programme, Session, Slot};
use crate::value::{Key, Localized};

pub(super) fn slots(reading: &mut Reading<'_, '_>, made: &mut Programme) {
    let Some(rows) = reading.rows(Sheet::Slots) else { return };
    let titles = made.sessions.iter().map(|session| (session.key.clone(), all(&session.title)));
    let names = Names::new("session of the programme", titles);
    let mut inside = Vec::new();
    let mut called = Vec::new();
    for row in rows {
        let session = row.take(Field::Session, None, |text| names.find(text));
        if row.filled(Field::Session).is_none() {
            row.note(Field::Session, "is missing: write the key or the title of the session");
        }
        let title = row.lines(Field::Title, &Localized::default());
        let first = title.locales().next().map(|locale| title.of(locale).to_owned());
        // A slot is known again in its own session only.
        let names = all(&title).iter().map(|title| within(session.as_ref(), title)).collect();
        called.push(Called { row, name: first.unwrap_or_default(), names });
        inside.push(session);
    }
    let keyed = reading.keyed(Sheet::Slots, called, &known(made));
    let frame = Frame::of(made);
    let mut by_session: BTreeMap<Key, Vec<Slot>> = BTreeMap::new();
    for ((row, key), session) in keyed.into_iter().zip(inside) {
        let Some(session) = session.and_then(|key| made.session(&key)) else { continue };
        let before = by_session.entry(session.key.clone()).or_default();
        let old = made.slot(&key).map(|(_, slot)| slot.clone());
        let made = slot(row, (key, old), (session, before.last()), &frame);
        before.push(made);
    }
    for session in &mut made.sessions {
        session.slots = by_session.remove(&session.key).unwrap_or_default();
        session.slots.sort_by_key(|slot| slot.offset);
    }
}

fn within(session: Option<&Key>, title: &str) -> String {
    format!("{}\n{title}", session.map_or("", Key::as_str))
}

fn known(programme: &Programme) -> Vec<Known> {
    let slots = programme
        .sessions
        .iter()
        .flat_map(|session| session.slots.iter().map(move |slot| (session, slot)));
    let known = |(session, slot): (&Session, &Slot)| {
        let names = all(&slot.title);
        let names = names.iter().map(|title| within(Some(&session.key), title)).collect();
        (slot.key.clone(), names)
    };
    slots.map(known).collect()
}

fn slot(
    row: Row<'_>,
    (key, old): (Key, Option<Slot>),
    (session, before): (&Session, Option<&Slot>),
    frame: &Frame,
) -> Slot {
    let is_new = old.is_none();
    let old = old.unwrap_or_else(|| Slot {
        key,
        title: Localized::default(),
        summary: Localized::default(),
        offset: 0,
        minutes: 0,
        speakers: Vec::new(),
        themes: Vec::new(),
        language: None,
        sponsored: false,
        guid: None,
    });
    let follows = before.map_or(0, |slot| slot.offset.saturating_add_unsigned(slot.minutes));
    let offset = offset(row, session.starts, (!is_new).then_some(old.offset)).unwrap_or(follows);
    let starts =
        session.starts.map(|starts| crate::programme::session::after(starts, i64::from(offset)));
    let minutes = minutes(row, starts, (!is_new).then_some(old.minutes));
    Slot {
        title: row.lines(Field::Title, &old.title),
        summary: row.texts(Field::Abstract, &old.summary),
        offset,
        minutes,
        speakers: row.list(Field::Speakers, old.speakers, |text| frame.people.find(text)),
        themes: row.list(Field::Themes, old.themes, |text| frame.themes.find(text)),
        language: row.language(old.language),
        sponsored: row.switch(Field::Sponsored, old.sponsored),
        guid: row.guid(old.guid),
        key: old.key,
    }
}

/// Minutes after the session's start, given as such or as a time; none where the slot follows the
/// one in the row before.
fn offset(row: Row<'_>, session: Option<DateTime>, old: Option<i32>) -> Option<i32> {
    let given = row.take(Field::Offset, None, cell::integer);
    let start = row.moment(Field::Start);
    if start.is_some() && session.is_none() {
        row.note(Field::Start, "is there, but its session has no start yet; write an Offset");
    }
    let by_clock = start.zip(session).and_then(|(start, session)| {
        let minutes = resolve(start, session).duration_since(session).as_mins();
        i32::try_from(minutes).ok()
    });
    match (given, by_clock) {
        (Some(given), Some(by_clock)) if given != by_clock => {
            let message = format!("is {given}, but by the Start it is {by_clock}");
            row.note(Field::Offset, message);
            Some(given)
        }
        (Some(offset), _) | (None, Some(offset)) => Some(offset),
        (None, None) => {
            let has = row.cell(Field::Offset).is_some() || row.cell(Field::Start).is_some();
            old.filter(|_| !has)
        }
    }
}

/// The time of a slot. A clock without a day is the next time after the session's start that it
/// shows this, if that is nearer than the time before.
fn resolve(start: Moment, session: DateTime) -> DateTime {
    match start {
        Moment::Whole(whole) => whole,
        Moment::Clock(clock) => {
            let same_day = session.date().to_datetime(clock);
            let is_next_day = same_day.duration_since(session).as_hours() <= -12;
            if is_next_day { same_day.saturating_add(1.day()) } else { same_day }
        }
    }
}
