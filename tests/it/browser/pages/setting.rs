//! What is there to be looked at: conferences, their programmes, and people in each state.

use std::collections::BTreeMap;

use domain::actor::{Actor, Reach, Role};
use domain::programme;
use serde_json::json;
use tests::app::{SLUG, TestApp, wish};

use crate::browser::cancel;

/// Loads the conference that the program is shipped with, and releases its sample programme.
pub async fn load_shipped(app: &TestApp) {
    let folder =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../config/conferences/precision-medicine-2022");
    let read =
        |end: &str| std::fs::read_to_string(format!("{folder}{end}")).expect("a shipped file");
    let definition = app.load(&read(".toml")).await;
    let programme = programme::file::parse(&read(".programme.toml"), &definition);
    let (slug, programme) = (definition.slug.clone(), programme.expect("no mistakes"));
    let release = move |tx: &mut domain::Tx<'_>| {
        programme::release::ops::load(tx, &Actor::Operator, &slug, &programme)
    };
    app.state.write(release).await.expect("the programme is released");
}

/// Releases a programme in which everything is called so: eight rooms at once, a plenary, and a
/// session after midnight.
pub async fn load_programme(app: &TestApp, name: &str) {
    let text =
        |word: &str| json!({ "en": format!("{word} {name}"), "de": format!("{word} {name}") });
    let key = |letter: char, at: usize| format!("{letter}{at}");
    // Nobody is in two places at once.
    let person =
        |at: usize, key: &str| if at == 0 { key.to_owned() } else { format!("{key}-{at}") };
    let rooms = (0..8).map(|at| {
        json!({ "key": key('r', at), "name": text("Room"), "capacity": 10, "equipment": [name],
            "stream": "https://stream.example.org/" })
    });
    let session = |at: usize, starts: &str, room: serde_json::Value| {
        json!({ "key": key('s', at), "kind": "track-session", "title": text("Session"),
            "abstract": text("# About\n\n- *much*, [more](https://example.org/) and `code`"),
            "track": "rare-diseases", "themes": ["awareness"], "room": room, "starts": starts,
            "minutes": 90, "chairs": [person(at, "ada")], "language": "en", "accredited": true,
            "place": { "capacity": 8, "note": text("Note") },
            "slots": [{ "key": key('t', at), "title": text("Talk"), "offset": 0, "minutes": 30,
                "speakers": [person(at, "bo"), person(at, "ada")], "sponsored": true, "themes": ["awareness"] }] })
    };
    let mut sessions: Vec<_> =
        (0..8).map(|at| session(at, "2022-09-22T10:00:00", json!(key('r', at)))).collect();
    sessions.push(session(8, "2022-09-22T09:00:00", json!(null)));
    sessions.push(session(9, "2022-09-23T00:15:00", json!("r0")));
    sessions[8]["minutes"] = json!(60);
    let somebody = |key: String| json!({ "key": key, "name": format!("{key} {name}"), "affiliation": name, "biography": text("About") });
    let everybody = (0..10).flat_map(|at| ["ada", "bo"].map(|key| somebody(person(at, key))));
    let programme = json!({
        "tracks": [{ "key": "rare-diseases", "name": text("Track"), "colour": "#ffe000", "chairs": ["ada"] }],
        "themes": [{ "key": "awareness", "name": text("Theme") }],
        "rooms": rooms.collect::<Vec<_>>(),
        "speakers": everybody.collect::<Vec<_>>(),
        "sessions": sessions,
    });
    let programme = serde_json::from_value(programme).expect("a programme");
    let release = move |tx: &mut domain::Tx<'_>| {
        let slug = SLUG.parse().expect("a slug");
        programme::release::ops::load(tx, &Actor::Operator, &slug, &programme)
    };
    app.state.write(release).await.expect("the programme is released");
}

/// The secrets of their private links, by address; and the id of a registration, as `{id}`.
pub type Tokens = BTreeMap<&'static str, String>;

/// Registers people of this name, one in each state.
pub async fn people(app: &TestApp, name: &str) -> Tokens {
    let mut tokens = Tokens::new();
    for (email, places) in [
        ("ada@example.org", vec!["on-site", "dinner"]),
        ("bo@example.org", vec!["dinner"]),
        ("cleo@example.org", vec!["dinner"]),
        ("dora@example.org", vec!["on-site"]),
    ] {
        let mut body = wish(email, &places);
        for key in ["given_name", "family_name", "affiliation"] {
            body[key] = json!(name);
        }
        let path = format!("/api/v1/conferences/{SLUG}/registrations");
        let answer = app.post(&path, &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        tokens.insert(email, app.token(email).await);
    }
    let dora = app.find("dora@example.org").await.expect("she is registered");
    tokens.insert("{id}", dora.id.to_string());
    app.reached_by("bo", "bo@example.org", "cleo@example.org").await;
    tokens.insert("bo", app.speaker_token("bo").await);
    cancel(app, "ada@example.org").await;
    app.account("olga@example.org", (Reach::All, Role::Owner)).await;
    tokens
}
