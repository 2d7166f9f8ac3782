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
use crate::conference::{Conference, Zone};
use crate::place::clash::Clash;
use crate::value::id::{MessageId, RegistrationId};
use crate::value::{EmailAddress, Key, Locale, Slug};

mod held;
mod invite;
pub mod listing;
pub mod ops;
pub mod store;

pub use invite::{DeedKind, ToldDeed, ToldInvite, ToldReader, ToldSpeaker};
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
    /// A speaker is asked to come.
    InviteRequested(Box<ToldInvite>),
    /// What a speaker was asked to has another time or place.
    InviteMoved(Box<ToldInvite>),
    /// What a speaker was asked to has other words.
    InviteReworded(Box<ToldInvite>),
    /// A speaker is no longer asked to come.
    InviteWithdrawn(Box<ToldInvite>),
    /// A speaker's program asked for the invite again.
    InviteRefreshed(Box<ToldInvite>),
    /// Several invites of a speaker changed.
    InviteSummary(Box<ToldSpeaker>),
    /// Invites wait for an answer.
    InviteReminder(Box<ToldSpeaker>),
    /// A speaker's private link.
    SpeakerLink(Box<ToldSpeaker>),
}

/// What a message tells, by whom it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tale<'m> {
    /// An attendee.
    Attendee(&'m Told),
    /// A speaker, about one invite.
    Invite(&'m ToldInvite),
    /// A speaker, about several invites or none.
    Speaker(&'m ToldSpeaker),
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
            Self::InviteRequested(_) => "invite-requested",
            Self::InviteMoved(_) => "invite-moved",
            Self::InviteReworded(_) => "invite-reworded",
            Self::InviteWithdrawn(_) => "invite-withdrawn",
            Self::InviteRefreshed(_) => "invite-refreshed",
            Self::InviteSummary(_) => "invite-summary",
            Self::InviteReminder(_) => "invite-reminder",
            Self::SpeakerLink(_) => "speaker-link",
        }
    }

    /// What is told.
    #[must_use]
    pub const fn tale(&self) -> Tale<'_> {
        match self {
            Self::RegistrationConfirmed(told)
            | Self::RegistrationChanged(told)
            | Self::RegistrationCancelled(told)
            | Self::RegistrationRepeated(told)
            | Self::RegistrationLink(told)
            | Self::BookingOffered(told)
            | Self::BookingExpired(told)
            | Self::PlaceChanged(told)
            | Self::BookingsClash(told) => Tale::Attendee(told),
            Self::InviteRequested(told)
            | Self::InviteMoved(told)
            | Self::InviteReworded(told)
            | Self::InviteWithdrawn(told)
            | Self::InviteRefreshed(told) => Tale::Invite(told),
            Self::InviteSummary(told) | Self::InviteReminder(told) | Self::SpeakerLink(told) => {
                Tale::Speaker(told)
            }
        }
    }

    /// What messages that must go out in order have in common: the registration, the invite, or
    /// the speaker.
    #[must_use]
    pub fn stream(&self) -> String {
        match self.tale() {
            Tale::Attendee(told) => told.registration.to_string(),
            Tale::Invite(told) => told.uid.clone(),
            Tale::Speaker(told) => told.reader.speaker.to_string(),
        }
    }
}

impl<'m> Tale<'m> {
    /// The conference.
    #[must_use]
    pub const fn conference(self) -> &'m ToldConference {
        match self {
            Self::Attendee(told) => &told.conference,
            Self::Invite(told) => &told.conference,
            Self::Speaker(told) => &told.conference,
        }
    }

    /// The name of whoever reads it; may be empty.
    #[must_use]
    pub fn name(self) -> &'m str {
        let reader = match self {
            Self::Attendee(told) => return &told.name,
            Self::Invite(told) => &told.reader,
            Self::Speaker(told) => &told.reader,
        };
        reader.assistant.as_deref().unwrap_or(&reader.name)
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

impl ToldConference {
    /// What a mail in this language says of `conference`.
    #[must_use]
    pub fn of(conference: &Conference, language: Locale) -> Self {
        let definition = &conference.definition;
        Self {
            slug: definition.slug.clone(),
            title: definition.title.of(language).to_owned(),
            city: definition.city.of(language).to_owned(),
            when: When::Days { first: definition.first_day, last: definition.last_day },
            zone: definition.zone.clone(),
            contact: definition.contact.clone(),
            changes_until: definition.zone.instant(definition.changes_until),
        }
    }
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
    /// Waits for an organiser's word.
    Held,
    /// A newer message took its place before anybody got it.
    Superseded,
    /// An organiser decided that nobody gets it.
    LeftOut,
}

crate::value::named!(MessageStatus, UnknownMessageStatus {
    Pending => "pending",
    Sent => "sent",
    Dead => "dead",
    Held => "held",
    Superseded => "superseded",
    LeftOut => "left-out",
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
    /// The server refused its recipient for good, and with it whatever comes next.
    Recipient(String),
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
