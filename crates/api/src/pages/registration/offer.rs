//! Taking or refusing an offered seat.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::registration::offer;
use domain::value::Key;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::own::{self, Own, form_key, genuine, instead};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "registration/offer.html")]
struct OfferPage {
    frame: Frame,
    form_key: String,
    place: String,
    name: String,
    when: String,
    /// Until when it can be taken; none when there is no offer.
    until: Option<String>,
    /// The button that takes it in exchange for what is held at that time.
    instead: Option<String>,
}

fn offer_page(frame: Frame, own: &Own, place: &str, form_key: String) -> Option<OfferPage> {
    let definition = &own.conference().definition;
    let texts = frame.texts;
    let found = definition.place(place)?;
    let standing = own.standings.iter().find(|each| each.place == found.key);
    let offered = standing.filter(|each| each.status == domain::booking::BookingStatus::Offered);
    let until = offered.and_then(|each| each.offer_expires_at).map(|at| {
        let at = texts.instant(at, &definition.time_zone());
        texts.with("offer-until", &[("at", &at)])
    });
    Some(OfferPage {
        place: place.to_owned(),
        name: found.name.of(texts.locale()).to_owned(),
        when: texts.span(&found.when, definition.zone.as_str()),
        until,
        instead: instead(&texts, own, &found.key),
        form_key,
        frame,
    })
}

/// The offer with its two buttons. Opening it changes nothing, because mail scanners open links.
#[get("/registration/offers/{place}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let shown = offer_page(frame, &own, &place, form_key(&state, &attendee));
    page(StatusCode::OK, &shown.ok_or_else(Problem::not_found)?)
}

/// Takes the seat.
#[post("/registration/offers/{place}/accept")]
pub async fn accept(
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let place: Key = place.parse().map_err(|_| Problem::not_found())?;
    let (id, actor, key) = (attendee.registration, attendee.actor(), place.clone());
    let accepted = state.write(move |tx| offer::accept(tx, &actor, id, &place)).await;
    match accepted.map_err(Problem::from) {
        // Something else is held at that time: the page offers to exchange it.
        Err(problem) if problem.errors.iter().any(|fault| fault.code == "places-clash") => {
            Ok(see_other(&format!("/registration/swaps/{key}")))
        }
        Err(problem) => Err(problem),
        Ok(_) => Ok(see_other("/registration?done=accepted")),
    }
}

/// Leaves the seat to the next.
#[post("/registration/offers/{place}/refuse")]
pub async fn refuse(
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let place: Key = place.parse().map_err(|_| Problem::not_found())?;
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| offer::refuse(tx, &actor, id, &place)).await?;
    Ok(see_other("/registration?done=refused"))
}

/// The routes of offers.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(accept).service(refuse);
}
