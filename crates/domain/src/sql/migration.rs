//! The schema's versions: up, down, and what is there.

use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::pg::{Pg, PgConnection};
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::{Address, AnyConnection, Backend, Duty};
use super::open::{OpenError, guard};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Of all nodes that start on one database, one migrates and the others wait. Any number that
/// nothing else on the server uses would do.
const LOCK: i64 = 0x706c_656e_756d;

/// Brings the database at `url` up to date and returns the versions that were new to it.
///
/// # Errors
///
/// [`OpenError`] when it cannot be reached, is in use, is newer than we are, or refuses.
pub fn run(url: &str) -> Result<Vec<String>, OpenError> {
    let (address, _guard) = guard(Address::parse(url)?)?;
    up(&address)
}

/// Takes every migration back, newest first, which deletes all data; for the tests of the
/// migrations.
///
/// # Errors
///
/// As for [`run`].
pub fn revert_all(url: &str) -> Result<Vec<String>, OpenError> {
    let (address, _guard) = guard(Address::parse(url)?)?;
    with_harness(&address, |harness| harness.down())
}

/// The names of the migrations of `backend`, oldest first.
///
/// # Errors
///
/// [`OpenError::Migration`] when what was embedded cannot be read.
pub fn names(backend: Backend) -> Result<Vec<String>, OpenError> {
    let mut names = match backend {
        Backend::Sqlite => listed::<Sqlite>(&SQLITE, |migration| migration.name().to_string()),
        Backend::Postgres => listed::<Pg>(&POSTGRES, |migration| migration.name().to_string()),
    }?;
    names.sort();
    Ok(names)
}

/// [`run`] for an address that is guarded already.
pub(super) fn up(address: &Address) -> Result<Vec<String>, OpenError> {
    with_harness(address, |harness| harness.up())
}

fn with_harness(
    address: &Address,
    work: impl FnOnce(&mut dyn Harness) -> Result<Vec<String>, OpenError>,
) -> Result<Vec<String>, OpenError> {
    match address.connect(Duty::Migrate).map_err(OpenError::Unreachable)? {
        AnyConnection::Sqlite(mut conn) => work(&mut conn),
        AnyConnection::Postgres(mut conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})")).map_err(refused)?;
            let done = work(&mut conn);
            // The lock goes with the session in any case.
            let _ = conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"));
            done
        }
    }
}

/// diesel's harness of either database under one name.
trait Harness {
    fn up(&mut self) -> Result<Vec<String>, OpenError>;
    fn down(&mut self) -> Result<Vec<String>, OpenError>;
}

impl Harness for SqliteConnection {
    fn up(&mut self) -> Result<Vec<String>, OpenError> {
        known(self, versions::<Sqlite>(&SQLITE)?)?;
        let new = self
            .run_pending_migrations(SQLITE)
            .map_err(refused)?
            .iter()
            .map(ToString::to_string)
            .collect();
        // Foreign keys are off while tables are rebuilt, so they are checked here.
        dangling(self)?;
        Ok(new)
    }

    fn down(&mut self) -> Result<Vec<String>, OpenError> {
        Ok(self
            .revert_all_migrations(SQLITE)
            .map_err(refused)?
            .iter()
            .map(ToString::to_string)
            .collect())
    }
}

impl Harness for PgConnection {
    fn up(&mut self) -> Result<Vec<String>, OpenError> {
        known(self, versions::<Pg>(&POSTGRES)?)?;
        Ok(self
            .run_pending_migrations(POSTGRES)
            .map_err(refused)?
            .iter()
            .map(ToString::to_string)
            .collect())
    }

    fn down(&mut self) -> Result<Vec<String>, OpenError> {
        Ok(self
            .revert_all_migrations(POSTGRES)
            .map_err(refused)?
            .iter()
            .map(ToString::to_string)
            .collect())
    }
}

/// Refuses a database that a newer plenum has migrated: an older one would write rows that break
/// the newer one's rules.
fn known<DB: diesel::backend::Backend>(
    conn: &mut impl MigrationHarness<DB>,
    ours: Vec<String>,
) -> Result<(), OpenError> {
    let found = conn.applied_migrations().map_err(refused)?;
    let found =
        found.iter().map(ToString::to_string).filter(|version| !ours.contains(version)).max();
    match found {
        None => Ok(()),
        Some(found) => {
            let newest = ours.into_iter().max().unwrap_or_else(|| "none".to_owned());
            Err(OpenError::NewerSchema { found, newest })
        }
    }
}

fn versions<DB: diesel::backend::Backend>(
    source: &EmbeddedMigrations,
) -> Result<Vec<String>, OpenError> {
    listed::<DB>(source, |migration| migration.name().version().to_string())
}

fn listed<DB: diesel::backend::Backend>(
    source: &EmbeddedMigrations,
    part: impl Fn(&dyn Migration<DB>) -> String,
) -> Result<Vec<String>, OpenError> {
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(refused)?;
    Ok(migrations.iter().map(|migration| part(migration.as_ref())).collect())
}

fn dangling(conn: &mut SqliteConnection) -> Result<(), OpenError> {
    use diesel::RunQueryDsl;
    use diesel::sql_types::BigInt;

    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        rows: i64,
    }

    let found: Found = diesel::sql_query("SELECT count(*) AS rows FROM pragma_foreign_key_check")
        .get_result(conn)
        .map_err(refused)?;
    match found.rows {
        0 => Ok(()),
        rows => Err(OpenError::Migration(format!("{rows} rows refer to rows that are not there"))),
    }
}

fn refused(why: impl std::fmt::Display) -> OpenError {
    OpenError::Migration(why.to_string())
}
