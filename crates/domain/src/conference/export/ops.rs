//! Taking a conference out and in.

use super::people::{self, counted};
use super::{Export, FORM, Unreadable, VERSION, check, store};
use crate::actor::{Actor, Permission, Refused};
use crate::audit;
use crate::conference::ops::{EnterError, enter, may_create};
use crate::fault::{Fault, Kind, StoreError, StoreResult};
use crate::programme::exchange::Mistake;
use crate::sql::Tx;
use crate::value::Slug;
use crate::value::id::ConferenceId;

/// Why a conference is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It is no document of ours.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It contradicts itself or the rules.
    #[error("the file does not hold together:{}", listed(.0))]
    Contradictory(Vec<Mistake>),
    /// A conference of that name or id is there, and it is another one.
    #[error(
        "the conference {0} is here already and differs from the file; nothing is changed, \
         because an import only brings in what is not there"
    )]
    Exists(Slug),
    /// Registrations or places of the file belong to another conference here.
    #[error("parts of the file are here already, in another conference; nothing is changed")]
    Taken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn listed(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(|mistake| format!("\n  {mistake}")).collect()
}

impl Fault for ImportError {
    fn kind(&self) -> Kind {
        match self {
            Self::Refused(refused) => refused.kind(),
            Self::Unreadable(_) | Self::Contradictory(_) => Kind::Invalid,
            Self::Exists(_) | Self::Taken => Kind::Conflict,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Refused(refused) => refused.code(),
            Self::Unreadable(_) => "export-unreadable",
            Self::Contradictory(_) => "export-contradictory",
            Self::Exists(_) => "conference-exists",
            Self::Taken => "export-taken",
            Self::Store(error) => error.code(),
        }
    }
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// The conference is here now.
    New(ConferenceId),
    /// It was here already, the same in everything; nothing was done.
    Same(ConferenceId),
}

/// The conference as one document.
///
/// # Errors
///
/// [`EnterError`] says why not.
pub fn export(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    with_registrations: bool,
) -> Result<Export, EnterError> {
    let id = allowed(tx, actor, slug, with_registrations)?;
    Ok(collect(tx, id, with_registrations)?)
}

/// Writes down that somebody takes a conference out; to be called before [`export`].
///
/// # Errors
///
/// [`EnterError`] says why they may not.
pub fn record(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    with_registrations: bool,
) -> Result<(), EnterError> {
    let id = allowed(tx, actor, slug, with_registrations)?;
    let what = serde_json::json!({ "registrations": with_registrations });
    let states = (None::<&()>, Some(&what));
    Ok(audit::record(tx, Some(id), actor, "conference.export", id.as_str(), states)?)
}

/// The document holds the draft; and with registrations also diet and access needs.
fn allowed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    with_registrations: bool,
) -> Result<ConferenceId, EnterError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    if with_registrations {
        may_take_people(actor, conference.id)?;
    }
    Ok(conference.id)
}

/// Passes if the actor may see all that an export with registrations has.
///
/// # Errors
///
/// [`Refused`] says why not.
pub fn may_take_people(actor: &Actor, conference: ConferenceId) -> Result<(), Refused> {
    actor.may(Permission::SeeRegistrations, conference)?;
    actor.may(Permission::SeeNeeds, conference)
}

fn collect(tx: &mut Tx<'_>, id: ConferenceId, with_registrations: bool) -> StoreResult<Export> {
    let (edition, changed_at, definition) = store::load(tx, id)?;
    let mut places = store::places(tx, id)?;
    let registrations = match with_registrations {
        true => Some(people::store::list(tx, id)?),
        false => {
            places.iter_mut().for_each(|place| place.next_ticket = 1);
            None
        }
    };
    Ok(Export {
        form: FORM.to_owned(),
        version: VERSION,
        id,
        edition,
        changed_at,
        definition,
        places,
        draft: store::draft(tx, id)?,
        releases: store::releases(tx, id)?,
        registrations,
    })
}

/// Takes a conference in, with the ids that it had. `told` hears how many registrations are in,
/// from 0 again when the transaction is run again.
///
/// Nobody is written to. What is there already is never changed.
///
/// # Errors
///
/// [`ImportError`] says why not; nothing is stored then.
pub fn import(
    tx: &mut Tx<'_>,
    actor: &Actor,
    export: &Export,
    told: &dyn Fn(usize),
) -> Result<Imported, ImportError> {
    may_create(actor)?;
    let mistakes = check(export);
    if !mistakes.is_empty() {
        return Err(ImportError::Contradictory(mistakes));
    }
    if store::exists(tx, export.id, &export.definition.slug)? {
        return same(tx, export);
    }
    match insert(tx, export, told) {
        Err(StoreError::Duplicate) => return Err(ImportError::Taken),
        done => done?,
    }
    let what = serde_json::json!({ "registrations": export.len() });
    let states = (None::<&()>, Some(&what));
    audit::record(tx, Some(export.id), actor, "conference.import", export.id.as_str(), states)?;
    Ok(Imported::New(export.id))
}

fn same(tx: &mut Tx<'_>, export: &Export) -> Result<Imported, ImportError> {
    let found = crate::conference::store::find(tx, &export.definition.slug)?;
    if let Some(found) = found.filter(|found| found.id == export.id)
        && collect(tx, found.id, export.registrations.is_some())? == *export
    {
        return Ok(Imported::Same(export.id));
    }
    Err(ImportError::Exists(export.definition.slug.clone()))
}

fn insert(tx: &mut Tx<'_>, export: &Export, told: &dyn Fn(usize)) -> StoreResult<()> {
    store::insert(tx, export)?;
    let registrations = export.registrations.as_deref().unwrap_or_default();
    for place in &export.places {
        if let Some(definition) = export.definition.place(place.key.as_str()) {
            let seats = counted(registrations, place.id);
            store::insert_place(tx, export.id, (place, definition), seats)?;
        }
    }
    if let Some(draft) = &export.draft {
        store::insert_draft(tx, export.id, draft)?;
    }
    for release in &export.releases {
        store::insert_release(tx, export.id, release)?;
    }
    for (done, registration) in registrations.iter().enumerate() {
        told(done);
        people::store::insert(tx, export.id, registration)?;
    }
    told(registrations.len());
    Ok(())
}
