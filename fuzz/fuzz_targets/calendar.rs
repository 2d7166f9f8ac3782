//! Any octets as the texts of a calendar entry: the objects are legal and say what was put in.
//!
//! The law is the one of the property tests, `tests/src/calendar_law.rs`.

#![no_main]

#[path = "../../tests/src"]
#[expect(dead_code, unused_imports, reason = "the property tests use more of it")]
mod rig {
    pub mod calendar_law;
    pub mod model_calendar;
}

use rig::{calendar_law, model_calendar};

libfuzzer_sys::fuzz_target!(|octets: &[u8]| {
    calendar_law::check(&calendar_law::Case::of(octets));
});
