//! The programme as calendars that anybody may subscribe to.

use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use domain::programme::feed::{self, Selection};
use domain::value::Key;

use super::{address, answer};
use crate::http::kept::Content;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The media type of a calendar that asks for nothing.
pub(super) const KIND: &str = "text/calendar; charset=utf-8";

async fn show(
    request: &HttpRequest,
    state: &State,
    slug: &str,
    selection: &Selection,
) -> Reply<HttpResponse> {
    let make = |source: &super::Source| {
        let programme = source.programme();
        let (of, scene) = ((&*programme, &*source.history), source.scene(state));
        let calendar = feed::write(of, &scene, selection, &address(request, state))?;
        let content = Content::document(KIND, calendar.ok_or_else(Problem::not_found)?);
        let Selection::Session(key) = selection else { return Ok(content) };
        // A session is a file to keep and not a calendar to subscribe to.
        let name = HeaderValue::try_from(format!("attachment; filename=\"{key}.ics\""));
        Ok(content.with(CONTENT_DISPOSITION, name.map_err(|_| Problem::internal())?))
    };
    answer(request, state, slug, make).await
}

/// The part of the programme that an address names.
fn part(path: Path<(String, String)>, of: fn(Key) -> Selection) -> Reply<(String, Selection)> {
    let (slug, key) = path.into_inner();
    Ok((slug, of(key.parse().map_err(|_| Problem::not_found())?)))
}

/// All sessions.
#[get("/conferences/{slug}/programme.ics")]
pub async fn whole(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    show(&request, &state, &slug, &Selection::Whole).await
}

/// The sessions of a focus area.
#[get("/conferences/{slug}/programme/tracks/{key}.ics")]
pub async fn track(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, selection) = part(path, Selection::Track)?;
    show(&request, &state, &slug, &selection).await
}

/// What happens in a room.
#[get("/conferences/{slug}/programme/rooms/{key}.ics")]
pub async fn room(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, selection) = part(path, Selection::Room)?;
    show(&request, &state, &slug, &selection).await
}

/// What somebody speaks in and chairs.
#[get("/conferences/{slug}/programme/speakers/{key}.ics")]
pub async fn speaker(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, selection) = part(path, Selection::Speaker)?;
    show(&request, &state, &slug, &selection).await
}

/// One session, to put into a calendar by hand.
#[get("/conferences/{slug}/programme/sessions/{key}.ics")]
pub async fn session(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, selection) = part(path, Selection::Session)?;
    show(&request, &state, &slug, &selection).await
}

/// The routes of the calendars.
pub fn routes(config: &mut ServiceConfig) {
    config.service(whole).service(track).service(room).service(speaker).service(session);
}
