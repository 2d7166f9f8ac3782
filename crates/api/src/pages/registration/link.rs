//! The private link: asking for it, and exchanging it for a cookie.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::registration::ops;
use domain::value::{EmailAddress, Key, Slug};

use super::super::conference;
use super::super::form::{Fault, Field, Section, Sent, set_faults};
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::fields;
use crate::http::actor::open_link;
use crate::http::cookie::Opens;
use crate::http::limit::{self, Costly};
use crate::http::problem::{Problem, Reply};
use crate::registration::RegistrationWish;
use crate::state::State;

/// How long a browser keeps the link, in hours: a working day. The mail keeps it for good.
const KEPT_FOR_HOURS: i64 = 12;

#[derive(Template)]
#[template(path = "registration/link.html")]
struct LinkPage {
    frame: Frame,
    slug: String,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    /// Where the link was sent, if it was asked for.
    sent_to: Option<String>,
}

fn link_page(frame: Frame, slug: &str, typed: &str) -> LinkPage {
    let wish = RegistrationWish { email: typed.to_owned(), ..RegistrationWish::default() };
    let field: Field = fields::email(&frame.texts, &wish).hinted(frame.text("link-email-hint"));
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
#[get("/conferences/{slug}/link")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let found = conference::find(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    page(StatusCode::OK, &link_page(frame, &slug, ""))
}

/// Sends the link again. The page is the same whether or not the address is registered.
#[post("/conferences/{slug}/link")]
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
    let sent_to = shown.frame.texts.with("link-sent", &[("email", email.as_str())]);
    shown.sent_to = Some(sent_to);
    page(StatusCode::OK, &shown)
}

/// Exchanges the link for a cookie, so that it does not stay in the address bar.
#[get("/registration/open/{token}")]
pub async fn open(state: Data<State>, token: Path<String>) -> Reply<HttpResponse> {
    exchange(&state, &token, "/registration").await
}

/// The same, for the button that takes an offer: it leads to the page with that offer.
#[get("/registration/open/{token}/{place}")]
pub async fn open_offer(state: Data<State>, path: Path<(String, String)>) -> Reply<HttpResponse> {
    let (token, place) = path.into_inner();
    let place: Key = place.parse().map_err(|_| Problem::not_found())?;
    exchange(&state, &token, &format!("/registration/offers/{place}")).await
}

/// The same, for a mail about one's agenda, or about places at the same time.
#[get("/registration/open/{token}/to/{page}")]
pub async fn open_page(state: Data<State>, path: Path<(String, String)>) -> Reply<HttpResponse> {
    let (token, page) = path.into_inner();
    let then = match page.as_str() {
        "agenda" => "/registration/agenda",
        "clashes" => "/registration/clashes",
        _ => return Err(Problem::not_found()),
    };
    exchange(&state, &token, then).await
}

async fn exchange(state: &State, token: &str, then: &str) -> Reply<HttpResponse> {
    open_link(state, token).await?;
    let mut answer = see_other(then);
    let cookie = Opens::Registration.cookie(token, KEPT_FOR_HOURS, state);
    answer.add_cookie(&cookie).map_err(|_| Problem::internal())?;
    Ok(answer)
}

/// Closes the registration in this browser.
#[post("/registration/close")]
pub async fn close(state: Data<State>) -> Reply<HttpResponse> {
    let mut answer = see_other("/");
    answer.add_cookie(&Opens::Registration.removal(&state)).map_err(|_| Problem::internal())?;
    Ok(answer)
}

/// The routes of the private link.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(form)
        .service(send)
        .service(open)
        .service(open_page)
        .service(open_offer)
        .service(close);
}
