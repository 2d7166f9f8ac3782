//! Load generator and comparisons, printing figures as JSON.
//!
//! `cargo run --release -p tests --bin bench` measures registrations over HTTP at 1, 16 and 64
//! clients on both databases, the bare statements on the same database in the same run (the
//! limit), page views, memory and start-up. `--seconds N` sets how long each load lasts;
//! `--only sqlite`, `--only postgres`, `--only pages` (the programme page beside a bare server) and
//! `--only largest` (a real programme of five days, a calendar of 1,000 sessions) leave the rest out.

mod bare;
mod client;
mod conference;
mod draft;
mod largest;
mod limit;
mod load;
mod pages;

use std::time::Duration;

use serde_json::{Value, json};
use tests::postgres;
use tests::process::{self, Node};

fn main() {
    let argument = |name: &str| {
        let mut arguments = std::env::args().skip_while(|each| each != name);
        arguments.nth(1)
    };
    if let Some(folder) = argument("--bare") {
        return bare::serve(folder.as_ref());
    }
    let seconds = argument("--seconds").map_or(5, |text| text.parse().expect("a number"));
    let lasting = Duration::from_secs(seconds);
    let only = argument("--only");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut report = json!({ "seconds": seconds, "cores": cores() });
    if only.as_deref().is_none_or(|only| only == "pages") {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("bench.sqlite").display());
        report["programme_page"] = runtime.block_on(pages::run(folder.path(), &url, lasting));
    }
    if only.as_deref().is_none_or(|only| only == "largest") {
        let folder = tempfile::tempdir().expect("a folder");
        report["largest"] = runtime.block_on(largest::run(folder.path(), lasting));
    }
    if only.as_deref().is_none_or(|only| only == "sqlite") {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("bench.sqlite").display());
        report["sqlite"] = runtime.block_on(database(folder.path(), &url, lasting));
    }
    if only.as_deref().is_none_or(|only| only == "postgres") {
        let folder = tempfile::tempdir().expect("a folder");
        let cluster = postgres::Cluster::start(postgres::Durability::Full);
        let url = cluster.create("bench");
        report["postgres"] = runtime.block_on(database(folder.path(), &url, lasting));
    }
    println!("{}", serde_json::to_string_pretty(&report).expect("JSON"));
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// All figures of one database.
async fn database(folder: &std::path::Path, url: &str, lasting: Duration) -> Value {
    conference::load(folder, url);
    let mut report = json!({});
    report["limit"] = limit::run(url, lasting);
    draft::account(folder, url);
    let node = Node::serve(process::command(folder, url).env("PLENUM__WORK_INSIDE", "false"));
    eprintln!("{url}: drops in the editor");
    report["draft"] = draft::run(folder, url, &node, lasting).await;
    report["start_ms"] = json!(node.started_in.as_secs_f64() * 1e3);
    report["memory_mib_at_rest"] = json!(node.memory_mib());
    let mut registrations = Vec::new();
    for (clients, shape) in [
        (1, conference::Shape::Spread),
        (16, conference::Shape::Spread),
        (64, conference::Shape::Spread),
        (64, conference::Shape::Hot),
    ] {
        eprintln!("{url}: {clients} clients, {shape:?}");
        let request = (conference::registration(shape), 201);
        let seen = load::run(node.address, clients, lasting, request).await;
        registrations.push(json!({ "places": shape, "seen": seen }));
    }
    report["registrations"] = json!(registrations);
    report["memory_mib_after"] = json!(node.memory_mib());
    eprintln!("{url}: page views");
    let pages = [("conference", conference::PAGE), ("form", conference::FORM)];
    for (name, path) in pages {
        let request = (load::Request::Get(path.to_owned()), 200);
        let seen = load::run(node.address, 64, lasting, request).await;
        report["pages"][name] = json!(seen);
    }
    drop(node);
    eprintln!("{url}: with the mailer inside");
    let node = Node::serve(&mut process::command(folder, url));
    let request = (conference::registration(conference::Shape::Spread), 201);
    report["with_mailer_inside"] = json!(load::run(node.address, 64, lasting, request).await);
    report
}
