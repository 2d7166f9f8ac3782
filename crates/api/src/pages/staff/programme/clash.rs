//! What does not fit together in the draft.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::clash::{Clash, Severity, severity_word, words};
use domain::programme::{ItemId, ItemKind, Programme};
use domain::text::Texts;

use super::super::super::frame::Frame;
use super::super::super::page;
use super::desk::{Desk, Menu};
use super::item::{called, plural};
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

/// A clash in words.
pub struct ShownClash {
    /// `forbidden`, `warning`, `hint`.
    pub severity: &'static str,
    pub severity_text: String,
    pub title: String,
    pub cure: String,
    /// What it concerns: where its form is, what it is called.
    pub concerns: Vec<(String, String)>,
}

/// The clashes of one severity.
struct Group {
    severity: &'static str,
    heading: String,
    clashes: Vec<ShownClash>,
}

#[derive(Template)]
#[template(path = "staff/programme/clashes.html")]
struct ClashesPage {
    frame: Frame,
    menu: Menu,
    groups: Vec<Group>,
}

/// A clash in words, with the names that `programme` has.
pub fn shown(texts: Texts, base: &str, programme: &Programme, clash: &Clash) -> ShownClash {
    let said = words(texts, programme, clash);
    let concern = |id: &ItemId| (address(base, programme, id), called(texts, programme, id));
    ShownClash {
        severity: clash.severity().as_str(),
        severity_text: severity_word(texts, clash.severity()),
        title: said.title,
        cure: said.cure,
        concerns: clash.concerns.iter().map(concern).collect(),
    }
}

/// Where the form of a part is.
fn address(base: &str, programme: &Programme, id: &ItemId) -> String {
    match programme.slot(&id.key).filter(|_| id.kind == ItemKind::Slot) {
        Some((session, slot)) => format!("{base}/sessions/{}/slots/{}", session.key, slot.key),
        None => format!("{base}/{}/{}", plural(id.kind), id.key),
    }
}

/// The clashes that concern a session or something in it.
pub fn of_session(
    texts: Texts,
    desk: &Desk,
    session: &domain::programme::Session,
) -> Vec<ShownClash> {
    let is_of = |id: &ItemId| match id.kind {
        ItemKind::Session => id.key == session.key,
        ItemKind::Slot => session.slots.iter().any(|slot| slot.key == id.key),
        _ => false,
    };
    let programme = desk.programme();
    let mine = desk.clashes.iter().filter(|clash| clash.concerns.iter().any(is_of));
    mine.map(|clash| shown(texts, &desk.base(), programme, clash)).collect()
}

/// All of the draft, the worst first.
#[get("/staff/conferences/{slug}/programme/clashes")]
pub async fn list(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&state, &staff, &slug).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let group = |severity: Severity| {
        let mine = desk.clashes.iter().filter(|clash| clash.severity() == severity);
        let shown = |clash| shown(frame.texts, &desk.base(), desk.programme(), clash);
        Group {
            severity: severity.as_str(),
            heading: severity_word(frame.texts, severity),
            clashes: mine.map(shown).collect(),
        }
    };
    let groups = Severity::ALL.map(group).into_iter().filter(|group| !group.clashes.is_empty());
    page(StatusCode::OK, &ClashesPage { groups: groups.collect(), menu, frame })
}

/// The routes of this page.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list);
}
