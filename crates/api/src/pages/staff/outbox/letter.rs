//! One mail of the outbox as its reader sees it, and what becomes of one that is held.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::invite::hold::{self, HoldError};
use domain::outbox::{Message, MessageStatus, ops};
use domain::registration::LinkKey;
use domain::value::id::MessageId;
use domain::value::{Locale, Slug};
use mailer::{Sender, render};

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::shell::problem_text;
use super::super::super::{page, see_other};
use super::super::{base, frame, genuine, words};
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::state::State;
use crate::work::sender;

#[derive(Template)]
#[template(path = "staff/letter.html")]
struct LetterPage {
    frame: Frame,
    /// Where the outbox is.
    base: String,
    id: String,
    form_key: String,
    subject: String,
    recipient: String,
    language: &'static str,
    status: String,
    is_held: bool,
    text: String,
    /// What was typed.
    reason: String,
    problem: Option<String>,
}

/// What a message says: subject and text, without the secret of its private link, which is the
/// reader's alone.
///
/// # Errors
///
/// When it cannot be said, which is our fault.
pub fn said(state: &State, language: Locale, message: &Message) -> Reply<(String, String)> {
    let sender = Sender { links: LinkKey::new([0; 32]), ..sender(state) };
    let mail = render(&sender, language, message).map_err(|why| {
        tracing::error!(error = %why, "a mail cannot be shown");
        Problem::internal()
    })?;
    Ok((mail.subject, without_token(&mail.text)))
}

fn of(path: &Path<(String, String)>) -> Reply<(Slug, MessageId)> {
    let slug = path.0.parse().map_err(|_| Problem::not_found())?;
    Ok((slug, path.1.parse().map_err(|_| Problem::not_found())?))
}

/// The mail.
#[get("/staff/conferences/{slug}/outbox/{id}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    letter((&request, &state, &staff), &path, (StatusCode::OK, String::new(), None)).await
}

async fn letter(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    path: &Path<(String, String)>,
    (answer, reason, problem): (StatusCode, String, Option<&Problem>),
) -> Reply<HttpResponse> {
    let (slug, id) = of(path)?;
    let actor = staff.actor();
    let found = state.read(move |tx| ops::find(tx, &actor, &slug, id)).await?;
    let frame = frame(request, state, &staff.actor(), &found.conference);
    let (subject, text) = said(state, found.listed.language, &found.message)?;
    let status = found.listed.status;
    let shown = LetterPage {
        base: format!("{}/outbox", base(&found.conference)),
        id: id.to_string(),
        form_key: FormKey::new(&state.links, &staff.secret).to_string(),
        subject,
        recipient: found.listed.recipient.to_string(),
        language: found.listed.language.as_str(),
        status: words::message_status(&frame.texts, status),
        is_held: status == MessageStatus::Held,
        text,
        reason,
        problem: problem.map(|problem| problem_text(&frame.texts, problem)),
        frame,
    };
    page(answer, &shown)
}

/// The text without the secrets of its links.
fn without_token(text: &str) -> String {
    let shorten = |line: &str| match line.split_once("/open/") {
        Some((before, _)) => format!("{before}/open/…"),
        None => line.to_owned(),
    };
    text.lines().map(shorten).collect::<Vec<_>>().join("\n")
}

/// Lets a held mail go out.
#[post("/staff/conferences/{slug}/outbox/{id}/send")]
pub async fn send(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &staff, &Sent(sent.into_inner()))?;
    let ((slug, id), actor) = (of(&path)?, staff.actor());
    let done = state.write(move |tx| hold::send(tx, &actor, &slug, id)).await;
    after((&request, &state, &staff), &path, (done, String::new(), "sent")).await
}

/// Leaves a held mail out.
#[post("/staff/conferences/{slug}/outbox/{id}/leave-out")]
pub async fn leave_out(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let ((slug, id), actor) = (of(&path)?, staff.actor());
    let (reason, typed) = (sent.one("reason"), sent.one("reason"));
    let leave = move |tx: &mut domain::Tx<'_>| hold::leave_out(tx, &actor, &slug, (id, &reason));
    let done = state.write(leave).await;
    after((&request, &state, &staff), &path, (done, typed, "left-out")).await
}

async fn after(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    path: &Path<(String, String)>,
    (done, typed, word): (Result<(), HoldError>, String, &str),
) -> Reply<HttpResponse> {
    match done {
        Ok(()) => {
            state.outbox_bell.notify_one();
            Ok(see_other(&format!("/staff/conferences/{}/outbox?done={word}", path.0)))
        }
        Err(error @ (HoldError::NotHeld(_) | HoldError::NoReason)) => {
            let problem = Problem::from(error);
            letter((request, state, staff), path, (problem.status, typed, Some(&problem))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Lets all held mails go out.
#[post("/staff/conferences/{slug}/outbox/send-all")]
pub async fn send_all(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &staff, &Sent(sent.into_inner()))?;
    let (named, actor) = (slug.parse().map_err(|_| Problem::not_found())?, staff.actor());
    state.write(move |tx| hold::send_all(tx, &actor, &named)).await?;
    state.outbox_bell.notify_one();
    Ok(see_other(&format!("/staff/conferences/{slug}/outbox?done=sent")))
}

/// The routes of one mail.
pub fn routes(config: &mut ServiceConfig) {
    config.service(send_all).service(send).service(leave_out).service(show);
}
