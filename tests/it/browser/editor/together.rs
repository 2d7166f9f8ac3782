//! Two organisers at once, and what the server refuses.

use serde_json::json;
use tests::browser::Scripts;
use tests::wait;

use super::{HALF_AN_HOUR, SAVED, change, column, editor, open, place, placing, until_said};

#[actix_web::test]
async fn two_organisers_who_change_the_same_see_both_and_choose() {
    let (app, browser, token) = editor(Scripts::On).await;
    let theirs = json!({ "do": "move", "session": "genes", "starts": "2022-09-22T14:00:00", "room": "foyer" });
    for (button, expected) in [
        ("theirs", json!(["2022-09-22T14:00:00", "foyer", 60])),
        ("mine", json!(["2022-09-22T09:30:00", "hall", 60])),
    ] {
        let back = json!({ "do": "move", "session": "genes", "starts": "2022-09-22T09:00:00", "room": "hall" });
        change(&app, &token, &[back]).await;
        open(&browser, Scripts::On).await;
        change(&app, &token, std::slice::from_ref(&theirs)).await;
        browser.drag("#session-genes .title", (0.0, HALF_AN_HOUR)).await;
        browser.let_go().await;
        wait::until("the question is asked", || browser.shows("dialog.conflict")).await;
        assert!(browser.text(".side.theirs").await.contains("22 September 2022, 14:00–15:00"));
        assert!(browser.text(".side.mine").await.contains("22 September 2022, 09:30–10:30"));
        assert_eq!(browser.axe().await, Vec::<String>::new());
        browser.click(&format!("dialog button[value={button}]")).await;
        wait::until("the dialog is closed", || async { !browser.shows("dialog").await }).await;
        until_said(&browser, if button == "mine" { SAVED } else { "Their version holds." }).await;
        assert_eq!(placing(&app, &token, "genes").await, expected, "{button}");
    }
    assert_eq!(place(&browser, "genes").await, "h-9 m-30 lh-1 lm-0 room-0");
}

#[actix_web::test]
async fn a_refused_drop_goes_back_and_says_why() {
    let (app, browser, token) = editor(Scripts::On).await;
    let gone = json!({ "do": "remove", "item": { "kind": "session", "key": "loose" } });
    // The room goes while the page still shows it.
    let away = ["genes", "cells"].map(|key| json!({ "do": "unplace", "session": key }));
    let place_it = json!({ "do": "move", "session": "genes", "starts": "2022-09-22T09:00:00", "room": "hall" });
    let no_room = json!({ "do": "remove", "item": { "kind": "room", "key": "foyer" } });
    let other = json!({ "do": "move", "session": "cells", "starts": "2022-09-22T10:30:00", "room": "hall" });
    change(&app, &token, &[away.to_vec(), vec![gone, no_room, place_it, other]].concat()).await;
    let aside = column(&browser).await;
    browser.drag("#session-welcome .title", (aside, 0.0)).await;
    browser.let_go().await;
    wait::until("it is as before", || async {
        placing(&app, &token, "welcome").await == json!(["2022-09-22T08:00:00", null, 60])
            && !browser.shows(".heads [data-room=foyer]").await
    })
    .await;
    until_said(&browser, "Not saved; everything is as before.").await;
}
