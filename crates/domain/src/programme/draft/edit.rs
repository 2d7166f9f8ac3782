//! What somebody wishes of the draft; pure.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Item;
use crate::fault::{Fault, FieldFault, Kind};
use crate::programme::session::after;
use crate::programme::{ItemId, ItemKind, Programme, Session, Settings, day_of};
use crate::value::Key;

/// A wish to change the draft. Times are civil times of the conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// Adds an item, or makes it what is said here.
    Put {
        /// The whole item.
        item: Item,
    },
    /// Takes an item out; nothing may name it any more.
    Remove {
        /// Which.
        item: ItemId,
    },
    /// Puts tracks, themes, rooms or speakers in another order.
    Order {
        /// Which list.
        kind: ItemKind,
        /// All its keys.
        keys: Vec<Key>,
    },
    /// Changes what holds for the whole programme.
    Settings {
        /// How it shall be.
        settings: Settings,
    },
    /// Places a session, or moves it with its slots.
    Move {
        /// Which.
        session: Key,
        /// When it starts.
        starts: DateTime,
        /// In which room; none for all rooms.
        #[serde(default)]
        room: Option<Key>,
        /// How long it is then, in minutes; none for as long as it was.
        #[serde(default)]
        minutes: Option<u32>,
    },
    /// Takes a session out of the grid; it keeps its length and its slots.
    Unplace {
        /// Which.
        session: Key,
    },
    /// Moves every session that starts at a time or later.
    Shift {
        /// The first start that moves.
        from: DateTime,
        /// By how much, −1,440 to 1,440.
        minutes: i32,
        /// Only those in this room; those in all rooms are in none.
        #[serde(default)]
        room: Option<Key>,
        /// Only those of this track.
        #[serde(default)]
        track: Option<Key>,
        /// Also those of the days after it.
        #[serde(default)]
        later_days: bool,
    },
    /// Exchanges the times and rooms of two sessions; each keeps its length.
    Swap {
        /// One of them.
        one: Key,
        /// The other.
        other: Key,
    },
    /// Makes another session like this one.
    Copy {
        /// Which.
        session: Key,
        /// The key of the new one; none for one like the old.
        #[serde(default)]
        key: Option<Key>,
        /// When it starts; none for the list of those without a place.
        #[serde(default)]
        starts: Option<DateTime>,
        /// In which room; none for all rooms.
        #[serde(default)]
        room: Option<Key>,
    },
}

/// Why an edit cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It names something that is not there.
    #[error("there is no {0} in the draft; load it anew")]
    NoItem(ItemId),
    /// Something still names what would be removed.
    #[error("{item} is still named by {by}; change that first")]
    InUse {
        /// What would be removed.
        item: ItemId,
        /// What names it.
        by: ItemId,
    },
    /// The key belongs to another item.
    #[error("there is a {0} already; choose another key")]
    Taken(ItemId),
    /// It has no time that could be exchanged or moved.
    #[error("{0} has no place in the programme yet; place it first")]
    Unplaced(ItemId),
    /// An order does not name all that is there, each once.
    #[error("the order must name every {} once", .0.as_str())]
    Order(ItemKind),
    /// The values break rules.
    #[error("some fields need another look")]
    Invalid(Vec<FieldFault>),
}

impl Fault for EditError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoItem(_) => Kind::NotFound,
            Self::InUse { .. } | Self::Taken(_) | Self::Unplaced(_) => Kind::Conflict,
            Self::Order(_) | Self::Invalid(_) => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoItem(_) => "no-item",
            Self::InUse { .. } => "item-in-use",
            Self::Taken(_) => "item-taken",
            Self::Unplaced(_) => "session-unplaced",
            Self::Order(_) => "incomplete-order",
            Self::Invalid(_) => "invalid-fields",
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }
}

impl Edit {
    /// The stable name of what is done, such as `move`.
    #[must_use]
    pub const fn deed(&self) -> &'static str {
        match self {
            Self::Put { .. } => "put",
            Self::Remove { .. } => "remove",
            Self::Order { .. } => "order",
            Self::Settings { .. } => "settings",
            Self::Move { .. } => "move",
            Self::Unplace { .. } => "unplace",
            Self::Shift { .. } => "shift",
            Self::Swap { .. } => "swap",
            Self::Copy { .. } => "copy",
        }
    }

    /// Does it to a programme.
    ///
    /// # Errors
    ///
    /// [`EditError`], and the programme is then in no particular state.
    pub fn apply(&self, programme: &mut Programme) -> Result<(), EditError> {
        match self {
            Self::Put { item } => put(programme, item.clone()),
            Self::Remove { item } => remove(programme, item)?,
            Self::Order { kind, keys } => order(programme, *kind, keys)?,
            Self::Settings { settings } => programme.settings = settings.clone(),
            Self::Move { session, starts, room, minutes } => {
                let session = session_mut(programme, session)?;
                (session.starts, session.room) = (Some(*starts), room.clone());
                session.minutes = minutes.unwrap_or(session.minutes);
            }
            Self::Unplace { session } => {
                let session = session_mut(programme, session)?;
                (session.starts, session.room) = (None, None);
            }
            Self::Shift { from, minutes, room, track, later_days } => {
                let meant = |session: &Session, starts: DateTime| {
                    starts >= *from
                        && (*later_days || day_of(starts) == day_of(*from))
                        && (room.is_none() || session.room == *room)
                        && (track.is_none() || session.track == *track)
                };
                for session in &mut programme.sessions {
                    let starts = session.starts.filter(|starts| meant(session, *starts));
                    if let Some(starts) = starts {
                        session.starts = Some(after(starts, i64::from(*minutes)));
                    }
                }
            }
            Self::Swap { one, other } => swap(programme, one, other)?,
            Self::Copy { session, key, starts, room } => {
                copy(programme, session, key.as_ref(), (*starts, room.clone()))?;
            }
        }
        Ok(())
    }
}

fn session_mut<'p>(programme: &'p mut Programme, key: &Key) -> Result<&'p mut Session, EditError> {
    let found = programme.sessions.iter_mut().find(|session| session.key == *key);
    found.ok_or_else(|| EditError::NoItem(ItemId::new(ItemKind::Session, key)))
}

/// Puts `item` in place of the one with its key, or at the end.
fn put(programme: &mut Programme, item: Item) {
    macro_rules! into {
        ($list:ident, $item:expr) => {
            match programme.$list.iter_mut().find(|each| each.key == $item.key) {
                Some(old) => *old = $item,
                None => programme.$list.push($item),
            }
        };
    }
    match item {
        Item::Track(track) => into!(tracks, track),
        Item::Theme(theme) => into!(themes, theme),
        Item::Room(room) => into!(rooms, room),
        Item::Speaker(speaker) => into!(speakers, speaker),
        Item::Session(session) => {
            let mut session = *session;
            session.slots.sort_by_key(|slot| slot.offset);
            into!(sessions, session);
        }
    }
}

fn remove(programme: &mut Programme, id: &ItemId) -> Result<(), EditError> {
    if Item::find(programme, id).is_none() {
        return Err(EditError::NoItem(id.clone()));
    }
    if let Some(by) = user_of(programme, id) {
        return Err(EditError::InUse { item: id.clone(), by });
    }
    let key = &id.key;
    match id.kind {
        ItemKind::Track => programme.tracks.retain(|each| each.key != *key),
        ItemKind::Theme => programme.themes.retain(|each| each.key != *key),
        ItemKind::Room => programme.rooms.retain(|each| each.key != *key),
        ItemKind::Speaker => programme.speakers.retain(|each| each.key != *key),
        ItemKind::Session => programme.sessions.retain(|each| each.key != *key),
        ItemKind::Slot => {
            for session in &mut programme.sessions {
                session.slots.retain(|slot| slot.key != *key);
            }
        }
    }
    Ok(())
}

/// The first item that names this one.
fn user_of(programme: &Programme, id: &ItemId) -> Option<ItemId> {
    let key = &id.key;
    let names = |session: &Session| match id.kind {
        ItemKind::Track => session.track.as_ref() == Some(key),
        ItemKind::Room => session.room.as_ref() == Some(key),
        ItemKind::Theme => {
            session.themes.contains(key)
                || session.slots.iter().any(|slot| slot.themes.contains(key))
        }
        ItemKind::Speaker => {
            session.chairs.contains(key)
                || session.slots.iter().any(|slot| slot.speakers.contains(key))
        }
        ItemKind::Session | ItemKind::Slot => false,
    };
    let session = programme.sessions.iter().find(|session| names(session));
    let track = programme
        .tracks
        .iter()
        .find(|track| id.kind == ItemKind::Speaker && track.chairs.contains(key));
    session
        .map(|session| ItemId::new(ItemKind::Session, &session.key))
        .or_else(|| track.map(|track| ItemId::new(ItemKind::Track, &track.key)))
}

fn order(programme: &mut Programme, kind: ItemKind, keys: &[Key]) -> Result<(), EditError> {
    macro_rules! sort {
        ($list:ident) => {{
            let place = |key: &Key| keys.iter().position(|each| each == key);
            let all = programme.$list.iter().all(|each| place(&each.key).is_some());
            if !all || keys.len() != programme.$list.len() {
                return Err(EditError::Order(kind));
            }
            programme.$list.sort_by_key(|each| place(&each.key));
        }};
    }
    match kind {
        ItemKind::Track => sort!(tracks),
        ItemKind::Theme => sort!(themes),
        ItemKind::Room => sort!(rooms),
        ItemKind::Speaker => sort!(speakers),
        ItemKind::Session => sort!(sessions),
        // Slots are ordered by time.
        ItemKind::Slot => return Err(EditError::Order(kind)),
    }
    Ok(())
}

fn swap(programme: &mut Programme, one: &Key, other: &Key) -> Result<(), EditError> {
    let placing = |key: &Key| {
        let id = ItemId::new(ItemKind::Session, key);
        let session = programme.session(key).ok_or_else(|| EditError::NoItem(id.clone()))?;
        let starts = session.starts.ok_or(EditError::Unplaced(id))?;
        Ok((Some(starts), session.room.clone()))
    };
    let (first, second) = (placing(one)?, placing(other)?);
    for (key, place) in [(one, second), (other, first)] {
        let session = session_mut(programme, key)?;
        (session.starts, session.room) = place;
    }
    Ok(())
}

/// The copy has slots of its own, and no seats: those are booked in the one that people chose.
fn copy(
    programme: &mut Programme,
    of: &Key,
    key: Option<&Key>,
    place: (Option<DateTime>, Option<Key>),
) -> Result<(), EditError> {
    let mut session = session_mut(programme, of)?.clone();
    let is_taken = |key: &Key| programme.session(key).is_some();
    session.key = match key {
        Some(key) if is_taken(key) => {
            return Err(EditError::Taken(ItemId::new(ItemKind::Session, key)));
        }
        Some(key) => key.clone(),
        None => Key::named(of.as_str(), "session", is_taken),
    };
    let mut taken: Vec<Key> = programme
        .sessions
        .iter()
        .flat_map(|each| &each.slots)
        .map(|slot| slot.key.clone())
        .collect();
    for slot in &mut session.slots {
        slot.key = Key::named(slot.key.as_str(), "slot", |key| taken.contains(key));
        slot.guid = None;
        taken.push(slot.key.clone());
    }
    (session.starts, session.room) = place;
    (session.guid, session.place) = (None, None);
    programme.sessions.push(session);
    Ok(())
}
