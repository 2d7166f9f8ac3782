//! The pages of conferences, as anybody may read them.

use std::fmt::Write as _;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::StoreResult;
use domain::conference::{self, Conference, Phase};
use domain::place::{self, Place};
use domain::programme::release;
use domain::programme::{Programme, Release};
use domain::text::Texts;
use domain::value::{Locale, Slug};
use jiff::Timestamp;

use super::frame::Frame;
use super::page;
use crate::http::kept::{self, Content};
use crate::http::problem::{Problem, Reply};
use crate::state::State;

mod agenda;
pub mod availability;
pub mod changes;

use availability::Availability;

/// A conference with what changes about it.
#[derive(Debug)]
pub struct Found {
    /// The conference.
    pub conference: Conference,
    /// The counters of its places.
    pub places: Vec<Place>,
    /// Its programme.
    pub release: Option<Release>,
}

/// The conference with this short name.
///
/// # Errors
///
/// 404, or when the store fails.
pub async fn find(state: &State, slug: &str) -> Reply<Found> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let found = state
        .read(move |tx| -> StoreResult<_> {
            let Some(conference) = conference::store::find(tx, &slug)? else { return Ok(None) };
            let places = place::store::list(tx, conference.id)?;
            let release = release::store::newest(tx, conference.id)?;
            Ok(Some(Found { conference, places, release }))
        })
        .await?;
    found.ok_or_else(Problem::not_found)
}

struct Listed {
    slug: String,
    title: String,
    when: String,
    city: String,
}

#[derive(Template)]
#[template(path = "conference/list.html")]
struct ListPage {
    frame: Frame,
    conferences: Vec<Listed>,
}

/// All conferences, the latest first.
#[get("/")]
pub async fn list(request: HttpRequest, state: Data<State>) -> Reply<HttpResponse> {
    let all = state.read(conference::store::list).await?;
    let frame = Frame::of(&request, &state);
    let listed = |conference: &Conference| {
        let definition = &conference.definition;
        Listed {
            slug: definition.slug.to_string(),
            title: definition.title.of(frame.locale()).to_owned(),
            when: days(&frame.texts, conference),
            city: definition.city.of(frame.locale()).to_owned(),
        }
    };
    let conferences = all.iter().map(listed).collect();
    page(StatusCode::OK, &ListPage { conferences, frame })
}

pub(super) fn days(texts: &Texts, conference: &Conference) -> String {
    let definition = &conference.definition;
    let (first, last) = (definition.first_day, definition.last_day);
    texts.span(&domain::calendar::When::Days { first, last }, definition.zone.as_str())
}

/// A day of the programme in one line.
struct Day {
    address: String,
    date: String,
    /// From when until when, and how much.
    summary: String,
}

/// A place as its conference's page shows it.
struct ShownPlace {
    name: String,
    note: String,
    when: String,
    location: String,
    availability: Availability,
}

struct ShownTrack {
    key: String,
    name: String,
}

#[derive(Template)]
#[template(path = "conference/show.html")]
struct ShowPage {
    frame: Frame,
    slug: String,
    title: String,
    description: String,
    when: String,
    city: String,
    venue: String,
    hosts: Vec<(String, Option<String>)>,
    tracks: Vec<ShownTrack>,
    themes: Vec<String>,
    is_open: bool,
    phase: String,
    places: Vec<ShownPlace>,
    is_sample: bool,
    zone: String,
    /// Where the programme is.
    programme: String,
    days: Vec<Day>,
    contact: String,
}

/// One conference: what it is about, what one can book, what happens when.
#[get("/conferences/{slug}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let found = find(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    page(StatusCode::OK, &show_page(frame, &found, state.now()))
}

fn show_page(frame: Frame, found: &Found, now: Timestamp) -> ShowPage {
    let definition = &found.conference.definition;
    let locale = frame.locale();
    let hosts = definition.hosts.iter().map(|host| (host.name.clone(), host.url.clone()));
    let tracks = definition.tracks.iter().map(|track| ShownTrack {
        key: track.key.to_string(),
        name: track.name.of(locale).to_owned(),
    });
    let release = found.release.as_ref().map(|release| &release.programme);
    let base = super::programme::base(&found.conference);
    ShowPage {
        slug: definition.slug.to_string(),
        title: definition.title.of(locale).to_owned(),
        description: definition.description.of(locale).to_owned(),
        when: days(&frame.texts, &found.conference),
        city: definition.city.of(locale).to_owned(),
        venue: definition.venue.as_ref().map_or("", |venue| venue.of(locale)).to_owned(),
        hosts: hosts.collect(),
        tracks: tracks.collect(),
        themes: definition.themes.iter().map(|theme| theme.name.of(locale).to_owned()).collect(),
        is_open: definition.phase(now) == Phase::Open,
        phase: phase(&frame.texts, &found.conference, now),
        places: shown_places(&frame.texts, found, now),
        is_sample: release.is_some_and(|programme| programme.settings.sample),
        zone: definition.zone.as_str().to_owned(),
        days: release.map_or_else(Vec::new, |programme| overview(&frame.texts, programme, &base)),
        programme: base,
        contact: definition.contact.to_string(),
        frame,
    }
}

/// The days of the programme; all of it has pages of its own.
fn overview(texts: &Texts, programme: &Programme, base: &str) -> Vec<Day> {
    let day = |date| {
        let sessions = programme.sessions_on(date);
        let hours = || sessions.iter().filter_map(|session| session.hours());
        let count = i64::try_from(sessions.len()).unwrap_or(i64::MAX);
        let count = texts.count("programme-overview-sessions", count, &[]);
        let starts = hours().map(|hours| hours.starts).min()?;
        let ends = hours().map(|hours| hours.ends).max()?;
        let (starts, ends) = (texts.time(starts.time()), texts.time(ends.time()));
        Some(Day {
            address: format!("{base}/days/{date}"),
            date: texts.date(date),
            summary: format!("{starts}–{ends} · {count}"),
        })
    };
    programme.days().into_iter().filter_map(day).collect()
}

/// The page of a conference.
#[must_use]
pub fn address(slug: &Slug) -> String {
    format!("/conferences/{slug}")
}

/// When one can register, in a sentence.
pub(super) fn phase(texts: &Texts, conference: &Conference, now: Timestamp) -> String {
    let definition = &conference.definition;
    let (key, at) = match definition.phase(now) {
        Phase::Before => ("conference-opens", definition.registration.opens),
        Phase::Open => ("conference-open-until", definition.registration.closes),
        Phase::Closed => ("conference-closed-since", definition.registration.closes),
    };
    let at = texts.instant(definition.zone.instant(at), &definition.time_zone());
    texts.with(key, &[("at", &at)])
}

fn shown_places(texts: &Texts, found: &Found, now: Timestamp) -> Vec<ShownPlace> {
    let definition = &found.conference.definition;
    let locale: Locale = texts.locale();
    let shown = |place: &place::PlaceDefinition| ShownPlace {
        name: place.name.of(locale).to_owned(),
        note: place.note.of(locale).to_owned(),
        when: texts.span(&place.when, definition.zone.as_str()),
        location: place.location.of(locale).to_owned(),
        availability: Availability::of(texts, found, place, now),
    };
    definition.places.iter().map(shown).collect()
}

#[derive(Template)]
#[template(path = "conference/privacy.html")]
struct PrivacyPage {
    frame: Frame,
    version: String,
    paragraphs: Vec<String>,
}

/// The privacy notice.
#[get("/conferences/{slug}/privacy")]
pub async fn privacy(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let found = find(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    let version = found.conference.definition.notice.version.clone();
    let paragraphs = notice(&found.conference, frame.locale());
    page(StatusCode::OK, &PrivacyPage { version, paragraphs, frame })
}

/// The privacy notice in paragraphs: one line is one paragraph.
pub(super) fn notice(conference: &Conference, locale: Locale) -> Vec<String> {
    let text = conference.definition.notice.text.of(locale);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The colours of the conference's tracks. The pages may hold no style of their own (content
/// security policy).
#[get("/conferences/{slug}/colours.css")]
pub async fn colours(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    kept::answer(&request, &state, (&slug, "colours".to_owned()), |edition| {
        let mut css = String::new();
        // Both were checked when the conference file was read. Writing to a String cannot fail.
        for track in &edition.conference.definition.tracks {
            let _ = writeln!(css, ".track-{} {{ --track: {} }}", track.key, track.colour);
        }
        Ok(Content::document("text/css; charset=utf-8", css))
    })
    .await
}

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    agenda::routes(config);
    config.service(list).service(colours).service(privacy).service(show);
    changes::routes(config);
}
