//! The forms of sessions, slots and settings.

use serde_json::json;
use tests::both;
use tests::visitor::{faults, heading};

use super::{Editor, form, leads_to, value};

const KICKOFF: &[(&str, &str)] = &[
    ("kind", "plenary"),
    ("title.en", "  Kick-off  at noon "),
    ("title.sv", "Uppstart"),
    ("abstract.en", "One\r\n\r\n*Two*"),
    ("starts", "2022-09-22T12:00"),
    ("minutes", "45"),
    ("room", "*"),
    ("track", "rare-diseases"),
    ("chairs", "clara beispiel"),
    ("language", "en"),
    ("accredited", "yes"),
    ("place", "yes"),
    ("place.capacity", "30"),
    ("place.note.en", "Bring a coat"),
    ("place.opens", "2022-06-01T09:00"),
    ("place.closes", "2022-09-01T09:00"),
    ("place.categories", "physician"),
    ("place.requires", "on-site"),
    ("place.overlaps", "yes"),
];

/// What is typed into a form.
type Typed<'t> = &'t [(&'t str, &'t str)];

both! {
    async fn a_session_is_added_with_all_that_it_has(app) {
        let editor = Editor::with_sample(&app).await;
        let mut typed = KICKOFF.to_vec();
        typed.push(("chairs", "Ada Sample"));
        let saved = editor.fill("/sessions/_new", &typed).await;
        assert_eq!(leads_to(&saved), "/sessions/kick-off-at-noon?done=saved");
        let mut session = editor.drafted("sessions", "kick-off-at-noon").await;
        session["guid"].take();
        assert_eq!(session, json!({
            "key": "kick-off-at-noon", "kind": "plenary",
            "title": { "en": "Kick-off at noon", "sv": "Uppstart" },
            "abstract": { "en": "One\n\n*Two*" },
            "track": "rare-diseases", "themes": [], "room": null,
            "starts": "2022-09-22T12:00:00", "minutes": 45,
            "chairs": ["clara", "chair"], "language": "en", "accredited": true,
            "place": {
                "capacity": 30, "note": { "en": "Bring a coat" },
                "window": { "opens": "2022-06-01T09:00:00", "closes": "2022-09-01T09:00:00" },
                "categories": ["physician"], "requires": "on-site", "overlaps": true,
            },
            "slots": [], "guid": null,
        }));
    }

    async fn what_is_not_changed_stays_as_it_is(app) {
        let editor = Editor::with_sample(&app).await;
        editor.fill("/sessions/_new", KICKOFF).await;
        for (list, key) in [("sessions", "first"), ("sessions", "kick-off-at-noon"), ("rooms", "hall"), ("speakers", "bo"), ("tracks", "rare-diseases")] {
            let (before, version) = (editor.drafted(list, key).await, editor.version().await);
            let saved = editor.fill(&format!("/{list}/{key}"), &[]).await;
            assert_eq!(leads_to(&saved), format!("/{list}/{key}?done=saved"));
            assert_eq!(editor.drafted(list, key).await, before, "{list}/{key}");
            assert_eq!(editor.version().await, version, "what changes nothing is no step: {list}/{key}");
        }
    }

    async fn bad_input_comes_back_as_typed_with_its_faults(app) {
        let editor = Editor::with_sample(&app).await;
        let typed = [
            ("kind", ""), ("title.en", ""), ("abstract.en", "kept <b>so</b>"), ("key", "First!"),
            ("starts", "tomorrow"), ("minutes", "many"), ("room", ""), ("chairs", "Nobody Known"),
            ("language", "Klingon language"), ("place", "yes"), ("place.capacity", ""), ("place.opens", "2022-06-01T09:00"),
        ];
        let refused = editor.fill("/sessions/_new", &typed).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let again = form(&refused.text);
        for (name, kept) in typed {
            assert_eq!(value(&again, name), kept, "{name}");
        }
        let at: Vec<String> = faults(&refused.text).into_iter().map(|(field, _)| field).collect();
        let expected = ["kind", "title-en", "key", "starts", "minutes", "chairs-0", "language", "place-capacity", "place-closes"];
        assert_eq!(at, expected);
        assert!(refused.text.contains("Nobody Known is not among the people"));
        assert_eq!(editor.version().await, 1);
    }

    async fn rules_are_told_at_the_fields(app) {
        let editor = Editor::with_sample(&app).await;
        let long = "x".repeat(201);
        let cases: [(&str, Typed<'_>, &str, &str); 9] = [
            ("/sessions/first", &[("title.en", ""), ("title.sv", ""), ("title.de", "")], "title-en", "Please fill this in."),
            ("/sessions/first", &[("title.en", &long)], "title-en", "At most 200 characters, please."),
            ("/sessions/first", &[("minutes", "1441")], "minutes", "At most 1440, please."),
            ("/sessions/first", &[("starts", "1960-01-01T09:00")], "starts", "Please give a day and a time such as 2022-09-22 09:05."),
            ("/sessions/_new", &[("kind", "break"), ("title.en", "A"), ("minutes", "5"), ("key", "first")], "key", "Another one has this key already. Please choose another."),
            ("/rooms/hall", &[("stream", "http://example.org")], "stream", "Please give an address that begins with https://."),
            ("/rooms/hall", &[("open", "2022-09-22 09:00 – 2022-09-22 08:00")], "open", "The end must come after the start."),
            ("/speakers/bo", &[("name", "")], "name", "Please fill this in."),
            ("/sessions/first/slots/first-talk", &[("minutes", "0")], "minutes", "At least 1, please."),
        ];
        for (page, typed, field, text) in cases {
            let refused = editor.fill(page, typed).await;
            assert_eq!(refused.status, 422, "{page} {typed:?}: {}", refused.text);
            assert_eq!(faults(&refused.text), [(field.to_owned(), text.to_owned())], "{page} {typed:?}");
        }
        assert_eq!(editor.version().await, 1);
    }

    async fn slots_are_added_moved_and_taken_out(app) {
        let editor = Editor::with_sample(&app).await;
        let page = editor.filled("/sessions/first/slots/_new", &[]).await;
        assert_eq!(value(&page, "at"), "10:00", "after the last one");
        let typed = [("title.en", "Welcome"), ("at", "08:50"), ("minutes", "10"), ("speakers", "Bo Exempel"), ("sponsored", "yes")];
        let saved = editor.fill("/sessions/first/slots/_new", &typed).await;
        assert_eq!(leads_to(&saved), "/sessions/first?done=saved");
        let slots = editor.drafted("sessions", "first").await["slots"].clone();
        let told = |slot: &serde_json::Value| (slot["key"].clone(), slot["offset"].clone(), slot["sponsored"].clone());
        assert_eq!(told(&slots[0]), (json!("welcome"), json!(-10), json!(true)), "{slots}");
        assert_eq!(told(&slots[1]), (json!("first-talk"), json!(0), json!(false)));

        editor.fill("/sessions/first/slots/welcome", &[("at", "09:30")]).await;
        let slots = editor.drafted("sessions", "first").await["slots"].clone();
        assert_eq!((told(&slots[1]).0, told(&slots[1]).1), (json!("welcome"), json!(30)), "by time: {slots}");
        let gone = editor.fill("/sessions/first/slots/welcome/remove", &[]).await;
        assert_eq!(leads_to(&gone), "/sessions/first?done=removed");
        let session = editor.drafted("sessions", "first").await;
        assert_eq!(session["slots"].as_array().map(Vec::len), Some(1));
    }

    async fn a_slot_of_a_session_without_a_time_is_counted_from_its_start(app) {
        let editor = Editor::with_sample(&app).await;
        editor.fill("/unplace?session=first", &[("confirm", "yes")]).await;
        let page = editor.filled("/sessions/first/slots/first-talk", &[("offset", "15")]).await;
        assert_eq!(value(&page, "at"), "", "there is no clock");
        editor.post("/sessions/first/slots/first-talk", &page).await;
        assert_eq!(editor.drafted("sessions", "first").await["slots"][0]["offset"], 15);
    }

    async fn settings_are_saved_as_typed(app) {
        let editor = Editor::with_sample(&app).await;
        let typed = [("walking_minutes", "3"), ("opens", "08:00"), ("closes", "01:00"), ("sample", "yes")];
        assert_eq!(leads_to(&editor.fill("/settings", &typed).await), "/settings?done=saved");
        let refused = editor.fill("/settings", &[("walking_minutes", "121"), ("opens", "8 o'clock"), ("closes", "")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(faults(&refused.text)[0].0, "opens");
    }

    async fn a_form_of_another_sign_in_is_shown_again(app) {
        let editor = Editor::with_sample(&app).await;
        let mut form_of_old = editor.filled("/sessions/first", &[("title.en", "Mine")]).await;
        for (name, value) in &mut form_of_old {
            if name == "form_key" {
                *value = "0".repeat(64);
            }
        }
        let refused = editor.post("/sessions/first", &form_of_old).await;
        assert_eq!(refused.status, 422);
        assert_eq!(value(&form(&refused.text), "title.en"), "Mine");
        assert_eq!(heading(&refused.text), "Session first");
        assert_eq!(leads_to(&editor.post("/sessions/first", &form(&refused.text)).await), "/sessions/first?done=saved");
    }
}
