//! Reminders for those who have not answered.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::ops::reader;
use super::{Invite, InviteStatus, Rule, store};
use crate::conference::{self, Conference};
use crate::fault::StoreResult;
use crate::outbox::{
    self, DeedKind, Message, MessageStatus, ToldConference, ToldDeed, ToldSpeaker,
};
use crate::speaker;
use crate::sql::Tx;
use crate::value::id::SpeakerId;

/// The rule by which an invite is reminded of now; none where the person has answered, was
/// reminded by that rule, or where it is over.
#[must_use]
pub fn due(invite: &Invite, conference: &Conference, now: Timestamp) -> Option<Rule> {
    let asked_at = invite.asked_at?;
    let waits = matches!(invite.status, InviteStatus::Sent | InviteStatus::Updated);
    let zone = &conference.definition.zone;
    let starts = invite.told.when.instants(zone.as_str()).ok()?.0;
    if !waits || now >= starts {
        return None;
    }
    let days = |days: u16| SignedDuration::from_hours(24 * i64::from(days));
    let begins = zone.instant(conference.definition.first_day.to_datetime(jiff::civil::Time::MIN));
    let is_due = |rule: &Rule| match rule {
        Rule::After(count) => now.duration_since(asked_at) >= days(*count),
        // Who was asked after that day is reminded by the other rules.
        Rule::Before(count) => {
            let from = begins.duration_since(now);
            from <= days(*count) && begins.duration_since(asked_at) > days(*count)
        }
    };
    let open = |rule: &Rule| !invite.reminded.contains(rule) && is_due(rule);
    conference.definition.reminders.rules().find(open)
}

/// Owes one mail to everybody who is to be reminded now; how many.
///
/// # Errors
///
/// When the store fails.
pub fn sweep(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let mut reminded = 0;
    for conference in conference::store::list(tx)? {
        if conference.definition.reminders.rules().next().is_some() {
            reminded += remind(tx, &conference)?;
        }
    }
    Ok(reminded)
}

fn remind(tx: &mut Tx<'_>, conference: &Conference) -> StoreResult<usize> {
    let mut people: BTreeMap<SpeakerId, Vec<Invite>> = BTreeMap::new();
    let open = store::list_open(tx, conference.id)?;
    let now = tx.now();
    if open.iter().all(|invite| due(invite, conference, now).is_none()) {
        return Ok(0);
    }
    store::lock(tx, conference.id)?;
    let unheard = outbox::store::list_unheard(tx, conference.id)?;
    let unheard: BTreeSet<String> = unheard.iter().map(|(_, message)| message.stream()).collect();
    for invite in store::list_open(tx, conference.id)? {
        // Nobody is reminded of what they were not told.
        if unheard.contains(&invite.uid) {
            continue;
        }
        let Some(rule) = due(&invite, conference, tx.now()) else { continue };
        // All rules that are due now are done with one mail.
        let mut after = invite.clone();
        after.reminded.push(rule);
        while let Some(rule) = due(&after, conference, tx.now()) {
            after.reminded.push(rule);
        }
        store::set(tx, &after)?;
        people.entry(invite.speaker).or_default().push(after);
    }
    let count = people.len();
    for (id, invites) in people {
        let Some(speaker) = speaker::store::find(tx, id)? else { continue };
        let rows = invites.iter().map(|invite| ToldDeed {
            kind: DeedKind::Open,
            says: invite.told.clone(),
            before: None,
        });
        let name = invites.first().map_or("", |invite| invite.told.name.as_str());
        let told = ToldSpeaker {
            conference: ToldConference::of(conference, speaker.language),
            reader: reader(&speaker, name),
            rows: rows.collect(),
            at: tx.now(),
        };
        let whom = (speaker.recipient(), speaker.language);
        let message = Message::InviteReminder(Box::new(told));
        outbox::ops::push_as(tx, conference, whom, &message, MessageStatus::Pending)?;
    }
    Ok(count)
}
