//! What is large: a real programme of five days as a page, and a calendar of 1,000 sessions. How long
//! each takes to be made the first time, in all its encodings, and once it is kept.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tests::process::{self, Node};

use crate::{conference, draft};

const DATA: &str = "frab-camp2019.json";
const PAGE: &str = "/conferences/bench-2022/programme";
const FEED: &str = "/conferences/bench-2022/programme.ics";
const IMPORT: &str = "/staff/conferences/bench-2022/programme/import";

/// What stands between the fields of the form with the file.
const BOUNDARY: &str = "a-boundary-of-the-benchmark";

/// All figures.
pub async fn run(folder: &Path, lasting: Duration) -> Value {
    let mut report = json!({ "page": format!("skipped: there is no {DATA}") });
    match sample() {
        Some(file) => report["page"] = page(&folder.join("page"), &file, lasting).await,
        None => eprintln!("skipped: {DATA} is not beside the repository"),
    }
    report["feed"] = feed(&folder.join("feed"), lasting).await;
    report
}

fn sample() -> Option<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/schedule");
    let told = std::env::var_os("PLENUM_BENCH_DATA").map(PathBuf::from);
    std::fs::read(told.unwrap_or(folder).join(DATA)).ok()
}

/// A server with a conference on a database of its own.
fn serve(folder: &Path) -> (String, Node) {
    std::fs::create_dir(folder).expect("a folder");
    let url = format!("sqlite:{}", folder.join("bench.sqlite").display());
    conference::load(folder, &url);
    draft::account(folder, &url);
    let node = Node::serve(process::command(folder, &url).env("PLENUM__WORK_INSIDE", "false"));
    (url, node)
}

async fn page(folder: &Path, file: &[u8], lasting: Duration) -> Value {
    let (url, node) = serve(folder);
    let desk = draft::Desk::open(folder, &url, &node).await;
    import(&desk, &node, file).await;
    let draft = desk.draft().await;
    let seen = draft["version"].as_i64().expect("a version");
    let unplaced = forbidden(&draft);
    let edits: Vec<Value> =
        unplaced.iter().map(|key| json!({ "do": "unplace", "session": key })).collect();
    let version = desk.wish((seen, &json!(edits), false)).await;
    desk.publish(version).await;
    let sessions = draft["programme"]["sessions"].as_array().map_or(0, Vec::len);
    let mut seen = fetched(&node, PAGE, lasting).await;
    (seen["sessions"], seen["unplaced"]) = (json!(sessions), json!(unplaced.len()));
    seen
}

/// What a release may not have: the last session of each clash that is forbidden.
fn forbidden(draft: &Value) -> Vec<String> {
    let clashes = draft["clashes"].as_array().into_iter().flatten();
    let sessions = clashes.filter(|clash| clash["severity"] == "forbidden").filter_map(|clash| {
        let concerns = clash["concerns"].as_array()?.iter().rev();
        let mut concerns =
            concerns.filter(|each| each["kind"] == "session" || each["kind"] == "slot");
        concerns.next()
    });
    let within = |item: &Value| {
        let all = draft["programme"]["sessions"].as_array()?.iter();
        let mut at = all.filter(|session| {
            let is_slot = |slot: &Value| item["kind"] == "slot" && slot["key"] == item["key"];
            (item["kind"] == "session" && session["key"] == item["key"])
                || session["slots"].as_array().is_some_and(|slots| slots.iter().any(is_slot))
        });
        at.next()?["key"].as_str().map(ToOwned::to_owned)
    };
    let mut keys: Vec<String> = sessions.filter_map(within).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Brings the file in on the organisers' page: its difference first, then the change.
async fn import(desk: &draft::Desk, node: &Node, file: &[u8]) {
    let form = desk.read(&node.url(IMPORT)).await;
    let shown = upload(desk, node, &hidden(&form), Some(file)).await;
    assert_eq!(shown.status(), 200);
    let confirm = hidden(&shown.text().await.expect("a page"));
    let done = upload(desk, node, &confirm, None).await;
    let to = done.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    assert!(to.ends_with("done=imported"), "{} {to}", done.status());
}

/// The hidden fields of the form in the middle of a page.
fn hidden(html: &str) -> Vec<(String, String)> {
    let main = html.split_once("<main").map_or("", |(_, rest)| rest);
    let inputs = main.split("<input type=\"hidden\" ").skip(1);
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split_once(&format!("{name}=\""))?.1;
        rest.split('"').next().map(ToOwned::to_owned)
    };
    inputs.filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?))).collect()
}

async fn upload(
    desk: &draft::Desk,
    node: &Node,
    fields: &[(String, String)],
    file: Option<&[u8]>,
) -> reqwest::Response {
    let mut body = Vec::new();
    let mut part = |head: &str, content: &[u8]| {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes(),
        );
        body.extend(content);
        body.extend(b"\r\n");
    };
    for (name, value) in fields {
        part(&format!("name=\"{name}\""), value.replace("&#43;", "+").as_bytes());
    }
    if let Some(file) = file {
        part("name=\"file\"; filename=\"a.json\"\r\nContent-Type: application/json", file);
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let request = desk.client.post(node.url(IMPORT)).header("cookie", desk.cookie());
    request.header("content-type", kind).body(body).send().await.expect("the server answers")
}

async fn feed(folder: &Path, lasting: Duration) -> Value {
    let (url, node) = serve(folder);
    let desk = draft::Desk::open(folder, &url, &node).await;
    let version = desk.fill(&thousand()).await;
    desk.publish(version).await;
    let mut seen = fetched(&node, FEED, lasting).await;
    seen["sessions"] = json!(1_000);
    seen
}

/// Fifty rooms with twenty half hours each, over two days.
fn thousand() -> Vec<Value> {
    let name = |text: String| json!({ "en": text });
    let rooms = (0..50).map(
        |at| json!({ "room": { "key": format!("r{at}"), "name": name(format!("Room {at}")) } }),
    );
    let sessions = (0..1_000).map(|at| {
        let (room, time) = (at % 50, at / 50);
        let (day, minutes) = (22 + time / 10, 8 * 60 + time % 10 * 30);
        json!({ "session": {
            "key": format!("x{at}"),
            "kind": "breakout",
            "title": name(format!("Session number {at}")),
            "abstract": name("What it is about, in a few sentences. ".repeat(6)),
            "room": format!("r{room}"),
            "starts": format!("2022-09-{day}T{:02}:{:02}:00", minutes / 60, minutes % 60),
            "minutes": 30,
        } })
    });
    rooms.chain(sessions).map(|item| json!({ "do": "put", "item": item })).collect()
}

/// The first request, which makes it, and those after it, one after the other.
async fn fetched(node: &Node, path: &str, lasting: Duration) -> Value {
    eprintln!("{path}");
    let client = Client::new();
    let get = async || {
        let sent = Instant::now();
        let request = client.get(node.url(path)).header("accept-encoding", "identity");
        let answer = request.send().await.expect("the server answers");
        assert_eq!(answer.status(), 200);
        let bytes = answer.bytes().await.expect("a body").len();
        (sent.elapsed(), bytes)
    };
    let (first, bytes) = get().await;
    let (began, mut waits) = (Instant::now(), Vec::new());
    while began.elapsed() < lasting {
        waits.push(get().await.0);
    }
    let mut report = draft::seen(waits);
    (report["bytes"], report["first_ms"]) = (json!(bytes), json!(first.as_secs_f64() * 1e3));
    report
}
