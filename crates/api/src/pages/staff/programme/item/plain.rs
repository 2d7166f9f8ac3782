//! The forms of tracks, themes, rooms and speakers.

use domain::conference::Theme;
use domain::programme::{Room, Speaker, Track};
use domain::value::Locale;

use super::super::super::super::form::{Input as Kind, Line, Section};
use super::fields::{Fields, NUMBER, Typed};
use super::input::{Input, shown_hours};
use super::{Frame, key_field, new_key};

const COLOUR: Line = Line { kind: "color", autocomplete: "off", keyboard: "" };
const ADDRESS: Line = Line { kind: "url", autocomplete: "off", keyboard: "url" };

/// The colour of a new track, before anybody chose one.
const NEW_COLOUR: &str = "#1f5f8b";

/// What the form of a track would have been sent with; its chairs apart.
pub fn typed_track(track: &Track) -> Typed {
    let mut typed = Typed::default();
    typed.localized("name", &track.name);
    typed.put("colour", &track.colour);
    typed
}

/// The form of a track.
pub fn track(fields: &Fields<'_>, is_new: bool) -> Vec<Section> {
    let mut about = fields.localized("name", &Kind::Line(Line::TEXT), true);
    let colour = fields.field("colour", Kind::Line(COLOUR));
    about.push(if colour.value().is_empty() { colour.with(NEW_COLOUR) } else { colour });
    about.push(fields.people("chairs"));
    about.extend(is_new.then(|| key_field(fields)));
    vec![fields.section("about", about)]
}

/// The track that a form says.
pub fn read_track(frame: &Frame<'_>, input: &mut Input<'_>) -> Option<Track> {
    let name = input.title("name");
    let key = match frame.key {
        Some(key) => Some(key.clone()),
        None => new_key(frame, input, (name.of(Locale::En), "track")),
    };
    let colour = input.line("colour").to_lowercase();
    let chairs = input.people("chairs", frame.programme);
    Some(Track { key: key?, name, colour, chairs })
}

/// What the form of a theme would have been sent with.
pub fn typed_theme(theme: &Theme) -> Typed {
    let mut typed = Typed::default();
    typed.localized("name", &theme.name);
    typed
}

/// The form of a theme.
pub fn theme(fields: &Fields<'_>, is_new: bool) -> Vec<Section> {
    let mut about = fields.localized("name", &Kind::Line(Line::TEXT), true);
    about.extend(is_new.then(|| key_field(fields)));
    vec![fields.section("about", about)]
}

/// The theme that a form says.
pub fn read_theme(frame: &Frame<'_>, input: &mut Input<'_>) -> Option<Theme> {
    let name = input.title("name");
    let key = match frame.key {
        Some(key) => Some(key.clone()),
        None => new_key(frame, input, (name.of(Locale::En), "theme")),
    };
    Some(Theme { key: key?, name })
}

/// What the form of a room would have been sent with.
pub fn typed_room(room: &Room) -> Typed {
    let mut typed = Typed::default();
    typed.localized("name", &room.name);
    typed.maybe("capacity", room.capacity);
    typed.put("equipment", room.equipment.join("\n"));
    typed.maybe("stream", room.stream.as_ref());
    typed.put("open", shown_hours(&room.open));
    typed
}

/// The form of a room.
pub fn room(fields: &Fields<'_>, is_new: bool) -> Vec<Section> {
    let mut about = fields.localized("name", &Kind::Line(Line::TEXT), true);
    about.push(fields.field("capacity", Kind::Line(NUMBER)).optional());
    about.push(fields.field("equipment", Kind::Lines).optional());
    about.push(fields.field("stream", Kind::Line(ADDRESS)).optional());
    about.push(fields.field("open", Kind::Lines).optional());
    about.extend(is_new.then(|| key_field(fields)));
    vec![fields.section("about", about)]
}

/// The room that a form says.
pub fn read_room(frame: &Frame<'_>, input: &mut Input<'_>) -> Option<Room> {
    let name = input.title("name");
    let key = match frame.key {
        Some(key) => Some(key.clone()),
        None => new_key(frame, input, (name.of(Locale::En), "room")),
    };
    let capacity = input.typed("capacity", "number");
    let stream = Some(input.line("stream")).filter(|address| !address.is_empty());
    let (equipment, open) = (input.lines("equipment"), input.hours("open"));
    Some(Room { key: key?, name, capacity, equipment, stream, open })
}

/// What the form of a speaker would have been sent with.
pub fn typed_speaker(speaker: &Speaker) -> Typed {
    let mut typed = Typed::default();
    typed.put("name", &speaker.name);
    typed.put("affiliation", &speaker.affiliation);
    typed.ticked("confirmed", speaker.confirmed);
    typed.put("available", shown_hours(&speaker.available));
    typed.localized("biography", &speaker.biography);
    typed
}

/// The form of a speaker.
pub fn speaker(fields: &Fields<'_>, is_new: bool) -> Vec<Section> {
    let mut about = vec![
        fields.line("name"),
        fields.line("affiliation").optional(),
        fields.tick("confirmed"),
        fields.field("available", Kind::Lines).optional(),
    ];
    about.extend(fields.localized("biography", &Kind::Lines, false));
    about.extend(is_new.then(|| key_field(fields)));
    vec![fields.section("about", about)]
}

/// The speaker that a form says.
pub fn read_speaker(frame: &Frame<'_>, input: &mut Input<'_>) -> Option<Speaker> {
    let name = input.line("name");
    if name.is_empty() {
        input.fault("required", "name", "is missing");
    }
    let key = match frame.key {
        Some(key) => Some(key.clone()),
        None => new_key(frame, input, (&name, "speaker")),
    };
    let old = frame.key.and_then(|key| frame.programme.speaker(key));
    let available = input.hours("available");
    Some(Speaker {
        key: key?,
        name,
        affiliation: input.line("affiliation"),
        biography: input.texts("biography"),
        available,
        confirmed: input.is_ticked("confirmed"),
        guid: old.and_then(|speaker| speaker.guid),
    })
}
