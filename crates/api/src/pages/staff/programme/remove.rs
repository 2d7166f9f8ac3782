//! Taking a part out of the draft: asked for once more, because much may hang on it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::programme::ItemId;
use domain::programme::draft::ops::{self, Change, DraftError};
use domain::programme::draft::{Edit, EditError, Item};

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::{page, see_other};
use super::super::genuine;
use super::desk::{Desk, Menu, form_key, seen, slug_of};
use super::item::{called, plural};
use super::which::Which;
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/remove.html")]
struct RemovePage {
    frame: Frame,
    menu: Menu,
    /// What it is called.
    name: String,
    what: String,
    path: String,
    back: String,
    form_key: String,
    seen: i64,
    /// What still names it: where, and what it is called.
    user: Option<(String, String)>,
    /// Somebody changed it meanwhile.
    is_changed: bool,
}

/// Why the question is asked again.
enum Again {
    Changed,
    InUse(ItemId),
}

async fn asked(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    (slug, which): (&str, &Which),
    again: Option<Again>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let key = which.key.as_ref().ok_or_else(Problem::not_found)?;
    let id = ItemId::new(which.kind, key);
    Item::find(desk.programme(), &id).ok_or_else(Problem::not_found)?;
    let (frame, menu) = desk.around(request, state, staff);
    let (texts, base) = (frame.texts, desk.base());
    let status = if again.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let is_changed = matches!(again, Some(Again::Changed));
    let user = match again {
        Some(Again::InUse(by)) => {
            let address = format!("{base}/{}/{}", plural(by.kind), by.key);
            Some((address, called(texts, desk.programme(), &by)))
        }
        _ => None,
    };
    let shown = RemovePage {
        name: called(texts, desk.programme(), &id),
        what: texts.get(&format!("staff-programme-remove-{}", which.kind.as_str())),
        path: format!("{base}/{}/remove", which.address()),
        back: format!("{base}/{}", which.address()),
        form_key: form_key(state, staff),
        seen: desk.draft.version,
        user,
        is_changed,
        menu,
        frame,
    };
    page(status, &shown)
}

async fn removed(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    (slug, which): (&str, Which),
    sent: &Sent,
) -> Reply<HttpResponse> {
    genuine(state, staff, sent)?;
    let (named, actor) = (slug_of(slug)?, staff.actor());
    let key = which.key.as_ref().ok_or_else(Problem::not_found)?;
    let item = ItemId::new(which.kind, key);
    let change = Change { seen: seen(sent), edits: vec![Edit::Remove { item }] };
    let done = state.write(move |tx| ops::edit(tx, &actor, &named, &change)).await;
    let why = match done {
        Ok(_) => {
            let back = which.back();
            let to = format!("/staff/conferences/{slug}/programme/{back}?done=removed");
            return Ok(see_other(&to));
        }
        Err(DraftError::Outdated { .. }) => Again::Changed,
        Err(DraftError::Edit(EditError::InUse { by, .. })) => Again::InUse(by),
        Err(other) => return Err(other.into()),
    };
    asked((request, state, staff), (slug, &which), Some(why)).await
}

/// Whether a part shall go.
#[get(
    "/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}/{key}/remove"
)]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
) -> Reply<HttpResponse> {
    let which = Which::of(&path.1, Some(&path.2))?;
    asked((&request, &state, &staff), (&path.0, &which), None).await
}

/// Takes a part out.
#[post(
    "/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}/{key}/remove"
)]
pub async fn delete(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let which = Which::of(&path.1, Some(&path.2))?;
    let sent = Sent(sent.into_inner());
    removed((&request, &state, &staff), (&path.0, which), &sent).await
}

/// Whether a slot shall go.
#[get("/staff/conferences/{slug}/programme/sessions/{session}/slots/{key}/remove")]
pub async fn slot_form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
) -> Reply<HttpResponse> {
    let which = Which::slot(&path.1, Some(&path.2))?;
    asked((&request, &state, &staff), (&path.0, &which), None).await
}

/// Takes a slot out.
#[post("/staff/conferences/{slug}/programme/sessions/{session}/slots/{key}/remove")]
pub async fn delete_slot(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let which = Which::slot(&path.1, Some(&path.2))?;
    let sent = Sent(sent.into_inner());
    removed((&request, &state, &staff), (&path.0, which), &sent).await
}

/// The routes of taking out.
pub fn routes(config: &mut ServiceConfig) {
    config.service(slot_form).service(delete_slot).service(form).service(delete);
}
