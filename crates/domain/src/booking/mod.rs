//! One registration in one place, and the waiting list that bookings of a full place form.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::value::Key;
use crate::value::id::{BookingId, PlaceId, RegistrationId};

pub mod ops;
pub mod store;

/// Where a booking stands.
///
/// ```text
///            ┌──────────────────────────┐
///            ▼                          │
/// ───▶ held ───▶ cancelled ◀──┬─────────┼──────┐
///       ▲  │         │        │         │      │
///       │  │         ▼        │         │      │
///       │  └──────  (anew) ─▶ waiting ─▶ offered ─▶ expired
///       └───────────────────────────────┘              │
///                              ▲  (anew, also to held) │
///                              └───────────────────────┘
/// ```
///
/// A new booking starts as held or waiting; a cancelled or expired one that is asked for anew
/// starts again as if it were new, at the end of the waiting list.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[serde(rename_all = "kebab-case")]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum BookingStatus {
    /// Has the seat.
    Held,
    /// Waits for a seat.
    Waiting,
    /// A seat is kept for this person until the offer expires.
    Offered,
    /// Given back by the person or an organiser.
    Cancelled,
    /// The offer was not taken in time.
    Expired,
}

/// A step which the rules do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {} booking cannot become {}", .from.as_str(), .to.as_str())]
pub struct NoSuchStep {
    /// Where it stands.
    pub from: BookingStatus,
    /// Where it was to go.
    pub to: BookingStatus,
}

crate::value::named!(BookingStatus, UnknownStatus {
    Held => "held",
    Waiting => "waiting",
    Offered => "offered",
    Cancelled => "cancelled",
    Expired => "expired",
});

impl BookingStatus {
    /// Whether it counts against the capacity.
    #[must_use]
    pub const fn takes_seat(self) -> bool {
        matches!(self, Self::Held | Self::Offered)
    }

    /// Whether the person has or may still get the seat.
    #[must_use]
    pub const fn is_living(self) -> bool {
        matches!(self, Self::Held | Self::Waiting | Self::Offered)
    }

    /// Goes to `to`.
    ///
    /// # Errors
    ///
    /// [`NoSuchStep`] unless the picture above has an arrow from `self` to `to`.
    pub const fn step(self, to: Self) -> Result<Self, NoSuchStep> {
        use BookingStatus::{Cancelled, Expired, Held, Offered, Waiting};
        match (self, to) {
            (Waiting, Offered)
            | (Offered, Held | Expired)
            | (Held | Waiting | Offered, Cancelled)
            | (Cancelled | Expired, Held | Waiting) => Ok(to),
            (from, to) => Err(NoSuchStep { from, to }),
        }
    }
}

crate::sql::text_column!(BookingStatus);

/// A booking as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// Whose it is.
    pub registration: RegistrationId,
    /// Where.
    pub place: PlaceId,
    status: BookingStatus,
    /// The order in the waiting list; older is smaller.
    pub ticket: Option<i64>,
    /// Until when the offer can be taken.
    pub offer_expires_at: Option<Timestamp>,
    /// The calendar entry's UID, for ever.
    pub uid: String,
    /// The SEQUENCE of the entry that was told last; -1 before the first.
    pub sequence: i32,
}

impl Booking {
    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> BookingStatus {
        self.status
    }

    /// Whether it is an offer that can be taken at `now`.
    #[must_use]
    pub fn can_be_taken(&self, now: Timestamp) -> bool {
        self.status == BookingStatus::Offered
            && self.offer_expires_at.is_some_and(|expires| now < expires)
    }
}

/// How a booking stands, as its person is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The place's key.
    pub place: Key,
    /// Where it stands.
    pub status: BookingStatus,
    /// The position in the waiting list, 1 for the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<i32>,
    /// Until when the offer can be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer_expires_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::BookingStatus::{self, Cancelled, Expired, Held, Offered, Waiting};

    #[test]
    fn only_the_drawn_steps_exist() {
        let drawn = [
            (Waiting, Offered),
            (Offered, Held),
            (Offered, Expired),
            (Held, Cancelled),
            (Waiting, Cancelled),
            (Offered, Cancelled),
            (Cancelled, Held),
            (Cancelled, Waiting),
            (Expired, Held),
            (Expired, Waiting),
        ];
        for from in BookingStatus::ALL {
            for to in BookingStatus::ALL {
                assert_eq!(
                    from.step(to).is_ok(),
                    drawn.contains(&(from, to)),
                    "{from:?} to {to:?}"
                );
            }
        }
    }
}
