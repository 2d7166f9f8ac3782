//! Places at the same time: booked, refused, exchanged, and what happens when a release moves them.

use domain::outbox::Message;
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Answer, TestApp};
use tests::both;
use tests::programme::{moved, put, session};

/// Two sessions at the same time as places, with these seats; the draft is then in version 2.
pub async fn parallel(app: &TestApp, token: &str, (first, second): (i32, i32)) {
    released(app, token, ("22T09:00", first), ("22T09:30", second)).await;
}

/// Two sessions at these times as places, with these seats; the draft is then in version 2.
pub async fn released(app: &TestApp, token: &str, first: (&str, i32), second: (&str, i32)) {
    app.draft_sample(token).await;
    let place = |key, (at, capacity): (&str, i32), room, speaker| {
        let mut item = session(key, at, room, speaker);
        item["session"]["place"] = json!({ "capacity": capacity });
        // Nobody but an attendee is to be in two places at once.
        item["session"]["chairs"] = json!([speaker]);
        put(&item)
    };
    let edits = [place("first", first, "hall", "bo"), place("second", second, "attic", "clara")];
    assert_eq!(app.edit(token, 1, &edits).await.status, 200);
    let made = app.publish(token, 2, "").await;
    assert_eq!(made.status, 200, "{}", made.text);
}

async fn set_places(app: &TestApp, email: &str, places: &[&str]) -> Answer {
    let token = app.token(email).await;
    let body = json!({ "places": places });
    app.as_attendee(Method::PUT, "/api/v1/registration/places", &token, Some(&body)).await
}

async fn swap(app: &TestApp, email: &str, take: &str) -> Answer {
    let token = app.token(email).await;
    let body = json!({ "take": take });
    app.as_attendee(Method::POST, "/api/v1/registration/swaps", &token, Some(&body)).await
}

async fn accept(app: &TestApp, email: &str, place: &str) -> Answer {
    let token = app.token(email).await;
    let path = format!("/api/v1/registration/offers/{place}/accept");
    app.as_attendee(Method::POST, &path, &token, None).await
}

fn fault(answer: &Answer) -> (u16, Value) {
    (answer.status, answer.json()["errors"].clone())
}

/// The refusal that names both places.
fn both_named() -> (u16, Value) {
    let message = "first and second are at the same time; choose one of them";
    (422, json!([{ "field": "places", "code": "places-clash", "message": message }]))
}

async fn clash_mails(app: &TestApp, email: &str) -> Vec<Vec<(String, String)>> {
    let pairs = |message: &Message| match message {
        Message::BookingsClash(told) => {
            let pair = |clash: &domain::place::clash::Clash| {
                (clash.one.to_string(), clash.other.to_string())
            };
            Some(told.clashes.iter().map(pair).collect())
        }
        _ => None,
    };
    app.messages(email).await.iter().filter_map(pairs).collect()
}

both! {
    async fn two_places_at_the_same_time_cannot_both_be_booked(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (5, 5)).await;

        let refused = app.register("ada@example.org", &["on-site", "first", "second"]).await;
        assert_eq!(fault(&refused), both_named());
        assert!(app.find("ada@example.org").await.is_none(), "nothing is stored");

        app.register("ada@example.org", &["on-site", "first", "dinner", "companion"]).await;
        let refused = set_places(&app, "ada@example.org", &["on-site", "first", "second"]).await;
        assert_eq!(fault(&refused), both_named());
        let had = ["on-site held", "dinner held", "companion held", "first held"];
        assert_eq!(app.standing("ada@example.org").await, had, "and nothing is given back");

        let again = app.register("ada@example.org", &["first", "second"]).await;
        assert_eq!(fault(&again), both_named(), "a registered address gets the same answer");
    }

    async fn one_may_wait_beside_what_one_holds_and_takes_it_in_exchange(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (5, 1)).await;
        app.register("bo@example.org", &["second"]).await;
        let waits = app.register("ada@example.org", &["first", "second"]).await;
        assert_eq!(tests::app::standings(&waits.json()), ["first held", "second waiting 1"]);

        let early = swap(&app, "ada@example.org", "second").await;
        assert_eq!((early.status, &early.json()["code"]), (409, &json!("place-full")));
        assert_eq!(app.standing("ada@example.org").await, ["first held", "second waiting 1"]);

        set_places(&app, "bo@example.org", &["on-site"]).await;
        assert_eq!(app.standing("ada@example.org").await, ["first held", "second offered"]);
        assert_eq!(fault(&accept(&app, "ada@example.org", "second").await), both_named());
        assert_eq!(app.standing("ada@example.org").await, ["first held", "second offered"]);

        assert_eq!(swap(&app, "ada@example.org", "second").await.status, 200);
        assert_eq!(app.standing("ada@example.org").await, ["first cancelled", "second held"]);
        let messages = app.messages("ada@example.org").await;
        let Some(Message::RegistrationChanged(told)) = messages.last() else { panic!("{messages:?}") };
        let entries: Vec<_> = told.seats.iter().map(|seat| {
            let entry = seat.entry.as_ref().expect("each changed");
            (seat.place.as_str(), entry.sequence, entry.cancelled)
        }).collect();
        assert_eq!(entries, [("first", 1, true), ("second", 0, false)], "in one mail");
    }

    async fn a_free_seat_is_taken_in_exchange_and_the_old_one_goes_to_who_waits(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (1, 1)).await;
        app.register("ada@example.org", &["first"]).await;
        app.register("bo@example.org", &["first"]).await;

        assert_eq!(swap(&app, "ada@example.org", "second").await.status, 200);

        assert_eq!(app.standing("ada@example.org").await, ["first cancelled", "second held"]);
        assert_eq!(app.standing("bo@example.org").await, ["first offered"]);
        let twice = swap(&app, "ada@example.org", "second").await;
        assert_eq!(twice.status, 200, "it is held already");
        assert_eq!(app.standing("ada@example.org").await, ["first cancelled", "second held"]);
    }

    async fn an_exchange_for_a_full_place_loses_nothing(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (5, 1)).await;
        app.register("bo@example.org", &["second"]).await;
        app.register("ada@example.org", &["on-site", "first"]).await;

        let refused = swap(&app, "ada@example.org", "second").await;
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("place-full")));
        assert_eq!(app.standing("ada@example.org").await, ["on-site held", "first held"]);
        assert_eq!(app.messages("ada@example.org").await.len(), 1, "and no mail");

        set_places(&app, "ada@example.org", &["on-site", "first", "second"]).await;
        let waits = ["on-site held", "first held", "second waiting 1"];
        assert_eq!(app.standing("ada@example.org").await, waits);
    }

    async fn an_exchange_keeps_the_rules_of_the_place(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let closed = swap(&app, "ada@example.org", "workshop").await;
        assert_eq!(closed.json()["errors"][0]["code"], "place-not-open");
        let alone = swap(&app, "ada@example.org", "companion").await;
        assert_eq!(alone.json()["errors"][0]["code"], "place-requires");
        assert_eq!(swap(&app, "ada@example.org", "nowhere").await.status, 404);
        assert_eq!(swap(&app, "ada@example.org", "No Key!").await.status, 404);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"]);
        let token = app.token("ada@example.org").await;
        let seen = json!({ "take": "dinner", "version": 7 });
        let old = app.as_attendee(Method::POST, "/api/v1/registration/swaps", &token, Some(&seen)).await;
        assert_eq!((old.status, &old.json()["code"]), (409, &json!("registration-outdated")));
    }

    async fn what_the_organisers_let_overlap_is_held_beside_anything(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (5, 5)).await;
        let mut item = session("second", "22T09:30", "attic", "clara");
        item["session"]["chairs"] = json!(["clara"]);
        item["session"]["place"] = json!({ "capacity": 5, "overlaps": true });
        app.edit(&token, 2, &[put(&item)]).await;
        assert_eq!(app.publish(&token, 3, "").await.status, 200);

        app.register("ada@example.org", &["first", "second"]).await;

        assert_eq!(app.standing("ada@example.org").await, ["first held", "second held"]);
    }

    async fn a_release_that_makes_bookings_clash_tells_each_person_once(app) {
        let token = app.organiser().await;
        released(&app, &token, ("22T09:00", 5), ("22T11:00", 5)).await;
        app.register("ada@example.org", &["on-site", "first", "second"]).await;
        app.register("bo@example.org", &["first"]).await;
        app.edit(&token, 2, &[moved("second", "22T09:30", "attic")]).await;
        assert_eq!(app.publish(&token, 3, "").await.status, 200);

        let pair = vec![("first".to_owned(), "second".to_owned())];
        assert_eq!(clash_mails(&app, "ada@example.org").await, [pair]);
        assert!(clash_mails(&app, "bo@example.org").await.is_empty());
        assert_eq!(app.standing("ada@example.org").await.len(), 3, "and keeps all until then");

        // Another move of what clashes already tells of the move alone.
        app.edit(&token, 3, &[moved("second", "22T09:15", "attic")]).await;
        assert_eq!(app.publish(&token, 4, "").await.status, 200);
        assert_eq!(clash_mails(&app, "ada@example.org").await.len(), 1);

        // What clashes already keeps nobody from other changes, but nothing may be added to it.
        let both = ["on-site", "dinner", "first", "second"];
        assert_eq!(set_places(&app, "ada@example.org", &both).await.status, 200);
        assert_eq!(set_places(&app, "ada@example.org", &["on-site", "first"]).await.status, 200);
        let again = set_places(&app, "ada@example.org", &["on-site", "first", "second"]).await;
        assert_eq!(fault(&again), both_named());
    }

    async fn a_conference_file_that_makes_bookings_clash_tells_too(app) {
        app.register("ada@example.org", &["on-site", "dinner"]).await;
        let token = app.organiser().await;
        released(&app, &token, ("22T09:00", 5), ("22T11:00", 5)).await;
        set_places(&app, "ada@example.org", &["on-site", "dinner", "first"]).await;
        let file = tests::conference::file();
        let file = file.replace("2022-09-22T19:00:00", "2022-09-22T09:30:00");
        app.load(&file.replace("2022-09-22T22:30:00", "2022-09-22T12:00:00")).await;

        let pair = vec![("dinner".to_owned(), "first".to_owned())];
        assert_eq!(clash_mails(&app, "ada@example.org").await, [pair]);
    }

    async fn whoever_books_while_a_release_moves_the_places_is_refused_or_told(app) {
        let token = app.organiser().await;
        released(&app, &token, ("22T09:00", 50), ("22T11:00", 50)).await;
        app.edit(&token, 2, &[moved("second", "22T09:30", "attic")]).await;
        let people: Vec<String> = (0..24).map(|number| format!("person-{number}@example.org")).collect();
        let url = app.url("/api/v1/conferences/testkongress-2022/registrations");
        let book = |email: &String| {
            let wish = tests::app::wish(email, &["first", "second"]);
            let sent = app.http.post(&url).json(&wish).send();
            tokio::spawn(async move { sent.await.expect("an answer").status().as_u16() })
        };
        let before: Vec<_> = people.iter().take(12).map(book).collect();
        let publishing = app.publish(&token, 3, "");
        let (answer, after) = tokio::join!(publishing, async {
            people.iter().skip(12).map(book).collect::<Vec<_>>()
        });
        assert_eq!(answer.status, 200, "{}", answer.text);

        for (email, status) in people.iter().zip(before.into_iter().chain(after)) {
            let told = match status.await.expect("it ends well") {
                201 => 1,
                422 => 0,
                other => panic!("{other}"),
            };
            assert_eq!(clash_mails(&app, email).await.len(), told, "{email}");
        }
        let late = app.register("late@example.org", &["first", "second"]).await;
        assert_eq!(fault(&late), both_named());
    }

    async fn two_bookings_at_once_are_never_both_held(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (50, 50)).await;
        for number in 0..8 {
            let email = format!("person-{number}@example.org");
            app.register(&email, &["on-site"]).await;
            let link = app.token(&email).await;
            let wish = |place: &str| {
                let request = app.http.put(app.url("/api/v1/registration/places"));
                request.bearer_auth(&link).json(&json!({ "places": ["on-site", place] })).send()
            };
            let beside = || {
                let request = app.http.put(app.url("/api/v1/registration/places"));
                let places = json!({ "places": ["on-site", "first", "second"] });
                request.bearer_auth(&link).json(&places).send()
            };
            let take = |place: &str| {
                let request = app.http.post(app.url("/api/v1/registration/swaps"));
                request.bearer_auth(&link).json(&json!({ "take": place })).send()
            };
            let answers = futures_util::future::join_all([
                tokio::spawn(wish("first")), tokio::spawn(take("second")), tokio::spawn(beside()),
                tokio::spawn(wish("second")), tokio::spawn(take("first")),
            ]).await;
            for answer in answers {
                let status = answer.expect("it ends well").expect("an answer").status().as_u16();
                assert!(matches!(status, 200 | 409 | 422), "{status}");
            }
            let held = app.standing(&email).await;
            let either = |it: &&String| ["first held", "second held"].contains(&it.as_str());
            let held: Vec<_> = held.iter().filter(either).collect();
            assert_eq!(held.len(), 1, "{held:?}");
        }
    }
}
