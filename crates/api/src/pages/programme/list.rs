//! The programme as a list: all of it, a day, a track, a theme, a room.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::{Programme, Session};
use domain::value::Key;
use jiff::civil::Date;

use super::view::{Eye, ShownSession};
use super::{Card, Head, kept_page};
use crate::http::kept::{self, Edition};
use crate::http::problem::{Problem, Reply};
use crate::pages::frame::Frame;
use crate::state::State;

/// One day of a list.
#[derive(Debug)]
struct Day {
    date: String,
    iso: String,
    sessions: Vec<ShownSession>,
}

#[derive(Template)]
#[template(path = "programme/list.html")]
struct ListPage {
    frame: Frame,
    head: Head,
    heading: String,
    /// What is listed, in a sentence.
    lead: String,
    facts: Vec<(String, String)>,
    stream: Option<String>,
    days: Vec<Day>,
}

/// Which sessions are listed.
#[derive(Clone, Debug)]
enum Only {
    All,
    Day(Date),
    Track(Key),
    Theme(Key),
    Room(Key),
}

impl Only {
    fn has(&self, session: &Session) -> bool {
        match self {
            Self::All => true,
            Self::Day(day) => session.day() == Some(*day),
            Self::Track(key) => session.track.as_ref() == Some(key),
            Self::Theme(key) => {
                session.themes.contains(key)
                    || session.slots.iter().any(|slot| slot.themes.contains(key))
            }
            Self::Room(key) => session.room.as_ref().is_none_or(|room| room == key),
        }
    }

    /// What the list is called, if there is such a thing.
    fn name(&self, eye: Eye<'_>) -> Option<String> {
        let locale = eye.texts.locale();
        match self {
            Self::All => Some(eye.texts.get("programme-heading")),
            Self::Day(day) => eye.programme.days().contains(day).then(|| eye.texts.date(*day)),
            Self::Track(key) => {
                eye.programme.track(key).map(|track| track.name.of(locale).to_owned())
            }
            Self::Theme(key) => {
                eye.programme.theme(key).map(|theme| theme.name.of(locale).to_owned())
            }
            Self::Room(key) => eye.room(key).map(|room| room.name),
        }
    }

    fn view(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Day(day) => format!("days/{day}"),
            Self::Track(key) => format!("tracks/{key}"),
            Self::Theme(key) => format!("themes/{key}"),
            Self::Room(key) => format!("rooms/{key}"),
        }
    }

    fn lead(&self, eye: Eye<'_>) -> String {
        match self {
            Self::All | Self::Day(_) => String::new(),
            Self::Track(_) => eye.texts.get("programme-of-track"),
            Self::Theme(_) => eye.texts.get("programme-of-theme"),
            Self::Room(_) => eye.texts.get("programme-of-room"),
        }
    }
}

fn days(eye: Eye<'_>, only: &Only) -> Vec<Day> {
    let day = |date: Date| Day {
        date: eye.texts.date(date),
        iso: date.to_string(),
        sessions: eye
            .programme
            .sessions_on(date)
            .into_iter()
            .filter(|session| only.has(session))
            .filter_map(|session| eye.session(session))
            .collect(),
    };
    let days = eye.programme.days().into_iter().map(day);
    days.filter(|day| !day.sessions.is_empty()).collect()
}

/// What there is to say of a room.
fn facts(eye: Eye<'_>, only: &Only) -> (Vec<(String, String)>, Option<String>) {
    let Only::Room(key) = only else { return (Vec::new(), None) };
    let Some(room) = eye.programme.room(key) else { return (Vec::new(), None) };
    let mut facts = Vec::new();
    if let Some(capacity) = room.capacity {
        facts.push((eye.texts.get("programme-room-capacity"), capacity.to_string()));
    }
    if !room.equipment.is_empty() {
        facts.push((eye.texts.get("programme-room-equipment"), room.equipment.join(", ")));
    }
    (facts, room.stream.clone())
}

async fn list(request: HttpRequest, state: &State, slug: &str, only: Only) -> Reply<HttpResponse> {
    kept_page(&request, state, (slug, &only.view()), |frame, edition| page(frame, edition, &only))
        .await
}

fn page(frame: Frame, edition: &Edition, only: &Only) -> Reply<impl Template + use<>> {
    let nothing = Programme::default();
    let programme = edition.release.as_ref().map_or(&nothing, |release| &*release.programme);
    let eye = Eye { texts: frame.texts, zone: &edition.conference.definition.zone, programme };
    let heading = only.name(eye).ok_or_else(Problem::not_found)?;
    let (facts, stream) = facts(eye, only);
    let card = Card::new(edition, eye.texts, &heading, &only.lead(eye), &only.view());
    let head = Head::new(edition, eye, (&only.view(), card));
    let (lead, days) = (only.lead(eye), days(eye, only));
    Ok(ListPage { head, heading, lead, facts, stream, days, frame })
}

/// All of the programme.
#[get("/conferences/{slug}/programme")]
pub async fn of_all(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    list(request, &state, &slug, Only::All).await
}

/// One day of it.
#[get("/conferences/{slug}/programme/days/{day}")]
pub async fn of_day(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, day) = path.into_inner();
    let day = day.parse().map_err(|_| Problem::not_found())?;
    list(request, &state, &slug, Only::Day(day)).await
}

fn key(text: &str) -> Reply<Key> {
    text.parse().map_err(|_| Problem::not_found())
}

/// What belongs to a track.
#[get("/conferences/{slug}/programme/tracks/{key}")]
pub async fn of_track(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let only = Only::Track(key(&path.1)?);
    list(request, &state, &path.0, only).await
}

/// What belongs to a theme.
#[get("/conferences/{slug}/programme/themes/{key}")]
pub async fn of_theme(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let only = Only::Theme(key(&path.1)?);
    list(request, &state, &path.0, only).await
}

/// What is in a room.
#[get("/conferences/{slug}/programme/rooms/{key}")]
pub async fn of_room(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let only = Only::Room(key(&path.1)?);
    list(request, &state, &path.0, only).await
}

/// The edition of a conference, for pages that are not kept.
pub(super) async fn edition(state: &State, slug: &str) -> Reply<Edition> {
    kept::find(state, slug).await.map(|(_, edition)| edition)
}

/// The routes of lists.
pub fn routes(config: &mut ServiceConfig) {
    config.service(of_all).service(of_day).service(of_track).service(of_theme).service(of_room);
}
