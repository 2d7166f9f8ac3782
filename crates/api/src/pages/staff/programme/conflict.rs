//! Two people changed the same: both versions, field by field where they differ, and the choice.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use domain::programme::draft::{Disagreement, Item};
use domain::programme::{Programme, Session, Settings, Slot};
use domain::text::Texts;
use domain::value::Key;

use super::super::super::form::{Field, Input, Section, Sent};
use super::super::super::frame::Frame;
use super::super::super::page;
use super::desk::{Desk, Menu, form_key};
use super::item::{self, called};
use super::settings;
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

/// One field that differs.
pub struct Difference {
    pub label: String,
    pub theirs: String,
    pub yours: String,
}

/// One part that two people changed.
pub struct Dispute {
    pub name: String,
    /// Somebody took it out.
    pub is_gone: bool,
    /// This wish takes it out.
    pub is_removal: bool,
    pub differences: Vec<Difference>,
}

/// The wish that was not done.
pub struct Wish<'s> {
    /// Where it was sent.
    pub path: String,
    /// What was sent.
    pub sent: &'s Sent,
    /// The version of the draft now.
    pub version: i64,
}

#[derive(Template)]
#[template(path = "staff/programme/conflict.html")]
struct ConflictPage {
    frame: Frame,
    menu: Menu,
    disputes: Vec<Dispute>,
    path: String,
    /// The wish again: names and values.
    hidden: Vec<(String, String)>,
    form_key: String,
    version: i64,
    /// Whether mine brings something back.
    is_gone: bool,
    /// Where one sees what somebody else made of it.
    theirs: String,
}

/// Shows both.
///
/// # Errors
///
/// When the template fails.
pub fn show(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    desk: &Desk,
    disagreements: &[Disagreement],
    wish: Wish<'_>,
) -> Reply<HttpResponse> {
    let (frame, menu) = desk.around(request, state, staff);
    let texts = frame.texts;
    let own = ["form_key", "seen", "anew"];
    let hidden = wish.sent.0.iter().filter(|(name, _)| !own.contains(&name.as_str()));
    let is_gone =
        disagreements.iter().any(|each| matches!(each, Disagreement::Item { theirs: None, .. }));
    let theirs = match disagreements.first().filter(|_| !is_gone) {
        Some(Disagreement::Item { item: id, .. }) => {
            format!("{}/{}/{}", desk.base(), item::plural(id.kind), id.key)
        }
        Some(Disagreement::Settings { .. }) => format!("{}/settings", desk.base()),
        None => desk.base(),
    };
    let shown = ConflictPage {
        disputes: disagreements.iter().map(|each| dispute(&texts, desk, each)).collect(),
        path: wish.path,
        hidden: hidden.cloned().collect(),
        form_key: form_key(state, staff),
        version: wish.version,
        is_gone,
        theirs,
        menu,
        frame,
    };
    page(StatusCode::CONFLICT, &shown)
}

fn dispute(texts: &Texts, desk: &Desk, disagreement: &Disagreement) -> Dispute {
    let (item, theirs, yours) = match disagreement {
        Disagreement::Item { item, theirs, yours } => (item, theirs, yours),
        Disagreement::Settings { theirs, yours } => return of_settings(texts, desk, theirs, yours),
    };
    let differences = match (theirs, yours) {
        (Some(theirs), Some(yours)) => differences(texts, desk, theirs, yours),
        _ => Vec::new(),
    };
    let either = yours.as_ref().or(theirs.as_ref());
    let name = either.map(|item| item::name_of(item, texts.locale()).to_owned());
    Dispute {
        name: name.unwrap_or_else(|| called(*texts, desk.programme(), item)),
        is_gone: theirs.is_none(),
        is_removal: yours.is_none(),
        differences,
    }
}

fn of_settings(texts: &Texts, desk: &Desk, theirs: &Settings, yours: &Settings) -> Dispute {
    let sides = [theirs, yours].map(|settings| {
        let sent = settings::typed(settings);
        flat(settings::sections(&desk.fields(*texts, &sent)))
    });
    Dispute {
        name: texts.get("staff-programme-menu-settings"),
        is_gone: false,
        is_removal: false,
        differences: compared(texts, "", &sides),
    }
}

/// The fields that differ, in the order of the form.
fn differences(texts: &Texts, desk: &Desk, theirs: &Item, yours: &Item) -> Vec<Difference> {
    let kind = theirs.id().kind;
    let sides = [theirs, yours].map(|item| {
        let sent = item::typed(desk.programme(), item);
        flat(item::sections(&desk.fields(*texts, &sent), kind, false))
    });
    let mut found = compared(texts, "", &sides);
    if let (Item::Session(theirs), Item::Session(yours)) = (theirs, yours) {
        found.extend(of_slots(texts, desk, theirs, yours));
    }
    found
}

fn flat(sections: Vec<Section>) -> Vec<Field> {
    sections.into_iter().flat_map(|section| section.fields).collect()
}

fn compared(texts: &Texts, of: &str, [theirs, yours]: &[Vec<Field>; 2]) -> Vec<Difference> {
    let only_theirs = theirs.iter().filter(|it| yours.iter().all(|other| other.name != it.name));
    let text = |fields: &[Field], name: &str| {
        fields.iter().find(|field| field.name == name).map(|field| said(texts, field))
    };
    let difference = |field: &Field| {
        let [theirs, yours] =
            [theirs, yours].map(|side| text(side, &field.name).unwrap_or_default());
        (theirs != yours).then(|| Difference {
            label: format!("{of}{}", field.label),
            theirs,
            yours,
        })
    };
    yours.iter().chain(only_theirs).filter_map(difference).collect()
}

/// What a field says, in words.
fn said(texts: &Texts, field: &Field) -> String {
    match &field.input {
        Input::Select(choices) | Input::One(choices) | Input::Several(choices) => {
            let chosen = choices.iter().filter(|choice| field.has(&choice.value));
            chosen.map(|choice| choice.label.as_str()).collect::<Vec<_>>().join(", ")
        }
        Input::Check { value } => texts.get(if field.has(value) { "form-yes" } else { "form-no" }),
        Input::Line(line) if line.kind == "datetime-local" => field.value().replace('T', " "),
        _ => field.values.join(", "),
    }
}

/// What differs in slots: those that one side does not have, and the fields of the others.
fn of_slots(texts: &Texts, desk: &Desk, theirs: &Session, yours: &Session) -> Vec<Difference> {
    let mut keys: Vec<&Key> = yours.slots.iter().map(|slot| &slot.key).collect();
    keys.extend(theirs.slots.iter().map(|slot| &slot.key).filter(|key| !has(yours, key)));
    let programme = desk.programme();
    let mut found = Vec::new();
    for key in keys {
        let of = |session: &Session| session.slots.iter().find(|slot| slot.key == *key).cloned();
        let (one, other) = (of(theirs), of(yours));
        let title = other.as_ref().or(one.as_ref()).map(|slot| slot.title.of(texts.locale()));
        let label = texts.with("staff-programme-slot-of", &[("title", title.unwrap_or_default())]);
        if let (Some(one), Some(other)) = (&one, &other) {
            let sides =
                [(theirs, one), (yours, other)].map(|it| fields(texts, desk, programme, it));
            found.extend(compared(texts, &format!("{label} "), &sides));
        } else {
            let there = |slot: &Option<Slot>| {
                texts.get(if slot.is_some() { "form-yes" } else { "form-no" })
            };
            found.push(Difference { theirs: there(&one), yours: there(&other), label });
        }
    }
    found
}

fn has(session: &Session, key: &Key) -> bool {
    session.slots.iter().any(|slot| slot.key == *key)
}

fn fields(
    texts: &Texts,
    desk: &Desk,
    programme: &Programme,
    (session, slot): (&Session, &Slot),
) -> Vec<Field> {
    // By minutes from the start, so that a session that moved makes no slot differ.
    let session = &Session { starts: None, ..session.clone() };
    let sent = Sent(item::slot::typed(programme, session, slot).0);
    flat(item::slot::sections(&desk.fields(*texts, &sent), session, false))
}
