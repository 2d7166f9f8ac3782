//! Health data: stored with consent, read by few, and gone when their time is over.

use domain::registration::{Needs, store};
use jiff::Timestamp;
use serde_json::json;
use tests::app::{SLUG, TestApp, wish};
use tests::both;

/// The diet and access needs of an address.
async fn needs(app: &TestApp, email: &str) -> Option<Needs> {
    let id = app.find(email).await.expect("registered").id;
    app.read(move |tx| store::find_needs(tx, id)).await
}

async fn register_with_needs(app: &TestApp, email: &str) -> Needs {
    let mut body = wish(email, &["on-site"]);
    body["diet"] = json!("no nuts");
    body["access"] = json!("a ramp");
    body["needs_consent"] = json!(true);
    let answer = app.post(&format!("/api/v1/conferences/{SLUG}/registrations"), &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    Needs { diet: "no nuts".to_owned(), access: "a ramp".to_owned() }
}

/// Moves the clock to a time.
fn go_to(app: &TestApp, at: &str) {
    let at: Timestamp = at.parse().expect("a time");
    app.clock.advance(at.duration_since(app.clock.now()));
}

both! {
    async fn needs_are_deleted_fourteen_days_after_the_conference(app) {
        let told = register_with_needs(&app, "ada@example.org").await;
        go_to(&app, "2022-10-07T23:59:59+02:00");
        app.keep_up().await;
        assert_eq!(needs(&app, "ada@example.org").await, Some(told));
        go_to(&app, "2022-10-08T00:00:00+02:00");
        app.keep_up().await;
        assert_eq!(needs(&app, "ada@example.org").await, None);
    }

    async fn needs_go_with_the_registration_that_is_cancelled(app) {
        register_with_needs(&app, "ada@example.org").await;
        let id = app.find("ada@example.org").await.expect("registered").id;
        let token = app.token("ada@example.org").await;
        let gone = app.as_attendee(reqwest::Method::DELETE, "/api/v1/registration", &token, None).await;
        assert_eq!(gone.status, 204);
        assert_eq!(app.read(move |tx| store::find_needs(tx, id)).await, None);
    }

    async fn needs_are_in_no_mail_and_in_no_audit_entry(app) {
        register_with_needs(&app, "ada@example.org").await;
        let told = format!("{:?}", app.messages("ada@example.org").await);
        assert!(!told.contains("no nuts") && !told.contains("a ramp"), "{told}");
        let id = app.find("ada@example.org").await.expect("registered").id;
        let stored = app.read(move |tx| store::find(tx, id)).await.expect("there");
        let audited = stored.audited().to_string();
        assert!(!audited.contains("no nuts") && !audited.contains("a ramp"), "{audited}");
    }
}
