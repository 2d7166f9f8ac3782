//! What cells name by a key or by a name in any language.

use std::collections::{BTreeMap, BTreeSet};

use super::field::plain;
use crate::value::{Key, Localized};

/// Things that can be named.
pub(super) struct Names {
    /// What they are, such as `room of the programme`.
    what: &'static str,
    keys: BTreeSet<Key>,
    by_name: BTreeMap<String, Vec<Key>>,
}

impl Names {
    pub(super) fn new(
        what: &'static str,
        entries: impl IntoIterator<Item = (Key, Vec<String>)>,
    ) -> Self {
        let mut made = Self { what, keys: BTreeSet::new(), by_name: BTreeMap::new() };
        for (key, names) in entries {
            for name in names {
                let called = made.by_name.entry(folded(&name)).or_default();
                if !called.contains(&key) {
                    called.push(key.clone());
                }
            }
            made.keys.insert(key);
        }
        made
    }

    /// The key of what a text names.
    pub(super) fn find(&self, text: &str) -> Result<Key, String> {
        if let Some(key) = text.parse().ok().filter(|key| self.keys.contains(key)) {
            return Ok(key);
        }
        match self.by_name.get(&folded(text)).map_or(&[][..], Vec::as_slice) {
            [key] => Ok(key.clone()),
            [] => Err(format!("names {text}, which is no {}{}", self.what, self.hint(text))),
            several => {
                let keys: Vec<&str> = several.iter().map(Key::as_str).collect();
                let keys = keys.join(", ");
                Err(format!("names {text}, which several are called; write one of the keys {keys}"))
            }
        }
    }

    fn hint(&self, text: &str) -> String {
        let text = plain(text);
        let all = self.by_name.keys().map(String::as_str).chain(self.keys.iter().map(Key::as_str));
        let near = all.map(|name| (strsim::osa_distance(&plain(name), &text), name));
        let near = near.filter(|(distance, _)| *distance <= 2.min(text.len() / 3));
        let nearest = near.min_by_key(|(distance, _)| *distance);
        nearest.map_or_else(String::new, |(_, name)| format!("; did you mean {name}?"))
    }
}

/// A name as names are compared: without regard to case and to spaces around.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// A name in all its languages.
pub(super) fn all(name: &Localized) -> Vec<String> {
    name.locales().map(|locale| name.of(locale).to_owned()).collect()
}
