//! Calendar entries as iCalendar objects (RFC 5545), written with the `ics` crate; pure.
//!
//! Start with [`publish`], [`request`] and [`cancel`], which make what mails carry, and [`feed`],
//! which makes what a calendar subscribes to. [`Entry`] says what is in the calendar, `content` is
//! the only place that makes content lines and bytes, `zone` describes time zones, `colour` names
//! colours. The crate writes whatever it is given (it escapes, quotes and checks nothing, and folds
//! one octet too late), so none of its types leaves this folder.
//!
//! Not here: where entries are kept, and the mails that carry them.

mod colour;
mod content;
mod entry;
mod feed;
mod invite;
#[cfg(test)]
mod tests;
mod zone;

use crate::fault::{Fault, Kind};

pub use entry::{Entry, EntryStatus, Publisher, Times, When, publish};
pub use feed::{Alarm, Feed, InvalidAlarm, feed};
pub use invite::{Attendee, Participation, cancel, request};

/// Who wrote a calendar object: the value of `PRODID` (RFC 5545, section 3.7.3).
pub const PRODUCT: &str = "-//Plenum//Plenum 0.1//EN";

/// What a calendar object asks of its reader (RFC 5546, section 1.4).
///
/// Answers come in as `REPLY`, which is never written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Take note: nobody is asked to answer.
    Publish,
    /// Come, and say whether you will.
    Request,
    /// What you were asked to is off.
    Cancel,
}

impl Method {
    /// The value of the property `METHOD` and of the MIME parameter `method`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }

    /// The media type of an object with this method.
    ///
    /// Both come from one value because a mail whose `method` differs from its object's is not
    /// taken as an invite (RFC 6047, section 2.4).
    #[must_use]
    pub fn content_type(self) -> String {
        format!("text/calendar; charset=UTF-8; method={}", self.as_str())
    }
}

/// Why there is no calendar object.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// An object must hold at least one entry (RFC 5545, section 3.6).
    #[error("a calendar object needs at least one entry")]
    Empty,
    /// Two entries are the same one.
    #[error("the calendar entry {0} is there twice")]
    Twice(String),
    /// The end is not after the start (RFC 5545, section 3.8.2.2).
    #[error("the calendar entry {0} must end after it starts")]
    Order(String),
    /// The time zone database does not know the name.
    #[error("there is no time zone {0:?}")]
    Zone(String),
    /// A date that a calendar object cannot hold: it writes years in four digits (RFC 5545,
    /// section 3.3.4).
    #[error("a calendar holds the years 1 to 9999 only, not {0}")]
    Year(i16),
    /// A sequence number above 2147483647 (RFC 5545, section 3.3.8).
    #[error("a sequence number must be at most 2147483647, not {0}")]
    Sequence(u32),
    /// Not 1 to 255 visible ASCII characters without `"`, `,`, `;` and `\`.
    #[error("{0:?} cannot be a name in a calendar object")]
    Token(String),
    /// No address that mail can be sent to.
    #[error("{0:?} is no e-mail address")]
    Address(String),
    /// The attendee of an invite is its organiser.
    #[error("{0:?} cannot be invited by itself")]
    Itself(String),
    /// No absolute URI (RFC 3986, section 4.3).
    #[error("{0:?} is no absolute web address")]
    Uri(String),
}

impl Fault for CalendarError {
    // What a person types is checked where it is typed, so that only a fault of ours gets here.
    fn kind(&self) -> Kind {
        Kind::Internal
    }

    fn code(&self) -> &'static str {
        "internal"
    }
}
