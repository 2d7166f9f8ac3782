//! What becomes of mails when the mail server fails, through the worker that runs in production.

use std::time::{Duration, Instant};

use domain::outbox::Listed;
use domain::outbox::MessageStatus::{Dead, Pending, Sent};
use jiff::SignedDuration;
use mailer::{Pace, Security, Smtp, SmtpServer, Waits};
use tests::app::TestApp;
use tests::both;
use tests::database::Backend;
use tests::mailbox::quick;
use tests::smtp::{Act, At, Authority, Certificate, Seal, Server};
use tests::wait::until;

mod rows;
mod slow;
mod thousand;

const USER: &str = "plenum";

/// A way to the server that signs in and waits long enough for a slow machine.
fn way(server: &Server, authority: &Authority, security: Security) -> SmtpServer {
    SmtpServer {
        host: "localhost".to_owned(),
        port: server.address.port(),
        security,
        user: USER.to_owned(),
        password: "secret".into(),
        root_certificates: Some(authority.file()),
        hello: "plenum.example.org".to_owned(),
        waits: Waits::default(),
    }
}

fn smtp(server: &Server, authority: &Authority) -> Smtp {
    Smtp::new(way(server, authority, Security::Starttls)).expect("a way")
}

/// A server whom everybody may trust, and who signed for it.
async fn server() -> (Server, Authority) {
    let authority = Authority::new();
    let certificate = authority.certificate("localhost");
    (Server::start(Seal::StartTls, &certificate, Some(USER)).await, authority)
}

async fn app() -> TestApp {
    TestApp::start(Backend::Sqlite).await
}

async fn register(app: &TestApp, email: &str) {
    let answer = app.register(email, &["on-site"]).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

/// The failure of the last attempt.
fn reason(message: &Listed) -> &str {
    message.last_error.as_deref().unwrap_or_default()
}

#[actix_web::test]
async fn a_mail_goes_through_tls_from_a_user_who_has_signed_in() {
    for (seal, security) in [(Seal::StartTls, Security::Starttls), (Seal::Tls, Security::Tls)] {
        let (app, authority) = (app().await, Authority::new());
        let server = Server::start(seal, &authority.certificate("localhost"), Some(USER)).await;
        register(&app, "ada@example.org").await;
        let smtp = Smtp::new(way(&server, &authority, security)).expect("a way");
        let worker = app.delivering(smtp, quick());
        app.until_message("ada@example.org", "it is sent", |m| m.status == Sent).await;
        worker.stop().await;

        let [taken] = &server.taken()[..] else { panic!("one mail") };
        assert_eq!(
            (taken.from.as_str(), taken.to.as_str()),
            ("registration@example.org", "ada@example.org")
        );
        assert_eq!((taken.sealed, taken.user.as_deref()), (true, Some(USER)));
        assert!(server.commands().contains(&"EHLO plenum.example.org".to_owned()));
    }
}

#[actix_web::test]
async fn nothing_goes_in_clear_unless_the_settings_say_so() {
    let (app, authority) = (app().await, Authority::new());
    let server = Server::start(Seal::Clear, &authority.certificate("localhost"), None).await;
    register(&app, "ada@example.org").await;
    let worker = app.delivering(smtp(&server, &authority), quick());
    let waits = app
        .until_message("ada@example.org", "it waits", |m| m.last_error.is_some() && m.attempts == 0)
        .await;
    worker.stop().await;
    assert_eq!((waits.status, waits.attempts), (Pending, 0));
    assert_eq!(reason(&waits), "the mail server does not offer STARTTLS");
    assert!(server.commands().iter().all(|said| said.starts_with("EHLO") || said == "QUIT"));

    let clear = SmtpServer { user: String::new(), ..way(&server, &authority, Security::Clear) };
    let worker = app.delivering(Smtp::new(clear).expect("a way"), quick());
    app.until_message("ada@example.org", "it is sent", |m| m.status == Sent).await;
    worker.stop().await;
    assert!(!server.taken()[0].sealed);
}

#[actix_web::test]
async fn a_passing_fault_is_tried_again_with_the_same_bytes() {
    let cases = [
        (At::Greeting, Act::Bye("421 4.3.2 too busy"), "421 at the greeting: 4.3.2 too busy", 0),
        (At::Ehlo, Act::Bye("421 later"), "421 at EHLO: later", 0),
        (At::Mail, Act::Say("451 4.3.0 later"), "451 at MAIL: 4.3.0 later", 0),
        (At::Rcpt, Act::Say("450-4.2.1 grey\r\n450 list"), "450 at RCPT: 4.2.1 grey list", 0),
        (At::Rcpt, Act::Say("451 later"), "451 at RCPT: later", 0),
        (At::Rcpt, Act::Say("452 later"), "452 at RCPT: later", 0),
        (At::Rcpt, Act::Say("552 5.2.2 over quota"), "552 at RCPT: 5.2.2 over quota", 0),
        (At::Data, Act::Say("451 later"), "451 at DATA: later", 0),
        (At::Data, Act::Say("250 what?"), "no mail server answered at DATA: no 354 to DATA", 0),
        (At::Body, Act::Say("452 full"), "452 at the end of the mail: full", 0),
        (At::Body, Act::Say("552 quota exceeded"), "552 at the end of the mail: quota exceeded", 0),
        (
            At::Greeting,
            Act::Drop,
            "the connection failed at the greeting: unexpected end of file",
            0,
        ),
        (At::Rcpt, Act::Drop, "the connection failed at RCPT: unexpected end of file", 0),
        (At::Data, Act::Drop, "the connection failed at DATA: unexpected end of file", 0),
        (
            At::Greeting,
            Act::Say("SSH-2.0-x"),
            "no mail server answered at the greeting: no code",
            0,
        ),
        (
            At::Ehlo,
            Act::Say("250-a\r\n350 b"),
            "no mail server answered at EHLO: a reply with two codes",
            0,
        ),
        (
            At::Ehlo,
            Act::Endless("250-x\r\n"),
            "no mail server answered at EHLO: a reply without an end",
            0,
        ),
        (At::Rcpt, Act::Endless("x"), "no mail server answered at RCPT: a reply without an end", 0),
        // Ambiguous: the server has it and nobody knows.
        (
            At::Body,
            Act::Drop,
            "the connection failed at the end of the mail: unexpected end of file",
            1,
        ),
    ];
    let (app, (server, authority)) = (app().await, server().await);
    for (number, (at, act, expected, already)) in cases.into_iter().enumerate() {
        let email = format!("nr-{number}@example.org");
        let said = format!("{act:?} at {at:?}");
        server.once(at, act);
        register(&app, &email).await;
        let worker = app.delivering(smtp(&server, &authority), quick());
        let failed = app.until_message(&email, &said, |m| m.last_error.is_some()).await;
        assert_eq!(
            (failed.status, failed.attempts, reason(&failed)),
            (Pending, 1, expected),
            "{said}"
        );
        let to_it = || server.taken().into_iter().filter(|t| t.to == email).collect::<Vec<_>>();
        assert_eq!(to_it().len(), already, "{said}");

        let wait = app.advance_to_attempt(&email).await.as_secs();
        assert!((30..=36).contains(&wait), "{said}: {wait} s");
        let sent = app.until_message(&email, "it is sent", |m| m.status == Sent).await;
        assert_eq!(sent.attempts, 2, "{said}");
        worker.stop().await;
        let mails = to_it();
        assert_eq!(mails.len(), already + 1, "{said}");
        assert!(mails.iter().all(|mail| mail.mime == mails[0].mime), "{said}");
    }
}

#[actix_web::test]
async fn a_server_that_cannot_be_reached_is_tried_again() {
    let (app, (server, authority)) = (app().await, server().await);
    let mut nobody = way(&server, &authority, Security::Starttls);
    drop(server);
    // The port is free again once the server is gone; nobody listens there.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    nobody.port = closed.local_addr().expect("an address").port();
    drop(closed);
    register(&app, "ada@example.org").await;
    let worker = app.delivering(Smtp::new(nobody).expect("a way"), quick());
    let failed =
        app.until_message("ada@example.org", "it failed", |m| m.last_error.is_some()).await;
    worker.stop().await;
    assert_eq!((failed.status, failed.attempts), (Pending, 1));
    assert_eq!(reason(&failed), "the connection failed at connecting: connection refused");
}

#[actix_web::test]
async fn a_refusal_of_the_recipient_or_the_mail_is_final() {
    let cases = [
        (At::Rcpt, "550 5.1.1 no such user", "550 at RCPT: 5.1.1 no such user"),
        (At::Rcpt, "551 moved", "551 at RCPT: moved"),
        (At::Rcpt, "553 no", "553 at RCPT: no"),
        (At::Rcpt, "554 no", "554 at RCPT: no"),
        (At::Rcpt, "571 not you", "571 at RCPT: not you"),
        (At::Data, "554 no", "554 at DATA: no"),
        (At::Body, "552 5.3.4 too big", "552 at the end of the mail: 5.3.4 too big"),
        (At::Body, "554 5.7.1 spam", "554 at the end of the mail: 5.7.1 spam"),
        (At::Body, "554", "554 at the end of the mail: "),
    ];
    let (app, (server, authority)) = (app().await, server().await);
    for (number, (at, said, expected)) in cases.into_iter().enumerate() {
        let email = format!("nr-{number}@example.org");
        server.once(at, Act::Say(said));
        register(&app, &email).await;
        let worker = app.delivering(smtp(&server, &authority), quick());
        let dead = app.until_message(&email, said, |m| m.status != Pending).await;
        worker.stop().await;
        assert_eq!((dead.status, dead.attempts, reason(&dead)), (Dead, 1, expected), "{said}");
        assert_eq!(dead.settled_at, Some(app.clock.now()), "{said}");
    }
    assert_eq!(server.taken(), []);
}

#[actix_web::test]
async fn a_fault_of_the_channel_costs_no_mail_an_attempt() {
    let injected = "220 go ahead\r\n250-mail.example.org\r\n250 AUTH PLAIN";
    let cases = [
        (At::Greeting, "554 go away", "554 at the greeting: go away"),
        (At::Ehlo, "502 no", "502 at EHLO: no"),
        (At::StartTls, "454 4.7.0 not now", "454 at STARTTLS: 4.7.0 not now"),
        (At::StartTls, "501 no", "501 at STARTTLS: no"),
        (At::StartTls, injected, "TLS failed: "),
        (At::Auth, "535 5.7.8 wrong", "535 at AUTH: 5.7.8 wrong"),
        (At::Auth, "454 4.7.0 not now", "454 at AUTH: 4.7.0 not now"),
        (At::Mail, "530 5.7.0 who are you", "530 at MAIL: 5.7.0 who are you"),
        (At::Mail, "550 not from here", "550 at MAIL: not from here"),
    ];
    let (app, (server, authority)) = (app().await, server().await);
    for (number, (at, said, expected)) in cases.into_iter().enumerate() {
        let email = format!("nr-{number}@example.org");
        server.always(at, Act::Say(said));
        register(&app, &email).await;
        let worker = app.delivering(smtp(&server, &authority), quick());
        let waits = app.until_message(&email, said, |m| m.last_error.is_some()).await;
        assert_eq!(waits.status, Pending, "{said}");
        assert!(reason(&waits).starts_with(expected), "{said}: {}", reason(&waits));
        // It stays due: no clock is moved, only the channel is mended.
        server.mend();
        let sent = app.until_message(&email, "it is sent", |m| m.status == Sent).await;
        assert_eq!(sent.attempts, 1, "{said}");
        worker.stop().await;
    }
    assert_eq!(server.taken().len(), 9);
    assert!(server.taken().iter().all(|mail| mail.sealed));
}

#[actix_web::test]
async fn a_certificate_that_is_not_right_stops_the_channel_before_anything_is_said() {
    let authority = Authority::new();
    let cases = [
        (Certificate::self_signed("localhost"), "UnknownIssuer"),
        // Signed by somebody else under the same name.
        (Authority::new().certificate("localhost"), "BadSignature"),
        (authority.certificate("mail.example.org"), "not valid for name"),
        (authority.expired("localhost"), "expired"),
    ];
    for (certificate, expected) in cases {
        for (seal, security) in [(Seal::StartTls, Security::Starttls), (Seal::Tls, Security::Tls)] {
            let app = app().await;
            let server = Server::start(seal, &certificate, Some(USER)).await;
            register(&app, "ada@example.org").await;
            let smtp = Smtp::new(way(&server, &authority, security)).expect("a way");
            let worker = app.delivering(smtp, quick());
            let waits =
                app.until_message("ada@example.org", expected, |m| m.last_error.is_some()).await;
            worker.stop().await;
            assert_eq!(waits.status, Pending, "{expected}");
            assert!(reason(&waits).contains(expected), "{}", reason(&waits));
            let said = server.commands();
            assert!(said.iter().all(|c| c.starts_with("EHLO") || c == "STARTTLS"), "{said:?}");
        }
    }
}

#[actix_web::test]
async fn while_the_channel_is_shut_nothing_is_tried() {
    let (app, (server, authority)) = (app().await, server().await);
    let pause = Duration::from_secs(2);
    let pace = Pace { at_once: 1, first_pause: pause, longest_pause: pause, ..quick() };
    server.always(At::Auth, Act::Say("535 wrong"));
    for number in 0..4 {
        register(&app, &format!("nr-{number}@example.org")).await;
    }
    let began = Instant::now();
    let worker = app.delivering(smtp(&server, &authority), pace);
    until("one was tried", || async {
        app.outbox(Some(Pending)).await.iter().any(|message| message.last_error.is_some())
    })
    .await;
    assert_eq!(server.connections(), 1);
    server.mend();
    until("all are sent", || async { app.outbox(Some(Sent)).await.len() == 4 }).await;
    worker.stop().await;
    assert!(began.elapsed() >= pause, "{:?}", began.elapsed());
    assert_eq!(server.connections(), 2, "the one that was refused, and one for all");
    assert_eq!(server.taken().len(), 4);
}

#[actix_web::test]
async fn who_is_offered_login_alone_signs_in_by_it() {
    let (app, (server, authority)) = (app().await, server().await);
    server.login_only();
    register(&app, "ada@example.org").await;
    let worker = app.delivering(smtp(&server, &authority), quick());
    app.until_message("ada@example.org", "it is sent", |m| m.status == Sent).await;
    worker.stop().await;
    let said = server.commands();
    let login = said.iter().position(|c| c == "AUTH LOGIN").expect("signs in");
    // "plenum" and "secret" in base64.
    assert_eq!(said[login + 1..login + 3], ["cGxlbnVt", "c2VjcmV0"]);
}

#[actix_web::test]
async fn one_connection_takes_many_mails_and_one_that_was_closed_costs_nothing() {
    let (app, (server, authority)) = (app().await, server().await);
    let worker = app.delivering(smtp(&server, &authority), quick());
    for number in 0..4 {
        if number == 2 {
            server.once(At::Mail, Act::Bye("421 idle for too long"));
        }
        let email = format!("nr-{number}@example.org");
        register(&app, &email).await;
        let sent = app.until_message(&email, "it is sent", |m| m.status == Sent).await;
        assert_eq!(sent.attempts, 1);
    }
    worker.stop().await;
    assert_eq!((server.connections(), server.taken().len()), (2, 4));
}

both! {
    async fn of_25_mails_a_server_takes_20_and_later_exactly_the_rest(app) {
        let (server, authority) = server().await;
        server.at_most(20);
        for number in 0..25 {
            register(&app, &format!("nr-{number}@example.org")).await;
        }
        // One at a time, so that the server's count is exact.
        let pace = Pace { at_once: 1, ..quick() };
        let worker = app.delivering(smtp(&server, &authority), pace);
        until("20 are sent and the rest is put off", || async {
            let waiting = app.outbox(Some(Pending)).await;
            waiting.len() == 5 && waiting.iter().all(|message| message.last_error.is_some())
        })
        .await;
        assert_eq!(server.taken().len(), 20);
        server.mend();
        app.clock.advance(SignedDuration::from_secs(36));
        until("all are sent", || async { app.outbox(Some(Sent)).await.len() == 25 }).await;
        worker.stop().await;
        let mut people: Vec<String> = server.taken().into_iter().map(|mail| mail.to).collect();
        people.sort();
        people.dedup();
        assert_eq!((people.len(), server.taken().len()), (25, 25));
    }
}

#[actix_web::test]
async fn an_address_is_ascii_when_it_reaches_the_server() {
    let (app, (server, authority)) = (app().await, server().await);
    let refused = app.register("åsa@example.org", &["on-site"]).await;
    assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (422, &"email".into()));
    register(&app, "ada@exämple.org").await;
    let worker = app.delivering(smtp(&server, &authority), quick());
    app.until_message("ada@xn--exmple-cua.org", "it is sent", |m| m.status == Sent).await;
    worker.stop().await;
    assert_eq!(server.taken()[0].to, "ada@xn--exmple-cua.org");
}
