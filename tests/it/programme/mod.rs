//! The programme through the JSON API.

mod consequence;
mod draft;
mod places;
mod release;
