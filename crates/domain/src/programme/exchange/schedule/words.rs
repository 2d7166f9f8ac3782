//! Texts as both forms can say them.

use crate::value::{Line, Locale, Localized};

/// The most characters of a text in Markdown.
pub(super) const TEXT_MOST: usize = 20_000;

/// A text of several lines: line breaks are single characters, tabulators are four spaces, and
/// nothing is left that XML cannot hold (XML 1.0, section 2.2) or that draws nothing.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let clean: String = text.chars().filter(|c| *c == '\n' || !is_unwritable(*c)).collect();
    clean.trim().to_owned()
}

fn is_unwritable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// One clean line, or what is wrong with it.
pub(super) fn line(text: &str) -> Result<String, String> {
    plain(text).parse::<Line>().map(|line| line.to_string()).map_err(|why| why.to_string())
}

/// The texts as [`plain`] leaves them, without empty ones.
pub(super) fn tidy(texts: &Localized) -> Localized {
    let plain = texts.locales().map(|locale| (locale, plain(texts.of(locale))));
    Localized::new(plain.filter(|(_, text)| !text.is_empty()))
}

/// What the texts say that an event, which has the one in `locale`, does not: nothing where they
/// are in that language alone.
pub(super) fn beyond(texts: &Localized, locale: Locale) -> Localized {
    let tidy = tidy(texts);
    if tidy.locales().all(|each| each == locale) { Localized::default() } else { tidy }
}

/// What is said in `locale`, with the other languages of `known` where that says the same.
pub(super) fn worded(said: &str, locale: Locale, known: &Localized) -> Localized {
    let known = tidy(known);
    if known.locales().any(|each| known.of(each) == said) {
        return known;
    }
    let said = (locale, said.to_owned());
    Localized::new((!said.1.is_empty()).then_some(said))
}

/// Whether one of the texts is this name, in capitals or not.
pub(super) fn is_named(texts: &Localized, name: &str) -> bool {
    let name = name.to_lowercase();
    texts.locales().any(|locale| texts.of(locale).to_lowercase() == name)
}
