//! What does not fit together: drawn where it is, listed beside, said before the drop.

use fantoccini::key::Key;
use serde_json::{Value, json};
use tests::browser::{Browser, Colours, Scripts};
use tests::wait;

use super::{
    HALF_AN_HOUR, SAVED, change, column, editor, open, place, release, session, until_said,
};

/// Both sessions, which the same person chairs, at once in the same room.
fn onto_each_other() -> Value {
    json!({ "do": "move", "session": "cells", "starts": "2022-09-22T09:30:00", "room": "hall" })
}

const ROOM: &str =
    "“About cells” and “About genes” use the same room at the same time (Hall, 30 min)";
const PERSON: &str =
    "Ada Sample is in two places at once: “About cells” and “About genes” (30 min)";

const HIT: &str = "Double-booked or late: Ada Sample.";

/// The list, a line each.
async fn listed(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.clashes > li')].map((each) =>
        [...each.querySelectorAll('p')].map((p) => p.textContent.trim()).join(' | '))";
    let found = browser.execute(script, &[]).await;
    serde_json::from_value(found).expect("texts")
}

fn expected() -> Vec<String> {
    vec![
        format!("Forbidden {ROOM} | Move one of them to another room or another time."),
        format!("Forbidden {PERSON} | Move one of them, or ask somebody else for one of them."),
    ]
}

async fn clashes_are_drawn(scripts: Scripts) {
    let (app, browser, token) = editor(scripts).await;
    assert_eq!(listed(&browser).await, Vec::<String>::new());
    assert!(browser.shows(".clashes-none").await);

    change(&app, &token, &[onto_each_other()]).await;
    open(&browser, scripts).await;
    assert_eq!(listed(&browser).await, expected());
    assert_eq!(browser.text(".clashes-count").await, "2");
    assert!(!browser.shows(".clashes-none").await);
    for key in ["genes", "cells"] {
        let mark = format!("#session-{key}.forbidden .mark");
        assert_eq!(browser.text(&mark).await, "Forbidden (2)");
        let titles = browser.find(&mark).await.attr("title").await.expect("a title");
        assert_eq!(titles, Some(format!("{ROOM}\n{PERSON}")));
    }
    assert!(!browser.shows("#session-welcome.clashing").await);
    // axe is a script itself.
    for colours in Colours::BOTH.into_iter().filter(|_| scripts == Scripts::On) {
        browser.prefer(colours).await;
        assert_eq!(browser.axe().await, Vec::<String>::new());
    }
    browser.click(".clashes > li .concerned li:last-child a").await;
    assert!(browser.shows("#session-genes").await);
    if scripts == Scripts::On {
        let focus = "return document.activeElement.closest('.block')?.id";
        assert_eq!(browser.execute(focus, &[]).await, json!("session-genes"));
    } else {
        assert!(browser.path().await.ends_with("#session-genes"));
    }
}

#[actix_web::test]
async fn clashes_are_drawn_where_they_are_and_listed() {
    clashes_are_drawn(Scripts::On).await;
}

#[actix_web::test]
async fn clashes_are_drawn_and_listed_where_scripts_are_off() {
    clashes_are_drawn(Scripts::Off).await;
}

#[actix_web::test]
async fn a_clash_is_said_before_the_drop_and_goes_with_undo() {
    let (_app, browser, _) = editor(Scripts::On).await;
    let aside = column(&browser).await;
    browser.drag("#session-cells .title", (-aside, -HALF_AN_HOUR * 2.0)).await;
    wait::until("the drop is tried out", || browser.shows(".preview .effects .forbidden")).await;
    let said = browser.text(".preview .effects").await;
    assert_eq!(said, format!("{ROOM}\n{PERSON}\n{HIT}"));
    assert_eq!(listed(&browser).await, Vec::<String>::new(), "nothing is changed yet");
    browser.let_go().await;
    until_said(&browser, &format!("{SAVED} New clashes: 2.")).await;
    assert_eq!(listed(&browser).await, expected());
    assert_eq!(browser.text("#session-genes .mark").await, "Forbidden (2)");
    assert!(place(&browser, "genes").await.starts_with("h-9 m-0 lh-1 lm-0 room-0"));

    browser.chord(&[Key::Control], 'z').await;
    until_said(&browser, "Undone. Clashes solved: 2.").await;
    assert_eq!(listed(&browser).await, Vec::<String>::new());
    assert!(!browser.shows(".block .mark").await);
}

#[actix_web::test]
async fn a_clash_is_said_before_the_drop_by_keyboard_too() {
    let (_app, browser, _) = editor(Scripts::On).await;
    browser.execute("document.querySelector('#session-cells .grab').focus()", &[]).await;
    browser.press(Key::Enter).await;
    browser.press(Key::Left).await;
    for _ in 0..12 {
        browser.press(Key::Up).await;
    }
    wait::until("the drop is tried out", || browser.shows(".preview .effects .forbidden")).await;
    wait::until("it is said to screen readers", || async {
        let said = "return document.querySelector('[role=status].live').textContent";
        browser.execute(said, &[]).await == json!(format!("{ROOM} {PERSON} {HIT}"))
    })
    .await;
    browser.press(Key::Escape).await;
    assert_eq!(place(&browser, "cells").await, "h-10 m-30 lh-1 lm-0 room-1");
}

#[actix_web::test]
async fn who_is_hit_is_named_before_the_drop() {
    let (app, browser, token) = editor(Scripts::On).await;
    let mut booked = session("genes", Some("hall"), Some("2022-09-22T17:30:00"), 60);
    booked["item"]["session"]["place"] = json!({ "capacity": 10 });
    change(&app, &token, &[booked]).await;
    release(&app, &token).await;
    let answer = app.register("ada@example.org", &["on-site", "dinner", "genes"]).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    open(&browser, Scripts::On).await;

    browser.execute("document.querySelector('#session-genes .grab').focus()", &[]).await;
    browser.press(Key::Enter).await;
    for _ in 0..12 {
        browser.press(Key::Down).await;
    }
    wait::until("the drop is tried out", || browser.shows(".preview .effects .hit")).await;
    assert_eq!(
        browser.text(".preview").await,
        "About genes\n18:30–19:30 · Hall\nAttendees with two things at once: 1. Ada Prov\n\
         Calendar entries that the next release changes: 1.\n\
         Mails that the next release sends: 2."
    );
    browser.press(Key::Escape).await;
    assert!(!browser.shows(".preview").await);
    assert_eq!(place(&browser, "genes").await, "h-17 m-30 lh-1 lm-0 room-0");
}
