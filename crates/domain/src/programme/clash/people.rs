//! Where people must be: twice at once, too far away, not there, not asked.

use std::collections::BTreeMap;

use super::super::{ItemId, ItemKind, Programme};
use super::hours::covers;
use super::timeline::{Block, Piece, meetings};
use super::{Clash, ClashKind, Frame, clash};
use crate::value::Key;

/// A session or slot in which a person must be.
#[derive(Clone, Copy, Debug)]
struct Duty<'p> {
    person: &'p Key,
    item: (ItemKind, &'p Key),
    session: &'p Key,
    room: Option<&'p Key>,
    piece: Option<Piece>,
}

pub(super) fn find(
    programme: &Programme,
    blocks: &[Block<'_>],
    frame: &Frame<'_>,
    found: &mut Vec<Clash>,
) {
    let mut people: BTreeMap<&Key, Vec<Duty<'_>>> = BTreeMap::new();
    for duty in blocks.iter().flat_map(duties) {
        people.entry(duty.person).or_default().push(duty);
    }
    let walking = programme.settings.walking_minutes;
    for duties in people.values() {
        find_meetings(duties, i64::from(walking), found);
    }
    for speaker in &programme.speakers {
        let Some(duties) = people.get(&speaker.key) else { continue };
        let person = (ItemKind::Speaker, &speaker.key);
        for duty in duties.iter().filter(|_| !speaker.available.is_empty()) {
            let is_away = |piece: Piece| !covers(speaker.available.iter().copied(), piece.hours);
            if duty.piece.is_some_and(is_away) {
                found.push(clash(ClashKind::PersonUnavailable, [duty.item, person], &[]));
            }
        }
        if !speaker.confirmed && !frame.accepted.contains(&speaker.key) {
            found.push(unconfirmed(person, duties));
        }
    }
}

/// Who chairs a session is in it from its beginning to its end, so that the slots in which they
/// speak there add nothing.
fn duties<'p>(block: &'p Block<'p>) -> impl Iterator<Item = Duty<'p>> {
    let session = block.session;
    let duty = |person, item, piece| Duty {
        person,
        item,
        session: &session.key,
        room: session.room.as_ref(),
        piece,
    };
    let chaired = move |person| duty(person, (ItemKind::Session, &session.key), block.piece);
    let chairs = session.chairs.iter().map(chaired);
    let speakers = block.slots.iter().flat_map(move |(slot, piece)| {
        let others = slot.speakers.iter().filter(|person| !session.chairs.contains(person));
        others.map(move |person| duty(person, (ItemKind::Slot, &slot.key), *piece))
    });
    chairs.chain(speakers)
}

/// What a person cannot do one beside the other, or one after the other.
fn find_meetings(duties: &[Duty<'_>], walking: i64, found: &mut Vec<Clash>) {
    let timed = duties.iter().filter_map(|duty| Some((duty, duty.piece?.span)));
    let mut timed: Vec<_> = timed.filter(|(_, span)| span.is_real()).collect();
    timed.sort_unstable_by_key(|(_, span)| span.starts);
    meetings(
        &timed,
        walking * 60,
        |(_, span)| *span,
        |(one, at), (other, then)| {
            if one.session == other.session {
                return;
            }
            let person = (ItemKind::Speaker, one.person);
            if then.starts < at.ends {
                let (first, second) = (one.item.min(other.item), one.item.max(other.item));
                let args = [("minutes", at.shared_minutes(*then))];
                found.push(clash(ClashKind::PersonTwice, [first, second, person], &args));
            } else if let (Some(from), Some(to)) = (one.room, other.room)
                && from != to
            {
                let rooms = [(ItemKind::Room, from), (ItemKind::Room, to)];
                let [from, to] = rooms;
                let args = [("minutes", (then.starts - at.ends) / 60), ("walking", walking)];
                let concerns = [one.item, other.item, person, from, to];
                found.push(clash(ClashKind::WalkTooShort, concerns, &args));
            }
        },
    );
}

fn unconfirmed(person: (ItemKind, &Key), duties: &[Duty<'_>]) -> Clash {
    let mut clash = clash(ClashKind::Unconfirmed, [person], &[]);
    let mut items: Vec<_> = duties.iter().map(|duty| duty.item).collect();
    items.sort_unstable();
    items.dedup();
    clash.concerns.extend(items.into_iter().map(|(kind, key)| ItemId::new(kind, key)));
    clash
}
