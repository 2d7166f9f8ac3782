//! The contract of the store, on SQLite in a folder of its own. `tests/it` runs the operations on
//! both databases.

mod batch;
mod column;
mod memo;
mod opening;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::Timestamp;
use tempfile::TempDir;

use super::{Options, Store, Tx};
use crate::fault::{Fault, Kind, StoreError, StoreResult};

diesel::table! {
    tally (name) {
        name -> Text,
        note -> Nullable<Text>,
        counted -> BigInt,
    }
}

/// What a test's operation may say.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("the rule says no")]
    Rule,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for Wrong {
    fn kind(&self) -> Kind {
        match self {
            Self::Rule => Kind::Conflict,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Store(error) => error.code(),
        }
    }
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

fn url(folder: &TempDir) -> String {
    format!("sqlite:{}/a.sqlite", folder.path().display())
}

/// A store with one counter, `all`, at nought.
fn tallying(options: Options) -> (Store, TempDir) {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&url(&folder), options).unwrap();
    store
        .write_now(now(), |tx: &mut Tx<'_>| -> StoreResult<()> {
            tx.conn.batch_execute(
                "CREATE TABLE tally (name TEXT PRIMARY KEY, note TEXT, counted BIGINT NOT NULL);
                 INSERT INTO tally VALUES ('all', NULL, 0)",
            )?;
            Ok(())
        })
        .unwrap();
    (store, folder)
}

fn count(tx: &mut Tx<'_>) -> StoreResult<usize> {
    Ok(diesel::update(tally::table.find("all"))
        .set(tally::counted.eq(tally::counted + 1))
        .execute(tx.conn)?)
}

fn counted(store: &Store) -> i64 {
    store
        .read_now(now(), |tx| -> StoreResult<i64> {
            Ok(tally::table.find("all").select(tally::counted).first(tx.conn)?)
        })
        .unwrap()
}
