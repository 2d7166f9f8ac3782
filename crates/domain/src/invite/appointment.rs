//! What an invite says of its slot or session.

use serde::{Deserialize, Serialize};

use crate::calendar::When;
use crate::programme::{Hours, ItemId, ItemKind, Programme, Session};
use crate::text::Texts;
use crate::value::{Key, Locale};

use super::Event;

/// What a person is asked to: a slot to speak in, or a session to chair, in the words of the
/// release that told it and in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// The language of the texts.
    pub language: Locale,
    /// The slot's title, or the session's for who chairs it.
    pub title: String,
    /// The title of the session that the slot is in; empty for who chairs.
    pub session: String,
    /// The room's name, or that it is all rooms.
    pub room: String,
    /// When, in the conference's civil time.
    pub when: When,
    /// The name of the person, as the programme has it.
    pub name: String,
}

impl Appointment {
    /// What the person is asked to do with the part `item` of a programme; none where there is
    /// nothing to do: it is not there, has no time yet, or names other people.
    #[must_use]
    pub fn of(
        programme: &Programme,
        (item, person): (&ItemId, &Key),
        language: Locale,
    ) -> Option<Self> {
        let (session, hours, title, people) = part(programme, item)?;
        let name = people.contains(person).then(|| programme.speaker(person))??.name.clone();
        let of = |session: &Session| session.title.of(language).to_owned();
        Some(Self {
            language,
            title: title.map_or_else(|| of(session), |title| title.of(language).to_owned()),
            session: title.map(|_| of(session)).unwrap_or_default(),
            room: room(programme, session, language),
            when: When::Times { start: hours.starts, end: hours.ends },
            name,
        })
    }

    /// What has to happen to somebody's entry that says this, so that it says `now`; none where
    /// both say the same.
    #[must_use]
    pub fn event(&self, now: &Self) -> Option<Event> {
        if self.when != now.when || self.room != now.room {
            return Some(Event::Move);
        }
        (self != now).then_some(Event::Reword)
    }
}

type Part<'p> = (&'p Session, Hours, Option<&'p crate::value::Localized>, &'p [Key]);

fn part<'p>(programme: &'p Programme, item: &ItemId) -> Option<Part<'p>> {
    match item.kind {
        ItemKind::Session => {
            let session = programme.session(&item.key)?;
            Some((session, session.hours()?, None, &session.chairs))
        }
        ItemKind::Slot => {
            let (session, slot) = programme.slot(&item.key)?;
            Some((session, slot.hours(session.starts?), Some(&slot.title), &slot.speakers))
        }
        _ => None,
    }
}

fn room(programme: &Programme, session: &Session, language: Locale) -> String {
    match &session.room {
        None => Texts::of(language).get("programme-all-rooms"),
        Some(key) => programme
            .room(key)
            .map_or_else(|| key.to_string(), |room| room.name.of(language).to_owned()),
    }
}

/// All that a person is asked to do in a programme: their slots and the sessions they chair.
#[must_use]
pub fn duties(programme: &Programme, person: &Key) -> Vec<ItemId> {
    let placed = programme.placed();
    let chaired = placed.iter().filter(|session| session.chairs.contains(person));
    let chaired = chaired.map(|session| ItemId::new(ItemKind::Session, &session.key));
    let slots = placed.iter().flat_map(|session| &session.slots);
    let spoken = slots.filter(|slot| slot.speakers.contains(person));
    chaired.chain(spoken.map(|slot| ItemId::new(ItemKind::Slot, &slot.key))).collect()
}
