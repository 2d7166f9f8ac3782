//! What was done to something, for people to read.

use jiff::Timestamp;

use super::{Entry, store};
use crate::account;
use crate::fault::StoreResult;
use crate::sql::Tx;
use crate::value::Line;
use crate::value::id::AccountId;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Somebody who was not known.
    Visitor,
    /// The holder of the private link.
    Attendee,
    /// The holder of the private link of a speaker.
    Speaker,
    /// Staff, with their name while they have an account.
    Staff(Option<Line>),
    /// Whoever runs the installation.
    Operator,
    /// Plenum itself, when time had passed.
    Clock,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: By,
    /// What, as noun and verb: `registration.cancel`.
    pub action: String,
    /// When.
    pub at: Timestamp,
}

/// What was done to `subject`, oldest first.
///
/// The caller has made sure that the reader may know of it.
///
/// # Errors
///
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, subject: &str) -> StoreResult<Vec<Deed>> {
    let mut deeds = Vec::new();
    for Entry { actor, action, at, .. } in store::list(tx, subject)? {
        deeds.push(Deed { by: by(tx, &actor)?, action, at });
    }
    Ok(deeds)
}

/// Reads an actor as [`crate::actor::Actor`] shows itself.
///
/// # Errors
///
/// When the store fails.
pub fn by(tx: &mut Tx<'_>, actor: &str) -> StoreResult<By> {
    Ok(match actor.split_once(' ') {
        Some(("staff", id)) => By::Staff(match id.parse::<AccountId>() {
            Ok(id) => account::store::find_name(tx, id)?,
            Err(_) => None,
        }),
        Some(("speaker", _)) => By::Speaker,
        Some(_) => By::Attendee,
        None if actor == "operator" => By::Operator,
        None if actor == "clock" => By::Clock,
        None => By::Visitor,
    })
}
