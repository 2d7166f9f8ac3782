//! Sample speakers who can be reached, and some of their answers.

use domain::actor::Actor;
use domain::conference::Definition;
use domain::invite::answer::{self, Give};
use domain::invite::{self, Answer};
use domain::speaker::{PutSpeaker, SpeakerError, ops};
use domain::value::Locale;
use domain::{Store, StoreResult, Tx, conference};
use jiff::{SignedDuration, Timestamp};

use super::super::Outcome;

/// What the first of them say; the others have not answered.
const SAID: [(Answer, &str); 4] = [
    (Answer::Accepted, ""),
    (Answer::Accepted, "With pleasure."),
    (Answer::Tentative, "I shall know next week."),
    (Answer::Declined, "I am sorry: I am in a court that day."),
];

/// Gives every speaker of the programme an address, so that they are invited, and lets some answer.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn invite(store: &Store, definition: &Definition, at: Timestamp) -> Outcome {
    let before = |hours| at.saturating_sub(SignedDuration::from_hours(hours));
    let slug = definition.slug.clone();
    let reach = move |tx: &mut Tx<'_>| -> Result<(), SpeakerError> {
        let (_, people) = ops::list(tx, &Actor::Operator, &slug)?;
        for (person, language) in people.iter().zip(Locale::ALL.iter().cycle()) {
            let Ok(email) = format!("{}@example.org", person.key).parse() else { continue };
            let wish = PutSpeaker { email, assistant: None, language: *language, seen: None };
            ops::put(tx, &Actor::Operator, &slug, &person.key, &wish)?;
        }
        Ok(())
    };
    let invited = store.write_now(before(48).map_err(|why| why.to_string())?, reach);
    invited.map_err(|why| format!("a sample speaker is refused: {why}"))?;
    let slug = definition.slug.clone();
    let answer = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let Some(conference) = conference::store::find(tx, &slug)? else { return Ok(()) };
        let invites = invite::store::list(tx, conference.id)?;
        for (invite, (answer, comment)) in invites.into_iter().zip(SAID) {
            let (uid, seen) = (invite.uid, invite.sequence);
            let give = Give { uid, seen, answer, comment: comment.to_owned() };
            if let Err(why) = answer::give(tx, invite.speaker, &give) {
                tracing::warn!(error = %why, "a sample answer is not taken");
            }
        }
        Ok(())
    };
    let answered = store.write_now(before(24).map_err(|why| why.to_string())?, answer);
    answered.map_err(|why| format!("a sample answer is refused: {why}"))
}
