//! What a problem's `type` leads to (RFC 9457, section 3.1.1): its row in the documentation.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;

use super::frame::Frame;
use super::page;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

const EXPLAINED: &str = include_str!("../../../../docs/problems.md");

/// A row under "Problems".
struct Explained<'a> {
    status: &'a str,
    when: String,
    advice: String,
}

#[derive(Template)]
#[template(path = "problem_explained.html")]
struct ExplainedPage {
    frame: Frame,
    code: String,
    status: String,
    when: String,
    advice: String,
}

fn find(code: &str) -> Option<Explained<'static>> {
    let start = format!("| `{code}` | ");
    let row = EXPLAINED.lines().find_map(|line| line.strip_prefix(&start))?;
    let mut cells = row.trim_end_matches('|').split(" | ").map(str::trim);
    let status = cells.next().filter(|status| status.parse::<u16>().is_ok())?;
    let plain = |cell: &str| cell.replace('`', "");
    Some(Explained { status, when: plain(cells.next()?), advice: plain(cells.next()?) })
}

/// Explains a problem to whoever writes a program, in English.
#[get("/problems/{code}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    code: Path<String>,
) -> Reply<HttpResponse> {
    let Explained { status, when, advice } = find(&code).ok_or_else(Problem::not_found)?;
    let frame = Frame::of(&request, &state);
    let shown =
        ExplainedPage { code: code.into_inner(), status: status.to_owned(), when, advice, frame };
    page(StatusCode::OK, &shown)
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
