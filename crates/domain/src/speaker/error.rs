//! Why something of a speaker is not read or not changed.

use crate::conference::ops::EnterError;
use crate::fault::{Fault, FieldFault, Kind, StoreError};
use crate::programme::draft::EditError;
use crate::programme::draft::ops::DraftError;
use crate::value::Key;

/// Why something of a speaker is not read or not changed.
#[derive(Debug, thiserror::Error)]
pub enum SpeakerError {
    /// There is no such conference for this person, or they may not.
    #[error(transparent)]
    Enter(#[from] EnterError),
    /// They are not there, or the link does not open them.
    #[error("there is no such speaker, or the link is no longer valid; ask for a new link")]
    NoSpeaker,
    /// The organisers took them out of the programme.
    #[error("{0} is no longer in the programme; write to the organisers")]
    NotInProgramme(Key),
    /// Nobody has said how to reach them.
    #[error("{0} has no address yet; enter it first")]
    NoContact(Key),
    /// They do not speak there.
    #[error("{0} is none of the speaker's own slots")]
    NoSlot(Key),
    /// There is no such file of theirs.
    #[error("there is no such file")]
    NoFile,
    /// They have as many files as one may have.
    #[error("a speaker may have at most {most} files; remove one first")]
    TooManyFiles {
        /// How many one may have.
        most: usize,
    },
    /// Somebody changed the same since it was shown.
    #[error("this was changed meanwhile; look at it anew and try again")]
    Outdated,
    /// Fields of the wish are at fault.
    #[error("some fields need another look")]
    Invalid(Vec<FieldFault>),
    /// The draft of the programme cannot take it.
    #[error(transparent)]
    Draft(DraftError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for SpeakerError {
    fn kind(&self) -> Kind {
        match self {
            Self::Enter(error) => error.kind(),
            Self::NoSpeaker | Self::NoSlot(_) | Self::NoFile => Kind::NotFound,
            Self::NotInProgramme(_)
            | Self::NoContact(_)
            | Self::TooManyFiles { .. }
            | Self::Outdated => Kind::Conflict,
            Self::Invalid(_) => Kind::Invalid,
            Self::Draft(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Enter(error) => error.code(),
            Self::NoSpeaker => "no-speaker",
            Self::NotInProgramme(_) => "speaker-not-in-programme",
            Self::NoContact(_) => "no-contact",
            Self::NoSlot(_) => "no-slot",
            Self::NoFile => "no-file",
            Self::TooManyFiles { .. } => "too-many-files",
            Self::Outdated => "speaker-outdated",
            Self::Invalid(_) => "invalid-fields",
            Self::Draft(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            Self::Draft(error) => error.fields(),
            _ => &[],
        }
    }
}

impl From<DraftError> for SpeakerError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Outdated { .. } => Self::Outdated,
            DraftError::Edit(EditError::Invalid(faults)) => {
                Self::Invalid(faults.into_iter().map(in_form).collect())
            }
            other => Self::Draft(other),
        }
    }
}

/// A fault of `speakers.ada.name` is one of `name` in a form about nobody else.
fn in_form(fault: FieldFault) -> FieldFault {
    let rest = fault.field.strip_prefix("speakers.").and_then(|rest| rest.split_once('.'));
    match rest.map(|(_, field)| field.to_owned()) {
        Some(field) => FieldFault { field, ..fault },
        None => fault,
    }
}
