//! The pages on which organisers work on the programme.
//!
//! [`grid`] is the editor: the draft of one day, rooms across and time down. `layout` says where its
//! sessions stand, `clashes` what does not fit together.

use actix_web::web::ServiceConfig;

mod clashes;
mod grid;
mod shown;

/// The routes of these pages.
pub fn routes(config: &mut ServiceConfig) {
    grid::routes(config);
}
