//! What is opened, what is refused, and what is there afterwards.

use diesel::connection::SimpleConnection;
use tempfile::TempDir;

use super::super::connection::{Address, Duty};
use super::super::{Backend, OpenError, migration};
use super::{Options, Store, count, counted, now, tallying, url};
use crate::fault::StoreError;

#[test]
fn what_was_answered_is_there_after_closing() {
    let (store, folder) = tallying(Options::default());
    let other = store.clone();
    store.write_now(now(), count).unwrap();
    store.close();
    assert!(matches!(other.write_now(now(), count), Err(StoreError::Gone(_))));
    assert!(!folder.path().join("a.sqlite-wal").exists(), "the log is in the file");

    let again = Store::open(&url(&folder), Options::default()).unwrap();
    assert_eq!(counted(&again), 1);
    assert_eq!(again.integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn one_file_has_one_process() {
    let (store, folder) = tallying(Options::default());
    let second = Store::open(&url(&folder), Options::default());
    assert!(
        matches!(&second, Err(OpenError::InUse { path }) if path.ends_with("a.sqlite")),
        "{second:?}"
    );
    drop(store);
    Store::open(&url(&folder), Options::default()).unwrap();
}

#[cfg(unix)]
#[test]
fn the_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (store, folder) = tallying(Options::default());
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(
            file.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            file.path()
        );
    }
    drop(store);
}

#[test]
fn only_known_addresses_are_opened() {
    let open = |url: &str| Store::open(url, Options::default()).unwrap_err();
    let cases = ["mysql://plenum:secret@db/plenum", "plenum.sqlite", "postgres:plenum", ""];
    for url in cases {
        let error = open(url);
        assert!(matches!(error, OpenError::UnknownScheme(_)), "{url:?}: {error}");
        assert!(!error.to_string().contains("secret"), "{url:?}: {error}");
    }
    for url in ["sqlite::memory:", "sqlite:", "sqlite://", "sqlite:file:a?mode=memory"] {
        assert!(matches!(open(url), OpenError::NoFile), "{url:?}");
    }
    assert!(matches!(open("sqlite:/no/such/folder/a.sqlite"), OpenError::File { .. }));
}

#[test]
fn a_newer_schema_is_refused() {
    let folder = TempDir::new().unwrap();
    Store::open(&url(&folder), Options::default()).unwrap().close();
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')";
    Address::parse(&url(&folder))
        .ok()
        .unwrap()
        .connect(Duty::Write)
        .ok()
        .unwrap()
        .batch_execute(newer)
        .unwrap();

    let refused = Store::open(&url(&folder), Options::default());
    assert!(
        matches!(&refused, Err(OpenError::NewerSchema { found, .. }) if found == "99990101000000"),
        "{refused:?}"
    );
}

#[test]
fn migrations_go_up_and_down_and_up() {
    let folder = TempDir::new().unwrap();
    let all = migration::names(Backend::Sqlite).unwrap().len();
    assert_eq!(migration::run(&url(&folder)).unwrap().len(), all);
    assert_eq!(migration::run(&url(&folder)).unwrap().len(), 0);
    assert_eq!(migration::revert_all(&url(&folder)).unwrap().len(), all);
    assert_eq!(migration::run(&url(&folder)).unwrap().len(), all);
}
