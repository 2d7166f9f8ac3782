use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Imported, Outgoing, read, write_json, write_xml};
use crate::conference::{self, Definition};
use crate::programme::{Edition, Programme, Release};
use crate::value::Locale;
use crate::value::id::ConferenceId;

mod known;
mod laws;
mod mistakes;
mod real;
mod written;

const CONFERENCE: &str =
    include_str!("../../../../../../../config/conferences/precision-medicine-2022.toml");
const PROGRAMME: &str =
    include_str!("../../../../../../../config/conferences/precision-medicine-2022.programme.toml");

fn conference() -> Definition {
    conference::file::parse(CONFERENCE).unwrap()
}

fn beginning() -> Programme {
    Programme::beginning(&conference())
}

fn shipped() -> Programme {
    crate::programme::file::parse(PROGRAMME, &conference()).unwrap()
}

fn id() -> ConferenceId {
    "01830000-0000-7000-8000-000000000001".parse().unwrap()
}

fn release(programme: Programme) -> Release {
    let edition = Edition {
        number: 3,
        name: "Autumn".to_owned(),
        note: String::new(),
        takes_back: None,
        released_by: String::new(),
        released_at: Timestamp::UNIX_EPOCH,
    };
    Release { edition, programme: Arc::new(programme) }
}

/// The programme in both forms, in `locale`: JSON, then XML.
fn both(programme: &Programme, locale: Locale) -> [String; 2] {
    let definition = conference();
    let frame = Outgoing {
        id: id(),
        definition: &definition,
        base_url: "https://conference.example.org",
        locale,
    };
    let release = release(programme.clone());
    [write_json(&frame, &release), write_xml(&frame, &release)]
}

fn imported(text: &str, into: &Programme) -> Imported {
    read(text, into, &conference()).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

fn mistakes(text: &str) -> Vec<String> {
    match read(text, &beginning(), &conference()) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

/// What both forms can carry of a programme that is read into one that has just begun.
fn reduce(programme: &Programme) -> Programme {
    use super::words::tidy;
    let begun = beginning();
    let mut programme = programme.clone();
    programme.settings = begun.settings;
    programme.themes = begun.themes;
    for track in &mut programme.tracks {
        track.name = tidy(&track.name);
    }
    let has: BTreeSet<_> = programme.tracks.iter().map(|track| track.key.clone()).collect();
    programme.tracks.extend(begun.tracks.into_iter().filter(|track| !has.contains(&track.key)));
    for room in &mut programme.rooms {
        room.name = tidy(&room.name);
        (room.equipment, room.stream, room.open) = Default::default();
    }
    for speaker in &mut programme.speakers {
        speaker.biography = tidy(&speaker.biography);
        (speaker.available, speaker.confirmed) = (Vec::new(), true);
    }
    let themes: Vec<_> = programme.themes.iter().map(|theme| theme.key.clone()).collect();
    programme.sessions.retain(|session| session.starts.is_some());
    for session in &mut programme.sessions {
        session.title = tidy(&session.title);
        session.summary = tidy(&session.summary);
        session.place = None;
        session.themes.retain(|theme| themes.contains(theme));
        session.slots.sort_by_key(|slot| slot.offset);
        for slot in &mut session.slots {
            slot.title = tidy(&slot.title);
            slot.summary = tidy(&slot.summary);
            slot.themes.retain(|theme| themes.contains(theme));
        }
    }
    programme
}
