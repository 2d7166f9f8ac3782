//! What actix-web can do at best: the same bytes from memory, without anything of Plenum.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG};
use actix_web::web::{self, Bytes};
use actix_web::{App, HttpResponse, HttpServer};

/// The same number as `plenum serve` has: one for each core.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// A server as a process of its own.
#[derive(Debug)]
pub struct Bare {
    process: Child,
    pub address: SocketAddr,
}

impl Bare {
    /// Serves `identity`, `gzip` and `br` in `folder` under these names, and `same` without a body.
    pub fn start(folder: &Path) -> Self {
        let me = std::env::current_exe().expect("this process has a file");
        let mut process = Command::new(me)
            .arg("--bare")
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output is ours");
        BufReader::new(out).read_line(&mut line).expect("it speaks");
        Self { process, address: line.trim().parse().expect("an address") }
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs such a server for good.
pub fn serve(folder: &Path) {
    let read = |name: &str| Bytes::from(std::fs::read(folder.join(name)).expect("the bytes"));
    let bodies = ["identity", "gzip", "br"].map(|name| (name, read(name)));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!("{}", listener.local_addr().expect("an address"));
    let server = HttpServer::new(move || {
        let mut app = App::new().route(
            "/same",
            web::get().to(|| async {
                HttpResponse::NotModified().insert_header((ETAG, "\"same\"")).finish()
            }),
        );
        for (name, body) in bodies.clone() {
            let answer = move || {
                let body = body.clone();
                async move {
                    let mut response = HttpResponse::Ok();
                    response.insert_header((CONTENT_TYPE, "text/html; charset=utf-8"));
                    if name != "identity" {
                        response.insert_header((CONTENT_ENCODING, name));
                    }
                    response.body(body)
                }
            };
            app = app.route(&format!("/{name}"), web::get().to(answer));
        }
        app
    });
    let server = server.workers(workers()).listen(listener).expect("it listens").run();
    actix_web::rt::System::new().block_on(server).expect("it serves");
}
