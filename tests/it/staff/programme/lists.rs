//! The lists of tracks, themes, rooms and people, with their forms.

use serde_json::json;
use tests::both;
use tests::visitor::heading;

use super::{Editor, leads_to, value};

/// The names in a list, in order.
fn names(html: &str) -> Vec<String> {
    let rows = html.split("<li id=\"row-").skip(1);
    let name = |row: &str| {
        let rest = row.split_once("<strong>").map_or("", |(_, rest)| rest);
        rest.split('<').next().unwrap_or_default().to_owned()
    };
    rows.map(name).collect()
}

both! {
    async fn a_room_is_added_changed_and_removed(app) {
        let editor = Editor::with_sample(&app).await;
        let typed = [
            ("name.en", "Cellar"), ("name.de", "Keller"), ("capacity", "12"), ("equipment", "Projector\r\n\r\nFlip chart"),
            ("stream", "https://stream.example.org/cellar"), ("open", "2022-09-22 09:00 – 17:00\r\n2022-09-22 20:00 – 02:00"),
        ];
        assert_eq!(leads_to(&editor.fill("/rooms/_new", &typed).await), "/rooms/cellar?done=saved");
        assert_eq!(editor.drafted("rooms", "cellar").await, json!({
            "key": "cellar", "name": { "en": "Cellar", "de": "Keller" }, "capacity": 12, "equipment": ["Projector", "Flip chart"],
            "stream": "https://stream.example.org/cellar",
            "open": [
                { "starts": "2022-09-22T09:00:00", "ends": "2022-09-22T17:00:00" },
                { "starts": "2022-09-22T20:00:00", "ends": "2022-09-23T02:00:00" },
            ],
        }));
        assert_eq!(names(&editor.get("/rooms").await.text), ["Room hall", "Room attic", "Cellar"]);
        editor.fill("/rooms/cellar", &[("capacity", ""), ("stream", "")]).await;
        let room = editor.drafted("rooms", "cellar").await;
        assert_eq!((&room["capacity"], &room["stream"]), (&json!(null), &json!(null)));
        assert_eq!(leads_to(&editor.fill("/rooms/cellar/remove", &[]).await), "/rooms?done=removed");
        assert_eq!(names(&editor.get("/rooms").await.text), ["Room hall", "Room attic"]);
    }

    async fn what_is_still_named_stays_and_says_by_what(app) {
        let editor = Editor::with_sample(&app).await;
        for (part, by) in [("/rooms/hall", "/sessions/first\">Session first</a>"), ("/speakers/bo", "/sessions/first\">"), ("/tracks/rare-diseases", "/sessions/first\">")] {
            let kept = editor.fill(&format!("{part}/remove"), &[]).await;
            assert_eq!(kept.status, 409, "{part}");
            assert!(kept.text.contains("It is still needed") && kept.text.contains(by), "{part}: {}", kept.text);
        }
        assert_eq!(editor.version().await, 1);
    }

    async fn an_order_is_changed_a_place_at_a_time(app) {
        let editor = Editor::with_sample(&app).await;
        let people = || async { names(&editor.get("/speakers").await.text) };
        assert_eq!(people().await, ["Ada Sample", "Bo Exempel", "Clara Beispiel"]);
        let key = editor.filled("/speakers", &[]).await;
        for (direction, who, expected) in [
            ("up", "clara", ["Ada Sample", "Clara Beispiel", "Bo Exempel"]),
            ("down", "chair", ["Clara Beispiel", "Ada Sample", "Bo Exempel"]),
            ("up", "clara", ["Clara Beispiel", "Ada Sample", "Bo Exempel"]),
        ] {
            let mut form = key.clone();
            form.push((direction.to_owned(), who.to_owned()));
            assert_eq!(leads_to(&editor.post("/speakers/_order", &form).await), format!("/speakers#row-{who}"));
            assert_eq!(people().await, expected, "{who} {direction}");
        }
        let mut form = key.clone();
        form.push(("up".to_owned(), "nobody".to_owned()));
        assert_eq!(editor.post("/speakers/_order", &form).await.status, 404);
    }

    async fn people_with_the_same_name_are_told_apart_by_their_keys(app) {
        let editor = Editor::with_sample(&app).await;
        let typed = [("name", "Bo Exempel"), ("affiliation", "Elsewhere"), ("available", "2022-09-22 09:00 – 12:00"), ("confirmed", "yes"), ("biography.en", "Writes.")];
        assert_eq!(leads_to(&editor.fill("/speakers/_new", &typed).await), "/speakers/bo-exempel?done=saved");
        let page = editor.get("/sessions/first/slots/first-talk").await;
        assert!(page.text.contains("value=\"Bo Exempel (bo)\""), "{}", page.text);
        let refused = editor.fill("/sessions/first/slots/first-talk", &[("speakers", "Bo Exempel")]).await;
        assert_eq!(refused.status, 422, "which one?");
        editor.fill("/sessions/first/slots/first-talk", &[("speakers", "Bo Exempel (bo-exempel)")]).await;
        assert_eq!(editor.drafted("sessions", "first").await["slots"][0]["speakers"], json!(["bo-exempel"]));
    }

    async fn tracks_and_themes_have_forms(app) {
        let editor = Editor::with_sample(&app).await;
        editor.fill("/tracks/_new", &[("name.en", "Ethics"), ("colour", "#AA0055"), ("chairs", "bo")]).await;
        let track = editor.drafted("tracks", "ethics").await;
        assert_eq!((&track["colour"], &track["chairs"]), (&json!("#aa0055"), &json!(["bo"])));
        let empty = editor.get("/themes").await;
        assert!(empty.text.contains("There are no themes yet."));
        editor.fill("/themes/_new", &[("name.en", "Law"), ("name.sv", "Juridik")]).await;
        let saved = editor.fill("/sessions/first", &[("themes", "law")]).await;
        assert_eq!(leads_to(&saved), "/sessions/first?done=saved");
        assert_eq!(editor.drafted("sessions", "first").await["themes"], json!(["law"]));
    }

    async fn what_is_not_there_is_not_found(app) {
        let editor = Editor::with_sample(&app).await;
        for page in ["/rooms/nowhere", "/rooms/nowhere/remove", "/sessions/first/slots/second-talk", "/sessions/none/slots/_new", "/persons", "/rooms/No%20Key"] {
            assert_eq!(editor.get(page).await.status, 404, "{page}");
        }
        let form = editor.filled("/rooms/hall", &[]).await;
        assert_eq!(editor.post("/rooms/nowhere", &form).await.status, 404, "a form makes no part by its address");
        assert_eq!(heading(&editor.get("/rooms/hall").await.text), "Room hall");
    }

    async fn no_key_hides_behind_the_address_of_a_form(app) {
        let editor = Editor::with_sample(&app).await;
        assert_eq!(leads_to(&editor.fill("/rooms/_new", &[("name.en", "New")]).await), "/rooms/new?done=saved");
        assert_eq!(heading(&editor.get("/rooms/new").await.text), "New");
        // They also come by file and by the API.
        let named = |key: &str| json!({ "do": "put", "item": { "speaker": { "key": key, "name": format!("{key} Person") } } });
        let mut talk = tests::programme::session("new", "23T09:00", "hall", "bo");
        talk["session"]["slots"][0]["key"] = json!("new");
        let edits = [named("new"), named("order"), named("remove"), json!({ "do": "put", "item": talk })];
        assert_eq!(app.edit(&editor.token, 2, &edits).await.status, 200);
        for (page, title) in [("/speakers/new", "name"), ("/speakers/order", "name"), ("/speakers/remove", "name"), ("/sessions/new", "title.en"), ("/sessions/new/slots/new", "title.en")] {
            let saved = editor.fill(page, &[(title, "Called otherwise")]).await;
            let back = if page.contains("slots") { "/sessions/new" } else { page };
            assert_eq!(leads_to(&saved), format!("{back}?done=saved"), "{page}");
            assert_eq!(value(&editor.filled(page, &[]).await, title), "Called otherwise", "{page}");
        }
        assert_eq!(leads_to(&editor.fill("/speakers/new/remove", &[]).await), "/speakers?done=removed");
    }
}
