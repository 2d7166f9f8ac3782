//! The invite of one speaker to one slot, or of one chair to one session: a calendar entry with a
//! life (RFC 5546).
//!
//! [`InviteStatus::after`] draws that life. `plan` says, from what everybody was told and what is
//! released now, who has to be told what; `ops` tells it through the outbox and takes answers;
//! [`Incoming`] is what a mail to the conference can say.

use jiff::Timestamp;

use crate::programme::ItemId;
use crate::value::EmailAddress;
use crate::value::id::{ConferenceId, SpeakerId};

pub mod answer;
mod appointment;
pub mod hold;
pub mod inbox;
mod incoming;
pub mod ops;
pub mod plan;
pub mod remind;
pub mod store;
#[cfg(test)]
mod tests;
pub mod word;

pub use appointment::{Appointment, duties};
pub use incoming::{Automatic, Bounced, Incoming, Proposal, Said, Spoken, What};
pub use word::{Verdict, WordKind};

/// Where an invite stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[serde(rename_all = "kebab-case")]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum InviteStatus {
    /// Nobody was told of it.
    Drafted,
    /// It was sent, and not answered.
    Sent,
    /// The person comes.
    Accepted,
    /// The person comes perhaps.
    Tentative,
    /// The person does not come.
    Declined,
    /// Its time or place changed, and that was not answered.
    Updated,
    /// It was taken back.
    Cancelled,
}

crate::value::named!(InviteStatus, UnknownInviteStatus {
    Drafted => "drafted",
    Sent => "sent",
    Accepted => "accepted",
    Tentative => "tentative",
    Declined => "declined",
    Updated => "updated",
    Cancelled => "cancelled",
});

crate::sql::text_column!(InviteStatus);

/// What an invited person says: the values of `PARTSTAT` that are an answer (RFC 5545, section
/// 3.2.12).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[serde(rename_all = "kebab-case")]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Answer {
    /// Yes.
    Accepted,
    /// Maybe.
    Tentative,
    /// No.
    Declined,
}

crate::value::named!(Answer, UnknownAnswer {
    Accepted => "accepted",
    Tentative => "tentative",
    Declined => "declined",
});

crate::sql::text_column!(Answer);

/// What happens to an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is sent, for the first time or again after it was taken back.
    Invite,
    /// Its time, date or place changed.
    Move,
    /// Only its words changed.
    Reword,
    /// It is taken back.
    Withdraw,
    /// The person answers.
    Answer(Answer),
}

impl InviteStatus {
    /// Where it stands after `event`; none where that cannot happen.
    ///
    /// A change of time, date or place needs a new answer (RFC 6638, section 3.2.8); a change of
    /// words does not.
    #[must_use]
    pub const fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::Drafted | Self::Cancelled, Event::Invite) => Some(Self::Sent),
            (Self::Drafted | Self::Cancelled, _) | (_, Event::Invite) => None,
            (_, Event::Move) => Some(Self::Updated),
            (same, Event::Reword) => Some(same),
            (_, Event::Withdraw) => Some(Self::Cancelled),
            (_, Event::Answer(answer)) => Some(answer.status()),
        }
    }

    /// The answer it holds; none where an answer is waited for.
    #[must_use]
    pub const fn answer(self) -> Option<Answer> {
        match self {
            Self::Accepted => Some(Answer::Accepted),
            Self::Tentative => Some(Answer::Tentative),
            Self::Declined => Some(Answer::Declined),
            Self::Drafted | Self::Sent | Self::Updated | Self::Cancelled => None,
        }
    }

    /// Whether the person has it in the calendar.
    #[must_use]
    pub const fn is_living(self) -> bool {
        !matches!(self, Self::Drafted | Self::Cancelled)
    }
}

impl Answer {
    /// Where an invite with this answer stands.
    #[must_use]
    pub const fn status(self) -> InviteStatus {
        match self {
            Self::Accepted => InviteStatus::Accepted,
            Self::Tentative => InviteStatus::Tentative,
            Self::Declined => InviteStatus::Declined,
        }
    }
}

/// The invite of one person, at one address, to one slot or session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// `UID@host`, for ever. Whoever knows it was invited, so it is told to nobody else.
    pub uid: String,
    /// The conference.
    pub conference: ConferenceId,
    /// The person.
    pub speaker: SpeakerId,
    /// The slot, or the session for its chair.
    pub item: ItemId,
    /// The address that was invited.
    pub address: EmailAddress,
    /// Where it stands.
    pub status: InviteStatus,
    /// `SEQUENCE` of the newest message; −1 before the first.
    pub sequence: i32,
    /// The `SEQUENCE` that first asked for an answer at this time and place: answers to earlier
    /// ones do not count.
    pub asked_sequence: i32,
    /// What the newest message says.
    pub told: Appointment,
    /// The newest answer that counts; it is of now only where `status` says so.
    pub answered: Option<Answered>,
    /// When an answer was first asked for at this time and place.
    pub asked_at: Option<Timestamp>,
    /// The reminders that were sent since then: their rules.
    pub reminded: Vec<Rule>,
    /// When it was last sent again because the person's program asked.
    pub refreshed_at: Option<Timestamp>,
}

/// An answer that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// By which way.
    pub way: Way,
    /// The `SEQUENCE` that it answers.
    pub sequence: i32,
    /// `DTSTAMP`.
    pub stamp: Timestamp,
    /// When it came.
    pub at: Timestamp,
    /// What was said with it; may be empty.
    pub comment: String,
}

/// By which way something is said.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Way {
    /// By a mail of the person's calendar.
    Calendar,
    /// On the page behind the private link.
    Link,
    /// An organiser wrote down what the person said.
    Organiser,
}

crate::value::named!(Way, UnknownWay {
    Calendar => "calendar",
    Link => "link",
    Organiser => "organiser",
});

crate::sql::text_column!(Way);

/// When to remind: a number of days after or before something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// So many days after the answer was asked for.
    After(u16),
    /// So many days before the conference.
    Before(u16),
}

/// An invite as it was before a message, for the case that nobody gets that message.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// Where it stood.
    pub status: InviteStatus,
    /// `SEQUENCE`; −1 where nothing was told.
    pub sequence: i32,
    /// The `SEQUENCE` that first asked.
    pub asked_sequence: i32,
    /// When it first asked.
    pub asked_at: Option<Timestamp>,
    /// What it said.
    pub told: Appointment,
}

impl Previous {
    /// Of an invite that nobody was told of.
    #[must_use]
    pub fn nothing(invite: &Invite) -> Self {
        Self {
            status: InviteStatus::Drafted,
            sequence: -1,
            asked_sequence: 0,
            asked_at: None,
            told: invite.told.clone(),
        }
    }
}

impl Invite {
    /// The address in small letters.
    #[must_use]
    pub fn mailbox(&self) -> String {
        self.address.mailbox()
    }

    /// The invite as it was before a message that nobody has got.
    #[must_use]
    pub fn undone(&self, previous: &Previous) -> Self {
        Self {
            status: previous.status,
            sequence: previous.sequence,
            asked_sequence: previous.asked_sequence,
            asked_at: previous.asked_at,
            told: previous.told.clone(),
            ..self.clone()
        }
    }

    /// How it is now, for the case that nobody gets the next message.
    #[must_use]
    pub fn previous(&self) -> Previous {
        Previous {
            status: self.status,
            sequence: self.sequence,
            asked_sequence: self.asked_sequence,
            asked_at: self.asked_at,
            told: self.told.clone(),
        }
    }

    /// The invite after an event that tells the person `says`; none where that cannot happen.
    #[must_use]
    pub fn after(&self, event: Event, says: &Appointment, now: Timestamp) -> Option<Self> {
        let status = self.status.after(event)?;
        let sequence = self.sequence.checked_add(1)?;
        let mut told = Self { status, sequence, told: says.clone(), ..self.clone() };
        if matches!(event, Event::Invite | Event::Move) {
            told.asked_sequence = sequence;
            told.asked_at = Some(now);
            told.reminded.clear();
        }
        Some(told)
    }
}
