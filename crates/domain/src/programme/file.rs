//! Reads a programme file, and names every mistake in it with its line; pure.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::{Programme, Room, Session, SessionKind, Slot};
use crate::conference::Definition;
use crate::conference::file::Mistake;
use crate::conference::file::item::Item;
use crate::conference::file::reader::{Reader, Section, all, read, read_list};
use crate::value::Key;

/// The longest slot, in minutes.
const SLOT_MOST: u32 = 1_440;

/// Until when a session of the last day may go on, in hours of the night after it.
const NIGHT_HOURS: i8 = 6;

/// Reads the programme file of a conference.
///
/// # Errors
///
/// Every mistake, by line; where the text is no TOML at all, only those mistakes.
pub fn parse(text: &str, conference: &Definition) -> Result<Programme, Vec<Mistake>> {
    read(text, |reader, root| programme(reader, root, conference))
}

/// What sessions are checked against.
struct Frame<'c> {
    conference: &'c Definition,
    rooms: Vec<Key>,
}

fn programme(
    reader: &Reader<'_>,
    root: &Section<'_>,
    conference: &Definition,
) -> Option<Programme> {
    reader.set_languages(&conference.languages);
    let sample = root.switch("sample");
    let rooms = root.some("room", "rooms");
    let frame =
        Frame { conference, rooms: rooms.iter().filter_map(|each| each.peek("key")).collect() };
    let rooms = read_list(&rooms, room);
    let sessions =
        read_list(&root.some("session", "sessions"), |section, key| session(section, key, &frame));
    Some(Programme { sample: sample?, rooms: rooms?, sessions: sessions? })
}

fn room(section: &Section<'_>, key: Option<Key>) -> Option<Room> {
    let name = section.name("name");
    let capacity = section.required("capacity").and_then(|item| item.integer(1..=1_000_000));
    Some(Room { key: key?, name: name?, capacity: capacity? })
}

fn session(section: &Section<'_>, key: Option<Key>, frame: &Frame<'_>) -> Option<Session> {
    let kind: Option<SessionKind> = section.required("kind").and_then(|item| item.parsed());
    let title = section.name("title");
    let track = known(section, "track", "[[track]] of the conference", |key| {
        frame.conference.track(key.as_str()).is_some()
    });
    let room = known(section, "room", "[[room]] of this file", |key| frame.rooms.contains(key));
    let times = times(section, frame.conference);
    let chairs = people(section, "chairs");
    let slots = slots(section, times);
    if kind == Some(SessionKind::TrackSession) && matches!(track, Some(None)) {
        section.note("track", "is missing: a track-session belongs to a track");
    }
    let (starts, ends) = times?;
    Some(Session {
        key: key?,
        kind: kind?,
        title: title?,
        track: track?,
        room: room?,
        starts,
        ends,
        chairs: chairs?,
        slots: slots?,
    })
}

/// A key that must name something known; the outer `None` is a mistake.
fn known(
    section: &Section<'_>,
    name: &'static str,
    what: &str,
    is_known: impl Fn(&Key) -> bool,
) -> Option<Option<Key>> {
    let Some(item) = section.optional(name) else { return Some(None) };
    let key: Key = item.parsed()?;
    if !is_known(&key) {
        item.note(format!("is {key}, which is no {what}"));
        return None;
    }
    Some(Some(key))
}

/// Start and end, on the days of the conference; the last night may be long.
fn times(section: &Section<'_>, conference: &Definition) -> Option<(DateTime, DateTime)> {
    let starting = section.required("starts");
    let ending = section.required("ends");
    let starts = starting.as_ref().and_then(Item::date_time);
    let ends = ending.as_ref().and_then(Item::date_time);
    let (first, last) = (conference.first_day, conference.last_day);
    let begins_inside = starts.is_none_or(|starts| (first..=last).contains(&starts.date()));
    if !begins_inside {
        starting?.note(format!("must be on a day of the conference, {first} to {last}"));
    }
    let (starts, ends) = (starts?, ends?);
    if ends <= starts {
        ending?.note("must be after starts");
        return None;
    }
    let night = last.saturating_add(1.day()).at(NIGHT_HOURS, 0, 0, 0);
    if ends > night {
        ending?.note(format!(
            "must not be after {night}, when the last night of the conference is over"
        ));
        return None;
    }
    begins_inside.then_some((starts, ends))
}

/// Names of people; none where none are given.
fn people(section: &Section<'_>, key: &'static str) -> Option<Vec<String>> {
    let Some(list) = section.optional(key) else { return Some(Vec::new()) };
    all(list.items()?.iter().map(Item::line).collect())
}

fn slots(section: &Section<'_>, times: Option<(DateTime, DateTime)>) -> Option<Vec<Slot>> {
    let slots = section.list("slot", "slots");
    let mut slots: Vec<Slot> = all(slots.iter().map(|each| slot(each, times)).collect())?;
    slots.sort_by_key(|slot| slot.starts);
    Some(slots)
}

fn slot(section: &Section<'_>, times: Option<(DateTime, DateTime)>) -> Option<Slot> {
    let title = section.name("title");
    let starting = section.required("starts");
    let starts = starting.as_ref().and_then(Item::date_time);
    let minutes = section.required("minutes").and_then(|item| item.integer(1..=SLOT_MOST));
    let speakers = people(section, "speakers");
    section.finish();
    let slot = Slot { title: title?, starts: starts?, minutes: minutes?, speakers: speakers? };
    if let Some((begin, end)) = times
        && (slot.starts < begin || end < slot.ends())
    {
        let (from, to) = (slot.starts, slot.ends());
        starting?
            .note(format!("must lie inside its session, {begin} to {end}, not {from} to {to}"));
        return None;
    }
    Some(slot)
}
