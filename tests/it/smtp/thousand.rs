//! A thousand mails through every fault of a mail server, by a process that is killed again and
//! again: none is lost, none is ever other bytes, and nobody hears of an end before the start.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use domain::calendar::When;
use domain::invite::plan::Reason;
use domain::invite::{Appointment, InviteStatus, Previous};
use domain::outbox::MessageStatus::{Dead, Sent};
use domain::outbox::{self, Listed, Message, ToldInvite, ToldReader};
use domain::sql::Options;
use domain::value::Locale;
use domain::value::id::SpeakerId;
use domain::{Store, StoreResult, conference};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use tests::app::SLUG;
use tests::database::{Backend, Database};
use tests::letter::told;
use tests::mailbox::Received;
use tests::model_calendar::ModelCalendars;
use tests::process::{self, Node};
use tests::smtp::{Act, At, Authority, Seal, Server, Taken};
use tests::wait::until;

/// Half of them are asked to come, asked to come at another time, and told that it is off; the
/// others are asked twice.
const PEOPLE: u32 = 400;

const BEGAN: &str = "2022-06-02T00:00:00Z";

fn email(person: u32) -> String {
    format!("p{person}@example.org")
}

fn appointment(hour: i8) -> Appointment {
    let day = date(2022, 9, 22);
    Appointment {
        language: Locale::En,
        title: "Panels: which one?".to_owned(),
        session: "Solid tumours".to_owned(),
        room: "Room A".to_owned(),
        when: When::Times { start: day.at(hour, 0, 0, 0), end: day.at(hour, 30, 0, 0) },
        name: "Ada Prov".to_owned(),
    }
}

/// What a person is told, oldest first.
fn story(person: u32) -> Vec<Message> {
    let invite = |sequence: i32, hour, before: Option<i8>, reason| {
        Box::new(ToldInvite {
            conference: told(None, Vec::new()).conference,
            reader: ToldReader {
                speaker: SpeakerId::from(uuid::Uuid::from_u128(u128::from(person) + 1)),
                link_generation: 1,
                name: "Ada Prov".to_owned(),
                assistant: None,
            },
            address: email(person).parse().expect("an address"),
            uid: format!("{person:032x}@plenum.example.org"),
            sequence,
            answer: None,
            says: appointment(hour),
            before: before.map(appointment),
            reason,
            previous: Previous {
                status: InviteStatus::Drafted,
                sequence: sequence - 1,
                asked_sequence: 0,
                asked_at: None,
                told: appointment(hour),
            },
            thread: None,
            at: tests::letter::told_at() + SignedDuration::from_secs(i64::from(sequence)),
        })
    };
    let mut story = vec![
        Message::InviteRequested(invite(0, 11, None, None)),
        Message::InviteMoved(invite(1, 13, Some(11), None)),
    ];
    if person < PEOPLE / 2 {
        story.push(Message::InviteWithdrawn(invite(2, 13, None, Some(Reason::Gone))));
    }
    story
}

/// Owes everybody their story.
async fn owe(url: &str) {
    let store = Store::open(url, Options::default()).expect("it opens");
    for step in 0..3 {
        let now = at(0) + SignedDuration::from_secs(step);
        let index = usize::try_from(step).expect("small");
        let pushed = store.write(now, move |tx| -> StoreResult<()> {
            let found = conference::store::find(tx, &SLUG.parse().expect("a slug"))?;
            let found = found.expect("it is loaded");
            for person in 0..PEOPLE {
                if let Some(message) = story(person).get(index) {
                    let to = email(person).parse().expect("an address");
                    outbox::ops::push(tx, &found, (&to, Locale::En), message)?;
                }
            }
            Ok(())
        });
        pushed.await.expect("it is owed");
    }
    store.close();
}

/// So many hours later: what a dead process had leased is free, and what was put off is due.
fn at(life: i32) -> Timestamp {
    let began: Timestamp = BEGAN.parse().expect("a time");
    began + SignedDuration::from_hours(2 * i64::from(life) + 1)
}

/// All messages, oldest first.
fn outbox(url: &str) -> Vec<Listed> {
    let store = Store::open(url, Options::default()).expect("it opens");
    let listed = store.read_now(at(0), |tx| -> StoreResult<_> {
        let found = conference::store::find(tx, &SLUG.parse().expect("a slug"))?;
        outbox::store::list(tx, found.expect("it is loaded").id, None, None, 10_000)
    });
    store.close();
    let mut listed = listed.expect("it can be read");
    listed.reverse();
    listed
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    pending: i64,
}

/// How many messages are still owed, read beside the process that works on them.
fn pending(url: &str) -> i64 {
    let query =
        diesel::sql_query("SELECT count(*) AS pending FROM outbox WHERE status = 'pending'");
    let count: Count = match url.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = SqliteConnection::establish(path).expect("the file opens");
            conn.batch_execute("PRAGMA busy_timeout = 30000").expect("a setting");
            query.get_result(&mut conn).expect("a count")
        }
        None => {
            let mut conn = PgConnection::establish(url).expect("the server answers");
            query.get_result(&mut conn).expect("a count")
        }
    };
    count.pending
}

/// What goes wrong in one life of the process. Faults of the channel make it pause for longer than
/// it lives, so that they come last.
fn faults(life: i32) -> Vec<(At, Act)> {
    let slow = Act::Late(Duration::from_millis(300));
    let mut all = vec![
        (At::Greeting, Act::Bye("421 4.3.2 too busy")),
        (At::Greeting, Act::Drop),
        (At::Greeting, Act::Say("SSH-2.0-x")),
        (At::Ehlo, Act::Bye("421 later")),
        (At::Ehlo, Act::Endless("250-x\r\n")),
        (At::Mail, Act::Say("451 4.3.0 later")),
        (At::Mail, Act::Bye("421 idle")),
        (At::Rcpt, Act::Say("450 4.2.1 grey")),
        (At::Rcpt, Act::Say("552 5.2.2 over quota")),
        (At::Rcpt, Act::Drop),
        (At::Rcpt, slow.clone()),
        (At::Rcpt, Act::Endless("x")),
        (At::Data, Act::Say("452 4.3.1 full")),
        (At::Data, Act::Drop),
        (At::Data, Act::Say("250 what?")),
        (At::Body, Act::Say("451 4.3.0 scanner")),
        (At::Body, Act::Drop),
        (At::Body, Act::Bye("421 4.3.0 going down")),
        (At::Body, slow),
        (At::Body, Act::Drop),
        (At::Body, Act::Hang),
        (At::Rcpt, Act::Hang),
    ];
    match life % 4 {
        0 => all.push((At::Rcpt, Act::Say("550 5.1.1 no such user"))),
        1 => all.push((At::Body, Act::Say("554 5.7.1 spam"))),
        2 => all.push((At::Mail, Act::Say("530 5.7.0 who are you"))),
        _ => all.push((At::Ehlo, Act::Say("502 no"))),
    }
    all
}

fn start(folder: &Path, url: &str, life: i32, server: &Server) -> Node {
    let mut command = process::command_at(folder, url, &at(life).to_string());
    command
        .env("PLENUM__MAIL__TRANSPORT", "smtp")
        .env("PLENUM__MAIL__SMTP__HOST", "127.0.0.1")
        .env("PLENUM__MAIL__SMTP__PORT", server.address.port().to_string())
        .env("PLENUM__MAIL__SMTP__SECURITY", "clear")
        .env("PLENUM__LOG", "off");
    Node::serve(&mut command)
}

/// The mails that the server has, in its order, taken apart.
fn received(server: &Server) -> Vec<(Taken, Received)> {
    let taken = server.taken();
    taken.into_iter().map(|mail| (mail.clone(), Received::parse(&mail.to, &mail.mime))).collect()
}

async fn goes_through(backend: Backend) {
    let database = Database::fresh(backend);
    let folder = tempfile::tempdir().expect("a folder");
    let (folder, url) = (folder.path(), database.url.as_str());
    let file = folder.join("conference.toml");
    std::fs::write(&file, tests::conference::file()).expect("the file is written");
    process::run(process::command(folder, url).args(["conference", "load", "--yes"]).arg(file));
    owe(url).await;
    let certificate = Authority::new().certificate("localhost");
    let server = Server::start(Seal::Clear, &certificate, None).await;

    const LIVES: i32 = 8;
    for life in 0..LIVES {
        for (at, act) in faults(life) {
            server.once(at, act);
        }
        let before = server.taken().len();
        let node = start(folder, url, life, &server);
        let began = Instant::now();
        // Each life ends in the middle of its work, at another place.
        let enough = 40 + 13 * usize::try_from(life).expect("small");
        until("some are taken", || async {
            server.taken().len() >= before + enough || began.elapsed() > Duration::from_secs(3)
        })
        .await;
        node.kill();
    }
    server.mend();
    let node = start(folder, url, LIVES, &server);
    until("nothing is owed any more", || async { pending(url) == 0 }).await;
    assert!(node.stop().success());

    let messages = outbox(url);
    assert_eq!(messages.len(), 1_000);
    let sent = messages.iter().filter(|message| message.status == Sent).count();
    let dead: Vec<&Listed> = messages.iter().filter(|message| message.status == Dead).collect();
    assert_eq!((sent + dead.len(), dead.len() <= 4), (1_000, true), "{dead:?}");
    let unlucky = dead.iter().map(|message| message.recipient.to_string()).collect();
    let mails = received(&server);
    assert_whole(&mails, &unlucky);
    assert_in_order(&mails, &unlucky);
}

/// None is lost, and none is ever other bytes.
fn assert_whole(mails: &[(Taken, Received)], unlucky: &BTreeSet<String>) {
    let mut copies: BTreeMap<String, Vec<&Taken>> = BTreeMap::new();
    for (taken, mail) in mails {
        copies.entry(mail.header("Message-ID")).or_default().push(taken);
    }
    assert!(copies.values().flatten().count() > copies.len(), "there were doubtful ends");
    for (id, all) in &copies {
        assert!(all.iter().all(|copy| copy.mime == all[0].mime), "{id}");
        assert!(all.iter().all(|copy| copy.to == all[0].to), "{id}");
    }
    for person in (0..PEOPLE).filter(|person| !unlucky.contains(&email(*person))) {
        let got = copies.values().filter(|all| all[0].to == email(person)).count();
        assert_eq!(got, story(person).len(), "{person}");
    }
}

/// Each story was told in its order, and the calendars show how it ended.
fn assert_in_order(mails: &[(Taken, Received)], unlucky: &BTreeSet<String>) {
    let mut calendars = ModelCalendars::default();
    let mut heard: BTreeMap<&str, u32> = BTreeMap::new();
    for (taken, mail) in mails {
        calendars.receive(&taken.mime).expect("it is understood");
        let calendar = mail.calendar.as_deref().expect("an entry");
        let (_, rest) = calendar.split_once("\r\nSEQUENCE:").expect("a sequence");
        let sequence = rest.split("\r\n").next().expect("a line").parse().expect("a number");
        let newest = heard.entry(&taken.to).or_default();
        assert!(sequence >= *newest, "{} hears {sequence} after {newest}", taken.to);
        *newest = sequence;
    }
    for person in (0..PEOPLE).filter(|person| !unlucky.contains(&email(*person))) {
        let calendar = calendars.of(&email(person));
        let shown: Vec<u32> = calendar.entries().iter().map(|shown| shown.sequence).collect();
        let expected: &[u32] = if person < PEOPLE / 2 { &[] } else { &[1] };
        assert_eq!((shown.as_slice(), calendar.unknown_cancels), (expected, 0), "{person}");
    }
}

#[actix_web::test]
async fn a_thousand_mails_arrive_through_faults_and_kills_on_sqlite() {
    goes_through(Backend::Sqlite).await;
}

#[actix_web::test]
async fn a_thousand_mails_arrive_through_faults_and_kills_on_postgres() {
    goes_through(Backend::Postgres).await;
}
