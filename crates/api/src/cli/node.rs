//! The processes that run: `serve` and `work`.

use std::net::TcpListener;

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Common, Outcome, link_key, logging};
use crate::config::Config;
use crate::state::State;
use crate::work::Work;

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen, such as 127.0.0.1:8080; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
}

/// Answers HTTP until the process is told to stop.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn serve(common: &Common, serve: &Serve) -> Outcome {
    let config = common.config(&[("listen", serve.listen.clone())])?;
    logging::start(&config)?;
    let store = super::open(&config)?;
    let state = State::new(store, common.clock(), link_key::load(&config)?, config);
    let listener = listen(&state.config)?;
    let address = listener.local_addr().map_err(|why| why.to_string())?;
    println!("Plenum listens on http://{address}");
    run(state, Some(listener))
}

/// Delivers mails and lets offers expire until the process is told to stop.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn work(common: &Common) -> Outcome {
    let mut config = common.config(&[])?;
    logging::start(&config)?;
    config.work_inside = true;
    let store = super::open(&config)?;
    let state = State::new(store, common.clock(), link_key::load(&config)?, config);
    println!("Plenum works.");
    run(state, None)
}

/// Takes the address of the settings.
///
/// # Errors
///
/// When it is taken or not ours.
pub fn listen(config: &Config) -> Result<TcpListener, String> {
    TcpListener::bind(config.listen)
        .map_err(|why| format!("cannot listen on {}: {why}", config.listen))
}

/// Runs a node until the process is told to stop, then lets what runs end.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(state: State, listener: Option<TcpListener>) -> Outcome {
    actix_web::rt::System::new().block_on(async move {
        let store = state.store.clone();
        let (stop, stopped) = watch::channel(false);
        let work =
            if state.config.work_inside { Some(Work::start(&state, stopped)?) } else { None };
        let server = match listener {
            Some(listener) => {
                let cores = std::thread::available_parallelism().map_or(1, usize::from);
                Some(crate::serve(state, listener, cores).map_err(|why| why.to_string())?)
            }
            None => None,
        };
        told_to_stop().await?;
        tracing::info!("stopping: what runs may end");
        if let Some(server) = server {
            server.stop().await.map_err(|why| why.to_string())?;
        }
        let _ = stop.send(true);
        if let Some(work) = work {
            work.ended().await;
        }
        store.close();
        Ok(())
    })
}

async fn told_to_stop() -> Outcome {
    let mut terminate = signal(SignalKind::terminate()).map_err(|why| why.to_string())?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(|why| why.to_string())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
