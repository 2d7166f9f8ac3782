//! What is made anew for everybody who asks: the search, and what is on now.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::{Programme, Session, Slot};
use domain::text::Texts;
use domain::value::Key;
use jiff::Timestamp;
use serde::Deserialize;

use super::list::edition;
use super::view::{Eye, ShownHours, ShownSession};
use super::{Card, Head};
use crate::http::kept::Edition;
use crate::http::problem::Reply;
use crate::pages::frame::Frame;
use crate::pages::page;
use crate::state::State;

/// Something that was found.
#[derive(Debug)]
struct Hit {
    /// `sessions/opening`, `slots/welcome` or `speakers/ada-sample`.
    view: String,
    kind: String,
    title: String,
    /// When, where there is a time.
    hours: Option<ShownHours>,
    people: String,
}

/// The most things that are listed.
const HITS_MOST: usize = 200;

/// The most characters that are looked for.
const WORDS_MOST: usize = 100;

#[derive(Template)]
#[template(path = "programme/search.html")]
struct SearchPage {
    frame: Frame,
    head: Head,
    words: String,
    /// How many were found, in words; none before anything was looked for.
    count: Option<String>,
    hits: Vec<Hit>,
}

#[derive(Template)]
#[template(path = "programme/now.html")]
struct NowPage {
    frame: Frame,
    head: Head,
    at: String,
    now: Vec<ShownSession>,
    next: Vec<ShownSession>,
}

/// What to look for.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
}

/// Letters that look alike are one: `Ångström` is found as `angstrom`.
fn folded(text: &str) -> String {
    domain::value::folded(text)
}

/// Whether every word is somewhere in the texts.
fn has(texts: &[&str], words: &[String]) -> bool {
    let all = folded(&texts.join(" "));
    words.iter().all(|word| all.contains(word.as_str()))
}

struct Search<'e> {
    eye: Eye<'e>,
    words: Vec<String>,
    hits: Vec<Hit>,
}

impl Search<'_> {
    fn names(&self, keys: &[Key]) -> String {
        let people = self.eye.people(keys);
        people.iter().map(|who| who.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn session(&mut self, session: &Session) {
        let locale = self.eye.texts.locale();
        let Some(hours) = session.hours() else { return };
        let (title, people) = (session.title.of(locale), self.names(&session.chairs));
        let room = session.room.as_ref().and_then(|key| self.eye.room(key));
        let track = session.track.as_ref().and_then(|key| self.eye.programme.track(key));
        let texts = [
            title,
            session.summary.of(locale),
            &people,
            room.as_ref().map_or("", |room| room.name.as_str()),
            track.map_or("", |track| track.name.of(locale)),
        ];
        if has(&texts, &self.words) {
            self.hits.push(Hit {
                view: format!("sessions/{}", session.key),
                kind: self.eye.texts.get(&format!("session-kind-{}", session.kind.as_str())),
                title: title.to_owned(),
                hours: Some(self.eye.hours(hours)),
                people,
            });
        }
        for slot in &session.slots {
            self.slot(slot, hours.starts);
        }
    }

    fn slot(&mut self, slot: &Slot, starts: jiff::civil::DateTime) {
        let locale = self.eye.texts.locale();
        let (title, people) = (slot.title.of(locale), self.names(&slot.speakers));
        if has(&[title, slot.summary.of(locale), &people], &self.words) {
            self.hits.push(Hit {
                view: format!("slots/{}", slot.key),
                kind: self.eye.texts.get("programme-slot"),
                title: title.to_owned(),
                hours: Some(self.eye.hours(slot.hours(starts))),
                people,
            });
        }
    }

    fn speakers(&mut self) {
        for speaker in &self.eye.programme.speakers {
            if has(&[&speaker.name, &speaker.affiliation], &self.words) {
                self.hits.push(Hit {
                    view: format!("speakers/{}", speaker.key),
                    kind: self.eye.texts.get("programme-speaker"),
                    title: speaker.name.clone(),
                    hours: None,
                    people: speaker.affiliation.clone(),
                });
            }
        }
    }
}

fn found(eye: Eye<'_>, wanted: &str) -> Vec<Hit> {
    let words: Vec<String> = wanted.split_whitespace().map(folded).collect();
    let mut finder = Search { eye, words, hits: Vec::new() };
    if finder.words.is_empty() {
        return Vec::new();
    }
    for session in eye.programme.placed() {
        finder.session(session);
    }
    finder.speakers();
    finder.hits.truncate(HITS_MOST);
    finder.hits
}

fn head(edition: &Edition, eye: Eye<'_>, (view, key): (&str, &str)) -> Head {
    let card = Card::new(edition, eye.texts, &eye.texts.get(key), "", view);
    Head::new(edition, eye, (view, card))
}

/// What is found of some words.
#[get("/conferences/{slug}/programme/search")]
pub async fn search(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
    wanted: Query<Wanted>,
) -> Reply<HttpResponse> {
    let edition = edition(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&edition.conference);
    let nothing = Programme::default();
    let programme = edition.release.as_ref().map_or(&nothing, |release| &*release.programme);
    let zone = &edition.conference.definition.zone;
    let eye = Eye { texts: frame.texts, zone, programme };
    let words: String = wanted.q.trim().chars().take(WORDS_MOST).collect();
    let hits = found(eye, &words);
    let count = i64::try_from(hits.len()).unwrap_or(i64::MAX);
    let count = (!words.is_empty()).then(|| eye.texts.count("programme-found", count, &[]));
    let head = head(&edition, eye, ("search", "programme-view-search"));
    page(StatusCode::OK, &SearchPage { head, words, count, hits, frame })
}

/// What is on at an instant, and what starts next after it, at the same time.
fn around(eye: Eye<'_>, at: Timestamp) -> (Vec<ShownSession>, Vec<ShownSession>) {
    let mut running = Vec::new();
    let mut next: Vec<(Timestamp, ShownSession)> = Vec::new();
    for session in eye.programme.placed() {
        let (Some(hours), Some(shown)) = (session.hours(), eye.session(session)) else { continue };
        let (starts, ends) = (eye.zone.instant(hours.starts), eye.zone.instant(hours.ends));
        if starts <= at && at < ends {
            running.push(shown);
        } else if at < starts {
            next.push((starts, shown));
        }
    }
    let first = next.iter().map(|(starts, _)| *starts).min();
    next.retain(|(starts, _)| Some(*starts) == first);
    (running, next.into_iter().map(|(_, shown)| shown).collect())
}

/// What is on now, and next.
#[get("/conferences/{slug}/programme/now")]
pub async fn now(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let edition = edition(&state, &slug).await?;
    let frame = Frame::of(&request, &state).within(&edition.conference);
    let nothing = Programme::default();
    let programme = edition.release.as_ref().map_or(&nothing, |release| &*release.programme);
    let zone = &edition.conference.definition.zone;
    let texts: Texts = frame.texts;
    let eye = Eye { texts, zone, programme };
    let (running, next) = around(eye, state.now());
    let at = texts.instant(state.now(), &zone.rules());
    let head = head(&edition, eye, ("now", "programme-view-now"));
    page(StatusCode::OK, &NowPage { head, at, now: running, next, frame })
}

/// The routes of what is made anew.
pub fn routes(config: &mut ServiceConfig) {
    config.service(search).service(now);
}
