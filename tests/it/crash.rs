//! The real binary is killed in the middle of its work, again and again: what it answered is
//! there once, and its mails go out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::Client;
use serde_json::Value;
use tests::app::{SLUG, wish};
use tests::database::{Backend, Database};
use tests::process::{self, Node};
use tests::wait::until;

const CYCLES: usize = 20;
const CLIENTS: usize = 8;

/// What the clients know: the answer that each address got.
type Answered = BTreeMap<String, Value>;

/// A conference in which nobody must wait.
fn load(folder: &Path, url: &str) {
    let file = folder.join("conference.toml");
    std::fs::write(&file, tests::conference::file_with_capacity("on-site", 100_000))
        .expect("the file is written");
    process::run(process::command(folder, url).args(["conference", "load", "--yes"]).arg(file));
}

async fn send(http: &Client, node: &str, email: &str) -> Option<Value> {
    let url = format!("{node}/api/v1/conferences/{SLUG}/registrations");
    let request = http.post(url).header("Idempotency-Key", email).json(&wish(email, &["on-site"]));
    let answer = request.send().await.ok()?;
    assert!(matches!(answer.status().as_u16(), 201 | 503), "{}", answer.status());
    if answer.status() != 201 { None } else { answer.json().await.ok() }
}

/// Loads a node with clients until it has answered `enough`, kills it, and says what was tried and
/// what was answered.
async fn one_life(node: Node, cycle: usize, enough: usize) -> (Vec<String>, Answered) {
    let answers = Arc::new(AtomicUsize::new(0));
    let base = node.url("");
    let clients = (0..CLIENTS).map(|client| {
        let (base, answers) = (base.clone(), Arc::clone(&answers));
        tokio::spawn(async move {
            let http = Client::new();
            let (mut tried, mut answered) = (Vec::new(), Answered::new());
            for number in 0.. {
                let email = format!("c{cycle}-{client}-{number}@example.org");
                tried.push(email.clone());
                let Some(receipt) = send(&http, &base, &email).await else { break };
                answered.insert(email, receipt);
                answers.fetch_add(1, Ordering::SeqCst);
            }
            (tried, answered)
        })
    });
    let clients: Vec<_> = clients.collect();
    until("enough is answered", || async { answers.load(Ordering::SeqCst) >= enough }).await;
    node.kill();
    let (mut tried, mut answered) = (Vec::new(), Answered::new());
    for client in clients {
        let (more, receipts) = client.await.expect("the client ends");
        tried.extend(more);
        answered.extend(receipts);
    }
    (tried, answered)
}

/// The mails in the folder: recipient and Message-ID of each.
fn mails(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder.join("mails")) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let whole = paths.filter(|path| path.extension().is_some_and(|ending| ending == "eml"));
    whole
        .map(|path| {
            let bytes = std::fs::read(&path).expect("a mail");
            let mail = mail_parser::MessageParser::default().parse(&bytes).expect("it is a mail");
            let to = mail.to().and_then(|to| to.first()).and_then(|to| to.address());
            let id = mail.message_id().expect("it has an id").to_owned();
            (to.expect("it has a recipient").to_owned(), id)
        })
        .collect()
}

async fn survives(backend: Backend) {
    let database = Database::fresh(backend);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    load(folder, &database.url);
    let (mut tried, mut answered) = (Vec::new(), Answered::new());
    for cycle in 0..CYCLES {
        // Each life begins an hour later, so that what the dead had leased is free again.
        let at = format!("2022-06-02T{cycle:02}:00:00+02:00");
        let node = Node::serve(&mut process::command_at(folder, &database.url, &at));
        let (more, receipts) = one_life(node, cycle, 5 + cycle * 3).await;
        tried.extend(more);
        answered.extend(receipts);
    }
    // Before the first keys are forgotten, after 48 hours.
    let at = "2022-06-02T20:00:00+02:00";
    let node = Node::serve(&mut process::command_at(folder, &database.url, at));
    let (http, base) = (Client::new(), node.url(""));
    for some in tried.chunks(CLIENTS) {
        let again = some.iter().map(|email| send(&http, &base, email));
        for (email, again) in some.iter().zip(futures_util::future::join_all(again).await) {
            let again = again.expect("a node in peace answers");
            let first = answered.get(email).unwrap_or(&again);
            assert_eq!(&again, first, "the same key gets the first answer, also across a crash");
        }
    }
    let wanted: BTreeSet<String> = tried.iter().cloned().collect();
    until("every mail is written", || async {
        mails(folder).into_iter().map(|(to, _)| to).collect::<BTreeSet<_>>() == wanted
    })
    .await;
    assert!(node.stop().success(), "it stops well when it is asked to");

    assert_eq!(
        process::run(process::command_at(folder, &database.url, at).arg("doctor")),
        "All is well.\n"
    );
    let ids: BTreeSet<String> = mails(folder).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), tried.len(), "each message has an id of its own");
    assert_eq!(mails(folder).len(), tried.len(), "a mail that went out twice is the same file");
    let store =
        domain::Store::open(&database.url, domain::sql::Options::default()).expect("it opens");
    let now = at.parse().expect("a time");
    let (registered, taken) = store
        .read_now(now, |tx| -> domain::StoreResult<_> {
            let slug = SLUG.parse().expect("a slug");
            let conference = domain::conference::store::find(tx, &slug)?.expect("loaded");
            let counts = domain::registration::store::count(tx, conference.id)?;
            let places = domain::place::store::list(tx, conference.id)?;
            let place = places.iter().find(|each| each.key.as_str() == "on-site").expect("there");
            Ok((counts.iter().map(|(_, count)| *count).sum::<i64>(), i64::from(place.taken)))
        })
        .expect("it can be read");
    store.close();
    let expected = i64::try_from(tried.len()).expect("not so many");
    assert_eq!((registered, taken), (expected, expected), "each is there once");
    assert!(answered.len() >= CYCLES * 5, "the load was real: {}", answered.len());
}

#[actix_web::test]
async fn what_was_answered_survives_twenty_kills_on_sqlite() {
    survives(Backend::Sqlite).await;
}

#[actix_web::test]
async fn what_was_answered_survives_twenty_kills_on_postgres() {
    survives(Backend::Postgres).await;
}
