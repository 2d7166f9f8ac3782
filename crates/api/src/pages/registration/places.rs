//! Choosing other places, and giving single ones back.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::registration::change;

use super::super::form::{Fault, Section, Sent, set_faults};
use super::super::frame::Frame;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::own::{self, Own, form_key, genuine};
use super::{fields, form_again, with_names};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "registration/places.html")]
struct PlacesPage {
    frame: Frame,
    form_key: String,
    version: i64,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    notice: Option<String>,
}

fn places_page(
    frame: Frame,
    own: &Own,
    wanted: &[String],
    (state, attendee): (&State, &Attendee),
) -> PlacesPage {
    let mut section = fields::places(&frame.texts, &own.found, wanted, state.now());
    section.hint = frame.text("places-change-hint");
    PlacesPage {
        form_key: form_key(state, attendee),
        version: own.version(),
        sections: vec![section],
        faults: Vec::new(),
        notice: None,
        frame,
    }
}

/// The form, with the places that one has.
#[get("/registration/places")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    page(StatusCode::OK, &places_page(frame, &own, &own.living(), (&state, &attendee)))
}

/// Books and gives back, or shows the form again as it was.
#[post("/registration/places")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    match try_save(&state, &attendee, &sent).await {
        Ok(()) => Ok(see_other("/registration?done=places")),
        Err(problem) => again(&request, &state, &attendee, (&sent.all("places"), problem)).await,
    }
}

async fn try_save(state: &State, attendee: &Attendee, sent: &Sent) -> Reply<()> {
    let version = genuine(state, attendee, sent)?;
    let (id, actor) = (attendee.registration, attendee.actor());
    let wanted = sent.all("places");
    state.write(move |tx| change::change_places(tx, &actor, (id, version), &wanted)).await?;
    Ok(())
}

async fn again(
    request: &HttpRequest,
    state: &State,
    attendee: &Attendee,
    (wanted, problem): (&[String], Problem),
) -> Reply<HttpResponse> {
    let own = own::load(state, attendee).await?;
    let frame = Frame::of(request, state).within(own.conference());
    let texts = frame.texts;
    let mut shown = places_page(frame, &own, wanted, (state, attendee));
    let named = with_names(&own.conference().definition, texts.locale(), &problem.errors);
    shown.faults = set_faults(&texts, &mut shown.sections, &named);
    if problem.errors.is_empty() {
        shown.notice = Some(problem_text(&texts, &problem));
    }
    form_again(&problem, &shown)
}

/// The routes of one's places.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
