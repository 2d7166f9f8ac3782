//! The programme as lists by time: all of it, a day, a track, a theme, a room.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::{Session, Slot};
use domain::value::Key;
use jiff::civil::Date;

use super::card::{self, Card};
use super::shown::{Link, ShownDay, ShownSession, Teller};
use super::{Desk, Menu, kept_page};
use crate::http::problem::{Problem, Reply};
use crate::pages::frame::Frame;
use crate::state::State;

#[derive(Template)]
#[template(path = "programme/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    heading: String,
    /// What is known of the track or the room: name, values.
    facts: Vec<(String, Vec<Link>)>,
    /// Other ways to look at the programme: name, links.
    ways: Vec<(String, Vec<Link>)>,
    days: Vec<ShownDay>,
}

/// A list at `rest` in the making.
struct Made {
    heading: String,
    facts: Vec<(String, Vec<Link>)>,
    days: Vec<ShownDay>,
}

fn list_page(desk: Desk<'_>, rest: &str, made: Made) -> ListPage {
    let Made { heading, facts, days } = made;
    let crumbs = desk.way([], &heading);
    let days_of_it = days.iter().map(|day| day.date.as_str()).collect::<Vec<_>>().join(", ");
    let (menu, card) = (desk.menu(rest, crumbs), desk.card(rest, (&heading, &days_of_it)));
    ListPage { menu, card, heading, facts, ways: Vec::new(), days, frame: desk.frame }
}

/// All of it.
#[get("/conferences/{slug}/programme")]
pub async fn all(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let make = |desk: Desk<'_>| Ok(whole(desk));
    kept_page((&request, &state), (&slug, ""), make).await
}

pub(super) fn whole(desk: Desk<'_>) -> ListPage {
    let conference = desk.conference;
    let locale = desk.frame.locale();
    let heading = desk.frame.text("conference-programme");
    let description = conference.definition.description.of(locale);
    let page =
        format!("{}{}", desk.origin, super::conference_page::address(&conference.definition.slug));
    let data = card::conference(conference, locale, &page);
    let card = desk.card("", (&heading, &card::description(description))).with(&data);
    let teller = desk.teller();
    let (days, ways) = (teller.days(|session| teller.session(session)), ways(&desk));
    let menu = desk.menu("", Vec::new());
    ListPage { menu, card, heading, facts: Vec::new(), ways, days, frame: desk.frame }
}

/// The ways into the programme: by day, track, theme and room.
fn ways(desk: &Desk<'_>) -> Vec<(String, Vec<Link>)> {
    let (teller, programme) = (desk.teller(), desk.programme);
    let texts = teller.texts;
    let day = |day: Date| Link { address: teller.day_address(day), text: texts.date(day) };
    let keys: Vec<Key> = programme.themes.iter().map(|theme| theme.key.clone()).collect();
    let room = |key: &Key| teller.room(Some(key));
    let ways = [
        ("programme-by-day", programme.days().into_iter().map(day).collect()),
        (
            "programme-by-track",
            programme.tracks.iter().filter_map(|track| teller.track(&track.key)).collect(),
        ),
        ("programme-by-theme", teller.themes(&keys)),
        ("programme-by-room", programme.rooms.iter().map(|each| room(&each.key)).collect()),
    ];
    let named = ways.map(|(key, links): (&str, Vec<Link>)| (texts.get(key), links));
    named.into_iter().filter(|(_, links)| !links.is_empty()).collect()
}

/// One day.
#[get("/conferences/{slug}/programme/days/{date}")]
pub async fn on_day(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, date) = path.into_inner();
    let date: Date = date.parse().map_err(|_| Problem::not_found())?;
    let rest = format!("/days/{date}");
    let make = |desk: Desk<'_>| one_day(desk, &rest, date);
    kept_page((&request, &state), (&slug, &rest), make).await
}

pub(super) fn one_day(desk: Desk<'_>, rest: &str, date: Date) -> Reply<ListPage> {
    if !desk.programme.days().contains(&date) {
        return Err(Problem::not_found());
    }
    let teller = desk.teller();
    let days = teller
        .days(|session| (session.day() == Some(date)).then(|| teller.session(session)).flatten());
    let made = Made { heading: teller.texts.date(date), facts: Vec::new(), days };
    Ok(list_page(desk, rest, made))
}

/// One track.
#[get("/conferences/{slug}/programme/tracks/{key}")]
pub async fn in_track(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let rest = format!("/tracks/{key}");
    let make = |desk: Desk<'_>| one_track(desk, &rest, &key);
    kept_page((&request, &state), (&slug, &rest), make).await
}

pub(super) fn one_track(desk: Desk<'_>, rest: &str, key: &str) -> Reply<ListPage> {
    let track = desk.find(key, |programme, key| programme.track(key))?;
    let teller = desk.teller();
    let chairs = (teller.texts.get("session-chairs"), teller.speakers(&track.chairs));
    let is_in = |session: &Session| session.track.as_ref() == Some(&track.key);
    let days = teller.days(|session| is_in(session).then(|| teller.session(session)).flatten());
    let heading = track.name.of(teller.locale()).to_owned();
    let facts = [chairs].into_iter().filter(|(_, links)| !links.is_empty()).collect();
    Ok(list_page(desk, rest, Made { heading, facts, days }))
}

/// One theme.
#[get("/conferences/{slug}/programme/themes/{key}")]
pub async fn in_theme(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let rest = format!("/themes/{key}");
    let make = |desk: Desk<'_>| one_theme(desk, &rest, &key);
    kept_page((&request, &state), (&slug, &rest), make).await
}

pub(super) fn one_theme(desk: Desk<'_>, rest: &str, key: &str) -> Reply<ListPage> {
    let theme = desk.find(key, |programme, key| programme.theme(key))?;
    let teller = desk.teller();
    let days = teller.days(|session| with_theme(&teller, session, &theme.key));
    let heading = theme.name.of(teller.locale()).to_owned();
    Ok(list_page(desk, rest, Made { heading, facts: Vec::new(), days }))
}

/// A session that carries a theme with all its slots, or with those slots alone that carry it.
fn with_theme<'a>(teller: &Teller<'a>, session: &'a Session, theme: &Key) -> Option<ShownSession> {
    if session.themes.contains(theme) {
        return teller.session(session);
    }
    let carries = |slot: &Slot| slot.themes.contains(theme);
    session.slots.iter().any(carries).then(|| teller.part(session, carries)).flatten()
}

/// One room.
#[get("/conferences/{slug}/programme/rooms/{key}")]
pub async fn in_room(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let rest = format!("/rooms/{key}");
    let make = |desk: Desk<'_>| one_room(desk, &rest, &key);
    kept_page((&request, &state), (&slug, &rest), make).await
}

/// What happens in a room, also what happens in all of them.
pub(super) fn one_room(desk: Desk<'_>, rest: &str, key: &str) -> Reply<ListPage> {
    let room = desk.find(key, |programme, key| programme.room(key))?;
    let teller = desk.teller();
    let is_here = |session: &Session| session.room.as_ref().is_none_or(|at| *at == room.key);
    let days = teller.days(|session| is_here(session).then(|| teller.session(session)).flatten());
    let stream = |address: &String| Link {
        address: address.clone(),
        text: teller.texts.get("programme-room-stream-open"),
    };
    let capacity = room.capacity.map(|seats| {
        Link::plain(teller.texts.count("programme-room-seats", i64::from(seats), &[]))
    });
    let facts = [
        ("programme-room-capacity", capacity.into_iter().collect::<Vec<_>>()),
        ("programme-room-equipment", room.equipment.iter().map(Link::plain).collect()),
        ("programme-room-stream", room.stream.iter().map(stream).collect()),
    ];
    let facts = facts.map(|(key, links)| (teller.texts.get(key), links));
    let facts = facts.into_iter().filter(|(_, links)| !links.is_empty()).collect();
    let heading = teller.room(Some(&room.key)).text;
    Ok(list_page(desk, rest, Made { heading, facts, days }))
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(all).service(on_day).service(in_track).service(in_theme).service(in_room);
}
