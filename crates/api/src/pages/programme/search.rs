//! The search in the programme.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::{Session, Slot, search};
use serde::Deserialize;

use super::card::Card;
use super::shown::{Link, Moment};
use super::{Desk, Menu, fresh_page};
use crate::http::problem::Reply;
use crate::pages::frame::Frame;
use crate::state::State;

/// What somebody looks for.
#[derive(Debug, Deserialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
}

/// A session or a slot that was found.
struct Hit {
    link: Link,
    day: String,
    starts: Moment,
    room: Link,
    people: Vec<Link>,
}

#[derive(Template)]
#[template(path = "programme/search.html")]
struct SearchPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    heading: String,
    /// How much was found, in words; none where nothing was looked for.
    count: Option<String>,
    hits: Vec<Hit>,
    /// Each with where they work.
    speakers: Vec<(Link, String)>,
}

/// What has the words in it.
#[get("/conferences/{slug}/programme/search")]
pub async fn find(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
    wish: Query<Wish>,
) -> Reply<HttpResponse> {
    let make = |desk: Desk<'_>, _| Ok(search_page(desk, wish.q.trim()));
    fresh_page((&request, &state), &slug, make).await
}

fn search_page(desk: Desk<'_>, wish: &str) -> SearchPage {
    let teller = desk.teller();
    let found = search::find(desk.programme, wish);
    let texts = teller.texts;
    let count = i64::try_from(found.count()).unwrap_or(i64::MAX);
    let count = texts.count("programme-search-count", count, &[("wish", wish)]);
    let hit = |(session, slot): &(&Session, Option<&Slot>)| {
        let shown = teller.session(session)?;
        let slot = slot.zip(session.starts).map(|(slot, starts)| teller.slot(slot, starts));
        let (address, text, starts, people) = match slot {
            Some(slot) => (slot.address, slot.title, slot.starts, slot.speakers),
            None => (shown.address, shown.title, shown.starts, shown.chairs),
        };
        Some(Hit { link: Link { address, text }, day: shown.day, starts, room: shown.room, people })
    };
    let hits = found.sessions.iter().filter_map(hit).collect();
    let people = found.speakers.iter();
    let speakers = people.map(|each| (teller.speaker(each), each.affiliation.clone())).collect();
    let heading = desk.frame.text("programme-search");
    let menu = desk.menu("/search", desk.way([], &heading));
    SearchPage {
        menu: Menu { wish: wish.chars().take(search::WISH_MOST).collect(), ..menu },
        card: desk.card("/search", (&heading, "")),
        count: (!wish.is_empty()).then_some(count),
        heading,
        hits,
        speakers,
        frame: desk.frame,
    }
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(find);
}
