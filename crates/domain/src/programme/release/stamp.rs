//! What readers see of each conference, as two numbers that only rise.

use super::{Release, store};
use crate::conference::{self, Conference};
use crate::fault::StoreResult;
use crate::sql::Tx;
use crate::value::Slug;

/// The version of a conference and the number of its newest release: what was made of one edition
/// is true while its stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    number: i32,
    version: i64,
}

impl Stamp {
    /// The stamp of what readers see.
    #[must_use]
    pub fn of(conference: &Conference, newest: Option<&Release>) -> Self {
        Self { number: newest.map_or(0, Release::number), version: conference.version }
    }
}

/// The stamps of all conferences.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>) -> StoreResult<Vec<(Slug, Stamp)>> {
    let numbers = store::newest_numbers(tx)?;
    let versions = conference::store::versions(tx)?;
    let stamp = |(id, slug, version)| {
        let number = numbers.iter().find(|(each, _)| *each == id).map_or(0, |(_, number)| *number);
        (slug, Stamp { number, version })
    };
    Ok(versions.into_iter().map(stamp).collect())
}
