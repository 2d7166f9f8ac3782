//! What programs fetch again and again, as three parsers that are not ours read it.

use calcard::icalendar::{ICalendar, ICalendarComponentType};
use tests::app::{Answer, SLUG, TestApp};
use tests::parsers::{Calendar, read};
use tests::programme::{moved, sample};

mod changes;
mod personal;
mod public;

/// The address of something below the programme's page.
fn below(rest: &str) -> String {
    format!("/conferences/{SLUG}/programme{rest}")
}

/// What three independent parsers read in an answer, which must be the same.
pub fn calendar(answer: &Answer) -> Calendar {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let mut found = read(std::slice::from_ref(&answer.text));
    let found = found.remove(0);
    let third = ICalendar::parse(&answer.text).expect("the third parser reads it too");
    let is_event = |kind: &ICalendarComponentType| *kind == ICalendarComponentType::VEvent;
    let events = third.components.iter().filter(|each| is_event(&each.component_type)).count();
    assert_eq!(events, found.events.len());
    assert_eq!(
        (found.method.as_str(), found.zones.as_slice()),
        ("", &["Europe/Stockholm".to_owned()][..])
    );
    assert!(found.events.iter().all(|event| event.organizer.is_empty() && !event.attendees));
    assert!(found.events.iter().all(|event| event.stamp == event.modified));
    found
}

/// `title | start | sequence status`.
fn lines(calendar: &Calendar) -> Vec<String> {
    let line = |event: &tests::parsers::Event| {
        format!("{} | {} | {} {}", event.summary, event.start, event.sequence, event.status)
    };
    calendar.events.iter().map(line).collect()
}

fn uids(calendar: &Calendar) -> Vec<String> {
    calendar.events.iter().map(|event| event.uid.clone()).collect()
}

/// The sample programme, published; the token of who did.
async fn published(app: &TestApp) -> String {
    let token = app.organiser().await;
    app.draft_sample(&token).await;
    assert_eq!(app.publish(&token, 1, "First").await.status, 200);
    token
}

/// A second release, an hour later, in which one session has moved.
async fn move_first(app: &TestApp, token: &str) {
    app.clock.advance(jiff::SignedDuration::from_hours(1));
    assert_eq!(app.edit(token, 1, &[moved("first", "22T13:00", "attic")]).await.status, 200);
    assert_eq!(app.publish(token, 2, "Second").await.status, 200);
}

/// How many sessions [`sample`] has.
fn sessions() -> usize {
    sample().iter().filter(|edit| edit["item"].get("session").is_some()).count()
}
