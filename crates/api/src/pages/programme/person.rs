//! The people who speak or chair: all of them, and a page for each.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::Tx;
use domain::programme::{Session, Slot};
use domain::speaker::photo;
use domain::value::Key;

use super::card::{self, Card};
use super::markdown;
use super::shown::{Link, ShownDay};
use super::{Desk, Menu, kept_page, kept_page_with};
use crate::http::problem::Reply;
use crate::pages::frame::Frame;
use crate::state::State;

#[derive(Template)]
#[template(path = "programme/speakers.html")]
pub(super) struct SpeakersPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    heading: String,
    /// Each with where they work.
    speakers: Vec<(Link, String)>,
}

#[derive(Template)]
#[template(path = "programme/speaker.html")]
pub(super) struct SpeakerPage {
    frame: Frame,
    menu: Menu,
    card: Card,
    name: String,
    affiliation: String,
    /// Where their photograph is.
    photo: Option<String>,
    /// About them, as harmless HTML.
    biography: String,
    tracks: Vec<Link>,
    days: Vec<ShownDay>,
}

/// All people, in the order of the programme.
#[get("/conferences/{slug}/programme/speakers")]
pub async fn list(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let make = |desk: Desk<'_>| Ok(speakers_page(desk));
    kept_page((&request, &state), (&slug, "/speakers"), make).await
}

pub(super) fn speakers_page(desk: Desk<'_>) -> SpeakersPage {
    let heading = desk.frame.text("programme-view-speakers");
    let teller = desk.teller();
    let all = desk.programme.speakers.iter();
    let speakers = all.map(|each| (teller.speaker(each), each.affiliation.clone())).collect();
    let crumbs = desk.way([], &heading);
    let (menu, card) = (desk.menu("/speakers", crumbs), desk.card("/speakers", (&heading, "")));
    SpeakersPage { menu, card, heading, speakers, frame: desk.frame }
}

/// One person.
#[get("/conferences/{slug}/programme/speakers/{key}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = path.into_inner();
    let rest = format!("/speakers/{key}");
    let make = |desk: Desk<'_>, photo| speaker_page(desk, (&rest, &key), photo);
    let whose: Option<Key> = key.parse().ok();
    let ask = move |tx: &mut Tx<'_>, conference| match &whose {
        Some(whose) => photo::store::find_digest_of(tx, conference, whose),
        None => Ok(None),
    };
    kept_page_with((&request, &state), (&slug, &rest), ask, make).await
}

pub(super) fn speaker_page(
    desk: Desk<'_>,
    (rest, key): (&str, &str),
    photo: Option<String>,
) -> Reply<SpeakerPage> {
    let speaker = desk.find(key, |programme, key| programme.speaker(key))?;
    let (teller, key) = (desk.teller(), &speaker.key);
    let speaks = |slot: &Slot| slot.speakers.contains(key);
    let days = teller.days(|session: &Session| {
        if session.chairs.contains(key) {
            return teller.session(session);
        }
        session.slots.iter().any(speaks).then(|| teller.part(session, speaks)).flatten()
    });
    let tracks = desk.programme.tracks.iter().filter(|track| track.chairs.contains(key));
    let tracks = tracks.filter_map(|track| teller.track(&track.key)).collect();
    let biography = speaker.biography.of(teller.locale());
    let description = card::description(biography);
    let above = Link {
        address: format!("{}/speakers", desk.base),
        text: desk.frame.text("programme-view-speakers"),
    };
    let card = desk.card(rest, (&speaker.name, &description));
    let data = card::person(speaker, &description, &card.url);
    Ok(SpeakerPage {
        menu: desk.menu(rest, desk.way([above], &speaker.name)),
        card: card.with(&data),
        name: speaker.name.clone(),
        affiliation: speaker.affiliation.clone(),
        photo: photo.map(|digest| format!("{}{rest}/photo?v={digest}", desk.base)),
        biography: markdown::to_html(biography),
        tracks,
        days,
        frame: desk.frame,
    })
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(show);
}
