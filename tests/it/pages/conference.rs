//! The pages that anybody may read.

use tests::app::SLUG;
use tests::both;
use tests::visitor::{Visitor, heading};

both! {
    async fn a_conference_shows_what_can_be_booked_in_the_readers_language(app) {
        app.register("ada@example.org", &["dinner", "on-site"]).await;
        let path = format!("/conferences/{SLUG}");
        let cases = [
            ("en", "Test Congress", "49 of 50 seats free", "Full: you would be first on the waiting list", "Can be booked from 1 July 2022, 09:00 CEST"),
            ("sv-SE,en;q=0.5", "Testkongressen", "49 av 50 platser lediga", "Fullt: du blir först på väntelistan", "Kan bokas från 1 juli 2022 kl. 09:00 CEST"),
            ("de", "Testkongress", "49 von 50 Plätzen frei", "Ausgebucht: Sie wären an erster Stelle der Warteliste", "Buchbar ab 1. Juli 2022, 09:00 Uhr CEST"),
            ("fr", "Test Congress", "49 of 50 seats free", "Full: you would be first on the waiting list", "Can be booked from 1 July 2022, 09:00 CEST"),
        ];
        for (language, title, free, full, opens) in cases {
            let shown = Visitor::new(&app).get_in(&path, language).await;
            assert_eq!((shown.status, heading(&shown.text).as_str()), (200, title));
            for text in [free, full, opens] {
                assert!(shown.text.contains(text), "{text:?} is not in {}", shown.text);
            }
        }
    }

    async fn a_chosen_language_is_remembered(app) {
        let visitor = Visitor::new(&app);
        let chosen = visitor.get("/?lang=sv").await;
        assert_eq!((chosen.status, heading(&chosen.text).as_str()), (200, "Konferenser"));
        assert_eq!(heading(&visitor.get_in("/", "de").await.text), "Konferenser");
        assert_eq!(heading(&visitor.get("/?lang=xx").await.text), "Konferenser");
        let here = visitor.get("/nothing?a=1&lang=sv&b=%26").await;
        let link = "href=\"/nothing?a=1&#38;b=%26&#38;lang=de\"";
        assert!(here.text.contains(link), "the rest of the address stays: {}", here.text);
    }

    async fn the_privacy_notice_is_a_page(app) {
        let shown = Visitor::new(&app).get(&format!("/conferences/{SLUG}/privacy")).await;
        assert!(shown.text.contains("<p>We keep your data for the congress.</p>"), "{}", shown.text);
        assert!(shown.text.contains("Version 2022-05"));
    }

    async fn what_is_not_there_is_a_page_that_says_so(app) {
        for path in ["/nothing", "/conferences/none-2022", "/conferences/UPPER", "/conferences/none-2022/register",
            "/conferences/none-2022/link", "/static/none.css", "/registration/open/none"] {
            let shown = Visitor::new(&app).get(path).await;
            assert_eq!(shown.status, 404, "{path}");
        }
        let shown = Visitor::new(&app).get_in("/nothing", "de").await;
        assert_eq!(heading(&shown.text), "Hier ist nichts");
    }

    async fn a_problem_names_the_page_that_explains_it(app) {
        let problem = app.get("/api/v1/conferences/none-2022").await.json();
        assert_eq!(problem["type"], "/problems/not-found");
        let shown = Visitor::new(&app).get("/problems/not-found").await;
        assert_eq!((shown.status, heading(&shown.text).as_str()), (200, "not-found"));
        assert!(shown.text.contains("There is nothing at this address."), "{}", shown.text);
        for none in ["/problems/required", "/problems/none", "/problems/Code"] {
            assert_eq!(Visitor::new(&app).get(none).await.status, 404, "{none}");
        }
    }

    async fn pages_load_from_our_own_origin_and_are_not_stored(app) {
        let shown = Visitor::new(&app).get(&format!("/conferences/{SLUG}")).await;
        let policy = shown.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(shown.header("x-content-type-options"), "nosniff");
        assert_eq!(shown.header("referrer-policy"), "same-origin");
        for inline in ["style=\"", "<script>", "<style", " onclick"] {
            assert!(!shown.text.contains(inline), "{inline}");
        }
        let sheet = shown.text.split('"').find(|part| part.starts_with("/static/plenum.") && part.ends_with(".css"));
        let sheet = app.get(sheet.expect("the page has a style sheet")).await;
        assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
        assert_eq!(sheet.header("cache-control"), "public, max-age=31536000, immutable");
        let colours = shown.text.split('"').find(|part| part.contains("/colours.css?v="));
        let colours = app.get(colours.expect("the tracks have colours")).await;
        assert_eq!(colours.text, ".track-rare-diseases { --track: #8a3ffc }\n");
    }
}
