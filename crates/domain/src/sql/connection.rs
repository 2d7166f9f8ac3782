//! Addresses and connections: the only file that names both databases' settings.

use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::sqlite::SqliteConnection;

use super::function;
use super::open::OpenError;

/// A connection to either database, for one set of queries.
#[derive(diesel::MultiConnection)]
pub(crate) enum AnyConnection {
    /// SQLite, a file of ours alone.
    Sqlite(SqliteConnection),
    /// PostgreSQL, which other nodes may share.
    Postgres(PgConnection),
}

/// Which database a store is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Backend {
    /// Threads that write. SQLite has one writer by nature. Two keep PostgreSQL busy while the
    /// other waits for its disk; more would only wait for each other's rows.
    pub(super) fn writers(self) -> usize {
        match self {
            Self::Sqlite => 1,
            Self::Postgres => 2,
        }
    }

    /// The most jobs in one transaction. Fewer on PostgreSQL, where a lost conflict runs all of
    /// them again and locks are held until the commit.
    pub(super) fn batch(self) -> usize {
        match self {
            Self::Sqlite => 256,
            Self::Postgres => 64,
        }
    }
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Duty {
    Write,
    Read,
    Migrate,
}

/// Where the database is. Has no `Debug`, because an address may hold a password.
#[derive(Clone)]
pub(super) enum Address {
    /// The path of a file.
    Sqlite(String),
    /// A URL that libpq understands.
    Postgres(String),
}

impl Address {
    /// Reads `sqlite:<path>` or `postgres://…`.
    pub(super) fn parse(url: &str) -> Result<Self, OpenError> {
        let scheme = url.split(':').next().unwrap_or_default();
        match scheme {
            "sqlite" => {
                // With two slashes as in other URLs, or without: `sqlite:///srv/a` is `sqlite:/srv/a`.
                let rest = url.trim_start_matches("sqlite:");
                let path = rest.strip_prefix("//").unwrap_or(rest);
                // An empty name and one like `:memory:` are no files to SQLite.
                if path.is_empty() || path.starts_with(':') || path.starts_with("file:") {
                    return Err(OpenError::NoFile);
                }
                Ok(Self::Sqlite(path.to_owned()))
            }
            "postgres" | "postgresql" if url.contains("://") => {
                Ok(Self::Postgres(with_defaults(url)))
            }
            _ => Err(OpenError::UnknownScheme(known_part(url, scheme))),
        }
    }

    pub(super) fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }

    /// A new connection, set up for `duty`. The failure is a sentence for the log.
    pub(super) fn connect(&self, duty: Duty) -> Result<AnyConnection, String> {
        match self {
            Self::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(path).map_err(|why| why.to_string())?;
                conn.batch_execute(&sqlite_settings(duty)).map_err(|why| why.to_string())?;
                function::register(&mut conn)?;
                Ok(AnyConnection::Sqlite(conn))
            }
            Self::Postgres(url) => {
                let mut conn =
                    PgConnection::establish(url).map_err(|why| first_line(&why.to_string()))?;
                // Conflicts are told apart by their English sentences, since diesel keeps the
                // SQLSTATE to itself. Only a superuser may set this.
                let english = conn.batch_execute("SET lc_messages = 'C'").is_ok();
                if !english && duty == Duty::Migrate {
                    warn_of_language(&mut conn);
                }
                conn.batch_execute(postgres_settings(duty))
                    .map_err(|why| first_line(&why.to_string()))?;
                Ok(AnyConnection::Postgres(conn))
            }
        }
    }
}

/// Says once, when the store is opened, that lost races cannot be told from other failures here.
fn warn_of_language(conn: &mut PgConnection) {
    let asked = diesel::select(diesel::dsl::sql::<Text>("current_setting('lc_messages')"));
    let language: String = asked.get_result(conn).unwrap_or_default();
    if !["C", "POSIX", "en"].iter().any(|english| language.starts_with(english)) {
        tracing::warn!(
            language,
            "PostgreSQL does not speak English, so lost races are not tried again; \
             run as superuser: ALTER ROLE <ours> SET lc_messages = 'C'"
        );
    }
}

/// What of an unknown address may be shown: the scheme, and nothing that could be a password.
fn known_part(url: &str, scheme: &str) -> String {
    if scheme.len() < url.len() { scheme.chars().take(20).collect() } else { String::new() }
}

/// libpq answers in several lines; the first says what is wrong.
fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// Adds what keeps a vanished server from holding a thread for good, unless the URL says otherwise:
/// 5 s to connect, 10 s for sent data to be acknowledged, and a name for the server's lists.
fn with_defaults(url: &str) -> String {
    let defaults = [
        ("connect_timeout", "5"),
        ("tcp_user_timeout", "10000"),
        ("keepalives_idle", "15"),
        ("application_name", "plenum"),
    ];
    let mut full = url.to_owned();
    for (key, value) in defaults {
        let named = [format!("?{key}="), format!("&{key}=")];
        if !named.iter().any(|part| full.contains(part.as_str())) {
            full.push(if full.contains('?') { '&' } else { '?' });
            full.push_str(&format!("{key}={value}"));
        }
    }
    full
}

/// `synchronous = FULL`, because `NORMAL` loses acknowledged commits in a power cut.
fn sqlite_settings(duty: Duty) -> String {
    let own = match duty {
        Duty::Write => "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768;",
        Duty::Read => {
            "PRAGMA foreign_keys = ON; PRAGMA cache_size = -8192; PRAGMA query_only = ON;"
        }
        // A table that is rebuilt is dropped first, which would delete what refers to it.
        Duty::Migrate => "PRAGMA foreign_keys = OFF;",
    };
    format!(
        "PRAGMA busy_timeout = 2000;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 268435456;
         PRAGMA wal_autocheckpoint = 2000;
         PRAGMA journal_size_limit = 67108864;
         {own}"
    )
}

/// A writer's `lock_timeout` is how long it waits for the gate of `round.rs`; within a batch it is
/// shorter.
fn postgres_settings(duty: Duty) -> &'static str {
    match duty {
        Duty::Write => {
            "SET statement_timeout = '8s'; SET lock_timeout = '2s';
             SET idle_in_transaction_session_timeout = '30s';
             SELECT set_config('synchronous_commit', 'on', false)
              WHERE current_setting('synchronous_commit') = 'off'"
        }
        Duty::Read => {
            "SET statement_timeout = '8s'; SET lock_timeout = '2s';
             SET idle_in_transaction_session_timeout = '60s';
             SET default_transaction_read_only = on"
        }
        // Another node may be migrating; then this one waits for it.
        Duty::Migrate => "SET statement_timeout = 0; SET lock_timeout = '5min'",
    }
}
