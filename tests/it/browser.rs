//! The pages in a browser: Debian's Chromium, with and without JavaScript.
//!
//! Pages do not differ by database, so these tests run on SQLite alone.

use domain::StoreError;
use tests::app::{SLUG, TestApp};
use tests::browser::{Browser, Scripts};
use tests::database::Backend;

mod keyboard;

/// The page of the conference.
const CONFERENCE: &str = "/conferences/testkongress-2022";

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
