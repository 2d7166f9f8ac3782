//! How long a drop in the editor takes at the server: 60 sessions with 200 slots in 8 rooms.

use std::path::Path;
use std::time::{Duration, Instant};

use reqwest::{Client, Method};
use serde_json::{Value, json};
use tests::process::{self, Node};

const PATH: &str = "/api/v1/conferences/bench-2022/programme";

/// What a wish took.
fn seen(mut waits: Vec<Duration>) -> Value {
    waits.sort();
    let at = |share: f64| {
        let index = ((waits.len() as f64 * share) as usize).min(waits.len().saturating_sub(1));
        waits.get(index).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
    };
    json!({ "drops": waits.len(), "p50_ms": at(0.5), "p99_ms": at(0.99), "worst_ms": at(1.0) })
}

/// Moves sessions, one after the other, for `lasting` each: only asked, and saved.
pub async fn run(folder: &Path, url: &str, node: &Node, lasting: Duration) -> Value {
    let (client, token, mut version) = fill(folder, url, node).await;
    let mut report = json!({});
    for (name, is_dry) in [("asked", true), ("saved", false)] {
        let (began, mut waits) = (Instant::now(), Vec::new());
        while began.elapsed() < lasting {
            let number = waits.len();
            let edits = json!([moved(number)]);
            let sent = Instant::now();
            version = wish(&client, node, &token, (version, &edits, is_dry)).await;
            waits.push(sent.elapsed());
        }
        report[name] = seen(waits);
    }
    report
}

/// Makes the programme the draft; a client, its sign-in, and the version of the draft.
async fn fill(folder: &Path, url: &str, node: &Node) -> (Client, String, i64) {
    let token = sign_in(folder, url, node).await;
    let client = Client::new();
    let mut version = 0;
    // In parts, because a body may have 64 KiB.
    for part in programme().chunks(20) {
        version = wish(&client, node, &token, (version, &json!(part), false)).await;
    }
    (client, token, version)
}

/// Makes the programme the draft, and lets readers see it.
pub async fn publish(folder: &Path, url: &str, node: &Node) {
    let (client, token, version) = fill(folder, url, node).await;
    let body = json!({ "seen": version, "name": "", "note": "" });
    let request = client.post(node.url(&format!("{PATH}/releases"))).bearer_auth(token).json(&body);
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status(), 200, "{:?}", answer.text().await);
}

async fn wish(
    client: &Client,
    node: &Node,
    token: &str,
    (version, edits, is_dry): (i64, &Value, bool),
) -> i64 {
    let url = node.url(&format!("{PATH}/draft/edits?dry_run={is_dry}"));
    let body = json!({ "seen": version, "edits": edits });
    let request = client.request(Method::POST, url).bearer_auth(token).json(&body);
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status(), 200, "{:?}", answer.text().await);
    let effect: Value = answer.json().await.expect("JSON");
    effect["version"].as_i64().expect("a version")
}

/// An account, and its sign-in.
async fn sign_in(folder: &Path, url: &str, node: &Node) -> String {
    let body = json!({ "email": "bench@example.org", "password": account(folder, url) });
    let request = Client::new().post(node.url("/api/v1/sign-ins")).json(&body);
    let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
    answer["token"].as_str().expect("a token").to_owned()
}

/// Makes the account and returns its password; with SQLite before the server starts.
pub fn account(folder: &Path, url: &str) -> String {
    static PASSWORD: std::sync::OnceLock<std::sync::Mutex<Vec<(String, String)>>> =
        std::sync::OnceLock::new();
    let mut kept = PASSWORD.get_or_init(Default::default).lock().expect("no panic");
    if let Some((_, password)) = kept.iter().find(|(known, _)| known == url) {
        return password.clone();
    }
    let wish =
        ["account", "create", "--email", "bench@example.org", "--name", "Bench", "--generate"];
    let said = process::run(process::command(folder, url).args(wish));
    let password = said.split_whitespace().last().expect("a password").to_owned();
    kept.push((url.to_owned(), password.clone()));
    password
}

/// Eight rooms, 160 people, 60 sessions and 200 slots, as edits; nobody is in two places at once.
fn programme() -> Vec<Value> {
    let name = |text: String| json!({ "en": text });
    let mut items: Vec<Value> = (0..8)
        .map(|at| json!({ "room": { "key": format!("r{at}"), "name": name(format!("Room {at}")), "capacity": 100 } }))
        .collect();
    items.extend((0..160).map(
        |at| json!({ "speaker": { "key": format!("s{at}"), "name": format!("Sample Person {at}") } }),
    ));
    let mut slot = 0;
    for at in 0..60 {
        let slots = if at % 3 == 0 { 4 } else { 3 };
        let slots: Vec<Value> = (0..slots)
            .map(|inside| {
                slot += 1;
                json!({
                    "key": format!("t{slot}"),
                    "title": name(format!("Talk number {slot} on something of interest")),
                    "abstract": name("What it is about, in a few sentences. ".repeat(12)),
                    "offset": inside * 15,
                    "minutes": 15,
                    "speakers": [format!("s{}", slot % 100)],
                })
            })
            .collect();
        items.push(json!({ "session": {
            "key": format!("x{at}"),
            "kind": "breakout",
            "title": name(format!("Session number {at}")),
            "room": format!("r{}", at % 8),
            "starts": format!("2022-09-22T{:02}:00:00", 8 + at / 8),
            "minutes": 60,
            "chairs": [format!("s{}", 100 + at)],
            "slots": slots,
        } }));
    }
    items.into_iter().map(|item| json!({ "do": "put", "item": item })).collect()
}

fn moved(number: usize) -> Value {
    json!({
        "do": "move",
        "session": format!("x{}", number % 60),
        "room": format!("r{}", number % 8),
        "starts": format!("2022-09-22T{:02}:{:02}:00", 8 + number % 12, 5 * (number % 7)),
    })
}
