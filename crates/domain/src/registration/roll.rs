//! The roll: registrations of a conference, as staff see them.

use super::store::{self, Filter};
use super::{Booked, ChangeError, Needs, Status};
use crate::actor::{Actor, Permission, Refused};
use crate::audit::ops::Deed;
use crate::conference::Conference;
use crate::conference::ops::{EnterError, enter};
use crate::fault::StoreResult;
use crate::outbox::Listed;
use crate::sql::Tx;
use crate::value::Slug;
use crate::value::id::RegistrationId;
use crate::{audit, booking, outbox};

/// A page of the roll.
#[derive(Clone, Debug)]
pub struct Page {
    /// The conference.
    pub conference: Conference,
    /// Registrations with their bookings, newest first.
    pub registrations: Vec<Booked>,
    /// How many of each status the whole conference has.
    pub counts: Vec<(Status, i64)>,
}

/// At most `most` registrations of a conference that fit `filter`, newest first.
///
/// # Errors
///
/// [`EnterError`] says why the actor does not see them.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Slug,
    filter: &Filter,
    most: i64,
) -> Result<Page, EnterError> {
    let conference = enter(tx, actor, Permission::SeeRegistrations, conference)?;
    let found = store::list(tx, conference.id, filter, most)?;
    let ids: Vec<RegistrationId> = found.iter().map(|each| each.id).collect();
    let mut bookings = booking::store::list_of(tx, &ids)?;
    let mut registrations = Vec::with_capacity(found.len());
    for registration in found {
        let (own, others) =
            bookings.into_iter().partition(|each| each.registration == registration.id);
        bookings = others;
        registrations.push(Booked { registration, bookings: own });
    }
    let counts = store::count(tx, conference.id)?;
    Ok(Page { conference, registrations, counts })
}

/// One registration as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The conference.
    pub conference: Conference,
    /// The registration with its bookings.
    pub booked: Booked,
    /// Diet and access needs, if the actor may read them; nothing if there are none.
    pub needs: Result<Option<Needs>, Refused>,
}

/// One registration of a conference, with its needs only for those who may read health data.
///
/// # Errors
///
/// [`ChangeError::NoRegistration`] when it is not there or not theirs; [`ChangeError::Refused`]
/// when their role does not allow it.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Slug,
    id: RegistrationId,
) -> Result<Seen, ChangeError> {
    let conference = enter(tx, actor, Permission::SeeRegistrations, conference)?;
    let registration = store::find_in(tx, conference.id, id)?.ok_or(ChangeError::NoRegistration)?;
    let needs = match actor.may(Permission::SeeNeeds, conference.id) {
        Ok(()) => Ok(store::find_needs(tx, id)?),
        Err(refused) => Err(refused),
    };
    let bookings = booking::store::list(tx, id)?;
    Ok(Seen { conference, booked: Booked { registration, bookings }, needs })
}

/// What happened to a registration so far.
#[derive(Clone, Debug)]
pub struct Story {
    /// The mails about it, oldest first, if the actor may read the outbox.
    pub messages: Result<Vec<Listed>, Refused>,
    /// What was done to it, oldest first.
    pub deeds: Vec<Deed>,
}

/// What happened to a registration that the actor has [found](find).
///
/// # Errors
///
/// When the store fails.
pub fn story(tx: &mut Tx<'_>, actor: &Actor, seen: &Seen) -> StoreResult<Story> {
    let (conference, id) = (seen.conference.id, seen.booked.registration.id);
    let messages = match actor.may(Permission::ManageOutbox, conference) {
        Ok(()) => Ok(outbox::store::list_stream(tx, conference, id.as_str())?),
        Err(refused) => Err(refused),
    };
    Ok(Story { messages, deeds: audit::ops::list(tx, id.as_str())? })
}
