//! What programs fetch again and again: calendars, schedules, sheets.
//!
//! The public ones stand below the address of their conference; they need no cookie, lead nowhere
//! else, and say the same to everybody who asks for the same address. `answer` is their only way
//! out: with an `ETag`, and empty for who has it already. [`personal`] is the calendar of one
//! attendee.

use std::sync::Arc;

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, EntityTag, Header as _, HttpDate, IfModifiedSince,
    IfNoneMatch, LAST_MODIFIED,
};
use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};
use domain::StoreResult;
use domain::conference::{self, Conference};
use domain::programme::feed::{History, Scene};
use domain::programme::{Programme, Release, release};
use domain::text::Texts;
use domain::value::{Locale, Slug, random};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::http::problem::{Problem, Reply};
use crate::http::reader::Reader;
use crate::state::State;

mod calendar;
mod changes;
pub mod personal;
mod robots;
mod schedule;
mod sheet;

/// What anybody may keep, and for how long before they ask again, in seconds.
const PUBLIC: &str = "public, max-age=300, must-revalidate";

/// A conference with what was published of its programme.
struct Source {
    conference: Conference,
    release: Option<Release>,
    history: Arc<History>,
    changed_at: Timestamp,
}

impl Source {
    /// The conference with this short name.
    ///
    /// # Errors
    ///
    /// 404, or when the store fails.
    async fn find(state: &State, slug: &str) -> Reply<Self> {
        let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
        let found = state
            .read(move |tx| -> StoreResult<_> {
                let Some(conference) = conference::store::find(tx, &slug)? else {
                    return Ok(None);
                };
                let release = release::store::newest(tx, conference.id)?;
                let history = release::store::history(tx, conference.id)?;
                let changed_at = conference::store::changed_at(tx, conference.id)?;
                Ok(Some(Self { conference, release, history, changed_at }))
            })
            .await?;
        found.ok_or_else(Problem::not_found)
    }

    /// What readers see; an empty one before the first release.
    fn programme(&self) -> Arc<Programme> {
        self.release.as_ref().map(|release| Arc::clone(&release.programme)).unwrap_or_default()
    }

    /// The language of an address: the one that it names, else the first of the conference. Never
    /// what the reader's program prefers: one address has one content, whoever asks.
    fn locale(&self, request: &HttpRequest) -> Locale {
        let reader = Reader::of(request);
        let first = self.conference.definition.languages.first().copied();
        if reader.chose { reader.locale } else { first.unwrap_or_default() }
    }

    fn scene<'s>(&'s self, state: &'s State, locale: Locale) -> Scene<'s> {
        Scene {
            conference: &self.conference.definition,
            texts: Texts::of(locale),
            base: state.config.base_url.as_str(),
            now: state.now(),
        }
    }

    /// When anything that is told of it changed last.
    fn changed_at(&self, now: Timestamp) -> Timestamp {
        let released = self.release.as_ref().map(|release| release.edition.released_at);
        // What is cancelled goes when the conference is over.
        let over = Some(self.conference.definition.over_at()).filter(|over| *over <= now);
        [released, over].into_iter().flatten().fold(self.changed_at, Timestamp::max)
    }
}

/// The address that was asked for, in the language that it named.
fn address(request: &HttpRequest, state: &State) -> String {
    let reader = Reader::of(request);
    let language = if reader.chose { format!("?lang={}", reader.locale) } else { String::new() };
    format!("{}{}{language}", state.config.base_url.as_str(), request.path())
}

/// What goes out.
struct Body {
    kind: &'static str,
    content: String,
    /// When it changed last, where that is known for all of it.
    changed_at: Option<Timestamp>,
}

/// Answers with a body, or says that it is the one the reader has (RFC 9110, section 13).
fn answer(request: &HttpRequest, body: Body, caching: &'static str) -> HttpResponse {
    let digest = Sha256::digest(body.content.as_bytes());
    let tag = EntityTag::new_strong(random::hex(digest.get(..16).unwrap_or_default()));
    let modified = body.changed_at.map(|at| HttpDate::from(std::time::SystemTime::from(at)));
    let is_known = is_known(request, &tag, body.changed_at);
    let mut response = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((ETAG, tag.to_string())).insert_header((CACHE_CONTROL, caching));
    if let Some(modified) = modified {
        response.insert_header((LAST_MODIFIED, modified));
    }
    if is_known {
        return response.finish();
    }
    response.insert_header((CONTENT_TYPE, body.kind)).body(body.content)
}

/// Whether the reader has it: by its tag; where they send none, by when it changed.
fn is_known(request: &HttpRequest, tag: &EntityTag, changed_at: Option<Timestamp>) -> bool {
    let headers = request.headers();
    if headers.contains_key(actix_web::http::header::IF_NONE_MATCH) {
        return match IfNoneMatch::parse(request) {
            Ok(IfNoneMatch::Any) => true,
            Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|each| each.weak_eq(tag)),
            Err(_) => false,
        };
    }
    let since = IfModifiedSince::parse(request).ok().map(|since| since.0);
    let Some((since, changed_at)) = since.zip(changed_at) else { return false };
    Timestamp::try_from(std::time::SystemTime::from(since))
        .is_ok_and(|since| changed_at.as_second() <= since.as_second())
}

/// All routes of this door.
pub fn routes(config: &mut ServiceConfig) {
    calendar::routes(config);
    changes::routes(config);
    schedule::routes(config);
    sheet::routes(config);
    personal::routes(config);
    robots::routes(config);
}
