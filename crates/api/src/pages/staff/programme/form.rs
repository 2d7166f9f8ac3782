//! The forms of sessions, tracks, themes, rooms and speakers.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::programme::draft::EditError;
use domain::programme::draft::ops::{self, Change, DraftError, Effect};
use domain::programme::{ItemId, ItemKind, Programme};
use domain::text::Texts;
use domain::value::Key;
use domain::{FieldFault, Tx};

use super::super::super::form::{Fault, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::shell::problem_text;
use super::super::super::{page, see_other};
use super::super::genuine;
use super::clash::{self, ShownClash};
use super::conflict;
use super::desk::{Desk, Menu, form_key, seen, slug_of};
use super::item::{self, plural};
use super::rows::{self, SlotRow};
use super::which::Which;
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/form.html")]
struct FormPage {
    frame: Frame,
    menu: Menu,
    heading: String,
    back: (String, String),
    faults: Vec<Fault>,
    notice: Option<String>,
    done: Option<String>,
    path: String,
    form_key: String,
    seen: i64,
    sections: Vec<Section>,
    /// The slots of a session that is there.
    slots: Option<Vec<SlotRow>>,
    /// What does not fit about a session.
    clashes: Vec<ShownClash>,
    /// Where it can be placed, and taken out.
    deeds: Vec<(String, String)>,
    is_new: bool,
}

/// A form as it is shown: with what was typed, and what is wrong.
pub struct Again<'a> {
    pub sent: &'a Sent,
    pub seen: i64,
    pub faults: &'a [FieldFault],
}

fn form_page(
    (desk, which): (&Desk, &Which),
    (frame, menu, form_key): (Frame, Menu, String),
    again: &Again<'_>,
) -> FormPage {
    let (texts, base) = (frame.texts, desk.base());
    let fields = desk.fields(texts, again.sent);
    let is_new = which.key.is_none();
    let session = which.session.as_ref().and_then(|key| desk.programme().session(key));
    let mut sections = match session {
        Some(session) => item::slot::sections(&fields, session, is_new),
        None => item::sections(&fields, which.kind, is_new),
    };
    let at_fields = item::at_fields(&fields, &which.path(), again.faults);
    let faults = set_faults(&texts, &mut sections, &at_fields);
    let own = which.key.as_ref().filter(|_| which.kind == ItemKind::Session);
    let own = own.and_then(|key| desk.programme().session(key));
    let back = match session {
        Some(session) => session.title.of(texts.locale()).to_owned(),
        None => texts.get(&format!("staff-programme-menu-{}", plural(which.kind))),
    };
    FormPage {
        heading: heading(&texts, desk.programme(), which),
        back: (format!("{base}/{}", which.back()), back),
        faults,
        notice: None,
        done: None,
        path: format!("{base}/{}", which.address()),
        form_key,
        seen: again.seen,
        sections,
        slots: own.map(|session| rows::slots(&texts, desk.programme(), session)),
        clashes: own.map_or_else(Vec::new, |session| clash::of_session(texts, desk, session)),
        deeds: which.key.as_ref().map_or_else(Vec::new, |_| deeds(&texts, desk, which, own)),
        is_new,
        menu,
        frame,
    }
}

/// What else can be done with it: address, text.
fn deeds(
    texts: &Texts,
    desk: &Desk,
    which: &Which,
    session: Option<&domain::programme::Session>,
) -> Vec<(String, String)> {
    let base = desk.base();
    let mut deeds = Vec::new();
    if let Some(session) = session {
        let key = &session.key;
        deeds.push((format!("{base}/move?session={key}"), texts.get("staff-programme-move")));
        if session.starts.is_some() {
            let unplace = (format!("{base}/unplace?session={key}"), "staff-programme-unplace");
            let swap = (format!("{base}/swap?one={key}"), "staff-programme-swap");
            deeds.extend([unplace, swap].map(|(address, key)| (address, texts.get(key))));
        }
        deeds.push((format!("{base}/copy?session={key}"), texts.get("staff-programme-copy")));
    }
    deeds.push((format!("{base}/{}/remove", which.address()), texts.get("staff-programme-remove")));
    deeds
}

fn heading(texts: &Texts, programme: &Programme, which: &Which) -> String {
    match &which.key {
        None => texts.get(&format!("staff-programme-new-{}", which.kind.as_str())),
        Some(key) => item::called(*texts, programme, &ItemId::new(which.kind, key)),
    }
}

/// The form of a part that is there, or of a new one.
async fn shown(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    slug: &str,
    which: &Which,
    query: &Sent,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let sent = which.typed(desk.programme()).ok_or_else(Problem::not_found)?;
    let (frame, menu) = desk.around(request, state, staff);
    let again = Again { sent: &sent, seen: desk.draft.version, faults: &[] };
    let done = (query.one("done") == "saved").then(|| frame.text("staff-programme-saved"));
    let around = (frame, menu, form_key(state, staff));
    page(StatusCode::OK, &FormPage { done, ..form_page((&desk, which), around, &again) })
}

/// Does what a form wishes, in one transaction with the draft that it is read against.
fn put(
    tx: &mut Tx<'_>,
    staff: &Staff,
    (slug, which): (&domain::value::Slug, &Which),
    sent: &Sent,
) -> Result<(Effect, Key), DraftError> {
    let actor = staff.actor();
    let (_, draft) = ops::load(tx, &actor, slug)?;
    let programme = &draft.programme;
    let (edit, key) = which.edit(programme, sent)?;
    // A new part has a key that nobody else has, so it overwrites nothing.
    let adds = which.key.is_none() && which.session.is_none();
    let seen = if adds { draft.version } else { seen(sent) };
    // What somebody removed is brought back by whoever was told so; anything else was never there.
    let is_known = which.key.is_none() || which.typed(programme).is_some();
    let was_seen = (0..draft.version).contains(&seen) || sent.one("anew") == "yes";
    if !is_known && !was_seen {
        let key = which.key.as_ref().unwrap_or(&key);
        return Err(EditError::NoItem(ItemId::new(which.kind, key)).into());
    }
    let effect = ops::edit(tx, &actor, slug, &Change { seen, edits: vec![edit] })?;
    Ok((effect, key))
}

/// Saves, or shows the form again with what was typed, or both versions.
async fn saved(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    slug: &str,
    which: Which,
    sent: Sent,
) -> Reply<HttpResponse> {
    let (named, wished, saver) = (slug_of(slug)?, which.clone(), staff.clone());
    let kept = sent.clone();
    let done = match genuine(state, staff, &sent) {
        Ok(()) => {
            let put = move |tx: &mut Tx<'_>| put(tx, &saver, (&named, &wished), &kept);
            state.write(put).await
        }
        Err(stale) => return again(request, state, staff, (slug, &which), &sent, Err(stale)).await,
    };
    match done {
        Ok((_, key)) => {
            let desk = Desk::find(state, staff, slug).await?;
            let place = Which { key: Some(key), ..which };
            let to = if place.session.is_some() { place.back() } else { place.address() };
            Ok(see_other(&format!("{}/{to}?done=saved", desk.base())))
        }
        Err(DraftError::Outdated { version, disagreements }) => {
            let desk = Desk::find(state, staff, slug).await?;
            let path = format!("{}/{}", desk.base(), which.address());
            let wish = conflict::Wish { path, sent: &sent, version };
            conflict::show((request, state, staff), &desk, &disagreements, wish)
        }
        Err(DraftError::Edit(EditError::Invalid(faults))) => {
            again(request, state, staff, (slug, &which), &sent, Ok(&faults)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The form again with what was typed.
async fn again(
    request: &HttpRequest,
    state: &State,
    staff: &Staff,
    (slug, which): (&str, &Which),
    sent: &Sent,
    why: Result<&[FieldFault], Problem>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let (frame, menu) = desk.around(request, state, staff);
    let around = (frame, menu, form_key(state, staff));
    let faults = why.as_ref().map_or(&[][..], |faults| *faults);
    let again = Again { sent, seen: seen(sent), faults };
    let shown = form_page((&desk, which), around, &again);
    let problem = match why {
        Ok(faults) => Problem::invalid(faults.to_vec()),
        Err(stale) => {
            let notice = Some(problem_text(&shown.frame.texts, &stale));
            return form_again(&stale, &FormPage { notice, ..shown });
        }
    };
    form_again(&problem, &shown)
}

type Pairs = Vec<(String, String)>;

/// The form for a new part.
#[get("/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}/_new")]
pub async fn new(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    query: Query<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::of(&path.1, None)?;
    shown((&request, &state, &staff), &path.0, &which, &Sent(query.into_inner())).await
}

/// Adds a part.
#[post("/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}/_new")]
pub async fn create(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::of(&path.1, None)?;
    saved((&request, &state, &staff), &path.0, which, Sent(sent.into_inner())).await
}

/// The form of a part.
#[get("/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}/{key}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
    query: Query<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::of(&path.1, Some(&path.2))?;
    shown((&request, &state, &staff), &path.0, &which, &Sent(query.into_inner())).await
}

/// Changes a part.
#[post("/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}/{key}")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
    sent: Form<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::of(&path.1, Some(&path.2))?;
    saved((&request, &state, &staff), &path.0, which, Sent(sent.into_inner())).await
}

/// The form for a new slot.
#[get("/staff/conferences/{slug}/programme/sessions/{session}/slots/_new")]
pub async fn new_slot(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    query: Query<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::slot(&path.1, None)?;
    shown((&request, &state, &staff), &path.0, &which, &Sent(query.into_inner())).await
}

/// Adds a slot.
#[post("/staff/conferences/{slug}/programme/sessions/{session}/slots/_new")]
pub async fn create_slot(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::slot(&path.1, None)?;
    saved((&request, &state, &staff), &path.0, which, Sent(sent.into_inner())).await
}

/// The form of a slot.
#[get("/staff/conferences/{slug}/programme/sessions/{session}/slots/{key}")]
pub async fn show_slot(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
    query: Query<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::slot(&path.1, Some(&path.2))?;
    shown((&request, &state, &staff), &path.0, &which, &Sent(query.into_inner())).await
}

/// Changes a slot.
#[post("/staff/conferences/{slug}/programme/sessions/{session}/slots/{key}")]
pub async fn save_slot(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
    sent: Form<Pairs>,
) -> Reply<HttpResponse> {
    let which = Which::slot(&path.1, Some(&path.2))?;
    saved((&request, &state, &staff), &path.0, which, Sent(sent.into_inner())).await
}

/// The routes of the forms.
pub fn routes(config: &mut ServiceConfig) {
    config.service(new_slot).service(create_slot).service(show_slot).service(save_slot);
    config.service(new).service(create).service(show).service(save);
}
