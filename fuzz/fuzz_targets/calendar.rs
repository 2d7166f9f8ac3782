//! Any octets as the texts of a calendar entry: the objects are legal and say what was put in.
//!
//! The law is the one of the property tests, `tests/src/calendar_law.rs`.

#![no_main]

#[path = "../../tests/src/calendar_law.rs"]
#[expect(dead_code, reason = "the property tests use more of it")]
mod calendar_law;
#[path = "../../tests/src/model_calendar.rs"]
#[expect(dead_code, reason = "the property tests use more of it")]
mod model_calendar;

use calendar_law::{Case, check};

libfuzzer_sys::fuzz_target!(|octets: &[u8]| check(&Case::of(octets)));
