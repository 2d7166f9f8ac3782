//! What happens now, and what comes next.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::Session;
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};

use super::card::Card;
use super::shown::ShownSession;
use super::{Desk, Menu, fresh_page};
use crate::http::problem::Reply;
use crate::pages::frame::Frame;
use crate::state::State;

/// What begins so soon after the first that comes, comes next with it.
const TOGETHER: SignedDuration = SignedDuration::from_mins(30);

#[derive(Template)]
#[template(path = "programme/now.html")]
struct NowPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    heading: String,
    /// What time it is, with the zone.
    time: String,
    now: Vec<ShownSession>,
    next: Vec<ShownSession>,
}

/// What happens at this moment.
#[get("/conferences/{slug}/programme/now")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let make = |desk: Desk<'_>, now| Ok(now_page(desk, now));
    fresh_page((&request, &state), &slug, make).await
}

fn now_page(desk: Desk<'_>, now: Timestamp) -> NowPage {
    let heading = desk.frame.text("programme-view-now");
    let teller = desk.teller();
    let at = |civil: DateTime| teller.zone.instant(civil);
    let placed = desk.programme.placed();
    let is_on = |session: &&Session| {
        session.hours().is_some_and(|hours| at(hours.starts) <= now && now < at(hours.ends))
    };
    let coming: Vec<(Timestamp, &Session)> = placed
        .iter()
        .filter_map(|session| Some((at(session.starts?), *session)))
        .filter(|(starts, _)| *starts > now)
        .collect();
    let first = coming.iter().map(|(starts, _)| *starts).min();
    let is_next =
        |starts: &Timestamp| first.is_some_and(|first| starts.duration_since(first) <= TOGETHER);
    let mut on: Vec<ShownSession> =
        placed.iter().copied().filter(is_on).filter_map(|each| teller.session(each)).collect();
    for session in &mut on {
        // Of what happens now, only what is not over.
        session
            .slots
            .retain(|slot| slot.ends.instant.parse::<Timestamp>().is_ok_and(|ends| ends > now));
    }
    let next = coming.iter().filter(|(starts, _)| is_next(starts));
    let next = next.filter_map(|(_, session)| teller.session(session)).collect();
    NowPage {
        time: teller.texts.instant(now, &teller.zone.rules()),
        menu: desk.menu("/now", desk.way([], &heading)),
        card: desk.card("/now", (&heading, "")),
        now: on,
        next,
        heading,
        frame: desk.frame,
    }
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
