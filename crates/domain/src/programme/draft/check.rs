//! What every programme must keep to, whoever wrote it; pure.
//!
//! Clashes are not here: a draft may have them.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use crate::fault::FieldFault;
use crate::programme::{Hours, Programme, Room, Session, SessionPlace, Slot, Speaker, Track};
use crate::value::{Key, Line, Localized};

/// The most characters of a text in Markdown.
const TEXT_MOST: usize = 20_000;

/// The most parts of each kind.
pub(crate) const MOST: [(&str, usize); 5] =
    [("tracks", 100), ("themes", 100), ("rooms", 200), ("speakers", 5_000), ("sessions", 2_000)];

/// The most things that one part names or holds.
const INSIDE_MOST: usize = 200;

/// The longest session or slot, in minutes.
const MINUTES_MOST: u32 = 1_440;

/// What is wrong with a programme, by field: `sessions.opening.title`.
#[must_use]
pub fn check(programme: &Programme) -> Vec<FieldFault> {
    let mut check = Check { programme, faults: Vec::new() };
    check.sizes();
    check.settings();
    programme.tracks.iter().for_each(|track| check.track(track));
    for theme in &programme.themes {
        check.title(&format!("themes.{}.name", theme.key), &theme.name);
    }
    programme.rooms.iter().for_each(|room| check.room(room));
    programme.speakers.iter().for_each(|speaker| check.speaker(speaker));
    let mut slots = BTreeSet::new();
    for session in &programme.sessions {
        check.session(session);
        for slot in &session.slots {
            check.slot(session, slot);
            if !slots.insert(&slot.key) {
                check.fault("key-taken", &slot_path(session, slot, "key"), "is another slot's key");
            }
        }
    }
    check.faults
}

struct Check<'p> {
    programme: &'p Programme,
    faults: Vec<FieldFault>,
}

fn slot_path(session: &Session, slot: &Slot, field: &str) -> String {
    format!("sessions.{}.slots.{}.{field}", session.key, slot.key)
}

impl Check<'_> {
    fn fault(&mut self, code: &'static str, field: &str, message: &str) {
        self.faults.push(FieldFault::new(field, code, message));
    }

    fn at_most(&mut self, field: &str, is: usize, most: usize) {
        if is > most {
            let message = format!("must be at most {most}");
            self.faults.push(FieldFault::new(field, "number-max", message).with("max", most));
        }
    }

    fn between(&mut self, field: &str, is: i64, (least, most): (i64, i64)) {
        let message = format!("must be from {least} to {most}");
        if is < least {
            self.faults.push(FieldFault::new(field, "number-min", message).with("min", least));
        } else if is > most {
            self.faults.push(FieldFault::new(field, "number-max", message).with("max", most));
        }
    }

    fn sizes(&mut self) {
        let programme = self.programme;
        let sizes = [
            keys(programme.tracks.iter().map(|each| &each.key)),
            keys(programme.themes.iter().map(|each| &each.key)),
            keys(programme.rooms.iter().map(|each| &each.key)),
            keys(programme.speakers.iter().map(|each| &each.key)),
            keys(programme.sessions.iter().map(|each| &each.key)),
        ];
        for ((name, most), (count, distinct)) in MOST.into_iter().zip(sizes) {
            self.at_most(name, count, most);
            if distinct < count {
                self.fault("key-taken", name, "must each have a key of their own");
            }
        }
    }

    fn settings(&mut self) {
        let minutes = i64::from(self.programme.settings.walking_minutes);
        self.between("settings.walking_minutes", minutes, (0, 120));
    }

    /// One line in at least one language.
    fn title(&mut self, field: &str, text: &Localized) {
        if text.is_empty() {
            return self.fault("required", field, "is missing");
        }
        self.line(field, text);
    }

    /// At most one line in every language; may be empty.
    fn line(&mut self, field: &str, text: &Localized) {
        for locale in text.locales() {
            let said = text.of(locale);
            if !said.is_empty() && !said.parse::<Line>().is_ok_and(|line| line.as_str() == said) {
                let message =
                    format!("must be one clean line of at most {} characters", Line::MOST);
                self.faults
                    .push(FieldFault::new(field, "too-long", message).with("max", Line::MOST));
            }
        }
    }

    fn plain_line(&mut self, field: &str, text: &str, is_needed: bool) {
        if text.is_empty() {
            if is_needed {
                self.fault("required", field, "is missing");
            }
        } else if !text.parse::<Line>().is_ok_and(|line| line.as_str() == text) {
            let message = format!("must be one clean line of at most {} characters", Line::MOST);
            self.faults.push(FieldFault::new(field, "too-long", message).with("max", Line::MOST));
        }
    }

    fn text(&mut self, field: &str, text: &Localized) {
        for locale in text.locales() {
            let said = text.of(locale);
            if said.chars().count() > TEXT_MOST {
                let message = format!("must have at most {TEXT_MOST} characters");
                self.faults
                    .push(FieldFault::new(field, "too-long", message).with("max", TEXT_MOST));
            }
            if said.chars().any(|c| c.is_control() && c != '\n') {
                self.fault("control-character", field, "has control characters but line breaks");
            }
        }
    }

    fn hours(&mut self, field: &str, hours: &[Hours]) {
        self.at_most(field, hours.len(), INSIDE_MOST);
        for each in hours {
            self.time(field, each.starts);
            self.time(field, each.ends);
            if each.ends <= each.starts {
                self.fault("hours-order", field, "must end after they start");
            }
        }
    }

    /// A whole minute of a year that calendars can hold.
    fn time(&mut self, field: &str, time: DateTime) {
        let whole = time.second() == 0 && time.subsec_nanosecond() == 0;
        if !whole || !(1970..=9998).contains(&time.year()) {
            self.fault("time", field, "must be a whole minute of the years 1970 to 9998");
        }
    }

    fn known(&mut self, field: &str, keys: &[Key], is_known: impl Fn(&Programme, &Key) -> bool) {
        self.at_most(field, keys.len(), INSIDE_MOST);
        for (at, key) in keys.iter().enumerate() {
            if !is_known(self.programme, key) {
                let message = format!("names {key}, which is not in the programme");
                self.faults.push(FieldFault::new(field, "unknown-item", message).with("key", key));
            }
            if keys.iter().take(at).any(|each| each == key) {
                let message = format!("names {key} twice");
                self.faults.push(FieldFault::new(field, "named-twice", message).with("key", key));
            }
        }
    }

    fn people(&mut self, field: &str, keys: &[Key]) {
        self.known(field, keys, |programme, key| programme.speaker(key).is_some());
    }

    fn themes(&mut self, field: &str, keys: &[Key]) {
        self.known(field, keys, |programme, key| programme.theme(key).is_some());
    }

    fn track(&mut self, track: &Track) {
        let path = |field: &str| format!("tracks.{}.{field}", track.key);
        self.title(&path("name"), &track.name);
        self.people(&path("chairs"), &track.chairs);
        let digits = track.colour.strip_prefix('#').unwrap_or_default();
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if digits.len() != 6 || !digits.bytes().all(is_digit) {
            self.fault("colour", &path("colour"), "must be a colour such as #1f5f8b");
        }
    }

    fn room(&mut self, room: &Room) {
        let path = |field: &str| format!("rooms.{}.{field}", room.key);
        self.title(&path("name"), &room.name);
        if let Some(capacity) = room.capacity {
            self.between(&path("capacity"), i64::from(capacity), (1, 1_000_000));
        }
        self.at_most(&path("equipment"), room.equipment.len(), INSIDE_MOST);
        for each in &room.equipment {
            self.plain_line(&path("equipment"), each, true);
        }
        if room.stream.as_ref().is_some_and(|stream| !is_web_address(stream)) {
            self.fault("web-address", &path("stream"), "must begin with https://");
        }
        self.hours(&path("open"), &room.open);
    }

    fn speaker(&mut self, speaker: &Speaker) {
        let path = |field: &str| format!("speakers.{}.{field}", speaker.key);
        self.plain_line(&path("name"), &speaker.name, true);
        self.plain_line(&path("affiliation"), &speaker.affiliation, false);
        self.text(&path("biography"), &speaker.biography);
        self.hours(&path("available"), &speaker.available);
    }

    fn session(&mut self, session: &Session) {
        let path = |field: &str| format!("sessions.{}.{field}", session.key);
        self.title(&path("title"), &session.title);
        self.text(&path("abstract"), &session.summary);
        if let Some(track) = &session.track {
            let keys = std::slice::from_ref(track);
            self.known(&path("track"), keys, |programme, key| programme.track(key).is_some());
        }
        if let Some(room) = &session.room {
            let keys = std::slice::from_ref(room);
            self.known(&path("room"), keys, |programme, key| programme.room(key).is_some());
        }
        self.themes(&path("themes"), &session.themes);
        self.people(&path("chairs"), &session.chairs);
        if let Some(starts) = session.starts {
            self.time(&path("starts"), starts);
        }
        self.between(&path("minutes"), i64::from(session.minutes), (1, i64::from(MINUTES_MOST)));
        self.at_most(&path("slots"), session.slots.len(), INSIDE_MOST);
        if let Some(place) = &session.place {
            self.place(session, place);
        }
    }

    fn place(&mut self, session: &Session, place: &SessionPlace) {
        let path = |field: &str| format!("sessions.{}.place.{field}", session.key);
        self.between(&path("capacity"), i64::from(place.capacity), (1, 1_000_000));
        self.line(&path("note"), &place.note);
        if place.window.is_some_and(|window| window.closes <= window.opens) {
            self.fault("hours-order", &path("window"), "must close after it opens");
        }
    }

    fn slot(&mut self, session: &Session, slot: &Slot) {
        let path = |field: &str| slot_path(session, slot, field);
        self.title(&path("title"), &slot.title);
        self.text(&path("abstract"), &slot.summary);
        let most = i64::from(MINUTES_MOST);
        self.between(&path("offset"), i64::from(slot.offset), (-most, most));
        self.between(&path("minutes"), i64::from(slot.minutes), (1, most));
        self.people(&path("speakers"), &slot.speakers);
        self.themes(&path("themes"), &slot.themes);
    }
}

/// How many keys, and how many different ones.
fn keys<'k>(keys: impl Iterator<Item = &'k Key> + Clone) -> (usize, usize) {
    (keys.clone().count(), keys.collect::<BTreeSet<_>>().len())
}

/// Whether pages may link to it.
fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    host.is_some_and(|host| host.contains('.') && !host.starts_with('.'))
        && text.len() <= 2_000
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}
