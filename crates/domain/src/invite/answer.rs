//! Answers to invites, by whatever way they come: one truth.

use jiff::Timestamp;

use super::store;
use super::word::{self, Word};
use super::{
    Answer, Answered, Event, Incoming, Invite, Proposal, Spoken, Verdict, Way, What, WordKind,
};
use crate::actor::{Actor, Permission, Refused};
use crate::audit;
use crate::conference::Conference;
use crate::conference::ops::{EnterError, enter};
use crate::fault::{Fault, Kind, StoreError, StoreResult};
use crate::speaker::{self, Speaker};
use crate::sql::Tx;
use crate::value::id::{AnswerId, SpeakerId};
use crate::value::{EmailAddress, Slug};

/// The most characters of a comment.
pub const COMMENT_MOST: usize = 2_000;

/// What becomes of an answer that `is_own`: said by the person or their assistant.
///
/// An answer to an earlier time or place does not count. Between two for the same one `DTSTAMP`
/// decides (RFC 5546, section 2.1.5), whatever rewordings lay between.
#[must_use]
pub fn judge(invite: &Invite, (sequence, stamp): (i32, Timestamp), is_own: bool) -> Verdict {
    if !is_own {
        return Verdict::Aside;
    }
    if !invite.status.is_living() || sequence < invite.asked_sequence {
        return Verdict::Outdated;
    }
    let is_of_now = |answered: &&Answered| answered.sequence >= invite.asked_sequence;
    match invite.answered.as_ref().filter(is_of_now) {
        Some(answered) if stamp <= answered.stamp => Verdict::Older,
        _ => Verdict::Counts,
    }
}

/// Whether a mail says that the person, or their assistant, wrote it and speaks for themselves.
/// A mail can lie; whoever knows the UID was invited, or got the invite from somebody who was.
pub(super) fn is_own(
    (invite, speaker): (&Invite, &Speaker),
    incoming: &Incoming,
    attendee: Option<&EmailAddress>,
) -> bool {
    let may = |address: &EmailAddress| {
        address.mailbox() == invite.mailbox() || speaker.is_spoken_for_by(address)
    };
    incoming.sender.as_ref().is_some_and(may) && attendee.is_none_or(may)
}

/// Takes an answer or a proposal that came by mail.
pub(super) fn take(
    tx: &mut Tx<'_>,
    (invite, speaker): (&Invite, &Speaker),
    (incoming, spoken): (&Incoming, &Spoken),
) -> StoreResult<Verdict> {
    let now = tx.now();
    // A clock that runs ahead must not outdo all later answers.
    let stamp = spoken.stamp.unwrap_or(now).min(now);
    let sequence = i32::try_from(spoken.sequence).unwrap_or(i32::MAX);
    let is_own = is_own((invite, speaker), incoming, spoken.attendee.as_ref());
    let judged = judge(invite, (sequence, stamp), is_own);
    let (kind, answer, proposed, verdict) = match spoken.what {
        What::Reply(answer) => (WordKind::Reply, Some(answer), None, judged),
        What::Counter(proposal) => {
            let verdict = if judged == Verdict::Aside { judged } else { Verdict::Noted };
            (WordKind::Counter, None, Some(proposal), verdict)
        }
        What::Refresh => {
            let verdict = if judged == Verdict::Aside { Verdict::Refused } else { Verdict::Done };
            (WordKind::Refresh, None, None, verdict)
        }
    };
    let sender = incoming.sender.as_ref().map_or("", |sender| sender.as_str());
    let word = Word {
        comment: spoken.comment.clone(),
        sender: sender.to_owned(),
        ..said(
            tx,
            &invite.uid,
            (kind, Way::Calendar),
            (answer, proposed, verdict),
            (sequence, stamp),
        )
    };
    word::store::insert(tx, &word)?;
    if verdict == Verdict::Counts {
        apply(tx, invite, &word)?;
    }
    Ok(verdict)
}

fn said(
    tx: &Tx<'_>,
    uid: &str,
    (kind, way): (WordKind, Way),
    (answer, proposed, verdict): (Option<Answer>, Option<Proposal>, Verdict),
    (sequence, stamp): (i32, Timestamp),
) -> Word {
    Word {
        id: AnswerId::new(tx.now()),
        invite: uid.to_owned(),
        kind,
        way,
        answer,
        comment: String::new(),
        sequence,
        stamp,
        sender: String::new(),
        verdict,
        proposed,
        at: tx.now(),
    }
}

/// Lets an answer count; the invite with it.
fn apply(tx: &mut Tx<'_>, invite: &Invite, word: &Word) -> StoreResult<Invite> {
    let status = word.answer.and_then(|answer| invite.status.after(Event::Answer(answer)));
    let Some(status) = status else { return Ok(invite.clone()) };
    let after = Invite { status, answered: Some(word.answered()), ..invite.clone() };
    store::set(tx, &after)?;
    Ok(after)
}

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is no such invite for this person.
    #[error("there is no such invite")]
    NoInvite,
    /// It was taken back, or never sent.
    #[error("this invite does not stand any longer, so there is nothing to answer")]
    NotLiving,
    /// The invite changed since the person saw it.
    #[error("the time or place has changed since you opened this page; look at it anew")]
    Changed,
    /// The comment is too long.
    #[error("the comment must have at most {COMMENT_MOST} characters")]
    TooLong,
    /// Nothing waits for a decision.
    #[error("this was decided already")]
    Decided,
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for AnswerError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoInvite => Kind::NotFound,
            Self::NotLiving | Self::Changed | Self::Decided => Kind::Conflict,
            Self::TooLong => Kind::Invalid,
            Self::Refused(refused) => refused.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoInvite => "no-invite",
            Self::NotLiving => "invite-not-living",
            Self::Changed => "invite-changed",
            Self::TooLong => "comment-too-long",
            Self::Decided => "answer-decided",
            Self::Refused(refused) => refused.code(),
            Self::Store(error) => error.code(),
        }
    }
}

impl From<EnterError> for AnswerError {
    fn from(error: EnterError) -> Self {
        match error {
            EnterError::NoConference(_) => Self::NoInvite,
            EnterError::Refused(refused) => Self::Refused(refused),
            EnterError::Store(error) => Self::Store(error),
        }
    }
}

/// An answer that is given on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Give {
    /// The UID of the invite.
    pub uid: String,
    /// The `SEQUENCE` that was shown.
    pub seen: i32,
    /// The answer.
    pub answer: Answer,
    /// At most [`COMMENT_MOST`] characters; may be empty.
    pub comment: String,
}

/// The person, or whoever holds their private link, answers one of their invites.
///
/// # Errors
///
/// [`AnswerError`] says why not; nothing is changed then.
pub fn give(tx: &mut Tx<'_>, person: SpeakerId, give: &Give) -> Result<Invite, AnswerError> {
    let invite = store::find_locked(tx, &give.uid)?.filter(|invite| invite.speaker == person);
    put(tx, &invite.ok_or(AnswerError::NoInvite)?, give, Way::Link)
}

/// An organiser writes down what a person said.
///
/// # Errors
///
/// [`AnswerError`] says why not; nothing is changed then.
pub fn give_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    give: &Give,
) -> Result<Invite, AnswerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    let invite =
        store::find_locked(tx, &give.uid)?.filter(|invite| invite.conference == conference.id);
    let invite = invite.ok_or(AnswerError::NoInvite)?;
    let after = put(tx, &invite, give, Way::Organiser)?;
    let told = (Some(&invite.status), Some(&after.status));
    audit::record(tx, Some(conference.id), actor, "invite.answer", &invite.uid, told)?;
    Ok(after)
}

fn put(tx: &mut Tx<'_>, invite: &Invite, give: &Give, way: Way) -> Result<Invite, AnswerError> {
    if give.comment.chars().count() > COMMENT_MOST {
        return Err(AnswerError::TooLong);
    }
    if !invite.status.is_living() {
        return Err(AnswerError::NotLiving);
    }
    if give.seen < invite.asked_sequence {
        return Err(AnswerError::Changed);
    }
    // Whoever answers here answers now, since a stamp of a mail is never later; and answers the
    // time and place, which stay when a newer wording of them is taken back unsent.
    let answer = (Some(give.answer), None, Verdict::Counts);
    let of_now = (invite.asked_sequence, tx.now());
    let word = said(tx, &invite.uid, (WordKind::Reply, way), answer, of_now);
    let word = Word { comment: give.comment.trim().to_owned(), ..word };
    word::store::insert(tx, &word)?;
    Ok(apply(tx, invite, &word)?)
}

/// An organiser decides about something that waits: an answer of somebody else counts or does
/// not, a proposal was seen.
///
/// # Errors
///
/// [`AnswerError`] says why not; nothing is changed then.
pub fn decide(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &Slug,
    (id, counts): (AnswerId, bool),
) -> Result<Conference, AnswerError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    store::lock(tx, conference.id)?;
    let word = word::store::find(tx, conference.id, id)?.ok_or(AnswerError::NoInvite)?;
    let invite = store::find(tx, &word.invite)?.ok_or(AnswerError::NoInvite)?;
    let verdict = match (word.verdict, word.kind, counts) {
        (Verdict::Noted, ..) => Verdict::Done,
        (Verdict::Aside, _, false) => Verdict::Refused,
        (Verdict::Aside, WordKind::Reply, true) => {
            judge(&invite, (word.sequence, word.stamp), true)
        }
        (Verdict::Aside, _, true) => Verdict::Done,
        _ => return Err(AnswerError::Decided),
    };
    word::store::set_verdict(tx, id, verdict)?;
    if verdict == Verdict::Counts {
        apply(tx, &invite, &word)?;
    }
    let told = (Some(&word.verdict.as_str()), Some(&verdict.as_str()));
    audit::record(tx, Some(conference.id), actor, "invite.decide", &invite.uid, told)?;
    Ok(conference)
}

/// All that organisers see of the answers.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The conference.
    pub conference: Conference,
    /// Who can be reached, by key.
    pub speakers: Vec<Speaker>,
    /// Their invites.
    pub invites: Vec<Invite>,
    /// What waits for a decision, the oldest first.
    pub open: Vec<Word>,
}

/// The answers of a conference.
///
/// # Errors
///
/// [`EnterError`] says why the actor does not see them.
pub fn list(tx: &mut Tx<'_>, actor: &Actor, slug: &Slug) -> Result<Answers, EnterError> {
    let conference = enter(tx, actor, Permission::ManageProgramme, slug)?;
    Ok(Answers {
        speakers: speaker::store::list(tx, conference.id)?,
        invites: store::list(tx, conference.id)?,
        open: word::store::list_open(tx, conference.id)?,
        conference,
    })
}
