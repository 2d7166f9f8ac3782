//! What a calendar subscribes to.

use std::str::FromStr;

use ics::components::{Component, Property};
use jiff::Timestamp;

use super::entry::{event, object, title, zones};
use super::{CalendarError, Entry, EntryStatus, Times, When, colour, content};

/// How often a reader shall look for something new: once an hour.
const REFRESH: &str = "PT1H";

/// What a feed says of itself. All texts are plain, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What the calendar is called.
    pub name: String,
    /// More about it; may be empty.
    pub description: String,
    /// The zone in which its days are meant, such as `Europe/Stockholm`.
    pub zone: String,
    /// The days it is about. Its zone is described for them, also where no entry needs it.
    pub about: When,
    /// The page with the same content, an absolute URI.
    pub url: Option<String>,
    /// Where it was fetched: its own address, an absolute URI.
    pub source: String,
    /// `#rrggbb`; told by the name of the nearest colour that has one.
    pub colour: Option<String>,
    /// When anything in it was last changed, to the second; none where nothing is in it yet.
    pub changed_at: Option<Timestamp>,
    /// When each entry that has a time of day reminds its reader.
    pub alarm: Option<Alarm>,
    /// How the times of its entries are written.
    pub times: Times,
}

/// How long before its start an entry reminds its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm(u16);

/// A text that is no [`Alarm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a whole number of minutes, 1 to {}", Alarm::MOST)]
pub struct InvalidAlarm;

impl Alarm {
    /// The most minutes: a day.
    pub const MOST: u16 = 1_440;

    /// How many minutes; 1 to [`Alarm::MOST`].
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for Alarm {
    type Err = InvalidAlarm;

    fn from_str(text: &str) -> Result<Self, InvalidAlarm> {
        let minutes = text.parse().map_err(|_| InvalidAlarm)?;
        if (1..=Self::MOST).contains(&minutes) { Ok(Self(minutes)) } else { Err(InvalidAlarm) }
    }
}

/// An object to subscribe to: one `VEVENT` for each entry, in the order given, which may be none.
///
/// There is no `METHOD`: `PUBLISH` would demand an `ORGANIZER` (RFC 5546, section 3.2.1), and
/// without one `DTSTAMP` means the last revision (RFC 5545, section 3.8.7.2), so that the caller
/// gives `stamped_at` and `changed_at` the same value and the same state is the same text. There is
/// neither `ORGANIZER` nor `ATTENDEE`, and no `UID` of the whole (RFC 7986, section 5.3), because
/// vdirsyncer then takes all entries for one.
///
/// An alarm belongs to entries that take place and have a time of day; before a whole day it would
/// ring in the night.
///
/// # Errors
///
/// [`CalendarError`] says what is wrong with the feed or an entry.
pub fn feed(feed: &Feed, entries: &[Entry]) -> Result<String, CalendarError> {
    let mut events = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut event = event(entry, feed.times)?;
        let rings =
            matches!(entry.when, When::Times { .. }) && entry.status == EntryStatus::Confirmed;
        if let Some(alarm) = feed.alarm.filter(|_| rings) {
            event.add_component(reminder(entry, alarm));
        }
        events.push(event);
    }
    let zones = zones(entries, Some((&feed.zone, &feed.about)), feed.times)?;
    object(head(feed)?, zones, entries, events)
}

/// The properties of the whole: those of RFC 7986, each beside the older one that more readers
/// know.
fn head(feed: &Feed) -> Result<Vec<Property<'static>>, CalendarError> {
    let texts = [
        ("NAME", &feed.name),
        ("X-WR-CALNAME", &feed.name),
        ("DESCRIPTION", &feed.description),
        ("X-WR-CALDESC", &feed.description),
    ];
    let mut head: Vec<_> =
        texts.into_iter().filter_map(|(key, text)| content::text_if_any(key, text)).collect();
    head.push(content::token("X-WR-TIMEZONE", &feed.zone)?);
    if let Some(url) = &feed.url {
        head.push(content::uri("URL", url)?);
    }
    head.push(content::typed_uri("SOURCE", &feed.source)?);
    if let Some(name) = feed.colour.as_deref().and_then(colour::nearest) {
        head.push(content::word("COLOR", name));
    }
    head.push(content::typed_duration("REFRESH-INTERVAL", REFRESH));
    head.push(content::word("X-PUBLISHED-TTL", REFRESH));
    if let Some(at) = feed.changed_at {
        head.push(content::utc("LAST-MODIFIED", at)?);
    }
    Ok(head)
}

/// The `VALARM` of an entry (RFC 5545, section 3.6.6) that shows its title.
fn reminder(entry: &Entry, alarm: Alarm) -> Component<'static> {
    let mut reminder = Component::new("VALARM");
    reminder.add_property(content::word("ACTION", "DISPLAY"));
    reminder.add_property(title("DESCRIPTION", entry));
    reminder.add_property(content::minutes_before("TRIGGER", alarm.minutes()));
    reminder
}
