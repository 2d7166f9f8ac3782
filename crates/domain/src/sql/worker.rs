//! The threads that own connections, and the contract of a batch.
//!
//! A writer takes what waits, up to a batch; runs each job in its own savepoint within one
//! transaction, so that one failure undoes only itself; commits once; and only then answers.
//!
//! ```text
//!           ┌───────────── lost: half as many, after a pause ─────────────┐
//!           ▼                                                             │
//! take ─▶ BEGIN ─▶ SAVEPOINT ─▶ job ─▶ RELEASE ─▶ … ─▶ COMMIT ─▶ answer   │
//!                                ├─ failed ─▶ ROLLBACK TO ─▶ next job     │
//!                                ├─ panic  ─▶ ROLLBACK TO ─▶ next job     │
//!                                └─ another got in the way ─▶ ROLLBACK ───┤
//!                                          connection gone ─▶ a new one ──┘
//! ```
//!
//! A reader is the same with a batch of one in a read-only transaction.
//!
//! diesel's own transactions are not used: it would send one statement at a time, where two in
//! one message save a round trip per job.

use std::collections::VecDeque;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;
use diesel::connection::SimpleConnection;

use super::connection::{Address, AnyConnection, Backend, Duty};
use super::job::{Around, Job};
use super::round::{Lost, Round, Way};
use crate::fault::{Fault, Kind, StoreError};
use crate::value::random;

/// How often a job may lose its transaction to others before it gets its error.
const ATTEMPTS: u32 = 10;

/// How often a new connection is tried before those who wait are told; about two seconds.
const CONNECTS: u32 = 12;

/// How long a PostgreSQL writer works alone after a conflict. Two that met will meet again soon:
/// both have the same conference before them.
const ALONE: Duration = Duration::from_secs(2);

/// One thread's state.
pub(super) struct Worker {
    address: Address,
    duty: Duty,
    jobs: Receiver<Box<dyn Job>>,
    around: Around,
    /// Gone after any failure that leaves its state in doubt; made anew when it is needed.
    conn: Option<AnyConnection>,
    /// Whether the last try to connect failed. Then the next batch tries once and not
    /// [`CONNECTS`] times, so that a queue does not wait for a server that is down.
    down: bool,
    /// Until when this writer lets no other write beside it, after a conflict.
    alone: Option<Instant>,
}

impl Worker {
    pub(super) fn new(
        address: Address,
        duty: Duty,
        conn: AnyConnection,
        jobs: Receiver<Box<dyn Job>>,
        around: Around,
    ) -> Self {
        Self { address, duty, jobs, around, conn: Some(conn), down: false, alone: None }
    }

    /// Serves until the queue is closed and empty.
    pub(super) fn run(mut self) {
        let most = if self.duty == Duty::Write { self.address.backend().batch() } else { 1 };
        while let Ok(first) = self.jobs.recv() {
            let mut batch = VecDeque::from([first]);
            batch.extend(self.jobs.try_iter().take(most - 1));
            self.serve(batch);
        }
        if let (Duty::Write, Some(AnyConnection::Sqlite(conn))) = (self.duty, &mut self.conn) {
            // So that the file alone is the whole store; what stays in the log is as safe. Statistics
            // are not gathered: with them SQLite plans a query anew for each value that is bound.
            let _ = conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// Answers all of `jobs`. After a loss fewer are tried at once, down to one: the fewer locks a
    /// transaction takes, the likelier it gets through.
    fn serve(&mut self, mut jobs: VecDeque<Box<dyn Job>>) {
        let mut size = jobs.len();
        let mut losses = 0;
        loop {
            jobs.retain(|job| job.is_wanted());
            let tried = size.clamp(1, jobs.len().max(1));
            let Some(batch) = jobs.make_contiguous().get_mut(..tried) else { return };
            let Some(conn) = self.connection() else {
                return fail(&mut jobs, usize::MAX, || {
                    StoreError::Gone("no connection".to_owned())
                });
            };
            match self.attempt(conn, batch) {
                Ok(done) => {
                    answer(&mut jobs, done);
                    size = size.saturating_mul(2);
                    losses = 0;
                    continue;
                }
                Err(Lost::Unknown(why)) => {
                    tracing::error!(why, "the connection went away during a commit");
                    fail(&mut jobs, tried, || StoreError::Gone(why.clone()));
                    continue;
                }
                Err(Lost::Job(at)) => {
                    size = tried / 2;
                    // The others need not wait for what it waits for.
                    if let Some(mut job) = jobs.remove(at) {
                        if job.strike() < ATTEMPTS { jobs.push_back(job) } else { job.answer() }
                    }
                }
                Err(Lost::Whole(error)) => {
                    // Whose fault it is shows only when each is tried alone.
                    let hopeless = error.kind() != Kind::Unavailable || losses >= ATTEMPTS;
                    size = if hopeless { 1 } else { tried / 2 };
                    if hopeless && tried == 1 {
                        let mut error = Some(error);
                        fail(&mut jobs, 1, || error.take().unwrap_or(StoreError::Conflict));
                    }
                }
            }
            self.alone = Some(Instant::now() + ALONE);
            losses += 1;
            pause(losses);
        }
    }

    /// The connection, made anew if there is none; taken out, so that one in doubt is not put back.
    fn connection(&mut self) -> Option<AnyConnection> {
        if let Some(conn) = self.conn.take() {
            return Some(conn);
        }
        let tries = if self.down { 1 } else { CONNECTS };
        for lost in 1..=tries {
            match self.address.connect(self.duty) {
                Ok(conn) => {
                    tracing::info!("connected to the database again");
                    self.down = false;
                    return Some(conn);
                }
                Err(why) => tracing::error!(why, "the database does not answer"),
            }
            if lost < tries {
                pause(lost + 4);
            }
        }
        self.down = true;
        None
    }

    /// Runs `jobs` once, and says how many of them, from the first on, have their final result.
    fn attempt(
        &mut self,
        mut conn: AnyConnection,
        jobs: &mut [Box<dyn Job>],
    ) -> Result<usize, Lost> {
        let way = match (self.address.backend(), self.duty) {
            (Backend::Sqlite, Duty::Read) => Way::SqliteRead,
            (Backend::Sqlite, _) => Way::SqliteWrite,
            (Backend::Postgres, Duty::Read) => Way::PostgresRead,
            (Backend::Postgres, _) => {
                Way::PostgresWrite { alone: self.alone.is_some_and(|until| Instant::now() < until) }
            }
        };
        let (outcome, clean) = Round::new(&mut conn, &self.around, way).run(jobs);
        // A connection that cannot even roll back is dead, or in a state that nobody knows.
        let doubtful = matches!(outcome, Err(Lost::Unknown(_)));
        if clean || !doubtful && conn.batch_execute("ROLLBACK").is_ok() {
            self.conn = Some(conn);
        }
        outcome
    }
}

/// Answers the first `count` jobs with the results that they hold.
fn answer(jobs: &mut VecDeque<Box<dyn Job>>, count: usize) {
    let count = count.min(jobs.len());
    jobs.drain(..count).for_each(Job::answer);
}

/// Answers the first `count` jobs with an error.
fn fail(jobs: &mut VecDeque<Box<dyn Job>>, count: usize, mut error: impl FnMut() -> StoreError) {
    jobs.iter_mut().take(count).for_each(|job| job.fail(error()));
    answer(jobs, count);
}

/// Sleeps 2 ms after the first loss and twice as long after each further one, up to a quarter of
/// a second; somewhat more or less, so that two that met do not meet again.
fn pause(losses: u32) {
    let longest = 2_u64.checked_pow(losses).map_or(250, |pause| pause.min(250));
    thread::sleep(jittered(Duration::from_millis(longest)));
}

/// Between half of `most` and `most`.
pub(super) fn jittered(most: Duration) -> Duration {
    most.mul_f32(0.5 + 0.5 * f32::from(u16::from_le_bytes(random::bytes())) / f32::from(u16::MAX))
}
