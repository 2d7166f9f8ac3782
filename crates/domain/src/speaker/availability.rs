//! When somebody can come, as half hours to tick; pure.
//!
//! A programme holds hours of any length. What half hours cannot express, because it begins at ten
//! past or lies outside the days that are shown, is told apart and kept as it is until the person
//! takes it out.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use crate::conference::Definition;
use crate::programme::{Hours, Programme, Session};

/// How long a piece of the grid is, in minutes.
const PIECE: i64 = 30;

/// The most days that are shown.
const DAYS_MOST: usize = 31;

/// The hours of a day where the programme does not say any.
const USUAL: (Time, Time) = (Time::constant(8, 0, 0, 0), Time::constant(20, 0, 0, 0));

/// One day of the conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// Its half hours.
    pub pieces: Vec<Hours>,
}

/// The half hours of the conference's days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid(pub Vec<Day>);

/// Hours, as far as a grid can show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The half hours that are wholly inside.
    pub ticked: Vec<Hours>,
    /// What is left.
    pub others: Vec<Hours>,
}

impl Grid {
    /// The half hours of the days of the conference and of its programme: from when the day opens
    /// until it closes, and as long as something happens.
    #[must_use]
    pub fn of(definition: &Definition, programme: &Programme) -> Self {
        let mut dates = programme.days();
        let days = definition.first_day.series(1.day());
        dates.extend(days.take_while(|day| *day <= definition.last_day).take(DAYS_MOST));
        dates.sort_unstable();
        dates.dedup();
        let mut days: Vec<Day> = Vec::new();
        for date in dates.into_iter().take(DAYS_MOST) {
            let before = days.last().and_then(|day| day.pieces.last()).map(|piece| piece.ends);
            let mut pieces = pieces(frame(programme, date));
            pieces.retain(|piece| before.is_none_or(|before| before <= piece.starts));
            days.push(Day { date, pieces });
        }
        Self(days)
    }

    /// The half hour that begins then.
    #[must_use]
    pub fn piece(&self, starts: DateTime) -> Option<Hours> {
        self.pieces().find(|piece| piece.starts == starts)
    }

    fn pieces(&self) -> impl Iterator<Item = Hours> + '_ {
        self.0.iter().flat_map(|day| day.pieces.iter().copied())
    }

    /// What the grid shows of these hours, and what is left.
    #[must_use]
    pub fn show(&self, available: &[Hours]) -> Shown {
        let all = union(available);
        let is_inside = |piece: &Hours| all.iter().any(|hours| hours.contains(piece));
        let ticked: Vec<Hours> = self.pieces().filter(is_inside).collect();
        let others = all.iter().flat_map(|hours| without(*hours, &ticked)).collect();
        Shown { ticked, others }
    }
}

impl Shown {
    /// The hours again, what touches as one.
    #[must_use]
    pub fn hours(&self) -> Vec<Hours> {
        let all: Vec<Hours> = self.ticked.iter().chain(&self.others).copied().collect();
        union(&all)
    }
}

/// From when until when a day is shown: the hours of the programme, and what happens outside them.
fn frame(programme: &Programme, date: Date) -> Hours {
    let hours = programme.settings.hours;
    let (opens, closes) = hours.map_or(USUAL, |hours| (hours.opens, hours.closes));
    let last = if closes > opens { date } else { date.saturating_add(1.day()) };
    let (mut starts, mut ends) = (date.to_datetime(opens), last.to_datetime(closes));
    let sessions = programme.sessions.iter().filter(|session| session.day() == Some(date));
    for hours in sessions.filter_map(Session::hours) {
        starts = starts.min(hours.starts);
        ends = ends.max(hours.ends);
    }
    Hours { starts: down(starts), ends }
}

/// The half hour before a time.
fn down(time: DateTime) -> DateTime {
    let past = i64::from(time.minute()) % PIECE;
    time.saturating_sub(past.minutes())
}

fn pieces(frame: Hours) -> Vec<Hours> {
    let steps = frame.starts.series(PIECE.minutes());
    let starts = steps.take_while(|starts| *starts < frame.ends);
    let piece = |starts: DateTime| Hours { starts, ends: starts.saturating_add(PIECE.minutes()) };
    // Sessions may last a day and a night.
    starts.take(2 * 48).map(piece).collect()
}

/// The same hours in order, what meets or touches as one.
fn union(hours: &[Hours]) -> Vec<Hours> {
    let mut sorted = hours.to_vec();
    sorted.sort_unstable();
    let mut made: Vec<Hours> = Vec::new();
    for next in sorted {
        match made.last_mut() {
            Some(last) if next.starts <= last.ends => last.ends = last.ends.max(next.ends),
            _ => made.push(next),
        }
    }
    made
}

/// What is left of `hours` without these pieces, which are in order.
fn without(hours: Hours, pieces: &[Hours]) -> Vec<Hours> {
    let mut left = Vec::new();
    let mut from = hours.starts;
    for piece in pieces.iter().filter(|piece| hours.contains(piece)) {
        if from < piece.starts {
            left.push(Hours { starts: from, ends: piece.starts });
        }
        from = from.max(piece.ends);
    }
    if from < hours.ends {
        left.push(Hours { starts: from, ends: hours.ends });
    }
    left
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::programme::DayHours;

    fn definition() -> Definition {
        let file = include_str!("../../../../config/conferences/precision-medicine-2022.toml");
        crate::conference::file::parse(file).unwrap()
    }

    fn grid() -> Grid {
        Grid::of(&definition(), &Programme::default())
    }

    fn at(day: i8, hour: i8, minute: i8) -> DateTime {
        date(2022, 9, day).at(hour, minute, 0, 0)
    }

    fn hours(starts: DateTime, ends: DateTime) -> Hours {
        Hours { starts, ends }
    }

    #[test]
    fn the_grid_has_every_half_hour_of_the_days() {
        let Grid(days) = grid();
        let shown: Vec<_> = days.iter().map(|day| (day.date, day.pieces.len())).collect();
        assert_eq!(shown, [(date(2022, 9, 22), 24), (date(2022, 9, 23), 24)]);
        let first = days[0].pieces[0];
        assert_eq!((first.starts, first.ends), (at(22, 8, 0), at(22, 8, 30)));
    }

    #[test]
    fn the_grid_follows_the_hours_of_the_programme_and_what_happens_outside_them() {
        let mut programme = Programme::default();
        let time = |hour| jiff::civil::time(hour, 0, 0, 0);
        programme.settings.hours = Some(DayHours { opens: time(22), closes: time(1) });
        let Grid(days) = Grid::of(&definition(), &programme);
        assert_eq!(days[0].pieces.len(), 6, "from 22:00 to 01:00");
        assert_eq!(days[0].pieces[5].ends, at(23, 1, 0));
        let file =
            include_str!("../../../../config/conferences/precision-medicine-2022.programme.toml");
        let fitting = crate::programme::file::parse(file, &definition()).unwrap();
        let Grid(days) = Grid::of(&definition(), &fitting);
        for session in fitting.sessions.iter().filter_map(Session::hours) {
            let inside = |starts| {
                days.iter()
                    .flat_map(|day| &day.pieces)
                    .any(|piece| piece.starts <= starts && starts < piece.ends)
            };
            assert!(inside(session.starts), "{session:?}");
        }
    }

    #[test]
    fn what_half_hours_cannot_express_is_told_apart_and_kept() {
        let available = [
            hours(at(22, 9, 10), at(22, 10, 40)),
            hours(at(22, 10, 40), at(22, 11, 0)),
            hours(at(24, 9, 0), at(24, 10, 0)),
        ];
        let shown = grid().show(&available);
        let half = |hour, minute| {
            let starts = at(22, hour, minute);
            hours(starts, starts.saturating_add(30.minutes()))
        };
        assert_eq!(shown.ticked, [half(9, 30), half(10, 0), half(10, 30)]);
        let left = [hours(at(22, 9, 10), at(22, 9, 30)), hours(at(24, 9, 0), at(24, 10, 0))];
        assert_eq!(shown.others, left);
        let again = [hours(at(22, 9, 10), at(22, 11, 0)), hours(at(24, 9, 0), at(24, 10, 0))];
        assert_eq!(shown.hours(), again);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_between_hours_and_the_grid(
            spans in proptest::collection::vec((-2_000_i64..5_000, 1_i64..700), 0..12)
        ) {
            let time = |minutes: i64| at(22, 0, 0).saturating_add(minutes.minutes());
            let span = |(from, long): &(i64, i64)| hours(time(*from), time(from + long));
            let available: Vec<Hours> = spans.iter().map(span).collect();
            let shown = grid().show(&available);
            prop_assert_eq!(shown.hours(), union(&available));
            let again = grid().show(&shown.hours());
            prop_assert_eq!(again, shown);
        }
    }
}
