//! What was published, and publishing the draft.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::audit::{self, ops::By};
use domain::invite::ops::{Letter, Mails, letters};
use domain::outbox::Tale;
use domain::programme::changes::{Change, Words, changes, words};
use domain::programme::clash::{Clash, Severity};
use domain::programme::consequence::{self, Hit};
use domain::programme::release::ops::{self, Publish, ReleaseError};
use domain::programme::{Edition, Programme, Release, release};
use domain::text::Texts;
use jiff::tz::TimeZone;

use super::super::super::form::{Fault, Input, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::shell::problem_text;
use super::super::super::{page, see_other};
use super::super::outbox::letter;
use super::super::{genuine, words};
use super::clash::{self, ShownClash};
use super::desk::{Desk, Menu, form_key, seen, slug_of};
use super::effect::{self, Effects};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A release in the list.
struct Row {
    number: i32,
    name: String,
    note: String,
    /// Which one it took back.
    takes_back: Option<String>,
    at: String,
    by: String,
    is_newest: bool,
}

#[derive(Template)]
#[template(path = "staff/programme/releases.html")]
struct ReleasesPage {
    frame: Frame,
    menu: Menu,
    base: String,
    faults: Vec<Fault>,
    notice: Option<String>,
    done: Option<String>,
    form_key: String,
    seen: i64,
    /// What the next release would change for readers.
    changes: Vec<Words>,
    /// Of those, whom it hits.
    effects: Effects,
    clashes: Vec<ShownClash>,
    /// Whether one of them forbids a release.
    is_forbidden: bool,
    /// What it would tell speakers.
    letters: Vec<Told>,
    /// Whether it was asked to hold them.
    hold_mails: bool,
    /// The number that the next release gets; none where readers see the draft already.
    next: Option<i32>,
    sections: Vec<Section>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "staff/programme/take_back.html")]
struct TakeBackPage {
    frame: Frame,
    menu: Menu,
    base: String,
    number: i32,
    form_key: String,
    /// Why it cannot be taken back.
    problem: Option<String>,
}

/// All that was published, and the newest of it.
struct Published {
    /// With who published each.
    editions: Vec<(Edition, By)>,
    newest: Option<Release>,
    /// Whom the next one hits.
    hit: Hit,
    /// What it would tell speakers.
    letters: Vec<Letter>,
}

async fn published(state: &State, staff: &Staff, desk: &Desk) -> Reply<Published> {
    let (conference, draft) = (desk.conference.clone(), desk.draft.clone());
    let actor = staff.actor();
    let found = state
        .read(move |tx| -> domain::StoreResult<_> {
            let mut editions = Vec::new();
            for edition in release::store::list(tx, conference.id)? {
                let by = audit::ops::by(tx, &edition.released_by)?;
                editions.push((edition, by));
            }
            let newest = release::store::newest(tx, conference.id)?;
            let nothing = Programme::default();
            let before = newest.as_ref().map_or(&nothing, |newest| &*newest.programme);
            let both = (before, &*draft.programme);
            let hit = consequence::consequences(tx, &actor, &conference, both)?.hit;
            let letters = letters(&conference, &hit.steps, tx.now());
            Ok(Published { editions, newest, hit, letters })
        })
        .await?;
    Ok(found)
}

fn row(texts: &Texts, zone: &TimeZone, ((edition, by), newest): (&(Edition, By), i32)) -> Row {
    let takes_back = edition
        .takes_back
        .map(|number| texts.with("staff-programme-takes-back", &[("number", &number.to_string())]));
    Row {
        number: edition.number,
        name: edition.name.clone(),
        note: edition.note.clone(),
        takes_back,
        by: words::by(texts, by),
        at: texts.instant(edition.released_at, zone),
        is_newest: edition.number == newest,
    }
}

fn releases_page(
    (desk, published): (&Desk, &Published),
    (frame, menu, form_key): (Frame, Menu, String),
    (sent, faults): (&Sent, &[FieldFault]),
) -> ReleasesPage {
    let texts = frame.texts;
    let fields = desk.fields(texts, sent);
    let asked = vec![fields.line("name").optional(), fields.field("note", Input::Lines).optional()];
    let mut sections = vec![Section {
        id: "release",
        heading: texts.get("staff-programme-release"),
        hint: texts.get("staff-programme-release-hint"),
        fields: asked,
    }];
    let zone = desk.definition().time_zone();
    let newest = published.newest.as_ref();
    let number = newest.map_or(0, Release::number);
    let is_same = newest.is_some_and(|newest| newest.programme == desk.draft.programme);
    let shown = |each: &Clash| clash::shown(texts, &desk.base(), desk.programme(), each);
    let clashes: Vec<ShownClash> = desk.clashes.iter().map(shown).collect();
    let nothing = Programme::default();
    let before = newest.map_or(&nothing, |newest| &*newest.programme);
    let said = |change: &Change| words(texts, &desk.definition().zone, change);
    let changes = changes(before, desk.programme()).iter().map(said).collect();
    let rows = published.editions.iter().map(|each| row(&texts, &zone, (each, number)));
    ReleasesPage {
        faults: set_faults(&texts, &mut sections, faults),
        notice: None,
        done: None,
        base: desk.base(),
        form_key,
        seen: desk.draft.version,
        is_forbidden: desk.clashes.iter().any(|it| it.severity() == Severity::Forbidden),
        effects: Effects {
            hit: effect::hit(&texts, desk.programme(), &published.hit),
            who: effect::who(&desk.base(), &published.hit),
            ..Effects::default()
        },
        changes,
        clashes,
        letters: published.letters.iter().map(|letter| told(&texts, letter)).collect(),
        hold_mails: sent.one("hold_mails") == "yes",
        next: (!is_same).then_some(number + 1),
        sections,
        rows: rows.collect(),
        menu,
        frame,
    }
}

/// Whether a form asks to hold the mails.
fn held(sent: &Sent) -> Mails {
    Mails::of(sent.one("hold_mails") == "yes")
}

/// A mail that a release would send.
struct Told {
    kind: String,
    recipient: String,
    /// What it is about.
    title: String,
}

fn told(texts: &Texts, letter: &Letter) -> Told {
    let title = match letter.message.tale() {
        Tale::Invite(told) => told.says.title.clone(),
        _ => String::new(),
    };
    let kind = texts.get(&format!("staff-kind-{}", letter.message.kind()));
    Told { kind, recipient: letter.recipient.to_string(), title }
}

#[derive(Template)]
#[template(path = "staff/programme/letters.html")]
struct LettersPage {
    frame: Frame,
    menu: Menu,
    base: String,
    /// To whom, in which language, and subject and text.
    letters: Vec<(String, &'static str, String, String)>,
}

/// The mails that the next release would send, in full.
#[get("/staff/conferences/{slug}/programme/releases/mails")]
pub async fn upcoming(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let published = published(&state, &staff, &desk).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let said = published.letters.iter().map(|letter| {
        let (subject, text) = letter::said(&state, letter.language, &letter.message)?;
        Ok((letter.recipient.to_string(), letter.language.as_str(), subject, text))
    });
    let letters = said.collect::<Reply<Vec<_>>>()?;
    page(StatusCode::OK, &LettersPage { base: desk.base(), letters, menu, frame })
}

/// The list, what the next release would change, and the form for it.
#[get("/staff/conferences/{slug}/programme/releases")]
pub async fn list(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let published = published(&state, &staff, &desk).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let done = match Sent(query.into_inner()).one("done").as_str() {
        "released" => Some(frame.text("staff-programme-released")),
        "taken-back" => Some(frame.text("staff-programme-taken-back")),
        _ => None,
    };
    let around = (frame, menu, form_key(&state, &staff));
    let shown = releases_page((&desk, &published), around, (&Sent::default(), &[]));
    page(StatusCode::OK, &ReleasesPage { done, ..shown })
}

/// Publishes the draft that was seen.
#[post("/staff/conferences/{slug}/programme/releases")]
pub async fn create(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let (named, actor) = (slug_of(&slug)?, staff.actor());
    let note = sent.one("note").replace("\r\n", "\n");
    let mails = held(&sent);
    let wish = Publish { seen: seen(&sent), name: sent.one("name"), note, mails };
    let done = state.write(move |tx| ops::publish(tx, &actor, &named, &wish)).await;
    let Err(error) = done else {
        return Ok(see_other(&format!(
            "/staff/conferences/{slug}/programme/releases?done=released"
        )));
    };
    if matches!(error, ReleaseError::Enter(_) | ReleaseError::Store(_) | ReleaseError::Draft(_)) {
        return Err(error.into());
    }
    again((&request, &state, &staff), &slug, &sent, &Problem::from(error)).await
}

async fn again(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    slug: &str,
    sent: &Sent,
    problem: &Problem,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let published = published(state, staff, &desk).await?;
    let (frame, menu) = desk.around(request, state, staff);
    let faults = problem.errors.clone();
    let notice = faults.is_empty().then(|| problem_text(&frame.texts, problem));
    let around = (frame, menu, form_key(state, staff));
    let shown = releases_page((&desk, &published), around, (sent, &faults));
    form_again(problem, &ReleasesPage { notice, ..shown })
}

fn number_of(text: &str) -> Reply<i32> {
    text.parse().map_err(|_| Problem::not_found())
}

/// Whether a release shall be taken back.
#[get("/staff/conferences/{slug}/programme/releases/{number}/take-back")]
pub async fn take_back_form(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let (slug, number) = (slug_of(&path.0)?, number_of(&path.1)?);
    let actor = staff.actor();
    let planned = state.read(move |tx| ops::preview_take_back(tx, &actor, &slug, number)).await;
    let problem = match planned {
        Ok(_) => None,
        Err(error @ (ReleaseError::Enter(_) | ReleaseError::Store(_))) => {
            return Err(error.into());
        }
        Err(why) => Some(Problem::from(why)),
    };
    take_back_page((&request, &state, &staff), (&path.0, number), problem).await
}

async fn take_back_page(
    (request, state, staff): (&HttpRequest, &State, &Staff),
    (slug, number): (&str, i32),
    problem: Option<Problem>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(state, staff, slug).await?;
    let (frame, menu) = desk.around(request, state, staff);
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| problem.status);
    let shown = TakeBackPage {
        base: desk.base(),
        number,
        form_key: form_key(state, staff),
        problem: problem.map(|problem| problem_text(&frame.texts, &problem)),
        menu,
        frame,
    };
    page(status, &shown)
}

/// Takes the newest release back.
#[post("/staff/conferences/{slug}/programme/releases/{number}/take-back")]
pub async fn take_back(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let asked = held(&sent);
    let (slug, number) = (slug_of(&path.0)?, number_of(&path.1)?);
    let to = format!("/staff/conferences/{slug}/programme/releases?done=taken-back");
    let actor = staff.actor();
    match state.write(move |tx| ops::take_back(tx, &actor, &slug, (number, asked))).await {
        Ok(_) => Ok(see_other(&to)),
        Err(error @ (ReleaseError::Enter(_) | ReleaseError::Store(_))) => Err(error.into()),
        Err(why) => {
            let problem = Some(Problem::from(why));
            take_back_page((&request, &state, &staff), (&path.0, number), problem).await
        }
    }
}

/// The routes of releases.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(take_back_form)
        .service(take_back)
        .service(upcoming)
        .service(list)
        .service(create);
}
