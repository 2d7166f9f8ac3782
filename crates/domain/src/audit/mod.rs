//! Who did what, written by every operation in the transaction of the change.

use serde::Serialize;

use crate::actor::Actor;
use crate::fault::StoreResult;
use crate::sql::Tx;
use crate::value::id::{AuditId, ConferenceId};

pub mod ops;
pub mod store;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: AuditId,
    /// The conference it belongs to; none for accounts of the installation.
    pub conference: Option<ConferenceId>,
    /// Who, as [`Actor`] shows itself.
    pub actor: String,
    /// What, as noun and verb: `registration.cancel`.
    pub action: String,
    /// The id of what it was done to.
    pub subject: String,
    /// How it was, in JSON; none when it is new.
    pub before: Option<String>,
    /// How it is, in JSON; none when it is gone.
    pub after: Option<String>,
    /// When.
    pub at: jiff::Timestamp,
}

/// Writes down that `actor` did `action` to `subject`.
///
/// # Errors
///
/// When the store fails.
pub fn record<B: Serialize, A: Serialize>(
    tx: &mut Tx<'_>,
    conference: Option<ConferenceId>,
    actor: &Actor,
    action: &str,
    subject: &str,
    (before, after): (Option<&B>, Option<&A>),
) -> StoreResult<()> {
    let entry = Entry {
        id: AuditId::new(tx.now()),
        conference,
        actor: actor.to_string(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        before: before.map(crate::sql::json).transpose()?,
        after: after.map(crate::sql::json).transpose()?,
        at: tx.now(),
    };
    store::insert(tx, &entry)
}
