//! The lists of sessions, tracks, themes, rooms and speakers.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::programme::draft::ops::{self, Change, DraftError};
use domain::programme::draft::{Edit, EditError};
use domain::programme::{ItemId, ItemKind, Programme};
use domain::value::Key;

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::super::{page, see_other};
use super::super::genuine;
use super::desk::{Desk, Menu, form_key, slug_of};
use super::item::plural;
use super::rows::{self, Row};
use super::which::Which;
use crate::http::actor::Staff;
use crate::http::problem::Reply;
use crate::state::State;

#[derive(Template)]
#[template(path = "staff/programme/list.html")]
struct ListPage {
    frame: Frame,
    menu: Menu,
    heading: String,
    intro: String,
    add: String,
    empty: String,
    /// Where the list is.
    path: String,
    form_key: String,
    rows: Vec<Row>,
    /// Where the colours of the draft's tracks are.
    colours: String,
    /// Whether somebody chose their order; sessions are ordered by time.
    is_ordered: bool,
    done: Option<String>,
}

/// The list of a kind.
#[get("/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers|sessions}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let kind = Which::of(&path.1, None)?.kind;
    let desk = Desk::find(&state, &staff, &path.0).await?;
    let (frame, menu) = desk.around(&request, &state, &staff);
    let form_key = form_key(&state, &staff);
    let done = (Sent(query.into_inner()).one("done") == "removed")
        .then(|| frame.text("staff-programme-removed"));
    page(StatusCode::OK, &ListPage { done, ..list_page(&desk, kind, (frame, menu, form_key)) })
}

fn list_page(
    desk: &Desk,
    kind: ItemKind,
    (frame, menu, form_key): (Frame, Menu, String),
) -> ListPage {
    let texts = frame.texts;
    let rows = rows::list(&texts, desk.programme(), kind);
    ListPage {
        heading: rows::heading(&texts, kind),
        intro: texts.get(&format!("staff-programme-intro-{}", plural(kind))),
        add: texts.get(&format!("staff-programme-new-{}", kind.as_str())),
        empty: texts.get(&format!("staff-programme-empty-{}", plural(kind))),
        path: format!("{}/{}", desk.base(), plural(kind)),
        is_ordered: kind != ItemKind::Session && rows.len() > 1,
        colours: format!("{}/colours.css?v={}", desk.base(), desk.draft.version),
        form_key,
        rows,
        done: None,
        menu,
        frame,
    }
}

/// Puts a part one place up or down: `up=hall` or `down=hall`.
#[post("/staff/conferences/{slug}/programme/{list:tracks|themes|rooms|speakers}/_order")]
pub async fn order(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let (slug, kind) = (slug_of(&path.0)?, Which::of(&path.1, None)?.kind);
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let [up, down] = ["up", "down"].map(|name| sent.one(name));
    let (moved, by) = if up.is_empty() { (down, 1) } else { (up, -1) };
    let to = format!("/staff/conferences/{slug}/programme/{}#row-{moved}", plural(kind));
    let actor = staff.actor();
    let put = move |tx: &mut domain::Tx<'_>| {
        let (_, draft) = ops::load(tx, &actor, &slug)?;
        // An order overwrites nothing that a part says, whoever changed it meanwhile.
        let keys = reordered(&draft.programme, kind, (&moved, by))?;
        let change = Change { seen: draft.version, edits: vec![Edit::Order { kind, keys }] };
        ops::edit(tx, &actor, &slug, &change)
    };
    state.write::<_, DraftError>(put).await?;
    Ok(see_other(&to))
}

/// The keys of a kind with one of them one place further up or down.
fn reordered(
    programme: &Programme,
    kind: ItemKind,
    (moved, by): (&str, isize),
) -> Result<Vec<Key>, EditError> {
    let mut keys: Vec<Key> = match kind {
        ItemKind::Track => programme.tracks.iter().map(|each| each.key.clone()).collect(),
        ItemKind::Theme => programme.themes.iter().map(|each| each.key.clone()).collect(),
        ItemKind::Room => programme.rooms.iter().map(|each| each.key.clone()).collect(),
        ItemKind::Speaker => programme.speakers.iter().map(|each| each.key.clone()).collect(),
        ItemKind::Session | ItemKind::Slot => Vec::new(),
    };
    let Some(at) = keys.iter().position(|key| key.as_str() == moved) else {
        let key: Key = moved.parse().map_err(|_| EditError::Order(kind))?;
        return Err(EditError::NoItem(ItemId::new(kind, &key)));
    };
    let to = at.saturating_add_signed(by).min(keys.len().saturating_sub(1));
    let key = keys.remove(at);
    keys.insert(to, key);
    Ok(keys)
}

/// The routes of the lists.
pub fn routes(config: &mut ServiceConfig) {
    config.service(order).service(show);
}
