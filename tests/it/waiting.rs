//! The waiting list and the private link: offers, answers, changes, cancellations.

use domain::outbox::Message;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;
use tests::app::TestApp;
use tests::both;
use tests::conference::file_with_capacity;

/// The kinds of messages to an address, oldest first.
async fn kinds(app: &TestApp, email: &str) -> Vec<&'static str> {
    app.messages(email).await.iter().map(Message::kind).collect()
}

async fn answer_offer(app: &TestApp, email: &str, answer: &str) -> (u16, String) {
    let token = app.token(email).await;
    let path = format!("/api/v1/registration/offers/dinner/{answer}");
    let answer = app.as_attendee(Method::POST, &path, &token, None).await;
    (answer.status, answer.json()["code"].as_str().unwrap_or_default().to_owned())
}

async fn cancel(app: &TestApp, email: &str) -> u16 {
    let token = app.token(email).await;
    app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await.status
}

async fn three_want_the_dinner(app: &TestApp) {
    for email in ["ada@example.org", "bo@example.org", "cleo@example.org"] {
        assert_eq!(app.register(email, &["dinner"]).await.status, 201);
    }
}

both! {
    async fn a_cancelled_seat_is_offered_to_whoever_waits_longest(app) {
        three_want_the_dinner(&app).await;
        let ada = app.find("ada@example.org").await.expect("registered").id;

        assert_eq!(cancel(&app, "ada@example.org").await, 204);

        assert_eq!(app.standing("bo@example.org").await, ["dinner offered"]);
        assert_eq!(app.standing("cleo@example.org").await, ["dinner waiting 1"]);
        assert_eq!(kinds(&app, "bo@example.org").await, ["registration-confirmed", "booking-offered"]);
        let told = app.messages_of(ada).await;
        let Some(Message::RegistrationCancelled(told)) = told.last() else { panic!("{told:?}") };
        let entry = told.seats[0].entry.as_ref().expect("the entry is taken back");
        assert_eq!((entry.sequence, entry.cancelled), (1, true));
    }

    async fn an_offer_that_is_taken_is_a_seat_with_its_entry(app) {
        three_want_the_dinner(&app).await;
        cancel(&app, "ada@example.org").await;

        assert_eq!(answer_offer(&app, "bo@example.org", "accept").await.0, 200);

        assert_eq!(app.standing("bo@example.org").await, ["dinner held"]);
        let messages = app.messages("bo@example.org").await;
        let Some(Message::RegistrationChanged(told)) = messages.last() else { panic!() };
        assert_eq!(told.seats[0].entry.as_ref().map(|e| (e.sequence, e.cancelled)), Some((0, false)));
        let again = answer_offer(&app, "bo@example.org", "accept").await;
        assert_eq!(again, (409, "offer-gone".to_owned()), "an offer is taken once");
    }

    async fn an_offer_that_is_refused_goes_to_the_next(app) {
        three_want_the_dinner(&app).await;
        cancel(&app, "ada@example.org").await;

        assert_eq!(answer_offer(&app, "bo@example.org", "refuse").await.0, 200);

        assert_eq!(app.standing("bo@example.org").await, ["dinner cancelled"]);
        assert_eq!(app.standing("cleo@example.org").await, ["dinner offered"]);
    }

    async fn an_offer_expires_to_the_second_and_goes_to_the_next(app) {
        three_want_the_dinner(&app).await;
        cancel(&app, "ada@example.org").await;

        app.clock.advance(SignedDuration::from_hours(48) - SignedDuration::from_secs(1));
        app.keep_up().await;
        assert_eq!(app.standing("bo@example.org").await, ["dinner offered"], "a second early");
        app.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(answer_offer(&app, "bo@example.org", "accept").await.0, 409, "before any worker came");
        app.keep_up().await;

        assert_eq!(app.standing("bo@example.org").await, ["dinner expired"]);
        assert_eq!(app.standing("cleo@example.org").await, ["dinner offered"]);
        assert_eq!(
            kinds(&app, "bo@example.org").await,
            ["registration-confirmed", "booking-offered", "booking-expired"]
        );
        app.clock.advance(SignedDuration::from_hours(-1));
        assert_eq!(answer_offer(&app, "bo@example.org", "accept").await.0, 409, "a jump back raises no dead");
    }

    async fn nobody_overtakes_by_registering_anew(app) {
        three_want_the_dinner(&app).await;
        cancel(&app, "ada@example.org").await;
        let newcomer = app.register("dag@example.org", &["dinner"]).await;
        let ada = app.register("ada@example.org", &["dinner"]).await;

        assert_eq!(tests::app::standings(&newcomer.json()), ["dinner waiting 2"]);
        assert_eq!(tests::app::standings(&ada.json()), ["dinner waiting 3"]);
    }

    async fn a_raised_capacity_wakes_as_many_as_it_has_room_for(app) {
        three_want_the_dinner(&app).await;
        app.load(&file_with_capacity("dinner", 2)).await;

        assert_eq!(app.standing("bo@example.org").await, ["dinner offered"]);
        assert_eq!(app.standing("cleo@example.org").await, ["dinner waiting 1"]);
    }

    async fn a_capacity_below_what_is_taken_needs_a_word(app) {
        app.load(&file_with_capacity("dinner", 2)).await;
        three_want_the_dinner(&app).await;
        let lower = file_with_capacity("dinner", 1);
        let definition = domain::conference::file::parse(&lower).expect("a right file");
        let refused = app
            .state
            .write({
                let definition = definition.clone();
                move |tx| domain::conference::ops::load(tx, &domain::actor::Actor::Operator, &definition)
            })
            .await
            .expect_err("two seats are taken");
        assert_eq!(domain::Fault::code(&refused), "capacity-below-taken");

        app.load(&lower.replace("capacity = 1\nstarts", "capacity = 1\noverbooked = true\nstarts")).await;
        cancel(&app, "ada@example.org").await;
        assert_eq!(app.standing("cleo@example.org").await, ["dinner waiting 1"], "it is still full");
        cancel(&app, "bo@example.org").await;
        assert_eq!(app.standing("cleo@example.org").await, ["dinner offered"]);
    }

    async fn no_offer_is_made_after_the_time_for_changes(app) {
        three_want_the_dinner(&app).await;
        let closes = "2022-09-18T23:59:00+02:00".parse::<jiff::Timestamp>().expect("a time");
        app.clock.advance(closes.duration_since(app.clock.now()));
        app.load(&file_with_capacity("dinner", 2)).await;
        app.keep_up().await;

        assert_eq!(app.standing("bo@example.org").await, ["dinner waiting 1"]);
        let token = app.token("ada@example.org").await;
        let late = app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await;
        assert_eq!((late.status, &late.json()["code"]), (409, &json!("changes-closed")));
    }

    async fn an_offer_never_lasts_beyond_the_time_for_changes(app) {
        three_want_the_dinner(&app).await;
        let closes = "2022-09-18T23:59:00+02:00".parse::<jiff::Timestamp>().expect("a time");
        let nearly = closes.duration_since(app.clock.now()) - SignedDuration::from_hours(3);
        app.clock.advance(nearly);
        cancel(&app, "ada@example.org").await;
        let messages = app.messages("bo@example.org").await;
        let Some(Message::BookingOffered(told)) = messages.last() else { panic!() };
        assert_eq!(told.seats[0].offer_expires_at, Some(closes));
    }

    async fn places_are_changed_as_one_wish(app) {
        app.register("ada@example.org", &["dinner", "companion"]).await;
        let token = app.token("ada@example.org").await;
        let put = |places: serde_json::Value| {
            let body = json!({ "places": places });
            let (app, token) = (&app, token.clone());
            async move {
                app.as_attendee(Method::PUT, "/api/v1/registration/places", &token, Some(&body)).await
            }
        };
        let answer = put(json!(["on-site"])).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(
            tests::app::standings(&answer.json()),
            ["on-site held", "dinner cancelled", "companion cancelled"]
        );
        let messages = app.messages("ada@example.org").await;
        let Some(Message::RegistrationChanged(told)) = messages.last() else { panic!() };
        let entries: Vec<_> = told
            .seats
            .iter()
            .map(|seat| {
                let entry = seat.entry.as_ref().expect("each has changed");
                (seat.place.as_str(), entry.sequence, entry.cancelled)
            })
            .collect();
        assert_eq!(entries, [("on-site", 0, false), ("dinner", 1, true), ("companion", 1, true)]);

        let back = put(json!(["on-site", "dinner"])).await;
        assert_eq!(
            tests::app::standings(&back.json()),
            ["on-site held", "dinner held", "companion cancelled"]
        );
        let uid = |message: &Message, at: usize| {
            tests::letter::to_attendee(message).seats[at].entry.as_ref().map(|entry| (entry.uid.clone(), entry.sequence))
        };
        let later = app.messages("ada@example.org").await;
        let first = uid(&later[0], 0).expect("an entry");
        let last = tests::letter::to_attendee(&later[2]).seats.iter().find(|seat| seat.place.as_str() == "dinner");
        let last = last.and_then(|seat| seat.entry.clone()).expect("an entry");
        assert_eq!((last.uid, last.sequence, last.cancelled), (first.0, 2, false), "one UID for ever");
        assert_eq!(put(json!([])).await.status, 422);
        assert_eq!(put(json!(["companion", "on-site"])).await.status, 422);
    }

    async fn details_change_and_an_old_version_is_a_conflict(app) {
        app.register("ada@example.org", &["on-site", "dinner"]).await;
        let token = app.token("ada@example.org").await;
        let mut body = tests::app::wish("", &[]);
        body["notice_version"] = json!("");
        body["family_name"] = json!("Provsson");
        let answer =
            app.as_attendee(Method::PUT, "/api/v1/registration/details", &token, Some(&body)).await;
        assert_eq!((answer.status, &answer.json()["family_name"]), (200, &json!("Provsson")));
        assert_eq!(answer.json()["version"], json!(2));

        body["category"] = json!("press");
        let refused =
            app.as_attendee(Method::PUT, "/api/v1/registration/details", &token, Some(&body)).await;
        assert_eq!(refused.status, 422, "the dinner is not for the press");
        let stale = json!({ "places": ["on-site"], "version": 1 });
        let stale =
            app.as_attendee(Method::PUT, "/api/v1/registration/places", &token, Some(&stale)).await;
        assert_eq!((stale.status, &stale.json()["code"]), (409, &json!("registration-outdated")));
    }

    async fn a_link_is_sent_again_to_those_who_have_one_and_nobody_learns_who(app) {
        app.register("ada@example.org", &["on-site"]).await;
        app.clock.advance(SignedDuration::from_mins(10));
        let ask = |email: &str| {
            let body = json!({ "email": email });
            let app = &app;
            async move { app.post("/api/v1/conferences/testkongress-2022/links", &body).await }
        };
        let (known, unknown) = (ask("ada@example.org").await, ask("bo@example.org").await);
        assert_eq!((known.status, &known.text), (202, &unknown.text));
        assert_eq!(known.status, unknown.status);
        assert_eq!(kinds(&app, "ada@example.org").await, ["registration-confirmed", "registration-link"]);
    }

    async fn a_revoked_link_opens_nothing(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let token = app.token("ada@example.org").await;
        let id = app.find("ada@example.org").await.expect("registered").id;
        app.state
            .write(move |tx| {
                domain::registration::change::revoke_link(tx, &domain::actor::Actor::Operator, id)
            })
            .await
            .expect("revoked");
        let old = app.as_attendee(Method::GET, "/api/v1/registration", &token, None).await;
        assert_eq!((old.status, &old.json()["code"]), (401, &json!("link-needed")));
        let fresh = app.token("ada@example.org").await;
        assert_eq!(app.as_attendee(Method::GET, "/api/v1/registration", &fresh, None).await.status, 200);
    }

    async fn a_cancelled_registration_is_over_and_the_address_free(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let token = app.token("ada@example.org").await;
        assert_eq!(cancel(&app, "ada@example.org").await, 204);
        let again = app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await;
        assert_eq!((again.status, &again.json()["code"]), (409, &json!("registration-cancelled")));
        let anew = app.register("ada@example.org", &["on-site"]).await;
        assert_eq!(tests::app::standings(&anew.json()), ["on-site held"]);
    }

    async fn a_place_that_moves_tells_its_people(app) {
        app.register("ada@example.org", &["dinner"]).await;
        app.load(&tests::conference::file().replace(
            "starts = 2022-09-22T19:00:00\nends = 2022-09-22T22:30:00\ncategories",
            "starts = 2022-09-22T20:00:00\nends = 2022-09-22T23:30:00\ncategories",
        ))
        .await;
        let messages = app.messages("ada@example.org").await;
        let Some(Message::PlaceChanged(told)) = messages.last() else { panic!("{messages:?}") };
        let entry = told.seats[0].entry.as_ref().expect("a new entry");
        assert_eq!((entry.sequence, entry.cancelled), (1, false));
    }

    async fn a_cancelled_place_takes_its_entries_back(app) {
        three_want_the_dinner(&app).await;
        app.load(&tests::conference::file().replace(
            "capacity = 1\nstarts",
            "capacity = 1\ncancelled = true\nstarts",
        ))
        .await;
        assert_eq!(app.standing("ada@example.org").await, ["dinner cancelled"]);
        assert_eq!(app.standing("bo@example.org").await, ["dinner cancelled"]);
        let messages = app.messages("ada@example.org").await;
        let Some(Message::PlaceChanged(told)) = messages.last() else { panic!("{messages:?}") };
        assert_eq!(told.seats[0].entry.as_ref().map(|e| (e.sequence, e.cancelled)), Some((1, true)));
    }

    async fn places_that_are_over_do_not_keep_others_from_their_turn(app) {
        let mut many = tests::conference::file().replace("testkongress-2022", "over-2022");
        many = many.replace("2022-09-18T23:59:00", "2022-06-02T00:00:00");
        let keys: Vec<String> = (0..120).map(|number| format!("room-{number}")).collect();
        let name = r#"name = { en = "Room", sv = "Rum", de = "Raum" }"#;
        for key in &keys {
            let place = format!("[[place]]\nkey = \"{key}\"\n{name}\ncapacity = 1\ndates = [\"2022-09-22\"]\n\n");
            many = many.replacen("[[question]]", &format!("{place}[[question]]"), 1);
        }
        let app = TestApp::start_empty(app.backend(), |_| {}).await;
        app.load(&many).await;
        app.load(&tests::conference::file()).await;
        for round in ["holds", "waits"] {
            for (part, keys) in keys.chunks(40).enumerate() {
                let mut body = tests::app::wish(&format!("{round}{part}@example.org"), &[]);
                body["places"] = json!(keys);
                let answer = app.post("/api/v1/conferences/over-2022/registrations", &body).await;
                assert_eq!(answer.status, 201, "{}", answer.text);
            }
        }
        three_want_the_dinner(&app).await;
        app.clock.advance(SignedDuration::from_hours(24));
        // All seats come free behind the back of the waiting lists, as after a repair by hand.
        let freed = app.state.write(|tx| -> domain::StoreResult<()> {
            for conference in domain::conference::store::list(tx)? {
                for place in domain::place::store::list(tx, conference.id)? {
                    domain::place::store::set_counters(tx, place.id, 0, place.waiting)?;
                }
            }
            Ok(())
        });
        freed.await.expect("they are free");
        app.keep_up().await;

        assert_eq!(app.standing("bo@example.org").await, ["dinner offered"]);
    }

    async fn a_new_link_makes_the_old_ones_void(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let old = app.token("ada@example.org").await;
        let renew = || app.as_attendee(Method::POST, "/api/v1/registration/links", &old, None);
        assert_eq!(renew().await.status, 202);
        assert_eq!(renew().await.status, 401, "the old link opens nothing any more");
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"], "the new one does");
        assert_eq!(kinds(&app, "ada@example.org").await, ["registration-confirmed", "registration-link"]);
    }
}
