//! A timetable as `schedule.json`, by c3voc's `schema.json`.

use serde::{Serialize, Serializer};

use super::carried::Carried;
use super::timetable::{Day, Event, Person, Room, Timetable, Track};

/// The steps of the timetable, which is planned to the minute but shown in steps of five.
pub(super) const STEP: &str = "00:05";

pub(super) fn write(timetable: &Timetable) -> String {
    let document = Document {
        schema: "https://c3voc.de/schedule/schema.json",
        generator: Generator { name: "Plenum" },
        schedule: Schedule {
            version: &timetable.version,
            base_url: &timetable.base_url,
            conference: conference(timetable),
        },
    };
    // Nothing in it can fail: all keys are texts.
    serde_json::to_string(&document).unwrap_or_default()
}

fn conference(timetable: &Timetable) -> Conference<'_> {
    let zone = timetable.zone.as_str();
    Conference {
        acronym: &timetable.acronym,
        title: &timetable.title,
        start: timetable.first_day.to_string(),
        end: timetable.last_day.to_string(),
        days_count: timetable.days.len(),
        timeslot_duration: STEP,
        time_zone_name: is_named(zone).then_some(zone),
        url: &timetable.programme_url,
        tracks: timetable.tracks.iter().map(TrackItem::of).collect(),
        rooms: timetable.rooms.iter().map(RoomItem::of).collect(),
        meta: Meta { plenum: &timetable.carried },
        days: (1..).zip(&timetable.days).map(DayItem::of).collect(),
    }
}

/// Whether the schema takes this name of a zone: `^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$`. Times say
/// their offsets, so that nothing is lost without it.
fn is_named(zone: &str) -> bool {
    let begins = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.next().is_some_and(|c| c.is_ascii_lowercase())
    };
    let area = |area: &str| begins(area) && area.chars().skip(1).all(|c| c.is_ascii_lowercase());
    zone.ends_with("UTC") || zone.split_once('/').is_some_and(|(a, city)| area(a) && begins(city))
}

#[derive(Serialize)]
struct Document<'t> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    generator: Generator,
    schedule: Schedule<'t>,
}

#[derive(Serialize)]
struct Generator {
    name: &'static str,
}

#[derive(Serialize)]
struct Schedule<'t> {
    version: &'t str,
    base_url: &'t str,
    conference: Conference<'t>,
}

#[derive(Serialize)]
struct Conference<'t> {
    acronym: &'t str,
    title: &'t str,
    start: String,
    end: String,
    #[serde(rename = "daysCount")]
    days_count: usize,
    timeslot_duration: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone_name: Option<&'t str>,
    url: &'t str,
    tracks: Vec<TrackItem<'t>>,
    rooms: Vec<RoomItem<'t>>,
    meta: Meta<'t>,
    days: Vec<DayItem<'t>>,
}

#[derive(Serialize)]
struct Meta<'t> {
    plenum: &'t Carried,
}

#[derive(Serialize)]
struct TrackItem<'t> {
    name: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'t str>,
    color: &'t str,
}

impl<'t> TrackItem<'t> {
    fn of(track: &'t Track) -> Self {
        Self { name: &track.name, slug: track.slug.as_deref(), color: &track.colour }
    }
}

#[derive(Serialize)]
struct RoomItem<'t> {
    name: &'t str,
    guid: uuid::Uuid,
    capacity: Option<i32>,
}

impl<'t> RoomItem<'t> {
    fn of(room: &'t Room) -> Self {
        Self { name: &room.name, guid: room.guid, capacity: room.capacity }
    }
}

#[derive(Serialize)]
struct DayItem<'t> {
    index: usize,
    date: String,
    day_start: &'t str,
    day_end: &'t str,
    #[serde(serialize_with = "by_room")]
    rooms: &'t [(String, Vec<Event>)],
}

impl<'t> DayItem<'t> {
    fn of((index, day): (usize, &'t Day)) -> Self {
        Self {
            index,
            date: day.date.to_string(),
            day_start: &day.starts,
            day_end: &day.ends,
            rooms: &day.rooms,
        }
    }
}

/// An object whose keys are the rooms, in their order.
fn by_room<S: Serializer>(rooms: &[(String, Vec<Event>)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(
        rooms
            .iter()
            .map(|(room, events)| (room, events.iter().map(EventItem::of).collect::<Vec<_>>())),
    )
}

#[derive(Serialize)]
struct EventItem<'t> {
    guid: uuid::Uuid,
    id: u32,
    date: &'t str,
    start: &'t str,
    end: &'t str,
    duration: &'t str,
    room: &'t str,
    slug: &'t str,
    url: &'t str,
    title: &'t str,
    subtitle: &'static str,
    track: Option<&'t str>,
    #[serde(rename = "type")]
    kind: &'static str,
    language: Option<&'t str>,
    #[serde(rename = "abstract")]
    summary: &'t str,
    persons: Vec<PersonItem<'t>>,
    links: [&'static str; 0],
}

impl<'t> EventItem<'t> {
    fn of(event: &'t Event) -> Self {
        Self {
            guid: event.guid,
            id: event.id,
            date: &event.date,
            start: &event.start,
            end: &event.ends,
            duration: &event.duration,
            room: &event.room,
            slug: &event.slug,
            url: &event.url,
            title: &event.title,
            subtitle: "",
            track: event.track.as_deref(),
            kind: event.kind,
            language: event.language.as_deref(),
            summary: &event.summary,
            persons: event.persons.iter().map(PersonItem::of).collect(),
            links: [],
        }
    }
}

/// As frab writes people; with `name` beside `public_name` the schema would take it for
/// pretalx' form as well, and it must be one of them.
#[derive(Serialize)]
struct PersonItem<'t> {
    guid: uuid::Uuid,
    id: u32,
    public_name: &'t str,
    biography: &'t str,
}

impl<'t> PersonItem<'t> {
    fn of(person: &'t Person) -> Self {
        Self {
            guid: person.guid,
            id: person.id,
            public_name: &person.name,
            biography: &person.biography,
        }
    }
}
