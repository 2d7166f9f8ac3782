use std::str::FromStr;

/// A researcher's ORCID iD, such as `0000-0002-1825-0097`.
///
/// The last character is a check digit by ISO 7064, MOD 11-2. A leading `https://orcid.org/` is
/// taken off.
#[derive(
    Clone, Debug, PartialEq, Eq, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Orcid(String);

/// Why a text is no [`Orcid`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidOrcid {
    /// Not four groups of four.
    #[error("must have 16 digits in four groups, such as 0000-0002-1825-0097")]
    Form,
    /// The last digit does not follow from the others.
    #[error("is mistyped somewhere: its last digit does not fit the others")]
    CheckDigit,
}

impl Orcid {
    /// The iD with its hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Orcid {
    type Err = InvalidOrcid;

    fn from_str(text: &str) -> Result<Self, InvalidOrcid> {
        let text = text.trim();
        let bare = text
            .strip_prefix("https://orcid.org/")
            .or_else(|| text.strip_prefix("http://orcid.org/"))
            .unwrap_or(text);
        let digits: Vec<char> = bare.chars().filter(|c| *c != '-').collect();
        let (Some(last), 16) = (digits.last().copied(), digits.len()) else {
            return Err(InvalidOrcid::Form);
        };
        let mut total = 0;
        for c in digits.iter().take(15) {
            let digit = c.to_digit(10).ok_or(InvalidOrcid::Form)?;
            total = (total + digit) * 2 % 11;
        }
        let expected = match (12 - total) % 11 {
            10 => 'X',
            digit => char::from_digit(digit, 10).ok_or(InvalidOrcid::Form)?,
        };
        let last = last.to_ascii_uppercase();
        if !last.is_ascii_digit() && last != 'X' {
            return Err(InvalidOrcid::Form);
        }
        if last != expected {
            return Err(InvalidOrcid::CheckDigit);
        }
        let mut written = String::with_capacity(19);
        for (position, c) in digits.iter().take(15).chain([&last]).enumerate() {
            if position > 0 && position % 4 == 0 {
                written.push('-');
            }
            written.push(*c);
        }
        Ok(Self(written))
    }
}

super::line::written!(Orcid);
