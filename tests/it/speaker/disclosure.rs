//! Disclosures of interests: versions, what readers see, and slots that wait for them.

use serde_json::json;
use tests::both;
use tests::visitor::{Visitor, between, faults};

use super::{audited, released};

const SLOT: &str = "/speaker/slots/first-talk";
const DISCLOSE: &str = "/speaker/slots/first-talk/disclosure";
const PUBLIC: &str = "/conferences/testkongress-2022/programme/slots/first-talk";

/// What the public page of the slot says.
async fn shown(app: &tests::app::TestApp) -> String {
    let page = app.get(PUBLIC).await.text;
    let list = between(&page, "id=\"disclosures\"", "</dl>");
    between(list, "<dd>", "</dd>").split_whitespace().collect::<Vec<_>>().join(" ")
}

both! {
    async fn the_newest_disclosure_is_on_the_page_of_the_slot_and_all_are_kept(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        assert!(bo.get("/speaker").await.text.contains("For one slot your disclosure of interests is missing."));
        assert_eq!(shown(&app).await, "");
        let nothing = [("disclosure", "nothing"), ("statement", "")];
        let said = bo.fill_at(SLOT, DISCLOSE, &nothing).await;
        assert_eq!((said.status, said.header("location")), (303, "/speaker/slots/first-talk?done=disclosed"), "{}", said.text);
        assert_eq!(shown(&app).await, "Nothing to disclose <span class=\"quiet\">(Wednesday, 1 June 2022)</span>");
        assert_eq!(bo.fill_at(SLOT, DISCLOSE, &nothing).await.status, 303, "the same again");
        app.clock.advance(jiff::SignedDuration::from_hours(24));
        let fee = [("disclosure", "interests"), ("statement", "A fee by <b>Sample</b> Ltd")];
        assert_eq!(bo.fill_at(SLOT, DISCLOSE, &fee).await.status, 303);
        assert_eq!(shown(&app).await, "A fee by &#60;b&#62;Sample&#60;/b&#62; Ltd <span class=\"quiet\">(Thursday, 2 June 2022)</span>");
        let own = bo.get(SLOT).await.text;
        let versions = between(&own, "<ol class=\"rows\" reversed>", "</ol>");
        assert_eq!(versions.matches("<li>").count(), 2, "{versions}");
        let deeds: Vec<String> = audited(&app, "bo").await.into_iter().map(|(_, what)| what).collect();
        assert_eq!(deeds, ["speaker.put", "speaker.disclose", "speaker.disclose"]);
        assert!(!bo.get("/speaker").await.text.contains("is missing"));
    }

    async fn one_says_something_or_explicitly_nothing_and_only_of_ones_own(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let cases = [
            ("", "", "disclosure-0"),
            ("", "A fee", "disclosure-0"),
            ("interests", " ", "statement"),
            ("nothing", "A fee", "statement"),
        ];
        for (kind, statement, field) in cases {
            let refused = bo.fill_at(SLOT, DISCLOSE, &[("disclosure", kind), ("statement", statement)]).await;
            assert_eq!((refused.status, faults(&refused.text)[0].0.as_str()), (422, field), "{kind} {statement}");
        }
        let elsewhere = "/speaker/slots/second-talk/disclosure";
        assert_eq!(bo.fill_at(SLOT, elsewhere, &[("disclosure", "nothing")]).await.status, 404);
        assert_eq!(bo.get("/speaker/slots/second-talk").await.status, 404);
        assert_eq!(shown(&app).await, "");
    }

    async fn a_conference_may_hold_back_slots_until_interests_are_disclosed(app) {
        let file = tests::conference::file().replace("offer_hours = 48", "offer_hours = 48\ndisclosure_required = true");
        app.load(&file).await;
        let token = app.organiser().await;
        app.draft_sample(&token).await;
        app.reached_by("bo", "bo@example.org", "").await;
        let refused = app.publish(&token, 1, "").await;
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("interests-undisclosed")));
        assert_eq!(refused.json()["undisclosed"], json!([
            { "slot": "first-talk", "speaker": "bo" }, { "slot": "second-talk", "speaker": "clara" },
        ]));
        let bo = Visitor::as_speaker(&app, "bo").await;
        let coming = bo.get("/speaker").await.text;
        assert!(coming.contains("Not yet published") && coming.contains("Talk of first"), "{coming}");
        assert!(bo.get(SLOT).await.text.contains("only once you have disclosed your interests"));
        assert_eq!(bo.fill_at(SLOT, DISCLOSE, &[("disclosure", "nothing")]).await.status, 303);
        assert_eq!(app.publish(&token, 1, "").await.json()["undisclosed"], json!([{ "slot": "second-talk", "speaker": "clara" }]));
        let unplace = json!({ "do": "unplace", "session": "second" });
        assert_eq!(app.edit(&token, 1, &[unplace]).await.status, 200);
        assert_eq!(app.publish(&token, 2, "").await.status, 200, "what has no place yet is not held against it");
        assert_eq!(shown(&app).await, "Nothing to disclose <span class=\"quiet\">(Wednesday, 1 June 2022)</span>");
    }
}
