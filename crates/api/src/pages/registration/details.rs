//! Changing what one said of oneself.

use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::see_other;
use super::change::ChangePage;
use super::own::{self, Own, genuine};
use super::{as_stored, fields, wish};
use crate::http::actor::Attendee;
use crate::http::problem::Reply;
use crate::json::registration::save_details;
use crate::registration::RegistrationWish;
use crate::state::State;

fn details_page(
    request: &HttpRequest,
    own: &Own,
    wish: &RegistrationWish,
    (state, attendee): (&State, &Attendee),
) -> ChangePage {
    let frame = Frame::of(request, state).within(own.conference());
    let texts = frame.texts;
    let definition = &own.conference().definition;
    let sections = vec![
        fields::about(&texts, definition, wish),
        fields::questions(&texts, definition, wish),
        fields::extras(&texts, wish),
        fields::needs(&texts, wish),
    ];
    let parts = ("/registration/details", frame.text("details-change"), sections);
    ChangePage::new(frame, own, parts, (state, attendee))
}

/// The form, as it is stored.
#[get("/registration/details")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let wish = as_stored(&own.booked.registration, own.needs.clone());
    details_page(&request, &own, &wish, (&state, &attendee)).show()
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
        Err(problem) => {
            let own = own::load(&state, &attendee).await?;
            details_page(&request, &own, &wish, (&state, &attendee)).again(&own, &problem)
        }
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

/// The routes of the details.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
