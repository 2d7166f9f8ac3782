//! The model, rules and records of a conference.
//!
//! Each folder is one aggregate and has the same three files: `mod.rs` holds
//! the types and the rules, `ops.rs` what people may do, `store.rs` its rows.
//! Only files named `store.rs` write queries; only `sql/` names a database.
//! Nothing here knows of HTTP, HTML, SMTP or the wall clock.
//!
//! Start with [`registration::ops::register`]: it shows every layer at once.

#![warn(missing_docs)]

pub mod account;
pub mod actor;
pub mod audit;
pub mod booking;
pub mod calendar;
pub mod clock;
pub mod conference;
pub mod fault;
pub mod feed;
pub mod idempotency;
pub mod invite;
pub mod outbox;
pub mod place;
pub mod programme;
pub mod registration;
mod schema;
pub mod speaker;
pub mod sql;
pub mod star;
pub mod text;
pub mod upkeep;
pub mod value;

pub use clock::Clock;
pub use fault::{Fault, FieldFault, Kind, StoreError, StoreResult};
pub use sql::{Store, Tx};
