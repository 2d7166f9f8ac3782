//! The table of mail faults, code by code and stage by stage, where the other tests have one of
//! each; and which ends leave a doubt.

use std::time::Duration;

use domain::outbox::MessageStatus::{Dead, Pending, Sent};
use domain::outbox::store;
use jiff::SignedDuration;
use mailer::{Pace, Security, Smtp, SmtpServer, Waits};
use tests::app::TestApp;
use tests::mailbox::quick;
use tests::smtp::{Act, At};
use tests::wait::until;

use super::{app, reason, register, server, smtp, way};

/// Whether the only message that waits is in doubt.
async fn is_doubtful(app: &TestApp) -> bool {
    let later = app.clock.now() + SignedDuration::from_hours(1);
    let due = app.state.store.read(later, |tx| store::list_due(tx, 10)).await.expect("a list");
    let [(_, doubtful)] = due[..] else { panic!("{due:?}") };
    doubtful
}

#[actix_web::test]
async fn every_passing_code_at_every_stage_is_tried_again_and_leaves_no_doubt() {
    let stages = [
        (At::Greeting, "the greeting"),
        (At::Mail, "MAIL"),
        (At::Rcpt, "RCPT"),
        (At::Data, "DATA"),
        (At::Body, "the end of the mail"),
    ];
    let codes = [
        ("421 4.3.2 going down", true),
        ("450 4.2.1 busy", false),
        ("451 4.3.0 error", false),
        ("452 4.3.1 full", false),
    ];
    let (app, (server, authority)) = (app().await, server().await);
    for (at, name) in stages {
        for (said, is_end) in codes {
            let email = format!("{}-{}@example.org", name.replace(' ', "-"), &said[..3]);
            server.once(at, if is_end { Act::Bye(said) } else { Act::Say(said) });
            register(&app, &email).await;
            let worker = app.delivering(smtp(&server, &authority), quick());
            let failed = app.until_message(&email, &email, |m| m.last_error.is_some()).await;
            let expected = format!("{} at {name}: {}", &said[..3], &said[4..]);
            assert_eq!((failed.status, failed.attempts), (Pending, 1), "{email}");
            assert_eq!(reason(&failed), expected);
            assert!(!is_doubtful(&app).await, "{email}");
            assert!(server.taken().iter().all(|mail| mail.to != email), "{email}");
            app.advance_to_attempt(&email).await;
            app.until_message(&email, "it is sent", |m| m.status == Sent).await;
            worker.stop().await;
        }
    }
    assert_eq!(server.taken().len(), stages.len() * codes.len());
}

#[actix_web::test]
async fn every_lasting_code_is_final_at_once_and_leaves_no_doubt() {
    let (app, (server, authority)) = (app().await, server().await);
    for at in [At::Rcpt, At::Body] {
        for said in ["550 5.1.1 no", "551 5.1.6 moved", "553 5.1.3 what", "554 5.7.1 never"] {
            let email = format!("{at:?}-{}@example.org", &said[..3]).to_lowercase();
            server.once(at, Act::Say(said));
            register(&app, &email).await;
            let worker = app.delivering(smtp(&server, &authority), quick());
            let dead = app.until_message(&email, said, |m| m.status != Pending).await;
            worker.stop().await;
            assert_eq!((dead.status, dead.attempts), (Dead, 1), "{email}");
            // In an organiser's hands it is tried again, as something that nobody has.
            let id = dead.id;
            let again = app.state.write(move |tx| {
                let slug = tests::app::SLUG.parse().expect("a slug");
                let actor = domain::actor::Actor::Operator;
                domain::outbox::ops::retry(tx, &actor, &slug, id)
            });
            again.await.expect("it is dead");
            assert!(!is_doubtful(&app).await, "{email}");
            let worker = app.delivering(smtp(&server, &authority), quick());
            app.until_message(&email, "it is sent", |m| m.status == Sent).await;
            worker.stop().await;
        }
    }
}

#[actix_web::test]
async fn an_address_that_is_refused_is_marked_with_what_the_server_said() {
    let (app, (server, authority)) = (app().await, server().await);
    let cases = [
        (At::Rcpt, "550 5.1.1 no such user", Some("550 at RCPT: 5.1.1 no such user")),
        (At::Rcpt, "553 5.1.3 what", Some("553 at RCPT: 5.1.3 what")),
        (At::Rcpt, "552 5.2.2 over quota", None),
        (At::Rcpt, "450 4.2.1 grey", None),
        (At::Body, "554 5.7.1 spam", None),
    ];
    for (number, (at, said, expected)) in cases.into_iter().enumerate() {
        let email = format!("nr-{number}@example.org");
        let speaker = app.contact(&format!("speaker-{number}"), &email).await;
        server.once(at, Act::Say(said));
        register(&app, &email).await;
        let worker = app.delivering(smtp(&server, &authority), quick());
        app.until_message(&email, said, |m| m.last_error.is_some()).await;
        worker.stop().await;
        let found = app.read(move |tx| domain::speaker::store::find(tx, speaker)).await;
        let expected = expected.map(|why| (format!("{email} {why}"), app.clock.now()));
        assert_eq!(found.expect("the speaker").bounced, expected, "{said}");
    }
}

#[actix_web::test]
async fn a_missing_answer_to_the_whole_mail_leaves_a_doubt_that_a_later_refusal_keeps() {
    let (app, (server, authority)) = (app().await, server().await);
    let short = Waits { body: Duration::from_millis(300), ..Waits::default() };
    let way = SmtpServer { waits: short, ..way(&server, &authority, Security::Starttls) };
    let cases = [
        (Act::Drop, "the connection failed at the end of the mail: unexpected end of file"),
        (Act::Hang, "no answer in time at the end of the mail"),
        (Act::Say("what?"), "no mail server answered at the end of the mail: no code"),
    ];
    for (number, (act, expected)) in cases.into_iter().enumerate() {
        let email = format!("nr-{number}@example.org");
        server.once(At::Body, act);
        register(&app, &email).await;
        let worker = app.delivering(Smtp::new(way.clone()).expect("a way"), quick());
        let failed = app.until_message(&email, expected, |m| m.last_error.is_some()).await;
        assert_eq!((failed.status, reason(&failed)), (Pending, expected));
        assert!(is_doubtful(&app).await, "{expected}");

        server.once(At::Rcpt, Act::Say("450 later"));
        app.advance_to_attempt(&email).await;
        app.until_message(&email, "it is put off", |m| m.attempts == 2 && reason(m) != expected)
            .await;
        assert!(is_doubtful(&app).await, "the first may be there still");
        app.advance_to_attempt(&email).await;
        app.until_message(&email, "it is sent", |m| m.status == Sent).await;
        worker.stop().await;
        let mails: Vec<_> = server.taken().into_iter().filter(|mail| mail.to == email).collect();
        assert!(mails.iter().all(|mail| mail.mime == mails[0].mime), "{expected}");
    }
}

#[actix_web::test]
async fn a_delivery_without_an_end_leaves_a_doubt() {
    let (app, (server, authority)) = (app().await, server().await);
    server.once(At::Body, Act::Trickle(Duration::from_secs(1)));
    register(&app, "ada@example.org").await;
    let pace = Pace { deadline: Duration::from_millis(500), ..quick() };
    let worker = app.delivering(smtp(&server, &authority), pace);
    until("it is given up for now", || async {
        app.only_message("ada@example.org").await.last_error.is_some()
    })
    .await;
    worker.stop().await;
    assert!(is_doubtful(&app).await);
}

#[test]
fn installations_wait_as_long_as_the_standard_demands() {
    let Waits { connect, command, body } = Waits::default();
    assert_eq!([connect, command, body].map(|wait| wait.as_secs()), [30, 300, 600]);
    let pace = Pace::default();
    assert_eq!(pace.deadline.as_secs(), 720);
    assert!(pace.renew.as_secs() * 2 < pace.lease.as_secs().unsigned_abs());
}
