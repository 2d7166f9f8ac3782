//! The draft of a programme, for those who may work on it.

#![expect(unused_qualifications, reason = "the derives of utoipa name types by their full path")]

use std::collections::BTreeMap;

use actix_web::web::{Data, Json, Path, Query, ServiceConfig};
use actix_web::{get, post};
use domain::actor::Actor;
use domain::programme::draft::ops::{self, Change, DraftError, Effect};
use domain::programme::draft::{Disagreement, Edit, Item, store};
use domain::programme::{ItemId, ItemKind, Programme, Settings, consequence, release};
use domain::text::Texts;
use domain::value::Slug;
use domain::{StoreResult, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::consequence::{ShownClash, ShownConsequences};
use super::slug_of;
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::http::reader::Reader;
use crate::state::State;

/// The draft as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownDraft {
    /// What to send as `seen` with the next change.
    version: i64,
    /// All that it says.
    #[schema(value_type = Object)]
    programme: Programme,
    /// What undo would take back, such as `move`.
    undo: Option<String>,
    /// What redo would do again.
    redo: Option<String>,
    /// The number of the newest release; 0 before the first.
    released: i32,
    /// All that does not fit together, the worst first.
    clashes: Vec<ShownClash>,
}

/// A wish to change the draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChange {
    /// The version of the draft that was seen.
    seen: i64,
    /// What shall be done, in order, all or nothing; at most 200 edits. Each is told by its `do`:
    /// `put`, `remove`, `order`, `settings`, `move`, `unplace`, `shift`, `swap`, `copy`.
    #[schema(value_type = Vec<Object>)]
    edits: Vec<Edit>,
}

/// The version of the draft that was seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    seen: i64,
}

/// Whether to only say what would happen.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DryRun {
    /// `true`: nothing is stored.
    #[serde(default)]
    pub(super) dry_run: bool,
}

/// What a change did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownEffect {
    /// The version of the draft now.
    version: i64,
    /// Whether it was stored; not by a dry run, nor when nothing changed.
    saved: bool,
    /// What was changed, added or removed.
    #[schema(value_type = Vec<Object>)]
    touched: Vec<ItemId>,
    /// Those items as they are after the change, by kind, without those that are gone.
    #[schema(value_type = Object)]
    items: BTreeMap<&'static str, Vec<Item>>,
    /// What holds for the whole programme after the change, if that was changed.
    #[schema(value_type = Option<Object>)]
    settings: Option<Settings>,
    /// The order of the rooms after the change.
    #[schema(value_type = Vec<String>)]
    rooms: Vec<domain::value::Key>,
    /// What undo would take back.
    undo: Option<String>,
    /// What redo would do again.
    redo: Option<String>,
    #[serde(flatten)]
    consequences: ShownConsequences,
}

impl ShownEffect {
    /// What a change did, seen in the transaction of the change.
    fn of(tx: &mut Tx<'_>, (actor, texts): (&Actor, Texts), effect: &Effect) -> StoreResult<Self> {
        let programme = &effect.after.programme;
        let mut items: BTreeMap<&'static str, Vec<Item>> = BTreeMap::new();
        for id in &effect.touched.items {
            if let Some(item) = Item::find(programme, id) {
                items.entry(plural(id.kind)).or_default().push(item);
            }
        }
        let both = (&*effect.before.programme, &**programme);
        let consequences = consequence::consequences(tx, actor, &effect.conference, both)?;
        Ok(Self {
            version: effect.after.version,
            saved: effect.after.version > effect.before.version,
            touched: effect.touched.items.clone(),
            settings: effect.touched.settings.then(|| programme.settings.clone()),
            items,
            rooms: programme.rooms.iter().map(|room| room.key.clone()).collect(),
            undo: effect.history.undo.clone(),
            redo: effect.history.redo.clone(),
            consequences: ShownConsequences::of(texts, both, consequences),
        })
    }
}

const fn plural(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Track => "tracks",
        ItemKind::Theme => "themes",
        ItemKind::Room => "rooms",
        ItemKind::Speaker => "speakers",
        ItemKind::Session | ItemKind::Slot => "sessions",
    }
}

/// The problem of a draft that was not changed; with both versions where two people disagree.
pub(super) fn problem(error: &DraftError) -> Problem {
    let mut problem = Problem::of(error);
    if let DraftError::Outdated { version, disagreements } = error {
        let shown = |each: &Disagreement| match each {
            Disagreement::Item { item, theirs, yours } => {
                json!({ "item": item, "theirs": theirs, "yours": yours })
            }
            Disagreement::Settings { theirs, yours } => json!({
                "item": { "kind": "settings" },
                "theirs": { "settings": theirs },
                "yours": { "settings": yours },
            }),
        };
        let disagreements: Vec<_> = disagreements.iter().map(shown).collect();
        problem =
            problem.with("version", json!(version)).with("disagreements", json!(disagreements));
    }
    problem
}

/// The draft of the programme.
#[utoipa::path(
    tag = "programme",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference")),
    responses(
        (status = 200, body = ShownDraft), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/programme/draft")]
pub async fn show(
    state: Data<State>,
    staff: Staff,
    reader: Reader,
    slug: Path<String>,
) -> Reply<Json<ShownDraft>> {
    let texts = Texts::of(reader.locale);
    let (slug, actor) = (slug_of(&slug)?, staff.actor());
    let shown = state
        .read(move |tx| {
            let (conference, draft) = ops::load(tx, &actor, &slug)?;
            let history = store::history(tx, conference.id)?;
            let released = release::store::newest_number(tx, conference.id)?;
            let programme = Programme::clone(&draft.programme);
            let clashes = consequence::clashes(tx, &conference, &programme)?;
            let clashes = super::consequence::clashes(texts, &programme, &clashes);
            Ok::<_, DraftError>(ShownDraft {
                version: draft.version,
                programme,
                undo: history.undo,
                redo: history.redo,
                released,
                clashes,
            })
        })
        .await?;
    Ok(Json(shown))
}

/// Changes the draft, or says what a change would do.
#[utoipa::path(
    tag = "programme",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference"), DryRun),
    request_body = NewChange,
    responses(
        (status = 200, body = ShownEffect), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/programme/draft/edits")]
pub async fn edit(
    state: Data<State>,
    staff: Staff,
    reader: Reader,
    at: (Path<String>, Query<DryRun>),
    body: Json<NewChange>,
) -> Reply<Json<ShownEffect>> {
    let ((slug, query), texts) = (at, Texts::of(reader.locale));
    let (slug, actor, NewChange { seen, edits }) =
        (slug_of(&slug)?, staff.actor(), body.into_inner());
    let change = Change { seen, edits };
    let shown = if query.dry_run {
        let ask = move |tx: &mut Tx<'_>| {
            let effect = ops::preview(tx, &actor, &slug, &change)?;
            Ok::<_, DraftError>(ShownEffect::of(tx, (&actor, texts), &effect)?)
        };
        state.read(ask).await
    } else {
        let change = move |tx: &mut Tx<'_>| {
            let effect = ops::edit(tx, &actor, &slug, &change)?;
            Ok::<_, DraftError>(ShownEffect::of(tx, (&actor, texts), &effect)?)
        };
        state.write(change).await
    };
    shown.map(Json).map_err(|error| problem(&error))
}

/// Goes one step back or forth in the history of the draft that was seen.
async fn step(
    state: &State,
    (staff, reader): (&Staff, Reader),
    slug: &str,
    seen: i64,
    go: fn(&mut Tx<'_>, &Actor, &Slug, i64) -> Result<Effect, DraftError>,
) -> Reply<Json<ShownEffect>> {
    let (slug, actor, texts) = (slug_of(slug)?, staff.actor(), Texts::of(reader.locale));
    let stepped = move |tx: &mut Tx<'_>| {
        let effect = go(tx, &actor, &slug, seen)?;
        Ok::<_, DraftError>(ShownEffect::of(tx, (&actor, texts), &effect)?)
    };
    state.write(stepped).await.map(Json).map_err(|error| problem(&error))
}

/// Takes the last edit back, whoever made it.
#[utoipa::path(
    tag = "programme",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference")),
    request_body = Seen,
    responses(
        (status = 200, body = ShownEffect), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/programme/draft/undo")]
pub async fn undo(
    state: Data<State>,
    staff: Staff,
    reader: Reader,
    slug: Path<String>,
    body: Json<Seen>,
) -> Reply<Json<ShownEffect>> {
    step(&state, (&staff, reader), &slug, body.seen, ops::undo).await
}

/// Does the edit again that was taken back last.
#[utoipa::path(
    tag = "programme",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference")),
    request_body = Seen,
    responses(
        (status = 200, body = ShownEffect), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/programme/draft/redo")]
pub async fn redo(
    state: Data<State>,
    staff: Staff,
    reader: Reader,
    slug: Path<String>,
    body: Json<Seen>,
) -> Reply<Json<ShownEffect>> {
    step(&state, (&staff, reader), &slug, body.seen, ops::redo).await
}

/// The routes of the draft.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(edit).service(undo).service(redo);
}
