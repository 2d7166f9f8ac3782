//! Behind a proxy that ends TLS: what browsers are told, and whose address counts.

use tests::app::{SLUG, TestApp, wish};
use tests::database::Backend;

/// A Plenum whose proxy is this machine, and that lets an address register once in a minute.
async fn behind(trusted: &[&str]) -> TestApp {
    let proxies = trusted.iter().map(|each| each.parse().expect("an address")).collect();
    let app = TestApp::start_empty(Backend::Sqlite, |config| {
        config.base_url = "https://plenum.example.org".parse().expect("an address");
        config.trusted_proxies = proxies;
        config.limits.registrations_per_minute = 1;
    })
    .await;
    app.load(&tests::conference::file()).await;
    app
}

async fn register(app: &TestApp, email: &str, forwarded: &str) -> u16 {
    let path = format!("/api/v1/conferences/{SLUG}/registrations");
    let request = app.http.post(app.url(&path)).header("x-forwarded-for", forwarded);
    app.send(request.json(&wish(email, &["on-site"]))).await.status
}

#[actix_web::test]
async fn a_trusted_proxy_says_whose_request_it_is() {
    let app = behind(&["127.0.0.1", "192.0.2.9"]).await;
    assert_eq!(register(&app, "ada@example.org", "198.51.100.1").await, 201);
    assert_eq!(register(&app, "bo@example.org", "198.51.100.1").await, 429);
    assert_eq!(register(&app, "cleo@example.org", "198.51.100.2, 192.0.2.9").await, 201);
    // Whoever asks may write what they like before what the proxy adds.
    assert_eq!(register(&app, "dora@example.org", "203.0.113.7, 198.51.100.1").await, 429);
    app.stop().await;
}

#[actix_web::test]
async fn nobody_else_is_believed() {
    let app = behind(&[]).await;
    assert_eq!(register(&app, "ada@example.org", "198.51.100.1").await, 201);
    assert_eq!(register(&app, "bo@example.org", "198.51.100.2").await, 429);
    app.stop().await;
}

#[actix_web::test]
async fn with_tls_the_cookie_is_for_this_host_over_tls_alone() {
    let app = behind(&["127.0.0.1"]).await;
    register(&app, "ada@example.org", "198.51.100.1").await;
    let token = app.token("ada@example.org").await;
    let opened = app.get(&format!("/registration/open/{token}")).await;
    let cookie = opened.header("set-cookie");
    assert!(cookie.starts_with("__Host-plenum-registration="), "{cookie}");
    for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let policy = opened.header("strict-transport-security");
    assert_eq!(policy, "max-age=31536000; includeSubDomains");
    app.stop().await;
}
