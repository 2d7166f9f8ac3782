//! Sessions at times when nothing should be.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::super::{DayHours, Hours, ItemKind, Programme, day_of};
use super::timeline::{Block, Piece};
use super::{Clash, ClashKind, Frame, clash};

pub(super) fn find(
    programme: &Programme,
    blocks: &[Block<'_>],
    frame: &Frame<'_>,
    found: &mut Vec<Clash>,
) {
    for block in blocks {
        let Some(piece) = block.piece else { continue };
        let session = (ItemKind::Session, &block.session.key);
        let mut add = |kind| found.push(clash(kind, [session], &[]));
        if !is_on_days(piece.hours, frame) {
            add(ClashKind::OutsideDays);
        }
        if programme.settings.hours.is_some_and(|hours| !is_in_hours(piece.hours, hours)) {
            add(ClashKind::OutsideHours);
        }
        if piece.is_skipped {
            add(ClashKind::SkippedTime);
        }
        let room = block.session.room.as_ref().and_then(|key| programme.room(key));
        if let Some(room) = room.filter(|room| !room.open.is_empty())
            && !covers(room.open.iter().copied(), piece.hours)
        {
            found.push(clash(ClashKind::RoomClosed, [session, (ItemKind::Room, &room.key)], &[]));
        }
        let skipped = block.slots.iter().filter(|(_, piece)| is_skipped(*piece));
        found
            .extend(skipped.map(|(slot, _)| {
                clash(ClashKind::SkippedTime, [(ItemKind::Slot, &slot.key)], &[])
            }));
    }
}

fn is_skipped(piece: Option<Piece>) -> bool {
    piece.is_some_and(|piece| piece.is_skipped)
}

/// Whether it starts on a day of the conference and ends before the next day begins.
fn is_on_days(hours: Hours, frame: &Frame<'_>) -> bool {
    let last_moment = hours.ends.saturating_sub(1.nanosecond());
    day_of(hours.starts) >= frame.first_day && day_of(last_moment) <= frame.last_day
}

/// Whether the hours of the days around it have room for it. Those of one day may go on to the
/// next one, and where they leave no gap, so may a session.
fn is_in_hours(hours: Hours, of_day: DayHours) -> bool {
    let date = hours.starts.date();
    // A session has at most a day, so that it reaches no further than the day after its own.
    let dates = [date.saturating_sub(1.day()), date, date.saturating_add(1.day())];
    covers(dates.into_iter().map(|date| on(date, of_day)), hours)
}

/// The hours of this date.
fn on(date: Date, DayHours { opens, closes }: DayHours) -> Hours {
    let ending = if closes > opens { date } else { date.saturating_add(1.day()) };
    Hours { starts: date.to_datetime(opens), ends: ending.to_datetime(closes) }
}

/// Whether some hours, taken together, contain all of `hours`.
pub(super) fn covers(some: impl IntoIterator<Item = Hours>, hours: Hours) -> bool {
    let mut some: Vec<Hours> = some.into_iter().collect();
    some.sort_unstable();
    let reach = |reached: DateTime, next: &Hours| {
        if next.starts <= reached { reached.max(next.ends) } else { reached }
    };
    some.iter().fold(hours.starts, reach) >= hours.ends
}
