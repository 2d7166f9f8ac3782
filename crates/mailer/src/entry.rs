//! The calendar part of a mail: one object for all entries that the mail makes, changes or takes
//! back. It never holds a private link, because calendars are shared and forwarded.

use domain::calendar::{CalendarError, Entry, EntryStatus, Publisher, publish};
use domain::outbox::{Told, ToldEntry, ToldSeat};
use domain::text::Texts;

use crate::render::Sender;

/// The object, or nothing when the mail tells of no entry.
pub(crate) fn calendar(
    sender: &Sender,
    texts: Texts,
    told: &Told,
) -> Result<Option<String>, CalendarError> {
    let entries: Vec<Entry> = told
        .seats
        .iter()
        .filter_map(|seat| Some(entry(sender, texts, (told, seat), seat.entry.as_ref()?)))
        .collect();
    if entries.is_empty() {
        return Ok(None);
    }
    let publisher = Publisher {
        organizer_name: told.conference.title.clone(),
        organizer_address: sender.address.as_str().to_owned(),
        times: sender.times,
    };
    publish(&publisher, &entries).map(Some)
}

fn entry(
    sender: &Sender,
    texts: Texts,
    (told, seat): (&Told, &ToldSeat),
    entry: &ToldEntry,
) -> Entry {
    let conference = &told.conference;
    // A place that lasts as long as the conference is the conference; a narrow calendar shows the
    // first words alone. All others say which part of it they are.
    let summary = if seat.when == conference.when {
        conference.title.clone()
    } else {
        format!("{} – {}", seat.name, conference.title)
    };
    let days = texts.span(&conference.when, conference.zone.as_str());
    let description = [
        seat.name.clone(),
        format!("{}, {days}, {}", conference.title, conference.city),
        texts.with("mail-calendar-questions", &[("contact", conference.contact.as_str())]),
    ];
    Entry {
        uid: entry.uid.clone(),
        sequence: entry.sequence,
        stamped_at: told.at,
        changed_at: told.at,
        status: if entry.cancelled { EntryStatus::Cancelled } else { EntryStatus::Confirmed },
        summary,
        description: description.join("\n"),
        location: seat.location.clone(),
        url: Some(sender.page(&conference.slug)),
        when: seat.when.clone(),
        zone: conference.zone.as_str().to_owned(),
        categories: Vec::new(),
        // Whole days too: who has a seat at a conference, also before a screen, is not free for a
        // clinic or a meeting on that day, and colleagues plan by what they see as busy.
        transparent: false,
    }
}
