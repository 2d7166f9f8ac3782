//! Who may know what.

use std::collections::BTreeMap;

use super::{Source, TREE, none, production, uses};

fn in_crate(name: &'static str) -> impl Iterator<Item = &'static Source> {
    let folder = format!("crates/{name}/");
    production().filter(move |file| file.path.starts_with(&folder))
}

#[test]
fn only_stores_write_queries() {
    let words = [
        "tx.conn",
        "diesel::prelude",
        "diesel::insert_into",
        "diesel::update(",
        "diesel::delete(",
        "diesel::select(",
        "diesel::dsl",
        "diesel::table!",
        "sql_query",
        "crate::schema",
    ];
    let may = |file: &Source| {
        file.name() == "store.rs"
            || file.path.starts_with("crates/domain/src/sql/")
            || file.path == "crates/domain/src/schema.rs"
    };
    none("a query belongs into the store.rs of its noun", &uses(in_crate("domain"), &words, may));
}

#[test]
fn a_single_row_is_found_without_a_limit() {
    let mut wrong = Vec::new();
    for file in in_crate("domain").filter(|file| file.name() == "store.rs") {
        for query in file.code().split(';').filter(|query| query.contains(".first(tx.conn)")) {
            if !query.contains(".order(") {
                wrong.push(format!("{}: {}", file.path, query.trim()));
            }
        }
    }
    none("write get_result, because SQLite plans anew for each bound limit", &wrong);
}

#[test]
fn only_the_seam_names_a_database() {
    let words = [
        "diesel::sqlite",
        "diesel::pg",
        "SqliteConnection",
        "PgConnection",
        "Backend::Sqlite",
        "Backend::Postgres",
    ];
    let may = |file: &Source| file.path.starts_with("crates/domain/src/sql/");
    none(
        "what differs between databases belongs into domain/src/sql",
        &uses(production(), &words, may),
    );
}

#[test]
fn api_and_mailer_know_no_diesel() {
    let files = in_crate("api").chain(in_crate("mailer"));
    none("call an operation of domain instead", &uses(files, &["diesel"], |_| false));
    for name in ["api", "mailer"] {
        assert!(!dependencies(name).iter().any(|(name, _)| name.starts_with("diesel")), "{name}");
    }
}

#[test]
fn nothing_is_named_after_a_junk_drawer() {
    let names = ["common", "utils", "util", "core", "helpers", "misc", "shared"];
    let is_junk = |part: &str| names.contains(&part.trim_end_matches(".rs"));
    let mut found: Vec<String> = Vec::new();
    for file in TREE.iter().filter(|file| file.is("rs") || file.is("html")) {
        if file.path.split('/').any(is_junk) {
            found.push(file.path.clone());
        }
        for (number, line) in file.lines() {
            let named = line.trim().trim_start_matches("pub ").strip_prefix("mod ");
            let named = named.and_then(|rest| rest.split([';', ' ']).next());
            if named.is_some_and(is_junk) {
                found.push(format!("{}:{number}", file.path));
            }
        }
    }
    none("name it after what is inside", &found);
}

#[test]
fn an_exception_is_expected_and_has_a_reason() {
    let mut found = Vec::new();
    for file in TREE.iter().filter(|file| file.is("rs")) {
        // Of the whole file: tests keep this law too.
        for (at, line) in file.text.lines().enumerate() {
            let line = line.trim();
            let attribute = line.strip_prefix("#[").or_else(|| line.strip_prefix("#!["));
            if attribute.is_some_and(|rest| rest.starts_with("allow")) {
                found.push(format!("{}:{}: {line}", file.path, at + 1));
            }
        }
        for (at, _) in file.text.match_indices("[expect(") {
            let attribute = file.text[at..].split(")]").next().unwrap_or_default();
            if !attribute.contains("reason = ") && file.path != HERE {
                found.push(format!("{}: expect without a reason: {attribute}", file.path));
            }
        }
    }
    none("write #[expect(…, reason = \"…\")]", &found);
}

/// This file, which names what it looks for.
const HERE: &str = "tests/it/architecture/layers.rs";

#[test]
fn time_and_chance_enter_in_one_place_each() {
    let clock = ["Timestamp::now", "Zoned::now", "SystemTime::now", "Utc::now"];
    let chance = ["now_v7", "new_v4", "getrandom::", "rand::", "OsRng", "thread_rng"];
    let is_clock = |file: &Source| file.path == "crates/api/src/clock.rs";
    let is_chance = |file: &Source| file.path == "crates/domain/src/value/random.rs";
    none("the clock is an argument", &uses(production(), &clock, is_clock));
    none("randomness comes from value::random", &uses(production(), &chance, is_chance));
    let words = ["clippy::disallowed_methods"];
    let may = |file: &Source| is_clock(file) || is_chance(file);
    none("no other place is excepted", &uses(production(), &words, may));
}

/// What a member's Cargo.toml depends on, and how it says so.
fn dependencies(name: &str) -> Vec<(String, String)> {
    let path = if name == "tests" {
        "tests/Cargo.toml".to_owned()
    } else {
        format!("crates/{name}/Cargo.toml")
    };
    let file = TREE.iter().find(|file| file.path == path);
    let file = file.unwrap_or_else(|| panic!("{path} is there"));
    let (mut found, mut inside) = (Vec::new(), false);
    for line in file.text.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if inside && let Some((key, value)) = line.split_once('=') {
            found.push((key.trim().to_owned(), value.trim().to_owned()));
        }
    }
    assert!(!found.is_empty(), "{path} has dependencies");
    found
}

#[test]
fn crates_depend_in_one_direction() {
    let may = BTreeMap::from([
        ("domain", vec![]),
        ("mailer", vec!["domain"]),
        ("api", vec!["domain", "mailer"]),
    ]);
    for (name, allowed) in may {
        let ours = ["domain", "mailer", "api", "tests"];
        for (dependency, _) in dependencies(name) {
            let dependency = dependency.trim_end_matches(".workspace");
            assert!(
                !ours.contains(&dependency) || allowed.contains(&dependency),
                "{name} must not depend on {dependency}"
            );
        }
    }
}

#[test]
fn there_is_one_list_of_versions() {
    let mut found = Vec::new();
    for name in ["domain", "mailer", "api", "tests"] {
        for (key, value) in dependencies(name) {
            let listed = key.ends_with(".workspace") && value == "true"
                || value.contains("workspace = true");
            if !listed {
                found.push(format!("{name}: {key} = {value}"));
            }
        }
    }
    none("put the version into the Cargo.toml at the top", &found);
}

#[test]
fn a_file_speaks_of_no_other_workplace() {
    // In parts, so that this file does not name them.
    let words = [["/wo", "rk/"], ["/tmp/", "wt"], ["/ro", "ot/"], ["/ho", "me/"], ["work", "tree"]];
    let words = words.map(|parts| parts.concat());
    let mut found = Vec::new();
    for file in TREE.iter() {
        for (at, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                found.push(format!("{}:{}: {word}", file.path, at + 1));
            }
        }
    }
    none("write what holds on every machine", &found);
}
