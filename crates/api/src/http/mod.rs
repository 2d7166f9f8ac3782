//! What all doors of HTTP share.

pub mod actor;
pub mod arrival;
pub mod cookie;
pub mod form_key;
pub mod headers;
pub mod in_flight;
pub mod kept;
pub mod limit;
pub mod log;
pub mod method;
pub mod origin;
pub mod problem;
pub mod reader;
pub mod signature;
