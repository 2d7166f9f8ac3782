//! What a hand does: dragging, and pressing twice.

use fantoccini::key::Key;
use serde_json::json;
use tests::browser::Scripts;
use tests::wait;

use super::{
    EDITOR, HALF_AN_HOUR, SAVED, column, draft, editor, place, placing, read_by_readers, release,
    until_said,
};

#[actix_web::test]
async fn a_session_is_dragged_seen_at_once_saved_and_taken_back() {
    let (app, browser, token) = editor(Scripts::On).await;
    browser.resize(1280, 1400).await;
    browser.seen().await;
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-0 room-0");

    let aside = column(&browser).await;
    browser.drag("#session-genes .title", (aside, HALF_AN_HOUR * 5.0)).await;
    wait::until("the drop is tried out", || browser.shows(".preview .effects")).await;
    assert_eq!(browser.text(".preview .place").await, "11:30–12:30 · Foyer");
    assert_eq!(browser.text(".preview .effects").await, "No new clash, and nobody is hit.");
    let before = placing(&app, &token, "genes").await;
    assert_eq!(before, json!(["2022-09-22T09:00:00", "hall", 60]), "nothing is saved yet");
    browser.let_go().await;
    assert_eq!(place(&browser, "genes").await, "h-11 m-30 lh-1 lm-0 room-1");
    until_said(&browser, SAVED).await;
    let after = placing(&app, &token, "genes").await;
    assert_eq!(after, json!(["2022-09-22T11:30:00", "foyer", 60]));

    browser.click("[data-step=undo] button").await;
    until_said(&browser, "Undone.").await;
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-0 room-0");
    assert_eq!(placing(&app, &token, "genes").await, before);
    browser.click("[data-step=redo] button").await;
    until_said(&browser, "Done again.").await;
    assert_eq!(placing(&app, &token, "genes").await, after);
    assert_eq!(browser.seen().await.console, Vec::<String>::new());

    assert!(!read_by_readers(&browser).await.contains("About genes"), "it is still a draft");
    release(&app, &token).await;
    let read = read_by_readers(&browser).await;
    assert!(read.contains("11:30–12:30"), "{read}");
    assert!(read.contains("About genes") && !read.contains("09:00–10:00"), "{read}");
}

#[actix_web::test]
async fn a_finger_scrolls_on_a_session_and_carries_it_by_its_handle() {
    let (app, browser, token) = editor(Scripts::On).await;
    let before = placing(&app, &token, "genes").await;
    browser.swipe("#session-genes .title", (0.0, HALF_AN_HOUR)).await;
    browser.swipe("#session-genes .grab", (0.0, HALF_AN_HOUR)).await;
    until_said(&browser, SAVED).await;
    assert_eq!(before, json!(["2022-09-22T09:00:00", "hall", 60]));
    let after = placing(&app, &token, "genes").await;
    assert_eq!(after, json!(["2022-09-22T09:30:00", "hall", 60]), "by the handle alone");
}

#[actix_web::test]
async fn an_edge_is_dragged_and_the_list_is_dragged_from_and_to() {
    let (app, browser, token) = editor(Scripts::On).await;
    browser.drag("#session-genes .edge.last", (0.0, HALF_AN_HOUR)).await;
    browser.let_go().await;
    until_said(&browser, SAVED).await;
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-30 room-0");
    assert_eq!(placing(&app, &token, "genes").await, json!(["2022-09-22T09:00:00", "hall", 90]));

    let far = "const from = document.querySelector(arguments[0]).getBoundingClientRect(),
        to = document.querySelector(arguments[1]).getBoundingClientRect();
        return [to.left + to.width / 2 - from.left - from.width / 2, to.top + to.height / 2 - from.top - from.height / 2]";
    let way = |from: &'static str, to: &'static str| {
        let browser = &browser;
        async move {
            let way = browser.execute(far, &[json!(from), json!(to)]).await;
            (way[0].as_f64().expect("x"), way[1].as_f64().expect("y"))
        }
    };
    let (x, y) = way("#session-loose .title", "#session-genes").await;
    browser.drag("#session-loose .title", (x + column(&browser).await, y)).await;
    browser.let_go().await;
    wait::until("it is saved", || async {
        placing(&app, &token, "loose").await[1] == json!("foyer")
    })
    .await;
    assert!(!browser.shows(".shelf .block").await);

    let (x, y) = way("#session-cells .title", ".unplaced h2").await;
    browser.drag("#session-cells .title", (x, y)).await;
    browser.let_go().await;
    wait::until("it is taken off the board", || async {
        placing(&app, &token, "cells").await == json!([null, null, 60])
    })
    .await;
    assert_eq!(place(&browser, "cells").await, "loose");
}

#[actix_web::test]
async fn a_press_takes_a_session_up_and_another_one_drops_it() {
    let (app, browser, token) = editor(Scripts::On).await;
    browser.click("#session-genes .grab").await;
    assert!(browser.text(".said").await.starts_with("About genes is taken up"));
    browser.drag("#session-cells .title", (0.0, 0.0)).await;
    browser.let_go().await;
    until_said(&browser, SAVED).await;
    let found = placing(&app, &token, "genes").await;
    let starts = found[0].as_str().expect("a time");
    assert!(("2022-09-22T10:30:00".."2022-09-22T10:55:00").contains(&starts), "{found}");
    assert_eq!((&found[1], &found[2]), (&json!("foyer"), &json!(60)));
    assert_eq!(browser.path().await, EDITOR, "the link below the pointer is not followed");
    assert!(place(&browser, "genes").await.ends_with("room-1"));
    browser.execute("document.querySelector('#session-genes .grab').focus()", &[]).await;
    browser.press(Key::Enter).await;
    browser.press(Key::Escape).await;
    assert_eq!(placing(&app, &token, "genes").await, found);
}

#[actix_web::test]
async fn one_drop_after_the_other_is_saved_in_order() {
    let (app, browser, token) = editor(Scripts::On).await;
    for _ in 0..3 {
        browser.drag("#session-genes", (0.0, HALF_AN_HOUR)).await;
        browser.let_go().await;
    }
    assert_eq!(place(&browser, "genes").await, "h-10 m-30 lh-1 lm-0 room-0");
    wait::until("all is saved", || async { !browser.shows(".editor.saving").await }).await;
    assert_eq!(place(&browser, "genes").await, "h-10 m-30 lh-1 lm-0 room-0");
    let there = json!(["2022-09-22T10:30:00", "hall", 60]);
    assert_eq!(placing(&app, &token, "genes").await, there);
    let steps = draft(&app, &token).await["version"].clone();
    assert_eq!(steps, json!(4), "each is a step of its own that can be undone");
}
