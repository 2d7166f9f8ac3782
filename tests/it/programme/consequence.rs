//! What follows from a change, before it is made.

use reqwest::Method;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::both;
use tests::programme::{moved, put, session};

async fn asked(app: &TestApp, token: &str, seen: i64, edits: &[Value]) -> Value {
    let path = app.programme_path("/draft/edits?dry_run=true");
    let body = json!({ "seen": seen, "edits": edits });
    let answer = app.send_json(Method::POST, &path, token, &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// The sample with seats in both sessions, released; the draft is then in version 2.
async fn bookable(app: &TestApp, token: &str) {
    app.draft_sample(token).await;
    let mut items = [
        session("first", "22T09:00", "hall", "bo"),
        session("second", "22T11:00", "attic", "clara"),
    ];
    for item in &mut items {
        item["session"]["place"] = json!({ "capacity": 20 });
        item["session"]["chairs"] = json!([]);
    }
    assert_eq!(app.edit(token, 1, &items.map(|item| put(&item))).await.status, 200);
    let made = app.publish(token, 2, "").await;
    assert_eq!(made.status, 200, "{}", made.text);
}

both! {
    async fn a_clash_is_named_with_its_cure_before_the_change_is_made(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let effect = asked(&app, &token, 1, &[moved("second", "22T09:30", "hall")]).await;
        let kinds: Vec<&str> =
            effect["new_clashes"].as_array().unwrap().iter().map(|c| c["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["room-twice", "person-twice"], "{effect}");
        let clash = &effect["new_clashes"][0];
        assert_eq!(clash["severity"], "forbidden");
        assert_eq!(clash["concerns"], json!([
            { "kind": "session", "key": "first" }, { "kind": "session", "key": "second" },
            { "kind": "room", "key": "hall" },
        ]));
        assert!(clash["title"].as_str().unwrap().contains("Session first"), "{clash}");
        assert!(!clash["cure"].as_str().unwrap().is_empty());
        assert_eq!(effect["hit"]["people"], json!([{ "kind": "speaker", "key": "chair" }]));
    }

    async fn a_forbidden_clash_is_no_release_and_its_end_is_told(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.edit(&token, 1, &[moved("second", "22T09:30", "hall")]).await;
        let refused = app.publish(&token, 2, "").await;
        let problem = refused.json();
        assert_eq!((refused.status, &problem["code"]), (409, &json!("forbidden-clashes")));
        assert_eq!(problem["clashes"][0]["kind"], "room-twice");
        let mended = app.edit(&token, 2, &[moved("second", "22T10:00", "hall")]).await.json();
        assert_eq!(mended["gone_clashes"].as_array().map(Vec::len), Some(2), "{mended}");
        assert_eq!(app.publish(&token, 3, "").await.status, 200);
    }

    async fn attendees_who_would_have_two_things_at_once_are_counted_and_named(app) {
        let token = app.organiser().await;
        bookable(&app, &token).await;
        app.register("ada@example.org", &["first", "second"]).await;
        app.register("bo@example.org", &["first"]).await;
        let effect = asked(&app, &token, 2, &[moved("second", "22T09:30", "attic")]).await;
        let hit = &effect["hit"];
        assert_eq!((&hit["attendees"], &hit["entries"], &hit["mails"]), (&json!(1), &json!(1), &json!(2)));
        assert_eq!(hit["who"].as_array().map(Vec::len), Some(1));
        assert_eq!(hit["who"][0]["holds_both"], true);
        assert_eq!(hit["who"][0]["overlaps"], json!([[
            { "kind": "session", "key": "first" }, { "kind": "session", "key": "second" },
        ]]));
    }

    async fn a_track_chair_sees_how_many_are_hit_and_not_who(app) {
        let token = app.organiser().await;
        bookable(&app, &token).await;
        app.register("ada@example.org", &["first", "second"]).await;
        let reach = domain::actor::Reach::One(app.conference_id().await);
        let chair = app.staff("chair@example.org", (reach, domain::actor::Role::TrackChair)).await;
        let effect = asked(&app, &chair, 2, &[moved("second", "22T09:30", "attic")]).await;
        assert_eq!((&effect["hit"]["attendees"], &effect["hit"]["who"]), (&json!(1), &json!(null)));
    }

    async fn clashes_are_told_in_the_language_that_is_asked_for(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.edit(&token, 1, &[moved("second", "22T09:30", "hall")]).await;
        let path = app.url(&app.programme_path("/draft"));
        let mut titles = Vec::new();
        for language in ["en", "sv", "de"] {
            let request = app.http.get(&path).bearer_auth(&token).header("Accept-Language", language);
            let draft = app.send(request).await.json();
            titles.push(draft["clashes"][0]["title"].as_str().unwrap().to_owned());
        }
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), 3, "{titles:?}");
    }
}
