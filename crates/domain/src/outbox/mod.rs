//! The messages that a committed change owes the world.
//!
//! An operation pushes a [`Message`] in the transaction of its change. It fixes all that must not
//! vary between attempts: whom, in which language, what is told, the Message-ID, and for each
//! calendar entry its UID, SEQUENCE and DTSTAMP. Workers lease messages, send them, and settle
//! them as sent, to be tried again, or dead.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::booking::BookingStatus;
use crate::calendar::When;
use crate::conference::Zone;
use crate::place::clash::Clash;
use crate::value::id::{MessageId, RegistrationId};
use crate::value::{EmailAddress, Key, Locale, Slug};

pub mod listing;
pub mod ops;
pub mod store;

pub use listing::Listed;

/// What a mail tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// A registration is made.
    RegistrationConfirmed(Told),
    /// The person or an organiser changed it.
    RegistrationChanged(Told),
    /// It is cancelled altogether.
    RegistrationCancelled(Told),
    /// Somebody registered an address that is registered.
    RegistrationRepeated(Told),
    /// Somebody asked for the private link.
    RegistrationLink(Told),
    /// A seat is kept for a waiting person.
    BookingOffered(Told),
    /// The offer was not taken in time.
    BookingExpired(Told),
    /// The conference changed a place: its time, its name, or that it takes place.
    PlaceChanged(Told),
    /// The conference moved places that the person holds, and now some are at the same time.
    BookingsClash(Told),
}

impl Message {
    /// The stable name, as in the templates and the text keys.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::RegistrationConfirmed(_) => "registration-confirmed",
            Self::RegistrationChanged(_) => "registration-changed",
            Self::RegistrationCancelled(_) => "registration-cancelled",
            Self::RegistrationRepeated(_) => "registration-repeated",
            Self::RegistrationLink(_) => "registration-link",
            Self::BookingOffered(_) => "booking-offered",
            Self::BookingExpired(_) => "booking-expired",
            Self::PlaceChanged(_) => "place-changed",
            Self::BookingsClash(_) => "bookings-clash",
        }
    }

    /// What is told.
    #[must_use]
    pub const fn told(&self) -> &Told {
        match self {
            Self::RegistrationConfirmed(told)
            | Self::RegistrationChanged(told)
            | Self::RegistrationCancelled(told)
            | Self::RegistrationRepeated(told)
            | Self::RegistrationLink(told)
            | Self::BookingOffered(told)
            | Self::BookingExpired(told)
            | Self::PlaceChanged(told)
            | Self::BookingsClash(told) => told,
        }
    }
}

/// All that a mail to an attendee tells, in the words of the moment of the change and in the
/// attendee's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The conference.
    pub conference: ToldConference,
    /// The registration that the private link opens.
    pub registration: RegistrationId,
    /// The generation of the private link.
    pub link_generation: i32,
    /// The attendee's given and family name.
    pub name: String,
    /// The place that the mail is about, where it is about one.
    pub about: Option<Key>,
    /// The attendee's places.
    pub seats: Vec<ToldSeat>,
    /// Which of them are at the same time, where the mail is about that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clashes: Vec<Clash>,
    /// When the change was made; DTSTAMP and LAST-MODIFIED of the entries.
    pub at: Timestamp,
}

/// What a mail says of the conference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldConference {
    /// Its short name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its city.
    pub city: String,
    /// Its days.
    pub when: When,
    /// The zone of all civil times.
    pub zone: Zone,
    /// Whom to ask.
    pub contact: EmailAddress,
    /// Until when attendees may change things by themselves.
    pub changes_until: Timestamp,
}

/// What a mail says of one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldSeat {
    /// The place's key.
    pub place: Key,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub location: String,
    /// When it is.
    pub when: When,
    /// Where the booking stands.
    pub status: BookingStatus,
    /// The position in the waiting list.
    pub position: Option<i32>,
    /// Until when an offer can be taken.
    pub offer_expires_at: Option<Timestamp>,
    /// The calendar entry, where this mail makes, changes or takes back one.
    pub entry: Option<ToldEntry>,
}

/// What must not vary of a calendar entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldEntry {
    /// `UID`, for ever.
    pub uid: String,
    /// `SEQUENCE`.
    pub sequence: u32,
    /// Whether the entry is taken back: `STATUS:CANCELLED`.
    pub cancelled: bool,
}

/// Where a message stands.
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
pub enum MessageStatus {
    /// To be sent, now or later.
    Pending,
    /// The server took it.
    Sent,
    /// Given up; an organiser may try it again.
    Dead,
}

crate::value::named!(MessageStatus, UnknownMessageStatus {
    Pending => "pending",
    Sent => "sent",
    Dead => "dead",
});

crate::sql::text_column!(MessageStatus);

/// A message that a worker has leased.
#[derive(Clone, Debug, PartialEq)]
pub struct Leased {
    /// Its id.
    pub id: MessageId,
    /// The `Message-ID` without angle brackets.
    pub message_id: String,
    /// Whom.
    pub recipient: EmailAddress,
    /// In which language.
    pub language: Locale,
    /// What is told.
    pub message: Message,
    /// The mail as the first attempt rendered it; every later attempt sends these bytes.
    pub mime: Option<Vec<u8>>,
    /// How often it was tried, this time included.
    pub attempts: i32,
    /// When the change was made.
    pub created_at: Timestamp,
    /// Whether an earlier attempt may have been taken without our knowing.
    pub doubtful: bool,
}

/// How an attempt failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was taken; it may go better later: 4xx, the connection, the network.
    Later(String),
    /// Nobody knows whether it was taken: the end of the mail was sent and no answer came. It is
    /// tried again, with the same bytes.
    Doubtful(String),
    /// The server refused it for good.
    Final(String),
    /// The way to the server is at fault, not the mail: the attempt does not count.
    Channel(String),
}

/// How long a message is tried.
pub const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(72);

/// The waits between attempts, in seconds; the last one repeats.
const WAITS_S: [i64; 10] = [30, 60, 120, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800];

/// When to try again after the given number of attempts, or never.
///
/// `jitter` from 0 to 1 spreads attempts over the last fifth of each wait, so that many mails
/// that failed together do not come back together.
#[must_use]
pub fn next_attempt(
    attempts: i32,
    created_at: Timestamp,
    now: Timestamp,
    jitter: f64,
) -> Option<Timestamp> {
    let made = usize::try_from(attempts.saturating_sub(1)).unwrap_or(0);
    let wait = *WAITS_S.get(made).or(WAITS_S.last())?;
    let spread = wait as f64 * 0.2 * jitter.clamp(0.0, 1.0);
    let wait = SignedDuration::from_secs(wait) + SignedDuration::from_secs_f64(spread);
    let next = now.saturating_add(wait).ok()?;
    (next.duration_since(created_at) <= GIVE_UP_AFTER).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_wait_longer_each_time_and_end_after_72_hours() {
        let start = Timestamp::UNIX_EPOCH;
        let mut now = start;
        let mut waits = Vec::new();
        for attempts in 1.. {
            let Some(next) = next_attempt(attempts, start, now, 0.0) else { break };
            waits.push(next.duration_since(now).as_secs());
            now = next;
        }
        let expected = [&WAITS_S[..], &[28_800; 7]].concat();
        assert_eq!(waits, expected);
        assert!(now.duration_since(start) <= GIVE_UP_AFTER);
    }

    #[test]
    fn jitter_never_shortens_a_wait() {
        let start = Timestamp::UNIX_EPOCH;
        for (jitter, seconds) in [(0.0, 30.0), (0.5, 33.0), (1.0, 36.0), (7.0, 36.0)] {
            let next = next_attempt(1, start, start, jitter).map(|at| at.duration_since(start));
            assert_eq!(next.map(|wait| wait.as_secs_f64()), Some(seconds), "{jitter}");
        }
    }
}
