use std::str::FromStr;

/// The short name of a conference in addresses, such as `precision-medicine-2022`.
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
pub struct Slug(String);

/// Why a text is no [`Slug`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSlug {
    /// Too short or too long.
    #[error("must have 3 to 50 characters")]
    Length,
    /// Something else than small letters, digits and hyphens.
    #[error("may only have a-z, 0-9 and hyphens")]
    Character,
    /// A hyphen at an end.
    #[error("must not start or end with a hyphen")]
    Hyphen,
}

impl Slug {
    /// How many characters a slug may have.
    pub const LENGTH: std::ops::RangeInclusive<usize> = 3..=50;

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        if !Self::LENGTH.contains(&text.len()) {
            return Err(InvalidSlug::Length);
        }
        if !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
            return Err(InvalidSlug::Character);
        }
        if text.starts_with('-') || text.ends_with('-') {
            return Err(InvalidSlug::Hyphen);
        }
        Ok(Self(text.to_owned()))
    }
}

super::line::written!(Slug);
