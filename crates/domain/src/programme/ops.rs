//! What people may do with the programme.

use std::sync::Arc;

use super::{Programme, Release, store};
use crate::actor::{Actor, Permission, Refused};
use crate::audit;
use crate::conference;
use crate::fault::{Fault, Kind, StoreError};
use crate::sql::Tx;
use crate::value::Slug;

/// What a release did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Released {
    /// Readers see this one from now on.
    New(Release),
    /// Readers see the same programme already; nothing was done.
    Same(Release),
}

impl Released {
    /// The release that readers see.
    #[must_use]
    pub fn release(&self) -> &Release {
        match self {
            Self::New(release) | Self::Same(release) => release,
        }
    }
}

/// Why there is no release.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// No such conference.
    #[error("there is no conference {0}; load its file first")]
    NoConference(Slug),
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for ReleaseError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoConference(_) => Kind::NotFound,
            Self::Refused(refused) => refused.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoConference(_) => "no-conference",
            Self::Refused(refused) => refused.code(),
            Self::Store(error) => error.code(),
        }
    }
}

/// Publishes a programme, which [`super::file::parse`] has checked, as the next release.
///
/// The same programme as the newest one changes nothing.
///
/// # Errors
///
/// [`ReleaseError`] says why there is no release; nothing is stored then.
pub fn release(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    programme: &Programme,
) -> Result<Released, ReleaseError> {
    let conference = conference::store::find(tx, slug)?
        .ok_or_else(|| ReleaseError::NoConference(slug.clone()))?;
    actor.may(Permission::ManageProgramme, conference.id)?;

    let newest = store::newest(tx, conference.id)?;
    let number = newest.as_ref().map_or(1, |newest| newest.number + 1);
    if let Some(newest) = newest
        && *newest.programme == *programme
    {
        return Ok(Released::Same(newest));
    }

    let release = Release { number, programme: Arc::new(programme.clone()), released_at: tx.now() };
    match store::insert(tx, conference.id, &release) {
        // Somebody else has just taken the number: the writer runs this again after a conflict.
        Err(StoreError::Duplicate) => return Err(StoreError::Conflict.into()),
        done => done?,
    }
    let subject = conference.id.to_string();
    let before = (number > 1).then_some(number - 1);
    let told = (before.as_ref(), Some(&number));
    audit::record(tx, Some(conference.id), actor, "programme.release", &subject, told)?;
    Ok(Released::New(release))
}
