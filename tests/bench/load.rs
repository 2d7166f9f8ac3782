//! Many clients at once, and what they saw.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::client::Client;

/// What a load saw.
#[derive(Debug, Serialize)]
pub struct Seen {
    pub clients: usize,
    pub seconds: f64,
    pub answers: usize,
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub worst_ms: f64,
    /// Answers with another status than the one expected.
    pub refused: usize,
}

/// What one client sends as its n-th request of all.
#[derive(Clone)]
pub enum Request {
    Get(String),
    /// With lines of headers, each with its end.
    With(String, String),
    Post(String, Arc<dyn Fn(u64) -> String + Send + Sync>),
}

/// Lets `clients` send `request` for `lasting`, one after the other each.
pub async fn run(
    address: SocketAddr,
    clients: usize,
    lasting: Duration,
    (request, expected): (Request, u16),
) -> Seen {
    let number = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (request, number) = (request.clone(), Arc::clone(&number));
            tokio::spawn(async move {
                let mut waits = Vec::new();
                let mut refused = 0;
                let mut client = Client::connect(address).await.expect("the server listens");
                while began.elapsed() < lasting {
                    let n = number.fetch_add(1, Ordering::Relaxed);
                    let sent = Instant::now();
                    let status = match &request {
                        Request::Get(path) => client.get(path, "").await,
                        Request::With(path, headers) => client.get(path, headers).await,
                        Request::Post(path, body) => client.post(path, &body(n)).await,
                    };
                    waits.push(sent.elapsed());
                    if status.expect("the server answers") != expected {
                        refused += 1;
                    }
                }
                (waits, refused)
            })
        })
        .collect();
    let mut waits = Vec::new();
    let mut refused = 0;
    for task in tasks {
        let (mine, not) = task.await.expect("a client ends well");
        waits.extend(mine);
        refused += not;
    }
    let seconds = began.elapsed().as_secs_f64();
    waits.sort();
    let at = |share: f64| {
        let index = ((waits.len() as f64 * share) as usize).min(waits.len().saturating_sub(1));
        waits.get(index).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
    };
    Seen {
        clients,
        seconds,
        answers: waits.len(),
        per_second: (waits.len() - refused) as f64 / seconds,
        p50_ms: at(0.5),
        p99_ms: at(0.99),
        worst_ms: at(1.0),
        refused,
    }
}
