//! One registration of the model, and how its bookings stand.

use jiff::Timestamp;

use super::model::{COUNT, WORKSHOP};

/// A booking; the ticket and the end of an offer belong to their statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booking {
    Held,
    Waiting(u64),
    Offered(Timestamp),
    Cancelled,
    Expired,
}

impl Booking {
    pub fn lives(self) -> bool {
        matches!(self, Self::Held | Self::Waiting(_) | Self::Offered(_))
    }
}

#[derive(Debug)]
pub struct Registration {
    pub person: usize,
    pub cancelled: bool,
    pub bookings: [Option<Booking>; COUNT],
}

impl Registration {
    pub fn lives_in(&self, place: usize) -> bool {
        self.bookings[place].is_some_and(Booking::lives)
    }

    pub fn holds(&self, place: usize) -> bool {
        self.bookings[place] == Some(Booking::Held)
    }

    /// What is held at the time of a place.
    pub fn in_the_way(&self, of: usize) -> Vec<usize> {
        let at_once = |place: &usize| (*place == WORKSHOP) != (of == WORKSHOP) && *place > 0;
        let all = (0..COUNT).filter(|place| of > 0 && self.holds(*place));
        all.filter(at_once).collect()
    }

    pub fn status(&self) -> &'static str {
        let has = |wanted: fn(&Booking) -> bool| self.bookings.iter().flatten().any(wanted);
        if self.cancelled {
            "cancelled"
        } else if has(|booking| *booking == Booking::Held) {
            "confirmed"
        } else if has(|booking| booking.lives()) {
            "waiting"
        } else {
            "lapsed"
        }
    }
}
