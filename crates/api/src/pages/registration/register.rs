//! The form that makes a registration, and the receipt that follows it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::booking::{BookingStatus, Standing};
use domain::conference::{Conference, Phase};
use domain::idempotency::{self, Once};
use domain::registration::{Receipt, Status};
use domain::text::Texts;
use domain::value::Slug;

use super::super::conference::{self, Found};
use super::super::form::{Fault, Section, Sent, set_faults};
use super::super::frame::Frame;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::{fields, form_again, stale, wish, with_names};
use crate::http::form_key::{FormKey, fingerprint};
use crate::http::limit::{self, Costly};
use crate::http::problem::{Problem, Reply};
use crate::json::registration::register;
use crate::registration::RegistrationWish;
use crate::state::State;

#[derive(Template)]
#[template(path = "registration/register.html")]
struct RegisterPage {
    frame: Frame,
    slug: String,
    form_key: String,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    /// What the whole form is told, beside its fields.
    notice: Option<String>,
    privacy: Vec<String>,
}

#[derive(Template)]
#[template(path = "registration/shut.html")]
struct ShutPage {
    frame: Frame,
    slug: String,
    phase: String,
}

/// The form.
#[get("/conferences/{slug}/register")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let found = conference::find(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    let phase = found.conference.definition.phase(state.now());
    if phase != Phase::Open {
        return shut(frame, &found.conference, &state);
    }
    let wish = RegistrationWish { language: frame.language().to_owned(), ..Default::default() };
    page(StatusCode::OK, &register_page(frame, &found, &wish, &state))
}

fn shut(frame: Frame, conference: &Conference, state: &State) -> Reply<HttpResponse> {
    let phase = conference::phase(&frame.texts, conference, state.now());
    let slug = conference.definition.slug.to_string();
    page(StatusCode::OK, &ShutPage { slug, phase, frame })
}

fn register_page(
    frame: Frame,
    found: &Found,
    wish: &RegistrationWish,
    state: &State,
) -> RegisterPage {
    let texts = frame.texts;
    let definition = &found.conference.definition;
    let mut about = fields::about(&texts, definition, wish);
    about.fields.insert(2, fields::email(&texts, wish));
    let sections = vec![
        about,
        fields::places(&texts, found, &wish.places, state.now()),
        fields::questions(&texts, definition, wish),
        fields::extras(&texts, wish),
        fields::needs(&texts, wish),
        fields::notice(&texts, definition, wish),
    ];
    RegisterPage {
        slug: definition.slug.to_string(),
        form_key: FormKey::new(&state.links, "").to_string(),
        sections,
        faults: Vec::new(),
        notice: None,
        privacy: conference::notice(&found.conference, frame.locale()),
        frame,
    }
}

/// Registers somebody, or shows the form again as it was typed.
#[post("/conferences/{slug}/register")]
pub async fn create(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let wish = wish(&sent);
    match try_register(&request, &state, &slug, (&wish, &sent.one("form_key"))).await {
        Ok(address) => Ok(see_other(&address)),
        Err(problem) => {
            again(&request, &state, &slug, (&wish, &sent.one("form_key")), problem).await
        }
    }
}

/// Registers somebody; where the receipt is.
async fn try_register(
    request: &HttpRequest,
    state: &State,
    slug: &str,
    (wish, key): (&RegistrationWish, &str),
) -> Reply<String> {
    limit::check(request, state, Costly::Registration)?;
    let conference: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let key = FormKey::read(&state.links, key, "").ok_or_else(stale)?;
    register(state, conference, wish, Some(once(slug, &key, wish))).await?;
    Ok(format!("/conferences/{slug}/receipts/{key}"))
}

/// The form as it was typed, with what is wrong.
async fn again(
    request: &HttpRequest,
    state: &State,
    slug: &str,
    (wish, key): (&RegistrationWish, &str),
    problem: Problem,
) -> Reply<HttpResponse> {
    let found = conference::find(state, slug).await?;
    let frame = Frame::of(request, state).within(&found.conference);
    if matches!(problem.code, "registration-not-yet-open" | "registration-closed") {
        return shut(frame, &found.conference, state);
    }
    let texts = frame.texts;
    let mut shown = register_page(frame, &found, wish, state);
    let named = with_names(&found.conference.definition, texts.locale(), &problem.errors);
    shown.faults = set_faults(&texts, &mut shown.sections, &named);
    if problem.code != "idempotency-key-reused" && FormKey::read(&state.links, key, "").is_some() {
        // The same wish, corrected or sent again: it must not become a second registration.
        key.clone_into(&mut shown.form_key);
    }
    if problem.errors.is_empty() {
        shown.notice = Some(problem_text(&texts, &problem));
    }
    form_again(&problem, &shown)
}

fn scope(slug: &str) -> String {
    format!("page/register/{slug}")
}

fn once(slug: &str, key: &FormKey, wish: &RegistrationWish) -> Once {
    let payload = serde_json::to_vec(wish).unwrap_or_default();
    Once { scope: scope(slug), key: key.to_string(), fingerprint: fingerprint(&payload) }
}

/// A place as a receipt shows it.
struct ReceivedPlace {
    name: String,
    when: String,
    status: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "registration/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    slug: String,
    is_confirmed: bool,
    sent_to: String,
    places: Vec<ReceivedPlace>,
}

/// What became of the wish. The form's key, which nobody can guess, is the address.
#[get("/conferences/{slug}/receipts/{key}")]
pub async fn receipt(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let key = FormKey::read(&state.links, &key, "").ok_or_else(Problem::not_found)?;
    let found = conference::find(&state, &slug).await?;
    let (scope, key) = (scope(&slug), key.to_string());
    let receipt: Option<Receipt> =
        state.read(move |tx| idempotency::answer(tx, &scope, &key)).await?;
    let receipt = receipt.ok_or_else(Problem::not_found)?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    let places = received(&frame.texts, &found.conference, &receipt.bookings);
    let sent_to = frame.texts.with("registration-mail-sent", &[("email", receipt.email.as_str())]);
    let is_confirmed = receipt.status == Status::Confirmed;
    page(StatusCode::OK, &ReceiptPage { slug, is_confirmed, sent_to, places, frame })
}

fn received(texts: &Texts, conference: &Conference, bookings: &[Standing]) -> Vec<ReceivedPlace> {
    let definition = &conference.definition;
    let shown = |standing: &Standing| {
        let place = definition.place(standing.place.as_str())?;
        Some(ReceivedPlace {
            name: place.name.of(texts.locale()).to_owned(),
            when: texts.span(&place.when, definition.zone.as_str()),
            status: standing.status.as_str(),
            text: standing_text(texts, standing),
        })
    };
    bookings.iter().filter_map(shown).collect()
}

/// How a booking stands, in words.
pub(super) fn standing_text(texts: &Texts, standing: &Standing) -> String {
    match (standing.status, standing.position) {
        (BookingStatus::Waiting, Some(position)) => {
            texts.with("booking-waiting-at", &[("position", &position.to_string())])
        }
        (status, _) => texts.get(&format!("booking-{}", status.as_str())),
    }
}

/// The routes of registering.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(create).service(receipt);
}
