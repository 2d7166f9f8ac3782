//! What stands around every page: problems become pages, and a chosen language is remembered.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest};
use askama::Template;
use domain::text::Texts;

use super::frame::Frame;
use super::{see_other, staff};
use crate::http::problem::Problem;
use crate::http::reader::{LANGUAGE_COOKIE, Reader};
use crate::state::State;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    heading: String,
    advice: String,
    incident: Option<String>,
    /// Where somebody may sign in.
    sign_in: Option<String>,
}

/// Shows problems as pages in the reader's language, and remembers the language that the address
/// chose.
///
/// # Errors
///
/// What the handler returns and is no response.
pub async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let reader = Reader::of(request.request());
    let state = request.app_data::<Data<State>>().cloned();
    let mut response = next.call(request).await?.map_into_boxed_body();
    let problem = response.response().extensions().get::<Problem>().cloned();
    if let Some(to) = problem.as_ref().and_then(|problem| sign_in(problem, response.request())) {
        response = response.into_response(see_other(&to)).map_into_boxed_body();
    } else if let (Some(problem), Some(state)) = (problem, &state)
        && let Ok(html) = problem_page(&problem, Frame::of(response.request(), state)).render()
    {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, kind);
        response = response.map_body(|_, _| BoxBody::new(html));
    }
    if let (true, Some(state)) = (reader.chose, state) {
        let cookie = Cookie::build(LANGUAGE_COOKIE, reader.locale.as_str())
            .path("/")
            .secure(state.config.base_url.is_secure())
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(Duration::days(365))
            .finish();
        response.response_mut().add_cookie(&cookie)?;
        // What everybody may keep must not carry the cookie of one.
        let is_public = |cache: &HeaderValue| cache.as_bytes().starts_with(b"public");
        if response.headers().get(CACHE_CONTROL).is_some_and(is_public) {
            let own = HeaderValue::from_static("private, max-age=0, must-revalidate");
            response.headers_mut().insert(CACHE_CONTROL, own);
        }
    }
    Ok(response)
}

/// Where to sign in, for somebody who looked for a page of the organisers.
fn sign_in(problem: &Problem, request: &HttpRequest) -> Option<String> {
    let looked = request.method().is_safe() && problem.code == "sign-in-needed";
    looked.then(|| staff::sign_in_address(request.uri()))
}

/// The page that says what is wrong and what to do: with a text of its own for the code, or one
/// for all problems of the status.
fn problem_page(problem: &Problem, frame: Frame) -> ProblemPage {
    let key = problem_key(problem);
    let signs_in = problem.code == "sign-in-needed";
    // The address of a form is none to come back to.
    let sign_in = signs_in.then(|| "/staff/sign-in".to_owned());
    ProblemPage {
        heading: frame.text(&key),
        advice: frame.text(&format!("{key}-advice")),
        incident: problem.incident.as_deref().map(str::to_owned),
        sign_in,
        frame,
    }
}

/// What is wrong, in the reader's language.
pub(super) fn problem_text(texts: &Texts, problem: &Problem) -> String {
    let key = problem_key(problem);
    format!("{} {}", texts.get(&key), texts.get(&format!("{key}-advice")))
}

fn problem_key(problem: &Problem) -> String {
    let own = format!("problem-{}", problem.code);
    if Texts::exists(&own) { own } else { general(problem.status).to_owned() }
}

const fn general(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "problem-not-found",
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => "problem-forbidden",
        StatusCode::CONFLICT => "problem-conflict",
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => "problem-busy",
        StatusCode::INTERNAL_SERVER_ERROR => "problem-internal",
        _ => "problem-request",
    }
}
