//! One transaction: how it begins, runs its jobs and commits, and how it may be lost.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;

use super::connection::AnyConnection;
use super::job::{Around, Ending, Job};
use super::worker::jittered;
use crate::fault::StoreError;

/// A batch commits after this time even if jobs are left, so that a few long jobs do not hold up
/// the answers, and on PostgreSQL the locks, of all.
const LONGEST: Duration = Duration::from_millis(50);

/// How a batch of jobs was lost. Nothing of it is stored, except as said at [`Lost::Unknown`].
pub(super) enum Lost {
    /// The job at this index met another transaction.
    Job(usize),
    /// The transaction as a whole failed.
    Whole(StoreError),
    /// The connection went away during the commit, so that it may be stored or not.
    Unknown(String),
}

/// The number of the advisory lock that a batch on PostgreSQL takes: shared with other batches, or
/// alone after a conflict.
///
/// Two batches take rows in the order of their jobs, so they can wait for each other even though
/// each job takes its own rows in order. The server finds that out after a second, and would again
/// at the next try. Whoever lost therefore waits for the others first, on all nodes, and then has
/// the rows to itself.
const GATE: i64 = 0x6761_7465;

/// How long a batch waits for a row while others run beside it. It is longer than a batch takes,
/// so that few waits are broken off that were none of two for each other.
const PATIENCE: Duration = Duration::from_millis(200);

/// What kind of transaction this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    SqliteRead,
    SqliteWrite,
    PostgresRead,
    PostgresWrite { alone: bool },
}

impl Way {
    fn is_read(self) -> bool {
        matches!(self, Self::SqliteRead | Self::PostgresRead)
    }

    fn begin(self) -> Cow<'static, str> {
        match self {
            Self::SqliteRead => "BEGIN".into(),
            // Takes the write lock at once, so that a read cannot turn out too old to write.
            Self::SqliteWrite => "BEGIN IMMEDIATE".into(),
            Self::PostgresRead => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".into(),
            Self::PostgresWrite { alone } => {
                let lock =
                    if alone { "pg_advisory_xact_lock" } else { "pg_advisory_xact_lock_shared" };
                let patience = jittered(PATIENCE).as_millis();
                format!(
                    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
                     SELECT {lock}({GATE});
                     SET LOCAL lock_timeout = {patience}"
                )
                .into()
            }
        }
    }

    /// PostgreSQL answers `COMMIT` with success even if a failed statement makes it a rollback; any
    /// statement before it fails then, and the commit is not reached.
    fn commit(self) -> &'static str {
        match self {
            Self::SqliteRead | Self::SqliteWrite => "COMMIT",
            Self::PostgresRead | Self::PostgresWrite { .. } => "SELECT 1; COMMIT",
        }
    }
}

/// One transaction.
pub(super) struct Round<'w> {
    conn: &'w mut AnyConnection,
    around: &'w Around,
    way: Way,
    /// Whether the connection is outside of any transaction.
    clean: bool,
}

/// How many jobs, from the first on, have their final result; and whether the connection is
/// outside of any transaction now.
pub(super) type Outcome = (Result<usize, Lost>, bool);

impl<'w> Round<'w> {
    pub(super) fn new(conn: &'w mut AnyConnection, around: &'w Around, way: Way) -> Self {
        Self { conn, around, way, clean: false }
    }

    /// Runs `jobs` in one transaction.
    pub(super) fn run(mut self, jobs: &mut [Box<dyn Job>]) -> Outcome {
        let outcome = match jobs {
            [job] => self.alone(job.as_mut()).map(|()| 1),
            several => self.together(several),
        };
        match outcome {
            Ok(_) => self.around.memo.publish(),
            Err(_) => self.around.memo.back_to(0),
        }
        (outcome, self.clean)
    }

    /// One job needs no savepoint, since nothing else is undone with it.
    fn alone(&mut self, job: &mut dyn Job) -> Result<(), Lost> {
        self.say(&self.way.begin()).map_err(Lost::Whole)?;
        match job.run(self.conn, self.around) {
            Ending::Again => Err(Lost::Job(0)),
            Ending::Failed => {
                self.around.memo.back_to(0);
                Ok(())
            }
            // What was read is right, whatever becomes of the connection.
            Ending::Done if self.way.is_read() => Ok(()),
            Ending::Done => self.commit(),
        }
    }

    /// Several jobs, each in its savepoint.
    fn together(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<usize, Lost> {
        let started = Instant::now();
        let count = jobs.len();
        self.say(&self.way.begin())
            .and_then(|()| self.say("SAVEPOINT job"))
            .map_err(Lost::Whole)?;
        for (at, job) in jobs.iter_mut().enumerate() {
            let mark = self.around.memo.mark();
            match job.run(self.conn, self.around) {
                Ending::Again => return Err(Lost::Job(at)),
                Ending::Failed => self.undo(mark).map_err(Lost::Whole)?,
                Ending::Done => match self.say("RELEASE SAVEPOINT job; SAVEPOINT job") {
                    Ok(()) => {}
                    // The job passed over a failed statement, after which PostgreSQL takes no other.
                    Err(error) if self.undo(mark).is_ok() => job.fail(error),
                    Err(error) => return Err(Lost::Whole(error)),
                },
            }
            if at + 1 == count || started.elapsed() > LONGEST {
                return self.commit().map(|()| at + 1);
            }
        }
        Ok(0)
    }

    /// Undoes the job that ran last, and what it kept.
    fn undo(&mut self, mark: usize) -> Result<(), StoreError> {
        self.around.memo.back_to(mark);
        self.say("ROLLBACK TO SAVEPOINT job")
    }

    /// A commit that failed is lost if it can be rolled back. If not, because the connection or
    /// the transaction is gone, it may have come through.
    fn commit(&mut self) -> Result<(), Lost> {
        let error = match self.say(self.way.commit()) {
            Ok(()) => {
                self.clean = true;
                return Ok(());
            }
            Err(StoreError::Gone(why)) => return Err(Lost::Unknown(why)),
            Err(error) => error,
        };
        match self.say("ROLLBACK") {
            Ok(()) => {
                self.clean = true;
                Err(Lost::Whole(error))
            }
            Err(_) => Err(Lost::Unknown(error.to_string())),
        }
    }

    fn say(&mut self, statements: &str) -> Result<(), StoreError> {
        self.conn.batch_execute(statements).map_err(StoreError::from)
    }
}
