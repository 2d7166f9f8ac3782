//! Signing in and out as staff.

use actix_web::web::{Data, Json, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, delete, post};
use domain::account::ops;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::sign_in::{SignedIn, sign_in};
use crate::state::State;

/// The wish to sign in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSignIn {
    /// The address of the account.
    email: String,
    /// Its password.
    password: String,
}

impl std::fmt::Debug for NewSignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewSignIn(…)")
    }
}

/// A new sign-in.
#[derive(Serialize, ToSchema)]
pub struct ShownSignIn {
    /// The secret for `Authorization: Bearer …`; it is shown this once.
    token: String,
    /// When it ends by itself.
    #[schema(value_type = String)]
    expires_at: Timestamp,
}

impl std::fmt::Debug for ShownSignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ShownSignIn").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// Signs in as staff.
///
/// An unknown address and a wrong password get the same answer. After several wrong tries an
/// account rests for up to a minute, in which every try gets that answer.
#[utoipa::path(
    tag = "account",
    request_body = NewSignIn,
    responses(
        (status = 201, body = ShownSignIn), (status = 422, body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem),
    ),
)]
#[post("/v1/sign-ins")]
pub async fn create(
    request: HttpRequest,
    state: Data<State>,
    wish: Json<NewSignIn>,
) -> Reply<HttpResponse> {
    let NewSignIn { email, password } = wish.into_inner();
    let SignedIn { token, expires_at } = sign_in(&request, &state, &email, password).await?;
    let shown = ShownSignIn { token: token.reveal().to_owned(), expires_at };
    Ok(HttpResponse::Created().json(shown))
}

/// Signs out: the token opens nothing any more.
#[utoipa::path(
    tag = "account",
    security(("sign-in" = [])),
    responses((status = 204), (status = 401, body = Problem)),
)]
#[delete("/v1/sign-in")]
pub async fn delete(state: Data<State>, staff: Staff) -> Reply<HttpResponse> {
    state.write(move |tx| ops::sign_out(tx, &staff.secret)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(create).service(delete);
}
