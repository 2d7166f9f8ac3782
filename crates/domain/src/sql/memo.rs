//! Parsed documents, kept between transactions.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Parsed documents by id and version, so that a stored JSON document is parsed once per version
/// and not once per transaction.
///
/// A version of an id never changes its content once it is committed, and ids are never used
/// again. What a transaction keeps stays with it until its commit and is dropped by a rollback, so
/// nobody finds a version that was written and undone. At most [`Memo::MOST`] documents, the
/// newest version of each; the one that was not asked for longest makes room.
pub struct Memo {
    shared: Arc<Mutex<Shared>>,
    /// Kept by transactions that are not committed yet, oldest first.
    fresh: RefCell<Vec<Fresh>>,
    /// Whether one of them changed what readers see.
    announces: Cell<bool>,
}

type Value = Arc<dyn Any + Send + Sync>;

struct Fresh {
    kind: TypeId,
    id: String,
    version: i64,
    value: Value,
}

/// The committed documents of all threads.
#[derive(Default)]
pub(super) struct Shared {
    documents: HashMap<String, HashMap<TypeId, Kept>>,
    asked: u64,
    /// How often what readers see has changed; outside the lock for those who only look.
    announced: Arc<AtomicU64>,
}

struct Kept {
    version: i64,
    value: Value,
    asked: u64,
}

/// What the memos of all threads share; `announced` counts what they announce.
pub(super) fn shared(announced: &Arc<AtomicU64>) -> Arc<Mutex<Shared>> {
    let announced = Arc::clone(announced);
    Arc::new(Mutex::new(Shared { announced, ..Shared::default() }))
}

impl Memo {
    /// How many ids there is room for.
    pub const MOST: usize = 256;

    pub(super) fn new(shared: Arc<Mutex<Shared>>) -> Self {
        Self { shared, fresh: RefCell::default(), announces: Cell::default() }
    }

    /// The document `id` as `T`, if just this version of it was kept.
    #[must_use]
    pub fn find<T: Send + Sync + 'static>(&self, id: &str, version: i64) -> Option<Arc<T>> {
        let kind = TypeId::of::<T>();
        let fresh = self
            .fresh
            .borrow()
            .iter()
            .rev()
            .find(|f| f.kind == kind && f.version == version && f.id == id)
            .map(|f| Arc::clone(&f.value));
        let value = fresh.or_else(|| self.lock(|shared| shared.find(kind, id, version)))?;
        value.downcast().ok()
    }

    /// Keeps a document for whoever asks for this version, once this transaction is committed.
    pub fn keep<T: Send + Sync + 'static>(&self, id: &str, version: i64, value: Arc<T>) {
        let mut fresh = self.fresh.borrow_mut();
        if fresh.len() < Self::MOST {
            fresh.push(Fresh { kind: TypeId::of::<T>(), id: id.to_owned(), version, value });
        }
    }

    /// Lets everybody know, once this transaction is committed, that readers see something new. One
    /// announcement too many does no harm.
    pub fn announce(&self) {
        self.announces.set(true);
    }

    /// Where the next transaction in the batch begins.
    pub(super) fn mark(&self) -> usize {
        self.fresh.borrow().len()
    }

    /// Drops what was kept since `mark`.
    pub(super) fn back_to(&self, mark: usize) {
        self.fresh.borrow_mut().truncate(mark);
    }

    /// Shows everybody what was kept; call it after the commit.
    pub(super) fn publish(&self) {
        if self.announces.take() {
            self.lock(|shared| shared.announced.fetch_add(1, Ordering::AcqRel));
        }
        let fresh = self.fresh.take();
        if !fresh.is_empty() {
            self.lock(|shared| fresh.into_iter().for_each(|document| shared.keep(document)));
        }
    }

    fn lock<R>(&self, work: impl FnOnce(&mut Shared) -> R) -> R {
        work(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Shared {
    fn find(&mut self, kind: TypeId, id: &str, version: i64) -> Option<Value> {
        self.asked += 1;
        let kept = self.documents.get_mut(id)?.get_mut(&kind)?;
        kept.asked = self.asked;
        (kept.version == version).then(|| Arc::clone(&kept.value))
    }

    fn keep(&mut self, fresh: Fresh) {
        // A reader with an older snapshot must not push out what is newer.
        let newest = self
            .documents
            .get(&fresh.id)
            .and_then(|kinds| kinds.get(&fresh.kind))
            .map(|kept| kept.version);
        if newest.is_some_and(|newest| newest > fresh.version) {
            return;
        }
        if !self.documents.contains_key(&fresh.id) && self.documents.len() >= Memo::MOST {
            self.make_room();
        }
        self.asked += 1;
        let kept = Kept { version: fresh.version, value: fresh.value, asked: self.asked };
        self.documents.entry(fresh.id).or_default().insert(fresh.kind, kept);
    }

    fn make_room(&mut self) {
        let oldest = self
            .documents
            .iter()
            .min_by_key(|(_, kinds)| kinds.values().map(|kept| kept.asked).max())
            .map(|(id, _)| id.clone());
        if let Some(oldest) = oldest {
            self.documents.remove(&oldest);
        }
    }
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memo").finish_non_exhaustive()
    }
}
