//! Taking the whole conference out as one file.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::conference::export::ops;

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::page;
use super::super::genuine;
use super::desk::{Desk, Menu, form_key, slug_of};
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::json::export::{self, Form as FileForm};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/export.html")]
struct ExportPage {
    frame: Frame,
    menu: Menu,
    path: String,
    form_key: String,
    /// Whether this person may take registrations along.
    may_take_people: bool,
}

/// The form.
#[get("/staff/conferences/{slug}/programme/export")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let shown = ExportPage {
        path: format!("{}/export", desk.base()),
        form_key: form_key(&state, &staff),
        may_take_people: ops::may_take_people(&staff.actor(), desk.conference.id).is_ok(),
        menu,
        frame,
    };
    page(StatusCode::OK, &shown)
}

/// The file. It is asked for by a form of ours, because each is written down in the audit log.
#[post("/staff/conferences/{slug}/programme/export")]
pub async fn take(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    // Whoever sends the form without pressing a button presses the first.
    let file = if sent.one("form") == "zip" { FileForm::Zip } else { FileForm::Json };
    let with_people = sent.one("registrations") == "yes";
    export::answer(&state, (&staff, slug_of(&slug)?), (file, with_people)).await
}

/// The routes of exporting.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(take);
}
