//! The ways of a mail beside the mailbox: a pipe, and a signed webhook.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use domain::invite::ops::Outcome;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::SignedDuration;
use mailer::inbound::{MOST_OCTETS, receive};
use sha2::Sha256;
use tests::app::{Answer, TestApp};
use tests::database::{Backend, Database};
use tests::dovecot::{Dovecot, PASSWORD, USER};
use tests::process::{Node, command};
use tests::smtp::{Authority, Seal};
use tests::wait::until;

use super::sample;

const SECRET: &str = "a secret of thirty-two characters";

async fn app(backend: Backend) -> TestApp {
    TestApp::start_empty(backend, |config| config.inbound.webhook_secret = SECRET.into()).await
}

fn signed(secret: &str, at: i64, mail: &[u8]) -> String {
    let mut code = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
    code.update(format!("{at}.").as_bytes());
    code.update(mail);
    let code = code.finalize().into_bytes();
    let digits: String = code.iter().map(|octet| format!("{octet:02x}")).collect();
    format!("t={at},v1={digits}")
}

async fn post(app: &TestApp, mail: Vec<u8>, signature: &str) -> Answer {
    let request = app.http.post(app.url("/api/v1/mail")).header("X-Plenum-Signature", signature);
    app.send(request.header("Content-Type", "message/rfc822").body(mail)).await
}

async fn is_known(app: &TestApp, mail: &[u8]) -> bool {
    let outcome = app.state.write(receive(mail.to_vec())).await;
    outcome.expect("the store takes it") == Outcome::Repeated
}

#[actix_web::test]
async fn a_gateway_posts_mails_with_its_signature() {
    for backend in Backend::ALL {
        let app = app(backend).await;
        let now = app.clock.now().as_second();
        let mail = sample("outlook-accepted");
        for _ in 0..2 {
            let answer = post(&app, mail.clone(), &signed(SECRET, now, &mail)).await;
            assert_eq!((answer.status, answer.text.as_str()), (204, ""));
        }
        assert!(is_known(&app, &mail).await);
    }
}

#[actix_web::test]
async fn nobody_else_posts_mails() {
    let app = app(Backend::Sqlite).await;
    let now = app.clock.now().as_second();
    let mail = sample("outlook-accepted");
    let right = signed(SECRET, now, &mail);
    let cases = [
        (signed("another secret", now, &mail), "signature-wrong"),
        (signed(SECRET, now, b"another mail"), "signature-wrong"),
        (right.replace("t=", "t=0"), "signature-wrong"),
        (right.to_uppercase(), "signature-wrong"),
        ("nothing".to_owned(), "signature-wrong"),
        (String::new(), "signature-wrong"),
        (signed(SECRET, now - 301, &mail), "signature-outdated"),
        (signed(SECRET, now + 301, &mail), "signature-outdated"),
    ];
    for (signature, code) in cases {
        let answer = post(&app, mail.clone(), &signature).await;
        assert_eq!((answer.status, &answer.json()["code"]), (403, &code.into()), "{signature}");
    }
    let bare = app.http.post(app.url("/api/v1/mail")).header("Content-Type", "message/rfc822");
    assert_eq!(app.send(bare.body(mail.clone())).await.status, 403);

    // What was right is not for ever.
    app.clock.advance(SignedDuration::from_secs(301));
    assert_eq!(post(&app, mail.clone(), &right).await.json()["code"], "signature-outdated");
    assert!(!is_known(&app, &mail).await, "none of them was taken");
}

#[actix_web::test]
async fn a_posted_mail_is_a_mail_of_ten_mib_at_most() {
    let app = app(Backend::Sqlite).await;
    let now = app.clock.now().as_second();
    let mut mail = sample("outlook-accepted");
    mail.resize(MOST_OCTETS, b'\n');
    let taken = post(&app, mail.clone(), &signed(SECRET, now, &mail)).await;
    assert_eq!(taken.status, 204, "{}", taken.text);
    mail.push(b'\n');
    let refused = post(&app, mail.clone(), &signed(SECRET, now, &mail)).await;
    assert_eq!((refused.status, &refused.json()["code"]), (413, &"mail-too-large".into()));

    let request = app.http.post(app.url("/api/v1/mail")).body("{}");
    let refused = app.send(request.header("Content-Type", "application/json")).await;
    assert_eq!((refused.status, &refused.json()["code"]), (415, &"not-a-mail".into()));
}

#[actix_web::test]
async fn without_a_secret_there_is_no_webhook() {
    let app = TestApp::start(Backend::Sqlite).await;
    let mail = sample("outlook-accepted");
    let signature = signed("", app.clock.now().as_second(), &mail);
    let answer = post(&app, mail, &signature).await;
    assert_eq!((answer.status, &answer.json()["code"]), (404, &"not-found".into()));
}

/// Pipes a mail into the command.
fn piped(command: &mut Command, mail: &[u8]) -> Output {
    command.args(["mail", "receive"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().expect("the binary starts");
    let mut pipe = process.stdin.take().expect("its input is ours");
    pipe.write_all(mail).expect("it reads to the end");
    drop(pipe);
    process.wait_with_output().expect("it ends")
}

fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("plenum.sqlite").display())
}

#[test]
fn a_mail_server_pipes_mails_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = sqlite(folder.path());
    let mut large = sample("letter");
    large.resize(MOST_OCTETS + 100_000, b'\n');
    let mails = [sample("outlook-accepted"), sample("outlook-accepted"), large, Vec::new()];
    for mail in mails {
        let done = piped(&mut command(folder.path(), &store), &mail);
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), &*said, &done.stdout[..]), (Some(0), "", &b""[..]));
    }
}

#[test]
fn a_mail_that_cannot_be_taken_now_is_to_be_tried_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = sqlite(folder.path());
    let node = Node::serve(&mut command(folder.path(), &store));
    let refused = piped(&mut command(folder.path(), &store), &sample("letter"));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(75), "{said}");
    assert!(said.starts_with("plenum: ") && said.lines().count() == 1, "{said}");
    assert!(node.stop().success());
    let done = piped(&mut command(folder.path(), &store), &sample("letter"));
    assert_eq!(done.status.code(), Some(0));
}

#[actix_web::test]
async fn a_node_reads_the_mailbox_of_the_settings() {
    let database = Database::fresh(Backend::Postgres);
    let folder = tempfile::tempdir().expect("a folder");
    let authority = Authority::new();
    let server = Dovecot::start(Seal::Tls, &authority.certificate("localhost"), None);
    server.deliver(&sample("outlook-accepted"));
    let node = |node: &mut Command| {
        node.env("PLENUM__INBOUND__IMAP__HOST", "localhost")
            .env("PLENUM__INBOUND__IMAP__PORT", server.port.to_string())
            .env("PLENUM__INBOUND__IMAP__USER", USER)
            .env("PLENUM__INBOUND__IMAP__PASSWORD", PASSWORD)
            .env("PLENUM__INBOUND__IMAP__ROOT_CERTIFICATES", authority.file());
        Node::serve(node)
    };
    let running = node(&mut command(folder.path(), &database.url));
    until("it is read", || async { server.put_away() == 1 }).await;
    server.deliver(&sample("letter"));
    until("the next is read", || async { server.put_away() == 2 }).await;
    assert!(running.stop().success());
    // Beside a running node where the database allows it.
    let done = piped(&mut command(folder.path(), &database.url), &sample("letter"));
    assert_eq!(done.status.code(), Some(0));
}
