//! Reads `schedule.xml` or `schedule.json` into a programme.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{File, Taker};
use super::group::{Maker, groups};
use super::parts::{Rooms, Tracks};
use super::people::{People, identity};
use super::read_xml;
use super::tree::Tree;
use crate::conference::Definition;
use crate::programme::draft::{MOST, check};
use crate::programme::exchange::Mistake;
use crate::programme::{Programme, Session};

/// The most bytes of a file.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The most of the characters that begin or part something, so that a file of nothing but parts
/// does not fill the memory.
const MOST_PARTS: usize = 1_000_000;

/// What a file makes of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The programme with what the file says.
    pub programme: Programme,
    /// What the file says and Plenum does not take, each with how often: `links: 26`.
    pub left_out: Vec<String>,
}

/// Reads a file in the form of frab or pretalx, XML or JSON, into a programme.
///
/// The file is the whole programme of sessions: those of `into` that it does not have are
/// withdrawn. An event with persons is a session with one slot, in which they speak; one without
/// is a session without slots. Sessions, slots and speakers of `into` are known again by their
/// guids, or by the keys that ids of the file give, and speakers by name as well; rooms and tracks
/// by name. What is known keeps its key and what the file cannot say, such as its themes, and texts in other
/// languages while the file says the same. Tracks, rooms and speakers that the file does not
/// name stay. The same file read again gives the same programme.
///
/// # Errors
///
/// Every mistake in the file, by event; nothing is taken then.
pub fn read(
    text: &str,
    into: &Programme,
    conference: &Definition,
) -> Result<Imported, Vec<Mistake>> {
    let tree = parse(text).map_err(|why| vec![Mistake::new("", why)])?;
    let mut taker = Taker::new(conference);
    let file = taker.file(&tree);
    let mut notes = taker.notes;
    if let Some(file) = &file {
        check_events(file, &mut notes.mistakes);
    }
    let Some(file) = file.filter(|_| notes.mistakes.is_empty()) else { return Err(notes.mistakes) };
    let locale = conference.languages.first().copied().unwrap_or_default();
    let people = People::of(&file, into, locale);
    let mut maker = Maker {
        rooms: Rooms::of(&file, into, locale),
        tracks: Tracks::of(&file, into, locale),
        people: &people,
        into,
        locale,
        notes: &mut notes,
    };
    let sessions: Vec<Session> =
        groups(&file, into).into_iter().filter_map(|group| maker.session(group)).collect();
    let (rooms, tracks) = (maker.rooms.rooms, maker.tracks.tracks);
    let programme = Programme {
        settings: into.settings.clone(),
        tracks,
        themes: into.themes.clone(),
        rooms,
        speakers: people.speakers,
        sessions,
    };
    let faults = check(&programme).into_iter();
    notes.mistakes.extend(faults.map(|fault| Mistake::new(fault.field, fault.message)));
    if !notes.mistakes.is_empty() {
        return Err(notes.mistakes);
    }
    let left_out = notes.left_out.iter().map(|(what, count)| format!("{what}: {count}"));
    Ok(Imported { programme, left_out: left_out.collect() })
}

fn parse(text: &str) -> Result<Tree, String> {
    if text.len() > MOST_BYTES {
        return Err(format!("must have at most {} MiB", MOST_BYTES / 1024 / 1024));
    }
    if text.bytes().filter(|byte| b",<[{".contains(byte)).count() > MOST_PARTS {
        return Err(format!("must have at most {MOST_PARTS} parts"));
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('<') {
        return read_xml::read(text);
    }
    if text.starts_with('{') {
        return serde_json::from_str(text).map_err(|why| format!("is no JSON: {why}"));
    }
    Err("must be a schedule.xml or a schedule.json".to_owned())
}

/// Not too many of anything, and each event something of its own.
fn check_events(file: &File, mistakes: &mut Vec<Mistake>) {
    let persons = file.events.iter().flat_map(|event| &event.persons);
    let mut counts = vec![
        ("tracks", file.tracks.len()),
        ("rooms", file.rooms.len()),
        ("speakers", persons.map(identity).collect::<BTreeSet<_>>().len()),
    ];
    if let Some(carried) = &file.carried {
        counts.push(("tracks", carried.tracks.len()));
        counts.push(("rooms", carried.rooms.len()));
        counts.push(("speakers", carried.speakers.len()));
        counts.push(("sessions", carried.sessions.len()));
    }
    for (name, count) in counts {
        let most = MOST.iter().find(|(each, _)| *each == name).map_or(0, |(_, most)| *most);
        if count > most {
            mistakes.push(Mistake::new("", format!("must have at most {most} {name}")));
        }
    }
    let mut seen = BTreeMap::new();
    for event in &file.events {
        let own = event.guid.map_or_else(|| event.own.clone(), |guid| guid.to_string());
        if let Some(other) = seen.insert(own, &event.place) {
            let message = format!("must have a guid or an id of its own, not that of {other}");
            mistakes.push(Mistake::new(&event.place, message));
        }
    }
}
