//! Reminders: by the rules of the conference file, to those who have not answered.

use domain::actor::{Reach, Role};
use jiff::SignedDuration;
use mailer::inbound::receive;
use reqwest::Method;
use serde_json::json;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::database::Backend;
use tests::model_calendar::{Answer, ModelCalendars};
use tests::programme::{moved, sample};

use super::{release, uid};

const BO: &str = "bo@example.org";
const CHAIR: &str = "ada@example.org";

/// The conference of the tests with these rules, loaded over what was there.
async fn rules(app: &TestApp, lines: &str) {
    app.load(&tests::conference::file().replacen(
        "offer_hours",
        &format!("{lines}\noffer_hours"),
        1,
    ))
    .await;
}

/// Lets so many days go by and time do its part; the reminders of that moment: to whom, and which
/// entries they list.
async fn after(app: &TestApp, days: i64) -> Vec<String> {
    app.clock.advance(SignedDuration::from_hours(24 * days));
    app.keep_up().await;
    let mails = app.mails().await;
    let line = |mail: &tests::mailbox::Received| {
        assert_eq!(mail.subject, "Please answer: Test Congress", "{}", mail.text);
        assert_eq!(mail.calendar, None);
        let titles = ["Talk of first", "Talk of second", "Session first", "Session second"];
        // The session that a talk is in is no entry.
        let text = mail.text.replace("in: Session", "");
        let listed: Vec<&str> = titles.into_iter().filter(|title| text.contains(title)).collect();
        format!("{}: {}", mail.to, listed.join(", "))
    };
    let mut lines: Vec<String> = mails.iter().map(line).collect();
    lines.sort();
    lines
}

/// Everybody is invited, and has got the mails.
async fn invited(app: &TestApp) -> ModelCalendars {
    let token = app.organiser().await;
    app.contact("bo", BO).await;
    app.contact("chair", CHAIR).await;
    release(app, &token, 0, &sample()).await;
    let mut calendars = ModelCalendars::default();
    app.deliver_to(&mut calendars).await;
    calendars
}

/// Another organiser, since no sign-in lasts for days.
async fn signed_in_again(app: &TestApp) -> String {
    let reach = Reach::One(app.conference_id().await);
    app.staff("later@example.org", (reach, Role::Organiser)).await
}

const NONE: [&str; 0] = [];

both! {
    async fn who_does_not_answer_is_reminded_by_each_rule_once_with_one_mail(app) {
        rules(&app, "remind_after_days = [7, 21]\nremind_before_days = [14]").await;
        invited(&app).await;
        let all = ["ada@example.org: Session first, Session second", "bo@example.org: Talk of first"];
        assert_eq!(after(&app, 6).await, NONE);
        assert_eq!(after(&app, 1).await, all);
        assert_eq!(after(&app, 13).await, NONE);
        assert_eq!(after(&app, 1).await, all);
        // Two weeks before the 22nd of September is the 8th; it is 09:00 on the 22nd of June.
        assert_eq!(after(&app, 77).await, NONE);
        assert_eq!(after(&app, 1).await, all);
        assert_eq!(after(&app, 12).await, NONE);
        assert_eq!(after(&app, 3).await, NONE, "it is over");
    }

    async fn who_answers_is_not_reminded_of_that(app) {
        rules(&app, "remind_after_days = [7]").await;
        let mut calendars = invited(&app).await;
        app.clock.advance(SignedDuration::from_hours(1));
        for (address, title, answer) in [
            (BO, "Talk of first", Answer::Declined),
            (CHAIR, "Session second", Answer::Tentative),
        ] {
            let uid = uid(&mut calendars, address, title);
            let mail = calendars.of(address).reply(&uid, answer, "", app.clock.now());
            let outcome = app.state.write(receive(mail)).await.expect("taken");
            assert_eq!(outcome.as_str(), "counts");
        }
        assert_eq!(after(&app, 30).await, ["ada@example.org: Session first"]);
    }

    async fn a_move_asks_anew_and_so_it_reminds_anew(app) {
        rules(&app, "remind_after_days = [7]").await;
        let mut calendars = invited(&app).await;
        assert_eq!(after(&app, 7).await.len(), 2);
        let token = signed_in_again(&app).await;
        release(&app, &token, 1, &[moved("second", "23T14:00", "attic")]).await;
        app.deliver_to(&mut calendars).await;
        assert_eq!(after(&app, 6).await, NONE);
        assert_eq!(after(&app, 1).await, ["ada@example.org: Session second"]);
        assert_eq!(after(&app, 30).await, NONE);
    }

    async fn nobody_is_reminded_of_what_they_were_not_told(app) {
        rules(&app, "remind_after_days = [7]\nremind_before_days = [14]").await;
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        assert_eq!(app.edit(&token, 0, &sample()).await.status, 200);
        let body = json!({ "seen": 1, "hold_mails": true });
        let path = app.programme_path("/releases");
        assert_eq!(app.send_json(Method::POST, &path, &token, &body).await.status, 200);
        assert_eq!(after(&app, 10).await, NONE);
        let token = signed_in_again(&app).await;
        let held = app.outbox(None).await[0].id;
        let path = format!("/api/v1/conferences/{SLUG}/outbox/{held}/send");
        assert_eq!(app.ask(Method::POST, &path, &token).await.status, 204);
        app.keep_up().await;
        assert_eq!(app.mails().await.len(), 1, "the invite alone");
        // They were asked today, not when the mail was written.
        assert_eq!(after(&app, 6).await, NONE);
        assert_eq!(after(&app, 1).await, ["bo@example.org: Talk of first"]);
    }

    async fn rules_that_are_due_together_are_done_with_one_mail(app) {
        rules(&app, "remind_after_days = [7, 21]\nremind_before_days = [14]").await;
        invited(&app).await;
        assert_eq!(after(&app, 100).await.len(), 2);
        assert_eq!(after(&app, 1).await, NONE);
    }

    async fn who_is_asked_after_the_day_of_a_rule_is_not_reminded_by_it(app) {
        rules(&app, "remind_before_days = [60]").await;
        app.clock.advance(SignedDuration::from_hours(24 * 60));
        invited(&app).await;
        assert_eq!(after(&app, 1).await, NONE);
        assert_eq!(after(&app, 40).await, NONE);
    }
}

#[actix_web::test]
async fn without_rules_nobody_is_reminded() {
    let app = TestApp::start(Backend::Sqlite).await;
    invited(&app).await;
    for days in [7, 30, 60] {
        assert_eq!(after(&app, days).await, NONE);
    }
}
