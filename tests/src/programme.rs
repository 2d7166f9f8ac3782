//! The programme of the tests: two rooms, three people, and sessions in them.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, SLUG, TestApp};

/// A text in the three languages of the conference.
pub fn text(text: &str) -> Value {
    json!({ "en": text, "sv": format!("{text} (sv)"), "de": format!("{text} (de)") })
}

/// A room.
pub fn room(key: &str, capacity: i32) -> Value {
    json!({ "room": { "key": key, "name": text(&format!("Room {key}")), "capacity": capacity } })
}

/// A person who speaks or chairs.
pub fn speaker(key: &str, name: &str) -> Value {
    json!({ "speaker": { "key": key, "name": name, "affiliation": "Sample Institute", "confirmed": true } })
}

/// A track session of an hour with one slot of half an hour; `at` such as `22T09:00`.
pub fn session(key: &str, at: &str, room: &str, speaker: &str) -> Value {
    json!({ "session": {
        "key": key,
        "kind": "track-session",
        "title": text(&format!("Session {key}")),
        "track": "rare-diseases",
        "room": room,
        "starts": format!("2022-09-{at}:00"),
        "minutes": 60,
        "chairs": ["chair"],
        "slots": [{
            "key": format!("{key}-talk"),
            "title": text(&format!("Talk of {key}")),
            "abstract": { "en": "About *much*." },
            "offset": 0,
            "minutes": 60,
            "speakers": [speaker],
        }],
    } })
}

/// The edit that puts an item.
pub fn put(item: &Value) -> Value {
    json!({ "do": "put", "item": item })
}

/// The edit that moves a session; `at` such as `22T09:00`.
pub fn moved(key: &str, at: &str, room: &str) -> Value {
    json!({ "do": "move", "session": key, "starts": format!("2022-09-{at}:00"), "room": room })
}

/// Two rooms, three people, and a session in the morning of the first day in each room, the second
/// after the first.
pub fn sample() -> Vec<Value> {
    [
        room("hall", 100),
        room("attic", 20),
        speaker("chair", "Ada Sample"),
        speaker("bo", "Bo Exempel"),
        speaker("clara", "Clara Beispiel"),
        session("first", "22T09:00", "hall", "bo"),
        session("second", "22T11:00", "attic", "clara"),
    ]
    .iter()
    .map(put)
    .collect()
}

impl TestApp {
    /// Sends JSON with a secret.
    pub async fn send_json(&self, method: Method, path: &str, token: &str, body: &Value) -> Answer {
        let request = self.http.request(method, self.url(path)).bearer_auth(token).json(body);
        self.send(request).await
    }

    /// The address of something below the programme in the API.
    pub fn programme_path(&self, rest: &str) -> String {
        format!("/api/v1/conferences/{SLUG}/programme{rest}")
    }

    /// Changes the draft that was seen in a version.
    pub async fn edit(&self, token: &str, seen: i64, edits: &[Value]) -> Answer {
        let body = json!({ "seen": seen, "edits": edits });
        let path = self.programme_path("/draft/edits");
        self.send_json(Method::POST, &path, token, &body).await
    }

    /// Makes the sample programme the draft, in version 1.
    pub async fn draft_sample(&self, token: &str) {
        let answer = self.edit(token, 0, &sample()).await;
        assert_eq!((answer.status, &answer.json()["version"]), (200, &json!(1)), "{}", answer.text);
    }

    /// Publishes the draft that was seen in a version.
    pub async fn publish(&self, token: &str, seen: i64, name: &str) -> Answer {
        let body = json!({ "seen": seen, "name": name, "note": "" });
        self.send_json(Method::POST, &self.programme_path("/releases"), token, &body).await
    }

    /// A session of the draft.
    pub async fn drafted(&self, token: &str, key: &str) -> Value {
        let draft = self.ask(Method::GET, &self.programme_path("/draft"), token).await.json();
        find(&draft["programme"]["sessions"], key)
    }

    /// A session of the programme that readers see.
    pub async fn published(&self, key: &str) -> Value {
        let answer = self.send(self.http.get(self.url(&self.programme_path("")))).await;
        find(&answer.json()["programme"]["sessions"], key)
    }
}

fn find(sessions: &Value, key: &str) -> Value {
    let sessions = sessions.as_array().cloned().unwrap_or_default();
    sessions.into_iter().find(|session| session["key"] == key).unwrap_or_default()
}
