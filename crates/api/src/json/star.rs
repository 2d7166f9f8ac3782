//! Stars that are kept with a registration.

use actix_web::web::{Data, Json, ServiceConfig};
use actix_web::{get, put};
use domain::FieldFault;
use domain::programme::ItemId;
use domain::star::ops::{self, SetStars};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// What a person starred.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Stars {
    /// Sessions and slots of the newest release, such as `session/opening` or `slot/welcome`; at
    /// most 500.
    items: Vec<String>,
}

impl Stars {
    fn of(items: &[ItemId]) -> Self {
        Self { items: items.iter().map(ToString::to_string).collect() }
    }
}

/// What the holder of the private link starred.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 200, body = Stars), (status = 401, body = Problem)),
)]
#[get("/v1/registration/stars")]
pub async fn list(state: Data<State>, attendee: Attendee) -> Reply<Json<Stars>> {
    let (id, actor) = (attendee.registration, attendee.actor());
    let items = state.read(move |tx| ops::list(tx, &actor, id)).await?;
    Ok(Json(Stars::of(&items)))
}

/// Stars exactly these.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    request_body = Stars,
    responses(
        (status = 200, body = Stars), (status = 401, body = Problem), (status = 422, body = Problem),
    ),
)]
#[put("/v1/registration/stars")]
pub async fn set(state: Data<State>, attendee: Attendee, wish: Json<Stars>) -> Reply<Json<Stars>> {
    let mut items: Vec<ItemId> = Vec::new();
    let mut faults = Vec::new();
    for text in &wish.items {
        match text.parse() {
            Ok(item) => items.push(item),
            Err(why) => {
                let message = format!("has {text}, which {why}");
                faults.push(FieldFault::new("items", "unknown-item", message).with("key", text));
            }
        }
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let (id, actor) = (attendee.registration, attendee.actor());
    let items =
        state.write(move |tx| ops::set(tx, &actor, id, &SetStars::All(items.clone()))).await?;
    Ok(Json(Stars::of(&items)))
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(set);
}
