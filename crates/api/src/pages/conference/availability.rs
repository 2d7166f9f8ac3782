//! Whether a place can be had now, in words and as a bar.

use domain::conference::{Conference, Phase};
use domain::place::{Place, PlaceDefinition};
use domain::text::Texts;
use jiff::Timestamp;

use super::Found;

/// Whether a place can be had now.
#[derive(Clone, Debug)]
pub struct Availability {
    /// One of `free`, `few`, `full`, `shut`.
    pub state: &'static str,
    /// In words.
    pub text: String,
    /// Seats that are free, and all seats, where that says something.
    pub bar: Option<(i32, i32)>,
}

/// From how many free seats on they are few.
const FEW: i32 = 10;

impl Availability {
    /// How the place stands at `now`.
    #[must_use]
    pub fn of(texts: &Texts, found: &Found, place: &PlaceDefinition, now: Timestamp) -> Self {
        if place.cancelled {
            return Self::shut(texts.get("place-cancelled"));
        }
        if let Some(text) = outside_window(texts, &found.conference, place, now) {
            return Self::shut(text);
        }
        let counters = found.places.iter().find(|each| each.key == place.key);
        counters
            .map_or_else(|| Self::shut(String::new()), |counters| Self::counted(texts, counters))
    }

    fn shut(text: String) -> Self {
        Self { state: "shut", text, bar: None }
    }

    fn counted(texts: &Texts, place: &Place) -> Self {
        let free = place.free();
        if free == 0 {
            let text = texts.count("place-full", i64::from(place.waiting), &[]);
            return Self { state: "full", text, bar: Some((0, place.capacity)) };
        }
        let capacity = place.capacity.to_string();
        let text = texts.count("place-free", i64::from(free), &[("capacity", &capacity)]);
        let state = if free <= FEW { "few" } else { "free" };
        Self { state, text, bar: Some((free, place.capacity)) }
    }
}

/// Why the place cannot be booked at this time, if it cannot.
fn outside_window(
    texts: &Texts,
    conference: &Conference,
    place: &PlaceDefinition,
    now: Timestamp,
) -> Option<String> {
    let definition = &conference.definition;
    let window = place.window?;
    let (key, at) = match window.phase(now, &definition.zone) {
        Phase::Open => return None,
        Phase::Before => ("place-opens", window.opens),
        Phase::Closed => ("place-closed", window.closes),
    };
    let at = texts.instant(definition.zone.instant(at), &definition.time_zone());
    Some(texts.with(key, &[("at", &at)]))
}
