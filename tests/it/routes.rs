//! Every route is on the list of who may call it, and the list is right.

use std::collections::BTreeSet;
use std::path::Path;

use api::http::form_key::FormKey;
use domain::actor::{Reach, Role};
use domain::outbox::Failure;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;
use tests::app::TestApp;
use tests::both;

const LIST: &str = include_str!("routes.txt");

/// One route of the list.
#[derive(Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub who: &'static str,
    /// What each of [`roles`] gets, where `who` is staff.
    statuses: Vec<u16>,
}

/// The list.
pub fn golden() -> Vec<Route> {
    let lines = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let routes = lines.map(|line| {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_else(|| panic!("routes.txt: {line}"));
        let (method, path, who) = (word(), word(), word());
        let statuses: Vec<u16> = words.map(|word| word.parse().expect("a status")).collect();
        assert_eq!(statuses.len(), if who == "staff" { 6 } else { 0 }, "routes.txt: {line}");
        assert!(
            ["anybody", "attendee", "speaker", "signed-in", "staff"].contains(&who),
            "routes.txt: {line}"
        );
        Route { method, path, who, statuses }
    });
    routes.collect()
}

/// `METHOD path` of every attribute that makes a function answer a route.
fn written(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            written(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source");
        // A long path stands in a line of its own.
        let text = text.replace("(\n    \"/", "(\"/");
        // The API stands under a scope of its own.
        let is_api = path.components().any(|part| part.as_os_str() == "json")
            || path.file_name().is_some_and(|name| name == "openapi.rs");
        let scope = if is_api { "/api" } else { "" };
        for method in ["get", "post", "put", "patch", "delete", "head"] {
            let attribute = format!("#[{method}(\"");
            for rest in text.split(&attribute).skip(1) {
                let route = rest.split('"').next().unwrap_or_default();
                found.insert(format!("{} {scope}{route}", method.to_uppercase()));
            }
        }
        // What this test could not see.
        for other in ["#[route(", "web::resource(", ".route(", "web::get()"] {
            assert!(!text.contains(other), "{}: name the route in an attribute", path.display());
        }
    }
}

#[test]
fn every_route_is_on_the_list() {
    let mut found = BTreeSet::new();
    written(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/api/src"), &mut found);
    let listed: BTreeSet<_> =
        golden().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    let missing: Vec<_> = found.difference(&listed).collect();
    assert!(missing.is_empty(), "add these to tests/it/routes.txt: {missing:#?}");
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "take these out of tests/it/routes.txt: {gone:#?}");
}

/// The secrets of those in the columns of the list.
async fn roles(app: &TestApp) -> [(&'static str, Option<String>); 6] {
    let here = Reach::One(app.conference_id().await);
    app.load(&tests::conference::file().replace("testkongress-2022", "other-2022")).await;
    let slug = "other-2022".parse().expect("a slug");
    let other = app.read(move |tx| domain::conference::store::find(tx, &slug)).await;
    let there = Reach::One(other.expect("it is loaded").id);
    [
        ("nobody", None),
        ("owner", Some(app.staff("owner@example.org", (here, Role::Owner)).await)),
        ("organiser", Some(app.staff("organiser@example.org", (here, Role::Organiser)).await)),
        ("track-chair", Some(app.staff("chair@example.org", (here, Role::TrackChair)).await)),
        ("check-in", Some(app.staff("door@example.org", (here, Role::CheckIn)).await)),
        ("elsewhere", Some(app.staff("elsewhere@example.org", (there, Role::Owner)).await)),
    ]
}

/// What a route of the API takes and changes nothing with.
fn body(path: &str) -> serde_json::Value {
    if path.ends_with("/draft/edits") {
        json!({ "seen": 0, "edits": [] })
    } else if path.contains("/programme/") {
        json!({ "seen": 0 })
    } else if path.ends_with("/leave-out") {
        json!({ "reason": "They know." })
    } else if path.ends_with("/invites/answers") {
        json!({ "uid": "none@example.org", "seen": 0, "answer": "accepted" })
    } else if path.contains("/invites/answers/") {
        json!({ "counts": true })
    } else if path.contains("/speakers/") {
        json!({ "email": "ada@example.org", "language": "en" })
    } else {
        json!({ "places": [] })
    }
}

/// A path of this route: the first of several words, and names of nothing.
fn plain(path: &str) -> String {
    let part = |part: &str| match part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(name) => {
            let words = name.split_once(':').map_or("nothing", |(_, words)| words);
            words.split('|').next().unwrap_or_default().to_owned()
        }
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Sends what a route takes, with the secret where that part of the site looks for it.
async fn call(app: &TestApp, route: &Route, path: &str, secret: Option<&str>) -> (u16, String) {
    let method = Method::from_bytes(route.method.as_bytes()).expect("a method");
    let mut request = app.http.request(method.clone(), app.url(path));
    request = match secret {
        None => request,
        Some(secret) if path.starts_with("/api/") => request.bearer_auth(secret),
        Some(secret) => request.header("Cookie", format!("plenum-staff={secret}")),
    };
    if method == Method::POST && !path.starts_with("/api/") {
        let key = FormKey::new(&app.state.links, secret.unwrap_or_default());
        request = request.form(&[("form_key", key.as_str())]);
    } else if matches!(method, Method::POST | Method::PUT) {
        request = request.json(&body(route.path));
    }
    let answer = app.send(request).await;
    (answer.status, answer.text)
}

/// The first message of the conference, given up by a worker.
async fn dead_message(app: &TestApp) -> String {
    let give_up = |tx: &mut domain::Tx<'_>| {
        for each in domain::outbox::ops::lease(tx, "w", 1, SignedDuration::from_mins(1))? {
            domain::outbox::ops::failed(tx, &each, "w", &Failure::Final("550".to_owned()))?;
        }
        Ok::<_, domain::StoreError>(())
    };
    app.state.write(give_up).await.expect("settled");
    let conference = app.conference_id().await;
    let listed =
        app.read(move |tx| domain::outbox::store::list(tx, conference, None, None, 1)).await;
    listed[0].id.to_string()
}

both! {
    async fn each_role_gets_what_the_list_says(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let registration = app.find("ada@example.org").await.expect("registered").id.to_string();
        let roles = roles(&app).await;
        for route in golden().iter().filter(|route| route.who == "staff") {
            for ((role, secret), expected) in roles.iter().zip(&route.statuses) {
                let message = dead_message(&app).await;
                let id = if route.path.contains("/outbox/") { &message } else { &registration };
                let path = route.path.replace("{slug}", "testkongress-2022").replace("{id}", id);
                let path = plain(&path.replace("{number}", "1"));
                let (status, text) = call(&app, route, &path, secret.as_deref()).await;
                assert_eq!(status, *expected, "{} {path} by {role}: {text}", route.method);
            }
        }
    }

    async fn a_secret_opens_nothing_but_its_own_doors(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let link = app.token("ada@example.org").await;
        let staff = app.organiser().await;
        let wrong = [None, Some(""), Some("0000"), Some(link.as_str()), Some(staff.as_str())];
        let guarded = golden().into_iter().filter(|route| route.path.starts_with("/api/"));
        for route in guarded.filter(|route| route.who != "anybody") {
            let own = if route.who == "attendee" { &link } else { &staff };
            let path = route.path.replace("{slug}", "testkongress-2022").replace("{place}", "dinner");
            let path = path.replace("{id}", "0180f0d0-0000-7000-8000-000000000000");
            for secret in wrong.iter().filter(|secret| **secret != Some(own.as_str())) {
                let (status, text) = call(&app, &route, &path, *secret).await;
                assert_eq!(status, 401, "{} {path} with {secret:?}: {text}", route.method);
            }
        }
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"], "nothing happened");
    }

    async fn what_anybody_may_call_asks_for_no_secret(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        assert_eq!(app.publish(&token, 1, "").await.status, 200);
        for route in golden().iter().filter(|route| route.who == "anybody") {
            let path = route.path.replace("{slug}", "testkongress-2022");
            // Mails are taken from whoever signs them, and from nobody without a secret to sign with.
            if path.contains('{') || path == "/api/v1/mail" {
                continue;
            }
            let (status, text) = call(&app, route, &path, None).await;
            assert!(!matches!(status, 401 | 403 | 404 | 500), "{} {path}: {status} {text}", route.method);
        }
    }
}
