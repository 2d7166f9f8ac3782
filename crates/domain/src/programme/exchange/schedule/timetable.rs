//! A release in the shape of the two forms: days, rooms, events.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use super::carried::{Carried, CarriedRoom, CarriedSession, CarriedSlot, CarriedSpeaker, FORM};
use super::words::{plain, tidy};
use super::{Outgoing, all_rooms, kind};
use crate::programme::{
    DAY_BEGINS, Hours, ItemId, ItemKind, Programme, Release, Session, Slot, day_of, guid,
};
use crate::value::{Key, LanguageTag, Localized};

/// All that a file says.
pub(super) struct Timetable {
    pub(super) version: String,
    pub(super) base_url: String,
    /// Where the programme is, without a slash at the end.
    pub(super) programme_url: String,
    pub(super) title: String,
    pub(super) acronym: String,
    pub(super) first_day: Date,
    pub(super) last_day: Date,
    pub(super) zone: String,
    pub(super) tracks: Vec<Track>,
    pub(super) rooms: Vec<Room>,
    pub(super) days: Vec<Day>,
    pub(super) carried: Carried,
}

pub(super) struct Track {
    pub(super) name: String,
    /// None where the key is too short for both schemas.
    pub(super) slug: Option<String>,
    pub(super) colour: String,
}

pub(super) struct Room {
    pub(super) name: String,
    pub(super) guid: Uuid,
    pub(super) capacity: Option<i32>,
}

pub(super) struct Day {
    pub(super) date: Date,
    pub(super) starts: String,
    pub(super) ends: String,
    /// Those in which something happens, in order, with what does, by time.
    pub(super) rooms: Vec<(String, Vec<Event>)>,
}

pub(super) struct Event {
    pub(super) guid: Uuid,
    pub(super) id: u32,
    pub(super) slug: String,
    pub(super) url: String,
    /// With the offset of the zone.
    pub(super) date: String,
    pub(super) start: String,
    pub(super) ends: String,
    pub(super) duration: String,
    pub(super) room: String,
    pub(super) title: String,
    pub(super) kind: &'static str,
    pub(super) track: Option<String>,
    pub(super) language: Option<String>,
    pub(super) summary: String,
    pub(super) persons: Vec<Person>,
}

#[derive(Clone)]
pub(super) struct Person {
    pub(super) guid: Uuid,
    pub(super) id: u32,
    pub(super) name: String,
    pub(super) biography: String,
}

/// What the two forms say of a release; `tells_biographies` where persons have them.
pub(super) fn of(frame: &Outgoing<'_>, release: &Release, tells_biographies: bool) -> Timetable {
    let definition = frame.definition;
    let programme = &*release.programme;
    let mut maker = Maker::new(frame, programme);
    let events = maker.events();
    let days = days(frame, programme, events);
    let edition = &release.edition;
    let name = plain(&edition.name);
    let carried = Carried {
        form: FORM,
        locale: frame.locale,
        tracks: programme.tracks.iter().map(tidy_track).collect(),
        rooms: programme.rooms.iter().map(carried_room).collect(),
        speakers: maker.carried_speakers(tells_biographies),
        sessions: std::mem::take(&mut maker.sessions),
    };
    Timetable {
        version: if name.is_empty() {
            edition.number.to_string()
        } else {
            format!("{}: {name}", edition.number)
        },
        base_url: frame.base_url.to_owned(),
        programme_url: format!("{}/conferences/{}/programme", frame.base_url, definition.slug),
        title: maker.words.of(&definition.title),
        acronym: acronym(definition.slug.as_str()),
        first_day: definition.first_day,
        last_day: definition.last_day,
        zone: definition.zone.as_str().to_owned(),
        tracks: programme.tracks.iter().map(|track| maker.words.track(track)).collect(),
        rooms: maker.rooms(),
        days,
        carried,
    }
}

/// The short name of the conference with what both schemas let it have: no hyphens, and at least
/// four characters.
fn acronym(slug: &str) -> String {
    format!("{:_<4}", slug.replace('-', "_"))
}

fn tidy_track(track: &crate::programme::Track) -> crate::programme::Track {
    crate::programme::Track { name: tidy(&track.name), ..track.clone() }
}

fn carried_room(room: &crate::programme::Room) -> CarriedRoom {
    CarriedRoom { key: room.key.clone(), name: tidy(&room.name), capacity: room.capacity }
}

/// The days of the conference and those outside it on which something happens.
fn days(frame: &Outgoing<'_>, programme: &Programme, events: Vec<(Slotted, Event)>) -> Vec<Day> {
    let zone = frame.definition.time_zone();
    let (first, last) = (frame.definition.first_day, frame.definition.last_day);
    let mut rooms: BTreeMap<Date, Vec<(String, Vec<Event>)>> =
        first.series(1.day()).take_while(|day| *day <= last).map(|day| (day, Vec::new())).collect();
    let place = |slotted: &Slotted| {
        slotted.room.as_ref().map(|key| programme.rooms.iter().position(|room| room.key == *key))
    };
    let mut events = events;
    events.sort_by_cached_key(|(slotted, event)| {
        (day_of(slotted.starts), place(slotted), slotted.starts, event.guid)
    });
    for (slotted, event) in events {
        let rooms = rooms.entry(day_of(slotted.starts)).or_default();
        // Rooms that are called alike are one, as the forms know rooms by their names alone.
        match rooms.iter_mut().find(|(name, _)| *name == event.room) {
            Some((_, events)) => events.push(event),
            None => rooms.push((event.room.clone(), vec![event])),
        }
    }
    let day = |(date, rooms): (Date, _)| {
        let tomorrow = date.tomorrow().unwrap_or(date);
        let begins = |date: Date| frame.definition.zone.instant(date.to_datetime(DAY_BEGINS));
        let (starts, ends) = (stamp(&zone, begins(date)), stamp(&zone, begins(tomorrow)));
        Day { date, starts, ends, rooms }
    };
    rooms.into_iter().map(day).collect()
}

/// An instant with the offset that the zone has then: `2022-09-22T09:00:00+02:00`.
fn stamp(zone: &TimeZone, at: Timestamp) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Where an event stands.
struct Slotted {
    starts: DateTime,
    room: Option<Key>,
}

/// Texts in the language of the file.
struct Words<'f> {
    frame: &'f Outgoing<'f>,
}

impl Words<'_> {
    fn of(&self, texts: &Localized) -> String {
        tidy(texts).of(self.frame.locale).to_owned()
    }

    fn track(&self, track: &crate::programme::Track) -> Track {
        let slug = track.key.as_str().trim_end_matches('-');
        Track {
            name: self.of(&track.name),
            slug: Some(slug.to_owned()).filter(|slug| slug.len() > 1),
            colour: track.colour.clone(),
        }
    }
}

/// Numbers for what has guids: the older readers know things by numbers.
#[derive(Default)]
struct Numbers(BTreeSet<u32>);

impl Numbers {
    /// A number of ten digits, the same for the same guid unless another has it already.
    fn of(&mut self, guid: Uuid) -> u32 {
        let [a, b, c, d, ..] = *guid.as_bytes();
        let mut number = u32::from_be_bytes([a, b, c, d]) & 0x3fff_ffff;
        while !self.0.insert(number) {
            number = (number + 1) & 0x3fff_ffff;
        }
        number | 0x4000_0000
    }
}

struct Maker<'f> {
    frame: &'f Outgoing<'f>,
    programme: &'f Programme,
    words: Words<'f>,
    guids: BTreeSet<Uuid>,
    numbers: Numbers,
    persons: BTreeMap<Key, Person>,
    /// Who is in an event.
    told: BTreeSet<Key>,
    sessions: Vec<CarriedSession>,
}

impl<'f> Maker<'f> {
    fn new(frame: &'f Outgoing<'f>, programme: &'f Programme) -> Self {
        let words = Words { frame };
        let (mut guids, mut numbers) = (BTreeSet::new(), Numbers::default());
        let person = |speaker: &crate::programme::Speaker| {
            let item = ItemId::new(ItemKind::Speaker, &speaker.key);
            let guid = own_guid(frame, &mut guids, &item, speaker.guid);
            let (name, biography) = (plain(&speaker.name), words.of(&speaker.biography));
            (speaker.key.clone(), Person { guid, id: numbers.of(guid), name, biography })
        };
        Self {
            frame,
            programme,
            persons: programme.speakers.iter().map(person).collect(),
            words,
            guids: BTreeSet::new(),
            numbers: Numbers::default(),
            told: BTreeSet::new(),
            sessions: Vec::new(),
        }
    }

    fn carried_speakers(&self, tells_biographies: bool) -> Vec<CarriedSpeaker> {
        let carried = |speaker: &crate::programme::Speaker| {
            let person = self.persons.get(&speaker.key)?.guid;
            let is_told = tells_biographies && self.told.contains(&speaker.key);
            Some(CarriedSpeaker::of(speaker, person, self.frame.locale, is_told))
        };
        self.programme.speakers.iter().filter_map(carried).collect()
    }

    /// All rooms as the JSON lists them, with the one for sessions in all of them where needed.
    fn rooms(&self) -> Vec<Room> {
        let everywhere =
            self.programme.placed().iter().any(|session| session.room.is_none()).then(|| {
                let name = all_rooms(self.frame.locale);
                let key = Key::named("all-rooms", "room", |key| self.programme.room(key).is_some());
                let item = ItemId::new(ItemKind::Room, &key);
                Room { name, guid: guid(self.frame.id, &item), capacity: None }
            });
        let room = |room: &crate::programme::Room| Room {
            name: self.words.of(&room.name),
            guid: guid(self.frame.id, &ItemId::new(ItemKind::Room, &room.key)),
            capacity: room.capacity,
        };
        everywhere.into_iter().chain(self.programme.rooms.iter().map(room)).collect()
    }

    fn events(&mut self) -> Vec<(Slotted, Event)> {
        let mut events = Vec::new();
        for session in &self.programme.sessions {
            let Some(hours) = session.hours() else { continue };
            if session.slots.is_empty() {
                let item = ItemId::new(ItemKind::Session, &session.key);
                let guid = own_guid(self.frame, &mut self.guids, &item, session.guid);
                self.sessions.push(CarriedSession::of(session, Some(guid), self.frame.locale));
                events.push(self.event(session, &Content::of_session(session), guid, hours));
                continue;
            }
            let mut carried = CarriedSession::of(session, None, self.frame.locale);
            let mut slots: Vec<&Slot> = session.slots.iter().collect();
            slots.sort_by_key(|slot| slot.offset);
            for slot in slots {
                let item = ItemId::new(ItemKind::Slot, &slot.key);
                let guid = own_guid(self.frame, &mut self.guids, &item, slot.guid);
                carried.slots.push(CarriedSlot::of(slot, guid, self.frame.locale));
                let hours = slot.hours(hours.starts);
                events.push(self.event(session, &Content::of_slot(session, slot), guid, hours));
            }
            self.sessions.push(carried);
        }
        events
    }

    fn event(
        &mut self,
        session: &Session,
        content: &Content<'_>,
        guid: Uuid,
        hours: Hours,
    ) -> (Slotted, Event) {
        let (definition, id) = (self.frame.definition, self.numbers.of(guid));
        let room = session.room.as_ref().and_then(|key| self.programme.room(key));
        let track = session.track.as_ref().and_then(|key| self.programme.track(key));
        let zone = definition.time_zone();
        let (begin, end) =
            (definition.zone.instant(hours.starts), definition.zone.instant(hours.ends));
        let minutes = end.duration_since(begin).as_mins();
        // Only where the clock is turned while it goes on, the length is another one.
        let minutes = if minutes > 0 { minutes } else { content.minutes.into() };
        let key = content.item.key.as_str();
        let folder = if content.item.kind == ItemKind::Slot { "slots" } else { "sessions" };
        let slug = format!("{}-{id}-{key}", acronym(definition.slug.as_str()));
        self.told.extend(content.persons.iter().cloned());
        let persons = content.persons.iter().filter_map(|key| self.persons.get(key).cloned());
        let event = Event {
            guid,
            id,
            slug: slug.trim_end_matches('-').to_owned(),
            url: format!(
                "{}/conferences/{}/programme/{folder}/{key}",
                self.frame.base_url, definition.slug
            ),
            date: stamp(&zone, begin),
            start: begin.to_zoned(zone.clone()).strftime("%H:%M").to_string(),
            ends: stamp(&zone, begin.saturating_add(minutes.minutes()).unwrap_or(end)),
            duration: format!("{:02}:{:02}", minutes / 60, minutes % 60),
            room: room
                .map_or_else(|| all_rooms(self.frame.locale), |room| self.words.of(&room.name)),
            title: self.words.of(content.title),
            kind: kind::word(session.kind),
            track: track.map(|track| self.words.of(&track.name)),
            language: content.language.map(ToString::to_string),
            summary: self.words.of(content.summary),
            persons: persons.collect(),
        };
        (Slotted { starts: hours.starts, room: session.room.clone() }, event)
    }
}

/// What an event is about, from a slot or from a session without slots.
struct Content<'p> {
    item: ItemId,
    title: &'p Localized,
    summary: &'p Localized,
    minutes: u32,
    language: Option<&'p LanguageTag>,
    persons: &'p [Key],
}

impl<'p> Content<'p> {
    fn of_session(session: &'p Session) -> Self {
        Self {
            item: ItemId::new(ItemKind::Session, &session.key),
            title: &session.title,
            summary: &session.summary,
            minutes: session.minutes,
            language: session.language.as_ref(),
            persons: &session.chairs,
        }
    }

    fn of_slot(session: &'p Session, slot: &'p Slot) -> Self {
        Self {
            item: ItemId::new(ItemKind::Slot, &slot.key),
            title: &slot.title,
            summary: &slot.summary,
            minutes: slot.minutes,
            language: slot.language.as_ref().or(session.language.as_ref()),
            persons: &slot.speakers,
        }
    }
}

/// The guid that a part brought with it, unless another has it already, or else the one that is
/// made for it.
fn own_guid(
    frame: &Outgoing<'_>,
    taken: &mut BTreeSet<Uuid>,
    item: &ItemId,
    own: Option<Uuid>,
) -> Uuid {
    let made = guid(frame.id, item);
    let guid = own.filter(|own| !taken.contains(own)).unwrap_or(made);
    taken.insert(guid);
    guid
}
