//! What mails tell speakers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ToldConference;
use crate::invite::plan::Reason;
use crate::invite::{Answer, Appointment, Event, Previous};
use crate::value::EmailAddress;
use crate::value::id::SpeakerId;

/// All that a mail about one invite tells, in the words of the moment and in the language of its
/// appointment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldInvite {
    /// The conference.
    pub conference: ToldConference,
    /// Who reads it.
    pub reader: ToldReader,
    /// The address that is invited.
    pub address: EmailAddress,
    /// `UID`.
    pub uid: String,
    /// `SEQUENCE`.
    pub sequence: i32,
    /// The answer that the person gave and that still counts.
    pub answer: Option<Answer>,
    /// What the entry says; for one that is withdrawn, what it said.
    pub says: Appointment,
    /// What it said before, where the person has it.
    pub before: Option<Appointment>,
    /// Why it is withdrawn, where it is.
    pub reason: Option<Reason>,
    /// How the invite was before, for the case that nobody gets this message.
    pub previous: Previous,
    /// The `Message-ID` of the first mail about this invite, without angle brackets.
    pub thread: Option<String>,
    /// DTSTAMP and LAST-MODIFIED.
    pub at: Timestamp,
}

/// A speaker who gets a mail, or the assistant who gets it in their stead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldReader {
    /// The speaker, whose page the private link opens.
    pub speaker: SpeakerId,
    /// The generation of the private link.
    pub link_generation: i32,
    /// The speaker's name.
    pub name: String,
    /// The assistant's name, where one gets the mail; may be empty.
    pub assistant: Option<String>,
}

/// All that a mail about several invites tells, or about none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldSpeaker {
    /// The conference.
    pub conference: ToldConference,
    /// Who reads it.
    pub reader: ToldReader,
    /// What it lists.
    pub rows: Vec<ToldDeed>,
    /// When.
    pub at: Timestamp,
}

/// One line of a mail to a speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldDeed {
    /// What happened to the invite.
    pub kind: DeedKind,
    /// What it says.
    pub says: Appointment,
    /// What it said before.
    pub before: Option<Appointment>,
}

/// What happened to an invite, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeedKind {
    /// It is new, or sent again after it was taken back.
    Requested,
    /// Its time or place changed.
    Moved,
    /// Its words changed.
    Reworded,
    /// It was taken back.
    Withdrawn,
    /// It waits for an answer.
    Open,
}

crate::value::named!(DeedKind, UnknownDeedKind {
    Requested => "requested",
    Moved => "moved",
    Reworded => "reworded",
    Withdrawn => "withdrawn",
    Open => "open",
});

impl DeedKind {
    /// What an event is to people.
    #[must_use]
    pub const fn of(event: Event) -> Self {
        match event {
            Event::Invite => Self::Requested,
            Event::Move => Self::Moved,
            Event::Reword | Event::Answer(_) => Self::Reworded,
            Event::Withdraw => Self::Withdrawn,
        }
    }
}
