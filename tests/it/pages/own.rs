//! One's own page, behind the private link.

use domain::outbox::Message;
use domain::registration::Status;
use jiff::SignedDuration;
use tests::app::SLUG;
use tests::both;
use tests::visitor::{Visitor, between, faults, heading, hidden, registration};

const DETAILS: [(&str, &str); 6] = [
    ("given_name", "Ada"),
    ("family_name", "Beispiel"),
    ("affiliation", "Musterklinik"),
    ("country", "DE"),
    ("category", "physician"),
    ("language", "de"),
];

both! {
    async fn the_private_link_is_exchanged_for_a_cookie_and_leaves_the_address_bar(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let token = app.token("ada@example.org").await;
        let answer = app.get(&format!("/registration/open/{token}")).await;

        assert_eq!((answer.status, answer.header("location")), (303, "/registration"));
        let cookie = answer.header("set-cookie");
        for part in [token.as_str(), "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        let own = visitor.get("/registration").await;
        assert_eq!((own.status, heading(&own.text).as_str()), (200, "Ada Prov"));
        assert!(!own.text.contains(&token), "the page does not show the secret");
        assert_eq!(own.header("cache-control"), "no-store");
    }

    async fn without_a_link_or_with_a_void_one_there_is_nothing_to_see(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let stranger = Visitor::new(&app);
        for path in ["/registration", "/registration/details", "/registration/places", "/registration/cancel",
            "/registration/offers/dinner"] {
            assert_eq!(stranger.get(path).await.status, 401, "{path}");
        }
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        let old = app.token("ada@example.org").await;
        let renewed = visitor.fill_at("/registration", "/registration/new-link", &[]).await;
        assert_eq!(renewed.status, 200);
        assert!(renewed.text.contains("A new one is on its way to ada@example.org."), "{}", renewed.text);
        assert_eq!(visitor.get("/registration").await.status, 401);
        let void = app.get(&format!("/registration/open/{old}")).await;
        assert_eq!((void.status, heading(&void.text).as_str()), (404, "This link is no longer valid"));
        assert!(matches!(
            app.messages("ada@example.org").await[..],
            [Message::RegistrationConfirmed(_), Message::RegistrationLink(_)]
        ));
        Visitor::with_link(&app, "ada@example.org").await;
    }

    async fn the_link_is_sent_again_without_telling_who_is_registered(app) {
        app.register("ada@example.org", &["on-site"]).await;
        app.clock.advance(SignedDuration::from_mins(10));
        let path = format!("/conferences/{SLUG}/link");
        let mut pages = Vec::new();
        for email in ["ada@example.org", "xyz@example.org"] {
            let answer = Visitor::new(&app).post(&path, &[("email", email)]).await;
            pages.push((answer.status, answer.text.replace(email, "")));
        }
        assert_eq!(pages[0], pages[1]);
        assert!(matches!(
            app.messages("ada@example.org").await[..],
            [Message::RegistrationConfirmed(_), Message::RegistrationLink(_)]
        ));
        let bad = Visitor::new(&app).post(&path, &[("email", "ada@")]).await;
        assert_eq!(bad.status, 422);
        assert_eq!(faults(&bad.text).len(), 1);
        assert!(bad.text.contains("value=\"ada@\""), "what was typed is kept");
    }

    async fn details_are_changed_and_bad_ones_come_back_as_typed(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        let mut bad = DETAILS.to_vec();
        bad[1] = ("family_name", "   ");
        bad.push(("efn", "801234567890123"));
        let refused = visitor.fill("/registration/details", &bad).await;
        assert_eq!(refused.status, 422);
        let fields: Vec<_> = faults(&refused.text).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["family-name", "efn"]);
        assert!(refused.text.contains("value=\"Musterklinik\""), "what was typed is kept");

        let saved = visitor.fill("/registration/details", &DETAILS).await;
        assert_eq!((saved.status, saved.header("location")), (303, "/registration?done=details"));
        let own = visitor.get("/registration?done=details").await;
        assert_eq!(heading(&own.text), "Ada Beispiel");
        assert!(own.text.contains("Your details are saved."), "{}", own.text);
        let stored = app.find("ada@example.org").await.expect("it is there");
        assert_eq!(stored.language.as_str(), "de");
    }

    async fn a_change_meanwhile_is_not_overwritten_and_what_was_typed_is_kept(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        let page = visitor.get("/registration/details").await;
        let stale = hidden(&page.text);
        assert_eq!(visitor.fill("/registration/details", &DETAILS).await.status, 303);
        let mut form: Vec<_> = stale.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        form.extend(DETAILS);
        form[3] = ("family_name", "Andersson-Prov");
        let answer = visitor.post("/registration/details", &form).await;

        assert_eq!(answer.status, 409);
        assert!(answer.text.contains("Your registration was changed meanwhile."), "{}", answer.text);
        assert!(answer.text.contains("value=\"Andersson-Prov\""), "what was typed is kept");
        let stored = app.find("ada@example.org").await.expect("it is there");
        assert_eq!(stored.family_name.as_str(), "Beispiel");
    }

    async fn diet_is_stored_with_consent_alone_and_can_be_taken_back(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        let mut form = DETAILS.to_vec();
        form.push(("diet", "no nuts"));
        let refused = visitor.fill("/registration/details", &form).await;
        assert_eq!(faults(&refused.text)[0].0, "needs-consent");
        form.push(("needs_consent", "yes"));
        assert_eq!(visitor.fill("/registration/details", &form).await.status, 303);
        assert!(visitor.get("/registration").await.text.contains("<dd>no nuts</dd>"));
        assert_eq!(visitor.fill("/registration/details", &DETAILS).await.status, 303);
        assert!(!visitor.get("/registration").await.text.contains("no nuts"));
    }

    async fn a_form_made_for_somebody_else_changes_nothing(app) {
        app.register("ada@example.org", &["on-site"]).await;
        app.register("bo@example.org", &["on-site"]).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let bo = Visitor::with_link(&app, "bo@example.org").await;
        let form = hidden(&bo.get("/registration/cancel").await.text);
        let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(ada.post("/registration/cancel", &form).await.status, 422);
        assert_eq!(ada.post("/registration/cancel", &[]).await.status, 422);
        let stored = app.find("ada@example.org").await.expect("it lives");
        assert_eq!(stored.status(), Status::Confirmed);
    }

    async fn closing_the_registration_takes_the_cookie_away(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        assert_eq!(visitor.post("/registration/close", &[]).await.status, 303);
        assert_eq!(visitor.get("/registration").await.status, 401);
    }

    async fn after_the_deadline_one_may_look_but_not_change(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        let form = hidden(&visitor.get("/registration/cancel").await.text);
        let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        app.clock.advance(SignedDuration::from_hours(24 * 110));
        let own = visitor.get("/registration").await;
        assert!(own.text.contains("18 September 2022, 23:59 CEST"), "{}", own.text);
        assert!(!own.text.contains("/registration/places"), "no way to change is shown");
        let refused = visitor.post("/registration/cancel", &form).await;
        assert_eq!((refused.status, heading(&refused.text).as_str()), (409, "The time for changes is over."));
    }

    async fn what_a_person_typed_never_becomes_markup(app) {
        let visitor = Visitor::new(&app);
        let mut form = registration("ada@example.org", &["on-site"]);
        form[0] = ("given_name", "<script>alert(1)</script>");
        form.push(("answers.story", "</textarea><img src=x>"));
        assert_eq!(visitor.register(&form).await.status, 303);
        let visitor = Visitor::with_link(&app, "ada@example.org").await;
        for path in ["/registration", "/registration/details"] {
            let shown = visitor.get(path).await;
            let main = between(&shown.text, "<main", "</main>");
            assert!(!main.contains("<script") && !main.contains("<img"), "{main}");
            assert!(main.contains("&#60;script&#62;alert(1)"), "{main}");
        }
    }
}
