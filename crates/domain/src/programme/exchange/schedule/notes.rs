//! What is noted while a file is read.

use std::collections::BTreeMap;

use super::tree::Tree;
use crate::programme::exchange::Mistake;

/// How many different things are listed as left out.
const MOST_LEFT: usize = 100;

/// Mistakes, and what is left out.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) mistakes: Vec<Mistake>,
    /// How often the file has something that Plenum does not take.
    pub(super) left_out: BTreeMap<String, usize>,
}

impl Notes {
    pub(super) fn mistake(&mut self, place: &str, message: impl Into<String>) {
        self.mistakes.push(Mistake::new(place, message));
    }

    pub(super) fn leave_out(&mut self, what: impl Into<String>) {
        let what = what.into();
        let is_listed = self.left_out.len() < MOST_LEFT || self.left_out.contains_key(&what);
        let what = if is_listed { what } else { "other".to_owned() };
        *self.left_out.entry(what).or_default() += 1;
    }

    /// Leaves out all that `of` says beside `taken`.
    pub(super) fn leave_out_but(&mut self, of: &Tree, prefix: &str, taken: &[&str]) {
        for (name, value) in of.entries() {
            if !value.is_nothing() && !taken.contains(&name.as_str()) {
                let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
                self.leave_out(format!("{prefix}{name}"));
            }
        }
    }
}
