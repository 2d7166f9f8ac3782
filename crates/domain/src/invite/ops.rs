//! What becomes of mails that come in.

use super::{Incoming, Said, store};
use crate::fault::StoreResult;
use crate::sql::Tx;

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its answer counts.
    Counts,
    /// Its answer is to an older time.
    Outdated,
    /// A newer answer is here already.
    Older,
    /// An organiser has to decide.
    Aside,
    /// It may not say what it says.
    Refused,
    /// It is noted for the organisers.
    Noted,
    /// It says that mails did not arrive.
    Bounced,
    /// It changes nothing.
    Ignored,
    /// It cannot be read.
    Unreadable,
    /// It came before.
    Known,
}

/// Records a mail, once.
///
/// # Errors
///
/// When the store fails.
pub fn receive(tx: &mut Tx<'_>, incoming: &Incoming, mail: &[u8]) -> StoreResult<Outcome> {
    if store::is_known(tx, &incoming.key)? {
        return Ok(Outcome::Known);
    }
    let (outcome, name, why) = match &incoming.said {
        Said::Spoken(_) => (Outcome::Aside, "aside", ""),
        Said::Bounced(_) => (Outcome::Bounced, "bounced", ""),
        Said::Automatic(_) | Said::Letter => (Outcome::Ignored, "ignored", ""),
        Said::Unreadable(why) => (Outcome::Unreadable, "unreadable", *why),
    };
    let kept = matches!(outcome, Outcome::Aside | Outcome::Unreadable).then_some(mail);
    store::insert_incoming(tx, incoming, name, why, kept)?;
    Ok(outcome)
}
