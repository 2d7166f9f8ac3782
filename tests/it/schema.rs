//! One schema on two databases: the same tables, and migrations that go both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use domain::Store;
use domain::sql::{self, OpenError, Options, migration};
use tests::database::{Backend, Database};

/// What diesel generated from the schema.
const SCHEMA: &str = include_str!("../../crates/domain/src/schema.rs");

/// A column as diesel names its type: `id Text`, `orcid Nullable<Text>`.
type Tables = BTreeMap<String, Vec<String>>;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Runs a query on either database.
macro_rules! load {
    ($database:expr, $sqlite:expr, $postgres:expr) => {
        match $database.url.strip_prefix("sqlite:") {
            Some(path) => {
                let mut conn = SqliteConnection::establish(path).expect("the file opens");
                diesel::sql_query($sqlite).load(&mut conn).expect("the query runs")
            }
            None => {
                let mut conn = PgConnection::establish(&$database.url).expect("it answers");
                diesel::sql_query($postgres).load(&mut conn).expect("the query runs")
            }
        }
    };
}

fn tables(database: &Database) -> Tables {
    // SQLite lets a key be NULL unless it is told otherwise; no row of ours has none.
    let columns: Vec<Column> = load!(
        database,
        "SELECT m.name AS \"of\", c.name AS name, lower(c.type) AS kind, \
         c.\"notnull\" = 0 AND c.pk = 0 AS nullable \
         FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY m.name, c.cid",
        "SELECT table_name::text AS of, column_name::text AS name, data_type::text AS kind, \
         is_nullable = 'YES' AS nullable FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%' \
         ORDER BY table_name, ordinal_position"
    );
    let mut tables = Tables::new();
    for Column { of, name, kind, nullable } in columns {
        let kind = match kind.as_str() {
            "text" => "Text",
            "bigint" => "BigInt",
            "integer" => "Integer",
            "boolean" => "Bool",
            "blob" | "bytea" => "Binary",
            other => panic!("{of}.{name} is {other}, which the two databases do not share"),
        };
        let kind = if nullable { format!("Nullable<{kind}>") } else { kind.to_owned() };
        tables.entry(of).or_default().push(format!("{name} {kind}"));
    }
    tables
}

/// What keeps rows apart: the columns of each unique index and key, and whether it is partial.
fn keys(database: &Database) -> BTreeSet<String> {
    let lines: Vec<Line> = load!(
        database,
        "SELECT m.name || ' (' || (SELECT group_concat(name, ', ') FROM \
           (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')' \
           || CASE WHEN i.partial THEN ' partial' ELSE '' END AS line \
         FROM sqlite_schema m JOIN pragma_index_list(m.name) i \
         WHERE m.type = 'table' AND i.\"unique\" AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        "SELECT c.relname || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.at) \
           FROM unnest(i.indkey::int[]) WITH ORDINALITY AS k (number, at) \
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number) || ')' \
           || CASE WHEN i.indpred IS NULL THEN '' ELSE ' partial' END AS line \
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid \
         JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE i.indisunique AND n.nspname = 'public' AND c.relname NOT LIKE '\\_\\_%'"
    );
    lines.into_iter().map(|found| found.line).collect()
}

/// Which column refers to which table.
fn references(database: &Database) -> BTreeSet<String> {
    let lines: Vec<Line> = load!(
        database,
        "SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || ' ' || lower(f.on_delete) AS line \
         FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        "SELECT t.relname || '.' || a.attname || ' -> ' || o.relname || ' ' || CASE f.confdeltype \
           WHEN 'c' THEN 'cascade' WHEN 'a' THEN 'no action' WHEN 'n' THEN 'set null' ELSE '?' END AS line \
         FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1] WHERE f.contype = 'f'"
    );
    lines.into_iter().map(|found| found.line).collect()
}

/// A database with the schema of this program.
fn migrated(backend: Backend) -> Database {
    let database = Database::fresh(backend);
    migration::run(&database.url).expect("the migrations run");
    database
}

/// The tables of schema.rs.
fn generated() -> Tables {
    let mut tables = Tables::new();
    for table in SCHEMA.split("diesel::table! {").skip(1) {
        let (name, rest) = table.split_once('(').expect("a name and a key");
        let columns = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
        let lines = columns.expect("columns").0.lines().map(str::trim);
        let lines = lines.filter_map(|line| line.trim_end_matches(',').split_once(" -> "));
        let columns = lines.map(|(column, kind)| format!("{column} {kind}")).collect();
        tables.insert(name.trim().to_owned(), columns);
    }
    assert!(tables.contains_key("registration"), "the tables are found");
    tables
}

#[test]
fn both_databases_have_the_schema_of_the_code() {
    let code = generated();
    for backend in Backend::ALL {
        assert_eq!(tables(&migrated(backend)), code, "{backend:?}; run: diesel print-schema");
    }
}

#[test]
fn both_databases_keep_the_same_rows_apart_and_together() {
    let [sqlite, postgres] = Backend::ALL.map(migrated);
    assert_eq!(keys(&sqlite), keys(&postgres));
    assert!(keys(&sqlite).contains("registration (conference, mailbox) partial"));
    assert_eq!(references(&sqlite), references(&postgres));
    assert!(references(&sqlite).contains("place.conference -> conference no action"));
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |backend| migration::names(backend).expect("the names");
    let sqlite = names(sql::Backend::Sqlite);
    assert_eq!(sqlite, names(sql::Backend::Postgres));
    assert!(!sqlite.is_empty());
}

#[test]
fn migrations_go_up_and_down_and_up() {
    for backend in Backend::ALL {
        let database = migrated(backend);
        let before = (tables(&database), keys(&database), references(&database));
        migration::revert_all(&database.url).expect("the migrations are taken back");
        let left: Vec<_> = tables(&database).into_keys().collect();
        assert_eq!(left, Vec::<String>::new(), "{backend:?}: nothing is left");
        assert!(!migration::run(&database.url).expect("and run again").is_empty());
        assert_eq!(
            (tables(&database), keys(&database), references(&database)),
            before,
            "{backend:?}"
        );
    }
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    for backend in Backend::ALL {
        let database = migrated(backend);
        let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')";
        match database.url.strip_prefix("sqlite:") {
            Some(path) => SqliteConnection::establish(path).expect("a file").batch_execute(newer),
            None => PgConnection::establish(&database.url).expect("a server").batch_execute(newer),
        }
        .expect("the version is noted");

        let refused = Store::open(&database.url, Options::default()).expect_err("it is newer");
        assert!(matches!(refused, OpenError::NewerSchema { .. }), "{backend:?}: {refused}");
        let sentence = refused.to_string();
        assert!(
            sentence.contains("99990101000000") && sentence.contains("run the newer plenum"),
            "{sentence}"
        );
        let count = "SELECT count(*) AS rows FROM __diesel_schema_migrations";
        let rows: Vec<Count> = load!(database, count, count);
        let ours = migration::names(sql::Backend::Sqlite).expect("the names").len();
        assert_eq!(usize::try_from(rows[0].rows), Ok(ours + 1), "{backend:?}");
    }
}

/// Runs the binary itself; whether it went well, and what it said to standard error.
fn plenum(arguments: &[&str]) -> (bool, String) {
    let here = std::env::current_exe().expect("this test");
    let binary = here.parent().and_then(|deps| deps.parent()).expect("its folder").join("plenum");
    let done = Command::new(&binary).args(arguments).output();
    let done = done.unwrap_or_else(|why| {
        panic!("{}: {why}; run: cargo build -p api --bins", binary.display())
    });
    (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn a_second_process_on_the_same_file_is_refused() {
    let database = Database::fresh(Backend::Sqlite);
    let store = Store::open(&database.url, Options::default()).expect("the store opens");
    let (went_well, said) = plenum(&["migrate", "--store", &database.url]);
    assert!(!went_well && said.contains("is in use by another plenum process"), "{said}");
    store.close();
    let (went_well, said) = plenum(&["migrate", "--store", &database.url]);
    assert!(went_well, "{said}");
}

#[test]
fn an_unknown_address_is_an_error_and_no_fall_back() {
    let (went_well, said) =
        plenum(&["migrate", "--store", "mysql://plenum:secret@db.example.org/plenum"]);
    assert!(!went_well && said.contains("must begin with sqlite: or postgres://"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}
