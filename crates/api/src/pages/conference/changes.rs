//! What differs between two releases of a programme, for people.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::StoreResult;
use domain::conference::{self, Conference};
use domain::programme::changes::{self, Aspect, Change};
use domain::programme::{Edition, Programme, release};
use domain::text::Texts;
use domain::value::Slug;

use super::super::frame::Frame;
use super::super::page;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A change in the words of people.
struct Shown {
    name: String,
    sentences: Vec<String>,
    /// The page of what changed, where it is still there.
    address: Option<String>,
}

#[derive(Template)]
#[template(path = "conference/changes.html")]
struct ChangesPage {
    frame: Frame,
    programme: String,
    releases: Vec<(i32, String)>,
    from: i32,
    to: i32,
    between: String,
    /// What the organisers say of the later one.
    note: Option<String>,
    changes: Vec<Shown>,
}

/// Two releases, and all that could be chosen.
struct Found {
    conference: Conference,
    editions: Vec<Edition>,
    from: i32,
    to: i32,
    changes: Vec<Change>,
}

/// The difference of two releases, of the newest two where the address names none.
#[get("/conferences/{slug}/programme/changes")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let (from, to) = (chosen(&request, "from=")?, chosen(&request, "to=")?);
    let found = find(&state, &slug, (from, to)).await?;
    let frame = Frame::of(&request, &state).within(&found.conference);
    page(StatusCode::OK, &changes_page(frame, &found))
}

/// The number of a release in an address; none where it is left out.
fn chosen(request: &HttpRequest, name: &str) -> Reply<Option<i32>> {
    let mut pairs = request.query_string().split('&');
    let number = pairs.find_map(|pair| pair.strip_prefix(name));
    number.map(|number| number.parse().map_err(|_| Problem::not_found())).transpose()
}

async fn find(state: &State, slug: &str, (from, to): (Option<i32>, Option<i32>)) -> Reply<Found> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let found = state
        .read(move |tx| -> StoreResult<_> {
            let Some(conference) = conference::store::find(tx, &slug)? else { return Ok(None) };
            let editions = release::store::list(tx, conference.id)?;
            let newest = editions.first().map_or(0, |edition| edition.number);
            let to = to.unwrap_or(newest);
            let from = from.unwrap_or(to - 1).max(0);
            let mut programme = |number: i32| -> StoreResult<Option<Arc<Programme>>> {
                if number == 0 {
                    return Ok(Some(Arc::default()));
                }
                let release = release::store::find(tx, conference.id, number)?;
                Ok(release.map(|release| release.programme))
            };
            let two = programme(from)?.zip(programme(to)?);
            let Some((before, after)) = two else { return Ok(None) };
            let changes = changes::changes(&before, &after);
            Ok(Some(Found { conference, editions, from, to, changes }))
        })
        .await?;
    found.ok_or_else(Problem::not_found)
}

fn changes_page(frame: Frame, found: &Found) -> ChangesPage {
    let definition = &found.conference.definition;
    let texts = frame.texts;
    let programme = format!("/conferences/{}/programme", definition.slug);
    let shown = |change: &Change| {
        let words = changes::words(texts, &definition.zone, change);
        let is_there =
            !change.aspects.iter().any(|it| matches!(it, Aspect::Withdrawn | Aspect::Gone));
        let (kind, key) = (change.item.kind.as_str(), &change.item.key);
        let address = is_there.then(|| format!("{programme}/{kind}s/{key}"));
        Shown { name: words.name, sentences: words.sentences, address }
    };
    let release = |edition: &Edition| (edition.number, title(&texts, &found.conference, edition));
    let later = found.editions.iter().find(|edition| edition.number == found.to);
    let numbers = [found.from.to_string(), found.to.to_string()];
    let [from, to] = &numbers;
    ChangesPage {
        releases: found.editions.iter().map(release).collect(),
        from: found.from,
        to: found.to,
        between: texts.with("difference-between", &[("from", from), ("to", to)]),
        note: later.map(|edition| edition.note.clone()).filter(|note| !note.is_empty()),
        changes: found.changes.iter().map(shown).collect(),
        programme,
        frame,
    }
}

/// What a release is called: its number, its name where it has one, its time.
#[must_use]
pub fn title(texts: &Texts, conference: &Conference, edition: &Edition) -> String {
    let at = texts.instant(edition.released_at, &conference.definition.time_zone());
    let number = edition.number.to_string();
    if edition.name.is_empty() {
        return texts.with("difference-release", &[("number", &number), ("at", &at)]);
    }
    let named = [("number", number.as_str()), ("name", &edition.name), ("at", &at)];
    texts.with("difference-release-named", &named)
}

/// The route of the page.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
