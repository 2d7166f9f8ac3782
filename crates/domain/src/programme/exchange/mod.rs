//! Brings programmes in and out, in forms that other programs know; pure.
//!
//! `schedule/` is the form of frab and pretalx, as XML and as JSON; `sheet/` is the form of
//! spreadsheets. What both directions and all forms share is here.

pub mod schedule;
pub mod sheet;

/// One mistake in something that was to be brought in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mistake {
    /// Where it is, such as `event 12 (guid 8079583e-8321-506c-95af-fd2903a5f075)`; empty for
    /// the file as a whole.
    pub place: String,
    /// What is wrong there and what it must be, to be read after the place.
    pub message: String,
}

impl Mistake {
    /// A mistake at a place.
    #[must_use]
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

/// `event 12: title is missing`
impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let colon = if self.place.is_empty() { "" } else { ": " };
        write!(f, "{}{colon}{}", self.place, self.message)
    }
}
