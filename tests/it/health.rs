//! Whether the process lives, and whether it can work.

use serde_json::json;
use tests::both;
use tests::database::Backend;

both! {
    async fn a_running_plenum_lives_and_is_ready(app) {
        for path in ["/livez", "/readyz"] {
            let answer = app.get(path).await;
            assert_eq!((answer.status, answer.text.as_str()), (200, "ok"), "{path}");
        }
    }

    async fn without_its_database_it_lives_but_is_not_ready(app) {
        match app.backend() {
            // A file does not go away from who has it open; so the store lets go of it.
            Backend::Sqlite => app.state.store.clone().close(),
            Backend::Postgres => tests::postgres::drop_database(app.store_url()),
        }
        let ready = app.get("/readyz").await;
        assert_eq!((ready.status, &ready.json()["code"]), (503, &json!("database-gone")), "{}", ready.text);
        assert_eq!(ready.header("retry-after"), "2");
        let refused = app.register("ada@example.org", &["on-site"]).await;
        assert_eq!((refused.status, &refused.json()["code"]), (503, &json!("database-gone")));
        assert_eq!(app.get("/livez").await.status, 200);
    }

    async fn connections_that_broke_are_made_anew(app) {
        app.register("ada@example.org", &["on-site"]).await;
        if app.backend() == Backend::Postgres {
            tests::postgres::end_connections(app.store_url());
        }
        assert_eq!(app.get("/readyz").await.status, 200);
        assert_eq!(app.register("bo@example.org", &["on-site"]).await.status, 201);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"]);
    }
}
