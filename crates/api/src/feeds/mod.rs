//! What programs fetch again and again: calendars, schedules, sheets.
//!
//! The public ones stand below the address of their conference; they need no cookie, lead nowhere
//! else, and say the same to everybody who asks for the same address. They are made once for each
//! release and kept ([`crate::http::kept`]); [`answer`] is their only way out. [`personal`] is the
//! calendar of one attendee, which nobody keeps.

use std::sync::Arc;

use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};
use domain::StoreResult;
use domain::conference::Conference;
use domain::programme::feed::{History, Scene};
use domain::programme::release::Differences;
use domain::programme::{Programme, Release, release};
use domain::text::Texts;
use domain::value::Locale;
use jiff::tz::TimeZone;

use crate::http::kept::{self, Content, Edition};
use crate::http::problem::Reply;
use crate::http::reader::Reader;
use crate::state::State;

mod calendar;
mod changes;
pub mod personal;
mod robots;
mod schedule;
mod sheet;

/// A conference with all that was published of its programme.
struct Source {
    conference: Conference,
    release: Option<Release>,
    history: Arc<History>,
    differences: Arc<Differences>,
    /// The language of the address: the one that it names, else the first of the conference. Never
    /// what the reader's program prefers: one address has one content, whoever asks.
    locale: Locale,
}

impl Source {
    async fn find(state: &State, edition: &Edition, named: Option<Locale>) -> Reply<Self> {
        let id = edition.conference.id;
        let (history, differences) = state
            .read(move |tx| -> StoreResult<_> {
                let history = release::store::history(tx, id)?;
                Ok((history, release::store::differences(tx, id)?))
            })
            .await?;
        let first = edition.conference.definition.languages.first().copied();
        Ok(Self {
            conference: edition.conference.clone(),
            release: edition.release.clone(),
            history,
            differences,
            locale: named.or(first).unwrap_or_default(),
        })
    }

    /// What readers see; an empty one before the first release.
    fn programme(&self) -> Arc<Programme> {
        self.release.as_ref().map(|release| Arc::clone(&release.programme)).unwrap_or_default()
    }

    fn scene<'s>(&'s self, state: &'s State) -> Scene<'s> {
        Scene {
            conference: &self.conference.definition,
            texts: Texts::of(self.locale),
            base: state.config.base_url.as_str(),
            now: state.now(),
            times: state.config.calendar.times,
        }
    }
}

/// The language that an address names.
fn named(request: &HttpRequest) -> Option<Locale> {
    let reader = Reader::of(request);
    reader.chose.then_some(reader.locale)
}

/// The address that was asked for, in the language that it named.
fn address(request: &HttpRequest, state: &State) -> String {
    let language = named(request).map(|locale| format!("?lang={locale}")).unwrap_or_default();
    format!("{}{}{language}", state.config.base_url.as_str(), request.path())
}

/// Answers with what was kept for this address, or with what `make` makes of the newest release.
///
/// An answer is kept for a day of UTC at most, because what is cancelled goes when the conference
/// is over.
///
/// # Errors
///
/// 404 where there is no such conference, what `make` returns, or when the store fails.
async fn answer(
    request: &HttpRequest,
    state: &State,
    slug: &str,
    make: impl FnOnce(&Source) -> Reply<Content>,
) -> Reply<HttpResponse> {
    let today = state.now().to_zoned(TimeZone::UTC).date();
    let named = named(request);
    let language = named.map_or("-", Locale::as_str);
    let view = format!("feed {} {language} {today}", request.path());
    let make = async |edition: &Edition| make(&Source::find(state, edition, named).await?);
    kept::awaited(request, state, (slug, view), make).await
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
