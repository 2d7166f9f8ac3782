//! One person at one conference, and the places they hold or wait for.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::booking::{Booking, BookingStatus, Standing};
use crate::conference::{Answer, RawAnswer};
use crate::idempotency::Once;
use crate::value::id::{ConferenceId, RegistrationId};
use crate::value::{Country, Efn, EmailAddress, Key, Line, Locale, Orcid, Slug};

pub mod agenda;
pub mod change;
mod check;
pub mod clash;
pub mod error;
pub mod link;
pub mod offer;
pub mod ops;
pub mod roll;
pub mod store;
pub mod swap;
pub mod tell;

pub use check::{Chosen, check};
pub use error::{ChangeError, RegisterError};
pub use link::LinkKey;

/// Where a registration stands; it follows from its bookings, until it is cancelled.
///
/// ```text
/// ───▶ confirmed ◀──▶ waiting ◀──▶ lapsed ◀──▶ confirmed
///          │             │            │
///          └─────────────┴────────────┴──▶ cancelled
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[serde(rename_all = "kebab-case")]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Status {
    /// Holds at least one place.
    Confirmed,
    /// Holds none yet, but waits for or is offered one.
    Waiting,
    /// Neither holds nor waits for a place, such as after an offer that was not taken.
    Lapsed,
    /// Cancelled for good; the same address may register anew.
    Cancelled,
}

/// A step which the rules do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {} registration cannot become {}", .from.as_str(), .to.as_str())]
pub struct NoSuchStep {
    /// Where it stands.
    pub from: Status,
    /// Where it was to go.
    pub to: Status,
}

crate::value::named!(Status, UnknownStatus {
    Confirmed => "confirmed",
    Waiting => "waiting",
    Lapsed => "lapsed",
    Cancelled => "cancelled",
});

impl Status {
    /// What follows from the bookings of a living registration.
    #[must_use]
    pub fn of(bookings: impl IntoIterator<Item = BookingStatus>) -> Self {
        bookings.into_iter().fold(Self::Lapsed, |so_far, booking| match booking {
            BookingStatus::Held => Self::Confirmed,
            BookingStatus::Waiting | BookingStatus::Offered if so_far == Self::Lapsed => {
                Self::Waiting
            }
            _ => so_far,
        })
    }

    /// Goes to `to`; staying is no step.
    ///
    /// # Errors
    ///
    /// [`NoSuchStep`] unless the picture above has an arrow from `self` to `to`.
    pub fn step(self, to: Self) -> Result<Self, NoSuchStep> {
        if self == Self::Cancelled || self == to {
            return Err(NoSuchStep { from: self, to });
        }
        Ok(to)
    }
}

crate::sql::text_column!(Status);

/// What a person says of themselves, in the form; it may be changed later.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// Given name.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// Where they work or whom they stand for.
    pub affiliation: Line,
    /// Their country.
    pub country: Country,
    /// The language of their mails.
    pub language: Locale,
    /// For researchers.
    pub orcid: Option<Orcid>,
    /// For German physicians.
    pub efn: Option<Efn>,
    /// Whether they may be in photos; unanswered is not yes.
    pub photo_consent: Option<bool>,
    /// What they choose among what the conference offers.
    pub choices: Choices,
    /// Diet and access needs, given with consent.
    pub needs: Option<Needs>,
}

/// What a person wants to choose, not yet checked against what the conference offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The key of a category of the conference.
    pub category: String,
    /// Keys of tracks that interest them.
    pub focus_areas: Vec<String>,
    /// Answers to the questions of the conference, by their keys.
    pub answers: BTreeMap<String, RawAnswer>,
}

/// Diet and access needs: health data, kept apart, read by few, deleted early.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
    /// What they can eat; at most [`Needs::MOST`] characters.
    pub diet: String,
    /// What they need to take part; at most [`Needs::MOST`] characters.
    pub access: String,
}

impl Needs {
    /// The most characters of each text.
    pub const MOST: usize = 1_000;
}

/// The wish to register.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// Where.
    pub conference: Slug,
    /// Under which address; one living registration for each.
    pub email: EmailAddress,
    /// Who.
    pub details: Details,
    /// Keys of the places that are wanted; at least one.
    pub places: Vec<String>,
    /// Which privacy notice was accepted.
    pub notice_version: String,
    /// Where the first answer is kept, so that the wish is carried out once.
    pub once: Option<Once>,
}

/// The answer to a wish: what was given. It says nothing that a stranger may not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Where the mail goes.
    pub email: EmailAddress,
    /// Confirmed or waiting.
    pub status: Status,
    /// What became of each wanted place, in the order of the conference.
    pub bookings: Vec<Standing>,
}

/// A registration as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    /// Its id.
    pub id: RegistrationId,
    /// Its conference.
    pub conference: ConferenceId,
    status: Status,
    /// The address.
    pub email: EmailAddress,
    /// Given name.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// Where they work or whom they stand for.
    pub affiliation: Line,
    /// Their country.
    pub country: Country,
    /// The language of their mails.
    pub language: Locale,
    /// For researchers.
    pub orcid: Option<Orcid>,
    /// For German physicians.
    pub efn: Option<Efn>,
    /// Whether they may be in photos; unanswered is not yes.
    pub photo_consent: Option<bool>,
    /// What they chose among what the conference offers.
    pub chosen: Chosen,
    /// Which privacy notice was accepted.
    pub notice_version: String,
    /// When it was accepted.
    pub notice_accepted_at: Timestamp,
    /// Raising it revokes the private link.
    pub link_generation: i32,
    /// When the private link was sent last.
    pub link_sent_at: Timestamp,
    /// Rises with every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it changed last.
    pub changed_at: Timestamp,
}

impl Registration {
    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// Given and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// What the audit log keeps of it: all that may change, but no needs.
    #[must_use]
    pub fn audited(&self) -> serde_json::Value {
        serde_json::json!({
            "status": self.status,
            "given_name": self.given_name,
            "family_name": self.family_name,
            "affiliation": self.affiliation,
            "country": self.country,
            "language": self.language,
            "orcid": self.orcid,
            "efn": self.efn,
            "photo_consent": self.photo_consent,
            "category": self.chosen.category,
            "focus_areas": self.chosen.focus_areas,
            "answers": self.chosen.answers,
        })
    }
}

/// A registration with all its bookings.
#[derive(Clone, Debug, PartialEq)]
pub struct Booked {
    /// The registration.
    pub registration: Registration,
    /// Its bookings.
    pub bookings: Vec<Booking>,
}

/// Answers that fit their questions, by the questions' keys.
pub type Answers = BTreeMap<Key, Answer>;

#[cfg(test)]
mod tests {
    use super::Status::{self, Cancelled, Confirmed, Lapsed, Waiting};
    use crate::booking::BookingStatus as B;

    #[test]
    fn only_the_drawn_steps_exist() {
        let drawn = [
            (Confirmed, Waiting),
            (Confirmed, Lapsed),
            (Confirmed, Cancelled),
            (Waiting, Confirmed),
            (Waiting, Lapsed),
            (Waiting, Cancelled),
            (Lapsed, Confirmed),
            (Lapsed, Waiting),
            (Lapsed, Cancelled),
        ];
        for from in Status::ALL {
            for to in Status::ALL {
                assert_eq!(
                    from.step(to).is_ok(),
                    drawn.contains(&(from, to)),
                    "{from:?} to {to:?}"
                );
            }
        }
    }

    #[test]
    fn a_registration_stands_where_its_bookings_say() {
        let cases: [(&[B], Status); 7] = [
            (&[], Lapsed),
            (&[B::Cancelled, B::Expired], Lapsed),
            (&[B::Waiting], Waiting),
            (&[B::Offered, B::Cancelled], Waiting),
            (&[B::Waiting, B::Held], Confirmed),
            (&[B::Held, B::Waiting], Confirmed),
            (&[B::Held, B::Cancelled], Confirmed),
        ];
        for (bookings, expected) in cases {
            assert_eq!(Status::of(bookings.iter().copied()), expected, "{bookings:?}");
        }
    }
}
