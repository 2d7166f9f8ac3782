//! Moving, shortening, shifting, swapping and copying sessions by plain forms: what to do, then what
//! it would do, then it is done.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::programme::ItemKind;
use domain::programme::draft::EditError;
use domain::programme::draft::ops::{self, Change, DraftError, Effect};
use domain::{Fault as _, FieldFault};

use super::super::super::form::{Fault, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::shell::problem_text;
use super::super::super::{page, see_other};
use super::super::{genuine, query};
use super::conflict;
use super::desk::{Desk, Menu, form_key, seen};
use super::effect::Effects;
use super::wish::{Deed, canonical};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/deed.html")]
struct DeedPage {
    frame: Frame,
    menu: Menu,
    heading: String,
    intro: String,
    faults: Vec<Fault>,
    notice: Option<String>,
    path: String,
    form_key: String,
    seen: i64,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "staff/programme/effect.html")]
struct EffectPage {
    frame: Frame,
    menu: Menu,
    heading: String,
    path: String,
    /// Where the form is with what was typed.
    back: String,
    form_key: String,
    seen: i64,
    /// The wish: names and values.
    hidden: Vec<(String, String)>,
    effects: Effects,
}

fn deed_of(text: &str) -> Reply<Deed> {
    Deed::of(text).ok_or_else(Problem::not_found)
}

/// The last word of what rules call a field is what the form calls it, save for a length.
fn at_fields(deed: Deed, faults: &[FieldFault]) -> Vec<FieldFault> {
    let mut faults = faults.to_vec();
    for fault in &mut faults {
        let last = fault.field.rsplit('.').next().unwrap_or_default().to_owned();
        fault.field = match (deed, last.as_str()) {
            (Deed::Shift, "starts") => "from".to_owned(),
            (Deed::Move | Deed::Length, "minutes") => "length".to_owned(),
            _ => last,
        };
    }
    faults
}

fn deed_page(
    desk: &Desk,
    deed: Deed,
    (frame, menu, form_key): (Frame, Menu, String),
    (sent, faults): (&Sent, &[FieldFault]),
) -> DeedPage {
    let texts = frame.texts;
    let heading = texts.get(&format!("staff-programme-{}", deed.as_str()));
    let fields = deed.fields(&desk.fields(texts, sent));
    let mut sections =
        vec![Section { id: "deed", heading: heading.clone(), hint: String::new(), fields }];
    DeedPage {
        faults: set_faults(&texts, &mut sections, &at_fields(deed, faults)),
        intro: texts.get(&format!("staff-programme-intro-{}", deed.as_str())),
        notice: None,
        path: format!("{}/{}", desk.base(), deed.as_str()),
        seen: desk.draft.version,
        form_key,
        heading,
        sections,
        menu,
        frame,
    }
}

/// The form, with what the query says.
#[get("/staff/conferences/{slug}/programme/{deed:move|length|unplace|shift|swap|copy}")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    which: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let deed = deed_of(&path.1)?;
    let desk = Desk::find(&state, &staff, &path.0).await?;
    let sent = beginning(&desk, deed, canonical(deed, Sent(which.into_inner())));
    let (frame, menu) = desk.around(&request, &state, &staff);
    let around = (frame, menu, form_key(&state, &staff));
    page(StatusCode::OK, &deed_page(&desk, deed, around, (&sent, &[])))
}

/// What stands in the form at first: where the chosen session is now.
fn beginning(desk: &Desk, deed: Deed, mut sent: Sent) -> Sent {
    let key = sent.one("session").parse().ok();
    let session = key.and_then(|key| desk.programme().session(&key));
    let mut set = |name: &str, value: String| {
        if sent.one(name).is_empty() {
            sent.0.push((name.to_owned(), value));
        }
    };
    if let (Deed::Move | Deed::Length, Some(session)) = (deed, session) {
        set("length", session.minutes.to_string());
        if let Some(starts) = session.starts {
            set("starts", starts.strftime("%Y-%m-%dT%H:%M").to_string());
            set("room", session.room.as_ref().map_or_else(|| "*".to_owned(), ToString::to_string));
        }
    }
    sent
}

/// Shows what it would do; does it once that was seen.
#[post("/staff/conferences/{slug}/programme/{deed:move|length|unplace|shift|swap|copy}")]
pub async fn make(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let (deed, sent) = (deed_of(&path.1)?, Sent(sent.into_inner()));
    genuine(&state, &staff, &sent)?;
    let sent = canonical(deed, sent);
    let desk = Desk::find(&state, &staff, &path.0).await?;
    let done = done(&state, &staff, (&desk, deed), &sent).await;
    let who = (&request, &**state, &staff);
    match done {
        Ok(effect) if effect.after.version > desk.draft.version => {
            Ok(see_other(&board(&desk, &effect)))
        }
        Ok(effect) => shown(who, (&desk, deed), &sent, &effect).await,
        Err(error) => refused(who, (&desk, deed), &sent, error),
    }
}

/// What it did, or would do as long as nobody said yes.
async fn done(
    state: &State,
    staff: &Staff,
    (desk, deed): (&Desk, Deed),
    sent: &Sent,
) -> Result<Effect, DraftError> {
    let edit = deed.edit(desk.programme(), sent).map_err(EditError::Invalid)?;
    let change = Change { seen: seen(sent), edits: vec![edit] };
    let (actor, slug) = (staff.actor(), desk.definition().slug.clone());
    if sent.one("confirm") == "yes" {
        state.write(move |tx| ops::edit(tx, &actor, &slug, &change)).await
    } else {
        state.read(move |tx| ops::preview(tx, &actor, &slug, &change)).await
    }
}

/// The board of the day on which something changed.
fn board(desk: &Desk, effect: &Effect) -> String {
    let day = |programme: &domain::programme::Programme| {
        let mut sessions = effect.touched.items.iter().filter(|id| id.kind == ItemKind::Session);
        sessions.find_map(|id| programme.session(&id.key)?.day())
    };
    let day = day(&effect.after.programme).or_else(|| day(&effect.before.programme));
    day.map_or_else(|| desk.base(), |day| format!("{}?day={day}", desk.base()))
}

/// The wish without what belongs to one form.
fn wish(sent: &Sent) -> Vec<(String, String)> {
    let own = ["form_key", "seen", "confirm"];
    let kept = sent.0.iter().filter(|(name, _)| !own.contains(&name.as_str()));
    kept.cloned().collect()
}

async fn shown(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    (desk, deed): (&Desk, Deed),
    sent: &Sent,
    effect: &Effect,
) -> Reply<HttpResponse> {
    let (frame, menu) = desk.around(request, state, staff);
    let path = format!("{}/{}", desk.base(), deed.as_str());
    let hidden = wish(sent);
    let pairs: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let shown = EffectPage {
        heading: frame.text(&format!("staff-programme-{}", deed.as_str())),
        back: format!("{path}{}", query(&pairs)),
        effects: Effects::of((state, staff), (frame.texts, &desk.base()), effect).await?,
        form_key: form_key(state, staff),
        // What was looked at is the draft of now, not of when the form was made.
        seen: effect.before.version,
        hidden,
        path,
        menu,
        frame,
    };
    page(StatusCode::OK, &shown)
}

fn refused(
    who: (&HttpRequest, &State, &Staff),
    (desk, deed): (&Desk, Deed),
    sent: &Sent,
    error: DraftError,
) -> Reply<HttpResponse> {
    let path = format!("{}/{}", desk.base(), deed.as_str());
    if let DraftError::Outdated { version, disagreements } = &error {
        let wish = conflict::Wish { path, sent, version: *version };
        return conflict::show(who, desk, disagreements, wish);
    }
    let DraftError::Edit(_) = &error else { return Err(error.into()) };
    let faults = error.fields().to_vec();
    let problem = Problem::from(error);
    let (frame, menu) = desk.around(who.0, who.1, who.2);
    let notice = faults.is_empty().then(|| problem_text(&frame.texts, &problem));
    let around = (frame, menu, form_key(who.1, who.2));
    let shown = DeedPage { notice, ..deed_page(desk, deed, around, (sent, &faults)) };
    form_again(&problem, &shown)
}

/// The routes of these forms.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(make);
}
