//! What the keyboard does alone.

use fantoccini::key::Key;
use serde_json::json;
use tests::browser::Scripts;
use tests::wait;

use super::{SAVED, editor, place, placing, read_by_readers, release, until_said};

#[actix_web::test]
async fn a_session_is_moved_by_keyboard_alone() {
    let (app, browser, token) = editor(Scripts::On).await;
    let name = "Move About genes, 09:00–10:00, Hall";
    let label = "return document.activeElement.getAttribute('aria-label') ?? ''";
    for _ in 0..60 {
        browser.press(Key::Tab).await;
        assert!(browser.focus().await.is_visible, "{:?}", browser.focus().await);
        if browser.execute(label, &[]).await == json!(name) {
            break;
        }
    }
    assert_eq!(browser.execute(label, &[]).await, json!(name));

    browser.press(Key::Enter).await;
    let said = browser.text(".said").await;
    assert!(said.starts_with("About genes is taken up, 09:00–10:00, Hall."), "{said}");
    browser.press(Key::Right).await;
    for _ in 0..3 {
        browser.press(Key::Down).await;
    }
    assert_eq!(browser.text(".said").await, "09:15–10:15, Foyer");
    browser.chord(&[Key::Shift], char::from(Key::Down)).await;
    assert_eq!(browser.text(".said").await, "09:15–10:20, Foyer");
    browser.press(Key::Escape).await;
    assert_eq!(browser.text(".said").await, "Cancelled. About genes stays where it was.");
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-0 room-0");

    browser.keys(" ").await;
    browser.press(Key::Down).await;
    browser.press(Key::Left).await;
    assert_eq!(browser.text(".said").await, "09:05–10:05, All rooms");
    browser.press(Key::Right).await;
    browser.press(Key::Enter).await;
    until_said(&browser, SAVED).await;
    let there = json!(["2022-09-22T09:05:00", "hall", 60]);
    assert_eq!(placing(&app, &token, "genes").await, there);
    let label = browser.execute(label, &[]).await;
    assert_eq!(label, json!("Move About genes, 09:05–10:05, Hall"), "the focus stays with it");

    browser.press(Key::Enter).await;
    browser.press(Key::Delete).await;
    browser.press(Key::Enter).await;
    wait::until("it is off the board", || async {
        placing(&app, &token, "genes").await == json!([null, null, 60])
    })
    .await;
    browser.chord(&[Key::Control], 'z').await;
    until_said(&browser, "Undone.").await;
    assert_eq!(placing(&app, &token, "genes").await, there);
    browser.chord(&[Key::Control, Key::Shift], 'z').await;
    until_said(&browser, "Done again.").await;
    assert_eq!(placing(&app, &token, "genes").await, json!([null, null, 60]));
    browser.chord(&[Key::Control], 'z').await;
    until_said(&browser, "Undone.").await;
    release(&app, &token).await;
    let read = read_by_readers(&browser).await;
    assert!(read.contains("09:05–10:05") && read.contains("About genes"), "{read}");
}
