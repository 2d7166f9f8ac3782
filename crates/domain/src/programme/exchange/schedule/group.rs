//! Which events are one session, and what the session is then.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::carried::Carried;
use super::file::{Event, File};
use super::kind;
use super::notes::Notes;
use super::parts::{Rooms, Tracks};
use super::people::People;
use super::words::worded;
use crate::programme::{Programme, Session, SessionKind, Slot};
use crate::value::{Key, Locale, Localized};

/// The events of one session.
pub(super) struct Group<'f> {
    /// What is known of it beside what the events say.
    base: Session,
    /// Its event, where it has no slots.
    alone: Option<&'f Event>,
    /// Its slots as far as they are known, each with its event.
    slots: Vec<(Slot, &'f Event)>,
    /// Whether Plenum itself wrote it, and in which language.
    carried: Option<Locale>,
}

/// The groups that are carried, and then each other event as a group of its own.
pub(super) fn groups<'f>(file: &'f File, into: &Programme) -> Vec<Group<'f>> {
    let by_guid: BTreeMap<Uuid, &Event> =
        file.events.iter().filter_map(|event| Some((event.guid?, event))).collect();
    let mut used = BTreeSet::new();
    let mut groups = Vec::new();
    if let Some(carried) = &file.carried {
        groups = carried_groups(carried, into, &by_guid, &mut used);
    }
    let rest = |event: &&Event| event.guid.is_none_or(|guid| !used.contains(&guid));
    let rest: Vec<&Event> = file.events.iter().filter(rest).collect();
    let mut keys = Keys::default();
    for group in &groups {
        keys.sessions.insert(group.base.key.clone());
        keys.slots.extend(group.slots.iter().map(|(slot, _)| slot.key.clone()));
    }
    // Those that were there keep their keys, whatever the new ones would like to be called.
    let known: Vec<Known> = rest.iter().map(|event| keys.known(into, event)).collect();
    let single = |(event, known)| keys.single(event, known);
    groups.extend(rest.iter().copied().zip(known).map(single));
    groups
}

fn carried_groups<'f>(
    carried: &Carried,
    into: &Programme,
    events: &BTreeMap<Uuid, &'f Event>,
    used: &mut BTreeSet<Uuid>,
) -> Vec<Group<'f>> {
    let mut find = |guid: &Uuid| {
        let event = events.get(guid).copied()?;
        used.insert(*guid).then_some(event)
    };
    let mut groups = Vec::new();
    for session in &carried.sessions {
        let alone = session.event.as_ref().and_then(&mut find);
        let slot = |slot: &super::carried::CarriedSlot| Some((slot.slot(), find(&slot.event)?));
        let slots: Vec<(Slot, &Event)> = session.slots.iter().filter_map(slot).collect();
        if alone.is_some() || !slots.is_empty() {
            let place = into.session(&session.key).and_then(|known| known.place.clone());
            let base = Session { place, ..session.session() };
            groups.push(Group { base, alone, slots, carried: Some(carried.locale) });
        }
    }
    groups
}

/// What an event was in the programme before.
#[derive(Default)]
struct Known {
    session: Option<Session>,
    slot: Option<Slot>,
}

/// The keys that are given already.
#[derive(Default)]
struct Keys {
    sessions: BTreeSet<Key>,
    slots: BTreeSet<Key>,
}

impl Keys {
    /// What the event was before, by its guid, or by the key that its id gives; keeps its keys.
    fn known(&mut self, into: &Programme, event: &Event) -> Known {
        let (session, slot) = match event.guid {
            Some(guid) => by_guid(into, guid),
            None => {
                let session = into.session(&key(event, |_| false));
                (session, session.and_then(|session| session.slots.first()))
            }
        };
        // Of a session that has been made of several events, one event is not the same.
        let session = session.filter(|session| session.slots.len() < 2);
        let session = session.filter(|session| self.sessions.insert(session.key.clone()));
        let slot = slot.filter(|slot| self.slots.insert(slot.key.clone()));
        Known { session: session.cloned(), slot: slot.cloned() }
    }

    /// An event as a session of its own: with one slot where there are persons, who speak in it.
    fn single<'f>(&mut self, event: &'f Event, known: Known) -> Group<'f> {
        let base = known.session.unwrap_or_else(|| {
            let key = key(event, |key| self.sessions.contains(key));
            self.sessions.insert(key.clone());
            blank(key)
        });
        if event.persons.is_empty() {
            return Group { base, alone: Some(event), slots: Vec::new(), carried: None };
        }
        let slot = known.slot.unwrap_or_else(|| {
            let key = key(event, |key| self.slots.contains(key));
            self.slots.insert(key.clone());
            blank_slot(key)
        });
        Group { base, alone: None, slots: vec![(slot, event)], carried: None }
    }
}

fn by_guid(into: &Programme, guid: Uuid) -> (Option<&Session>, Option<&Slot>) {
    let is = |own: Option<Uuid>| own == Some(guid);
    for session in &into.sessions {
        if let Some(slot) = session.slots.iter().find(|slot| is(slot.guid)) {
            return (Some(session), Some(slot));
        }
    }
    (into.sessions.iter().find(|session| is(session.guid)), None)
}

/// The key of an event that is new, from what the file itself tells it by.
fn key(event: &Event, is_taken: impl Fn(&Key) -> bool) -> Key {
    Key::named(&format!("event {}", event.own), "event", is_taken)
}

fn blank(key: Key) -> Session {
    Session {
        key,
        kind: SessionKind::TrackSession,
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

fn blank_slot(key: Key) -> Slot {
    Slot {
        key,
        title: Localized::default(),
        summary: Localized::default(),
        offset: 0,
        minutes: 0,
        speakers: Vec::new(),
        themes: Vec::new(),
        language: None,
        sponsored: false,
        guid: None,
    }
}

/// Makes sessions of groups.
pub(super) struct Maker<'m> {
    pub(super) rooms: Rooms,
    pub(super) tracks: Tracks,
    pub(super) people: &'m People,
    pub(super) into: &'m Programme,
    /// The language of texts that nothing says a language of.
    pub(super) locale: Locale,
    pub(super) notes: &'m mut Notes,
}

impl Maker<'_> {
    pub(super) fn session(&mut self, mut group: Group<'_>) -> Option<Session> {
        let first = group.alone.or_else(|| group.slots.first().map(|(_, event)| *event))?;
        for (_, event) in group.slots.iter().filter(|(_, event)| event.room != first.room) {
            let message = format!("must be in {}, as the others of its session", first.room);
            self.notes.mistake(&event.place, message);
        }
        let carried = group.carried.is_some();
        let base = &group.base;
        let room = self.rooms.key(&first.room, carried.then_some(&base.room));
        let track = self.tracks.key(&first.track, base.track.as_ref().filter(|_| carried));
        let kind = self.kind(first, carried.then_some(base.kind), track.is_some());
        let themes = self.themes(&base.themes);
        let alone = group.alone;
        let slots = std::mem::take(&mut group.slots);
        let mut session = Session { room, track, kind, themes, ..group.base };
        match (alone, group.carried) {
            (Some(event), carried) => self.alone(&mut session, event, carried),
            (None, Some(locale)) => self.carried(&mut session, slots, locale),
            (None, None) => self.talk(&mut session, slots),
        }
        Some(session)
    }

    /// A session without slots: its event says it all, but that persons lead it only where
    /// Plenum wrote so.
    fn alone(&self, session: &mut Session, event: &Event, carried: Option<Locale>) {
        let locale = carried.unwrap_or(self.locale);
        session.title = worded(&event.title, locale, &session.title);
        session.summary = worded(&event.summary, locale, &session.summary);
        session.starts = Some(event.starts);
        session.minutes = event.minutes;
        session.language.clone_from(&event.language);
        session.slots = Vec::new();
        if carried.is_some() {
            session.chairs = self.people.keys(&event.persons);
        } else {
            session.guid = event.guid;
        }
    }

    /// A session with one slot that is all of it.
    fn talk(&self, session: &mut Session, slots: Vec<(Slot, &Event)>) {
        let had_slots = !session.slots.is_empty();
        session.slots = Vec::new();
        for (slot, event) in slots {
            session.title = worded(&event.title, self.locale, &session.title);
            // The abstract goes to the slot, also when there was none before.
            session.summary =
                if had_slots { session.summary.clone() } else { Localized::default() };
            session.starts = Some(event.starts);
            session.minutes = event.minutes;
            session.language.clone_from(&event.language);
            session.guid = session.guid.filter(|guid| Some(*guid) != event.guid);
            let slot = Slot { offset: 0, language: None, guid: event.guid, ..slot };
            session.slots.push(self.slot(slot, event, self.locale));
        }
    }

    /// A session as it is carried, with its slots where and when their events are.
    fn carried(&mut self, session: &mut Session, slots: Vec<(Slot, &Event)>, locale: Locale) {
        for (mut slot, event) in slots {
            let starts = *session.starts.get_or_insert_with(|| {
                let back = i64::from(slot.offset).saturating_neg();
                crate::programme::session::after(event.starts, back)
            });
            let offset = event.starts.duration_since(starts).as_mins();
            match i32::try_from(offset) {
                Ok(offset) if offset.abs() <= 1_440 => slot.offset = offset,
                _ => self.notes.mistake(&event.place, "must be within a day of its session"),
            }
            if event.language.as_ref() != slot.language.as_ref().or(session.language.as_ref()) {
                slot.language.clone_from(&event.language);
            }
            slot.themes = self.themes(&slot.themes);
            session.slots.push(self.slot(slot, event, locale));
        }
        session.slots.sort_by_key(|slot| slot.offset);
    }

    fn slot(&self, slot: Slot, event: &Event, locale: Locale) -> Slot {
        Slot {
            title: worded(&event.title, locale, &slot.title),
            summary: worded(&event.summary, locale, &slot.summary),
            minutes: event.minutes,
            speakers: self.people.keys(&event.persons),
            ..slot
        }
    }

    /// The carried kind while the event's type is still how that is written.
    fn kind(
        &mut self,
        event: &Event,
        carried: Option<SessionKind>,
        has_track: bool,
    ) -> SessionKind {
        if let Some(carried) = carried.filter(|carried| kind::word(*carried) == event.kind) {
            return carried;
        }
        let (kind, is_known) = kind::of(&event.kind, has_track);
        if !is_known {
            let word: String = event.kind.chars().take(40).collect();
            self.notes.leave_out(format!("type {word}, taken as {}", kind.as_str()));
        }
        kind
    }

    /// Those that the programme has.
    fn themes(&mut self, themes: &[Key]) -> Vec<Key> {
        let known = themes.iter().filter(|key| self.into.theme(key).is_some()).cloned().collect();
        for key in themes.iter().filter(|key| self.into.theme(key).is_none()) {
            self.notes.leave_out(format!("theme {key}"));
        }
        known
    }
}
