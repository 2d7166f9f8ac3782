//! The OpenAPI document says what the API does, and docs/ keeps what it says.

use std::collections::BTreeSet;

use serde_json::Value;
use tests::both;

use crate::routes;

fn document() -> Value {
    serde_json::from_str(&api::openapi::text().expect("the document")).expect("JSON")
}

/// `METHOD path` of every operation, and whether it needs a secret.
fn operations(document: &Value) -> BTreeSet<(String, bool)> {
    let mut found = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let is_guarded = operation.get("security").is_some();
            found.insert((format!("{} {path}", method.to_uppercase()), is_guarded));
        }
    }
    found
}

#[test]
fn the_kept_document_is_the_one_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == api::openapi::text().expect("the document"),
        "docs/openapi.json is not what the code says; run: cargo run -- openapi > docs/openapi.json"
    );
}

#[test]
fn the_document_has_every_route_of_the_api_and_no_other() {
    let routes = routes::golden();
    let routes = routes.iter().filter(|route| route.path.starts_with("/api/"));
    let routes: BTreeSet<_> = routes
        .map(|route| (format!("{} {}", route.method, route.path), route.who != "anybody"))
        .collect();
    assert_eq!(operations(&document()), routes);
}

#[test]
fn every_refusal_of_the_document_is_a_problem() {
    let document = document();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let responses = operation["responses"].as_object().expect("responses");
            for (status, response) in
                responses.iter().filter(|(status, _)| status.as_str() >= "400")
            {
                let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/Problem", "{method} {path} {status}");
            }
        }
    }
}

both! {
    async fn the_document_is_served(app) {
        let served = app.get("/api/v1/openapi.json").await;
        assert_eq!((served.status, served.header("content-type")), (200, "application/json"));
        assert_eq!(served.json(), document());
        assert_eq!(served.json()["openapi"], "3.1.0");
    }
}
