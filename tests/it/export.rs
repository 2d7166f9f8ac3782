//! A whole conference goes from one installation to another.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::actor::{Actor, Reach, Role};
use domain::conference::export::ops::{self, ImportError, Imported};
use domain::conference::export::{Export, ExportedRegistration};
use domain::{Fault as _, Kind};
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Answer, SLUG, TestApp, wish};
use tests::both;
use tests::database::Backend;
use tests::programme::moved;

/// What goes along.
const TABLES: [&str; 8] = [
    "conference",
    "place",
    "programme_draft",
    "programme_release",
    "registration",
    "registration_needs",
    "booking",
    "star",
];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Each row of a table as one text, in one order.
fn rows(url: &str, table: &str) -> Vec<String> {
    let mut lines: Vec<Line> = match url.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = SqliteConnection::establish(path).expect("the file opens");
            let columns = format!(
                "SELECT 'quote(' || group_concat(name, ') || '','' || quote(') || ')' AS line \
                 FROM pragma_table_info('{table}')"
            );
            let columns: Vec<Line> = diesel::sql_query(columns).load(&mut conn).expect("columns");
            let query = format!("SELECT {} AS line FROM {table}", columns[0].line);
            diesel::sql_query(query).load(&mut conn).expect("the rows")
        }
        None => {
            let mut conn = PgConnection::establish(url).expect("it answers");
            let query = format!("SELECT t::text AS line FROM {table} t");
            diesel::sql_query(query).load(&mut conn).expect("the rows")
        }
    };
    lines.sort_by(|one, other| one.line.cmp(&other.line));
    lines.into_iter().map(|row| row.line).collect()
}

fn all_rows(app: &TestApp) -> BTreeMap<&'static str, Vec<String>> {
    TABLES.into_iter().map(|table| (table, rows(app.store_url(), table))).collect()
}

fn execute(app: &TestApp, statement: &str) {
    match app.store_url().strip_prefix("sqlite:") {
        Some(path) => SqliteConnection::establish(path).expect("a file").batch_execute(statement),
        None => {
            PgConnection::establish(app.store_url()).expect("a server").batch_execute(statement)
        }
    }
    .expect("it is done");
}

/// A conference with a draft and a release, and people who hold, wait, are offered, have cancelled,
/// have needs and stars.
async fn busy(app: &TestApp) -> String {
    let token = app.organiser().await;
    app.draft_sample(&token).await;
    assert_eq!(app.publish(&token, 1, "First").await.status, 200);
    app.edit(&token, 1, &[moved("first", "22T13:00", "hall")]).await;
    app.register("ada@example.org", &["on-site", "dinner"]).await;
    app.register("bea@example.org", &["on-site", "dinner"]).await;
    let mut body = wish("clara@example.org", &["on-site", "dinner"]);
    body["diet"] = json!("=no nuts");
    body["access"] = json!("a ramp");
    body["needs_consent"] = json!(true);
    body["answers"] = json!({ "poster": "yes", "poster-title": "A; \"title\"", "years": 7.5 });
    let path = format!("/api/v1/conferences/{SLUG}/registrations");
    let made = app.post(&path, &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let ada = app.token("ada@example.org").await;
    let less = json!({ "places": ["on-site"] });
    let put = app.as_attendee(Method::PUT, "/api/v1/registration/places", &ada, Some(&less)).await;
    assert_eq!(put.status, 200, "{}", put.text);
    app.register("dora@example.org", &["on-site"]).await;
    let dora = app.token("dora@example.org").await;
    app.as_attendee(Method::DELETE, "/api/v1/registration", &dora, None).await;
    assert_eq!(app.standing("bea@example.org").await, ["on-site held", "dinner offered"]);
    assert_eq!(app.standing("clara@example.org").await, ["on-site held", "dinner waiting 1"]);
    let id = app.find("ada@example.org").await.expect("registered").id;
    execute(app, &format!("INSERT INTO star VALUES ('{id}', 'session/first', 1654000000000001)"));
    token
}

async fn export(app: &TestApp, token: &str, query: &str) -> Answer {
    app.ask(Method::GET, &format!("/api/v1/conferences/{SLUG}/export{query}"), token).await
}

async fn import(app: &TestApp, document: Export) -> Result<Imported, ImportError> {
    import_as(app, Actor::Operator, document).await
}

async fn import_as(app: &TestApp, actor: Actor, export: Export) -> Result<Imported, ImportError> {
    app.state.write(move |tx| ops::import(tx, &actor, &export, &|_| ())).await
}

fn parsed(text: &str) -> Export {
    Export::parse(text).expect("it is a document")
}

fn other(backend: Backend) -> Backend {
    if backend == Backend::Sqlite { Backend::Postgres } else { Backend::Sqlite }
}

both! {
    async fn another_installation_gets_the_same_state(app) {
        let token = busy(&app).await;
        let taken = export(&app, &token, "?registrations=true").await;
        assert_eq!((taken.status, taken.header("content-type")), (200, "application/json"));
        let name = format!("attachment; filename=\"{SLUG}.json\"");
        assert_eq!(taken.header("content-disposition"), name);
        assert_eq!(taken.header("cache-control"), "no-store");

        let copy = TestApp::start_empty(app.backend(), |_| {}).await;
        let document = parsed(&taken.text);
        let id = document.id;
        assert_eq!(import(&copy, document.clone()).await.expect("it is new"), Imported::New(id));
        let (ours, theirs) = (all_rows(&app), all_rows(&copy));
        for table in TABLES {
            assert!(!ours[table].is_empty(), "{table} has rows");
            assert_eq!(ours[table], theirs[table], "{table}");
        }
        assert_eq!(rows(copy.store_url(), "outbox"), Vec::<String>::new(), "nobody is written to");

        assert_eq!(import(&copy, document.clone()).await.expect("the same"), Imported::Same(id));
        assert_eq!(all_rows(&copy), theirs, "the same again changes nothing");
        let published = copy.published("first").await;
        assert_eq!(published["starts"], "2022-09-22T09:00:00");

        let across = TestApp::start_empty(other(app.backend()), |_| {}).await;
        import(&across, document).await.expect("it is new");
        let owner = across.staff("owner@example.org", (Reach::All, Role::Owner)).await;
        let again = export(&across, &owner, "?registrations=true").await;
        assert_eq!(again.text, taken.text, "the other database gives the same document");
    }

    async fn life_goes_on_after_an_import(app) {
        let token = busy(&app).await;
        let taken = parsed(&export(&app, &token, "?registrations=true").await.text);
        let copy = TestApp::start_empty(app.backend(), |_| {}).await;
        import(&copy, taken).await.expect("it is new");
        assert_eq!(copy.standing("bea@example.org").await, ["on-site held", "dinner offered"]);
        let late = copy.register("emil@example.org", &["on-site", "dinner"]).await.json();
        assert_eq!(tests::app::standings(&late), ["on-site held", "dinner waiting 2"]);
        let owner = copy.staff("owner@example.org", (Reach::All, Role::Owner)).await;
        let edited = copy.edit(&owner, 2, &[moved("second", "22T14:00", "hall")]).await;
        assert_eq!((edited.status, &edited.json()["version"]), (200, &json!(3)), "{}", edited.text);
        let wrong = copy.read(|tx| domain::place::ops::recount(tx, false)).await;
        assert_eq!(wrong, [], "every seat is counted");
    }

    async fn without_registrations_nothing_of_people_goes_along(app) {
        let token = busy(&app).await;
        let taken = export(&app, &token, "").await;
        for secret in ["ada@example.org", "no nuts", "Sample University"] {
            assert!(!taken.text.contains(secret), "{secret}");
        }
        let copy = TestApp::start_empty(app.backend(), |_| {}).await;
        import(&copy, parsed(&taken.text)).await.expect("it is new");
        for table in ["conference", "programme_draft", "programme_release"] {
            assert_eq!(rows(app.store_url(), table), rows(copy.store_url(), table), "{table}");
        }
        for table in ["registration", "registration_needs", "booking", "star"] {
            assert_eq!(rows(copy.store_url(), table), Vec::<String>::new(), "{table}");
        }
        let first = copy.register("ada@example.org", &["on-site", "dinner"]).await.json();
        assert_eq!(tests::app::standings(&first), ["on-site held", "dinner held"]);
        let same = import(&copy, parsed(&taken.text)).await.expect("it is as the file says");
        assert!(matches!(same, Imported::Same(_)));
        assert!(copy.find("ada@example.org").await.is_some(), "who came since then stays");
    }

    async fn what_is_there_is_never_changed(app) {
        let token = busy(&app).await;
        let taken = parsed(&export(&app, &token, "?registrations=true").await.text);
        app.register("emil@example.org", &["on-site"]).await;
        let before = all_rows(&app);
        let refused = import(&app, taken.clone()).await.expect_err("it differs");
        assert_eq!((refused.kind(), refused.code()), (Kind::Conflict, "conference-exists"));
        let mut renamed = taken.clone();
        renamed.definition.slug = "renamed-2022".parse().expect("a slug");
        let refused = import(&app, renamed.clone()).await.expect_err("its id is taken");
        assert_eq!(refused.code(), "conference-exists");
        renamed.id = "0180f0d0-0000-7000-8000-000000000001".parse().expect("an id");
        let refused = import(&app, renamed).await.expect_err("its places are taken");
        assert_eq!((refused.kind(), refused.code()), (Kind::Conflict, "export-taken"));
        assert_eq!(all_rows(&app), before);

        let copy = TestApp::start_empty(app.backend(), |_| {}).await;
        let damaged = Export {
            registrations: taken.registrations.clone().map(|mut all| {
                all.truncate(1);
                let again: Vec<ExportedRegistration> = all.clone();
                all.extend(again);
                all
            }),
            ..taken.clone()
        };
        let refused = import(&copy, damaged).await.expect_err("somebody is there twice");
        assert_eq!((refused.kind(), refused.code()), (Kind::Invalid, "export-contradictory"));
        assert!(refused.to_string().contains("is there twice"), "{refused}");
        assert_eq!(rows(copy.store_url(), "conference"), Vec::<String>::new(), "nothing half");
        let refused = import_as(&copy, Actor::Visitor, taken).await.expect_err("who is that?");
        assert_eq!((refused.kind(), refused.code()), (Kind::Forbidden, "sign-in-needed"));
    }

    async fn who_may_not_see_registrations_takes_none_out(app) {
        busy(&app).await;
        let here = Reach::One(app.conference_id().await);
        let chair = app.staff("chair@example.org", (here, Role::TrackChair)).await;
        assert_eq!(export(&app, &chair, "").await.status, 200);
        let refused = export(&app, &chair, "?registrations=true").await;
        assert_eq!((refused.status, &refused.json()["code"]), (403, &json!("role-needed")));
        assert!(!refused.text.contains("ada@example.org"));
        let id = app.conference_id().await.to_string();
        let deeds = app.read(move |tx| domain::audit::store::list(tx, &id)).await;
        let taken: Vec<_> = deeds.iter().filter(|deed| deed.action == "conference.export").collect();
        assert_eq!(taken.len(), 1, "what was refused was not done");
        assert_eq!(taken[0].after.as_deref(), Some("{\"registrations\":false}"));
    }

    async fn the_form_is_chosen_by_the_query_or_by_what_is_accepted(app) {
        let token = busy(&app).await;
        let path = format!("/api/v1/conferences/{SLUG}/export");
        let ask = |query: &str, accept: &str| {
            let request = app.http.get(app.url(&format!("{path}{query}"))).bearer_auth(&token);
            request.header("Accept", accept)
        };
        let cases = [
            ("", "*/*", "application/json"),
            ("", "application/zip", "application/zip"),
            ("?form=json", "application/zip", "application/json"),
            ("?form=zip&registrations=true", "*/*", "application/zip"),
        ];
        for (query, accept, expected) in cases {
            let answer = ask(query, accept).send().await.expect("an answer");
            assert_eq!(answer.headers()["content-type"], expected, "{query} {accept}");
            let bytes = answer.bytes().await.expect("the body");
            let is_zip = bytes.starts_with(b"PK\x03\x04");
            assert_eq!(is_zip, expected == "application/zip", "{query} {accept}");
        }
        let wrong: Value = app.send(ask("?form=xml", "*/*")).await.json();
        assert_eq!(wrong["code"], "malformed-query");
    }
}
