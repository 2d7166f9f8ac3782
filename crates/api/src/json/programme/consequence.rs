//! What follows from a change of the programme, as programs are told.

use domain::programme::clash::{Clash, words};
use domain::programme::consequence::{Consequences, Hit};
use domain::programme::hit::HitAttendee;
use domain::programme::{ItemId, Programme};
use domain::text::Texts;
use serde::Serialize;
use utoipa::ToSchema;

/// What does not fit together.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownClash {
    /// Such as `room-twice`.
    kind: &'static str,
    /// `forbidden`, `warning` or `hint`.
    severity: &'static str,
    /// All that it concerns.
    #[schema(value_type = Vec<Object>)]
    concerns: Vec<ItemId>,
    /// What does not fit, in the reader's language.
    title: String,
    /// What would cure it, in the reader's language.
    cure: String,
}

impl ShownClash {
    /// A clash with the names that `programme` has.
    #[must_use]
    pub fn of(texts: Texts, programme: &Programme, clash: &Clash) -> Self {
        let words = words(texts, programme, clash);
        Self {
            kind: clash.kind.as_str(),
            severity: clash.severity().as_str(),
            concerns: clash.concerns.clone(),
            title: words.title,
            cure: words.cure,
        }
    }
}

/// Clashes with the names that `programme` has.
pub(super) fn clashes(texts: Texts, programme: &Programme, clashes: &[Clash]) -> Vec<ShownClash> {
    clashes.iter().map(|clash| ShownClash::of(texts, programme, clash)).collect()
}

/// Whom a change hits.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownHit {
    /// Speakers and chairs who would be in two places at once, or late, and were not before.
    #[schema(value_type = Vec<Object>)]
    people: Vec<ItemId>,
    /// Sessions whose room would be too small, and was not before.
    #[schema(value_type = Vec<Object>)]
    rooms: Vec<ItemId>,
    /// How many attendees hold or starred what would overlap, and did not before.
    attendees: usize,
    /// Who they are, for those who may see registrations.
    who: Option<Vec<ShownAttendee>>,
    /// How many calendar entries of attendees the next release will change.
    entries: usize,
    /// How many mails the next release will send to attendees.
    mails: usize,
    /// How many invites of speakers the next release will send, change or take back.
    invites: usize,
}

/// An attendee who is hit.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownAttendee {
    /// The id of the registration.
    registration: String,
    name: String,
    /// Pairs of what would overlap.
    #[schema(value_type = Vec<Object>)]
    overlaps: Vec<(ItemId, ItemId)>,
    /// Whether they hold a seat in both of a pair.
    holds_both: bool,
}

impl From<HitAttendee> for ShownAttendee {
    fn from(hit: HitAttendee) -> Self {
        Self {
            registration: hit.registration.to_string(),
            name: hit.name,
            overlaps: hit.overlaps,
            holds_both: hit.holds_both,
        }
    }
}

impl From<Hit> for ShownHit {
    fn from(hit: Hit) -> Self {
        Self {
            invites: hit.invites(),
            people: hit.people,
            rooms: hit.rooms,
            attendees: hit.attendees,
            who: hit.who.map(|who| who.into_iter().map(ShownAttendee::from).collect()),
            entries: hit.entries,
            mails: hit.mails,
        }
    }
}

/// What follows from a change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownConsequences {
    /// All that does not fit after it, the worst first.
    clashes: Vec<ShownClash>,
    /// What did fit before it.
    new_clashes: Vec<ShownClash>,
    /// What fits after it and did not before.
    gone_clashes: Vec<ShownClash>,
    /// Whom it hits.
    hit: ShownHit,
}

impl ShownConsequences {
    pub(super) fn of(
        texts: Texts,
        (before, after): (&Programme, &Programme),
        consequences: Consequences,
    ) -> Self {
        Self {
            clashes: clashes(texts, after, &consequences.clashes),
            new_clashes: clashes(texts, after, &consequences.new),
            gone_clashes: clashes(texts, before, &consequences.gone),
            hit: consequences.hit.into(),
        }
    }
}
