//! What a store is opened with, and what may stand in the way.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::connection::Address;

/// Bounds of a store, and its name to the world.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many closures may wait for the writer, and how many for the readers; one more is
    /// refused at once.
    pub queue: usize,
    /// Threads that read, each with a connection of its own; at least one.
    pub readers: usize,
    /// The host to the right of the `@` in identifiers that leave the house, such as Message-IDs.
    pub host: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { queue: 4096, readers: 4, host: "localhost".to_owned() }
    }
}

/// Why a store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither of the databases we know.
    #[error("the store's address begins with {0:?}, but must begin with sqlite: or postgres://")]
    UnknownScheme(String),
    /// SQLite in memory, or no path.
    #[error(
        "the store's address names no file; write sqlite:<path>, such as sqlite:/var/lib/plenum/plenum.sqlite"
    )]
    NoFile,
    /// The file cannot be made or read.
    #[error("{path} cannot be opened: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        why: io::Error,
    },
    /// Another process has the same file.
    #[error(
        "{path} is in use by another plenum process (it holds {path}.lock); stop that one, or give this one a store of its own",
        path = .path.display()
    )]
    InUse {
        /// The database's file.
        path: PathBuf,
    },
    /// The database cannot be reached, or does not take our settings.
    #[error("the database does not answer: {0}")]
    Unreachable(String),
    /// A newer plenum has used this database.
    #[error(
        "the database has version {found}, but this plenum knows versions up to {newest}; run the newer plenum, or restore a backup from before it"
    )]
    NewerSchema {
        /// The newest version in the database that we do not have.
        found: String,
        /// The newest version that we have.
        newest: String,
    },
    /// A migration failed; what it began is undone.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(String),
    /// The operating system gives no thread.
    #[error("a thread for the store cannot be started: {0}")]
    Thread(#[source] io::Error),
}

/// A lock on a SQLite file for as long as this value lives. The lock file stays behind, since to
/// remove it could take it from under the next process.
#[derive(Debug)]
pub(super) struct Guard {
    _lock: Option<File>,
}

/// Makes sure that a SQLite file is there, private and ours, and returns its full path with it.
///
/// PostgreSQL may be shared, so nothing is locked there.
pub(super) fn guard(address: Address) -> Result<(Address, Guard), OpenError> {
    let Address::Sqlite(path) = address else { return Ok((address, Guard { _lock: None })) };
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |why| OpenError::File { path, why }
    };

    let given = Path::new(&path);
    private(given).map_err(fail(given))?;
    // The same file by another name is the same store.
    let full = given.canonicalize().map_err(fail(given))?;
    let Some(text) = full.to_str() else {
        return Err(fail(&full)(io::Error::other("its path is not in UTF-8")));
    };
    let beside = PathBuf::from(format!("{text}.lock"));
    let lock = private(&beside).map_err(fail(&beside))?;
    match lock.try_lock() {
        Ok(()) => Ok((Address::Sqlite(text.to_owned()), Guard { _lock: Some(lock) })),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse { path: full }),
        Err(TryLockError::Error(why)) => Err(fail(&beside)(why)),
    }
}

/// Opens a file, or makes one that only its owner can read: it holds personal data. SQLite gives
/// its other files the same rights.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
