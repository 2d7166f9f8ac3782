//! The conference of the benchmark: a hundred places that never fill, and one that everybody wants.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

use tests::process;

use crate::load::Request;

/// Which place a registration wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// One of a hundred, in turn.
    Spread,
    /// All the same.
    Hot,
}

pub const PAGE: &str = "/conferences/bench-2022";
pub const FORM: &str = "/conferences/bench-2022/register";
const REGISTRATIONS: &str = "/api/v1/conferences/bench-2022/registrations";

/// The conference file, with the given number of places.
pub fn file(places: usize) -> String {
    let mut text = String::from(
        r#"
slug = "bench-2022"
first_day = 2022-09-22
last_day = 2022-09-23
zone = "Europe/Stockholm"
languages = ["en"]
contact = "bench@example.org"
changes_until = 2022-09-18T23:59:00
offer_hours = 48

[title]
en = "A conference to be measured"
[description]
en = "It has many places."
[city]
en = "Stockholm"
[registration]
opens = 2022-05-01T09:00:00
closes = 2022-09-15T23:59:00
[notice]
version = "1"
[notice.text]
en = "Nobody is here."
[[host]]
name = "Bench"
[[category]]
key = "all"
name = { en = "All" }
"#,
    );
    for number in 0..places {
        text.push_str(&format!(
            "[[place]]\nkey = \"p{number}\"\nname = {{ en = \"Place {number}\" }}\ncapacity = 1000000\ndates = [\"2022-09-22\", \"2022-09-23\"]\n"
        ));
    }
    text
}

/// Creates the conference with the real binary.
pub fn load(folder: &Path, store: &str) {
    let path = folder.join("bench.toml");
    std::fs::write(&path, file(100)).expect("the file is written");
    process::run(process::command(folder, store).args(["conference", "load", "--yes"]).arg(path));
}

/// A registration under an address that nobody had before.
pub fn registration(shape: Shape) -> Request {
    static RUN: AtomicU64 = AtomicU64::new(0);
    let run = RUN.fetch_add(1, Ordering::Relaxed);
    let body = move |number: u64| {
        let place = if shape == Shape::Hot { 0 } else { number % 100 };
        format!(
            r#"{{"given_name":"Sample","family_name":"Person","email":"s{run}-{number}@example.org","affiliation":"Sample University Hospital","country":"SE","category":"all","places":["p{place}"],"language":"en","notice_version":"1"}}"#
        )
    };
    Request::Post(REGISTRATIONS.to_owned(), Arc::new(body))
}
