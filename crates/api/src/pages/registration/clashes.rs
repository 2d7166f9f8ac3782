//! Held places that came to be at the same time, and choosing which to keep.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::registration::swap;
use domain::text::Texts;
use domain::value::Key;
use serde::Deserialize;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::own::{self, Own, form_key, genuine};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// One of two places.
struct Side {
    name: String,
    when: String,
    location: String,
    /// The place that is given back to keep this one.
    give: String,
    /// What the button says.
    keep: String,
}

#[derive(Template)]
#[template(path = "registration/clashes.html")]
struct ClashesPage {
    frame: Frame,
    form_key: String,
    version: i64,
    pairs: Vec<[Side; 2]>,
    can_change: bool,
    contact: String,
    is_given: bool,
}

/// What was done just before, as the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    given: bool,
}

/// Each pair with a button for each of the two.
#[get("/registration/clashes")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    query: Query<Done>,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let shown = ClashesPage {
        form_key: form_key(&state, &attendee),
        version: own.version(),
        pairs: pairs(&frame.texts, &own),
        can_change: own.can_change(&state),
        contact: own.conference().definition.contact.to_string(),
        is_given: query.given,
        frame,
    };
    page(StatusCode::OK, &shown)
}

fn pairs(texts: &Texts, own: &Own) -> Vec<[Side; 2]> {
    let definition = &own.conference().definition;
    let side = |keep: &Key, give: &Key| {
        let place = definition.place(keep.as_str())?;
        let (name, other) = (own.place_name(texts, keep), own.place_name(texts, give));
        Some(Side {
            when: texts.span(&place.when, definition.zone.as_str()),
            location: place.location.of(texts.locale()).to_owned(),
            keep: texts.with("clashes-keep", &[("keep", &name), ("give", &other)]),
            give: give.to_string(),
            name,
        })
    };
    let clashes = own.clashes();
    let pairs = clashes.iter().filter_map(|clash| {
        Some([side(&clash.one, &clash.other)?, side(&clash.other, &clash.one)?])
    });
    pairs.collect()
}

/// Gives one of the two back.
#[post("/registration/clashes")]
pub async fn choose(
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let version = genuine(&state, &attendee, &sent)?;
    let give: Key = sent.one("give").parse().map_err(|_| Problem::not_found())?;
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| swap::give_up(tx, &actor, (id, version), &give)).await?;
    Ok(see_other("/registration/clashes?given=true"))
}

/// The routes of clashes.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(choose);
}
