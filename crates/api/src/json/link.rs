//! Private links: sent again, and made void.

use actix_web::web::{Data, Json, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, post};
use domain::FieldFault;
use domain::registration::{change, ops};
use domain::value::{EmailAddress, Slug};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::actor::Attendee;
use crate::http::limit::{self, Costly};
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The wish for a new mail with the private link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLink {
    /// The address that registered.
    email: String,
}

/// Sends the private link again. The answer is the same whether or not the address is registered.
#[utoipa::path(
    tag = "registration",
    params(("slug" = String, Path, description = "The conference")),
    request_body = NewLink,
    responses((status = 202), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)),
)]
#[post("/v1/conferences/{slug}/links")]
pub async fn send_link(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
    wish: Json<NewLink>,
) -> Reply<HttpResponse> {
    limit::check(&request, &state, Costly::Registration)?;
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let email = wish.email.parse::<EmailAddress>().map_err(|why| {
        Problem::invalid(vec![FieldFault::new("email", "email-form", why.to_string())])
    })?;
    state.write(move |tx| ops::send_link(tx, &slug, &email)).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Makes every private link sent so far void, this one too, and sends a new one.
#[utoipa::path(
    tag = "registration",
    security(("link" = [])),
    responses((status = 202), (status = 401, body = Problem)),
)]
#[post("/v1/registration/links")]
pub async fn renew_link(state: Data<State>, attendee: Attendee) -> Reply<HttpResponse> {
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| change::revoke_link(tx, &actor, id)).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(send_link).service(renew_link);
}
