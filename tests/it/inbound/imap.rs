//! The mailbox of the conference, on a real IMAP server.

use std::sync::Arc;
use std::time::Duration;

use domain::invite::ops::Outcome;
use mailer::Security;
use mailer::inbound::imap::{ImapPace, ImapServer, Reader};
use mailer::inbound::{MOST_OCTETS, receive};
use tests::app::TestApp;
use tests::both;
use tests::database::Backend;
use tests::dovecot::{Dovecot, PASSWORD, READ_FOLDER, USER};
use tests::smtp::{Authority, Certificate, Seal};
use tests::wait::until;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::sample;

/// So short that a test need not wait for it, and so long that it is not met by accident.
fn quick() -> ImapPace {
    ImapPace {
        poll: Duration::from_millis(50),
        first_pause: Duration::from_millis(10),
        longest_pause: Duration::from_millis(200),
        ..ImapPace::default()
    }
}

fn way(server: &Dovecot, authority: &Authority, security: Security) -> ImapServer {
    ImapServer {
        host: "localhost".to_owned(),
        port: server.port,
        security,
        user: USER.to_owned(),
        password: PASSWORD.into(),
        root_certificates: Some(authority.file()),
        folder: "INBOX".to_owned(),
        read_folder: READ_FOLDER.to_owned(),
    }
}

/// A reader at work.
struct Reading {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Reading {
    fn start(app: &TestApp, server: ImapServer, pace: ImapPace) -> Self {
        let (store, clock) = (app.state.store.clone(), app.state.clock.clone());
        let reader = Reader::new(store, clock, Arc::clone(&app.state.outbox_bell), server, pace);
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(reader.expect("a reader").run(stopped));
        Self { stop, task }
    }

    async fn stop(self) {
        self.stop.send(true).expect("it works");
        self.task.await.expect("it ends well");
    }
}

/// Whether this mail was recorded. It is afterwards.
async fn is_known(app: &TestApp, mail: &[u8]) -> bool {
    let outcome = app.state.write(receive(mail.to_vec())).await;
    outcome.expect("the store takes it") == Outcome::Repeated
}

/// The server makes the copy first and then takes the mail away.
async fn until_put_away(server: &Dovecot, many: usize) {
    let done = || async { server.put_away() == many && server.waiting() == 0 };
    until(&format!("{many} mails are put away"), done).await;
}

fn clear() -> (Dovecot, Authority) {
    let authority = Authority::new();
    (Dovecot::start(Seal::Clear, &authority.certificate("localhost"), None), authority)
}

both! {
    async fn a_mail_is_read_once_also_when_the_reader_starts_anew(app) {
        let (server, authority) = clear();
        let way = way(&server, &authority, Security::Clear);
        let (first, second) = (sample("outlook-accepted"), sample("gmail-accepted"));
        server.deliver(&first);
        let reading = Reading::start(&app, way.clone(), quick());
        until_put_away(&server, 1).await;
        reading.stop().await;
        assert!(is_known(&app, &first).await);

        // It died after it had recorded a mail, and before it was put away.
        server.deliver(&second);
        assert!(!is_known(&app, &second).await, "nobody has read it");
        let reading = Reading::start(&app, way.clone(), quick());
        until_put_away(&server, 2).await;
        reading.stop().await;
        assert_eq!(server.waiting(), 0);
        assert!(is_known(&app, &second).await);

        // The same mail on another way changes nothing, and does not stay.
        server.deliver(&second);
        let reading = Reading::start(&app, way, quick());
        until_put_away(&server, 3).await;
        reading.stop().await;
    }
}

#[actix_web::test]
async fn tls_is_needed_and_the_certificate_must_be_right() {
    let app = TestApp::start(Backend::Sqlite).await;
    let authority = Authority::new();
    let wrong = [
        ("self-signed", Certificate::self_signed("localhost")),
        ("of another name", authority.certificate("imap.example.org")),
        ("expired", authority.expired("localhost")),
        ("of another authority", Authority::new().certificate("localhost")),
    ];
    let mail = sample("refresh");
    for (what, certificate) in wrong {
        let server = Dovecot::start(Seal::Tls, &certificate, None);
        server.deliver(&mail);
        let reading = Reading::start(&app, way(&server, &authority, Security::Tls), quick());
        let refused = || async { server.log().contains("TLS handshaking: SSL_accept() failed") };
        until(&format!("{what}: it is refused"), refused).await;
        reading.stop().await;
        assert!(!server.log().contains("Login: user="), "{what}: nobody signed in");
        assert_eq!((server.waiting(), server.put_away()), (1, 0), "{what}");
    }
    // A server that does not offer it is told nothing.
    let (server, _) = clear();
    server.deliver(&mail);
    let reading = Reading::start(&app, way(&server, &authority, Security::Starttls), quick());
    // The first connection was the one that saw that it is there.
    let gone = || async { server.log().matches("no auth attempts").count() >= 2 };
    until("it hangs up", gone).await;
    reading.stop().await;
    assert!(!server.log().contains("Login: user="), "{}", server.log());
    assert_eq!(server.put_away(), 0);

    for (seal, security) in [(Seal::StartTls, Security::Starttls), (Seal::Tls, Security::Tls)] {
        let server = Dovecot::start(seal, &authority.certificate("localhost"), None);
        server.deliver(&mail);
        let reading = Reading::start(&app, way(&server, &authority, security), quick());
        until_put_away(&server, 1).await;
        reading.stop().await;
        assert!(server.log().contains("TLS"), "{}", server.log());
    }
    assert!(is_known(&app, &mail).await);
}

#[actix_web::test]
async fn a_server_that_was_gone_is_read_again() {
    let app = TestApp::start(Backend::Sqlite).await;
    let (mut server, authority) = clear();
    let reading = Reading::start(&app, way(&server, &authority, Security::Clear), quick());
    server.deliver(&sample("outlook-accepted"));
    until_put_away(&server, 1).await;

    server.stop();
    server.deliver(&sample("gmail-accepted"));
    server.start_again();
    until_put_away(&server, 2).await;
    reading.stop().await;
    assert!(is_known(&app, &sample("gmail-accepted")).await);
}

#[actix_web::test]
async fn the_server_wakes_the_reader() {
    let app = TestApp::start(Backend::Sqlite).await;
    let (server, authority) = clear();
    let never = Duration::from_secs(3_600);
    let pace = ImapPace { poll: never, idle: never, ..quick() };
    let reading = Reading::start(&app, way(&server, &authority, Security::Clear), pace);
    for (number, name) in ["outlook-accepted", "gmail-accepted", "letter"].iter().enumerate() {
        server.deliver(&sample(name));
        until_put_away(&server, number + 1).await;
    }
    // Stopped in the middle of its wait, it ends at once.
    reading.stop().await;
    assert_eq!(server.waiting(), 0);
}

#[actix_web::test]
async fn a_server_that_can_do_little_is_asked_now_and_then() {
    let app = TestApp::start(Backend::Sqlite).await;
    let authority = Authority::new();
    let certificate = authority.certificate("localhost");
    let server = Dovecot::start(Seal::Clear, &certificate, Some("IMAP4rev1"));
    let reading = Reading::start(&app, way(&server, &authority, Security::Clear), quick());
    for (number, name) in ["outlook-accepted", "gmail-accepted", "letter"].iter().enumerate() {
        server.deliver(&sample(name));
        until_put_away(&server, number + 1).await;
    }
    reading.stop().await;
    assert_eq!(server.put_away(), 3, "none was read again");
    let said = server.commands();
    assert!(!said.contains("IDLE") && !said.contains("MOVE"), "{said}");
}

#[actix_web::test]
async fn no_mail_stops_the_reader() {
    let app = TestApp::start(Backend::Sqlite).await;
    let (server, authority) = clear();
    let mut large = sample("outlook-counter");
    large.resize(MOST_OCTETS + 4_096, b'\n');
    let mails = [
        large,
        b"no headers at all".to_vec(),
        [&b"Subject: octets\r\n\r\n"[..], &(0..=255).collect::<Vec<u8>>()].concat(),
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(5_000).into_bytes(),
        sample("delegated"),
    ];
    for mail in &mails {
        server.deliver(mail);
    }
    let last = sample("outlook-accepted");
    server.deliver(&last);
    let reading = Reading::start(&app, way(&server, &authority, Security::Clear), quick());
    until_put_away(&server, mails.len() + 1).await;
    reading.stop().await;
    assert!(is_known(&app, &last).await);
    assert!(is_known(&app, &sample("outlook-counter")).await, "known by its Message-ID");
}

#[actix_web::test]
async fn a_mail_that_the_store_does_not_take_stays() {
    let app = TestApp::start(Backend::Sqlite).await;
    let (server, authority) = clear();
    let mail = sample("outlook-accepted");
    server.deliver(&mail);
    app.state.store.clone().close();
    let reading = Reading::start(&app, way(&server, &authority, Security::Clear), quick());
    until("it has signed in", || async { server.log().contains("Login: user=") }).await;
    server.deliver(&sample("letter"));
    // It fetches, is refused, and comes back for the same mails, none of which it puts away.
    let tried = || async { server.commands().matches("UID FETCH 2 ").count() >= 2 };
    until("it came to both", tried).await;
    reading.stop().await;
    assert_eq!((server.waiting(), server.put_away()), (2, 0));
}
