//! The store: queues in front of the threads that own connections.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::connection::{Address, Backend, Duty};
use super::job::{Around, Job, Reply, Task};
use super::memo::{self, Memo};
use super::open::{Guard, OpenError, Options, guard};
use super::worker::Worker;
use super::{Tx, integrity, migration};
use crate::fault::{Fault, StoreError, StoreResult};

/// The records of all conferences, in SQLite or PostgreSQL. A clone is the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

type Queue = Sender<Box<dyn Job>>;

struct Inner {
    backend: Backend,
    /// `None` once the store is closed; the threads end when their queue is gone and empty.
    queues: RwLock<Option<Queues>>,
    threads: Mutex<Threads>,
    /// Writer threads that run.
    writing: Arc<AtomicUsize>,
    /// How often what readers see has changed.
    announced: Arc<AtomicU64>,
}

struct Queues {
    write: Queue,
    read: Queue,
}

/// In the order in which they end: a writer's last checkpoint needs all readers gone, and the lock
/// goes when nobody writes any more.
#[derive(Default)]
struct Threads {
    readers: Vec<JoinHandle<()>>,
    writers: Vec<JoinHandle<()>>,
    guard: Option<Guard>,
}

impl Store {
    /// Opens the store at `url`, `sqlite:<path>` or `postgres://…`, and brings its schema up to
    /// date. A missing SQLite file is made, for its owner alone to read; a missing folder or
    /// PostgreSQL database is not.
    ///
    /// Blocks until the database is ready, on PostgreSQL also while another node migrates it.
    ///
    /// # Errors
    ///
    /// [`OpenError`] says what is wrong with the address, the file or the database.
    pub fn open(url: &str, options: Options) -> Result<Self, OpenError> {
        let (address, guard) = guard(Address::parse(url)?)?;
        migration::up(&address)?;

        let backend = address.backend();
        let (write, writes) = bounded(options.queue);
        let (read, reads) = bounded(options.queue);
        let inner = Inner {
            backend,
            queues: RwLock::new(Some(Queues { write, read })),
            threads: Mutex::new(Threads { guard: Some(guard), ..Threads::default() }),
            writing: Arc::default(),
            announced: Arc::default(),
        };
        let shared = memo::shared(&inner.announced);
        let host = Arc::from(options.host);
        let around = || Around { memo: Memo::new(Arc::clone(&shared)), host: Arc::clone(&host) };
        // If one cannot start, the drop of `inner` ends those before it.
        for _ in 0..backend.writers() {
            inner.start(&address, Duty::Write, &writes, around())?;
        }
        for _ in 0..options.readers.max(1) {
            inner.start(&address, Duty::Read, &reads, around())?;
        }
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Whether other processes may work on the same database at the same time.
    #[must_use]
    pub fn has_company(&self) -> bool {
        self.inner.backend == Backend::Postgres
    }

    /// How often this process has committed something that changes what readers see; see
    /// [`Memo::announce`](super::Memo::announce).
    #[must_use]
    pub fn announced(&self) -> u64 {
        self.inner.announced.load(Ordering::Acquire)
    }

    /// Runs `work` in a transaction and returns its result once that is on disk.
    ///
    /// `work` waits in a bounded queue, then runs on a writer thread, together with others in one
    /// transaction but undone alone if it fails. It may run several times, so it must touch
    /// nothing but the store; what the world shall notice goes into the outbox. It is run again
    /// when its failure is [`Kind::Unavailable`](crate::fault::Kind::Unavailable), except for
    /// [`StoreError::Deadline`], which would only come again. If the returned future is dropped
    /// before `work` began, `work` is not run.
    ///
    /// # Errors
    ///
    /// What `work` returns; [`StoreError::Busy`] at once when the queue is full;
    /// [`StoreError::Conflict`] when others were in the way every time; [`StoreError::Refused`]
    /// when `work` panicked; [`StoreError::Gone`] when the database does not answer. If it went
    /// away during the commit, nobody knows whether the change is stored.
    pub async fn write<T, E>(
        &self,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        self.asked(Duty::Write, now, work).await
    }

    /// Runs `work` on one snapshot of the store, in a transaction that cannot write.
    ///
    /// # Errors
    ///
    /// As for [`write`](Self::write).
    pub async fn read<T, E>(
        &self,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        self.asked(Duty::Read, now, work).await
    }

    /// [`write`](Self::write) for the command line: blocks the thread.
    ///
    /// # Errors
    ///
    /// As for [`write`](Self::write).
    pub fn write_now<T, E>(
        &self,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        self.awaited(Duty::Write, now, work)
    }

    /// [`read`](Self::read) for the command line: blocks the thread.
    ///
    /// # Errors
    ///
    /// As for [`write`](Self::write).
    pub fn read_now<T, E>(
        &self,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        self.awaited(Duty::Read, now, work)
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.inner.backend
    }

    /// Closures that wait for a writer now; for the metrics.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let queues = self.inner.queues.read().unwrap_or_else(PoisonError::into_inner);
        queues.as_ref().map_or(0, |queues| queues.write.len())
    }

    /// Whether the store can serve: the database answers a read, and every writer thread lives.
    ///
    /// # Errors
    ///
    /// [`StoreError::Gone`] or [`StoreError::Busy`] if it cannot.
    pub async fn ready(&self) -> StoreResult<()> {
        if self.inner.writing.load(Ordering::Acquire) < self.inner.backend.writers() {
            return Err(StoreError::Gone("a writer thread has ended".to_owned()));
        }
        self.read(Timestamp::UNIX_EPOCH, integrity::touch).await
    }

    /// What is wrong with the database's files, a line each; nothing if they are sound.
    ///
    /// SQLite is asked to check every page and every reference, which reads the whole file.
    /// PostgreSQL looks after its files itself.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the check itself cannot be made.
    pub fn integrity(&self) -> StoreResult<Vec<String>> {
        self.read_now(Timestamp::UNIX_EPOCH, integrity::check)
    }

    /// Takes no more work, finishes what is queued, and lets go of the database. The other clones
    /// of this store are closed with it.
    ///
    /// Blocks until the last queued closure is answered. Dropping the last clone does the same.
    pub fn close(self) {
        self.inner.close();
    }

    async fn asked<T, E>(
        &self,
        duty: Duty,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.inner.push(duty, Box::new(Task::new(now, work, Reply::Task(reply))))?;
        answer.await.unwrap_or_else(|_| Err(E::from(closed())))
    }

    fn awaited<T, E>(
        &self,
        duty: Duty,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        let (reply, answer) = bounded(1);
        self.inner.push(duty, Box::new(Task::new(now, work, Reply::Thread(reply))))?;
        answer.recv().unwrap_or_else(|_| Err(E::from(closed())))
    }
}

impl Inner {
    fn start(
        &self,
        address: &Address,
        duty: Duty,
        jobs: &Receiver<Box<dyn Job>>,
        around: Around,
    ) -> Result<(), OpenError> {
        let conn = address.connect(duty).map_err(OpenError::Unreachable)?;
        let worker = Worker::new(address.clone(), duty, conn, jobs.clone(), around);
        let running = (duty == Duty::Write).then(|| Running::new(Arc::clone(&self.writing)));
        let name = if duty == Duty::Write { "store-writer" } else { "store-reader" };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _running = running;
            worker.run();
        });
        let thread = thread.map_err(OpenError::Thread)?;
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        let beside = if duty == Duty::Write { &mut threads.writers } else { &mut threads.readers };
        beside.push(thread);
        Ok(())
    }

    /// Never waits: what does not fit now would only be answered too late.
    fn push(&self, duty: Duty, job: Box<dyn Job>) -> StoreResult<()> {
        let queues = self.queues.read().unwrap_or_else(PoisonError::into_inner);
        let queues = queues.as_ref().ok_or_else(closed)?;
        let queue = if duty == Duty::Write { &queues.write } else { &queues.read };
        queue.try_send(job).map_err(|why| if why.is_full() { StoreError::Busy } else { closed() })
    }

    fn close(&self) {
        drop(self.queues.write().unwrap_or_else(PoisonError::into_inner).take());
        let threads =
            std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        // The last clone of a store may be inside a closure; a thread cannot wait for itself.
        let me = thread::current().id();
        for thread in threads.readers.into_iter().chain(threads.writers) {
            if thread.thread().id() != me && thread.join().is_err() {
                tracing::error!("a thread of the store had panicked");
            }
        }
        drop(threads.guard);
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.close();
    }
}

/// Counts a thread for as long as it runs, also when it ends by a panic.
struct Running(Arc<AtomicUsize>);

impl Running {
    fn new(count: Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::AcqRel);
        Self(count)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn closed() -> StoreError {
    StoreError::Gone("the store is closed".to_owned())
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("backend", &self.inner.backend).finish_non_exhaustive()
    }
}
