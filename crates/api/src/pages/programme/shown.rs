//! Parts of a programme as the pages show them: in the reader's language, with their addresses.

use domain::conference::Zone;
use domain::programme::{ItemId, ItemKind, Programme, Session, Slot, Speaker};
use domain::text::Texts;
use domain::value::{Key, LanguageTag, Locale};
use jiff::civil::{Date, DateTime};

/// A text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where; empty where the text is all there is.
    pub address: String,
    /// What can be read.
    pub text: String,
}

impl Link {
    /// A text that leads nowhere.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { address: String::new(), text: text.into() }
    }
}

/// A time of the conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// With its offset: `2022-09-22T09:00:00+02:00`.
    pub instant: String,
    /// What the clock shows.
    pub text: String,
}

/// A session in a list.
#[derive(Clone, Debug)]
pub struct ShownSession {
    /// `session/opening`.
    pub item: String,
    /// Its page.
    pub address: String,
    /// `plenary`, `track-session`, …
    pub kind: &'static str,
    /// The same in words.
    pub kind_text: String,
    /// Its title.
    pub title: String,
    /// The day, in words.
    pub day: String,
    /// From when.
    pub starts: Moment,
    /// Until when.
    pub ends: Moment,
    /// The key of its track; empty for none.
    pub track_key: String,
    /// Its track.
    pub track: Option<Link>,
    /// Where it is.
    pub room: Link,
    /// Who leads it.
    pub chairs: Vec<Link>,
    /// What is in it.
    pub slots: Vec<ShownSlot>,
}

/// A slot in a list.
#[derive(Clone, Debug)]
pub struct ShownSlot {
    /// `slot/welcome`.
    pub item: String,
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// From when.
    pub starts: Moment,
    /// Until when.
    pub ends: Moment,
    /// Who speaks.
    pub speakers: Vec<Link>,
    /// Whether industry pays for it.
    pub sponsored: bool,
}

/// A day with its sessions.
#[derive(Clone, Debug)]
pub struct ShownDay {
    /// The page of the day.
    pub address: String,
    /// `d-2022-09-22`.
    pub id: String,
    /// In words.
    pub date: String,
    /// What happens, by time.
    pub sessions: Vec<ShownSession>,
}

/// Who turns a programme into what is shown.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    /// The texts in the reader's language.
    pub texts: Texts,
    /// The programme.
    pub programme: &'a Programme,
    /// The conference's zone.
    pub zone: &'a Zone,
    /// Where the programme is: `/conferences/…/programme`.
    pub base: &'a str,
}

impl<'a> Teller<'a> {
    /// The reader's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.texts.locale()
    }

    /// The page of a part.
    #[must_use]
    pub fn address(&self, kind: ItemKind, key: &Key) -> String {
        format!("{}/{}s/{key}", self.base, kind.as_str())
    }

    /// The page of a day.
    #[must_use]
    pub fn day_address(&self, day: Date) -> String {
        format!("{}/days/{day}", self.base)
    }

    /// A time.
    #[must_use]
    pub fn moment(&self, at: DateTime) -> Moment {
        let zoned = self.zone.instant(at).to_zoned(self.zone.rules());
        Moment {
            instant: zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            text: self.texts.time(at.time()),
        }
    }

    /// A person.
    #[must_use]
    pub fn speaker(&self, speaker: &Speaker) -> Link {
        let address = self.address(ItemKind::Speaker, &speaker.key);
        Link { address, text: speaker.name.clone() }
    }

    /// The people with these keys.
    #[must_use]
    pub fn speakers(&self, keys: &[Key]) -> Vec<Link> {
        let found = keys.iter().filter_map(|key| self.programme.speaker(key));
        found.map(|speaker| self.speaker(speaker)).collect()
    }

    /// A track.
    #[must_use]
    pub fn track(&self, key: &Key) -> Option<Link> {
        let track = self.programme.track(key)?;
        let text = track.name.of(self.locale()).to_owned();
        Some(Link { address: self.address(ItemKind::Track, key), text })
    }

    /// The themes with these keys.
    #[must_use]
    pub fn themes(&self, keys: &[Key]) -> Vec<Link> {
        let theme = |key: &Key| {
            let theme = self.programme.theme(key)?;
            let text = theme.name.of(self.locale()).to_owned();
            Some(Link { address: self.address(ItemKind::Theme, key), text })
        };
        keys.iter().filter_map(theme).collect()
    }

    /// A room, or all of them.
    #[must_use]
    pub fn room(&self, key: Option<&Key>) -> Link {
        let Some(room) = key.and_then(|key| self.programme.room(key)) else {
            return Link::plain(self.texts.get("programme-all-rooms"));
        };
        let address = self.address(ItemKind::Room, &room.key);
        Link { address, text: room.name.of(self.locale()).to_owned() }
    }

    /// A language that something is held in: by its own name where we speak it.
    #[must_use]
    pub fn language(&self, tag: &LanguageTag) -> String {
        let known = tag.as_str().parse::<Locale>();
        known.map_or_else(|_| tag.as_str().to_owned(), |known| known.own_name().to_owned())
    }

    /// A session; none that has no time.
    #[must_use]
    pub fn session(&self, session: &'a Session) -> Option<ShownSession> {
        let hours = session.hours()?;
        let track = session.track.as_ref().and_then(|key| Some((key, self.track(key)?)));
        let slots = session.slots.iter().map(|slot| self.slot(slot, hours.starts));
        Some(ShownSession {
            item: ItemId::new(ItemKind::Session, &session.key).to_string(),
            address: self.address(ItemKind::Session, &session.key),
            kind: session.kind.as_str(),
            kind_text: self.texts.get(&format!("session-kind-{}", session.kind.as_str())),
            title: session.title.of(self.locale()).to_owned(),
            day: self.texts.date(session.day()?),
            starts: self.moment(hours.starts),
            ends: self.moment(hours.ends),
            track_key: track.as_ref().map(|(key, _)| key.to_string()).unwrap_or_default(),
            track: track.map(|(_, track)| track),
            room: self.room(session.room.as_ref()),
            chairs: self.speakers(&session.chairs),
            slots: slots.collect(),
        })
    }

    /// A slot of a session that starts then.
    #[must_use]
    pub fn slot(&self, slot: &Slot, session: DateTime) -> ShownSlot {
        let hours = slot.hours(session);
        ShownSlot {
            item: ItemId::new(ItemKind::Slot, &slot.key).to_string(),
            address: self.address(ItemKind::Slot, &slot.key),
            title: slot.title.of(self.locale()).to_owned(),
            starts: self.moment(hours.starts),
            ends: self.moment(hours.ends),
            speakers: self.speakers(&slot.speakers),
            sponsored: slot.sponsored,
        }
    }

    /// A session with only those of its slots that are wanted.
    #[must_use]
    pub fn part(
        &self,
        session: &'a Session,
        is_wanted: impl Fn(&Slot) -> bool,
    ) -> Option<ShownSession> {
        let mut shown = self.session(session)?;
        let starts = session.starts?;
        let wanted = session.slots.iter().filter(|slot| is_wanted(slot));
        shown.slots = wanted.map(|slot| self.slot(slot, starts)).collect();
        Some(shown)
    }

    /// All days with what `show` makes of their sessions; days without any are left out.
    #[must_use]
    pub fn days(&self, show: impl Fn(&'a Session) -> Option<ShownSession>) -> Vec<ShownDay> {
        let day = |date: Date| ShownDay {
            address: self.day_address(date),
            id: format!("d-{date}"),
            date: self.texts.date(date),
            sessions: self.programme.sessions_on(date).into_iter().filter_map(&show).collect(),
        };
        let days = self.programme.days().into_iter().map(day);
        days.filter(|day| !day.sessions.is_empty()).collect()
    }
}
