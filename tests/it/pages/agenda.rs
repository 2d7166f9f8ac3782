//! Stars and agendas, with the private link and on a device.

use domain::actor::Actor;
use domain::star;
use reqwest::Method;
use serde_json::json;
use tests::app::TestApp;
use tests::both;
use tests::programme::{moved, put, session};
use tests::visitor::{Visitor, between, heading};

use crate::overlap::released;

const STARS: &str = "/api/v1/registration/stars";

/// The sample programme, and somebody who is registered.
async fn registered(app: &TestApp) {
    let token = app.organiser().await;
    app.draft_sample(&token).await;
    assert_eq!(app.publish(&token, 1, "").await.status, 200);
    app.register("ada@example.org", &["on-site"]).await;
}

async fn stars(app: &TestApp, email: &str) -> Vec<String> {
    let id = app.find(email).await.expect("registered").id;
    let items = app.state.read(move |tx| star::ops::list(tx, &Actor::Attendee(id), id)).await;
    items.expect("they are read").iter().map(ToString::to_string).collect()
}

/// Sends the form of the page that chooses stars.
async fn send(visitor: &Visitor<'_>, form: &[(&str, &str)]) -> (u16, String) {
    let page = visitor.get("/registration/stars").await;
    let key = tests::visitor::hidden(&page.text).remove(0).1;
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(form);
    let answer = visitor.post("/registration/stars", &all).await;
    (answer.status, answer.header("location").to_owned())
}

both! {
    async fn stars_are_set_as_one_list(app) {
        registered(&app).await;
        let token = app.token("ada@example.org").await;
        let none = app.as_attendee(Method::GET, STARS, &token, None).await;
        assert_eq!((none.status, none.json()), (200, json!({ "items": [] })));
        let wish = json!({ "items": ["slot/second-talk", "session/first", "session/first"] });
        let set = app.as_attendee(Method::PUT, STARS, &token, Some(&wish)).await;
        let kept = json!({ "items": ["session/first", "slot/second-talk"] });
        assert_eq!((set.status, set.json()), (200, kept.clone()));
        assert_eq!(app.as_attendee(Method::GET, STARS, &token, None).await.json(), kept);
        let fewer = json!({ "items": ["session/second"] });
        assert_eq!(app.as_attendee(Method::PUT, STARS, &token, Some(&fewer)).await.json(), fewer);
    }

    async fn only_sessions_and_slots_of_the_programme_are_starred(app) {
        registered(&app).await;
        let token = app.token("ada@example.org").await;
        for item in ["session/nowhere", "track/rare-diseases", "speaker/bo", "room/hall", "first", ""] {
            let wish = json!({ "items": ["session/first", item] });
            let refused = app.as_attendee(Method::PUT, STARS, &token, Some(&wish)).await;
            let errors = &refused.json()["errors"];
            let found = (refused.status, errors[0]["field"].clone(), errors[0]["code"].clone());
            assert_eq!(found, (422, json!("items"), json!("unknown-item")), "{item:?}");
        }
        assert!(stars(&app, "ada@example.org").await.is_empty(), "nothing is half kept");
    }

    async fn more_than_five_hundred_stars_are_refused(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let mut items = Vec::new();
        for number in 0..4 {
            let at = ["23T08:00", "23T11:00", "23T14:00", "23T17:00"][number];
            let mut item = session(&format!("long-{number}"), at, "hall", "bo");
            let slot = |at: i32| json!({ "key": format!("slot-{number}-{at}"), "title": { "en": "T", "sv": "T", "de": "T" },
                "offset": at, "minutes": 1 });
            item["session"]["minutes"] = json!(130);
            item["session"]["slots"] = (0..130).map(slot).collect();
            items.extend((0..130).map(|at| format!("slot/slot-{number}-{at}")));
            let seen = i64::try_from(number).expect("few") + 1;
            let made = app.edit(&token, seen, &[put(&item)]).await;
            assert_eq!(made.status, 200, "{}", made.text);
        }
        assert_eq!(app.publish(&token, 5, "").await.status, 200);
        app.register("ada@example.org", &["on-site"]).await;
        let link = app.token("ada@example.org").await;
        items.truncate(501);
        let refused = app.as_attendee(Method::PUT, STARS, &link, Some(&json!({ "items": items }))).await;
        assert_eq!((refused.status, &refused.json()["errors"][0]["code"]), (422, &json!("too-many")));
        items.truncate(500);
        let kept = app.as_attendee(Method::PUT, STARS, &link, Some(&json!({ "items": items }))).await;
        assert_eq!((kept.status, stars(&app, "ada@example.org").await.len()), (200, 500));
    }

    async fn a_plain_form_stars_and_leads_back(app) {
        registered(&app).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let back = "/conferences/testkongress-2022/programme/sessions/first?lang=sv";
        let add = [("do", "add"), ("item", "session/first"), ("return", back)];
        assert_eq!(send(&ada, &add).await, (303, back.to_owned()));
        assert_eq!(stars(&app, "ada@example.org").await, ["session/first"]);
        for (evil, item) in [("https://evil.example/", "slot/first-talk"), ("//evil.example", "slot/second-talk")] {
            let led = send(&ada, &[("do", "add"), ("item", item), ("return", evil)]).await;
            assert_eq!(led, (303, "/registration/agenda".to_owned()), "{evil}");
        }
        let remove = [("do", "remove"), ("item", "session/first"), ("item", "slot/second-talk")];
        assert_eq!(send(&ada, &remove).await.0, 303);
        assert_eq!(stars(&app, "ada@example.org").await, ["slot/first-talk"]);
        let set = [("do", "set"), ("item", "session/second"), ("item", "slot/first-talk")];
        assert_eq!(send(&ada, &set).await.0, 303);
        let page = ada.get("/registration/stars").await;
        assert!(page.text.contains("value=\"session/second\" checked"), "{}", page.text);
        assert!(page.text.contains("value=\"session/first\">"), "{}", page.text);

        assert_eq!(send(&ada, &[("do", "add"), ("item", "session/nowhere")]).await.0, 422);
        let foreign = ada.post("/registration/stars", &[("do", "add"), ("item", "session/first")]).await;
        assert_eq!(foreign.status, 422, "without the key of a form");
        assert_eq!(stars(&app, "ada@example.org").await, ["session/second", "slot/first-talk"]);
    }

    async fn stars_of_a_device_are_kept_without_what_is_gone(app) {
        registered(&app).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let keep = [("do", "keep"), ("item", "session/first"), ("item", "session/gone")];
        assert_eq!(send(&ada, &keep).await.0, 303);
        assert_eq!(stars(&app, "ada@example.org").await, ["session/first"]);
        let page = ada.get("/registration/agenda").await;
        assert!(page.text.contains("data-kept=\"session/first\""), "{}", page.text);
    }

    async fn the_agenda_shows_what_one_has_by_time_and_what_is_at_once(app) {
        let token = app.organiser().await;
        released(&app, &token, ("22T11:00", 5), ("22T09:00", 1)).await;
        app.register("bo@example.org", &["second"]).await;
        app.register("ada@example.org", &["on-site", "first", "second", "dinner"]).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        send(&ada, &[("do", "add"), ("item", "slot/second-talk"), ("item", "session/first")]).await;
        app.edit(&token, 2, &[moved("second", "22T11:30", "attic")]).await;
        assert_eq!(app.publish(&token, 3, "").await.status, 200);

        let page = ada.get("/registration/agenda").await;
        assert_eq!((page.status, heading(&page.text).as_str()), (200, "My agenda"));
        let titles: Vec<&str> = page.text.split("<h3>").skip(1).map(|rest| {
            let title = between(rest, "", "</h3>");
            title.trim_end_matches("</a>").rsplit('>').next().unwrap_or_default()
        }).collect();
        assert_eq!(titles, ["The congress", "Session first", "Session second", "Talk of second", "Dinner"]);
        let place = "<a href=\"/conferences/testkongress-2022/programme/sessions/first\">Session first</a>";
        assert!(page.text.contains(place), "{}", page.text);
        let notes: Vec<&str> = page.text.split("class=\"beside\">").skip(1)
            .map(|rest| rest.split('<').next().unwrap_or_default()).collect();
        let expected = [
            "At the same time: Session second, Talk of second",
            "At the same time: Session first",
            "At the same time: Session first",
        ];
        assert_eq!(notes, expected);
        assert!(page.text.contains("On the waiting list, at position 1"), "{}", page.text);
    }

    async fn the_agenda_of_a_device_is_the_same_page_for_all(app) {
        let path = "/conferences/testkongress-2022/programme/agenda";
        let empty = app.get(path).await;
        assert_eq!((empty.status, heading(&empty.text).as_str()), (200, "My agenda"));
        registered(&app).await;
        let page = app.get(path).await;
        let row = "data-item=\"slot/first-talk\" data-inside=\"session/first\" \
            data-from=\"1663830000000\" data-until=\"1663833600000\" hidden";
        assert!(page.text.contains(row), "{}", page.text);
        assert!(page.text.contains("that needs JavaScript"), "{}", page.text);
        assert!(page.text.contains("href=\"/conferences/testkongress-2022/link\""), "{}", page.text);
        let request = app.http.get(app.url(path)).header("accept-language", "de");
        assert_eq!(heading(&app.send(request).await.text), "Meine Agenda");
        assert_eq!(app.get("/conferences/nowhere-2022/programme/agenda").await.status, 404);
    }
}
