//! Themes, rooms, people and tracks out of their sheets.

use super::Sheet;
use super::cell;
use super::field::Field;
use super::keys::{Called, Known};
use super::names::all;
use super::read::{Reading, people};
use super::row::{Row, line};
use crate::conference::Theme;
use crate::programme::{Programme, Room, Speaker, Track};
use crate::value::{Key, Localized};

/// A row that is called by a name in several languages.
fn called(row: Row<'_>) -> Called<'_> {
    let name = row.lines(Field::Name, &Localized::default());
    let first = name.locales().next().map(|locale| name.of(locale).to_owned());
    Called { row, name: first.unwrap_or_default(), names: all(&name) }
}

pub(super) fn themes(reading: &mut Reading<'_, '_>, made: &mut Programme) {
    let Some(rows) = reading.rows(Sheet::Themes) else { return };
    let known: Vec<Known> =
        made.themes.iter().map(|theme| (theme.key.clone(), all(&theme.name))).collect();
    let keyed = reading.keyed(Sheet::Themes, rows.into_iter().map(called).collect(), &known);
    let theme = |(row, key): (Row<'_>, Key)| {
        let old = made.theme(&key).map(|theme| theme.name.clone()).unwrap_or_default();
        Theme { key, name: row.lines(Field::Name, &old) }
    };
    made.themes = keyed.into_iter().map(theme).collect();
}

pub(super) fn rooms(reading: &mut Reading<'_, '_>, made: &mut Programme) {
    let Some(rows) = reading.rows(Sheet::Rooms) else { return };
    let known: Vec<Known> =
        made.rooms.iter().map(|room| (room.key.clone(), all(&room.name))).collect();
    let keyed = reading.keyed(Sheet::Rooms, rows.into_iter().map(called).collect(), &known);
    made.rooms = keyed.into_iter().map(|(row, key)| room(row, key, made)).collect();
}

fn room(row: Row<'_>, key: Key, before: &Programme) -> Room {
    let old = before.room(&key).cloned();
    let old = old.unwrap_or_else(|| Room {
        key,
        name: Localized::default(),
        capacity: None,
        equipment: Vec::new(),
        stream: None,
        open: Vec::new(),
    });
    Room {
        name: row.lines(Field::Name, &old.name),
        capacity: row.take(Field::Capacity, old.capacity, cell::integer),
        equipment: row.list(Field::Equipment, old.equipment, |text| Ok(line(text))),
        stream: row.take(Field::Stream, old.stream, |text| Ok(text.to_owned())),
        open: row.list(Field::Open, old.open, cell::hours),
        key: old.key,
    }
}

pub(super) fn speakers(reading: &mut Reading<'_, '_>, made: &mut Programme) {
    let Some(rows) = reading.rows(Sheet::Speakers) else { return };
    let known: Vec<Known> = made
        .speakers
        .iter()
        .map(|person| (person.key.clone(), vec![person.name.clone()]))
        .collect();
    let rows = rows.into_iter().map(|row| {
        let name = row.cell(Field::Name).map(line).unwrap_or_default();
        Called { row, names: vec![name.clone()], name }
    });
    let keyed = reading.keyed(Sheet::Speakers, rows.collect(), &known);
    made.speakers = keyed.into_iter().map(|(row, key)| speaker(row, key, made)).collect();
}

fn speaker(row: Row<'_>, key: Key, before: &Programme) -> Speaker {
    let old = before.speaker(&key).cloned();
    let old = old.unwrap_or_else(|| Speaker {
        key,
        name: String::new(),
        affiliation: String::new(),
        biography: Localized::default(),
        available: Vec::new(),
        confirmed: false,
        guid: None,
    });
    let text = |field, old: String| row.cell(field).map_or(old, line);
    Speaker {
        name: text(Field::Name, old.name),
        affiliation: text(Field::Affiliation, old.affiliation),
        biography: row.texts(Field::Biography, &old.biography),
        available: row.list(Field::Available, old.available, cell::hours),
        confirmed: row.switch(Field::Confirmed, old.confirmed),
        guid: row.guid(old.guid),
        key: old.key,
    }
}

pub(super) fn tracks(reading: &mut Reading<'_, '_>, made: &mut Programme) {
    let Some(rows) = reading.rows(Sheet::Tracks) else { return };
    let known: Vec<Known> =
        made.tracks.iter().map(|track| (track.key.clone(), all(&track.name))).collect();
    let keyed = reading.keyed(Sheet::Tracks, rows.into_iter().map(called).collect(), &known);
    let people = people(made);
    let track = |(row, key): (Row<'_>, Key)| {
        let old = made.track(&key).cloned();
        let old = old.unwrap_or_else(|| Track {
            key,
            name: Localized::default(),
            colour: String::new(),
            chairs: Vec::new(),
        });
        let colour = row.cell(Field::Colour).map(str::to_ascii_lowercase);
        Track {
            name: row.lines(Field::Name, &old.name),
            colour: colour.unwrap_or(old.colour),
            chairs: row.list(Field::Chairs, old.chairs, |text| people.find(text)),
            key: old.key,
        }
    };
    made.tracks = keyed.into_iter().map(track).collect();
}
