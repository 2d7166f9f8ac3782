//! The releases of a programme: read by anybody, made by those who may.

#![expect(unused_qualifications, reason = "the derives of utoipa name types by their full path")]

use actix_web::web::{Data, Json, Path, Query, ServiceConfig};
use actix_web::{get, post};
use domain::actor::Actor;
use domain::conference;
use domain::invite::ops::Mails;
use domain::invite::plan::Step;
use domain::outbox::DeedKind;
use domain::programme::release::ops::{self, Planned, Publish, ReleaseError};
use domain::programme::{Edition, Programme, Release, consequence, release};
use domain::text::Texts;
use domain::{StoreResult, Tx};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::consequence::ShownConsequences;
use super::draft::DryRun;
use super::slug_of;
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::http::reader::Reader;
use crate::state::State;

/// What is known of a release.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownEdition {
    /// From 1, without a gap.
    number: i32,
    /// What the organisers call it; may be empty.
    name: String,
    /// What the organisers say of it; may be empty.
    note: String,
    /// The release that this one took back.
    takes_back: Option<i32>,
    #[schema(value_type = String)]
    released_at: Timestamp,
}

impl From<&Edition> for ShownEdition {
    fn from(edition: &Edition) -> Self {
        Self {
            number: edition.number,
            name: edition.name.clone(),
            note: edition.note.clone(),
            takes_back: edition.takes_back,
            released_at: edition.released_at,
        }
    }
}

/// A release with its programme. Times are civil times in `zone`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownRelease {
    #[serde(flatten)]
    edition: ShownEdition,
    /// The IANA name of the conference's time zone.
    zone: String,
    /// All that happens. What people told the organisers about when they can come is left out.
    #[schema(value_type = Object)]
    programme: Programme,
}

impl ShownRelease {
    fn of(release: &Release, zone: &conference::Zone) -> Self {
        Self {
            edition: ShownEdition::from(&release.edition),
            zone: zone.as_str().to_owned(),
            programme: release.programme.for_readers(),
        }
    }
}

/// A wish to publish the draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRelease {
    /// The version of the draft that was seen.
    seen: i64,
    /// What it is called: one line.
    #[serde(default)]
    name: String,
    /// What is said of it: at most 2,000 characters.
    #[serde(default)]
    note: String,
    /// Whether the mails to speakers wait in the outbox for somebody's word.
    #[serde(default)]
    hold_mails: bool,
}

impl From<NewRelease> for Publish {
    fn from(NewRelease { seen, name, note, hold_mails }: NewRelease) -> Self {
        Self { seen, name, note, mails: Mails::of(hold_mails) }
    }
}

/// What happens to the mails of a release.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TakeBack {
    /// Only says what would happen.
    #[serde(default)]
    dry_run: bool,
    /// Whether the mails to speakers wait in the outbox for somebody's word.
    #[serde(default)]
    hold_mails: bool,
}

/// A mail to a speaker that a release sends, or would send.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownMail {
    /// To whom.
    recipient: String,
    /// The key of the speaker.
    speaker: String,
    /// The part of the programme, such as `slot/welcome`.
    item: String,
    /// What it tells: `requested`, `moved`, `reworded` or `withdrawn`.
    kind: &'static str,
    /// The title.
    title: String,
}

impl ShownMail {
    fn of(step: &Step) -> Option<Self> {
        let deed = step.deed.as_ref()?;
        let invited = step.before.as_ref().map(|before| &before.address);
        Some(Self {
            recipient: invited.unwrap_or(step.speaker.recipient()).to_string(),
            speaker: step.speaker.key.to_string(),
            item: step.item.to_string(),
            kind: DeedKind::of(deed.event).as_str(),
            title: deed.says.title.clone(),
        })
    }
}

/// What a release did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownReleased {
    /// Its number.
    number: i32,
    /// Whether it was made; not by a dry run.
    released: bool,
    /// The mails to speakers that it would send, by a dry run: one for each part of the programme;
    /// whoever gets several gets one more that lists them.
    mails: Vec<ShownMail>,
    #[serde(flatten)]
    consequences: ShownConsequences,
}

pub(super) fn problem(error: &ReleaseError) -> Problem {
    match error {
        ReleaseError::Clashes(clashes) => {
            let concerns: Vec<_> = clashes
                .iter()
                .map(|clash| json!({ "kind": clash.kind, "concerns": clash.concerns }))
                .collect();
            Problem::of(error).with("clashes", json!(concerns))
        }
        ReleaseError::Undisclosed(missing) => {
            let owed: Vec<_> = missing
                .iter()
                .map(|(slot, speaker)| json!({ "slot": slot, "speaker": speaker }))
                .collect();
            Problem::of(error).with("undisclosed", json!(owed))
        }
        ReleaseError::Outdated { version } => Problem::of(error).with("version", json!(version)),
        ReleaseError::Draft(error) => super::draft::problem(error),
        other => Problem::of(other),
    }
}

/// A release of a conference, the newest where no number is given.
async fn find(state: &State, slug: &str, number: Option<i32>) -> Reply<Json<ShownRelease>> {
    let slug = slug_of(slug)?;
    let found = state
        .read(move |tx| -> StoreResult<_> {
            let Some(conference) = conference::store::find(tx, &slug)? else { return Ok(None) };
            let release = match number {
                Some(number) => release::store::find(tx, conference.id, number)?,
                None => release::store::newest(tx, conference.id)?,
            };
            Ok(release.map(|release| ShownRelease::of(&release, &conference.definition.zone)))
        })
        .await?;
    found.map(Json).ok_or_else(Problem::not_found)
}

/// The programme that readers see: the newest release.
#[utoipa::path(
    tag = "programme",
    params(("slug" = String, Path, description = "The conference")),
    responses((status = 200, body = ShownRelease), (status = 404, body = Problem)),
)]
#[get("/v1/conferences/{slug}/programme")]
pub async fn newest(state: Data<State>, slug: Path<String>) -> Reply<Json<ShownRelease>> {
    find(&state, &slug, None).await
}

/// One release.
#[utoipa::path(
    tag = "programme",
    params(
        ("slug" = String, Path, description = "The conference"),
        ("number" = i32, Path, description = "The release"),
    ),
    responses((status = 200, body = ShownRelease), (status = 404, body = Problem)),
)]
#[get("/v1/conferences/{slug}/programme/releases/{number}")]
pub async fn show(state: Data<State>, path: Path<(String, String)>) -> Reply<Json<ShownRelease>> {
    let (slug, number) = path.into_inner();
    let number = number.parse().map_err(|_| Problem::not_found())?;
    find(&state, &slug, Some(number)).await
}

/// All releases, the newest first.
#[utoipa::path(
    tag = "programme",
    params(("slug" = String, Path, description = "The conference")),
    responses((status = 200, body = Vec<ShownEdition>), (status = 404, body = Problem)),
)]
#[get("/v1/conferences/{slug}/programme/releases")]
pub async fn list(state: Data<State>, slug: Path<String>) -> Reply<Json<Vec<ShownEdition>>> {
    let slug = slug_of(&slug)?;
    let found = state
        .read(move |tx| -> StoreResult<_> {
            let Some(conference) = conference::store::find(tx, &slug)? else { return Ok(None) };
            release::store::list(tx, conference.id).map(Some)
        })
        .await?;
    let editions = found.ok_or_else(Problem::not_found)?;
    Ok(Json(editions.iter().map(ShownEdition::from).collect()))
}

/// Publishes the draft as the next release, or says what that would do.
#[utoipa::path(
    tag = "programme",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference"), DryRun),
    request_body = NewRelease,
    responses(
        (status = 200, body = ShownReleased), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/programme/releases")]
pub async fn create(
    state: Data<State>,
    staff: Staff,
    reader: Reader,
    at: (Path<String>, Query<DryRun>),
    body: Json<NewRelease>,
) -> Reply<Json<ShownReleased>> {
    let ((slug, query), texts) = (at, Texts::of(reader.locale));
    let (slug, actor, wish) = (slug_of(&slug)?, staff.actor(), Publish::from(body.into_inner()));
    let done = if query.dry_run {
        let ask = move |tx: &mut Tx<'_>| {
            let planned = ops::preview(tx, &actor, &slug, &wish)?;
            Ok::<_, ReleaseError>(shown(tx, (&actor, texts), &planned)?)
        };
        state.read(ask).await
    } else {
        let publish = move |tx: &mut Tx<'_>| {
            let planned = ops::publish(tx, &actor, &slug, &wish)?;
            Ok::<_, ReleaseError>(shown(tx, (&actor, texts), &planned)?)
        };
        state.write(publish).await
    };
    done.map(Json).map_err(|error| problem(&error))
}

/// Takes the newest release back, or says what that would do: the one before it is published
/// again.
#[utoipa::path(
    tag = "programme",
    security(("sign-in" = [])),
    params(
        ("slug" = String, Path, description = "The conference"),
        ("number" = i32, Path, description = "The newest release"),
        TakeBack,
    ),
    responses(
        (status = 200, body = ShownReleased), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    ),
)]
#[post("/v1/conferences/{slug}/programme/releases/{number}/take-back")]
pub async fn take_back(
    state: Data<State>,
    staff: Staff,
    reader: Reader,
    path: Path<(String, String)>,
    query: Query<TakeBack>,
) -> Reply<Json<ShownReleased>> {
    let (texts, mails) = (Texts::of(reader.locale), Mails::of(query.hold_mails));
    let (slug, number) = path.into_inner();
    let (slug, actor) = (slug_of(&slug)?, staff.actor());
    let number: i32 = number.parse().map_err(|_| Problem::not_found())?;
    let done = if query.dry_run {
        let ask = move |tx: &mut Tx<'_>| {
            let planned = ops::preview_take_back(tx, &actor, &slug, number)?;
            Ok::<_, ReleaseError>(shown(tx, (&actor, texts), &planned)?)
        };
        state.read(ask).await
    } else {
        let take_back = move |tx: &mut Tx<'_>| {
            let planned = ops::take_back(tx, &actor, &slug, (number, mails))?;
            Ok::<_, ReleaseError>(shown(tx, (&actor, texts), &planned)?)
        };
        state.write(take_back).await
    };
    done.map(Json).map_err(|error| problem(&error))
}

/// What a release did, or would do, seen in its transaction.
fn shown(
    tx: &mut Tx<'_>,
    (actor, texts): (&Actor, Texts),
    planned: &Planned,
) -> StoreResult<ShownReleased> {
    let nothing = Programme::default();
    let before = planned.newest.as_ref().map_or(&nothing, |release| &*release.programme);
    let both = (before, &*planned.programme);
    let consequences = consequence::consequences(tx, actor, &planned.conference, both)?;
    Ok(ShownReleased {
        number: planned.number(),
        mails: consequences.hit.steps.iter().filter_map(ShownMail::of).collect(),
        released: planned.made.is_some(),
        consequences: ShownConsequences::of(texts, both, consequences),
    })
}

/// The routes of releases.
pub fn routes(config: &mut ServiceConfig) {
    config.service(newest).service(list).service(show).service(create).service(take_back);
}
