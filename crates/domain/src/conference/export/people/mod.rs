//! The people of a conference, with what they book and star.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::booking::BookingStatus;
use crate::programme::ItemId;
use crate::registration::{Answers, Status};
use crate::value::id::{BookingId, PlaceId, RegistrationId};
use crate::value::{Country, Efn, EmailAddress, Key, Line, Locale, Orcid};

pub mod store;

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

/// How many seats of a place are taken, and how many people wait.
pub(super) fn counted(registrations: &[ExportedRegistration], place: PlaceId) -> (i32, i32) {
    let bookings = registrations.iter().flat_map(|each| &each.bookings);
    let statuses = bookings.filter(|booking| booking.place == place).map(|booking| booking.status);
    statuses.fold((0, 0), |(taken, waiting), status| match status {
        status if status.takes_seat() => (taken + 1, waiting),
        BookingStatus::Waiting => (taken, waiting + 1),
        _ => (taken, waiting),
    })
}
