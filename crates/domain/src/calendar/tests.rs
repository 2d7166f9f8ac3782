mod feed;
mod invite;
mod laws;
mod object;
mod zones;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameterName,
    ICalendarProperty,
};
use jiff::civil::date;

use super::{Entry, EntryStatus, Publisher, Times, When};

fn publisher() -> Publisher {
    Publisher {
        organizer_name: "Precision Medicine 2022".to_owned(),
        organizer_address: "programme@example.org".to_owned(),
        times: Times::Zone,
    }
}

/// The dinner of the conference, 19:00 to 22:30 in Stockholm.
fn dinner() -> Entry {
    Entry {
        uid: "0197d2f0-7c1a-7b5e-8a51-0f2f4f5f6a01@plenum.example.org".to_owned(),
        sequence: 0,
        stamped_at: "2022-06-01T07:00:00.987Z".parse().unwrap(),
        changed_at: "2022-05-30T12:00:01Z".parse().unwrap(),
        status: EntryStatus::Confirmed,
        summary: "Dinner".to_owned(),
        description: String::new(),
        location: "Stadshuset, Stockholm".to_owned(),
        url: None,
        when: When::Times {
            start: date(2022, 9, 22).at(19, 0, 0, 0),
            end: date(2022, 9, 22).at(22, 30, 0, 0),
        },
        zone: "Europe/Stockholm".to_owned(),
        categories: Vec::new(),
        transparent: false,
    }
}

fn parse(text: &str) -> ICalendar {
    match ICalendar::parse(text) {
        Ok(calendar) => calendar,
        Err(error) => panic!("{error:?} in {text}"),
    }
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    let kind = ICalendarComponentType::VEvent;
    calendar.components.iter().filter(|component| component.component_type == kind).collect()
}

fn property<'c>(component: &'c ICalendarComponent, name: &ICalendarProperty) -> &'c ICalendarEntry {
    let mut all = component.entries.iter().filter(|entry| entry.name == *name);
    match (all.next(), all.next()) {
        (Some(only), None) => only,
        _ => panic!("not exactly one {name:?}"),
    }
}

fn value<'c>(component: &'c ICalendarComponent, name: &ICalendarProperty) -> &'c str {
    // The reader has no value at all for an empty text.
    property(component, name).values.first().map_or("", |value| value.as_text().unwrap())
}

fn parameter<'c>(entry: &'c ICalendarEntry, name: &ICalendarParameterName) -> Option<&'c str> {
    entry.parameter(name).and_then(|value| value.as_text())
}
