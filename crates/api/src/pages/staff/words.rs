//! How bookings, messages and deeds are called on the organisers' pages.

use domain::audit::ops::{By, Deed};
use domain::booking::{BookingStatus, Standing};
use domain::conference::Definition;
use domain::outbox::{Listed, MessageStatus};
use domain::registration::Status;
use domain::text::Texts;
use jiff::tz::TimeZone;

/// A booking as a page shows it.
pub struct Booked {
    pub place: String,
    pub when: String,
    pub status: &'static str,
    pub text: String,
}

/// How a booking stands; nothing if the conference no longer has the place.
pub fn booking(texts: &Texts, definition: &Definition, standing: &Standing) -> Option<Booked> {
    let place = definition.place(standing.place.as_str())?;
    let offer = standing.offer_expires_at.filter(|_| standing.status == BookingStatus::Offered);
    let text = match (standing.position, offer) {
        (Some(position), _) => {
            texts.with("staff-booking-waiting-at", &[("position", &position.to_string())])
        }
        (None, Some(at)) => {
            let at = texts.instant(at, &definition.time_zone());
            texts.with("staff-booking-offered-until", &[("at", &at)])
        }
        (None, None) => texts.get(&format!("staff-booking-{}", standing.status.as_str())),
    };
    Some(Booked {
        place: place.name.of(texts.locale()).to_owned(),
        when: texts.span(&place.when, definition.zone.as_str()),
        status: standing.status.as_str(),
        text,
    })
}

/// How a registration stands.
pub fn registration_status(texts: &Texts, status: Status) -> String {
    texts.get(&format!("staff-status-{}", status.as_str()))
}

/// How a message stands.
pub fn message_status(texts: &Texts, status: MessageStatus) -> String {
    texts.get(&format!("staff-message-{}", status.as_str()))
}

/// A message as a page shows it.
pub struct Mail {
    pub id: String,
    pub kind: String,
    pub recipient: String,
    pub status: &'static str,
    pub status_text: String,
    pub is_dead: bool,
    pub is_held: bool,
    /// When it was made, tried and settled, and when it is tried next.
    pub notes: Vec<String>,
    /// What the last attempt failed with.
    pub error: String,
}

/// How a message stands, in words.
pub fn mail(texts: &Texts, zone: &TimeZone, listed: &Listed) -> Mail {
    let at = |key: &str, at| texts.with(key, &[("at", &texts.instant(at, zone))]);
    let mut notes = vec![at("staff-mail-made", listed.created_at)];
    if listed.attempts > 0 {
        notes.push(texts.count("staff-mail-attempts", i64::from(listed.attempts), &[]));
    }
    match (listed.status, listed.settled_at) {
        (MessageStatus::Pending, _) => notes.push(at("staff-mail-next", listed.next_attempt_at)),
        (MessageStatus::Sent, Some(when)) => notes.push(at("staff-mail-sent", when)),
        (MessageStatus::Dead, Some(when)) => notes.push(at("staff-mail-dead", when)),
        (MessageStatus::Superseded, Some(when)) => notes.push(at("staff-mail-superseded", when)),
        (MessageStatus::LeftOut, Some(when)) => notes.push(at("staff-mail-left-out", when)),
        (_, None) | (MessageStatus::Held, _) => {}
    }
    let key = format!("staff-kind-{}", listed.kind);
    Mail {
        id: listed.id.to_string(),
        kind: if Texts::exists(&key) { texts.get(&key) } else { listed.kind.clone() },
        recipient: listed.recipient.to_string(),
        status: listed.status.as_str(),
        status_text: message_status(texts, listed.status),
        is_dead: listed.status == MessageStatus::Dead,
        is_held: listed.status == MessageStatus::Held,
        notes,
        error: listed.last_error.clone().unwrap_or_default(),
    }
}

/// A deed as a page shows it.
pub struct Done {
    pub what: String,
    pub by: String,
    pub at: String,
}

/// What was done, by whom and when.
pub fn deed(texts: &Texts, zone: &TimeZone, deed: &Deed) -> Done {
    let key = format!("staff-deed-{}", deed.action.replace('.', "-"));
    Done {
        what: if Texts::exists(&key) { texts.get(&key) } else { deed.action.clone() },
        by: by(texts, &deed.by),
        at: texts.instant(deed.at, zone),
    }
}

/// Who did something.
pub fn by(texts: &Texts, by: &By) -> String {
    match by {
        By::Visitor => texts.get("staff-by-visitor"),
        By::Attendee => texts.get("staff-by-attendee"),
        By::Speaker => texts.get("staff-by-speaker"),
        By::Staff(Some(name)) => texts.with("staff-by-staff", &[("name", name.as_str())]),
        By::Staff(None) => texts.get("staff-by-gone"),
        By::Operator => texts.get("staff-by-operator"),
        By::Clock => texts.get("staff-by-clock"),
    }
}
