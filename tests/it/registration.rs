//! Registering through the API: what is given, what is refused, and what is told.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use domain::outbox::Message;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::app::{SLUG, TestApp, standings, wish};
use tests::both;
use tests::database::Backend;

const REGISTRATIONS: &str = "/api/v1/conferences/testkongress-2022/registrations";

/// The fields at fault and their codes.
fn faults(json: &Value) -> Vec<(String, String)> {
    let errors = json["errors"].as_array().cloned().unwrap_or_default();
    let text = |error: &Value, key: &str| error[key].as_str().unwrap_or_default().to_owned();
    errors.iter().map(|error| (text(error, "field"), text(error, "code"))).collect()
}

both! {
    async fn a_person_registers_and_is_told_with_a_calendar_entry(app) {
        let answer = app.register("ada@example.org", &["on-site", "dinner"]).await;

        assert_eq!(answer.status, 201, "{}", answer.text);
        assert_eq!(
            answer.json(),
            json!({
                "email": "ada@example.org",
                "status": "confirmed",
                "bookings": [
                    { "place": "on-site", "status": "held" },
                    { "place": "dinner", "status": "held" },
                ],
            })
        );
        let messages = app.messages("ada@example.org").await;
        let [Message::RegistrationConfirmed(told)] = messages.as_slice() else {
            panic!("{messages:?}")
        };
        let entries: Vec<_> = told
            .seats
            .iter()
            .map(|seat| seat.entry.as_ref().map(|entry| (entry.sequence, entry.cancelled)))
            .collect();
        assert_eq!(entries, [Some((0, false)), Some((0, false))]);
        assert!(told.seats[0].entry.as_ref().is_some_and(|e| e.uid.ends_with("@plenum.example.org")));
    }

    async fn the_last_seat_goes_to_one_person_and_the_next_waits(app) {
        let ada = app.register("ada@example.org", &["dinner"]).await;
        let bo = app.register("bo@example.org", &["dinner"]).await;
        let cleo = app.register("cleo@example.org", &["dinner", "on-site"]).await;

        assert_eq!(standings(&ada.json()), ["dinner held"]);
        assert_eq!((bo.status, &bo.json()["status"]), (201, &json!("waiting")));
        assert_eq!(standings(&bo.json()), ["dinner waiting 1"]);
        assert_eq!(standings(&cleo.json()), ["on-site held", "dinner waiting 2"]);
        assert_eq!(cleo.json()["status"], json!("confirmed"));
    }

    async fn an_address_that_is_registered_gets_the_answer_of_a_new_one_and_the_truth_by_mail(app) {
        app.register("ada@example.org", &["on-site"]).await;
        app.clock.advance(SignedDuration::from_mins(10));

        let known = app.register("Ada@Example.org", &["on-site", "dinner"]).await;
        let stranger = app.register("bo@example.org", &["on-site", "dinner"]).await;

        assert_eq!((known.status, stranger.status), (201, 201));
        assert_eq!(standings(&known.json()), standings(&stranger.json()));
        assert_eq!(known.json()["status"], stranger.json()["status"]);
        let names = |answer: &tests::app::Answer| {
            let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
            names.sort();
            names
        };
        assert_eq!(names(&known), names(&stranger), "the headers tell nothing either");
        let messages = app.messages("ada@example.org").await;
        assert!(matches!(
            messages.as_slice(),
            [Message::RegistrationConfirmed(_), Message::RegistrationRepeated(_)]
        ));
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"], "nothing is changed");
    }

    async fn a_known_address_cannot_be_flooded_with_mails(app) {
        app.register("ada@example.org", &["on-site"]).await;
        app.clock.advance(SignedDuration::from_mins(10));
        for _ in 0..5 {
            assert_eq!(app.register("ada@example.org", &["on-site"]).await.status, 201);
        }
        assert_eq!(app.messages("ada@example.org").await.len(), 2);
    }

    async fn a_repeated_idempotency_key_replays_the_first_answer(app) {
        let send = |body: Value| {
            let request = app.http.post(app.url(REGISTRATIONS)).header("Idempotency-Key", "k-1");
            app.send(request.json(&body))
        };
        let first = send(wish("ada@example.org", &["dinner"])).await;
        let again = send(wish("ada@example.org", &["dinner"])).await;
        let other = send(wish("bo@example.org", &["dinner"])).await;

        assert_eq!((first.status, &first.text), (again.status, &again.text));
        assert_eq!((other.status, &other.json()["code"]), (422, &json!("idempotency-key-reused")));
        assert_eq!(app.messages("ada@example.org").await.len(), 1);
        assert!(app.find("bo@example.org").await.is_none());
    }

    async fn a_key_whose_first_request_still_runs_is_answered_409(app) {
        let (open, gate) = std::sync::mpsc::channel::<()>();
        let gate = Arc::new(Mutex::new(gate));
        let running = Arc::new(AtomicUsize::new(0));
        let mut blockers = Vec::new();
        // One after the other, because a writer may take several of those that wait.
        let writers = if app.backend() == Backend::Postgres { 2 } else { 1 };
        for busy in 1..=writers {
            let (store, now) = (app.state.store.clone(), app.clock.now());
            let (gate, begun) = (Arc::clone(&gate), Arc::clone(&running));
            blockers.push(tokio::spawn(async move {
                let block = move |_: &mut domain::Tx<'_>| {
                    begun.fetch_add(1, Ordering::SeqCst);
                    let _ = gate.lock().map(|gate| gate.recv());
                    Ok::<_, domain::StoreError>(())
                };
                store.write(now, block).await
            }));
            tests::wait::until("the writer is busy", || async {
                running.load(Ordering::SeqCst) == busy
            })
            .await;
        }
        let send = || {
            let request = app.http.post(app.url(REGISTRATIONS)).header("Idempotency-Key", "k-1");
            app.send(request.json(&wish("ada@example.org", &["dinner"])))
        };
        let first = send();
        let second = async {
            tests::wait::until("the first request waits for a writer", || async {
                app.state.store.waiting() == 1
            })
            .await;
            let second = send().await;
            drop(open);
            second
        };
        let (first, second) = tokio::join!(first, second);
        for blocker in blockers {
            let _ = blocker.await;
        }

        assert_eq!((second.status, &second.json()["code"]), (409, &json!("still-running")));
        assert_eq!(first.status, 201, "{}", first.text);
    }

    async fn every_field_at_fault_is_named_at_once(app) {
        let body = json!({
            "given_name": "", "family_name": "x".repeat(201), "email": "ada", "affiliation": " ",
            "country": "XX", "category": "nobody", "focus_areas": ["nothing"], "places": [],
            "language": "fr", "orcid": "0000-0002-1825-0098", "efn": "123", "diet": "vegan",
            "notice_version": "1999",
            "answers": { "poster": "maybe", "years": 99, "size": "medium", "arrival": "soon", "foo": "bar" },
        });
        let answer = app.post(REGISTRATIONS, &body).await;

        assert_eq!((answer.status, answer.header("content-type")), (422, "application/problem+json"));
        let expected = [
            ("given_name", "required"),
            ("family_name", "too-long"),
            ("email", "email-form"),
            ("affiliation", "required"),
            ("country", "country"),
            ("language", "language"),
            ("category", "choice"),
            ("focus_areas", "choice"),
            ("places", "required"),
            ("answers.foo", "no-question"),
            ("answers.poster", "yes-or-no"),
            ("answers.years", "number-max"),
            ("answers.size", "choice"),
            ("answers.arrival", "date"),
            ("orcid", "check-digit"),
            ("efn", "efn-length"),
            ("needs_consent", "needs-consent"),
            ("notice_version", "notice"),
        ];
        let expected = expected.map(|(field, code)| (field.to_owned(), code.to_owned()));
        assert_eq!(faults(&answer.json()), expected);
        assert!(app.find("ada@example.org").await.is_none());
    }

    async fn a_question_counts_only_where_it_is_shown(app) {
        let with = |answers: Value| {
            let mut body = wish("ada@example.org", &["on-site"]);
            body["answers"] = answers;
            body
        };
        let missing = app.post(REGISTRATIONS, &with(json!({ "poster": true }))).await;
        assert_eq!(
            faults(&missing.json()),
            [("answers.poster-title".to_owned(), "required".to_owned())]
        );
        let hidden = with(json!({ "poster": "no", "poster-title": "left over", "methods": ["wgs", "panel"] }));
        assert_eq!(app.post(REGISTRATIONS, &hidden).await.status, 201);
        let found = app.find("ada@example.org").await.expect("registered");
        let answers: Vec<_> = found.chosen.answers.keys().map(ToString::to_string).collect();
        assert_eq!(answers, ["methods", "poster"], "an answer that was not asked for is not kept");
    }

    async fn places_follow_their_rules(app) {
        let cases = [
            (json!(["companion"]), "physician", "place-requires"),
            (json!(["dinner"]), "press", "place-not-for-category"),
            (json!(["workshop"]), "physician", "place-not-open"),
            (json!(["moon"]), "physician", "choice"),
        ];
        for (places, category, code) in cases {
            let mut body = wish("ada@example.org", &[]);
            body["places"] = places.clone();
            body["category"] = json!(category);
            let answer = app.post(REGISTRATIONS, &body).await;
            assert_eq!(faults(&answer.json()), [("places".to_owned(), code.to_owned())], "{places}");
        }
        let mut early = wish("ada@example.org", &["on-site"]);
        early["category"] = json!("early");
        let answer = app.post(REGISTRATIONS, &early).await;
        assert_eq!(faults(&answer.json()), [("category".to_owned(), "category-not-open".to_owned())]);
    }

    async fn registration_opens_and_closes(app) {
        app.clock.advance(SignedDuration::from_hours(-24 * 40));
        let before = app.register("ada@example.org", &["on-site"]).await;
        assert_eq!((before.status, &before.json()["code"]), (409, &json!("registration-not-yet-open")));
        app.clock.advance(SignedDuration::from_hours(24 * 160));
        let after = app.register("ada@example.org", &["on-site"]).await;
        assert_eq!((after.status, &after.json()["code"]), (409, &json!("registration-closed")));
    }

    async fn bodies_that_cannot_be_read_are_refused(app) {
        let send = |body: String| {
            let request = app.http.post(app.url(REGISTRATIONS));
            app.send(request.header("Content-Type", "application/json").body(body))
        };
        let broken = send("{".to_owned()).await;
        assert_eq!((broken.status, &broken.json()["code"]), (422, &json!("malformed-body")));
        let unknown = send(r#"{"shoe_size": 43}"#.to_owned()).await;
        assert_eq!((unknown.status, &unknown.json()["code"]), (422, &json!("malformed-body")));
        assert!(unknown.text.contains("shoe_size"), "{}", unknown.text);
        let large = send(format!(r#"{{"given_name":"{}"}}"#, "x".repeat(65 * 1024))).await;
        assert_eq!((large.status, &large.json()["code"]), (413, &json!("too-large")));
        let form = app.http.post(app.url(REGISTRATIONS)).form(&[("email", "ada@example.org")]);
        assert_eq!(app.send(form).await.status, 415);
        let elsewhere = app.post("/api/v1/conferences/nowhere/registrations", &wish("a@example.org", &[])).await;
        assert_eq!(elsewhere.status, 404);
    }

    async fn health_data_is_kept_apart_and_deleted_14_days_after_the_conference(app) {
        let mut body = wish("ada@example.org", &["on-site"]);
        body["diet"] = json!("vegan");
        body["access"] = json!("wheelchair");
        body["needs_consent"] = json!(true);
        assert_eq!(app.post(REGISTRATIONS, &body).await.status, 201);
        let id = app.find("ada@example.org").await.expect("registered").id;
        let needs = move |tx: &mut domain::Tx<'_>| domain::registration::store::find_needs(tx, id);

        assert_eq!(app.read(needs).await.map(|needs| needs.diet).as_deref(), Some("vegan"));
        let audit = app.read(move |tx| domain::audit::store::list(tx, id.as_str())).await;
        assert!(audit.iter().all(|entry| !format!("{entry:?}").contains("vegan")));
        let over = "2022-09-24T00:00:00+02:00".parse::<jiff::Timestamp>().expect("a time");
        let wait = over.duration_since(app.clock.now()) + SignedDuration::from_hours(14 * 24);
        app.clock.advance(wait - SignedDuration::from_secs(1));
        app.keep_up().await;
        assert!(app.read(needs).await.is_some(), "a second early");
        app.clock.advance(SignedDuration::from_secs(1));
        app.keep_up().await;
        assert!(app.read(needs).await.is_none());
    }

    async fn a_full_queue_is_answered_503_with_retry_after(app) {
        let tiny = TestApp::start_empty(app.backend(), |config| config.limits.queue = 1).await;
        tiny.load(&tests::conference::file()).await;
        let mut crowd = Vec::new();
        for number in 0..60 {
            let (http, url) = (tiny.http.clone(), tiny.url(REGISTRATIONS));
            let body = wish(&format!("p{number}@example.org"), &["on-site"]);
            crowd.push(tokio::spawn(async move { http.post(url).json(&body).send().await }));
        }
        let mut refused = 0;
        let mut accepted = 0;
        for one in crowd {
            let answer = one.await.expect("it ends").expect("an answer");
            match answer.status().as_u16() {
                201 => accepted += 1,
                503 => {
                    assert!(answer.headers().contains_key("retry-after"));
                    refused += 1;
                }
                other => panic!("{other}"),
            }
        }
        assert_eq!(accepted + refused, 60);
        assert!(accepted > 0);
        let counted = tiny.read(|tx| {
            let slug = SLUG.parse().expect("a slug");
            let conference = domain::conference::store::find(tx, &slug)?.expect("loaded");
            domain::registration::store::count(tx, conference.id)
        });
        let stored: i64 = counted.await.iter().map(|(_, count)| count).sum();
        assert_eq!(stored, accepted, "what was refused left nothing behind");
    }
}
