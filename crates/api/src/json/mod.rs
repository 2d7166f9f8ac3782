//! The JSON API, `/api/v1`: wish in, view out.

use actix_web::HttpRequest;
use actix_web::error::JsonPayloadError;
use actix_web::http::StatusCode;
use actix_web::web::{JsonConfig, QueryConfig, ServiceConfig};

use crate::http::actor::Carrier;
use crate::http::problem::Problem;
use crate::openapi;

pub mod account;
pub mod booking;
pub mod conference;
pub mod export;
pub mod feed;
pub mod invite;
pub mod link;
pub mod mail;
pub mod outbox;
pub mod paging;
pub mod programme;
pub mod registration;
pub mod roll;
pub mod speaker;
pub mod star;

/// All routes of the API.
pub fn routes(config: &mut ServiceConfig) {
    config.app_data(Carrier::Header).app_data(query());
    account::routes(config);
    booking::routes(config);
    conference::routes(config);
    export::routes(config);
    feed::routes(config);
    invite::routes(config);
    mail::routes(config);
    outbox::routes(config);
    openapi::routes(config);
    programme::routes(config);
    registration::routes(config);
    link::routes(config);
    roll::routes(config);
    speaker::routes(config);
    star::routes(config);
}

/// How queries are read: refused as problem details.
fn query() -> QueryConfig {
    QueryConfig::default().error_handler(|error, _: &HttpRequest| {
        let title = format!("the query of the address cannot be read: {error}");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "malformed-query", title).into()
    })
}

/// How bodies are read: bounded, and refused as problem details.
#[must_use]
pub fn body(most: usize) -> JsonConfig {
    JsonConfig::default().limit(most).error_handler(|error, _: &HttpRequest| {
        let problem = match &error {
            JsonPayloadError::OverflowKnownLength { .. } | JsonPayloadError::Overflow { .. } => {
                let title = "the body is larger than 64 KiB";
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", title)
            }
            JsonPayloadError::ContentType => {
                let title = "send Content-Type: application/json";
                Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", title)
            }
            _ => {
                let title = format!("the body cannot be read: {error}");
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "malformed-body", title)
            }
        };
        problem.into()
    })
}
