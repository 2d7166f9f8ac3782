//! What each release made different, as news (RFC 4287).

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use domain::programme::Edition;
use domain::programme::changes::{Change, Words, words};
use domain::programme::feed::release_uid;
use domain::programme::release::Differences;
use domain::text::Texts;

use super::{Source, address, answer};
use crate::http::kept::Content;
use crate::http::problem::{Problem, Reply};
use crate::pages::conference::changes::title;
use crate::state::State;

struct News {
    id: String,
    title: String,
    updated: String,
    page: String,
    paragraphs: Vec<String>,
    changes: Vec<Words>,
}

#[derive(Template)]
#[template(path = "conference/changes.xml")]
struct Feed {
    language: &'static str,
    id: String,
    title: String,
    updated: String,
    author: String,
    source: String,
    page: String,
    entries: Vec<News>,
}

/// The newest releases, an entry for each.
#[get("/conferences/{slug}/programme/changes.atom")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    slug: Path<String>,
) -> Reply<HttpResponse> {
    let kind = "application/atom+xml; charset=utf-8";
    let make = |source: &Source| Ok(Content::document(kind, write(&request, &state, source)?));
    answer(&request, &state, &slug, make).await
}

fn write(request: &HttpRequest, state: &State, source: &Source) -> Reply<String> {
    let texts = Texts::of(source.locale);
    let page = source.scene(state).home() + "/programme/changes";
    let news = |(edition, changes): &(Edition, Option<Vec<Change>>)| {
        news(&texts, (source, &page), edition, changes.as_deref())
    };
    let conference = &source.conference.definition;
    let title = conference.title.of(texts.locale());
    let name = texts.get("difference-news");
    let Differences(differences) = &*source.differences;
    let newest = differences.first().map(|newest| newest.0.released_at);
    // Before the first release nothing has changed since people could know of the conference.
    let updated = newest.unwrap_or_else(|| conference.zone.instant(conference.registration.opens));
    let feed = Feed {
        language: texts.locale().as_str(),
        id: urn(source, 0),
        title: texts.with("feed-name", &[("part", &name), ("conference", title)]),
        updated: updated.to_string(),
        author: title.to_owned(),
        source: address(request, state),
        entries: differences.iter().map(news).collect(),
        page,
    };
    let content = feed.render().map_err(|_| Problem::internal())?;
    Ok(content.chars().filter(|c| is_legal(*c)).collect())
}

/// What a release made different; its note first.
fn news(
    texts: &Texts,
    (source, page): (&Source, &str),
    edition: &Edition,
    changes: Option<&[Change]>,
) -> News {
    let number = edition.number;
    let took_back = edition
        .takes_back
        .map(|number| texts.with("difference-took-back", &[("number", &number.to_string())]));
    let outcome = match changes {
        None => Some(texts.get("difference-first")),
        Some([]) => Some(texts.get("difference-same")),
        Some(_) => None,
    };
    let note = edition.note.lines().map(str::trim).filter(|line| !line.is_empty());
    let zone = &source.conference.definition.zone;
    News {
        id: urn(source, number),
        title: title(texts, &source.conference, edition),
        updated: edition.released_at.to_string(),
        page: format!("{page}?from={}&to={number}", number - 1),
        paragraphs: note.map(str::to_owned).chain(took_back).chain(outcome).collect(),
        changes: changes
            .unwrap_or_default()
            .iter()
            .map(|change| words(*texts, zone, change))
            .collect(),
    }
}

/// The name of an entry for programs, which stays when the address of the installation changes.
fn urn(source: &Source, number: i32) -> String {
    release_uid(source.conference.id, number).urn().to_string()
}

/// Whether XML may hold a character (XML 1.0, section 2.2).
const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The route of the news.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
