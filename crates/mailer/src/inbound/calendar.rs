//! What a calendar part says about an invite (RFC 5546).

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameterName,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use domain::invite::{Answer, Proposal, Spoken, What};
use domain::value::EmailAddress;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil};

use super::{LONGEST_UID, MOST_COMMENT_CHARACTERS, MOST_EVENTS};

/// What is said about an invite; none where the part is of another kind, such as an invitation.
///
/// `method` is what the MIME part says of its method. It counts where the object says nothing:
/// the two should be the same (RFC 6047, section 2.4), and the object is what the sender's
/// calendar wrote.
///
/// `ORGANIZER` is never asked for, because Exchange leaves it out, and the times of a reply are
/// not read, because it names them by zones of its own.
///
/// # Errors
///
/// Why it cannot be read.
pub(super) fn spoken(
    text: &str,
    method: Option<&str>,
    sender: Option<&EmailAddress>,
) -> Result<Option<Spoken>, &'static str> {
    let begins = text.to_ascii_lowercase().find("begin:vcalendar");
    let text = begins.and_then(|at| text.get(at..)).ok_or("there is no calendar in it")?;
    let Entry::ICalendar(object) = Parser::new(text).entry() else {
        return Err("its calendar cannot be read");
    };
    let own = object.components.first().and_then(|calendar| said(calendar, "METHOD"));
    let method = own.or(method.map(str::trim)).unwrap_or_default();
    let is = |name: &str| method.eq_ignore_ascii_case(name);
    if !is("REPLY") && !is("COUNTER") && !is("REFRESH") {
        return Ok(None);
    }
    let event = event(&object)?;
    let attendee = attendee(event, sender);
    let what = if is("REPLY") {
        What::Reply(answer(attendee.ok_or("it does not say who answers")?)?)
    } else if is("COUNTER") {
        What::Counter(proposal(&object, event))
    } else {
        What::Refresh
    };
    Ok(Some(Spoken {
        uid: uid(event)?.to_owned(),
        sequence: sequence(event),
        stamp: entry(event, "DTSTAMP").and_then(time).and_then(utc),
        attendee: attendee.and_then(address),
        comment: comment(event),
        what,
    }))
}

/// The one event that is spoken of. A series has several with one UID, of which the one without
/// `RECURRENCE-ID` is the whole; invites here are no series, so it says all.
fn event(object: &ICalendar) -> Result<&ICalendarComponent, &'static str> {
    let events: Vec<&ICalendarComponent> = object
        .components
        .iter()
        .filter(|part| part.component_type == ICalendarComponentType::VEvent)
        .collect();
    if events.len() > MOST_EVENTS {
        return Err("its calendar has too many events");
    }
    let whole = events.iter().find(|event| entry(event, "RECURRENCE-ID").is_none());
    let first = whole.or(events.first()).copied().ok_or("its calendar has no event")?;
    let named = uid(first)?;
    if events.iter().any(|event| uid(event) != Ok(named)) {
        return Err("it speaks of several invites");
    }
    Ok(first)
}

fn uid(event: &ICalendarComponent) -> Result<&str, &'static str> {
    let uid = said(event, "UID").map(str::trim).filter(|uid| !uid.is_empty());
    uid.filter(|uid| uid.len() <= LONGEST_UID).ok_or("it does not say which invite it is about")
}

/// Who speaks. A reply has one `ATTENDEE`; where others stand beside it, it is the one who sent
/// the mail.
fn attendee<'a>(
    event: &'a ICalendarComponent,
    sender: Option<&EmailAddress>,
) -> Option<&'a ICalendarEntry> {
    let all: Vec<&ICalendarEntry> =
        event.entries.iter().filter(|entry| is_named(entry, "ATTENDEE")).collect();
    if let [one] = all[..] {
        return Some(one);
    }
    let sender = sender?.mailbox();
    all.into_iter().find(|entry| address(entry).is_some_and(|is| is.mailbox() == sender))
}

/// The address of an attendee: of its `mailto:`, or of its parameter `EMAIL` (RFC 7986, section
/// 6.2) where the value is an address of a CalDAV server.
fn address(attendee: &ICalendarEntry) -> Option<EmailAddress> {
    let email = || parameter(attendee, &ICalendarParameterName::Email)?.trim().parse().ok();
    attendee.calendar_address().and_then(|text| text.trim().parse().ok()).or_else(email)
}

/// # Errors
///
/// A `PARTSTAT` that is no answer; one that is not known stands for `NEEDS-ACTION` (RFC 5545,
/// section 3.2.12).
fn answer(attendee: &ICalendarEntry) -> Result<Answer, &'static str> {
    let status = parameter(attendee, &ICalendarParameterName::Partstat).unwrap_or_default();
    match status.trim().to_ascii_uppercase().as_str() {
        "ACCEPTED" => Ok(Answer::Accepted),
        "TENTATIVE" => Ok(Answer::Tentative),
        "DECLINED" => Ok(Answer::Declined),
        "DELEGATED" => Err("it hands the invite on to somebody else"),
        _ => Err("it gives no answer"),
    }
}

/// `SEQUENCE`; one that no invite can have counts as none.
fn sequence(event: &ICalendarComponent) -> u32 {
    let written = entry(event, "SEQUENCE").and_then(|entry| entry.values.first());
    let number = written.and_then(ICalendarValue::as_integer).and_then(|n| i32::try_from(n).ok());
    number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

/// All `COMMENT`s. Outlook puts there what is written to the organiser (MS-OXCICAL, section
/// 2.1.3.1.1.20.5).
fn comment(event: &ICalendarComponent) -> String {
    let all = event.entries.iter().filter(|entry| is_named(entry, "COMMENT"));
    let texts: Vec<&str> = all.filter_map(|entry| entry.values.first()?.as_text()).collect();
    let text = texts.join("\n").replace("\r\n", "\n").replace('\r', "\n");
    let shows = |c: &char| {
        !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            && (!c.is_control() || matches!(c, '\n' | '\t'))
    };
    let cut: String = text.trim().chars().filter(shows).take(MOST_COMMENT_CHARACTERS).collect();
    cut.trim().to_owned()
}

fn proposal(object: &ICalendar, event: &ICalendarComponent) -> Proposal {
    let at = |name| entry(event, name).and_then(|entry| instant(object, entry));
    let starts = at("DTSTART");
    let lasts = || match entry(event, "DURATION")?.values.first()? {
        ICalendarValue::Duration(lasts)
            if !lasts.neg && lasts.weeks < 100 && lasts.days < 1_000 =>
        {
            starts?.checked_add(SignedDuration::from_secs(lasts.as_seconds())).ok()
        }
        _ => None,
    };
    Proposal { starts, ends: at("DTEND").or_else(lasts) }
}

/// An instant; none for a whole day, a time of no zone, or a zone that is not known.
///
/// `calcard` knows the zones of the IANA and the names that Windows has for them. The rules that
/// the part brings along are not used, as CalConnect advises (CC/R 0602:2006).
fn instant(object: &ICalendar, entry: &ICalendarEntry) -> Option<Timestamp> {
    let at = time(entry)?;
    if at.tz_hour.is_some() {
        return utc(at);
    }
    let zone = match object.build_tz_resolver().resolve(entry.tz_id()?)? {
        zone @ Tz::Tz(_) => zone.name()?,
        Tz::Fixed(_) | Tz::Floating => return None,
    };
    let zone = TimeZone::get(&zone).ok()?;
    Some(civil(at)?.to_zoned(zone).ok()?.timestamp())
}

fn time(entry: &ICalendarEntry) -> Option<&PartialDateTime> {
    entry.values.first()?.as_partial_date_time()
}

/// The instant of a time that is said in UTC, or by its distance from it.
fn utc(at: &PartialDateTime) -> Option<Timestamp> {
    let east = i64::from(at.tz_hour.unwrap_or(0)) * 60 + i64::from(at.tz_minute.unwrap_or(0));
    let east = SignedDuration::from_mins(if at.tz_minus { -east } else { east });
    civil(at)?.to_zoned(TimeZone::UTC).ok()?.timestamp().checked_sub(east).ok()
}

fn civil(at: &PartialDateTime) -> Option<civil::DateTime> {
    let small = |part: Option<u8>| i8::try_from(part?).ok();
    let year = i16::try_from(at.year?).ok()?;
    // A leap second, which our calendar does not have, is the second before it.
    let second = small(at.second.or(Some(0)))?.min(59);
    let (month, day) = (small(at.month)?, small(at.day)?);
    civil::DateTime::new(year, month, day, small(at.hour)?, small(at.minute)?, second, 0).ok()
}

fn is_named(entry: &ICalendarEntry, name: &str) -> bool {
    entry.name.as_str().eq_ignore_ascii_case(name)
}

fn entry<'a>(part: &'a ICalendarComponent, name: &str) -> Option<&'a ICalendarEntry> {
    part.entries.iter().find(|entry| is_named(entry, name))
}

/// The text of a property.
fn said<'a>(part: &'a ICalendarComponent, name: &str) -> Option<&'a str> {
    entry(part, name)?.values.first()?.as_text()
}

fn parameter<'a>(entry: &'a ICalendarEntry, name: &ICalendarParameterName) -> Option<&'a str> {
    entry.parameter(name)?.as_text()
}
