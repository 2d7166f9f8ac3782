//! Taking the last step of the draft back, and doing it again.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::Tx;
use domain::programme::draft::ops::{self, DraftError, Effect};
use domain::programme::draft::{Draft, Step, store};
use jiff::civil::Date;

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::shell::problem_text;
use super::super::super::{page, see_other};
use super::super::{genuine, query};
use super::desk::{Desk, Menu, form_key, seen, slug_of};
use super::effect::Effects;
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/step.html")]
struct StepPage {
    frame: Frame,
    menu: Menu,
    heading: String,
    /// What the step was; none where there is none.
    deed: Option<String>,
    nothing: String,
    notice: Option<String>,
    path: String,
    back: String,
    form_key: String,
    seen: i64,
    effects: Effects,
}

/// The step, and what taking it back or doing it again would do; none where there is none.
fn planned(
    tx: &mut Tx<'_>,
    staff: &Staff,
    slug: &domain::value::Slug,
    is_undo: bool,
) -> Result<Option<(Step, Effect)>, DraftError> {
    let (conference, before) = ops::load(tx, &staff.actor(), slug)?;
    let step = if is_undo {
        store::find_done(tx, conference.id)?
    } else {
        store::find_undone(tx, conference.id)?
    };
    let Some(step) = step else { return Ok(None) };
    let programme = if is_undo {
        step.patch.revert(&before.programme)
    } else {
        step.patch.apply(&before.programme)
    };
    let touched = step.patch.touched();
    let history = store::history(tx, conference.id)?;
    let after = Draft { version: before.version, programme: programme.into() };
    Ok(Some((step, Effect { conference, before, after, touched, history })))
}

async fn asked(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    (slug, step): (&str, &str),
    problem: Option<&Problem>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let (named, is_undo, asker) = (slug_of(slug)?, step == "undo", staff.clone());
    let planned = state.read(move |tx| planned(tx, &asker, &named, is_undo)).await?;
    let (frame, menu) = desk.around(request, state, staff);
    let texts = frame.texts;
    let deed = planned.as_ref().map(|(step, _)| deed(&frame, &step.deed));
    let effects = match &planned {
        Some((_, effect)) => Effects::of((state, staff), (texts, &desk.base()), effect).await?,
        None => Effects::default(),
    };
    let shown = StepPage {
        heading: texts.get(&format!("staff-programme-{step}")),
        nothing: texts.get(&format!("staff-programme-nothing-to-{step}")),
        notice: problem.map(|problem| problem_text(&texts, problem)),
        path: format!("{}/{step}", desk.base()),
        back: desk.base(),
        form_key: form_key(state, staff),
        seen: desk.draft.version,
        effects,
        deed,
        menu,
        frame,
    };
    page(problem.map_or(StatusCode::OK, |problem| problem.status), &shown)
}

fn deed(frame: &Frame, deed: &str) -> String {
    frame.text(&format!("staff-programme-deed-{deed}"))
}

/// What the step would do.
#[get("/staff/conferences/{slug}/programme/{step:undo|redo}")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    asked((&request, &state, &staff), (&path.0, &path.1), None).await
}

/// Does it, unless somebody made another step since.
#[post("/staff/conferences/{slug}/programme/{step:undo|redo}")]
pub async fn make(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let (slug, actor, seen) = (slug_of(&path.0)?, staff.actor(), seen(&sent));
    let is_undo = path.1 == "undo";
    let done = state.write(move |tx| {
        let step = if is_undo { ops::undo } else { ops::redo };
        step(tx, &actor, &slug, seen)
    });
    match done.await {
        Ok(_) => {
            let day = sent.one("day").parse::<Date>().map(|day| day.to_string());
            let day = query(&[("day", &day.unwrap_or_default())]);
            Ok(see_other(&format!("/staff/conferences/{}/programme{day}", path.0)))
        }
        Err(
            error @ (DraftError::Outdated { .. }
            | DraftError::NothingToUndo
            | DraftError::NothingToRedo),
        ) => {
            let problem = Problem::from(error);
            asked((&request, &state, &staff), (&path.0, &path.1), Some(&problem)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The routes of steps.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(make);
}
