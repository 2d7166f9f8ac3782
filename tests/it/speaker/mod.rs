//! Speakers: their own pages behind the private link, and what organisers do with them.

mod agenda;
mod contact;
mod disclosure;
mod file;
mod link;
mod photo;
mod profile;

use serde_json::{Value, json};
use tests::app::TestApp;

/// The sample programme, released, in which `bo` can be reached; the secret of an organiser.
pub async fn released(app: &TestApp) -> String {
    let token = app.organiser().await;
    app.draft_sample(&token).await;
    assert_eq!(app.publish(&token, 1, "").await.status, 200);
    app.reached_by("bo", "bo@example.org", "").await;
    token
}

/// A speaker as the draft has them.
pub async fn drafted(app: &TestApp, token: &str, key: &str) -> Value {
    let path = app.programme_path("/draft");
    let draft = app.ask(reqwest::Method::GET, &path, token).await.json();
    let speakers = draft["programme"]["speakers"].as_array().cloned().unwrap_or_default();
    speakers.into_iter().find(|speaker| speaker["key"] == key).unwrap_or_default()
}

/// The version of the draft.
pub async fn version(app: &TestApp, token: &str) -> i64 {
    let path = app.programme_path("/draft");
    let draft = app.ask(reqwest::Method::GET, &path, token).await.json();
    draft["version"].as_i64().expect("a version")
}

/// The audit entries about a speaker: who and what.
pub async fn audited(app: &TestApp, key: &str) -> Vec<(String, String)> {
    let id = app.speaker(key).await.id.to_string();
    let found = app.read(move |tx| domain::audit::store::list(tx, &id)).await;
    let who = |actor: &str| actor.split(' ').next().unwrap_or_default().to_owned();
    found.into_iter().map(|entry| (who(&entry.actor), entry.action)).collect()
}

/// Hours as the draft has them.
pub fn hours(from: &str, until: &str) -> Value {
    json!({ "starts": format!("2022-09-{from}:00"), "ends": format!("2022-09-{until}:00") })
}
