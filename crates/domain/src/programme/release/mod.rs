//! Programmes as they were published: numbered, and never changed.

use std::sync::Arc;

use jiff::Timestamp;

use super::Programme;
use super::changes::Change;

pub mod ops;
pub mod stamp;
pub mod store;

/// A programme as it was published; it never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// What is known of it.
    pub edition: Edition,
    /// What was published.
    pub programme: Arc<Programme>,
}

/// What is known of a release, without the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// From 1, without a gap.
    pub number: i32,
    /// What the organisers call it: one line, may be empty.
    pub name: String,
    /// What the organisers say of it; may be empty.
    pub note: String,
    /// The release that this one took back, by publishing the one before it again.
    pub takes_back: Option<i32>,
    /// Who published it, as [`crate::actor::Actor`] shows itself.
    pub released_by: String,
    /// When.
    pub released_at: Timestamp,
}

/// What releases made different for readers, the newest first; nothing to compare for the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differences(pub Vec<(Edition, Option<Vec<Change>>)>);

impl Differences {
    /// How many of the newest are told.
    pub const MOST: usize = 20;
}

impl Release {
    /// Its number.
    #[must_use]
    pub fn number(&self) -> i32 {
        self.edition.number
    }
}
