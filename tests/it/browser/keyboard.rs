//! What a person does with the keyboard alone.

use domain::conference::RawAnswer;
use fantoccini::key::Key;
use tests::app::TestApp;
use tests::browser::{Browser, Focus, Scripts};

use super::{CONFERENCE, count, start};

/// Goes on with the tab key to the element with this id.
async fn tab_to(browser: &Browser, id: &str) -> Focus {
    browser.tab_to(id, |focus| focus.id == id).await
}

/// Goes on with the tab key to what reads so.
async fn tab_to_text(browser: &Browser, text: &str) -> Focus {
    browser.tab_to(text, |focus| focus.text == text).await
}

/// What is typed where, in the order of the page: a space chooses, an arrow goes to the next choice,
/// letters find a country.
const TYPED: &[(&str, &str)] = &[
    ("field-given-name", "Ada"),
    ("field-family-name", "Prov"),
    ("field-email", "ada@example.org"),
    ("field-affiliation", "Sample University Hospital"),
    ("field-country", "Swed"),
    ("field-category-0", " "),
    ("field-places-0", " "),
    ("field-focus-areas-0", " "),
    ("field-answers-poster-0", " "),
    ("field-answers-poster-title", "On samples"),
    ("field-answers-years", "12"),
    ("field-answers-story", "Two\u{e007}lines"),
    ("field-answers-size-0", "\u{e015}"),
    ("field-answers-methods-1", " "),
    ("field-answers-arrival", "09212022"),
    ("field-notice-version", " "),
];

async fn register_by_keyboard(scripts: Scripts) {
    let (app, browser) = start(scripts).await;
    browser.open(CONFERENCE).await;

    tab_to_text(&browser, "Register").await;
    browser.press(Key::Enter).await;
    browser.until_path(&format!("{CONFERENCE}/register")).await;
    for (id, keys) in TYPED {
        tab_to(&browser, id).await;
        browser.keys(keys).await;
    }
    let button = browser.tab_to("the button", |focus| focus.tag == "button").await;
    assert_eq!(button.text, "Register");
    browser.press(Key::Enter).await;
    browser.until_path(&format!("{CONFERENCE}/receipts/")).await;

    assert_eq!(browser.text("h1").await, "You are registered");
    assert!(browser.text("main").await.contains("ada@example.org"));
    assert_eq!(count(&app).await, 1);
    is_as_typed(&app).await;
    assert_eq!(app.standing("ada@example.org").await, ["on-site held"]);
    assert_eq!(app.messages("ada@example.org").await.len(), 1);
}

async fn is_as_typed(app: &TestApp) {
    let found = app.find("ada@example.org").await.expect("registered");
    assert_eq!(found.name(), "Ada Prov");
    assert_eq!(found.affiliation.to_string(), "Sample University Hospital");
    assert_eq!(found.country.to_string(), "SE");
    assert_eq!(found.language.to_string(), "en");
    assert_eq!(found.chosen.category.to_string(), "physician");
    let areas: Vec<_> = found.chosen.focus_areas.iter().map(ToString::to_string).collect();
    assert_eq!(areas, ["rare-diseases"]);
    let answers = found.chosen.answers.iter();
    let answers: Vec<_> = answers.map(|(key, answer)| (key.to_string(), answer.raw())).collect();
    let one = |key: &str, value: &str| (key.to_owned(), RawAnswer::One(value.to_owned()));
    let many = |key: &str, value: &str| (key.to_owned(), RawAnswer::Many(vec![value.to_owned()]));
    assert_eq!(
        answers,
        [
            one("arrival", "2022-09-21"),
            many("methods", "panel"),
            one("poster", "yes"),
            one("poster-title", "On samples"),
            many("size", "large"),
            one("story", "Two\nlines"),
            one("years", "12"),
        ]
    );
}

#[actix_web::test]
async fn a_person_registers_by_keyboard_alone() {
    register_by_keyboard(Scripts::On).await;
}

#[actix_web::test]
async fn a_person_registers_by_keyboard_alone_where_scripts_are_off() {
    register_by_keyboard(Scripts::Off).await;
}
