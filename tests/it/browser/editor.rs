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

use super::{CONFERENCE, SEND, start};

mod clashes;
mod hand;
mod keys;
mod together;
mod walk;

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
        json!({ "do": "put", "item": { "speaker": { "key": "ada", "name": "Ada Sample", "confirmed": true } } }),
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

/// Releases the draft.
async fn release(app: &TestApp, token: &str) {
    let seen = draft(app, token).await["version"].clone();
    let path = "/api/v1/conferences/testkongress-2022/programme/releases";
    let request = app.http.post(app.url(path)).bearer_auth(token);
    let answer = app.send(request.json(&json!({ "seen": seen, "name": "Next" }))).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// What readers see of the programme.
async fn read_by_readers(browser: &Browser) -> String {
    browser.open(&format!("{CONFERENCE}/programme")).await;
    browser.text("main").await
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
