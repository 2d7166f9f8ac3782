//! Writers that are kept busy for as long as a test wants.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};

use domain::StoreError;

use crate::app::TestApp;
use crate::database::Backend;

/// Keeps every writer of the store busy until it is dropped.
#[derive(Debug)]
pub struct Hold {
    _open: Vec<mpsc::Sender<()>>,
}

impl TestApp {
    /// Gives every writer something that does not end by itself.
    pub async fn hold_writers(&self) -> Hold {
        let writers = match self.backend() {
            Backend::Sqlite => 1,
            Backend::Postgres => 2,
        };
        let began = Arc::new(AtomicUsize::new(0));
        let mut open = Vec::new();
        for number in 1..=writers {
            let (sender, gate) = mpsc::channel();
            open.push(sender);
            let (gate, counter) = (Mutex::new(gate), Arc::clone(&began));
            let (store, now) = (self.state.store.clone(), self.clock.now());
            tokio::spawn(async move {
                let blocked = move |_: &mut domain::Tx<'_>| {
                    counter.fetch_add(1, Ordering::SeqCst);
                    let _ = gate.lock().map(|gate| gate.recv());
                    Ok::<_, StoreError>(())
                };
                store.write(now, blocked).await
            });
            // One after the other, or one writer might take both.
            let is_held = || async { began.load(Ordering::SeqCst) == number };
            crate::wait::until("a writer is held", is_held).await;
        }
        Hold { _open: open }
    }
}
