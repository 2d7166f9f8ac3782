//! The speakers of a conference, for those who run its programme: how to reach each of them.
//!
//! `list` is all of them, `contact` one of them, `import` brings many addresses in.

use actix_web::web::ServiceConfig;
use domain::value::{Key, Slug};

use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

mod contact;
mod import;
mod list;

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    list::routes(config);
    import::routes(config);
    contact::routes(config);
}

fn slug_of(text: &str) -> Reply<Slug> {
    text.parse().map_err(|_| Problem::not_found())
}

fn key_of(text: &str) -> Reply<Key> {
    text.parse().map_err(|_| Problem::not_found())
}

/// A key for a form of whoever is signed in.
fn form_key(state: &State, staff: &Staff) -> String {
    FormKey::new(&state.links, &staff.secret).to_string()
}
