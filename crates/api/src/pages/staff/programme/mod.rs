//! The pages on which organisers work on the programme.
//!
//! [`grid`] is the editor: the draft of one day, rooms across and time down. `layout` says where its
//! sessions stand, `clashes` what does not fit together.
//!
//! The others are plain pages: `form`, `list` and `remove` are about its parts, `deed` and `step`
//! about what is done with sessions, `settings` about all of it, `clash` about what does not fit,
//! `preview` shows what readers would see, `release` lets them, `import` about what comes from elsewhere, `export` about what
//! goes there. `desk` is what they
//! begin with; `item` knows the fields of each kind.

use actix_web::web::ServiceConfig;

mod clash;
mod clashes;
mod conflict;
mod deed;
mod desk;
mod effect;
mod export;
mod form;
mod grid;
mod import;
mod item;
mod list;
mod preview;
mod release;
mod remove;
mod rows;
mod settings;
mod shown;
mod step;
mod upload;
mod which;
mod wish;

/// The routes of these pages.
pub fn routes(config: &mut ServiceConfig) {
    grid::routes(config);
    settings::routes(config);
    clash::routes(config);
    preview::routes(config);
    release::routes(config);
    import::routes(config);
    export::routes(config);
    deed::routes(config);
    step::routes(config);
    remove::routes(config);
    list::routes(config);
    form::routes(config);
}
