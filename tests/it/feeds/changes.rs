//! What each release made different, as a page and as news.

use reqwest::Method;
use serde_json::json;
use tests::app::TestApp;
use tests::both;
use tests::visitor::{between, heading};

use super::{below, move_first, published};

/// Passes if a text is well-formed XML.
fn must_be_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(why) => panic!("{why} in {text}"),
        }
    }
}

/// What the list of a page says, a line for each part.
async fn listed(app: &TestApp, query: &str) -> Vec<String> {
    let page = app.get(&below(&format!("/changes{query}"))).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let list = between(&page.text, "<section", "</section>");
    let plain = |item: &str| {
        let mut text = String::new();
        let mut is_tag = false;
        for c in item.split("</li>").next().unwrap_or_default().replace("<br>", " | ").chars() {
            match c {
                '<' => is_tag = true,
                '>' => is_tag = false,
                _ if !is_tag => text.push(c),
                _ => {}
            }
        }
        text
    };
    list.split("<li>").skip(1).map(plain).collect()
}

const MOVED: &str = "Session first | Moved from ";

both! {
    async fn the_page_shows_the_newest_difference_or_the_one_that_is_asked_for(app) {
        let token = published(&app).await;
        move_first(&app, &token).await;
        let page = app.get(&below("/changes")).await;
        assert_eq!(heading(&page.text), "What has changed");
        assert!(page.text.contains("From release 1 to release 2"), "{}", page.text);
        assert!(page.text.contains("<option value=\"2\" selected>Release 2, Second, 1 June 2022, 10:00 CEST</option>"), "{}", page.text);
        assert!(page.text.contains(&format!("href=\"{}\"", below("/sessions/first"))));
        let newest = listed(&app, "").await;
        assert!(newest[0].starts_with(MOVED), "{newest:?}");
        assert_eq!(newest, listed(&app, "?from=1&to=2").await);
        let back = listed(&app, "?from=2&to=1").await;
        assert!(back[0].starts_with(MOVED), "{back:?}");
        assert_ne!(back, newest);
        assert_eq!(listed(&app, "?from=2&to=2").await, [""; 0]);
        let first = listed(&app, "?from=0&to=1").await;
        assert!(first.iter().any(|line| line.starts_with("Session second | New: ")), "{first:?}");
        for wrong in ["?from=3", "?to=x", "?from=1&to=9", "?to=-1"] {
            assert_eq!(app.get(&below(&format!("/changes{wrong}"))).await.status, 404, "{wrong}");
        }
        assert_eq!(heading(&app.get(&below("/changes?lang=sv")).await.text), "Vad som har ändrats");
    }

    async fn before_the_first_release_there_is_nothing_to_compare(app) {
        let page = app.get(&below("/changes")).await;
        assert!(page.text.contains("The programme is not published yet."), "{}", page.text);
        let news = app.get(&below("/changes.atom")).await;
        assert_eq!((news.status, news.text.contains("<entry>")), (200, false));
    }

    async fn each_release_is_news_with_its_difference_and_a_name_that_stays(app) {
        let token = published(&app).await;
        let first = app.get(&below("/changes.atom")).await;
        assert_eq!(first.header("content-type"), "application/atom+xml; charset=utf-8");
        assert_eq!(first.text.matches("<entry>").count(), 1);
        assert!(first.text.contains("<p>The programme is published.</p>"), "{}", first.text);
        let id = between(between(&first.text, "<entry>", "</entry>"), "<id>", "</id>").to_owned();
        assert!(id.starts_with("urn:uuid:"), "{id}");
        move_first(&app, &token).await;
        app.clock.advance(jiff::SignedDuration::from_hours(1));
        let path = app.programme_path("/releases/2/take-back");
        assert_eq!(app.send_json(Method::POST, &path, &token, &json!({})).await.status, 200);
        let news = app.get(&below("/changes.atom")).await;
        let entries: Vec<&str> = news.text.split("<entry>").skip(1).collect();
        let field = |entry: &str, name: &str| {
            between(entry, &format!("<{name}>"), &format!("</{name}>")).to_owned()
        };
        let titles: Vec<String> = entries.iter().map(|entry| field(entry, "title")).collect();
        assert_eq!(titles, [
            "Release 3, 1 June 2022, 11:00 CEST",
            "Release 2, Second, 1 June 2022, 10:00 CEST",
            "Release 1, First, 1 June 2022, 09:00 CEST",
        ]);
        assert_eq!(field(entries[2], "id"), id);
        assert_eq!(field(entries[1], "updated"), "2022-06-01T08:00:00Z");
        assert!(entries[1].contains("<strong>Session first</strong><br/>Moved from "), "{}", entries[1]);
        assert!(entries[0].contains("<p>Release 2 was taken back.</p>"), "{}", entries[0]);
        let head = news.text.split("<entry>").next().unwrap_or_default();
        assert_eq!(field(head, "updated"), "2022-06-01T09:00:00Z");
        assert_eq!(app.get(&below("/changes.atom")).await.text, news.text);
        must_be_xml(&news.text);
        let tag = news.header("etag");
        let known = app.http.get(app.url(&below("/changes.atom"))).header("if-none-match", tag);
        assert_eq!(app.send(known).await.status, 304);
    }
}
