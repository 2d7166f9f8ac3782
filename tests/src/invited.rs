//! What the calendars of speakers must hold.

use domain::programme::Programme;
use domain::value::Locale;
use jiff::{Timestamp, ToSpan as _};
use mailer::Memory;

use crate::app::TestApp;
use crate::model_calendar::ModelCalendars;

/// An entry as a calendar must show it: title, room, start, end.
pub type Due = (String, String, Timestamp, Timestamp);

impl TestApp {
    /// Sends all that is due, and puts it into the calendars of those who get it.
    pub async fn deliver_to(&self, calendars: &mut ModelCalendars) -> usize {
        let memory = Memory::default();
        self.deliver_into(&memory).await;
        let sent = memory.sent();
        for (to, mail) in &sent {
            let taken = calendars.receive(mail);
            assert!(taken.is_ok(), "{to}: {taken:?}\n{}", String::from_utf8_lossy(mail));
        }
        sent.len()
    }
}

/// What the calendar of a person must hold of a programme, whose texts are read in English.
pub fn due(programme: &Programme, person: &str, zone: &str) -> Vec<Due> {
    let zone = jiff::tz::TimeZone::get(zone).expect("a zone");
    let instant = |at: jiff::civil::DateTime| zone.to_timestamp(at).expect("a time");
    let mut due = Vec::new();
    for session in &programme.sessions {
        let Some(starts) = session.starts else { continue };
        let room = session.room.as_ref().map_or_else(
            || "All rooms".to_owned(),
            |key| {
                let room = programme.rooms.iter().find(|room| room.key == *key).expect("a room");
                room.name.of(Locale::En).to_owned()
            },
        );
        let mut add = |title: &domain::value::Localized, from: i64, minutes: u32| {
            let start = starts.saturating_add(from.minutes());
            let end = start.saturating_add(i64::from(minutes).minutes());
            let title = title.of(Locale::En).to_owned();
            due.push((title, room.clone(), instant(start), instant(end)));
        };
        if session.chairs.iter().any(|chair| chair.as_str() == person) {
            add(&session.title, 0, session.minutes);
        }
        for slot in &session.slots {
            if slot.speakers.iter().any(|speaker| speaker.as_str() == person) {
                add(&slot.title, i64::from(slot.offset), slot.minutes);
            }
        }
    }
    due.sort();
    due
}

/// What the calendar at an address holds.
pub fn shown(calendars: &mut ModelCalendars, address: &str) -> Vec<Due> {
    let entries = calendars.of(address).entries();
    let mut shown: Vec<Due> = entries
        .into_iter()
        .map(|entry| {
            let title = entry.summary.rsplit_once(" – ").map_or("", |(title, _)| title);
            let room = entry.location.rsplit_once(", ").map_or("", |(room, _)| room);
            (title.to_owned(), room.to_owned(), entry.start, entry.end)
        })
        .collect();
    shown.sort();
    shown
}
