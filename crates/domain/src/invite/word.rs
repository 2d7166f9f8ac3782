//! Something that was said about an invite: what it is, and what became of it.

use jiff::Timestamp;

use super::{Answer, Answered, Proposal, Way};
use crate::value::id::AnswerId;

pub mod store;

/// Something that was said about an invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its id.
    pub id: AnswerId,
    /// The UID of the invite.
    pub invite: String,
    /// What kind of word it is.
    pub kind: WordKind,
    /// By which way.
    pub way: Way,
    /// The answer, where it is one.
    pub answer: Option<Answer>,
    /// What was said with it.
    pub comment: String,
    /// The `SEQUENCE` it is about.
    pub sequence: i32,
    /// `DTSTAMP`.
    pub stamp: Timestamp,
    /// The address it came from; empty when not by mail.
    pub sender: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Another time, where one was proposed.
    pub proposed: Option<Proposal>,
    /// When it came.
    pub at: Timestamp,
}

impl Word {
    /// The word as the answer that counts.
    #[must_use]
    pub fn answered(&self) -> Answered {
        Answered {
            way: self.way,
            sequence: self.sequence,
            stamp: self.stamp,
            at: self.at,
            comment: self.comment.clone(),
        }
    }
}

/// What kind of word it is.
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
pub enum WordKind {
    /// An answer.
    Reply,
    /// Another time would be better.
    Counter,
    /// Send it again.
    Refresh,
}

crate::value::named!(WordKind, UnknownWordKind {
    Reply => "reply",
    Counter => "counter",
    Refresh => "refresh",
});

crate::sql::text_column!(WordKind);

/// What became of a word.
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
pub enum Verdict {
    /// It is, or was, the answer.
    Counts,
    /// It answers an earlier time or place.
    Outdated,
    /// A newer answer was there already.
    Older,
    /// Somebody else said it: an organiser has to decide.
    Aside,
    /// An organiser decided that it does not count.
    Refused,
    /// An organiser has to see it.
    Noted,
    /// An organiser has seen it.
    Done,
}

crate::value::named!(Verdict, UnknownVerdict {
    Counts => "counts",
    Outdated => "outdated",
    Older => "older",
    Aside => "aside",
    Refused => "refused",
    Noted => "noted",
    Done => "done",
});

crate::sql::text_column!(Verdict);
