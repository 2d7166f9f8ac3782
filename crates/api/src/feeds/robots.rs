//! What programs that read the web may read.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::ServiceConfig;
use actix_web::{HttpResponse, get};

/// Everything but what is behind a secret. Calendars are allowed on purpose, the personal ones
/// too: Google's does not fetch what this file forbids, and nobody finds them without their secret.
const ROBOTS: &str = "User-agent: *\nDisallow: /registration\nDisallow: /staff\n";

/// The file of the Robots Exclusion Protocol (RFC 9309).
#[get("/robots.txt")]
pub async fn show() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=86400"))
        .body(ROBOTS)
}

/// The route of the file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
