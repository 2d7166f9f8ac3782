//! What staff see first: their conferences, and how each stands.

use super::{Conference, store};
use crate::actor::{Actor, Permission};
use crate::fault::StoreResult;
use crate::outbox::{self, MessageStatus};
use crate::place::{self, Place};
use crate::registration::{self, Status};
use crate::sql::Tx;

/// How a conference stands.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The conference.
    pub conference: Conference,
    /// How its registrations stand, if the actor may see them.
    pub roll: Option<Roll>,
    /// How many messages of each status it has, if the actor may read the outbox.
    pub outbox: Option<Vec<(MessageStatus, i64)>>,
}

/// How the registrations of a conference stand.
#[derive(Clone, Debug)]
pub struct Roll {
    /// How many of each status it has.
    pub registrations: Vec<(Status, i64)>,
    /// The counters of its places.
    pub places: Vec<Place>,
}

/// The conferences that the actor has a role in, the newest first day first.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, actor: &Actor) -> StoreResult<Vec<Overview>> {
    let mut mine = store::list(tx)?;
    mine.retain(|conference| actor.belongs_to(conference.id));
    mine.into_iter().map(|conference| overview(tx, actor, conference)).collect()
}

fn overview(tx: &mut Tx<'_>, actor: &Actor, conference: Conference) -> StoreResult<Overview> {
    let id = conference.id;
    let may = |permission| actor.may(permission, id).is_ok();
    let roll = if may(Permission::SeeRegistrations) {
        let registrations = registration::store::count(tx, id)?;
        Some(Roll { registrations, places: place::store::list(tx, id)? })
    } else {
        None
    };
    let outbox =
        if may(Permission::ManageOutbox) { Some(outbox::store::count(tx, id)?) } else { None };
    Ok(Overview { conference, roll, outbox })
}
