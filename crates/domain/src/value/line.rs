use std::str::FromStr;

/// One line of text that a person typed: a name, an affiliation, a short answer.
///
/// Control characters and directional overrides are gone, white space is single, and there is at
/// least one visible character, so that a line can go into a page, a mail header and a calendar
/// entry. At most 200 characters.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Line(String);

/// Why a text is no [`Line`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLine {
    /// Nothing to see.
    #[error("must not be empty")]
    Empty,
    /// Too long.
    #[error("must have at most 200 characters")]
    Length,
}

impl Line {
    /// The most characters a line may have.
    pub const MOST: usize = 200;

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Line {
    type Err = InvalidLine;

    fn from_str(text: &str) -> Result<Self, InvalidLine> {
        let spaced: String = text
            .chars()
            .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
            .filter(|c| !is_invisible(*c))
            .collect();
        let clean = spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if clean.is_empty() {
            return Err(InvalidLine::Empty);
        }
        if clean.chars().count() > Self::MOST {
            return Err(InvalidLine::Length);
        }
        Ok(Self(clean))
    }
}

/// Characters that show nothing but change how the rest is shown: directional embeddings,
/// overrides and isolates (Unicode Standard Annex #9), zero-width spaces, and the byte order
/// mark. The joiners U+200C and U+200D stay, because names in some scripts need them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A text newtype's `Display`, serde and column.
macro_rules! written {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        $crate::sql::text_column!($name);
    };
}
pub(crate) use written;

written!(Line);
