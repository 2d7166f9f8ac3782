//! A change in the words of people.

use jiff::civil::DateTime;

use super::super::Hours;
use super::{Aspect, Called, Change};
use crate::calendar::When;
use crate::conference::Zone;
use crate::text::Texts;
use crate::value::{Locale, Localized};

/// What people read of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What changed, by its name.
    pub name: String,
    /// What became of it, a sentence for each aspect.
    pub sentences: Vec<String>,
}

/// A change in the language of `texts`, with the times of `zone`.
#[must_use]
pub fn words(texts: Texts, zone: &Zone, change: &Change) -> Words {
    let sentence = |aspect| sentence(texts, zone, change, aspect);
    Words {
        name: shown(&change.name, change.item.key.as_str(), texts.locale()).to_owned(),
        sentences: change.aspects.iter().map(sentence).collect(),
    }
}

fn sentence(texts: Texts, zone: &Zone, change: &Change, aspect: &Aspect) -> String {
    match aspect {
        Aspect::New => seat(texts, zone, change, ["changes-new", "changes-new-at"]),
        Aspect::Withdrawn => seat(texts, zone, change, ["changes-gone", "changes-withdrawn"]),
        Aspect::Gone => texts.get("changes-gone"),
        Aspect::Moved { from, to } => moved(texts, zone, from.starts, *to),
        Aspect::Length { from, to } => {
            let (from, to) = (from.to_string(), to.to_string());
            texts.with("changes-length", &[("from", &from), ("to", &to)])
        }
        Aspect::Room { from, to } => {
            let (from, to) = (room(texts, from.as_ref()), room(texts, to.as_ref()));
            texts.with("changes-room", &[("from", &from), ("to", &to)])
        }
        Aspect::Session { from, to } => {
            let (from, to) = (called(texts, from), called(texts, to));
            texts.with("changes-session", &[("from", from), ("to", to)])
        }
        Aspect::Retitled { from, to } => {
            renamed(texts, from, to, ["changes-retitled", "changes-retitled-elsewhere"])
        }
        Aspect::Renamed { from, to } => {
            renamed(texts, from, to, ["changes-renamed", "changes-renamed-elsewhere"])
        }
        Aspect::Speakers { joined, left } => people(
            texts,
            joined,
            left,
            ["changes-speakers", "changes-speakers-joined", "changes-speakers-left"],
        ),
        Aspect::Chairs { joined, left } => people(
            texts,
            joined,
            left,
            ["changes-chairs", "changes-chairs-joined", "changes-chairs-left"],
        ),
        Aspect::Text { of } => {
            let detail =
                |detail: &super::Detail| texts.get(&format!("changes-detail-{}", detail.as_str()));
            let list = of.iter().map(detail).collect::<Vec<_>>().join(", ");
            texts.with("changes-text", &[("list", &list)])
        }
    }
}

/// That something is new or withdrawn, with its time and room where it has them.
fn seat(texts: Texts, zone: &Zone, change: &Change, [plain, at]: [&str; 2]) -> String {
    let Some(hours) = change.hours else { return texts.get(plain) };
    let room = room(texts, change.room.as_ref());
    texts.with(at, &[("when", &span(texts, zone, hours)), ("room", &room)])
}

/// The day is said once where it stays the same.
fn moved(texts: Texts, zone: &Zone, from: DateTime, to: Hours) -> String {
    let (date, time) = (texts.date(from.date()), texts.time(from.time()));
    let to_text = span(texts, zone, to);
    if from.date() == to.starts.date() {
        return texts.with("changes-moved-within-day", &[("from", &time), ("to", &to_text)]);
    }
    let from = texts.with("date-time", &[("date", &date), ("time", &time)]);
    texts.with("changes-moved", &[("from", &from), ("to", &to_text)])
}

fn span(texts: Texts, zone: &Zone, hours: Hours) -> String {
    texts.span(&When::Times { start: hours.starts, end: hours.ends }, zone.as_str())
}

fn room(texts: Texts, room: Option<&Called>) -> String {
    room.map_or_else(|| texts.get("changes-all-rooms"), |room| called(texts, room).to_owned())
}

/// Both names; where the reader's language has the same one, that it differs in another.
fn renamed(
    texts: Texts,
    from: &Localized,
    to: &Localized,
    [here, else_where]: [&str; 2],
) -> String {
    let (from, to) = (from.of(texts.locale()), to.of(texts.locale()));
    if from == to { texts.get(else_where) } else { texts.with(here, &[("from", from), ("to", to)]) }
}

fn people(
    texts: Texts,
    joined: &[Called],
    left: &[Called],
    [both, only_joined, only_left]: [&str; 3],
) -> String {
    let names =
        |some: &[Called]| some.iter().map(|one| called(texts, one)).collect::<Vec<_>>().join(", ");
    let args = [("joined", names(joined)), ("left", names(left))];
    let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
    match (joined, left) {
        ([], _) => texts.with(only_left, &args),
        (_, []) => texts.with(only_joined, &args),
        _ => texts.with(both, &args),
    }
}

fn called(texts: Texts, called: &Called) -> &str {
    shown(&called.name, called.key.as_str(), texts.locale())
}

/// The name, else the key.
fn shown<'n>(name: &'n Localized, key: &'n str, locale: Locale) -> &'n str {
    let name = name.of(locale);
    if name.is_empty() { key } else { name }
}
