//! Many people at once: never one seat too many, never one too few, and nobody twice.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};

use domain::booking::BookingStatus;
use domain::conference;
use domain::place;
use reqwest::Method;
use tests::app::{SLUG, TestApp, standings, wish};
use tests::both;

const CLIENTS: usize = 200;
const PLACES: usize = 50;
const REGISTRATIONS: &str = "/api/v1/conferences/testkongress-2022/registrations";

/// What the database says of a place: its counters, and how many bookings it really has.
#[derive(Debug, PartialEq, Eq)]
struct Counted {
    taken: i32,
    waiting: i32,
    held: i64,
    offered: i64,
    in_line: i64,
}

async fn count(app: &TestApp, key: &'static str) -> Counted {
    app.read(move |tx| {
        let slug = SLUG.parse().expect("a slug");
        let conference = conference::store::find(tx, &slug)?.expect("loaded");
        let places = place::store::list(tx, conference.id)?;
        let place = places.iter().find(|place| place.key.as_str() == key).expect("there is one");
        let bookings = domain::booking::store::count(tx, place.id)?;
        let of = |status| {
            bookings.iter().find(|(each, _)| *each == status).map_or(0, |(_, count)| *count)
        };
        Ok(Counted {
            taken: place.taken,
            waiting: place.waiting,
            held: of(BookingStatus::Held),
            offered: of(BookingStatus::Offered),
            in_line: of(BookingStatus::Waiting),
        })
    })
    .await
}

/// Everybody registers at the same moment; the standings and statuses of all answers.
async fn everybody(
    app: &TestApp,
    emails: Vec<String>,
    places: &'static [&'static str],
) -> Vec<(u16, Vec<String>)> {
    let (http, url) = (app.http.clone(), app.url(REGISTRATIONS));
    let all = emails.into_iter().map(|email| {
        let request = http.post(&url).json(&wish(&email, places));
        tokio::spawn(async move {
            let answer = request.send().await.expect("an answer");
            let status = answer.status().as_u16();
            let json = answer.json().await.unwrap_or_default();
            (status, standings(&json))
        })
    });
    let all: Vec<_> = all.collect();
    let mut answers = Vec::new();
    for one in all {
        answers.push(one.await.expect("it ends well"));
    }
    answers
}

fn people(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("person-{number}@example.org")).collect()
}

both! {
    async fn two_hundred_want_fifty_seats(app) {
        let answers = everybody(&app, people(CLIENTS), &["on-site"]).await;

        assert!(answers.iter().all(|(status, _)| *status == 201));
        let held = answers.iter().filter(|(_, standing)| standing == &["on-site held"]).count();
        assert_eq!(held, PLACES);
        let waiting: BTreeSet<_> = answers
            .iter()
            .filter_map(|(_, standing)| standing[0].strip_prefix("on-site waiting "))
            .map(|position| position.parse::<usize>().expect("a number"))
            .collect();
        assert_eq!(waiting, (1..=CLIENTS - PLACES).collect(), "each position is told once");
        let expected = Counted { taken: 50, waiting: 150, held: 50, offered: 0, in_line: 150 };
        assert_eq!(count(&app, "on-site").await, expected);
    }

    async fn several_places_are_taken_together_without_a_deadlock(app) {
        let (one, other) = (people(CLIENTS / 2), people(CLIENTS));
        let other = other[CLIENTS / 2..].to_vec();
        let (one, other) = tokio::join!(
            everybody(&app, one, &["dinner", "on-site", "companion"]),
            everybody(&app, other, &["companion", "dinner", "on-site"]),
        );

        let answers = [one, other].concat();
        assert!(answers.iter().all(|(status, standing)| *status == 201 && standing.len() == 3));
        assert_eq!(count(&app, "on-site").await.held, 50);
        assert_eq!(count(&app, "dinner").await.held, 1);
        assert_eq!(count(&app, "companion").await.held, 5);
    }

    async fn one_address_at_once_is_one_registration(app) {
        let same = vec!["ada@example.org".to_owned(); CLIENTS];
        let answers = everybody(&app, same, &["on-site"]).await;

        assert!(answers.iter().all(|(status, _)| *status == 201));
        assert_eq!(count(&app, "on-site").await.held, 1);
        let kinds: Vec<_> =
            app.messages("ada@example.org").await.iter().map(|message| message.kind()).collect();
        assert_eq!(kinds, ["registration-confirmed"], "and one mail, however often it was asked");
    }

    async fn one_idempotency_key_at_once_is_one_registration(app) {
        let url = app.url(REGISTRATIONS);
        let send = || {
            let request = app.http.post(&url).header("Idempotency-Key", "the-same");
            request.json(&wish("ada@example.org", &["on-site"])).send()
        };
        let answers = futures_util::future::join_all((0..50).map(|_| send())).await;

        let statuses: BTreeSet<u16> =
            answers.into_iter().map(|answer| answer.expect("an answer").status().as_u16()).collect();
        assert!(statuses.is_subset(&BTreeSet::from([201, 409])), "{statuses:?}");
        assert_eq!(count(&app, "on-site").await.held, 1);
    }

    async fn seats_that_come_free_while_others_register_go_to_those_who_wait(app) {
        everybody(&app, people(80), &["on-site"]).await;
        let mut tokens = Vec::new();
        for number in 0..80 {
            tokens.push(app.token(&format!("person-{number}@example.org")).await);
        }
        let cancelled = tokens.into_iter().take(40).map(|token| {
            let request = app.http.request(Method::DELETE, app.url("/api/v1/registration"));
            let request = request.bearer_auth(token);
            tokio::spawn(async move { request.send().await.expect("an answer").status().as_u16() })
        });
        let cancelled: Vec<_> = cancelled.collect();
        let newcomers = (100..140).map(|number| format!("person-{number}@example.org")).collect();
        let newcomers = everybody(&app, newcomers, &["on-site"]).await;
        for one in cancelled {
            assert_eq!(one.await.expect("it ends well"), 204);
        }
        app.keep_up().await;

        assert!(newcomers.iter().all(|(status, _)| *status == 201));
        let counted = count(&app, "on-site").await;
        assert_eq!(counted.held + counted.offered, 50, "{counted:?}");
        assert_eq!(counted.in_line, 30, "{counted:?}");
        assert_eq!((counted.taken, counted.waiting), (50, 30));
    }

    async fn without_the_guard_the_same_race_oversells(app) {
        let read_done = Arc::new(Barrier::new(PLACES + 10));
        let url = app.store_url().to_owned();
        // Room is looked for first and the seat taken later, as if nobody else were there.
        let threads: Vec<_> = (0..PLACES + 10)
            .map(|number| {
                let (url, read_done) = (url.clone(), Arc::clone(&read_done));
                std::thread::spawn(move || tests::naive::register(&url, number, &read_done))
            })
            .collect();
        for thread in threads {
            thread.join().expect("it ends well");
        }
        assert!(count(&app, "on-site").await.held > i64::try_from(PLACES).expect("few"));
    }
}
