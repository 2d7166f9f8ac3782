//! The HTML pages: form in, page out. They work without JavaScript.

use actix_web::web::ServiceConfig;

pub mod frame;

/// All pages.
pub fn routes(_config: &mut ServiceConfig) {}
