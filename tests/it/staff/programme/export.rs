//! Taking a conference out on its page.

use domain::actor::{Reach, Role};
use serde_json::Value;
use tests::app::{Answer, SLUG, TestApp};
use tests::both;
use tests::visitor::heading;

use super::{Editor, Filled, form, value};

/// Presses one of the two buttons, maybe with the box ticked.
async fn taken(editor: &Editor<'_>, page: &Filled, pairs: &[(&str, &str)]) -> Answer {
    let mut sent = page.clone();
    sent.extend(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    editor.post("/export", &sent).await
}

/// What the audit log says of exports: whether each had registrations.
async fn noted(app: &TestApp) -> Vec<Value> {
    let id = app.conference_id().await.to_string();
    let found = app.read(move |tx| domain::audit::store::list(tx, &id)).await;
    let exports = found.into_iter().filter(|entry| entry.action == "conference.export");
    let after = exports.filter_map(|entry| entry.after);
    after
        .map(|text| serde_json::from_str::<Value>(&text).expect("JSON")["registrations"].clone())
        .collect()
}

both! {
    async fn an_organiser_takes_the_conference_out_as_a_document_or_as_sheets(app) {
        let editor = Editor::with_sample(&app).await;
        app.register("ada@example.org", &["on-site"]).await;
        let page = editor.get("/export").await;
        assert_eq!((page.status, heading(&page.text).as_str()), (200, "Export"));
        let page = form(&page.text);
        assert_eq!(value(&page, "registrations"), "", "only on request");

        let json = taken(&editor, &page, &[("form", "json")]).await;
        assert_eq!((json.status, json.header("content-type")), (200, "application/json"));
        assert_eq!(json.header("content-disposition"), format!("attachment; filename=\"{SLUG}.json\""));
        assert_eq!(json.header("cache-control"), "no-store");
        let document = json.json();
        assert_eq!(document["definition"]["slug"], SLUG);
        assert_eq!(document["draft"]["programme"]["sessions"][0]["key"], "first");
        assert_eq!(document["registrations"], Value::Null);

        let people = taken(&editor, &page, &[("form", "json"), ("registrations", "yes")]).await.json();
        assert_eq!(people["registrations"].as_array().map(Vec::len), Some(1), "{people}");
        let same = format!("/api/v1/conferences/{SLUG}/export?registrations=true");
        assert_eq!(people, app.ask(reqwest::Method::GET, &same, &editor.token).await.json());

        let zip = taken(&editor, &page, &[("form", "zip")]).await;
        assert_eq!((zip.status, zip.header("content-type")), (200, "application/zip"));
        assert_eq!(zip.header("content-disposition"), format!("attachment; filename=\"{SLUG}.zip\""));
        assert!(zip.text.starts_with("PK"));
        assert_eq!(noted(&app).await, [false, true, true, false]);
    }

    async fn whoever_may_not_see_registrations_takes_none(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let here = Reach::One(app.conference_id().await);
        let chair = Editor::signed_in(&app, app.staff("chair@example.org", (here, Role::TrackChair)).await);
        let page = chair.get("/export").await;
        assert!(!page.text.contains("name=\"registrations\""), "{}", page.text);
        assert!(page.text.contains("Registrations are not in it"), "{}", page.text);
        let page = form(&page.text);
        let refused = taken(&chair, &page, &[("form", "json"), ("registrations", "yes")]).await;
        assert_eq!((refused.status, refused.text.contains("ada@example.org")), (403, false), "{}", refused.text);
        let without = taken(&chair, &page, &[("form", "json")]).await;
        assert_eq!((without.status, &without.json()["registrations"]), (200, &Value::Null));
        assert_eq!(noted(&app).await, [false], "what was refused is not written down");
    }

    async fn a_form_of_nobody_takes_nothing_out(app) {
        let editor = Editor::with_sample(&app).await;
        let foreign = vec![("form_key".to_owned(), "0".repeat(64)), ("form".to_owned(), "json".to_owned())];
        let refused = editor.post("/export", &foreign).await;
        assert_eq!((refused.status, refused.header("content-disposition")), (422, ""));
        assert_eq!(noted(&app).await, [] as [Value; 0]);
    }
}
