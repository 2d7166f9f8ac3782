//! Staff through the API: signing in and out, the roll, the outbox.

use domain::actor::{Reach, Role};
use domain::outbox::Failure;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Answer, TestApp, standings, wish};
use tests::both;
use tests::staff::PASSWORD;

mod pages;
mod programme;

const ROLL: &str = "/api/v1/conferences/testkongress-2022/registrations";
const OUTBOX: &str = "/api/v1/conferences/testkongress-2022/outbox";
const EVERYWHERE: (Reach, Role) = (Reach::All, Role::Owner);

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    app.post("/api/v1/sign-ins", &json!({ "email": email, "password": password })).await
}

/// The values of one key in all rows of a list.
fn column(list: &Value, key: &str) -> Vec<String> {
    let rows = list.as_array().cloned().unwrap_or_default();
    rows.iter().map(|row| row[key].as_str().unwrap_or_default().to_owned()).collect()
}

/// Lets a worker give up all mails of the outbox.
async fn give_up_all(app: &TestApp) {
    let lease = |tx: &mut domain::Tx<'_>| {
        let leased = domain::outbox::ops::lease(tx, "w", 100, SignedDuration::from_mins(1))?;
        for each in &leased {
            let refused = Failure::Final("550 no such mailbox".to_owned());
            domain::outbox::ops::failed(tx, each, "w", &refused)?;
        }
        Ok::<_, domain::StoreError>(leased.len())
    };
    while app.state.write(lease).await.expect("settled") > 0 {}
}

both! {
    async fn staff_sign_in_and_out(app) {
        app.account("stina@example.org", EVERYWHERE).await;

        let signed_in = sign_in(&app, "Stina@example.org", PASSWORD).await;
        assert_eq!(signed_in.status, 201, "{}", signed_in.text);
        assert_eq!(signed_in.json()["expires_at"], json!("2022-06-01T19:00:00Z"), "12 hours later");
        let token = signed_in.json()["token"].as_str().expect("a token").to_owned();
        assert_eq!(app.ask(Method::GET, ROLL, &token).await.status, 200);

        assert_eq!(app.ask(Method::DELETE, "/api/v1/sign-in", &token).await.status, 204);
        let after = app.ask(Method::GET, ROLL, &token).await;
        assert_eq!((after.status, &after.json()["code"]), (401, &json!("sign-in-needed")));
    }

    async fn a_sign_in_ends_after_twelve_hours(app) {
        let token = app.staff("stina@example.org", EVERYWHERE).await;
        app.clock.advance(SignedDuration::from_hours(12) - SignedDuration::from_secs(1));
        assert_eq!(app.ask(Method::GET, ROLL, &token).await.status, 200, "a second early");
        app.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(app.ask(Method::GET, ROLL, &token).await.status, 401);
    }

    async fn nobody_learns_who_has_an_account(app) {
        app.account("stina@example.org", EVERYWHERE).await;
        let wrong = sign_in(&app, "stina@example.org", "incorrect horse battery").await;
        let unknown = sign_in(&app, "nobody@example.org", PASSWORD).await;
        let garbage = sign_in(&app, "no address", PASSWORD).await;
        let endless = sign_in(&app, "stina@example.org", &"x".repeat(1_025)).await;

        assert_eq!((wrong.status, &wrong.json()["code"]), (422, &json!("wrong-password")));
        // Nothing is hashed faster than this, and nothing else here takes as long.
        let hash = std::time::Duration::from_millis(5);
        for _ in 0..5 {
            let began = std::time::Instant::now();
            sign_in(&app, "nobody@example.org", "incorrect horse battery").await;
            assert!(began.elapsed() > hash, "the password is compared for nobody too");
        }
        for other in [unknown, garbage, endless] {
            assert_eq!((other.status, &other.text), (wrong.status, &wrong.text));
        }
    }

    async fn wrong_passwords_slow_down_and_never_shut_out(app) {
        let id = app.account("stina@example.org", EVERYWHERE).await.id;
        for tries in 1..=6 {
            assert_eq!(sign_in(&app, "stina@example.org", "incorrect horse battery").await.status, 422);
            // It is counted beside the answer.
            tests::wait::until("the try is counted", || async {
                app.failures("stina@example.org").await == tries
            })
            .await;
        }
        assert_eq!(sign_in(&app, "stina@example.org", PASSWORD).await.status, 422, "it rests for 2 s");
        app.clock.advance(SignedDuration::from_secs(2));
        assert_eq!(sign_in(&app, "stina@example.org", PASSWORD).await.status, 201);
        assert_eq!(app.failures("stina@example.org").await, 0);
        let audit = app.read(move |tx| domain::audit::store::list(tx, id.as_str())).await;
        let actions: Vec<_> = audit.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["account.create", "account.sign-in"]);
    }

    async fn sign_ins_of_one_peer_are_limited_before_anything_is_hashed(app) {
        let app = TestApp::start_empty(app.backend(), |config| config.limits.sign_ins_per_minute = 2).await;
        for _ in 0..2 {
            assert_eq!(sign_in(&app, "nobody@example.org", PASSWORD).await.status, 422);
        }
        let hashing = app.state.hashing.clone();
        let all = u32::try_from(hashing.available_permits()).expect("few");
        let held = hashing.acquire_many(all).await.expect("all permits");
        let refused = sign_in(&app, "nobody@example.org", PASSWORD).await;
        drop(held);
        assert_eq!((refused.status, &refused.json()["code"]), (429, &json!("too-many-requests")));
        let wait: u64 = refused.header("retry-after").parse().expect("seconds");
        assert!((1..=31).contains(&wait), "one of two in a minute comes back after 30 s: {wait}");
    }

    async fn the_api_takes_no_cookies(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let link = app.token("ada@example.org").await;
        let staff = app.organiser().await;
        let with_cookie = |method, path: &str, cookie: String| {
            app.send(app.http.request(method, app.url(path)).header("Cookie", cookie))
        };
        let cookie = format!("plenum-registration={link}");
        let refused = with_cookie(Method::DELETE, "/api/v1/registration", cookie).await;
        assert_eq!((refused.status, &refused.json()["code"]), (401, &json!("link-needed")));
        let refused = with_cookie(Method::GET, ROLL, format!("plenum-staff={staff}")).await;
        assert_eq!((refused.status, &refused.json()["code"]), (401, &json!("sign-in-needed")));
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"]);
    }

    async fn the_roll_is_paged_and_searched(app) {
        let people = [("ada@example.org", "Ada", "on-site"), ("bo@example.org", "Bo", "dinner"), ("cleo@example.org", "Cleo", "dinner")];
        for (email, name, place) in people {
            let mut body = wish(email, &[place]);
            body["given_name"] = json!(name);
            body["family_name"] = json!(format!("Öst{name}son"));
            assert_eq!(app.post(ROLL, &body).await.status, 201);
            app.clock.advance(SignedDuration::from_secs(1));
        }
        let token = app.organiser().await;
        let roll = |query: &str| {
            let (app, path, token) = (&app, format!("{ROLL}{query}"), token.clone());
            async move { app.ask(Method::GET, &path, &token).await.json() }
        };
        let all = roll("").await;
        assert_eq!(column(&all["registrations"], "given_name"), ["Cleo", "Bo", "Ada"]);
        assert_eq!(all["counts"], json!({ "confirmed": 2, "waiting": 1 }));
        assert_eq!(all["next"], Value::Null);
        assert_eq!(standings(&all["registrations"][0]), ["dinner waiting"]);
        let first = roll("?limit=2").await;
        assert_eq!(column(&first["registrations"], "given_name"), ["Cleo", "Bo"]);
        let before = first["next"].as_str().expect("there are more").to_owned();
        let rest = roll(&format!("?limit=2&before={before}")).await;
        assert_eq!(column(&rest["registrations"], "given_name"), ["Ada"]);
        let cases = [("?status=waiting", vec!["Cleo"]), ("?text=BO%40", vec!["Bo"]), ("?text=%25", vec![]), ("?text=ADASON", vec!["Ada"]), ("?text=öSTadA", vec!["Ada"]), ("?text=Öst", vec!["Cleo", "Bo", "Ada"])];
        for (query, names) in cases {
            assert_eq!(column(&roll(query).await["registrations"], "given_name"), names, "{query}");
        }
    }

    async fn a_list_refuses_what_it_does_not_know(app) {
        let token = app.organiser().await;
        let cases = [
            (ROLL, "?limit=0", "invalid-fields"), (ROLL, "?limit=201", "invalid-fields"),
            (ROLL, "?status=happy", "invalid-fields"), (ROLL, "?before=yesterday", "invalid-fields"),
            (ROLL, "?sort=name", "malformed-query"), (ROLL, "?limit=many", "malformed-query"),
            (OUTBOX, "?status=happy", "invalid-fields"), (OUTBOX, "?limit=201", "invalid-fields"),
        ];
        for (path, query, code) in cases {
            let refused = app.ask(Method::GET, &format!("{path}{query}"), &token).await;
            assert_eq!((refused.status, &refused.json()["code"]), (422, &json!(code)), "{path}{query}");
        }
        let long = app.ask(Method::GET, &format!("{ROLL}?text={}", "x".repeat(201)), &token).await;
        assert_eq!(long.json()["errors"][0]["code"], json!("too-long"));
    }

    async fn health_data_is_shown_to_those_who_may_read_it(app) {
        let mut body = wish("ada@example.org", &["on-site"]);
        body["diet"] = json!("vegan");
        body["needs_consent"] = json!(true);
        assert_eq!(app.post(ROLL, &body).await.status, 201);
        let path = format!("{ROLL}/{}", app.find("ada@example.org").await.expect("registered").id);
        let here = Reach::One(app.conference_id().await);
        let organiser = app.organiser().await;
        let door = app.staff("door@example.org", (here, Role::CheckIn)).await;

        let seen = app.ask(Method::GET, &path, &organiser).await.json();
        assert_eq!((&seen["diet"], &seen["access"]), (&json!("vegan"), &json!("")));
        assert_eq!(seen["email"], json!("ada@example.org"));
        assert_eq!(seen["notice_version"], json!("2022-05"));
        let seen = app.ask(Method::GET, &path, &door).await.json();
        assert_eq!(seen["email"], json!("ada@example.org"));
        assert!(seen.get("diet").is_none() && seen.get("access").is_none(), "{seen}");
        let list = app.ask(Method::GET, ROLL, &organiser).await;
        assert!(!list.text.contains("vegan"));
    }

    async fn what_belongs_to_another_conference_is_not_there(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let id = app.find("ada@example.org").await.expect("registered").id;
        app.load(&tests::conference::file().replace("testkongress-2022", "other-2022")).await;
        let token = app.organiser().await;

        let elsewhere = format!("/api/v1/conferences/other-2022/registrations/{id}");
        let not_theirs = app.ask(Method::GET, &elsewhere, &token).await;
        let nowhere = format!("/api/v1/conferences/no-such-2022/registrations/{id}");
        let not_there = app.ask(Method::GET, &nowhere, &token).await;
        assert_eq!((not_theirs.status, &not_theirs.text), (404, &not_there.text));
        let owner = app.staff("owner@example.org", EVERYWHERE).await;
        let crossed = app.ask(Method::GET, &elsewhere, &owner).await;
        assert_eq!((crossed.status, &crossed.text), (404, &not_there.text), "parent and child fit");
    }

    async fn a_mail_that_was_given_up_is_tried_again(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let token = app.organiser().await;
        let pending = app.ask(Method::GET, OUTBOX, &token).await.json();
        assert_eq!(pending["counts"], json!({ "pending": 1 }));
        let id = pending["messages"][0]["id"].as_str().expect("an id").to_owned();
        let retry = format!("{OUTBOX}/{id}/retry");
        let early = app.ask(Method::POST, &retry, &token).await;
        assert_eq!((early.status, &early.json()["code"]), (409, &json!("message-not-dead")));

        give_up_all(&app).await;
        let dead = app.ask(Method::GET, &format!("{OUTBOX}?status=dead"), &token).await.json();
        let message = &dead["messages"][0];
        assert_eq!(message["last_error"], json!("550 no such mailbox"));
        assert_eq!(message["kind"], json!("registration-confirmed"));
        assert_eq!((&message["attempts"], &message["next_attempt_at"]), (&json!(1), &Value::Null));
        let again = app.ask(Method::POST, &retry, &token).await;
        assert_eq!((again.status, &again.json()["status"]), (200, &json!("pending")));
        assert_eq!(again.json()["attempts"], json!(0));
        let kept = id.clone();
        let audit = app.read(move |tx| domain::audit::store::list(tx, &kept)).await;
        assert_eq!(audit.len(), 1);
        assert_eq!(audit[0].action, "outbox.retry");
    }
}
