//! The outbox of a conference, for organisers.

#![expect(unused_qualifications, reason = "the derives of utoipa name types by their full path")]

use std::collections::BTreeMap;

use actix_web::web::{Data, Json, Path, Query, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use domain::invite::hold;
use domain::outbox::{Listed, ops};
use domain::value::Slug;
use domain::value::id::MessageId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::paging;
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A message that a committed change owes the world.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownMessage {
    id: String,
    /// Such as `registration-confirmed`.
    kind: String,
    recipient: String,
    language: String,
    /// `pending`, `sent` or `dead`.
    status: &'static str,
    /// How often it was tried.
    attempts: i32,
    /// When it is tried next, if it is pending.
    #[schema(value_type = Option<String>)]
    next_attempt_at: Option<Timestamp>,
    /// What the last attempt failed with.
    last_error: Option<String>,
    #[schema(value_type = String)]
    created_at: Timestamp,
    /// When it was sent or given up.
    #[schema(value_type = Option<String>)]
    settled_at: Option<Timestamp>,
}

impl From<Listed> for ShownMessage {
    fn from(listed: Listed) -> Self {
        let is_pending = listed.status == domain::outbox::MessageStatus::Pending;
        Self {
            id: listed.id.to_string(),
            kind: listed.kind,
            recipient: listed.recipient.to_string(),
            language: listed.language.to_string(),
            status: listed.status.as_str(),
            attempts: listed.attempts,
            next_attempt_at: is_pending.then_some(listed.next_attempt_at),
            last_error: listed.last_error,
            created_at: listed.created_at,
            settled_at: listed.settled_at,
        }
    }
}

/// A page of the outbox, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownOutbox {
    messages: Vec<ShownMessage>,
    /// How many messages of each status there are in all.
    counts: BTreeMap<&'static str, i64>,
    /// What to send as `before` for the next page.
    next: Option<String>,
}

/// Which messages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only with this status: `pending`, `sent`, `dead`, `held`, `superseded` or `left-out`.
    status: Option<String>,
    /// Only those made before the message with this id.
    before: Option<String>,
    /// How many, from 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// The messages of a conference, newest first.
#[utoipa::path(
    tag = "outbox",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference"), Which),
    responses(
        (status = 200, body = ShownOutbox), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/outbox")]
pub async fn list(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    which: Query<Which>,
) -> Reply<Json<ShownOutbox>> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let size = paging::size(which.limit)?;
    let status = paging::choice("status", which.status.as_deref())?;
    let before = paging::choice::<MessageId>("before", which.before.as_deref())?;
    let actor = staff.actor();
    let page = state
        .read(move |tx| ops::list(tx, &actor, &slug, (status, before), i64::from(size)))
        .await?;
    let last = page.messages.last().map(|message| message.id.to_string());
    let next = paging::next(page.messages.len(), size, last);
    let counts = page.counts.iter().map(|(status, count)| (status.as_str(), *count)).collect();
    let messages = page.messages.into_iter().map(ShownMessage::from).collect();
    Ok(Json(ShownOutbox { messages, counts, next }))
}

/// Tries a message again that was given up.
#[utoipa::path(
    tag = "outbox",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("id" = String, Path, description = "The message"),
    ),
    responses(
        (status = 200, body = ShownMessage), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/outbox/{id}/retry")]
pub async fn retry(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<Json<ShownMessage>> {
    let (slug, id) = of(&path)?;
    let actor = staff.actor();
    let listed = state.write(move |tx| ops::retry(tx, &actor, &slug, id)).await?;
    Ok(Json(listed.into()))
}

/// Lets a held mail to a speaker go out.
#[utoipa::path(
    tag = "outbox",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("id" = String, Path, description = "The message"),
    ),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/outbox/{id}/send")]
pub async fn send(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, id) = of(&path)?;
    let actor = staff.actor();
    state.write(move |tx| hold::send(tx, &actor, &slug, id)).await?;
    state.outbox_bell.notify_one();
    Ok(HttpResponse::NoContent().finish())
}

/// Why somebody shall not get a mail.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveOut {
    /// One line.
    reason: String,
}

/// Leaves a held mail to a speaker out.
///
/// What it would have told is told by the next release, if it is still so.
#[utoipa::path(
    tag = "outbox",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("id" = String, Path, description = "The message"),
    ),
    request_body = LeaveOut,
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/outbox/{id}/leave-out")]
pub async fn leave_out(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    body: Json<LeaveOut>,
) -> Reply<HttpResponse> {
    let (slug, id) = of(&path)?;
    let (actor, reason) = (staff.actor(), body.into_inner().reason);
    state.write(move |tx| hold::leave_out(tx, &actor, &slug, (id, &reason))).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn of(path: &Path<(String, String)>) -> Reply<(Slug, MessageId)> {
    let slug = path.0.parse().map_err(|_| Problem::not_found())?;
    Ok((slug, path.1.parse().map_err(|_| Problem::not_found())?))
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(retry).service(send).service(leave_out);
}
