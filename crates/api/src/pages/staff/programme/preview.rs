//! The draft as readers would see it.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};

use super::super::super::programme::preview;
use super::desk::Desk;
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

async fn shown(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    slug: &str,
    rest: &str,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let (frame, _) = desk.around(request, state, staff);
    preview::show((frame, state), (&desk.conference, &desk.draft), rest)
}

/// All of it.
#[get("/staff/conferences/{slug}/programme/preview")]
pub async fn all(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    shown((&request, &state, &staff), &slug, "").await
}

/// As a grid, or its people.
#[get("/staff/conferences/{slug}/programme/preview/{view:grid|speakers}")]
pub async fn view(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, view) = path.into_inner();
    shown((&request, &state, &staff), &slug, &format!("/{view}")).await
}

/// A day, or a part of it.
#[get(
    "/staff/conferences/{slug}/programme/preview/{list:days|tracks|themes|rooms|speakers|sessions|slots}/{key}"
)]
pub async fn part(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
) -> Reply<HttpResponse> {
    let (slug, list, key) = path.into_inner();
    shown((&request, &state, &staff), &slug, &format!("/{list}/{key}")).await
}

/// The routes of the preview.
pub fn routes(config: &mut ServiceConfig) {
    config.service(all).service(view).service(part);
}
