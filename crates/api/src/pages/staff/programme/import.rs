//! Bringing a programme in: first what it would change, then the change, in one step that can be
//! undone.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload, Query, ServiceConfig, block};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::Tx;
use domain::programme::Programme;
use domain::programme::draft::ops::{self, DraftError, Effect};
use domain::programme::draft::{Draft, History, Item, Patch};
use domain::programme::exchange::Mistake;
use domain::programme::exchange::schedule::{self, Imported};
use domain::programme::exchange::sheet;
use domain::text::Texts;

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::upload::Upload;
use super::super::super::{page, see_other};
use super::super::genuine;
use super::desk::{Desk, Menu, form_key, seen};
use super::effect::Effects;
use super::upload::{packed, unpacked};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The most mistakes that are listed.
const MISTAKES_MOST: usize = 100;

#[derive(Template)]
#[template(path = "staff/programme/import.html")]
struct ImportPage {
    frame: Frame,
    menu: Menu,
    path: String,
    form_key: String,
    /// Nobody chose a file, or it is no text.
    fault: Option<String>,
    mistakes: Vec<Mistake>,
    /// How many more there are.
    more: usize,
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/programme/import_effect.html")]
struct ImportEffectPage {
    frame: Frame,
    menu: Menu,
    path: String,
    form_key: String,
    seen: i64,
    /// The file itself, packed.
    kept: String,
    /// `3 new, 2 changed, 1 clash`
    summary: String,
    /// What the file says and is not taken.
    left_out: Vec<String>,
    /// Somebody changed the draft since the difference was shown.
    is_outdated: bool,
    effects: Effects,
}

/// The form.
#[get("/staff/conferences/{slug}/programme/import")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let done = match Sent(query.into_inner()).one("done").as_str() {
        "imported" => Some("staff-programme-imported"),
        "same" => Some("staff-programme-import-same"),
        _ => None,
    };
    let shown = import_page((&request, &state, &staff), &desk);
    let done = done.map(|key| shown.frame.text(key));
    page(StatusCode::OK, &ImportPage { done, ..shown })
}

fn import_page((request, state, staff): (&HttpRequest, &State, &Staff), desk: &Desk) -> ImportPage {
    let (frame, menu) = desk.around(request, state, staff);
    ImportPage {
        path: format!("{}/import", desk.base()),
        form_key: form_key(state, staff),
        fault: None,
        mistakes: Vec::new(),
        more: 0,
        done: None,
        menu,
        frame,
    }
}

/// Shows what a file would change; changes it once that was seen.
#[post("/staff/conferences/{slug}/programme/import")]
pub async fn make(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    payload: Payload,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let Upload { sent, file, .. } = Upload::read(&request, payload).await?;
    genuine(&state, &staff, &sent)?;
    let who = (&request, &**state, &staff);
    let Some(file) = file.or_else(|| unpacked(&sent.one("kept"))) else {
        return refused(who, &desk, "staff-programme-import-nothing");
    };
    let kept = packed(&file);
    let imported = match read(&desk, file).await? {
        Read::Imported(imported) => imported,
        Read::Mistaken(mistakes) => return mistaken(who, &desk, mistakes),
        Read::NoText => return refused(who, &desk, "staff-programme-import-no-text"),
    };
    let is_current = seen(&sent) == desk.draft.version;
    if sent.one("confirm") == "yes" && is_current {
        return apply(&state, &staff, &desk, imported.programme).await;
    }
    let is_outdated = sent.one("confirm") == "yes";
    shown(who, &desk, &imported, (kept, is_outdated)).await
}

/// What came of a file.
enum Read {
    Imported(Imported),
    Mistaken(Vec<Mistake>),
    NoText,
}

/// What every ZIP begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// Reads it beside the threads that answer, because it may take a while: sheets in a ZIP, or the
/// schedule of another system.
async fn read(desk: &Desk, file: Vec<u8>) -> Reply<Read> {
    let (draft, conference) = (desk.draft.clone(), desk.conference.clone());
    let read = move || {
        let (into, definition) = (&draft.programme, &conference.definition);
        let imported = if file.starts_with(ZIP) {
            let sheets = sheet::unpack(&file);
            let read = sheets.and_then(|sheets| sheet::read(&sheets, into, definition));
            read.map(|read| Imported { programme: read.programme, left_out: Vec::new() })
        } else {
            let Ok(text) = String::from_utf8(file) else { return Read::NoText };
            schedule::read(&text, into, definition)
        };
        imported.map_or_else(Read::Mistaken, Read::Imported)
    };
    block(read).await.map_err(|_| Problem::internal())
}

async fn apply(
    state: &State,
    staff: &Staff,
    desk: &Desk,
    programme: Programme,
) -> Reply<HttpResponse> {
    let (actor, slug) = (staff.actor(), desk.definition().slug.clone());
    let seen = desk.draft.version;
    let replace = move |tx: &mut Tx<'_>| {
        let (conference, draft) = ops::load(tx, &actor, &slug)?;
        let version = draft.version;
        if version != seen {
            return Err(DraftError::Outdated { version, disagreements: Vec::new() });
        }
        ops::replace(tx, &actor, (&conference, draft), ("import", programme.clone()))
    };
    let effect = state.write(replace).await?;
    let done = if effect.after.version > seen { "imported" } else { "same" };
    Ok(see_other(&format!("{}/import?done={done}", desk.base())))
}

fn refused(
    who: (&HttpRequest, &State, &Staff),
    desk: &Desk,
    key: &'static str,
) -> Reply<HttpResponse> {
    let shown = import_page(who, desk);
    let fault = Some(shown.frame.text(key));
    page(StatusCode::UNPROCESSABLE_ENTITY, &ImportPage { fault, ..shown })
}

fn mistaken(
    who: (&HttpRequest, &State, &Staff),
    desk: &Desk,
    mut mistakes: Vec<Mistake>,
) -> Reply<HttpResponse> {
    let more = mistakes.len().saturating_sub(MISTAKES_MOST);
    mistakes.truncate(MISTAKES_MOST);
    let shown = ImportPage { mistakes, more, ..import_page(who, desk) };
    page(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn shown(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    desk: &Desk,
    imported: &Imported,
    (kept, is_outdated): (String, bool),
) -> Reply<HttpResponse> {
    let (frame, menu) = desk.around(request, state, staff);
    let after = Draft { version: desk.draft.version, programme: imported.programme.clone().into() };
    let touched = Patch::between(&desk.draft.programme, &after.programme).touched();
    let history = History::default();
    let (conference, before) = (desk.conference.clone(), desk.draft.clone());
    let effect = Effect { conference, before, after, touched, history };
    let effects = Effects::of((state, staff), (frame.texts, &desk.base()), &effect).await?;
    let shown = ImportEffectPage {
        path: format!("{}/import", desk.base()),
        form_key: form_key(state, staff),
        seen: desk.draft.version,
        summary: summary(&frame.texts, &effect, effects.new.len()),
        left_out: imported.left_out.clone(),
        effects,
        kept,
        is_outdated,
        menu,
        frame,
    };
    page(if is_outdated { StatusCode::CONFLICT } else { StatusCode::OK }, &shown)
}

/// `3 new, 2 changed, 1 clash`
fn summary(texts: &Texts, effect: &Effect, clashes: usize) -> String {
    let (mut new, mut changed, mut gone) = (0, 0, 0);
    for id in &effect.touched.items {
        let there = |draft: &Draft| Item::find(&draft.programme, id).is_some();
        match (there(&effect.before), there(&effect.after)) {
            (false, _) => new += 1,
            (true, true) => changed += 1,
            (true, false) => gone += 1,
        }
    }
    let clashing = i64::try_from(clashes).unwrap_or(i64::MAX);
    let parts = [
        ("staff-programme-count-new", new),
        ("staff-programme-count-changed", changed),
        ("staff-programme-count-gone", gone),
        ("staff-programme-count-clashes", clashing),
    ];
    let said = parts.into_iter().filter(|(_, count)| *count > 0);
    said.map(|(key, count)| texts.count(key, count, &[])).collect::<Vec<_>>().join(", ")
}

/// The routes of importing.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(make);
}
