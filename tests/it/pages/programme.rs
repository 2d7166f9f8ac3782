//! The programme as everybody reads it.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::app::{Answer, SLUG, TestApp};
use tests::both;
use tests::programme::{moved, put, session, speaker};
use tests::visitor::{Visitor, between, heading};

/// The page at `rest` below the programme, in English.
pub async fn read(app: &TestApp, rest: &str) -> Answer {
    Visitor::new(app).get_in(&format!("/conferences/{SLUG}/programme{rest}"), "en").await
}

/// Releases the sample programme with more edits, and returns the secret of the organiser.
pub async fn release(app: &TestApp, more: &[Value]) -> String {
    let token = app.organiser().await;
    app.draft_sample(&token).await;
    let mut version = 1;
    if !more.is_empty() {
        let edited = app.edit(&token, version, more).await;
        assert_eq!(edited.status, 200, "{}", edited.text);
        version = edited.json()["version"].as_i64().expect("a version");
    }
    assert_eq!(app.publish(&token, version, "").await.status, 200);
    token
}

/// The titles of the sessions on a page, in order.
fn titles(html: &str) -> Vec<String> {
    let items = html.split("<li class=\"session ").skip(1);
    items.map(|item| between(between(item, "<h3>", "</h3>"), "\">", "</a>").to_owned()).collect()
}

fn with(mut session: Value, field: &str, value: Value) -> Value {
    session["session"][field] = value;
    put(&session)
}

both! {
    async fn nothing_is_shown_before_the_first_release(app) {
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        for rest in ["", "/grid", "/speakers", "/search?q=talk", "/now"] {
            let shown = read(&app, rest).await;
            assert_eq!(shown.status, 200, "{rest}");
            assert!(shown.text.contains("<p class=\"empty\">The programme is not published yet.</p>"), "{rest}: {}", shown.text);
            assert!(!shown.text.contains("Session first"), "{rest}");
        }
        for rest in ["/days/2022-09-22", "/tracks/rare-diseases", "/rooms/hall", "/speakers/bo", "/sessions/first", "/slots/first-talk"] {
            assert_eq!(read(&app, rest).await.status, 404, "{rest}");
        }
    }

    async fn each_view_shows_its_part(app) {
        release(&app, &[]).await;
        let cases: [(&str, &str, &[&str]); 8] = [
            ("", "Programme", &["Session first", "Session second"]),
            ("/days/2022-09-22", "Thursday, 22 September 2022", &["Session first", "Session second"]),
            ("/tracks/rare-diseases", "Rare diseases", &["Session first", "Session second"]),
            ("/rooms/hall", "Room hall", &["Session first"]),
            ("/rooms/attic", "Room attic", &["Session second"]),
            ("/speakers/bo", "Bo Exempel", &["Session first"]),
            ("/speakers/chair", "Ada Sample", &["Session first", "Session second"]),
            ("/now", "Now and next", &["Session first"]),
        ];
        for (rest, title, sessions) in cases {
            let shown = read(&app, rest).await;
            assert_eq!((shown.status, heading(&shown.text).as_str()), (200, title), "{rest}");
            assert_eq!(titles(&shown.text), sessions, "{rest}");
            let time = "<time datetime=\"2022-09-22T09:00:00+02:00\">09:00</time>–<time datetime=\"2022-09-22T10:00:00+02:00\">10:00</time>";
            assert_eq!(shown.text.contains(time), sessions.contains(&"Session first"), "{rest}: {}", shown.text);
            assert!(shown.text.contains("local times of the conference: <span>Europe/Stockholm</span>"), "{rest}");
        }
    }

    async fn what_is_not_there_is_not_found(app) {
        release(&app, &[]).await;
        for rest in ["/days/2022-09-23", "/days/tomorrow", "/tracks/none", "/themes/none", "/rooms/none", "/speakers/none",
            "/sessions/none", "/sessions/first-talk", "/slots/none", "/slots/first", "/rooms/A", "/nothing"] {
            assert_eq!(read(&app, rest).await.status, 404, "{rest}");
        }
        assert_eq!(Visitor::new(&app).get("/conferences/none-2022/programme").await.status, 404);
    }

    async fn a_session_and_a_slot_have_pages_in_the_readers_language(app) {
        release(&app, &[]).await;
        let page = format!("/conferences/{SLUG}/programme/slots/first-talk");
        let cases = [
            ("en", "Talk of first", "Thursday, 22 September 2022, 09:00–10:00 (Europe/Stockholm)"),
            ("sv", "Talk of first (sv)", "torsdag 22 september 2022 kl. 09:00–10:00 (Europe/Stockholm)"),
            ("de", "Talk of first (de)", "Donnerstag, 22. September 2022, 09:00–10:00 Uhr (Europe/Stockholm)"),
        ];
        for (language, title, when) in cases {
            let shown = Visitor::new(&app).get_in(&page, language).await;
            assert_eq!((shown.status, heading(&shown.text).as_str()), (200, title));
            assert_eq!(between(&shown.text, "data-ends=\"2022-09-22T10:00:00+02:00\">", "</time>"), when);
            assert!(shown.text.contains("<p>About <em>much</em>.</p>"), "{}", shown.text);
        }
        let shown = read(&app, "/sessions/first").await.text;
        assert!(shown.contains(&format!("<a href=\"{page}\">Talk of first</a>")), "{shown}");
        let button = "<button class=\"star\" hidden data-item=\"session/first\"></button>";
        assert!(shown.contains(button), "{shown}");
    }

    async fn other_programs_learn_what_a_page_is_about(app) {
        release(&app, &[]).await;
        let shown = read(&app, "/slots/first-talk").await.text;
        let base = format!("{}/conferences/{SLUG}", app.url(""));
        let data = between(&shown, "<script type=\"application/ld+json\">", "</script>");
        let data: Value = serde_json::from_str(data).expect("JSON");
        assert_eq!(data, json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": "Talk of first",
            "description": "About much.",
            "url": format!("{base}/programme/slots/first-talk"),
            "startDate": "2022-09-22T09:00:00+02:00",
            "endDate": "2022-09-22T10:00:00+02:00",
            "location": { "@type": "Place", "name": "Room hall" },
            "performer": [{ "@type": "Person", "name": "Bo Exempel", "url": format!("{base}/programme/speakers/bo") }],
            "superEvent": { "@type": "Event", "name": "Session first", "url": format!("{base}/programme/sessions/first") },
        }));
        for tag in [
            "<meta property=\"og:title\" content=\"Talk of first\">".to_owned(),
            "<meta property=\"og:description\" content=\"About much.\">".to_owned(),
            format!("<meta property=\"og:url\" content=\"{base}/programme/slots/first-talk\">"),
            format!("<link rel=\"canonical\" href=\"{base}/programme/slots/first-talk\">"),
        ] {
            assert!(shown.contains(&tag), "{tag}: {shown}");
        }
    }

    async fn hostile_texts_can_do_nothing(app) {
        let hostile = "<script>alert(1)</script>\n\n[a](javascript:alert(1)) <img src=x onerror=y> ![b](https://example.org/b.png)";
        let mut edited = session("first", "22T09:00", "hall", "bo");
        edited["session"]["title"] = json!({ "en": "</script><script>alert(2)</script>" });
        let edits = [with(edited, "abstract", json!({ "en": hostile }))];
        release(&app, &edits).await;
        for rest in ["", "/grid", "/sessions/first", "/search?q=alert", "/search?q=%3Cscript%3E%22"] {
            let shown = read(&app, rest).await;
            assert_eq!(shown.status, 200, "{rest}");
            for bad in ["<script>", "javascript:alert(1)\"", "<img", "onerror=y>\n", "alert(2)</script>"] {
                assert!(!shown.text.contains(bad), "{rest} {bad}: {}", shown.text);
            }
        }
        let shown = read(&app, "/sessions/first").await.text;
        assert!(shown.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>"), "{shown}");
        assert!(shown.contains("<p>a &lt;img src=x onerror=y&gt; b</p>"), "{shown}");
    }

    async fn the_night_belongs_to_the_evening_before(app) {
        let night = with(session("night", "23T00:30", "hall", "clara"), "slots", json!([]));
        release(&app, &[night]).await;
        let shown = read(&app, "/days/2022-09-22").await;
        assert_eq!(titles(&shown.text), ["Session first", "Session second", "Session night"]);
        assert!(shown.text.contains("<time datetime=\"2022-09-23T00:30:00+02:00\">00:30</time>"));
        assert_eq!(read(&app, "/days/2022-09-23").await.status, 404);
        let grid = read(&app, "/grid").await.text;
        // From 09:00 to 01:30, which are rows of ten minutes: 00:30 is 93 of them later.
        assert!(grid.contains("class=\"block track-session r95 h6 c2 w1 track-rare-diseases\""), "{grid}");
    }

    async fn the_grid_has_a_column_for_each_room(app) {
        let mut edits = vec![with(session("lunch", "22T12:00", "hall", "bo"), "room", json!(null))];
        for at in 0..6 {
            edits.push(put(&tests::programme::room(&format!("r{at}"), 10)));
            // Nobody is in two places at once.
            let who = format!("who-{at}");
            edits.push(put(&speaker(&who, "Sam Sample")));
            edits.push(with(session(&format!("s{at}"), "22T09:00", &format!("r{at}"), &who), "chairs", json!([])));
        }
        release(&app, &edits).await;
        let grid = read(&app, "/grid").await.text;
        let heads: Vec<&str> = grid.split("<p class=\"head ").skip(1).map(|head| between(head, ">", "<")).collect();
        assert_eq!(heads, ["Room hall", "Room attic", "Room r0", "Room r1", "Room r2", "Room r3", "Room r4", "Room r5"]);
        for (title, place) in [("Session first", "r2 h12 c2 w1"), ("Session s5", "r2 h12 c9 w1"), ("Session lunch", "r38 h12 c2 w8")] {
            let (before, _) = grid.split_once(&format!("\">{title}</a>")).expect("it is shown");
            let class = before.rsplit_once("<li class=\"").map_or("", |(_, rest)| rest);
            assert!(class.starts_with(&format!("block track-session {place} ")), "{title}: {class}");
        }
    }

    async fn the_search_finds_words_whatever_their_case_and_diacritics(app) {
        release(&app, &[put(&speaker("zoe", "Zoë Öst"))]).await;
        let cases: [(&str, &str, usize); 6] = [
            ("TALK%20first", "One result for “TALK first”", 1),
            ("talk", "2 results for “talk”", 2),
            ("zoe", "One result for “zoe”", 1),
            ("%C3%B6st", "One result for “öst”", 1),
            ("exempel", "2 results for “exempel”", 2),
            ("zzz", "Nothing found for “zzz”", 0),
        ];
        for (wish, count, results) in cases {
            let shown = read(&app, &format!("/search?q={wish}")).await;
            assert_eq!(between(&shown.text, "<p role=\"status\">", "</p>"), count, "{wish}");
            let found = between(&shown.text, "<p role=\"status\">", "</main>");
            let hits = between(found, "<ul class=\"hits\">", "</ul>").matches("<li>").count();
            let people = between(found, "<ul class=\"cards\">", "</ul>").matches("<li ").count();
            assert_eq!(hits + people, results, "{wish}: {found}");
            assert_eq!(shown.header("cache-control"), "no-store");
        }
        let none = read(&app, "/search?q=zzz").await.text;
        assert!(none.contains("Try fewer or shorter words"), "{none}");
        assert!(!read(&app, "/search").await.text.contains("role=\"status\""));
    }

    async fn now_and_next_follow_the_clock(app) {
        release(&app, &[]).await;
        let cases: [(i64, &str, &[&str]); 4] = [
            (0, "1 June 2022, 09:00 CEST", &["Session first"]),
            (113 * 24 * 60 + 30, "22 September 2022, 09:30 CEST", &["Session first", "Session second"]),
            (113 * 24 * 60 + 130, "22 September 2022, 11:10 CEST", &["Session second"]),
            (113 * 24 * 60 + 180, "22 September 2022, 12:00 CEST", &[]),
        ];
        let mut before = 0;
        for (minutes, time, sessions) in cases {
            app.clock.advance(SignedDuration::from_mins(minutes - before));
            before = minutes;
            let shown = read(&app, "/now").await.text;
            assert_eq!(between(&shown, "<p>At the conference it is ", "</p>"), time);
            assert_eq!(titles(&shown), sessions, "{time}");
            assert_eq!(shown.contains("The programme is over."), sessions.is_empty());
        }
    }

    async fn tracks_have_the_colours_of_the_release(app) {
        let edit = json!({ "track": { "key": "rare-diseases", "name": { "en": "Rare" }, "colour": "#ffe000" } });
        release(&app, &[put(&edit)]).await;
        let page = read(&app, "").await.text;
        let sheet = page.split('"').find(|part| part.contains("/programme/colours.css?v=1")).expect("a sheet");
        let sheet = app.get(sheet).await;
        assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
        assert_eq!(sheet.header("cache-control"), "public, max-age=86400");
        assert_eq!(sheet.text, ".track-rare-diseases { --track: #ffe000; --on-track: #000 }\n");
    }

    async fn the_conference_page_leads_to_the_days(app) {
        release(&app, &[moved("second", "23T11:00", "attic")]).await;
        let shown = Visitor::new(&app).get_in(&format!("/conferences/{SLUG}"), "en").await.text;
        for (day, text) in [("2022-09-22", "09:00–10:00 · one session"), ("2022-09-23", "11:00–12:00 · one session")] {
            let card = between(&shown, &format!("<a href=\"/conferences/{SLUG}/programme/days/{day}\">"), "</li>");
            assert!(card.ends_with(&format!("<p>{text}</p>")), "{day}: {card}");
        }
    }
}
