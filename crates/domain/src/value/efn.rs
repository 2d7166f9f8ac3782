use std::str::FromStr;

/// A German physician's *Einheitliche Fortbildungsnummer*: 15 digits, the last a check digit.
///
/// The form is that of an international card number (ISO/IEC 7812): `80` for the health sector,
/// `276` for Germany, then the physician's own digits; the check digit is Luhn's.
#[derive(
    Clone, Debug, PartialEq, Eq, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Efn(String);

/// Why a text is no [`Efn`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEfn {
    /// Not 15 digits.
    #[error("must have 15 digits")]
    Length,
    /// Not a German physician's number.
    #[error("must start with 80276")]
    Prefix,
    /// The last digit does not follow from the others.
    #[error("is mistyped somewhere: its last digit does not fit the others")]
    CheckDigit,
}

impl Efn {
    /// The 15 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Efn {
    type Err = InvalidEfn;

    fn from_str(text: &str) -> Result<Self, InvalidEfn> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if digits.len() != 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(InvalidEfn::Length);
        }
        if !digits.starts_with("80276") {
            return Err(InvalidEfn::Prefix);
        }
        let total: u32 = digits
            .bytes()
            .rev()
            .enumerate()
            .map(|(position, byte)| {
                let digit = u32::from(byte - b'0');
                // Luhn: every second digit from the right counts double, its own digits added.
                if position % 2 == 1 { (digit * 2) / 10 + (digit * 2) % 10 } else { digit }
            })
            .sum();
        if !total.is_multiple_of(10) {
            return Err(InvalidEfn::CheckDigit);
        }
        Ok(Self(digits))
    }
}

super::line::written!(Efn);
