//! The form of a session. Its slots have forms of their own.

use domain::FieldFault;
use domain::conference::Window;
use domain::programme::{Session, SessionKind, SessionPlace};
use domain::value::{Key, Locale};

use super::super::super::super::form::{Choice, Field, Input as Kind, Line, Section};
use super::fields::{EVERYWHERE, Fields, MOMENT, NUMBER, Typed};
use super::input::Input;
use super::{Frame, key_field, new_key};

/// What the form of a session would have been sent with.
pub fn typed(session: &Session) -> Typed {
    let mut typed = Typed::default();
    typed.put("kind", session.kind.as_str());
    typed.localized("title", &session.title);
    typed.localized("abstract", &session.summary);
    typed.maybe("starts", session.starts.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string()));
    typed.put("minutes", session.minutes);
    match &session.room {
        Some(room) => typed.put("room", room),
        None if session.starts.is_some() => typed.put("room", EVERYWHERE),
        None => {}
    }
    typed.maybe("track", session.track.as_ref());
    typed.all("themes", &session.themes);
    typed.maybe("language", session.language.as_ref());
    typed.ticked("accredited", session.accredited);
    if let Some(place) = &session.place {
        typed.put("place", "yes");
        typed.put("place.capacity", place.capacity);
        typed.localized("place.note", &place.note);
        if let Some(window) = place.window {
            typed.put("place.opens", window.opens.strftime("%Y-%m-%dT%H:%M"));
            typed.put("place.closes", window.closes.strftime("%Y-%m-%dT%H:%M"));
        }
        typed.all("place.categories", &place.categories);
        typed.maybe("place.requires", place.requires.as_ref());
        typed.ticked("place.overlaps", place.overlaps);
    }
    typed
}

/// The form.
pub fn sections(fields: &Fields<'_>, is_new: bool) -> Vec<Section> {
    let lines = |name: &str| fields.localized(name, &Kind::Lines, false);
    let mut about = vec![fields.field("kind", Kind::Select(kinds(fields)))];
    about.extend(fields.localized("title", &Kind::Line(Line::TEXT), true));
    about.extend(lines("abstract"));
    if is_new {
        about.push(key_field(fields));
    }
    let place_in_time = vec![
        fields.field("starts", Kind::Line(MOMENT)).optional(),
        fields.field("minutes", Kind::Line(NUMBER)),
        fields.room("room").optional(),
    ];
    let mut belongs = vec![fields.track("track")];
    belongs.extend(fields.themes("themes"));
    belongs.push(fields.people("chairs"));
    belongs.push(fields.line("language").optional());
    belongs.push(fields.tick("accredited"));
    vec![
        fields.section("about", about),
        fields.section("when", place_in_time),
        fields.section("belongs", belongs),
        fields.section("seats", seats(fields)),
    ]
}

fn kinds(fields: &Fields<'_>) -> Vec<Choice> {
    let text = |kind: SessionKind| fields.texts.get(&format!("session-kind-{}", kind.as_str()));
    SessionKind::ALL.map(|kind| Choice::new(kind.as_str(), text(kind))).to_vec()
}

fn seats(fields: &Fields<'_>) -> Vec<Field> {
    let definition = fields.definition;
    let named = |key: &Key, name: &domain::value::Localized| {
        Choice::new(key.as_str(), name.of(fields.texts.locale()))
    };
    let categories = definition.categories.iter().map(|it| named(&it.key, &it.name)).collect();
    let places = definition.places.iter().map(|it| named(&it.key, &it.name)).collect();
    let mut seats = vec![fields.field("place.capacity", Kind::Line(NUMBER))];
    seats.extend(fields.localized("place.note", &Kind::Line(Line::TEXT), false));
    seats.push(fields.field("place.opens", Kind::Line(MOMENT)).optional());
    seats.push(fields.field("place.closes", Kind::Line(MOMENT)).optional());
    seats.push(fields.field("place.categories", Kind::Several(categories)).optional());
    seats.push(fields.field("place.requires", Kind::Select(places)).optional());
    seats.push(fields.tick("place.overlaps"));
    let seats = seats.into_iter().map(|field| fields.when_ticked(field, "place"));
    [fields.tick("place")].into_iter().chain(seats).collect()
}

/// The session that a form says, with the slots that it has.
///
/// # Errors
///
/// What is wrong, by field.
pub fn read(frame: &Frame<'_>, input: &mut Input<'_>) -> Option<Session> {
    let old = frame.key.and_then(|key| frame.programme.session(key));
    let title = input.title("title");
    let key = match frame.key {
        Some(key) => Some(key.clone()),
        None => new_key(frame, input, (title.of(Locale::En), "session")),
    };
    let kind = input.needed::<SessionKind>("kind", "choice");
    let starts = input.typed("starts", "time");
    let minutes = input.needed("minutes", "number");
    let room = input.line("room");
    if room.is_empty() && starts.is_some() {
        input.fault("required", "room", "is missing");
    }
    let room = if room == EVERYWHERE { None } else { input.keys("room").pop() };
    let (chairs, language) = (input.people("chairs", frame.programme), input.language("language"));
    let (track, themes) = (input.keys("track").pop(), input.keys("themes"));
    let place = if input.is_ticked("place") { place(input) } else { None };
    Some(Session {
        key: key?,
        kind: kind?,
        title,
        summary: input.texts("abstract"),
        track,
        themes,
        room,
        starts,
        minutes: minutes?,
        chairs,
        language,
        accredited: input.is_ticked("accredited"),
        place,
        slots: old.map(|session| session.slots.clone()).unwrap_or_default(),
        guid: old.and_then(|session| session.guid),
    })
}

fn place(input: &mut Input<'_>) -> Option<SessionPlace> {
    let capacity = input.needed("place.capacity", "number");
    let opens = input.typed("place.opens", "time");
    let closes = input.typed("place.closes", "time");
    let window = match (opens, closes) {
        (Some(opens), Some(closes)) => Some(Window { opens, closes }),
        (None, None) => None,
        (opens, _) => {
            let missing = if opens.is_none() { "place.opens" } else { "place.closes" };
            if input.faults.iter().all(|fault| fault.field != missing) {
                input.fault("required", missing, "is missing");
            }
            None
        }
    };
    let (categories, requires) =
        (input.keys("place.categories"), input.keys("place.requires").pop());
    Some(SessionPlace {
        capacity: capacity?,
        note: input.lines_of_languages("place.note"),
        window,
        categories,
        requires,
        overlaps: input.is_ticked("place.overlaps"),
    })
}

/// The names of the fields of what rules say of a session.
pub fn at_fields(fields: &Fields<'_>, fault: &mut FieldFault) {
    let path = std::mem::take(&mut fault.field);
    fault.field = match path.as_str() {
        "title" | "abstract" | "place.note" => fields.first_of(&path),
        "place.window" => "place.closes".to_owned(),
        _ => path,
    };
}
