//! Where the sessions of a day stand in its grid: rooms across, time down; pure.

use domain::programme::Session;
use domain::value::Key;
use jiff::civil::{Date, Time};

/// The most rows and columns that `static/grid.css` has a place for.
const ROWS_MOST: i64 = 192;
const COLUMNS_MOST: usize = 48;

/// How many minutes a row may be: what divides an hour.
const UNITS: [i64; 6] = [5, 10, 15, 20, 30, 60];

/// A rectangle of the grid. Both are counted from 1 and include the headings: the rooms are in row
/// 1, the hours in column 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The first row.
    pub row: i64,
    /// How many.
    pub rows: i64,
    /// The first column.
    pub column: usize,
    /// How many.
    pub columns: usize,
}

impl Area {
    /// The classes of `static/grid.css` that put it there.
    #[must_use]
    pub fn classes(&self) -> String {
        format!("r{} h{} c{} w{}", self.row, self.rows, self.column, self.columns)
    }
}

/// A day, laid out.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout<'a> {
    /// The rooms that are used, and none for what is in all rooms beside other things.
    pub heads: Vec<(Option<&'a Key>, Area)>,
    /// The full hours: what the clock shows.
    pub hours: Vec<(Time, Area)>,
    /// The sessions in the given order.
    pub sessions: Vec<(&'a Session, Area)>,
}

/// A session with its rows.
struct Block<'a> {
    session: &'a Session,
    row: i64,
    end: i64,
}

impl Block<'_> {
    fn overlaps(&self, other: &Self) -> bool {
        self.row < other.end && other.row < self.end
    }
}

/// A group of columns: one room, or what is in all rooms beside other things.
struct Group<'a> {
    room: Option<&'a Key>,
    /// For each column, what is in it, by index.
    lanes: Vec<Vec<usize>>,
}

/// Lays out the sessions of a day. What is in all rooms spans all columns, unless something else
/// happens at the same time: then it gets a column of its own. Where two sessions are in one room
/// at once, the room gets two columns.
///
/// None where there are more rooms than a grid can show.
#[must_use]
pub fn layout<'a>(day: Date, rooms: &'a [Key], sessions: &[&'a Session]) -> Option<Layout<'a>> {
    let minutes = |session: &Session| {
        let hours = session.hours()?;
        let since = |at: jiff::civil::DateTime| {
            at.duration_since(day.to_datetime(Time::midnight())).as_secs().div_euclid(60)
        };
        Some((since(hours.starts), since(hours.ends)))
    };
    let times: Vec<_> = sessions.iter().filter_map(|each| minutes(each)).collect();
    let first = times.iter().map(|(start, _)| start.div_euclid(60) * 60).min()?;
    let last = times.iter().map(|(_, end)| *end).max()?;
    let unit = UNITS.into_iter().find(|unit| (last - first) / unit < ROWS_MOST).unwrap_or(60);
    // The first row is for the names of the rooms.
    let row = |minute: i64| ((minute - first + unit / 2) / unit + 2).min(ROWS_MOST + 1);
    let block = |session: &&'a Session| {
        let (start, end) = minutes(session)?;
        let start = row(start).min(ROWS_MOST);
        Some(Block { session, row: start, end: row(end).max(start + 1) })
    };
    let blocks: Vec<Block<'_>> = sessions.iter().filter_map(block).collect();
    let groups = groups(rooms, &blocks);
    let columns: usize = groups.iter().map(|group| group.lanes.len()).sum::<usize>().max(1);
    if columns >= COLUMNS_MOST {
        return None;
    }
    let end = blocks.iter().map(|block| block.end).max()?;
    let hours = (first / 60..).map(|hour| (hour, row(hour * 60))).take_while(|(_, at)| *at < end);
    let hour = |(hour, row): (i64, i64)| {
        let shown = i8::try_from(hour.rem_euclid(24)).ok()?;
        let rows = (60 / unit).min(end - row);
        Some((Time::new(shown, 0, 0, 0).ok()?, Area { row, rows, column: 1, columns: 1 }))
    };
    Some(Layout {
        hours: hours.filter_map(hour).collect(),
        heads: heads(&groups),
        sessions: areas(&blocks, &groups, columns),
    })
}

fn groups<'a>(rooms: &'a [Key], blocks: &[Block<'a>]) -> Vec<Group<'a>> {
    let indexed = || blocks.iter().enumerate();
    let is_beside = |at: usize, block: &Block<'_>| {
        block.session.room.is_none()
            && indexed().any(|(other, each)| other != at && each.overlaps(block))
    };
    let everywhere: Vec<usize> =
        indexed().filter(|(at, block)| is_beside(*at, block)).map(|(at, _)| at).collect();
    let mut groups = vec![Group { room: None, lanes: lanes(blocks, &everywhere) }];
    for room in rooms {
        let here = indexed().filter(|(_, block)| block.session.room.as_ref() == Some(room));
        let here: Vec<usize> = here.map(|(at, _)| at).collect();
        groups.push(Group { room: Some(room), lanes: lanes(blocks, &here) });
    }
    groups.retain(|group| !group.lanes.is_empty());
    groups
}

/// Distributes blocks to as few columns as they need.
fn lanes(blocks: &[Block<'_>], here: &[usize]) -> Vec<Vec<usize>> {
    let mut lanes: Vec<Vec<usize>> = Vec::new();
    for at in here {
        let Some(block) = blocks.get(*at) else { continue };
        let is_free = |lane: &&mut Vec<usize>| {
            let mut there = lane.iter().filter_map(|other| blocks.get(*other));
            !there.any(|other| other.overlaps(block))
        };
        match lanes.iter_mut().find(is_free) {
            Some(lane) => lane.push(*at),
            None => lanes.push(vec![*at]),
        }
    }
    lanes
}

fn heads<'a>(groups: &[Group<'a>]) -> Vec<(Option<&'a Key>, Area)> {
    let mut column = 2;
    let mut heads = Vec::new();
    for group in groups {
        heads.push((group.room, Area { row: 1, rows: 1, column, columns: group.lanes.len() }));
        column += group.lanes.len();
    }
    heads
}

fn areas<'a>(
    blocks: &[Block<'a>],
    groups: &[Group<'_>],
    columns: usize,
) -> Vec<(&'a Session, Area)> {
    let lanes: Vec<&Vec<usize>> = groups.iter().flat_map(|group| &group.lanes).collect();
    let area = |(at, block): (usize, &Block<'a>)| {
        let lane = lanes.iter().position(|lane| lane.contains(&at));
        let (column, columns) = lane.map_or((2, columns), |lane| (lane + 2, 1));
        let area = Area { row: block.row, rows: block.end - block.row, column, columns };
        (block.session, area)
    };
    blocks.iter().enumerate().map(area).collect()
}

#[cfg(test)]
mod tests {
    use domain::programme::Programme;
    use serde_json::json;

    use super::*;

    fn programme(sessions: &[(&str, Option<&str>, &str, u32)]) -> Programme {
        let session = |(key, room, starts, minutes): &(&str, Option<&str>, &str, u32)| {
            json!({ "key": key, "kind": "plenary", "title": {}, "room": room,
                "starts": format!("2022-09-{starts}:00"), "minutes": minutes })
        };
        let sessions: Vec<_> = sessions.iter().map(session).collect();
        serde_json::from_value(json!({ "sessions": sessions })).expect("a programme")
    }

    /// Key, row, rows, column, columns of each; and the number of columns with rooms.
    fn laid(
        rooms: &[&str],
        sessions: &[(&str, Option<&str>, &str, u32)],
    ) -> (Vec<String>, Vec<String>) {
        let programme = programme(sessions);
        let rooms: Vec<Key> = rooms.iter().map(|room| room.parse().expect("a key")).collect();
        let day = "2022-09-22".parse().expect("a day");
        let sessions = programme.sessions_on(day);
        let layout = layout(day, &rooms, &sessions).expect("there is room");
        let line =
            |(session, area): &(&Session, Area)| format!("{} {}", session.key, area.classes());
        let head = |(room, area): &(Option<&Key>, Area)| {
            format!("{} c{} w{}", room.map_or("all", Key::as_str), area.column, area.columns)
        };
        (layout.heads.iter().map(head).collect(), layout.sessions.iter().map(line).collect())
    }

    #[test]
    fn each_room_has_a_column_and_a_plenary_spans_them() {
        let (heads, sessions) = laid(
            &["hall", "attic", "cellar"],
            &[
                ("opening", None, "22T09:00", 60),
                ("one", Some("hall"), "22T10:00", 90),
                ("two", Some("cellar"), "22T10:30", 5),
            ],
        );
        assert_eq!(heads, ["hall c2 w1", "cellar c3 w1"], "unused rooms have none");
        assert_eq!(sessions, ["opening r2 h12 c2 w2", "one r14 h18 c2 w1", "two r20 h1 c3 w1"]);
    }

    #[test]
    fn what_is_at_the_same_time_stands_side_by_side() {
        let (heads, sessions) = laid(
            &["hall", "attic"],
            &[
                ("posters", None, "22T09:00", 60),
                ("one", Some("hall"), "22T09:30", 60),
                ("two", Some("hall"), "22T10:00", 60),
                ("three", Some("hall"), "22T10:30", 60),
                ("lunch", None, "22T12:00", 60),
            ],
        );
        assert_eq!(heads, ["all c2 w1", "hall c3 w2"]);
        assert_eq!(
            sessions,
            [
                "posters r2 h12 c2 w1",
                "one r8 h12 c3 w1",
                "two r14 h12 c4 w1",
                "three r20 h12 c3 w1",
                "lunch r38 h12 c2 w3",
            ]
        );
    }

    #[test]
    fn a_night_is_below_the_evening_and_odd_minutes_are_rounded() {
        let (_, sessions) = laid(
            &["hall"],
            &[("late", Some("hall"), "22T23:02", 60), ("night", Some("hall"), "23T00:02", 1)],
        );
        assert_eq!(sessions, ["late r2 h12 c2 w1", "night r14 h1 c2 w1"]);
    }

    #[test]
    fn the_longest_day_fits() {
        let (_, sessions) = laid(
            &["hall"],
            &[("a", Some("hall"), "22T04:00", 1_440), ("b", Some("hall"), "23T03:59", 1_440)],
        );
        assert_eq!(sessions, ["a r2 h96 c2 w1", "b r98 h95 c2 w1"]);
    }

    #[test]
    fn the_style_sheet_has_a_place_for_all() {
        let sheet = include_str!("../../../static/grid.css");
        for (class, rule, most) in [
            ("r", "grid-row-start: ", ROWS_MOST + 1),
            ("h", "grid-row-end: span ", ROWS_MOST),
            ("c", "grid-column-start: ", i64::try_from(COLUMNS_MOST).expect("a number")),
            ("w", "grid-column-end: span ", i64::try_from(COLUMNS_MOST).expect("a number")),
        ] {
            for n in 1..=most {
                let wanted = format!(".{class}{n} {{ {rule}{n} }}");
                assert!(sheet.contains(&wanted), "write {wanted} in static/grid.css");
            }
        }
    }

    #[test]
    fn too_many_rooms_are_no_grid() {
        let keys: Vec<String> = (0..COLUMNS_MOST).map(|at| format!("r{at}")).collect();
        let sessions: Vec<_> =
            keys.iter().map(|key| (key.as_str(), Some(key.as_str()), "22T09:00", 60)).collect();
        let programme = programme(&sessions);
        let rooms: Vec<Key> = keys.iter().map(|key| key.parse().expect("a key")).collect();
        let day = "2022-09-22".parse().expect("a day");
        assert_eq!(layout(day, &rooms, &programme.sessions_on(day)), None);
    }
}
