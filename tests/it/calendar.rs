//! Calendar entries of attendees, as two independent parsers read them in the mails that people got.

use reqwest::Method;
use serde_json::json;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::database::Backend;
use tests::mailbox::Received;
use tests::parsers::{Calendar, Event, read};

mod texts;

/// The calendar objects of the mails to an address that have one.
async fn calendars(app: &TestApp, email: &str) -> Vec<Calendar> {
    let mails: Vec<Received> = app.mails().await;
    let objects: Vec<String> = mails
        .into_iter()
        .filter(|mail| mail.to == email)
        .filter_map(|mail| {
            assert_eq!(mail.calendar, mail.attached);
            mail.calendar
        })
        .collect();
    read(&objects)
}

/// `uid`s are random; the rest of an entry in a line.
fn line(event: &Event) -> String {
    let Event { summary, start, end, sequence, status, .. } = event;
    format!("{summary} | {start} | {end} | {sequence} {status}")
}

fn lines(calendar: &Calendar) -> Vec<String> {
    calendar.events.iter().map(line).collect()
}

async fn set_places(app: &TestApp, email: &str, places: &[&str]) {
    let token = app.token(email).await;
    let body = json!({ "places": places });
    let path = "/api/v1/registration/places";
    let answer = app.as_attendee(Method::PUT, path, &token, Some(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

const ADA: &str = "ada@example.org";

both! {
    async fn entries_follow_a_registration_from_its_start_to_its_end(app) {
        app.register(ADA, &["on-site", "dinner", "companion"]).await;
        let given = calendars(&app, ADA).await;
        let [confirmed] = &given[..] else { panic!("{given:?}") };
        assert_eq!(
            lines(confirmed),
            [
                "Test Congress | 2022-09-22 | 2022-09-24 | 0 CONFIRMED",
                "Dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 0 CONFIRMED",
                "Companion at the dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 0 CONFIRMED",
            ]
        );
        let uid = |number: usize| confirmed.events[number].uid.clone();

        // Without the dinner there is no companion either.
        set_places(&app, ADA, &["on-site"]).await;
        let changed = calendars(&app, ADA).await;
        assert_eq!(
            lines(&changed[0]),
            [
                "Dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 1 CANCELLED",
                "Companion at the dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 1 CANCELLED",
            ]
        );
        assert_eq!((changed[0].events[0].uid.clone(), changed[0].events[1].uid.clone()), (uid(1), uid(2)));

        set_places(&app, ADA, &["on-site", "dinner"]).await;
        let back = calendars(&app, ADA).await;
        assert_eq!(
            lines(&back[0]),
            ["Dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 2 CONFIRMED"]
        );
        assert_eq!(back[0].events[0].uid, uid(1), "one UID for ever");

        app.load(&tests::conference::file().replace(
            "starts = 2022-09-22T19:00:00\nends = 2022-09-22T22:30:00\ncategories",
            "starts = 2022-09-22T20:00:00\nends = 2022-09-23T00:30:00\ncategories",
        ))
        .await;
        let moved = calendars(&app, ADA).await;
        assert_eq!(
            lines(&moved[0]),
            ["Dinner – Test Congress | 2022-09-22T18:00:00Z | 2022-09-22T22:30:00Z | 3 CONFIRMED"]
        );
        assert_eq!(moved[0].events[0].uid, uid(1));

        let token = app.token(ADA).await;
        app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await;
        let cancelled = calendars(&app, ADA).await;
        assert_eq!(
            lines(&cancelled[0]),
            [
                "Test Congress | 2022-09-22 | 2022-09-24 | 1 CANCELLED",
                "Dinner – Test Congress | 2022-09-22T18:00:00Z | 2022-09-22T22:30:00Z | 4 CANCELLED",
            ]
        );
        assert!(cancelled[0].events.iter().all(|event| event.transparent));
    }
}

#[actix_web::test]
async fn an_entry_in_full_is_read_as_it_was_meant() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["dinner"]).await;
    let found = calendars(&app, ADA).await;
    let [Calendar { method, version, zones, events }] = &found[..] else { panic!("{found:?}") };
    assert_eq!((method.as_str(), version.as_str()), ("PUBLISH", "2.0"));
    assert_eq!(zones, &["Europe/Stockholm"]);
    let [event] = &events[..] else { panic!("{events:?}") };
    let (random, host) = event.uid.split_once('@').expect("a name at a host");
    assert_eq!((random.len(), host), (32, "plenum.example.org"));
    let expected = Event {
        uid: event.uid.clone(),
        sequence: 0,
        status: "CONFIRMED".to_owned(),
        start: "2022-09-22T17:00:00Z".to_owned(),
        end: "2022-09-22T20:30:00Z".to_owned(),
        stamp: "2022-06-01T07:00:00Z".to_owned(),
        modified: "2022-06-01T07:00:00Z".to_owned(),
        summary: "Dinner – Test Congress".to_owned(),
        description: "Dinner\nTest Congress, 22–23 September 2022, Stockholm\n\
                      Questions? office@example.org"
            .to_owned(),
        location: "Sample Inn".to_owned(),
        url: app.url(&format!("/conferences/{SLUG}")),
        organizer: "mailto:registration@example.org".to_owned(),
        organizer_name: "Test Congress".to_owned(),
        transparent: false,
        attendees: false,
    };
    assert_eq!(*event, expected);
}

#[actix_web::test]
async fn entries_are_in_the_attendees_language_with_their_strange_letters() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.load(&tests::conference::file().replace(
        "sv = \"Testkongressen\"",
        "sv = 'Åsas \"möte\"; \\ a, b: 🧬 och ett mycket långt namn som måste brytas på flera rader'",
    ))
    .await;
    let mut wish = tests::app::wish("ase@example.org", &["on-site"]);
    wish["language"] = json!("sv");
    let path = format!("/api/v1/conferences/{SLUG}/registrations");
    assert_eq!(app.post(&path, &wish).await.status, 201);
    let found = calendars(&app, "ase@example.org").await;
    let event = &found[0].events[0];
    let title =
        "Åsas \"möte\"; \\ a, b: 🧬 och ett mycket långt namn som måste brytas på flera rader";
    assert_eq!(event.summary, title);
    assert_eq!(event.location, "Provhallen");
    assert_eq!(
        event.description,
        format!("Kongressen\n{title}, 22–23 september 2022, Stockholm\nFrågor? office@example.org")
    );
    // What no reader of quoted names agrees on is left out of the name alone.
    let plain = "Åsas 'möte' a, b: 🧬 och ett mycket långt namn som måste brytas på flera rader";
    assert_eq!(event.organizer_name, plain);
    assert_eq!(event.organizer, "mailto:registration@example.org");
    assert_eq!(found[0].zones, [""; 0], "whole days need no zone");
}

#[actix_web::test]
async fn who_takes_an_offer_gets_the_entry_and_who_waits_none() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["dinner"]).await;
    app.register("bo@example.org", &["dinner"]).await;
    assert_eq!(calendars(&app, "bo@example.org").await, []);
    let token = app.token(ADA).await;
    app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await;
    assert_eq!(calendars(&app, "bo@example.org").await, [], "an offer is no seat");
    let token = app.token("bo@example.org").await;
    let accept = "/api/v1/registration/offers/dinner/accept";
    assert_eq!(app.as_attendee(Method::POST, accept, &token, None).await.status, 200);
    let taken = calendars(&app, "bo@example.org").await;
    assert_eq!(
        lines(&taken[0]),
        ["Dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 0 CONFIRMED"]
    );
}

#[actix_web::test]
async fn a_place_that_does_not_take_place_leaves_all_calendars() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["dinner", "companion"]).await;
    calendars(&app, ADA).await;
    app.load(
        &tests::conference::file()
            .replace("capacity = 1\nstarts", "capacity = 1\ncancelled = true\nstarts"),
    )
    .await;
    let taken_back = calendars(&app, ADA).await;
    assert_eq!(
        lines(&taken_back[0]),
        [
            "Dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 1 CANCELLED",
            "Companion at the dinner – Test Congress | 2022-09-22T17:00:00Z | 2022-09-22T20:30:00Z | 1 CANCELLED",
        ]
    );
}

#[actix_web::test]
async fn times_are_right_on_both_sides_of_a_change_of_the_clock() {
    let app = TestApp::start(Backend::Sqlite).await;
    // The night of 30 October 2022 has 25 hours in Stockholm.
    let winter = tests::conference::file()
        .replace("first_day = 2022-09-22", "first_day = 2022-10-29")
        .replace("last_day = 2022-09-23", "last_day = 2022-10-31")
        .replace("\"2022-09-22\", \"2022-09-23\"", "\"2022-10-29\", \"2022-10-31\"")
        .replace("starts = 2022-09-22T13", "starts = 2022-10-30T13")
        .replace("ends = 2022-09-22T15", "ends = 2022-10-30T15")
        .replace(
            "2022-09-22T19:00:00\nends = 2022-09-22T22:30:00\ncat",
            "2022-10-29T19:00:00\nends = 2022-10-30T12:00:00\ncat",
        )
        .replace(
            "2022-09-22T19:00:00\nends = 2022-09-22T22:30:00\nreq",
            "2022-10-30T19:00:00\nends = 2022-10-30T22:30:00\nreq",
        );
    app.load(&winter).await;
    app.register(ADA, &["on-site", "dinner", "companion"]).await;
    let found = calendars(&app, ADA).await;
    assert_eq!(
        lines(&found[0])[1..],
        [
            "Dinner – Test Congress | 2022-10-29T17:00:00Z | 2022-10-30T11:00:00Z | 0 CONFIRMED",
            "Companion at the dinner – Test Congress | 2022-10-30T18:00:00Z | 2022-10-30T21:30:00Z | 0 CONFIRMED",
        ]
    );
}
