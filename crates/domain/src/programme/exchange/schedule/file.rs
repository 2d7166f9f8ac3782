//! Takes what a file says out of its tree, event by event, and notes what is wrong.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use super::carried::{Carried, FORM};
use super::notes::Notes;
use super::tree::Tree;
use super::words::{TEXT_MOST, line, plain};
use super::write_xml::TARGET;
use crate::conference::{Definition, Zone};
use crate::programme::DAY_BEGINS;
use crate::value::LanguageTag;

/// The longest event, in minutes.
const MINUTES_MOST: i64 = 1_440;

/// The most events of a file; each is a session.
const MOST_EVENTS: usize = 2_000;

/// The most persons of an event.
const MOST_PERSONS: usize = 200;

/// What a file says, as far as Plenum takes it.
pub(super) struct File {
    /// The names of its tracks, where it lists them.
    pub(super) tracks: Vec<String>,
    /// The names of its rooms and how many people they hold, where it lists them.
    pub(super) rooms: Vec<(String, Option<i32>)>,
    pub(super) events: Vec<Event>,
    pub(super) carried: Option<Carried>,
}

pub(super) struct Event {
    pub(super) place: String,
    pub(super) guid: Option<Uuid>,
    /// What tells it from the others in the file: the beginning of its guid, its id or its code.
    pub(super) own: String,
    pub(super) room: String,
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) track: String,
    pub(super) language: Option<LanguageTag>,
    pub(super) summary: String,
    /// In the conference's civil time.
    pub(super) starts: DateTime,
    pub(super) minutes: u32,
    pub(super) persons: Vec<Person>,
}

#[derive(Clone)]
pub(super) struct Person {
    pub(super) guid: Option<Uuid>,
    /// The beginning of the guid, the code or the id; none where they only have a name.
    pub(super) own: Option<String>,
    pub(super) name: String,
    /// None where the file does not say.
    pub(super) biography: Option<String>,
}

/// What is taken from an event, or follows from what is.
const EVENT: [&str; 18] = [
    "guid",
    "id",
    "code",
    "room",
    "title",
    "subtitle",
    "type",
    "track",
    "language",
    "abstract",
    "description",
    "date",
    "start",
    "end",
    "duration",
    "persons",
    "slug",
    "url",
];

const PERSON: [&str; 7] =
    ["guid", "id", "code", "public_name", "full_public_name", "name", "biography"];

/// What is taken from a conference, or known of it.
const CONFERENCE: [&str; 12] = [
    "acronym",
    "title",
    "start",
    "end",
    "daysCount",
    "timeslot_duration",
    "time_zone_name",
    "days",
    "tracks",
    "rooms",
    "meta",
    "base_url",
];

/// Reads a file with its notes.
pub(super) struct Taker<'f> {
    conference: &'f Definition,
    /// The zone of the file's civil times.
    zone: Zone,
    languages: Vec<&'static str>,
    /// The guids of the events that Plenum itself has written, and says more of.
    is_ours: bool,
    pub(super) notes: Notes,
}

impl<'f> Taker<'f> {
    pub(super) fn new(conference: &'f Definition) -> Self {
        Self {
            conference,
            zone: conference.zone.clone(),
            languages: conference.languages.iter().map(|locale| locale.as_str()).collect(),
            is_ours: false,
            notes: Notes::default(),
        }
    }

    pub(super) fn file(&mut self, tree: &Tree) -> Option<File> {
        let Some(conference) = tree.get("schedule").and_then(|each| each.get("conference")) else {
            self.notes.mistake("", "has no schedule with a conference");
            return None;
        };
        let carried = conference.get("meta").and_then(|meta| meta.get(TARGET));
        let carried = carried.and_then(|tree| self.carried(tree));
        self.is_ours = carried.is_some();
        if let Some(zone) = self.said(conference, "time_zone_name") {
            match zone.parse() {
                Ok(zone) => self.zone = zone,
                Err(why) => self.notes.mistake("time_zone_name", format!("{why}")),
            }
        }
        let mut ours = CONFERENCE.to_vec();
        ours.extend(self.is_ours.then_some("url"));
        self.notes.leave_out_but(conference, "conference.", &ours);
        let tracks = conference.get("tracks").map(|tracks| self.tracks(tracks)).unwrap_or_default();
        let rooms = conference.get("rooms").map(|rooms| self.rooms(rooms)).unwrap_or_default();
        let days = conference.get("days").map(Tree::items).unwrap_or_default();
        let lists = days.iter().filter_map(|day| day.get("rooms")).flat_map(Tree::entries);
        if lists.map(|(_, list)| list.items().len()).sum::<usize>() > MOST_EVENTS {
            return self.refuse("", format!("must have at most {MOST_EVENTS} events"));
        }
        let mut events = Vec::new();
        for (index, day) in (1..).zip(days) {
            let date = self.said(day, "date").and_then(|date| date.parse::<Date>().ok());
            for (room, list) in day.get("rooms").map(Tree::entries).unwrap_or_default() {
                for (number, each) in (1..).zip(list.items()) {
                    let place = format!("day {index}, room {room}, event {number}");
                    events.extend(self.event(each, place, room, date));
                }
            }
        }
        Some(File { tracks, rooms, events, carried })
    }

    /// A text or a number, trimmed; none where it is empty.
    fn said<'t>(&self, of: &'t Tree, name: &str) -> Option<&'t str> {
        let said = of.get(name)?.text(&self.languages)?.trim();
        (!said.is_empty()).then_some(said)
    }

    fn carried(&mut self, tree: &Tree) -> Option<Carried> {
        let form = tree.get("form").and_then(|form| form.text(&[]));
        if form != Some(&FORM.to_string()) {
            self.notes.mistake(TARGET, format!("must have the form {FORM}"));
            return None;
        }
        match serde_json::from_value(tree.to_json()) {
            Ok(carried) => Some(carried),
            Err(why) => {
                self.notes.mistake(TARGET, format!("cannot be read: {why}"));
                None
            }
        }
    }

    fn tracks(&mut self, tracks: &Tree) -> Vec<String> {
        let mut names = Vec::new();
        for track in tracks.items() {
            // Colours are Plenum's own, which one can read white text on.
            if !self.is_ours {
                self.notes.leave_out_but(track, "track.", &["name", "slug"]);
            }
            names.extend(self.said(track, "name").map(plain));
        }
        names
    }

    fn rooms(&mut self, rooms: &Tree) -> Vec<(String, Option<i32>)> {
        let mut named = Vec::new();
        for room in rooms.items() {
            // Rooms of different names with one guid have been seen, so that names are what counts.
            self.notes.leave_out_but(room, "room.", &["name", "slug", "guid", "capacity"]);
            let capacity = self.said(room, "capacity").and_then(|said| said.parse::<i32>().ok());
            let capacity = capacity.filter(|people| (1..=1_000_000).contains(people));
            named.extend(self.said(room, "name").map(|name| (plain(name), capacity)));
        }
        named
    }

    fn event(
        &mut self,
        event: &Tree,
        mut place: String,
        room: &str,
        day: Option<Date>,
    ) -> Option<Event> {
        let guid = self.guid(event, &place);
        let id = self.said(event, "id").or_else(|| self.said(event, "code"));
        let own = guid.map(short).or_else(|| id.map(ToOwned::to_owned));
        match (id, guid) {
            (Some(id), Some(guid)) => place = format!("event {id} (guid {guid})"),
            (Some(id), None) => place = format!("event {id}"),
            (None, Some(guid)) => place = format!("event (guid {guid})"),
            (None, None) => self.notes.mistake(&place, "must have a guid, an id or a code"),
        }
        let mut taken = EVENT.to_vec();
        // Its address is that of a page here, which needs no note.
        taken.retain(|name| *name != "url" || self.is_ours);
        self.notes.leave_out_but(event, "", &taken);
        let title = self.line(event, "title", &place);
        let room = self.said(event, "room").unwrap_or(room);
        let room = match line(room) {
            Ok(room) => Some(room),
            Err(why) => self.refuse(&place, format!("room {why}")),
        };
        let language = self.language(event);
        let summary = self.summary(event, &place);
        let times = self.times(event, day, &place);
        let persons = event.get("persons").map(Tree::items).unwrap_or_default();
        if persons.len() > MOST_PERSONS {
            return self.refuse(&place, format!("must have at most {MOST_PERSONS} persons"));
        }
        let persons = persons.iter().filter_map(|person| self.person(person, &place)).collect();
        let (starts, minutes) = times?;
        Some(Event {
            place,
            guid,
            own: own?,
            room: room?,
            title: title?,
            kind: self.said(event, "type").map(plain).unwrap_or_default(),
            track: self.said(event, "track").map(plain).unwrap_or_default(),
            language,
            summary: summary?,
            starts,
            minutes,
            persons,
        })
    }

    fn refuse<T>(&mut self, place: &str, message: impl Into<String>) -> Option<T> {
        self.notes.mistake(place, message);
        None
    }

    fn guid(&mut self, of: &Tree, place: &str) -> Option<Uuid> {
        let said = self.said(of, "guid")?;
        match said.parse() {
            Ok(guid) => Some(guid),
            Err(_) => self.refuse(place, "guid must be a UUID"),
        }
    }

    fn line(&mut self, of: &Tree, name: &str, place: &str) -> Option<String> {
        match line(self.said(of, name).unwrap_or_default()) {
            Ok(line) => Some(line),
            Err(why) => self.refuse(place, format!("{name} {why}")),
        }
    }

    fn language(&mut self, event: &Tree) -> Option<LanguageTag> {
        let language = self.said(event, "language")?.parse();
        if language.is_err() {
            self.notes.leave_out("language");
        }
        language.ok()
    }

    /// Subtitle, abstract and description, each in paragraphs of its own.
    fn summary(&mut self, event: &Tree, place: &str) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        for name in ["subtitle", "abstract", "description"] {
            let part = self.said(event, name).map(plain).unwrap_or_default();
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        let summary = parts.join("\n\n");
        if summary.chars().count() > TEXT_MOST {
            let what = "subtitle, abstract and description";
            return self.refuse(place, format!("{what} must have at most {TEXT_MOST} characters"));
        }
        Some(summary)
    }

    /// When it starts, in the conference's civil time, and how long it is on the clock.
    fn times(&mut self, event: &Tree, day: Option<Date>, place: &str) -> Option<(DateTime, u32)> {
        let starts = match self.said(event, "date") {
            Some(date) => self.instant(date),
            None => self.time_of_day(event, day),
        };
        let Some(starts) = starts else {
            return self.refuse(place, "date must be a time such as 2022-09-22T09:00:00+02:00");
        };
        let real = match (self.said(event, "duration"), self.said(event, "end")) {
            (Some(duration), _) => minutes(duration),
            (None, Some(end)) => self.instant(end).map(|end| end.duration_since(starts).as_mins()),
            (None, None) => None,
        };
        let Some(real) = real.filter(|real| (1..=MINUTES_MOST + 60).contains(real)) else {
            return self
                .refuse(place, "duration must be from 00:01 to 24:00, in hours and minutes");
        };
        let here = self.conference.time_zone();
        let civil = here.to_datetime(starts);
        if civil.second() != 0 || civil.subsec_nanosecond() != 0 {
            return self.refuse(place, "date must be a whole minute");
        }
        let ends = here.to_datetime(starts.saturating_add(real.minutes()).unwrap_or(starts));
        // Where the clock is turned while it goes on, it is longer or shorter on the clock.
        let shown = ends.duration_since(civil).as_mins();
        let shown = if shown > 0 { shown } else { real };
        let Some(minutes) = u32::try_from(shown).ok().filter(|_| shown <= MINUTES_MOST) else {
            return self
                .refuse(place, "duration must be from 00:01 to 24:00, in hours and minutes");
        };
        Some((civil, minutes))
    }

    /// A time with its offset, or one in the zone of the file.
    fn instant(&self, text: &str) -> Option<Timestamp> {
        let civil = || text.parse::<DateTime>().ok().map(|civil| self.zone.instant(civil));
        text.parse::<Timestamp>().ok().or_else(civil)
    }

    /// The way of the oldest files: a day, and a time in it or in the night after it.
    fn time_of_day(&self, event: &Tree, day: Option<Date>) -> Option<Timestamp> {
        let time: Time = self.said(event, "start")?.parse().ok()?;
        let day = if time < DAY_BEGINS { day?.tomorrow().ok()? } else { day? };
        Some(self.zone.instant(day.to_datetime(time)))
    }

    fn person(&mut self, person: &Tree, place: &str) -> Option<Person> {
        self.notes.leave_out_but(person, "person.", &PERSON);
        let guid = self.guid(person, place);
        let names = ["public_name", "full_public_name", "name"];
        let name = names.iter().find_map(|name| self.said(person, name)).unwrap_or_default();
        let name = match line(name) {
            Ok(name) => name,
            Err(why) => return self.refuse(place, format!("the name of a person {why}")),
        };
        let text = person.get("biography").and_then(|text| text.text(&self.languages)).map(plain);
        if text.as_ref().is_some_and(|text| text.chars().count() > TEXT_MOST) {
            let message =
                format!("the biography of {name} must have at most {TEXT_MOST} characters");
            return self.refuse(place, message);
        }
        let id = self.said(person, "code").or_else(|| self.said(person, "id"));
        let own = guid.map(short).or_else(|| id.map(str::to_lowercase));
        Some(Person { guid, own, name, biography: text })
    }
}

/// The first twelve digits of a guid: enough to tell the parts of one file apart, and short enough
/// for an address.
fn short(guid: Uuid) -> String {
    guid.simple().to_string().chars().take(12).collect()
}

/// `1:30`, `01:30` and `01:30:00` in minutes.
fn minutes(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let mut number = || {
        let part = parts.next().filter(|part| (1..=4).contains(&part.len()))?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i64>().ok()).flatten()
    };
    let (hours, minutes) = (number()?, number()?);
    let seconds = number();
    let is_whole = seconds.is_none_or(|seconds| seconds == 0) && parts.next().is_none();
    (is_whole && minutes < 60).then_some(hours * 60 + minutes)
}
