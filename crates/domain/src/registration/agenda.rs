//! What a person has at a conference, by time: what they hold, wait for, starred, and do there
//! themselves; pure.

use jiff::civil::{Date, DateTime};

use crate::booking::Standing;
use crate::calendar::When;
use crate::conference::Definition;
use crate::place::clash::{clashes, overlap};
use crate::programme::{ItemId, ItemKind, Programme, Session, Slot, day_of};
use crate::value::{Key, Localized};

/// One thing of an agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When it is.
    pub when: When,
    /// Its title.
    pub title: Localized,
    /// Where it is; empty for everywhere, or where nobody has said.
    pub location: Localized,
    /// The booking, where it is a place.
    pub standing: Option<Standing>,
    /// What it is in the programme.
    pub item: Option<ItemId>,
    /// The session it is in, where it is a slot.
    pub session: Option<Key>,
    /// Whether the person starred it.
    pub starred: bool,
    /// Whether the person speaks in it or chairs it.
    pub own: bool,
    /// What is at the same time: numbers of other entries.
    pub beside: Vec<usize>,
}

impl Entry {
    /// The day it belongs to; none for whole days.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match &self.when {
            When::Days { .. } => None,
            When::Times { start, .. } => Some(day_of(*start)),
        }
    }

    fn starts(&self) -> DateTime {
        match &self.when {
            When::Days { first, .. } => first.to_datetime(jiff::civil::Time::midnight()),
            When::Times { start, .. } => *start,
        }
    }

    fn place(&self) -> Option<&Key> {
        self.standing.as_ref().map(|standing| &standing.place)
    }

    /// Whether one of the two is a slot in the session that the other is.
    fn is_part_of(&self, other: &Self) -> bool {
        let inside = |part: &Self, whole: &Self| {
            let session = whole.item.as_ref().filter(|item| item.kind == ItemKind::Session);
            part.session.is_some() && part.session.as_ref() == session.map(|item| &item.key)
        };
        inside(self, other) || inside(other, self)
    }
}

/// The agenda of somebody with these bookings, stars and duties: whole days first, then by time; of
/// what begins together, bookings first and in the order given.
#[must_use]
pub fn agenda(
    definition: &Definition,
    programme: Option<&Programme>,
    standings: &[Standing],
    (stars, duties): (&[ItemId], &[ItemId]),
) -> Vec<Entry> {
    let living = standings.iter().filter(|standing| standing.status.is_living());
    let mut entries: Vec<Entry> =
        living.filter_map(|standing| booked(definition, programme, standing)).collect();
    for item in stars {
        match entries.iter_mut().find(|entry| entry.item.as_ref() == Some(item)) {
            Some(entry) => entry.starred = true,
            None => entries.extend(programme.and_then(|programme| starred(programme, item))),
        }
    }
    for item in duties {
        match entries.iter_mut().find(|entry| entry.item.as_ref() == Some(item)) {
            Some(entry) => entry.own = true,
            None => {
                let entry = programme.and_then(|programme| starred(programme, item));
                entries.extend(entry.map(|entry| Entry { starred: false, own: true, ..entry }));
            }
        }
    }
    entries.sort_by_key(|entry| (entry.day().is_some(), entry.starts()));
    let beside: Vec<Vec<usize>> =
        entries.iter().map(|entry| beside(definition, entry, &entries)).collect();
    for (entry, beside) in entries.iter_mut().zip(beside) {
        entry.beside = beside;
    }
    entries
}

fn booked(
    definition: &Definition,
    programme: Option<&Programme>,
    standing: &Standing,
) -> Option<Entry> {
    let place = definition.place(standing.place.as_str())?;
    let session = programme.and_then(|programme| programme.session(&place.key));
    let session = session.filter(|session| place.is_session && session.starts.is_some());
    Some(Entry {
        when: place.when.clone(),
        title: place.name.clone(),
        location: place.location.clone(),
        standing: Some(standing.clone()),
        item: session.map(|session| ItemId::new(ItemKind::Session, &session.key)),
        session: None,
        starred: false,
        own: false,
        beside: Vec::new(),
    })
}

/// What a star is on; none when the programme no longer has it.
fn starred(programme: &Programme, item: &ItemId) -> Option<Entry> {
    let entry = |when: When, title: &Localized, session: &Session| Entry {
        when,
        title: title.clone(),
        location: room(programme, session),
        standing: None,
        item: Some(item.clone()),
        session: None,
        starred: true,
        own: false,
        beside: Vec::new(),
    };
    match item.kind {
        ItemKind::Session => {
            let session = programme.session(&item.key)?;
            Some(entry(span(session, None)?, &session.title, session))
        }
        ItemKind::Slot => {
            let (session, slot) = programme.slot(&item.key)?;
            let inside = Some(session.key.clone());
            let entry = entry(span(session, Some(slot))?, &slot.title, session);
            Some(Entry { session: inside, ..entry })
        }
        ItemKind::Track | ItemKind::Theme | ItemKind::Room | ItemKind::Speaker => None,
    }
}

fn span(session: &Session, slot: Option<&Slot>) -> Option<When> {
    let hours = session.hours()?;
    let hours = slot.map_or(hours, |slot| slot.hours(hours.starts));
    Some(When::Times { start: hours.starts, end: hours.ends })
}

fn room(programme: &Programme, session: &Session) -> Localized {
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    room.map(|room| room.name.clone()).unwrap_or_default()
}

/// The numbers of those that are at the same time as `one`.
fn beside(definition: &Definition, one: &Entry, all: &[Entry]) -> Vec<usize> {
    let may_overlap = |entry: &Entry| {
        let place = entry.place().and_then(|key| definition.place(key.as_str()));
        place.is_some_and(|place| place.overlaps)
    };
    let is_beside = |other: &Entry| match (one.place(), other.place()) {
        (Some(a), Some(b)) => !clashes(definition, &[a.clone(), b.clone()]).is_empty(),
        _ => {
            overlap(definition, &one.when, &other.when)
                && !one.is_part_of(other)
                && !may_overlap(one)
                && !may_overlap(other)
        }
    };
    let numbered = all.iter().enumerate().filter(|(_, other)| !std::ptr::eq(*other, one));
    numbered.filter(|(_, other)| is_beside(other)).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests;
