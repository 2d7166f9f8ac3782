//! Several processes on one PostgreSQL: nobody leads, and together they are as careful as one.

use std::collections::BTreeSet;

use reqwest::Client;
use serde_json::Value;
use tests::app::{SLUG, standings, wish};
use tests::database::{Backend, Database};
use tests::process::{self, Node};
use tests::wait::until;

const PEOPLE: usize = 60;
const SEATS: usize = 20;

#[actix_web::test]
async fn two_nodes_give_each_seat_once_and_send_each_mail_once() {
    let database = Database::fresh(Backend::Postgres);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let file = folder.join("conference.toml");
    std::fs::write(&file, tests::conference::file_with_capacity("on-site", 20)).expect("written");
    process::run(
        process::command(folder, &database.url).args(["conference", "load", "--yes"]).arg(file),
    );
    let nodes = [0, 1].map(|_| Node::serve(&mut process::command(folder, &database.url)));
    let key = std::fs::read(folder.join("plenum.key")).expect("the nodes share a key");
    assert!(!key.is_empty());

    let http = Client::new();
    let everybody = (0..PEOPLE).map(|number| {
        let url = nodes[number % 2].url(&format!("/api/v1/conferences/{SLUG}/registrations"));
        let request = http.post(url).json(&wish(&format!("p{number}@example.org"), &["on-site"]));
        tokio::spawn(async move {
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status().as_u16(), 201);
            answer.json::<Value>().await.expect("a receipt")
        })
    });
    let everybody: Vec<_> = everybody.collect();
    let mut got = Vec::new();
    for each in everybody {
        got.extend(standings(&each.await.expect("it ends")));
    }
    let held = got.iter().filter(|line| *line == "on-site held").count();
    let positions: BTreeSet<&String> = got.iter().filter(|line| line.contains("waiting")).collect();
    assert_eq!((held, positions.len()), (SEATS, PEOPLE - SEATS), "{got:?}");

    let count = || {
        std::fs::read_dir(folder.join("mails")).map_or(0, |mails| {
            mails
                .filter(|mail| {
                    mail.as_ref().is_ok_and(|it| it.path().extension().is_some_and(|e| e == "eml"))
                })
                .count()
        })
    };
    until("every mail is written", || async { count() == PEOPLE }).await;
    for node in nodes {
        assert!(node.stop().success());
    }
    let said = process::run(process::command(folder, &database.url).arg("doctor"));
    assert_eq!((said.as_str(), count()), ("All is well.\n", PEOPLE));
}
