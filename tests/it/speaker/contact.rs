//! How organisers say how speakers are reached: by page, by pasted lines, by the API.

use domain::actor::{Reach, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Answer, TestApp};
use tests::both;
use tests::visitor::{between, faults, hidden};

use super::{audited, released};

const STAFF: &str = "/staff/conferences/testkongress-2022";
const API: &str = "/api/v1/conferences/testkongress-2022/speakers";

/// Somebody signed in at the pages of the organisers.
struct Organiser<'a> {
    app: &'a TestApp,
    token: String,
}

impl Organiser<'_> {
    fn cookie(&self) -> String {
        format!("plenum-staff={}", self.token)
    }

    async fn get(&self, rest: &str) -> Answer {
        let request = self.app.http.get(self.app.url(&format!("{STAFF}{rest}")));
        let answer = self.app.send(request.header("cookie", self.cookie())).await;
        assert!(
            !answer.text.contains("[staff-") && !answer.text.contains("[speaker-"),
            "{}",
            answer.text
        );
        answer
    }

    /// Opens a page and sends one of its forms, which leads to another path.
    async fn fill(&self, page: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let mut all = hidden(self.get(page).await.text.split("<main").nth(1).unwrap_or_default());
        all.extend(form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let request = self.app.http.post(self.app.url(&format!("{STAFF}{path}")));
        self.app.send(request.header("cookie", self.cookie()).form(&all)).await
    }
}

/// The rows of the table, each without its marks.
fn rows(html: &str) -> Vec<String> {
    let body = between(html, "<tbody>", "</tbody>");
    let plain = |row: &str| {
        let mut text = String::new();
        for part in row.split('<').skip(1) {
            text.push_str(part.split_once('>').map_or("", |(_, text)| text));
            text.push(' ');
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    body.split("<tr>").skip(1).map(plain).collect()
}

both! {
    async fn an_organiser_says_how_each_speaker_is_reached(app) {
        let token = app.organiser().await;
        let olga = Organiser { app: &app, token };
        assert!(olga.get("/speakers").await.text.contains("There are no speakers yet."));
        app.draft_sample(&olga.token).await;
        let table = olga.get("/speakers").await.text;
        assert_eq!(rows(&table), [
            "Ada Sample No address yet – – –",
            "Bo Exempel No address yet – – Missing for one slot",
            "Clara Beispiel No address yet – – Missing for one slot",
        ]);
        assert!(table.contains("0 of 3 can be reached."), "{table}");
        let form = [("email", "bo@example.org"), ("language", "sv"), ("assistant_name", "Cleo"), ("assistant_email", "cleo@example.org")];
        let saved = olga.fill("/speakers/bo", "/speakers/bo", &form).await;
        assert_eq!((saved.status, saved.header("location")), (303, format!("{STAFF}/speakers/bo?done=saved").as_str()), "{}", saved.text);
        let found = app.speaker("bo").await;
        assert_eq!((found.email.as_str(), found.language.as_str(), found.version), ("bo@example.org", "sv", 1));
        assert_eq!(rows(&olga.get("/speakers").await.text)[1], "Bo Exempel bo@example.org Cleo cleo@example.org – Missing for one slot");
        assert!(olga.get("/speakers/bo").await.text.contains("Talk of first"), "what is not disclosed is named");
        assert_eq!(audited(&app, "bo").await, [("staff".to_owned(), "speaker.put".to_owned())]);
    }

    async fn a_contact_that_cannot_be_taken_comes_back_as_it_was_typed(app) {
        let olga = Organiser { token: released(&app).await, app: &app };
        let typed = [("email", "bo@"), ("language", ""), ("assistant_name", "Kept Name"), ("assistant_email", "")];
        let again = olga.fill("/speakers/bo", "/speakers/bo", &typed).await;
        assert_eq!(again.status, 422);
        let fields: Vec<String> = faults(&again.text).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["email", "language-0", "assistant-email"]);
        assert!(again.text.contains("Kept Name"));
        let form = [("version", "0"), ("email", "eve@example.org"), ("language", "en")];
        let request = app.http.post(app.url(&format!("{STAFF}/speakers/bo"))).header("cookie", olga.cookie());
        let key = hidden(olga.get("/speakers/bo").await.text.split("<main").nth(1).unwrap_or_default()).remove(0);
        let mut all = vec![(key.0.as_str(), key.1.as_str())];
        all.extend(form);
        let stale = app.send(request.form(&all)).await;
        assert_eq!(stale.status, 409, "{}", stale.text);
        assert_eq!(app.speaker("bo").await.email.as_str(), "bo@example.org");
    }

    async fn a_changed_address_makes_the_link_void_that_the_old_one_knew(app) {
        released(&app).await;
        let old = app.speaker_token("bo").await;
        app.reached_by("bo", "BO@example.org", "").await;
        assert_eq!(app.speaker_token("bo").await, old, "the same mailbox");
        app.reached_by("bo", "bo@example.com", "").await;
        assert_ne!(app.speaker_token("bo").await, old);
        assert_eq!(app.get(&format!("/speaker/open/{old}")).await.status, 404);
    }

    async fn an_organiser_sends_the_link_or_makes_all_void(app) {
        let olga = Organiser { token: released(&app).await, app: &app };
        assert!(olga.get("/speakers/bo").await.text.contains("Not sent yet."));
        let first = app.speaker_token("bo").await;
        let sent = olga.fill("/speakers/bo", "/speakers/bo/link", &[]).await;
        assert_eq!((sent.status, sent.header("location")), (303, format!("{STAFF}/speakers/bo?done=link").as_str()));
        assert!(olga.get("/speakers/bo").await.text.contains("Sent last on"));
        assert_eq!(app.speaker_token("bo").await, first);
        assert_eq!(olga.fill("/speakers/bo", "/speakers/bo/link", &[("do", "renew")]).await.status, 303);
        assert_eq!(app.get(&format!("/speaker/open/{first}")).await.status, 404);
        let deeds: Vec<String> = audited(&app, "bo").await.into_iter().map(|(_, what)| what).collect();
        assert_eq!(deeds, ["speaker.put", "speaker.send-link", "speaker.revoke-link"]);
        assert_eq!(olga.fill("/speakers/bo", "/speakers/clara/link", &[]).await.status, 409, "nobody knows her address");
    }

    async fn pasted_addresses_are_taken_all_or_none(app) {
        let olga = Organiser { token: released(&app).await, app: &app };
        let wrong = "Bo Exempel, bo@example.com\nNobody Known, no@example.org\nClara Beispiel clara@example.org\nada@example.org";
        let refused = olga.fill("/speaker-import", "/speaker-import", &[("contacts", wrong)]).await;
        assert_eq!(refused.status, 422);
        let said: Vec<String> = faults(&refused.text).into_iter().map(|(_, text)| text).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("Nobody Known") && said[1].contains("Clara Beispiel clara@"), "{said:?}");
        assert_eq!(app.speaker("bo").await.email.as_str(), "bo@example.org", "none was taken");
        let right = "bo; bo@example.com\r\n\r\n\"Clara Beispiel\"\tclara@example.org\n";
        let taken = olga.fill("/speaker-import", "/speaker-import", &[("contacts", right)]).await;
        assert_eq!((taken.status, taken.header("location")), (303, format!("{STAFF}/speakers?done=imported").as_str()), "{}", taken.text);
        assert_eq!(app.speaker("bo").await.email.as_str(), "bo@example.com");
        assert_eq!(app.speaker("clara").await.email.as_str(), "clara@example.org");
    }

    async fn programs_list_and_put_contacts(app) {
        let token = released(&app).await;
        let wish = json!({ "email": "clara@example.org", "language": "de", "version": 0,
            "assistant": { "name": "Cleo", "email": "cleo@example.org" } });
        let put = app.send_json(Method::PUT, &format!("{API}/clara"), &token, &wish).await;
        let shown = json!({ "email": "clara@example.org", "language": "de", "version": 1, "bounced": null,
            "assistant": { "name": "Cleo", "email": "cleo@example.org" } });
        assert_eq!((put.status, put.json()), (200, shown.clone()));
        let listed = app.ask(Method::GET, API, &token).await;
        let all: Vec<Value> = listed.json().as_array().cloned().unwrap_or_default();
        assert_eq!(all[2], json!({ "key": "clara", "name": "Clara Beispiel", "in_programme": true, "contact": shown,
            "link_sent_at": null, "undisclosed": ["second-talk"] }));
        assert_eq!((&all[0]["key"], &all[0]["contact"]), (&json!("chair"), &Value::Null));
        let stale = app.send_json(Method::PUT, &format!("{API}/clara"), &token, &wish).await;
        assert_eq!((stale.status, &stale.json()["code"]), (409, &json!("speaker-outdated")));
        let wrong = json!({ "email": "", "language": "en", "assistant": { "email": "x" } });
        let refused = app.send_json(Method::PUT, &format!("{API}/clara"), &token, &wrong).await;
        let fields: Vec<_> = refused.json()["errors"].as_array().cloned().unwrap_or_default().iter()
            .map(|error| error["field"].clone()).collect();
        assert_eq!((refused.status, fields), (422, vec![json!("email"), json!("assistant.email")]));
        let nobody = json!({ "email": "x@example.org", "language": "en" });
        let missing = app.send_json(Method::PUT, &format!("{API}/nobody"), &token, &nobody).await;
        assert_eq!((missing.status, &missing.json()["code"]), (404, &json!("no-speaker")));
        let chair = app.staff("chair@example.org", (Reach::One(app.conference_id().await), Role::CheckIn)).await;
        assert_eq!(app.ask(Method::GET, API, &chair).await.status, 403);
    }
}
