//! The outbox of a conference.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::outbox::{MessageStatus, ops};
use domain::value::Slug;
use domain::value::id::MessageId;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::{Choice, base, choices, count_of, frame, genuine, query, words};
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::json::paging;
use crate::state::State;

pub(super) mod letter;

#[derive(Template)]
#[template(path = "staff/outbox.html")]
struct OutboxPage {
    frame: Frame,
    base: String,
    status: &'static str,
    choices: Vec<Choice>,
    mails: Vec<words::Mail>,
    /// Whether some wait for a word.
    has_held: bool,
    done: Option<String>,
    newest: Option<String>,
    older: Option<String>,
    form_key: String,
}

/// What the query narrows the list to.
fn narrowed(which: &Sent) -> Reply<(Option<MessageStatus>, Option<MessageId>)> {
    let [status, before] = ["status", "before"].map(|name| which.one(name));
    let status = paging::choice("status", Some(status.as_str()).filter(|it| !it.is_empty()))?;
    let before = paging::choice("before", Some(before.as_str()).filter(|it| !it.is_empty()))?;
    Ok((status, before))
}

/// The list, newest first.
#[get("/staff/conferences/{slug}/outbox")]
pub async fn list(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    which: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let which = Sent(which.into_inner());
    let (size, narrowed) = (paging::size(None)?, narrowed(&which)?);
    let (actor, reader) = (staff.actor(), staff.actor());
    // One more than is shown says whether there are older ones.
    let most = i64::from(size) + 1;
    let found = state.read(move |tx| ops::list(tx, &reader, &slug, narrowed, most)).await?;
    let frame = frame(&request, &state, &actor, &found.conference);
    let form_key = FormKey::new(&state.links, &staff.secret).to_string();
    let shown = outbox_page(frame, found, narrowed, (size as usize, form_key));
    let done = match which.one("done").as_str() {
        "retried" => Some(shown.frame.text("staff-retried")),
        "sent" => Some(shown.frame.text("staff-held-sent")),
        "left-out" => Some(shown.frame.text("staff-held-left-out")),
        _ => None,
    };
    page(StatusCode::OK, &OutboxPage { done, ..shown })
}

fn outbox_page(
    frame: Frame,
    mut found: ops::Page,
    (status, before): (Option<MessageStatus>, Option<MessageId>),
    (size, form_key): (usize, String),
) -> OutboxPage {
    let texts = frame.texts;
    let base = format!("{}/outbox", base(&found.conference));
    let zone = found.conference.definition.time_zone();
    let chosen = status.map_or("", MessageStatus::as_str);
    let page_at =
        |before: &str| format!("{base}{}", query(&[("status", chosen), ("before", before)]));
    let has_older = found.messages.len() > size;
    found.messages.truncate(size);
    let last = found.messages.last().filter(|_| has_older);
    let older = last.map(|last| page_at(last.id.as_str()));
    use MessageStatus::{Dead, Pending, Sent};
    let counts = MessageStatus::ALL
        .map(|each| (each, words::message_status(&texts, each), count_of(&found.counts, &each)));
    // The others are rare: they are offered where there are some.
    let offered = |(each, _, count): &(MessageStatus, String, i64)| {
        *count > 0 || matches!(each, Pending | Sent | Dead) || status == Some(*each)
    };
    let counts: Vec<_> = counts.into_iter().filter(offered).collect();
    OutboxPage {
        choices: choices(&base, "", (status, counts.to_vec()), texts.get("staff-all")),
        has_held: count_of(&found.counts, &MessageStatus::Held) > 0,
        mails: found.messages.iter().map(|it| words::mail(&texts, &zone, it)).collect(),
        done: None,
        newest: before.is_some().then(|| page_at("")),
        older,
        status: chosen,
        form_key,
        base,
        frame,
    }
}

/// Tries a message again that was given up.
#[post("/staff/conferences/{slug}/outbox/{id}/retry")]
pub async fn retry(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let (slug, id) = path.into_inner();
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let id: MessageId = id.parse().map_err(|_| Problem::not_found())?;
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let status: Option<MessageStatus> = sent.one("status").parse().ok();
    let (actor, within) = (staff.actor(), slug.clone());
    state.write(move |tx| ops::retry(tx, &actor, &within, id)).await?;
    let status = status.map_or("", MessageStatus::as_str);
    let query = query(&[("status", status), ("done", "retried")]);
    Ok(see_other(&format!("/staff/conferences/{slug}/outbox{query}")))
}

/// The routes of the outbox.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(retry);
    letter::routes(config);
}
