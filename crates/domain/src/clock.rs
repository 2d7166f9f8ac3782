//! Where operations learn what time it is: from an argument, never from the wall.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;

/// Tells the time that an installation lives in.
///
/// Usually the wall clock's, read in one place of the binary; a demonstration lives in the past,
/// and a test moves the time by hand.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that reads `tell`.
    #[must_use]
    pub fn new(tell: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}
