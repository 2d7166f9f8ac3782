//! What people may do with their calendar.

use jiff::Timestamp;

use super::{FeedToken, Personal, Subscription, store};
use crate::actor::Actor;
use crate::audit;
use crate::conference;
use crate::fault::{StoreError, StoreResult};
use crate::registration::{self, ChangeError, Registration, Status};
use crate::speaker;
use crate::sql::Tx;
use crate::star;
use crate::value::id::RegistrationId;

/// Makes the address of a person's calendar; one that was made before is void at once.
///
/// # Errors
///
/// [`ChangeError`] says why there is none: only the person may, and only with a living
/// registration.
pub fn make(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
    token: &FeedToken,
) -> Result<Subscription, ChangeError> {
    let registration = own(tx, actor, id)?;
    if registration.status() == Status::Cancelled {
        return Err(ChangeError::Cancelled);
    }
    store::delete(tx, id)?;
    match store::insert(tx, &FeedToken::digest(token.reveal()), id) {
        // Another wish of the same person was faster: the next run makes that one void.
        Err(StoreError::Duplicate) => return Err(StoreError::Conflict.into()),
        done => done?,
    }
    record(tx, actor, &registration, "feed.make")?;
    Ok(Subscription { created_at: tx.now(), fetched_at: None })
}

/// Makes the address of a person's calendar void, if there is one.
///
/// # Errors
///
/// [`ChangeError::NoRegistration`] when it is not theirs.
pub fn revoke(tx: &mut Tx<'_>, actor: &Actor, id: RegistrationId) -> Result<(), ChangeError> {
    let registration = own(tx, actor, id)?;
    if store::delete(tx, id)? {
        record(tx, actor, &registration, "feed.revoke")?;
    }
    Ok(())
}

/// Whether a person has a calendar, and when it was read last.
///
/// # Errors
///
/// [`ChangeError::NoRegistration`] when it is not theirs.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: RegistrationId,
) -> Result<Option<Subscription>, ChangeError> {
    own(tx, actor, id)?;
    Ok(store::find_of(tx, id)?)
}

/// The registration of the actor: nobody else, staff neither, has to do with their calendar.
fn own(tx: &mut Tx<'_>, actor: &Actor, id: RegistrationId) -> Result<Registration, ChangeError> {
    if *actor != Actor::Attendee(id) {
        return Err(ChangeError::NoRegistration);
    }
    registration::store::find(tx, id)?.ok_or(ChangeError::NoRegistration)
}

fn record(
    tx: &mut Tx<'_>,
    actor: &Actor,
    registration: &Registration,
    action: &str,
) -> StoreResult<()> {
    let subject = registration.id.to_string();
    let change = (None::<&()>, None::<&()>);
    audit::record(tx, Some(registration.conference), actor, action, &subject, change)
}

/// What the holder of a secret reads, and whether [`note`] has to be called for it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What goes into the calendar.
    pub personal: Personal,
    /// Whether this is the first time in this hour.
    pub is_first: bool,
}

/// Opens the calendar that a secret belongs to; nothing for any other text.
///
/// # Errors
///
/// When the store fails.
pub fn open(tx: &mut Tx<'_>, secret: &str) -> StoreResult<Option<Opened>> {
    let Some((id, fetched_at)) = store::find(tx, &FeedToken::digest(secret))? else {
        return Ok(None);
    };
    let Some(registration) = registration::store::find(tx, id)? else { return Ok(None) };
    let conference = conference::store::load(tx, registration.conference)?;
    let personal = Personal {
        conference_changed_at: conference::store::changed_at(tx, conference.id)?,
        seats: store::seats(tx, &conference, id)?,
        stars: star::store::list(tx, id)?,
        duties: speaker::ops::duties_of(tx, conference.id, &registration.email)?,
        conference,
        registration,
    };
    Ok(Some(Opened { personal, is_first: fetched_at != Some(hour(tx.now())) }))
}

/// Notes the hour in which the calendar of a secret was read.
///
/// Only the hour, so that programs that look every minute do not write every minute, and nobody
/// learns from it when a person's devices are awake.
///
/// # Errors
///
/// When the store fails.
pub fn note(tx: &mut Tx<'_>, secret: &str) -> StoreResult<()> {
    store::set_fetched(tx, &FeedToken::digest(secret), hour(tx.now()))
}

/// The beginning of the hour.
fn hour(at: Timestamp) -> Timestamp {
    const HOUR: i64 = 3_600;
    let seconds = at.as_second();
    Timestamp::from_second(seconds - seconds.rem_euclid(HOUR)).unwrap_or(at)
}
