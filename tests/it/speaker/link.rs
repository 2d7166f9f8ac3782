//! The private link of a speaker: opened, void, sent again.

use domain::speaker::store;
use jiff::SignedDuration;
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::visitor::{Visitor, heading};

use super::released;

/// Whether the link was sent since the test began.
async fn sent(app: &TestApp, key: &str) -> Option<jiff::Timestamp> {
    let (id, conference) = (app.speaker(key).await.id, app.conference_id().await);
    let sent = app.read(move |tx| store::links_sent(tx, conference)).await;
    sent.into_iter().find(|(each, _)| *each == id).map(|(_, at)| at)
}

/// Where a speaker asks for their link.
fn path() -> String {
    format!("/conferences/{SLUG}/speaker-link")
}

const OWN: [&str; 6] = [
    "/speaker",
    "/speaker/profile",
    "/speaker/availability",
    "/speaker/needs",
    "/speaker/assistant",
    "/speaker/slots/first-talk",
];

both! {
    async fn the_link_is_exchanged_for_a_cookie_and_leaves_the_address_bar(app) {
        released(&app).await;
        let token = app.speaker_token("bo").await;
        let answer = app.get(&format!("/speaker/open/{token}")).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/speaker"));
        let cookie = answer.header("set-cookie");
        for part in [token.as_str(), "plenum-speaker=", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        let bo = Visitor::as_speaker(&app, "bo").await;
        for path in OWN {
            let shown = bo.get(path).await;
            assert_eq!((shown.status, shown.header("cache-control")), (200, "no-store"), "{path}");
            assert!(!shown.text.contains(&token) && !shown.text.contains("[speaker-"), "{path}");
        }
        assert_eq!(heading(&bo.get("/speaker").await.text), "Bo Exempel");
    }

    async fn the_token_of_a_speaker_opens_no_registration_and_the_other_way_round(app) {
        released(&app).await;
        app.register("ada@example.org", &["on-site"]).await;
        let (speaker, attendee) =
            (app.speaker_token("bo").await, app.token("ada@example.org").await);
        assert_eq!(app.get(&format!("/registration/open/{speaker}")).await.status, 404);
        assert_eq!(app.get(&format!("/speaker/open/{attendee}")).await.status, 404);
        let as_other = |name: &str, secret: &str| format!("{name}={secret}");
        let cases = [
            ("/speaker", as_other("plenum-speaker", &attendee)),
            ("/speaker", as_other("plenum-registration", &speaker)),
            ("/registration", as_other("plenum-registration", &speaker)),
            ("/registration", as_other("plenum-speaker", &attendee)),
        ];
        for (path, cookie) in cases {
            let answer = app.send(app.http.get(app.url(path)).header("cookie", &cookie)).await;
            assert_eq!(answer.status, 401, "{path} {cookie}");
        }
    }

    async fn without_a_link_or_with_a_void_one_there_is_nothing_to_see(app) {
        let token = released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let stranger = Visitor::new(&app);
        for path in OWN {
            assert_eq!(stranger.get(path).await.status, 401, "{path}");
        }
        let old = app.speaker_token("bo").await;
        let renewed = bo.fill_at("/speaker", "/speaker/new-link", &[]).await;
        assert_eq!(renewed.status, 200, "{}", renewed.text);
        assert!(renewed.text.contains("A new one is on its way."), "{}", renewed.text);
        let void = app.get(&format!("/speaker/open/{old}")).await;
        assert_eq!((void.status, heading(&void.text).as_str()), (404, "This link is no longer valid"));
        let again = app.send(app.http.get(app.url("/speaker")).header("cookie", format!("plenum-speaker={old}")));
        assert_eq!(again.await.status, 401);
        assert_eq!(sent(&app, "bo").await, Some(app.clock.now()));
        Visitor::as_speaker(&app, "bo").await;
        assert_eq!(super::audited(&app, "bo").await.last().map(|(who, what)| (who.as_str(), what.as_str())),
            Some(("speaker", "speaker.revoke-link")));
        drop(token);
    }

    async fn the_link_is_sent_again_without_telling_who_speaks(app) {
        released(&app).await;
        app.reached_by("clara", "clara@example.org", "cleo@example.org").await;
        let visitor = Visitor::new(&app);
        let mut pages = Vec::new();
        for email in ["bo@example.org", "nobody@example.org", "CLEO@example.org"] {
            let answer = visitor.fill(&path(), &[("email", email)]).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            pages.push(answer.text.replace(email, "…"));
        }
        assert_eq!((&pages[0], &pages[0]), (&pages[1], &pages[2]), "the same in every case");
        assert_eq!(sent(&app, "bo").await, Some(app.clock.now()));
        assert_eq!(sent(&app, "clara").await, Some(app.clock.now()), "the assistant asked");
        assert_eq!(sent(&app, "bo").await, Some(app.clock.now()));
        let first = app.clock.now();
        app.clock.advance(SignedDuration::from_mins(2));
        visitor.fill(&path(), &[("email", "bo@example.org")]).await;
        assert_eq!(sent(&app, "bo").await, Some(first), "not so soon again");
        app.clock.advance(SignedDuration::from_mins(4));
        visitor.fill(&path(), &[("email", "bo@example.org")]).await;
        assert_eq!(sent(&app, "bo").await, Some(app.clock.now()));
        assert_eq!(visitor.fill(&path(), &[("email", "bo")]).await.status, 422);
    }

    async fn a_form_of_another_person_or_another_site_changes_nothing(app) {
        released(&app).await;
        app.reached_by("clara", "clara@example.org", "").await;
        let (bo, clara) =
            (Visitor::as_speaker(&app, "bo").await, Visitor::as_speaker(&app, "clara").await);
        let shown = clara.get("/speaker/assistant").await;
        let stolen = tests::visitor::hidden(&shown.text);
        let mut form: Vec<(&str, &str)> =
            stolen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form.push(("assistant_email", "eve@example.org"));
        for path in ["/speaker/assistant", "/speaker/profile", "/speaker/needs", "/speaker/availability",
            "/speaker/slots/first-talk/disclosure", "/speaker/new-link", "/speaker/photo/remove"] {
            assert_eq!(bo.post(path, &form).await.status, 422, "{path}");
        }
        let foreign = clara.post_from("https://evil.example", "/speaker/assistant", &form).await;
        assert_eq!(foreign.status, 403);
        for key in ["bo", "clara"] {
            assert_eq!(app.speaker(key).await.assistant, None, "{key}");
        }
    }

    async fn closing_takes_the_cookie_away(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        assert_eq!(bo.post("/speaker/close", &[]).await.status, 303);
        assert_eq!(bo.get("/speaker").await.status, 401);
    }
}
