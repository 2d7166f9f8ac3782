//! What stands on each page of the organisers.

use domain::actor::{Reach, Role};
use jiff::SignedDuration;
use serde_json::json;
use tests::app::{Answer, TestApp, wish};
use tests::both;

use super::super::{EVERYWHERE, ROLL as API_ROLL, give_up_all};
use super::{OUTBOX, ROLL, SIGN_IN, between, form_key, open, read, send};

/// The names in a list of registrations.
fn names(page: &Answer) -> Vec<String> {
    let rows = page.text.split("<strong>").skip(1);
    rows.map(|row| row.split('<').next().unwrap_or_default().to_owned()).collect()
}

/// Registers somebody with another name.
async fn register(app: &TestApp, email: &str, (given, family): (&str, &str), places: &[&str]) {
    let mut body = wish(email, places);
    body["given_name"] = json!(given);
    body["family_name"] = json!(family);
    assert_eq!(app.post(API_ROLL, &body).await.status, 201);
    app.clock.advance(SignedDuration::from_mins(1));
}

both! {
    async fn the_first_page_counts_what_the_role_may_see(app) {
        for (email, places) in [("ada@example.org", vec!["on-site", "dinner"]), ("bo@example.org", vec!["dinner"])] {
            assert_eq!(app.register(email, &places).await.status, 201);
        }
        give_up_all(&app).await;
        assert_eq!(app.register("cleo@example.org", &["on-site"]).await.status, 201);
        let here = Reach::One(app.conference_id().await);
        let head = ["Your conferences", "Test Congress", "22–23 September 2022 · Stockholm"];
        let roll = [
            "Registrations", "Registered", "2", "Waiting", "1", "Without a place", "0", "Cancelled", "0", "Places",
            "The congress 2 of 50 taken", "Dinner 1 of 1 taken, one person waiting",
            "Companion at the dinner 0 of 5 taken", "Workshop 0 of 10 taken",
        ];
        let programme = [
            "Programme", "Arrange sessions in rooms and times, see clashes, and release what is ready.",
        ];
        let outbox = ["Outbox", "To be sent", "1", "Given up", "2"];
        let organiser = open(&app, "/staff", &app.organiser().await).await;
        assert_eq!(read(&organiser), [&head[..], &roll, &programme, &outbox].concat());
        assert!(organiser.text.contains("<meter min=\"0\" max=\"50\" value=\"2\""));
        let door = app.staff("door@example.org", (here, Role::CheckIn)).await;
        assert_eq!(read(&open(&app, "/staff", &door).await), [&head[..], &roll].concat());
        let chair = app.staff("chair@example.org", (here, Role::TrackChair)).await;
        let hidden = ["Your role does not show registrations."];
        assert_eq!(read(&open(&app, "/staff", &chair).await), [&head[..], &hidden, &programme].concat());

        app.load(&tests::conference::file().replace("testkongress-2022", "other-2022")).await;
        let slug = "other-2022".parse().expect("a slug");
        let other = app.read(move |tx| domain::conference::store::find(tx, &slug)).await.expect("it").id;
        let elsewhere = app.staff("elsewhere@example.org", (Reach::One(other), Role::Owner)).await;
        let page = open(&app, "/staff", &elsewhere).await;
        assert!(page.text.contains("/staff/conferences/other-2022/outbox"));
        assert!(!page.text.contains("testkongress-2022"));
    }

    async fn the_list_shows_searches_and_narrows(app) {
        register(&app, "ada@example.org", ("Ada", "Prov"), &["on-site", "dinner"]).await;
        register(&app, "bo@example.org", ("Bo", "Öberg"), &["dinner"]).await;
        register(&app, "cleo@example.org", ("Cleo", "Prov"), &["on-site"]).await;
        let secret = app.organiser().await;
        assert_eq!(read(&open(&app, ROLL, &secret).await), [
            "Registrations",
            "All 3", "Registered 2", "Waiting 1", "Without a place 0", "Cancelled 0",
            "Name, e-mail address or affiliation", "Search",
            "Cleo Prov", "cleo@example.org", "Sample University Hospital", "Registered",
            "The congress: has a place", "1 June 2022, 09:02 CEST",
            "Bo Öberg", "bo@example.org", "Sample University Hospital", "Waiting",
            "Dinner: waiting", "1 June 2022, 09:01 CEST",
            "Ada Prov", "ada@example.org", "Sample University Hospital", "Registered",
            "The congress: has a place", "Dinner: has a place", "1 June 2022, 09:00 CEST",
        ]);
        let cases: [(&str, &[&str], &str); 6] = [
            ("?text=%C3%96BERG", &["Bo Öberg"], "One found"),
            ("?text=+prov+", &["Cleo Prov", "Ada Prov"], "2 found"),
            ("?text=ada%40", &["Ada Prov"], "One found"),
            ("?text=%25", &[], "Nothing found. Try a part of a name or an address."),
            ("?status=waiting", &["Bo Öberg"], "Search"),
            ("?status=waiting&text=prov", &[], "Nothing found. Try a part of a name or an address."),
        ];
        for (query, expected, said) in cases {
            let page = open(&app, &format!("{ROLL}{query}"), &secret).await;
            assert_eq!(names(&page), expected, "{query}");
            assert!(read(&page).contains(&said.to_owned()), "{query}: {:?}", read(&page));
        }
        let searched = open(&app, &format!("{ROLL}?text=prov&status=confirmed"), &secret).await;
        assert!(searched.text.contains(&format!("href=\"{ROLL}?status=waiting&#38;text=prov\"")), "{}", searched.text);
        assert!(searched.text.contains("name=\"text\" type=\"search\" value=\"prov\""));
        assert!(searched.text.contains("<input type=\"hidden\" name=\"status\" value=\"confirmed\">"));
        for query in ["?status=happy", "?before=yesterday", &format!("?text={}", "x".repeat(201))] {
            assert_eq!(open(&app, &format!("{ROLL}{query}"), &secret).await.status, 422, "{query}");
        }
        let empty = open(&app, &format!("{ROLL}?status=cancelled"), &secret).await;
        assert_eq!(read(&empty).last().map(String::as_str), Some("No registrations here."));
    }

    async fn a_long_list_has_pages(app) {
        for number in 0..51 {
            assert_eq!(app.register(&format!("p{number:02}@example.org"), &["on-site"]).await.status, 201);
            app.clock.advance(SignedDuration::from_secs(1));
        }
        let secret = app.organiser().await;
        for path in [ROLL, OUTBOX] {
            let first = open(&app, path, &secret).await;
            assert_eq!(names(&first).len(), 50);
            assert!(first.text.contains("p50@") && !first.text.contains("p00@") && !first.text.contains("Newest"));
            let older = between(&first.text, "<a class=\"button plain\" href=\"", "\"").to_owned();
            assert!(older.starts_with(&format!("{path}?before=")), "{older}");
            let rest = open(&app, &older, &secret).await;
            assert_eq!(names(&rest).len(), 1);
            assert!(rest.text.contains("p00@") && !rest.text.contains("Older"));
            assert_eq!(between(&rest.text, "<a class=\"button plain\" href=\"", "\""), path, "back to the newest");
        }
        let found = open(&app, &format!("{ROLL}?text=example"), &secret).await;
        assert!(found.text.contains("More than 50 found; these are the newest."));
    }

    async fn one_registration_is_shown_with_all_that_is_known(app) {
        let mut body = wish("ada@example.org", &["on-site", "dinner"]);
        body["answers"] = json!({ "poster": "yes", "poster-title": "A, B & C", "methods": ["wgs", "panel"] });
        body["diet"] = json!("vegan");
        body["access"] = json!("a ramp");
        body["needs_consent"] = json!(true);
        body["photo_consent"] = json!(false);
        assert_eq!(app.post(API_ROLL, &body).await.status, 201);
        register(&app, "bo@example.org", ("Bo", "Öberg"), &["dinner"]).await;
        let path = format!("{ROLL}/{}", app.find("ada@example.org").await.expect("registered").id);
        let organiser = open(&app, &path, &app.organiser().await).await;
        let head = [
            "← Registrations", "Ada Prov", "Registered", "Places",
            "The congress", "22–23 September 2022", "has a place",
            "Dinner", "Thursday, 22 September 2022, 19:00–22:30 (Europe/Stockholm)", "has a place",
            "Details", "E-mail address", "ada@example.org", "Affiliation", "Sample University Hospital",
            "Country", "Sweden", "Language of our mails", "English", "Category", "Physician",
            "Do you bring a poster?", "Yes", "Its title", "A, B &#38; C", "Methods", "Panel, WGS",
            "May be seen in photos", "No",
        ];
        let needs = ["Diet", "vegan", "Access needs", "a ramp"];
        let notice = [
            "Privacy notice", "Version 2022-05, accepted on 1 June 2022, 09:00 CEST",
            "Registered on", "1 June 2022, 09:00 CEST", "Last changed on", "1 June 2022, 09:00 CEST",
        ];
        let mails = [
            "Mails", "Confirmation", "ada@example.org", "To be sent",
            "Written on 1 June 2022, 09:00 CEST", "Next try on 1 June 2022, 09:00 CEST",
        ];
        let deeds = ["What was done", "Registered", "by the person", "1 June 2022, 09:00 CEST"];
        assert_eq!(read(&organiser), [&head[..], &needs, &notice, &mails, &deeds].concat());

        let here = Reach::One(app.conference_id().await);
        let door = open(&app, &path, &app.staff("door@example.org", (here, Role::CheckIn)).await).await;
        let no_needs = ["Diet and access needs are health data, which your role does not show."];
        let no_mails = ["Mails", "Your role does not show mails."];
        assert_eq!(read(&door), [&head[..], &notice, &no_needs, &no_mails, &deeds].concat());
        assert!(!door.text.contains("vegan") && !door.text.contains(OUTBOX));

        let id = app.find("bo@example.org").await.expect("registered").id;
        let waiting = open(&app, &format!("{ROLL}/{id}"), &app.staff("owner@example.org", EVERYWHERE).await).await;
        assert!(read(&waiting).contains(&"waiting, at position 1".to_owned()), "{:?}", read(&waiting));
    }

    async fn what_is_not_theirs_is_not_there(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let id = app.find("ada@example.org").await.expect("registered").id;
        app.load(&tests::conference::file().replace("testkongress-2022", "other-2022")).await;
        let organiser = app.organiser().await;
        let nowhere = read(&open(&app, "/staff/conferences/no-such-2022/registrations", &organiser).await);
        assert_eq!(nowhere[0], "There is nothing here");
        for path in [
            "/staff/conferences/other-2022/registrations".to_owned(),
            "/staff/conferences/other-2022/outbox".to_owned(),
            format!("/staff/conferences/other-2022/registrations/{id}"),
            "/staff/conferences/NO/outbox".to_owned(),
            format!("{ROLL}/0180f0d0-0000-7000-8000-000000000000"),
            format!("{ROLL}/1"),
        ] {
            let page = open(&app, &path, &organiser).await;
            assert_eq!((page.status, read(&page)), (404, nowhere.clone()), "{path}");
        }
        let owner = app.staff("owner@example.org", EVERYWHERE).await;
        let crossed = open(&app, &format!("/staff/conferences/other-2022/registrations/{id}"), &owner).await;
        assert_eq!((crossed.status, read(&crossed)), (404, nowhere), "parent and child fit");

        let here = Reach::One(app.conference_id().await);
        let chair = app.staff("chair@example.org", (here, Role::TrackChair)).await;
        for path in [ROLL.to_owned(), OUTBOX.to_owned(), format!("{ROLL}/{id}")] {
            let page = open(&app, &path, &chair).await;
            let advice = ["Your role does not allow this", "Ask an owner of the conference for the role that does."];
            assert_eq!((page.status, read(&page)), (403, advice.map(ToOwned::to_owned).to_vec()), "{path}");
            assert!(page.text.contains("<a href=\"/staff\">Your conferences</a>"), "the bar leads on");
        }
        assert!(!app.get("/").await.text.contains("Sign out"), "attendees have no such bar");
        assert!(!open(&app, "/", &owner).await.text.contains("Sign out"));
    }

    async fn a_dead_letter_is_tried_again_by_its_button(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let secret = app.organiser().await;
        let pending = open(&app, OUTBOX, &secret).await;
        let head = ["Outbox", "Every change owes people a mail. A mail that fails is tried again for 72 hours; one that is given up waits here for you."];
        let mail = ["Confirmation", "ada@example.org"];
        assert_eq!(read(&pending), [&head[..], &["All 1", "To be sent 1", "Sent 0", "Given up 0"], &mail, &[
            "To be sent", "Written on 1 June 2022, 09:00 CEST", "Next try on 1 June 2022, 09:00 CEST",
        ]].concat());
        assert!(!pending.text.contains("/retry"), "no button");

        give_up_all(&app).await;
        let path = format!("{OUTBOX}?status=dead");
        let dead = open(&app, &path, &secret).await;
        assert_eq!(read(&dead), [&head[..], &["All 1", "To be sent 0", "Sent 0", "Given up 1"], &mail, &[
            "Given up", "Written on 1 June 2022, 09:00 CEST", "Tried once", "Given up on 1 June 2022, 09:00 CEST",
            "The last error: 550 no such mailbox", "Try again ada@example.org",
        ]].concat());
        let retry = between(&dead.text, "<main", "</main>").split("action=\"").nth(1).unwrap_or_default();
        let retry = retry.split('"').next().unwrap_or_default().to_owned();
        let other = app.staff("owner@example.org", EVERYWHERE).await;
        let others_key = form_key(&open(&app, OUTBOX, &other).await);
        for key in ["", "0000", &others_key] {
            let refused = send(&app, &retry, &secret, &[("form_key", key)]).await;
            assert_eq!(refused.status, 422, "{key:?}");
        }
        assert_eq!(read(&open(&app, &path, &secret).await), read(&dead), "nothing was tried");

        let form = [("form_key", form_key(&dead)), ("status", "dead".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let done = send(&app, &retry, &secret, &form).await;
        let back = format!("{OUTBOX}?status=dead&done=retried");
        assert_eq!((done.status, done.header("location")), (303, back.as_str()));
        let empty = open(&app, &back, &secret).await;
        assert_eq!(read(&empty)[0], "The mail will be tried again in a moment.");
        assert_eq!(read(&empty).last().map(String::as_str), Some("No mails here."));
        let again = open(&app, OUTBOX, &secret).await;
        assert!(read(&again).contains(&"To be sent 1".to_owned()));
        let twice = send(&app, &retry, &secret, &form).await;
        assert_eq!((twice.status, read(&twice)[0].as_str()), (409, "This mail was not given up"));
    }

    async fn what_people_typed_stays_text(app) {
        let script = "<script>alert(1)</script>";
        register(&app, "ada@example.org", (script, "\"><b>"), &["on-site"]).await;
        let secret = app.organiser().await;
        let id = app.find("ada@example.org").await.expect("registered").id;
        let search = format!("{ROLL}?text=%22%3E%3Cscript%3E");
        for path in [ROLL.to_owned(), format!("{ROLL}/{id}"), search] {
            let page = open(&app, &path, &secret).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.text.contains("<script>") && !page.text.contains("<b>"), "{path}");
            assert!(page.text.contains("&#60;script&#62;"), "{path}");
            assert!(!page.text.contains(" style=") && !page.text.contains(" onclick="), "{path}");
        }
        let form = app.get(&format!("{SIGN_IN}?next=/%22%3E%3Cscript%3E")).await;
        assert!(!form.text.contains("<script>"), "the path is kept, as text");
    }

    async fn the_pages_speak_three_languages(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let secret = app.organiser().await;
        let id = app.find("ada@example.org").await.expect("registered").id;
        for (language, heading) in [("sv", "Anmälningar"), ("de", "Anmeldungen")] {
            assert_eq!(read(&open(&app, &format!("{ROLL}?lang={language}"), &secret).await)[0], heading);
            for path in ["/staff".to_owned(), OUTBOX.to_owned(), format!("{ROLL}/{id}"), SIGN_IN.to_owned()] {
                let page = open(&app, &format!("{path}?lang={language}"), &secret).await;
                let hole = read(&page).into_iter().find(|line| line.contains("[staff-") || line.contains("[account-"));
                assert_eq!((page.status, hole), (200, None), "{path} {language}");
            }
        }
    }
}
