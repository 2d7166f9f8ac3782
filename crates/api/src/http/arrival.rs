//! How a request arrives: in its time, and `HEAD` as the `GET` whose body is left out.

use std::time::Duration;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::problem::Problem;
use crate::state::State;

/// Gives up a request whose body trickles in, so that it does not hold its connection for good.
///
/// The work itself has its own limit, which is half of this one.
///
/// # Errors
///
/// 408, or what the handler returns.
pub async fn in_time(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let limit = request.app_data::<Data<State>>().map_or(10, |state| state.config.limits.request_s);
    let answer = tokio::time::timeout(Duration::from_secs(limit * 2), next.call(request)).await;
    answer.unwrap_or_else(|_| {
        let title = "the request did not arrive in time; send it again";
        Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "request-timeout", title).into())
    })
}

/// Answers `HEAD` wherever `GET` is answered (RFC 9110, section 9.3.2). The server leaves the body
/// out by itself, and keeps its length.
///
/// # Errors
///
/// What the handler returns.
pub async fn head_as_get(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    next.call(request).await
}
