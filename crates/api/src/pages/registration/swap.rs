//! Taking one place in exchange for what is at the same time.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::booking::BookingStatus;
use domain::registration::clash::in_the_way;
use domain::registration::swap;
use domain::value::Key;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::own::{self, Own, form_key, genuine};
use super::{form_again, with_names};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::pages::form::fault_text;
use crate::state::State;

/// What can be done about the place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Can {
    /// A seat can be taken now.
    Take,
    /// It is full; one may wait.
    Wait,
    /// One waits already.
    Waits,
    /// It is held already.
    Has,
}

#[derive(Template)]
#[template(path = "registration/swap.html")]
struct SwapPage {
    frame: Frame,
    form_key: String,
    version: i64,
    place: String,
    name: String,
    when: String,
    /// What is held at the same time: name, and when.
    held: Vec<(String, String)>,
    can: Can,
    /// What the page says, and what its button says.
    text: String,
    button: String,
    /// All that one would have and wait for, to wait for this place too.
    with_it: Vec<String>,
    can_change: bool,
    /// What went wrong.
    notice: Option<String>,
}

fn swap_page(frame: Frame, own: &Own, key: &Key, state: &State) -> Option<SwapPage> {
    let definition = &own.conference().definition;
    let texts = frame.texts;
    let place = definition.place(key.as_str())?;
    let name = own.place_name(&texts, key);
    let instead = in_the_way(own.conference(), &own.booked.bookings, key);
    let names: Vec<String> = instead.iter().map(|key| own.place_name(&texts, key)).collect();
    let when = |key: &Key| {
        let place = definition.place(key.as_str());
        place.map(|place| texts.span(&place.when, definition.zone.as_str())).unwrap_or_default()
    };
    let can = can(own, key);
    let (text, button) = match can {
        Can::Take if instead.is_empty() => ("swap-free", "swap-take-free"),
        Can::Take => ("swap-intro", "swap-take"),
        Can::Wait => ("swap-full", "swap-wait"),
        Can::Waits => ("swap-waiting", "swap-wait"),
        Can::Has => ("swap-held", "swap-wait"),
    };
    let say = |key| texts.with(key, &[("place", &name), ("instead", &names.join(", "))]);
    Some(SwapPage {
        form_key: String::new(),
        version: own.version(),
        place: key.to_string(),
        when: texts.span(&place.when, definition.zone.as_str()),
        held: names.iter().cloned().zip(instead.iter().map(when)).collect(),
        can,
        text: say(text),
        button: say(button),
        with_it: [own.living(), vec![key.to_string()]].concat(),
        can_change: own.can_change(state),
        notice: None,
        name,
        frame,
    })
}

fn can(own: &Own, key: &Key) -> Can {
    let standing = own.standings.iter().find(|standing| standing.place == *key);
    let free = own.found.places.iter().find(|place| place.key == *key);
    match standing.map(|standing| standing.status) {
        Some(BookingStatus::Held) => Can::Has,
        Some(BookingStatus::Waiting) => Can::Waits,
        Some(BookingStatus::Offered) => Can::Take,
        _ if free.is_some_and(|place| place.free() > 0) => Can::Take,
        _ => Can::Wait,
    }
}

async fn shown(
    request: &HttpRequest,
    (state, attendee): (&State, &Attendee),
    key: &Key,
) -> Reply<(Own, SwapPage)> {
    let own = own::load(state, attendee).await?;
    let frame = Frame::of(request, state).within(own.conference());
    let mut shown = swap_page(frame, &own, key, state).ok_or_else(Problem::not_found)?;
    shown.form_key = form_key(state, attendee);
    Ok((own, shown))
}

/// What is at the same time, and the button that exchanges. Opening it changes nothing.
#[get("/registration/swaps/{place}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
) -> Reply<HttpResponse> {
    let key: Key = place.parse().map_err(|_| Problem::not_found())?;
    let (_, shown) = shown(&request, (&state, &attendee), &key).await?;
    page(StatusCode::OK, &shown)
}

/// Exchanges, or shows what can be done when that was not possible.
#[post("/registration/swaps/{place}")]
pub async fn exchange(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    place: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let version = genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let key: Key = place.parse().map_err(|_| Problem::not_found())?;
    let (id, actor, take) = (attendee.registration, attendee.actor(), key.clone());
    let done = state.write(move |tx| swap::swap(tx, &actor, (id, version), &take)).await;
    let Err(why) = done else { return Ok(see_other("/registration?done=places")) };
    let problem = Problem::from(why);
    let (own, mut shown) = shown(&request, (&state, &attendee), &key).await?;
    let texts = shown.frame.texts;
    let named = with_names(&own.conference().definition, texts.locale(), &problem.errors);
    let faults: Vec<String> = named.iter().map(|fault| fault_text(&texts, fault)).collect();
    let said = if faults.is_empty() { problem_text(&texts, &problem) } else { faults.join(" ") };
    shown.notice = Some(said);
    form_again(&problem, &shown)
}

/// The routes of exchanges.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(exchange);
}
