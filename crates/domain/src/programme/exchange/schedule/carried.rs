//! What no event can say.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::words::{beyond, plain, tidy};
use crate::programme::{Session, SessionKind, Slot, Speaker, Track};
use crate::value::{Key, LanguageTag, Locale, Localized};

/// The number of this form; another is not read.
pub(super) const FORM: u32 = 1;

/// What goes beside the events, so that the programme comes back as it was. Only what anybody may
/// read: not when people can come, and not what attendees book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carried {
    pub(super) form: u32,
    /// The language of the texts in the events.
    pub(super) locale: Locale,
    pub(super) tracks: Vec<Track>,
    pub(super) rooms: Vec<CarriedRoom>,
    pub(super) speakers: Vec<CarriedSpeaker>,
    pub(super) sessions: Vec<CarriedSession>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedRoom {
    pub(super) key: Key,
    pub(super) name: Localized,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) capacity: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedSpeaker {
    /// The guid of this person in the events.
    pub(super) person: Uuid,
    pub(super) key: Key,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) affiliation: String,
    /// As in the model; empty where the events say it all.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub(super) biography: Localized,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) guid: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedSession {
    pub(super) key: Key,
    pub(super) kind: SessionKind,
    /// The guid of its event, where it has no slots.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Uuid>,
    /// Title and abstract are empty where the event says it all.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub(super) title: Localized,
    #[serde(default, skip_serializing_if = "Localized::is_empty", rename = "abstract")]
    pub(super) summary: Localized,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) track: Option<Key>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) themes: Vec<Key>,
    /// None for all rooms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) room: Option<Key>,
    pub(super) minutes: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) chairs: Vec<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<LanguageTag>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) accredited: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) guid: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) slots: Vec<CarriedSlot>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedSlot {
    /// The guid of its event.
    pub(super) event: Uuid,
    pub(super) key: Key,
    pub(super) offset: i32,
    /// Title and abstract are empty where the event says it all.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub(super) title: Localized,
    #[serde(default, skip_serializing_if = "Localized::is_empty", rename = "abstract")]
    pub(super) summary: Localized,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) themes: Vec<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<LanguageTag>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) sponsored: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) guid: Option<Uuid>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl CarriedSpeaker {
    /// `is_told` where the events tell the biography in `locale`.
    pub(super) fn of(speaker: &Speaker, person: Uuid, locale: Locale, is_told: bool) -> Self {
        let biography = &speaker.biography;
        Self {
            person,
            key: speaker.key.clone(),
            name: plain(&speaker.name),
            affiliation: plain(&speaker.affiliation),
            biography: if is_told { beyond(biography, locale) } else { tidy(biography) },
            guid: speaker.guid,
        }
    }
}

impl CarriedSession {
    /// `event` is the guid of its event where it has no slots; of those in `locale`.
    pub(super) fn of(session: &Session, event: Option<Uuid>, locale: Locale) -> Self {
        let text = |texts| if event.is_some() { beyond(texts, locale) } else { tidy(texts) };
        Self {
            key: session.key.clone(),
            kind: session.kind,
            event,
            title: text(&session.title),
            summary: text(&session.summary),
            track: session.track.clone(),
            themes: session.themes.clone(),
            room: session.room.clone(),
            minutes: session.minutes,
            // The persons of its event are the chairs.
            chairs: if event.is_some() { Vec::new() } else { session.chairs.clone() },
            language: session.language.clone(),
            accredited: session.accredited,
            guid: session.guid,
            slots: Vec::new(),
        }
    }

    /// The session as far as it is carried, without its time and its slots.
    pub(super) fn session(&self) -> Session {
        Session {
            key: self.key.clone(),
            kind: self.kind,
            title: self.title.clone(),
            summary: self.summary.clone(),
            track: self.track.clone(),
            themes: self.themes.clone(),
            room: self.room.clone(),
            starts: None,
            minutes: self.minutes,
            chairs: self.chairs.clone(),
            language: self.language.clone(),
            accredited: self.accredited,
            place: None,
            slots: Vec::new(),
            guid: self.guid,
        }
    }
}

impl CarriedSlot {
    pub(super) fn of(slot: &Slot, event: Uuid, locale: Locale) -> Self {
        Self {
            event,
            key: slot.key.clone(),
            offset: slot.offset,
            title: beyond(&slot.title, locale),
            summary: beyond(&slot.summary, locale),
            themes: slot.themes.clone(),
            language: slot.language.clone(),
            sponsored: slot.sponsored,
            guid: slot.guid,
        }
    }

    /// The slot as far as it is carried.
    pub(super) fn slot(&self) -> Slot {
        Slot {
            key: self.key.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            offset: self.offset,
            minutes: 0,
            speakers: Vec::new(),
            themes: self.themes.clone(),
            language: self.language.clone(),
            sponsored: self.sponsored,
            guid: self.guid,
        }
    }
}
