//! The outbox as organisers see it.

use jiff::Timestamp;

use super::MessageStatus;
use crate::value::id::{ConferenceId, MessageId};
use crate::value::{EmailAddress, Locale};

pub mod store;

/// A message as organisers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: MessageId,
    /// Its conference.
    pub conference: ConferenceId,
    /// What kind of message it is.
    pub kind: String,
    /// Whom.
    pub recipient: EmailAddress,
    /// In which language.
    pub language: Locale,
    /// Where it stands.
    pub status: MessageStatus,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next, if it is pending.
    pub next_attempt_at: Timestamp,
    /// What the last attempt failed with.
    pub last_error: Option<String>,
    /// When the change was made.
    pub created_at: Timestamp,
    /// When it was sent or given up.
    pub settled_at: Option<Timestamp>,
}
