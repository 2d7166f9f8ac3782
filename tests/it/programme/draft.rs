use reqwest::Method;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::both;
use tests::programme::{moved, put, session};

async fn undo(app: &TestApp, token: &str, deed: &str, seen: i64) -> (u16, Value) {
    let path = app.programme_path(&format!("/draft/{deed}"));
    let answer = app.send_json(Method::POST, &path, token, &json!({ "seen": seen })).await;
    (answer.status, answer.json())
}

both! {
    async fn a_conference_begins_with_its_tracks_and_no_session(app) {
        let token = app.organiser().await;
        let draft = app.ask(Method::GET, &app.programme_path("/draft"), &token).await.json();
        assert_eq!(
            (&draft["version"], &draft["released"], &draft["undo"], &draft["redo"]),
            (&json!(0), &json!(0), &json!(null), &json!(null))
        );
        assert_eq!(draft["programme"]["tracks"][0]["key"], "rare-diseases");
        assert_eq!(draft["programme"]["sessions"], json!([]));
    }

    async fn an_edit_says_what_it_touched_and_is_kept(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let answer = app.edit(&token, 1, &[moved("first", "22T10:05", "attic")]).await.json();
        assert_eq!((&answer["version"], &answer["saved"]), (&json!(2), &json!(true)));
        assert_eq!(answer["touched"], json!([{ "kind": "session", "key": "first" }]));
        assert_eq!(answer["items"]["sessions"][0]["session"]["starts"], "2022-09-22T10:05:00");
        assert_eq!((&answer["undo"], &answer["redo"]), (&json!("move"), &json!(null)));
        let kept = app.drafted(&token, "first").await;
        assert_eq!((&kept["starts"], &kept["room"]), (&json!("2022-09-22T10:05:00"), &json!("attic")));
    }

    async fn a_dry_run_says_the_same_and_keeps_nothing(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let path = app.programme_path("/draft/edits?dry_run=true");
        let wish = json!({ "seen": 1, "edits": [moved("first", "22T10:05", "attic")] });
        let answer = app.send_json(Method::POST, &path, &token, &wish).await.json();
        assert_eq!((&answer["version"], &answer["saved"]), (&json!(1), &json!(false)));
        assert_eq!(answer["items"]["sessions"][0]["session"]["room"], "attic");
        assert_eq!(app.drafted(&token, "first").await["starts"], "2022-09-22T09:00:00");
    }

    async fn a_change_that_changes_nothing_is_no_step(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let answer = app.edit(&token, 1, &[moved("first", "22T09:00", "hall")]).await.json();
        assert_eq!((&answer["version"], &answer["saved"]), (&json!(1), &json!(false)));
        assert_eq!(answer["undo"], "several", "the sample is still the last step");
    }

    async fn two_who_change_different_things_do_not_disturb_each_other(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let one = app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        let other = app.edit(&token, 1, &[moved("second", "22T14:00", "hall")]).await;
        assert_eq!((one.status, other.status), (200, 200));
        assert_eq!(other.json()["version"], 3);
        assert_eq!(app.drafted(&token, "first").await["starts"], "2022-09-22T13:00:00");
        assert_eq!(app.drafted(&token, "second").await["starts"], "2022-09-22T14:00:00");
    }

    async fn whoever_would_overwrite_somebody_sees_both(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        let late = app.edit(&token, 1, &[moved("first", "22T15:00", "attic")]).await;
        let problem = late.json();
        assert_eq!((late.status, &problem["code"]), (409, &json!("draft-outdated")));
        assert_eq!(problem["version"], 2);
        let disagreement = &problem["disagreements"][0];
        assert_eq!(disagreement["item"], json!({ "kind": "session", "key": "first" }));
        assert_eq!(disagreement["theirs"]["session"]["starts"], "2022-09-22T13:00:00");
        assert_eq!(disagreement["yours"]["session"]["starts"], "2022-09-22T15:00:00");
        assert_eq!(app.drafted(&token, "first").await["room"], "hall", "nothing is overwritten");
        let mine = app.edit(&token, 2, &[moved("first", "22T15:00", "attic")]).await;
        assert_eq!(mine.status, 200, "having seen theirs, one may choose one's own");
    }

    async fn settings_of_somebody_else_are_not_overwritten_either(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let settings = |minutes: u32| json!({ "do": "settings", "settings": { "walking_minutes": minutes } });
        let theirs = app.edit(&token, 1, &[settings(3), moved("first", "22T13:00", "hall")]).await.json();
        assert_eq!((&theirs["version"], &theirs["settings"]["walking_minutes"]), (&json!(2), &json!(3)));
        let late = app.edit(&token, 1, &[settings(9)]).await;
        let problem = late.json();
        assert_eq!((late.status, &problem["code"], &problem["version"]), (409, &json!("draft-outdated"), &json!(2)));
        let disagreements = problem["disagreements"].as_array().unwrap();
        assert_eq!(disagreements.len(), 1, "{problem}");
        assert_eq!(disagreements[0]["item"], json!({ "kind": "settings" }));
        assert_eq!(disagreements[0]["theirs"]["settings"]["walking_minutes"], 3);
        assert_eq!(disagreements[0]["yours"]["settings"]["walking_minutes"], 9);
        let both = app.edit(&token, 1, &[settings(9), moved("first", "22T15:00", "hall")]).await.json();
        assert_eq!(both["disagreements"].as_array().map(Vec::len), Some(2), "{both}");
        let elsewhere = app.edit(&token, 1, &[moved("second", "22T14:00", "hall")]).await.json();
        assert_eq!((&elsewhere["version"], &elsewhere["settings"]), (&json!(3), &json!(null)));
        let same = app.edit(&token, 1, &[settings(3)]).await.json();
        assert_eq!((&same["version"], &same["saved"]), (&json!(3), &json!(false)), "nobody disagrees");
        let mine = app.edit(&token, 2, &[settings(9)]).await;
        assert_eq!(mine.status, 200, "having seen theirs, one may choose one's own");
    }

    async fn of_two_who_race_for_the_settings_one_is_shown_the_other(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let settings = |minutes: u32| [json!({ "do": "settings", "settings": { "walking_minutes": minutes } })];
        let (one, other) = (settings(3), settings(9));
        let (one, other) = tokio::join!(app.edit(&token, 1, &one), app.edit(&token, 1, &other));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", one.text, other.text);
        let late = if one.status == 409 { one.json() } else { other.json() };
        assert_eq!(late["disagreements"][0]["item"]["kind"], "settings", "{late}");
    }

    async fn of_two_who_race_for_one_session_one_is_shown_the_other(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let one = [moved("first", "22T13:00", "hall")];
        let other = [moved("first", "22T15:00", "hall")];
        let (one, other) = tokio::join!(app.edit(&token, 1, &one), app.edit(&token, 1, &other));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", one.text, other.text);
    }

    async fn fifty_steps_and_more_can_be_undone_and_done_again(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        for step in 0..60_i64 {
            let at = format!("22T{:02}:{:02}", 9 + step / 12, 5 * (step % 12));
            let room = if step % 2 == 0 { "attic" } else { "hall" };
            let done = app.edit(&token, 1 + step, &[moved("first", &at, room)]).await;
            assert_eq!(done.status, 200, "{}", done.text);
        }
        let last = app.drafted(&token, "first").await;
        for step in 0..60 {
            let (status, effect) = undo(&app, &token, "undo", 61 + step).await;
            assert_eq!((status, &effect["redo"]), (200, &json!("move")), "{effect}");
        }
        assert_eq!(app.drafted(&token, "first").await["starts"], "2022-09-22T09:00:00");
        for step in 0..60 {
            assert_eq!(undo(&app, &token, "redo", 121 + step).await.0, 200);
        }
        assert_eq!(app.drafted(&token, "first").await, last);
        let (status, problem) = undo(&app, &token, "redo", 181).await;
        assert_eq!((status, &problem["code"]), (409, &json!("nothing-to-redo")));
    }

    async fn what_was_undone_is_gone_once_something_else_is_done(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        assert_eq!(undo(&app, &token, "undo", 2).await.0, 200);
        let done = app.edit(&token, 3, &[moved("second", "22T13:00", "hall")]).await;
        assert_eq!(done.json()["redo"], json!(null));
        let (status, problem) = undo(&app, &token, "redo", 4).await;
        assert_eq!((status, &problem["code"]), (409, &json!("nothing-to-redo")));
    }

    async fn undo_takes_back_nothing_that_was_not_seen(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
        let (status, problem) = undo(&app, &token, "undo", 1).await;
        assert_eq!((status, &problem["code"]), (409, &json!("draft-outdated")));
        assert_eq!((&problem["version"], &problem["disagreements"]), (&json!(2), &json!([])));
    }

    async fn broken_rules_are_told_by_field_and_nothing_is_half_done(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let mut wrong = session("third", "23T09:00", "cellar", "bo");
        wrong["session"]["minutes"] = json!(0);
        let edits = [moved("first", "22T13:00", "hall"), put(&wrong)];
        let answer = app.edit(&token, 1, &edits).await;
        let problem = answer.json();
        assert_eq!((answer.status, &problem["code"]), (422, &json!("invalid-fields")));
        let fields: Vec<&str> =
            problem["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["sessions.third.room", "sessions.third.minutes"]);
        assert_eq!(app.drafted(&token, "first").await["starts"], "2022-09-22T09:00:00");
    }

    async fn what_is_named_elsewhere_is_not_removed(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let remove = json!({ "do": "remove", "item": { "kind": "speaker", "key": "bo" } });
        let answer = app.edit(&token, 1, &[remove]).await;
        assert_eq!((answer.status, &answer.json()["code"]), (409, &json!("item-in-use")));
        let gone = json!({ "do": "unplace", "session": "nowhere" });
        let answer = app.edit(&token, 1, &[gone]).await;
        assert_eq!((answer.status, &answer.json()["code"]), (404, &json!("no-item")));
    }
}
