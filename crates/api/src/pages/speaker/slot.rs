//! One slot of a speaker: their disclosure of interests, and their slides.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::speaker::disclosure::{self, Disclosure, Said, ops};
use domain::speaker::file::{self, File};
use domain::text::Texts;
use domain::value::Key;
use domain::{FieldFault, StoreResult};
use serde::Deserialize;

use super::super::form::{Choice, Fault, Input, Section, Sent, fault_text, set_faults};
use super::super::frame::Frame;
use super::super::registration::form_again;
use super::super::shell::problem_text;
use super::super::{page, see_other};
use super::{Desk, field, genuine};
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A version of the disclosure: when, and what.
pub struct ShownDisclosure {
    pub at: String,
    pub text: String,
}

/// A file in a list.
pub struct ShownFile {
    pub id: String,
    pub name: String,
    /// How large it is, and when it came.
    pub note: String,
}

#[derive(Template)]
#[template(path = "speaker/slot.html")]
struct SlotPage {
    frame: Frame,
    key: String,
    title: String,
    form_key: String,
    done: Option<String>,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    notice: Option<String>,
    /// What was said, the newest first.
    versions: Vec<ShownDisclosure>,
    is_required: bool,
    files: Vec<ShownFile>,
    /// What was wrong with a file.
    file_fault: Option<String>,
}

/// What was done just before, as the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: Option<Deed>,
}

/// A deed that the page confirms.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Disclosed,
    File,
    Removed,
}

impl Deed {
    const fn key(self) -> &'static str {
        match self {
            Self::Disclosed => "speaker-done-disclosed",
            Self::File => "speaker-done-file",
            Self::Removed => "speaker-done-removed",
        }
    }
}

/// A disclosure in words.
pub fn disclosure_text(texts: &Texts, said: &Said) -> String {
    match said {
        Said::Nothing => texts.get("disclosure-nothing"),
        Said::Interests(statement) => statement.clone(),
    }
}

/// A file as lists show it.
pub fn shown_file(texts: &Texts, file: &File, zone: &jiff::tz::TimeZone) -> ShownFile {
    let kib = (file.size / 1_024).max(1).to_string();
    let at = texts.instant(file.uploaded_at, zone);
    ShownFile {
        id: file.id.to_string(),
        name: file.name.clone(),
        note: texts.with("speaker-file-note", &[("kib", &kib), ("at", &at)]),
    }
}

fn sections(texts: &Texts, sent: &Sent) -> Vec<Section> {
    let choices = [
        Choice::new("nothing", texts.get("disclosure-nothing")),
        Choice::new("interests", texts.get("disclosure-interests")),
    ];
    let fields = vec![
        field(texts, "disclosure", Input::One(choices.to_vec()), sent),
        field(texts, "statement", Input::Lines, sent).optional(),
    ];
    let heading = texts.get("speaker-part-disclosure");
    let hint = texts.get("speaker-part-disclosure-hint");
    vec![Section { id: "disclosure", heading, hint, fields }]
}

/// What the form would have been sent with.
fn typed(newest: Option<&Disclosure>) -> Sent {
    let pairs = newest.map(|newest| {
        let kind = if newest.said == Said::Nothing { "nothing" } else { "interests" };
        let statement = newest.said.statement().to_owned();
        vec![("disclosure".to_owned(), kind.to_owned()), ("statement".to_owned(), statement)]
    });
    Sent(pairs.unwrap_or_default())
}

/// The page, with what was typed, where something was.
async fn slot_page(
    (request, state, speaker): (&HttpRequest, &State, &Speaker),
    key: &str,
    sent: Option<&Sent>,
) -> Reply<SlotPage> {
    let desk = Desk::find(request, state, speaker).await?;
    let slot: Key = key.parse().map_err(|_| Problem::not_found())?;
    let mut slots = desk.own.slots().into_iter();
    let (_, title) = slots.find(|(each, _)| *each == slot).ok_or_else(Problem::not_found)?;
    let id = speaker.speaker;
    let (mut said, mut files) = state
        .read(move |tx| -> StoreResult<_> {
            Ok((disclosure::store::list(tx, id)?, file::store::list(tx, id)?))
        })
        .await?;
    said.retain(|each| each.slot == slot);
    files.retain(|each| each.slot == slot);
    let texts = desk.texts();
    let definition = &desk.own.conference.definition;
    let zone = definition.time_zone();
    let stored = typed(said.last());
    let version = |each: &Disclosure| ShownDisclosure {
        at: texts.instant(each.disclosed_at, &zone),
        text: disclosure_text(&texts, &each.said),
    };
    Ok(SlotPage {
        key: key.to_owned(),
        title: title.of(texts.locale()).to_owned(),
        done: None,
        sections: sections(&texts, sent.unwrap_or(&stored)),
        faults: Vec::new(),
        notice: None,
        versions: said.iter().rev().map(version).collect(),
        is_required: definition.disclosure_required,
        files: files.iter().map(|file| shown_file(&texts, file, &zone)).collect(),
        file_fault: None,
        form_key: desk.form_key,
        frame: desk.frame,
    })
}

/// The page.
#[get("/speaker/slots/{key}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    key: Path<String>,
    query: Query<Done>,
) -> Reply<HttpResponse> {
    let shown = slot_page((&request, &state, &speaker), &key, None).await?;
    let done = query.done.map(|deed| shown.frame.text(deed.key()));
    page(StatusCode::OK, &SlotPage { done, ..shown })
}

/// Discloses, or shows the page again as it was typed.
#[post("/speaker/slots/{key}/disclosure")]
pub async fn disclose(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    key: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let Err(problem) = try_disclose(&state, &speaker, (&key, &sent)).await else {
        return Ok(see_other(&format!("/speaker/slots/{key}?done=disclosed")));
    };
    let mut shown = slot_page((&request, &state, &speaker), &key, Some(&sent)).await?;
    let texts = shown.frame.texts;
    shown.faults = set_faults(&texts, &mut shown.sections, &problem.errors);
    shown.notice = problem.errors.is_empty().then(|| problem_text(&texts, &problem));
    form_again(&problem, &shown)
}

async fn try_disclose(state: &State, speaker: &Speaker, (key, sent): (&str, &Sent)) -> Reply<()> {
    genuine(state, speaker, sent)?;
    let slot: Key = key.parse().map_err(|_| Problem::not_found())?;
    let said = Said::parse(&sent.one("disclosure"), &sent.one("statement"));
    let said = said.map_err(|fault: FieldFault| Problem::invalid(vec![fault]))?;
    let actor = speaker.actor();
    state.write(move |tx| ops::disclose(tx, &actor, &slot, &said)).await?;
    Ok(())
}

/// Shows the page again because of a file.
pub async fn file_again(
    who: (&HttpRequest, &State, &Speaker),
    key: &str,
    problem: &Problem,
) -> Reply<HttpResponse> {
    let shown = slot_page(who, key, None).await?;
    let texts = shown.frame.texts;
    let fault = problem.errors.first().map(|fault| fault_text(&texts, fault));
    let file_fault = Some(fault.unwrap_or_else(|| problem_text(&texts, problem)));
    form_again(problem, &SlotPage { file_fault, ..shown })
}

/// The routes of a slot.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(disclose);
}
