//! Answers that are made once and kept: what everybody reads of a conference, until it changes.
//!
//! An answer belongs to a *stamp*: the version of its conference and the number of its newest
//! release. While the stamp holds, a request needs neither the database nor a template; the bytes
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

use super::problem::{Problem, Reply};
use crate::state::State;

mod answer;

pub use answer::{Answer, Content};

/// The most bytes that are kept.
const BYTES_MOST: usize = 64 * 1_024 * 1_024;

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
#[derive(Debug, Default)]
pub struct Kept {
    shelves: RwLock<HashMap<String, Shelf>>,
    /// Up to which announcement of the store the stamps are known.
    announced: AtomicU64,
    clock: AtomicU64,
}

/// The answers about one conference.
#[derive(Debug)]
struct Shelf {
    stamp: Stamp,
    answers: HashMap<String, Arc<Answer>>,
    /// When one of them was asked for last, as `Kept::clock` counts.
    asked: AtomicU64,
}

impl Kept {
    /// The answer that is still true.
    fn find(&self, slug: &str, view: &str) -> Option<Arc<Answer>> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        let shelf = shelves.get(slug)?;
        shelf.asked.store(self.clock.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        shelf.answers.get(view).map(Arc::clone)
    }

    /// Keeps an answer, unless the conference has gone on since it was made.
    fn keep(&self, slug: &str, view: String, (stamp, answer): (Stamp, &Arc<Answer>)) {
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.fetch_add(1, Ordering::Relaxed);
        let shelf = shelves.entry(slug.to_owned()).or_insert_with(|| Shelf {
            stamp,
            answers: HashMap::new(),
            asked: AtomicU64::new(now),
        });
        if stamp < shelf.stamp {
            return;
        }
        if stamp > shelf.stamp {
            shelf.answers.clear();
            shelf.stamp = stamp;
        }
        shelf.answers.insert(view, Arc::clone(answer));
        make_room(&mut shelves);
    }

    /// Forgets what is no longer true.
    fn refresh(&self, stamps: &[(Slug, Stamp)]) {
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        shelves.retain(|slug, shelf| {
            stamps.iter().any(|(each, stamp)| each.as_str() == slug && *stamp == shelf.stamp)
        });
    }
}

/// Forgets the conferences that were not asked for longest.
fn make_room(shelves: &mut HashMap<String, Shelf>) {
    let bytes = |shelf: &Shelf| shelf.answers.values().map(|answer| answer.bytes()).sum::<usize>();
    while shelves.values().map(bytes).sum::<usize>() > BYTES_MOST {
        let oldest = shelves.iter().min_by_key(|(_, shelf)| shelf.asked.load(Ordering::Relaxed));
        let Some(slug) = oldest.map(|(slug, _)| slug.clone()) else { return };
        shelves.remove(&slug);
    }
}

/// The answer to a request for a `view` of a conference, in the words of `variant`: kept, or made
/// with `make` and kept.
///
/// `make` must depend on nothing but the edition and the two names.
///
/// # Errors
///
/// 404 where there is no such conference, what `make` returns, or when the store fails.
pub async fn answer(
    request: &HttpRequest,
    state: &State,
    (slug, view): (&str, String),
    make: impl FnOnce(&Edition) -> Reply<Content>,
) -> Reply<HttpResponse> {
    let kept = &state.kept;
    let announced = state.store.announced();
    if kept.announced.load(Ordering::Acquire) != announced {
        let stamps = state.read(stamp::list).await?;
        kept.refresh(&stamps);
        kept.announced.fetch_max(announced, Ordering::Release);
    }
    if let Some(answer) = kept.find(slug, &view) {
        return Ok(answer.respond(request));
    }
    let (stamp, edition) = find(state, slug).await?;
    let content = make(&edition)?;
    let released_at = edition.release.as_ref().map(|release| release.edition.released_at);
    if state.is_demonstration {
        // Its pages tell the time.
        return Ok(Answer::plain(content, released_at).respond(request));
    }
    let made = actix_web::web::block(move || Answer::compressed(content, released_at)).await;
    let made = Arc::new(made.map_err(|_| Problem::internal())?);
    kept.keep(slug, view, (stamp, &made));
    Ok(made.respond(request))
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
            let stamp = Stamp::of(&conference, release.as_ref());
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
            state.kept.refresh(&stamps);
        }
    }
}
