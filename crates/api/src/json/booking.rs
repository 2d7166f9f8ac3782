//! One's own places: booked, given back, exchanged, and taken from an offer.

use actix_web::web::{Data, Json, Path, ServiceConfig};
use actix_web::{post, put};
use domain::registration::{change, offer, swap};
use domain::value::Key;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::registration::{ShownRegistration, show_booked};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::registration::length_faults;
use crate::state::State;

/// Passes if the fields of a wish are as long as they may be.
fn must_fit(wish: &impl Validate) -> Reply<()> {
    let faults = length_faults(wish);
    if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
}

/// The places somebody wants from now on.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WantedPlaces {
    /// All of them, those already had as well; at least one.
    #[validate(length(max = 50, code = "too-many"))]
    places: Vec<String>,
    /// The version that was seen; a change by somebody else since is a conflict.
    #[serde(default)]
    version: Option<i64>,
}

/// Books and gives back until the person has, or waits for, exactly these places.
///
/// Two places at the same time cannot both be held; one may wait for one beside the other. A wish
/// that would hold both is refused with `places-clash` for each pair; see `/api/v1/registration/swaps`.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    request_body = WantedPlaces,
    responses(
        (status = 200, body = ShownRegistration), (status = 401, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[put("/v1/registration/places")]
pub async fn change_places(
    state: Data<State>,
    attendee: Attendee,
    wish: Json<WantedPlaces>,
) -> Reply<Json<ShownRegistration>> {
    must_fit(&*wish)?;
    let WantedPlaces { places, version } = wish.into_inner();
    let (id, actor) = (attendee.registration, attendee.actor());
    let booked =
        state.write(move |tx| change::change_places(tx, &actor, (id, version), &places)).await?;
    show_booked(&state, booked).await
}

/// Takes the seat that is offered in this place.
///
/// One at the same time as a place that is held is refused with `places-clash`: take it in
/// exchange, by `/api/v1/registration/swaps`.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    params(("place" = String, Path, description = "The key of the place")),
    responses(
        (status = 200, body = ShownRegistration), (status = 401, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[post("/v1/registration/offers/{place}/accept")]
pub async fn accept_offer(
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
) -> Reply<Json<ShownRegistration>> {
    let place: Key = place.parse().map_err(|_| Problem::not_found())?;
    let (id, actor) = (attendee.registration, attendee.actor());
    let booked = state.write(move |tx| offer::accept(tx, &actor, id, &place)).await?;
    show_booked(&state, booked).await
}

/// Refuses the seat that is offered in this place; it goes to the next.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    params(("place" = String, Path, description = "The key of the place")),
    responses((status = 200, body = ShownRegistration), (status = 401, body = Problem), (status = 409, body = Problem)),
)]
#[post("/v1/registration/offers/{place}/refuse")]
pub async fn refuse_offer(
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
) -> Reply<Json<ShownRegistration>> {
    let place: Key = place.parse().map_err(|_| Problem::not_found())?;
    let (id, actor) = (attendee.registration, attendee.actor());
    let booked = state.write(move |tx| offer::refuse(tx, &actor, id, &place)).await?;
    show_booked(&state, booked).await
}

/// A place to take in exchange.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedSwap {
    /// The key of the place to take: a free seat, or the one that is offered.
    take: String,
    /// The version that was seen; a change by somebody else since is a conflict.
    #[serde(default)]
    version: Option<i64>,
}

/// Takes a seat and gives back what is held at the same time, all or nothing.
///
/// When no seat can be had at once the answer is 409 `place-full`, and nothing was changed.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    request_body = WantedSwap,
    responses(
        (status = 200, body = ShownRegistration), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[post("/v1/registration/swaps")]
pub async fn swap_places(
    state: Data<State>,
    attendee: Attendee,
    wish: Json<WantedSwap>,
) -> Reply<Json<ShownRegistration>> {
    let take: Key = wish.take.parse().map_err(|_| Problem::not_found())?;
    let (id, actor, version) = (attendee.registration, attendee.actor(), wish.version);
    let booked = state.write(move |tx| swap::swap(tx, &actor, (id, version), &take)).await?;
    show_booked(&state, booked).await
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(change_places).service(swap_places).service(accept_offer).service(refuse_offer);
}
