//! Moving, shifting, swapping and copying by plain forms: first the effect, then the deed.

use tests::both;
use tests::visitor::faults;

use super::{Editor, form, leads_to, value};

/// A session: its key, its start, its room and its length.
type Stands = (&'static str, &'static str, &'static str, u64);

/// What is typed into a form.
type Typed<'t> = &'t [(&'t str, &'t str)];

both! {
    async fn a_move_shows_its_effect_before_it_is_made(app) {
        let editor = Editor::with_sample(&app).await;
        let page = editor.filled("/move?session=first", &[]).await;
        assert_eq!((value(&page, "starts"), value(&page, "room"), value(&page, "length")), ("2022-09-22T09:00".into(), "hall".into(), "60".into()));
        let shown = editor.fill("/move?session=first", &[("starts", "2022-09-22T14:00"), ("room", "attic"), ("length", "45")]).await;
        assert_eq!(shown.status, 200, "{}", shown.text);
        let text = shown.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Thursday, 22 September 2022, 09:00–10:00 · Room hall · 60 min"), "{text}");
        assert!(text.contains("Thursday, 22 September 2022, 14:00–14:45 · Room attic · 45 min"), "{text}");
        assert_eq!(editor.version().await, 1, "nothing is saved yet");
        let done = editor.post("/move", &form(&shown.text)).await;
        assert_eq!(leads_to(&done), "?day=2022-09-22");
        let session = editor.drafted("sessions", "first").await;
        assert_eq!((&session["starts"], &session["room"], &session["minutes"]), (&"2022-09-22T14:00:00".into(), &"attic".into(), &45.into()));
    }

    async fn clashes_are_told_before_and_after(app) {
        let editor = Editor::with_sample(&app).await;
        assert!(!editor.get("/clashes").await.text.contains("use the same room"));
        let onto = [("starts", "2022-09-22T11:00"), ("room", "attic")];
        let shown = editor.fill("/move?session=first", &onto).await;
        assert!(shown.text.contains("New clashes") && shown.text.contains("use the same room at the same time (Room attic, 60 min)"), "{}", shown.text);
        editor.post("/move", &form(&shown.text)).await;
        let all = editor.get("/clashes").await;
        assert!(all.text.contains("Forbidden <span class=\"count\">2</span>"), "the room and the chair: {}", all.text);
        assert!(editor.get("/sessions/first").await.text.contains("use the same room"), "it stands at the session too");
        let shown = editor.fill("/unplace?session=first", &[]).await;
        assert!(shown.text.contains("Solved clashes"), "{}", shown.text);
    }

    async fn each_deed_does_what_it_says(app) {
        let editor = Editor::with_sample(&app).await;
        let cases: [(&str, Typed<'_>, Stands); 6] = [
            ("/length?session=first", &[("length", "30")], ("first", "2022-09-22T09:00:00", "hall", 30)),
            ("/swap", &[("one", "first"), ("other", "second")], ("first", "2022-09-22T11:00:00", "attic", 30)),
            ("/shift", &[("from", "2022-09-22T10:00"), ("minutes", "-15"), ("only_room", "attic")], ("first", "2022-09-22T10:45:00", "attic", 30)),
            ("/shift", &[("from", "2022-09-22T00:00"), ("minutes", "10"), ("only_track", "rare-diseases"), ("later_days", "yes")], ("second", "2022-09-22T09:10:00", "hall", 60)),
            ("/copy?session=first", &[("starts", "2022-09-23T09:00"), ("room", "*")], ("first-2", "2022-09-23T09:00:00", "", 30)),
            ("/unplace?session=second", &[], ("second", "", "", 60)),
        ];
        for (page, typed, (key, starts, room, minutes)) in cases {
            let shown = editor.fill(page, typed).await;
            assert_eq!(shown.status, 200, "{page}: {}", shown.text);
            let path = page.split('?').next().expect("a path");
            let done = editor.post(path, &form(&shown.text)).await;
            assert!(leads_to(&done).starts_with("?day=2022-09-2"), "{page}");
            let session = editor.drafted("sessions", key).await;
            let told = |name: &str| session[name].as_str().unwrap_or_default().to_owned();
            assert_eq!((told("starts").as_str(), told("room").as_str(), session["minutes"].as_u64()), (starts, room, Some(minutes)), "{page}");
        }
        assert_eq!(editor.version().await, 7);
        let length = editor.fill("/length?session=second", &[("length", "20"), ("confirm", "yes")]).await;
        assert!(leads_to(&length).is_empty(), "it is on no day");
        assert_eq!(editor.drafted("sessions", "second").await["minutes"], 20);
    }

    async fn the_forms_of_the_board_lead_to_the_effect(app) {
        let editor = Editor::with_sample(&app).await;
        let key = value(&editor.filled("/shift", &[]).await, "form_key");
        let send = |fields: &[(&str, &str)]| {
            let mut form: super::Filled = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            form.extend([("form_key".to_owned(), key.clone()), ("seen".to_owned(), "1".to_owned()), ("day".to_owned(), "2022-09-22".to_owned())]);
            form
        };
        let shown = editor.post("/shift", &send(&[("from", "10:00"), ("minutes", "15"), ("room", ""), ("track", "")])).await;
        assert_eq!(shown.status, 200, "{}", shown.text);
        assert_eq!(leads_to(&editor.post("/shift", &form(&shown.text)).await), "?day=2022-09-22");
        assert_eq!(editor.drafted("sessions", "second").await["starts"], "2022-09-22T11:15:00");
        let shown = editor.post("/copy", &send(&[("session", "first"), ("starts", "01:00"), ("room", "")])).await;
        editor.post("/copy", &form(&shown.text)).await;
        let copy = editor.drafted("sessions", "first-2").await;
        assert_eq!((&copy["starts"], copy["room"].as_str()), (&"2022-09-23T01:00:00".into(), None));
    }

    async fn a_wish_that_cannot_be_done_comes_back(app) {
        let editor = Editor::with_sample(&app).await;
        let cases: [(&str, Typed<'_>, &[&str]); 5] = [
            ("/move", &[], &["session", "starts", "room"]),
            ("/move?session=first", &[("starts", "soon"), ("length", "0")], &["starts"]),
            ("/move?session=first", &[("length", "0")], &["length"]),
            ("/shift", &[("from", "2022-09-22T09:00"), ("minutes", "")], &["minutes"]),
            ("/copy?session=first", &[("starts", "2022-09-22T09:00"), ("room", "")], &["room"]),
        ];
        for (page, typed, at) in cases {
            let refused = editor.fill(page, typed).await;
            assert_eq!(refused.status, 422, "{page} {typed:?}: {}", refused.text);
            let found: Vec<String> = faults(&refused.text).into_iter().map(|(field, _)| field).collect();
            assert_eq!(found, at, "{page} {typed:?}");
        }
        editor.fill("/unplace?session=first", &[("confirm", "yes")]).await;
        let refused = editor.fill("/swap", &[("one", "first"), ("other", "second")]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("One of them has no place in the programme yet."), "{}", refused.text);
        assert_eq!(value(&form(&refused.text), "one"), "first");
        let refused = editor.fill("/unplace", &[("session", "gone")]).await;
        assert_eq!(refused.status, 404);
    }

    async fn steps_are_undone_and_done_again(app) {
        let editor = Editor::with_sample(&app).await;
        editor.fill("/move?session=first", &[("starts", "2022-09-22T14:00"), ("confirm", "yes")]).await;
        let asked = editor.get("/undo").await;
        assert!(asked.text.contains("Undo: a session was moved"), "{}", asked.text);
        let stale = form(&asked.text);
        assert_eq!(leads_to(&editor.fill("/undo", &[("day", "2022-09-22")]).await), "?day=2022-09-22");
        assert_eq!(editor.drafted("sessions", "first").await["starts"], "2022-09-22T09:00:00");
        let refused = editor.post("/undo", &stale).await;
        assert_eq!(refused.status, 409, "somebody made another step since");
        assert_eq!(leads_to(&editor.fill("/redo", &[]).await), "");
        assert_eq!(editor.drafted("sessions", "first").await["starts"], "2022-09-22T14:00:00");
        let nothing = editor.get("/redo").await;
        assert!(nothing.text.contains("There is nothing to do again."));
        assert_eq!(editor.post("/redo", &form(&asked.text)).await.status, 409);
    }
}
