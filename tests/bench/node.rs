//! The real binary as a process of its own.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running `plenum serve`.
#[derive(Debug)]
pub struct Node {
    process: Child,
    pub address: SocketAddr,
    /// From the start of the process to its first answer on `/readyz`.
    pub started_in: Duration,
}

/// The release binary beside this one.
pub fn binary() -> PathBuf {
    let me = std::env::current_exe().expect("this process has a file");
    let beside = me.with_file_name("plenum");
    assert!(beside.exists(), "build it first: cargo build --release -p api ({})", beside.display());
    beside
}

/// A command of the real binary with the settings of a benchmark.
pub fn command(folder: &Path, store: &str) -> Command {
    let mut command = Command::new(binary());
    command
        .env_clear()
        .env("PLENUM__STORE", store)
        .env("PLENUM__LINK_KEY_FILE", folder.join("plenum.key"))
        .env("PLENUM__MAIL__FOLDER", folder.join("mails"))
        .env("PLENUM__LISTEN", "127.0.0.1:0")
        .env("PLENUM__LOG", "warn")
        .env("PLENUM__LIMITS__REGISTRATIONS_PER_MINUTE", "4000000000")
        .args(["--at", "2022-06-01T09:00:00+02:00"]);
    command
}

impl Node {
    pub async fn start(folder: &Path, store: &str, work_inside: bool) -> Self {
        let began = Instant::now();
        let mut process = command(folder, store)
            .env("PLENUM__WORK_INSIDE", work_inside.to_string())
            .arg("serve")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let out = process.stdout.take().expect("its output is ours");
        let line = BufReader::new(out).lines().next().expect("it speaks").expect("in UTF-8");
        let address = line.rsplit("http://").next().and_then(|text| text.parse().ok());
        let address = address.expect("it says where it listens");
        let mut client = crate::client::Client::connect(address).await.expect("it listens");
        while client.get("/readyz").await.ok() != Some(200) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Self { process, address, started_in: began.elapsed() }
    }

    /// Resident memory in MiB.
    pub fn memory_mib(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let kib = status.unwrap_or_default().lines().find_map(|line| {
            line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()
        });
        kib.unwrap_or(0.0) / 1024.0
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
