//! What the calendar entry of each session and slot showed over all releases; pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::DateTime;
use uuid::Uuid;

use super::super::{
    Hours, ItemId, ItemKind, Programme, Release, Session, SessionKind, Slot, guid, uuid_of,
};
use crate::value::id::ConferenceId;
use crate::value::{Key, Localized};

/// A part of the programme by its key, with the name that was shown.
pub type Named<T> = (Key, T);

/// What an entry shows, in every language: whatever differs here is a new revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What kind of block the session is.
    pub kind: SessionKind,
    /// The title.
    pub title: Localized,
    /// What it is about, in Markdown.
    pub summary: Localized,
    /// From when until when, in the conference's civil time.
    pub hours: Hours,
    /// The focus area of the session.
    pub track: Option<Named<Localized>>,
    /// Where; none for all rooms.
    pub room: Option<Named<Localized>>,
    /// Who chairs a session, or who speaks in a slot.
    pub people: Vec<Named<String>>,
    /// What is in a session, by time.
    pub parts: Vec<Part>,
    /// The title of the session that a slot is in.
    pub within: Option<Localized>,
}

/// One line of a session's entry: a slot in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// When it starts.
    pub starts: DateTime,
    /// Its title.
    pub title: Localized,
    /// Who speaks.
    pub speakers: Vec<String>,
}

/// The entry of a session or slot as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its `UID`, the same for ever.
    pub uid: Uuid,
    /// Which part of the programme it is.
    pub item: ItemId,
    /// What it shows; of a withdrawn one, what it showed last.
    pub shown: Shown,
    /// How many releases changed what it shows, withdrew it or brought it back.
    pub sequence: u32,
    /// When the last of them was published.
    pub changed_at: Timestamp,
    /// Whether the newest release is without it.
    pub is_withdrawn: bool,
    /// Whether attendees book it.
    pub is_booked: bool,
}

/// The entries of all that was ever published of a conference's programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    uids: BTreeMap<ItemId, Uuid>,
    entries: BTreeMap<Uuid, Known>,
}

/// A part of a release, and the UUID that it brought along.
struct Present {
    item: ItemId,
    own: Option<Uuid>,
    shown: Shown,
    is_booked: bool,
}

impl History {
    /// All entries, in no order of meaning.
    pub fn entries(&self) -> impl Iterator<Item = &Known> {
        self.entries.values()
    }

    /// The entry of a session or slot, also of one that was withdrawn.
    #[must_use]
    pub fn find(&self, item: &ItemId) -> Option<&Known> {
        self.uids.get(item).and_then(|uid| self.entries.get(uid))
    }

    /// Takes in the next release of the conference. Given all of them in their order, the result is
    /// always the same.
    pub fn follow(&mut self, conference: ConferenceId, release: &Release) {
        let at = release.edition.released_at;
        let present = present(&release.programme);
        let items: BTreeSet<&ItemId> = present.iter().map(|each| &each.item).collect();
        let mut seen = BTreeSet::new();
        for each in &present {
            let uid = self.uid(conference, each, &items);
            seen.insert(uid);
            self.revise(uid, each, at);
        }
        for known in self.entries.values_mut() {
            if !known.is_withdrawn && !seen.contains(&known.uid) {
                known.is_withdrawn = true;
                known.sequence += 1;
                known.changed_at = at;
            }
        }
    }

    fn revise(&mut self, uid: Uuid, now: &Present, at: Timestamp) {
        let known = self.entries.entry(uid).or_insert_with(|| Known {
            uid,
            item: now.item.clone(),
            shown: now.shown.clone(),
            sequence: 0,
            changed_at: at,
            is_withdrawn: false,
            is_booked: now.is_booked,
        });
        known.is_booked = now.is_booked;
        if known.is_withdrawn || known.shown != now.shown || known.item != now.item {
            known.item = now.item.clone();
            known.shown = now.shown.clone();
            known.is_withdrawn = false;
            known.sequence += 1;
            known.changed_at = at;
        }
    }

    /// The UUID of a part: what it had before; else the one that it brought along, which may be
    /// that of a part with another key that is gone; else one that is made for it.
    fn uid(&mut self, conference: ConferenceId, part: &Present, items: &BTreeSet<&ItemId>) -> Uuid {
        if let Some(uid) = self.uids.get(&part.item) {
            return *uid;
        }
        let own = part.own.filter(|own| {
            self.entries.get(own).is_none_or(|known| {
                known.item.kind == part.item.kind && !items.contains(&known.item)
            })
        });
        let uid = own.unwrap_or_else(|| {
            let mut made = guid(conference, &part.item);
            // Another part may have brought it from an export of this very conference.
            while self.entries.contains_key(&made) {
                made = uuid_of(&made.to_string());
            }
            made
        });
        if let Some(before) = self.entries.get(&uid) {
            self.uids.remove(&before.item);
        }
        self.uids.insert(part.item.clone(), uid);
        uid
    }
}

/// The sessions of a release that have a time, and their slots.
fn present(programme: &Programme) -> Vec<Present> {
    let mut all = Vec::new();
    for session in &programme.sessions {
        let Some(hours) = session.hours() else { continue };
        all.push(of_session(programme, session, hours));
        all.extend(session.slots.iter().map(|slot| of_slot(programme, (session, hours), slot)));
    }
    all
}

fn of_session(programme: &Programme, session: &Session, hours: Hours) -> Present {
    let part = |slot: &Slot| Part {
        starts: slot.hours(hours.starts).starts,
        title: slot.title.clone(),
        speakers: people(programme, &slot.speakers).into_iter().map(|(_, name)| name).collect(),
    };
    let shown = Shown {
        title: session.title.clone(),
        summary: session.summary.clone(),
        people: people(programme, &session.chairs),
        parts: session.slots.iter().map(part).collect(),
        ..around(programme, session, hours)
    };
    Present {
        item: ItemId::new(ItemKind::Session, &session.key),
        own: session.guid,
        shown,
        is_booked: session.place.is_some(),
    }
}

fn of_slot(programme: &Programme, (session, hours): (&Session, Hours), slot: &Slot) -> Present {
    let shown = Shown {
        title: slot.title.clone(),
        summary: slot.summary.clone(),
        hours: slot.hours(hours.starts),
        people: people(programme, &slot.speakers),
        within: Some(session.title.clone()),
        ..around(programme, session, hours)
    };
    let item = ItemId::new(ItemKind::Slot, &slot.key);
    Present { item, own: slot.guid, shown, is_booked: false }
}

/// What a slot has from its session.
fn around(programme: &Programme, session: &Session, hours: Hours) -> Shown {
    let track = session.track.as_ref().and_then(|key| programme.track(key));
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    Shown {
        kind: session.kind,
        title: Localized::default(),
        summary: Localized::default(),
        hours,
        track: track.map(|track| (track.key.clone(), track.name.clone())),
        room: room.map(|room| (room.key.clone(), room.name.clone())),
        people: Vec::new(),
        parts: Vec::new(),
        within: None,
    }
}

fn people(programme: &Programme, keys: &[Key]) -> Vec<Named<String>> {
    let known = keys.iter().filter_map(|key| programme.speaker(key));
    known.map(|speaker| (speaker.key.clone(), speaker.name.clone())).collect()
}
