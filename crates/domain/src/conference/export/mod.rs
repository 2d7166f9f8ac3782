//! A whole conference as one document, which another installation can take over.
//!
//! [`Export`] holds what the conference is: its definition, its programme and, on request, its
//! registrations. Ids are kept, so that calendar entries are known again. What belongs to an
//! installation stays there: accounts and roles, the audit log, mails, private links and feeds, the
//! steps that led to the draft. `ops.rs` takes it out and in, `check.rs` says whether a document
//! holds together, `sheets.rs` shows the same in sheets of a spreadsheet.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Definition;
use crate::booking::BookingStatus;
use crate::programme::{ItemId, Programme};
use crate::registration::{Answers, Status};
use crate::value::id::{BookingId, ConferenceId, PlaceId, RegistrationId};
use crate::value::{Country, Efn, EmailAddress, Key, Line, Locale, Orcid};

mod archive;
mod check;
pub mod ops;
mod sheets;
pub mod store;
#[cfg(test)]
mod tests;

pub use archive::archive;
pub use check::check;
pub use sheets::sheets;

/// What [`Export::form`] says.
pub const FORM: &str = "plenum-conference";

/// The version of the form that is written and read.
pub const VERSION: u32 = 1;

/// A whole conference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// [`FORM`].
    pub form: String,
    /// [`VERSION`].
    pub version: u32,
    /// The id of the conference.
    pub id: ConferenceId,
    /// How often its definition was changed; from 1.
    pub edition: i64,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// All that its file says, and the sessions that are places.
    pub definition: Definition,
    /// The ids of its places, by key.
    pub places: Vec<ExportedPlace>,
    /// The draft of its programme, if somebody has worked on one.
    pub draft: Option<ExportedDraft>,
    /// The releases of its programme, by number.
    pub releases: Vec<ExportedRelease>,
    /// Everybody who ever registered, the first one first; none where they were not asked for.
    pub registrations: Option<Vec<ExportedRegistration>>,
}

/// What a place is beside its definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedPlace {
    /// Its id.
    pub id: PlaceId,
    /// Its key in the definition.
    pub key: Key,
    /// The next number of its waiting list; 1 where registrations were not asked for.
    pub next_ticket: i64,
}

/// The draft of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedDraft {
    /// How many steps led to it; from 1.
    pub version: i64,
    /// When the last one was made.
    pub changed_at: Timestamp,
    /// What it says.
    pub programme: Programme,
}

/// A release of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedRelease {
    /// From 1, without a gap.
    pub number: i32,
    /// What the organisers call it; may be empty.
    pub name: String,
    /// What the organisers say of it; may be empty.
    pub note: String,
    /// The release that it took back.
    pub takes_back: Option<i32>,
    /// Who published it, as [`crate::actor::Actor`] shows itself.
    pub released_by: String,
    /// When.
    pub released_at: Timestamp,
    /// What was published.
    pub programme: Programme,
}

/// A person at the conference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedRegistration {
    /// The id.
    pub id: RegistrationId,
    /// Where it stands.
    pub status: Status,
    /// Given name.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// The address.
    pub email: EmailAddress,
    /// Where they work or whom they stand for.
    pub affiliation: Line,
    /// Their country.
    pub country: Country,
    /// The key of their category.
    pub category: Key,
    /// Keys of tracks that interest them.
    pub focus_areas: Vec<Key>,
    /// The language of their mails.
    pub language: Locale,
    /// For researchers.
    pub orcid: Option<Orcid>,
    /// For German physicians.
    pub efn: Option<Efn>,
    /// Whether they may be in photos; unanswered is not yes.
    pub photo_consent: Option<bool>,
    /// Their answers, by the keys of the questions.
    pub answers: Answers,
    /// Which privacy notice was accepted.
    pub notice_version: String,
    /// When it was accepted.
    pub notice_accepted_at: Timestamp,
    /// How often the private link was made void.
    pub link_generation: i32,
    /// When the private link was sent last.
    pub link_sent_at: Timestamp,
    /// How often it was changed; from 1.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it changed last.
    pub changed_at: Timestamp,
    /// Diet and access needs: health data.
    pub needs: Option<ExportedNeeds>,
    /// Its bookings, the first one first.
    pub bookings: Vec<ExportedBooking>,
    /// What the person starred, by name.
    pub stars: Vec<ExportedStar>,
}

/// Diet and access needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedNeeds {
    /// What they can eat.
    pub diet: String,
    /// What they need to take part.
    pub access: String,
    /// When they agreed that this is kept.
    pub consented_at: Timestamp,
    /// When it is deleted.
    pub delete_at: Timestamp,
}

/// One registration in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedBooking {
    /// Its id.
    pub id: BookingId,
    /// The place, one of [`Export::places`].
    pub place: PlaceId,
    /// Where it stands.
    pub status: BookingStatus,
    /// The order in the waiting list; older is smaller.
    pub ticket: Option<i64>,
    /// Until when the offer can be taken.
    pub offer_expires_at: Option<Timestamp>,
    /// The calendar entry's UID, for ever.
    pub uid: String,
    /// The SEQUENCE of the entry that was told last; -1 before the first.
    pub sequence: i32,
    /// When it changed last.
    pub changed_at: Timestamp,
}

/// Something that a person starred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedStar {
    /// What, such as `session/opening`.
    #[serde(with = "as_text")]
    pub item: ItemId,
    /// When.
    pub starred_at: Timestamp,
}

/// An item as one text.
mod as_text {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::programme::ItemId;

    pub(super) fn serialize<S: Serializer>(item: &ItemId, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(item)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<ItemId, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Why a text is no [`Export`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is of another form.
    #[error("this is no exported conference: its form is not {FORM}")]
    Form,
    /// It is of another version.
    #[error("this is version {is} of the form, but only version {VERSION} can be read")]
    Version {
        /// Which.
        is: u32,
    },
    /// A value breaks its rules.
    #[error("the file cannot be read: {0}")]
    Value(String),
}

impl Export {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] says what it is instead, or where it breaks off.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        #[derive(Deserialize)]
        struct Head {
            form: String,
            version: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|_| Unreadable::Form)?;
        if head.form != FORM {
            return Err(Unreadable::Form);
        }
        if head.version != VERSION {
            return Err(Unreadable::Version { is: head.version });
        }
        serde_json::from_str(text).map_err(|why| Unreadable::Value(why.to_string()))
    }

    /// How many registrations it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.registrations.as_ref().map_or(0, Vec::len)
    }

    /// Whether it holds no registration.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
