//! The invite of one speaker to one slot, or of one chair to one session: a calendar entry with a
//! life (RFC 5546).
//!
//! [`InviteStatus::after`] draws that life. `plan` says, from what everybody was told and what is
//! released now, who has to be told what; `ops` tells it through the outbox and takes answers;
//! [`Incoming`] is what a mail to the conference can say.

mod incoming;
pub mod ops;
pub mod store;

pub use incoming::{Automatic, Bounced, Incoming, Proposal, Said, Spoken, What};

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
