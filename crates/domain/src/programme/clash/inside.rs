//! What does not fit inside a session, or names what is not there.

use std::collections::BTreeSet;

use super::super::{ItemKind, Programme, Session, SessionKind, Slot};
use super::timeline::{Block, Span, meetings};
use super::{Clash, ClashKind, clash};
use crate::value::Key;

pub(super) fn find(programme: &Programme, blocks: &[Block<'_>], found: &mut Vec<Clash>) {
    for block in blocks {
        let session = block.session;
        find_overlaps(block, found);
        find_lengths(session, found);
        for slot in &session.slots {
            find_slot(session, slot, found);
        }
        let wants_chair = matches!(
            session.kind,
            SessionKind::Plenary | SessionKind::TrackSession | SessionKind::Breakout
        );
        if wants_chair && session.chairs.is_empty() {
            let concerns = [(ItemKind::Session, &session.key)];
            found.push(clash(ClashKind::WithoutChair, concerns, &[]));
        }
    }
    find_unknown(programme, found);
}

/// On instants; on the times after the session's start while it has none itself.
fn find_overlaps(block: &Block<'_>, found: &mut Vec<Clash>) {
    let span = |(slot, piece): &(&Slot, Option<_>)| match piece {
        Some(super::timeline::Piece { span, .. }) => *span,
        None => {
            let starts = i64::from(slot.offset) * 60;
            Span { starts, ends: starts + i64::from(slot.minutes) * 60 }
        }
    };
    let slots = block.slots.iter().map(|timed| (&timed.0.key, span(timed)));
    let mut slots: Vec<(&Key, Span)> = slots.filter(|(_, span)| span.is_real()).collect();
    slots.sort_unstable_by_key(|(_, span)| span.starts);
    meetings(
        &slots,
        0,
        |(_, span)| *span,
        |(one, at), (other, then)| {
            let concerns = [(ItemKind::Slot, *one.min(other)), (ItemKind::Slot, *one.max(other))];
            let args = [("minutes", at.shared_minutes(*then))];
            found.push(clash(ClashKind::SlotsOverlap, concerns, &args));
        },
    );
}

/// Minutes after the session's start when a slot ends.
fn end(slot: &Slot) -> i64 {
    i64::from(slot.offset) + i64::from(slot.minutes)
}

fn find_lengths(session: &Session, found: &mut Vec<Clash>) {
    let starts = session.slots.iter().map(|slot| i64::from(slot.offset)).min();
    let ends = session.slots.iter().map(end).max();
    let (Some(starts), Some(ends)) = (starts, ends) else { return };
    let whole = i64::from(session.minutes);
    let needed: i64 = session.slots.iter().map(|slot| i64::from(slot.minutes)).sum();
    let empty = starts.clamp(0, whole) + (whole - ends).clamp(0, whole);
    let mut add = |kind, minutes| {
        if minutes > 0 {
            let concerns = [(ItemKind::Session, &session.key)];
            found.push(clash(kind, concerns, &[("minutes", minutes)]));
        }
    };
    add(ClashKind::SessionShorter, needed - whole);
    add(ClashKind::SessionLonger, empty);
}

fn find_slot(session: &Session, slot: &Slot, found: &mut Vec<Clash>) {
    let concerns = [(ItemKind::Slot, &slot.key), (ItemKind::Session, &session.key)];
    let before = (-i64::from(slot.offset)).max(0);
    let after = (end(slot) - i64::from(session.minutes)).max(0);
    // No more of it can lie outside than there is of it.
    let outside = before.saturating_add(after).min(i64::from(slot.minutes));
    if outside > 0 {
        found.push(clash(ClashKind::SlotOutsideSession, concerns, &[("minutes", outside)]));
    }
    if slot.sponsored && session.accredited {
        found.push(clash(ClashKind::SponsoredInAccredited, concerns, &[]));
    }
}

/// The keys that a programme has, by their kind.
struct Known<'p> {
    tracks: BTreeSet<&'p Key>,
    themes: BTreeSet<&'p Key>,
    rooms: BTreeSet<&'p Key>,
    speakers: BTreeSet<&'p Key>,
}

fn find_unknown(programme: &Programme, found: &mut Vec<Clash>) {
    let known = Known {
        tracks: programme.tracks.iter().map(|track| &track.key).collect(),
        themes: programme.themes.iter().map(|theme| &theme.key).collect(),
        rooms: programme.rooms.iter().map(|room| &room.key).collect(),
        speakers: programme.speakers.iter().map(|speaker| &speaker.key).collect(),
    };
    for track in &programme.tracks {
        let of = (ItemKind::Track, &track.key);
        missing(of, ItemKind::Speaker, &track.chairs, &known.speakers, found);
    }
    for session in &programme.sessions {
        let of = (ItemKind::Session, &session.key);
        missing(of, ItemKind::Track, &session.track, &known.tracks, found);
        missing(of, ItemKind::Theme, &session.themes, &known.themes, found);
        missing(of, ItemKind::Room, &session.room, &known.rooms, found);
        missing(of, ItemKind::Speaker, &session.chairs, &known.speakers, found);
        for slot in &session.slots {
            let of = (ItemKind::Slot, &slot.key);
            missing(of, ItemKind::Speaker, &slot.speakers, &known.speakers, found);
            missing(of, ItemKind::Theme, &slot.themes, &known.themes, found);
        }
    }
}

fn missing<'k>(
    of: (ItemKind, &Key),
    kind: ItemKind,
    named: impl IntoIterator<Item = &'k Key>,
    known: &BTreeSet<&Key>,
    found: &mut Vec<Clash>,
) {
    let unknown = named.into_iter().filter(|key| !known.contains(*key));
    found.extend(unknown.map(|key| clash(ClashKind::UnknownReference, [of, (kind, key)], &[])));
}
