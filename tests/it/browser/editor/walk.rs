//! The whole way of a change: on the board, with its clash, taken back, made otherwise, released, and
//! found on the public page, in the feed and in the difference.

use fantoccini::key::Key;
use reqwest::Method;
use serde_json::json;
use tests::app::TestApp;
use tests::browser::{Browser, Scripts};
use tests::wait;

use super::{
    CONFERENCE, EDITOR, HALF_AN_HOUR, SAVED, column, editor, place, placing, read_by_readers,
    release, until_said,
};

const CLASH: &str =
    "“About cells” and “About genes” use the same room at the same time (Hall, 30 min)";

/// What the list of clashes says.
async fn clashes(browser: &Browser) -> String {
    browser.text(".clashes").await
}

/// The start of the session on cells in the calendar of all sessions; empty where it is in none.
async fn fed(app: &TestApp) -> String {
    let feed = app.ask(Method::GET, &format!("{CONFERENCE}/programme.ics"), "").await.text;
    let mut events = feed.split("BEGIN:VEVENT").skip(1);
    let cells = events.find(|event| event.contains("SUMMARY:About cells")).unwrap_or_default();
    let start = cells.lines().find(|line| line.starts_with("DTSTART")).unwrap_or_default();
    start.rsplit_once(':').map_or("", |(_, at)| at).to_owned()
}

/// Releases on the page, as whoever reads the board does.
async fn release_on_the_page(browser: &Browser) {
    browser.open(&format!("{EDITOR}/releases")).await;
    browser.send("form.slim .button").await;
    browser.until_path(&format!("{EDITOR}/releases")).await;
}

/// Readers find the session on cells at its new time: on the page, in the feed and the difference.
async fn readers_find_it(
    app: &TestApp,
    browser: &Browser,
    (shown, told, fed_at): (&str, &str, &str),
) {
    let read = read_by_readers(browser).await;
    assert!(read.contains(shown) && !read.contains("10:30–11:30"), "{read}");
    assert_eq!(fed(app).await, fed_at);
    browser.open(&format!("{CONFERENCE}/programme/changes")).await;
    let difference = browser.text("main section").await;
    assert!(difference.contains("From release 1 to release 2"), "{difference}");
    assert!(
        difference.contains("About cells") && !difference.contains("About genes"),
        "{difference}"
    );
    assert!(difference.contains(told), "{difference}");
}

#[actix_web::test]
async fn a_drag_that_clashes_is_undone_made_otherwise_released_and_read() {
    let (app, browser, token) = editor(Scripts::On).await;
    release(&app, &token).await;
    assert_eq!(fed(&app).await, "20220922T103000");
    browser.resize(1280, 1400).await;
    let aside = column(&browser).await;
    let before = placing(&app, &token, "cells").await;

    browser.drag("#session-cells .title", (-aside, -HALF_AN_HOUR * 2.0)).await;
    browser.let_go().await;
    until_said(&browser, SAVED).await;
    assert!(clashes(&browser).await.contains(CLASH), "{}", clashes(&browser).await);
    assert!(browser.shows("#session-cells.forbidden .mark").await);
    browser.click("[data-step=undo] button").await;
    until_said(&browser, "Undone.").await;
    wait::until("the clash is gone", || async { !clashes(&browser).await.contains(CLASH) }).await;
    assert_eq!(placing(&app, &token, "cells").await, before);

    browser.drag("#session-cells .title", (-aside, HALF_AN_HOUR * 2.0)).await;
    browser.let_go().await;
    wait::until("it is saved", || async {
        placing(&app, &token, "cells").await == json!(["2022-09-22T11:30:00", "hall", 60])
    })
    .await;
    assert_eq!(fed(&app).await, "20220922T103000", "it is still a draft");
    release_on_the_page(&browser).await;
    readers_find_it(&app, &browser, ("11:30–12:30", "11:30", "20220922T113000")).await;
}

#[actix_web::test]
async fn the_same_is_done_by_keyboard_alone() {
    let (app, browser, token) = editor(Scripts::On).await;
    release(&app, &token).await;
    let before = placing(&app, &token, "cells").await;
    let focus = "document.querySelector('#session-cells .grab').focus()";
    browser.execute(focus, &[]).await;
    browser.press(Key::Enter).await;
    browser.press(Key::Left).await;
    for _ in 0..12 {
        browser.press(Key::Up).await;
    }
    assert_eq!(browser.text(".said").await, "09:30–10:30, Hall");
    wait::until("the drop is tried out", || browser.shows(".preview .effects .forbidden")).await;
    assert!(browser.text(".preview .effects").await.contains(CLASH));
    browser.press(Key::Enter).await;
    until_said(&browser, SAVED).await;
    assert!(clashes(&browser).await.contains(CLASH), "{}", clashes(&browser).await);
    browser.chord(&[Key::Control], 'z').await;
    until_said(&browser, "Undone.").await;
    wait::until("the clash is gone", || async { !clashes(&browser).await.contains(CLASH) }).await;
    assert_eq!(placing(&app, &token, "cells").await, before);

    browser.execute(focus, &[]).await;
    browser.press(Key::Enter).await;
    for _ in 0..6 {
        browser.press(Key::Down).await;
    }
    assert_eq!(browser.text(".said").await, "11:00–12:00, Foyer");
    browser.press(Key::Enter).await;
    wait::until("it is saved", || async {
        placing(&app, &token, "cells").await == json!(["2022-09-22T11:00:00", "foyer", 60])
    })
    .await;
    assert!(place(&browser, "cells").await.starts_with("h-11 m-0"));

    browser.open(&format!("{EDITOR}/releases")).await;
    browser
        .tab_to("the button that releases", |focus| focus.text.starts_with("Publish release 2"))
        .await;
    browser.press(Key::Enter).await;
    wait::until("it is released", || async { fed(&app).await == "20220922T110000" }).await;
    readers_find_it(&app, &browser, ("11:00–12:00", "11:00", "20220922T110000")).await;
}
