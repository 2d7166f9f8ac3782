use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// An IANA time zone by name, such as `Europe/Stockholm`, that this installation has rules for.
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// A name that is no time zone here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be the name of an IANA time zone, such as Europe/Stockholm")]
pub struct UnknownZone;

impl Zone {
    /// The IANA name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The zone's rules.
    #[must_use]
    pub fn rules(&self) -> TimeZone {
        self.rules.clone()
    }

    /// The instant of a civil time.
    ///
    /// A time that a jump forward skips is read with the offset before the jump, and of a time
    /// that happens twice the first is meant (RFC 5545, section 3.3.5).
    #[must_use]
    pub fn instant(&self, civil: DateTime) -> Timestamp {
        self.reading(civil).0
    }

    /// The [`Self::instant`] of a civil time, and whether a jump forward skips that time.
    #[must_use]
    pub fn reading(&self, civil: DateTime) -> (Timestamp, bool) {
        let read = self.rules.to_ambiguous_timestamp(civil);
        let is_skipped = matches!(read.offset(), AmbiguousOffset::Gap { .. });
        // Without an instant are only the ends of the calendar, years -9999 and 9999.
        (read.compatible().unwrap_or(Timestamp::MAX), is_skipped)
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(text: &str) -> Result<Self, UnknownZone> {
        let rules = TimeZone::get(text).map_err(|_| UnknownZone)?;
        // A name that only differs in case is taken as its IANA spelling, which calendars need.
        let name = rules.iana_name().ok_or(UnknownZone)?.to_owned();
        Ok(Self { name, rules })
    }
}

impl serde::Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.name)
    }
}

impl<'de> serde::Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
