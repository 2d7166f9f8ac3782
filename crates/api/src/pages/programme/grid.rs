//! A day of the programme as a grid: rooms across, time down.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::Programme;
use domain::value::Key;
use jiff::civil::Date;

use super::view::{Eye, Link, ShownSession};
use super::{Card, Head, kept_page};
use crate::http::kept::Edition;
use crate::http::problem::{Problem, Reply};
use crate::pages::board::{self, Board, Placed};
use crate::pages::frame::Frame;
use crate::state::State;

/// A session in the grid.
#[derive(Debug)]
struct Block {
    classes: String,
    session: ShownSession,
}

#[derive(Template)]
#[template(path = "programme/grid.html")]
struct GridPage {
    frame: Frame,
    head: Head,
    date: String,
    opens: i64,
    closes: i64,
    hours: Vec<(i64, String)>,
    rooms: Vec<Link>,
    blocks: Vec<Block>,
}

async fn grid(
    request: HttpRequest,
    state: &State,
    slug: &str,
    day: Option<Date>,
) -> Reply<HttpResponse> {
    let view = day.map_or_else(|| "grid".to_owned(), |day| format!("grid/{day}"));
    kept_page(&request, state, (slug, &view), |frame, edition| page(frame, edition, (&view, day)))
        .await
}

fn page(
    frame: Frame,
    edition: &Edition,
    (view, day): (&str, Option<Date>),
) -> Reply<impl Template + use<>> {
    let nothing = Programme::default();
    let programme = edition.release.as_ref().map_or(&nothing, |release| &*release.programme);
    let definition = &edition.conference.definition;
    let eye = Eye { texts: frame.texts, zone: &definition.zone, programme };
    let days = programme.days();
    if day.is_some_and(|day| !days.contains(&day)) {
        return Err(Problem::not_found());
    }
    let day = day.or(days.first().copied()).unwrap_or(definition.first_day);
    let heading = eye.texts.get("programme-heading");
    let card = Card::new(edition, eye.texts, &heading, "", view);
    let mut head = Head::new(edition, eye, (&format!("grid/{day}"), card));
    // From the grid one goes to the grids of other days.
    for (address, _, _) in &mut head.days {
        *address = address.replace("/days/", "/grid/");
    }
    let placed = placed(programme, day);
    let Board { opens, closes } = board::board(&placed, programme.settings.hours);
    let blocks = placed.iter().zip(board::classes(&placed)).filter_map(|(it, place)| {
        let session = eye.session(it.session)?;
        let track = session.track.as_ref().map(|track| format!(" track-{}", track.key));
        let classes = format!("{} {place}{}", session.kind, track.unwrap_or_default());
        Some(Block { classes, session })
    });
    Ok(GridPage {
        date: eye.texts.date(day),
        opens,
        closes,
        hours: (opens..closes).map(|hour| (hour, format!("{:02}:00", hour % 24))).collect(),
        rooms: programme.rooms.iter().filter_map(|room| eye.room(&room.key)).collect(),
        blocks: blocks.collect(),
        head,
        frame,
    })
}

fn placed(programme: &Programme, day: Date) -> Vec<Placed<'_>> {
    let column = |key: &Key| programme.rooms.iter().position(|room| room.key == *key);
    let place = |session: &'_ domain::programme::Session| {
        let from = board::minutes_after(day, session.starts?);
        Some((from, session.room.as_ref().and_then(column)))
    };
    let sessions = programme.sessions_on(day).into_iter();
    sessions
        .filter_map(|session| place(session).map(|(from, room)| Placed { session, from, room }))
        .collect()
}

/// The grid of the first day.
#[get("/conferences/{slug}/programme/grid")]
pub async fn of_first_day(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    grid(request, &state, &slug, None).await
}

/// The grid of a day.
#[get("/conferences/{slug}/programme/grid/{day}")]
pub async fn of_day(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let day = path.1.parse().map_err(|_| Problem::not_found())?;
    grid(request, &state, &path.0, Some(day)).await
}

/// The routes of the grid.
pub fn routes(config: &mut ServiceConfig) {
    config.service(of_first_day).service(of_day);
}
