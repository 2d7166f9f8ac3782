//! What is in the calendar, and the object that publishes it.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry as Place};

use ics::ICalendar;
use ics::components::{Component, Property};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use super::zone::Zone;
use super::{CalendarError, Method, PRODUCT, content};

/// When something is: whole days, or civil times in the conference's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// Whole days, wherever the reader is.
    Days {
        /// The first day.
        first: Date,
        /// The last day, which is part of it; the same as the first for one day.
        last: Date,
    },
    /// From one time on the clock to another.
    Times {
        /// What the clock shows at the start.
        start: DateTime,
        /// What the clock shows at the end, which is not part of it.
        end: DateTime,
    },
}

impl When {
    /// The instants of start and end in a zone of the time zone database; days last from midnight
    /// to midnight. A time that the clock skips or shows twice is read as RFC 5545, section 3.3.5,
    /// has it: with the offset before the jump, and as the first one.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Zone`]; [`CalendarError::Year`] at the ends of time.
    pub fn instants(&self, zone: &str) -> Result<(Timestamp, Timestamp), CalendarError> {
        self.instants_in(&Zone::find(zone)?)
    }

    fn instants_in(&self, zone: &Zone) -> Result<(Timestamp, Timestamp), CalendarError> {
        let (start, end) = match self {
            Self::Days { first, last } => {
                (first.to_datetime(Time::midnight()), after(*last)?.to_datetime(Time::midnight()))
            }
            Self::Times { start, end } => (*start, *end),
        };
        Ok((zone.settle(start)?.0, zone.settle(end)?.0))
    }
}

/// Whether something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// It does.
    Confirmed,
    /// It does not, or the reader is no longer part of it.
    Cancelled,
}

impl EntryStatus {
    /// The value of the property `STATUS` (RFC 5545, section 3.8.1.11).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// How times of day are written. All readers that were tried find the same instants in both forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Times {
    /// In the conference's zone, which is described: readers far away see the hour at the venue,
    /// and a change of the law on summer time does not move what is planned.
    #[default]
    Zone,
    /// In UTC: nothing is left to the reader.
    Utc,
}

/// One entry of a calendar. All texts are plain, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The whole `UID@host`: 1 to 255 visible ASCII characters, the same for the entry's whole
    /// life, and without anything personal (RFC 7986, section 5.3).
    pub uid: String,
    /// Which version of the entry this is: 0 at first, higher after each change that is sent, at
    /// most 2147483647 (RFC 5545, section 3.8.7.4).
    pub sequence: u32,
    /// When this object was made, to the second.
    pub stamped_at: Timestamp,
    /// When the entry was last changed, to the second.
    pub changed_at: Timestamp,
    /// Whether it takes place.
    pub status: EntryStatus,
    /// The title.
    pub summary: String,
    /// More about it; may have several lines, may be empty.
    pub description: String,
    /// Where; may be empty.
    pub location: String,
    /// The page about it, an absolute URI.
    pub url: Option<String>,
    /// When.
    pub when: When,
    /// The conference's zone in the time zone database, such as `Europe/Stockholm`.
    pub zone: String,
    /// What kind of thing it is, such as `Workshop`; may be empty.
    pub categories: Vec<String>,
    /// Whether the reader is free for other things meanwhile.
    pub transparent: bool,
}

impl Entry {
    /// What the entry makes of the reader's time: the word of Outlook, as what `TRANSP` says.
    pub(super) const fn busy(&self) -> &'static str {
        if self.is_free() { "FREE" } else { "BUSY" }
    }

    const fn is_free(&self) -> bool {
        self.transparent || matches!(self.status, EntryStatus::Cancelled)
    }
}

/// Who publishes entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// The name to show, such as the conference's.
    pub organizer_name: String,
    /// The address that the mails come from: clients compare the two.
    pub organizer_address: String,
    /// How the times of their entries are written.
    pub times: Times,
}

/// An object with `METHOD:PUBLISH` (RFC 5546, section 3.2.1) and one `VEVENT` for each entry, in
/// the order given: for attendees, who are not asked to answer.
///
/// There is an `ORGANIZER`, because that section demands one, and no `ATTENDEE`, because that
/// section forbids one. The same entries make the same text.
///
/// A cancelled entry is published too, with `STATUS:CANCELLED` and the higher sequence number that
/// the caller gave it. `METHOD:CANCEL` (section 3.2.5) takes back what attendees were *asked* to,
/// and here nobody was: Google's calendar keeps an entry that it first saw published when a
/// `CANCEL` comes. The entry no longer takes the reader's time (`TRANSP:TRANSPARENT`), whatever
/// `transparent` says, since some clients only strike it through.
///
/// # Errors
///
/// [`CalendarError`] says what is wrong with the publisher or an entry.
pub fn publish(publisher: &Publisher, entries: &[Entry]) -> Result<String, CalendarError> {
    let mut events = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut event = event(entry, publisher.times)?;
        event.add_property(content::address(
            "ORGANIZER",
            &publisher.organizer_address,
            &publisher.organizer_name,
            &[],
        )?);
        events.push(event);
    }
    if entries.is_empty() {
        return Err(CalendarError::Empty);
    }
    let head = vec![content::word("METHOD", Method::Publish.as_str())];
    object(head, zones(entries, None, publisher.times)?, entries, events)
}

/// The whole object: its head, the zones of the entries, then the events made of them.
///
/// RFC 5545, section 3.6.5, lets the zones stand anywhere; some readers need them first.
///
/// # Errors
///
/// [`CalendarError::Twice`].
pub(super) fn object(
    head: Vec<Property<'static>>,
    zones: Vec<Component<'static>>,
    entries: &[Entry],
    events: Vec<Component<'static>>,
) -> Result<String, CalendarError> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = entries.iter().find(|entry| !seen.insert(&entry.uid)) {
        return Err(CalendarError::Twice(twice.uid.clone()));
    }
    let mut calendar = ICalendar::new("2.0", PRODUCT);
    calendar.push(content::word("CALSCALE", "GREGORIAN"));
    for property in head {
        calendar.push(property);
    }
    for component in zones.into_iter().chain(events) {
        calendar.add_component(component);
    }
    Ok(content::refold(&calendar))
}

/// A description of each zone that an entry has a time in, unless times are in UTC, and of the zone
/// that `about` names, once, by name.
///
/// # Errors
///
/// [`CalendarError::Zone`]; [`CalendarError::Year`] at the ends of time.
pub(super) fn zones(
    entries: &[Entry],
    about: Option<(&str, &When)>,
    times: Times,
) -> Result<Vec<Component<'static>>, CalendarError> {
    let mut used = BTreeMap::new();
    let is_zoned =
        |entry: &&Entry| times == Times::Zone && matches!(entry.when, When::Times { .. });
    let timed = entries.iter().filter(is_zoned);
    let timed = timed.map(|entry| (entry.zone.as_str(), &entry.when));
    for (name, when) in about.into_iter().chain(timed) {
        let zone = Zone::find(name)?;
        let (start, end) = when.instants_in(&zone)?;
        match used.entry(zone.name.clone()) {
            Place::Vacant(place) => {
                place.insert((zone, start, end));
            }
            Place::Occupied(mut place) => {
                let (_, from, to) = place.get_mut();
                *from = start.min(*from);
                *to = end.max(*to);
            }
        }
    }
    used.into_values().map(|(zone, from, to)| zone.describe(from, to)).collect()
}

/// The `VEVENT` of an entry (RFC 5545, section 3.6.1) without organiser and attendees.
///
/// # Errors
///
/// [`CalendarError`] says what is wrong with the entry.
pub(super) fn event(entry: &Entry, times: Times) -> Result<Component<'static>, CalendarError> {
    const MOST: u32 = i32::MAX.unsigned_abs();
    if entry.sequence > MOST {
        return Err(CalendarError::Sequence(entry.sequence));
    }
    let mut event = Component::new("VEVENT");
    event.add_property(content::token("UID", &entry.uid)?);
    event.add_property(content::utc("DTSTAMP", entry.stamped_at)?);
    event.add_property(content::utc("LAST-MODIFIED", entry.changed_at)?);
    event.add_property(content::integer("SEQUENCE", entry.sequence));
    event.add_property(content::word("STATUS", entry.status.as_str()));
    add_times(&mut event, entry, times)?;
    event.add_property(title("SUMMARY", entry));
    let url = entry.url.as_ref().map(|url| content::uri("URL", url)).transpose()?;
    let optional = [
        content::text_if_any("DESCRIPTION", &entry.description),
        content::text_if_any("LOCATION", &entry.location),
        url,
        content::text_list("CATEGORIES", &entry.categories),
    ];
    for property in optional.into_iter().flatten() {
        event.add_property(property);
    }
    let shown = if entry.is_free() { "TRANSPARENT" } else { "OPAQUE" };
    event.add_property(content::word("TRANSP", shown));
    event.add_property(content::word("X-MICROSOFT-CDO-BUSYSTATUS", entry.busy()));
    Ok(event)
}

/// The title of an entry, never empty: some readers drop a property without a value, and an invite
/// must have this one.
pub(super) fn title(key: &'static str, entry: &Entry) -> Property<'static> {
    content::text_if_any(key, &entry.summary).unwrap_or_else(|| content::word(key, "–"))
}

/// `DTSTART` and `DTEND` of one type; the end of whole days is the day after them (RFC 5545,
/// section 3.6.1).
fn add_times(
    event: &mut Component<'static>,
    entry: &Entry,
    times: Times,
) -> Result<(), CalendarError> {
    let order = || CalendarError::Order(entry.uid.clone());
    match &entry.when {
        When::Days { first, last } => {
            if last < first {
                return Err(order());
            }
            event.add_property(content::date("DTSTART", *first)?);
            event.add_property(content::date("DTEND", after(*last)?)?);
            event.add_property(content::word("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE"));
        }
        When::Times { start, end } => {
            let zone = Zone::find(&entry.zone)?;
            let ((from, start), (to, end)) = (zone.settle(*start)?, zone.settle(*end)?);
            // Instants, because a jump of the clock can turn the order of civil times around.
            if to <= from {
                return Err(order());
            }
            for (key, at, civil) in [("DTSTART", from, start), ("DTEND", to, end)] {
                event.add_property(match times {
                    Times::Zone => content::local(key, civil, &zone.name)?,
                    Times::Utc => content::utc(key, at)?,
                });
            }
        }
    }
    Ok(())
}

fn after(day: Date) -> Result<Date, CalendarError> {
    day.tomorrow().map_err(|_| CalendarError::Year(day.year()))
}
