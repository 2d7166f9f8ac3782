//! Changing what one said of oneself.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;

use super::super::form::{Fault, Section, Sent, set_faults};
use super::super::frame::Frame;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::own::{self, Own, form_key, genuine};
use super::{as_stored, fields, form_again, wish, with_names};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::json::registration::save_details;
use crate::registration::RegistrationWish;
use crate::state::State;

#[derive(Template)]
#[template(path = "registration/details.html")]
struct DetailsPage {
    frame: Frame,
    form_key: String,
    version: i64,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    notice: Option<String>,
}

fn details_page(frame: Frame, own: &Own, wish: &RegistrationWish, form_key: String) -> DetailsPage {
    let texts = frame.texts;
    let definition = &own.conference().definition;
    let sections = vec![
        fields::about(&texts, definition, wish),
        fields::questions(&texts, definition, wish),
        fields::extras(&texts, wish),
        fields::needs(&texts, wish),
    ];
    let version = own.version();
    DetailsPage { frame, form_key, version, sections, faults: Vec::new(), notice: None }
}

/// The form, as it is stored.
#[get("/registration/details")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let wish = as_stored(&own.booked.registration, own.needs.clone());
    page(StatusCode::OK, &details_page(frame, &own, &wish, form_key(&state, &attendee)))
}

/// Saves the details, or shows the form again as it was typed.
#[post("/registration/details")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let wish = wish(&sent);
    match try_save(&state, &attendee, &sent, &wish).await {
        Ok(()) => Ok(see_other("/registration?done=details")),
        Err(problem) => again(&request, &state, &attendee, (&wish, problem)).await,
    }
}

async fn try_save(
    state: &State,
    attendee: &Attendee,
    sent: &Sent,
    wish: &RegistrationWish,
) -> Reply<()> {
    let version = genuine(state, attendee, sent)?;
    save_details(state, attendee, wish, version).await?;
    Ok(())
}

/// The form as it was typed, made from the registration as it is now.
async fn again(
    request: &HttpRequest,
    state: &State,
    attendee: &Attendee,
    (wish, problem): (&RegistrationWish, Problem),
) -> Reply<HttpResponse> {
    let own = own::load(state, attendee).await?;
    let frame = Frame::of(request, state).within(own.conference());
    let texts = frame.texts;
    let mut shown = details_page(frame, &own, wish, form_key(state, attendee));
    let named = with_names(&own.conference().definition, texts.locale(), &problem.errors);
    shown.faults = set_faults(&texts, &mut shown.sections, &named);
    if problem.errors.is_empty() {
        shown.notice = Some(problem_text(&texts, &problem));
    }
    form_again(&problem, &shown)
}

/// The routes of the details.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
