//! How people of a programme are called in forms: by their names, and by their keys as well where
//! two have the same name.

use std::collections::BTreeMap;

use domain::programme::Programme;
use domain::value::Key;

/// The people of a programme by what they are called.
pub struct People(BTreeMap<String, Key>);

impl People {
    /// Those of a programme.
    pub fn of(programme: &Programme) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for speaker in &programme.speakers {
            *counts.entry(&speaker.name).or_default() += 1;
        }
        let called = programme.speakers.iter().map(|speaker| {
            let is_one = counts.get(speaker.name.as_str()) == Some(&1);
            let name = &speaker.name;
            let label = if is_one { name.clone() } else { format!("{name} ({})", speaker.key) };
            (label, speaker.key.clone())
        });
        Self(called.collect())
    }

    /// What all of them are called, in order of the alphabet.
    pub fn labels(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// What these are called, in their order.
    pub fn called(&self, keys: &[Key]) -> Vec<String> {
        let labels: BTreeMap<&Key, &String> =
            self.0.iter().map(|(name, key)| (key, name)).collect();
        let label = |key: &Key| labels.get(key).map_or_else(|| key.to_string(), |it| (*it).clone());
        keys.iter().map(label).collect()
    }

    /// Whom somebody means who typed this: a name, in whatever case, or a key.
    pub fn find(&self, typed: &str) -> Option<&Key> {
        let typed = typed.trim();
        let same = |name: &str| name.to_lowercase() == typed.to_lowercase();
        self.0
            .get(typed)
            .or_else(|| self.0.iter().find(|(name, _)| same(name)).map(|(_, key)| key))
            .or_else(|| self.0.values().find(|key| key.as_str() == typed))
    }
}
