//! Many addresses at once, pasted from a table.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::actor::Permission;
use domain::conference::Conference;
use domain::conference::ops::{EnterError, enter};
use domain::speaker::ops;

use super::super::super::form::{Fault, Input, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::shell::problem_text;
use super::super::super::speaker::field;
use super::super::super::{page, see_other};
use super::super::{base, frame, genuine};
use super::{form_key, slug_of};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/speaker/import.html")]
struct ImportPage {
    frame: Frame,
    /// Where the list is.
    list: String,
    path: String,
    form_key: String,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    notice: Option<String>,
}

async fn conference(state: &State, staff: &Staff, slug: &str) -> Reply<Conference> {
    let (slug, actor) = (slug_of(slug)?, staff.actor());
    let read = move |tx: &mut domain::Tx<'_>| enter(tx, &actor, Permission::ManageProgramme, &slug);
    Ok(state.read::<_, EnterError>(read).await?)
}

fn import_page(conference: &Conference, frame: Frame, form_key: String, sent: &Sent) -> ImportPage {
    let fields = vec![field(&frame.texts, "contacts", Input::Lines, sent)];
    let section = Section {
        id: "contacts",
        heading: frame.text("speaker-part-contacts"),
        hint: String::new(),
        fields,
    };
    let base = base(conference);
    ImportPage {
        list: format!("{base}/speakers"),
        path: format!("{base}/speaker-import"),
        form_key,
        sections: vec![section],
        faults: Vec::new(),
        notice: None,
        frame,
    }
}

/// The form.
#[get("/staff/conferences/{slug}/speaker-import")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let conference = conference(&state, &staff, &slug).await?;
    let frame = frame(&request, &state, &staff.actor(), &conference);
    let key = form_key(&state, &staff);
    page(StatusCode::OK, &import_page(&conference, frame, key, &Sent::default()))
}

/// Puts all addresses, or shows which lines cannot be read.
#[post("/staff/conferences/{slug}/speaker-import")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let conference = conference(&state, &staff, &slug).await?;
    let Err(problem) = try_save(&state, &staff, (&slug, &sent)).await else {
        return Ok(see_other(&format!("{}/speakers?done=imported", base(&conference))));
    };
    let frame = frame(&request, &state, &staff.actor(), &conference);
    let texts = frame.texts;
    let mut shown = import_page(&conference, frame, form_key(&state, &staff), &sent);
    shown.faults = set_faults(&texts, &mut shown.sections, &problem.errors);
    shown.notice = problem.errors.is_empty().then(|| problem_text(&texts, &problem));
    form_again(&problem, &shown)
}

async fn try_save(state: &State, staff: &Staff, (slug, sent): (&str, &Sent)) -> Reply<()> {
    let text = sent.one("contacts");
    if text.trim().is_empty() {
        let fault = FieldFault::new("contacts", "required", "must not be empty");
        return Err(Problem::invalid(vec![fault]));
    }
    let (slug, actor) = (slug_of(slug)?, staff.actor());
    state.write(move |tx| ops::put_pasted(tx, &actor, &slug, &text)).await?;
    Ok(())
}

/// The routes of the import.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
