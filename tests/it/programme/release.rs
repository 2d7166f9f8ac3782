use reqwest::Method;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::both;
use tests::programme::moved;

async fn releases(app: &TestApp) -> Vec<Value> {
    let answer = app.send(app.http.get(app.url(&app.programme_path("/releases")))).await;
    answer.json().as_array().cloned().expect("a list")
}

async fn take_back(app: &TestApp, token: &str, number: i32, query: &str) -> (u16, Value) {
    let path = app.programme_path(&format!("/releases/{number}/take-back{query}"));
    let answer = app.send_json(Method::POST, &path, token, &json!({})).await;
    (answer.status, answer.json())
}

both! {
    async fn readers_see_nothing_until_the_first_release(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let path = app.programme_path("");
        assert_eq!(app.send(app.http.get(app.url(&path))).await.status, 404);
        let made = app.publish(&token, 1, "First draft").await;
        assert_eq!(made.status, 200, "{}", made.text);
        let shown = app.send(app.http.get(app.url(&path))).await.json();
        assert_eq!((&shown["number"], &shown["name"]), (&json!(1), &json!("First draft")));
        assert_eq!(shown["zone"], "Europe/Stockholm");
        assert_eq!(app.published("first").await["starts"], "2022-09-22T09:00:00");
    }

    async fn a_release_never_changes(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.publish(&token, 1, "").await;
        app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        assert_eq!(app.published("first").await["starts"], "2022-09-22T09:00:00");
        let made = app.publish(&token, 2, "").await.json();
        assert_eq!((&made["number"], &made["released"]), (&json!(2), &json!(true)));
        assert_eq!(app.published("first").await["starts"], "2022-09-22T13:00:00");
        let old = app.send(app.http.get(app.url(&app.programme_path("/releases/1")))).await.json();
        assert_eq!(old["programme"]["sessions"][0]["starts"], "2022-09-22T09:00:00");
    }

    async fn only_what_was_seen_is_released_and_only_what_is_new(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        let stale = app.publish(&token, 1, "").await;
        let problem = stale.json();
        assert_eq!((stale.status, &problem["code"]), (409, &json!("draft-outdated")));
        assert_eq!(problem["version"], 2);
        assert_eq!(app.publish(&token, 2, "").await.status, 200);
        let again = app.publish(&token, 2, "").await;
        assert_eq!((again.status, &again.json()["code"]), (409, &json!("nothing-to-release")));
    }

    async fn a_release_is_taken_back_as_a_new_one(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.publish(&token, 1, "One").await;
        let (status, problem) = take_back(&app, &token, 1, "").await;
        assert_eq!((status, &problem["code"]), (409, &json!("no-earlier-release")));
        app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        app.publish(&token, 2, "Two").await;
        let (status, planned) = take_back(&app, &token, 2, "?dry_run=true").await;
        assert_eq!((status, &planned["released"]), (200, &json!(false)));
        assert_eq!(releases(&app).await.len(), 2, "a dry run makes none");
        let (status, problem) = take_back(&app, &token, 1, "").await;
        assert_eq!((status, &problem["code"]), (409, &json!("release-not-newest")));
        let (status, made) = take_back(&app, &token, 2, "").await;
        assert_eq!((status, &made["number"], &made["released"]), (200, &json!(3), &json!(true)));
        assert_eq!(app.published("first").await["starts"], "2022-09-22T09:00:00");
        let takes_back: Vec<Value> =
            releases(&app).await.iter().map(|release| release["takes_back"].clone()).collect();
        assert_eq!(takes_back, [json!(2), json!(null), json!(null)]);
        assert_eq!(
            app.drafted(&token, "first").await["starts"], "2022-09-22T13:00:00",
            "the draft stays as it is"
        );
    }

    async fn of_two_who_release_at_once_one_has_nothing_to_release(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let (one, other) = tokio::join!(app.publish(&token, 1, ""), app.publish(&token, 1, ""));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", one.text, other.text);
        assert_eq!(releases(&app).await.len(), 1);
    }

    async fn readers_are_not_told_when_people_can_come(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let person = json!({ "speaker": {
            "key": "bo", "name": "Bo Exempel",
            "available": [{ "starts": "2022-09-22T08:00:00", "ends": "2022-09-22T12:00:00" }],
        } });
        app.edit(&token, 1, &[tests::programme::put(&person)]).await;
        app.edit(&token, 2, &[json!({ "do": "unplace", "session": "second" })]).await;
        app.publish(&token, 3, "").await;
        let shown = app.send(app.http.get(app.url(&app.programme_path("")))).await;
        assert!(!shown.text.contains("2022-09-22T08:00:00"), "{}", shown.text);
        assert_eq!(app.published("second").await, json!(null), "it has no place yet");
        assert_eq!(app.drafted(&token, "second").await["key"], "second");
    }
}
