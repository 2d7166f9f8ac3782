//! The whole life of one invite over the wire: real servers for mail, and answers that a library
//! writes which is not ours.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use mailer::inbound::imap::{ImapPace, ImapServer, Reader};
use mailer::{Security, Smtp, SmtpServer, Waits};
use serde_json::json;
use tests::app::TestApp;
use tests::database::Backend;
use tests::dovecot::{self, Dovecot};
use tests::mailbox::{Received, quick};
use tests::model_calendar::{Effect, ModelCalendars};
use tests::programme::{moved, sample};
use tests::smtp::{Authority, Seal, Server};
use tests::wait::until;
use tokio::sync::watch;

use super::{assert_true, invites, release, standing};

const BO: &str = "bo@example.org";

fn outgoing(server: &Server, authority: &Authority) -> Smtp {
    let way = SmtpServer {
        host: "localhost".to_owned(),
        port: server.address.port(),
        security: Security::Starttls,
        user: "plenum".to_owned(),
        password: "secret".into(),
        root_certificates: Some(authority.file()),
        hello: "plenum.example.org".to_owned(),
        waits: Waits::default(),
    };
    Smtp::new(way).expect("a way")
}

fn incoming(app: &TestApp, server: &Dovecot, authority: &Authority) -> Reader {
    let way = ImapServer {
        host: "localhost".to_owned(),
        port: server.port,
        security: Security::Tls,
        user: dovecot::USER.to_owned(),
        password: dovecot::PASSWORD.into(),
        root_certificates: Some(authority.file()),
        folder: "INBOX".to_owned(),
        read_folder: dovecot::READ_FOLDER.to_owned(),
    };
    let pace = ImapPace { poll: Duration::from_millis(50), ..ImapPace::default() };
    let (store, clock) = (app.state.store.clone(), app.state.clock.clone());
    Reader::new(store, clock, Arc::clone(&app.state.outbox_bell), way, pace).expect("a reader")
}

/// The answer to the invite in a mail, written by Python's `icalendar` and `email`.
fn reply(invite: &[u8], partstat: &str, comment: &str, at: Timestamp) -> Vec<u8> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/parsers/reply.py");
    let mut command = Command::new(tests::parsers::python());
    command.args([script, partstat, comment, &at.strftime("%Y%m%dT%H%M%SZ").to_string()]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().expect("Python; ./test installs it");
    process.stdin.take().expect("ours").write_all(invite).expect("it reads");
    let done = process.wait_with_output().expect("it ends");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// The mail that the server took as the `count`th.
async fn taken(server: &Server, count: usize) -> Vec<u8> {
    until(&format!("mail {count} arrives"), || async { server.taken().len() >= count }).await;
    let all = server.taken();
    assert_eq!(all.len(), count, "one mail for one change");
    let last = all.last().expect("a mail");
    assert_eq!((last.to.as_str(), last.sealed), (BO, true));
    last.mime.clone()
}

/// Waits until the invite stands like this.
async fn until_it_stands(app: &TestApp, token: &str, line: &str) {
    until(line, || async { standing(app, token, "bo").await == [line] }).await;
}

#[actix_web::test]
async fn an_invite_lives_over_the_wire_from_its_release_to_its_end() {
    let app = TestApp::start(Backend::Sqlite).await;
    let authority = Authority::new();
    let certificate = authority.certificate("localhost");
    let smtp = Server::start(Seal::StartTls, &certificate, Some("plenum")).await;
    let imap = Dovecot::start(Seal::Tls, &certificate, None);
    let worker = app.delivering(outgoing(&smtp, &authority), quick());
    let (stop, stopped) = watch::channel(false);
    let reader = tokio::spawn(incoming(&app, &imap, &authority).run(stopped));
    let pass = || app.clock.advance(SignedDuration::from_mins(5));
    let mut calendars = ModelCalendars::default();

    // Released, invited, accepted.
    let token = app.organiser().await;
    app.contact("bo", BO).await;
    release(&app, &token, 0, &sample()).await;
    let invited = taken(&smtp, 1).await;
    assert_eq!(calendars.receive(&invited), Ok(vec![Effect::Added]));
    assert_true(&app, &mut calendars, ("bo", BO)).await;
    pass();
    imap.deliver(&reply(&invited, "ACCEPTED", "Gladly, Åsa; see you", app.clock.now()));
    until_it_stands(&app, &token, "slot/first-talk accepted 0").await;
    let seen = invites(&app, &token).await["invites"][0]["answered"].clone();
    let at = app.clock.now().to_string();
    let expected = json!({ "way": "calendar", "at": at, "comment": "Gladly, Åsa; see you" });
    assert_eq!(seen, expected);

    // Moved: the entry moves, and the answer was to another time.
    pass();
    release(&app, &token, 1, &[moved("first", "23T14:00", "attic")]).await;
    let updated = taken(&smtp, 2).await;
    assert_eq!(calendars.receive(&updated), Ok(vec![Effect::Updated]));
    assert_true(&app, &mut calendars, ("bo", BO)).await;
    let entry = calendars.of(BO).entries()[0].clone();
    assert_eq!((entry.partstat.as_str(), entry.asked, entry.sequence), ("NEEDS-ACTION", true, 1));
    until_it_stands(&app, &token, "slot/first-talk updated 1").await;
    assert_eq!(Received::parse(BO, &updated).subject, "New time or place: Talk of first");

    // Declined: the organiser sees it, and the programme stays.
    pass();
    imap.deliver(&reply(&updated, "DECLINED", "Not on Friday", app.clock.now()));
    until_it_stands(&app, &token, "slot/first-talk declined 1").await;
    let seen = invites(&app, &token).await["invites"][0]["answered"]["comment"].clone();
    assert_eq!(seen, "Not on Friday");
    assert_true(&app, &mut calendars, ("bo", BO)).await;

    // Withdrawn: the entry goes.
    pass();
    release(&app, &token, 2, &[json!({ "do": "unplace", "session": "first" })]).await;
    let cancelled = taken(&smtp, 3).await;
    assert_eq!(calendars.receive(&cancelled), Ok(vec![Effect::Removed]));
    assert_true(&app, &mut calendars, ("bo", BO)).await;
    assert_eq!(calendars.of(BO).entries().len(), 0);
    until_it_stands(&app, &token, "slot/first-talk cancelled 2").await;

    until("both answers are put away", || async { imap.put_away() == 2 && imap.waiting() == 0 })
        .await;
    stop.send(true).expect("the reader works");
    reader.await.expect("it ends well");
    worker.stop().await;
    assert_eq!(smtp.taken().len(), 3, "an answer is not answered");
}
