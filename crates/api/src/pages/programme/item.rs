//! The pages of one session, one slot, one person, and of all people.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::{Programme, Speaker};
use domain::value::Key;
use serde_json::{Value, json};

use super::view::{Eye, Link, ShownHours, ShownSession, ShownSlot};
use super::{Card, Head, kept_page};
use crate::http::kept::Edition;
use crate::http::problem::{Problem, Reply};
use crate::pages::frame::Frame;
use crate::pages::markdown;
use crate::state::State;

#[derive(Template)]
#[template(path = "programme/session.html")]
struct SessionPage {
    frame: Frame,
    head: Head,
    session: ShownSession,
}

#[derive(Template)]
#[template(path = "programme/slot.html")]
struct SlotPage {
    frame: Frame,
    head: Head,
    session: ShownSession,
    slot: ShownSlot,
}

/// Something that somebody does at the conference.
#[derive(Debug)]
struct Part {
    /// `sessions/opening` or `slots/welcome`.
    view: String,
    title: String,
    hours: ShownHours,
    room: String,
    is_chair: bool,
}

#[derive(Template)]
#[template(path = "programme/speaker.html")]
struct SpeakerPage {
    frame: Frame,
    head: Head,
    name: String,
    affiliation: String,
    biography: String,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "programme/speakers.html")]
struct SpeakersPage {
    frame: Frame,
    head: Head,
    /// Person and affiliation.
    speakers: Vec<(Link, String)>,
}

/// What a page is made of.
struct Scene<'e> {
    edition: &'e Edition,
    eye: Eye<'e>,
}

impl<'e> Scene<'e> {
    /// # Errors
    ///
    /// 404 before the first release.
    fn of(frame: &Frame, edition: &'e Edition) -> Reply<Self> {
        let release = edition.release.as_ref().ok_or_else(Problem::not_found)?;
        let zone = &edition.conference.definition.zone;
        let eye = Eye { texts: frame.texts, zone, programme: &release.programme };
        Ok(Self { edition, eye })
    }

    fn head(&self, view: &str, (title, about): (&str, &str), data: Option<&Value>) -> Head {
        let card = Card::new(self.edition, self.eye.texts, title, &markdown::plain(about), view);
        let card = match data {
            Some(data) => card.about(data),
            None => card,
        };
        Head::new(self.edition, self.eye, (view, card))
    }

    /// An event of schema.org.
    fn event(&self, (name, hours): (&str, &ShownHours), people: &[Link], room: &str) -> Value {
        let definition = &self.edition.conference.definition;
        let locale = self.eye.texts.locale();
        let person = |who: &Link| json!({ "@type": "Person", "name": who.name });
        let city = definition.city.of(locale);
        let place = if room.is_empty() { city.to_owned() } else { format!("{room}, {city}") };
        json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": name,
            "startDate": hours.starts_at,
            "endDate": hours.ends_at,
            "eventStatus": "https://schema.org/EventScheduled",
            "location": { "@type": "Place", "name": place, "address": city },
            "performer": people.iter().map(person).collect::<Vec<_>>(),
            "superEvent": { "@type": "Event", "name": definition.title.of(locale),
                "startDate": definition.first_day, "endDate": definition.last_day,
                "location": { "@type": "Place", "name": city, "address": city } },
        })
    }
}

fn room_name(session: &ShownSession) -> &str {
    session.room.as_ref().map_or("", |room| room.name.as_str())
}

fn key(text: &str) -> Reply<Key> {
    text.parse().map_err(|_| Problem::not_found())
}

/// A session.
#[get("/conferences/{slug}/programme/sessions/{key}")]
pub async fn show_session(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = (&path.0, key(&path.1)?);
    let view = format!("sessions/{key}");
    kept_page(&request, &state, (slug, &view), |frame, edition| {
        let scene = Scene::of(&frame, edition)?;
        let found = scene.eye.programme.session(&key).ok_or_else(Problem::not_found)?;
        let session = scene.eye.session(found).ok_or_else(Problem::not_found)?;
        let named = (session.title.as_str(), &session.hours);
        let data = scene.event(named, &session.chairs, room_name(&session));
        let about = found.summary.of(frame.locale());
        let head = scene.head(&view, (&session.title, about), Some(&data));
        Ok(SessionPage { head, session, frame })
    })
    .await
}

/// A slot.
#[get("/conferences/{slug}/programme/slots/{key}")]
pub async fn show_slot(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = (&path.0, key(&path.1)?);
    let view = format!("slots/{key}");
    kept_page(&request, &state, (slug, &view), |frame, edition| {
        let scene = Scene::of(&frame, edition)?;
        let (within, found) = scene.eye.programme.slot(&key).ok_or_else(Problem::not_found)?;
        let session = scene.eye.session(within).ok_or_else(Problem::not_found)?;
        let starts = within.starts.ok_or_else(Problem::not_found)?;
        let slot = scene.eye.slot(found, starts);
        let named = (slot.title.as_str(), &slot.hours);
        let data = scene.event(named, &slot.speakers, room_name(&session));
        let about = found.summary.of(frame.locale());
        let head = scene.head(&view, (&slot.title, about), Some(&data));
        Ok(SlotPage { head, session, slot, frame })
    })
    .await
}

/// What somebody does, by time.
fn parts(eye: Eye<'_>, speaker: &Speaker) -> Vec<Part> {
    let mut parts = Vec::new();
    for session in eye.programme.placed() {
        let Some(shown) = eye.session(session) else { continue };
        let room = room_name(&shown).to_owned();
        if session.chairs.contains(&speaker.key) {
            parts.push(Part {
                view: format!("sessions/{}", shown.key),
                title: shown.title.clone(),
                hours: shown.hours.clone(),
                room: room.clone(),
                is_chair: true,
            });
        }
        for (slot, shown) in session.slots.iter().zip(shown.slots) {
            if slot.speakers.contains(&speaker.key) {
                parts.push(Part {
                    view: format!("slots/{}", shown.key),
                    title: shown.title,
                    hours: shown.hours,
                    room: room.clone(),
                    is_chair: false,
                });
            }
        }
    }
    parts
}

/// A person.
#[get("/conferences/{slug}/programme/speakers/{key}")]
pub async fn show_speaker(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key) = (&path.0, key(&path.1)?);
    let view = format!("speakers/{key}");
    kept_page(&request, &state, (slug, &view), |frame, edition| {
        let scene = Scene::of(&frame, edition)?;
        let found = scene.eye.programme.speaker(&key).ok_or_else(Problem::not_found)?;
        let about = found.biography.of(frame.locale());
        let data = json!({ "@context": "https://schema.org", "@type": "Person",
            "name": found.name, "affiliation": found.affiliation });
        let head = scene.head(&view, (&found.name, about), Some(&data));
        let (name, affiliation) = (found.name.clone(), found.affiliation.clone());
        let (biography, parts) = (markdown::html(about), parts(scene.eye, found));
        Ok(SpeakerPage { head, name, affiliation, biography, parts, frame })
    })
    .await
}

/// All people, by name.
#[get("/conferences/{slug}/programme/speakers")]
pub async fn list_speakers(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    kept_page(&request, &state, (&slug, "speakers"), |frame, edition| {
        let nothing = Programme::default();
        let programme = edition.release.as_ref().map_or(&nothing, |release| &*release.programme);
        let zone = &edition.conference.definition.zone;
        let eye = Eye { texts: frame.texts, zone, programme };
        let title = eye.texts.get("programme-view-speakers");
        let card = Card::new(edition, eye.texts, &title, "", "speakers");
        let head = Head::new(edition, eye, ("speakers", card));
        let mut listed: Vec<&Speaker> = programme.speakers.iter().collect();
        listed.sort_by_key(|speaker| speaker.name.to_lowercase());
        let link =
            |speaker: &Speaker| Link { key: speaker.key.to_string(), name: speaker.name.clone() };
        let speakers = listed.into_iter().map(|who| (link(who), who.affiliation.clone())).collect();
        Ok(SpeakersPage { head, speakers, frame })
    })
    .await
}

/// The routes of single things.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show_session).service(show_slot).service(list_speakers).service(show_speaker);
}
