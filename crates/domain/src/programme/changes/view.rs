//! What readers see of a programme.

use std::borrow::Cow;

use super::super::{
    Hours, ItemId, ItemKind, Programme, Session, SessionKind, SessionPlace, Slot, Speaker,
};
use super::{Called, Parts};
use crate::value::{Key, LanguageTag, Locale, Localized};

/// A part of a programme. What its kind does not have is empty.
#[derive(Debug)]
pub(super) struct Part<'p> {
    pub name: Cow<'p, Localized>,
    /// Its time and place; none for what is no session and no slot.
    pub seat: Option<Seat<'p>>,
    pub speakers: Vec<Known<'p>>,
    pub chairs: Vec<Known<'p>>,
    pub said: Said<'p>,
}

/// When and where a session or slot is.
#[derive(Debug)]
pub(super) struct Seat<'p> {
    pub hours: Hours,
    pub minutes: u32,
    pub room: Option<Known<'p>>,
    /// The session that a slot is in, and how many minutes after that it starts.
    pub inside: Option<(Known<'p>, i32)>,
}

/// What is said of it, each as its value or as nothing.
#[derive(Debug, Default)]
pub(super) struct Said<'p> {
    pub summary: Option<&'p Localized>,
    pub kind: Option<SessionKind>,
    pub track: Option<&'p Key>,
    pub themes: &'p [Key],
    pub language: Option<&'p LanguageTag>,
    pub accredited: bool,
    pub sponsored: bool,
    pub place: Option<&'p SessionPlace>,
    pub capacity: Option<i32>,
    pub stream: Option<&'p str>,
    pub affiliation: &'p str,
    pub biography: Option<&'p Localized>,
}

/// What a part names, and its name where the programme knows it.
#[derive(Clone, Debug)]
pub(super) struct Known<'p> {
    pub key: &'p Key,
    name: Option<Cow<'p, Localized>>,
}

impl Known<'_> {
    pub fn called(&self) -> Called {
        let name = self.name.as_ref().map(|name| name.as_ref().clone()).unwrap_or_default();
        Called { key: self.key.clone(), name }
    }
}

/// All that readers see.
pub(super) fn parts(programme: &Programme) -> Parts<'_> {
    let mut parts = Parts::new();
    let placed = programme.sessions.iter().filter_map(|session| Some((session, session.hours()?)));
    for (session, hours) in placed {
        for slot in &session.slots {
            let part = self::slot(programme, session, hours, slot);
            parts.insert(ItemId::new(ItemKind::Slot, &slot.key), part);
        }
        let part = self::session(programme, session, hours);
        parts.insert(ItemId::new(ItemKind::Session, &session.key), part);
    }
    for track in &programme.tracks {
        let chairs = people(programme, &track.chairs);
        let part = Part { chairs, ..named(Cow::Borrowed(&track.name), Said::default()) };
        parts.insert(ItemId::new(ItemKind::Track, &track.key), part);
    }
    for theme in &programme.themes {
        let part = named(Cow::Borrowed(&theme.name), Said::default());
        parts.insert(ItemId::new(ItemKind::Theme, &theme.key), part);
    }
    for room in &programme.rooms {
        let stream = room.stream.as_deref();
        let said = Said { capacity: room.capacity, stream, ..Said::default() };
        let part = named(Cow::Borrowed(&room.name), said);
        parts.insert(ItemId::new(ItemKind::Room, &room.key), part);
    }
    for speaker in &programme.speakers {
        let said = Said {
            affiliation: &speaker.affiliation,
            biography: Some(&speaker.biography),
            ..Said::default()
        };
        let part = named(Cow::Owned(one_name(speaker)), said);
        parts.insert(ItemId::new(ItemKind::Speaker, &speaker.key), part);
    }
    parts
}

fn named<'p>(name: Cow<'p, Localized>, said: Said<'p>) -> Part<'p> {
    let (speakers, chairs) = (Vec::new(), Vec::new());
    Part { name, seat: None, speakers, chairs, said }
}

fn session<'p>(programme: &'p Programme, session: &'p Session, hours: Hours) -> Part<'p> {
    Part {
        name: Cow::Borrowed(&session.title),
        seat: Some(Seat {
            hours,
            minutes: session.minutes,
            room: room(programme, session),
            inside: None,
        }),
        speakers: Vec::new(),
        chairs: people(programme, &session.chairs),
        said: Said {
            summary: Some(&session.summary),
            kind: Some(session.kind),
            track: session.track.as_ref(),
            themes: &session.themes,
            language: session.language.as_ref(),
            accredited: session.accredited,
            place: session.place.as_ref(),
            ..Said::default()
        },
    }
}

fn slot<'p>(
    programme: &'p Programme,
    session: &'p Session,
    of_session: Hours,
    slot: &'p Slot,
) -> Part<'p> {
    let inside = Known { key: &session.key, name: Some(Cow::Borrowed(&session.title)) };
    Part {
        name: Cow::Borrowed(&slot.title),
        seat: Some(Seat {
            hours: slot.hours(of_session.starts),
            minutes: slot.minutes,
            room: room(programme, session),
            inside: Some((inside, slot.offset)),
        }),
        speakers: people(programme, &slot.speakers),
        chairs: Vec::new(),
        said: Said {
            summary: Some(&slot.summary),
            themes: &slot.themes,
            language: slot.language.as_ref(),
            sponsored: slot.sponsored,
            ..Said::default()
        },
    }
}

fn room<'p>(programme: &'p Programme, session: &'p Session) -> Option<Known<'p>> {
    let key = session.room.as_ref()?;
    Some(Known { key, name: programme.room(key).map(|room| Cow::Borrowed(&room.name)) })
}

fn people<'p>(programme: &'p Programme, keys: &'p [Key]) -> Vec<Known<'p>> {
    let person = |key: &'p Key| {
        let name = programme.speaker(key).map(|speaker| Cow::Owned(one_name(speaker)));
        Known { key, name }
    };
    keys.iter().map(person).collect()
}

/// A person's name, which is the same in all languages: [`Localized::of`] finds it for each.
fn one_name(speaker: &Speaker) -> Localized {
    Localized::new([(Locale::En, speaker.name.clone())])
}
