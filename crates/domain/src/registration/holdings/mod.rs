//! What each person of a conference has of its programme: the seats they hold, and their stars.

use std::collections::BTreeMap;

use crate::conference::Conference;
use crate::fault::StoreResult;
use crate::programme::hit::Holding;
use crate::sql::Tx;
use crate::star;
use crate::value::Line;
use crate::value::id::RegistrationId;

pub mod store;

/// What everybody has who holds or starred anything, by registration.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, conference: &Conference) -> StoreResult<Vec<Holding>> {
    let mut all: BTreeMap<RegistrationId, Holding> = BTreeMap::new();
    for (id, given_name, family_name, place) in store::list_held(tx, conference.id)? {
        let Some(key) = conference.place_key(place) else { continue };
        let holding = all.entry(id).or_insert_with(|| empty(id, &given_name, &family_name));
        holding.held.push(key.clone());
    }
    for (id, given_name, family_name, item) in star::store::list_in(tx, conference.id)? {
        let holding = all.entry(id).or_insert_with(|| empty(id, &given_name, &family_name));
        holding.starred.push(item);
    }
    Ok(all.into_values().collect())
}

fn empty(registration: RegistrationId, given_name: &Line, family_name: &Line) -> Holding {
    let name = format!("{given_name} {family_name}");
    Holding { registration, name, held: Vec::new(), starred: Vec::new() }
}
