use serde::{Deserialize, Serialize};

use crate::conference::Theme;
use crate::programme::{ItemId, ItemKind, Programme, Room, Session, Speaker, Track};

/// A part of a programme that is edited as a whole. Slots are part of their session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A focus area.
    Track(Track),
    /// A subject across the tracks.
    Theme(Theme),
    /// Where sessions are.
    Room(Room),
    /// A person who speaks or chairs.
    Speaker(Speaker),
    /// A block of time, with its slots.
    Session(Box<Session>),
}

impl Item {
    /// Which item it is.
    #[must_use]
    pub fn id(&self) -> ItemId {
        match self {
            Self::Track(track) => ItemId::new(ItemKind::Track, &track.key),
            Self::Theme(theme) => ItemId::new(ItemKind::Theme, &theme.key),
            Self::Room(room) => ItemId::new(ItemKind::Room, &room.key),
            Self::Speaker(speaker) => ItemId::new(ItemKind::Speaker, &speaker.key),
            Self::Session(session) => ItemId::new(ItemKind::Session, &session.key),
        }
    }

    /// The item of this name in a programme; of a slot its session.
    #[must_use]
    pub fn find(programme: &Programme, id: &ItemId) -> Option<Self> {
        match id.kind {
            ItemKind::Track => programme.track(&id.key).cloned().map(Self::Track),
            ItemKind::Theme => programme.theme(&id.key).cloned().map(Self::Theme),
            ItemKind::Room => programme.room(&id.key).cloned().map(Self::Room),
            ItemKind::Speaker => programme.speaker(&id.key).cloned().map(Self::Speaker),
            ItemKind::Session => programme.session(&id.key).map(Self::session),
            ItemKind::Slot => programme.slot(&id.key).map(|(session, _)| Self::session(session)),
        }
    }

    fn session(session: &Session) -> Self {
        Self::Session(Box::new(session.clone()))
    }
}
