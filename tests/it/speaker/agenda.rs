//! Who registers and speaks is one person with one agenda.

use reqwest::Method;
use tests::app::{SLUG, wish};
use tests::both;
use tests::parsers::Calendar;
use tests::programme::{put, session};
use tests::visitor::{Visitor, between};

use super::released;

both! {
    async fn a_speaker_sees_what_they_do_with_whom_where_and_when(app) {
        released(&app).await;
        app.reached_by("chair", "ada@example.org", "").await;
        let bo = Visitor::as_speaker(&app, "bo").await;
        let page = bo.get("/speaker").await.text;
        let duty = between(&page, "<li class=\"card\">", "</li>");
        for part in ["Talk of first", "Session first", "You speak.", "Room hall", "2022-09-22T09:00:00+02:00"] {
            assert!(duty.contains(part), "{part}: {duty}");
        }
        assert!(page.contains("Europe/Stockholm") && page.contains("id=\"other-zone\""), "{page}");
        let ada = Visitor::as_speaker(&app, "chair").await.get("/speaker").await.text;
        assert_eq!(ada.matches("You chair this session.").count(), 2, "{ada}");
    }

    async fn the_agenda_and_the_calendar_of_an_attendee_hold_their_own_slots(app) {
        let token = released(&app).await;
        let mut late = session("late", "22T19:00", "hall", "bo");
        late["session"]["slots"][0]["key"] = "late-talk".into();
        assert_eq!(app.edit(&token, 1, &[put(&late)]).await.status, 200);
        assert_eq!(app.publish(&token, 2, "").await.status, 200);
        let path = format!("/api/v1/conferences/{SLUG}/registrations");
        for email in ["BO@example.org", "ada@example.org"] {
            assert_eq!(app.post(&path, &wish(email, &["on-site", "dinner"])).await.status, 201);
        }
        let agenda = Visitor::with_link(&app, "BO@example.org").await.get("/registration/agenda").await.text;
        let own: Vec<&str> = agenda.split("<li>").filter(|entry| entry.contains("You speak here or chair it.")).collect();
        assert_eq!(own.len(), 2, "{agenda}");
        assert!(own[0].contains("Talk of first") && own[1].contains("Talk of late"), "{own:?}");
        assert!(own[1].contains("Dinner"), "it says what is at the same time: {}", own[1]);
        assert!(agenda.contains("A place that you have is at a time at which you speak or chair."), "{agenda}");
        let other = Visitor::with_link(&app, "ada@example.org").await.get("/registration/agenda").await.text;
        assert!(!other.contains("You speak here") && !other.contains("Talk of"), "{other}");

        let link = app.token("BO@example.org").await;
        let made = app.as_attendee(Method::POST, "/api/v1/registration/feed", &link, None).await;
        let address = made.json()["address"].as_str().expect("an address").replace(&app.url(""), "");
        let calendar: Calendar = crate::feeds::calendar(&app.get(&address).await);
        let mut titles: Vec<&str> = calendar.events.iter().map(|event| event.summary.as_str()).collect();
        titles.sort_unstable();
        assert!(titles.contains(&"Talk of first") && titles.contains(&"Talk of late"), "{titles:?}");
    }
}
