//! The organisers' pages of the programme, as a browser without JavaScript sees them.

use tests::app::{Answer, SLUG, TestApp};

mod conflict;
mod deeds;
mod export;
mod forms;
mod import;
mod lists;
mod preview;
mod releases;

/// Somebody at the pages of the programme.
pub struct Editor<'a> {
    app: &'a TestApp,
    pub token: String,
}

/// What a form holds: its fields in order.
pub type Filled = Vec<(String, String)>;

impl<'a> Editor<'a> {
    /// An organiser, with the sample programme as the draft in version 1.
    pub async fn with_sample(app: &'a TestApp) -> Self {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        Self { app, token }
    }

    /// Whoever has this sign-in.
    pub fn signed_in(app: &'a TestApp, token: String) -> Self {
        Self { app, token }
    }

    fn url(&self, rest: &str) -> String {
        self.app.url(&format!("/staff/conferences/{SLUG}/programme{rest}"))
    }

    /// Opens a page below the programme.
    pub async fn get(&self, rest: &str) -> Answer {
        let cookie = format!("plenum-staff={}", self.token);
        let answer =
            self.app.send(self.app.http.get(self.url(rest)).header("Cookie", cookie)).await;
        assert!(
            !answer.text.contains("[staff-"),
            "{rest} has texts that are missing: {}",
            answer.text
        );
        answer
    }

    /// Sends a form.
    pub async fn post(&self, rest: &str, form: &Filled) -> Answer {
        let cookie = format!("plenum-staff={}", self.token);
        let request = self.app.http.post(self.url(rest)).header("Cookie", cookie).form(form);
        let answer = self.app.send(request).await;
        assert!(
            !answer.text.contains("[staff-"),
            "{rest} has texts that are missing: {}",
            answer.text
        );
        answer
    }

    /// What the form on a page holds, with these fields filled in; the values of a field that is
    /// named here take the place of those it had.
    pub async fn filled(&self, rest: &str, typed: &[(&str, &str)]) -> Filled {
        let page = self.get(rest).await;
        assert_eq!(page.status, 200, "{rest}: {}", page.text);
        retyped(form(&page.text), typed)
    }

    /// Opens a page, fills in its form, and sends it there.
    pub async fn fill(&self, rest: &str, typed: &[(&str, &str)]) -> Answer {
        let filled = self.filled(rest, typed).await;
        self.post(rest.split('?').next().unwrap_or(rest), &filled).await
    }

    /// The version of the draft.
    pub async fn version(&self) -> i64 {
        let path = self.app.programme_path("/draft");
        let draft = self.app.ask(reqwest::Method::GET, &path, &self.token).await;
        draft.json()["version"].as_i64().expect("a version")
    }

    /// What the draft says of the whole programme.
    pub async fn settings(&self) -> serde_json::Value {
        let path = self.app.programme_path("/draft");
        let draft = self.app.ask(reqwest::Method::GET, &path, &self.token).await.json();
        draft["programme"]["settings"].clone()
    }

    /// A part of the draft, such as `rooms`, `hall`.
    pub async fn drafted(&self, list: &str, key: &str) -> serde_json::Value {
        let path = self.app.programme_path("/draft");
        let draft = self.app.ask(reqwest::Method::GET, &path, &self.token).await.json();
        let all = draft["programme"][list].as_array().cloned().unwrap_or_default();
        all.into_iter().find(|each| each["key"] == key).unwrap_or_default()
    }
}

/// A form with other values in some of its fields.
pub fn retyped(mut form: Filled, typed: &[(&str, &str)]) -> Filled {
    form.retain(|(name, _)| typed.iter().all(|(other, _)| name != other));
    let typed = typed.iter().filter(|(_, value)| !value.is_empty());
    form.extend(typed.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    form
}

/// The value of an attribute.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescaped(rest.split('"').next()?))
}

fn unescaped(text: &str) -> String {
    let marks = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    marks.iter().fold(text.to_owned(), |text, (mark, plain)| text.replace(mark, plain))
}

/// What a browser would send of the forms in the middle of a page.
pub fn form(html: &str) -> Filled {
    let main = html.split_once("<main").map_or("", |(_, rest)| rest);
    let mut filled = Filled::new();
    let (mut select, mut chosen) = (String::new(), None);
    for part in main.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let value = || attribute(tag, "value").unwrap_or_default();
        match (tag.split_whitespace().next().unwrap_or_default(), attribute(tag, "name")) {
            ("input", Some(name)) => {
                let is_box = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
                if !is_box || tag.contains(" checked") {
                    filled.push((name, value()));
                }
            }
            ("textarea", Some(name)) => {
                filled.push((name, unescaped(text.strip_prefix('\n').unwrap_or(text))));
            }
            ("select", Some(name)) => (select, chosen) = (name, None),
            ("option", _) if tag.contains(" selected") => chosen = Some(value()),
            ("/select", _) => filled.push((select.clone(), chosen.take().unwrap_or_default())),
            _ => {}
        }
    }
    filled
}

/// The value of a field; empty where it has none.
pub fn value(form: &Filled, name: &str) -> String {
    form.iter().find(|(each, _)| each == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Where an answer leads, below the programme.
pub fn leads_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, 303, "{}", answer.text);
    let to = answer.header("location");
    to.strip_prefix(&format!("/staff/conferences/{SLUG}/programme")).unwrap_or(to)
}
