//! What one definition says and another does not; pure.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Definition;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where, by the keys of parts: `places.dinner.capacity`.
    pub path: String,
    /// What was there; none where nothing was.
    pub before: Option<String>,
    /// What is there; none where nothing is.
    pub after: Option<String>,
}

/// The most characters of a value in a line for people.
const SHOWN_MOST: usize = 100;

/// `~ places.dinner.capacity: 120 → 150`; `+` and `-` where there was or is nothing.
impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { path, before, after } = self;
        match (before.as_deref().map(shown), after.as_deref().map(shown)) {
            (Some(before), Some(after)) => write!(f, "~ {path}: {before} → {after}"),
            (None, Some(after)) => write!(f, "+ {path}: {after}"),
            (Some(before), None) => write!(f, "- {path}: {before}"),
            (None, None) => f.write_str(path),
        }
    }
}

/// A value on one line.
fn shown(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN_MOST {
        return line;
    }
    line.chars().take(SHOWN_MOST).chain(['…']).collect()
}

/// All that differs, in the order of the paths.
///
/// Parts of lists are matched by their key, so that a part that only moves is no other part; that
/// it moved is one difference, named `order`. A part that is new or gone is one difference with
/// its name. Without an `old` definition everything is new.
#[must_use]
pub fn differences(old: Option<&Definition>, new: &Definition) -> Vec<Difference> {
    // A definition always has a JSON form; were there none, it would show as a difference.
    let value = |definition| serde_json::to_value(definition).unwrap_or(Value::Null);
    let mut found = Vec::new();
    compare("", &old.map_or(Value::Null, value), &value(new), &mut found);
    found
}

/// What stands for a value that is not there.
const ABSENT: &Value = &Value::Null;

fn compare(path: &str, old: &Value, new: &Value, found: &mut Vec<Difference>) {
    match (old, new) {
        _ if old == new => {}
        (Value::Object(old), Value::Object(new)) => compare_tables(path, old, new, found),
        (Value::Object(old), Value::Null) => compare_tables(path, old, &Map::new(), found),
        (Value::Null, Value::Object(new)) => compare_tables(path, &Map::new(), new, found),
        (Value::Array(old), Value::Array(new)) => compare_lists(path, old, new, found),
        (Value::Array(old), Value::Null) => compare_lists(path, old, &[], found),
        (Value::Null, Value::Array(new)) => compare_lists(path, &[], new, found),
        _ => push(found, path, text(old), text(new)),
    }
}

fn compare_tables(
    path: &str,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    found: &mut Vec<Difference>,
) {
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let (old, new) = (old.get(key).unwrap_or(ABSENT), new.get(key).unwrap_or(ABSENT));
        compare(&join(path, key), old, new, found);
    }
}

fn compare_lists(path: &str, old: &[Value], new: &[Value], found: &mut Vec<Difference>) {
    let (Some(were), Some(are)) = (named(old), named(new)) else {
        push(found, path, joined(old), joined(new));
        return;
    };
    for (name, after) in &are {
        let path = join(path, name);
        match were.iter().find(|(each, _)| each == name) {
            Some((_, before)) => compare(&path, before, after, found),
            None => push(found, &path, None, summary(after)),
        }
    }
    for (name, before) in &were {
        if !are.iter().any(|(each, _)| each == name) {
            push(found, &join(path, name), summary(before), None);
        }
    }
    let (before, after) = (order(&were, &are), order(&are, &were));
    if before != after {
        push(found, &join(path, "order"), Some(before), Some(after));
    }
}

/// The parts of a list with the name of each; none when it is a list of plain values.
fn named(list: &[Value]) -> Option<Vec<(&str, &Value)>> {
    list.iter()
        .map(|part| {
            let name = part.get("key").or_else(|| part.get("name"))?;
            Some((name.as_str()?, part))
        })
        .collect()
}

/// The names of those parts that both lists have, in the order of the first.
fn order(list: &[(&str, &Value)], other: &[(&str, &Value)]) -> String {
    let both = |name: &&str| other.iter().any(|(each, _)| each == name);
    list.iter().map(|(name, _)| *name).filter(both).collect::<Vec<_>>().join(", ")
}

/// What a part is called by people; else what it says first.
fn summary(part: &Value) -> Option<String> {
    let name = ["name", "label", "title"].into_iter().find_map(|key| part.get(key));
    let name = name.unwrap_or(part);
    let first = || name.as_object().and_then(|texts| texts.values().next());
    text(name.get("en").or_else(first).unwrap_or(name))
}

fn joined(list: &[Value]) -> Option<String> {
    let texts: Vec<String> = list.iter().filter_map(text).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// A value as people read it; none for nothing.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(list) if list.is_empty() => None,
        Value::Object(table) if table.is_empty() => None,
        other => Some(other.to_string()),
    }
}

fn push(found: &mut Vec<Difference>, path: &str, before: Option<String>, after: Option<String>) {
    if before != after {
        found.push(Difference { path: path.to_owned(), before, after });
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conference::file::parse;

    const SHIPPED: &str =
        include_str!("../../../../config/conferences/precision-medicine-2022.toml");

    fn between(changes: &[(&str, &str)]) -> Vec<String> {
        let text = changes.iter().fold(SHIPPED.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old:?} must be in the file");
            text.replace(old, new)
        });
        let (old, new) = (parse(SHIPPED).unwrap(), parse(&text).unwrap());
        differences(Some(&old), &new).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_definition_does_not_differ_from_itself() {
        assert_eq!(between(&[]), Vec::<String>::new());
    }

    #[test]
    fn each_difference_is_one_line_with_the_keys_of_its_parts() {
        let found = between(&[
            ("capacity   = 120", "capacity   = 150"),
            ("offer_hours   = 48", "offer_hours   = 24"),
            (
                "dates    = [2022-09-22, 2022-09-23]",
                "starts = 2022-09-22T09:00\nends = 2022-09-23T15:00",
            ),
            ("requires = \"dinner\"", ""),
            ("languages = [\"en\", \"sv\", \"de\"]", "languages = [\"sv\", \"en\", \"de\"]"),
        ]);
        let expected = [
            "~ languages: en, sv, de → sv, en, de",
            "~ offer_hours: 48 → 24",
            "- places.on-site.when.days.first: 2022-09-22",
            "- places.on-site.when.days.last: 2022-09-23",
            "+ places.on-site.when.times.end: 2022-09-23T15:00:00",
            "+ places.on-site.when.times.start: 2022-09-22T09:00:00",
            "- places.online.when.days.first: 2022-09-22",
            "- places.online.when.days.last: 2022-09-23",
            "+ places.online.when.times.end: 2022-09-23T15:00:00",
            "+ places.online.when.times.start: 2022-09-22T09:00:00",
            "~ places.dinner.capacity: 120 → 150",
            "- places.companion-dinner.requires: dinner",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn parts_are_matched_by_key_and_a_move_is_one_difference() {
        let found = between(&[
            ("key    = \"solid-tumours\"", "key    = \"sarcoma\""),
            ("key    = \"rare-diseases\"", "key    = \"passing\""),
            ("key    = \"microbiology\"", "key    = \"rare-diseases\""),
            ("key    = \"passing\"", "key    = \"microbiology\""),
        ]);
        let expected = [
            "+ tracks.sarcoma: Solid tumours",
            "~ tracks.microbiology.colour: #2f6b2f → #1f5f8b",
            "~ tracks.microbiology.name.de: Mikrobiologie → Seltene Erkrankungen",
            "~ tracks.microbiology.name.en: Microbiology → Rare diseases",
            "~ tracks.microbiology.name.sv: Mikrobiologi → Sällsynta sjukdomar",
            "~ tracks.rare-diseases.colour: #1f5f8b → #2f6b2f",
            "~ tracks.rare-diseases.name.de: Seltene Erkrankungen → Mikrobiologie",
            "~ tracks.rare-diseases.name.en: Rare diseases → Microbiology",
            "~ tracks.rare-diseases.name.sv: Sällsynta sjukdomar → Mikrobiologi",
            "- tracks.solid-tumours: Solid tumours",
            "~ tracks.order: haematological-malignancies, rare-diseases, microbiology, complex-diseases → \
             haematological-malignancies, microbiology, rare-diseases, complex-diseases",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn without_an_old_definition_everything_is_new() {
        let found = differences(None, &parse(SHIPPED).unwrap());
        assert!(found.iter().all(|each| each.before.is_none() && each.after.is_some()));
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        for line in [
            "+ slug: precision-medicine-2022",
            "+ places.dinner: Conference dinner",
            "+ questions.poster-title: Title of the poster",
            "+ hosts.Genomic Medicine Sweden (GMS): Genomic Medicine Sweden (GMS)",
        ] {
            assert!(lines.iter().any(|each| each == line), "{line}");
        }
    }

    #[test]
    fn a_long_text_is_cut_in_the_line_and_whole_in_the_value() {
        let after = "word\n".repeat(100);
        let difference =
            Difference { path: "notice.text.en".into(), before: None, after: Some(after) };
        let line = difference.to_string();
        assert_eq!(line.chars().count(), "+ notice.text.en: ".len() + SHOWN_MOST + 1);
        assert!(line.starts_with("+ notice.text.en: word word ") && line.ends_with('…'), "{line}");
        assert_eq!(difference.after.map(|after| after.len()), Some(500));
    }
}
