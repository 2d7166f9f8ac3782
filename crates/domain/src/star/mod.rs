//! Sessions and slots that a person marked for themselves.
//!
//! Here are the stars that are kept with a registration. Those of somebody without one stay on
//! their device and never come here.

use crate::fault::{Fault, FieldFault, Kind, StoreError};
use crate::programme::{ItemId, ItemKind, Programme};
use crate::registration::ChangeError;

pub mod ops;
pub mod store;

/// The most stars of a person.
pub const MOST: usize = 500;

/// Whether a part of a programme can be starred: its sessions and its slots.
#[must_use]
pub fn can_be_starred(programme: &Programme, item: &ItemId) -> bool {
    match item.kind {
        ItemKind::Session => programme.session(&item.key).is_some_and(|it| it.starts.is_some()),
        ItemKind::Slot => programme.slot(&item.key).is_some_and(|(it, _)| it.starts.is_some()),
        ItemKind::Track | ItemKind::Theme | ItemKind::Room | ItemKind::Speaker => false,
    }
}

/// Why stars are not kept.
#[derive(Debug, thiserror::Error)]
pub enum StarError {
    /// Items are at fault.
    #[error("some fields need another look")]
    Invalid(Vec<FieldFault>),
    /// There is no such registration for this person.
    #[error(transparent)]
    Registration(#[from] ChangeError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for StarError {
    fn kind(&self) -> Kind {
        match self {
            Self::Invalid(_) => Kind::Invalid,
            Self::Registration(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid-fields",
            Self::Registration(error) => error.code(),
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
