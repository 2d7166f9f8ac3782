//! Invites: each release tells every speaker exactly what changed for them.

mod answer;
mod late;
mod life;
mod link;
mod random;
mod remind;
mod story;

use domain::programme::{Programme, release};
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::invited::{due, shown};
use tests::model_calendar::ModelCalendars;
use tests::programme::put;

/// The programme of the newest release.
pub async fn released(app: &TestApp) -> Programme {
    let id = app.conference_id().await;
    let newest = app.read(move |tx| release::store::newest(tx, id)).await.expect("a release");
    Programme::clone(&newest.programme)
}

/// Compares the calendar at an address with what the released programme asks of a person.
pub async fn assert_true(
    app: &TestApp,
    calendars: &mut ModelCalendars,
    (person, address): (&str, &str),
) {
    let due = due(&released(app).await, person, "Europe/Stockholm");
    assert_eq!(shown(calendars, address), due, "the calendar of {person} at {address}");
    assert_eq!(calendars.unknown_cancels(), 0, "no CANCEL before its REQUEST");
}

/// The UID of the only entry, or of the one with this title.
pub fn uid(calendars: &mut ModelCalendars, address: &str, title: &str) -> String {
    let entries = calendars.of(address).entries();
    let found = entries.iter().find(|entry| entry.summary.starts_with(title));
    found.expect("the entry is there").uid.clone()
}

/// All invites, as the API tells them.
pub async fn invites(app: &TestApp, token: &str) -> Value {
    let path = format!("/api/v1/conferences/{}/invites", tests::app::SLUG);
    app.ask(Method::GET, &path, token).await.json()
}

/// Where each invite of a person stands: item and status.
pub async fn standing(app: &TestApp, token: &str, person: &str) -> Vec<String> {
    let all = invites(app, token).await;
    let own =
        all["invites"].as_array().expect("a list").iter().filter(|it| it["speaker"] == person);
    let mut said: Vec<String> = own
        .map(|it| {
            let text = |name: &str| it[name].as_str().expect("a text").to_owned();
            format!("{} {} {}", text("item"), text("status"), it["sequence"])
        })
        .collect();
    said.sort();
    said
}

/// A session as the draft has it, with one thing changed.
pub async fn changed(app: &TestApp, token: &str, key: &str, change: impl Fn(&mut Value)) -> Value {
    let mut session = app.drafted(token, key).await;
    change(&mut session);
    put(&json!({ "session": session }))
}

/// Edits the draft and publishes it; `seen` is the version of the draft before.
pub async fn release(app: &TestApp, token: &str, seen: i64, edits: &[Value]) {
    let answer = app.edit(token, seen, edits).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let answer = app.publish(token, seen + 1, "").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}
