//! The editor of the programme, by mouse, by keyboard, and where scripts are off.

use std::path::Path;
use std::process::Command;

use domain::actor::{Reach, Role};
use fantoccini::key::Key;
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::TestApp;
use tests::browser::{Browser, Colours, Scripts};
use tests::staff::PASSWORD;
use tests::wait;

use super::{SEND, start};

const EDITOR: &str = "/staff/conferences/testkongress-2022/programme";
const DRAFT: &str = "/api/v1/conferences/testkongress-2022/programme/draft";

/// Half an hour on the board, in pixels, as it is first shown.
const HALF_AN_HOUR: f64 = 48.0;

/// What the editor says once a change is on disk.
const SAVED: &str = "Saved.";

fn session(key: &str, room: Option<&str>, starts: Option<&str>, minutes: u32) -> Value {
    json!({ "do": "put", "item": { "session": {
        "key": key, "kind": "track-session", "track": "rare-diseases", "room": room,
        "title": { "en": format!("About {key}") }, "starts": starts, "minutes": minutes,
        "chairs": ["ada"],
    } } })
}

fn room(key: &str, name: &str) -> Value {
    json!({ "do": "put", "item": { "room": { "key": key, "name": { "en": name }, "capacity": 100 } } })
}

/// Two rooms, two sessions in them, one in all rooms, one without a place.
fn edits() -> Vec<Value> {
    let mut plenary = session("welcome", None, Some("2022-09-22T08:00:00"), 60);
    plenary["item"]["session"]["kind"] = json!("plenary");
    plenary["item"]["session"]["track"] = Value::Null;
    vec![
        room("hall", "Hall"),
        room("foyer", "Foyer"),
        json!({ "do": "put", "item": { "speaker": { "key": "ada", "name": "Ada Sample" } } }),
        plenary,
        session("genes", Some("hall"), Some("2022-09-22T09:00:00"), 60),
        session("cells", Some("foyer"), Some("2022-09-22T10:30:00"), 60),
        session("loose", None, None, 30),
    ]
}

/// Changes the draft as another organiser does.
async fn change(app: &TestApp, token: &str, edits: &[Value]) {
    let seen = draft(app, token).await["version"].clone();
    let request = app.http.post(app.url(&format!("{DRAFT}/edits"))).bearer_auth(token);
    let answer = app.send(request.json(&json!({ "seen": seen, "edits": edits }))).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

async fn draft(app: &TestApp, token: &str) -> Value {
    app.ask(Method::GET, DRAFT, token).await.json()
}

/// Where the draft has a session: start, room, minutes.
async fn placing(app: &TestApp, token: &str, key: &str) -> Value {
    let draft = draft(app, token).await;
    let sessions = draft["programme"]["sessions"].as_array().cloned().unwrap_or_default();
    let found = sessions.into_iter().find(|session| session["key"] == key).expect("it is there");
    json!([found["starts"], found["room"], found["minutes"]])
}

/// A programme, the secret of an organiser, and the editor opened by another one.
async fn editor(scripts: Scripts) -> (TestApp, Browser, String) {
    let (app, browser) = start(scripts).await;
    let token = app.organiser().await;
    change(&app, &token, &edits()).await;
    app.account("olga@example.org", (Reach::All, Role::Owner)).await;
    browser.open("/staff/sign-in").await;
    browser.fill(&[("field-email", "olga@example.org"), ("field-password", PASSWORD)]).await;
    browser.send(SEND).await;
    open(&browser, scripts).await;
    (app, browser, token)
}

async fn open(browser: &Browser, scripts: Scripts) {
    browser.open(EDITOR).await;
    if scripts == Scripts::On {
        wait::until("the editor is alive", || async {
            browser.shows("#session-genes .grab").await
        })
        .await;
    }
}

/// Waits until the editor says so.
async fn until_said(browser: &Browser, said: &str) {
    wait::until(&format!("the editor says {said}"), || async {
        browser.text(".said").await.starts_with(said)
    })
    .await;
}

/// The classes that place a block.
async fn place(browser: &Browser, key: &str) -> String {
    let script = "return document.getElementById(arguments[0]).className.split(' ')
        .filter((each) => /^(h|m|lh|lm|room)-|^everywhere$|^loose$/.test(each)).join(' ')";
    let found = browser.execute(script, &[json!(format!("session-{key}"))]).await;
    found.as_str().expect("classes").to_owned()
}

/// How far two rooms are from each other, in pixels.
async fn column(browser: &Browser) -> f64 {
    let script = "const left = (room) => document.querySelector(`.heads [data-room=${room}]`)
        .getBoundingClientRect().left; return left('foyer') - left('hall')";
    browser.execute(script, &[]).await.as_f64().expect("a width")
}

#[test]
fn the_scripts_reckon_as_they_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts");
    let output = Command::new("node").arg("--test").arg(&folder).output().expect("node runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("\n# fail 0"), "{told}");
    assert!(!told.contains("# tests 0"), "no test was found in {}", folder.display());
}

#[actix_web::test]
async fn a_session_is_dragged_seen_at_once_saved_and_taken_back() {
    let (app, browser, token) = editor(Scripts::On).await;
    browser.seen().await;
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-0 room-0");

    let aside = column(&browser).await;
    browser.drag("#session-genes .title", (aside, HALF_AN_HOUR * 2.0)).await;
    wait::until("the drop is tried out", || browser.shows(".preview .effects")).await;
    assert_eq!(browser.text(".preview .place").await, "10:00–11:00 · Foyer");
    let before = placing(&app, &token, "genes").await;
    assert_eq!(before, json!(["2022-09-22T09:00:00", "hall", 60]), "nothing is saved yet");
    browser.let_go().await;
    assert_eq!(place(&browser, "genes").await, "h-10 m-0 lh-1 lm-0 room-1");
    until_said(&browser, SAVED).await;
    let after = placing(&app, &token, "genes").await;
    assert_eq!(after, json!(["2022-09-22T10:00:00", "foyer", 60]));

    browser.click("[data-step=undo] button").await;
    until_said(&browser, "Undone.").await;
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-0 room-0");
    assert_eq!(placing(&app, &token, "genes").await, before);
    browser.click("[data-step=redo] button").await;
    until_said(&browser, "Done again.").await;
    assert_eq!(placing(&app, &token, "genes").await, after);
    assert_eq!(browser.seen().await.console, Vec::<String>::new());
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
        browser.drag("#session-genes .title", (0.0, HALF_AN_HOUR)).await;
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
        change(&app, &token, &[theirs.clone()]).await;
        browser.drag("#session-genes .title", (0.0, HALF_AN_HOUR)).await;
        browser.let_go().await;
        wait::until("the question is asked", || browser.shows("dialog.conflict")).await;
        assert!(browser.text(".side.theirs").await.contains("2022-09-22 14:00–15:00"));
        assert!(browser.text(".side.mine").await.contains("2022-09-22 09:30–10:30"));
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
}

#[actix_web::test]
async fn what_follows_is_moved_two_are_swapped_and_one_is_copied() {
    let (app, browser, token) = editor(Scripts::On).await;
    browser.click(".tools details:nth-of-type(1) summary").await;
    let set = "document.getElementById(arguments[0]).value = arguments[1]";
    browser.execute(set, &[json!("shift-from"), json!("10:00")]).await;
    browser.execute(set, &[json!("shift-minutes"), json!("20")]).await;
    browser.click("[data-edit=shift] .button").await;
    until_said(&browser, SAVED).await;
    assert_eq!(place(&browser, "cells").await, "h-10 m-50 lh-1 lm-0 room-1");
    assert_eq!(place(&browser, "genes").await, "h-9 m-0 lh-1 lm-0 room-0");

    browser.click(".tools details:nth-of-type(2) summary").await;
    browser.execute(set, &[json!("swap-one"), json!("genes")]).await;
    browser.execute(set, &[json!("swap-other"), json!("cells")]).await;
    browser.click("[data-edit=swap] .button").await;
    wait::until("they are swapped", || async {
        place(&browser, "genes").await == "h-10 m-50 lh-1 lm-0 room-1"
    })
    .await;
    assert_eq!(placing(&app, &token, "cells").await, json!(["2022-09-22T09:00:00", "hall", 60]));

    browser.click(".tools details:nth-of-type(3) summary").await;
    browser.execute(set, &[json!("copy-session"), json!("genes")]).await;
    browser.execute(set, &[json!("copy-starts"), json!("15:00")]).await;
    browser.execute(set, &[json!("copy-room"), json!("hall")]).await;
    browser.click("[data-edit=copy] .button").await;
    wait::until("the copy is there", || browser.shows("#session-genes-2")).await;
    assert_eq!(place(&browser, "genes-2").await, "h-15 m-0 lh-1 lm-0 room-0");
}

#[actix_web::test]
async fn rooms_are_hidden_and_the_board_grows_and_the_device_remembers() {
    let (_app, browser, _) = editor(Scripts::On).await;
    browser.click(".view details summary").await;
    browser.click("#shown-hall").await;
    assert!(!browser.shows("#session-genes").await);
    assert_eq!(place(&browser, "cells").await, "h-10 m-30 lh-1 lm-0 room-0");
    browser.press(Key::Escape).await;
    browser.click("[data-zoom='1']").await;
    let height = "return document.getElementById('session-cells').getBoundingClientRect().height";
    assert_eq!(browser.execute(height, &[]).await, json!(142));
    browser.open(EDITOR).await;
    wait::until("the editor is alive", || browser.shows("#session-cells .grab")).await;
    assert!(!browser.shows("#session-genes").await);
    assert_eq!(browser.execute(height, &[]).await, json!(142));
}

#[actix_web::test]
async fn the_editor_shows_everything_where_scripts_are_off() {
    let (_app, browser, _) = editor(Scripts::Off).await;
    for (key, text) in [
        ("welcome", "08:00–09:00\nAbout welcome\nAll rooms\nAda Sample"),
        ("genes", "09:00–10:00\nAbout genes\nHall\nAda Sample"),
        ("cells", "10:30–11:30\nAbout cells\nFoyer\nAda Sample"),
        ("loose", "30 min\nAbout loose\nAda Sample"),
    ] {
        assert_eq!(browser.text(&format!("#session-{key}")).await, text);
        let link = format!("return document.querySelector('#session-{key} a').pathname");
        assert_eq!(browser.execute(&link, &[]).await, json!(format!("{EDITOR}/sessions/{key}")));
    }
    let box_of = |key: &'static str| {
        let browser = &browser;
        async move {
            let script =
                "const box = document.getElementById(arguments[0]).getBoundingClientRect();
                return [box.left, box.top, box.height]";
            let found = browser.execute(script, &[json!(format!("session-{key}"))]).await;
            [0, 1, 2].map(|at| found[at].as_f64().expect("a number"))
        }
    };
    let (genes, cells) = (box_of("genes").await, box_of("cells").await);
    assert_eq!(cells[1] - genes[1], HALF_AN_HOUR * 3.0, "time goes down");
    assert!((cells[0] - genes[0] - column(&browser).await).abs() < 1.0, "rooms go across");
    assert_eq!(genes[2], HALF_AN_HOUR * 2.0 - 2.0);
    assert!(!browser.shows(".view").await, "nothing is shown that would do nothing");
    assert!(!browser.shows(".grab").await);
    let forms = "return [...document.querySelectorAll('.tools form')].map((form) =>
        `${form.method} ${new URL(form.action).pathname.split('/').pop()}`)";
    let expected = json!(["post undo", "post redo", "post shift", "post swap", "post copy"]);
    assert_eq!(browser.execute(forms, &[]).await, expected);
}

#[actix_web::test]
async fn nothing_is_wrong_with_the_editor_while_a_session_is_carried() {
    let (_app, browser, _) = editor(Scripts::On).await;
    browser.click(".tools details:nth-of-type(1) summary").await;
    for colours in Colours::BOTH {
        browser.prefer(colours).await;
        assert_eq!(browser.axe().await, Vec::<String>::new());
    }
    browser.press(Key::Escape).await;
    browser.execute("document.querySelector('#session-genes .grab').focus()", &[]).await;
    browser.press(Key::Enter).await;
    browser.press(Key::Down).await;
    wait::until("the drop is tried out", || browser.shows(".preview .effects")).await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    browser.resize(320, 640).await;
    assert_eq!(browser.overhangs().await, Vec::<String>::new());
}
