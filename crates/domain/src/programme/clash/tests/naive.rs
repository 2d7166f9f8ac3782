//! The rules once more, slowly: each with each, minute by minute.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};

use super::*;

/// A session or slot with its room: when, in civil time and as instants.
struct Thing<'p> {
    item: ItemId,
    room: Option<&'p Key>,
    civil: Option<Hours>,
}

impl Thing<'_> {
    fn instants(&self, zone: &Zone) -> Option<(Timestamp, Timestamp)> {
        let civil = self.civil?;
        let (starts, ends) = (zone.instant(civil.starts), zone.instant(civil.ends));
        (starts < ends).then_some((starts, ends))
    }
}

fn minutes(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_mins()
}

/// How long both are, in minutes; none where they do not meet.
fn shared(one: &Thing<'_>, other: &Thing<'_>, zone: &Zone) -> Option<i64> {
    let ((a, b), (c, d)) = (one.instants(zone)?, other.instants(zone)?);
    let (starts, ends) = (a.max(c), b.min(d));
    (starts < ends).then(|| minutes(starts, ends))
}

fn every_minute(hours: Hours) -> impl Iterator<Item = DateTime> {
    std::iter::successors(Some(hours.starts), |at| Some(*at + 1.minute()))
        .take_while(move |at| *at < hours.ends)
}

fn is_within(hours: Hours, some: &[Hours]) -> bool {
    every_minute(hours).all(|at| some.iter().any(|each| each.starts <= at && at < each.ends))
}

fn exists(civil: DateTime, zone: &Zone) -> bool {
    zone.instant(civil).to_zoned(zone.rules()).datetime() == civil
}

fn of_session(session: &Session) -> Thing<'_> {
    Thing {
        item: ItemId::new(ItemKind::Session, &session.key),
        room: session.room.as_ref(),
        civil: session.hours(),
    }
}

fn of_slot<'p>(session: &'p Session, slot: &'p Slot) -> Thing<'p> {
    Thing {
        item: ItemId::new(ItemKind::Slot, &slot.key),
        room: session.room.as_ref(),
        civil: session.starts.map(|starts| slot.hours(starts)),
    }
}

/// Where a person is in a session.
fn duties<'p>(session: &'p Session, person: &Key) -> Vec<Thing<'p>> {
    if session.chairs.contains(person) {
        return vec![of_session(session)];
    }
    let theirs = session.slots.iter().filter(|slot| slot.speakers.contains(person));
    theirs.map(|slot| of_slot(session, slot)).collect()
}

struct Found(BTreeSet<Clash>);

impl Found {
    fn add(&mut self, kind: ClashKind, concerns: &[&ItemId], args: &[(&'static str, i64)]) {
        let concerns = concerns.iter().map(|item| (*item).clone()).collect();
        self.0.insert(Clash { kind, concerns, args: args.to_vec() });
    }
}

pub(super) fn clashes(programme: &Programme, frame: &Frame<'_>) -> Vec<Clash> {
    let mut found = Found(BTreeSet::new());
    for one in &programme.sessions {
        for other in &programme.sessions {
            if one.key < other.key {
                pair(one, other, frame.zone, &mut found);
                people(programme, one, other, frame.zone, &mut found);
            }
        }
        session(programme, one, frame, &mut found);
        slots(one, frame.zone, &mut found);
    }
    for speaker in &programme.speakers {
        let duties = programme.sessions.iter().flat_map(|each| duties(each, &speaker.key));
        let duties: Vec<Thing<'_>> = duties.collect();
        let person = ItemId::new(ItemKind::Speaker, &speaker.key);
        if !speaker.confirmed && !duties.is_empty() {
            let items: BTreeSet<&ItemId> = duties.iter().map(|duty| &duty.item).collect();
            let concerns: Vec<&ItemId> = [&person].into_iter().chain(items).collect();
            found.add(ClashKind::Unconfirmed, &concerns, &[]);
        }
        for duty in duties {
            let is_away = |hours| !is_within(hours, &speaker.available);
            if !speaker.available.is_empty() && duty.civil.is_some_and(is_away) {
                found.add(ClashKind::PersonUnavailable, &[&duty.item, &person], &[]);
            }
        }
    }
    references(programme, &mut found);
    found.0.into_iter().collect()
}

fn pair(one: &Session, other: &Session, zone: &Zone, found: &mut Found) {
    use SessionKind::{Break, Breakout, Plenary, TrackSession};
    let (a, b) = (of_session(one), of_session(other));
    let Some(minutes) = shared(&a, &b, zone) else { return };
    let sits = |session: &Session| [Plenary, TrackSession, Breakout].contains(&session.kind);
    let args = [("minutes", minutes)];
    let everywhere = one.room.is_none() || other.room.is_none();
    if one.room == other.room {
        let room = one.room.as_ref().map(|room| ItemId::new(ItemKind::Room, room));
        let concerns: Vec<&ItemId> = [&a.item, &b.item].into_iter().chain(&room).collect();
        return found.add(ClashKind::RoomTwice, &concerns, &args);
    }
    for (all, each, first, second) in [(one, other, &a, &b), (other, one, &b, &a)] {
        let alone = if everywhere {
            all.room.is_none() && (all.kind == Plenary || all.kind == Break && sits(each))
        } else {
            all.kind == Plenary && sits(each)
        };
        if alone {
            let concerns = [&first.item, &second.item];
            return found.add(ClashKind::PlenaryBesideParallel, &concerns, &args);
        }
    }
    let all = if one.room.is_none() { one } else { other };
    if everywhere && all.kind != Break {
        let room = one.room.as_ref().or(other.room.as_ref()).unwrap();
        let room = ItemId::new(ItemKind::Room, room);
        found.add(ClashKind::RoomTwice, &[&a.item, &b.item, &room], &args);
    }
}

fn people(programme: &Programme, one: &Session, other: &Session, zone: &Zone, found: &mut Found) {
    let walking = i64::from(programme.settings.walking_minutes);
    let named = |session: &Session| {
        let speakers = session.slots.iter().flat_map(|slot| slot.speakers.clone());
        session.chairs.iter().cloned().chain(speakers).collect::<BTreeSet<Key>>()
    };
    for key in named(one).intersection(&named(other)) {
        let person = ItemId::new(ItemKind::Speaker, key);
        for a in duties(one, key) {
            for b in duties(other, key) {
                let (Some(at), Some(then)) = (a.instants(zone), b.instants(zone)) else { continue };
                if let Some(minutes) = shared(&a, &b, zone) {
                    let (first, second) =
                        (a.item.clone().min(b.item.clone()), (&a.item).max(&b.item));
                    let concerns = [&first, second, &person];
                    found.add(ClashKind::PersonTwice, &concerns, &[("minutes", minutes)]);
                    continue;
                }
                let (from, to, gap) = if at.0 < then.0 {
                    (&a, &b, minutes(at.1, then.0))
                } else {
                    (&b, &a, minutes(then.1, at.0))
                };
                let (Some(leaves), Some(enters)) = (from.room, to.room) else { continue };
                if leaves != enters && gap < walking {
                    let leaves = ItemId::new(ItemKind::Room, leaves);
                    let enters = ItemId::new(ItemKind::Room, enters);
                    let concerns = [&from.item, &to.item, &person, &leaves, &enters];
                    let args = [("minutes", gap), ("walking", walking)];
                    found.add(ClashKind::WalkTooShort, &concerns, &args);
                }
            }
        }
    }
}

fn is_skipped(thing: &Thing<'_>, zone: &Zone) -> bool {
    thing.civil.is_some_and(|civil| {
        let before_end = civil.ends - 1.second();
        !exists(civil.starts, zone) || !exists(civil.ends, zone) && !exists(before_end, zone)
    })
}

fn session(programme: &Programme, session: &Session, frame: &Frame<'_>, found: &mut Found) {
    let thing = of_session(session);
    let room = session.room.as_ref().and_then(|key| programme.room(key));
    if let Some(civil) = thing.civil {
        let (first, last) = (frame.first_day, frame.last_day.tomorrow().unwrap());
        if civil.starts < first.at(4, 0, 0, 0) || civil.ends > last.at(4, 0, 0, 0) {
            found.add(ClashKind::OutsideDays, &[&thing.item], &[]);
        }
        if let Some(DayHours { opens, closes }) = programme.settings.hours {
            let opened = |at: DateTime| {
                if opens < closes {
                    opens <= at.time() && at.time() < closes
                } else {
                    opens <= at.time() || at.time() < closes
                }
            };
            if !every_minute(civil).all(opened) {
                found.add(ClashKind::OutsideHours, &[&thing.item], &[]);
            }
        }
        if let Some(room) =
            room.filter(|room| !room.open.is_empty() && !is_within(civil, &room.open))
        {
            let room = ItemId::new(ItemKind::Room, &room.key);
            found.add(ClashKind::RoomClosed, &[&thing.item, &room], &[]);
        }
    }
    if is_skipped(&thing, frame.zone) {
        found.add(ClashKind::SkippedTime, &[&thing.item], &[]);
    }
    if let Some((room, capacity)) = room.and_then(|room| Some((room, room.capacity?))) {
        let room = ItemId::new(ItemKind::Room, &room.key);
        let held = frame.held.get(&session.key).copied();
        let offered = session.place.as_ref().map(|place| place.capacity);
        let kinds = [(ClashKind::Overbooked, held), (ClashKind::PlaceAboveRoom, offered)];
        for (kind, seats) in kinds {
            if let Some(seats) = seats.filter(|seats| *seats > capacity) {
                let args = [("seats", seats.into()), ("capacity", capacity.into())];
                found.add(kind, &[&thing.item, &room], &args);
            }
        }
    }
}

/// The minutes of a slot, counted from the start of its session.
fn taken(slot: &Slot) -> impl Iterator<Item = i64> {
    (i64::from(slot.offset)..).take(slot.minutes as usize)
}

fn slots(session: &Session, zone: &Zone, found: &mut Found) {
    use SessionKind::{Breakout, Plenary, TrackSession};
    let whole = 0..i64::from(session.minutes);
    let own = ItemId::new(ItemKind::Session, &session.key);
    for one in &session.slots {
        let thing = of_slot(session, one);
        let outside = taken(one).filter(|minute| !whole.contains(minute)).count() as i64;
        if outside > 0 {
            let args = [("minutes", outside)];
            found.add(ClashKind::SlotOutsideSession, &[&thing.item, &own], &args);
        }
        if session.accredited && one.sponsored {
            found.add(ClashKind::SponsoredInAccredited, &[&thing.item, &own], &[]);
        }
        if is_skipped(&thing, zone) {
            found.add(ClashKind::SkippedTime, &[&thing.item], &[]);
        }
        for other in session.slots.iter().filter(|other| one.key < other.key) {
            let beside = of_slot(session, other);
            let minutes = if session.starts.is_some() {
                shared(&thing, &beside, zone).unwrap_or(0)
            } else {
                let others: BTreeSet<i64> = taken(other).collect();
                taken(one).filter(|minute| others.contains(minute)).count() as i64
            };
            if minutes > 0 {
                let args = [("minutes", minutes)];
                found.add(ClashKind::SlotsOverlap, &[&thing.item, &beside.item], &args);
            }
        }
    }
    let needed: i64 = session.slots.iter().map(|slot| i64::from(slot.minutes)).sum();
    if needed > whole.end {
        let args = [("minutes", needed - whole.end)];
        found.add(ClashKind::SessionShorter, &[&own], &args);
    }
    let all: BTreeSet<i64> = session.slots.iter().flat_map(taken).collect();
    if let (Some(first), Some(last)) = (all.first(), all.last()) {
        let empty = whole.filter(|minute| minute < first || minute > last).count() as i64;
        if empty > 0 {
            found.add(ClashKind::SessionLonger, &[&own], &[("minutes", empty)]);
        }
    }
    let sits = [Plenary, TrackSession, Breakout].contains(&session.kind);
    if sits && session.chairs.is_empty() {
        found.add(ClashKind::WithoutChair, &[&own], &[]);
    }
}

fn references(programme: &Programme, found: &mut Found) {
    let mut check = |of: (ItemKind, &Key), kind, keys: Vec<&Key>| {
        for key in keys {
            let is_there = match kind {
                ItemKind::Track => programme.track(key).is_some(),
                ItemKind::Theme => programme.theme(key).is_some(),
                ItemKind::Room => programme.room(key).is_some(),
                _ => programme.speaker(key).is_some(),
            };
            if !is_there {
                let (of, to) = (ItemId::new(of.0, of.1), ItemId::new(kind, key));
                found.add(ClashKind::UnknownReference, &[&of, &to], &[]);
            }
        }
    };
    for track in &programme.tracks {
        let of = (ItemKind::Track, &track.key);
        check(of, ItemKind::Speaker, track.chairs.iter().collect());
    }
    for session in &programme.sessions {
        let of = (ItemKind::Session, &session.key);
        check(of, ItemKind::Track, session.track.iter().collect());
        check(of, ItemKind::Theme, session.themes.iter().collect());
        check(of, ItemKind::Room, session.room.iter().collect());
        check(of, ItemKind::Speaker, session.chairs.iter().collect());
        for slot in &session.slots {
            let of = (ItemKind::Slot, &slot.key);
            check(of, ItemKind::Speaker, slot.speakers.iter().collect());
            check(of, ItemKind::Theme, slot.themes.iter().collect());
        }
    }
}
