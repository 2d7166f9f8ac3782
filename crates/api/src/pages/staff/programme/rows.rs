//! Parts of a programme as lists show them.

use domain::programme::draft::Item;
use domain::programme::{Hours, ItemKind, Programme, Session};
use domain::text::Texts;
use domain::value::Key;

use super::item::{name_of, plural};

/// A slot in the list of its session.
pub struct SlotRow {
    /// Where its form is, below the form of its session.
    pub key: String,
    pub time: String,
    pub title: String,
    pub speakers: String,
}

/// A part in the list of its kind.
pub struct Row {
    pub key: String,
    pub name: String,
    /// The class that colours it; empty for none.
    pub class: String,
    pub notes: Vec<String>,
    /// What somebody should still do about it; empty for nothing.
    pub todo: String,
}

/// From and until when, on one or two days: `Thursday, 22 September 2022, 09:00–10:00`.
pub fn when(texts: &Texts, hours: Hours) -> String {
    let date = texts.date(hours.starts.date());
    format!("{date}, {}", clock(texts, hours))
}

/// From and until when: `09:00–10:00`.
pub fn clock(texts: &Texts, hours: Hours) -> String {
    format!("{}–{}", texts.time(hours.starts.time()), texts.time(hours.ends.time()))
}

/// Where a session is.
pub fn place(texts: &Texts, programme: &Programme, session: &Session) -> String {
    match &session.room {
        Some(key) => programme
            .room(key)
            .map_or_else(|| key.to_string(), |room| room.name.of(texts.locale()).to_owned()),
        None if session.starts.is_some() => texts.get("staff-programme-everywhere"),
        None => String::new(),
    }
}

/// When and where a session is, and how long.
pub fn placing(texts: &Texts, programme: &Programme, session: &Session) -> Vec<String> {
    let time = match session.hours() {
        Some(hours) => when(texts, hours),
        None => texts.get("staff-programme-unplaced"),
    };
    let length = texts.count("staff-programme-minutes", i64::from(session.minutes), &[]);
    let parts = [time, place(texts, programme, session), length];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// What people are called.
pub fn people(programme: &Programme, keys: &[Key]) -> String {
    let people = keys.iter().filter_map(|key| programme.speaker(key));
    people.map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The slots of a session.
pub fn slots(texts: &Texts, programme: &Programme, session: &Session) -> Vec<SlotRow> {
    let row = |slot: &domain::programme::Slot| SlotRow {
        key: slot.key.to_string(),
        time: match session.starts {
            Some(starts) => clock(texts, slot.hours(starts)),
            None => texts.count("staff-programme-offset", i64::from(slot.offset), &[]),
        },
        title: slot.title.of(texts.locale()).to_owned(),
        speakers: people(programme, &slot.speakers),
    };
    session.slots.iter().map(row).collect()
}

/// All parts of a kind, in their order; sessions by time.
pub fn list(texts: &Texts, programme: &Programme, kind: ItemKind) -> Vec<Row> {
    let row = |item: &Item| row(texts, programme, item);
    match kind {
        ItemKind::Track => {
            programme.tracks.iter().cloned().map(Item::Track).map(|it| row(&it)).collect()
        }
        ItemKind::Theme => {
            programme.themes.iter().cloned().map(Item::Theme).map(|it| row(&it)).collect()
        }
        ItemKind::Room => {
            programme.rooms.iter().cloned().map(Item::Room).map(|it| row(&it)).collect()
        }
        ItemKind::Speaker => {
            programme.speakers.iter().cloned().map(Item::Speaker).map(|it| row(&it)).collect()
        }
        ItemKind::Session | ItemKind::Slot => {
            let unplaced = programme.sessions.iter().filter(|session| session.starts.is_none());
            let sessions = programme.placed().into_iter().chain(unplaced);
            sessions.map(|session| row(&Item::Session(Box::new(session.clone())))).collect()
        }
    }
}

fn row(texts: &Texts, programme: &Programme, item: &Item) -> Row {
    let mut row = Row {
        key: item.id().key.to_string(),
        name: name_of(item, texts.locale()).to_owned(),
        class: String::new(),
        notes: Vec::new(),
        todo: String::new(),
    };
    match item {
        Item::Track(track) => {
            row.class = format!("track-{}", track.key);
            row.notes.push(people(programme, &track.chairs));
        }
        Item::Theme(_) => {}
        Item::Room(room) => {
            let seats = room
                .capacity
                .map(|seats| texts.count("staff-programme-seats", i64::from(seats), &[]));
            row.notes.extend(seats);
            row.notes.push(room.equipment.join(", "));
        }
        Item::Speaker(speaker) => {
            row.notes.push(speaker.affiliation.clone());
            if !speaker.confirmed {
                row.todo = texts.get("staff-programme-unconfirmed");
            }
        }
        Item::Session(session) => {
            let track = session.track.as_ref();
            row.class = track.map(|key| format!("track-{key}")).unwrap_or_default();
            row.notes = placing(texts, programme, session);
            row.notes.push(texts.get(&format!("session-kind-{}", session.kind.as_str())));
        }
    }
    row.notes.retain(|note| !note.is_empty());
    row
}

/// The name of a kind in the address of its list, for texts: `staff-programme-menu-tracks`.
pub fn heading(texts: &Texts, kind: ItemKind) -> String {
    texts.get(&format!("staff-programme-menu-{}", plural(kind)))
}
