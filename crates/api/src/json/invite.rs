//! The invites of a conference, for organisers.

use std::collections::BTreeMap;

use actix_web::web::{Data, Json, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use domain::invite::answer::{self, Answers, Give};
use domain::invite::word::Word;
use domain::invite::{Answer, Invite};
use domain::speaker::Speaker;
use domain::value::Slug;
use domain::value::id::{AnswerId, SpeakerId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The invite of one person to one slot, or to the session that they chair.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownInvite {
    /// `UID` of the calendar entry. Keep it secret: whoever knows it was invited.
    uid: String,
    /// The key of the speaker.
    speaker: String,
    /// The address that was invited.
    address: String,
    /// Such as `slot/welcome` or `session/opening`.
    item: String,
    /// The title that was told.
    title: String,
    /// `drafted`, `sent`, `accepted`, `tentative`, `declined`, `updated` or `cancelled`.
    status: &'static str,
    /// `SEQUENCE` of the newest message.
    sequence: i32,
    /// When an answer was first asked for, at this time and place.
    #[schema(value_type = Option<String>)]
    asked_at: Option<Timestamp>,
    /// The newest answer that counted.
    answered: Option<ShownAnswered>,
}

/// An answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownAnswered {
    /// `calendar`, `link` or `organiser`.
    way: &'static str,
    #[schema(value_type = String)]
    at: Timestamp,
    comment: String,
}

/// Something that was said about an invite and waits for an organiser.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownWord {
    id: String,
    /// The invite.
    uid: String,
    /// `reply` or `counter`.
    kind: &'static str,
    /// The answer, where it is one.
    answer: Option<&'static str>,
    comment: String,
    /// The address it came from.
    sender: String,
    /// `aside`: somebody else said it; `noted`: a proposal.
    verdict: &'static str,
    /// When it would begin, where another time was proposed.
    #[schema(value_type = Option<String>)]
    proposed_start: Option<Timestamp>,
    #[schema(value_type = String)]
    at: Timestamp,
}

/// Who has answered what.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownInvites {
    invites: Vec<ShownInvite>,
    /// What waits for a decision, the oldest first.
    open: Vec<ShownWord>,
}

fn invite(speakers: &BTreeMap<SpeakerId, &Speaker>, invite: Invite) -> ShownInvite {
    let speaker = speakers.get(&invite.speaker).map(|speaker| speaker.key.to_string());
    ShownInvite {
        speaker: speaker.unwrap_or_default(),
        address: invite.address.to_string(),
        item: invite.item.to_string(),
        title: invite.told.title,
        status: invite.status.as_str(),
        sequence: invite.sequence,
        asked_at: invite.asked_at,
        answered: invite.answered.map(|it| ShownAnswered {
            way: it.way.as_str(),
            at: it.at,
            comment: it.comment,
        }),
        uid: invite.uid,
    }
}

fn word(word: Word) -> ShownWord {
    ShownWord {
        id: word.id.to_string(),
        uid: word.invite,
        kind: word.kind.as_str(),
        answer: word.answer.map(Answer::as_str),
        comment: word.comment,
        sender: word.sender,
        verdict: word.verdict.as_str(),
        proposed_start: word.proposed.and_then(|proposal| proposal.starts),
        at: word.at,
    }
}

fn shown(answers: Answers) -> ShownInvites {
    let speakers = answers.speakers.iter().map(|speaker| (speaker.id, speaker)).collect();
    ShownInvites {
        invites: answers.invites.into_iter().map(|each| invite(&speakers, each)).collect(),
        open: answers.open.into_iter().map(word).collect(),
    }
}

/// All invites, and what waits for a decision.
#[utoipa::path(
    tag = "invite",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference")),
    responses(
        (status = 200, body = ShownInvites), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/invites")]
pub async fn list(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<Json<ShownInvites>> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let actor = staff.actor();
    let answers = state.read(move |tx| answer::list(tx, &actor, &slug)).await?;
    Ok(Json(shown(answers)))
}

/// An answer that a person gave in another way, such as by telephone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    /// `UID` of the invite.
    uid: String,
    /// The `SEQUENCE` that was shown.
    seen: i32,
    /// `accepted`, `tentative` or `declined`.
    answer: String,
    /// At most 2,000 characters.
    #[serde(default)]
    comment: String,
}

/// Writes down what a person said.
#[utoipa::path(
    tag = "invite",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference")),
    request_body = NewAnswer,
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/invites/answers")]
pub async fn answer_for(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    body: Json<NewAnswer>,
) -> Reply<HttpResponse> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let NewAnswer { uid, seen, answer, comment } = body.into_inner();
    let answer = super::paging::choice("answer", Some(&answer))?.ok_or_else(Problem::not_found)?;
    let (actor, give) = (staff.actor(), Give { uid, seen, answer, comment });
    state.write(move |tx| answer::give_for(tx, &actor, &slug, &give)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A decision about something that waits.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Whether the answer counts, or the proposal was seen.
    counts: bool,
}

/// Decides about an answer that somebody else gave, or puts a proposal aside.
#[utoipa::path(
    tag = "invite",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("id" = String, Path, description = "What waits"),
    ),
    request_body = Decision,
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/invites/answers/{id}")]
pub async fn decide(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    body: Json<Decision>,
) -> Reply<HttpResponse> {
    let slug: Slug = path.0.parse().map_err(|_| Problem::not_found())?;
    let id: AnswerId = path.1.parse().map_err(|_| Problem::not_found())?;
    let (actor, counts) = (staff.actor(), body.counts);
    state.write(move |tx| answer::decide(tx, &actor, &slug, (id, counts))).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(answer_for).service(decide);
}
