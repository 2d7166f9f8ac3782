//! The form of a slot. Where its session has a time, it is asked for by the clock; else in minutes
//! from the start.

use domain::programme::{Programme, Session, Slot};
use domain::value::{Key, Locale};
use jiff::civil::{DateTime, Time};

use super::super::super::super::form::{Input as Kind, Line, Section};
use super::fields::{CLOCK, Fields, NUMBER, Typed};
use super::input::{Input, clock};
use super::people::People;
use super::{Frame, key_field, new_key};

/// Minutes of a day.
const DAY: i32 = 1_440;

/// What the form of a slot would have been sent with.
pub fn typed(programme: &Programme, session: &Session, slot: &Slot) -> Typed {
    let mut typed = Typed::default();
    typed.localized("title", &slot.title);
    typed.localized("abstract", &slot.summary);
    match session.starts {
        Some(starts) => typed.put("at", slot.hours(starts).starts.strftime("%H:%M")),
        None => typed.put("offset", slot.offset),
    }
    typed.put("minutes", slot.minutes);
    typed.all("speakers", People::of(programme).called(&slot.speakers));
    typed.all("themes", &slot.themes);
    typed.maybe("language", slot.language.as_ref());
    typed.ticked("sponsored", slot.sponsored);
    typed
}

/// What a new slot begins with: the time after the last one.
pub fn beginning(session: &Session) -> Typed {
    let after_last =
        |slot: &Slot| slot.offset.saturating_add(i32::try_from(slot.minutes).unwrap_or(0));
    let offset = session.slots.iter().map(after_last).max().unwrap_or(0);
    let mut typed = Typed::default();
    match session.starts {
        Some(starts) => typed.put("at", at(starts, offset).strftime("%H:%M")),
        None => typed.put("offset", offset),
    }
    typed
}

fn at(starts: DateTime, offset: i32) -> DateTime {
    starts.saturating_add(jiff::SignedDuration::from_mins(i64::from(offset)))
}

/// The form.
pub fn sections(fields: &Fields<'_>, session: &Session, is_new: bool) -> Vec<Section> {
    let mut about = fields.localized("title", &Kind::Line(Line::TEXT), true);
    about.extend(fields.localized("abstract", &Kind::Lines, false));
    about.extend(is_new.then(|| key_field(fields)));
    let start = match session.starts {
        Some(_) => fields.field("at", Kind::Line(CLOCK)),
        None => fields.field("offset", Kind::Line(NUMBER)),
    };
    let time = vec![start, fields.field("minutes", Kind::Line(NUMBER))];
    let mut belongs = vec![fields.people("speakers")];
    belongs.extend(fields.themes("themes"));
    belongs.push(fields.line("language").optional());
    belongs.push(fields.tick("sponsored"));
    vec![
        fields.section("about", about),
        fields.section("when", time),
        fields.section("belongs", belongs),
    ]
}

/// The slot that a form says.
pub fn read(frame: &Frame<'_>, session: &Session, input: &mut Input<'_>) -> Option<Slot> {
    let old = frame.key.and_then(|key| session.slots.iter().find(|slot| slot.key == *key));
    let title = input.title("title");
    let key: Option<Key> = match frame.key {
        Some(key) => Some(key.clone()),
        None => new_key(frame, input, (title.of(Locale::En), "slot")),
    };
    let offset = match session.starts {
        Some(starts) => clocked(input, starts.time(), session.minutes),
        None => input.needed("offset", "number"),
    };
    let minutes = input.needed("minutes", "number");
    let speakers = input.people("speakers", frame.programme);
    let (themes, language) = (input.keys("themes"), input.language("language"));
    Some(Slot {
        key: key?,
        title,
        summary: input.texts("abstract"),
        offset: offset?,
        minutes: minutes?,
        speakers,
        themes,
        language,
        sponsored: input.is_ticked("sponsored"),
        guid: old.and_then(|slot| slot.guid),
    })
}

fn clocked(input: &mut Input<'_>, starts: Time, minutes: u32) -> Option<i32> {
    let typed = input.line("at");
    if typed.is_empty() {
        input.fault("required", "at", "is missing");
        return None;
    }
    let Some(time) = clock(&typed) else {
        input.fault("clock", "at", "must be a time such as 09:05");
        return None;
    };
    Some(offset(starts, time, minutes))
}

/// How long after the start of a session the clock shows `time`: inside of the session where that
/// can be, else as near to its start as can be.
fn offset(starts: Time, time: Time, minutes: u32) -> i32 {
    let of_day = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let later = (of_day(time) - of_day(starts)).rem_euclid(DAY);
    let is_inside = u32::try_from(later).is_ok_and(|later| later < minutes);
    if is_inside || later <= DAY / 2 { later } else { later - DAY }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::offset;

    #[test]
    fn a_time_is_inside_the_session_where_it_can_be() {
        let cases = [
            ((9, 0), (9, 0), 60, 0),
            ((9, 0), (9, 45), 60, 45),
            ((9, 0), (8, 45), 60, -15),
            ((22, 0), (1, 0), 240, 180),
            ((20, 0), (9, 0), 1_440, 780),
            ((20, 0), (9, 0), 60, -660),
        ];
        for ((hour, minute), (then, past), minutes, expected) in cases {
            let found = offset(time(hour, minute, 0, 0), time(then, past, 0, 0), minutes);
            assert_eq!(found, expected, "{hour}:{minute} {then}:{past} in {minutes}");
        }
    }
}
