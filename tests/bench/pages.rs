//! The programme page from memory, beside the same bytes from a bare actix-web: in each encoding,
//! and when nothing has changed. Both are loaded in turn, so that whatever else the machine does
//! slows both.

use std::path::Path;
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tests::process::{self, Node};

use crate::bare::Bare;
use crate::load::{self, Request, Seen};
use crate::{conference, draft};

const PAGE: &str = "/conferences/bench-2022/programme";
const CLIENTS: usize = 64;

/// How often both take their turn.
const ROUNDS: u32 = 5;

/// What is asked for: name, headers, status.
struct Way {
    name: &'static str,
    headers: String,
    status: u16,
}

/// All figures.
pub async fn run(folder: &Path, url: &str, lasting: Duration) -> Value {
    conference::load(folder, url);
    draft::account(folder, url);
    let node = Node::serve(process::command(folder, url).env("PLENUM__WORK_INSIDE", "false"));
    draft::publish(folder, url, &node).await;
    let began = Instant::now();
    let first = fetch(&node, "identity").await;
    let first_ms = began.elapsed().as_secs_f64() * 1e3;
    let mut bytes = json!({});
    for coding in ["identity", "gzip", "br"] {
        let (_, body) = fetch(&node, coding).await;
        std::fs::write(folder.join(coding), &body).expect("written");
        bytes[coding] = json!(body.len());
    }
    let bare = Bare::start(folder);
    let mut ways: Vec<Way> = ["identity", "gzip", "br"]
        .map(|name| Way { name, headers: format!("Accept-Encoding: {name}\r\n"), status: 200 })
        .into();
    let headers = format!("Accept-Encoding: br\r\nIf-None-Match: {}\r\n", first.0);
    ways.push(Way { name: "same", headers, status: 304 });
    let mut report =
        json!({ "bytes": bytes, "first_ms": first_ms, "memory_mib": node.memory_mib() });
    for way in ways {
        eprintln!("{PAGE}: {}", way.name);
        report[way.name] = compare(&node, &bare, &way, lasting / ROUNDS).await;
    }
    report
}

/// The tag and the bytes of the page.
async fn fetch(node: &Node, coding: &str) -> (String, Vec<u8>) {
    let request = Client::new().get(node.url(PAGE)).header("accept-encoding", coding);
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status(), 200);
    let tag = answer.headers().get("etag").and_then(|tag| tag.to_str().ok()).unwrap_or_default();
    (tag.to_owned(), answer.bytes().await.expect("a body").to_vec())
}

async fn compare(node: &Node, bare: &Bare, way: &Way, lasting: Duration) -> Value {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (address, path, seen) in [
            (bare.address, format!("/{}", way.name), &mut theirs),
            (node.address, PAGE.to_owned(), &mut ours),
        ] {
            let request = (Request::With(path, way.headers.clone()), way.status);
            seen.push(load::run(address, CLIENTS, lasting, request).await);
        }
    }
    let (plenum, bare) = (middle(&ours), middle(&theirs));
    let share = plenum["per_second"].as_f64().zip(bare["per_second"].as_f64());
    json!({ "plenum": plenum, "bare": bare, "share": share.map_or(0.0, |(a, b)| a / b) })
}

/// The round in the middle by requests per second, with the worst of all waits.
fn middle(rounds: &[Seen]) -> Value {
    let mut rounds: Vec<&Seen> = rounds.iter().collect();
    rounds.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    let middle = rounds.get(rounds.len() / 2).expect("there are rounds");
    let worst = |of: fn(&Seen) -> f64| rounds.iter().map(|seen| of(seen)).fold(0.0, f64::max);
    let refused: usize = rounds.iter().map(|seen| seen.refused).sum();
    json!({
        "per_second": middle.per_second,
        "p50_ms": middle.p50_ms,
        "p99_ms": middle.p99_ms,
        "p99_of_the_worst_round_ms": worst(|seen| seen.p99_ms),
        "refused": refused,
    })
}
