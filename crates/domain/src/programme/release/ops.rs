//! What people may do with releases.

use std::sync::Arc;

use super::{Edition, Release, store};
use crate::actor::{Actor, Permission};
use crate::audit;
use crate::conference::ops::{EnterError, enter};
use crate::fault::StoreError;
use crate::programme::Programme;
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

/// Publishes a programme, which [`crate::programme::file::parse`] has checked, as the next release.
///
/// The same programme as the newest one changes nothing.
///
/// # Errors
///
/// [`EnterError`] says why there is no release; nothing is stored then.
pub fn load(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    programme: &Programme,
) -> Result<Released, EnterError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let newest = store::newest(tx, conference.id)?;
    let number = newest.as_ref().map_or(1, |newest| newest.number() + 1);
    if let Some(newest) = newest
        && *newest.programme == *programme
    {
        return Ok(Released::Same(newest));
    }
    let edition = Edition {
        number,
        name: String::new(),
        note: String::new(),
        takes_back: None,
        released_by: actor.to_string(),
        released_at: tx.now(),
    };
    let release = Release { edition, programme: Arc::new(programme.clone()) };
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
