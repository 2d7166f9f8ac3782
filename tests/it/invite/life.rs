//! The life of invites over releases, as a calendar sees it.

use reqwest::Method;
use serde_json::{Value, json};
use tests::both;
use tests::mailbox::Received;
use tests::model_calendar::ModelCalendars;
use tests::programme::{moved, sample};

use super::{assert_true, changed, release, standing, uid};

const BO: &str = "bo@example.org";
const CLARA: &str = "clara@example.org";

/// What of a mail says what it is: to whom, the subject, the method of its calendar part.
fn kinds(mails: &[Received]) -> Vec<String> {
    let mut kinds: Vec<String> = mails
        .iter()
        .map(|mail| {
            let object = mail.calendar.clone().unwrap_or_default();
            let method = object.lines().find_map(|line| line.strip_prefix("METHOD:"));
            format!("{} | {} | {}", mail.to, mail.subject, method.unwrap_or("-"))
        })
        .collect();
    kinds.sort();
    kinds
}

both! {
    async fn a_release_invites_everybody_who_can_be_reached(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        app.contact("clara", CLARA).await;
        release(&app, &token, 0, &sample()).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), [
            "bo@example.org | Invitation: Talk of first | REQUEST",
            "clara@example.org | Invitation: Talk of second | REQUEST",
        ]);
        let mut calendars = ModelCalendars::default();
        for mail in &mails {
            calendars.receive(&mail.raw).expect("a calendar takes it");
        }
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        assert_true(&app, &mut calendars, ("clara", CLARA)).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 0"]);
        let object = mails[0].calendar.as_deref().expect("an object").replace("\r\n ", "");
        assert!(object.contains("SEQUENCE:0\r\n"), "{object}");
        assert!(object.contains("PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE"), "{object}");
        assert_eq!(mails[0].calendar, mails[0].attached);
    }

    async fn a_move_moves_the_entry_and_says_from_where_to_where(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        release(&app, &token, 0, &sample()).await;
        let mut calendars = ModelCalendars::default();
        app.deliver_to(&mut calendars).await;
        let before = uid(&mut calendars, BO, "Talk of first");
        release(&app, &token, 1, &[moved("first", "23T14:00", "attic")]).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), ["bo@example.org | New time or place: Talk of first | REQUEST"]);
        let words = &mails[0].text;
        let from_to = "When: Thursday, 22 September 2022, 09:00–10:00 (Europe/Stockholm) → \
             Friday, 23 September 2022, 14:00–15:00 (Europe/Stockholm)";
        assert!(words.contains(from_to), "{words}");
        assert!(words.contains("Where: Room hall → Room attic"), "{words}");
        assert_ne!(mails[0].header("References"), "");
        calendars.receive(&mails[0].raw).expect("taken");
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        assert_eq!(uid(&mut calendars, BO, "Talk of first"), before, "one UID for ever");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk updated 1"]);
    }

    async fn what_did_not_change_for_a_person_is_not_told(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        app.contact("clara", CLARA).await;
        release(&app, &token, 0, &sample()).await;
        app.mails().await;
        let edit = changed(&app, &token, "second", |session| {
            session["slots"][0]["abstract"] = json!({ "en": "Another one." });
        })
        .await;
        release(&app, &token, 1, &[moved("first", "22T09:30", "hall"), edit]).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), ["bo@example.org | New time or place: Talk of first | REQUEST"]);
        assert_eq!(standing(&app, &token, "clara").await, ["slot/second-talk sent 0"]);
    }

    async fn a_slot_that_is_removed_and_brought_back_keeps_its_uid(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        release(&app, &token, 0, &sample()).await;
        let mut calendars = ModelCalendars::default();
        app.deliver_to(&mut calendars).await;
        let before = uid(&mut calendars, BO, "Talk of first");
        let unplaced = json!({ "do": "unplace", "session": "first" });
        release(&app, &token, 1, &[unplaced]).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), ["bo@example.org | Withdrawn: Talk of first | CANCEL"]);
        calendars.receive(&mails[0].raw).expect("taken");
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk cancelled 1"]);
        release(&app, &token, 2, &[moved("first", "22T15:00", "hall")]).await;
        app.deliver_to(&mut calendars).await;
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        assert_eq!(uid(&mut calendars, BO, "Talk of first"), before);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 2"]);
    }

    async fn a_speaker_who_is_replaced_is_told_and_so_is_the_new_one(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        app.contact("clara", CLARA).await;
        release(&app, &token, 0, &sample()).await;
        let mut calendars = ModelCalendars::default();
        app.deliver_to(&mut calendars).await;
        let edit = changed(&app, &token, "first", |session| {
            session["slots"][0]["speakers"] = json!(["clara"]);
        })
        .await;
        release(&app, &token, 1, &[edit]).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), [
            "bo@example.org | No longer yours: Talk of first | CANCEL",
            "clara@example.org | Invitation: Talk of first | REQUEST",
        ]);
        for mail in &mails {
            calendars.receive(&mail.raw).expect("taken");
        }
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        assert_true(&app, &mut calendars, ("clara", CLARA)).await;
    }

    async fn a_release_that_is_taken_back_takes_its_mails_back(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        release(&app, &token, 0, &sample()).await;
        let mut calendars = ModelCalendars::default();
        app.deliver_to(&mut calendars).await;
        release(&app, &token, 1, &[moved("first", "22T15:00", "hall")]).await;
        app.deliver_to(&mut calendars).await;
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        let path = app.programme_path("/releases/2/take-back");
        assert_eq!(app.ask(Method::POST, &path, &token).await.status, 200);
        app.deliver_to(&mut calendars).await;
        assert_true(&app, &mut calendars, ("bo", BO)).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk updated 2"]);
    }

    async fn another_address_gets_the_invite_and_the_old_one_loses_it(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        release(&app, &token, 0, &sample()).await;
        let mut calendars = ModelCalendars::default();
        app.deliver_to(&mut calendars).await;
        let old = uid(&mut calendars, BO, "Talk of first");
        app.reached_by("bo", "bo@new.example.org", "").await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), [
            "bo@example.org | Invitation goes elsewhere: Talk of first | CANCEL",
            "bo@new.example.org | Invitation: Talk of first | REQUEST",
            "bo@new.example.org | Your speaker’s page: Test Congress | -",
        ]);
        for mail in &mails {
            calendars.receive(&mail.raw).expect("taken");
        }
        assert_eq!(super::shown(&mut calendars, BO), []);
        assert_true(&app, &mut calendars, ("bo", "bo@new.example.org")).await;
        assert_ne!(uid(&mut calendars, "bo@new.example.org", "Talk of first"), old);

        // Then through the assistant, and back again.
        app.reached_by("bo", "bo@new.example.org", "ines@example.org").await;
        app.deliver_to(&mut calendars).await;
        assert_eq!(super::shown(&mut calendars, "bo@new.example.org"), []);
        assert_true(&app, &mut calendars, ("bo", "ines@example.org")).await;
        app.reached_by("bo", "bo@new.example.org", "").await;
        app.deliver_to(&mut calendars).await;
        assert_true(&app, &mut calendars, ("bo", "bo@new.example.org")).await;
        assert_eq!(super::shown(&mut calendars, "ines@example.org"), []);
    }

    async fn several_changes_are_told_one_by_one_and_summed_up(app) {
        let token = app.organiser().await;
        app.contact("chair", "ada@example.org").await;
        release(&app, &token, 0, &sample()).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), [
            "ada@example.org | Invitation: Session first | REQUEST",
            "ada@example.org | Invitation: Session second | REQUEST",
            "ada@example.org | Test Congress: 2 changes in your programme | -",
        ]);
        let summary = mails.iter().find(|mail| mail.calendar.is_none()).expect("the summary");
        for needed in ["New: Session first", "New: Session second", "as chair"] {
            assert!(summary.text.contains(needed), "{needed}: {}", summary.text);
        }
    }

    async fn what_nobody_got_yet_is_overtaken(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        release(&app, &token, 0, &sample()).await;
        release(&app, &token, 1, &[moved("first", "22T15:00", "hall")]).await;
        let mails = app.mails().await;
        assert_eq!(kinds(&mails), ["bo@example.org | Invitation: Talk of first | REQUEST"]);
        assert!(mails[0].text.contains("15:00–16:00"), "{}", mails[0].text);
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 0"]);

        // A move there and back before anything is sent, and a withdrawal of what nobody knows.
        release(&app, &token, 2, &[moved("first", "22T16:00", "hall")]).await;
        release(&app, &token, 3, &[moved("first", "22T15:00", "hall")]).await;
        assert_eq!(kinds(&app.mails().await), Vec::<String>::new());
        app.contact("clara", CLARA).await;
        release(&app, &token, 4, &[moved("second", "22T11:30", "attic")]).await;
        release(&app, &token, 5, &[json!({ "do": "unplace", "session": "second" })]).await;
        assert_eq!(kinds(&app.mails().await), Vec::<String>::new());
        assert_eq!(standing(&app, &token, "clara").await, ["slot/second-talk drafted -1"]);
        let statuses: Vec<&str> = app.outbox(None).await.iter().map(|it| it.status.as_str()).collect();
        assert_eq!(statuses, ["superseded", "sent", "superseded", "superseded"]);
    }

    async fn held_mails_wait_and_are_sent_or_left_out(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        app.contact("clara", CLARA).await;
        assert_eq!(app.edit(&token, 0, &sample()).await.status, 200);
        let body = json!({ "seen": 1, "hold_mails": true });
        let path = app.programme_path("/releases");
        let dry = app.send_json(Method::POST, &format!("{path}?dry_run=true"), &token, &body).await.json();
        assert_eq!(dry["mails"][0], json!({
            "recipient": BO, "speaker": "bo", "item": "slot/first-talk", "kind": "requested",
            "title": "Talk of first",
        }));
        assert_eq!(app.send_json(Method::POST, &path, &token, &body).await.status, 200);
        assert_eq!(kinds(&app.mails().await), Vec::<String>::new());
        let held = app.outbox(None).await;
        assert_eq!(held.iter().map(|it| it.status.as_str()).collect::<Vec<_>>(), ["held", "held"]);
        let outbox = format!("/api/v1/conferences/{}/outbox", tests::app::SLUG);
        let (first, second) = (held[0].id, held[1].id);
        assert_eq!(app.ask(Method::POST, &format!("{outbox}/{first}/send"), &token).await.status, 204);
        let out = format!("{outbox}/{second}/leave-out");
        let empty = app.send_json(Method::POST, &out, &token, &json!({ "reason": "" })).await;
        assert_eq!((empty.status, &empty.json()["code"]), (422, &json!("reason-needed")));
        let reason = json!({ "reason": "She knows already." });
        assert_eq!(app.send_json(Method::POST, &out, &token, &reason).await.status, 204);
        let again = app.send_json(Method::POST, &out, &token, &reason).await;
        assert_eq!((again.status, &again.json()["code"]), (409, &json!("message-not-held")));
        assert_eq!(app.mails().await.len(), 1);
        let whose: Value = super::invites(&app, &token).await;
        let open: Vec<&str> = whose["invites"].as_array().expect("a list").iter()
            .map(|it| it["status"].as_str().expect("a status")).collect();
        assert_eq!(open, ["sent", "drafted"]);
    }
}
