//! A PostgreSQL cluster of our own in a temporary folder.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use tempfile::TempDir;

/// Where a run of the tests finds its cluster: the address of a database whose siblings may be
/// made and dropped.
pub const VARIABLE: &str = "PLENUM_TEST_POSTGRES";

/// The database that fresh ones are copied from.
const TEMPLATE: &str = "plenum_template";

/// Whether commits wait for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// As in production.
    Full,
    /// For tests that do not pull the plug.
    None,
}

/// A running cluster that ends with this value.
#[derive(Debug)]
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

impl Cluster {
    /// Starts a cluster on a free port of 127.0.0.1.
    pub fn start(durability: Durability) -> Self {
        let programs = programs();
        let folder = tempfile::Builder::new().prefix("plenum-postgres-").tempdir();
        let folder = folder.expect("a folder for the cluster");
        let port = free_port();
        let data = folder.path().join("data");
        if is_root() {
            // The server refuses to run as root, so the folder belongs to its own user.
            let owned = Command::new("chown").arg("postgres").arg(folder.path()).status();
            assert!(
                owned.is_ok_and(|done| done.success()),
                "chown postgres: is there such a user?"
            );
        }
        let initdb = ["-A", "trust", "-U", "plenum", "-E", "UTF8", "--locale=C.UTF-8", "-N", "-D"];
        run(as_server(&programs.join("initdb")).args(initdb).arg(&data));
        let mut settings = format!(
            "listen_addresses = '127.0.0.1'\nport = {port}\nmax_connections = 300\n\
             unix_socket_directories = '{}'\nshared_buffers = '128MB'\nlc_messages = 'C'\n",
            folder.path().display()
        );
        if durability == Durability::None {
            settings.push_str("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");
        }
        let file = data.join("postgresql.auto.conf");
        let written = fs::OpenOptions::new().append(true).open(&file);
        let mut written = written.unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        std::io::Write::write_all(&mut written, settings.as_bytes()).expect("settings");
        let cluster = Self { folder, programs, port };
        let log = cluster.folder.path().join("log");
        let mut start = as_server(&cluster.programs.join("pg_ctl"));
        start.arg("-D").arg(&data).arg("-l").arg(log).args(["-w", "-t", "60", "start"]);
        run(&mut start);
        cluster
    }

    /// The address of the maintenance database.
    pub fn url(&self) -> String {
        format!("postgres://plenum@127.0.0.1:{}/postgres", self.port)
    }

    /// Makes an empty database and gives its address.
    pub fn create(&self, name: &str) -> String {
        let mut conn = connect(&self.url());
        conn.batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
        sibling(&self.url(), name)
    }

    /// Makes the database that fresh ones are copied from.
    pub fn make_template(&self) {
        let url = self.create(TEMPLATE);
        let store = domain::Store::open(&url, domain::sql::Options::default());
        store.expect("the schema is made").close();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let mut stop = as_server(&self.programs.join("pg_ctl"));
        stop.arg("-D").arg(data).args(["-m", "immediate", "-w", "stop"]);
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// Makes a database with an up-to-date schema and gives its address.
pub fn create_from_template(name: &str) -> String {
    let url = std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} is not set; run the tests with ./test, or ./test NAME for some of them")
    });
    let mut conn = connect(&url);
    // Another test may be copying the template this very moment.
    let began = Instant::now();
    let create = format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}");
    while let Err(why) = conn.batch_execute(&create) {
        assert!(began.elapsed() < Duration::from_secs(60), "{create}: {why}");
        std::thread::sleep(Duration::from_millis(20));
    }
    sibling(&url, name)
}

/// Drops a database, whoever is connected to it.
pub fn drop_database(url: &str) {
    let (Ok(cluster), Some((_, name))) = (std::env::var(VARIABLE), url.rsplit_once('/')) else {
        return;
    };
    if let Ok(mut conn) = PgConnection::establish(&cluster) {
        let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }
}

fn sibling(url: &str, name: &str) -> String {
    url.rsplit_once('/').map_or_else(String::new, |(server, _)| format!("{server}/{name}"))
}

fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap_or_else(|why| panic!("{url}: {why}"))
}

/// The newest server programs that Debian installed.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .map(|version| version.path())
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| version_of(path));
    newest
        .map(|path| path.join("bin"))
        .unwrap_or_else(|| panic!("no PostgreSQL server programs; run: apt-get install postgresql"))
}

fn version_of(path: &Path) -> u32 {
    path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok()).unwrap_or(0)
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}

/// A program of the server, as the user `postgres` if we are root.
fn as_server(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program).current_dir("/");
    command
}

fn run(command: &mut Command) {
    // Into a file, because a server that goes on would hold a pipe open.
    let out = tempfile::NamedTempFile::new().expect("a file for its output");
    let err = out.reopen().expect("the same file");
    let status = command
        .stdin(Stdio::null())
        .stdout(out.reopen().expect("the same file"))
        .stderr(err)
        .status();
    let said = fs::read_to_string(out.path()).unwrap_or_default();
    assert!(
        status.as_ref().is_ok_and(|status| status.success()),
        "{command:?}: {status:?}\n{said}"
    );
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
