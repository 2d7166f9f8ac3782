//! The seam between operations and the two databases, SQLite and PostgreSQL.
//!
//! [`Store::write`] and [`Store::read`] take a closure to a thread that owns a connection and
//! run it inside a transaction; the closure sees the transaction as [`Tx`]. Start with
//! `worker.rs`, which holds the contract of a batch; `round.rs` is one transaction. `column.rs`
//! turns values into columns, `memo.rs` keeps parsed documents, `migration.rs` brings the schema
//! up to date.
//!
//! A row is found with `get_result`. `first` is for the first of several: it binds its limit, and
//! SQLite plans a statement anew whenever a bound limit is set.
//!
//! No query of an aggregate is here; those are in the `store.rs` beside their aggregate.

mod column;
mod connection;
mod error;
mod function;
mod integrity;
mod job;
mod memo;
pub mod migration;
mod open;
mod round;
mod store;
mod worker;

pub(crate) use column::text_column;
pub use column::{instant, json, micros, parse};
pub(crate) use connection::AnyConnection;
pub use connection::Backend;
pub(crate) use function::lower;
pub use memo::Memo;
pub use open::{OpenError, Options};
pub use store::Store;

use jiff::Timestamp;

/// One transaction, as an operation sees it.
///
/// It may be run again after a conflict, so whoever has one touches nothing but the store.
pub struct Tx<'c> {
    /// For the queries in `store.rs`.
    pub(crate) conn: &'c mut AnyConnection,
    now: Timestamp,
    memo: &'c Memo,
    host: &'c str,
}

impl<'c> Tx<'c> {
    /// The instant at which the wish came in; the same in every run.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Parsed documents by id and version. What a transaction keeps there is seen by others only
    /// once it is committed.
    #[must_use]
    pub fn memo(&self) -> &'c Memo {
        self.memo
    }

    /// The host to the right of the `@` in identifiers that leave the house; see [`Options::host`].
    #[must_use]
    pub fn host(&self) -> &'c str {
        self.host
    }

    /// Which database this is, for the few statements that only one of them knows.
    #[must_use]
    pub fn backend(&self) -> Backend {
        match self.conn {
            AnyConnection::Sqlite(_) => Backend::Sqlite,
            AnyConnection::Postgres(_) => Backend::Postgres,
        }
    }
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tx").field("now", &self.now).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
