//! What readers see of each conference, as numbers that only rise.

use super::{Release, store};
use crate::conference::{self, Conference};
use crate::fault::StoreResult;
use crate::sql::Tx;
use crate::value::Slug;

/// The number of the newest release of a conference, its version, and that of what readers see of
/// its speakers beside the programme: what was made of one edition is true while its stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    number: i32,
    version: i64,
    speakers: i64,
}

impl Stamp {
    /// The stamp of what readers see; `speakers` as [`conference::store::speakers_version`] says.
    #[must_use]
    pub fn of(conference: &Conference, newest: Option<&Release>, speakers: i64) -> Self {
        let number = newest.map_or(0, Release::number);
        Self { number, version: conference.version, speakers }
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
    let stamp = |(id, slug, (version, speakers))| {
        let number = numbers.iter().find(|(each, _)| *each == id).map_or(0, |(_, number)| *number);
        (slug, Stamp { number, version, speakers })
    };
    Ok(versions.into_iter().map(stamp).collect())
}
