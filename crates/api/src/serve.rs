//! The HTTP server.

use std::io;
use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::web::{Data, PayloadConfig, scope};
use actix_web::{App, HttpResponse, HttpServer};

use crate::http::problem::{Problem, Reply};
use crate::http::{arrival, headers, kept, log, method, origin};
use crate::pages::shell;
use crate::state::State;
use crate::{assets, feeds, health, json, pages};

/// A server that runs until it is stopped.
#[derive(Debug)]
pub struct Running {
    handle: ServerHandle,
    /// Looks what other nodes publish.
    watch: Option<tokio::task::JoinHandle<()>>,
    task: tokio::task::JoinHandle<io::Result<()>>,
}

impl Running {
    /// Takes no new connection, lets the running requests end, and stops.
    ///
    /// # Errors
    ///
    /// When the server ended by a failure of its own.
    pub async fn stop(self) -> io::Result<()> {
        if let Some(watch) = &self.watch {
            watch.abort();
        }
        self.handle.stop(true).await;
        self.task.await.unwrap_or_else(|why| Err(io::Error::other(why)))
    }

    /// Waits until the server ends.
    ///
    /// # Errors
    ///
    /// When the server ended by a failure of its own.
    pub async fn ended(&mut self) -> io::Result<()> {
        (&mut self.task).await.unwrap_or_else(|why| Err(io::Error::other(why)))
    }
}

/// Answers HTTP at `listener`.
///
/// # Errors
///
/// When the listener cannot be used.
pub fn serve(state: State, listener: TcpListener, workers: usize) -> io::Result<Running> {
    let most = state.config.limits.body_kib * 1_024;
    let watched = state.store.has_company().then(|| state.clone());
    let data = Data::new(state);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .app_data(json::body(most))
            .app_data(pages::body(most))
            .app_data(PayloadConfig::new(most))
            .wrap(from_fn(arrival::in_time))
            .wrap(from_fn(method::known))
            .wrap(from_fn(headers::secure))
            .wrap(from_fn(log::request))
            .wrap(from_fn(arrival::head_as_get))
            .wrap(from_fn(kept::front))
            .configure(health::routes)
            .service(
                scope("/api").configure(json::routes).default_service(actix_web::web::to(missing)),
            )
            .configure(assets::routes)
            .configure(feeds::routes)
            .service(
                scope("")
                    .wrap(from_fn(origin::same))
                    .wrap(from_fn(shell::around))
                    .configure(pages::routes)
                    .default_service(actix_web::web::to(missing)),
            )
    })
    .workers(workers)
    .client_request_timeout(Duration::from_secs(10))
    .keep_alive(Duration::from_secs(30))
    .shutdown_timeout(10)
    .disable_signals()
    .listen(listener)?
    .run();
    let handle = server.handle();
    let watch = watched.map(|state| tokio::spawn(kept::watch(state)));
    Ok(Running { handle, watch, task: tokio::spawn(server) })
}

async fn missing() -> Reply<HttpResponse> {
    Err(Problem::not_found())
}
