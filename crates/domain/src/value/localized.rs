use std::collections::BTreeMap;

use super::Locale;

/// What an organiser wrote, in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Localized(BTreeMap<Locale, String>);

impl Localized {
    /// A text in the given languages.
    #[must_use]
    pub fn new(texts: impl IntoIterator<Item = (Locale, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// The text in `locale`, else in English, else in the first language there is.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &str {
        self.0
            .get(&locale)
            .or_else(|| self.0.get(&Locale::En))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// The languages this text exists in.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        self.0.keys().copied()
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}
