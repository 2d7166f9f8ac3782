//! The parts of a programme as forms: what is stored becomes what would have been typed, and what
//! was typed becomes a part again; pure.

use domain::FieldFault;
use domain::programme::draft::Item;
use domain::programme::{ItemId, ItemKind, Programme, Session};
use domain::text::Texts;
use domain::value::{Key, Locale};

use super::super::super::form::{Field, Input as Kind, Line, Section, Sent};

pub mod fields;
pub mod input;
pub mod people;
mod plain;
mod session;
pub mod slot;

use fields::{Fields, Typed};
use input::Input;
use people::People;

/// What a form is read against.
pub struct Frame<'p> {
    /// The draft as it is.
    pub programme: &'p Programme,
    /// What kind of part it is.
    pub kind: ItemKind,
    /// Which part it is; none for a new one.
    pub key: Option<&'p Key>,
}

/// Where the pages of a kind are, below the programme.
pub const fn plural(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Track => "tracks",
        ItemKind::Theme => "themes",
        ItemKind::Room => "rooms",
        ItemKind::Speaker => "speakers",
        ItemKind::Session => "sessions",
        ItemKind::Slot => "slots",
    }
}

/// What people call a part.
pub fn name_of(item: &Item, locale: Locale) -> &str {
    match item {
        Item::Track(track) => track.name.of(locale),
        Item::Theme(theme) => theme.name.of(locale),
        Item::Room(room) => room.name.of(locale),
        Item::Speaker(speaker) => &speaker.name,
        Item::Session(session) => session.title.of(locale),
    }
}

/// What people call the part of this name; its key where it is gone.
pub fn called(texts: Texts, programme: &Programme, id: &ItemId) -> String {
    id.name(programme, texts.locale()).to_owned()
}

/// What the form of a part would have been sent with.
pub fn typed(programme: &Programme, item: &Item) -> Sent {
    let Typed(mut typed) = match item {
        Item::Track(track) => plain::typed_track(track),
        Item::Theme(theme) => plain::typed_theme(theme),
        Item::Room(room) => plain::typed_room(room),
        Item::Speaker(speaker) => plain::typed_speaker(speaker),
        Item::Session(session) => session::typed(session),
    };
    let chairs: &[Key] = match item {
        Item::Track(track) => &track.chairs,
        Item::Session(session) => &session.chairs,
        _ => &[],
    };
    let chairs = People::of(programme).called(chairs);
    typed.extend(chairs.into_iter().map(|name| ("chairs".to_owned(), name)));
    Sent(typed)
}

/// The form of a part with what was typed.
pub fn sections(fields: &Fields<'_>, kind: ItemKind, is_new: bool) -> Vec<Section> {
    match kind {
        ItemKind::Track => plain::track(fields, is_new),
        ItemKind::Theme => plain::theme(fields, is_new),
        ItemKind::Room => plain::room(fields, is_new),
        ItemKind::Speaker => plain::speaker(fields, is_new),
        ItemKind::Session | ItemKind::Slot => session::sections(fields, is_new),
    }
}

/// The part that a form says.
///
/// # Errors
///
/// What is wrong, by the names of the fields.
pub fn read(frame: &Frame<'_>, sent: &Sent) -> Result<Item, Vec<FieldFault>> {
    let mut input = Input::new(sent);
    let item = match frame.kind {
        ItemKind::Track => plain::read_track(frame, &mut input).map(Item::Track),
        ItemKind::Theme => plain::read_theme(frame, &mut input).map(Item::Theme),
        ItemKind::Room => plain::read_room(frame, &mut input).map(Item::Room),
        ItemKind::Speaker => plain::read_speaker(frame, &mut input).map(Item::Speaker),
        ItemKind::Session | ItemKind::Slot => {
            session::read(frame, &mut input).map(|session| Item::Session(Box::new(session)))
        }
    };
    item.filter(|_| input.faults.is_empty()).ok_or(input.faults)
}

/// The session with the slot that a form says.
///
/// # Errors
///
/// What is wrong, by the names of the fields.
pub fn read_slot(
    frame: &Frame<'_>,
    session: &Session,
    sent: &Sent,
) -> Result<Item, Vec<FieldFault>> {
    let mut input = Input::new(sent);
    let slot = slot::read(frame, session, &mut input).filter(|_| input.faults.is_empty());
    let slot = slot.ok_or(input.faults)?;
    let mut session = session.clone();
    match session.slots.iter_mut().find(|each| each.key == slot.key) {
        Some(old) => *old = slot,
        None => session.slots.push(slot),
    }
    Ok(Item::Session(Box::new(session)))
}

/// The faults that rules found, at the fields of the form; `path` is what the part is called in
/// them, such as `sessions.opening`.
pub fn at_fields(fields: &Fields<'_>, path: &str, faults: &[FieldFault]) -> Vec<FieldFault> {
    let mut faults = faults.to_vec();
    for fault in &mut faults {
        let within = fault.field.strip_prefix(path).and_then(|rest| rest.strip_prefix('.'));
        fault.field = match within.unwrap_or(&fault.field) {
            "name" if path.starts_with("speakers") => "name".to_owned(),
            of @ ("name" | "biography") => fields.first_of(of),
            "offset" if fields.sent.0.iter().any(|(name, _)| name == "at") => "at".to_owned(),
            other => other.to_owned(),
        };
        session::at_fields(fields, fault);
    }
    faults
}

/// The field for the key of a new part.
fn key_field(fields: &Fields<'_>) -> Field {
    fields.field("key", Kind::Line(Line::TEXT)).optional()
}

/// The key of a new part: what was typed, or one that is near to its name.
fn new_key(frame: &Frame<'_>, input: &mut Input<'_>, (name, stem): (&str, &str)) -> Option<Key> {
    let is_taken = |key: &Key| match frame.kind {
        ItemKind::Slot => frame.programme.slot(key).is_some(),
        kind => Item::find(frame.programme, &ItemId::new(kind, key)).is_some(),
    };
    if input.line("key").is_empty() {
        return Some(Key::named(name, stem, is_taken));
    }
    let key: Key = input.typed("key", "key")?;
    if is_taken(&key) {
        input.fault("key-taken", "key", "is another part's key");
        return None;
    }
    Some(key)
}
