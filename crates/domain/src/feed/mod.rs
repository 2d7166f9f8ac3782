//! The calendar of one attendee, read with a secret address and no other key.
//!
//! [`Personal`] is all that goes into it: what the person holds, what they starred, and where they
//! speak or chair themselves. Its entries
//! have other UIDs than those in their mails, because mails and calendars meet in some programs.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use sha2::{Digest as _, Sha256};

use crate::booking::BookingStatus;
use crate::calendar::{self, Alarm, CalendarError, Entry, EntryStatus, Feed, Times, When};
use crate::conference::Conference;
use crate::place::PlaceDefinition;
use crate::programme::feed::{History, Known, Scene};
use crate::programme::{ItemId, ItemKind, uuid_of};
use crate::registration::{Registration, Status};
use crate::text::Texts;
use crate::value::{Key, random};

pub mod ops;
pub mod store;

/// The secret in the address of a personal calendar: 256 random bits.
#[derive(Clone)]
pub struct FeedToken(String);

impl FeedToken {
    /// A new one.
    #[must_use]
    pub fn new() -> Self {
        Self(random::hex(&random::bytes::<32>()))
    }

    /// The secret itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it: its SHA-256.
    #[must_use]
    pub fn digest(secret: &str) -> String {
        random::hex(&Sha256::digest(secret.as_bytes()))
    }
}

impl Default for FeedToken {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for FeedToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FeedToken(…)")
    }
}

/// That a person has a calendar to subscribe to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// When its address was made.
    pub created_at: Timestamp,
    /// The hour in which somebody last read it.
    pub fetched_at: Option<Timestamp>,
}

/// A booking as the calendar needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The key of the place.
    pub place: Key,
    /// Where the booking stands.
    pub status: BookingStatus,
    /// How often its entry was told by mail, less one; −1 before the first time.
    pub sequence: i32,
    /// When it changed last.
    pub changed_at: Timestamp,
}

/// All that goes into the calendar of a person.
#[derive(Clone, Debug)]
pub struct Personal {
    /// Their conference.
    pub conference: Conference,
    /// When that changed last.
    pub conference_changed_at: Timestamp,
    /// They themselves.
    pub registration: Registration,
    /// What they hold or held.
    pub seats: Vec<Seat>,
    /// What they starred.
    pub stars: Vec<ItemId>,
    /// Where they speak or chair themselves, by the newest release.
    pub duties: Vec<ItemId>,
}

impl Personal {
    /// What the entries are told with: the person's own language. `base` is the address of the
    /// installation.
    #[must_use]
    pub fn scene<'s>(&'s self, base: &'s str, now: Timestamp, times: Times) -> Scene<'s> {
        let texts = Texts::of(self.registration.language);
        Scene { conference: &self.conference.definition, texts, base, now, times }
    }

    /// The calendar as it goes out. `source` is the address it is read at.
    ///
    /// # Errors
    ///
    /// [`CalendarError`] says what cannot be told.
    pub fn write(
        &self,
        history: &History,
        scene: &Scene<'_>,
        (source, alarm): (&str, Option<Alarm>),
    ) -> Result<String, CalendarError> {
        let entries = self.entries(history, scene)?;
        let part = scene.texts.get("feed-personal");
        let feed = scene.feed(&part, source, &entries);
        calendar::feed(&Feed { alarm, ..feed }, &entries)
    }

    /// The entries, by time.
    ///
    /// What is held comes with the sessions and slots that are starred, each once. A cancelled
    /// registration still has them all, cancelled, so that they leave the calendar; when the
    /// conference is over, what is cancelled goes.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Zone`]; [`CalendarError::Year`] at the ends of time.
    pub fn entries(
        &self,
        history: &History,
        scene: &Scene<'_>,
    ) -> Result<Vec<Entry>, CalendarError> {
        let mut chosen: BTreeSet<ItemId> = self.stars.iter().chain(&self.duties).cloned().collect();
        let mut entries = Vec::new();
        let (mut has_seat, mut is_whole) = (false, false);
        for seat in &self.seats {
            let session = ItemId::new(ItemKind::Session, &seat.place);
            let place = self.conference.definition.place(seat.place.as_str());
            let Some(status) = self.status(seat, place) else { continue };
            has_seat = true;
            if history.find(&session).is_some_and(|known| known.is_booked) {
                chosen.insert(session);
            } else if let Some(place) = place {
                is_whole |= place.when == self.days();
                entries.push(self.place(scene, (seat, place), status));
            }
        }
        if has_seat && !is_whole {
            entries.push(self.whole(scene));
        }
        for known in chosen.iter().filter_map(|item| history.find(item)) {
            entries.push(self.session(scene, known)?);
        }
        if scene.is_over() {
            entries.retain(|entry| entry.status == EntryStatus::Confirmed);
        }
        entries.sort_by_cached_key(|entry| (starts(&entry.when), entry.uid.clone()));
        Ok(entries)
    }

    fn is_cancelled(&self) -> bool {
        self.registration.status() == Status::Cancelled
    }

    fn days(&self) -> When {
        let definition = &self.conference.definition;
        When::Days { first: definition.first_day, last: definition.last_day }
    }

    /// How a booking is told: not at all while it is no seat, nor when the person gave it back.
    fn status(&self, seat: &Seat, place: Option<&PlaceDefinition>) -> Option<EntryStatus> {
        let is_off = self.is_cancelled() || place.is_some_and(|place| place.cancelled);
        match seat.status {
            BookingStatus::Held => Some(EntryStatus::Confirmed),
            BookingStatus::Cancelled if is_off && seat.sequence >= 0 => {
                Some(EntryStatus::Cancelled)
            }
            _ => None,
        }
    }

    /// The entry of a place: the conference itself, the dinner.
    fn place(
        &self,
        scene: &Scene<'_>,
        (seat, place): (&Seat, &PlaceDefinition),
        status: EntryStatus,
    ) -> Entry {
        let locale = scene.texts.locale();
        let (title, name) = (self.conference.definition.title.of(locale), place.name.of(locale));
        let summary = if place.when == self.days() {
            title.to_owned()
        } else {
            scene.texts.with("feed-name", &[("part", name), ("conference", title)])
        };
        let location = Some(place.location.of(locale)).filter(|text| !text.is_empty());
        Entry {
            uid: self.uid(&format!("place/{}", place.key)),
            sequence: u32::try_from(seat.sequence).unwrap_or(0),
            stamped_at: seat.changed_at,
            changed_at: seat.changed_at,
            status,
            summary: told(scene, status, summary),
            description: name.to_owned(),
            location: location.map_or_else(|| scene.location(None), str::to_owned),
            url: Some(scene.home()),
            when: place.when.clone(),
            zone: self.conference.definition.zone.as_str().to_owned(),
            categories: Vec::new(),
            transparent: false,
        }
    }

    /// The days of the conference, for those who hold no place that is all of them.
    fn whole(&self, scene: &Scene<'_>) -> Entry {
        let status =
            if self.is_cancelled() { EntryStatus::Cancelled } else { EntryStatus::Confirmed };
        let title = self.conference.definition.title.of(scene.texts.locale()).to_owned();
        let revision = self.conference.version - 1 + i64::from(self.is_cancelled());
        let changed_at = match status {
            EntryStatus::Confirmed => self.conference_changed_at,
            EntryStatus::Cancelled => self.conference_changed_at.max(self.registration.changed_at),
        };
        Entry {
            uid: self.uid("conference"),
            sequence: u32::try_from(revision).unwrap_or(0),
            stamped_at: changed_at,
            changed_at,
            status,
            summary: told(scene, status, title),
            description: String::new(),
            location: scene.location(None),
            url: Some(scene.home()),
            when: self.days(),
            zone: self.conference.definition.zone.as_str().to_owned(),
            categories: Vec::new(),
            // They need not be there all the time.
            transparent: true,
        }
    }

    /// The entry of a session or slot as in the public calendars, unless the person is out.
    fn session(&self, scene: &Scene<'_>, known: &Known) -> Result<Entry, CalendarError> {
        let entry = scene.entry(known)?;
        if !self.is_cancelled() {
            return Ok(entry);
        }
        let changed_at = entry.changed_at.max(self.registration.changed_at);
        let summary = match entry.status {
            EntryStatus::Confirmed => told(scene, EntryStatus::Cancelled, entry.summary),
            EntryStatus::Cancelled => entry.summary,
        };
        Ok(Entry {
            sequence: entry.sequence + 1,
            stamped_at: changed_at,
            changed_at,
            status: EntryStatus::Cancelled,
            summary,
            ..entry
        })
    }

    /// A UID for what is no part of a programme; the same in the calendars of all who have it.
    fn uid(&self, name: &str) -> String {
        uuid_of(&format!("{}/{name}", self.conference.id)).to_string()
    }
}

fn told(scene: &Scene<'_>, status: EntryStatus, title: String) -> String {
    match status {
        EntryStatus::Confirmed => title,
        EntryStatus::Cancelled => scene.texts.with("feed-cancelled", &[("title", &title)]),
    }
}

fn starts(when: &When) -> DateTime {
    match when {
        When::Days { first, .. } => first.to_datetime(Time::midnight()),
        When::Times { start, .. } => *start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_of_a_token_is_not_the_token() {
        let token = FeedToken::new();
        assert_eq!(token.reveal().len(), 64);
        assert_ne!(token.reveal(), FeedToken::new().reveal());
        assert_ne!(FeedToken::digest(token.reveal()), token.reveal());
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
