//! Sessions that attendees book.

use domain::outbox::Message;
use serde_json::json;
use tests::app::TestApp;
use tests::both;
use tests::programme::{moved, put, session};

/// Publishes the sample with the first session as a place with this many seats; the draft is then
/// in version 2.
async fn bookable(app: &TestApp, token: &str, capacity: i32) {
    app.draft_sample(token).await;
    let mut item = session("first", "22T09:00", "hall", "bo");
    item["session"]["place"] = json!({ "capacity": capacity });
    assert_eq!(app.edit(token, 1, &[put(&item)]).await.status, 200);
    let made = app.publish(token, 2, "").await;
    assert_eq!(made.status, 200, "{}", made.text);
}

both! {
    async fn a_released_session_can_be_booked_until_it_is_full(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        assert_eq!(app.register("early@example.org", &["first"]).await.status, 422, "not yet a place");
        let mut item = session("first", "22T09:00", "hall", "bo");
        item["session"]["place"] = json!({ "capacity": 1 });
        app.edit(&token, 1, &[put(&item)]).await;
        app.publish(&token, 2, "").await;

        app.register("ada@example.org", &["on-site", "first"]).await;
        app.register("bo@example.org", &["on-site", "first"]).await;

        assert_eq!(app.standing("ada@example.org").await, ["on-site held", "first held"]);
        assert_eq!(app.standing("bo@example.org").await, ["on-site held", "first waiting 1"]);
    }

    async fn a_session_that_moves_tells_those_who_hold_it(app) {
        let token = app.organiser().await;
        bookable(&app, &token, 5).await;
        app.register("ada@example.org", &["first"]).await;
        app.edit(&token, 2, &[moved("first", "22T14:00", "attic")]).await;
        app.publish(&token, 3, "").await;
        let messages = app.messages("ada@example.org").await;
        let Some(Message::PlaceChanged(told)) = messages.last() else { panic!("{messages:?}") };
        let seat = &told.seats[0];
        assert_eq!((seat.place.as_str(), seat.location.as_str()), ("first", "Room attic"));
        let entry = seat.entry.as_ref().expect("an entry that moves");
        assert_eq!((entry.sequence, entry.cancelled), (1, false));
        assert_eq!(messages.len(), 2, "one for the registration, one for the move");
    }

    async fn a_session_that_is_withdrawn_is_cancelled_for_those_who_hold_it(app) {
        let token = app.organiser().await;
        bookable(&app, &token, 5).await;
        app.register("ada@example.org", &["on-site", "first"]).await;
        app.edit(&token, 2, &[json!({ "do": "unplace", "session": "first" })]).await;
        assert_eq!(app.publish(&token, 3, "").await.status, 200);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held", "first cancelled"]);
        let late = app.register("bo@example.org", &["first"]).await;
        assert_eq!(late.json()["errors"][0]["code"], "place-cancelled");
        // It comes back with the release before.
        let path = app.programme_path("/releases/2/take-back");
        let back = app.send_json(reqwest::Method::POST, &path, &token, &json!({})).await;
        assert_eq!(back.status, 200, "{}", back.text);
        assert_eq!(app.register("cleo@example.org", &["first"]).await.status, 201);
        assert_eq!(app.standing("cleo@example.org").await, ["first held"]);
    }

    async fn the_conference_file_leaves_sessions_alone(app) {
        let token = app.organiser().await;
        bookable(&app, &token, 5).await;
        app.register("ada@example.org", &["first"]).await;
        app.load(&tests::conference::file_with_capacity("dinner", 7)).await;
        assert_eq!(app.standing("ada@example.org").await, ["first held"]);
        assert_eq!(app.register("bo@example.org", &["first", "dinner"]).await.status, 201);
    }

    async fn fewer_seats_than_are_taken_are_no_release(app) {
        let token = app.organiser().await;
        bookable(&app, &token, 2).await;
        app.register("ada@example.org", &["first"]).await;
        app.register("bo@example.org", &["first"]).await;
        let mut item = session("first", "22T09:00", "hall", "bo");
        item["session"]["place"] = json!({ "capacity": 1 });
        app.edit(&token, 2, &[put(&item)]).await;
        let refused = app.publish(&token, 3, "").await;
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("capacity-below-taken")));
        assert_eq!(app.published("first").await["place"]["capacity"], 2, "nothing is half done");
    }

    async fn a_place_and_a_session_are_not_one(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        let mut item = session("dinner", "22T19:00", "hall", "bo");
        item["session"]["place"] = json!({ "capacity": 5 });
        app.edit(&token, 1, &[put(&item)]).await;
        let refused = app.publish(&token, 2, "").await;
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("place-twice")));
        item["session"]["key"] = json!("gala");
        item["session"]["slots"] = json!([]);
        item["session"]["place"] = json!({ "capacity": 5, "requires": "nowhere" });
        let remove = json!({ "do": "remove", "item": { "kind": "session", "key": "dinner" } });
        app.edit(&token, 2, &[remove, put(&item)]).await;
        let refused = app.publish(&token, 3, "").await;
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("place-names-unknown")));
    }
}
