//! Conferences, as anybody may read them.

use actix_web::get;
use actix_web::web::{Data, Json, Path, ServiceConfig};
use domain::conference::{self, Conference, Definition, Phase};
use domain::place::{self, Place};
use domain::value::{Key, Slug};
use domain::{StoreResult, Tx};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A conference.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownConference {
    /// All that its file says.
    #[schema(value_type = Object)]
    definition: Definition,
    /// Whether one can register now: `before`, `open` or `closed`.
    registration: &'static str,
    /// How full its places are.
    places: Vec<ShownPlace>,
}

/// How full a place is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownPlace {
    /// Its key.
    #[schema(value_type = String)]
    key: Key,
    /// Seats that the next comer could take at once.
    free: i32,
    /// People who wait.
    waiting: i32,
}

fn shown(conference: &Conference, places: &[Place], now: Timestamp) -> ShownConference {
    let definition = conference.definition.as_ref().clone();
    let registration = match definition.phase(now) {
        Phase::Before => "before",
        Phase::Open => "open",
        Phase::Closed => "closed",
    };
    let counters = |place: &Place| ShownPlace {
        key: place.key.clone(),
        free: place.free(),
        waiting: place.waiting,
    };
    ShownConference { registration, places: places.iter().map(counters).collect(), definition }
}

fn find(tx: &mut Tx<'_>, slug: &Slug) -> StoreResult<Option<ShownConference>> {
    let Some(conference) = conference::store::find(tx, slug)? else { return Ok(None) };
    let places = place::store::list(tx, conference.id)?;
    Ok(Some(shown(&conference, &places, tx.now())))
}

/// All conferences, the latest first.
#[utoipa::path(tag = "conference", responses((status = 200, body = Vec<ShownConference>)))]
#[get("/v1/conferences")]
pub async fn list(state: Data<State>) -> Reply<Json<Vec<ShownConference>>> {
    let all = state
        .read(|tx| -> StoreResult<_> {
            let mut all = Vec::new();
            for conference in conference::store::list(tx)? {
                let places = place::store::list(tx, conference.id)?;
                all.push(shown(&conference, &places, tx.now()));
            }
            Ok(all)
        })
        .await?;
    Ok(Json(all))
}

/// One conference: what one can choose, what is asked, and how full its places are.
#[utoipa::path(
    tag = "conference",
    params(("slug" = String, Path, description = "The short name")),
    responses((status = 200, body = ShownConference), (status = 404, body = Problem)),
)]
#[get("/v1/conferences/{slug}")]
pub async fn show(state: Data<State>, slug: Path<String>) -> Reply<Json<ShownConference>> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let found = state.read(move |tx| find(tx, &slug)).await?;
    found.map(Json).ok_or_else(Problem::not_found)
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(show);
}
