//! The calendar of somebody who gets invites: the receiving side of RFC 5546, written from the RFC
//! and sharing nothing with `domain::calendar`, so that a test can compare what people see with
//! what was meant.
//!
//! [`ModelCalendar::receive`] takes a whole mail and does what a calendar does with it; `object`
//! reads iCalendar, `answer` writes what goes back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, MimeHeaders as _};

mod answer;
mod object;
#[cfg(test)]
mod tests;

pub use answer::Answer;
use object::Component;

/// What a mail did to the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A new entry, or one that was cancelled and is back.
    Added,
    /// The entry is another one now.
    Updated,
    /// The entry is gone.
    Removed,
    /// Nothing: the calendar has this or something newer (section 2.1.5).
    Outdated,
    /// Nothing: what is off was never there.
    UnknownCancelled,
    /// Nothing: the mail has no calendar part.
    NoCalendar,
    /// Nothing: it is for somebody else.
    NotMine,
}

/// An entry as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub uid: String,
    pub sequence: u32,
    pub stamp: Timestamp,
    /// Of whole days: midnight in UTC, of the day after the last one as the end.
    pub start: Timestamp,
    pub end: Timestamp,
    pub is_days: bool,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub status: String,
    pub transparent: bool,
    /// What the object says of the owner's answer; empty in an entry that asks nobody.
    pub partstat: String,
    /// Whether an answer is asked for.
    pub asked: bool,
    /// The address of the organiser; empty where there is none.
    pub organizer: String,
}

/// One person's calendar.
#[derive(Clone, Debug, Default)]
pub struct ModelCalendar {
    /// Their address.
    pub owner: String,
    /// How often something was cancelled that was never there.
    pub unknown_cancels: usize,
    /// The newest of each UID, and whether it is cancelled.
    held: BTreeMap<String, (Shown, bool)>,
    answers: usize,
}

impl ModelCalendar {
    pub fn new(owner: &str) -> Self {
        Self { owner: owner.to_owned(), ..Self::default() }
    }

    /// What is in the calendar, by start and UID.
    pub fn entries(&self) -> Vec<&Shown> {
        let mut shown: Vec<&Shown> =
            self.held.values().filter(|(_, is_off)| !is_off).map(|(shown, _)| shown).collect();
        shown.sort_by_key(|shown| (shown.start, shown.uid.clone()));
        shown
    }

    /// The entry with this UID, unless it is cancelled or was never there.
    pub fn entry(&self, uid: &str) -> Option<&Shown> {
        self.held.get(uid).filter(|(_, is_off)| !is_off).map(|(shown, _)| shown)
    }

    /// Takes a mail as it lies in a mailbox.
    ///
    /// # Errors
    ///
    /// Why no calendar would understand it.
    pub fn receive(&mut self, mail: &[u8]) -> Result<Vec<Effect>, String> {
        let mail = MessageParser::default().parse(mail).ok_or("no mail")?;
        let Some((method, text)) = calendar_part(&mail)? else {
            return Ok(vec![Effect::NoCalendar]);
        };
        if !first_address(mail.to()).eq_ignore_ascii_case(&self.owner) {
            return Ok(vec![Effect::NotMine]);
        }
        let calendar = object::parse(&text)?;
        if calendar.only("METHOD")?.value != method {
            return Err("the method of the mail is not that of the object".to_owned());
        }
        let from = first_address(mail.from());
        self.take(&calendar, Some(&from))
    }

    /// Takes an object that came some other way.
    ///
    /// # Errors
    ///
    /// Why no calendar would understand it.
    pub fn receive_object(&mut self, text: &str) -> Result<Vec<Effect>, String> {
        self.take(&object::parse(text)?, None)
    }

    fn take(&mut self, calendar: &Component, from: Option<&str>) -> Result<Vec<Effect>, String> {
        let method = calendar.only("METHOD")?.value.clone();
        let events = calendar.inside("VEVENT");
        if events.is_empty() || (method != "PUBLISH" && events.len() != 1) {
            return Err(format!("{} events in {method}", events.len()));
        }
        let mut effects = Vec::new();
        for event in events {
            let shown = self.read(calendar, event, &method)?;
            // Readers compare the two (RFC 6047, section 2.3).
            if let Some(from) = from
                && !from.eq_ignore_ascii_case(&shown.organizer)
            {
                return Err(format!("from {from}, organised by {}", shown.organizer));
            }
            effects.push(match method.as_str() {
                "REQUEST" | "CANCEL" if !self.is_asked(event)? => Effect::NotMine,
                "REQUEST" => self.put(shown),
                "CANCEL" => self.remove(shown),
                "PUBLISH" if shown.status == "CANCELLED" => self.remove(shown),
                "PUBLISH" => self.put(shown),
                _ => return Err(format!("what is {method}?")),
            });
        }
        Ok(effects)
    }

    fn is_asked(&self, event: &Component) -> Result<bool, String> {
        let mut found = false;
        for attendee in event.all("ATTENDEE") {
            found |= object::mailto(attendee)?.eq_ignore_ascii_case(&self.owner);
        }
        Ok(found)
    }

    /// An event with all that its method demands (sections 3.2.1, 3.2.2, 3.2.5).
    fn read(&self, calendar: &Component, event: &Component, method: &str) -> Result<Shown, String> {
        let (start, is_days) = object::instant(calendar, event.only("DTSTART")?)?;
        let (end, also_days) = object::instant(calendar, event.only("DTEND")?)?;
        if is_days != also_days || end <= start {
            return Err("the end does not come after the start".to_owned());
        }
        let (stamp, _) = object::instant(calendar, event.only("DTSTAMP")?)?;
        let sequence = event.only("SEQUENCE")?.value.parse().map_err(|_| "no SEQUENCE")?;
        let status = event.text("STATUS")?;
        let attendees = event.all("ATTENDEE");
        let allowed = match method {
            "REQUEST" => attendees.len() == 1 && matches!(&*status, "CONFIRMED" | "TENTATIVE"),
            "CANCEL" => attendees.len() == 1 && status == "CANCELLED",
            _ => attendees.is_empty(),
        };
        if !allowed {
            return Err(format!("{method} with {} attendees, {status}", attendees.len()));
        }
        let own = attendees.first();
        let parameter = |name| own.and_then(|line| line.parameter(name)).unwrap_or_default();
        Ok(Shown {
            uid: event.only("UID")?.value.clone(),
            sequence,
            stamp,
            start,
            end,
            is_days,
            summary: event.text("SUMMARY")?,
            description: event.text("DESCRIPTION").unwrap_or_default(),
            location: event.text("LOCATION").unwrap_or_default(),
            status,
            transparent: event.text("TRANSP").is_ok_and(|text| text == "TRANSPARENT"),
            // The default of RFC 5545, section 3.2.12.
            partstat: match (own, parameter("PARTSTAT")) {
                (Some(_), "") => "NEEDS-ACTION".to_owned(),
                (_, said) => said.to_owned(),
            },
            asked: parameter("RSVP").eq_ignore_ascii_case("TRUE"),
            organizer: object::mailto(event.only("ORGANIZER")?)?,
        })
    }

    /// Whether the calendar has this version or a newer one: SEQUENCE decides, then DTSTAMP.
    fn has(&self, new: &Shown) -> bool {
        let newest = self.held.get(&new.uid).map(|(old, _)| (old.sequence, old.stamp));
        newest.is_some_and(|newest| newest >= (new.sequence, new.stamp))
    }

    fn put(&mut self, new: Shown) -> Effect {
        if self.has(&new) {
            return Effect::Outdated;
        }
        match self.held.insert(new.uid.clone(), (new, false)) {
            Some((_, false)) => Effect::Updated,
            Some((_, true)) | None => Effect::Added,
        }
    }

    fn remove(&mut self, off: Shown) -> Effect {
        if !self.held.contains_key(&off.uid) {
            self.unknown_cancels += 1;
            return Effect::UnknownCancelled;
        }
        if self.has(&off) {
            return Effect::Outdated;
        }
        self.held.insert(off.uid.clone(), (off, true));
        Effect::Removed
    }
}

/// The calendars of everybody, each found by the address that a mail goes to.
#[derive(Clone, Debug, Default)]
pub struct ModelCalendars(pub BTreeMap<String, ModelCalendar>);

impl ModelCalendars {
    /// The calendar of somebody, which is empty at first.
    pub fn of(&mut self, owner: &str) -> &mut ModelCalendar {
        let owner = owner.to_ascii_lowercase();
        self.0.entry(owner.clone()).or_insert_with(|| ModelCalendar::new(&owner))
    }

    /// Gives a mail to whom it is for.
    ///
    /// # Errors
    ///
    /// Why no calendar would understand it.
    pub fn receive(&mut self, mail: &[u8]) -> Result<Vec<Effect>, String> {
        let parsed = MessageParser::default().parse(mail).ok_or("no mail")?;
        let to = first_address(parsed.to());
        self.of(&to).receive(mail)
    }

    /// How often something was cancelled that was never there, in all of them.
    pub fn unknown_cancels(&self) -> usize {
        self.0.values().map(|calendar| calendar.unknown_cancels).sum()
    }
}

fn first_address(of: Option<&mail_parser::Address<'_>>) -> String {
    let address = of.and_then(|list| list.first()).and_then(|first| first.address());
    address.unwrap_or_default().to_owned()
}

/// The method that the mail names, and the object.
fn calendar_part(mail: &Message<'_>) -> Result<Option<(String, String)>, String> {
    let mut found = None;
    for part in &mail.parts {
        let Some(kind) = part.content_type() else { continue };
        if kind.ctype() != "text" || kind.subtype() != Some("calendar") {
            continue;
        }
        let method = kind.attribute("method").ok_or("no method in the mail")?;
        let text = String::from_utf8(part.contents().to_vec()).map_err(|_| "no UTF-8")?;
        if found.replace((method.to_owned(), text)).is_some() {
            return Err("two calendar parts".to_owned());
        }
    }
    Ok(found)
}
