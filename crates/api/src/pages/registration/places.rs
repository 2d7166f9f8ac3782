//! Choosing other places, and giving single ones back.

use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::registration::change;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::see_other;
use super::change::ChangePage;
use super::fields;
use super::own::{self, Own, genuine};
use crate::http::actor::Attendee;
use crate::http::problem::Reply;
use crate::state::State;

fn places_page(
    request: &HttpRequest,
    own: &Own,
    wanted: &[String],
    (state, attendee): (&State, &Attendee),
) -> ChangePage {
    let frame = Frame::of(request, state).within(own.conference());
    let mut section = fields::places(&frame.texts, &own.found, wanted, state.now());
    section.hint = frame.text("places-change-hint");
    let parts = ("/registration/places", frame.text("places-change"), vec![section]);
    ChangePage::new(frame, own, parts, (state, attendee))
}

/// The form, with the places that one has.
#[get("/registration/places")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    places_page(&request, &own, &own.living(), (&state, &attendee)).show()
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
        Err(problem) => {
            let own = own::load(&state, &attendee).await?;
            let wanted = sent.all("places");
            places_page(&request, &own, &wanted, (&state, &attendee)).again(&own, &problem)
        }
    }
}

async fn try_save(state: &State, attendee: &Attendee, sent: &Sent) -> Reply<()> {
    let version = genuine(state, attendee, sent)?;
    let (id, actor) = (attendee.registration, attendee.actor());
    let wanted = sent.all("places");
    state.write(move |tx| change::change_places(tx, &actor, (id, version), &wanted)).await?;
    Ok(())
}

/// The routes of one's places.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
