//! Calendars, schedules and sheets that anybody may read.

use std::time::Instant;

use domain::actor::Actor;
use domain::programme::{Programme, release};
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::programme::{put, session};

use super::{below, calendar, lines, move_first, published, sessions, uids};

/// All public feeds of the sample programme.
fn feeds() -> Vec<String> {
    let rest = [
        ".ics",
        "/tracks/rare-diseases.ics",
        "/rooms/hall.ics",
        "/speakers/bo.ics",
        "/sessions/first.ics",
        "/programme.csv",
        "/schedule.xml",
        "/schedule.json",
    ];
    rest.map(below).to_vec()
}

both! {
    async fn a_moved_session_keeps_its_uid_and_only_its_entry_is_a_new_revision(app) {
        let token = published(&app).await;
        let before = calendar(&app.get(&below(".ics")).await);
        assert_eq!(lines(&before), [
            "Session first | 2022-09-22T07:00:00Z | 0 CONFIRMED",
            "Session second | 2022-09-22T09:00:00Z | 0 CONFIRMED",
        ]);
        assert_eq!(before.events[0].location, "Room hall, Stockholm");
        assert_eq!(
            before.events[0].description,
            "Chaired by Ada Sample\n\n09:00 Talk of first – Bo Exempel"
        );
        let page = app.url(&below("/sessions/first"));
        assert_eq!(before.events[0].url, page);
        move_first(&app, &token).await;
        let after = calendar(&app.get(&below(".ics")).await);
        assert_eq!(lines(&after), [
            "Session second | 2022-09-22T09:00:00Z | 0 CONFIRMED",
            "Session first | 2022-09-22T11:00:00Z | 1 CONFIRMED",
        ]);
        let mut kept = uids(&after);
        kept.reverse();
        assert_eq!(kept, uids(&before));
        assert_eq!(after.events[0], before.events[1], "what did not change is the same");
        assert_eq!(after.events[1].stamp, "2022-06-01T08:00:00Z");
        let speaker = calendar(&app.get(&below("/speakers/bo.ics")).await);
        assert_eq!(lines(&speaker), ["Talk of first | 2022-09-22T11:00:00Z | 1 CONFIRMED"]);
        assert!(!uids(&after).contains(&speaker.events[0].uid), "a slot is another entry");
    }

    async fn a_withdrawn_session_is_cancelled_until_the_conference_is_over(app) {
        let token = published(&app).await;
        app.edit(&token, 1, &[json!({ "do": "unplace", "session": "first" })]).await;
        app.publish(&token, 2, "").await;
        let found = calendar(&app.get(&below(".ics?lang=sv")).await);
        assert_eq!(lines(&found), [
            "Inställt: Session first (sv) | 2022-09-22T07:00:00Z | 1 CANCELLED",
            "Session second (sv) | 2022-09-22T09:00:00Z | 0 CONFIRMED",
        ]);
        let tag = app.get(&below(".ics")).await.header("etag").to_owned();
        app.clock.advance(SignedDuration::from_hours(24 * 115));
        let later = app.get(&below(".ics")).await;
        assert_eq!(lines(&calendar(&later)), ["Session second | 2022-09-22T09:00:00Z | 0 CONFIRMED"]);
        assert_ne!(later.header("etag"), tag);
    }

    async fn the_same_feed_is_the_same_bytes_and_is_not_sent_twice(app) {
        let token = published(&app).await;
        let mut tags = Vec::new();
        for path in feeds() {
            let once = app.get(&path).await;
            assert_eq!(once.status, 200, "{path}: {}", once.text);
            app.clock.advance(SignedDuration::from_mins(7));
            let again = app.get(&path).await;
            assert_eq!(once.text, again.text, "{path}");
            assert_eq!(again.header("cache-control"), "public, max-age=0, must-revalidate");
            assert_eq!(again.header("last-modified"), "Wed, 01 Jun 2022 07:00:00 GMT");
            assert_eq!((again.header("set-cookie"), again.header("location")), ("", ""), "{path}");
            let tag = again.header("etag").to_owned();
            let ask = |name: &str, value: &str| {
                app.send(app.http.get(app.url(&path)).header(name, value))
            };
            let known = ask("if-none-match", &format!("\"x\", W/{tag}")).await;
            assert_eq!((known.status, known.text.as_str()), (304, ""), "{path}");
            assert_eq!(known.header("etag"), tag);
            assert_eq!(ask("if-none-match", "\"x\"").await.status, 200, "{path}");
            assert_eq!(again.header("vary"), "Accept-Encoding");
            let zipped = ask("accept-encoding", "gzip").await;
            assert_eq!(zipped.header("content-encoding"), "gzip", "{path}");
            tags.push(tag);
        }
        move_first(&app, &token).await;
        for (path, tag) in feeds().iter().zip(&tags) {
            let request = app.http.get(app.url(path)).header("if-none-match", tag);
            assert_eq!(app.send(request).await.status, 200, "{path} has changed");
        }
    }

    async fn programs_may_look_before_they_fetch_and_are_told_what_is_not_there(app) {
        published(&app).await;
        for path in feeds() {
            let fetched = app.get(&path).await;
            let head = app.send(app.http.head(app.url(&path))).await;
            assert_eq!((head.status, head.text.as_str()), (200, ""), "{path}");
            for name in ["etag", "content-type", "cache-control", "last-modified"] {
                assert_eq!(head.header(name), fetched.header(name), "{name} of {path}");
            }
            let method = Method::from_bytes(b"PROPFIND").expect("a method");
            let asked = app.send(app.http.request(method, app.url(&path))).await;
            assert_eq!((asked.status, asked.header("allow")), (405, "GET, HEAD"), "{path}");
            assert_eq!(asked.json()["code"], "method-not-known");
        }
        for rest in ["/tracks/nowhere.ics", "/rooms/nowhere.ics", "/speakers/nobody.ics", "/sessions/x.ics", "/rooms/NO.ics"] {
            assert_eq!(app.get(&below(rest)).await.status, 404, "{rest}");
        }
        assert_eq!(app.get("/conferences/nowhere-2022/programme.ics").await.status, 404);
        let robots = app.get("/robots.txt").await;
        assert_eq!(robots.status, 200);
        for allowed in ["/conferences", "/feeds", "Disallow: /\n"] {
            assert!(!robots.text.contains(allowed), "{}", robots.text);
        }
    }

    async fn one_address_has_one_content_whoever_asks(app) {
        published(&app).await;
        let plain = app.get(&below(".ics")).await;
        let path = below(".ics");
        for (name, value) in [("accept-language", "de"), ("cookie", "plenum-language=sv")] {
            let asked = app.send(app.http.get(app.url(&path)).header(name, value)).await;
            assert_eq!(asked.text, plain.text, "{name}");
        }
        assert!(plain.text.contains("NAME:Test Congress\r\n"), "the first language of the conference");
        let german = app.get(&below(".ics?lang=de")).await;
        assert!(german.text.contains("SUMMARY:Session first (de)\r\n"), "{}", german.text);
        let source = format!("SOURCE;VALUE=URI:{}", app.url(&below(".ics?lang=de")));
        assert!(german.text.replace("\r\n ", "").contains(&source), "{}", german.text);
        assert_eq!(app.get(&below(".ics?lang=xx")).await.text, plain.text);
    }

    async fn what_is_not_published_is_in_no_feed(app) {
        let token = app.organiser().await;
        let empty = calendar(&app.get(&below(".ics")).await);
        assert_eq!(empty.events, []);
        app.draft_sample(&token).await;
        assert_eq!(calendar(&app.get(&below(".ics")).await).events, [], "a draft is none");
        assert_eq!(app.get(&below("/schedule.xml")).await.status, 404);
        app.publish(&token, 1, "").await;
        let secret = session("secret", "23T09:00", "hall", "clara");
        assert_eq!(app.edit(&token, 1, &[put(&secret)]).await.status, 200);
        for path in feeds() {
            assert!(!app.get(&path).await.text.contains("secret"), "{path}");
        }
    }

    async fn a_single_session_is_a_file_to_keep_and_the_programme_a_sheet(app) {
        published(&app).await;
        let one = app.get(&below("/sessions/first.ics")).await;
        assert_eq!(one.header("content-disposition"), "attachment; filename=\"first.ics\"");
        assert!(!calendar(&one).events[0].transparent, "who keeps it wants to be there");
        let whole = calendar(&app.get(&below(".ics")).await);
        assert!(whole.events.iter().all(|event| event.transparent));
        assert_eq!(whole.events.len(), sessions());
        let sheet = app.get(&below("/programme.csv?lang=sv")).await;
        assert_eq!(sheet.header("content-type"), "text/csv; charset=utf-8");
        let lines: Vec<&str> = sheet.text.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!(lines, [
            "Dag,Start,Slut,Sal,Spår,Session,Titel,Talare",
            "2022-09-22,09:00,10:00,Room hall (sv),Sällsynta sjukdomar,,Session first (sv),Ada Sample",
            "2022-09-22,09:00,10:00,Room hall (sv),Sällsynta sjukdomar,Session first (sv),Talk of first (sv),Bo Exempel",
            "2022-09-22,11:00,12:00,Room attic (sv),Sällsynta sjukdomar,,Session second (sv),Ada Sample",
            "2022-09-22,11:00,12:00,Room attic (sv),Sällsynta sjukdomar,Session second (sv),Talk of second (sv),Clara Beispiel",
            "",
        ]);
    }
}

/// The sample with so many sessions, each with one slot, in a hundred rooms: nothing clashes.
fn large(programme: &Programme, sessions: usize) -> Programme {
    const ROOMS: usize = 100;
    let mut large = programme.clone();
    let (room, first) = (programme.rooms[0].clone(), programme.sessions[0].clone());
    let key = |stem: &str, number: usize| format!("{stem}-{number}").parse().expect("a key");
    large.rooms.extend((0..ROOMS).map(|number| {
        let mut room = room.clone();
        room.key = key("room", number);
        room
    }));
    large.sessions = (0..sessions)
        .map(|number| {
            let mut session = first.clone();
            session.key = key("s", number);
            session.room = Some(key("room", number % ROOMS));
            let hours = i64::try_from(number / ROOMS).expect("a day");
            let starts = session.starts.expect("a time");
            session.starts = starts.checked_add(SignedDuration::from_hours(hours)).ok();
            session.chairs.clear();
            session.slots[0].key = key("t", number);
            session.slots[0].speakers.clear();
            session
        })
        .collect();
    large
}

async fn load(app: &TestApp, programme: Programme) {
    let slug = SLUG.parse().expect("a slug");
    let load = move |tx: &mut domain::Tx<'_>| {
        release::ops::load(tx, &Actor::Operator, &slug, &programme).map(|_| ())
    };
    app.state.write(load).await.expect("it is published");
}

#[actix_web::test]
async fn a_thousand_sessions_are_read_by_every_parser_and_soon_there() {
    let app = TestApp::start(tests::database::Backend::Sqlite).await;
    published(&app).await;
    let conference = app.conference_id().await;
    let newest = app.read(move |tx| release::store::newest(tx, conference)).await;
    let newest = newest.expect("it is published").programme;
    load(&app, large(&newest, 1_000)).await;
    let began = Instant::now();
    let first = app.get(&below(".ics")).await;
    let took = began.elapsed();
    let again = app.get(&below(".ics")).await;
    assert_eq!(first.text, again.text);
    // Two of them are the withdrawn ones of the first release.
    assert_eq!(calendar(&again).events.len(), 1_002);
    println!("a feed of 1,000 sessions, {} KiB, in {took:?}", again.text.len() / 1_024);
    // The goal is 300 ms optimised; an unoptimised build, which also compresses it here, gets more.
    assert!(took.as_secs() < 20, "{took:?}");
}
