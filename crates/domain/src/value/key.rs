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
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if !(1..=40).contains(&text.len()) {
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
