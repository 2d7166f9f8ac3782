//! The programme as everybody reads it: by day, as a grid, by track, theme, room and person, a page
//! for each part, a search, and what happens now; the draft as it would be read, for organisers.
//!
//! What does not depend on the time or on what is asked is made once per edition and language, see
//! [`crate::http::kept`]; start with [`kept_page`]. [`shown`] turns parts of a programme into what
//! templates show, [`layout`] puts a day into a grid, [`card`] describes a page to other programs.

use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use domain::conference::Conference;
use domain::programme::Programme;
use domain::value::Key;
use domain::value::id::ConferenceId;
use domain::{StoreResult, Tx};
use jiff::Timestamp;

use super::conference as conference_page;
use super::frame::Frame;
use crate::http::kept::{self, Content, Edition};
use crate::http::problem::{Problem, Reply};
use crate::http::reader::Reader;
use crate::state::State;

pub mod card;
pub mod colours;
pub mod grid;
pub mod layout;
pub mod list;
pub mod markdown;
pub mod now;
pub mod person;
pub mod preview;
pub mod search;
pub mod session;
pub mod shown;

use card::Card;
use shown::{Link, Teller};

/// A programme page in the making: what it shows, and what stands around it.
#[derive(Debug)]
pub struct Desk<'a> {
    frame: Frame,
    conference: &'a Conference,
    programme: &'a Programme,
    standing: Standing,
    /// `/conferences/…/programme`
    base: String,
    /// What the addresses of this installation begin with.
    origin: String,
}

/// What the programme of a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// Nothing is published yet.
    Nothing,
    /// The release of this number.
    Released(i32),
    /// Not published: the draft, whose tracks have their colours there.
    Draft { colours: String },
}

/// What all pages of the programme have above their own content.
#[derive(Clone, Debug)]
pub struct Menu {
    /// Where the programme is.
    pub base: String,
    /// The views: where, what, whether it is this one.
    pub views: Vec<(String, String, bool)>,
    /// What was looked for; empty on other pages than the search.
    pub wish: String,
    /// The way here from the programme.
    pub crumbs: Vec<Link>,
    /// Where the colours of the tracks are.
    pub colours: String,
    /// The conference's zone.
    pub zone: String,
    /// What a reader in another zone is told; `%zone%` is theirs.
    pub other_zone: String,
    /// Whether nothing is published yet.
    pub is_empty: bool,
    /// Whether all of it is invented.
    pub is_sample: bool,
    /// Where the draft is worked on that is shown here; empty on the pages of readers.
    pub draft: String,
}

/// What is shown before the first release.
static NOTHING: Programme = Programme {
    settings: domain::programme::Settings { sample: false, walking_minutes: 0, hours: None },
    tracks: Vec::new(),
    themes: Vec::new(),
    rooms: Vec::new(),
    speakers: Vec::new(),
    sessions: Vec::new(),
};

impl<'a> Desk<'a> {
    /// A page below the programme of this edition; `rest` is its path there.
    fn new((frame, state): (Frame, &State), edition: &'a Edition) -> Self {
        let release = edition.release.as_ref();
        Self {
            frame,
            conference: &edition.conference,
            programme: release.map_or(&NOTHING, |release| &release.programme),
            standing: release.map_or(Standing::Nothing, |it| Standing::Released(it.number())),
            base: base(&edition.conference),
            origin: state.config.base_url.as_str().to_owned(),
        }
    }

    /// Whether it shows what nobody but organisers may see.
    fn is_draft(&self) -> bool {
        matches!(self.standing, Standing::Draft { .. })
    }

    /// Who tells of the programme.
    fn teller(&self) -> Teller<'_> {
        Teller {
            texts: self.frame.texts,
            programme: self.programme,
            zone: &self.conference.definition.zone,
            base: &self.base,
        }
    }

    /// The menu of the page at `rest`, with the way there from the programme.
    fn menu(&self, rest: &str, crumbs: Vec<Link>) -> Menu {
        let views = [
            ("", "programme-view-list"),
            ("/grid", "programme-view-grid"),
            ("/speakers", "programme-view-speakers"),
            ("/now", "programme-view-now"),
            ("/agenda", "agenda-title"),
        ];
        let view = |(at, key): (&str, &str)| {
            (format!("{}{at}", self.base), self.frame.text(key), at == rest)
        };
        let colours = |number: i32| format!("{}/colours.css?v={number}", self.base);
        // What a draft has nothing to say to: what is on now, and what one starred.
        let is_shown = |at: &str| !self.is_draft() || !matches!(at, "/now" | "/agenda");
        Menu {
            views: views.into_iter().filter(|(at, _)| is_shown(at)).map(view).collect(),
            colours: match &self.standing {
                Standing::Nothing => colours(0),
                Standing::Released(number) => colours(*number),
                Standing::Draft { colours } => colours.clone(),
            },
            draft: match &self.standing {
                Standing::Draft { .. } => preview::editor(self.conference),
                _ => String::new(),
            },
            zone: self.conference.definition.zone.as_str().to_owned(),
            other_zone: self.frame.texts.with("programme-other-zone", &[("zone", "%zone%")]),
            is_empty: self.standing == Standing::Nothing,
            is_sample: self.programme.settings.sample,
            wish: String::new(),
            base: self.base.clone(),
            crumbs,
        }
    }

    /// The way to a page that is called `text`.
    fn way(&self, between: impl IntoIterator<Item = Link>, text: &str) -> Vec<Link> {
        let start =
            Link { address: self.base.clone(), text: self.frame.text("conference-programme") };
        std::iter::once(start).chain(between).chain([Link::plain(text)]).collect()
    }

    /// How the page at `rest` is described to other programs.
    fn card(&self, rest: &str, (title, description): (&str, &str)) -> Card {
        let conference = &self.conference.definition;
        Card {
            title: title.to_owned(),
            description: description.to_owned(),
            site: conference.title.of(self.frame.locale()).to_owned(),
            url: format!("{}{}{rest}", self.origin, self.base),
            data: String::new(),
        }
    }

    /// A part of the programme, or 404.
    fn find<T>(&self, key: &str, find: impl Fn(&'a Programme, &Key) -> Option<T>) -> Reply<T> {
        let key: Key = key.parse().map_err(|_| Problem::not_found())?;
        find(self.programme, &key).ok_or_else(Problem::not_found)
    }
}

/// Where the programme of a conference is.
#[must_use]
pub fn base(conference: &Conference) -> String {
    format!("{}/programme", conference_page::address(&conference.definition.slug))
}

/// The page at `rest` below the programme, kept in each language.
///
/// # Errors
///
/// 404, or when the store or the template fails.
async fn kept_page<T: Template>(
    (request, state): (&HttpRequest, &State),
    (slug, rest): (&str, &str),
    make: impl FnOnce(Desk<'_>) -> Reply<T>,
) -> Reply<HttpResponse> {
    let view = format!("programme{rest}:{}", Reader::of(request).locale);
    let page = |edition: &Edition| {
        let frame = Frame::of(request, state).within(&edition.conference);
        let frame = frame.found_at(&format!("{}{rest}", base(&edition.conference)));
        let html = make(Desk::new((frame, state), edition))?.render().map_err(unrendered)?;
        Ok(Content::page(html))
    };
    kept::answer(request, state, (slug, view), page).await
}

/// [`kept_page`] for a page that shows something of the store beside the edition. Whatever changes
/// that must count it ([`domain::conference::store::raise_speakers_version`]).
///
/// # Errors
///
/// 404, or when the store or the template fails.
async fn kept_page_with<X: Send + 'static, T: Template>(
    (request, state): (&HttpRequest, &State),
    (slug, rest): (&str, &str),
    ask: impl Fn(&mut Tx<'_>, ConferenceId) -> StoreResult<X> + Send + 'static,
    make: impl FnOnce(Desk<'_>, X) -> Reply<T>,
) -> Reply<HttpResponse> {
    let view = format!("programme{rest}:{}", Reader::of(request).locale);
    let page = async |edition: &Edition| {
        let id = edition.conference.id;
        let found = state.read(move |tx| ask(tx, id)).await?;
        let frame = Frame::of(request, state).within(&edition.conference);
        let frame = frame.found_at(&format!("{}{rest}", base(&edition.conference)));
        let desk = Desk::new((frame, state), edition);
        let html = make(desk, found)?.render().map_err(unrendered)?;
        Ok(Content::page(html))
    };
    kept::awaited(request, state, (slug, view), page).await
}

/// The page at `rest` below the programme, made for this request.
///
/// # Errors
///
/// 404, or when the store or the template fails.
async fn fresh_page<T: Template>(
    (request, state): (&HttpRequest, &State),
    slug: &str,
    make: impl FnOnce(Desk<'_>, Timestamp) -> Reply<T>,
) -> Reply<HttpResponse> {
    let (_, edition) = kept::find(state, slug).await?;
    let frame = Frame::of(request, state).within(&edition.conference);
    let made = make(Desk::new((frame, state), &edition), state.now())?;
    super::page(actix_web::http::StatusCode::OK, &made)
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn unrendered(why: askama::Error) -> Problem {
    tracing::error!(error = %why, "a page cannot be rendered");
    Problem::internal()
}

/// The routes of the programme, the most read first: they are tried in this order.
pub fn routes(config: &mut ServiceConfig) {
    list::routes(config);
    grid::routes(config);
    session::routes(config);
    person::routes(config);
    now::routes(config);
    search::routes(config);
    colours::routes(config);
}
