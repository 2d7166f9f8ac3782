//! Waiting on a condition, never for luck.

use std::time::{Duration, Instant};

/// How long a condition may take on a slow machine.
const LIMIT: Duration = Duration::from_secs(30);

/// Waits until `condition` holds, and says what it waited for if it never does.
pub async fn until<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F) {
    let began = Instant::now();
    while !condition().await {
        assert!(began.elapsed() < LIMIT, "waited {LIMIT:?} until {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
