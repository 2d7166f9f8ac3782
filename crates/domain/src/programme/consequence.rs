//! What follows from a change of the programme: what no longer fits, and whom it hits.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::{self, Clash, ClashKind};
use super::hit::{self, HitAttendee};
use super::{Hours, ItemId, ItemKind, Programme, release};
use crate::actor::{Actor, Permission};
use crate::calendar::When;
use crate::conference::Conference;
use crate::fault::StoreResult;
use crate::invite;
use crate::invite::plan::Step;
use crate::place;
use crate::sql::Tx;
use crate::value::Key;

/// What follows from a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequences {
    /// All that does not fit after it.
    pub clashes: Vec<Clash>,
    /// What did fit before it.
    pub new: Vec<Clash>,
    /// What fits after it and did not before.
    pub gone: Vec<Clash>,
    /// Whom it hits.
    pub hit: Hit,
}

/// Whom a change hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// Speakers and chairs who would be in two places at once, or late, and were not before.
    pub people: Vec<ItemId>,
    /// Sessions whose room would be too small, and was not before.
    pub rooms: Vec<ItemId>,
    /// How many attendees hold or starred what would overlap, and did not before.
    pub attendees: usize,
    /// Who they are, for those who may see registrations.
    pub who: Option<Vec<HitAttendee>>,
    /// How many calendar entries of attendees the next release will change.
    pub entries: usize,
    /// How many mails the next release will send to attendees.
    pub mails: usize,
    /// What the next release will have to tell speakers.
    pub steps: Vec<Step>,
}

impl Hit {
    /// How many invites of speakers the next release will send, change or take back.
    #[must_use]
    pub fn invites(&self) -> usize {
        self.steps.iter().filter(|step| step.deed.is_some()).count()
    }
}

/// What a programme is held against: the zone, the days, and how many seats people hold.
struct Ground<'c> {
    conference: &'c Conference,
    held: BTreeMap<Key, i32>,
    accepted: BTreeSet<Key>,
}

impl<'c> Ground<'c> {
    fn load(tx: &mut Tx<'_>, conference: &'c Conference) -> StoreResult<Self> {
        let counters = place::store::list(tx, conference.id)?;
        let held = counters.into_iter().map(|place| (place.key, place.taken)).collect();
        let accepted = invite::store::list_accepted(tx, conference.id)?;
        Ok(Self { conference, held, accepted: accepted.into_iter().collect() })
    }

    fn clashes(&self, programme: &Programme) -> Vec<Clash> {
        let definition = &self.conference.definition;
        let frame = clash::Frame {
            zone: &definition.zone,
            first_day: definition.first_day,
            last_day: definition.last_day,
            held: &self.held,
            accepted: &self.accepted,
        };
        clash::clashes(programme, &frame)
    }
}

/// All that does not fit in a programme of a conference.
///
/// # Errors
///
/// When the store fails.
pub fn clashes(
    tx: &mut Tx<'_>,
    conference: &Conference,
    programme: &Programme,
) -> StoreResult<Vec<Clash>> {
    Ok(Ground::load(tx, conference)?.clashes(programme))
}

/// What follows when `after` takes the place of `before`; the mails are those that a release of
/// `after` will send.
///
/// # Errors
///
/// When the store fails.
pub fn consequences(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Conference,
    (before, after): (&Programme, &Programme),
) -> StoreResult<Consequences> {
    let ground = Ground::load(tx, conference)?;
    let (old, clashes) = (ground.clashes(before), ground.clashes(after));
    let others = |these: &[Clash], those: &[Clash]| {
        let is_known = |clash: &Clash| those.iter().any(|each| each.is_same(clash));
        these.iter().filter(|clash| !is_known(clash)).cloned().collect::<Vec<_>>()
    };
    let (new, gone) = (others(&clashes, &old), others(&old, &clashes));
    let hit = hit(tx, actor, conference, (before, after), &new)?;
    Ok(Consequences { clashes, new, gone, hit })
}

fn hit(
    tx: &mut Tx<'_>,
    actor: &Actor,
    conference: &Conference,
    (before, after): (&Programme, &Programme),
    new: &[Clash],
) -> StoreResult<Hit> {
    let concerned = |kinds: &[ClashKind], item: ItemKind| {
        let clashes = new.iter().filter(|clash| kinds.contains(&clash.kind));
        let items: BTreeSet<ItemId> = clashes
            .flat_map(|clash| clash.concerns.iter().filter(|each| each.kind == item).cloned())
            .collect();
        items.into_iter().collect()
    };
    let published = release::store::newest(tx, conference.id)?;
    let (fixed, overlapping) = places(conference);
    let frame =
        hit::Frame { zone: &conference.definition.zone, fixed: &fixed, overlapping: &overlapping };
    // Only what could hit somebody is read: a conference may have many more seats than that.
    let mut parts = hit::concerned(before, after, frame);
    if let Some(published) = &published {
        parts.append(&mut hit::concerned(&published.programme, after, frame));
    }
    let holdings = hit::store::list(tx, conference, &parts)?;
    let who = hit::attendees(before, after, &holdings, frame);
    let (mut entries, mut mails) = (0, 0);
    if let Some(published) = published {
        let changed = hit::changed(&published.programme, after);
        entries = hit::store::count_held(tx, conference, &changed)?;
        let clashing = hit::attendees(&published.programme, after, &holdings, frame);
        mails = entries + clashing.iter().filter(|each| each.holds_both).count();
    }
    let steps = invite::ops::preview(tx, conference, after)?;
    let may_see = actor.may(Permission::SeeRegistrations, conference.id).is_ok();
    Ok(Hit {
        people: concerned(&[ClashKind::PersonTwice, ClashKind::WalkTooShort], ItemKind::Speaker),
        rooms: concerned(&[ClashKind::Overbooked, ClashKind::PlaceAboveRoom], ItemKind::Session),
        attendees: who.len(),
        who: may_see.then_some(who),
        entries,
        mails,
        steps,
    })
}

/// When the places are that are no sessions, and which places may be held beside others.
fn places(conference: &Conference) -> (BTreeMap<Key, Hours>, BTreeSet<Key>) {
    let places = &conference.definition.places;
    let fixed = places.iter().filter(|place| !place.is_session).filter_map(|place| {
        let When::Times { start, end } = place.when else { return None };
        Some((place.key.clone(), Hours { starts: start, ends: end }))
    });
    let overlapping = places.iter().filter(|place| place.overlaps).map(|place| place.key.clone());
    (fixed.collect(), overlapping.collect())
}
