//! A fresh database for each test.

use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::postgres;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

impl Backend {
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// A database that goes when this value goes.
#[derive(Debug)]
pub struct Database {
    pub backend: Backend,
    pub url: String,
    folder: Option<TempDir>,
}

impl Database {
    /// An empty database with an up-to-date schema.
    pub fn fresh(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => {
                let folder = tempfile::Builder::new().prefix("plenum-test-").tempdir();
                let folder = folder.expect("a folder for the database");
                let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
                Self { backend, url, folder: Some(folder) }
            }
            Backend::Postgres => {
                static NUMBER: AtomicU32 = AtomicU32::new(0);
                let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                let name = format!("test_{}_{number}", std::process::id());
                let url = postgres::create_from_template(&name);
                Self { backend, url, folder: None }
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.folder.is_none() {
            postgres::drop_database(&self.url);
        }
    }
}
