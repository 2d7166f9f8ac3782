//! A programme that changes at random: three sessions with two slots each.

use domain::programme::draft::Edit;
use serde_json::{Value, json};
use tests::programme::{put, room, speaker, text};

use super::{Chance, PEOPLE};

const STARTS: [&str; 6] = ["22T09:00", "22T11:00", "22T13:00", "23T09:00", "23T11:00", "23T14:30"];

fn edit(value: Value) -> Edit {
    serde_json::from_value(value).expect("an edit")
}

/// The draft as the test knows it.
pub struct Draft {
    sessions: [Session; 3],
    /// How often rooms and people were renamed.
    renamed: usize,
}

#[derive(Clone)]
struct Session {
    key: &'static str,
    /// None where it was taken out of the programme.
    is_there: bool,
    starts: Option<usize>,
    room: usize,
    title: usize,
    chairs: usize,
    slots: [Slot; 2],
}

#[derive(Clone, Copy)]
struct Slot {
    is_there: bool,
    title: usize,
    minutes: u32,
    /// The bits of those who speak.
    speakers: usize,
}

impl Default for Draft {
    fn default() -> Self {
        let slot = |speakers| Slot { is_there: true, title: 0, minutes: 30, speakers };
        let session = |key, at| Session {
            key,
            is_there: true,
            starts: Some(at),
            room: 0,
            title: 0,
            chairs: 1,
            slots: [slot(2), slot(4 + 8)],
        };
        Self { sessions: [session("one", 0), session("two", 1), session("three", 2)], renamed: 0 }
    }
}

/// The edits that make it.
pub fn beginning() -> Vec<Edit> {
    let mut edits = vec![edit(put(&room("hall", 100))), edit(put(&room("attic", 20)))];
    edits.extend(PEOPLE.map(|key| edit(put(&speaker(key, &format!("Sample {key}"))))));
    edits.extend(Draft::default().sessions.iter().map(Session::edit));
    edits
}

fn people(bits: usize) -> Vec<&'static str> {
    PEOPLE.iter().enumerate().filter(|(at, _)| bits & 1 << at != 0).map(|(_, key)| *key).collect()
}

impl Session {
    fn edit(&self) -> Edit {
        if !self.is_there {
            return edit(json!({ "do": "remove", "item": { "kind": "session", "key": self.key } }));
        }
        let slot = |(at, slot): (usize, &Slot)| {
            json!({
                "key": format!("{}-{at}", self.key),
                "title": text(&format!("Talk {} {at} {}", self.key, slot.title)),
                "offset": at * 30,
                "minutes": slot.minutes,
                "speakers": people(slot.speakers),
            })
        };
        let room = ["hall", "attic"][self.room];
        let slots: Vec<Value> =
            self.slots.iter().enumerate().filter(|(_, slot)| slot.is_there).map(slot).collect();
        edit(put(&json!({ "session": {
            "key": self.key,
            "kind": "track-session",
            "title": text(&format!("Session {} {}", self.key, self.title)),
            "track": "rare-diseases",
            "room": room,
            "starts": self.starts.map(|at| format!("2022-09-{}:00", STARTS[at])),
            "minutes": 60,
            "chairs": people(self.chairs),
            "slots": slots,
        } })))
    }
}

impl Draft {
    /// Changes something; the edits that do so.
    pub fn change(&mut self, chance: &mut Chance) -> Vec<Edit> {
        let (at, which) = (chance.below(self.sessions.len()), chance.below(2));
        let session = &mut self.sessions[at];
        let was_there = session.is_there;
        match chance.below(12) {
            0 | 1 => session.starts = Some(chance.below(STARTS.len())),
            2 => session.room = 1 - session.room,
            3 => session.starts = None,
            4 => session.title += 1,
            5 => session.slots[which].title += 1,
            6 | 7 => session.slots[which].speakers = chance.below(1 << PEOPLE.len()),
            8 => session.chairs = chance.below(4),
            9 => session.slots[which].is_there = !session.slots[which].is_there,
            10 => session.slots[which].minutes = [20, 30][chance.below(2)],
            _ => return self.rename(chance),
        }
        // A change of a session that was out puts it back.
        session.is_there = !was_there || !chance.one_in(10);
        vec![session.edit()]
    }

    fn rename(&mut self, chance: &mut Chance) -> Vec<Edit> {
        self.renamed += 1;
        let name = format!("Sample {}", self.renamed);
        if chance.one_in(3) {
            let name = text(&name);
            return vec![edit(put(
                &json!({ "room": { "key": "hall", "name": name, "capacity": 9 } }),
            ))];
        }
        vec![edit(put(&speaker(PEOPLE[chance.below(PEOPLE.len())], &name)))]
    }
}
