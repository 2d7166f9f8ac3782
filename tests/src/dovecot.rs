//! A real IMAP server, Debian's Dovecot, with one mailbox in a temporary folder.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::smtp::{Certificate, Seal};

/// Whose mailbox it is.
pub const USER: &str = "plenum";

/// Their password.
pub const PASSWORD: &str = "secret";

/// Where mails go that were read.
pub const READ_FOLDER: &str = "Plenum";

/// How long the server may take to start or to end on a slow machine.
const LIMIT: Duration = Duration::from_secs(60);

const PROGRAM: &str = "/usr/sbin/dovecot";

/// A running server that ends with this value.
#[derive(Debug)]
pub struct Dovecot {
    folder: TempDir,
    pub port: u16,
    process: Option<Child>,
    delivered: AtomicU32,
}

impl Dovecot {
    /// Starts it on a free port of 127.0.0.1. `able` replaces the list of what it says it can do.
    pub fn start(seal: Seal, certificate: &Certificate, able: Option<&str>) -> Self {
        let folder = tempfile::Builder::new().prefix("plenum-imap-").tempdir();
        let folder = folder.expect("a folder for the mailbox");
        let port = free_port();
        let (certificate, key) = certificate.pems();
        fs::write(folder.path().join("certificate.pem"), certificate).expect("a file");
        fs::write(folder.path().join("key.pem"), key).expect("a file");
        let settings = settings(folder.path(), port, seal, able);
        fs::write(folder.path().join("dovecot.conf"), settings).expect("a file");
        for name in ["mail/new", "mail/cur", "mail/tmp", "said"] {
            fs::create_dir_all(folder.path().join(name)).expect("a folder");
        }
        if is_root() {
            let mut own = Command::new("chown");
            let owned = own.args(["-R", "dovecot:dovecot"]).arg(folder.path()).status();
            assert!(owned.is_ok_and(|done| done.success()), "chown dovecot: is there such a user?");
        }
        let mut server = Self { folder, port, process: None, delivered: AtomicU32::new(0) };
        server.start_again();
        server
    }

    /// Starts it, with the mailbox as it is.
    pub fn start_again(&mut self) {
        let mut command = if is_root() {
            // Only then it needs no rights at all.
            let mut command = Command::new("runuser");
            command.args(["-u", "dovecot", "--", PROGRAM]);
            command
        } else {
            Command::new(PROGRAM)
        };
        command.arg("-F").arg("-c").arg(self.path("dovecot.conf")).current_dir("/");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn();
        let process = process.expect("Dovecot starts; run: apt-get install dovecot-imapd");
        self.process = Some(process);
        let began = Instant::now();
        while !self.is_ready() {
            assert!(began.elapsed() < LIMIT, "it answers within {LIMIT:?}:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn is_ready(&self) -> bool {
        // With TLS from the start it does not greet, so a connection must do.
        TcpStream::connect(("127.0.0.1", self.port)).is_ok()
    }

    /// Stops it, with all its connections.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let master = fs::read_to_string(self.path("run/master.pid")).unwrap_or_default();
        if let Ok(number) = master.trim().parse::<u32>() {
            let _ = Command::new("kill").arg("-TERM").arg(number.to_string()).status();
        }
        let began = Instant::now();
        while process.try_wait().is_ok_and(|ended| ended.is_none()) {
            if began.elapsed() > LIMIT {
                let _ = process.kill();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Puts a mail into the mailbox, as a mail server does.
    pub fn deliver(&self, mail: &[u8]) {
        let number = self.delivered.fetch_add(1, Ordering::SeqCst);
        let name = format!("{number}.M{}.test", std::process::id());
        let part = self.path("mail/tmp").join(&name);
        fs::write(&part, mail).expect("a mail");
        if is_root() {
            let owner = std::os::unix::fs::MetadataExt::uid(
                &fs::metadata(self.path("mail/new")).expect("a mailbox"),
            );
            std::os::unix::fs::chown(&part, Some(owner), Some(owner)).expect("its mail");
        }
        fs::rename(part, self.path("mail/new").join(name)).expect("it is delivered");
    }

    /// How many mails are in the mailbox, without those that are marked as deleted.
    pub fn waiting(&self) -> usize {
        self.mails("mail").iter().filter(|name| !is_deleted(name)).count()
    }

    /// How many mails were read and put away.
    pub fn put_away(&self) -> usize {
        self.mails(&format!("mail/.{READ_FOLDER}")).len()
    }

    fn mails(&self, mailbox: &str) -> Vec<String> {
        let folders = ["new", "cur"].map(|part| self.path(mailbox).join(part));
        let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        files.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect()
    }

    /// What those who have signed in said to it.
    pub fn commands(&self) -> String {
        let files = fs::read_dir(self.path("said")).into_iter().flatten().flatten();
        let files = files.map(|file| file.path());
        let said = files.filter(|file| file.extension().is_some_and(|end| end == "in"));
        said.map(|file| fs::read_to_string(file).unwrap_or_default()).collect()
    }

    /// What it says it did.
    pub fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether the name of a mail in a Maildir has the flag `T`.
fn is_deleted(name: &str) -> bool {
    name.rsplit_once(":2,").is_some_and(|(_, flags)| flags.contains('T'))
}

fn settings(folder: &Path, port: u16, seal: Seal, able: Option<&str>) -> String {
    let folder = folder.display();
    let user = if is_root() { "dovecot".to_owned() } else { whoami("-un") };
    let group = if is_root() { "dovecot".to_owned() } else { whoami("-gn") };
    let ssl = if seal == Seal::Clear { "no" } else { "yes" };
    let (imap, imaps) = if seal == Seal::Tls { (0, port) } else { (port, 0) };
    let able = able.map(|able| format!("imap_capability = {able}\n")).unwrap_or_default();
    format!(
        "base_dir = {folder}/run\n\
         state_dir = {folder}/state\n\
         log_path = {folder}/log\n\
         protocols = imap\n\
         listen = 127.0.0.1\n\
         default_internal_user = {user}\n\
         default_internal_group = {group}\n\
         default_login_user = {user}\n\
         first_valid_uid = 1\n\
         ssl = {ssl}\n\
         ssl_cert = <{folder}/certificate.pem\n\
         ssl_key = <{folder}/key.pem\n\
         disable_plaintext_auth = no\n\
         mail_location = maildir:{folder}/mail\n\
         {able}\
         passdb {{\n driver = static\n args = password={PASSWORD}\n}}\n\
         userdb {{\n driver = static\n args = uid={user} gid={group} home={folder}/home\n}}\n\
         service imap-login {{\n chroot =\n\
         inet_listener imap {{\n port = {imap}\n}}\n\
         inet_listener imaps {{\n port = {imaps}\n ssl = yes\n}}\n}}\n\
         service anvil {{\n chroot =\n}}\n\
         protocol imap {{\n rawlog_dir = {folder}/said\n}}\n"
    )
}

fn whoami(what: &str) -> String {
    let said = Command::new("id").arg(what).output().expect("id");
    String::from_utf8_lossy(&said.stdout).trim().to_owned()
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
