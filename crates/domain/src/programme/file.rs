//! Reads a programme file, and names every mistake in it with its line; pure.
//!
//! Tracks and themes are the conference's own, and people are written by their names: whoever is
//! named is a speaker of the programme.

use std::cell::RefCell;

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::{Programme, Room, Session, SessionKind, SessionPlace, Settings, Slot, Speaker, day_of};
use crate::conference::Definition;
use crate::conference::file::Mistake;
use crate::conference::file::item::Item;
use crate::conference::file::reader::{Reader, Section, all, read, read_list};
use crate::value::{Key, Localized};

/// The longest session or slot, in minutes.
const MINUTES_MOST: u32 = 1_440;

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

/// What sessions are checked against, and what they name.
struct Frame<'c> {
    conference: &'c Definition,
    rooms: Vec<Key>,
    speakers: RefCell<Vec<Speaker>>,
    slots: RefCell<Vec<Key>>,
}

impl Frame<'_> {
    /// The speaker of this name, made where nobody named them before.
    fn speaker(&self, name: String) -> Key {
        let mut speakers = self.speakers.borrow_mut();
        if let Some(known) = speakers.iter().find(|speaker| speaker.name == name) {
            return known.key.clone();
        }
        let key = Key::named(&name, "speaker", |key| speakers.iter().any(|each| each.key == *key));
        speakers.push(Speaker {
            key: key.clone(),
            name,
            affiliation: String::new(),
            biography: Localized::default(),
            available: Vec::new(),
            confirmed: true,
            guid: None,
        });
        key
    }

    fn slot(&self, title: &Localized) -> Key {
        let mut slots = self.slots.borrow_mut();
        let key = Key::named(title.of(crate::value::Locale::En), "slot", |key| slots.contains(key));
        slots.push(key.clone());
        key
    }
}

fn programme(
    reader: &Reader<'_>,
    root: &Section<'_>,
    conference: &Definition,
) -> Option<Programme> {
    reader.set_languages(&conference.languages);
    let sample = root.switch("sample");
    let walking = root.optional("walking_minutes").map_or(Some(0), |item| item.integer(0..=120));
    let rooms = root.some("room", "rooms");
    let frame = Frame {
        conference,
        rooms: rooms.iter().filter_map(|each| each.peek("key")).collect(),
        speakers: RefCell::default(),
        slots: RefCell::default(),
    };
    let rooms = read_list(&rooms, room);
    let sessions =
        read_list(&root.some("session", "sessions"), |section, key| session(section, key, &frame));
    Some(Programme {
        settings: Settings { sample: sample?, walking_minutes: walking?, hours: None },
        rooms: rooms?,
        sessions: sessions?,
        speakers: frame.speakers.into_inner(),
        ..Programme::beginning(conference)
    })
}

fn room(section: &Section<'_>, key: Option<Key>) -> Option<Room> {
    let name = section.name("name");
    let capacity = section.required("capacity").and_then(|item| item.integer(1..=1_000_000));
    Some(Room {
        key: key?,
        name: name?,
        capacity: Some(capacity?),
        equipment: Vec::new(),
        stream: None,
        open: Vec::new(),
    })
}

fn session(section: &Section<'_>, key: Option<Key>, frame: &Frame<'_>) -> Option<Session> {
    let kind: Option<SessionKind> = section.required("kind").and_then(|item| item.parsed());
    let title = section.name("title");
    let summary = section.optional_text("abstract");
    let track = known(section, "track", "[[track]] of the conference", |key| {
        frame.conference.track(key.as_str()).is_some()
    });
    let themes = themes(section, frame);
    let room = known(section, "room", "[[room]] of this file", |key| frame.rooms.contains(key));
    let times = times(section, frame.conference);
    let chairs = people(section, "chairs", frame);
    let accredited = section.switch("accredited");
    let place = section.optional("place").map_or(Some(None), |item| place(&item).map(Some));
    let slots = slots(section, times, frame);
    if kind == Some(SessionKind::TrackSession) && matches!(track, Some(None)) {
        section.note("track", "is missing: a track-session belongs to a track");
    }
    let (starts, minutes) = times?;
    Some(Session {
        key: key?,
        kind: kind?,
        title: title?,
        summary: summary?,
        track: track?,
        themes: themes?,
        room: room?,
        starts: Some(starts),
        minutes,
        chairs: chairs?,
        language: None,
        accredited: accredited?,
        place: place?,
        slots: slots?,
        guid: None,
    })
}

/// The seats that attendees book in a session.
fn place(item: &Item<'_>) -> Option<SessionPlace> {
    let section = item.section()?;
    let capacity = section.required("capacity").and_then(|item| item.integer(1..=1_000_000));
    let note = section.optional_name("note");
    let window = section.optional("window").map_or(Some(None), |item| item.window().map(Some));
    let requires = section.optional("requires").map_or(Some(None), |item| item.parsed().map(Some));
    let overlaps = section.switch("overlaps");
    section.finish();
    Some(SessionPlace {
        capacity: capacity?,
        note: note?,
        window: window?,
        categories: Vec::new(),
        requires: requires?,
        overlaps: overlaps?,
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

fn themes(section: &Section<'_>, frame: &Frame<'_>) -> Option<Vec<Key>> {
    let Some(list) = section.optional("themes") else { return Some(Vec::new()) };
    let theme = |item: &Item<'_>| {
        let key: Key = item.parsed()?;
        if frame.conference.themes.iter().any(|theme| theme.key == key) {
            return Some(key);
        }
        item.note(format!("is {key}, which is no [[theme]] of the conference"));
        None
    };
    all(list.items()?.iter().map(theme).collect())
}

/// Start and length in minutes, on the days of the conference; the last night may be long.
fn times(section: &Section<'_>, conference: &Definition) -> Option<(DateTime, u32)> {
    let starting = section.required("starts");
    let ending = section.required("ends");
    let starts = starting.as_ref().and_then(Item::date_time);
    let ends = ending.as_ref().and_then(Item::date_time);
    let (first, last) = (conference.first_day, conference.last_day);
    let begins_inside = starts.is_none_or(|starts| (first..=last).contains(&day_of(starts)));
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
    let minutes = u32::try_from(minutes_between(starts, ends)).ok();
    let Some(minutes) = minutes.filter(|minutes| (1..=MINUTES_MOST).contains(minutes)) else {
        if !begins_inside {
            return None;
        }
        ending?.note(format!("must be 1 to {MINUTES_MOST} minutes after starts"));
        return None;
    };
    begins_inside.then_some((starts, minutes))
}

/// Whole minutes on the clock from one time to another.
fn minutes_between(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_mins()
}

/// People by their names; none where none are given.
fn people(section: &Section<'_>, key: &'static str, frame: &Frame<'_>) -> Option<Vec<Key>> {
    let Some(list) = section.optional(key) else { return Some(Vec::new()) };
    let person = |item: &Item<'_>| item.line().map(|name| frame.speaker(name));
    all(list.items()?.iter().map(person).collect())
}

fn slots(
    section: &Section<'_>,
    times: Option<(DateTime, u32)>,
    frame: &Frame<'_>,
) -> Option<Vec<Slot>> {
    let slots = section.list("slot", "slots");
    let mut slots: Vec<Slot> = all(slots.iter().map(|each| slot(each, times, frame)).collect())?;
    slots.sort_by_key(|slot| slot.offset);
    Some(slots)
}

fn slot(section: &Section<'_>, times: Option<(DateTime, u32)>, frame: &Frame<'_>) -> Option<Slot> {
    let title = section.name("title");
    let summary = section.optional_text("abstract");
    let starting = section.required("starts");
    let starts = starting.as_ref().and_then(Item::date_time);
    let minutes = section.required("minutes").and_then(|item| item.integer(1..=MINUTES_MOST));
    let speakers = people(section, "speakers", frame);
    let themes = themes(section, frame);
    let sponsored = section.switch("sponsored");
    section.finish();
    let (title, starts, minutes, (begin, length)) = (title?, starts?, minutes?, times?);
    let offset = minutes_between(begin, starts);
    if offset < 0 || offset + i64::from(minutes) > i64::from(length) {
        let end = super::session::after(begin, i64::from(length));
        let to = super::session::after(starts, i64::from(minutes));
        starting?
            .note(format!("must lie inside its session, {begin} to {end}, not {starts} to {to}"));
        return None;
    }
    Some(Slot {
        key: frame.slot(&title),
        title,
        summary: summary?,
        offset: i32::try_from(offset).ok()?,
        minutes,
        speakers: speakers?,
        themes: themes?,
        language: None,
        sponsored: sponsored?,
        guid: None,
    })
}
