//! The pages on which organisers work on the programme.
//!
//! `form`, `list` and `remove` are about its parts, `deed` and `step` about what is done with
//! sessions, `settings` about all of it, `release` about what readers see. `desk` is what all of
//! them begin with; `item` knows the fields of each kind.

use actix_web::web::ServiceConfig;

mod clash;
mod conflict;
mod deed;
mod desk;
mod effect;
mod form;
mod import;
mod item;
mod list;
mod release;
mod remove;
mod rows;
mod settings;
mod step;
mod upload;
mod which;
mod wish;

/// The routes of these pages.
pub fn routes(config: &mut ServiceConfig) {
    settings::routes(config);
    clash::routes(config);
    release::routes(config);
    import::routes(config);
    deed::routes(config);
    step::routes(config);
    remove::routes(config);
    list::routes(config);
    form::routes(config);
}
