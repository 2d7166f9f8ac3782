//! The log says what happened, and nothing about anybody.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use reqwest::Method;
use serde_json::json;
use tests::app::wish;
use tests::both;
use tracing_subscriber::EnvFilter;

/// All lines of this process.
#[derive(Clone, Debug, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Lines {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

/// Collects what every thread of this process logs, as `log = "debug"` would.
fn collected() -> Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    let start = || {
        let lines = Lines::default();
        let writer = lines.clone();
        // Without what the client of the tests says.
        let filter = EnvFilter::new("debug,hyper=off,hyper_util=off,reqwest=off");
        let format = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false);
        format.with_writer(move || writer.clone()).init();
        lines
    };
    LINES.get_or_init(start).clone()
}

both! {
    async fn the_log_names_no_person_and_no_secret(app) {
        let lines = collected();
        let mut body = wish("quintilia@example.org", &["on-site"]);
        body["given_name"] = json!("Quintilia");
        body["family_name"] = json!("Zinnober");
        body["affiliation"] = json!("Wunderkammer");
        body["diet"] = json!("no walnuts");
        body["needs_consent"] = json!(true);
        let path = "/api/v1/conferences/testkongress-2022/registrations";
        assert_eq!(app.post(path, &body).await.status, 201);
        assert_eq!(app.post(path, &body).await.status, 201, "again");
        body["country"] = json!("Zinnoberland");
        assert_eq!(app.post(path, &body).await.status, 422);
        let broken = app.http.post(app.url(path)).header("Content-Type", "application/json");
        assert_eq!(app.send(broken.body(r#"{"Zinnober": "#)).await.status, 422);
        let link = app.token("quintilia@example.org").await;
        let shown = app.as_attendee(Method::GET, "/api/v1/registration", &link, None).await;
        assert_eq!(shown.status, 200);
        let feed = app.as_attendee(Method::POST, "/api/v1/registration/feed", &link, None).await;
        let feed = feed.json()["address"].as_str().expect("an address").to_owned();
        let feed = feed.rsplit('/').next().unwrap_or_default().trim_end_matches(".ics").to_owned();
        assert_eq!(app.get(&format!("/feeds/{feed}.ics?alarm=15")).await.status, 200);
        assert_eq!(app.get(&format!("/feeds/{feed}.ics?alarm=x")).await.status, 422);
        assert_eq!(app.get(&format!("/feeds/{feed}.pdf")).await.status, 404);
        let sign_in = json!({ "email": "quintilia@example.org", "password": "Zinnober Zinnober" });
        assert_eq!(app.post("/api/v1/sign-ins", &sign_in).await.status, 422);
        let staff = app.organiser().await;
        assert_eq!(app.ask(Method::GET, &format!("{path}?text=Quintilia"), &staff).await.status, 200);
        assert_eq!(app.ask(Method::GET, &format!("/nowhere/{link}"), &staff).await.status, 404);
        // What a worker does, and what fails inside.
        app.keep_up().await;
        app.state.store.clone().close();
        assert_eq!(app.post(path, &body).await.status, 503);

        let text = lines.text();
        assert!(text.contains("/api/v1/conferences/{slug}/registrations"), "requests are logged: {text}");
        assert!(text.contains("/feeds/{token}.ics"), "by their route: {text}");
        let secrets = [
            "Quintilia", "quintilia", "Zinnober", "Wunderkammer", "walnuts", link.as_str(), staff.as_str(),
            feed.as_str(),
        ];
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} is in the log:\n{text}");
        }
    }
}
