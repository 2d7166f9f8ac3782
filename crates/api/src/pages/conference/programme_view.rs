//! The programme as the page of its conference shows it: days, and sessions by time.

use domain::programme::{Hours, Programme, Session};
use domain::text::Texts;
use domain::value::Key;

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
    /// Its key.
    pub key: String,
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
}

/// All days of the conference on which something happens.
#[must_use]
pub fn days(texts: &Texts, programme: &Programme) -> Vec<Day> {
    let day = |date| Day {
        date: texts.date(date),
        sessions: programme
            .sessions_on(date)
            .into_iter()
            .map(|session| shown(texts, programme, session))
            .collect(),
    };
    programme.days().into_iter().map(day).collect()
}

fn shown(texts: &Texts, programme: &Programme, session: &Session) -> ShownSession {
    let locale = texts.locale();
    let track = session.track.as_ref().and_then(|key| programme.track(key));
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    let hours = session.hours();
    let names = |keys: &[Key]| {
        let names = keys.iter().filter_map(|key| programme.speaker(key));
        names.map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    ShownSession {
        key: session.key.to_string(),
        kind: session.kind.as_str(),
        kind_text: texts.get(&format!("session-kind-{}", session.kind.as_str())),
        time: hours
            .map(|Hours { starts, ends }| {
                format!("{}–{}", texts.time(starts.time()), texts.time(ends.time()))
            })
            .unwrap_or_default(),
        title: session.title.of(locale).to_owned(),
        track: track.map(|track| (track.key.to_string(), track.name.of(locale).to_owned())),
        room: room.map(|room| room.name.of(locale).to_owned()).unwrap_or_default(),
        chairs: names(&session.chairs),
    }
}
