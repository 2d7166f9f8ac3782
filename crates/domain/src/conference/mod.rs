//! One event with dates, an IANA time zone and languages, and all that people choose from.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::invite::Rule;
use crate::place::PlaceDefinition;
use crate::value::id::{ConferenceId, PlaceId};
use crate::value::{EmailAddress, Key, Locale, Localized, Slug};

pub mod difference;
pub mod export;
pub mod file;
pub mod ops;
pub mod overview;
mod question;
pub mod session_places;
pub mod store;
mod zone;

pub use question::{Answer, Choice, Question, QuestionKind, RawAnswer, ShownWhen};
pub use zone::{UnknownZone, Zone};

/// A conference as it is stored.
#[derive(Clone, Debug)]
pub struct Conference {
    /// Its id.
    pub id: ConferenceId,
    /// Rises with every change.
    pub version: i64,
    /// All that the conference file says.
    pub definition: Arc<Definition>,
    /// The ids of its places. They only change together with `version`, so that both are kept
    /// in memory and a registration does not read them again.
    pub places: Arc<BTreeMap<Key, PlaceId>>,
}

impl Conference {
    /// The key of a place by its id.
    #[must_use]
    pub fn place_key(&self, id: PlaceId) -> Option<&Key> {
        self.places.iter().find(|(_, each)| **each == id).map(|(key, _)| key)
    }

    /// What the file says of a place, by its id.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<&PlaceDefinition> {
        self.place_key(id).and_then(|key| self.definition.place(key.as_str()))
    }
}

/// All that a conference file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its short name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: Localized,
    /// A paragraph about it.
    pub description: Localized,
    /// The first day.
    pub first_day: Date,
    /// The last day, included.
    pub last_day: Date,
    /// The zone in which all its civil times are meant.
    pub zone: Zone,
    /// Where it is.
    pub city: Localized,
    /// The house, where it is known.
    #[serde(default)]
    pub venue: Option<Localized>,
    /// Who holds it.
    pub hosts: Vec<Host>,
    /// Whom to ask; answers to mails go there.
    pub contact: EmailAddress,
    /// The languages it is held and described in; the first is the usual one.
    pub languages: Vec<Locale>,
    /// When one can register.
    pub registration: Window,
    /// Until when attendees may change and cancel by themselves, in civil time.
    pub changes_until: DateTime,
    /// How long an offered place is kept for a waiting person, in hours; 1 to 336.
    pub offer_hours: u32,
    /// When speakers are reminded who have not answered.
    #[serde(default)]
    pub reminders: Reminders,
    /// Whether a slot is released only when its speakers have disclosed their interests.
    pub disclosure_required: bool,
    /// The focus areas, in order.
    pub tracks: Vec<Track>,
    /// Subjects across the tracks.
    pub themes: Vec<Theme>,
    /// Kinds of attendees.
    pub categories: Vec<Category>,
    /// What one can take a seat in.
    pub places: Vec<PlaceDefinition>,
    /// What attendees are asked beyond the usual.
    pub questions: Vec<Question>,
    /// What happens with their data.
    pub notice: Notice,
}

/// When speakers are reminded of invites that they have not answered; never where both are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    /// So many days after they were asked; 1 to 365 each.
    #[serde(default)]
    pub after_days: Vec<u16>,
    /// So many days before the first day; 1 to 365 each.
    #[serde(default)]
    pub before_days: Vec<u16>,
}

impl Reminders {
    /// All rules.
    pub fn rules(&self) -> impl Iterator<Item = Rule> {
        let after = self.after_days.iter().copied().map(Rule::After);
        after.chain(self.before_days.iter().copied().map(Rule::Before))
    }
}

/// Who holds a conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Their name.
    pub name: String,
    /// Their page.
    #[serde(default)]
    pub url: Option<String>,
}

/// From when until when something can be done, in the conference's civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first moment.
    pub opens: DateTime,
    /// The first moment after it.
    pub closes: DateTime,
}

/// Where a moment stands to a [`Window`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not yet.
    Before,
    /// Now.
    Open,
    /// No longer.
    Closed,
}

impl Window {
    /// Where `now` stands to this window in `zone`.
    #[must_use]
    pub fn phase(&self, now: Timestamp, zone: &Zone) -> Phase {
        if now < zone.instant(self.opens) {
            Phase::Before
        } else if now < zone.instant(self.closes) {
            Phase::Open
        } else {
            Phase::Closed
        }
    }
}

/// A focus area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Its name inside the conference.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
    /// `#rrggbb`.
    pub colour: String,
}

/// A subject across the tracks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name inside the conference.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
}

/// A kind of attendee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name inside the conference.
    pub key: Key,
    /// Its name for people.
    pub name: Localized,
    /// Its own window inside the conference's; none for the same.
    #[serde(default)]
    pub window: Option<Window>,
}

/// What happens with the data of attendees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Which text it is, such as `2022-05`; stored with every acceptance.
    pub version: String,
    /// The text, in paragraphs.
    pub text: Localized,
}

impl Definition {
    /// The zone's rules.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        self.zone.rules()
    }

    /// Where `now` stands to the conference's registration window.
    #[must_use]
    pub fn phase(&self, now: Timestamp) -> Phase {
        self.registration.phase(now, &self.zone)
    }

    /// Whether attendees may still change things by themselves.
    #[must_use]
    pub fn takes_changes(&self, now: Timestamp) -> bool {
        now < self.zone.instant(self.changes_until)
    }

    /// The first moment after the last day.
    #[must_use]
    pub fn over_at(&self) -> Timestamp {
        let day_after = self.last_day.tomorrow().unwrap_or(self.last_day);
        self.zone.instant(day_after.to_datetime(jiff::civil::Time::midnight()))
    }

    /// When diet and access needs are deleted: 14 days after the last day.
    #[must_use]
    pub fn needs_deleted_at(&self) -> Timestamp {
        self.over_at()
            .saturating_add(jiff::SignedDuration::from_hours(14 * 24))
            .unwrap_or(Timestamp::MAX)
    }

    /// The category with this key.
    #[must_use]
    pub fn category(&self, key: &str) -> Option<&Category> {
        self.categories.iter().find(|each| each.key.as_str() == key)
    }

    /// The track with this key.
    #[must_use]
    pub fn track(&self, key: &str) -> Option<&Track> {
        self.tracks.iter().find(|each| each.key.as_str() == key)
    }

    /// The place with this key.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<&PlaceDefinition> {
        self.places.iter().find(|each| each.key.as_str() == key)
    }
}
