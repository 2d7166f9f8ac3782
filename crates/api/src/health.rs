//! Whether the process lives, and whether it can work.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpResponse, get};

use crate::http::problem::Reply;
use crate::state::State;

/// The process lives.
#[get("/livez")]
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok")
}

/// The database answers and takes work.
#[get("/readyz")]
pub async fn ready(state: Data<State>) -> Reply<HttpResponse> {
    state.store.ready().await?;
    Ok(HttpResponse::Ok().content_type("text/plain").body("ok"))
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(live).service(ready);
}
