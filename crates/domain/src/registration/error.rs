//! Why a registration is not made or not changed.

use jiff::Timestamp;

use crate::actor::Refused;
use crate::conference::ops::EnterError;
use crate::fault::{Fault, FieldFault, Kind, StoreError};
use crate::value::{Key, Slug};

/// Why there is no registration.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// No such conference.
    #[error("there is no conference {0}")]
    NoConference(Slug),
    /// Too early.
    #[error("registration opens at {0}")]
    NotYet(Timestamp),
    /// Too late.
    #[error("registration closed at {0}")]
    Closed(Timestamp),
    /// Fields of the wish are at fault.
    #[error("some fields need another look")]
    Invalid(Vec<FieldFault>),
    /// The idempotency key came with another payload before.
    #[error("this Idempotency-Key was used for another payload; use a new key for a new wish")]
    KeyReused,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for RegisterError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoConference(_) => Kind::NotFound,
            Self::NotYet(_) | Self::Closed(_) => Kind::Conflict,
            Self::Invalid(_) | Self::KeyReused => Kind::Invalid,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoConference(_) => "no-conference",
            Self::NotYet(_) => "registration-not-yet-open",
            Self::Closed(_) => "registration-closed",
            Self::Invalid(_) => "invalid-fields",
            Self::KeyReused => "idempotency-key-reused",
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }
}

/// Why a registration is not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// It is not there, or not this person's.
    #[error("there is no such registration, or its link is no longer valid; ask for a new link")]
    NoRegistration,
    /// It was cancelled.
    #[error("this registration is cancelled; register anew if you want to come")]
    Cancelled,
    /// The time for changes by oneself is over.
    #[error("changes were possible until {0}; write to the organisers")]
    TooLate(Timestamp),
    /// Somebody changed it since it was shown.
    #[error("this registration was changed meanwhile; look at it anew and try again")]
    Outdated,
    /// There is no offer to take.
    #[error("this offer is no longer open")]
    OfferGone,
    /// There is no such booking.
    #[error("there is no such booking")]
    NoBooking,
    /// No seat can be had at once.
    #[error("no seat in {0} is free now; nothing was changed, and you may wait for one")]
    Full(Key),
    /// Fields of the wish are at fault.
    #[error("some fields need another look")]
    Invalid(Vec<FieldFault>),
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for ChangeError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoRegistration | Self::NoBooking => Kind::NotFound,
            Self::Cancelled
            | Self::TooLate(_)
            | Self::Outdated
            | Self::OfferGone
            | Self::Full(_) => Kind::Conflict,
            Self::Invalid(_) => Kind::Invalid,
            Self::Refused(refused) => refused.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoRegistration => "no-registration",
            Self::NoBooking => "no-booking",
            Self::Cancelled => "registration-cancelled",
            Self::TooLate(_) => "changes-closed",
            Self::Outdated => "registration-outdated",
            Self::OfferGone => "offer-gone",
            Self::Full(_) => "place-full",
            Self::Invalid(_) => "invalid-fields",
            Self::Refused(refused) => refused.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }
}

impl From<EnterError> for ChangeError {
    fn from(error: EnterError) -> Self {
        match error {
            EnterError::NoConference(_) => Self::NoRegistration,
            EnterError::Refused(refused) => Self::Refused(refused),
            EnterError::Store(error) => Self::Store(error),
        }
    }
}
