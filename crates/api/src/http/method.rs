//! Methods that no address here has, such as those of WebDAV.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ALLOW, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError as _};

use super::problem::Problem;

/// The methods that some address has.
const KNOWN: [Method; 6] =
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

/// Refuses other methods with 405. Programs for calendars ask by `PROPFIND` whether an address is
/// a CalDAV collection, and take 405 for a plain no.
///
/// # Errors
///
/// What the handler returns.
pub async fn known(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if KNOWN.contains(request.method()) {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let title = "no address here knows this method";
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-known", title);
    let mut response = problem.error_response();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    Ok(request.into_response(response))
}
