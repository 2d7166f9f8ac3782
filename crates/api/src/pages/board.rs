//! Where sessions stand on the board of a day; pure.
//!
//! What comes out are classes, which `static/steps.css` turns into numbers: a page may hold no style
//! of its own. `static/editor/layout.js` reckons the same once scripts run.

use std::collections::BTreeSet;

use domain::programme::{DayHours, Session};
use jiff::civil::{Date, DateTime, Time};

const HOUR: i64 = 60;

/// The latest hour that the board can show, counted from the midnight at which its day begins.
const LATEST: i64 = 52;

/// The most sessions that stand side by side in a room.
const LANES_MOST: usize = 12;

/// Sessions of at most so many minutes have their text in one line.
const SHORT: i64 = 20;

/// A session on the board.
#[derive(Debug)]
pub struct Placed<'p> {
    /// What stands there.
    pub session: &'p Session,
    /// When it starts, in minutes after the midnight at which the day begins.
    pub from: i64,
    /// The number of its column; none for all rooms.
    pub room: Option<usize>,
}

/// The hours that the board shows, counted from the midnight at which its day begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Board {
    pub opens: i64,
    pub closes: i64,
}

/// Beside which others a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lane {
    number: usize,
    of: usize,
}

impl Placed<'_> {
    fn ends(&self) -> i64 {
        self.from + i64::from(self.session.minutes)
    }

    fn meets(&self, other: &Self) -> bool {
        self.from < other.ends() && other.from < self.ends()
    }
}

/// How many minutes after the midnight of `day` a time is.
pub fn minutes_after(day: Date, time: DateTime) -> i64 {
    day.to_datetime(Time::midnight()).duration_until(time).as_mins()
}

/// The hours of the conference, and one around all that happens.
pub fn board(placed: &[Placed<'_>], hours: Option<DayHours>) -> Board {
    let mut board = hours.map_or(Board { opens: 9, closes: 17 }, |hours| {
        let (first, last) = (hours.opens, hours.closes);
        let next_day = if last <= first { 24 } else { 0 };
        let begun = i64::from(last.minute() > 0);
        Board { opens: first.hour().into(), closes: i64::from(last.hour()) + begun + next_day }
    });
    for each in placed {
        board.opens = board.opens.min(each.from.div_euclid(HOUR) - 1);
        board.closes = board.closes.max((each.ends() + HOUR - 1).div_euclid(HOUR) + 1);
    }
    Board { opens: board.opens.max(0), closes: board.closes.min(LATEST) }
}

/// The classes that place each session on the board, in the order of `placed`.
pub fn classes(placed: &[Placed<'_>]) -> Vec<String> {
    let lanes = lanes(placed);
    let everywhere: Vec<&Placed<'_>> = placed.iter().filter(|it| it.room.is_none()).collect();
    let one = |(each, lane): (&Placed<'_>, Lane)| {
        let (from, minutes) = (each.from, i64::from(each.session.minutes));
        let mut classes = format!(
            "h-{} m-{} lh-{} lm-{}",
            from.div_euclid(HOUR),
            from.rem_euclid(HOUR),
            minutes / HOUR,
            minutes % HOUR
        );
        match each.room {
            None => classes.push_str(" everywhere"),
            Some(room) => classes.push_str(&format!(" room-{room}")),
        }
        if lane.of > 1 {
            let number = lane.number.min(LANES_MOST - 1);
            classes.push_str(&format!(" lane-{number} lanes-{}", lane.of));
        }
        if each.room.is_some() && everywhere.iter().any(|other| other.meets(each)) {
            classes.push_str(" over");
        }
        if minutes <= SHORT {
            classes.push_str(" short");
        }
        classes
    };
    placed.iter().zip(lanes).map(one).collect()
}

/// Sessions of a room that overlap stand side by side.
fn lanes(placed: &[Placed<'_>]) -> Vec<Lane> {
    let mut lanes = vec![Lane::default(); placed.len()];
    let rooms: BTreeSet<Option<usize>> = placed.iter().map(|each| each.room).collect();
    for room in rooms {
        let mut mine: Vec<(usize, &Placed<'_>)> =
            placed.iter().enumerate().filter(|(_, each)| each.room == room).collect();
        mine.sort_by_key(|(_, it)| (it.from, -i64::from(it.session.minutes), &it.session.key));
        let (mut group, mut until): (Vec<(usize, &Placed<'_>)>, i64) = (Vec::new(), i64::MIN);
        for (at, each) in mine {
            if each.from >= until {
                settle(&mut lanes, &group);
                group.clear();
            }
            until = until.max(each.ends());
            group.push((at, each));
        }
        settle(&mut lanes, &group);
    }
    lanes
}

/// Gives each session of a group, in order, the first lane that is free again.
fn settle(lanes: &mut [Lane], group: &[(usize, &Placed<'_>)]) {
    let mut ends: Vec<i64> = Vec::new();
    let mut numbers = Vec::new();
    for (at, each) in group {
        let free = ends.iter().position(|end| *end <= each.from);
        let number = free.unwrap_or(ends.len());
        match ends.get_mut(number) {
            Some(end) => *end = each.ends(),
            None => ends.push(each.ends()),
        }
        numbers.push((*at, number));
    }
    for (at, number) in numbers {
        if let Some(lane) = lanes.get_mut(at) {
            *lane = Lane { number, of: ends.len().min(LANES_MOST) };
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::programme::SessionKind;
    use domain::value::Localized;

    use super::*;

    fn session(key: &str, minutes: u32) -> Session {
        Session {
            key: key.parse().expect("a key"),
            kind: SessionKind::Breakout,
            title: Localized::default(),
            summary: Localized::default(),
            track: None,
            themes: Vec::new(),
            room: None,
            starts: None,
            minutes,
            chairs: Vec::new(),
            language: None,
            accredited: false,
            place: None,
            slots: Vec::new(),
            guid: None,
        }
    }

    #[test]
    fn sessions_stand_by_time_room_and_lane() {
        let (one, two, three, all) =
            (session("one", 60), session("two", 90), session("three", 15), session("all", 30));
        let placed = [
            Placed { session: &one, from: 540, room: Some(0) },
            Placed { session: &two, from: 570, room: Some(0) },
            Placed { session: &three, from: 600, room: Some(0) },
            Placed { session: &two, from: 542, room: Some(1) },
            Placed { session: &all, from: 640, room: None },
        ];
        assert_eq!(
            classes(&placed),
            [
                "h-9 m-0 lh-1 lm-0 room-0 lane-0 lanes-2",
                "h-9 m-30 lh-1 lm-30 room-0 lane-1 lanes-2 over",
                "h-10 m-0 lh-0 lm-15 room-0 lane-0 lanes-2 short",
                "h-9 m-2 lh-1 lm-30 room-1",
                "h-10 m-40 lh-0 lm-30 everywhere",
            ]
        );
    }

    #[test]
    fn the_board_shows_the_hours_and_what_is_outside_of_them() {
        let time = |text: &str| text.parse().expect("a time");
        let long = session("long", 150);
        let at = |from| [Placed { session: &long, from, room: None }];
        let hours = |opens, closes| Some(DayHours { opens: time(opens), closes: time(closes) });
        let cases = [
            (&[][..], None, (9, 17)),
            (&at(9 * 60), None, (8, 17)),
            (&at(15 * 60 + 31), None, (9, 20)),
            (&[], hours("08:00:00", "18:30:00"), (8, 19)),
            (&[], hours("08:00:00", "02:00:00"), (8, 26)),
            (&at(27 * 60), hours("08:00:00", "18:00:00"), (8, 31)),
        ];
        for (placed, hours, (opens, closes)) in cases {
            assert_eq!(board(placed, hours), Board { opens, closes }, "{hours:?}");
        }
    }
}
