use super::Answer::{Accepted, Declined, Tentative};
use super::{Event, InviteStatus};

const EVENTS: [Event; 7] = [
    Event::Invite,
    Event::Move,
    Event::Reword,
    Event::Withdraw,
    Event::Answer(Accepted),
    Event::Answer(Tentative),
    Event::Answer(Declined),
];

/// What each event of [`EVENTS`] makes of each status; `-` where it cannot happen.
const LIFE: [(&str, [&str; 7]); 7] = [
    ("drafted", ["sent", "-", "-", "-", "-", "-", "-"]),
    ("sent", ["-", "updated", "sent", "cancelled", "accepted", "tentative", "declined"]),
    ("accepted", ["-", "updated", "accepted", "cancelled", "accepted", "tentative", "declined"]),
    ("tentative", ["-", "updated", "tentative", "cancelled", "accepted", "tentative", "declined"]),
    ("declined", ["-", "updated", "declined", "cancelled", "accepted", "tentative", "declined"]),
    ("updated", ["-", "updated", "updated", "cancelled", "accepted", "tentative", "declined"]),
    ("cancelled", ["sent", "-", "-", "-", "-", "-", "-"]),
];

#[test]
fn every_event_does_to_every_status_what_the_drawing_says() {
    let drawn: Vec<&str> = LIFE.iter().map(|(status, _)| *status).collect();
    let all: Vec<&str> = InviteStatus::ALL.iter().map(|status| status.as_str()).collect();
    assert_eq!(drawn, all);
    for (status, after) in LIFE {
        let before: InviteStatus = status.parse().expect("a status");
        let made = EVENTS.map(|event| before.after(event).map_or("-", InviteStatus::as_str));
        assert_eq!(made, after, "{status}");
    }
}

#[test]
fn a_status_holds_an_answer_or_waits_for_one_or_is_not_in_the_calendar() {
    for status in InviteStatus::ALL {
        let kept = status.answer().map_or("-", |answer| answer.status().as_str());
        let expected = match status.as_str() {
            answered @ ("accepted" | "tentative" | "declined") => (answered, true),
            "sent" | "updated" => ("-", true),
            _ => ("-", false),
        };
        assert_eq!((kept, status.is_living()), expected, "{}", status.as_str());
    }
}
