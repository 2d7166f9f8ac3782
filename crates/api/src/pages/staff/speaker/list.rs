//! All speakers of a conference, and what is missing of each.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::speaker::ops::{self, Listed};
use domain::text::Texts;
use jiff::tz::TimeZone;

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::page;
use super::super::{base, frame};
use super::slug_of;
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

/// A speaker in the table.
struct Row {
    key: String,
    name: String,
    /// Whether they are in the programme.
    is_there: bool,
    email: Option<String>,
    assistant: String,
    /// When the private link was sent last; nothing for never.
    link: Option<String>,
    /// How many slots they have disclosed nothing for; nothing where that is none.
    undisclosed: Option<String>,
    bounced: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/speaker/list.html")]
struct ListPage {
    frame: Frame,
    /// Where the list is.
    path: String,
    /// Where many addresses are brought in.
    import: String,
    /// Where speakers are added to the programme.
    programme: String,
    rows: Vec<Row>,
    /// How many can be reached.
    reached: String,
    done: Option<String>,
}

/// The table.
#[get("/staff/conferences/{slug}/speakers")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let (slug, actor, reader) = (slug_of(&slug)?, staff.actor(), staff.actor());
    let (conference, listed) = state.read(move |tx| ops::list(tx, &reader, &slug)).await?;
    let frame = frame(&request, &state, &actor, &conference);
    let (texts, zone) = (frame.texts, conference.definition.time_zone());
    let reached = listed.iter().filter(|each| each.contact.is_some()).count().to_string();
    let all = listed.len().to_string();
    let base = base(&conference);
    let done = Sent(query.into_inner()).one("done");
    let shown = ListPage {
        path: format!("{base}/speakers"),
        import: format!("{base}/speaker-import"),
        programme: format!("{base}/programme/speakers"),
        rows: listed.iter().map(|each| row(&texts, &zone, each)).collect(),
        reached: texts.with("staff-speakers-reached", &[("reached", &reached), ("all", &all)]),
        done: (done == "imported").then(|| texts.get("staff-speakers-imported")),
        frame,
    };
    page(StatusCode::OK, &shown)
}

fn row(texts: &Texts, zone: &TimeZone, listed: &Listed) -> Row {
    let contact = listed.contact.as_ref();
    let assistant = contact.and_then(|contact| contact.assistant.as_ref());
    let owed = i64::try_from(listed.undisclosed.len()).unwrap_or(i64::MAX);
    Row {
        key: listed.key.to_string(),
        name: listed.name.clone(),
        is_there: listed.in_programme,
        email: contact.map(|contact| contact.email.to_string()),
        assistant: assistant.map(|it| format!("{} {}", it.name, it.email)).unwrap_or_default(),
        link: listed.link_sent_at.map(|at| texts.instant(at, zone)),
        undisclosed: (owed > 0).then(|| texts.count("staff-speakers-undisclosed", owed, &[])),
        bounced: contact.and_then(|contact| contact.bounced.as_ref()).map(|(why, at)| {
            texts.with("staff-speakers-bounced", &[("why", why), ("at", &texts.instant(*at, zone))])
        }),
    }
}

/// The route of the table.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
