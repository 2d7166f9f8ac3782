//! Mails: when they go out, and that nothing of them is lost or sent anew by mistake.

use domain::actor::Actor;
use domain::fault::StoreError;
use domain::outbox::MessageStatus::{Dead, Pending, Sent};
use domain::outbox::{Failure, Leased, Message, ops};
use domain::{conference, outbox};
use jiff::SignedDuration;
use mailer::{Memory, Pace};
use reqwest::Method;
use serde_json::json;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::database::Backend;
use tests::mailbox::{Received, quick};
use tests::wait::until;

const ADA: &str = "ada@example.org";

/// Changes the outbox of the conference of the tests.
async fn in_outbox<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut domain::Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    app.state.write(work).await.expect("the outbox is changed")
}

/// Whether the one message that is due so much later is in doubt; nothing where none is.
async fn is_doubtful(app: &TestApp, later: SignedDuration) -> Option<bool> {
    let then = app.clock.now() + later;
    let due = app.state.store.read(then, |tx| outbox::store::list_due(tx, 10)).await;
    due.expect("a list").first().map(|(_, doubtful)| *doubtful)
}

fn received(memory: &Memory) -> Vec<Received> {
    memory.sent().iter().map(|(to, raw)| Received::parse(to.as_str(), raw)).collect()
}

both! {
    async fn a_registration_ends_with_a_mail_whose_link_opens_it(app) {
        assert_eq!(app.register(ADA, &["on-site", "dinner"]).await.status, 201);

        let mails = app.mails().await;

        let [mail] = &mails[..] else { panic!("one mail, not {}", mails.len()) };
        assert_eq!(mail.subject, "You are registered: Test Congress");
        assert_eq!(mail.header("To"), "\"Ada Prov\" <ada@example.org>");
        assert_eq!(mail.header("Date"), "Wed, 01 Jun 2022 07:00:00 +0000");
        assert_eq!(mail.token(), app.token(ADA).await);
        let page =
            app.as_attendee(Method::GET, "/api/v1/registration", &mail.token(), None).await;
        assert_eq!((page.status, &page.json()["email"]), (200, &json!(ADA)));
        let sent = app.only_message(ADA).await;
        assert_eq!((sent.status, sent.attempts, sent.last_error), (Sent, 1, None));
        assert_eq!(app.mails().await, [], "once");
    }

    async fn nobody_gets_a_mail_of_what_was_rolled_back(app) {
        assert_eq!(app.register("bo@example.org", &["no-such-place"]).await.status, 422);
        let undone = app
            .state
            .write(|tx| -> Result<(), StoreError> {
                let slug = SLUG.parse().expect("a slug");
                let found = conference::store::find(tx, &slug)?.expect("a conference");
                let to = ADA.parse().expect("an address");
                let message = Message::RegistrationLink(tests::letter::told(None, Vec::new()));
                ops::push(tx, &found, (&to, domain::value::Locale::En), &message)?;
                Err(StoreError::Duplicate)
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(app.mails().await, []);
        assert_eq!(app.outbox(None).await, []);
    }

    async fn many_workers_send_each_mail_once(app) {
        for number in 0..40 {
            app.register(&format!("nr-{number}@example.org"), &["on-site"]).await;
        }
        let memory = Memory::default();
        let workers: Vec<_> = (0..3)
            .map(|_| app.delivering(mailer::Transport::Memory(memory.clone()), quick()))
            .collect();
        until("all are sent", || async { app.outbox(Some(Sent)).await.len() == 40 }).await;
        for worker in workers {
            worker.stop().await;
        }
        let mut ids: Vec<_> = received(&memory).iter().map(|m| m.header("Message-ID")).collect();
        assert_eq!(ids.len(), 40);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 40);
        assert!(app.outbox(None).await.iter().all(|message| message.attempts == 1));
    }

    async fn a_lease_that_ran_out_is_taken_over_with_the_same_bytes(app) {
        app.register(ADA, &["on-site"]).await;
        let leased = in_outbox(&app, |tx| ops::lease(tx, "dead", 10, SignedDuration::from_mins(2))).await;
        let id = leased[0].id;
        assert!(in_outbox(&app, move |tx| ops::keep_mime(tx, id, "dead", b"Subject: kept\r\n\r\nkept\r\n")).await);

        let memory = Memory::default();
        let worker = app.delivering(mailer::Transport::Memory(memory.clone()), quick());
        app.register("bo@example.org", &["on-site"]).await;
        until("another is sent", || async { memory.sent().len() == 1 }).await;
        assert_eq!(memory.sent()[0].0.as_str(), "bo@example.org", "the lease holds");
        app.clock.advance(SignedDuration::from_secs(121));
        app.until_message(ADA, "it is sent", |message| message.status == Sent).await;
        worker.stop().await;

        assert_eq!(memory.sent()[1].1, b"Subject: kept\r\n\r\nkept\r\n");
        assert_eq!(app.only_message(ADA).await.attempts, 2);
        assert!(!in_outbox(&app, move |tx| ops::done(tx, id, "dead")).await, "the dead may not settle");
    }

    async fn a_mail_that_may_have_been_taken_stays_in_doubt(app) {
        app.register(ADA, &["on-site"]).await;
        let lease = |how_long| in_outbox(&app, move |tx| ops::lease(tx, "w", 1, how_long));
        let fail = |leased: &Leased, failure: Failure| {
            let leased = leased.clone();
            in_outbox(&app, move |tx| ops::failed(tx, &leased, "w", &failure))
        };
        let (short, long) = (SignedDuration::from_mins(1), SignedDuration::from_mins(2));
        let why = || "why".to_owned();
        // Each attempt, and whether those before it left a doubt.
        let steps = [
            (Failure::Later(why()), false),
            (Failure::Channel(why()), false),
            (Failure::Doubtful(why()), false),
            (Failure::Later(why()), true),
            (Failure::Channel(why()), true),
            (Failure::Final(why()), true),
        ];
        for (number, (failure, doubted)) in steps.into_iter().enumerate() {
            let leased = lease(long).await;
            assert_eq!(leased[0].doubtful, doubted, "step {number}");
            assert_eq!(is_doubtful(&app, long).await, Some(true), "while it is worked on");
            let is_over = matches!(failure, Failure::Final(_));
            let doubts = doubted || matches!(failure, Failure::Doubtful(_));
            assert!(fail(&leased[0], failure).await);
            app.clock.advance(short);
            let expected = (!is_over).then_some(doubts);
            assert_eq!(is_doubtful(&app, SignedDuration::ZERO).await, expected, "step {number}");
            app.clock.advance(SignedDuration::from_mins(10));
        }
        // A worker that died leaves a doubt, whatever it did.
        app.register("bo@example.org", &["on-site"]).await;
        assert!(!lease(short).await[0].doubtful);
        app.clock.advance(short);
        let again = lease(long).await;
        assert_eq!((again[0].attempts, again[0].doubtful), (2, true));
    }

    async fn an_attendees_story_arrives_in_its_order(app) {
        app.register(ADA, &["dinner"]).await;
        app.register("bo@example.org", &["dinner"]).await;
        let memory = Memory::default();
        // The confirmation is put off; the cancellation must wait behind it.
        memory.fail(Failure::Later("later".to_owned()));
        app.deliver_into(&memory).await;
        let token = app.token(ADA).await;
        app.as_attendee(Method::DELETE, "/api/v1/registration", &token, None).await;
        app.deliver_into(&memory).await;
        app.clock.advance(SignedDuration::from_secs(36));
        app.deliver_into(&memory).await;
        let of = |to: &str| -> Vec<String> {
            let mails = received(&memory);
            mails.iter().filter(|mail| mail.to == to).map(|mail| mail.subject.clone()).collect()
        };
        assert_eq!(
            of(ADA),
            ["You are registered: Test Congress", "Your registration is cancelled: Test Congress"]
        );
        assert_eq!(
            of("bo@example.org"),
            ["You are on the waiting list: Test Congress", "A place is free for you: Dinner"]
        );
    }
}

#[actix_web::test]
async fn a_mail_whose_answer_was_lost_is_sent_again_as_it_was() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["on-site"]).await;
    let memory = Memory::default();
    memory.take_and_fail(Failure::Doubtful("dropped after the dot".to_owned()));
    app.deliver_into(&memory).await;
    let failed = app.only_message(ADA).await;
    assert_eq!((failed.status, failed.attempts), (Pending, 1));
    assert_eq!(failed.last_error.as_deref(), Some("dropped after the dot"));

    // What the organiser changes meanwhile is not in a mail that may have arrived.
    app.load(&tests::conference::file().replace("Test Congress", "Renamed Congress")).await;
    app.advance_to_attempt(ADA).await;
    app.deliver_into(&memory).await;

    let sent = memory.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1]);
}

#[actix_web::test]
async fn attempts_go_on_for_72_hours_and_an_organiser_can_begin_anew() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["on-site"]).await;
    let began = app.clock.now();
    let (shut, first) = (Memory::default(), Memory::default());
    let mut waits = Vec::new();
    loop {
        // The first copy shows what the kept bytes are.
        if waits.is_empty() {
            first.take_and_fail(Failure::Later("451 at RCPT".to_owned()));
            app.deliver_into(&first).await;
        } else {
            shut.fail(Failure::Later("451 at RCPT".to_owned()));
            app.deliver_into(&shut).await;
        }
        if app.only_message(ADA).await.status != Pending {
            break;
        }
        waits.push(app.advance_to_attempt(ADA).await.as_secs());
    }
    let least = [30, 60, 120, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800];
    for (wait, least) in waits.iter().zip(least) {
        assert!((least..=least + least / 5).contains(wait), "{wait} s, not {least} s");
    }
    assert!(waits.len() > least.len(), "{waits:?}");
    let dead = app.only_message(ADA).await;
    assert_eq!((dead.status, dead.last_error.as_deref()), (Dead, Some("451 at RCPT")));
    let took = app.clock.now().duration_since(began);
    assert!((60..=72).contains(&took.as_hours()), "{took}");
    assert_eq!(shut.sent(), []);

    let id = dead.id;
    let retried = app
        .state
        .write(move |tx| ops::retry(tx, &Actor::Operator, &SLUG.parse().expect("a slug"), id));
    assert_eq!(retried.await.expect("it is dead").status, Pending);
    let last = Memory::default();
    app.deliver_into(&last).await;
    assert_eq!(app.only_message(ADA).await.status, Sent);
    assert_eq!(last.sent(), first.sent(), "the same bytes, days later");
}

#[actix_web::test]
async fn the_bell_wakes_a_worker_that_would_not_look_for_an_hour() {
    let app = TestApp::start(Backend::Sqlite).await;
    let memory = Memory::default();
    let pace = Pace { poll: std::time::Duration::from_secs(3_600), ..quick() };
    let worker = app.delivering(mailer::Transport::Memory(memory.clone()), pace);
    for email in [ADA, "bo@example.org"] {
        app.register(email, &["on-site"]).await;
        app.until_message(email, "it is sent", |message| message.status == Sent).await;
    }
    worker.stop().await;
    assert_eq!(memory.sent().len(), 2);
}

#[actix_web::test]
async fn a_refused_mail_is_a_dead_letter_with_its_reason() {
    let app = TestApp::start(Backend::Sqlite).await;
    let memory = Memory::default();
    memory.fail(Failure::Final("550 at RCPT: no such user".to_owned()));
    app.register(ADA, &["on-site"]).await;
    app.deliver_into(&memory).await;
    let dead = app.only_message(ADA).await;
    assert_eq!((dead.status, dead.attempts), (Dead, 1));
    assert_eq!(dead.last_error.as_deref(), Some("550 at RCPT: no such user"));
}

#[actix_web::test]
async fn a_message_that_cannot_be_said_is_a_dead_letter_and_the_worker_lives() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["on-site"]).await;
    in_outbox(&app, |tx| {
        let slug = SLUG.parse().expect("a slug");
        let found = conference::store::find(tx, &slug)?.expect("a conference");
        let to = "bo@example.org".parse().expect("an address");
        // Two entries with one UID, which no calendar object may hold.
        let seat = tests::letter::seat("dinner", domain::booking::BookingStatus::Held);
        let seat = tests::letter::with_entry(seat, 0, false);
        let told = tests::letter::told(None, vec![seat.clone(), seat]);
        let message = Message::RegistrationConfirmed(told);
        outbox::ops::push(tx, &found, (&to, domain::value::Locale::En), &message)
    })
    .await;
    let mails = app.mails().await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [ADA]);
    let dead = app.only_message("bo@example.org").await;
    assert_eq!(dead.status, Dead);
    let reason = dead.last_error.expect("a reason");
    assert!(reason.starts_with("the mail cannot be made: the calendar entry"), "{reason}");
}

#[actix_web::test]
async fn a_message_that_cannot_be_read_holds_up_no_other() {
    let app = TestApp::start(Backend::Sqlite).await;
    in_outbox(&app, |tx| {
        let slug = SLUG.parse().expect("a slug");
        let found = conference::store::find(tx, &slug)?.expect("a conference");
        let recipient = "bo@example.org".parse().expect("an address");
        let unknown = outbox::store::NewMessage {
            status: outbox::MessageStatus::Pending,
            id: domain::value::id::MessageId::new(tx.now()),
            conference: found.id,
            stream: "bo".to_owned(),
            kind: "of-tomorrow",
            recipient: &recipient,
            language: domain::value::Locale::En,
            message: "{\"of-tomorrow\":{}}".to_owned(),
            message_id: "x@plenum.example.org".to_owned(),
        };
        outbox::store::insert(tx, &unknown)
    })
    .await;
    app.register(ADA, &["on-site"]).await;
    let mails = app.mails().await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [ADA]);
    let dead = app.only_message("bo@example.org").await;
    assert_eq!((dead.status, dead.attempts), (Dead, 1));
    let reason = dead.last_error.expect("a reason");
    assert!(reason.starts_with("the stored message cannot be read: "), "{reason}");
}

#[actix_web::test]
async fn a_folder_gets_one_whole_file_for_each_mail() {
    let app = TestApp::start(Backend::Sqlite).await;
    app.register(ADA, &["on-site"]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let transport = || {
        let folder = mailer::Folder::open(folder.path()).expect("a folder");
        mailer::Transport::Folder(folder)
    };
    let worker = app.delivering(transport(), quick());
    app.until_message(ADA, "it is sent", |message| message.status == Sent).await;
    worker.stop().await;

    let files: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
        .collect();
    let [name] = &files[..] else { panic!("{files:?}") };
    let raw = std::fs::read(folder.path().join(name)).expect("a file");
    let mail = Received::parse(ADA, &raw);
    let id = mail.header("Message-ID");
    assert_eq!(*name, format!("20220601T070000Z-{}.eml", id.trim_matches(['<', '>'])));

    // A folder that cannot be written is no fault of the mail.
    std::fs::remove_dir_all(folder.path()).expect("removed");
    app.register("bo@example.org", &["on-site"]).await;
    let gone = mailer::Transport::Folder(mailer::Folder::open(folder.path()).expect("made"));
    std::fs::remove_dir_all(folder.path()).expect("removed");
    let worker = app.delivering(gone, quick());
    let waits = app.until_message("bo@example.org", "it waits", |m| m.last_error.is_some()).await;
    assert_eq!(waits.status, Pending);
    std::fs::create_dir(folder.path()).expect("made");
    let sent = app.until_message("bo@example.org", "it is sent", |m| m.status == Sent).await;
    worker.stop().await;
    assert_eq!(sent.attempts, 1);
}
