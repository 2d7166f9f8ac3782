//! The draft as readers would see it, for whoever may work on it: the pages of readers, made anew
//! for each request and never kept.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use domain::conference::Conference;
use domain::programme::draft::Draft;
use jiff::civil::Date;

use super::{Desk, Standing, grid, list, person, session};
use crate::http::problem::{Problem, Reply};
use crate::pages::frame::Frame;
use crate::pages::page;
use crate::state::State;

/// Where the draft of a conference is worked on.
#[must_use]
pub fn editor(conference: &Conference) -> String {
    format!("/staff/conferences/{}/programme", conference.definition.slug)
}

/// The page at `rest` below the preview, such as `/grid` or `/sessions/opening`.
///
/// # Errors
///
/// 404 where readers would find nothing there, or when the template fails.
pub fn show(
    (frame, state): (Frame, &State),
    (conference, draft): (&Conference, &Draft),
    rest: &str,
) -> Reply<HttpResponse> {
    let editor = editor(conference);
    let desk = Desk {
        frame,
        conference,
        programme: &draft.programme,
        standing: Standing::Draft { colours: format!("{editor}/colours.css?v={}", draft.version) },
        base: format!("{editor}/preview"),
        origin: state.config.base_url.as_str().to_owned(),
    };
    match rest {
        "" => return page(StatusCode::OK, &list::whole(desk)),
        "/grid" => return page(StatusCode::OK, &grid::grid_page(desk)),
        "/speakers" => return page(StatusCode::OK, &person::speakers_page(desk)),
        _ => {}
    }
    let part = rest.strip_prefix('/').and_then(|rest| rest.split_once('/'));
    match part.ok_or_else(Problem::not_found)? {
        ("days", date) => {
            let date: Date = date.parse().map_err(|_| Problem::not_found())?;
            page(StatusCode::OK, &list::one_day(desk, rest, date)?)
        }
        ("tracks", key) => page(StatusCode::OK, &list::one_track(desk, rest, key)?),
        ("themes", key) => page(StatusCode::OK, &list::one_theme(desk, rest, key)?),
        ("rooms", key) => page(StatusCode::OK, &list::one_room(desk, rest, key)?),
        ("speakers", key) => page(StatusCode::OK, &person::speaker_page(desk, (rest, key), None)?),
        ("sessions", key) => page(StatusCode::OK, &session::session_page(desk, rest, key)?),
        ("slots", key) => page(StatusCode::OK, &session::slot_page(desk, (rest, key), &[])?),
        _ => Err(Problem::not_found()),
    }
}
