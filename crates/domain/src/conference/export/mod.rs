//! A whole conference as one document, which another installation can take over.
//!
//! [`Export`] holds what the conference is: its definition, its programme and, on request, its
//! registrations. Ids are kept, so that calendar entries are known again. What belongs to an
//! installation stays there: accounts and roles, the audit log, mails, private links and feeds, the
//! steps that led to the draft. `ops.rs` takes it out and in, `check.rs` says whether a document
//! holds together, `people/` has the registrations, `sheets.rs` shows the same in sheets of a spreadsheet.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Definition;
use crate::programme::Programme;
use crate::value::Key;
use crate::value::id::{ConferenceId, PlaceId};

mod archive;
mod check;
pub mod ops;
mod people;
mod sheets;
pub mod store;
#[cfg(test)]
mod tests;

pub use archive::archive;
pub use check::check;
pub use people::{ExportedBooking, ExportedNeeds, ExportedRegistration, ExportedStar};
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
    /// The number in its waiting list that was given last, 1 before the first; also 1 where
    /// registrations were not asked for.
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
