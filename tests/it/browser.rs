//! The pages in a browser: Debian's Chromium, with and without JavaScript.
//!
//! Pages do not differ by database, so these tests run on SQLite alone.

use domain::StoreError;
use tests::app::{SLUG, TestApp};
use tests::browser::{Browser, Scripts};
use tests::database::Backend;

mod editor;
mod faults;
mod keyboard;
mod link;
mod pages;
mod speaker;
mod stars;

/// The page of the conference.
const CONFERENCE: &str = "/conferences/testkongress-2022";

/// What the form needs to be taken, by the ids of its fields; an empty text is a click.
const ANSWERS: &[(&str, &str)] = &[
    ("field-given-name", "Ada"),
    ("field-family-name", "Prov"),
    ("field-email", "ada@example.org"),
    ("field-affiliation", "Sample University Hospital"),
    ("field-country", "Sweden"),
    ("field-category-0", ""),
    ("field-places-0", ""),
    ("field-notice-version", ""),
];

/// The button of a form.
const SEND: &str = "main form .actions button";

/// A Plenum, and a browser at it.
async fn start(scripts: Scripts) -> (TestApp, Browser) {
    let app = TestApp::start(Backend::Sqlite).await;
    let browser = Browser::start(&app.url(""), scripts).await;
    (app, browser)
}

/// How many registrations there are, in whatever state.
async fn count(app: &TestApp) -> i64 {
    let counted = app.read(|tx| {
        let slug = SLUG.parse().expect("a slug");
        let conference = domain::conference::store::find(tx, &slug)?.ok_or(StoreError::Conflict)?;
        domain::registration::store::count(tx, conference.id)
    });
    counted.await.iter().map(|(_, count)| count).sum()
}

/// Cancels somebody's registration.
async fn cancel(app: &TestApp, email: &str) {
    let token = app.token(email).await;
    let path = "/api/v1/registration";
    let answer = app.as_attendee(reqwest::Method::DELETE, path, &token, None).await;
    assert_eq!(answer.status, 204, "{}", answer.text);
}
