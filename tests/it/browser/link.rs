//! The private link in a browser.

use fantoccini::key::Key;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::browser::{Browser, Scripts};

use super::{cancel, start};

/// Every address in the history of the browser.
async fn history(browser: &Browser) -> Vec<String> {
    let history = browser.devtools("Page.getNavigationHistory", json!({})).await;
    let entries = history["entries"].as_array().cloned().unwrap_or_default();
    entries.iter().map(|entry| entry["url"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn bo_is_offered_the_dinner(app: &TestApp) {
    for email in ["ada@example.org", "bo@example.org"] {
        assert_eq!(app.register(email, &["dinner"]).await.status, 201);
    }
    cancel(app, "ada@example.org").await;
    assert_eq!(app.standing("bo@example.org").await, ["dinner offered"]);
}

#[actix_web::test]
async fn the_private_link_leaves_no_trace_in_the_browser() {
    let (app, browser) = start(Scripts::On).await;
    app.register("ada@example.org", &["on-site"]).await;
    let token = app.token("ada@example.org").await;

    browser.open("/").await;
    browser.open(&format!("/registration/open/{token}")).await;

    assert_eq!(browser.path().await, "/registration");
    assert_eq!(browser.text("h1").await, "Ada Prov");
    assert_eq!(browser.execute("return document.cookie", &[]).await, json!(""), "scripts see none");
    browser.click("main a[href='/registration/places']").await;
    browser.until_path("/registration/places").await;
    let referrer = browser.execute("return document.referrer", &[]).await;
    let pages = history(&browser).await;
    assert_eq!(referrer, json!(app.url("/registration")), "our own page, without the secret");
    assert_eq!(pages.len(), 4, "the empty page, the list, the registration, its places: {pages:?}");
    assert!(pages.iter().all(|url| !url.contains(&token)), "{pages:?}");
    let source: Value = browser.execute("return document.documentElement.outerHTML", &[]).await;
    assert!(!source.to_string().contains(&token));
}

#[actix_web::test]
async fn an_offer_is_taken_by_its_button_and_not_by_opening_its_link() {
    let (app, browser) = start(Scripts::On).await;
    bo_is_offered_the_dinner(&app).await;
    let link = format!("/registration/open/{}/dinner", app.token("bo@example.org").await);

    browser.open(&link).await;
    assert_eq!(browser.path().await, "/registration/offers/dinner");
    browser.open(&link).await;
    assert_eq!(app.standing("bo@example.org").await, ["dinner offered"]);
    browser.tab_to("the button", |focus| focus.text == "Take the place").await;
    browser.press(Key::Enter).await;
    browser.until_path("/registration?done=accepted").await;

    assert_eq!(app.standing("bo@example.org").await, ["dinner held"]);
    let done = browser.text(".notice.done").await;
    assert_eq!(done, "The place is yours. A mail with the calendar entry is on its way.");
}
