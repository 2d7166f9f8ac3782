//! A clash in the words of people.

use super::super::{ItemKind, Programme};
use super::{Clash, Severity};
use crate::text::Texts;

/// What people read of a clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What does not fit, by the names of what it concerns: a sentence.
    pub title: String,
    /// What would cure it: a sentence.
    pub cure: String,
}

/// A clash in the language of `texts`, with the names that `programme` has.
#[must_use]
pub fn words(texts: Texts, programme: &Programme, clash: &Clash) -> Words {
    let kind = clash.kind.as_str();
    let args = args(texts, programme, clash);
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Words {
        title: texts.with(&format!("clash-{kind}"), &args),
        cure: texts.with(&format!("clash-{kind}-cure"), &args),
    }
}

/// A severity in the language of `texts`.
#[must_use]
pub fn severity_word(texts: Texts, severity: Severity) -> String {
    texts.get(&format!("severity-{}", severity.as_str()))
}

/// The variables of the texts: sessions, slots and tracks are `one` and `other`, rooms are `room`
/// (where there is none, all of them) and `other-room`, a person is `person`, what is not there is
/// `missing` and of the kind `what`; numbers have their own names.
fn args(texts: Texts, programme: &Programme, clash: &Clash) -> Vec<(&'static str, String)> {
    let name = |at: usize, kinds: &[ItemKind]| {
        let mut of_kinds = clash.concerns.iter().filter(|item| kinds.contains(&item.kind));
        let item = of_kinds.nth(at);
        item.map(|item| item.name(programme, texts.locale()).to_owned())
    };
    let blocks = [ItemKind::Session, ItemKind::Slot, ItemKind::Track];
    let last = clash.concerns.last();
    let names = [
        ("one", name(0, &blocks).unwrap_or_default()),
        ("other", name(1, &blocks).unwrap_or_default()),
        ("person", name(0, &[ItemKind::Speaker]).unwrap_or_default()),
        ("room", name(0, &[ItemKind::Room]).unwrap_or_else(|| texts.get("clash-all-rooms"))),
        ("other-room", name(1, &[ItemKind::Room]).unwrap_or_default()),
        ("what", last.map_or_else(String::new, |item| item.kind.as_str().to_owned())),
        ("missing", last.map_or_else(String::new, |item| item.key.as_str().to_owned())),
    ];
    let numbers = clash.args.iter().map(|(name, number)| (*name, number.to_string()));
    names.into_iter().chain(numbers).collect()
}
