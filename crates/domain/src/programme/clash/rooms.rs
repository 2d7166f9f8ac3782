//! Sessions that are in each other's way, and rooms that are too small.

use super::super::{ItemKind, Programme, Session, SessionKind};
use super::timeline::{Block, Span, meetings};
use super::{Clash, ClashKind, Frame, clash};

pub(super) fn find(
    programme: &Programme,
    blocks: &[Block<'_>],
    frame: &Frame<'_>,
    found: &mut Vec<Clash>,
) {
    let placed = blocks.iter().filter_map(|block| Some((block.session, block.piece?.span)));
    let mut placed: Vec<(&Session, Span)> = placed.filter(|(_, span)| span.is_real()).collect();
    placed.sort_unstable_by_key(|(_, span)| span.starts);
    meetings(
        &placed,
        0,
        |(_, span)| *span,
        |(one, at), (other, then)| found.extend(beside(one, other, at.shared_minutes(*then))),
    );
    for block in blocks {
        find_seats(programme, block.session, frame, found);
    }
}

/// What is wrong with two sessions at the same time.
fn beside(one: &Session, other: &Session, minutes: i64) -> Option<Clash> {
    let (one, other) = if one.key <= other.key { (one, other) } else { (other, one) };
    let (first, second) = ((ItemKind::Session, &one.key), (ItemKind::Session, &other.key));
    let args = [("minutes", minutes)];
    let twice = ClashKind::RoomTwice;
    match (&one.room, &other.room) {
        (None, None) => Some(clash(twice, [first, second], &args)),
        (Some(room), Some(same)) if room == same => {
            Some(clash(twice, [first, second, (ItemKind::Room, room)], &args))
        }
        (Some(_), Some(_)) if is_alone(one, other) => {
            Some(clash(ClashKind::PlenaryBesideParallel, [first, second], &args))
        }
        (Some(_), Some(_)) if is_alone(other, one) => {
            Some(clash(ClashKind::PlenaryBesideParallel, [second, first], &args))
        }
        (Some(_), Some(_)) => None,
        (None, Some(_)) => over_all_rooms(one, other, &args),
        (Some(_), None) => over_all_rooms(other, one, &args),
    }
}

/// What is wrong with a session in all rooms and one in a room.
fn over_all_rooms(all: &Session, one: &Session, args: &[(&'static str, i64)]) -> Option<Clash> {
    let (over, under) = ((ItemKind::Session, &all.key), (ItemKind::Session, &one.key));
    let kind = match all.kind {
        SessionKind::Plenary => ClashKind::PlenaryBesideParallel,
        SessionKind::Break if is_parallel(one) => ClashKind::PlenaryBesideParallel,
        SessionKind::Break => return None,
        _ => {
            let (first, second) = if over <= under { (over, under) } else { (under, over) };
            let room = one.room.as_ref()?;
            return Some(clash(
                ClashKind::RoomTwice,
                [first, second, (ItemKind::Room, room)],
                args,
            ));
        }
    };
    Some(clash(kind, [over, under], args))
}

/// Whether nobody should miss `all` for `other`, which is in another room.
fn is_alone(all: &Session, other: &Session) -> bool {
    all.kind == SessionKind::Plenary && is_parallel(other)
}

/// Whether one sits in it from its beginning to its end, and so misses what is beside it.
const fn is_parallel(session: &Session) -> bool {
    matches!(session.kind, SessionKind::Plenary | SessionKind::TrackSession | SessionKind::Breakout)
}

fn find_seats(programme: &Programme, session: &Session, frame: &Frame<'_>, found: &mut Vec<Clash>) {
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    let Some((room, capacity)) = room.and_then(|room| Some((room, room.capacity?))) else { return };
    let concerns = [(ItemKind::Session, &session.key), (ItemKind::Room, &room.key)];
    let seats = |seats: i32| [("seats", i64::from(seats)), ("capacity", i64::from(capacity))];
    if let Some(held) = frame.held.get(&session.key).filter(|held| **held > capacity) {
        found.push(clash(ClashKind::Overbooked, concerns, &seats(*held)));
    }
    if let Some(place) = session.place.as_ref().filter(|place| place.capacity > capacity) {
        found.push(clash(ClashKind::PlaceAboveRoom, concerns, &seats(place.capacity)));
    }
}
