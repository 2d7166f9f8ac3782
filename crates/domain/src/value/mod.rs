//! Small types that are right by construction.
//!
//! Each has one way in, `FromStr`, also from the database, and each broken
//! rule has a name.

pub mod country;
mod efn;
mod email_address;
pub mod id;
mod key;
mod language_tag;
mod line;
pub mod locale;
mod localized;
mod named;
mod orcid;
pub mod random;
mod slug;

pub use country::{Country, InvalidCountry};
pub use efn::{Efn, InvalidEfn};
pub use email_address::{EmailAddress, InvalidEmailAddress};
pub use key::{InvalidKey, Key, folded};
pub use language_tag::{InvalidLanguageTag, LanguageTag};
pub use line::{InvalidLine, Line};
pub use locale::{Locale, UnknownLocale};
pub use localized::Localized;
pub(crate) use named::named;
pub use orcid::{InvalidOrcid, Orcid};
pub use slug::{InvalidSlug, Slug};

#[cfg(test)]
mod tests;
