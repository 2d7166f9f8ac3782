//! People who speak or chair, as those who run the conference know them: how to reach them, what
//! they need, what they disclosed. What readers see of them is in the programme.
//!
//! [`ops`] is what organisers do, `own` what the holder of the private link does. `disclosure`,
//! `photo` and `file` have rows of their own; `availability` puts half hours for hours; pure.

use jiff::Timestamp;
use serde::Serialize;

use crate::programme::{ItemId, ItemKind, Programme, Session};
use crate::value::id::{ConferenceId, SpeakerId};
use crate::value::{EmailAddress, Key, Locale};

pub mod availability;
pub mod disclosure;
mod error;
pub mod file;
pub mod ops;
pub mod own;
pub mod photo;
pub mod store;
mod wish;

pub use error::SpeakerError;
pub use wish::{Contact, Profile, PutSpeaker, RawProfile};

/// A person who speaks or chairs at one conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Its id.
    pub id: SpeakerId,
    /// The conference.
    pub conference: ConferenceId,
    /// The key of the speaker in the programme.
    pub key: Key,
    /// Their own address.
    pub email: EmailAddress,
    /// The assistant who gets the mails in their stead: the name, which may be empty, and the
    /// address.
    pub assistant: Option<Assistant>,
    /// The language of mails.
    pub language: Locale,
    /// The generation of the private link.
    pub link_generation: i32,
    /// The address that did not take a mail, with what its server said, and since when.
    pub bounced: Option<(String, Timestamp)>,
    /// Rises with every change.
    pub version: i64,
}

/// What a speaker says to the organisers, and readers do not see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Details {
    /// How they are spoken of: at most [`crate::value::Line::MOST`] characters, may be empty.
    pub pronouns: String,
    /// What they need on stage: at most [`Details::MOST`] characters, may be empty.
    pub stage_needs: String,
    /// Whether they may be recorded; unanswered is not yes.
    pub recording_consent: Option<bool>,
    /// Whether they may be photographed; unanswered is not yes.
    pub photo_consent: Option<bool>,
}

impl Details {
    /// The most characters of what somebody needs on stage.
    pub const MOST: usize = 2_000;
}

/// Who gets the mails of a speaker in their stead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assistant {
    /// The name: one line, may be empty.
    pub name: String,
    /// The address.
    pub email: EmailAddress,
}

/// What people with these keys do in a programme: the sessions that they chair and the slots in which
/// they speak.
#[must_use]
pub fn duties(programme: &Programme, keys: &[Key]) -> Vec<ItemId> {
    let is_one = |key: &Key| keys.contains(key);
    let of = |session: &Session| {
        let chairs = session.chairs.iter().any(is_one);
        let chaired = chairs.then(|| ItemId::new(ItemKind::Session, &session.key));
        let slots = session.slots.iter().filter(|slot| slot.speakers.iter().any(is_one));
        let spoken = slots.map(|slot| ItemId::new(ItemKind::Slot, &slot.key));
        chaired.into_iter().chain(spoken).collect::<Vec<_>>()
    };
    programme.sessions.iter().filter(|session| session.starts.is_some()).flat_map(of).collect()
}

impl Speaker {
    /// What the audit log keeps of it.
    #[must_use]
    pub fn audited(&self) -> serde_json::Value {
        serde_json::json!({
            "key": self.key,
            "email": self.email,
            "assistant": self.assistant,
            "language": self.language,
        })
    }

    /// Where mails and invites go: to the assistant where there is one.
    #[must_use]
    pub fn recipient(&self) -> &EmailAddress {
        self.assistant.as_ref().map_or(&self.email, |assistant| &assistant.email)
    }

    /// Whether a mail from this address may speak for the person.
    #[must_use]
    pub fn is_spoken_for_by(&self, address: &EmailAddress) -> bool {
        let same = |own: &EmailAddress| own.mailbox() == address.mailbox();
        same(&self.email) || self.assistant.as_ref().is_some_and(|it| same(&it.email))
    }
}
