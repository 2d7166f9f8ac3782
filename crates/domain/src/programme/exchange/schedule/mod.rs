//! `schedule.xml` and `schedule.json`: the forms of frab, pretalx and c3voc that conference apps
//! read; pure.
//!
//! Both are one shape, *conference · days · rooms · events*, and know nothing of sessions that
//! hold talks. So every slot goes out as one event, as does a session without slots; and what no
//! event can say (which session a slot is in, texts in other languages, colours) goes out beside
//! them, as `carried`, where the two schemas leave room for it: in `conference.meta.plenum` of
//! the JSON, and in a processing instruction `<?plenum …?>` of the XML, which readers skip. Events
//! are the truth: what somebody changed in them counts, whatever is carried beside them.
//!
//! A session in all rooms is an event in a room of its own, called *All rooms* in the language of
//! the file. An event can only be in one room, and saying that lunch is in the first one would
//! send people there; recorders skip a room that they have no camera in.
//!
//! Going out: `timetable` makes the shape, `write_json` and `write_xml` write it. Coming in:
//! `read_xml` brings XML into the shape of the JSON, `file` takes events from it, and `read`
//! makes a programme of them with the help of `people`, `parts` and `group`.

mod carried;
mod file;
mod group;
mod kind;
mod notes;
mod parts;
mod people;
mod read;
mod read_xml;
#[cfg(test)]
mod tests;
mod timetable;
mod tree;
mod words;
mod write_json;
mod write_xml;

pub use read::{Imported, MOST_BYTES, read};

use crate::conference::Definition;
use crate::programme::Release;
use crate::text::Texts;
use crate::value::Locale;
use crate::value::id::ConferenceId;

/// What goes out with a release.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'c> {
    /// The conference.
    pub id: ConferenceId,
    /// What its file says.
    pub definition: &'c Definition,
    /// Where this installation is, without a slash at the end: `https://conference.example.org`.
    pub base_url: &'c str,
    /// The language of the texts.
    pub locale: Locale,
}

/// The release as `schedule.json`. The same release gives the same bytes.
#[must_use]
pub fn write_json(frame: &Outgoing<'_>, release: &Release) -> String {
    write_json::write(&timetable::of(frame, release, true))
}

/// The release as `schedule.xml`. The same release gives the same bytes.
#[must_use]
pub fn write_xml(frame: &Outgoing<'_>, release: &Release) -> String {
    write_xml::write(&timetable::of(frame, release, false))
}

/// What the room of sessions in all rooms is called.
fn all_rooms(locale: Locale) -> String {
    Texts::of(locale).get("exchange-all-rooms")
}
