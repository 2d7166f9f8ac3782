//! The private link of a speaker: asking for it, and exchanging it for a cookie.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::speaker::{ops, own};
use domain::value::{EmailAddress, Slug};

use super::super::conference;
use super::super::form::{Fault, Field, Input, Line, Section, Sent, set_faults};
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::genuine;
use crate::http::actor::{Speaker, open_speaker};
use crate::http::cookie::Opens;
use crate::http::limit::{self, Costly};
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// How long a browser keeps the link, in hours: a working day. The mail keeps it for good.
pub const KEPT_FOR_HOURS: i64 = 12;

#[derive(Template)]
#[template(path = "speaker/link.html")]
struct LinkPage {
    frame: Frame,
    slug: String,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    /// Where the link was sent, if it was asked for.
    sent_to: Option<String>,
}

fn link_page(frame: Frame, slug: &str, typed: &str) -> LinkPage {
    let kind = Line { kind: "email", autocomplete: "email", keyboard: "email" };
    let label = frame.text("registration-email");
    let field = Field::new("email", label, Input::Line(kind)).with(typed);
    let field = field.hinted(frame.text("speaker-link-email-hint"));
    let section =
        Section { id: "link", heading: String::new(), hint: String::new(), fields: vec![field] };
    LinkPage {
        slug: slug.to_owned(),
        sections: vec![section],
        faults: Vec::new(),
        sent_to: None,
        frame,
    }
}

/// The form that asks for the link again.
#[get("/conferences/{slug}/speaker-link")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let found = conference::find(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    page(StatusCode::OK, &link_page(frame, &slug, ""))
}

/// Sends the link again. The page is the same whether or not somebody with the address speaks.
#[post("/conferences/{slug}/speaker-link")]
pub async fn send(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    limit::check(&request, &state, Costly::Registration)?;
    let typed = Sent(sent.into_inner()).one("email");
    let found = conference::find(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    let mut shown = link_page(frame, &slug, &typed);
    let email: EmailAddress = match typed.parse() {
        Ok(email) => email,
        Err(why) => {
            let fault = FieldFault::new("email", "email-form", format!("{why}"));
            let texts = shown.frame.texts;
            shown.faults = set_faults(&texts, &mut shown.sections, &[fault]);
            return page(StatusCode::UNPROCESSABLE_ENTITY, &shown);
        }
    };
    let name: Slug = found.conference.definition.slug.clone();
    let to = email.clone();
    state.write(move |tx| ops::send_link(tx, &name, &to)).await?;
    let texts = shown.frame.texts;
    shown.sent_to = Some(texts.with("speaker-link-sent", &[("email", email.as_str())]));
    page(StatusCode::OK, &shown)
}

/// Exchanges the link for a cookie, so that it does not stay in the address bar.
#[get("/speaker/open/{token}")]
pub async fn open(state: Data<State>, token: Path<String>) -> Reply<HttpResponse> {
    open_speaker(&state, &token).await?;
    let mut answer = see_other("/speaker");
    let cookie = Opens::Speaker.cookie(&token, KEPT_FOR_HOURS, &state);
    answer.add_cookie(&cookie).map_err(|_| Problem::internal())?;
    Ok(answer)
}

#[derive(Template)]
#[template(path = "speaker/revoked.html")]
struct RevokedPage {
    frame: Frame,
    slug: String,
}

/// Makes every link void, this one too, and sends a new one.
#[post("/speaker/new-link")]
pub async fn renew(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &speaker, &Sent(sent.into_inner()))?;
    let actor = speaker.actor();
    let conference = state
        .write(move |tx| {
            let conference = own::find(tx, &actor)?.conference;
            own::renew_link(tx, &actor)?;
            Ok::<_, domain::speaker::SpeakerError>(conference)
        })
        .await?;
    let slug = conference.definition.slug.to_string();
    let frame = Frame::of(&request, &state).within(&conference);
    let frame = frame.found_at(&format!("/conferences/{slug}/speaker-link"));
    let mut answer = page(StatusCode::OK, &RevokedPage { frame, slug })?;
    answer.add_cookie(&Opens::Speaker.removal(&state)).map_err(|_| Problem::internal())?;
    Ok(answer)
}

/// Closes the speaker's pages in this browser.
#[post("/speaker/close")]
pub async fn close(state: Data<State>) -> Reply<HttpResponse> {
    let mut answer = see_other("/");
    answer.add_cookie(&Opens::Speaker.removal(&state)).map_err(|_| Problem::internal())?;
    Ok(answer)
}

/// The routes of the private link.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(send).service(open).service(renew).service(close);
}
