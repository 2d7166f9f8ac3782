//! Looking after the counters of places.

use super::{Place, store};
use crate::booking::{self, BookingStatus};
use crate::conference;
use crate::fault::StoreResult;
use crate::sql::Tx;
use crate::value::Slug;

/// A place whose counters do not say what its bookings say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miscounted {
    /// The conference.
    pub conference: Slug,
    /// The place with its counters as they were.
    pub place: Place,
    /// Held and offered bookings.
    pub taken: i32,
    /// Waiting bookings.
    pub waiting: i32,
}

impl std::fmt::Display for Miscounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { conference, place, taken, waiting } = self;
        write!(
            f,
            "{conference}, place {}: counts {} taken and {} waiting, but has {taken} and {waiting}",
            place.key, place.taken, place.waiting
        )
    }
}

/// Counts the bookings of every place anew; with `mend`, sets the counters that are wrong.
///
/// # Errors
///
/// When the store fails; also when the right count lies above a capacity that nobody allowed to
/// be overbooked.
pub fn recount(tx: &mut Tx<'_>, mend: bool) -> StoreResult<Vec<Miscounted>> {
    let mut wrong = Vec::new();
    for conference in conference::store::list(tx)? {
        let places: Vec<_> = conference.places.values().copied().collect();
        if mend {
            store::lock(tx, &places)?;
        }
        for place in store::list(tx, conference.id)? {
            let (mut taken, mut waiting) = (0, 0);
            for (status, count) in booking::store::count(tx, place.id)? {
                let count = i32::try_from(count).unwrap_or(i32::MAX);
                if status.takes_seat() {
                    taken += count;
                } else if status == BookingStatus::Waiting {
                    waiting += count;
                }
            }
            if (taken, waiting) == (place.taken, place.waiting) {
                continue;
            }
            if mend {
                store::set_counters(tx, place.id, taken, waiting)?;
            }
            let conference = conference.definition.slug.clone();
            wrong.push(Miscounted { conference, place, taken, waiting });
        }
    }
    Ok(wrong)
}
