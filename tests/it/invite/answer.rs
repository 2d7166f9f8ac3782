//! Answers that come by mail, as calendars write them: what counts, and what does not.

use domain::invite::word::{self, Word};
use jiff::{SignedDuration, Timestamp};
use mailer::inbound::receive;
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{SLUG, TestApp};
use tests::both;
use tests::model_calendar::{Answer, ModelCalendars};
use tests::programme::{moved, sample, text};

use super::{changed, invites, release, standing, uid};

const BO: &str = "bo@example.org";
const INES: &str = "ines@example.org";
const STRANGER: &str = "stranger@example.org";

/// What became of a mail.
pub(super) async fn hear(app: &TestApp, mail: Vec<u8>) -> &'static str {
    app.state.write(receive(mail)).await.expect("the store takes it").as_str()
}

/// A conference whose first slot Bo was invited to: the sign-in of an organiser, the calendars, the
/// UID.
pub(super) async fn invited(app: &TestApp) -> (String, ModelCalendars, String) {
    let token = app.organiser().await;
    app.contact("bo", BO).await;
    release(app, &token, 0, &sample()).await;
    let mut calendars = ModelCalendars::default();
    app.deliver_to(&mut calendars).await;
    let uid = uid(&mut calendars, BO, "Talk of first");
    (token, calendars, uid)
}

/// A sample, about this address.
fn of_program(name: &str, address: &str) -> Vec<u8> {
    let file = format!("{}/data/replies/{name}.eml", env!("CARGO_MANIFEST_DIR"));
    let mail = std::fs::read_to_string(file).expect("the sample");
    let mail = mail.replace("gone@example.org", address).replace("slow@example.org", address);
    mail.replace('\n', "\r\n").into_bytes()
}

/// The only invite, as organisers see it.
async fn only(app: &TestApp, token: &str) -> Value {
    let all = invites(app, token).await;
    assert_eq!(all["invites"].as_array().map(Vec::len), Some(1), "{all}");
    all["invites"][0].clone()
}

/// Its status, and the comment of the answer that counted last.
pub(super) async fn stands(app: &TestApp, token: &str) -> (String, String) {
    let invite = only(app, token).await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&invite["status"]), text(&invite["answered"]["comment"]))
}

/// Everything that was said about an invite: what kind, about which SEQUENCE, what became of it.
pub(super) async fn said(app: &TestApp, uid: &str) -> Vec<String> {
    let uid = uid.to_owned();
    let words = app.read(move |tx| word::store::list(tx, &uid)).await;
    let line =
        |word: Word| format!("{} {} {}", word.kind.as_str(), word.sequence, word.verdict.as_str());
    words.into_iter().map(line).collect()
}

/// What waits for an organiser.
async fn open(app: &TestApp, token: &str) -> Vec<Value> {
    invites(app, token).await["open"].as_array().expect("a list").clone()
}

/// An organiser's decision about the only thing that waits.
async fn decide(app: &TestApp, token: &str, id: &Value, counts: bool) -> (u16, Value) {
    let id = id.as_str().expect("an id");
    let path = format!("/api/v1/conferences/{SLUG}/invites/answers/{id}");
    let answer = app.send_json(Method::POST, &path, token, &json!({ "counts": counts })).await;
    (answer.status, answer.json()["code"].clone())
}

pub(super) fn seconds(app: &TestApp, count: i64) -> Timestamp {
    app.clock.advance(SignedDuration::from_secs(count));
    app.clock.now()
}

pub(super) fn own(status: &str, comment: &str) -> (String, String) {
    (status.to_owned(), comment.to_owned())
}

both! {
    async fn an_answer_is_seen_with_its_way_its_time_and_its_comment(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let cases = [
            (Answer::Accepted, "accepted", "I am glad; see you, Åsa"),
            (Answer::Tentative, "tentative", "It depends on\nthe train"),
            (Answer::Declined, "declined", ""),
        ];
        for (answer, status, comment) in cases {
            let at = seconds(&app, 60);
            let mail = calendars.of(BO).reply(&uid, answer, comment, at);
            let came = seconds(&app, 5);
            assert_eq!(hear(&app, mail).await, "counts");
            let invite = only(&app, &token).await;
            assert_eq!(invite["status"], status);
            let seen = json!({ "way": "calendar", "at": came.to_string(), "comment": comment });
            assert_eq!(invite["answered"], seen);
        }
        assert_eq!(said(&app, &uid).await, ["reply 0 counts", "reply 0 counts", "reply 0 counts"]);
        assert_eq!(app.due().await, 0, "an answer is not answered");
    }

    async fn an_answer_to_an_earlier_time_is_kept_and_does_not_count(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let early = calendars.of(BO).reply(&uid, Answer::Accepted, "", seconds(&app, 60));
        release(&app, &token, 1, &[moved("first", "23T14:00", "hall")]).await;
        app.deliver_to(&mut calendars).await;
        assert_eq!(hear(&app, early).await, "outdated");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk updated 1"]);
        assert_eq!(only(&app, &token).await["answered"], Value::Null);
        assert_eq!(said(&app, &uid).await, ["reply 0 outdated"]);
        // The object of the update asks anew, and its answer counts.
        assert_eq!(calendars.of(BO).entry(&uid).expect("there").partstat, "NEEDS-ACTION");
        let late = calendars.of(BO).reply(&uid, Answer::Tentative, "", seconds(&app, 60));
        assert_eq!(hear(&app, late).await, "counts");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk tentative 1"]);
    }

    async fn an_answer_stays_when_words_alone_change(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let reply = calendars.of(BO).reply(&uid, Answer::Accepted, "Yes", seconds(&app, 60));
        let retitled = |title: &'static str| {
            let (app, token) = (&app, &token);
            async move {
                changed(app, token, "first", |session| {
                    session["slots"][0]["title"] = text(title);
                })
                .await
            }
        };
        release(&app, &token, 1, &[retitled("Talk of first, again").await]).await;
        app.deliver_to(&mut calendars).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk sent 1"]);
        assert!(calendars.of(BO).entry(&uid).expect("there").asked, "nobody has answered");

        // The answer to the words before is an answer to the same time and place.
        assert_eq!(hear(&app, reply).await, "counts");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 1"]);
        release(&app, &token, 2, &[retitled("Talk of first, anew").await]).await;
        app.deliver_to(&mut calendars).await;
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk accepted 2"]);
        let entry = calendars.of(BO).entry(&uid).expect("there").clone();
        assert_eq!((entry.partstat.as_str(), entry.asked, entry.sequence), ("ACCEPTED", false, 2));
        assert_eq!(stands(&app, &token).await, own("accepted", "Yes"));
    }

    async fn the_newest_answer_counts_whatever_comes_last(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let first = seconds(&app, 60);
        let older = calendars.of(BO).reply(&uid, Answer::Accepted, "first", first);
        let newer = calendars.of(BO).reply(&uid, Answer::Declined, "second", seconds(&app, 60));
        assert_eq!(hear(&app, newer).await, "counts");
        assert_eq!(hear(&app, older).await, "older");
        assert_eq!(stands(&app, &token).await, own("declined", "second"));

        // A clock that is a year ahead does not block what comes after it.
        let next_year = app.clock.now() + SignedDuration::from_hours(24 * 365);
        let ahead = calendars.of(BO).reply(&uid, Answer::Accepted, "third", next_year);
        seconds(&app, 60);
        assert_eq!(hear(&app, ahead).await, "counts");
        let after = calendars.of(BO).reply(&uid, Answer::Tentative, "fourth", seconds(&app, 60));
        assert_eq!(hear(&app, after).await, "counts");
        assert_eq!(stands(&app, &token).await, own("tentative", "fourth"));
    }

    async fn the_same_mail_changes_nothing_when_it_comes_again(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let accepted = calendars.of(BO).reply(&uid, Answer::Accepted, "", seconds(&app, 60));
        let declined = calendars.of(BO).reply(&uid, Answer::Declined, "", seconds(&app, 60));
        for (mail, outcome) in [
            (&accepted, "counts"),
            (&declined, "counts"),
            (&accepted, "repeated"),
            (&declined, "repeated"),
        ] {
            assert_eq!(hear(&app, mail.clone()).await, outcome);
        }
        assert_eq!(stands(&app, &token).await, own("declined", ""));
        assert_eq!(said(&app, &uid).await.len(), 2);
    }

    async fn what_a_stranger_says_waits_for_an_organiser_who_decides_once(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let mut as_stranger = |answer, comment| {
            let mail = calendars.of(BO).reply(&uid, answer, comment, seconds(&app, 60));
            let mail = String::from_utf8(mail).expect("text");
            mail.replace(&format!("From: <{BO}>"), &format!("From: <{STRANGER}>")).into_bytes()
        };
        assert_eq!(hear(&app, as_stranger(Answer::Accepted, "For Bo")).await, "aside");
        assert_eq!(stands(&app, &token).await, own("sent", ""));
        let waits = open(&app, &token).await;
        assert_eq!(waits.len(), 1);
        let told = ["uid", "kind", "answer", "comment", "sender", "verdict"]
            .map(|name| waits[0][name].as_str().unwrap_or_default().to_owned());
        assert_eq!(told, [uid.as_str(), "reply", "accepted", "For Bo", STRANGER, "aside"]);
        assert_eq!(decide(&app, &token, &waits[0]["id"], true).await, (204, Value::Null));
        assert_eq!(stands(&app, &token).await, own("accepted", "For Bo"));
        for counts in [true, false] {
            let again = decide(&app, &token, &waits[0]["id"], counts).await;
            assert_eq!(again, (409, json!("answer-decided")));
        }

        assert_eq!(hear(&app, as_stranger(Answer::Declined, "No")).await, "aside");
        let waits = open(&app, &token).await;
        assert_eq!(decide(&app, &token, &waits[0]["id"], false).await, (204, Value::Null));
        assert_eq!(stands(&app, &token).await, own("accepted", "For Bo"));
        assert_eq!(said(&app, &uid).await, ["reply 0 counts", "reply 0 refused"]);
        assert_eq!(open(&app, &token).await, Vec::<Value>::new());
        let nothing = decide(&app, &token, &json!("0192f0c4"), true).await;
        assert_eq!(nothing, (404, json!("not-found")));
    }

    async fn an_answer_that_speaks_for_somebody_else_is_set_aside(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let mail = calendars.of(BO).reply(&uid, Answer::Accepted, "", seconds(&app, 60));
        let mail = String::from_utf8(mail).expect("text");
        let mail = mail.replace(&format!(":mailto:{BO}"), &format!(":mailto:{STRANGER}"));
        assert_eq!(hear(&app, mail.into_bytes()).await, "aside");
        assert_eq!(stands(&app, &token).await, own("sent", ""));
    }

    async fn the_assistant_answers_and_so_does_the_speaker(app) {
        let token = app.organiser().await;
        app.contact("bo", BO).await;
        release(&app, &token, 0, &sample()).await;
        app.reached_by("bo", BO, INES).await;
        let mut calendars = ModelCalendars::default();
        app.deliver_to(&mut calendars).await;
        let uid = uid(&mut calendars, INES, "Talk of first");
        let mail = calendars.of(INES).reply(&uid, Answer::Accepted, "Ines", seconds(&app, 60));
        assert_eq!(hear(&app, mail).await, "counts");
        let living = |all: Vec<String>| {
            all.into_iter().filter(|line| !line.contains("drafted")).collect::<Vec<_>>()
        };
        let stands = standing(&app, &token, "bo").await;
        assert_eq!(living(stands), ["slot/first-talk accepted 0"]);

        // The speaker got it from the assistant.
        let mail = calendars.of(INES).reply(&uid, Answer::Declined, "Bo", seconds(&app, 60));
        let mail = String::from_utf8(mail).expect("text").replace(INES, "BO@Example.ORG");
        assert_eq!(hear(&app, mail.into_bytes()).await, "counts");
        let stands = standing(&app, &token, "bo").await;
        assert_eq!(living(stands), ["slot/first-talk declined 0"]);
    }

    async fn what_is_not_or_no_longer_an_invite_is_not_answered(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let late = calendars.of(BO).reply(&uid, Answer::Accepted, "", seconds(&app, 60));
        let unknown = String::from_utf8(late.clone()).expect("text");
        let unknown = unknown.replace(&uid, "nothing@plenum.example.org");
        let unknown = unknown.replace("Message-ID: <model", "Message-ID: <other");
        assert_eq!(hear(&app, unknown.into_bytes()).await, "unknown");
        release(&app, &token, 1, &[json!({ "do": "unplace", "session": "first" })]).await;
        app.deliver_to(&mut calendars).await;
        assert_eq!(hear(&app, late).await, "outdated");
        assert_eq!(standing(&app, &token, "bo").await, ["slot/first-talk cancelled 1"]);
        assert_eq!(only(&app, &token).await["answered"], Value::Null);
    }

    async fn another_time_is_proposed_and_put_away_when_it_was_seen(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let times = ("2022-09-22T12:00:00Z", "2022-09-22T13:00:00Z");
        let times = (times.0.parse().expect("a time"), times.1.parse().expect("a time"));
        let mail = calendars.of(BO).counter(&uid, times, "After lunch?", seconds(&app, 60));
        assert_eq!(hear(&app, mail).await, "noted");
        assert_eq!(stands(&app, &token).await, own("sent", ""), "the programme is not theirs");
        let waits = open(&app, &token).await;
        let told = ["kind", "comment", "sender", "verdict", "proposed_start"]
            .map(|name| waits[0][name].as_str().unwrap_or_default().to_owned());
        assert_eq!(told, ["counter", "After lunch?", BO, "noted", "2022-09-22T12:00:00Z"]);
        assert_eq!(decide(&app, &token, &waits[0]["id"], true).await, (204, Value::Null));
        let again = decide(&app, &token, &waits[0]["id"], true).await;
        assert_eq!(again, (409, json!("answer-decided")));
        assert_eq!(open(&app, &token).await, Vec::<Value>::new());
        assert_eq!(said(&app, &uid).await, ["counter 0 done"]);
    }

    async fn an_invite_is_sent_again_once_an_hour_to_whom_it_was_sent(app) {
        let (_, mut calendars, uid) = invited(&app).await;
        let before = calendars.of(BO).entry(&uid).expect("there").clone();
        for (wait, outcome, mails) in
            [(60, "refreshed", 1), (3_599, "refused", 0), (1, "refreshed", 1)]
        {
            let at = seconds(&app, wait);
            let mail = calendars.of(BO).refresh(&uid, at);
            assert_eq!(hear(&app, mail).await, outcome);
            assert_eq!(app.deliver_to(&mut calendars).await, mails);
            let entry = calendars.of(BO).entry(&uid).expect("there").clone();
            assert_eq!((entry.sequence, &entry.summary), (0, &before.summary));
            if mails == 1 {
                assert_eq!(entry.stamp, at);
            }
        }
        assert!(calendars.of(BO).entry(&uid).expect("there").stamp > before.stamp);
        seconds(&app, 3_600);
        let mail = calendars.of(BO).refresh(&uid, app.clock.now());
        let mail = String::from_utf8(mail).expect("text").replace(BO, STRANGER);
        assert_eq!(hear(&app, mail.into_bytes()).await, "refused");
        assert_eq!(app.deliver_to(&mut calendars).await, 0);
        assert_eq!(said(&app, &uid).await, [
            "refresh 0 done", "refresh 0 done", "refresh 0 done", "refresh 0 refused",
        ]);
    }

    async fn what_organisers_hold_is_not_sent_because_a_program_asks(app) {
        let (token, mut calendars, uid) = invited(&app).await;
        let edited = app.edit(&token, 1, &[moved("first", "23T14:00", "hall")]).await;
        assert_eq!(edited.status, 200, "{}", edited.text);
        let body = json!({ "seen": 2, "hold_mails": true });
        let path = app.programme_path("/releases");
        assert_eq!(app.send_json(Method::POST, &path, &token, &body).await.status, 200);
        let before = calendars.of(BO).entry(&uid).expect("there").clone();
        let mail = calendars.of(BO).refresh(&uid, seconds(&app, 60));
        assert_eq!(hear(&app, mail).await, "refused");
        assert_eq!(app.deliver_to(&mut calendars).await, 0);
        assert_eq!(calendars.of(BO).entry(&uid), Some(&before));
    }

    async fn an_address_that_bounces_is_marked_until_there_is_another(app) {
        let (token, ..) = invited(&app).await;
        assert_eq!(hear(&app, of_program("exchange-bounce", BO)).await, "bounced");
        let (why, since) = app.speaker("bo").await.bounced.expect("it is marked");
        let server = "550 5.1.10 RESOLVER.ADR.RecipientNotFound; \
             Recipient bo@example.org not found by SMTP address lookup";
        assert_eq!(why, format!("{BO} 5.1.10 {server}"));
        assert_eq!(since, app.clock.now());
        assert_eq!(stands(&app, &token).await, own("sent", ""), "a bounce is no answer");
        app.reached_by("bo", "bo@new.example.org", "").await;
        assert_eq!(app.speaker("bo").await.bounced, None);
        // What is only late is not wrong.
        let late = of_program("postfix-delayed", "bo@new.example.org");
        assert_eq!(hear(&app, late).await, "bounced");
        assert_eq!(app.speaker("bo").await.bounced, None);
    }

    async fn what_machines_write_changes_nothing(app) {
        let (token, _, uid) = invited(&app).await;
        for program in ["gmail-vacation", "exchange-out-of-office", "newsletter"] {
            assert_eq!(hear(&app, of_program(program, BO)).await, "automatic");
        }
        assert_eq!(stands(&app, &token).await, own("sent", ""));
        assert_eq!(said(&app, &uid).await, Vec::<String>::new());
        assert_eq!(open(&app, &token).await, Vec::<Value>::new());
        assert_eq!(app.due().await, 0);
    }
}
