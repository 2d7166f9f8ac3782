//! The programme as calendars subscribe to it: which entries there are, and what they say; pure.
//!
//! A session is one entry, whose description lists its slots. A slot is an entry of its own where
//! somebody asks for it alone: in the feed of its speaker, and of who starred it. [`History`] knows
//! what each entry showed over all releases; a withdrawn one stays, cancelled, until the conference
//! is over.

mod history;
#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

pub use history::{History, Known, Named, Part, Shown};

use super::{Hours, ItemId, ItemKind, Programme, uuid_of};
use crate::calendar::{self, Alarm, CalendarError, Entry, EntryStatus, Feed, Times, When};
use crate::conference::Definition;
use crate::text::Texts;
use crate::value::id::ConferenceId;
use crate::value::{Key, Localized};

/// What a feed holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// All sessions.
    Whole,
    /// The sessions of a focus area.
    Track(Key),
    /// The sessions in a room, those in all rooms too.
    Room(Key),
    /// The slots somebody speaks in and the sessions they chair.
    Speaker(Key),
    /// One session.
    Session(Key),
}

/// What entries are told with.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'s> {
    /// The conference.
    pub conference: &'s Definition,
    /// The reader's language.
    pub texts: Texts,
    /// The address of this installation, without a slash at its end.
    pub base: &'s str,
    /// What time it is.
    pub now: Timestamp,
    /// How times of day are written.
    pub times: Times,
}

impl Selection {
    /// Whether an entry is in it.
    #[must_use]
    pub fn holds(&self, known: &Known) -> bool {
        let shown = &known.shown;
        let is_session = known.item.kind == ItemKind::Session;
        match self {
            Self::Whole => is_session,
            Self::Track(key) => is_session && shown.track.as_ref().is_some_and(|it| it.0 == *key),
            Self::Room(key) => is_session && shown.room.as_ref().is_none_or(|it| it.0 == *key),
            Self::Speaker(key) => shown.people.iter().any(|it| it.0 == *key),
            Self::Session(key) => is_session && known.item.key == *key,
        }
    }

    /// What it is called, apart from the conference: nothing for all sessions. `None` where the
    /// programme has no such part and never had.
    #[must_use]
    pub fn name(&self, programme: &Programme, history: &History, texts: Texts) -> Option<String> {
        let of = |name: &Localized| name.of(texts.locale()).to_owned();
        let mut past = history.entries().map(|known| &known.shown);
        match self {
            Self::Whole => Some(String::new()),
            Self::Track(key) => programme.track(key).map(|it| of(&it.name)).or_else(|| {
                past.find_map(|shown| shown.track.as_ref().filter(|it| it.0 == *key))
                    .map(|it| of(&it.1))
            }),
            Self::Room(key) => programme.room(key).map(|it| of(&it.name)).or_else(|| {
                past.find_map(|shown| shown.room.as_ref().filter(|it| it.0 == *key))
                    .map(|it| of(&it.1))
            }),
            Self::Speaker(key) => programme.speaker(key).map(|it| it.name.clone()).or_else(|| {
                past.find_map(|shown| shown.people.iter().find(|it| it.0 == *key))
                    .map(|it| it.1.clone())
            }),
            Self::Session(key) => {
                let known = history.find(&ItemId::new(ItemKind::Session, key))?;
                Some(of(&known.shown.title))
            }
        }
    }

    /// Where the page with the same content is, below the programme's.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Track(key) => format!("/tracks/{key}"),
            Self::Room(key) => format!("/rooms/{key}"),
            Self::Speaker(key) => format!("/speakers/{key}"),
            Self::Session(key) => format!("/sessions/{key}"),
        }
    }
}

/// The UUID under which news of a release go out, always the same; 0 is for all of them.
#[must_use]
pub fn release_uid(conference: ConferenceId, number: i32) -> Uuid {
    uuid_of(&format!("{conference}/release/{number}"))
}

/// The calendar of a feed that anybody may read; nothing where the programme has no such part and
/// never had. `source` is the address it is read at.
///
/// # Errors
///
/// [`CalendarError`] says what cannot be told.
pub fn write(
    (programme, history): (&Programme, &History),
    scene: &Scene<'_>,
    selection: &Selection,
    source: &str,
) -> Result<Option<String>, CalendarError> {
    let Some(part) = selection.name(programme, history, scene.texts) else { return Ok(None) };
    let entries = entries(history, scene, selection)?;
    let colour = match selection {
        Selection::Track(key) => programme.track(key).map(|track| track.colour.clone()),
        _ => None,
    };
    let url = format!("{}/programme{}", scene.home(), selection.path());
    let about = Feed { url: Some(url), colour, ..scene.feed(&part, source, &entries) };
    calendar::feed(&about, &entries).map(Some)
}

/// The entries of a feed that anybody may read, by time, then room, then key.
///
/// They take nobody's time (`TRANSP:TRANSPARENT`), because nobody goes to all of them; a single
/// session does, because who fetches it wants to be there.
///
/// # Errors
///
/// [`CalendarError::Zone`]; [`CalendarError::Year`] at the ends of time.
pub fn entries(
    history: &History,
    scene: &Scene<'_>,
    selection: &Selection,
) -> Result<Vec<Entry>, CalendarError> {
    let is_over = scene.is_over();
    let mut chosen: Vec<&Known> = history
        .entries()
        .filter(|known| selection.holds(known) && !(is_over && known.is_withdrawn))
        .collect();
    chosen.sort_by_key(|known| known.place());
    let is_free = !matches!(selection, Selection::Session(_));
    let told = |known: &&Known| Ok(Entry { transparent: is_free, ..scene.entry(known)? });
    chosen.iter().map(told).collect()
}

impl Known {
    /// What orders entries: time, room, kind and key.
    #[must_use]
    pub fn place(&self) -> (Hours, Option<&Key>, &ItemId) {
        (self.shown.hours, self.shown.room.as_ref().map(|room| &room.0), &self.item)
    }
}

impl Scene<'_> {
    /// Whether the conference is over, so that cancelled entries go.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.now >= self.conference.over_at()
    }

    /// The page of the conference.
    #[must_use]
    pub fn home(&self) -> String {
        format!("{}/conferences/{}", self.base, self.conference.slug)
    }

    /// What a feed of this conference says of itself: `part` of it, nothing for all of it.
    #[must_use]
    pub fn feed(&self, part: &str, source: &str, entries: &[Entry]) -> Feed {
        let conference = self.conference;
        let title = self.of(&conference.title);
        let name = if part.is_empty() {
            title.to_owned()
        } else {
            self.texts.with("feed-name", &[("part", part), ("conference", title)])
        };
        Feed {
            name,
            description: self.of(&conference.description).to_owned(),
            zone: conference.zone.as_str().to_owned(),
            about: When::Days { first: conference.first_day, last: conference.last_day },
            url: Some(self.home()),
            source: source.to_owned(),
            colour: None,
            changed_at: entries.iter().map(|entry| entry.changed_at).max(),
            alarm: None::<Alarm>,
            times: self.times,
        }
    }

    /// The entry of a session or slot, which takes the reader's time unless it is a break.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Zone`]; [`CalendarError::Year`] at the ends of time.
    pub fn entry(&self, known: &Known) -> Result<Entry, CalendarError> {
        let shown = &known.shown;
        let title = self.of(&shown.title);
        let (status, summary) = if known.is_withdrawn {
            let title = self.texts.with("feed-cancelled", &[("title", title)]);
            (EntryStatus::Cancelled, title)
        } else {
            (EntryStatus::Confirmed, title.to_owned())
        };
        let kind = self.texts.get(&format!("session-kind-{}", shown.kind.as_str()));
        let track = shown.track.as_ref().map(|track| self.of(&track.1).to_owned());
        Ok(Entry {
            uid: known.uid.to_string(),
            sequence: known.sequence,
            stamped_at: known.changed_at,
            changed_at: known.changed_at,
            status,
            summary,
            description: self.description(shown),
            location: self.location(shown.room.as_ref().map(|room| &room.1)),
            url: Some(self.page(&known.item)),
            when: self.when(shown.hours)?,
            zone: self.conference.zone.as_str().to_owned(),
            categories: [Some(kind), track].into_iter().flatten().collect(),
            transparent: shown.kind == super::SessionKind::Break,
        })
    }

    fn of<'t>(&self, text: &'t Localized) -> &'t str {
        text.of(self.texts.locale())
    }

    /// The page of a session or slot.
    fn page(&self, item: &ItemId) -> String {
        format!("{}/programme/{}s/{}", self.home(), item.kind.as_str(), item.key)
    }

    /// A room, where it is known, in the house and the city of the conference.
    #[must_use]
    pub fn location(&self, room: Option<&Localized>) -> String {
        let parts = [room, self.conference.venue.as_ref(), Some(&self.conference.city)];
        let parts: Vec<&str> = parts.into_iter().flatten().map(|part| self.of(part)).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// Paragraphs: what it belongs to, who is there, what it is about, what is in it.
    fn description(&self, shown: &Shown) -> String {
        let within = shown
            .within
            .as_ref()
            .map(|session| self.texts.with("feed-within", &[("session", self.of(session))]));
        let names: Vec<&str> = shown.people.iter().map(|person| person.1.as_str()).collect();
        let key = if shown.within.is_some() { "feed-speakers" } else { "feed-chairs" };
        let people =
            (!names.is_empty()).then(|| self.texts.with(key, &[("names", &names.join(", "))]));
        let parts: Vec<String> = shown.parts.iter().map(|part| self.part(part)).collect();
        let about = [within, people].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let paragraphs = [about, self.of(&shown.summary).trim().to_owned(), parts.join("\n")];
        let paragraphs: Vec<String> =
            paragraphs.into_iter().filter(|each| !each.is_empty()).collect();
        paragraphs.join("\n\n")
    }

    fn part(&self, part: &Part) -> String {
        let (time, title) = (self.texts.time(part.starts.time()), self.of(&part.title));
        if part.speakers.is_empty() {
            return format!("{time} {title}");
        }
        format!("{time} {title} – {}", part.speakers.join(", "))
    }

    /// Civil times whose instants are in order: where the clock skips the end but not the start,
    /// the end is as long after the start as it was meant to be.
    fn when(&self, Hours { starts, ends }: Hours) -> Result<When, CalendarError> {
        let meant = When::Times { start: starts, end: ends };
        let zone = &self.conference.zone;
        let (from, to) = meant.instants(zone.as_str())?;
        if from < to {
            return Ok(meant);
        }
        let length = ends.duration_since(starts).max(SignedDuration::from_mins(1));
        let end = from.checked_add(length).map_err(|_| CalendarError::Year(ends.date().year()))?;
        Ok(When::Times { start: starts, end: end.to_zoned(zone.rules()).datetime() })
    }
}
