//! What holds for the whole programme.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::programme::draft::ops::{self, Change, DraftError};
use domain::programme::draft::{Edit, EditError};
use domain::programme::{DayHours, Settings};
use domain::{FieldFault, Tx};
use jiff::civil::Time;

use super::super::super::form::{Fault, Input as Kind, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::{page, see_other};
use super::super::genuine;
use super::conflict;
use super::desk::{Desk, Menu, form_key, seen, slug_of};
use super::item::fields::{CLOCK, Fields, NUMBER, Typed};
use super::item::input::{Input, clock};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/settings.html")]
struct SettingsPage {
    frame: Frame,
    menu: Menu,
    faults: Vec<Fault>,
    done: Option<String>,
    path: String,
    form_key: String,
    seen: i64,
    sections: Vec<Section>,
}

/// What the form would have been sent with.
pub fn typed(settings: &Settings) -> Sent {
    let mut typed = Typed::default();
    typed.put("walking_minutes", settings.walking_minutes);
    if let Some(hours) = settings.hours {
        typed.put("opens", hours.opens.strftime("%H:%M"));
        typed.put("closes", hours.closes.strftime("%H:%M"));
    }
    typed.ticked("sample", settings.sample);
    Sent(typed.0)
}

/// The fields of the form.
pub fn sections(fields: &Fields<'_>) -> Vec<Section> {
    vec![fields.section(
        "settings",
        vec![
            fields.field("walking_minutes", Kind::Line(NUMBER)),
            fields.field("opens", Kind::Line(CLOCK)).optional(),
            fields.field("closes", Kind::Line(CLOCK)).optional(),
            fields.tick("sample"),
        ],
    )]
}

fn read(sent: &Sent) -> Result<Settings, Vec<FieldFault>> {
    let mut input = Input::new(sent);
    let walking_minutes = input.needed("walking_minutes", "number");
    let opens = time(&mut input, "opens");
    let closes = time(&mut input, "closes");
    let hours = match (opens, closes) {
        (Some(opens), Some(closes)) => Some(DayHours { opens, closes }),
        (None, None) => None,
        (opens, _) => {
            let missing = if opens.is_none() { "opens" } else { "closes" };
            if input.faults.iter().all(|fault| fault.field != missing) {
                input.fault("required", missing, "is missing");
            }
            None
        }
    };
    let sample = input.is_ticked("sample");
    match walking_minutes {
        Some(walking_minutes) if input.faults.is_empty() => {
            Ok(Settings { sample, walking_minutes, hours })
        }
        _ => Err(input.faults),
    }
}

fn time(input: &mut Input<'_>, name: &str) -> Option<Time> {
    let typed = input.line(name);
    let time = clock(&typed);
    if time.is_none() && !typed.is_empty() {
        input.fault("clock", name, "must be a time such as 09:05");
    }
    time
}

fn settings_page(
    desk: &Desk,
    (frame, menu, form_key): (Frame, Menu, String),
    (sent, faults): (&Sent, &[FieldFault]),
) -> SettingsPage {
    let mut sections = sections(&desk.fields(frame.texts, sent));
    let mut faults = faults.to_vec();
    for fault in &mut faults {
        if let Some(field) = fault.field.strip_prefix("settings.") {
            fault.field = field.to_owned();
        }
    }
    SettingsPage {
        faults: set_faults(&frame.texts, &mut sections, &faults),
        seen: desk.draft.version,
        done: None,
        path: format!("{}/settings", desk.base()),
        form_key,
        sections,
        menu,
        frame,
    }
}

/// The form.
#[get("/staff/conferences/{slug}/programme/settings")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let sent = typed(&desk.programme().settings);
    let done = (Sent(query.into_inner()).one("done") == "saved")
        .then(|| frame.text("staff-programme-saved"));
    let around = (frame, menu, form_key(&state, &staff));
    page(StatusCode::OK, &SettingsPage { done, ..settings_page(&desk, around, (&sent, &[])) })
}

/// Changes the draft as the form wishes.
async fn put(
    state: &State,
    staff: &Staff,
    slug: &str,
    sent: &Sent,
) -> Reply<Result<(), DraftError>> {
    let settings = match read(sent) {
        Ok(settings) => settings,
        Err(faults) => return Ok(Err(EditError::Invalid(faults).into())),
    };
    let (actor, slug) = (staff.actor(), slug_of(slug)?);
    let change = Change { seen: seen(sent), edits: vec![Edit::Settings { settings }] };
    let put = move |tx: &mut Tx<'_>| ops::edit(tx, &actor, &slug, &change);
    Ok(state.write(put).await.map(|_| ()))
}

/// Saves, or shows the form again with what was typed, or both versions.
#[post("/staff/conferences/{slug}/programme/settings")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let done = put(&state, &staff, &slug, &sent).await?;
    let desk = Desk::find(&state, &staff, &slug).await?;
    let path = format!("{}/settings", desk.base());
    match done {
        Ok(()) => Ok(see_other(&format!("{path}?done=saved"))),
        Err(DraftError::Edit(EditError::Invalid(faults))) => {
            let (frame, menu) = desk.around(&request, &state, &staff);
            let around = (frame, menu, form_key(&state, &staff));
            let problem = Problem::invalid(faults);
            form_again(&problem, &settings_page(&desk, around, (&sent, &problem.errors)))
        }
        Err(DraftError::Outdated { version, disagreements }) => {
            let wish = conflict::Wish { path, sent: &sent, version };
            conflict::show((&request, &state, &staff), &desk, &disagreements, wish)
        }
        Err(other) => Err(other.into()),
    }
}

/// The routes of the settings.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
