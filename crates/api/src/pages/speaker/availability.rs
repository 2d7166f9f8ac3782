//! When a speaker can come: half hours to tick.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::calendar::When;
use domain::programme::Hours;
use domain::speaker::availability::{Day, Grid, Shown};
use domain::speaker::own;
use domain::text::Texts;
use jiff::civil::DateTime;

use super::super::form::{Fault, Sent, fault_text};
use super::super::frame::Frame;
use super::super::registration::form_again;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::{Desk, genuine, version};
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A half hour, or other hours, to tick.
struct Box {
    id: String,
    value: String,
    text: String,
    is_ticked: bool,
}

struct ShownDay {
    id: String,
    heading: String,
    boxes: Vec<Box>,
}

#[derive(Template)]
#[template(path = "speaker/availability.html")]
struct AvailabilityPage {
    frame: Frame,
    form_key: String,
    draft: i64,
    /// Whether the person can come at any time.
    is_always: bool,
    days: Vec<ShownDay>,
    /// What half hours cannot express.
    others: Vec<Box>,
    zone: String,
    faults: Vec<Fault>,
    notice: Option<String>,
}

/// What was ticked.
struct Ticked {
    is_always: bool,
    pieces: Vec<DateTime>,
    others: Vec<Hours>,
}

fn availability_page(desk: Desk, ticked: &Ticked, others: &[Hours]) -> AvailabilityPage {
    let (texts, Grid(days)) = (desk.texts(), own::grid(&desk.own));
    let definition = &desk.own.conference.definition;
    let zone = definition.zone.as_str().to_owned();
    let other = |(at, hours): (usize, &Hours)| Box {
        id: format!("other-{at}"),
        value: written(*hours),
        text: span(&texts, *hours, &zone),
        is_ticked: ticked.others.contains(hours),
    };
    AvailabilityPage {
        draft: desk.own.draft.version,
        is_always: ticked.is_always,
        days: days.iter().map(|day| shown_day(&texts, day, &ticked.pieces)).collect(),
        others: others.iter().enumerate().map(other).collect(),
        zone,
        faults: Vec::new(),
        notice: None,
        form_key: desk.form_key,
        frame: desk.frame,
    }
}

fn shown_day(texts: &Texts, day: &Day, ticked: &[DateTime]) -> ShownDay {
    let shown = |piece: &Hours| Box {
        id: format!("piece-{}", piece.starts.strftime("%Y%m%d-%H%M")),
        value: minute(piece.starts),
        text: format!("{}–{}", texts.time(piece.starts.time()), texts.time(piece.ends.time())),
        is_ticked: ticked.contains(&piece.starts),
    };
    ShownDay {
        id: format!("day-{}", day.date),
        heading: texts.date(day.date),
        boxes: day.pieces.iter().map(shown).collect(),
    }
}

fn minute(time: DateTime) -> String {
    time.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Hours as the form sends them.
fn written(hours: Hours) -> String {
    format!("{}/{}", minute(hours.starts), minute(hours.ends))
}

fn span(texts: &Texts, hours: Hours, zone: &str) -> String {
    texts.span(&When::Times { start: hours.starts, end: hours.ends }, zone)
}

/// What of the draft the grid shows.
fn stored(desk: &Desk) -> (Ticked, Vec<Hours>) {
    let available = desk.own.person().map(|person| person.available.clone()).unwrap_or_default();
    let shown = own::grid(&desk.own).show(&available);
    let pieces = shown.ticked.iter().map(|piece| piece.starts).collect();
    let others = shown.others.clone();
    (Ticked { is_always: available.is_empty(), pieces, others: shown.others }, others)
}

/// The form, as it is stored.
#[get("/speaker/availability")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&request, &state, &speaker).await?;
    let (ticked, others) = stored(&desk);
    page(StatusCode::OK, &availability_page(desk, &ticked, &others))
}

/// What a form says; what it names and is no such time is not there.
fn read(sent: &Sent) -> Ticked {
    let time = |text: &str| text.parse::<DateTime>().ok();
    let hours = |text: &String| {
        let (starts, ends) = text.split_once('/')?;
        Some(Hours { starts: time(starts)?, ends: time(ends)? })
    };
    Ticked {
        is_always: sent.one("when") != "some",
        pieces: sent.all("piece").iter().filter_map(|text| time(text)).collect(),
        others: sent.all("other").iter().filter_map(hours).collect(),
    }
}

/// Saves it, or shows the form again as it was ticked.
#[post("/speaker/availability")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let desk = Desk::find(&request, &state, &speaker).await?;
    let ticked = read(&sent);
    let Err(problem) = try_save(&state, &speaker, (&sent, &desk), &ticked).await else {
        return Ok(see_other("/speaker?done=availability"));
    };
    let (_, others) = stored(&desk);
    let mut shown = availability_page(desk, &ticked, &others);
    let texts = shown.frame.texts;
    let fault = |fault: &FieldFault| Fault {
        target: Some("when-some".to_owned()),
        label: texts.get("speaker-form-availability"),
        text: fault_text(&texts, fault),
    };
    shown.faults = problem.errors.iter().map(fault).collect();
    shown.notice = problem.errors.is_empty().then(|| problem_text(&texts, &problem));
    form_again(&problem, &shown)
}

async fn try_save(
    state: &State,
    speaker: &Speaker,
    (sent, desk): (&Sent, &Desk),
    ticked: &Ticked,
) -> Reply<()> {
    genuine(state, speaker, sent)?;
    let grid = own::grid(&desk.own);
    let (_, known) = stored(desk);
    let pieces = ticked.pieces.iter().filter_map(|starts| grid.piece(*starts)).collect();
    let others = ticked.others.iter().filter(|hours| known.contains(hours)).copied().collect();
    let mut available = Shown { ticked: pieces, others }.hours();
    if ticked.is_always {
        available.clear();
    } else if available.is_empty() {
        // No hours at all would mean any.
        let message = "must have at least one half hour";
        return Err(Problem::invalid(vec![FieldFault::new("piece", "no-hours", message)]));
    }
    let (actor, seen) = (speaker.actor(), version(sent, "draft"));
    state.write(move |tx| own::set_availability(tx, &actor, (seen, &available))).await?;
    Ok(())
}

/// The routes of the availability.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
