//! Requests that change something must come from our own pages.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HOST, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, ResponseError as _};

use super::problem::Problem;
use crate::state::State;

/// Refuses forms that another site sent, by `Sec-Fetch-Site` and `Origin`.
///
/// # Errors
///
/// 403, or what the handler returns.
pub async fn same(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let base = |state: &Data<State>| state.config.base_url.as_str().to_owned();
    if !request.method().is_safe()
        && !is_ours(request.request(), &request.app_data().map(base).unwrap_or_default())
    {
        let problem = Problem::new(
            StatusCode::FORBIDDEN,
            "foreign-origin",
            "this form was sent from another site; open the page here and send it again",
        );
        return Ok(request.into_response(problem.error_response()).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Whether a browser says that one of our own pages sent this. What sends neither header is no
/// browser, and brings no cookies that it was not given.
///
/// `Sec-Fetch-Site` decides where it is sent. Browsers send it over TLS and to this machine alone,
/// so `Origin` is looked at where it is missing; it is not `null` for our own forms, because our
/// pages have the referrer policy `same-origin` (Fetch, section 3.1).
pub(super) fn is_ours(request: &HttpRequest, base: &str) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    let host = header(HOST.as_str()).unwrap_or_default();
    let named = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    origin == base || named.is_some_and(|named| !named.is_empty() && named == host)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_form_is_ours_when_the_browser_says_so() {
        const BASE: &str = "https://plenum.example.org";
        let cases = [
            (Some("same-origin"), Some("null"), true),
            (Some("same-origin"), Some(BASE), true),
            (Some("none"), None, true),
            (Some("same-site"), Some("null"), false),
            (Some("cross-site"), Some("null"), false),
            (Some("cross-site"), Some(BASE), false),
            (None, Some(BASE), true),
            (None, Some("http://127.0.0.1:8080"), true),
            (None, Some("https://evil.example.org"), false),
            (None, Some("null"), false),
            (None, Some("http://"), false),
            (None, None, true),
        ];
        for (site, origin, expected) in cases {
            let mut request = TestRequest::post().insert_header((HOST, "127.0.0.1:8080"));
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if let Some(value) = value {
                    request = request.insert_header((name, value));
                }
            }
            assert_eq!(is_ours(&request.to_http_request(), BASE), expected, "{site:?} {origin:?}");
        }
    }
}
