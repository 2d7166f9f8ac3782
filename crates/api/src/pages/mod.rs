//! The HTML pages: form in, page out. They work without JavaScript.
//!
//! [`shell`] stands around all of them: it shows problems as pages and remembers the language.
//! [`frame`] is what every page has around its own content, [`form`] what every form is made of.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{FormConfig, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::http::problem::{Problem, Reply};

pub mod board;
pub mod conference;
pub mod form;
pub mod frame;
pub mod problem;
pub mod programme;
pub mod registration;
pub mod shell;
pub mod speaker;
pub mod staff;
mod upload;

/// All pages. Routes are tried in order, so the programme, which is read most, is first.
pub fn routes(config: &mut ServiceConfig) {
    programme::routes(config);
    conference::routes(config);
    problem::routes(config);
    registration::routes(config);
    speaker::routes(config);
    staff::routes(config);
}

/// A page with this status.
///
/// # Errors
///
/// When the template fails, which is our fault.
pub fn page(status: StatusCode, template: &impl Template) -> Reply<HttpResponse> {
    let html = template.render().map_err(|why| {
        tracing::error!(error = %why, "a page cannot be rendered");
        Problem::internal()
    })?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html))
}

/// The answer to a form: look there (RFC 9110, section 15.4.4). A reload then sends nothing again.
#[must_use]
pub fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}

/// Where a form asks to be led, if that is on these pages; else `otherwise`.
///
/// Browsers read `//` and `/\` as the beginning of another host, and leave out tabs and line ends
/// before they look.
#[must_use]
pub fn inside<'a>(next: &'a str, otherwise: &'a str) -> &'a str {
    let leaves = next.starts_with("//") || next.contains('\\');
    let is_plain = next.starts_with('/') && next.bytes().all(|b| b.is_ascii_graphic());
    if is_plain && !leaves { next } else { otherwise }
}

/// How forms are read: bounded.
#[must_use]
pub fn body(most: usize) -> FormConfig {
    FormConfig::default().limit(most).error_handler(|error, _: &HttpRequest| {
        use actix_web::error::UrlencodedError as E;
        let problem = match error {
            E::Overflow { .. } => {
                let title = "the form is larger than 64 KiB";
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", title)
            }
            _ => {
                let title = "the form cannot be read; open it anew and send it again";
                Problem::new(StatusCode::BAD_REQUEST, "malformed-form", title)
            }
        };
        problem.into()
    })
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn next_stays_on_the_site() {
        let kept = ["/staff", "/staff/conferences/a/registrations?text=%C3%B6&status=waiting", "/"];
        for next in kept {
            assert_eq!(inside(next, "/staff"), next);
        }
        let others = [
            "",
            "staff",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "/staff\r\nSet-Cookie: a=b",
            "javascript:alert(1)",
            "/ö",
        ];
        for next in others {
            assert_eq!(inside(next, "/staff"), "/staff", "{next:?}");
        }
    }
}
