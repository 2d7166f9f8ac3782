//! Names of the parts of a programme.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Programme;
use crate::value::id::ConferenceId;
use crate::value::{Key, Locale};

/// What kind of part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// A focus area.
    Track,
    /// A subject across the tracks.
    Theme,
    /// Where sessions are.
    Room,
    /// A person who speaks or chairs.
    Speaker,
    /// A block of time.
    Session,
    /// A speaker's piece of a session.
    Slot,
}

crate::value::named!(ItemKind, UnknownItemKind {
    Track => "track",
    Theme => "theme",
    Room => "room",
    Speaker => "speaker",
    Session => "session",
    Slot => "slot",
});

/// One part of a programme, such as `session/opening`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemId {
    /// What it is.
    pub kind: ItemKind,
    /// Its key among those of its kind.
    pub key: Key,
}

/// A text that names no part of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a kind and a key, such as session/opening")]
pub struct InvalidItemId;

impl ItemId {
    /// The part of this kind with this key.
    #[must_use]
    pub fn new(kind: ItemKind, key: &Key) -> Self {
        Self { kind, key: key.clone() }
    }

    /// What people call it in `programme`: its name or its title; its key where it has none or is
    /// not there.
    #[must_use]
    pub fn name<'n>(&'n self, programme: &'n Programme, locale: Locale) -> &'n str {
        let key = &self.key;
        let name = match self.kind {
            ItemKind::Track => programme.track(key).map(|track| track.name.of(locale)),
            ItemKind::Theme => programme.theme(key).map(|theme| theme.name.of(locale)),
            ItemKind::Room => programme.room(key).map(|room| room.name.of(locale)),
            ItemKind::Speaker => programme.speaker(key).map(|speaker| speaker.name.as_str()),
            ItemKind::Session => programme.session(key).map(|session| session.title.of(locale)),
            ItemKind::Slot => programme.slot(key).map(|(_, slot)| slot.title.of(locale)),
        };
        name.filter(|name| !name.is_empty()).unwrap_or(key.as_str())
    }
}

/// The UUID of a part that brought none with it: always the same for the same part of the same
/// conference, so that feeds and files name it alike over releases and restarts.
///
/// Version 8 (RFC 9562, section 5.8), from the SHA-256 of the conference's id, a slash and the
/// part as it is written. It is no secret: whoever knows the conference's id can work it out.
#[must_use]
pub fn guid(conference: ConferenceId, item: &ItemId) -> Uuid {
    uuid_of(&format!("{conference}/{item}"))
}

/// The UUID of a name: version 8 (RFC 9562, section 5.8), from its SHA-256.
pub(crate) fn uuid_of(name: &str) -> Uuid {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ..] =
        <[u8; 32]>::from(Sha256::digest(name));
    Uuid::new_v8([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])
}

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.kind.as_str(), self.key)
    }
}

impl FromStr for ItemId {
    type Err = InvalidItemId;

    fn from_str(text: &str) -> Result<Self, InvalidItemId> {
        let (kind, key) = text.split_once('/').ok_or(InvalidItemId)?;
        let kind = kind.parse().map_err(|_| InvalidItemId)?;
        Ok(Self { kind, key: key.parse().map_err(|_| InvalidItemId)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_one_guid_for_ever_and_shares_it_with_no_other() {
        let of = |conference: &str, item: &str| {
            guid(conference.parse().unwrap(), &item.parse().unwrap()).to_string()
        };
        let one = "01830000-0000-7000-8000-000000000001";
        let other = "01830000-0000-7000-8000-000000000002";
        // By `printf CONFERENCE/ITEM | sha256sum`, with the bits of version and variant set.
        assert_eq!(of(one, "session/opening"), "e4e92eae-7d8f-809e-a06c-df48eaa9d43c");
        let all = [
            of(one, "session/opening"),
            of(one, "slot/opening"),
            of(one, "session/opening-2"),
            of(other, "session/opening"),
        ];
        let apart: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(apart.len(), 4);
        assert!(all.iter().all(|guid| guid.as_bytes()[14] == b'8'));
    }
}
