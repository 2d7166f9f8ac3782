//! Changing one's places, answering offers, and cancelling.

use domain::outbox::Message;
use domain::registration::Status;
use jiff::SignedDuration;
use tests::both;
use tests::visitor::{Visitor, faults, heading, seats};

both! {
    async fn a_single_place_is_given_back_and_goes_to_the_next(app) {
        app.register("ada@example.org", &["on-site", "dinner"]).await;
        app.register("bo@example.org", &["dinner"]).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let page = ada.get("/registration/places").await;
        for had in ["value=\"on-site\" checked", "value=\"dinner\" checked"] {
            assert!(page.text.contains(had), "{had}");
        }
        let saved = ada.fill("/registration/places", &[("places", "on-site")]).await;

        assert_eq!((saved.status, saved.header("location")), (303, "/registration?done=places"));
        assert_eq!(app.standing("ada@example.org").await, ["on-site held", "dinner cancelled"]);
        assert_eq!(app.standing("bo@example.org").await, ["dinner offered"]);
    }

    async fn places_that_do_not_fit_are_refused_at_their_field(app) {
        app.register("ada@example.org", &["on-site"]).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let refused = ada.fill("/registration/places", &[("places", "companion")]).await;
        assert_eq!(refused.status, 422);
        let text = "Companion at the dinner can only be had together with: Dinner.".to_owned();
        assert_eq!(faults(&refused.text), [("places-0".to_owned(), text)]);
        let none = ada.fill("/registration/places", &[]).await;
        assert_eq!(faults(&none.text), [("places-0".to_owned(), "Please fill this in.".to_owned())]);
        assert_eq!(app.standing("ada@example.org").await, ["on-site held"]);
    }

    async fn opening_an_offer_changes_nothing_and_its_button_takes_the_seat(app) {
        app.register("ada@example.org", &["dinner"]).await;
        app.register("bo@example.org", &["dinner"]).await;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        ada.fill("/registration/cancel", &[]).await;

        let token = app.token("bo@example.org").await;
        let opened = app.get(&format!("/registration/open/{token}/dinner")).await;
        assert_eq!((opened.status, opened.header("location")), (303, "/registration/offers/dinner"));
        let bo = Visitor::with_link(&app, "bo@example.org").await;
        for _ in 0..2 {
            let offer = bo.get("/registration/offers/dinner").await;
            assert_eq!(heading(&offer.text), "Dinner");
            let until = "It is kept for you until 3 June 2022, 09:00 CEST.";
            assert!(offer.text.contains(until), "{}", offer.text);
            assert_eq!(app.standing("bo@example.org").await, ["dinner offered"], "GET changes nothing");
        }
        let taken = bo.fill_at("/registration/offers/dinner", "/registration/offers/dinner/accept", &[]).await;
        assert_eq!((taken.status, taken.header("location")), (303, "/registration?done=accepted"));
        assert_eq!(app.standing("bo@example.org").await, ["dinner held"]);
        let twice = bo.fill_at("/registration", "/registration/offers/dinner/accept", &[]).await;
        assert_eq!((twice.status, heading(&twice.text).as_str()), (409, "This offer is no longer open."));
    }

    async fn a_refused_offer_goes_to_the_next(app) {
        for email in ["ada@example.org", "bo@example.org", "cleo@example.org"] {
            app.register(email, &["dinner"]).await;
        }
        Visitor::with_link(&app, "ada@example.org").await.fill("/registration/cancel", &[]).await;
        let bo = Visitor::with_link(&app, "bo@example.org").await;
        let refused = bo.fill_at("/registration", "/registration/offers/dinner/refuse", &[]).await;

        assert_eq!((refused.status, refused.header("location")), (303, "/registration?done=refused"));
        assert_eq!(app.standing("bo@example.org").await, ["dinner cancelled"]);
        assert_eq!(app.standing("cleo@example.org").await, ["dinner offered"]);
    }

    async fn an_expired_offer_says_so_and_cannot_be_taken(app) {
        app.register("ada@example.org", &["dinner"]).await;
        app.register("bo@example.org", &["dinner"]).await;
        Visitor::with_link(&app, "ada@example.org").await.fill("/registration/cancel", &[]).await;
        let bo = Visitor::with_link(&app, "bo@example.org").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let late = bo.fill_at("/registration", "/registration/offers/dinner/accept", &[]).await;
        assert_eq!(late.status, 409, "also before anybody swept");
        app.keep_up().await;
        let shown = bo.get("/registration/offers/dinner").await;
        assert!(shown.text.contains("This offer is no longer open."), "{}", shown.text);
        let own = bo.get("/registration").await;
        assert_eq!(seats(&own.text), [("Dinner".to_owned(), "The offer has expired".to_owned())]);
    }

    async fn cancelling_gives_everything_back_and_asks_first(app) {
        app.register("ada@example.org", &["on-site", "dinner"]).await;
        let id = app.find("ada@example.org").await.expect("it is there").id;
        let ada = Visitor::with_link(&app, "ada@example.org").await;
        let asked = ada.get("/registration/cancel").await;
        assert!(asked.text.contains("<li>The congress</li>") && asked.text.contains("<li>Dinner</li>"));
        let done = ada.fill("/registration/cancel", &[]).await;

        assert_eq!((done.status, done.header("location")), (303, "/registration?done=cancelled"));
        let own = ada.get("/registration").await;
        assert!(own.text.contains("This registration is cancelled"), "{}", own.text);
        assert!(app.find("ada@example.org").await.is_none(), "the address may register anew");
        let messages = app.messages_of(id).await;
        assert!(matches!(messages[..], [Message::RegistrationConfirmed(_), Message::RegistrationCancelled(_)]));
        let stored = app.read(move |tx| domain::registration::store::find(tx, id)).await;
        assert_eq!(stored.map(|it| it.status()), Some(Status::Cancelled));
    }
}
