//! The rooms and tracks of a file in a programme.

use super::all_rooms;
use super::carried::{Carried, CarriedRoom};
use super::file::File;
use super::words::{is_named, tidy};
use crate::programme::{Programme, Room, Track};
use crate::value::{Key, Locale, Localized};

/// Colours of tracks that are new: white text on them has a contrast of at least 4.5 to 1
/// (WCAG 2.2, success criterion 1.4.3), and they differ in lightness too.
pub(super) const COLOURS: [&str; 10] = [
    "#1f5f8b", "#a03a1e", "#2f6b3c", "#6b4c9a", "#7a5200", "#00656b", "#9c2f5f", "#44546a",
    "#5a2a27", "#3b3f8f",
];

/// The rooms of the new programme: those carried, those that were there, those that are new.
pub(super) struct Rooms {
    pub(super) rooms: Vec<Room>,
    locale: Locale,
}

impl Rooms {
    pub(super) fn of(file: &File, into: &Programme, locale: Locale) -> Self {
        let carried = file.carried.iter().flat_map(|carried| &carried.rooms);
        let mut rooms: Vec<Room> = carried.map(|room| of_carried(room, into)).collect();
        let kept = |room: &&Room| rooms.iter().all(|each| each.key != room.key);
        let kept: Vec<Room> = into.rooms.iter().filter(kept).cloned().collect();
        rooms.extend(kept);
        let mut rooms = Self { rooms, locale };
        // What is carried says it all, also of rooms that are called alike.
        for (name, capacity) in file.rooms.iter().filter(|_| file.carried.is_none()) {
            let key = rooms.key(name, None);
            let known = rooms.rooms.iter_mut().find(|room| Some(&room.key) == key.as_ref());
            if let (Some(room), Some(capacity)) = (known, capacity) {
                room.capacity = Some(*capacity);
            }
        }
        rooms
    }

    /// The room of this name, new where there is none; none for all rooms. Where several are
    /// called so, the one that its session was in, if that is carried.
    pub(super) fn key(&mut self, name: &str, carried: Option<&Option<Key>>) -> Option<Key> {
        let called = |room: &&Room| is_named(&room.name, name);
        let is_everywhere = Locale::ALL.iter().any(|locale| all_rooms(*locale) == name);
        match carried {
            Some(None) if is_everywhere => return None,
            Some(Some(key)) if self.rooms.iter().filter(called).any(|room| room.key == *key) => {
                return Some(key.clone());
            }
            _ => {}
        }
        if let Some(room) = self.rooms.iter().find(called) {
            return Some(room.key.clone());
        }
        if is_everywhere {
            return None;
        }
        let key = Key::named(name, "room", |key| self.rooms.iter().any(|room| room.key == *key));
        self.rooms.push(Room {
            key: key.clone(),
            name: Localized::new([(self.locale, name.to_owned())]),
            capacity: None,
            equipment: Vec::new(),
            stream: None,
            open: Vec::new(),
        });
        Some(key)
    }
}

fn of_carried(carried: &CarriedRoom, into: &Programme) -> Room {
    let known = into.room(&carried.key);
    Room {
        key: carried.key.clone(),
        name: tidy(&carried.name),
        capacity: carried.capacity,
        equipment: known.map(|room| room.equipment.clone()).unwrap_or_default(),
        stream: known.and_then(|room| room.stream.clone()),
        open: known.map(|room| room.open.clone()).unwrap_or_default(),
    }
}

/// The tracks of the new programme: those carried, those that were there, those that are new.
pub(super) struct Tracks {
    pub(super) tracks: Vec<Track>,
    locale: Locale,
}

impl Tracks {
    pub(super) fn of(file: &File, into: &Programme, locale: Locale) -> Self {
        let carried = |carried: &Carried| carried.tracks.clone();
        let mut tracks = file.carried.as_ref().map(carried).unwrap_or_default();
        let kept = |track: &&Track| tracks.iter().all(|each| each.key != track.key);
        let kept: Vec<Track> = into.tracks.iter().filter(kept).cloned().collect();
        tracks.extend(kept);
        let mut tracks = Self { tracks, locale };
        for name in file.tracks.iter().filter(|_| file.carried.is_none()) {
            tracks.key(name, None);
        }
        tracks
    }

    /// The track of this name or key, new where there is none; none for no name. Where several
    /// are called so, the one that its session was in, if that is carried.
    pub(super) fn key(&mut self, name: &str, carried: Option<&Key>) -> Option<Key> {
        if name.is_empty() {
            return None;
        }
        let called = |track: &&Track| is_named(&track.name, name);
        if let Some(key) = carried
            && self.tracks.iter().filter(called).any(|track| track.key == *key)
        {
            return Some(key.clone());
        }
        let same = Key::named(name, "track", |_| false);
        let by_key = || self.tracks.iter().find(|track| track.key == same);
        if let Some(track) = self.tracks.iter().find(called).or_else(by_key) {
            return Some(track.key.clone());
        }
        let key = same;
        self.tracks.push(Track {
            key: key.clone(),
            name: Localized::new([(self.locale, name.to_owned())]),
            colour: self.colour(),
            chairs: Vec::new(),
        });
        Some(key)
    }

    /// A colour that no track has yet, while there are any.
    fn colour(&self) -> String {
        let is_free = |colour: &&&str| self.tracks.iter().all(|track| track.colour != **colour);
        let again = || COLOURS.get(self.tracks.len() % COLOURS.len());
        COLOURS.iter().find(is_free).or_else(again).copied().unwrap_or_default().to_owned()
    }
}
