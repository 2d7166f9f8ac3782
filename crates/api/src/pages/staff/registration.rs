//! One registration with all that is known of it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::registration::roll::{self, Seen, Story};
use domain::registration::tell::standings;
use domain::registration::{Booked, ChangeError};
use domain::text::Texts;
use domain::value::Slug;
use domain::value::id::RegistrationId;

use super::super::conference::Found;
use super::super::frame::Frame;
use super::super::page;
use super::super::registration::{Own, facts};
use super::{base, frame, words};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/registration.html")]
struct RegistrationPage {
    frame: Frame,
    base: String,
    name: String,
    status: &'static str,
    status_text: String,
    bookings: Vec<words::Booked>,
    facts: Vec<(String, String)>,
    hides_needs: bool,
    /// Nothing for those who may not read the outbox.
    mails: Option<Vec<words::Mail>>,
    deeds: Vec<words::Done>,
}

/// The page.
#[get("/staff/conferences/{slug}/registrations/{id}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, id) = path.into_inner();
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let id: RegistrationId = id.parse().map_err(|_| Problem::not_found())?;
    let (actor, reader) = (staff.actor(), staff.actor());
    let (own, hides_needs, story) = state
        .read(move |tx| {
            let seen = roll::find(tx, &reader, &slug, id)?;
            let story = roll::story(tx, &reader, &seen)?;
            let Seen { conference, booked, needs } = seen;
            let standings = standings(tx, &conference, &booked.bookings)?;
            let found = Found { conference, places: Vec::new(), release: None };
            let hides_needs = needs.is_err();
            let needs = needs.ok().flatten();
            Ok::<_, ChangeError>((Own { found, booked, standings, needs }, hides_needs, story))
        })
        .await
        .map_err(|error| match error {
            // What the mails tell attendees of their link is no help here.
            ChangeError::NoRegistration => Problem::not_found(),
            other => other.into(),
        })?;
    let frame = frame(&request, &state, &actor, own.conference());
    page(StatusCode::OK, &registration_page(frame, &own, (hides_needs, &story)))
}

fn registration_page(
    frame: Frame,
    own: &Own,
    (hides_needs, story): (bool, &Story),
) -> RegistrationPage {
    let texts = frame.texts;
    let definition = &own.conference().definition;
    let zone = definition.time_zone();
    let Booked { registration, .. } = &own.booked;
    let mut facts = facts(&texts, own, |name| label(&texts, name));
    let made = [
        ("staff-fact-made", registration.created_at),
        ("staff-fact-changed", registration.changed_at),
    ];
    facts.extend(made.map(|(key, at)| (texts.get(key), texts.instant(at, &zone))));
    let bookings = own.standings.iter();
    RegistrationPage {
        base: base(own.conference()),
        name: registration.name(),
        status: registration.status().as_str(),
        status_text: words::registration_status(&texts, registration.status()),
        bookings: bookings.filter_map(|it| words::booking(&texts, definition, it)).collect(),
        facts,
        hides_needs,
        mails: story
            .messages
            .as_ref()
            .ok()
            .map(|messages| messages.iter().map(|it| words::mail(&texts, &zone, it)).collect()),
        deeds: story.deeds.iter().map(|it| words::deed(&texts, &zone, it)).collect(),
        frame,
    }
}

/// What a fact is called here, where the form spoke to the person.
fn label(texts: &Texts, name: &str) -> String {
    let own = format!("staff-fact-{name}");
    if Texts::exists(&own) { texts.get(&own) } else { texts.get(&format!("registration-{name}")) }
}

/// The routes of one registration.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
