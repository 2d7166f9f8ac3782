//! Publishing the draft, and taking back what was published.

use tests::both;
use tests::visitor::{between, faults};

use super::{Editor, form, leads_to, value};

/// The numbers and names in the list.
fn listed(html: &str) -> Vec<String> {
    let list = between(html, "<ol class=\"rows releases\">", "</ol>");
    list.split("<strong>")
        .skip(1)
        .map(|row| row.split('<').next().unwrap_or_default().to_owned())
        .collect()
}

both! {
    async fn the_draft_is_released_with_a_name_and_a_note(app) {
        let editor = Editor::with_sample(&app).await;
        let page = editor.get("/releases").await;
        assert!(page.text.contains("Nothing was released yet."));
        let typed = [("name", "First <draft>"), ("note", "Two lines\r\nof it")];
        assert_eq!(leads_to(&editor.fill("/releases", &typed).await), "/releases?done=released");
        let page = editor.get("/releases?done=released").await;
        assert_eq!(listed(&page.text), ["1 · First &#60;draft&#62;"]);
        assert!(page.text.contains("Stina Stab") && page.text.contains("1 June 2022, 09:00 CEST"), "{}", page.text);
        assert!(page.text.contains("Readers see this draft already"));
        assert_eq!(app.published("first").await["starts"], "2022-09-22T09:00:00");
    }

    async fn the_draft_that_was_not_seen_is_not_released(app) {
        let editor = Editor::with_sample(&app).await;
        let mine = editor.filled("/releases", &[("name", "Mine")]).await;
        editor.fill("/sessions/first", &[("title.en", "Theirs")]).await;
        let refused = editor.post("/releases", &mine).await;
        assert_eq!(refused.status, 409);
        let again = form(&refused.text);
        assert_eq!((value(&again, "name"), value(&again, "seen")), ("Mine".into(), "2".into()));
        assert_eq!(leads_to(&editor.post("/releases", &again).await), "/releases?done=released");
        let refused = editor.post("/releases", &again).await;
        assert_eq!(refused.status, 409, "readers see it already");
        editor.fill("/sessions/first", &[("title.en", "Another")]).await;
        let refused = editor.fill("/releases", &[("name", &"x".repeat(201))]).await;
        assert_eq!((refused.status, faults(&refused.text)[0].0.as_str()), (422, "name"));
    }

    async fn the_page_says_what_a_release_would_change_and_what_forbids_it(app) {
        let editor = Editor::with_sample(&app).await;
        editor.fill("/releases", &[]).await;
        editor.fill("/move?session=first", &[("starts", "2022-09-22T11:30"), ("room", "attic"), ("confirm", "yes")]).await;
        let page = editor.get("/releases").await;
        let changes = between(&page.text, "<ul class=\"changes\">", "</ul>");
        assert!(changes.contains("<strong>Session first</strong> Moved from 09:00 to"), "{changes}");
        assert!(page.text.contains("“Session first” and “Session second” use the same room"), "{}", page.text);
        let refused = editor.fill("/releases", &[("name", "Mine")]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("Some clashes forbid a release."), "{}", refused.text);
        assert_eq!(value(&form(&refused.text), "name"), "Mine");
        assert_eq!(app.published("first").await["starts"], "2022-09-22T09:00:00");
    }

    async fn the_newest_release_is_taken_back(app) {
        let editor = Editor::with_sample(&app).await;
        editor.fill("/releases", &[]).await;
        let first = editor.get("/releases/1/take-back").await;
        assert_eq!(first.status, 409);
        assert!(first.text.contains("There is no release before the first one."), "{}", first.text);
        editor.fill("/move?session=first", &[("starts", "2022-09-22T14:00"), ("confirm", "yes")]).await;
        editor.fill("/releases", &[("name", "Wrong")]).await;
        assert_eq!(app.published("first").await["starts"], "2022-09-22T14:00:00");
        let asked = editor.filled("/releases/2/take-back", &[]).await;
        assert_eq!(leads_to(&editor.post("/releases/2/take-back", &asked).await), "/releases?done=taken-back");
        assert_eq!(app.published("first").await["starts"], "2022-09-22T09:00:00");
        let page = editor.get("/releases?done=taken-back").await;
        assert_eq!(listed(&page.text), ["3", "2 · Wrong", "1"]);
        assert!(page.text.contains("Takes back release 2"));
        assert_eq!(editor.post("/releases/2/take-back", &asked).await.status, 409, "it is not the newest any more");
    }
}
