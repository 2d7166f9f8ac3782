//! Who the persons of a file are in a programme.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::{Carried, CarriedSpeaker};
use super::file::{File, Person};
use super::words::{tidy, worded};
use crate::programme::{Programme, Speaker};
use crate::value::{Key, Locale, Localized};

/// The speakers of the new programme: those carried, those who were there, those who are new.
#[derive(Default)]
pub(super) struct People {
    pub(super) speakers: Vec<Speaker>,
    /// The speaker that each person of the file is.
    known: BTreeMap<String, Key>,
    /// The speakers whom a person of the file is.
    claimed: BTreeSet<Key>,
    /// The speakers who are carried.
    carried: BTreeSet<Key>,
    /// The keys of all speakers.
    keys: BTreeSet<Key>,
}

impl People {
    /// The persons of all events, found among the speakers of `into` by guid, by the key that
    /// their id gives, and then by name.
    pub(super) fn of(file: &File, into: &Programme, locale: Locale) -> Self {
        let mut people = Self::default();
        if let Some(carried) = &file.carried {
            people.carry(carried, into);
        }
        for speaker in &into.speakers {
            if people.keys.insert(speaker.key.clone()) {
                people.speakers.push(speaker.clone());
            }
        }
        let locale = file.carried.as_ref().map_or(locale, |carried| carried.locale);
        let mut told = BTreeSet::new();
        let mut persons: Vec<&Person> =
            file.events.iter().flat_map(|event| &event.persons).collect();
        persons.retain(|person| told.insert(identity(person)));
        // Each way for all of them before the next, so that nobody is taken for a namesake who
        // comes later in the file.
        for way in [Self::by_guid, Self::by_key, Self::by_name] {
            for person in &persons {
                if !people.known.contains_key(&identity(person)) {
                    way(&mut people, person);
                }
            }
        }
        for person in persons {
            people.tell(person, locale);
        }
        people
    }

    /// The keys of the speakers that these persons are, each once.
    pub(super) fn keys(&self, persons: &[Person]) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for key in persons.iter().filter_map(|person| self.known.get(&identity(person))) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }

    fn carry(&mut self, carried: &Carried, into: &Programme) {
        for each in &carried.speakers {
            self.known.insert(each.person.to_string(), each.key.clone());
            self.claimed.insert(each.key.clone());
            self.carried.insert(each.key.clone());
            self.keys.insert(each.key.clone());
            self.speakers.push(of_carried(each, into));
        }
    }

    fn claim(&mut self, person: &Person, found: impl Fn(&Speaker) -> bool) {
        let free = |speaker: &&Speaker| !self.claimed.contains(&speaker.key) && found(speaker);
        if let Some(key) = self.speakers.iter().find(free).map(|speaker| speaker.key.clone()) {
            self.claimed.insert(key.clone());
            self.known.insert(identity(person), key);
        }
    }

    fn by_guid(&mut self, person: &Person) {
        if person.guid.is_some() {
            self.claim(person, |speaker| speaker.guid == person.guid);
        }
    }

    fn by_key(&mut self, person: &Person) {
        let key = key(person, |_| false);
        if person.own.is_some() {
            self.claim(person, |speaker| speaker.key == key && may_be(speaker, person));
        }
    }

    fn by_name(&mut self, person: &Person) {
        self.claim(person, |speaker| speaker.name == person.name && may_be(speaker, person));
    }

    /// Takes over what the file says of a person, who is new where nobody has been found.
    fn tell(&mut self, person: &Person, locale: Locale) {
        let key = match self.known.get(&identity(person)) {
            Some(key) => key.clone(),
            None => {
                let key = key(person, |key| self.keys.contains(key));
                self.keys.insert(key.clone());
                self.known.insert(identity(person), key.clone());
                self.speakers.push(blank(&key));
                key
            }
        };
        // Of those carried it is known whether they brought a guid.
        let is_carried = self.carried.contains(&key);
        let Some(speaker) = self.speakers.iter_mut().find(|each| each.key == key) else { return };
        speaker.name.clone_from(&person.name);
        if !is_carried {
            speaker.guid = person.guid.or(speaker.guid);
        }
        if let Some(biography) = &person.biography {
            speaker.biography = worded(biography, locale, &speaker.biography);
        }
    }
}

/// What tells a person of a file from the others.
pub(super) fn identity(person: &Person) -> String {
    let name = || format!("named {}", person.name);
    let own = || person.own.as_ref().map(|own| format!("number {own}"));
    person.guid.map(|guid| guid.to_string()).or_else(own).unwrap_or_else(name)
}

/// The key of a person who is new.
fn key(person: &Person, is_taken: impl Fn(&Key) -> bool) -> Key {
    match &person.own {
        Some(own) => Key::named(&format!("speaker {own}"), "speaker", is_taken),
        None => Key::named(&person.name, "speaker", is_taken),
    }
}

/// Whether nothing speaks against it.
fn may_be(speaker: &Speaker, person: &Person) -> bool {
    speaker.guid.is_none() || person.guid.is_none() || speaker.guid == person.guid
}

/// A speaker of whom nothing is known but that they are in a published programme.
fn blank(key: &Key) -> Speaker {
    Speaker {
        key: key.clone(),
        name: String::new(),
        affiliation: String::new(),
        biography: Localized::default(),
        available: Vec::new(),
        confirmed: true,
        guid: None,
    }
}

fn of_carried(carried: &CarriedSpeaker, into: &Programme) -> Speaker {
    let known = into.speaker(&carried.key).cloned().unwrap_or_else(|| blank(&carried.key));
    Speaker {
        name: carried.name.clone(),
        affiliation: carried.affiliation.clone(),
        biography: tidy(&carried.biography),
        guid: carried.guid,
        ..known
    }
}
