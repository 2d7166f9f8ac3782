//! The programme: its draft for organisers, its releases for everybody.

use actix_web::web::ServiceConfig;
use domain::value::Slug;

use crate::http::problem::{Problem, Reply};

pub mod consequence;
pub mod draft;
pub mod release;

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    draft::routes(config);
    release::routes(config);
}

fn slug_of(text: &str) -> Reply<Slug> {
    text.parse().map_err(|_| Problem::not_found())
}
