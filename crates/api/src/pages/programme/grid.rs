//! The programme as a grid: rooms across, time down, a day below the other.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::value::Key;
use jiff::civil::Date;

use super::card::Card;
use super::layout;
use super::shown::{Link, ShownDay, ShownSession};
use super::{Desk, Menu, kept_page};
use crate::http::problem::Reply;
use crate::pages::frame::Frame;
use crate::state::State;

/// A day as a grid.
struct GridDay {
    address: String,
    id: String,
    date: String,
    /// The rooms, each with its place.
    heads: Vec<(Link, String)>,
    /// The full hours, each with its place.
    hours: Vec<(String, String)>,
    /// The sessions, each with its place.
    sessions: Vec<(ShownSession, String)>,
}

#[derive(Template)]
#[template(path = "programme/grid.html")]
pub(super) struct GridPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    heading: String,
    days: Vec<GridDay>,
    /// Days that have too many rooms for a grid, as lists.
    lists: Vec<ShownDay>,
}

/// The grid.
#[get("/conferences/{slug}/programme/grid")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let make = |desk: Desk<'_>| Ok(grid_page(desk));
    kept_page((&request, &state), (&slug, "/grid"), make).await
}

pub(super) fn grid_page(desk: Desk<'_>) -> GridPage {
    let heading = desk.frame.text("programme-grid");
    let teller = desk.teller();
    let rooms: Vec<Key> = desk.programme.rooms.iter().map(|room| room.key.clone()).collect();
    let days = desk.programme.days();
    let shown = days.iter().filter_map(|date| grid_day(&desk, &rooms, *date)).collect::<Vec<_>>();
    let is_shown = |day: &ShownDay| shown.iter().any(|each| each.id == day.id);
    let mut lists = teller.days(|session| teller.session(session));
    lists.retain(|day| !is_shown(day));
    let crumbs = desk.way([], &heading);
    let (menu, card) = (desk.menu("/grid", crumbs), desk.card("/grid", (&heading, "")));
    GridPage { menu, card, heading, days: shown, lists, frame: desk.frame }
}

fn grid_day(desk: &Desk<'_>, rooms: &[Key], date: Date) -> Option<GridDay> {
    let teller = desk.teller();
    let sessions = desk.programme.sessions_on(date);
    let layout = layout::layout(date, rooms, &sessions)?;
    let hour = |(time, area): &(jiff::civil::Time, layout::Area)| {
        (teller.texts.time(*time), area.classes())
    };
    let placed =
        |(session, area): (_, layout::Area)| Some((teller.session(session)?, area.classes()));
    Some(GridDay {
        address: teller.day_address(date),
        id: format!("d-{date}"),
        date: teller.texts.date(date),
        heads: layout
            .heads
            .iter()
            .map(|(room, area)| (teller.room(*room), area.classes()))
            .collect(),
        hours: layout.hours.iter().map(hour).collect(),
        sessions: layout.sessions.into_iter().filter_map(placed).collect(),
    })
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
