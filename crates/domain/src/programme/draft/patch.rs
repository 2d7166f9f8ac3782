//! The difference of two programmes, item by item, there and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Touched;
use crate::conference::Theme;
use crate::programme::{ItemId, ItemKind, Programme, Room, Session, Settings, Speaker, Track};
use crate::value::Key;

/// How some items of a programme were, and how they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<(Settings, Settings)>,
    #[serde(default, skip_serializing_if = "Part::is_empty")]
    tracks: Part<Track>,
    #[serde(default, skip_serializing_if = "Part::is_empty")]
    themes: Part<Theme>,
    #[serde(default, skip_serializing_if = "Part::is_empty")]
    rooms: Part<Room>,
    #[serde(default, skip_serializing_if = "Part::is_empty")]
    speakers: Part<Speaker>,
    #[serde(default, skip_serializing_if = "Part::is_empty")]
    sessions: Part<Session>,
}

/// What changed in one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Part<T> {
    /// Each changed item: how it was and how it is; none where it was or is not there.
    items: Vec<(Option<T>, Option<T>)>,
    /// The order of all keys before and after, where it is another one.
    order: Option<(Vec<Key>, Vec<Key>)>,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self { items: Vec::new(), order: None }
    }
}

/// Something with a key.
trait Keyed: Clone + PartialEq {
    fn key(&self) -> &Key;
}

macro_rules! keyed {
    ($($name:ident),+) => {
        $(impl Keyed for $name {
            fn key(&self) -> &Key {
                &self.key
            }
        })+
    };
}
keyed!(Track, Theme, Room, Speaker, Session);

/// Which way a patch is put on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    There,
    Back,
}

impl Way {
    fn to<A>(self, (before, after): &(A, A)) -> &A {
        match self {
            Self::There => after,
            Self::Back => before,
        }
    }
}

impl<T: Keyed> Part<T> {
    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.order.is_none()
    }

    fn between(before: &[T], after: &[T]) -> Self {
        let old: BTreeMap<&Key, &T> = before.iter().map(|each| (each.key(), each)).collect();
        let new: BTreeMap<&Key, &T> = after.iter().map(|each| (each.key(), each)).collect();
        let gone = before.iter().filter(|each| !new.contains_key(each.key()));
        let mut items: Vec<(Option<T>, Option<T>)> =
            gone.map(|each| (Some(each.clone()), None)).collect();
        for each in after {
            let was = old.get(each.key()).copied();
            if was != Some(each) {
                items.push((was.cloned(), Some(each.clone())));
            }
        }
        let keys = |list: &[T]| list.iter().map(|each| each.key().clone()).collect::<Vec<_>>();
        let (first, second) = (keys(before), keys(after));
        let order = (first != second).then_some((first, second));
        Self { items, order }
    }

    fn put_on(&self, list: &mut Vec<T>, way: Way) {
        for pair in &self.items {
            let key = pair.0.as_ref().or(pair.1.as_ref()).map(Keyed::key);
            let at = list.iter().position(|each| Some(each.key()) == key);
            match (at, way.to(pair)) {
                (Some(at), Some(item)) => {
                    if let Some(old) = list.get_mut(at) {
                        *old = item.clone();
                    }
                }
                (Some(at), None) => {
                    list.remove(at);
                }
                (None, Some(item)) => list.push(item.clone()),
                (None, None) => {}
            }
        }
        if let Some(order) = &self.order {
            let place: BTreeMap<&Key, usize> =
                way.to(order).iter().enumerate().map(|(at, key)| (key, at)).collect();
            list.sort_by_key(|each| place.get(each.key()).copied().unwrap_or(usize::MAX));
        }
    }

    fn touched(&self, kind: ItemKind, touched: &mut Vec<ItemId>) {
        for (before, after) in &self.items {
            let key = before.as_ref().or(after.as_ref()).map(Keyed::key);
            touched.extend(key.map(|key| ItemId::new(kind, key)));
        }
    }
}

impl Patch {
    /// What makes `after` of `before`.
    #[must_use]
    pub fn between(before: &Programme, after: &Programme) -> Self {
        let settings = (before.settings != after.settings)
            .then(|| (before.settings.clone(), after.settings.clone()));
        Self {
            settings,
            tracks: Part::between(&before.tracks, &after.tracks),
            themes: Part::between(&before.themes, &after.themes),
            rooms: Part::between(&before.rooms, &after.rooms),
            speakers: Part::between(&before.speakers, &after.speakers),
            sessions: Part::between(&before.sessions, &after.sessions),
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The programme after it, of the one before it.
    #[must_use]
    pub fn apply(&self, programme: &Programme) -> Programme {
        self.put_on(programme, Way::There)
    }

    /// The programme before it, of the one after it.
    #[must_use]
    pub fn revert(&self, programme: &Programme) -> Programme {
        self.put_on(programme, Way::Back)
    }

    fn put_on(&self, programme: &Programme, way: Way) -> Programme {
        let mut made = programme.clone();
        if let Some(settings) = &self.settings {
            made.settings = way.to(settings).clone();
        }
        self.tracks.put_on(&mut made.tracks, way);
        self.themes.put_on(&mut made.themes, way);
        self.rooms.put_on(&mut made.rooms, way);
        self.speakers.put_on(&mut made.speakers, way);
        self.sessions.put_on(&mut made.sessions, way);
        made
    }

    /// What it changes, adds or removes.
    #[must_use]
    pub fn touched(&self) -> Touched {
        let mut items = Vec::new();
        self.tracks.touched(ItemKind::Track, &mut items);
        self.themes.touched(ItemKind::Theme, &mut items);
        self.rooms.touched(ItemKind::Room, &mut items);
        self.speakers.touched(ItemKind::Speaker, &mut items);
        self.sessions.touched(ItemKind::Session, &mut items);
        Touched { items, settings: self.settings.is_some() }
    }
}
