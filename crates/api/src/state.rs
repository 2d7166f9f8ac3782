//! What every handler shares.

use std::sync::Arc;
use std::time::Duration;

use domain::registration::LinkKey;
use domain::{Clock, Fault, Store, StoreError, Tx};
use jiff::Timestamp;
use tokio::sync::{Notify, Semaphore};

use crate::config::Config;
use crate::http::in_flight::InFlight;
use crate::http::kept::Kept;
use crate::http::limit::Limiters;

/// The most mails that may come in by the webhook at once: each is in memory, up to 10 MiB.
const MAILS_AT_ONCE: usize = 8;

/// What every handler shares; cheap to clone.
#[derive(Clone, Debug)]
pub struct State {
    /// The database.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// The key that private links and form keys are derived from.
    pub links: LinkKey,
    /// The settings.
    pub config: Arc<Config>,
    /// Rings when the outbox may have something new.
    pub outbox_bell: Arc<Notify>,
    /// Passwords hashed at once: as many as cores.
    pub hashing: Arc<Semaphore>,
    /// Mails that may come in by the webhook at once.
    pub mails_at_once: Arc<Semaphore>,
    /// Photographs read at once: one, because each may take 200 MB.
    pub imaging: Arc<Semaphore>,
    /// Idempotency keys that are being worked on.
    pub in_flight: InFlight,
    /// Rates of addresses.
    pub limiters: Arc<Limiters>,
    /// Answers that are made once.
    pub kept: Arc<Kept>,
    /// Whether this is a demonstration that lives at another time, which every page says.
    pub is_demonstration: bool,
}

impl State {
    /// The state of a running installation.
    #[must_use]
    pub fn new(store: Store, clock: Clock, links: LinkKey, config: Config) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let limiters = Arc::new(Limiters::new(&config.limits));
        let kept = Arc::new(Kept::new(config.limits.kept_mib * 1_024 * 1_024));
        Self {
            store,
            clock,
            links,
            config: Arc::new(config),
            outbox_bell: Arc::new(Notify::new()),
            hashing: Arc::new(Semaphore::new(cores)),
            mails_at_once: Arc::new(Semaphore::new(MAILS_AT_ONCE)),
            imaging: Arc::new(Semaphore::new(1)),
            in_flight: InFlight::default(),
            limiters,
            kept,
            is_demonstration: false,
        }
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Runs `work` in one transaction that may change things, and rings the outbox's bell.
    ///
    /// # Errors
    ///
    /// What `work` returns, or that the store has no time.
    pub async fn write<T, E>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        let done = self.in_time(self.store.write(self.now(), work)).await?;
        self.outbox_bell.notify_one();
        Ok(done)
    }

    /// Runs `work` in one transaction that only reads.
    ///
    /// # Errors
    ///
    /// What `work` returns, or that the store has no time.
    pub async fn read<T, E>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault + From<StoreError> + Send + 'static,
    {
        self.in_time(self.store.read(self.now(), work)).await
    }

    async fn in_time<T, E: From<StoreError>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let limit = Duration::from_secs(self.config.limits.request_s);
        match tokio::time::timeout(limit, work).await {
            Ok(done) => done,
            Err(_) => Err(StoreError::Deadline.into()),
        }
    }
}
