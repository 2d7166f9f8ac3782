//! A wish on its way to a thread that can grant it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crossbeam_channel::Sender;
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{AnyConnection, Memo, Tx};
use crate::fault::{Fault, Kind, StoreError};

/// How one run of a job ended. The result itself stays in the job until it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// What it wrote shall be kept.
    Done,
    /// What it wrote shall be undone; its failure is final.
    Failed,
    /// Another got in the way; the transaction is lost and it may run again.
    Again,
}

/// What a transaction sees besides its connection.
pub(super) struct Around {
    pub(super) memo: Memo,
    pub(super) host: Arc<str>,
}

/// A job without its types, so that one queue takes all.
pub(super) trait Job: Send {
    /// Whether somebody still waits for the answer.
    fn is_wanted(&self) -> bool;
    /// Runs the closure. A panic in it is a failure of this job alone.
    fn run(&mut self, conn: &mut AnyConnection, around: &Around) -> Ending;
    /// Makes `error` its result.
    fn fail(&mut self, error: StoreError);
    /// Counts a run that was lost through this job, and says how many there were.
    fn strike(&mut self) -> u32;
    /// Gives the result to whoever waits.
    fn answer(self: Box<Self>);
}

/// Where an answer goes.
pub(super) enum Reply<R> {
    /// To a task.
    Task(oneshot::Sender<R>),
    /// To a thread that is blocked meanwhile.
    Thread(Sender<R>),
}

impl<R> Reply<R> {
    fn is_wanted(&self) -> bool {
        match self {
            Self::Task(sender) => !sender.is_closed(),
            Self::Thread(_) => true,
        }
    }

    fn send(self, result: R) {
        // Whoever went away in the meantime wants no answer.
        match self {
            Self::Task(sender) => drop(sender.send(result)),
            Self::Thread(sender) => drop(sender.try_send(result)),
        }
    }
}

/// A closure, where its answer goes, and the answer once there is one.
pub(super) struct Task<T, E, W> {
    now: Timestamp,
    work: W,
    reply: Reply<Result<T, E>>,
    result: Option<Result<T, E>>,
    strikes: u32,
}

impl<T, E, W> Task<T, E, W> {
    pub(super) fn new(now: Timestamp, work: W, reply: Reply<Result<T, E>>) -> Self {
        Self { now, work, reply, result: None, strikes: 0 }
    }
}

impl<T, E, W> Job for Task<T, E, W>
where
    T: Send,
    E: Fault + From<StoreError> + Send,
    W: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
{
    fn is_wanted(&self) -> bool {
        self.reply.is_wanted()
    }

    fn run(&mut self, conn: &mut AnyConnection, around: &Around) -> Ending {
        // After a panic the savepoint is rolled back and the closure's values are gone, so nothing
        // half-done is left to be seen.
        let ran = catch_unwind(AssertUnwindSafe(|| {
            let result = (self.work)(&mut Tx {
                conn,
                now: self.now,
                memo: &around.memo,
                host: &around.host,
            });
            let ending = result.as_ref().err().map_or(Ending::Done, ending);
            (ending, result)
        }));
        let (ending, result) = ran.unwrap_or_else(|_| {
            tracing::error!("an operation panicked; its transaction is undone");
            let error = StoreError::Refused("the operation broke off".to_owned());
            (Ending::Failed, Err(E::from(error)))
        });
        self.result = Some(result);
        ending
    }

    fn fail(&mut self, error: StoreError) {
        self.result = Some(Err(E::from(error)));
    }

    fn strike(&mut self) -> u32 {
        self.strikes += 1;
        self.strikes
    }

    fn answer(self: Box<Self>) {
        if let Some(result) = self.result {
            self.reply.send(result);
        }
    }
}

/// What ran into its deadline once would do so again, and hold up all others.
fn ending(fault: &impl Fault) -> Ending {
    let deadline = StoreError::Deadline.code();
    if fault.kind() == Kind::Unavailable && fault.code() != deadline {
        Ending::Again
    } else {
        Ending::Failed
    }
}
