//! The programme as the page of its conference shows it: days, and sessions by time.

use domain::conference::Definition;
use domain::programme::{Programme, Session, Slot};
use domain::text::Texts;

/// One day.
#[derive(Debug)]
pub struct Day {
    /// In words.
    pub date: String,
    /// What happens, by time.
    pub sessions: Vec<ShownSession>,
}

/// One session.
#[derive(Debug)]
pub struct ShownSession {
    /// `plenary`, `track-session`, …
    pub kind: &'static str,
    /// The same in words.
    pub kind_text: String,
    /// From and until when.
    pub time: String,
    /// Its title.
    pub title: String,
    /// Key and name of its track.
    pub track: Option<(String, String)>,
    /// Where; empty for everywhere.
    pub room: String,
    /// Who leads it.
    pub chairs: String,
    /// What is in it.
    pub slots: Vec<ShownSlot>,
}

/// One piece of a session.
#[derive(Debug)]
pub struct ShownSlot {
    /// From when.
    pub time: String,
    /// Its title.
    pub title: String,
    /// Who speaks.
    pub speakers: String,
}

/// All days of the conference on which something happens.
#[must_use]
pub fn days(texts: &Texts, definition: &Definition, programme: &Programme) -> Vec<Day> {
    let mut days = Vec::new();
    let mut date = definition.first_day;
    while date <= definition.last_day {
        let sessions: Vec<_> = programme
            .sessions_on(date)
            .into_iter()
            .map(|session| shown(texts, definition, programme, session))
            .collect();
        if !sessions.is_empty() {
            days.push(Day { date: texts.date(date), sessions });
        }
        let Ok(next) = date.tomorrow() else { break };
        date = next;
    }
    days
}

fn shown(
    texts: &Texts,
    definition: &Definition,
    programme: &Programme,
    session: &Session,
) -> ShownSession {
    let locale = texts.locale();
    let track = session.track.as_ref().and_then(|key| definition.track(key.as_str()));
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    let slot = |slot: &Slot| ShownSlot {
        time: texts.time(slot.starts.time()),
        title: slot.title.of(locale).to_owned(),
        speakers: slot.speakers.join(", "),
    };
    let (starts, ends) = (session.starts.time(), session.ends.time());
    ShownSession {
        kind: session.kind.as_str(),
        kind_text: texts.get(&format!("session-kind-{}", session.kind.as_str())),
        time: format!("{}–{}", texts.time(starts), texts.time(ends)),
        title: session.title.of(locale).to_owned(),
        track: track.map(|track| (track.key.to_string(), track.name.of(locale).to_owned())),
        room: room.map(|room| room.name.of(locale).to_owned()).unwrap_or_default(),
        chairs: session.chairs.join(", "),
        slots: session.slots.iter().map(slot).collect(),
    }
}
