use std::str::FromStr;

/// An e-mail address that mail can be sent to.
///
/// The local part is a dot-atom of ASCII (RFC 5322, section 3.4.1): quoted local parts and
/// address literals are refused, because calendars and mail programs disagree on them. A domain
/// with other letters is kept in its ASCII form (RFC 5891). At most 254 characters (RFC 5321).
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
pub struct EmailAddress(String);

/// Why a text is no [`EmailAddress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEmailAddress {
    /// No `@`, or nothing beside it.
    #[error("must look like name@example.org")]
    Form,
    /// A character that may not stand before the `@`.
    #[error("has a character before the @ that mail cannot be sent to")]
    Local,
    /// No domain of the DNS.
    #[error("has no valid domain after the @")]
    Domain,
    /// Too long.
    #[error("must have at most 254 characters")]
    Length,
}

impl EmailAddress {
    /// The address as it was typed, its domain in ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of the same mailbox have in common: the address in small letters.
    ///
    /// RFC 5321 lets a host tell `Ada@` from `ada@`; none that people use does.
    #[must_use]
    pub fn mailbox(&self) -> String {
        self.0.to_lowercase()
    }

    /// The domain, in ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidEmailAddress;

    fn from_str(text: &str) -> Result<Self, InvalidEmailAddress> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(InvalidEmailAddress::Form)?;
        if local.is_empty() || domain.is_empty() {
            return Err(InvalidEmailAddress::Form);
        }
        let atoms = local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atext));
        if !atoms || local.len() > 64 {
            return Err(InvalidEmailAddress::Local);
        }
        let domain =
            idna::domain_to_ascii_strict(domain).map_err(|_| InvalidEmailAddress::Domain)?;
        let named = domain.split('.').all(|label| (1..=63).contains(&label.len()));
        let numeric = domain.rsplit('.').next().is_none_or(|top| top.parse::<u64>().is_ok());
        if !named || !domain.contains('.') || numeric {
            return Err(InvalidEmailAddress::Domain);
        }
        let address = format!("{local}@{domain}");
        if address.len() > 254 {
            return Err(InvalidEmailAddress::Length);
        }
        Ok(Self(address))
    }
}

/// The characters of an atom (RFC 5322, section 3.2.3).
fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

super::line::written!(EmailAddress);
