//! A speaker says when they can come, with the keyboard alone.

use domain::conference;
use domain::programme::draft;
use fantoccini::key::Key;
use jiff::civil::date;
use tests::app::{SLUG, TestApp};
use tests::browser::Scripts;

use super::start;

/// From when until when the draft says that `bo` can come.
async fn available(app: &TestApp) -> Vec<domain::programme::Hours> {
    let found = app.read(|tx| {
        let slug = SLUG.parse().expect("a slug");
        let conference = conference::store::find(tx, &slug)?.expect("it is loaded");
        draft::ops::current(tx, &conference)
    });
    let key = "bo".parse().expect("a key");
    found.await.programme.speaker(&key).expect("they speak").available.clone()
}

async fn tick_by_keyboard(scripts: Scripts) {
    let (app, browser) = start(scripts).await;
    let token = app.organiser().await;
    app.draft_sample(&token).await;
    app.reached_by("bo", "bo@example.org", "").await;
    browser.open(&format!("/speaker/open/{}", app.speaker_token("bo").await)).await;

    browser.tab_to("the page", |focus| focus.text == "When you can come").await;
    browser.press(Key::Enter).await;
    browser.until_path("/speaker/availability").await;
    browser.tab_to("the choice", |focus| focus.id == "when-always").await;
    browser.press(Key::Down).await;
    for piece in ["piece-20220922-0900", "piece-20220922-0930", "piece-20220923-1530"] {
        browser.tab_to(piece, |focus| focus.id == piece).await;
        browser.keys(" ").await;
    }
    let button = browser.tab_to("the button", |focus| focus.tag == "button").await;
    assert_eq!(button.text, "Save");
    browser.press(Key::Enter).await;
    browser.until_path("/speaker?done=availability").await;

    let at = |day, hour, minute| date(2022, 9, day).at(hour, minute, 0, 0);
    let said: Vec<_> = available(&app).await.iter().map(|it| (it.starts, it.ends)).collect();
    assert_eq!(said, [(at(22, 9, 0), at(22, 10, 0)), (at(23, 15, 30), at(23, 16, 0))]);
}

#[actix_web::test]
async fn a_speaker_says_when_they_can_come_by_keyboard_alone() {
    tick_by_keyboard(Scripts::On).await;
}

#[actix_web::test]
async fn a_speaker_says_when_they_can_come_by_keyboard_alone_where_scripts_are_off() {
    tick_by_keyboard(Scripts::Off).await;
}
