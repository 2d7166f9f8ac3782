//! Places at the same time: what the pages say, and the exchange in one step.

use domain::outbox::Message;
use tests::app::TestApp;
use tests::both;
use tests::programme::moved;
use tests::visitor::{Visitor, faults, heading};

use crate::overlap::{parallel, released};

const BUTTON: &str = "Take Session second and give back: Session first</button>";

/// Somebody who holds the first of two places at the same time, the second with these seats.
async fn holder(app: &TestApp, seats: i32) {
    let token = app.organiser().await;
    parallel(app, &token, (5, seats)).await;
    app.register("ada@example.org", &["on-site", "first"]).await;
}

both! {
    async fn the_form_says_which_clash_and_offers_the_exchange(app) {
        holder(&app, 5).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let all = [("places", "on-site"), ("places", "first"), ("places", "second")];
        let refused = ada.fill("/registration/places", &all).await;

        assert_eq!(refused.status, 422);
        let text = "Session first and Session second are at the same time. Please choose one of them.";
        assert_eq!(faults(&refused.text), [("places-0".to_owned(), text.to_owned())]);
        assert!(refused.text.contains("action=\"/registration/swaps/second\""), "{}", refused.text);
        assert!(refused.text.contains(BUTTON), "{}", refused.text);
        assert!(!refused.text.contains("/registration/swaps/first"), "what is held needs none");

        let swapped = ada.fill_at("/registration/places", "/registration/swaps/second", &[]).await;
        assert_eq!((swapped.status, swapped.header("location")), (303, "/registration?done=places"));
        let after = ["on-site held", "first cancelled", "second held"];
        assert_eq!(app.standing("ada@example.org").await, after);
    }

    async fn an_exchange_for_a_full_place_offers_to_wait_beside(app) {
        holder(&app, 1).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let page = ada.get("/registration/swaps/second").await;
        assert_eq!((page.status, heading(&page.text).as_str()), (200, "Session second"));
        assert!(page.text.contains(BUTTON), "{}", page.text);
        app.register("bo@example.org", &["second"]).await;

        let late = ada.fill_at("/registration/places", "/registration/swaps/second", &[]).await;
        assert_eq!((late.status, heading(&late.text).as_str()), (409, "Session second"));
        assert!(late.text.contains("No seat is free there any more. Nothing was changed"), "{}", late.text);
        assert!(!late.text.contains(BUTTON), "{}", late.text);
        assert!(late.text.contains("Wait for Session second and keep what I have"), "{}", late.text);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held", "first held"]);

        let all = [("places", "on-site"), ("places", "first"), ("places", "second")];
        ada.fill("/registration/places", &all).await;
        let waits = ["on-site held", "first held", "second waiting 1"];
        assert_eq!(app.standing("ada@example.org").await, waits);
        let page = ada.get("/registration/swaps/second").await;
        assert!(page.text.contains("You are on the waiting list for Session second."), "{}", page.text);
    }

    async fn an_offer_at_the_time_of_a_held_place_is_taken_in_exchange(app) {
        holder(&app, 1).await;
        app.register("bo@example.org", &["second"]).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let all = [("places", "on-site"), ("places", "first"), ("places", "second")];
        ada.fill("/registration/places", &all).await;
        Visitor::with_link(&app, "bo@example.org").await.fill("/registration/cancel", &[]).await;

        for path in ["/registration", "/registration/offers/second"] {
            let page = ada.get(path).await;
            assert!(page.text.contains(BUTTON), "{path}: {}", page.text);
            assert!(!page.text.contains("/registration/offers/second/accept"), "{path}");
        }
        let led = ada.fill_at("/registration", "/registration/offers/second/accept", &[]).await;
        assert_eq!((led.status, led.header("location")), (303, "/registration/swaps/second"));
        let taken = ada.fill_at("/registration", "/registration/swaps/second", &[]).await;
        assert_eq!(taken.status, 303);
        let after = ["on-site held", "first cancelled", "second held"];
        assert_eq!(app.standing("ada@example.org").await, after);
    }

    async fn a_mail_leads_to_the_page_that_repairs_what_a_release_did(app) {
        let token = app.organiser().await;
        released(&app, &token, ("22T09:00", 5), ("22T11:00", 5)).await;
        app.register("ada@example.org", &["on-site", "first", "second"]).await;
        app.mails().await;
        app.edit(&token, 2, &[moved("second", "22T09:30", "attic")]).await;
        assert_eq!(app.publish(&token, 3, "").await.status, 200);

        let mails = app.mails().await;
        let subjects: Vec<_> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        let clash = "Two of your places are at the same time: Test Congress";
        assert_eq!(subjects, ["Changed: Session second", clash]);
        let link = format!("/registration/open/{}/to/clashes", mails[1].token());
        for text in [&mails[1].text, &mails[1].html] {
            assert!(text.contains(&link), "{text}");
            assert!(text.contains("At the same time as: Session second"), "{text}");
            assert!(text.contains("At the same time as: Session first"), "{text}");
        }
        assert_eq!(mails[1].calendar, None, "the mail of the move has the entry");

        let ada = Visitor::new(&app);
        let opened = ada.get(&link).await;
        assert_eq!((opened.status, opened.header("location")), (303, "/registration/clashes"));
        assert!(ada.get("/registration").await.text.contains("href=\"/registration/clashes\""));
        let page = ada.get("/registration/clashes").await;
        assert!(page.text.contains("Keep Session first, give back Session second"), "{}", page.text);
        assert!(page.text.contains("Keep Session second, give back Session first"), "{}", page.text);
        assert_eq!(app.standing("ada@example.org").await.len(), 3, "looking changes nothing");

        let chosen = ada.fill_at("/registration/clashes", "/registration/clashes", &[]).await;
        assert_eq!((chosen.status, chosen.header("location")), (303, "/registration/clashes?given=true"));
        let after = ["on-site held", "first held", "second cancelled"];
        assert_eq!(app.standing("ada@example.org").await, after);
        let page = ada.get("/registration/clashes?given=true").await;
        assert!(page.text.contains("None of your places are at the same time."), "{}", page.text);
        let messages = app.messages("ada@example.org").await;
        assert!(matches!(messages.last(), Some(Message::RegistrationChanged(_))), "{messages:?}");
    }

    async fn what_is_not_had_cannot_be_given_back(app) {
        holder(&app, 5).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        for give in ["second", "nowhere", "No Key!", ""] {
            let page = ada.get("/registration/places").await;
            let mut form = tests::visitor::hidden(&page.text);
            form.push(("give".to_owned(), give.to_owned()));
            let form: Vec<(&str, &str)> =
                form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(ada.post("/registration/clashes", &form).await.status, 404, "{give:?}");
        }
        assert_eq!(ada.post("/registration/clashes", &[("give", "first")]).await.status, 422);
        assert_eq!(ada.get("/registration/swaps/nowhere").await.status, 404);
        assert_eq!(ada.get("/registration/open/0/to/nowhere").await.status, 404);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held", "first held"]);
    }

    async fn a_form_for_registering_names_the_pair(app) {
        let token = app.organiser().await;
        parallel(&app, &token, (5, 5)).await;
        let new = Visitor::new(&app);
        let form = tests::visitor::registration("ada@example.org", &["first", "second"]);
        let refused = new.register(&form).await;
        assert_eq!(refused.status, 422);
        let text = "Session first and Session second are at the same time. Please choose one of them.";
        assert_eq!(faults(&refused.text), [("places-0".to_owned(), text.to_owned())]);
    }
}
