//! What holds for the whole programme.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::programme::draft::ops::{self, Change, DraftError};
use domain::programme::draft::{Edit, EditError};
use domain::programme::{DayHours, Settings};
use domain::text::Texts;
use domain::{FieldFault, Tx};
use jiff::civil::Time;

use super::super::super::form::{Fault, Input as Kind, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::{page, see_other};
use super::super::genuine;
use super::desk::{Desk, Menu, form_key, slug_of};
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
    /// Somebody else saved others meanwhile.
    meanwhile: Option<String>,
    done: Option<String>,
    path: String,
    form_key: String,
    /// The settings that the form was made from: they are no item whose changes are told apart.
    was: String,
    sections: Vec<Section>,
}

/// Settings as one text, to tell whether they are still the same.
fn written(settings: &Settings) -> String {
    let pairs = typed(settings).0;
    pairs.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
}

/// Settings in words.
fn shown(texts: &Texts, settings: &Settings) -> String {
    let minutes = i64::from(settings.walking_minutes);
    let mut parts = vec![texts.count("staff-programme-walking", minutes, &[])];
    parts.extend(
        settings
            .hours
            .map(|hours| format!("{}–{}", texts.time(hours.opens), texts.time(hours.closes))),
    );
    parts.extend(settings.sample.then(|| texts.get("staff-programme-field-sample")));
    parts.join(" · ")
}

fn typed(settings: &Settings) -> Sent {
    let mut typed = Typed::default();
    typed.put("walking_minutes", settings.walking_minutes);
    if let Some(hours) = settings.hours {
        typed.put("opens", hours.opens.strftime("%H:%M"));
        typed.put("closes", hours.closes.strftime("%H:%M"));
    }
    typed.ticked("sample", settings.sample);
    Sent(typed.0)
}

fn sections(fields: &Fields<'_>) -> Vec<Section> {
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
        meanwhile: None,
        was: written(&desk.programme().settings),
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

/// Why the form is shown again.
enum Again {
    Faults(Vec<FieldFault>),
    /// Somebody else saved others since they were seen.
    Meanwhile,
}

async fn saved(state: &State, staff: &Staff, slug: &str, sent: &Sent) -> Reply<Option<Again>> {
    let settings = match read(sent) {
        Ok(settings) => settings,
        Err(faults) => return Ok(Some(Again::Faults(faults))),
    };
    let (actor, slug, was) = (staff.actor(), slug_of(slug)?, sent.one("was"));
    let put = move |tx: &mut Tx<'_>| {
        let (_, draft) = ops::load(tx, &actor, &slug)?;
        if written(&draft.programme.settings) != was {
            let version = draft.version;
            return Err(DraftError::Outdated { version, disagreements: Vec::new() });
        }
        let edits = vec![Edit::Settings { settings: settings.clone() }];
        ops::edit(tx, &actor, &slug, &Change { seen: draft.version, edits })
    };
    match state.write(put).await {
        Ok(_) => Ok(None),
        Err(DraftError::Edit(EditError::Invalid(faults))) => Ok(Some(Again::Faults(faults))),
        Err(DraftError::Outdated { .. }) => Ok(Some(Again::Meanwhile)),
        Err(other) => Err(other.into()),
    }
}

/// Saves, unless somebody else saved others since they were seen.
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
    let again = saved(&state, &staff, &slug, &sent).await?;
    let desk = Desk::find(&state, &staff, &slug).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let (texts, around) = (frame.texts, (frame, menu, form_key(&state, &staff)));
    match again {
        None => Ok(see_other(&format!("{}/settings?done=saved", desk.base()))),
        Some(Again::Faults(faults)) => {
            let problem = Problem::invalid(faults);
            form_again(&problem, &settings_page(&desk, around, (&sent, &problem.errors)))
        }
        Some(Again::Meanwhile) => {
            let meanwhile = Some(shown(&texts, &desk.programme().settings));
            let shown = settings_page(&desk, around, (&sent, &[]));
            page(StatusCode::CONFLICT, &SettingsPage { meanwhile, ..shown })
        }
    }
}

/// The routes of the settings.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
