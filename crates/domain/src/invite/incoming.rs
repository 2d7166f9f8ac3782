//! What a mail to the conference says, once it was read.

use jiff::Timestamp;

use super::Answer;
use crate::value::EmailAddress;

/// A mail that came in. Nothing in it is trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// What tells it from all others: its `Message-ID`, or the SHA-256 of its bytes where it has
    /// none, so that the same mail changes nothing when it comes twice.
    pub key: String,
    /// Who it says it is from: the first address of `From`; none where there is none.
    pub sender: Option<EmailAddress>,
    /// Its subject, one line without control characters, cut to 200 characters; may be empty.
    pub subject: String,
    /// What it says.
    pub said: Said,
}

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Something about one invite (RFC 5546).
    Spoken(Spoken),
    /// Mails could not be delivered (RFC 3464).
    Bounced(Vec<Bounced>),
    /// A machine wrote it, for example because somebody is away (RFC 3834).
    Automatic(Automatic),
    /// Words for people.
    Letter,
    /// It cannot be read: why, for support.
    Unreadable(&'static str),
}

/// What makes a mail an automatic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Automatic {
    /// `Auto-Submitted`, `X-Autoreply` and the like, or an empty return path.
    Reply,
    /// A list or newsletter.
    Bulk,
}

/// An iTIP message about one invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The whole `UID`.
    pub uid: String,
    /// `SEQUENCE`; 0 where there is none (RFC 5545, section 3.8.7.4).
    pub sequence: u32,
    /// `DTSTAMP`; none where it is absent or unreadable.
    pub stamp: Option<Timestamp>,
    /// The address of the one `ATTENDEE`, without `mailto:`.
    pub attendee: Option<EmailAddress>,
    /// `COMMENT`, cut to 2,000 characters; may be empty.
    pub comment: String,
    /// What is said.
    pub what: What,
}

/// What is said of an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// `REPLY` with an answer.
    Reply(Answer),
    /// `COUNTER`: another time would be better (RFC 5546, section 3.2.7).
    Counter(Proposal),
    /// `REFRESH`: send the invite again (RFC 5546, section 3.2.6).
    Refresh,
}

/// Another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Proposal {
    /// The start; none where it could not be understood.
    pub starts: Option<Timestamp>,
    /// The end; none where it could not be understood.
    pub ends: Option<Timestamp>,
}

/// A mail that did not reach its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounced {
    /// The address.
    pub address: EmailAddress,
    /// The status code (RFC 3463), such as `5.1.1`.
    pub status: String,
    /// What the other server said: one line, cut to 200 characters; may be empty.
    pub diagnostic: String,
}

impl Bounced {
    /// Whether it will never arrive: a code that begins with 5.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.status.starts_with('5')
    }
}
