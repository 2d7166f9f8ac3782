//! The rows of held seats, with the names of their people.

use diesel::prelude::*;

use crate::booking::BookingStatus;
use crate::fault::StoreResult;
use crate::schema::{booking, registration};
use crate::sql::Tx;
use crate::value::Line;
use crate::value::id::{ConferenceId, PlaceId, RegistrationId};

/// All held seats of a conference: whose, their given and family name, and where.
///
/// # Errors
///
/// When the store fails.
pub fn list_held(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
) -> StoreResult<Vec<(RegistrationId, Line, Line, PlaceId)>> {
    Ok(registration::table
        .inner_join(booking::table)
        .filter(registration::conference.eq(conference))
        .filter(booking::status.eq(BookingStatus::Held))
        .order((registration::id, booking::id))
        .select((
            registration::id,
            registration::given_name,
            registration::family_name,
            booking::place,
        ))
        .load(tx.conn)?)
}
