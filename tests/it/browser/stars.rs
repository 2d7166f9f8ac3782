//! Stars in a browser: on the device, and kept with a registration.

use domain::actor::Actor;
use domain::star;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::browser::{Browser, Scripts};
use tests::wait::until;

use super::start;

const AGENDA: &str = "/conferences/testkongress-2022/programme/agenda";
const STARS: &str = "plenum-stars:testkongress-2022";

/// Publishes the sample programme, its second session at the time of the first.
async fn publish(app: &TestApp) {
    let token = app.organiser().await;
    crate::overlap::parallel(app, &token, (5, 5)).await;
    app.register("ada@example.org", &["on-site"]).await;
}

/// Stars these on the device, as pages of the programme do.
async fn star(browser: &Browser, items: &[&str]) {
    let items = json!(items).to_string();
    let script = "localStorage.setItem(arguments[0], arguments[1])";
    browser.execute(script, &[json!(STARS), json!(items)]).await;
}

async fn stored(browser: &Browser) -> Value {
    browser.execute("return localStorage.getItem(arguments[0])", &[json!(STARS)]).await
}

/// The titles that an agenda shows.
async fn shown(browser: &Browser) -> Value {
    let script = "return [...document.querySelectorAll('.agenda h3')]
        .filter((it) => it.checkVisibility()).map((it) => it.textContent.trim())";
    browser.execute(script, &[]).await
}

async fn kept(app: &TestApp) -> Vec<String> {
    let id = app.find("ada@example.org").await.expect("registered").id;
    let items = app.state.read(move |tx| star::ops::list(tx, &Actor::Attendee(id), id)).await;
    items.expect("they are read").iter().map(ToString::to_string).collect()
}

#[actix_web::test]
async fn stars_of_a_device_make_an_agenda_and_are_kept_with_one_button() {
    let (app, browser) = start(Scripts::On).await;
    publish(&app).await;
    browser.open(AGENDA).await;
    assert_eq!(shown(&browser).await, json!([]));
    assert!(browser.text("[data-empty]").await.contains("Nothing here yet"));
    star(&browser, &["session/first", "slot/first-talk", "session/second"]).await;
    browser.open(AGENDA).await;
    assert_eq!(shown(&browser).await, json!(["Session first", "Talk of first", "Session second"]));
    let beside = browser.text("li[data-item='session/second'] .beside").await;
    assert_eq!(beside, "At the same time: Session first, Talk of first");
    let part = browser.text("li[data-item='session/first'] .beside").await;
    assert_eq!(part, "At the same time: Session second", "its talk is a part of it");

    browser.click("li[data-item='slot/first-talk'] .star").await;
    assert_eq!(shown(&browser).await, json!(["Session first", "Session second"]));
    assert!(kept(&app).await.is_empty(), "nobody else knows");

    browser.open(&format!("/registration/open/{}", app.token("ada@example.org").await)).await;
    browser.open("/registration/agenda").await;
    assert_eq!(shown(&browser).await, json!(["The congress"]));
    browser.click("form[data-keep] button").await;
    until("the stars are kept", || async { kept(&app).await.len() == 2 }).await;
    browser.open("/registration/agenda").await;
    let all = ["The congress", "Session first", "Session second"];
    assert_eq!(shown(&browser).await, json!(all));
    assert!(!browser.shows("form[data-keep]").await, "there is nothing more to keep");

    // From now on each star is told to the registration.
    browser.open(AGENDA).await;
    browser.click("li[data-item='session/second'] .star").await;
    until("the star is gone there too", || async { kept(&app).await == ["session/first"] }).await;

    browser.open("/registration").await;
    browser.click("form[action='/registration/close'] button").await;
    browser.until_path("/").await;
    assert_eq!(stored(&browser).await, Value::Null, "nothing stays on a shared device");
}

#[actix_web::test]
async fn without_scripts_the_agenda_of_a_device_leads_to_the_private_link() {
    let (app, browser) = start(Scripts::Off).await;
    publish(&app).await;
    browser.open(AGENDA).await;
    assert!(browser.text("[data-without-script]").await.contains("needs JavaScript"));
    assert!(browser.shows("main a[href='/conferences/testkongress-2022/link']").await);

    browser.open(&format!("/registration/open/{}", app.token("ada@example.org").await)).await;
    browser.open("/registration/stars").await;
    browser.click("#star-session-first").await;
    browser.send("main form .actions button").await;
    assert_eq!(browser.path().await, "/registration/agenda");
    assert_eq!(kept(&app).await, ["session/first"]);
}
