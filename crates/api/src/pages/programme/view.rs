//! The parts of a programme as readers see them, in their language.

use domain::conference::Zone;
use domain::programme::{Hours, Programme, Session, Slot};
use domain::text::Texts;
use domain::value::Key;
use jiff::civil::DateTime;

use crate::pages::markdown;

/// What the parts are shown with.
#[derive(Clone, Copy, Debug)]
pub struct Eye<'p> {
    /// The texts in the reader's language.
    pub texts: Texts,
    /// Where the conference's clocks are.
    pub zone: &'p Zone,
    /// The programme.
    pub programme: &'p Programme,
}

/// Somebody or something that has a page of its own.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// From when until when.
#[derive(Clone, Debug)]
pub struct ShownHours {
    /// The day.
    pub day: String,
    /// The start on the clock.
    pub start: String,
    /// The end on the clock.
    pub end: String,
    /// The start as an instant, RFC 3339 with the offset.
    pub starts_at: String,
    /// The end as an instant.
    pub ends_at: String,
}

/// A session.
#[derive(Clone, Debug)]
pub struct ShownSession {
    /// Its key.
    pub key: String,
    /// `plenary`, `track-session`, …
    pub kind: &'static str,
    /// The same in words.
    pub kind_text: String,
    /// Its title.
    pub title: String,
    /// When it is.
    pub hours: ShownHours,
    /// Its track.
    pub track: Option<Link>,
    /// Its themes.
    pub themes: Vec<Link>,
    /// Its room; none for all rooms.
    pub room: Option<Link>,
    /// Who leads it.
    pub chairs: Vec<Link>,
    /// The language it is held in, by its tag.
    pub language: String,
    /// Whether attendees book a seat in it.
    pub is_booked: bool,
    /// What it is about, HTML.
    pub summary: String,
    /// What is in it.
    pub slots: Vec<ShownSlot>,
}

/// A slot of a session.
#[derive(Clone, Debug)]
pub struct ShownSlot {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// When it is.
    pub hours: ShownHours,
    /// Who speaks.
    pub speakers: Vec<Link>,
    /// Its themes.
    pub themes: Vec<Link>,
    /// Whether industry pays for it.
    pub is_sponsored: bool,
    /// What it is about, HTML.
    pub summary: String,
}

impl Eye<'_> {
    /// Times as readers see them.
    #[must_use]
    pub fn hours(&self, hours: Hours) -> ShownHours {
        ShownHours {
            day: self.texts.date(hours.starts.date()),
            start: self.texts.time(hours.starts.time()),
            end: self.texts.time(hours.ends.time()),
            starts_at: self.instant(hours.starts),
            ends_at: self.instant(hours.ends),
        }
    }

    /// A civil time as an instant with its offset, such as `2022-09-22T09:00:00+02:00`.
    #[must_use]
    pub fn instant(&self, civil: DateTime) -> String {
        let rules = self.zone.rules();
        let at = self.zone.instant(civil);
        let offset = rules.to_offset(at);
        let shown = offset.to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S").to_string();
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.unsigned_abs();
        format!("{shown}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// People by their keys.
    #[must_use]
    pub fn people(&self, keys: &[Key]) -> Vec<Link> {
        let found = keys.iter().filter_map(|key| self.programme.speaker(key));
        found.map(|who| Link { key: who.key.to_string(), name: who.name.clone() }).collect()
    }

    /// Themes by their keys.
    #[must_use]
    pub fn themes(&self, keys: &[Key]) -> Vec<Link> {
        let found = keys.iter().filter_map(|key| self.programme.theme(key));
        let name = |theme: &domain::conference::Theme| Link {
            key: theme.key.to_string(),
            name: theme.name.of(self.texts.locale()).to_owned(),
        };
        found.map(name).collect()
    }

    /// The name of a room.
    #[must_use]
    pub fn room(&self, key: &Key) -> Option<Link> {
        let room = self.programme.room(key)?;
        let name = room.name.of(self.texts.locale()).to_owned();
        Some(Link { key: key.to_string(), name })
    }

    /// A session that has a place in the programme.
    #[must_use]
    pub fn session(&self, session: &Session) -> Option<ShownSession> {
        let locale = self.texts.locale();
        let starts = session.starts?;
        let track = session.track.as_ref().and_then(|key| self.programme.track(key));
        Some(ShownSession {
            key: session.key.to_string(),
            kind: session.kind.as_str(),
            kind_text: self.texts.get(&format!("session-kind-{}", session.kind.as_str())),
            title: session.title.of(locale).to_owned(),
            hours: self.hours(session.hours()?),
            track: track.map(|track| Link {
                key: track.key.to_string(),
                name: track.name.of(locale).to_owned(),
            }),
            themes: self.themes(&session.themes),
            room: session.room.as_ref().and_then(|key| self.room(key)),
            chairs: self.people(&session.chairs),
            language: session.language.as_ref().map(ToString::to_string).unwrap_or_default(),
            is_booked: session.place.is_some(),
            summary: markdown::html(session.summary.of(locale)),
            slots: session.slots.iter().map(|slot| self.slot(slot, starts)).collect(),
        })
    }

    /// A slot of a session that starts then.
    #[must_use]
    pub fn slot(&self, slot: &Slot, starts: DateTime) -> ShownSlot {
        let locale = self.texts.locale();
        ShownSlot {
            key: slot.key.to_string(),
            title: slot.title.of(locale).to_owned(),
            hours: self.hours(slot.hours(starts)),
            speakers: self.people(&slot.speakers),
            themes: self.themes(&slot.themes),
            is_sponsored: slot.sponsored,
            summary: markdown::html(slot.summary.of(locale)),
        }
    }
}
