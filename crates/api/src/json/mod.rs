//! The JSON API, `/api/v1`: wish in, view out.

use actix_web::HttpRequest;
use actix_web::error::JsonPayloadError;
use actix_web::http::StatusCode;
use actix_web::web::{JsonConfig, ServiceConfig};

use crate::http::problem::Problem;

pub mod conference;
pub mod registration;

/// All routes of the API.
pub fn routes(config: &mut ServiceConfig) {
    conference::routes(config);
    registration::routes(config);
}

/// How bodies are read: bounded, and refused as problem details.
#[must_use]
pub fn body(most: usize) -> JsonConfig {
    JsonConfig::default().limit(most).error_handler(|error, _: &HttpRequest| {
        let status = match &error {
            JsonPayloadError::OverflowKnownLength { .. } | JsonPayloadError::Overflow { .. } => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            JsonPayloadError::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let (code, title) = match status {
            StatusCode::PAYLOAD_TOO_LARGE => {
                ("too-large", "the body is larger than 64 KiB".to_owned())
            }
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                ("not-json", "send Content-Type: application/json".to_owned())
            }
            _ => ("malformed-body", format!("the body cannot be read: {error}")),
        };
        Problem::new(status, code, title).into()
    })
}
