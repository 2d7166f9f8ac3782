//! Servers that are slow or silent, and a worker that dies while it waits for one.

use std::time::Duration;

use domain::outbox::MessageStatus::{Pending, Sent};
use domain::outbox::store;
use jiff::SignedDuration;
use mailer::{Pace, Security, Smtp, SmtpServer, Waits};
use tests::mailbox::quick;
use tests::smtp::{Act, At};
use tests::wait::until;

use super::{app, reason, register, server, smtp, way};

#[actix_web::test]
async fn a_slow_server_holds_up_one_mail_and_its_lease_is_renewed() {
    let (app, (server, authority)) = (app().await, server().await);
    let pace = Pace { renew: Duration::from_millis(10), ..quick() };
    server.once(At::Body, Act::Hang);
    register(&app, "slow@example.org").await;
    let worker = app.delivering(smtp(&server, &authority), pace);
    until("it is on its way", || async { server.taken().len() == 1 }).await;

    register(&app, "ada@example.org").await;
    app.until_message("ada@example.org", "another is sent", |m| m.status == Sent).await;
    for _ in 0..5 {
        app.clock.advance(SignedDuration::from_secs(100));
        let later = app.clock.now() + SignedDuration::from_secs(110);
        let is_renewed = || async {
            let due = app.state.store.read(later, |tx| store::list_due(tx, 10)).await;
            due.expect("a list").is_empty()
        };
        until("the lease lasts from now", is_renewed).await;
    }
    let slow = app.only_message("slow@example.org").await;
    assert_eq!((slow.status, slow.attempts), (Pending, 1));
    worker.kill().await;
    assert_eq!(server.taken().len(), 2);
}

#[actix_web::test]
async fn no_answer_in_time_is_tried_again() {
    let (app, (server, authority)) = (app().await, server().await);
    let short = Duration::from_secs(1);
    let no_waits = |waits: Waits| {
        let way = SmtpServer { waits, ..way(&server, &authority, Security::Starttls) };
        Smtp::new(way).expect("a way")
    };
    let usual = Waits::default();
    let trickle = Act::Trickle(Duration::from_secs(1));
    let cases = [
        (
            At::Greeting,
            Act::Hang,
            Waits { command: short, ..usual },
            "no answer in time at the greeting",
        ),
        (At::Rcpt, Act::Hang, Waits { command: short, ..usual }, "no answer in time at RCPT"),
        (
            At::Body,
            Act::Hang,
            Waits { body: short, ..usual },
            "no answer in time at the end of the mail",
        ),
        (At::Rcpt, trickle, usual, "no end after 3 s"),
    ];
    for (number, (at, act, waits, expected)) in cases.into_iter().enumerate() {
        let email = format!("nr-{number}@example.org");
        server.once(at, act);
        register(&app, &email).await;
        let pace = Pace { deadline: Duration::from_secs(3), ..quick() };
        let worker = app.delivering(no_waits(waits), pace);
        let failed = app.until_message(&email, expected, |m| m.last_error.is_some()).await;
        worker.stop().await;
        assert_eq!((failed.status, failed.attempts, reason(&failed)), (Pending, 1, expected));
    }
}

#[actix_web::test]
async fn an_answer_that_comes_late_is_waited_for() {
    let (app, (server, authority)) = (app().await, server().await);
    for at in [At::Greeting, At::Rcpt, At::Body] {
        server.once(at, Act::Late(Duration::from_millis(300)));
    }
    register(&app, "ada@example.org").await;
    let worker = app.delivering(smtp(&server, &authority), quick());
    let sent = app.until_message("ada@example.org", "it is sent", |m| m.status == Sent).await;
    worker.stop().await;
    assert_eq!((sent.attempts, server.taken().len()), (1, 1));
}

#[actix_web::test]
async fn a_worker_that_dies_before_it_wrote_the_end_down_makes_one_equal_copy() {
    let (app, (server, authority)) = (app().await, server().await);
    server.once(At::Body, Act::Hang);
    register(&app, "ada@example.org").await;
    let dies = app.delivering(smtp(&server, &authority), quick());
    until("the server has it", || async { server.taken().len() == 1 }).await;
    dies.kill().await;

    let next = app.delivering(smtp(&server, &authority), quick());
    app.clock.advance(SignedDuration::from_secs(121));
    let sent = app.until_message("ada@example.org", "it is sent", |m| m.status == Sent).await;
    next.stop().await;
    let taken = server.taken();
    assert_eq!((sent.attempts, taken.len()), (2, 2));
    assert_eq!(taken[0].mime, taken[1].mime);
}

#[actix_web::test]
async fn a_worker_that_is_told_to_stop_lets_its_mail_arrive() {
    let (app, (server, authority)) = (app().await, server().await);
    server.once(At::Body, Act::Late(Duration::from_millis(300)));
    register(&app, "ada@example.org").await;
    let worker = app.delivering(smtp(&server, &authority), quick());
    until("it is on its way", || async { server.taken().len() == 1 }).await;
    worker.stop().await;
    let sent = app.only_message("ada@example.org").await;
    assert_eq!((sent.status, sent.attempts), (Sent, 1));
}

#[actix_web::test]
async fn a_worker_that_is_told_to_stop_waits_for_no_answer_that_never_comes() {
    let (app, (server, authority)) = (app().await, server().await);
    server.once(At::Body, Act::Hang);
    register(&app, "ada@example.org").await;
    let pace = Pace { grace: Duration::from_millis(100), ..quick() };
    let worker = app.delivering(smtp(&server, &authority), pace);
    until("it is on its way", || async { server.taken().len() == 1 }).await;
    worker.stop().await;
    // It is leased until the lease runs out, and then anybody's.
    assert_eq!((app.only_message("ada@example.org").await.status, app.due().await), (Pending, 0));
    app.clock.advance(SignedDuration::from_secs(120));
    assert_eq!(app.due().await, 1);
}
