//! Every door of Plenum: pages, JSON, feeds, command line.
//!
//! `main.rs` hands over to [`cli`]; [`serve`] answers HTTP. `json/` and `pages/` hold one file
//! for each noun, and both call the same operations of `domain`; `feeds/` is
//! what programs fetch again and again. `http/` is what they share.

mod assets;
pub mod cli;
pub mod clock;
pub mod config;
pub mod feeds;
pub mod health;
pub mod http;
pub mod json;
pub mod openapi;
pub mod pages;
pub mod registration;
mod serve;
pub mod sign_in;
pub mod state;
pub mod work;

pub use serve::{Running, serve};
pub use state::State;
