//! Messages that nobody has got yet, and what becomes of them.

pub mod store;
