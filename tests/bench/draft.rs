//! How long a drop in the editor takes at the server: 60 sessions with 200 slots in 8 rooms.

use std::path::Path;
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tests::process::{self, Node};

const PATH: &str = "/api/v1/conferences/bench-2022/programme";

/// What wishes took.
pub fn seen(mut waits: Vec<Duration>) -> Value {
    waits.sort();
    let at = |share: f64| {
        let index = ((waits.len() as f64 * share) as usize).min(waits.len().saturating_sub(1));
        waits.get(index).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
    };
    json!({ "count": waits.len(), "p50_ms": at(0.5), "p99_ms": at(0.99), "worst_ms": at(1.0) })
}

/// Moves sessions, one after the other, for `lasting` each: only asked, and saved.
pub async fn run(folder: &Path, url: &str, node: &Node, lasting: Duration) -> Value {
    let desk = Desk::open(folder, url, node).await;
    let mut version = desk.fill(&programme()).await;
    let mut report = json!({});
    for (name, is_dry) in [("asked", true), ("saved", false)] {
        let (began, mut waits) = (Instant::now(), Vec::new());
        while began.elapsed() < lasting {
            let number = waits.len();
            let edits = json!([moved(number)]);
            let sent = Instant::now();
            version = desk.wish((version, &edits, is_dry)).await;
            waits.push(sent.elapsed());
        }
        report[name] = seen(waits);
    }
    report
}

/// Makes the programme the draft, and lets readers see it.
pub async fn publish(folder: &Path, url: &str, node: &Node) {
    let desk = Desk::open(folder, url, node).await;
    let version = desk.fill(&programme()).await;
    desk.publish(version).await;
}

/// Somebody who works on the programme.
pub struct Desk {
    pub client: Client,
    token: String,
    /// Where the programme is.
    path: String,
}

impl Desk {
    /// Signs in.
    pub async fn open(folder: &Path, url: &str, node: &Node) -> Self {
        let redirect = reqwest::redirect::Policy::none();
        let client = Client::builder().redirect(redirect).build().expect("a client");
        Self { client, token: sign_in(folder, url, node).await, path: node.url(PATH) }
    }

    /// Makes this the draft of a conference that has none; its version then.
    pub async fn fill(&self, programme: &[Value]) -> i64 {
        let mut version = 0;
        // In parts, because a body may have 64 KiB.
        for part in programme.chunks(20) {
            version = self.wish((version, &json!(part), false)).await;
        }
        version
    }

    /// Changes the draft of a version, or asks what would come of it; its version then.
    pub async fn wish(&self, (version, edits, is_dry): (i64, &Value, bool)) -> i64 {
        let url = format!("{}/draft/edits?dry_run={is_dry}", self.path);
        let body = json!({ "seen": version, "edits": edits });
        let effect = self.answer(self.client.post(url).json(&body)).await;
        effect["version"].as_i64().expect("a version")
    }

    /// The draft.
    pub async fn draft(&self) -> Value {
        self.answer(self.client.get(format!("{}/draft", self.path))).await
    }

    /// Lets readers see the draft of this version.
    pub async fn publish(&self, version: i64) {
        let body = json!({ "seen": version, "name": "", "note": "" });
        self.answer(self.client.post(format!("{}/releases", self.path)).json(&body)).await;
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> Value {
        let answer = request.bearer_auth(&self.token).send().await.expect("the server answers");
        let (status, text) = (answer.status(), answer.text().await.expect("a body"));
        assert_eq!(status, 200, "{text}");
        serde_json::from_str(&text).expect("JSON")
    }

    /// The sign-in as the pages look for it.
    pub fn cookie(&self) -> String {
        format!("plenum-staff={}", self.token)
    }

    /// A page.
    pub async fn read(&self, url: &str) -> String {
        let request = self.client.get(url).header("cookie", self.cookie());
        let answer = request.send().await.expect("the server answers");
        assert_eq!(answer.status(), 200, "{url}");
        answer.text().await.expect("a page")
    }
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
