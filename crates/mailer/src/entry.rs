//! The calendar part of a mail: one object for all entries that the mail makes, changes or takes
//! back. It never holds a private link, because calendars are shared and forwarded.

use domain::calendar::{
    Attendee, CalendarError, Entry, EntryStatus, Method, Participation, Publisher, cancel, publish,
    request,
};
use domain::invite::Answer;
use domain::outbox::{Told, ToldConference, ToldEntry, ToldInvite, ToldSeat};
use domain::text::Texts;

use crate::render::{Object, Sender};

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
    publish(&publisher(sender, &told.conference), &entries).map(Some)
}

fn publisher(sender: &Sender, conference: &ToldConference) -> Publisher {
    Publisher {
        organizer_name: conference.title.clone(),
        organizer_address: sender.address.as_str().to_owned(),
        times: sender.times,
    }
}

/// The object of an invite: it asks the one person whom the mail goes to, or takes back what it
/// asked.
pub(crate) fn invite(
    sender: &Sender,
    texts: Texts,
    told: &ToldInvite,
) -> Result<Object, CalendarError> {
    let (says, withdrawn) = (&told.says, told.reason.is_some());
    let conference = &told.conference;
    let attendee = Attendee {
        name: says.name.clone(),
        address: told.address.as_str().to_owned(),
        participation: match told.answer {
            None => Participation::NeedsAction,
            Some(Answer::Accepted) => Participation::Accepted,
            Some(Answer::Tentative) => Participation::Tentative,
            Some(Answer::Declined) => Participation::Declined,
        },
        asked: told.answer.is_none() && !withdrawn,
    };
    let days = texts.span(&conference.when, conference.zone.as_str());
    let about = [
        ("title", conference.title.as_str()),
        ("days", days.as_str()),
        ("city", conference.city.as_str()),
    ];
    let in_session = (!says.session.is_empty())
        .then(|| texts.with("invite-in-session", &[("session", &says.session)]));
    let description = [
        Some(says.title.clone()),
        in_session,
        Some(texts.with("invite-calendar-description", &about)),
        Some(texts.with("mail-calendar-questions", &[("contact", conference.contact.as_str())])),
    ];
    let entry = Entry {
        uid: told.uid.clone(),
        sequence: u32::try_from(told.sequence).unwrap_or(0),
        stamped_at: told.at,
        changed_at: told.at,
        status: if withdrawn { EntryStatus::Cancelled } else { EntryStatus::Confirmed },
        summary: format!("{} – {}", says.title, conference.title),
        description: description.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        location: [says.room.as_str(), conference.city.as_str()].join(", "),
        url: Some(sender.page(&conference.slug)),
        when: says.when.clone(),
        zone: conference.zone.as_str().to_owned(),
        categories: Vec::new(),
        transparent: false,
    };
    let publisher = publisher(sender, conference);
    let (method, make) = if withdrawn {
        (Method::Cancel, cancel as fn(_, _, _) -> _)
    } else {
        (Method::Request, request as fn(_, _, _) -> _)
    };
    Ok(Object { method, text: make(&publisher, &attendee, &entry)? })
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
