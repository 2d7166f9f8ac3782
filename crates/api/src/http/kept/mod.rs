//! Answers that are made once and kept: what everybody reads of a conference, until it changes.
//!
//! An answer belongs to a *stamp*: the version of its conference, the number of its newest release,
//! and the version of what is shown of its speakers beside it. While the stamp holds, a request needs neither the database nor a template; the bytes
//! are compressed already.
//!
//! The stamps are looked at again as soon as this process has committed something that readers see
//! ([`domain::Store::announced`]). Other nodes on the same PostgreSQL look twice a second, see
//! [`watch`]; so a reader of theirs may see the old programme for half a second.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse};
use domain::StoreResult;
use domain::conference::Conference;
use domain::programme::Release;
use domain::programme::release::stamp::{self, Stamp};
use domain::value::Slug;
use tokio::sync::Mutex;

use super::problem::{Problem, Reply};
use crate::state::State;

mod answer;
mod front;

pub use answer::{Answer, Content};
use front::Window;
pub use front::front;

/// How often other nodes are thought of.
const WATCH_EVERY: Duration = Duration::from_millis(500);

/// A conference as readers see it.
#[derive(Debug)]
pub struct Edition {
    /// The conference.
    pub conference: Conference,
    /// Its newest release; none before the first.
    pub release: Option<Release>,
}

/// What is kept.
#[derive(Debug)]
pub struct Kept {
    shelves: RwLock<Shelves>,
    /// Up to which announcement of the store the stamps are known.
    announced: AtomicU64,
    /// Counts what is asked for.
    clock: AtomicU64,
    /// One answer is made at a time, so that a crowd after a release makes it once.
    making: Mutex<()>,
    /// The most bytes that are kept.
    most: usize,
}

#[derive(Debug, Default)]
struct Shelves {
    /// By the short name of the conference.
    all: HashMap<String, Shelf>,
    bytes: usize,
    /// What stands on the shelves and needs no look at the address but this one.
    window: Window,
}

/// The answers about one conference.
#[derive(Debug)]
struct Shelf {
    stamp: Stamp,
    /// By view.
    books: HashMap<String, Arc<Book>>,
}

#[derive(Debug)]
struct Book {
    answer: Answer,
    /// When it was asked for last, as `Kept::clock` counts.
    asked: AtomicU64,
}

impl Kept {
    /// Room for so many bytes.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            shelves: RwLock::default(),
            announced: AtomicU64::default(),
            clock: AtomicU64::default(),
            making: Mutex::default(),
            most,
        }
    }

    /// The answer that is still true.
    fn find(&self, slug: &str, view: &str) -> Option<Arc<Book>> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        let book = shelves.all.get(slug)?.books.get(view)?;
        book.asked.store(self.tick(), Ordering::Relaxed);
        Some(Arc::clone(book))
    }

    fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::Relaxed)
    }

    /// Keeps an answer that was made when `announced` was known, unless something has changed
    /// since: it may be about the edition before.
    fn keep(&self, (slug, view): (&str, String), announced: u64, made: (Stamp, Arc<Book>)) {
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        if self.announced.load(Ordering::Acquire) != announced {
            return;
        }
        let (stamp, book) = made;
        book.asked.store(self.tick(), Ordering::Relaxed);
        shelves.put(slug, view, stamp, book);
        shelves.make_room(self.most);
    }

    /// Forgets what is no longer true.
    fn refresh(&self, stamps: &[(Slug, Stamp)], announced: Option<u64>) {
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        shelves.all.retain(|slug, shelf| {
            stamps.iter().any(|(each, stamp)| each.as_str() == slug && *stamp == shelf.stamp)
        });
        shelves.window.clear();
        shelves.count();
        if let Some(announced) = announced {
            self.announced.fetch_max(announced, Ordering::AcqRel);
        }
    }

    /// Looks at the stamps again if this process has announced something, and says up to which
    /// announcement they are known.
    async fn catch_up(&self, state: &State) -> Reply<u64> {
        let announced = state.store.announced();
        if self.announced.load(Ordering::Acquire) != announced {
            let stamps = state.read(stamp::list).await?;
            self.refresh(&stamps, Some(announced));
        }
        Ok(announced)
    }
}

impl Shelves {
    fn put(&mut self, slug: &str, view: String, stamp: Stamp, book: Arc<Book>) {
        let new = || Shelf { stamp, books: HashMap::new() };
        let shelf = self.all.entry(slug.to_owned()).or_insert_with(new);
        if stamp < shelf.stamp {
            return;
        }
        if stamp > shelf.stamp {
            *shelf = new();
            self.window.clear();
        }
        shelf.books.insert(view, book);
        self.count();
    }

    fn count(&mut self) {
        let books = self.all.values().flat_map(|shelf| shelf.books.values());
        self.bytes = books.map(|book| book.answer.bytes()).sum();
    }

    /// Forgets what was not asked for longest.
    fn make_room(&mut self, most: usize) {
        while self.bytes > most {
            let books = self.all.iter().flat_map(|(slug, shelf)| {
                shelf.books.iter().map(move |(view, book)| (slug, view, book))
            });
            let oldest = books.min_by_key(|(_, _, book)| book.asked.load(Ordering::Relaxed));
            let Some((slug, view)) = oldest.map(|(slug, view, _)| (slug.clone(), view.clone()))
            else {
                return;
            };
            self.window.clear();
            if let Some(shelf) = self.all.get_mut(&slug) {
                let gone = shelf.books.remove(&view);
                self.bytes -= gone.map_or(0, |book| book.answer.bytes());
            }
        }
    }
}

/// The answer to a request for a `view` of a conference: kept, or made with `make` and kept. A
/// page in several languages is a view in each.
///
/// `make` must depend on nothing but the edition and the two names: not on who asks, not on the
/// rest of the address.
///
/// # Errors
///
/// 404 where there is no such conference, what `make` returns, or when the store fails.
pub async fn answer(
    request: &HttpRequest,
    state: &State,
    names: (&str, String),
    make: impl FnOnce(&Edition) -> Reply<Content>,
) -> Reply<HttpResponse> {
    awaited(request, state, names, async |edition: &Edition| make(edition)).await
}

/// [`answer`] for a `make` that has to ask the store for more of the same edition.
///
/// # Errors
///
/// As for [`answer`].
pub async fn awaited(
    request: &HttpRequest,
    state: &State,
    (slug, view): (&str, String),
    make: impl AsyncFnOnce(&Edition) -> Reply<Content>,
) -> Reply<HttpResponse> {
    let kept = &state.kept;
    let announced = kept.catch_up(state).await?;
    if let Some(book) = kept.find(slug, &view) {
        kept.show(request, (slug, &view), &book);
        return Ok(book.answer.respond(request));
    }
    let (stamp, edition) = find(state, slug).await?;
    let released_at = edition.release.as_ref().map(|release| release.edition.released_at);
    if state.is_demonstration {
        // Its pages tell the time.
        return Ok(Answer::plain(make(&edition).await?, released_at).respond(request));
    }
    let _turn = kept.making.lock().await;
    if let Some(book) = kept.find(slug, &view) {
        return Ok(book.answer.respond(request));
    }
    let content = make(&edition).await?;
    let made = actix_web::web::block(move || Answer::compressed(content, released_at)).await;
    let answer = made.map_err(|_| Problem::internal())?;
    let book = Arc::new(Book { answer, asked: AtomicU64::default() });
    kept.keep((slug, view), announced, (stamp, Arc::clone(&book)));
    Ok(book.answer.respond(request))
}

/// The conference as readers see it, with its stamp.
///
/// # Errors
///
/// 404, or when the store fails.
pub async fn find(state: &State, slug: &str) -> Reply<(Stamp, Edition)> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let found = state
        .read(move |tx| -> StoreResult<_> {
            let Some(conference) = domain::conference::store::find(tx, &slug)? else {
                return Ok(None);
            };
            let release = domain::programme::release::store::newest(tx, conference.id)?;
            let speakers = domain::conference::store::speakers_version(tx, conference.id)?;
            let stamp = Stamp::of(&conference, release.as_ref(), speakers);
            Ok(Some((stamp, Edition { conference, release })))
        })
        .await?;
    found.ok_or_else(Problem::not_found)
}

/// Looks twice a second what other nodes have published, for as long as the process serves.
pub async fn watch(state: State) {
    loop {
        tokio::time::sleep(WATCH_EVERY).await;
        if let Ok(stamps) = state.read(stamp::list).await {
            state.kept.refresh(&stamps, None);
        }
    }
}
