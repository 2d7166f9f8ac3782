//! What speakers say of themselves: profile, availability, needs, assistant.

use domain::registration::Needs;
use domain::speaker::store;
use jiff::SignedDuration;
use serde_json::json;
use tests::both;
use tests::programme::{moved, put, speaker};
use tests::visitor::{Visitor, faults};

use super::{audited, drafted, hours, released, version};

const PROFILE: [(&str, &str); 8] = [
    ("name", "Bo  Newname"),
    ("affiliation", "Another Institute"),
    ("biography.en", "Reads *genomes*."),
    ("biography.sv", ""),
    ("pronouns", "they"),
    ("stage_needs", "A chair"),
    ("language", "sv"),
    ("recording_consent", "yes"),
];

both! {
    async fn a_profile_goes_into_the_draft_and_to_readers_with_the_next_release(app) {
        let token = released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let saved = bo.fill("/speaker/profile", &PROFILE).await;
        assert_eq!((saved.status, saved.header("location")), (303, "/speaker?done=profile"));

        let person = drafted(&app, &token, "bo").await;
        assert_eq!(person["name"], "Bo Newname");
        assert_eq!(person["affiliation"], "Another Institute");
        assert_eq!(person["biography"], json!({ "en": "Reads *genomes*." }));
        assert_eq!(person["confirmed"], true, "what they did not say stays");
        let id = app.speaker("bo").await.id;
        let details = app.read(move |tx| store::load_details(tx, id)).await;
        let said = (details.pronouns.as_str(), details.stage_needs.as_str(), details.recording_consent, details.photo_consent);
        assert_eq!(said, ("they", "A chair", Some(true), None));
        assert_eq!(app.speaker("bo").await.language.as_str(), "sv");

        let page = "/conferences/testkongress-2022/programme/speakers/bo";
        assert!(app.get(page).await.text.contains("Bo Exempel"), "readers see the release");
        let seen = version(&app, &token).await;
        assert_eq!(app.publish(&token, seen, "").await.status, 200);
        let shown = app.get(page).await.text;
        assert!(shown.contains("Bo Newname") && shown.contains("<em>genomes</em>"), "{shown}");
        assert!(!shown.contains("A chair") && !shown.contains("they"), "that is for the organisers");
        assert_eq!(audited(&app, "bo").await, [
            ("operator".to_owned(), "speaker.put".to_owned()),
            ("speaker".to_owned(), "speaker.change".to_owned()),
        ]);
    }

    async fn a_profile_that_cannot_be_taken_comes_back_as_it_was_typed(app) {
        let token = released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let long = "a".repeat(2_001);
        let typed = [("name", " "), ("stage_needs", long.as_str()), ("language", "fr"), ("affiliation", "Kept Institute")];
        let again = bo.fill("/speaker/profile", &typed).await;
        assert_eq!(again.status, 422);
        let fields: Vec<String> = faults(&again.text).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "language-0", "stage-needs"]);
        assert!(again.text.contains("Kept Institute"));
        assert_eq!(drafted(&app, &token, "bo").await["affiliation"], "Sample Institute");
    }

    async fn whoever_saves_last_is_told_what_changed_meanwhile(app) {
        let token = released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let shown = bo.get("/speaker/profile").await;
        let mut form: Vec<(String, String)> = tests::visitor::hidden(&shown.text);
        form.extend(PROFILE.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut theirs = speaker("bo", "Bo Organised");
        theirs["speaker"]["affiliation"] = json!("Sample Institute");
        assert_eq!(app.edit(&token, 1, &[put(&theirs)]).await.status, 200);
        let refused = bo.post("/speaker/profile", &form).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        assert!(refused.text.contains("This was changed meanwhile."), "{}", refused.text);
        assert_eq!(drafted(&app, &token, "bo").await["name"], "Bo Organised", "nothing was overwritten");
        assert_eq!(app.speaker("bo").await.language.as_str(), "en", "nor half of it saved");
        let other = speaker("clara", "Clara Other");
        assert_eq!(app.edit(&token, 2, &[put(&other)]).await.status, 200);
        assert_eq!(bo.fill("/speaker/profile", &PROFILE).await.status, 303, "what concerns others is no conflict");
    }

    async fn who_is_no_longer_in_the_draft_is_told_so(app) {
        let token = released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let mut session = tests::programme::session("first", "22T09:00", "hall", "clara");
        session["session"]["chairs"] = json!([]);
        let remove = json!({ "do": "remove", "item": { "kind": "speaker", "key": "bo" } });
        let edited = app.edit(&token, 1, &[put(&session), remove]).await;
        assert_eq!(edited.status, 200, "{}", edited.text);
        assert!(bo.get("/speaker").await.text.contains("have taken you out of the programme"));
        let refused = bo.fill("/speaker/profile", &PROFILE).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
    }

    async fn availability_is_what_the_clash_rules_use(app) {
        let token = released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let form = [("when", "some"), ("piece", "2022-09-22T09:00"), ("piece", "2022-09-22T09:30"), ("piece", "2022-09-23T12:00")];
        let saved = bo.fill("/speaker/availability", &form).await;
        assert_eq!((saved.status, saved.header("location")), (303, "/speaker?done=availability"));
        let available = drafted(&app, &token, "bo").await["available"].clone();
        assert_eq!(available, json!([hours("22T09:00", "22T10:00"), hours("23T12:00", "23T12:30")]));
        let shown = bo.get("/speaker/availability").await.text;
        assert_eq!(shown.matches("name=\"piece\"").count(), 48);
        let ticked: Vec<&str> = shown
            .split("name=\"piece\" value=\"").skip(1)
            .filter(|rest| rest.split('>').next().is_some_and(|tag| tag.ends_with(" checked")))
            .filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ticked, ["2022-09-22T09:00", "2022-09-22T09:30", "2022-09-23T12:00"]);

        let move_first = moved("first", "23T15:00", "hall");
        let seen = version(&app, &token).await;
        let hit = app.edit(&token, seen, &[move_first]).await;
        assert!(hit.text.contains("person-unavailable"), "{}", hit.text);
        assert_eq!(bo.fill("/speaker/availability", &[("when", "always")]).await.status, 303);
        assert_eq!(drafted(&app, &token, "bo").await["available"], json!([]));
    }

    async fn what_half_hours_cannot_express_stays_until_it_is_taken_out(app) {
        let token = released(&app).await;
        let mut person = speaker("bo", "Bo Exempel");
        person["speaker"]["available"] = json!([hours("22T09:10", "22T10:00"), hours("25T09:00", "25T10:00")]);
        assert_eq!(app.edit(&token, 1, &[put(&person)]).await.status, 200);
        let bo = Visitor::as_speaker(&app, "bo").await;
        let shown = bo.get("/speaker/availability").await.text;
        let others = ["2022-09-22T09:10/2022-09-22T09:30", "2022-09-25T09:00/2022-09-25T10:00"];
        for other in others {
            assert!(shown.contains(&format!("name=\"other\" value=\"{other}\" checked")), "{other}");
        }
        let keep = [("when", "some"), ("piece", "2022-09-22T09:30"), ("piece", "2022-09-22T14:00"), ("other", others[0])];
        assert_eq!(bo.fill("/speaker/availability", &keep).await.status, 303);
        let available = drafted(&app, &token, "bo").await["available"].clone();
        assert_eq!(available, json!([hours("22T09:10", "22T10:00"), hours("22T14:00", "22T14:30")]));
        let none = bo.fill("/speaker/availability", &[("when", "some"), ("piece", "2022-09-22T03:00"), ("other", "2022-09-25T09:00/2022-09-25T10:00")]).await;
        assert_eq!(none.status, 422, "none of these is on the page");
        assert!(none.text.contains("Please tick at least one half hour"), "{}", none.text);
    }

    async fn needs_are_kept_with_consent_and_gone_fourteen_days_after_the_conference(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let id = app.speaker("bo").await.id;
        let refused = bo.fill("/speaker/needs", &[("diet", "no nuts")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(faults(&refused.text)[0].0, "needs-consent");
        assert_eq!(app.read(move |tx| store::find_needs(tx, id)).await, None);
        let given = [("diet", "no nuts"), ("access", "a ramp"), ("needs_consent", "yes")];
        assert_eq!(bo.fill("/speaker/needs", &given).await.status, 303);
        let kept = Some(Needs { diet: "no nuts".to_owned(), access: "a ramp".to_owned() });
        assert_eq!(app.read(move |tx| store::find_needs(tx, id)).await, kept);
        let subject = id.to_string();
        let told = app.read(move |tx| domain::audit::store::list(tx, &subject)).await;
        assert!(!format!("{told:?}").contains("nuts"), "{told:?}");
        let until: jiff::Timestamp = "2022-10-07T23:59:59+02:00".parse().expect("a time");
        app.clock.advance(until.duration_since(app.clock.now()));
        app.keep_up().await;
        assert_eq!(app.read(move |tx| store::find_needs(tx, id)).await, kept);
        app.clock.advance(SignedDuration::from_secs(1));
        app.keep_up().await;
        assert_eq!(app.read(move |tx| store::find_needs(tx, id)).await, None);
    }

    async fn an_assistant_comes_and_goes_and_the_link_of_a_former_one_is_void(app) {
        released(&app).await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let first = app.speaker_token("bo").await;
        let named = [("assistant_name", "Cleo"), ("assistant_email", "cleo@example.org")];
        assert_eq!(bo.fill("/speaker/assistant", &named).await.status, 303);
        let found = app.speaker("bo").await;
        assert_eq!(found.recipient().as_str(), "cleo@example.org");
        assert_eq!(app.speaker_token("bo").await, first, "nobody lost the right to know it");
        let half = bo.fill("/speaker/assistant", &[("assistant_name", "Dora"), ("assistant_email", "")]).await;
        assert_eq!((half.status, faults(&half.text)[0].0.as_str()), (422, "assistant-email"));
        assert_eq!(bo.fill("/speaker/assistant", &[("do", "remove")]).await.status, 303);
        let found = app.speaker("bo").await;
        assert_eq!((found.assistant, found.email.as_str()), (None, "bo@example.org"));
        assert_eq!(app.get(&format!("/speaker/open/{first}")).await.status, 404, "Cleo knew it");
        assert_eq!(bo.get("/speaker").await.status, 200, "who saved goes on");
        Visitor::as_speaker(&app, "bo").await;
    }
}
