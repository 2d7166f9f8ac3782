//! Sessions out of their sheet, with the slots that they had.

use jiff::ToSpan as _;
use jiff::civil::DateTime;

use super::Sheet;
use super::cell::{self, Moment};
use super::field::Field;
use super::keys::{Called, Known};
use super::names::{Names, all};
use super::read::{Frame, Reading};
use super::row::Row;
use crate::conference::{Definition, Window};
use crate::programme::{Programme, Session, SessionKind, SessionPlace};
use crate::value::{Key, Localized};

/// What cells of sessions name.
struct Around<'p> {
    before: &'p Programme,
    frame: Frame,
    categories: Names,
    places: Names,
}

pub(super) fn sessions(
    reading: &mut Reading<'_, '_>,
    made: &mut Programme,
    conference: &Definition,
) {
    let Some(rows) = reading.rows(Sheet::Sessions) else { return };
    let known: Vec<Known> =
        made.sessions.iter().map(|session| (session.key.clone(), all(&session.title))).collect();
    let keyed = reading.keyed(Sheet::Sessions, rows.into_iter().map(called).collect(), &known);
    let title = |(row, key): &(Row<'_>, Key)| {
        let old = made.session(key).map(|session| session.title.clone()).unwrap_or_default();
        (key.clone(), all(&row.lines(Field::Title, &old)))
    };
    let places = conference.places.iter().map(|place| (place.key.clone(), all(&place.name)));
    let categories = conference.categories.iter();
    let categories = categories.map(|category| (category.key.clone(), all(&category.name)));
    let around = Around {
        before: made,
        frame: Frame::of(made),
        categories: Names::new("category of the conference", categories),
        places: Names::new(
            "place of the conference and no session",
            places.chain(keyed.iter().map(title)),
        ),
    };
    made.sessions = keyed.into_iter().map(|(row, key)| session(row, key, &around)).collect();
}

fn called(row: Row<'_>) -> Called<'_> {
    let title = row.lines(Field::Title, &Localized::default());
    let first = title.locales().next().map(|locale| title.of(locale).to_owned());
    Called { row, name: first.unwrap_or_default(), names: all(&title) }
}

fn session(row: Row<'_>, key: Key, around: &Around<'_>) -> Session {
    let old = around.before.session(&key).cloned();
    let is_new = old.is_none();
    let old = old.unwrap_or_else(|| empty(key));
    let frame = &around.frame;
    let kind = row.take(Field::Kind, (!is_new).then_some(old.kind), cell::kind);
    if kind.is_none() && row.filled(Field::Kind).is_none() {
        let kinds = SessionKind::ALL.map(SessionKind::as_str).join(", ");
        row.note(Field::Kind, format!("is missing: write one of {kinds}"));
    }
    let starts = starts(row, old.starts);
    let minutes = minutes(row, starts, (!is_new).then_some(old.minutes));
    Session {
        kind: kind.unwrap_or(old.kind),
        title: row.lines(Field::Title, &old.title),
        summary: row.texts(Field::Abstract, &old.summary),
        track: row.take(Field::Track, old.track, |text| frame.tracks.find(text)),
        themes: row.list(Field::Themes, old.themes, |text| frame.themes.find(text)),
        room: row.take(Field::Room, old.room, |text| frame.rooms.find(text)),
        starts,
        minutes,
        chairs: row.list(Field::Chairs, old.chairs, |text| frame.people.find(text)),
        language: row.language(old.language),
        accredited: row.switch(Field::Accredited, old.accredited),
        place: place(row, old.place, around),
        slots: old.slots,
        guid: row.guid(old.guid),
        key: old.key,
    }
}

fn empty(key: Key) -> Session {
    Session {
        key,
        kind: SessionKind::Plenary,
        title: Localized::default(),
        summary: Localized::default(),
        track: None,
        themes: Vec::new(),
        room: None,
        starts: None,
        minutes: 0,
        chairs: Vec::new(),
        language: None,
        accredited: false,
        place: None,
        slots: Vec::new(),
        guid: None,
    }
}

/// When a session starts; none while it has no place in the programme.
fn starts(row: Row<'_>, old: Option<DateTime>) -> Option<DateTime> {
    if row.cell(Field::Start).is_none() {
        if row.filled(Field::Date).is_some() {
            row.note(Field::Date, "is there without a column Start");
        }
        return old;
    }
    match row.moment(Field::Start) {
        Some(Moment::Whole(whole)) => Some(whole),
        Some(Moment::Clock(_)) => {
            // A Date that is no day is noted already.
            if row.filled(Field::Date).is_none() {
                row.note(
                    Field::Start,
                    "needs a day: write it before the time, or into a column Date",
                );
            }
            None
        }
        None => {
            if row.filled(Field::Start).is_none() && row.filled(Field::Date).is_some() {
                row.note(Field::Start, "is missing beside the Date");
            }
            None
        }
    }
}

/// The length, given as such or by the end.
pub(super) fn minutes(row: Row<'_>, starts: Option<DateTime>, old: Option<u32>) -> u32 {
    let length = row.take(Field::Length, None, cell::minutes);
    let until = row.moment(Field::End).and_then(|end| until(row, starts, end));
    match (length, until) {
        (Some(length), Some(until)) if length != until => {
            let message = format!("is {length} minutes, but from Start to End it is {until}");
            row.note(Field::Length, message);
            length
        }
        (Some(length), _) | (None, Some(length)) => length,
        (None, None) => {
            let said = row.filled(Field::Length).is_some() || row.filled(Field::End).is_some();
            let has = row.cell(Field::Length).is_some() || row.cell(Field::End).is_some();
            match old {
                Some(old) if !has => return old,
                // What is said and cannot be read is noted already.
                _ if said => {}
                _ => row.note(Field::Length, "is missing: write how many minutes, or an End"),
            }
            1
        }
    }
}

/// Minutes until an end, which is on the next day where its clock shows an earlier time.
fn until(row: Row<'_>, starts: Option<DateTime>, end: Moment) -> Option<u32> {
    let Some(starts) = starts else {
        if row.filled(Field::Start).is_none() {
            row.note(Field::End, "is there without a Start");
        }
        return None;
    };
    let ends = match end {
        Moment::Whole(whole) => whole,
        Moment::Clock(clock) => {
            let day = if clock > starts.time() { starts } else { starts.saturating_add(1.day()) };
            day.date().to_datetime(clock)
        }
    };
    let minutes = u32::try_from(ends.duration_since(starts).as_mins()).ok();
    if minutes.is_none_or(|minutes| minutes == 0) {
        row.note(Field::End, "must be after the Start");
    }
    minutes
}

/// The seats of a session that attendees book; none where no seats are given.
fn place(row: Row<'_>, old: Option<SessionPlace>, around: &Around<'_>) -> Option<SessionPlace> {
    let capacity = row.take(Field::Seats, old.as_ref().map(|old| old.capacity), cell::integer);
    let Some(capacity) = capacity else {
        let others =
            [Field::BookingOpens, Field::BookingCloses, Field::Categories, Field::Requires];
        let said = others.into_iter().find(|field| row.filled(*field).is_some());
        if let (Some(said), None) = (said, row.filled(Field::Seats)) {
            row.note(said, "is only for sessions with Seats, which this row does not have");
        }
        return None;
    };
    let old = old.unwrap_or_else(|| SessionPlace {
        capacity,
        note: Localized::default(),
        window: None,
        categories: Vec::new(),
        requires: None,
        overlaps: false,
    });
    Some(SessionPlace {
        capacity,
        note: row.lines(Field::BookingNote, &old.note),
        window: window(row, old.window),
        categories: row
            .list(Field::Categories, old.categories, |text| around.categories.find(text)),
        requires: row.take(Field::Requires, old.requires, |text| around.places.find(text)),
        overlaps: row.switch(Field::Overlaps, old.overlaps),
    })
}

fn window(row: Row<'_>, old: Option<Window>) -> Option<Window> {
    let opens = row.take(Field::BookingOpens, old.map(|old| old.opens), cell::whole_moment);
    let closes = row.take(Field::BookingCloses, old.map(|old| old.closes), cell::whole_moment);
    match (opens, closes) {
        (Some(opens), Some(closes)) => Some(Window { opens, closes }),
        (Some(_), None) if row.filled(Field::BookingCloses).is_none() => {
            row.note(Field::BookingCloses, "is missing beside Booking opens");
            None
        }
        (None, Some(_)) if row.filled(Field::BookingOpens).is_none() => {
            row.note(Field::BookingOpens, "is missing beside Booking closes");
            None
        }
        _ => None,
    }
}
