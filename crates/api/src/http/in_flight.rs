//! Idempotency keys that this node is working on.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// The keys; a second request with one of them is answered 409.
#[derive(Clone, Debug, Default)]
pub struct InFlight(Arc<Mutex<HashSet<String>>>);

/// Holds a key until it is dropped.
#[derive(Debug)]
pub struct Held {
    key: String,
    all: InFlight,
}

impl InFlight {
    /// Holds `key`, unless somebody holds it.
    #[must_use]
    pub fn hold(&self, key: &str) -> Option<Held> {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.insert(key.to_owned()).then(|| Held { key: key.to_owned(), all: self.clone() })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut keys = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.remove(&self.key);
    }
}
