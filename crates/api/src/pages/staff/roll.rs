//! The registrations of a conference.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::booking::{Booking, Standing};
use domain::conference::Conference;
use domain::registration::store::Filter;
use domain::registration::{Booked, Status, roll};
use domain::text::Texts;
use domain::value::Slug;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::page;
use super::{Choice, base, choices, count_of, frame, query, words};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::json::paging;
use crate::json::roll::filter;
use crate::state::State;

struct Row {
    address: String,
    name: String,
    email: String,
    affiliation: String,
    status: &'static str,
    status_text: String,
    bookings: Vec<words::Booked>,
    made: String,
}

#[derive(Template)]
#[template(path = "staff/registrations.html")]
struct RollPage {
    frame: Frame,
    base: String,
    /// The text that is searched for.
    text: String,
    /// The status that the list is narrowed to.
    status: &'static str,
    choices: Vec<Choice>,
    rows: Vec<Row>,
    /// How many were found, where the list is narrowed.
    found: Option<String>,
    newest: Option<String>,
    older: Option<String>,
}

/// The list, newest first.
#[get("/staff/conferences/{slug}/registrations")]
pub async fn list(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    which: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let size = paging::size(None)?;
    let filter = narrowed(&Sent(which.into_inner()))?;
    let (actor, wanted) = (staff.actor(), filter.clone());
    // One more than is shown says whether there are older ones.
    let read = {
        let actor = actor.clone();
        move |tx: &mut domain::Tx<'_>| roll::list(tx, &actor, &slug, &wanted, i64::from(size) + 1)
    };
    let found = state.read(read).await?;
    let frame = frame(&request, &state, &actor, &found.conference);
    page(StatusCode::OK, &roll_page(frame, found, &filter, size as usize))
}

/// What the query narrows the list to.
fn narrowed(which: &Sent) -> Reply<Filter> {
    let [status, text, before] = ["status", "text", "before"].map(|name| which.one(name));
    let given = |value: &'_ str| (!value.is_empty()).then(|| value.to_owned());
    filter(given(&status).as_deref(), given(&text).as_deref(), given(&before).as_deref())
}

fn roll_page(frame: Frame, mut found: roll::Page, filter: &Filter, size: usize) -> RollPage {
    let texts = frame.texts;
    let base = format!("{}/registrations", base(&found.conference));
    let text = filter.text.clone().unwrap_or_default();
    let status = filter.status.map_or("", Status::as_str);
    let page_at = |before: &str| {
        format!("{base}{}", query(&[("status", status), ("text", &text), ("before", before)]))
    };
    let has_older = found.registrations.len() > size;
    found.registrations.truncate(size);
    let last = found.registrations.last().filter(|_| has_older);
    let older = last.map(|last| page_at(last.registration.id.as_str()));
    let is_narrowed = filter.text.is_some() && filter.before.is_none();
    let key = if has_older { "staff-roll-found-more" } else { "staff-roll-found" };
    let shown = i64::try_from(found.registrations.len()).unwrap_or(i64::MAX);
    let counts = Status::ALL.map(|each| {
        (each, words::registration_status(&texts, each), count_of(&found.counts, &each))
    });
    let chosen = (filter.status, counts.to_vec());
    RollPage {
        choices: choices(&base, &text, chosen, texts.get("staff-all")),
        rows: found.registrations.iter().map(|it| row(&texts, &found.conference, it)).collect(),
        found: is_narrowed.then(|| texts.count(key, shown, &[])),
        newest: filter.before.is_some().then(|| page_at("")),
        older,
        status,
        text,
        base,
        frame,
    }
}

fn row(texts: &Texts, conference: &Conference, booked: &Booked) -> Row {
    let Booked { registration, bookings } = booked;
    let definition = &conference.definition;
    // Positions take a query each; the page of one registration shows them.
    let standing = |booking: &Booking| {
        Some(Standing {
            place: conference.place_key(booking.place)?.clone(),
            status: booking.status(),
            position: None,
            offer_expires_at: None,
        })
    };
    let bookings = bookings.iter().filter_map(standing);
    Row {
        address: format!("{}/registrations/{}", base(conference), registration.id),
        name: registration.name(),
        email: registration.email.to_string(),
        affiliation: registration.affiliation.to_string(),
        status: registration.status().as_str(),
        status_text: words::registration_status(texts, registration.status()),
        bookings: bookings.filter_map(|it| words::booking(texts, definition, &it)).collect(),
        made: texts.instant(registration.created_at, &definition.time_zone()),
    }
}

/// The routes of the list.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list);
}
