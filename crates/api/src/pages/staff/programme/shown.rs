//! The draft of one day, as its page shows it.

use std::collections::BTreeMap;

use domain::programme::{Programme, Session};
use domain::text::Texts;
use domain::value::Key;
use jiff::civil::Date;

use super::clashes::{Mark, ShownMark};
use crate::pages::board::{self as layout, Board, Placed};

/// A session on the board, or in the list of those without a place.
#[derive(Debug)]
pub struct Block {
    pub key: String,
    pub classes: String,
    /// From and until when; for how long while it has no place.
    pub time: String,
    pub title: String,
    /// Where; empty while it has no place.
    pub room: String,
    pub chairs: String,
    /// What does not fit.
    pub mark: Option<ShownMark>,
    /// The slots: from when, and what.
    pub pieces: Vec<(String, String)>,
}

/// A column of the board.
#[derive(Debug)]
pub struct Column {
    pub key: String,
    pub name: String,
    /// How many people it holds; empty where nobody has said.
    pub capacity: String,
}

/// The board of a day.
#[derive(Debug)]
pub struct Day {
    pub opens: i64,
    pub closes: i64,
    /// `8`, `08:00`
    pub hours: Vec<(i64, String)>,
    pub columns: Vec<Column>,
    pub blocks: Vec<Block>,
}

/// A programme, and what does not fit in it.
#[derive(Clone, Copy)]
pub struct Drawn<'p> {
    pub texts: Texts,
    pub programme: &'p Programme,
    pub marks: &'p BTreeMap<&'p Key, Mark>,
}

/// What stands on the board of a day.
pub fn day(drawn: Drawn<'_>, date: Date) -> Day {
    let Drawn { texts, programme, .. } = drawn;
    let column = |key: &Key| programme.rooms.iter().position(|room| room.key == *key);
    let placed: Vec<Placed<'_>> = programme
        .sessions_on(date)
        .into_iter()
        .filter_map(|session| {
            let from = layout::minutes_after(date, session.starts?);
            Some(Placed { session, from, room: session.room.as_ref().and_then(column) })
        })
        .collect();
    let Board { opens, closes } = layout::board(&placed, programme.settings.hours);
    let blocks = placed.iter().zip(layout::classes(&placed));
    Day {
        opens,
        closes,
        hours: (opens..closes).map(|hour| (hour, format!("{:02}:00", hour % 24))).collect(),
        columns: programme.rooms.iter().map(|room| self::column(&texts, room)).collect(),
        blocks: blocks.map(|(it, place)| block(drawn, it.session, &place)).collect(),
    }
}

fn column(texts: &Texts, room: &domain::programme::Room) -> Column {
    let capacity = room.capacity.map(|seats| seats.to_string());
    let capacity = capacity.map(|seats| texts.with("editor-seats", &[("seats", &seats)]));
    Column {
        key: room.key.to_string(),
        name: room.name.of(texts.locale()).to_owned(),
        capacity: capacity.unwrap_or_default(),
    }
}

/// The sessions that have no place yet.
pub fn unplaced(drawn: Drawn<'_>) -> Vec<Block> {
    let unplaced = drawn.programme.sessions.iter().filter(|session| session.starts.is_none());
    unplaced.map(|session| block(drawn, session, "loose")).collect()
}

fn block(drawn: Drawn<'_>, session: &Session, place: &str) -> Block {
    let Drawn { texts, programme, marks } = drawn;
    let locale = texts.locale();
    let mut classes = format!("{} {place}", session.kind.as_str());
    if let Some(track) = &session.track {
        classes.push_str(&format!(" track-{track}"));
    }
    let mark = marks.get(&session.key).map(|mark| mark.shown(&texts));
    if let Some(mark) = &mark {
        classes.push_str(&format!(" {} clashing", mark.severity));
    }
    let room = match &session.room {
        None => texts.get("editor-said-everywhere"),
        Some(key) => programme.room(key).map_or("", |room| room.name.of(locale)).to_owned(),
    };
    let minutes = || texts.with("editor-said-minutes", &[("count", &session.minutes.to_string())]);
    let clock = |hours: domain::programme::Hours| {
        format!("{}–{}", texts.time(hours.starts.time()), texts.time(hours.ends.time()))
    };
    Block {
        key: session.key.to_string(),
        classes,
        time: session.hours().map_or_else(minutes, clock),
        title: session.title.of(locale).to_owned(),
        room: session.starts.map(|_| room).unwrap_or_default(),
        chairs: people(programme, &session.chairs),
        mark,
        pieces: pieces(&texts, programme, session),
    }
}

fn pieces(texts: &Texts, programme: &Programme, session: &Session) -> Vec<(String, String)> {
    let Some(starts) = session.starts else { return Vec::new() };
    let piece = |slot: &domain::programme::Slot| {
        let title = slot.title.of(texts.locale());
        let speakers = people(programme, &slot.speakers);
        let parts = [title, &speakers].into_iter().filter(|part| !part.is_empty());
        let what = parts.collect::<Vec<_>>().join(" · ");
        (texts.time(slot.hours(starts).starts.time()), what)
    };
    session.slots.iter().map(piece).collect()
}

fn people(programme: &Programme, keys: &[Key]) -> String {
    let people = keys.iter().filter_map(|key| programme.speaker(key));
    people.map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Every session to choose one from: key, and what it is called and when it is.
pub fn choices(texts: &Texts, programme: &Programme) -> Vec<(String, String)> {
    let locale = texts.locale();
    let unplaced = programme.sessions.iter().filter(|session| session.starts.is_none());
    let choice = |session: &Session| {
        let title = session.title.of(locale);
        let label = session.starts.map_or_else(
            || title.to_owned(),
            |starts| format!("{} {} {title}", starts.date(), texts.time(starts.time())),
        );
        (session.key.to_string(), label)
    };
    programme.placed().into_iter().chain(unplaced).map(choice).collect()
}
