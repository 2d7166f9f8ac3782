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
    let base = request
        .app_data::<Data<State>>()
        .map(|state| state.config.base_url.as_str().to_owned())
        .unwrap_or_default();
    if !request.method().is_safe() && !is_ours(request.request(), &base) {
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
fn is_ours(request: &HttpRequest, base: &str) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if header("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    let host = header(HOST.as_str()).unwrap_or_default();
    let named = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    origin == base || named.is_some_and(|named| !named.is_empty() && named == host)
}
