//! Two editors at once: nobody overwrites anybody without having seen both versions.

use tests::both;
use tests::visitor::{between, heading};

use super::{Editor, form, leads_to, value};

/// The rows of the table of versions: field, theirs, yours.
fn differences(html: &str) -> Vec<(String, String, String)> {
    let body = between(html, "<tbody>", "</tbody>");
    let cells = |row: &str| {
        let mut texts = row.split("</t").map(|cell| {
            let text = cell.rsplit_once('>').map_or("", |(_, text)| text);
            let text =
                if text.is_empty() { between(cell, "class=\"quiet\">", "</span>") } else { text };
            text.trim().to_owned()
        });
        let mut next = || texts.next().unwrap_or_default();
        (next(), next(), next())
    };
    body.split("<tr>").skip(1).map(cells).collect()
}

fn row(field: &str, theirs: &str, yours: &str) -> (String, String, String) {
    (field.to_owned(), theirs.to_owned(), yours.to_owned())
}

both! {
    async fn two_editors_of_one_session_see_both_versions_and_choose(app) {
        let editor = Editor::with_sample(&app).await;
        let mine = editor.filled("/sessions/first", &[("title.en", "Mine"), ("room", "attic")]).await;
        editor.fill("/sessions/first", &[("title.en", "Theirs"), ("minutes", "50")]).await;

        let conflict = editor.post("/sessions/first", &mine).await;
        assert_eq!((conflict.status, heading(&conflict.text).as_str()), (409, "Somebody else changed the same"));
        assert_eq!(differences(&conflict.text), [
            row("Title (English)", "Theirs", "Mine"),
            row("Minutes", "50", "60"),
            row("Room", "Room hall", "Room attic"),
        ]);
        assert_eq!(editor.drafted("sessions", "first").await["title"]["en"], "Theirs", "nothing is saved yet");

        let again = form(&conflict.text);
        assert_eq!(value(&again, "seen"), "2");
        assert_eq!(leads_to(&editor.post("/sessions/first", &again).await), "/sessions/first?done=saved");
        let session = editor.drafted("sessions", "first").await;
        assert_eq!((&session["title"]["en"], &session["minutes"], &session["room"]), (&"Mine".into(), &60.into(), &"attic".into()));
        assert_eq!(session["slots"].as_array().map(Vec::len), Some(1), "its slots are still there");
    }

    async fn what_somebody_else_changed_elsewhere_is_no_conflict(app) {
        let editor = Editor::with_sample(&app).await;
        let mine = editor.filled("/sessions/first", &[("title.en", "Mine")]).await;
        editor.fill("/sessions/second", &[("title.en", "Theirs")]).await;
        assert_eq!(leads_to(&editor.post("/sessions/first", &mine).await), "/sessions/first?done=saved");
        assert_eq!(editor.drafted("sessions", "second").await["title"]["en"], "Theirs");
    }

    async fn two_editors_of_the_settings_see_both_versions_and_choose(app) {
        let editor = Editor::with_sample(&app).await;
        let mine = editor.filled("/settings", &[("walking_minutes", "7"), ("opens", ""), ("closes", "")]).await;
        let theirs = [("walking_minutes", "3"), ("opens", "08:00"), ("closes", "01:00")];
        assert_eq!(leads_to(&editor.fill("/settings", &theirs).await), "/settings?done=saved");
        let conflict = editor.post("/settings", &mine).await;
        assert_eq!((conflict.status, heading(&conflict.text).as_str()), (409, "Somebody else changed the same"));
        assert!(conflict.text.contains("href=\"/staff/conferences/testkongress-2022/programme/settings\">Keep theirs"), "{}", conflict.text);
        assert_eq!(differences(&conflict.text), [
            row("Minutes to walk between two rooms", "3", "7"),
            row("The day begins", "08:00", "empty"),
            row("The day ends", "01:00", "empty"),
        ]);
        assert_eq!(editor.settings().await["walking_minutes"], 3, "nothing is saved yet");
        assert_eq!(leads_to(&editor.post("/settings", &form(&conflict.text)).await), "/settings?done=saved");
        let settings = editor.settings().await;
        assert_eq!((&settings["walking_minutes"], &settings["hours"]), (&7.into(), &serde_json::Value::Null));
    }

    async fn a_slot_that_two_people_change_is_shown_field_by_field(app) {
        let editor = Editor::with_sample(&app).await;
        let page = "/sessions/first/slots/first-talk";
        let mine = editor.filled(page, &[("at", "09:15")]).await;
        editor.fill(page, &[("at", "09:05"), ("speakers", "Clara Beispiel")]).await;
        let conflict = editor.post(page, &mine).await;
        assert_eq!(conflict.status, 409);
        let of = |field: &str| format!("Slot “Talk of first”: {field}");
        assert_eq!(differences(&conflict.text), [
            row(&of("Minutes after the session’s start"), "5", "15"),
            row(&of("Speakers"), "Clara Beispiel", "Bo Exempel"),
        ]);
        assert_eq!(leads_to(&editor.post(page, &form(&conflict.text)).await), "/sessions/first?done=saved");
        assert_eq!(editor.drafted("sessions", "first").await["slots"][0]["offset"], 15);
    }

    async fn what_somebody_removed_can_be_brought_back(app) {
        let editor = Editor::with_sample(&app).await;
        let mine = editor.filled("/sessions/first", &[("title.en", "Mine")]).await;
        assert_eq!(leads_to(&editor.fill("/sessions/first/remove", &[]).await), "/sessions?done=removed");
        let conflict = editor.post("/sessions/first", &mine).await;
        assert_eq!(conflict.status, 409);
        assert!(conflict.text.contains("Somebody removed it."), "{}", conflict.text);
        editor.post("/sessions/first", &form(&conflict.text)).await;
        assert_eq!(editor.drafted("sessions", "first").await["title"]["en"], "Mine");
    }

    async fn what_somebody_changed_is_looked_at_before_it_is_removed(app) {
        let editor = Editor::with_sample(&app).await;
        let mine = editor.filled("/sessions/first/remove", &[]).await;
        editor.fill("/sessions/first", &[("title.en", "Theirs")]).await;
        let asked = editor.post("/sessions/first/remove", &mine).await;
        assert_eq!((asked.status, heading(&asked.text).as_str()), (409, "Remove: Theirs"));
        let gone = editor.post("/sessions/first/remove", &form(&asked.text)).await;
        assert_eq!(leads_to(&gone), "/sessions?done=removed");
    }

    async fn a_move_of_what_somebody_moved_shows_both(app) {
        let editor = Editor::with_sample(&app).await;
        let typed = [("session", "first"), ("starts", "2022-09-22T14:00"), ("room", "attic"), ("confirm", "yes")];
        let mine = editor.filled("/move?session=first", &typed).await;
        editor.fill("/move?session=first", &[("starts", "2022-09-22T15:00"), ("confirm", "yes")]).await;
        let conflict = editor.post("/move", &mine).await;
        assert_eq!(conflict.status, 409);
        assert_eq!(differences(&conflict.text), [
            row("Starts at", "2022-09-22 15:00", "2022-09-22 14:00"),
            row("Room", "Room hall", "Room attic"),
        ]);
        assert_eq!(leads_to(&editor.post("/move", &form(&conflict.text)).await), "?day=2022-09-22");
        assert_eq!(editor.drafted("sessions", "first").await["starts"], "2022-09-22T14:00:00");
    }
}
