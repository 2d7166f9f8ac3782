//! What staff see first: their conferences, and how each stands.

use actix_web::http::StatusCode;
use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::actor::{Actor, Permission};
use domain::conference::overview::{self, Overview, Roll};
use domain::outbox::MessageStatus;
use domain::place::Place;
use domain::registration::Status;
use domain::text::Texts;

use super::super::conference::days;
use super::super::frame::Frame;
use super::super::page;
use super::{base, count_of, words};
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

/// How many there are of something.
struct Tally {
    status: &'static str,
    text: String,
    count: i64,
}

/// How full a place is.
struct Gauge {
    name: String,
    text: String,
    taken: i32,
    capacity: i32,
}

struct Shown {
    base: String,
    title: String,
    when: String,
    /// Whether the role works on the programme.
    has_programme: bool,
    /// Nothing where the role has no look at registrations.
    roll: Option<(Vec<Tally>, Vec<Gauge>)>,
    outbox: Option<Vec<Tally>>,
}

#[derive(Template)]
#[template(path = "staff/home.html")]
struct HomePage {
    frame: Frame,
    conferences: Vec<Shown>,
}

/// The conferences of the account.
#[get("/staff")]
pub async fn show(request: HttpRequest, state: Data<State>, staff: Staff) -> Reply<HttpResponse> {
    let (actor, reader) = (staff.actor(), staff.actor());
    let found = state.read(move |tx| overview::list(tx, &reader)).await?;
    let frame = Frame::of(&request, &state);
    let conferences = found.iter().map(|each| shown(&frame.texts, &actor, each)).collect();
    page(StatusCode::OK, &HomePage { conferences, frame })
}

fn shown(texts: &Texts, actor: &Actor, overview: &Overview) -> Shown {
    let conference = &overview.conference;
    let definition = &conference.definition;
    Shown {
        base: base(&overview.conference),
        title: definition.title.of(texts.locale()).to_owned(),
        when: format!(
            "{} · {}",
            days(texts, &overview.conference),
            definition.city.of(texts.locale())
        ),
        has_programme: actor.may(Permission::ManageProgramme, conference.id).is_ok(),
        roll: overview
            .roll
            .as_ref()
            .map(|roll| (registrations(texts, roll), gauges(texts, overview, &roll.places))),
        outbox: overview.outbox.as_ref().map(|counts| messages(texts, counts)),
    }
}

fn registrations(texts: &Texts, roll: &Roll) -> Vec<Tally> {
    let tally = |status: Status| Tally {
        status: status.as_str(),
        text: words::registration_status(texts, status),
        count: count_of(&roll.registrations, &status),
    };
    Status::ALL.map(tally).into()
}

/// What is still to be sent, and what an organiser should look at.
fn messages(texts: &Texts, counts: &[(MessageStatus, i64)]) -> Vec<Tally> {
    let tally = |status: MessageStatus| Tally {
        status: status.as_str(),
        text: words::message_status(texts, status),
        count: count_of(counts, &status),
    };
    let mut tallies = vec![tally(MessageStatus::Pending), tally(MessageStatus::Dead)];
    let held = tally(MessageStatus::Held);
    tallies.extend((held.count > 0).then_some(held));
    tallies
}

fn gauges(texts: &Texts, overview: &Overview, places: &[Place]) -> Vec<Gauge> {
    let definition = &overview.conference.definition;
    let gauge = |place: &domain::place::PlaceDefinition| {
        let counters = places.iter().find(|each| each.key == place.key)?;
        let (taken, capacity) = (counters.taken.to_string(), counters.capacity.to_string());
        let args = [("taken", taken.as_str()), ("capacity", capacity.as_str())];
        let text = texts.count("staff-place-taken", i64::from(counters.waiting), &args);
        Some(Gauge {
            name: place.name.of(texts.locale()).to_owned(),
            text,
            taken: counters.taken,
            capacity: counters.capacity,
        })
    };
    definition.places.iter().filter_map(gauge).collect()
}

/// The routes of the first page.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
