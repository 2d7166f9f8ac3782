//! What everybody reads is made once, and kept until it changes.

use std::io::Read as _;
use std::net::TcpListener;

use api::State;
use domain::Store;
use domain::registration::LinkKey;
use domain::sql::Options;
use reqwest::Method;
use serde_json::json;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::database::Backend;
use tests::programme::moved;
use tests::visitor::Visitor;
use tests::wait::until;

use super::programme::release;

const EARLY: &str = "<time datetime=\"2022-09-22T09:00:00+02:00\">";
const LATE: &str = "<time datetime=\"2022-09-22T13:00:00+02:00\">";

fn path() -> String {
    format!("/conferences/{SLUG}/programme")
}

/// Asks for the page with some headers: status, headers, the bytes as they are sent.
async fn ask(
    app: &TestApp,
    method: Method,
    headers: &[(&str, &str)],
) -> (u16, reqwest::header::HeaderMap, Vec<u8>) {
    let mut request = app.http.request(method, app.url(&path()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    (status, headers, answer.bytes().await.expect("a body").to_vec())
}

fn header<'h>(headers: &'h reqwest::header::HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Moves the first session and releases it as the second release.
async fn release_later(app: &TestApp, token: &str) {
    assert_eq!(app.edit(token, 1, &[moved("first", "22T13:00", "hall")]).await.status, 200);
    assert_eq!(app.publish(token, 2, "").await.status, 200);
}

both! {
    async fn each_encoding_holds_the_same_page(app) {
        release(&app, &[]).await;
        let (status, headers, plain) = ask(&app, Method::GET, &[]).await;
        assert_eq!((status, header(&headers, "content-encoding")), (200, ""));
        assert_eq!(header(&headers, "content-type"), "text/html; charset=utf-8");
        assert_eq!(header(&headers, "cache-control"), "public, max-age=0, must-revalidate");
        assert_eq!(header(&headers, "vary"), "Accept-Encoding, Accept-Language, Cookie");
        assert_eq!(header(&headers, "last-modified"), "Wed, 01 Jun 2022 07:00:00 GMT");
        let tag = header(&headers, "etag").trim_matches('"').to_owned();
        assert_eq!(tag.len(), 24, "{tag}");

        let (_, headers, sent) = ask(&app, Method::GET, &[("accept-encoding", "gzip, br;q=0")]).await;
        assert_eq!(header(&headers, "content-encoding"), "gzip");
        assert_eq!(header(&headers, "etag"), format!("\"{tag}-gzip\""));
        let mut opened = Vec::new();
        flate2::read::GzDecoder::new(sent.as_slice()).read_to_end(&mut opened).expect("gzip");
        assert!(opened == plain, "the same bytes");

        let (_, headers, sent) = ask(&app, Method::GET, &[("accept-encoding", "gzip, deflate, br, zstd")]).await;
        assert_eq!(header(&headers, "content-encoding"), "br");
        assert_eq!(header(&headers, "etag"), format!("\"{tag}-br\""));
        let mut opened = Vec::new();
        brotli::Decompressor::new(sent.as_slice(), 4_096).read_to_end(&mut opened).expect("brotli");
        assert!(opened == plain, "the same bytes");
    }

    async fn who_has_the_page_gets_no_body(app) {
        release(&app, &[]).await;
        let (_, headers, _) = ask(&app, Method::GET, &[("accept-encoding", "br")]).await;
        let tag = header(&headers, "etag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let wish = [("if-none-match", known.as_str()), ("accept-encoding", "br")];
            let (status, headers, body) = ask(&app, Method::GET, &wish).await;
            assert_eq!((status, body.len(), header(&headers, "etag")), (304, 0, tag.as_str()), "{known}");
            assert_eq!(header(&headers, "cache-control"), "public, max-age=0, must-revalidate");
        }
        let (status, _, body) = ask(&app, Method::GET, &[("if-none-match", "\"other\"")]).await;
        assert_eq!((status, body.is_empty()), (200, false));
        let (status, headers, body) = ask(&app, Method::HEAD, &[("accept-encoding", "br")]).await;
        assert_eq!((status, body.len(), header(&headers, "etag")), (200, 0, tag.as_str()));
    }

    async fn a_release_is_seen_at_once_and_a_conference_too(app) {
        let token = release(&app, &[]).await;
        let visitor = Visitor::new(&app);
        let before = visitor.get_in(&path(), "en").await;
        let again = visitor.get_in(&path(), "en").await;
        assert!(before.text.contains(EARLY) && before.text == again.text, "{}", before.text);
        release_later(&app, &token).await;
        let after = visitor.get_in(&path(), "en").await;
        assert!(after.text.contains(LATE) && !after.text.contains(EARLY), "{}", after.text);
        assert_ne!(before.header("etag"), after.header("etag"));
        let path = app.programme_path("/releases/2/take-back");
        assert_eq!(app.send_json(Method::POST, &path, &token, &json!({})).await.status, 200);
        let back = visitor.get_in(&self::path(), "en").await;
        assert!(back.text.contains(EARLY), "{}", back.text);

        app.load(&tests::conference::file().replace("\"Test Congress\"", "\"Renamed Congress\"")).await;
        let renamed = visitor.get_in(&self::path(), "en").await.text;
        assert!(renamed.contains("Renamed Congress") && !renamed.contains("Test Congress"), "{renamed}");
    }

    async fn a_page_does_not_depend_on_who_asked_first(app) {
        release(&app, &[]).await;
        let visitor = Visitor::new(&app);
        let chosen = visitor.get(&format!("{}?lang=sv&from=elsewhere", path())).await;
        assert!(chosen.text.contains("<html lang=\"sv\">"), "{}", chosen.text);
        assert!(!chosen.text.contains("elsewhere"), "{}", chosen.text);
        assert_eq!(chosen.header("cache-control"), "private, max-age=0, must-revalidate");
        assert!(chosen.header("set-cookie").starts_with("plenum-language=sv;"));
        let remembered = visitor.get(&path()).await;
        assert_eq!((remembered.header("set-cookie"), remembered.text == chosen.text), ("", true));
        let (_, headers, german) = ask(&app, Method::GET, &[("accept-language", "de")]).await;
        let german = String::from_utf8(german).expect("text");
        assert!(german.contains("<html lang=\"de\">"), "{german}");
        assert_ne!(header(&headers, "etag"), chosen.header("etag"));
    }
}

#[actix_web::test]
async fn what_there_is_no_room_for_is_made_anew() {
    let app = TestApp::start_empty(Backend::Sqlite, |config| config.limits.kept_mib = 0).await;
    app.load(&tests::conference::file()).await;
    let token = release(&app, &[]).await;
    for _ in 0..2 {
        let (status, _, body) = ask(&app, Method::GET, &[]).await;
        assert_eq!((status, String::from_utf8_lossy(&body).contains(EARLY)), (200, true));
    }
    release_later(&app, &token).await;
    let (_, _, body) = ask(&app, Method::GET, &[]).await;
    assert!(String::from_utf8_lossy(&body).contains(LATE));
}

#[actix_web::test]
async fn another_node_sees_a_release_soon() {
    let app = TestApp::start(Backend::Postgres).await;
    let token = release(&app, &[]).await;
    let options = Options { queue: 64, readers: 2, host: "plenum.example.org".to_owned() };
    let store = Store::open(app.store_url(), options).expect("the store opens");
    let config = api::config::Config::clone(&app.state.config);
    let other = State::new(store, app.clock.clock(), LinkKey::new([7; 32]), config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}{}", listener.local_addr().expect("an address"), path());
    let running = api::serve(other.clone(), listener, 1).expect("the server starts");
    let there = || async { app.send(app.http.get(&url)).await.text };
    assert!(there().await.contains(EARLY));

    release_later(&app, &token).await;
    let here = app.get(&path()).await.text;
    assert!(here.contains(LATE) && !here.contains(EARLY), "{here}");
    let began = std::time::Instant::now();
    until("the other node has the release", || async { there().await.contains(LATE) }).await;
    let waited = began.elapsed();
    assert!(waited < std::time::Duration::from_secs(5), "{waited:?} is not soon");

    running.stop().await.expect("the server ends well");
    other.store.clone().close();
    app.stop().await;
}
