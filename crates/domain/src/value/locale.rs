//! The languages that Plenum speaks.

use std::str::FromStr;

/// A language that every text of Plenum exists in.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Locale {
    /// English; what is shown where nothing else is known.
    #[default]
    En,
    /// Swedish.
    Sv,
    /// German.
    De,
}

/// A language that Plenum does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be one of en, sv, de")]
pub struct UnknownLocale;

impl Locale {
    /// All languages, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::Sv, Self::De];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sv => "sv",
            Self::De => "de",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Sv => "Svenska",
            Self::De => "Deutsch",
        }
    }

    /// The first language of an `Accept-Language` header (RFC 9110, section 12.5.4) that Plenum
    /// speaks, by quality and then by order.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for range in header.split(',').take(20) {
            let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
            let primary = tag.trim().split('-').next().unwrap_or_default();
            let weight = weight.trim().parse::<f32>().unwrap_or(0.0);
            let Ok(locale) = primary.to_ascii_lowercase().parse::<Self>() else { continue };
            if weight > 0.0 && best.is_none_or(|(_, most)| weight > most) {
                best = Some((locale, weight));
            }
        }
        best.map(|(locale, _)| locale)
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(text: &str) -> Result<Self, UnknownLocale> {
        Self::ALL.into_iter().find(|locale| locale.as_str() == text).ok_or(UnknownLocale)
    }
}

super::line::written!(Locale);
