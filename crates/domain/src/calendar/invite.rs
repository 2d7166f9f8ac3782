//! Invites: entries that one person is asked to, and told of when they are off.
//!
//! One object is one entry for one person, so that nobody learns the addresses of others, and so
//! that taking one person out is a plain `CANCEL` to them. There is no `VALARM`: when to be
//! reminded is the attendee's own choice. `X-MICROSOFT-DISALLOW-COUNTER` is left out as well,
//! because a proposed new time is read.

use ics::components::Component;

use super::entry::{event, object, zones};
use super::{CalendarError, Entry, EntryStatus, Method, Publisher, content};
use crate::value::EmailAddress;

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// The name to show.
    pub name: String,
    /// The address that the mail goes to: clients offer to answer only where the two are the same.
    pub address: String,
    /// What they have said so far. A new time takes it back; any other change keeps it, because
    /// calendars take over what the object says.
    pub participation: Participation,
    /// Whether an answer is asked for.
    pub asked: bool,
}

/// Whether somebody will come (RFC 5545, section 3.2.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Participation {
    /// They have not said yet.
    NeedsAction,
    /// Yes.
    Accepted,
    /// Perhaps.
    Tentative,
    /// No.
    Declined,
}

impl Participation {
    /// The value of the parameter `PARTSTAT`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NeedsAction => "NEEDS-ACTION",
            Self::Accepted => "ACCEPTED",
            Self::Tentative => "TENTATIVE",
            Self::Declined => "DECLINED",
        }
    }
}

/// An object with `METHOD:REQUEST` (RFC 5546, section 3.2.2): come, and say whether you will. The
/// same entry with a higher sequence number is its update.
///
/// The entry takes place (`STATUS:CONFIRMED`), whatever its `status` says.
///
/// # Errors
///
/// [`CalendarError`] says what is wrong with the organizer, the attendee or the entry.
/// [`CalendarError::Itself`] where the two are one mailbox: clients then offer no answer.
pub fn request(
    organizer: &Publisher,
    attendee: &Attendee,
    entry: &Entry,
) -> Result<String, CalendarError> {
    invite(Method::Request, organizer, attendee, entry)
}

/// An object with `METHOD:CANCEL` (RFC 5546, section 3.2.5): what you were asked to is off, or you
/// are no longer part of it. Its sequence number must be higher than that of what it takes back.
///
/// The entry is off (`STATUS:CANCELLED`) and takes no time, whatever its `status` says, and
/// nothing is asked for.
///
/// # Errors
///
/// As for [`request`].
pub fn cancel(
    organizer: &Publisher,
    attendee: &Attendee,
    entry: &Entry,
) -> Result<String, CalendarError> {
    let attendee = Attendee { asked: false, ..attendee.clone() };
    invite(Method::Cancel, organizer, &attendee, entry)
}

fn invite(
    method: Method,
    organizer: &Publisher,
    attendee: &Attendee,
    entry: &Entry,
) -> Result<String, CalendarError> {
    let mailbox = |address: &str| address.parse::<EmailAddress>().map(|a| a.mailbox()).ok();
    if mailbox(&attendee.address).is_some_and(|m| Some(m) == mailbox(&organizer.organizer_address))
    {
        return Err(CalendarError::Itself(attendee.address.clone()));
    }
    let status = match method {
        Method::Cancel => EntryStatus::Cancelled,
        Method::Publish | Method::Request => EntryStatus::Confirmed,
    };
    let entry = Entry { status, ..entry.clone() };
    let mut event = event(&entry, organizer.times)?;
    // What the reader's time is to be once they have accepted; until then some show it as open.
    event.add_property(content::word("X-MICROSOFT-CDO-INTENDEDSTATUS", entry.busy()));
    add_people(&mut event, organizer, attendee)?;
    let zones = zones(std::slice::from_ref(&entry), None, organizer.times)?;
    object(vec![content::word("METHOD", method.as_str())], zones, &[entry], vec![event])
}

fn add_people(
    event: &mut Component<'static>,
    organizer: &Publisher,
    attendee: &Attendee,
) -> Result<(), CalendarError> {
    let Publisher { organizer_address, organizer_name, .. } = organizer;
    event.add_property(content::address("ORGANIZER", organizer_address, organizer_name, &[])?);
    let mut words = vec![
        ("CUTYPE", "INDIVIDUAL"),
        ("ROLE", "REQ-PARTICIPANT"),
        ("PARTSTAT", attendee.participation.as_str()),
    ];
    if attendee.asked {
        words.push(("RSVP", "TRUE"));
    }
    let Attendee { address, name, .. } = attendee;
    event.add_property(content::address("ATTENDEE", address, name, &words)?);
    Ok(())
}
