//! What can be done with sessions by plain forms: their fields, and the edits that they wish; pure.

use domain::FieldFault;
use domain::programme::draft::{Edit, Item};
use domain::programme::{DAY_BEGINS, Programme, Session};
use domain::value::Key;
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use super::super::super::form::{Field, Input as Kind, Sent};
use super::item::fields::{EVERYWHERE, Fields, MOMENT, NUMBER};
use super::item::input::{Input, clock};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Move,
    Length,
    Unplace,
    Shift,
    Swap,
    Copy,
}

impl Deed {
    const ALL: [Self; 6] =
        [Self::Move, Self::Length, Self::Unplace, Self::Shift, Self::Swap, Self::Copy];

    /// The last part of its address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Length => "length",
            Self::Unplace => "unplace",
            Self::Shift => "shift",
            Self::Swap => "swap",
            Self::Copy => "copy",
        }
    }

    /// The deed of an address.
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.as_str() == text)
    }

    /// What its form asks.
    pub fn fields(self, fields: &Fields<'_>) -> Vec<Field> {
        let starts = || fields.field("starts", Kind::Line(MOMENT));
        let minutes = || fields.field("minutes", Kind::Line(NUMBER));
        match self {
            Self::Move => {
                let length = fields.field("length", Kind::Line(NUMBER)).optional();
                vec![fields.session("session"), starts(), fields.room("room"), length]
            }
            Self::Length => {
                vec![fields.session("session"), fields.field("length", Kind::Line(NUMBER))]
            }
            Self::Unplace => vec![fields.session("session")],
            Self::Shift => vec![
                fields.field("from", Kind::Line(MOMENT)),
                minutes(),
                fields.only_room("only_room"),
                fields.track("only_track"),
                fields.tick("later_days"),
            ],
            Self::Swap => vec![fields.session("one"), fields.session("other")],
            Self::Copy => {
                vec![fields.session("session"), starts().optional(), fields.room("room").optional()]
            }
        }
    }

    /// The edit that a form wishes.
    ///
    /// # Errors
    ///
    /// What is wrong, by field.
    pub fn edit(self, programme: &Programme, sent: &Sent) -> Result<Edit, Vec<FieldFault>> {
        let mut input = Input::new(sent);
        let edit = match self {
            Self::Move => moved(&mut input),
            Self::Length => length(programme, &mut input),
            Self::Unplace => {
                session(&mut input, "session").map(|session| Edit::Unplace { session })
            }
            Self::Shift => shift(&mut input),
            Self::Swap => {
                let (one, other) = (session(&mut input, "one"), session(&mut input, "other"));
                one.zip(other).map(|(one, other)| Edit::Swap { one, other })
            }
            Self::Copy => copy(&mut input),
        };
        edit.filter(|_| input.faults.is_empty()).ok_or(input.faults)
    }
}

fn session(input: &mut Input<'_>, name: &str) -> Option<Key> {
    input.needed(name, "choice")
}

/// A room; all rooms is a choice of its own, so that nobody makes it by forgetting to choose.
fn room(input: &mut Input<'_>) -> Option<Key> {
    let chosen = input.line("room");
    if chosen.is_empty() {
        input.fault("required", "room", "is missing");
    }
    if chosen == EVERYWHERE { None } else { input.keys("room").pop() }
}

fn moved(input: &mut Input<'_>) -> Option<Edit> {
    let session = session(input, "session");
    let starts = input.needed("starts", "time");
    let (room, minutes) = (room(input), input.typed("length", "number"));
    Some(Edit::Move { session: session?, starts: starts?, room, minutes })
}

/// A session without a place has a length as well.
fn length(programme: &Programme, input: &mut Input<'_>) -> Option<Edit> {
    let session = session(input, "session");
    let minutes = input.needed("length", "number");
    let session = session?;
    match programme.session(&session) {
        Some(Session { starts: Some(starts), room, .. }) => Some(Edit::Move {
            session,
            starts: *starts,
            room: room.clone(),
            minutes: Some(minutes?),
        }),
        Some(unplaced) => {
            let changed = Session { minutes: minutes?, ..unplaced.clone() };
            Some(Edit::Put { item: Item::Session(Box::new(changed)) })
        }
        None => {
            input.fault("choice", "session", "is not in the programme");
            None
        }
    }
}

fn shift(input: &mut Input<'_>) -> Option<Edit> {
    let from = input.needed("from", "time");
    let minutes = input.needed("minutes", "number");
    let (room, track) = (input.keys("only_room").pop(), input.keys("only_track").pop());
    let later_days = input.is_ticked("later_days");
    Some(Edit::Shift { from: from?, minutes: minutes?, room, track, later_days })
}

fn copy(input: &mut Input<'_>) -> Option<Edit> {
    let session = session(input, "session");
    let starts: Option<DateTime> = input.typed("starts", "time");
    let room = if starts.is_some() { room(input) } else { None };
    Some(Edit::Copy { session: session?, key: None, starts, room })
}

/// The same wish as our own form would send it. The editor asks for times of the day that it
/// shows, and sends nothing for all rooms and for every room and track.
pub fn canonical(deed: Deed, sent: Sent) -> Sent {
    let Ok(day) = sent.one("day").parse::<Date>() else { return sent };
    let is_narrow = deed == Deed::Shift;
    let one = |(name, value): (String, String)| match (name.as_str(), value.as_str()) {
        ("from" | "starts", time) => {
            let moment = clock(time).map(|time| {
                let night = if time < DAY_BEGINS { 1 } else { 0 };
                day.saturating_add(night.days()).to_datetime(time)
            });
            (name, moment.map_or(value, |at| at.strftime("%Y-%m-%dT%H:%M").to_string()))
        }
        ("room", "") if !is_narrow => (name, EVERYWHERE.to_owned()),
        ("room", _) if is_narrow => ("only_room".to_owned(), value),
        ("track", _) if is_narrow => ("only_track".to_owned(), value),
        _ => (name, value),
    };
    Sent(sent.0.into_iter().filter(|(name, _)| name != "day").map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn the_forms_of_the_editor_are_read_as_of_the_day_that_it_shows() {
        let cases = [
            (
                Deed::Shift,
                vec![("day", "2022-09-22"), ("from", "13:00")],
                ("from", "2022-09-22T13:00"),
            ),
            (
                Deed::Shift,
                vec![("day", "2022-09-22"), ("from", "01:30")],
                ("from", "2022-09-23T01:30"),
            ),
            (Deed::Shift, vec![("day", "2022-09-22"), ("room", "hall")], ("only_room", "hall")),
            (Deed::Copy, vec![("day", "2022-09-22"), ("room", "")], ("room", "*")),
            (Deed::Copy, vec![("room", "")], ("room", "")),
            (Deed::Move, vec![("starts", "2022-09-22T09:00")], ("starts", "2022-09-22T09:00")),
        ];
        for (deed, typed, (name, value)) in cases {
            assert_eq!(canonical(deed, sent(&typed)).one(name), value, "{deed:?} {typed:?}");
        }
    }
}
