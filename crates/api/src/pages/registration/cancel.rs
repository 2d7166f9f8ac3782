//! Cancelling the whole registration, and making old links void.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::registration::change;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::own::{self, form_key, genuine};
use crate::http::actor::Attendee;
use crate::http::cookie::Opens;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "registration/cancel.html")]
struct CancelPage {
    frame: Frame,
    form_key: String,
    version: i64,
    places: Vec<String>,
}

#[derive(Template)]
#[template(path = "registration/revoked.html")]
struct RevokedPage {
    frame: Frame,
    sent_to: String,
}

/// Asks whether it is meant.
#[get("/registration/cancel")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let definition = &own.conference().definition;
    let living = own.living();
    let places = living.iter().filter_map(|key| definition.place(key));
    let places = places.map(|place| place.name.of(frame.locale()).to_owned()).collect();
    let form_key = form_key(&state, &attendee);
    page(StatusCode::OK, &CancelPage { form_key, version: own.version(), places, frame })
}

/// Cancels.
#[post("/registration/cancel")]
pub async fn cancel(
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let version = genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| change::cancel(tx, &actor, (id, version))).await?;
    Ok(see_other("/registration?done=cancelled"))
}

/// Makes every link sent so far void and sends a new one.
#[post("/registration/new-link")]
pub async fn new_link(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let own = own::load(&state, &attendee).await?;
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| change::revoke_link(tx, &actor, id)).await?;
    let frame = Frame::of(&request, &state).within(own.conference()).found_at("/");
    let email = own.booked.registration.email.as_str();
    let sent_to = frame.texts.with("link-renewed", &[("email", email)]);
    let mut answer = page(StatusCode::OK, &RevokedPage { sent_to, frame })?;
    answer.add_cookie(&Opens::Registration.removal(&state)).map_err(|_| Problem::internal())?;
    Ok(answer)
}

/// The routes of cancelling.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(cancel).service(new_link);
}
