//! Somebody who uses the pages as a browser without JavaScript does: cookies, forms, redirects.

use crate::app::{Answer, SLUG, TestApp};

/// What stands between the fields of a form with a file.
const BOUNDARY: &str = "a-boundary-of-the-tests";

/// Somebody at the pages of one Plenum, with cookies of their own.
#[derive(Debug)]
pub struct Visitor<'a> {
    app: &'a TestApp,
    http: reqwest::Client,
}

impl<'a> Visitor<'a> {
    /// Somebody who was never here.
    pub fn new(app: &'a TestApp) -> Self {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .cookie_store(true)
            .build()
            .expect("a client");
        Self { app, http }
    }

    /// Somebody who opened the private link of an address.
    pub async fn with_link(app: &'a TestApp, email: &str) -> Self {
        let visitor = Self::new(app);
        let token = app.token(email).await;
        let answer = visitor.get(&format!("/registration/open/{token}")).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/registration"));
        visitor
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.app.send(self.http.get(self.app.url(path))).await
    }

    /// Opens a page as somebody whose browser prefers a language.
    pub async fn get_in(&self, path: &str, language: &str) -> Answer {
        let request = self.http.get(self.app.url(path)).header("accept-language", language);
        self.app.send(request).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.app.send(self.http.post(self.app.url(path)).form(form)).await
    }

    /// Sends a form as a page of another site would.
    pub async fn post_from(&self, origin: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.http.post(self.app.url(path)).header("origin", origin).form(form);
        self.app.send(request).await
    }

    /// Opens a page and sends one of its forms with a file, which leads to another path.
    pub async fn upload(&self, page: &str, path: &str, file: Option<(&str, &[u8])>) -> Answer {
        let shown = self.get(page).await;
        let mut body = Vec::new();
        for (name, value) in hidden(&shown.text) {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"");
            body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n{value}\r\n").bytes());
        }
        if let Some((name, bytes)) = file {
            let head =
                format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"");
            let kind = "Content-Type: application/octet-stream";
            body.extend(format!("--{BOUNDARY}\r\n{head}\r\n{kind}\r\n\r\n").bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.http.post(self.app.url(path)).header("Content-Type", kind).body(body);
        self.app.send(request).await
    }

    /// Opens a page and sends the form on it, with its hidden fields.
    pub async fn fill(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.fill_at(path, path, form).await
    }

    /// Opens a page and sends one of its forms, which leads to another path.
    pub async fn fill_at(&self, page: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).await;
        assert_eq!(shown.status, 200, "{page}: {}", shown.text);
        let hidden = hidden(&shown.text);
        let mut all: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.extend_from_slice(form);
        self.post(path, &all).await
    }

    /// Fills in the form for registering.
    pub async fn register(&self, form: &[(&str, &str)]) -> Answer {
        self.fill(&register_path(), form).await
    }
}

/// Where the form for registering is.
pub fn register_path() -> String {
    format!("/conferences/{SLUG}/register")
}

/// A form that the conference of the tests takes.
pub fn registration<'f>(email: &'f str, places: &[&'f str]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("given_name", "Ada"),
        ("family_name", "Prov"),
        ("email", email),
        ("affiliation", "Sample University Hospital"),
        ("country", "SE"),
        ("category", "physician"),
        ("language", "en"),
        ("notice_version", "2022-05"),
    ];
    form.extend(places.iter().map(|place| ("places", *place)));
    form
}

/// The hidden fields of the first form that has a key, each name once.
pub fn hidden(html: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for input in html.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = input.split_once("\" value=\"").expect("a hidden field has a value");
        let value = rest.split('"').next().unwrap_or_default();
        if !found.iter().any(|(each, _)| each == name) {
            found.push((name.to_owned(), value.to_owned()));
        }
    }
    found
}

/// The first heading of a page.
pub fn heading(html: &str) -> String {
    between(html, "<h1>", "</h1>").to_owned()
}

/// What stands between two pieces of a page.
pub fn between<'h>(html: &'h str, before: &str, after: &str) -> &'h str {
    let rest = html.split_once(before).map_or("", |(_, rest)| rest);
    rest.split_once(after).map_or("", |(between, _)| between).trim()
}

/// The list of faults above a form: the field and what is wrong with it.
pub fn faults(html: &str) -> Vec<(String, String)> {
    let list = between(html, "id=\"faults\"", "</ul>");
    let fault = |item: &str| {
        let target = between(item, "href=\"#field-", "\"").to_owned();
        let text = between(item, "</a>: ", "</li>").to_owned();
        (target, text)
    };
    list.split("<li>").skip(1).map(fault).collect()
}

/// The places of one's own page or of a receipt: name and how it stands.
pub fn seats(html: &str) -> Vec<(String, String)> {
    let list = between(html, "<ul class=\"seats\">", "</ul>");
    let seat = |item: &str| {
        let name = item.split_once("<h").and_then(|(_, rest)| rest.split_once('>'));
        let name = name.and_then(|(_, rest)| rest.split_once('<')).map_or("", |(name, _)| name);
        let standing =
            item.split_once("class=\"standing").and_then(|(_, rest)| rest.split_once('>'));
        let standing = standing.and_then(|(_, rest)| rest.split_once('<')).map_or("", |(it, _)| it);
        (name.to_owned(), standing.to_owned())
    };
    list.split("<li class=\"card\">").skip(1).map(seat).collect()
}
