//! Answers on the speaker's page, the organisers' page of answers, and the life of an invite.

use reqwest::Method;
use serde_json::json;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::programme::{moved, sample};
use tests::visitor::Visitor;

use super::{release, standing};

/// A released sample programme in which Bo can be reached.
async fn invited(app: &TestApp) -> String {
    let token = app.organiser().await;
    app.contact("bo", "bo@example.org").await;
    release(app, &token, 0, &sample()).await;
    app.mails().await;
    token
}

/// A page of the organisers.
async fn staff_page(app: &TestApp, token: &str, rest: &str) -> String {
    let request = app.http.get(app.url(&format!("/staff/conferences/{SLUG}/{rest}")));
    let answer = app.send(request.header("cookie", format!("plenum-staff={token}"))).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

both! {
    async fn the_private_page_and_the_calendar_are_one_truth(app) {
        let token = invited(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let page = bo.get("/speaker").await.text;
        assert!(page.contains("Please answer"), "{page}");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 0"], "a look is no answer");
        let form = [("answer", "accepted"), ("comment", "With pleasure.")];
        let given = bo.fill_at("/speaker", "/speaker/answers", &form).await;
        assert_eq!((given.status, given.header("location")), (303, "/speaker?done=answer"));
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 0"]);
        assert!(bo.get("/speaker").await.text.contains("With pleasure."));
        let answers = staff_page(&app, &token, "invites").await;
        assert!(answers.contains("With pleasure.") && answers.contains("On the speaker’s page"), "{answers}");

        // A move asks again, and what was open before it cannot be answered.
        let before = bo.get("/speaker").await.text;
        assert!(before.contains("You come"), "{before}");
        release(&app, &token, 1, &[moved("first", "22T15:00", "hall")]).await;
        assert!(bo.get("/speaker").await.text.contains("please answer again"));
        let path = format!("/api/v1/conferences/{SLUG}/invites");
        let uid = app.ask(Method::GET, &path, &token).await.json()["invites"][0]["uid"].clone();
        let old = json!({ "uid": uid, "seen": 0, "answer": "declined" });
        let late = app.send_json(Method::POST, &format!("{path}/answers"), &token, &old).await;
        assert_eq!((late.status, &late.json()["code"]), (409, &json!("invite-changed")));
        let now = json!({ "uid": uid, "seen": 1, "answer": "declined", "comment": "By telephone." });
        assert_eq!(app.send_json(Method::POST, &format!("{path}/answers"), &token, &now).await.status, 204);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk declined 1"]);
        assert!(staff_page(&app, &token, "invites?status=declined").await.contains("By telephone."));
    }

    async fn nobody_answers_for_somebody_else(app) {
        let token = invited(&app).await;
        app.contact("clara", "clara@example.org").await;
        let path = format!("/api/v1/conferences/{SLUG}/invites");
        let uid = app.ask(Method::GET, &path, &token).await.json()["invites"][0]["uid"].clone();
        let uid = uid.as_str().expect("a UID").to_owned();
        let clara = Visitor::as_speaker(&app, "clara").await;
        let form = [("answer", "declined"), ("comment", ""), ("uid", uid.as_str()), ("seen", "0")];
        assert_eq!(clara.fill_at("/speaker", "/speaker/answers", &form).await.status, 404);
        assert_eq!(Visitor::new(&app).post("/speaker/answers", &form).await.status, 401);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 0"]);
    }

    async fn a_comment_that_is_too_long_comes_back_as_it_was_typed(app) {
        let token = invited(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let long = format!("Kept {}", "a".repeat(2_000));
        let form = [("answer", "accepted"), ("comment", long.as_str())];
        let again = bo.fill_at("/speaker", "/speaker/answers", &form).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains(&long), "nothing is lost");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 0"]);
    }

    async fn held_mails_are_read_sent_and_left_out_on_pages(app) {
        let token = app.organiser().await;
        app.contact("bo", "bo@example.org").await;
        assert_eq!(app.edit(&token, 0, &sample()).await.status, 200);
        let planned = staff_page(&app, &token, "programme/releases/mails").await;
        assert!(planned.contains("Invitation: Talk of first") && planned.contains("/open/…"), "{planned}");
        let body = json!({ "seen": 1, "hold_mails": true });
        assert_eq!(app.send_json(Method::POST, &app.programme_path("/releases"), &token, &body).await.status, 200);
        let held = app.outbox(None).await;
        let id = held[0].id;
        let letter = staff_page(&app, &token, &format!("outbox/{id}")).await;
        assert!(letter.contains("you are invited to speak") && letter.contains("Leave it out"), "{letter}");
        assert!(staff_page(&app, &token, "outbox?status=held").await.contains("Send all mails that wait"));
        assert_eq!(app.due().await, 0, "nobody gets it yet");
    }

    async fn whoever_has_accepted_is_no_longer_unconfirmed(app) {
        let token = invited(&app).await;
        let unsure = json!({ "speaker": { "key": "bo", "name": "Bo Exempel", "confirmed": false } });
        let edit = tests::programme::put(&unsure);
        let effect = app.edit(&token, 1, &[edit]).await.json();
        let is_unsure = |clashes: &serde_json::Value| {
            clashes.as_array().expect("a list").iter().any(|clash| clash["kind"] == "unconfirmed")
        };
        assert!(is_unsure(&effect["clashes"]), "{effect}");
        let bo = Visitor::as_speaker(&app, "bo").await;
        bo.fill_at("/speaker", "/speaker/answers", &[("answer", "accepted"), ("comment", "")]).await;
        let draft = app.ask(Method::GET, &app.programme_path("/draft"), &token).await.json();
        assert!(!is_unsure(&draft["clashes"]), "{draft}");
    }
}
