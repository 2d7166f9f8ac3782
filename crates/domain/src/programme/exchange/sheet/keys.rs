//! The key of each row: the one it gives, the one of what has its name already, or a new one.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;
use super::names::folded;
use super::row::Row;
use crate::value::Key;

/// What a row is called.
pub(super) struct Called<'t> {
    pub(super) row: Row<'t>,
    /// What a new key is made of.
    pub(super) name: String,
    /// By which of its names something is known again.
    pub(super) names: Vec<String>,
}

/// What the programme has already: its key, and by which names it is known again.
pub(super) type Known = (Key, Vec<String>);

/// The key of each row; no two are the same unless that is noted.
pub(super) fn keys(rows: &[Called<'_>], known: &[Known], stem: &str) -> Vec<Key> {
    let mut by_name: BTreeMap<String, Vec<&Key>> = BTreeMap::new();
    for (key, names) in known {
        for name in names {
            by_name.entry(folded(name)).or_default().push(key);
        }
    }
    let reserved: BTreeSet<&Key> = known.iter().map(|(key, _)| key).collect();
    let mut given = BTreeMap::new();
    let first: Vec<Option<Key>> =
        rows.iter().map(|called| given_key(&called.row, &mut given)).collect();
    let mut used: BTreeSet<Key> = given.into_keys().collect();
    let mut keys = Vec::with_capacity(rows.len());
    for (called, given) in rows.iter().zip(first) {
        if let Some(key) = given {
            keys.push(key);
            continue;
        }
        if called.name.is_empty() {
            called.row.note(Field::Key, "is missing, and so is a name to make one of");
        }
        let again = called.names.iter().filter_map(|name| by_name.get(&folded(name))).flatten();
        let again = again.copied().find(|key| !used.contains(key));
        let is_taken = |key: &Key| used.contains(key) || reserved.contains(key);
        let key = again.cloned().unwrap_or_else(|| Key::named(&called.name, stem, is_taken));
        used.insert(key.clone());
        keys.push(key);
    }
    keys
}

fn given_key(row: &Row<'_>, given: &mut BTreeMap<Key, usize>) -> Option<Key> {
    let key: Key = row.take(Field::Key, None, |text| {
        text.parse().map_err(|why: crate::value::InvalidKey| format!("{why}, not {text}"))
    })?;
    match given.get(&key) {
        Some(first) => row.note(Field::Key, format!("is {key} already in row {first}")),
        None => _ = given.insert(key.clone(), row.number()),
    }
    Some(key)
}
