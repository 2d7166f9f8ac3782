//! Registrations: made by anybody, read and changed by the holder of the private link.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use domain::actor::Actor;
use domain::booking::Standing;
use domain::conference::{self, Answer};
use domain::idempotency::Once;
use domain::registration::tell::standings;
use domain::registration::{Booked, ChangeError, Needs, Receipt, change, ops, store};
use domain::value::{Key, Slug};
use domain::{StoreResult, Tx};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::http::actor::Attendee;
use crate::http::form_key::fingerprint;
use crate::http::limit::{self, Costly};
use crate::http::problem::{Problem, Reply};
use crate::registration::RegistrationWish;
use crate::state::State;

/// A registration, as its person sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownRegistration {
    id: String,
    conference: String,
    /// `confirmed`, `waiting`, `lapsed` or `cancelled`.
    status: String,
    email: String,
    given_name: String,
    family_name: String,
    affiliation: String,
    country: String,
    category: String,
    focus_areas: Vec<String>,
    language: String,
    orcid: Option<String>,
    efn: Option<String>,
    photo_consent: Option<bool>,
    /// By the keys of their questions, as a wish gives them.
    #[schema(value_type = BTreeMap<String, Object>)]
    answers: BTreeMap<String, Value>,
    /// Left out for those who may not read health data.
    #[serde(skip_serializing_if = "Option::is_none")]
    diet: Option<String>,
    /// Left out for those who may not read health data.
    #[serde(skip_serializing_if = "Option::is_none")]
    access: Option<String>,
    /// Each place they ever had or wanted, and how it stands.
    #[schema(value_type = Vec<crate::openapi::Standing>)]
    bookings: Vec<Standing>,
    /// Rises with every change; send it along with a change to make sure nobody was faster.
    version: i64,
}

/// Shows a registration, with `needs` to those who may read them.
///
/// # Errors
///
/// When the store fails.
pub fn shown(
    tx: &mut Tx<'_>,
    booked: &Booked,
    needs: Option<Needs>,
) -> StoreResult<ShownRegistration> {
    let Booked { registration, bookings } = booked;
    let conference = conference::store::load(tx, registration.conference)?;
    let (diet, access) = needs.map(|needs| (needs.diet, needs.access)).unzip();
    let chosen = &registration.chosen;
    Ok(ShownRegistration {
        id: registration.id.to_string(),
        conference: conference.definition.slug.to_string(),
        status: registration.status().as_str().to_owned(),
        email: registration.email.to_string(),
        given_name: registration.given_name.to_string(),
        family_name: registration.family_name.to_string(),
        affiliation: registration.affiliation.to_string(),
        country: registration.country.to_string(),
        category: chosen.category.to_string(),
        focus_areas: chosen.focus_areas.iter().map(ToString::to_string).collect(),
        language: registration.language.to_string(),
        orcid: registration.orcid.as_ref().map(ToString::to_string),
        efn: registration.efn.as_ref().map(ToString::to_string),
        photo_consent: registration.photo_consent,
        answers: chosen
            .answers
            .iter()
            .map(|(key, answer)| (key.to_string(), plain(answer)))
            .collect(),
        diet,
        access,
        bookings: standings(tx, &conference, bookings)?,
        version: registration.version,
    })
}

/// An answer in the form in which it is sent.
fn plain(answer: &Answer) -> Value {
    match answer {
        Answer::Text(text) => text.as_str().into(),
        Answer::Number(number) => (*number).into(),
        Answer::Choices(keys) => keys.iter().map(ToString::to_string).collect(),
        Answer::YesNo(yes) => (*yes).into(),
        Answer::Date(date) => date.to_string().into(),
    }
}

/// Shows a registration to its person.
fn shown_to_person(tx: &mut Tx<'_>, booked: &Booked) -> StoreResult<ShownRegistration> {
    let needs = store::find_needs(tx, booked.registration.id)?;
    shown(tx, booked, Some(needs.unwrap_or_default()))
}

/// Registers somebody.
///
/// The answer is the same whether or not the address is registered; the mail tells the truth.
/// With an `Idempotency-Key`, the same payload gets the first answer again for 48 hours.
#[utoipa::path(
    tag = "registration",
    params(
        ("slug" = String, Path, description = "The conference"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 characters"),
    ),
    request_body = RegistrationWish,
    responses(
        (status = 201, body = crate::openapi::Receipt), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem),
        (status = 503, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/registrations")]
pub async fn create(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
    wish: Json<RegistrationWish>,
) -> Reply<HttpResponse> {
    limit::check(&request, &state, Costly::Registration)?;
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let once = once(&request, &slug, &wish)?;
    let held =
        once.as_ref().map(|once| state.in_flight.hold(&format!("{} {}", once.scope, once.key)));
    if matches!(held, Some(None)) {
        return Err(still_running());
    }
    let receipt = register(&state, slug, &wish, once).await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Registers somebody, whichever door the wish came through.
///
/// # Errors
///
/// What the operation refuses, with all fields at fault at once.
pub async fn register(
    state: &State,
    slug: Slug,
    wish: &RegistrationWish,
    once: Option<Once>,
) -> Reply<Receipt> {
    let found = state.read(move |tx| conference::store::find(tx, &slug)).await?;
    let conference = found.ok_or_else(Problem::not_found)?;
    let wish =
        wish.register(&conference.definition, once, state.now()).map_err(Problem::invalid)?;
    Ok(state.write(move |tx| ops::register(tx, &Actor::Visitor, &wish)).await?)
}

/// The key in `Idempotency-Key`, bound to this conference and this payload.
fn once(request: &HttpRequest, slug: &Slug, wish: &RegistrationWish) -> Reply<Option<Once>> {
    let Some(header) = request.headers().get("idempotency-key") else { return Ok(None) };
    let key = header.to_str().map(|key| key.trim().trim_matches('"')).unwrap_or_default();
    if key.is_empty() || key.len() > 255 {
        let title = "the Idempotency-Key must have 1 to 255 characters of ASCII";
        return Err(Problem::new(StatusCode::BAD_REQUEST, "idempotency-key", title));
    }
    let payload = serde_json::to_vec(wish).unwrap_or_default();
    Ok(Some(Once {
        scope: format!("api/register/{slug}"),
        key: key.to_owned(),
        fingerprint: fingerprint(&payload),
    }))
}

fn still_running() -> Problem {
    let title = "a request with this Idempotency-Key is still running; send it again in a moment";
    Problem::new(StatusCode::CONFLICT, "still-running", title)
}

/// The registration that the private link in `Authorization: Bearer …` opens.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 200, body = ShownRegistration), (status = 401, body = Problem)),
)]
#[get("/v1/registration")]
pub async fn show(state: Data<State>, attendee: Attendee) -> Reply<Json<ShownRegistration>> {
    let (id, actor) = (attendee.registration, attendee.actor());
    let found = state
        .read(move |tx| {
            let (_, booked) = ops::find(tx, &actor, id)?;
            Ok::<_, ChangeError>(shown_to_person(tx, &booked)?)
        })
        .await?;
    Ok(Json(found))
}

/// Changes what the person says of themselves; leave `email`, `places`, `notice_version` out.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    request_body = RegistrationWish,
    responses(
        (status = 200, body = ShownRegistration), (status = 401, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[put("/v1/registration/details")]
pub async fn change_details(
    state: Data<State>,
    attendee: Attendee,
    wish: Json<RegistrationWish>,
) -> Reply<Json<ShownRegistration>> {
    let changed = save_details(&state, &attendee, &wish, None).await?;
    show_booked(&state, changed).await
}

/// Changes the details of an attendee, whichever door the wish came through.
///
/// # Errors
///
/// What the operation refuses, with all fields at fault at once.
pub async fn save_details(
    state: &State,
    attendee: &Attendee,
    wish: &RegistrationWish,
    version: Option<i64>,
) -> Reply<Booked> {
    let (id, actor) = (attendee.registration, attendee.actor());
    let reader = actor.clone();
    let (conference, booked) = state.read(move |tx| ops::find(tx, &reader, id)).await?;
    let had: Vec<Key> = booked
        .bookings
        .iter()
        .filter(|booking| booking.status().is_living())
        .filter_map(|booking| conference.place_key(booking.place).cloned())
        .collect();
    let details =
        wish.change(&conference.definition, &had, state.now()).map_err(Problem::invalid)?;
    Ok(state.write(move |tx| change::change_details(tx, &actor, (id, version), &details)).await?)
}

/// Shows a registration after its person changed it.
pub(super) async fn show_booked(state: &State, booked: Booked) -> Reply<Json<ShownRegistration>> {
    let view = state.read(move |tx| shown_to_person(tx, &booked)).await?;
    Ok(Json(view))
}

/// Cancels the whole registration.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 409, body = Problem)),
)]
#[delete("/v1/registration")]
pub async fn cancel(state: Data<State>, attendee: Attendee) -> Reply<HttpResponse> {
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| change::cancel(tx, &actor, (id, None))).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(create).service(show).service(change_details).service(cancel);
}
