//! What the API refuses, and how it says so.

use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Answer, TestApp, standings, wish};
use tests::both;

const REGISTRATIONS: &str = "/api/v1/conferences/testkongress-2022/registrations";

/// The fields at fault and their codes, `field code`.
fn faults(answer: &Answer) -> Vec<String> {
    assert_eq!(
        (answer.status, &answer.json()["code"]),
        (422, &json!("invalid-fields")),
        "{}",
        answer.text
    );
    let errors = answer.json()["errors"].as_array().cloned().unwrap_or_default();
    let text = |error: &Value, key: &str| error[key].as_str().unwrap_or_default().to_owned();
    errors.iter().map(|error| format!("{} {}", text(error, "field"), text(error, "code"))).collect()
}

/// A wish with one field set.
fn with(field: &str, value: Value) -> Value {
    let mut body = wish("ada@example.org", &["on-site"]);
    body[field] = value;
    body
}

/// A clock that shows this.
fn set_clock(app: &TestApp, time: &str) {
    let to: jiff::Timestamp = time.parse().expect("a time");
    app.clock.advance(to.duration_since(app.clock.now()));
}

async fn change_places(app: &TestApp, places: Value) -> Answer {
    let token = app.token("ada@example.org").await;
    let body = json!({ "places": places });
    app.as_attendee(Method::PUT, "/api/v1/registration/places", &token, Some(&body)).await
}

both! {
    async fn each_kind_of_question_refuses_what_is_no_answer(app) {
        let cases = [
            (json!({ "poster": "maybe" }), "poster yes-or-no"),
            (json!({ "poster": ["yes", "no"] }), "poster one-answer"),
            (json!({ "poster": "yes" }), "poster-title required"),
            (json!({ "poster": "yes", "poster-title": " \u{200b}" }), "poster-title required"),
            (json!({ "poster": "yes", "poster-title": "x".repeat(201) }), "poster-title too-long"),
            (json!({ "years": "many" }), "years number"),
            (json!({ "years": "1e999" }), "years number"),
            (json!({ "years": -1 }), "years number-min"),
            (json!({ "years": 60.5 }), "years number-max"),
            (json!({ "story": "x".repeat(2_001) }), "story too-long"),
            (json!({ "size": "medium" }), "size choice"),
            (json!({ "size": ["small", "large"] }), "size one-answer"),
            (json!({ "methods": ["wgs", "moon"] }), "methods choice"),
            (json!({ "arrival": "22/09/2022" }), "arrival date"),
            (json!({ "arrival": "2022-02-30" }), "arrival date"),
            (json!({ "shoes": 43 }), "shoes no-question"),
        ];
        for (answers, expected) in cases {
            let answer = app.post(REGISTRATIONS, &with("answers", answers.clone())).await;
            assert_eq!(faults(&answer), [format!("answers.{expected}")], "{answers}");
        }
        assert!(app.find("ada@example.org").await.is_none());
    }

    async fn each_kind_of_question_keeps_its_answer(app) {
        let answers = json!({
            "poster": "yes", "poster-title": "  A  title ", "years": "4,5", "story": "One\r\ntwo",
            "size": "large", "methods": ["wgs", "panel", "wgs"], "arrival": "2022-09-21",
        });
        assert_eq!(app.post(REGISTRATIONS, &with("answers", answers)).await.status, 201);
        let token = app.token("ada@example.org").await;
        let shown = app.ask(Method::GET, "/api/v1/registration", &token).await.json();
        let expected = json!({
            "poster": true, "poster-title": "A title", "years": 4.5, "story": "One\ntwo",
            "size": ["large"], "methods": ["panel", "wgs"], "arrival": "2022-09-21",
        });
        assert_eq!(shown["answers"], expected);

        let mut body = with("answers", shown["answers"].clone());
        for fixed in ["email", "notice_version", "places"] {
            body.as_object_mut().expect("a wish").remove(fixed);
        }
        let path = "/api/v1/registration/details";
        let again = app.as_attendee(Method::PUT, path, &token, Some(&body)).await;
        assert_eq!((again.status, &again.json()["answers"]), (200, &expected), "what is read can be sent");
    }

    async fn numbers_of_people_have_check_digits(app) {
        let cases = [
            ("orcid", "0000-0002-1825-0098", "check-digit"), ("orcid", "1234", "orcid-form"),
            ("efn", "802760000000018", "check-digit"), ("efn", "123456789012345", "efn-prefix"),
            ("efn", "80276", "efn-length"),
        ];
        for (field, number, code) in cases {
            let answer = app.post(REGISTRATIONS, &with(field, json!(number))).await;
            assert_eq!(faults(&answer), [format!("{field} {code}")], "{number}");
        }
        let mut body = with("orcid", json!("https://orcid.org/0000-0002-1694-233X"));
        body["efn"] = json!("80276 0000 000017");
        assert_eq!(app.post(REGISTRATIONS, &body).await.status, 201);
        let found = app.find("ada@example.org").await.expect("registered");
        assert_eq!(found.orcid.map(|orcid| orcid.to_string()).as_deref(), Some("0000-0002-1694-233X"));
        assert_eq!(found.efn.map(|efn| efn.to_string()).as_deref(), Some("802760000000017"));
    }

    async fn a_place_is_booked_in_its_window_and_kept_after_it(app) {
        set_clock(&app, "2022-08-01T08:59:59+02:00");
        assert_eq!(app.register("ada@example.org", &["on-site", "workshop"]).await.status, 201);
        set_clock(&app, "2022-08-01T09:00:00+02:00");
        let late = app.register("bo@example.org", &["on-site", "workshop"]).await;
        assert_eq!(faults(&late), ["places place-closed"]);
        let kept = change_places(&app, json!(["on-site", "workshop", "dinner"])).await;
        assert_eq!(kept.status, 200, "{}", kept.text);
        assert_eq!(change_places(&app, json!(["on-site"])).await.status, 200);
        let back = change_places(&app, json!(["on-site", "workshop"])).await;
        assert_eq!(faults(&back), ["places place-closed"]);
        assert!(standings(&kept.json()).contains(&"workshop held".to_owned()));
    }

    async fn a_cancelled_place_is_not_booked(app) {
        let file = tests::conference::file();
        app.load(&file.replace("capacity = 5\n", "capacity = 5\ncancelled = true\n")).await;
        let refused = app.register("ada@example.org", &["dinner", "companion"]).await;
        assert_eq!(faults(&refused), ["places place-cancelled"]);
    }

    async fn the_present_notice_must_be_accepted(app) {
        for version in ["", "2022-04", "2022-05 "] {
            let refused = app.post(REGISTRATIONS, &with("notice_version", json!(version))).await;
            assert_eq!(faults(&refused), ["notice_version notice"], "{version:?}");
        }
    }

    async fn lists_are_bounded(app) {
        let many: Vec<String> = (0..51).map(|number| format!("track-{number}")).collect();
        let refused = app.post(REGISTRATIONS, &with("focus_areas", json!(many))).await;
        assert!(faults(&refused).contains(&"focus_areas too-many".to_owned()), "{}", refused.text);
        app.register("ada@example.org", &["on-site"]).await;
        assert_eq!(faults(&change_places(&app, json!(many)).await), ["places too-many"]);
    }

    async fn what_cannot_be_changed_is_said_so(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let token = app.token("ada@example.org").await;
        let body = wish("bo@example.org", &["dinner"]);
        let path = "/api/v1/registration/details";
        let refused = app.as_attendee(Method::PUT, path, &token, Some(&body)).await;
        assert_eq!(faults(&refused), ["email fixed", "places fixed", "notice_version fixed"]);
    }

    async fn an_idempotency_key_has_1_to_255_characters_of_ascii(app) {
        let send = |key: &[u8]| {
            let request = app.http.post(app.url(REGISTRATIONS)).json(&wish("ada@example.org", &["dinner"]));
            app.send(request.header("Idempotency-Key", key))
        };
        for key in ["", "\"\"", "  ", &"k".repeat(256), "schlüssel"] {
            let refused = send(key.as_bytes()).await;
            assert_eq!((refused.status, &refused.json()["code"]), (400, &json!("idempotency-key")), "{key:?}");
        }
        assert_eq!(send("k".repeat(255).as_bytes()).await.status, 201);
    }

    async fn too_many_registrations_of_one_peer_are_put_off(app) {
        let limited = |trusted: bool| {
            TestApp::start_empty(app.backend(), move |config| {
                config.limits.registrations_per_minute = 2;
                config.trusted_proxies = trusted.then(|| [127, 0, 0, 1].into()).into_iter().collect();
            })
        };
        let link = async |app: &TestApp, from: &str| {
            let path = "/api/v1/conferences/nowhere-2022/links";
            let request = app.http.post(app.url(path)).header("X-Forwarded-For", from);
            app.send(request.json(&json!({ "email": "ada@example.org" }))).await
        };
        let direct = limited(false).await;
        for from in ["192.0.2.1", "192.0.2.2"] {
            assert_eq!(link(&direct, from).await.status, 404);
        }
        let refused = link(&direct, "192.0.2.3").await;
        assert_eq!((refused.status, &refused.json()["code"]), (429, &json!("too-many-requests")));
        let wait: u64 = refused.header("retry-after").parse().expect("seconds");
        assert!((1..=31).contains(&wait), "{wait}");
        assert_eq!(direct.register("ada@example.org", &["on-site"]).await.status, 429);

        let proxied = limited(true).await;
        for from in ["192.0.2.1", "192.0.2.1", "192.0.2.2", "10.0.0.1, 192.0.2.2, 127.0.0.1"] {
            assert_eq!(link(&proxied, from).await.status, 404, "{from}");
        }
        assert_eq!(link(&proxied, "192.0.2.9, 192.0.2.1").await.status, 429, "the proxy's word counts");
    }

    async fn what_does_not_fit_the_queue_is_refused_at_once(app) {
        let tiny = TestApp::start_empty(app.backend(), |config| config.limits.queue = 1).await;
        tiny.load(&tests::conference::file()).await;
        let held = tiny.hold_writers().await;
        let (first, second) = tokio::join!(tiny.register("ada@example.org", &["on-site"]), async {
            let waits = || async { tiny.state.store.waiting() == 1 };
            tests::wait::until("the first wish waits", waits).await;
            let second = tiny.register("bo@example.org", &["on-site"]).await;
            drop(held);
            second
        });
        assert_eq!((second.status, &second.json()["code"]), (503, &json!("busy")));
        assert_eq!(second.header("retry-after"), "2");
        assert_eq!(first.status, 201, "{}", first.text);
        assert!(tiny.find("bo@example.org").await.is_none());
    }

    async fn what_takes_too_long_is_refused_and_not_done_later(app) {
        let hasty = TestApp::start_empty(app.backend(), |config| config.limits.request_s = 1).await;
        hasty.load(&tests::conference::file()).await;
        let held = hasty.hold_writers().await;
        let late = hasty.register("ada@example.org", &["on-site"]).await;
        drop(held);
        assert_eq!((late.status, &late.json()["code"]), (503, &json!("deadline")));
        assert_eq!(late.header("retry-after"), "2");
        assert_eq!(hasty.register("bo@example.org", &["on-site"]).await.status, 201);
        assert!(hasty.find("ada@example.org").await.is_none());
    }

    async fn a_problem_has_the_shape_of_rfc_9457(app) {
        let refused = app.post(REGISTRATIONS, &with("country", json!("XX"))).await;
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.header("cache-control"), "no-store");
        let expected = json!({
            "type": "/problems/invalid-fields",
            "title": "some fields need another look",
            "status": 422,
            "code": "invalid-fields",
            "errors": [{
                "field": "country",
                "code": "country",
                "message": refused.json()["errors"][0]["message"],
            }],
        });
        assert_eq!(refused.json(), expected);
        assert!(refused.json()["errors"][0]["message"].as_str().is_some_and(|text| text.len() > 10));
        let missing = app.get("/api/v1/conferences/nowhere-2022").await;
        let expected = json!({
            "type": "/problems/not-found",
            "title": "there is nothing at this address",
            "status": 404,
            "code": "not-found",
        });
        assert_eq!((missing.header("content-type"), missing.json()), ("application/problem+json", expected));
    }

    async fn what_is_not_there_is_a_problem_too(app) {
        let cases = [
            (Method::GET, "/api/v1/nothing"), (Method::GET, "/api"), (Method::GET, "/api/v1/conferences/NO!"),
            (Method::PATCH, "/api/v1/registration"), (Method::DELETE, REGISTRATIONS),
            (Method::GET, "/api/v1/conferences/testkongress-2022/links"),
        ];
        for (method, path) in cases {
            let answer = app.send(app.http.request(method.clone(), app.url(path))).await;
            let (status, kind) = (answer.status, answer.header("content-type"));
            assert_eq!((status, kind), (404, "application/problem+json"), "{method} {path}");
        }
        let ask = async |path: &str, email: &str| app.post(path, &json!({ "email": email })).await;
        let links = "/api/v1/conferences/testkongress-2022/links";
        assert_eq!(faults(&ask(links, "ada").await), ["email email-form"]);
        assert_eq!(ask("/api/v1/conferences/nowhere-2022/links", "ada@example.org").await.status, 404);
    }

    async fn offers_that_are_not_there_cannot_be_answered(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let token = app.token("ada@example.org").await;
        let cases = [("moon", 404, "no-booking"), ("dinner", 404, "no-booking"), ("on-site", 409, "offer-gone"), ("NO!", 404, "not-found")];
        for (place, status, code) in cases {
            for answer in ["accept", "refuse"] {
                let path = format!("/api/v1/registration/offers/{place}/{answer}");
                let refused = app.ask(Method::POST, &path, &token).await;
                assert_eq!((refused.status, &refused.json()["code"]), (status, &json!(code)), "{path}");
            }
        }
    }
}
