//! What does not fit together, as the editor draws it: a list, and a mark at each session.

use std::collections::{BTreeMap, BTreeSet};

use domain::programme::clash::{Clash, Severity, severity_word, words};
use domain::programme::{ItemId, ItemKind, Programme};
use domain::text::Texts;
use domain::value::Key;
use jiff::civil::Date;

/// A clash in the list.
#[derive(Debug)]
pub struct ShownClash {
    pub severity: &'static str,
    pub severity_text: String,
    pub title: String,
    pub cure: String,
    /// The sessions it concerns: where they are, and what they are called.
    pub sessions: Vec<(String, String)>,
}

/// What a session is marked with: its worst clash, and what all say.
#[derive(Clone, Debug)]
pub struct Mark {
    worst: Severity,
    titles: Vec<String>,
}

/// A mark as the page shows it.
#[derive(Debug)]
pub struct ShownMark {
    pub severity: &'static str,
    /// `Warning (2)`
    pub text: String,
    /// What clashes, a line each.
    pub titles: String,
}

/// The list, the worst first.
pub fn listed(
    texts: &Texts,
    programme: &Programme,
    clashes: &[Clash],
    (base, shown): (&str, Date),
) -> Vec<ShownClash> {
    let link = |key: &Key| {
        let session = programme.session(key)?;
        let day = session.day().filter(|day| *day != shown);
        let page = day.map(|day| format!("{base}?day={day}")).unwrap_or_default();
        Some((format!("{page}#session-{key}"), session.title.of(texts.locale()).to_owned()))
    };
    let one = |clash: &Clash| {
        let said = words(*texts, programme, clash);
        ShownClash {
            severity: clash.severity().as_str(),
            severity_text: severity_word(*texts, clash.severity()),
            title: said.title,
            cure: said.cure,
            sessions: sessions(programme, clash).into_iter().filter_map(link).collect(),
        }
    };
    clashes.iter().map(one).collect()
}

/// The marks of the sessions, by their keys.
pub fn marks<'p>(
    texts: &Texts,
    programme: &'p Programme,
    clashes: &'p [Clash],
) -> BTreeMap<&'p Key, Mark> {
    let mut marks: BTreeMap<&Key, Mark> = BTreeMap::new();
    for clash in clashes {
        let title = words(*texts, programme, clash).title;
        for key in sessions(programme, clash) {
            let mark = marks
                .entry(key)
                .or_insert_with(|| Mark { worst: clash.severity(), titles: Vec::new() });
            mark.worst = mark.worst.min(clash.severity());
            mark.titles.push(title.clone());
        }
    }
    marks
}

impl Mark {
    /// The mark as the page shows it.
    pub fn shown(&self, texts: &Texts) -> ShownMark {
        let word = severity_word(*texts, self.worst);
        let text = match self.titles.len() {
            1 => word,
            count => format!("{word} ({count})"),
        };
        ShownMark { severity: self.worst.as_str(), text, titles: self.titles.join("\n") }
    }
}

/// The sessions that a clash concerns, also by their slots, each once.
fn sessions<'p>(programme: &'p Programme, clash: &'p Clash) -> BTreeSet<&'p Key> {
    let session = |item: &'p ItemId| match item.kind {
        ItemKind::Session => Some(&item.key),
        ItemKind::Slot => programme.slot(&item.key).map(|(session, _)| &session.key),
        _ => None,
    };
    clash.concerns.iter().filter_map(session).collect()
}
