use std::str::FromStr;

/// The name of a part inside a conference file, such as `dinner` or `rare-diseases`.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Key(String);

/// Why a text is no [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    /// Too short or too long.
    #[error("must have 1 to 40 characters")]
    Length,
    /// Something else than small letters, digits and hyphens, or no letter first.
    #[error("must start with a letter and may only have a-z, 0-9 and hyphens")]
    Character,
}

impl Key {
    /// The most characters a key may have.
    pub const MOST: usize = 40;

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key that is nearest to a name that people gave: `Zoë Å. Öst` is `zoe-a-ost`. Where
    /// nothing of the name can stand in a key, or `is_taken` says that it is another's already,
    /// `stem` and numbers help out.
    #[must_use]
    pub fn named(name: &str, stem: &str, is_taken: impl Fn(&Self) -> bool) -> Self {
        let plain = deunicode::deunicode(name).to_ascii_lowercase();
        let words =
            plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let mut joined = words.collect::<Vec<_>>().join("-");
        if !joined.starts_with(|c: char| c.is_ascii_lowercase()) {
            joined = if joined.is_empty() { stem.to_owned() } else { format!("{stem}-{joined}") };
        }
        // Only ASCII is left, so that a byte is a character.
        joined.truncate(Self::MOST - 5);
        let joined = joined.trim_end_matches('-');
        let first = Self(joined.to_owned());
        if !is_taken(&first) {
            return first;
        }
        let numbered = |number: u32| Self(format!("{joined}-{number}"));
        (2..10_000).map(numbered).find(|key| !is_taken(key)).unwrap_or(first)
    }
}

impl FromStr for Key {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if !(1..=Self::MOST).contains(&text.len()) {
            return Err(InvalidKey::Length);
        }
        let lettered = text.starts_with(|c: char| c.is_ascii_lowercase());
        if !lettered || !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
            return Err(InvalidKey::Character);
        }
        Ok(Self(text.to_owned()))
    }
}

super::line::written!(Key);

/// A text for comparing: without case and without marks on its letters, so that `Ångström` and
/// `angstrom` are one.
#[must_use]
pub fn folded(text: &str) -> String {
    deunicode::deunicode(text).to_lowercase()
}
