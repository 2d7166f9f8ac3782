//! Answers to what a person knows, while something newer waits that they do not know yet.

use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::model_calendar::Answer;
use tests::programme::{moved, text};

use super::answer::{hear, invited, own, said, seconds, stands};
use super::{assert_true, changed, release, standing};

const BO: &str = "bo@example.org";

/// Takes the release with this number back.
async fn take_back(app: &TestApp, token: &str, number: i32) {
    let path = app.programme_path(&format!("/releases/{number}/take-back"));
    let answer = app.ask(Method::POST, &path, token).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// Another title of the first talk.
async fn retitled(app: &TestApp, token: &str, title: &str) -> Value {
    changed(app, token, "first", |session| session["slots"][0]["title"] = text(title)).await
}

/// An organiser writes an answer down.
async fn write_down(app: &TestApp, token: &str, uid: &str, (seen, answer): (i32, &str)) {
    let body = json!({ "uid": uid, "seen": seen, "answer": answer, "comment": "By telephone" });
    let path = format!("/api/v1/conferences/{SLUG}/invites/answers");
    let answer = app.send_json(Method::POST, &path, token, &body).await;
    assert_eq!(answer.status, 204, "{}", answer.text);
}

both! {
    async fn an_answer_counts_again_when_the_move_is_taken_back_unsent(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let reply = calendars.of(BO).reply(&uid, Answer::Accepted, "Yes", seconds(&app, 60));
        release(&app, &token, 1, &[moved("first", "23T14:00", "hall")]).await;
        assert_eq!(hear(&app, reply).await, "outdated");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk updated 1"]);
        take_back(&app, &token, 2).await;
        assert_eq!(app.deliver_to(&mut calendars).await, 0, "nobody knew of the move");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 0"]);
        assert_eq!(stands(&app, &token).await, own("accepted", "Yes"));
        assert_eq!(said(&app, &uid).await, ["reply 0 counts"]);
        assert_true(&app, &mut calendars, ("bo", BO)).await;
    }

    async fn an_answer_counts_again_when_the_withdrawal_is_taken_back_unsent(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let reply = calendars.of(BO).reply(&uid, Answer::Declined, "No", seconds(&app, 60));
        release(&app, &token, 1, &[json!({ "do": "unplace", "session": "first" })]).await;
        assert_eq!(hear(&app, reply).await, "outdated");
        take_back(&app, &token, 2).await;
        assert_eq!(app.deliver_to(&mut calendars).await, 0);
        assert_eq!(stands(&app, &token).await, own("declined", "No"));
    }

    async fn an_answer_counts_again_when_the_held_move_is_left_out(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let reply = calendars.of(BO).reply(&uid, Answer::Tentative, "", seconds(&app, 60));
        let edited = app.edit(&token, 1, &[moved("first", "23T14:00", "hall")]).await;
        assert_eq!(edited.status, 200, "{}", edited.text);
        let body = json!({ "seen": 2, "hold_mails": true });
        let releases = app.programme_path("/releases");
        assert_eq!(app.send_json(Method::POST, &releases, &token, &body).await.status, 200);
        assert_eq!(hear(&app, reply).await, "outdated");
        let held = app.outbox(None).await.last().expect("a message").id;
        let path = format!("/api/v1/conferences/{SLUG}/outbox/{held}/leave-out");
        let reason = json!({ "reason": "It moves once more." });
        assert_eq!(app.send_json(Method::POST, &path, &token, &reason).await.status, 204);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk tentative 0"]);
    }

    async fn an_answer_stays_when_an_unsent_rewording_is_overtaken_by_another(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let reply = calendars.of(BO).reply(&uid, Answer::Accepted, "Yes", seconds(&app, 60));
        let edit = retitled(&app, &token, "Another talk").await;
        release(&app, &token, 1, &[edit]).await;
        assert_eq!(hear(&app, reply).await, "counts");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 1"]);
        let edit = retitled(&app, &token, "Yet another talk").await;
        release(&app, &token, 2, &[edit]).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 1"]);
        assert_eq!(app.deliver_to(&mut calendars).await, 1);
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        let entry = calendars.of(BO).entry(&uid).expect("there").clone();
        assert_eq!((entry.partstat.as_str(), entry.asked, entry.sequence), ("ACCEPTED", false, 1));
    }

    async fn what_an_organiser_wrote_down_stays_when_an_unsent_rewording_is_taken_back(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let edit = retitled(&app, &token, "Another talk").await;
        release(&app, &token, 1, &[edit]).await;
        write_down(&app, &token, &uid, (1, "accepted")).await;
        take_back(&app, &token, 2).await;
        assert_eq!(app.deliver_to(&mut calendars).await, 0);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 0"]);
        assert_eq!(stands(&app, &token).await, own("accepted", "By telephone"));
    }

    async fn an_answer_to_a_time_that_nobody_was_told_is_none_to_another(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        release(&app, &token, 1, &[moved("first", "23T14:00", "hall")]).await;
        write_down(&app, &token, &uid, (1, "accepted")).await;
        seconds(&app, 60);
        release(&app, &token, 2, &[moved("first", "23T16:00", "hall")]).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk updated 1"]);
        app.deliver_to(&mut calendars).await;
        let edit = retitled(&app, &token, "Another talk").await;
        release(&app, &token, 3, &[edit]).await;
        take_back(&app, &token, 4).await;
        assert_eq!(app.deliver_to(&mut calendars).await, 0);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk updated 1"]);
    }

    async fn the_newest_of_late_answers_counts_whatever_words_it_answers(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let mut elsewhere = calendars.clone();
        let edit = retitled(&app, &token, "Another talk").await;
        release(&app, &token, 1, &[edit]).await;
        app.deliver_to(&mut calendars).await;
        let first = calendars.of(BO).reply(&uid, Answer::Accepted, "", seconds(&app, 60));
        // On a telephone that has not seen the new words.
        let second = elsewhere.of(BO).reply(&uid, Answer::Declined, "", seconds(&app, 60));
        let second = String::from_utf8(second).expect("text").replace("<model-", "<telephone-");
        assert_eq!(hear(&app, first).await, "counts");
        assert_eq!(hear(&app, second.into_bytes()).await, "counts");
        release(&app, &token, 2, &[moved("first", "23T14:00", "hall")]).await;
        take_back(&app, &token, 3).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk declined 1"]);
    }
}
