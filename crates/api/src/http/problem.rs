//! Where failures meet HTTP: problem details (RFC 9457).

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use domain::{Fault, FieldFault, Kind};
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, for programs; the pages show the same in the reader's language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Where the problem is explained.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub address: Box<str>,
    /// What was wrong and what to do.
    #[schema(value_type = String)]
    pub title: Box<str>,
    /// The status, again.
    #[serde(serialize_with = "number")]
    #[schema(value_type = u16)]
    pub status: StatusCode,
    /// The stable name.
    pub code: &'static str,
    /// The fields at fault.
    #[schema(value_type = Vec<crate::openapi::FieldFault>)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
    /// The number under which the log knows it.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<Box<str>>,
    /// What else a program can use, by the code.
    #[schema(value_type = Object)]
    #[serde(flatten)]
    pub details: Option<Box<serde_json::Map<String, serde_json::Value>>>,
    /// After how many seconds to try again, where that is not soon.
    #[serde(skip)]
    pub retry_after_s: Option<u16>,
}

/// When to come back if nothing else is known, in seconds.
const SOON_S: u16 = 2;

/// What a handler returns.
pub type Reply<T> = Result<T, Problem>;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn number<S: serde::Serializer>(status: &StatusCode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u16(status.as_u16())
}

/// The only place where kinds of failures meet status codes.
const fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl Problem {
    /// A problem that arises at the door itself.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str, title: impl Into<String>) -> Self {
        Self {
            address: format!("/problems/{code}").into(),
            title: title.into().into(),
            status,
            code,
            errors: Vec::new(),
            incident: None,
            details: None,
            retry_after_s: None,
        }
    }

    /// The same problem, with something more that a program can use.
    #[must_use]
    pub fn with(mut self, name: &str, value: serde_json::Value) -> Self {
        self.details.get_or_insert_default().insert(name.to_owned(), value);
        self
    }

    /// Fields of the wish are at fault.
    #[must_use]
    pub fn invalid(errors: Vec<FieldFault>) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self { errors, ..Self::new(status, "invalid-fields", "some fields need another look") }
    }

    /// There is nothing at this address, or nothing of this person's.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "there is nothing at this address")
    }

    /// Something at our side, already in the log.
    #[must_use]
    pub fn internal() -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, "internal", "something went wrong on our side")
    }

    /// The problem that a failure of an operation is.
    ///
    /// What happened inside is for the log, not for the person: they get a number to name it by.
    #[must_use]
    pub fn of(fault: &impl Fault) -> Self {
        let kind = fault.kind();
        let mut problem = Self::new(status(kind), fault.code(), fault.to_string());
        problem.errors = fault.fields().to_vec();
        if kind == Kind::Internal {
            let incident = domain::value::random::token();
            tracing::error!(incident, error = %fault, "a request failed");
            problem.title = "something went wrong on our side".into();
            problem.incident = Some(incident.into());
        }
        problem
    }
}

impl<F: Fault> From<F> for Problem {
    fn from(fault: F) -> Self {
        Self::of(&fault)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.title)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponseBuilder::new(self.status)
            .content_type("application/problem+json")
            .body(serde_json::to_vec(self).unwrap_or_default());
        let waits = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS];
        if waits.contains(&self.status) {
            let seconds = self.retry_after_s.unwrap_or(SOON_S);
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        // The pages render it anew from here.
        response.extensions_mut().insert(self.clone());
        response
    }
}
