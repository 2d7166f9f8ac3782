//! One's own calendar to subscribe to: made, renewed, made void.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::feed::{FeedToken, Subscription, ops};
use domain::registration::Status;
use serde::Deserialize;

use super::super::form::Sent;
use super::super::frame::Frame;
use super::super::{page, see_other};
use super::own::{self, Own, form_key, genuine};
use crate::feeds::personal::Links;
use crate::http::actor::Attendee;
use crate::http::problem::Reply;
use crate::state::State;

#[derive(Template)]
#[template(path = "registration/feed.html")]
struct FeedPage {
    frame: Frame,
    form_key: String,
    done: Option<String>,
    /// The addresses, on the page that follows their making and on no other: only a hash of the
    /// secret is stored.
    links: Option<Links>,
    /// Since when there is one.
    since: Option<String>,
    /// When it was read last.
    fetched: String,
    can_make: bool,
}

/// What was done just before, as the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: Option<Deed>,
}

/// A deed that the page confirms.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Revoked,
}

fn feed_page(
    frame: Frame,
    own: &Own,
    form_key: String,
    subscription: Option<Subscription>,
) -> FeedPage {
    let zone = own.conference().definition.time_zone();
    let texts = frame.texts;
    let since = subscription
        .map(|it| texts.with("feed-since", &[("at", &texts.instant(it.created_at, &zone))]));
    let fetched = subscription.and_then(|it| it.fetched_at).map_or_else(
        || texts.get("feed-never-fetched"),
        |at| texts.with("feed-fetched", &[("at", &texts.instant(at, &zone))]),
    );
    let can_make = own.booked.registration.status() != Status::Cancelled;
    FeedPage { form_key, done: None, links: None, since, fetched, can_make, frame }
}

/// Whether there is one, and how to make one.
#[get("/registration/feed")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    query: Query<Done>,
) -> Reply<HttpResponse> {
    let own = own::load(&state, &attendee).await?;
    let frame = Frame::of(&request, &state).within(own.conference());
    let (id, actor) = (attendee.registration, attendee.actor());
    let found = state.read(move |tx| ops::find(tx, &actor, id)).await?;
    let key = form_key(&state, &attendee);
    let mut shown = feed_page(frame, &own, key, found);
    shown.done = query.done.map(|Deed::Revoked| shown.frame.text("feed-done-revoked"));
    page(StatusCode::OK, &shown)
}

/// Makes one, in the place of the one before. The answer is the page itself, because the address
/// can be shown this once alone.
#[post("/registration/feed")]
pub async fn make(
    request: HttpRequest,
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let own = own::load(&state, &attendee).await?;
    let (id, actor) = (attendee.registration, attendee.actor());
    let token = FeedToken::new();
    let kept = token.clone();
    let made = state.write(move |tx| ops::make(tx, &actor, id, &kept)).await?;
    let frame = Frame::of(&request, &state).within(own.conference()).found_at("/registration/feed");
    let title = own.conference().definition.title.of(frame.locale());
    let links = Links::new(&state, &token, title);
    let key = form_key(&state, &attendee);
    let done = Some(frame.text("feed-done-made"));
    let shown = feed_page(frame, &own, key, Some(made));
    page(StatusCode::OK, &FeedPage { links: Some(links), done, ..shown })
}

/// Makes it void.
#[post("/registration/feed/revoke")]
pub async fn revoke(
    state: Data<State>,
    attendee: Attendee,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &attendee, &Sent(sent.into_inner()))?;
    let (id, actor) = (attendee.registration, attendee.actor());
    state.write(move |tx| ops::revoke(tx, &actor, id)).await?;
    Ok(see_other("/registration/feed?done=revoked"))
}

/// The routes of one's own calendar.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(make).service(revoke);
}
