//! The editor: the draft of one day, rooms across and time down.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::conference::Conference;
use domain::conference::ops::EnterError;
use domain::invite::word::Word;
use domain::invite::{self, Invite};
use domain::programme::clash::{Clash, Severity, severity_word};
use domain::programme::draft::{self, Draft, History};
use domain::programme::{consequence, release};
use domain::text::Texts;
use domain::value::Slug;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::page;
use super::super::invite::proposals;
use super::super::{base, frame};
use super::clashes::{self, ShownClash};
use super::desk::{Menu, menu};
use super::shown::{self, Block, Day, Drawn};
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::pages::programme::colours;
use crate::state::State;

/// What the scripts of the page say, by the last part of the text's key.
const SAID: [&str; 46] = [
    "at",
    "at-shelf",
    "cancelled",
    "clashes-gone",
    "clashes-new",
    "conflict",
    "deed-copy",
    "deed-import",
    "deed-move",
    "deed-order",
    "deed-put",
    "deed-remove",
    "deed-settings",
    "deed-several",
    "deed-shift",
    "deed-swap",
    "deed-unplace",
    "dropped",
    "everywhere",
    "grab",
    "harmless",
    "held",
    "hit-attendees",
    "hit-entries",
    "hit-invites",
    "hit-mails",
    "hit-people",
    "meanwhile",
    "mine",
    "minutes",
    "movable",
    "no-place",
    "offline",
    "redo-what",
    "redone",
    "refused",
    "removed",
    "renewed",
    "saved",
    "solves",
    "theirs",
    "theirs-kept",
    "undo-what",
    "undone",
    "unmoved",
    "unplaced",
];

/// A day that one can go to.
struct DayLink {
    address: String,
    text: String,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "staff/programme/grid.html")]
struct GridPage {
    frame: Frame,
    menu: Menu,
    base: String,
    api: String,
    form_key: String,
    version: i64,
    released: String,
    history: History,
    date: Date,
    heading: String,
    days: Vec<DayLink>,
    day: Day,
    unplaced: Vec<Block>,
    clashes: Vec<ShownClash>,
    /// Other times that speakers propose.
    proposals: Vec<String>,
    /// Where the answers of speakers are.
    answers: String,
    choices: Vec<(String, String)>,
    /// Key and name.
    tracks: Vec<(String, String)>,
    colours: String,
    /// What the scripts say, as JSON.
    texts: String,
}

/// What the page is made of.
struct Found {
    conference: Conference,
    draft: Draft,
    history: History,
    released: i32,
    /// What does not fit together in the draft.
    clashes: Vec<Clash>,
    /// What was said about invites and waits for an organiser.
    words: Vec<Word>,
    invites: Vec<Invite>,
}

/// The draft of one day, `?day=2022-09-22`.
#[get("/staff/conferences/{slug}/programme")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    which: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let found = find(&state, &staff, &slug).await?;
    let frame = frame(&request, &state, &staff.actor(), &found.conference);
    let form_key = FormKey::new(&state.links, &staff.secret).to_string();
    let day = Sent(which.into_inner()).one("day").parse().ok();
    page(StatusCode::OK, &grid_page(frame, &found, day, form_key))
}

async fn find(state: &State, staff: &Staff, slug: &str) -> Reply<Found> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let actor = staff.actor();
    let found = state.read(move |tx| -> Result<_, EnterError> {
        let (conference, draft) = draft::ops::load(tx, &actor, &slug)?;
        let history = draft::store::history(tx, conference.id)?;
        let released = release::store::newest_number(tx, conference.id)?;
        let clashes = consequence::clashes(tx, &conference, &draft.programme)?;
        let words = invite::word::store::list_open(tx, conference.id)?;
        let invites = invite::store::list(tx, conference.id)?;
        Ok(Found { conference, draft, history, released, clashes, words, invites })
    });
    Ok(found.await?)
}

fn grid_page(frame: Frame, found: &Found, day: Option<Date>, form_key: String) -> GridPage {
    let (texts, programme) = (frame.texts, &*found.draft.programme);
    let slug = &found.conference.definition.slug;
    let base = format!("{}/programme", base(&found.conference));
    let date = day.unwrap_or(found.conference.definition.first_day);
    let marks = clashes::marks(&texts, programme, &found.clashes);
    let drawn = Drawn { texts, programme, marks: &marks };
    let tracks = programme.tracks.iter();
    let tracks = tracks.map(|it| (it.key.to_string(), it.name.of(texts.locale()).to_owned()));
    GridPage {
        api: format!("/api/v1/conferences/{slug}/programme"),
        form_key,
        version: found.draft.version,
        released: released(&texts, found.released),
        history: found.history.clone(),
        date,
        heading: texts.date(date),
        days: days(&texts, found, date, &base),
        day: shown::day(drawn, date),
        unplaced: shown::unplaced(drawn),
        clashes: clashes::listed(&texts, programme, &found.clashes, (&base, date)),
        proposals: proposals(&texts, &found.conference, (&found.words, &found.invites)),
        answers: format!("/staff/conferences/{slug}/invites"),
        choices: shown::choices(&texts, programme),
        tracks: tracks.collect(),
        colours: format!("{base}/colours.css?v={}", found.draft.version),
        texts: said(&texts),
        menu: menu(&frame, &base),
        base,
        frame,
    }
}

/// What readers see.
fn released(texts: &Texts, number: i32) -> String {
    match number {
        0 => texts.get("editor-unreleased"),
        _ => texts.with("editor-released", &[("number", &number.to_string())]),
    }
}

/// The days of the conference, and others on which something happens.
fn days(texts: &Texts, found: &Found, shown: Date, base: &str) -> Vec<DayLink> {
    /// More are found by their address.
    const MOST: usize = 60;
    let definition = &found.conference.definition;
    let own = definition.first_day.series(1.day()).take(MOST);
    let mut days: BTreeSet<Date> = own.take_while(|day| *day <= definition.last_day).collect();
    days.extend(found.draft.programme.days());
    days.insert(shown);
    let link = |day: Date| DayLink {
        address: format!("{base}?day={day}"),
        text: texts.date(day),
        is_shown: day == shown,
    };
    days.into_iter().map(link).collect()
}

/// What the scripts say, by name, with the variables still in it.
fn said(texts: &Texts) -> String {
    let text = |name: &&'static str| (*name, texts.get(&format!("editor-said-{name}")));
    let severities = Severity::ALL.map(|each| (each.as_str(), severity_word(*texts, each)));
    let said: BTreeMap<_, _> = SAID.iter().map(text).chain(severities).collect();
    serde_json::to_string(&said).unwrap_or_default()
}

/// The colours of the draft's tracks; the address names the version of the draft.
#[get("/staff/conferences/{slug}/programme/colours.css")]
pub async fn draft_colours(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let found = find(&state, &staff, &slug).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "private, max-age=86400"))
        .body(colours::sheet(&found.draft.programme)))
}

/// The routes of the editor.
pub fn routes(config: &mut ServiceConfig) {
    config.service(draft_colours).service(show);
}
