//! One's own calendar to subscribe to: made, renewed, made void.

use actix_web::web::{Data, Json, ServiceConfig};
use actix_web::{HttpResponse, delete, get, post};
use domain::feed::{FeedToken, Subscription, ops};
use domain::registration::{self, ChangeError};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::feeds::personal::Links;
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// That there is a calendar. Its address is shown once, when it is made.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownFeed {
    /// When its address was made.
    #[schema(value_type = String)]
    created_at: Timestamp,
    /// The hour in which somebody last read it.
    #[schema(value_type = Option<String>)]
    fetched_at: Option<Timestamp>,
}

impl From<Subscription> for ShownFeed {
    fn from(Subscription { created_at, fetched_at }: Subscription) -> Self {
        Self { created_at, fetched_at }
    }
}

/// A new calendar with its addresses, which hold its secret.
#[derive(Serialize, ToSchema)]
pub struct MadeFeed {
    #[serde(flatten)]
    feed: ShownFeed,
    /// Where it is. `?alarm=15` reminds so many minutes before each entry.
    address: String,
    /// The same for programs of the device.
    webcal: String,
    /// Subscribes the calendar of Google to it.
    google: String,
    /// Subscribes Outlook.com to it.
    outlook: String,
    /// Subscribes Microsoft 365 to it.
    office: String,
}

impl std::fmt::Debug for MadeFeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MadeFeed").field("feed", &self.feed).finish_non_exhaustive()
    }
}

/// Whether one has a calendar to subscribe to, and when it was read last.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 200, body = ShownFeed), (status = 401, body = Problem), (status = 404, body = Problem)),
)]
#[get("/v1/registration/feed")]
pub async fn show(state: Data<State>, attendee: Attendee) -> Reply<Json<ShownFeed>> {
    let (id, actor) = (attendee.registration, attendee.actor());
    let found = state.read(move |tx| ops::find(tx, &actor, id)).await?;
    found.map(|found| Json(found.into())).ok_or_else(Problem::not_found)
}

/// Makes a calendar to subscribe to, in the place of the one before, which is void at once.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 201, body = MadeFeed), (status = 401, body = Problem), (status = 409, body = Problem)),
)]
#[post("/v1/registration/feed")]
pub async fn make(state: Data<State>, attendee: Attendee) -> Reply<HttpResponse> {
    let (id, actor) = (attendee.registration, attendee.actor());
    let token = FeedToken::new();
    let kept = token.clone();
    let (feed, name) = state
        .write(move |tx| {
            let feed = ops::make(tx, &actor, id, &kept)?;
            let (conference, booked) = registration::ops::find(tx, &actor, id)?;
            let title = &conference.definition.title;
            Ok::<_, ChangeError>((feed, title.of(booked.registration.language).to_owned()))
        })
        .await?;
    let links = Links::new(&state, &token, &name);
    let Links { https, webcal, google, outlook, office } = links;
    let feed = feed.into();
    Ok(HttpResponse::Created().json(MadeFeed {
        feed,
        address: https,
        webcal,
        google,
        outlook,
        office,
    }))
}

/// Makes the calendar void at once.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 204), (status = 401, body = Problem)),
)]
#[delete("/v1/registration/feed")]
pub async fn revoke(state: Data<State>, attendee: Attendee) -> Reply<HttpResponse> {
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| ops::revoke(tx, &actor, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(make).service(revoke);
}
