//! The programme through the JSON API.

mod draft;
mod places;
mod release;
