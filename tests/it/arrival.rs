//! How requests arrive: too slowly, or asking for the head alone.

use tests::app::{SLUG, TestApp};
use tests::database::Backend;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[actix_web::test]
async fn a_body_that_trickles_in_is_given_up() {
    let app = TestApp::start_empty(Backend::Sqlite, |config| config.limits.request_s = 1).await;
    app.load(&tests::conference::file()).await;
    let mut stream = TcpStream::connect(app.address).await.expect("it listens");
    let head = format!(
        "POST /api/v1/conferences/{SLUG}/registrations HTTP/1.1\r\nHost: x\r\n\
         Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"given_name\":"
    );
    stream.write_all(head.as_bytes()).await.expect("the head is sent");
    let mut answer = vec![0; 12];
    stream.read_exact(&mut answer).await.expect("an answer, although the body never ends");
    assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 408");
    app.stop().await;
}

#[actix_web::test]
async fn head_is_answered_as_get_without_the_body() {
    let app = TestApp::start(Backend::Sqlite).await;
    for path in
        [format!("/conferences/{SLUG}"), "/api/v1/conferences".to_owned(), "/nothing".to_owned()]
    {
        let full = app.get(&path).await;
        let head = app.send(app.http.head(app.url(&path))).await;
        assert_eq!((head.status, head.text.as_str()), (full.status, ""), "{path}");
        assert_eq!(head.header("content-length"), full.text.len().to_string(), "{path}");
        assert_eq!(head.header("content-type"), full.header("content-type"), "{path}");
    }
    app.stop().await;
}
