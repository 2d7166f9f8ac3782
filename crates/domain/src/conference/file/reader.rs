//! Reads a TOML document table by table and names every mistake with its line.
//!
//! Start with [`read`]. A [`Section`] is one table: whoever reads it asks for its keys one by one,
//! and what is never asked for is unknown. A failed reading is `None`, its mistake is noted, and
//! the rest is read on; so a part is built with `?` at its very end. An [`Item`], one value, is in
//! `item.rs`.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Mistake;
use super::item::Item;
use crate::value::{Key, Locale, Localized};

/// What all sections of one document share.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    text: &'t str,
    mistakes: RefCell<Vec<Mistake>>,
    languages: RefCell<Vec<Locale>>,
}

/// Reads a document with `work`; its result counts when there was no mistake at all.
///
/// # Errors
///
/// Every mistake, by line.
pub(crate) fn read<T>(
    text: &str,
    work: impl FnOnce(&Reader<'_>, &Section<'_>) -> Option<T>,
) -> Result<T, Vec<Mistake>> {
    let reader = Reader { text, mistakes: RefCell::default(), languages: RefCell::default() };
    let (document, broken) = DeTable::parse_recoverable(text);
    for error in &broken {
        let span = error.span().unwrap_or(0..0);
        reader.note(span, "", format!("this is no TOML: {}", error.message()));
    }
    if !broken.is_empty() {
        return Err(reader.into_mistakes(|one, next| one.line == next.line));
    }
    let root = Section::new(&reader, document.get_ref(), 0..0, String::new());
    let made = work(&reader, &root);
    root.finish();
    match made {
        Some(made) if reader.mistakes.borrow().is_empty() => Ok(made),
        _ => Err(reader.into_mistakes(|one, next| one == next)),
    }
}

impl Reader<'_> {
    /// Notes a mistake at a place of the text.
    pub(crate) fn note(&self, span: Range<usize>, path: &str, message: impl Into<String>) {
        let (line, column) = self.position(span.start);
        let mistake = Mistake { line, column, path: path.to_owned(), message: message.into() };
        self.mistakes.borrow_mut().push(mistake);
    }

    /// The languages that every text must have; none are asked for while there are none here.
    pub(crate) fn set_languages(&self, languages: &[Locale]) {
        self.languages.replace(languages.to_vec());
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub(crate) fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    /// All mistakes by line, without those that are the `same` as the one before.
    fn into_mistakes(self, same: impl Fn(&Mistake, &Mistake) -> bool) -> Vec<Mistake> {
        let mut all = self.mistakes.into_inner();
        all.sort_by_key(|mistake| (mistake.line, mistake.column));
        all.dedup_by(|next, one| same(one, next));
        all
    }
}

/// One table of the document.
#[derive(Debug)]
pub(crate) struct Section<'r> {
    reader: &'r Reader<'r>,
    table: &'r DeTable<'r>,
    span: Range<usize>,
    path: String,
    asked: RefCell<Vec<&'static str>>,
    finished: Cell<bool>,
}

impl<'r> Section<'r> {
    pub(super) fn new(
        reader: &'r Reader<'r>,
        table: &'r DeTable<'r>,
        span: Range<usize>,
        path: String,
    ) -> Self {
        Self { reader, table, span, path, asked: RefCell::default(), finished: Cell::new(false) }
    }

    /// The path of one of its keys.
    pub(crate) fn path_to(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Notes a mistake at the head of the table.
    pub(crate) fn note(&self, key: &str, message: impl Into<String>) {
        self.reader.note(self.span.clone(), &self.path_to(key), message);
    }

    /// The value of a key that may be missing.
    pub(crate) fn optional(&self, key: &'static str) -> Option<Item<'r>> {
        self.asked.borrow_mut().push(key);
        let (_, value) = self.table.get_key_value(key)?;
        Some(Item::new(self.reader, value, self.path_to(key)))
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&self, key: &'static str) -> Option<Item<'r>> {
        let found = self.optional(key);
        if found.is_none() {
            self.note(key, "is missing");
        }
        found
    }

    /// A key's value as it may be read without noting anything: for references between tables.
    pub(crate) fn peek<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.table.get(key)?.get_ref().as_str()?.parse().ok()
    }

    /// Names the keys that nobody asked for. To be called when all were.
    pub(crate) fn finish(&self) {
        if self.finished.replace(true) {
            return;
        }
        let asked = self.asked.borrow();
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if asked.contains(&name) {
                continue;
            }
            let meant = asked.iter().find(|each| is_one_letter_off(each, name));
            let hint = meant.map(|each| format!("; did you mean {each}?")).unwrap_or_default();
            let message = format!("is no key that is known here{hint}");
            self.reader.note(key.span(), &self.path_to(name), message);
        }
    }

    /// As [`Section::list`], with at least one table.
    pub(crate) fn some(&self, key: &'static str, plural: &str) -> Vec<Section<'r>> {
        let found = self.table.get(key).map(|value| value.get_ref().as_array());
        if found.is_none_or(|list| list.is_some_and(|list| list.is_empty())) {
            self.note(plural, format!("must be at least one [[{key}]]"));
        }
        self.list(key, plural)
    }

    /// The tables of a list, which may be missing. Each is named in paths by its own `key`, or by
    /// its number where it has none; `plural` is what paths call the list.
    pub(crate) fn list(&self, key: &'static str, plural: &str) -> Vec<Section<'r>> {
        let Some(found) = self.optional(key) else { return Vec::new() };
        if self.table.get(key).is_some_and(|value| value.get_ref().is_table()) {
            found.note(format!("must be written in two brackets, as [[{key}]]"));
            return Vec::new();
        }
        let Some(values) = found.elements() else { return Vec::new() };
        let mut sections = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let number = index + 1;
            let name: Option<Key> =
                value.get_ref().get("key").and_then(|key| key.get_ref().as_str()?.parse().ok());
            let name = name.map_or_else(|| number.to_string(), |key| key.to_string());
            let path = format!("{}.{name}", self.path_to(plural));
            sections.extend(Item::new(self.reader, value, path).section());
        }
        sections
    }

    /// Its `key`, which no other table of the list before it may have.
    pub(crate) fn key(&self, before: &[Section<'r>]) -> Option<Key> {
        let item = self.required("key")?;
        let key: Key = item.parsed()?;
        if let Some(first) =
            before.iter().find(|each| each.peek::<Key>("key").as_ref() == Some(&key))
        {
            let (line, _) = self.reader.position(first.span.start);
            item.note(format!("is {key} already for another one, from line {line}"));
            return None;
        }
        Some(key)
    }

    /// A text of one line in all languages of the conference.
    pub(crate) fn name(&self, key: &'static str) -> Option<Localized> {
        self.required(key)?.localized(Item::line)
    }

    /// A text in all languages of the conference.
    pub(crate) fn text(&self, key: &'static str) -> Option<Localized> {
        self.required(key)?.localized(Item::text)
    }

    /// As [`Section::name`]; the outer `None` is a mistake, an empty text is none given.
    pub(crate) fn optional_name(&self, key: &'static str) -> Option<Localized> {
        self.optional(key)
            .map_or_else(|| Some(Localized::default()), |item| item.localized(Item::line))
    }

    /// As [`Section::text`]; the outer `None` is a mistake, an empty text is none given.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Localized> {
        self.optional(key)
            .map_or_else(|| Some(Localized::default()), |item| item.localized(Item::text))
    }

    /// A switch that is off where it is not given.
    pub(crate) fn switch(&self, key: &'static str) -> Option<bool> {
        self.optional(key).map_or(Some(false), |item| item.boolean())
    }

    /// Reads each language of this table with `each`.
    pub(super) fn languages(
        &self,
        each: impl Fn(&Item<'r>) -> Option<String>,
    ) -> Option<Localized> {
        let wanted = self.reader.languages.borrow();
        let mut texts = Vec::new();
        let mut complete = true;
        for locale in Locale::ALL {
            let Some(item) = self.optional(locale.as_str()) else {
                if wanted.contains(&locale) {
                    self.note(locale.as_str(), "is missing: the conference has this language");
                    complete = false;
                }
                continue;
            };
            if !wanted.is_empty() && !wanted.contains(&locale) {
                item.note(
                    "is not one of the conference's languages; remove it or add it to languages",
                );
                complete = false;
            }
            match each(&item) {
                Some(text) => texts.push((locale, text)),
                None => complete = false,
            }
        }
        self.finish();
        complete.then(|| Localized::new(texts))
    }
}

/// Every element of a list, or `None` when one of them could not be read.
pub(crate) fn all<T>(parts: Vec<Option<T>>) -> Option<Vec<T>> {
    parts.into_iter().collect()
}

/// Reads each table of a list with `each`, which gets its key unless that is mistaken.
pub(crate) fn read_list<'r, T>(
    sections: &[Section<'r>],
    each: impl Fn(&Section<'r>, Option<Key>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut parts = Vec::with_capacity(sections.len());
    for (index, section) in sections.iter().enumerate() {
        let key = section.key(sections.get(..index).unwrap_or_default());
        parts.push(each(section, key));
        section.finish();
    }
    all(parts)
}

/// The value at a place of the document.
pub(super) type Value<'r> = Spanned<DeValue<'r>>;

/// Whether one letter more, less, other, or two neighbours exchanged make one word of the other.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], from: usize| word.get(from..).unwrap_or_default().to_vec();
    let (left, right) = (rest(&one, same), rest(&other, same));
    let exchanged = matches!((left.as_slice(), right.as_slice()),
        ([a, b, tail @ ..], [c, d, end @ ..]) if a == d && b == c && tail == end);
    exchanged
        || rest(&left, 1) == right
        || left == rest(&right, 1)
        || (!left.is_empty() && rest(&left, 1) == rest(&right, 1))
}

#[cfg(test)]
mod tests {
    use super::is_one_letter_off;

    #[test]
    fn one_letter_off_is_one_more_one_less_another_or_two_exchanged() {
        let cases = [
            ("colour", "color", true),
            ("capacity", "capacitty", true),
            ("window", "windaw", true),
            ("label", "lable", true),
            ("key", "ky", true),
            ("starts", "start", true),
            ("opens", "closes", false),
            ("key", "name", false),
        ];
        for (one, other, off) in cases {
            assert_eq!(is_one_letter_off(one, other), off, "{one} {other}");
        }
    }
}
