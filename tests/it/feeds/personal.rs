//! The calendar of one attendee, at a secret address.

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};
use domain::feed::FeedToken;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Answer, TestApp, wish};
use tests::both;
use tests::parsers::Calendar;
use tests::visitor::{Visitor, between, heading};

use super::{calendar, lines, move_first, published, uids};

const ADA: &str = "ada@example.org";
const API: &str = "/api/v1/registration/feed";

async fn ask(app: &TestApp, method: Method, email: &str) -> Answer {
    let token = app.token(email).await;
    app.as_attendee(method, API, &token, None).await
}

/// Makes a calendar; the path of its address.
async fn made(app: &TestApp, email: &str) -> String {
    let answer = ask(app, Method::POST, email).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let address = answer.json()["address"].as_str().expect("an address").to_owned();
    address.strip_prefix(&app.url("")).expect("it is here").to_owned()
}

async fn read(app: &TestApp, path: &str) -> Calendar {
    calendar(&app.get(path).await)
}

/// Stars an item of the programme for somebody.
async fn star(app: &TestApp, email: &str, item: &str) {
    let id = app.find(email).await.expect("registered").id;
    let row = format!("INSERT INTO star VALUES ('{id}', '{item}', 1654066800000000)");
    let done = match app.store_url().strip_prefix("sqlite:") {
        Some(path) => SqliteConnection::establish(path).expect("it opens").batch_execute(&row),
        None => PgConnection::establish(app.store_url()).expect("it opens").batch_execute(&row),
    };
    done.expect("it is starred");
}

both! {
    async fn it_holds_what_the_person_holds_and_starred_and_follows_the_releases(app) {
        let token = published(&app).await;
        app.register(ADA, &["dinner"]).await;
        star(&app, ADA, "session/first").await;
        star(&app, ADA, "slot/first-talk").await;
        let path = made(&app, ADA).await;
        let before = read(&app, &path).await;
        // At the same time, entries are in the order of their UIDs.
        let mut all = lines(&before);
        all.sort();
        assert_eq!(all, [
            "Dinner – Test Congress | 2022-09-22T17:00:00Z | 0 CONFIRMED",
            "Session first | 2022-09-22T07:00:00Z | 0 CONFIRMED",
            "Talk of first | 2022-09-22T07:00:00Z | 0 CONFIRMED",
            "Test Congress | 2022-09-22 | 0 CONFIRMED",
        ]);
        move_first(&app, &token).await;
        let after = read(&app, &path).await;
        let mut kept = (uids(&before), uids(&after));
        kept.0.sort();
        kept.1.sort();
        assert_eq!(kept.0, kept.1, "no UID has changed");
        for event in &after.events {
            let was = before.events.iter().find(|was| was.uid == event.uid).expect("it was there");
            let moved = event.summary.contains("first");
            assert_eq!(event.sequence, was.sequence + u32::from(moved), "{}", event.summary);
            assert_eq!(event == was, !moved, "{}", event.summary);
        }
        let public = calendar(&app.get(&super::below(".ics")).await);
        let session = public.events.iter().find(|event| event.summary == "Session first");
        let session = session.expect("it is public");
        assert!(uids(&after).contains(&session.uid), "the same in both");
        let mails = app.mails().await;
        assert!(!mails.is_empty());
        for mail in mails.iter().filter_map(|mail| mail.calendar.as_ref()) {
            assert!(uids(&after).iter().all(|uid| !mail.contains(uid)), "other UIDs than in mails");
        }
    }

    async fn whoever_holds_the_whole_conference_has_its_days_once(app) {
        app.register(ADA, &["on-site", "dinner"]).await;
        let path = made(&app, ADA).await;
        let found = read(&app, &path).await;
        assert_eq!(lines(&found), [
            "Test Congress | 2022-09-22 | 0 CONFIRMED",
            "Dinner – Test Congress | 2022-09-22T17:00:00Z | 0 CONFIRMED",
        ]);
        assert!(found.events.iter().all(|event| !event.transparent));
        assert_eq!(found.events[1].location, "Sample Inn");
    }

    async fn two_fetches_are_the_same_bytes_and_nobody_else_may_keep_them(app) {
        published(&app).await;
        app.register(ADA, &["dinner"]).await;
        let path = made(&app, ADA).await;
        let once = app.get(&path).await;
        app.clock.advance(SignedDuration::from_hours(3));
        let again = app.get(&path).await;
        assert_eq!(once.text, again.text);
        assert_eq!(again.header("cache-control"), "private, no-cache");
        assert_eq!(again.header("x-robots-tag"), "noindex, nofollow");
        assert_eq!((again.header("set-cookie"), again.header("last-modified")), ("", ""));
        let tag = again.header("etag").to_owned();
        let known = app.send(app.http.get(app.url(&path)).header("if-none-match", &tag)).await;
        assert_eq!((known.status, known.text.as_str()), (304, ""));
        let head = app.send(app.http.head(app.url(&path))).await;
        assert_eq!((head.status, head.header("etag"), head.text.as_str()), (200, tag.as_str(), ""));
        star(&app, ADA, "session/second").await;
        let changed = app.send(app.http.get(app.url(&path)).header("if-none-match", &tag)).await;
        assert_eq!(changed.status, 200);
        assert!(!changed.text.contains("example.org") && !changed.text.contains("mailto:"), "{}", changed.text);
    }

    async fn a_void_address_is_void_at_once_and_so_is_a_renewed_one(app) {
        app.register(ADA, &["dinner"]).await;
        assert_eq!(ask(&app, Method::GET, ADA).await.status, 404);
        let first = made(&app, ADA).await;
        assert_eq!(app.get(&first).await.status, 200);
        let second = made(&app, ADA).await;
        assert_ne!(first, second);
        assert_eq!((app.get(&first).await.status, app.get(&second).await.status), (404, 200));
        assert_eq!(ask(&app, Method::DELETE, ADA).await.status, 204);
        assert_eq!(app.get(&second).await.status, 404);
        assert_eq!(ask(&app, Method::DELETE, ADA).await.status, 204, "again changes nothing");
        assert_eq!(ask(&app, Method::GET, ADA).await.status, 404);
        let deeds = app.find(ADA).await.expect("registered").id.to_string();
        let deeds = app.read(move |tx| domain::audit::ops::list(tx, &deeds)).await;
        let deeds: Vec<&str> = deeds.iter().map(|deed| deed.action.as_str()).collect();
        assert_eq!(deeds, ["registration.create", "feed.make", "feed.make", "feed.revoke"]);
    }

    async fn a_foreign_secret_opens_nothing(app) {
        app.register(ADA, &["dinner"]).await;
        app.register("bo@example.org", &["on-site"]).await;
        let ada = made(&app, ADA).await;
        let bo = made(&app, "bo@example.org").await;
        assert_ne!(read(&app, &ada).await, read(&app, &bo).await);
        let secret = ada.trim_start_matches("/feeds/").trim_end_matches(".ics");
        assert_eq!(secret.len(), 64, "256 bits");
        let link = app.token(ADA).await;
        let stored = FeedToken::digest(secret);
        for wrong in ["x", "", &link, &stored, &secret[..63], &secret.to_uppercase()] {
            assert_eq!(app.get(&format!("/feeds/{wrong}.ics")).await.status, 404, "{wrong:?}");
        }
        let own = app.as_attendee(Method::GET, "/api/v1/registration", secret, None).await;
        assert_eq!(own.status, 401, "the secret of a calendar opens nothing else");
        assert_eq!(app.get(&format!("/registration/open/{secret}")).await.status, 404);
    }

    async fn a_session_that_is_held_and_starred_is_there_once(app) {
        let token = published(&app).await;
        let mut seminar = tests::programme::session("seminar", "22T13:00", "attic", "clara");
        seminar["session"]["place"] = json!({ "capacity": 10 });
        app.edit(&token, 1, &[tests::programme::put(&seminar)]).await;
        let released = app.publish(&token, 2, "").await;
        assert_eq!(released.status, 200, "{}", released.text);
        let booked = app.register(ADA, &["on-site", "seminar"]).await;
        assert_eq!(booked.status, 201, "{}", booked.text);
        star(&app, ADA, "session/seminar").await;
        let path = made(&app, ADA).await;
        let found = read(&app, &path).await;
        assert_eq!(lines(&found), [
            "Test Congress | 2022-09-22 | 0 CONFIRMED",
            "Session seminar | 2022-09-22T11:00:00Z | 0 CONFIRMED",
        ]);
        assert_eq!(found.events[1].location, "Room attic, Stockholm");
    }

    async fn an_alarm_is_set_by_its_reader(app) {
        published(&app).await;
        app.register(ADA, &["dinner"]).await;
        star(&app, ADA, "session/first").await;
        let path = made(&app, ADA).await;
        assert!(!app.get(&path).await.text.contains("VALARM"));
        let reminded = app.get(&format!("{path}?alarm=15")).await;
        assert_eq!(calendar(&reminded).events.len(), 3);
        assert_eq!(reminded.text.matches("TRIGGER:-PT15M\r\n").count(), 2, "not before whole days");
        for wrong in ["0", "1441", "-1", "x", ""] {
            let refused = app.get(&format!("{path}?alarm={wrong}")).await;
            assert_eq!((refused.status, &refused.json()["code"]), (422, &json!("invalid-fields")));
        }
    }

    async fn a_cancelled_registration_takes_its_entries_out_of_the_calendar(app) {
        published(&app).await;
        app.register(ADA, &["on-site", "dinner"]).await;
        star(&app, ADA, "session/first").await;
        let path = made(&app, ADA).await;
        let before = read(&app, &path).await;
        let token = app.token(ADA).await;
        app.clock.advance(SignedDuration::from_hours(1));
        app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await;
        let after = read(&app, &path).await;
        assert_eq!(uids(&after), uids(&before));
        assert_eq!(lines(&after), [
            "Cancelled: Test Congress | 2022-09-22 | 1 CANCELLED",
            "Cancelled: Session first | 2022-09-22T07:00:00Z | 1 CANCELLED",
            "Cancelled: Dinner – Test Congress | 2022-09-22T17:00:00Z | 1 CANCELLED",
        ]);
        let again = app.as_attendee(Method::POST, API, &token, None).await;
        assert_eq!((again.status, &again.json()["code"]), (409, &json!("registration-cancelled")));
        app.clock.advance(SignedDuration::from_hours(24 * 115));
        assert_eq!(read(&app, &path).await.events, [], "the conference is over");
    }

    async fn a_place_given_back_leaves_and_a_moved_one_moves(app) {
        app.register(ADA, &["on-site", "dinner"]).await;
        let path = made(&app, ADA).await;
        let before = read(&app, &path).await;
        app.load(&tests::conference::file().replace(
            "starts = 2022-09-22T19:00:00\nends = 2022-09-22T22:30:00\ncategories",
            "starts = 2022-09-22T20:00:00\nends = 2022-09-23T00:30:00\ncategories",
        ))
        .await;
        let moved = read(&app, &path).await;
        assert_eq!(moved.events[1].start, "2022-09-22T18:00:00Z");
        assert_eq!((moved.events[1].sequence, &moved.events[1].uid), (1, &before.events[1].uid));
        let token = app.token(ADA).await;
        let body = json!({ "places": ["on-site"] });
        app.as_attendee(Method::PUT, "/api/v1/registration/places", &token, Some(&body)).await;
        assert_eq!(lines(&read(&app, &path).await), ["Test Congress | 2022-09-22 | 0 CONFIRMED"]);
    }

    async fn the_owner_sees_the_hour_of_the_last_fetch(app) {
        app.register(ADA, &["dinner"]).await;
        let path = made(&app, ADA).await;
        let fetched = async |app: &TestApp| -> Value {
            ask(app, Method::GET, ADA).await.json()["fetched_at"].clone()
        };
        assert_eq!(fetched(&app).await, json!(null));
        app.clock.advance(SignedDuration::from_mins(25));
        app.get(&path).await;
        assert_eq!(fetched(&app).await, "2022-06-01T07:00:00Z");
        app.clock.advance(SignedDuration::from_mins(30));
        app.get(&path).await;
        assert_eq!(fetched(&app).await, "2022-06-01T07:00:00Z", "the same hour");
        app.clock.advance(SignedDuration::from_mins(30));
        app.get(&path).await;
        assert_eq!(fetched(&app).await, "2022-06-01T08:00:00Z");
    }

    async fn the_page_makes_renews_and_voids_it_without_any_script(app) {
        app.register(ADA, &["dinner"]).await;
        let visitor = Visitor::with_link(&app, ADA).await;
        assert!(visitor.get("/registration").await.text.contains("href=\"/registration/feed\""));
        let page = "/registration/feed";
        let shown = visitor.get(page).await;
        assert_eq!(heading(&shown.text), "Your calendar");
        assert!(!shown.text.contains("/feeds/"), "{}", shown.text);
        let made = visitor.fill(page, &[]).await;
        assert_eq!(made.status, 200);
        let address = between(&made.text, "<code>", "</code>").to_owned();
        let path = address.strip_prefix(&app.url("")).expect("it is here").to_owned();
        assert_eq!(app.get(&path).await.status, 200);
        let host = app.address.to_string();
        let encoded = host.replace(':', "%3A");
        let path_encoded = path.replace('/', "%2F");
        for link in [
            format!("href=\"webcal://{host}{path}\""),
            format!("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F{encoded}{path_encoded}\""),
            format!("https://outlook.live.com/calendar/0/addfromweb?url=http%3A%2F%2F{encoded}{path_encoded}"),
            format!("https://outlook.office.com/calendar/0/addfromweb?url=http%3A%2F%2F{encoded}{path_encoded}"),
        ] {
            assert!(made.text.contains(&link), "{link} in {}", made.text);
        }
        let later = visitor.get(page).await;
        assert!(!later.text.contains("/feeds/"), "it is shown once");
        assert!(later.text.contains("There is an address since 1 June 2022, 09:00 CEST."), "{}", later.text);
        assert!(later.text.contains("Last read in the hour from 1 June 2022, 09:00 CEST."), "{}", later.text);
        let void = visitor.fill_at(page, "/registration/feed/revoke", &[]).await;
        assert_eq!((void.status, void.header("location")), (303, "/registration/feed?done=revoked"));
        assert_eq!(app.get(&path).await.status, 404);
        assert!(visitor.get("/registration/feed?done=revoked").await.text.contains("The address is void."));
        assert_eq!(visitor.post(page, &[]).await.status, 422, "no form of ours");
        assert_eq!(app.get(page).await.status, 401);
    }

    async fn it_speaks_the_language_of_its_owner(app) {
        published(&app).await;
        let mut body = wish(ADA, &["dinner"]);
        body["language"] = json!("sv");
        let path = format!("/api/v1/conferences/{}/registrations", tests::app::SLUG);
        assert_eq!(app.post(&path, &body).await.status, 201);
        star(&app, ADA, "session/first").await;
        let path = made(&app, ADA).await;
        let shown = app.get(&format!("{path}?lang=de")).await;
        assert!(shown.text.contains("NAME:Min kalender – Testkongressen\r\n"), "{}", shown.text);
        assert!(shown.text.contains("SUMMARY:Session first (sv)\r\n"), "{}", shown.text);
    }
}
