//! The newest release as conference apps read it: `schedule.xml` and `schedule.json`.

use std::sync::Arc;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use domain::programme::Release;
use domain::programme::exchange::schedule::{Outgoing, write_json, write_xml};

use super::{Source, answer};
use crate::http::kept::Content;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

type Write = fn(&Outgoing<'_>, &Release) -> String;

async fn show(
    request: &HttpRequest,
    state: &State,
    slug: &str,
    (write, kind): (Write, &'static str),
) -> Reply<HttpResponse> {
    let make = |source: &Source| {
        // An empty schedule would tell an app that nothing happens.
        let release = source.release.clone().ok_or_else(Problem::not_found)?;
        let programme = Arc::new(release.programme.for_readers());
        let frame = Outgoing {
            id: source.conference.id,
            definition: &source.conference.definition,
            base_url: state.config.base_url.as_str(),
            locale: source.locale,
        };
        Ok(Content::document(kind, write(&frame, &Release { programme, ..release })))
    };
    answer(request, state, slug, make).await
}

/// In the form of frab, as XML.
#[get("/conferences/{slug}/programme/schedule.xml")]
pub async fn xml(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    show(&request, &state, &slug, (write_xml, "application/xml; charset=utf-8")).await
}

/// In the form of frab, as JSON.
#[get("/conferences/{slug}/programme/schedule.json")]
pub async fn json(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    show(&request, &state, &slug, (write_json, "application/json")).await
}

/// The routes of the schedules.
pub fn routes(config: &mut ServiceConfig) {
    config.service(xml).service(json);
}
