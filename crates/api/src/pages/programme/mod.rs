//! The programme as readers see it: the newest release.
//!
//! What is the same for everybody is made once and kept, see [`crate::http::kept`]; the search and
//! what is on now are made anew.

use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use domain::text::Texts;

use super::frame::Frame;
use crate::http::kept::{self, Content, Edition};
use crate::http::problem::{Problem, Reply};
use crate::http::reader::Reader;
use crate::state::State;

mod grid;
mod item;
mod list;
mod moment;
mod view;

use view::{Eye, Link};

/// The routes of the programme; those with words of their own before those with keys.
pub fn routes(config: &mut ServiceConfig) {
    list::routes(config);
    grid::routes(config);
    item::routes(config);
    moment::routes(config);
}

/// What social media show of a page.
#[derive(Debug)]
pub struct Card {
    title: String,
    description: String,
    address: String,
    /// What the page is about, for machines (schema.org), where it is about one thing.
    data: Option<String>,
}

/// The most characters of a description; more is cut by whoever shows it.
const DESCRIPTION_MOST: usize = 200;

impl Card {
    /// The card of a `view` below the programme.
    fn new(edition: &Edition, texts: Texts, title: &str, description: &str, view: &str) -> Self {
        let definition = &edition.conference.definition;
        let description = match description {
            "" => definition.description.of(texts.locale()),
            some => some,
        };
        let mut short: String = description.chars().take(DESCRIPTION_MOST).collect();
        if short.len() < description.len() {
            short.push('…');
        }
        let address = format!("/conferences/{}/programme/{view}", definition.slug);
        Self {
            title: format!("{title} · {}", definition.title.of(texts.locale())),
            description: short,
            address: address.trim_end_matches('/').to_owned(),
            data: None,
        }
    }

    /// The same card, with what the page is about as JSON-LD.
    fn about(mut self, data: &serde_json::Value) -> Self {
        // Inside a script nothing is escaped, and `<` could end it.
        self.data = Some(data.to_string().replace('<', "\\u003c"));
        self
    }
}

/// What every page of the programme has above its own content.
#[derive(Debug)]
pub struct Head {
    base: String,
    /// The conference's page.
    conference: String,
    zone: String,
    /// Whether the programme is invented.
    is_sample: bool,
    /// Whether there is a release.
    is_released: bool,
    /// Days: address, text, whether this is it.
    days: Vec<(String, String, bool)>,
    /// Other ways to look: address, text, whether this is it.
    views: Vec<(String, String, bool)>,
    tracks: Vec<Link>,
    card: Card,
    /// The whole address of the page and of its site.
    address: String,
}

impl Head {
    fn new(edition: &Edition, eye: Eye<'_>, (view, card): (&str, Card)) -> Self {
        let definition = &edition.conference.definition;
        let base = format!("/conferences/{}/programme", definition.slug);
        let day = |day: jiff::civil::Date| {
            let is_this = view == format!("days/{day}") || view == format!("grid/{day}");
            (format!("{base}/days/{day}"), eye.texts.date(day), is_this)
        };
        let other = |name: &str, key: &str| {
            let address = if name.is_empty() { base.clone() } else { format!("{base}/{name}") };
            (
                address,
                eye.texts.get(key),
                view == name || (name == "grid" && view.starts_with("grid")),
            )
        };
        let locale = eye.texts.locale();
        let track = |track: &domain::programme::Track| Link {
            key: track.key.to_string(),
            name: track.name.of(locale).to_owned(),
        };
        Self {
            conference: definition.title.of(locale).to_owned(),
            zone: definition.zone.as_str().to_owned(),
            is_sample: eye.programme.settings.sample,
            is_released: edition.release.is_some(),
            days: eye.programme.days().into_iter().map(day).collect(),
            views: vec![
                other("", "programme-view-list"),
                other("grid", "programme-view-grid"),
                other("speakers", "programme-view-speakers"),
                other("now", "programme-view-now"),
                other("search", "programme-view-search"),
            ],
            tracks: eye.programme.tracks.iter().map(track).collect(),
            address: card.address.clone(),
            card,
            base,
        }
    }
}

/// A page that is the same for all readers of a language.
async fn kept_page<T: Template>(
    request: &HttpRequest,
    state: &State,
    (slug, view): (&str, &str),
    make: impl FnOnce(Frame, &Edition) -> Reply<T>,
) -> Reply<HttpResponse> {
    let locale = Reader::of(request).locale;
    let name = format!("{locale} {view}");
    kept::answer(request, state, (slug, name), |edition| {
        // Whatever else the address says is not of the page.
        let frame = Frame::of(request, state).within(&edition.conference).found_at(request.path());
        let html = make(frame, edition)?.render().map_err(|why| {
            tracing::error!(error = %why, "a page cannot be rendered");
            Problem::internal()
        })?;
        Ok(Content::page(html))
    })
    .await
}
