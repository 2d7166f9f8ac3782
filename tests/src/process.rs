//! The real binary as a process of its own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

/// What time it is for a process, unless a test says otherwise.
pub const AT: &str = "2022-06-01T09:00:00+02:00";

/// How long a process may take to start or to end on a slow machine.
const LIMIT: Duration = Duration::from_secs(60);

/// A running `plenum serve` or `plenum work`.
#[derive(Debug)]
pub struct Node {
    process: Child,
    // Kept, so that the process may go on speaking.
    out: BufReader<ChildStdout>,
    pub address: SocketAddr,
    /// From the start of the process to its first answer on `/readyz`.
    pub started_in: Duration,
}

/// The binary that was built in the same way as this one.
pub fn binary() -> PathBuf {
    let me = std::env::current_exe().expect("this process has a file");
    // Tests lie one folder deeper than binaries.
    let folders = me.ancestors().skip(1).take(2);
    let found = folders.map(|folder| folder.join("plenum")).find(|path| path.exists());
    found.unwrap_or_else(|| panic!("build it first: cargo build -p api (beside {})", me.display()))
}

/// A command of the real binary with a key and mails in `folder`.
pub fn command(folder: &Path, store: &str) -> Command {
    command_at(folder, store, AT)
}

/// The same at another time.
pub fn command_at(folder: &Path, store: &str, at: &str) -> Command {
    let mut command = Command::new(binary());
    command
        .env_clear()
        .env("PLENUM__STORE", store)
        .env("PLENUM__LINK_KEY_FILE", folder.join("plenum.key"))
        .env("PLENUM__MAIL__FOLDER", folder.join("mails"))
        .env("PLENUM__LISTEN", "127.0.0.1:0")
        .env("PLENUM__LOG", "warn")
        .env("PLENUM__LIMITS__REGISTRATIONS_PER_MINUTE", "4000000000")
        .current_dir(folder)
        .args(["--at", at]);
    command
}

/// Runs a command to its end and fails unless it went well; what it printed.
pub fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().expect("the binary runs");
    let (out, err) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{command:?} ended with {status}:\n{out}\n{err}");
    out.into_owned()
}

/// Runs a command to its end and fails unless it was refused; what it said of that.
pub fn refused(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().expect("the binary runs");
    assert_eq!(status.code(), Some(1), "{command:?}: {}", String::from_utf8_lossy(&stdout));
    String::from_utf8_lossy(&stderr).into_owned()
}

impl Node {
    /// Starts `plenum serve` and waits until it can work.
    pub fn serve(command: &mut Command) -> Self {
        let began = Instant::now();
        let mut process =
            command.arg("serve").stdout(Stdio::piped()).spawn().expect("the binary starts");
        let mut out = BufReader::new(process.stdout.take().expect("its output is ours"));
        let mut line = String::new();
        out.read_line(&mut line).expect("it speaks");
        let address = line.trim().rsplit("http://").next().and_then(|text| text.parse().ok());
        let address = address.unwrap_or_else(|| panic!("it says where it listens: {line:?}"));
        while !is_ready(address) {
            assert!(began.elapsed() < LIMIT, "it is ready within {LIMIT:?}");
            std::thread::sleep(Duration::from_millis(1));
        }
        Self { process, out, address, started_in: began.elapsed() }
    }

    /// Ends it as a power cut would: it can do nothing more.
    pub fn kill(mut self) {
        self.process.kill().expect("it is killed");
        self.process.wait().expect("it has ended");
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").arg("-TERM").arg(self.process.id().to_string()).status();
        assert!(asked.is_ok_and(|done| done.success()), "it is asked to stop");
        let began = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().expect("it can be waited for") {
                let mut rest = String::new();
                self.out.read_to_string(&mut rest).expect("its last words are text");
                return status;
            }
            assert!(began.elapsed() < LIMIT, "it stops within {LIMIT:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
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

fn is_ready(address: SocketAddr) -> bool {
    fetch(address, "/readyz").is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

/// The whole answer to a `GET`, or nothing while nobody listens.
pub fn fetch(address: SocketAddr, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
