//! The two real files that lie beside the repository, where they are.

use std::path::PathBuf;

use jiff::civil::date;

use super::{beginning, both, imported};
use crate::programme::{Programme, Session, SessionKind, Slot};
use crate::value::Locale;

/// A real file; none, and a note, where there are none.
fn file(name: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/schedule");
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("skipped: {name} is not in {}", folder.display());
    }
    text
}

/// How many days, rooms, sessions, slots, speakers and tracks beyond those of the beginning.
fn counts(programme: &Programme) -> [usize; 6] {
    [
        programme.days().len(),
        programme.rooms.len(),
        programme.sessions.len(),
        programme.sessions.iter().map(|session| session.slots.len()).sum(),
        programme.speakers.len(),
        programme.tracks.len() - beginning().tracks.len(),
    ]
}

fn session<'p>(programme: &'p Programme, title: &str) -> &'p Session {
    let is = |session: &&Session| session.title.of(Locale::En) == title;
    programme.sessions.iter().find(is).unwrap()
}

/// Reads it again into itself, writes it in both forms, and reads those.
fn comes_back(text: &str, programme: &Programme) {
    assert_eq!(imported(text, programme).programme, *programme);
    for written in both(programme, Locale::En) {
        let back = imported(&written, &beginning());
        assert_eq!(back.programme, *programme);
        assert_eq!(back.left_out, Vec::<String>::new());
        assert_eq!(imported(&written, programme).programme, *programme);
    }
    // Into what others wrote, too, it comes as it is.
    let mut shipped = super::shipped();
    shipped.sessions.clear();
    let into = imported(text, &shipped).programme;
    assert_eq!(into.sessions.len(), programme.sessions.len());
    assert_eq!(imported(text, &into).programme, into);
}

#[test]
fn a_schedule_of_pretalx_is_read_whole() {
    let Some(text) = file("pretalx-democon.json") else { return };
    let read = imported(&text, &beginning());
    let programme = &read.programme;
    assert_eq!(counts(programme), [3, 2, 36, 36, 27, 2]);
    let left: &[&str] = &["do_not_record: 2", "url: 36"];
    assert_eq!(read.left_out, left);

    let session = session(programme, "Focused 5thgeneration hardware");
    // 09:00+01:00, though the file says that its zone is UTC.
    assert_eq!(session.starts, Some(date(2020, 12, 14).at(9, 0, 0, 0)));
    assert_eq!((session.minutes, session.kind), (30, SessionKind::TrackSession));
    assert_eq!(session.key.as_str(), "event-8079583e8321");
    let room = programme.room(session.room.as_ref().unwrap()).unwrap();
    assert_eq!((room.name.of(Locale::En), room.capacity), ("Gray Room", None));
    let [Slot { speakers, guid, summary, .. }] = session.slots.as_slice() else { panic!() };
    assert_eq!(guid.unwrap().to_string(), "8079583e-8321-506c-95af-fd2903a5f075");
    assert!(summary.of(Locale::En).starts_with("Brand back-end models!\n\nStation provide"));
    assert_eq!(speakers[0].as_str(), "speaker-nqtf8y");
    let speaker = programme.speaker(&speakers[0]).unwrap();
    assert!(speaker.biography.of(Locale::En).starts_with("Break through direction."));
    let kinds = |kind| programme.sessions.iter().filter(|session| session.kind == kind).count();
    assert_eq!([kinds(SessionKind::TrackSession), kinds(SessionKind::Breakout)], [27, 9]);
    comes_back(&text, programme);
}

#[test]
fn a_schedule_of_frab_is_read_whole() {
    let Some(text) = file("frab-camp2019.json") else { return };
    let read = imported(&text, &beginning());
    let programme = &read.programme;
    assert_eq!(counts(programme), [5, 2, 79, 78, 90, 7]);
    let left: &[&str] = &["attachments: 10", "links: 26", "logo: 28", "url: 79"];
    assert_eq!(read.left_out, left);

    let session = session(programme, "Opening Ceremony");
    assert_eq!(session.starts, Some(date(2019, 8, 21).at(11, 0, 0, 0)));
    assert_eq!((session.minutes, session.key.as_str()), (30, "event-a0a0fcfeb7fb"));
    let speakers: Vec<&str> = session.slots[0].speakers.iter().map(|key| key.as_str()).collect();
    assert_eq!(speakers, ["speaker-7797", "speaker-4827"]);
    assert_eq!(session.language.as_ref().unwrap().as_str(), "en");
    let social = programme.sessions.iter().filter(|each| each.kind == SessionKind::Social);
    assert_eq!(social.count(), 1);
    let slotless: Vec<&Session> =
        programme.sessions.iter().filter(|session| session.slots.is_empty()).collect();
    assert_eq!(slotless.len(), 1);
    assert!(slotless[0].guid.is_some());
    comes_back(&text, programme);
}
