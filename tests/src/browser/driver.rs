//! The programs: Debian's chromedriver, and the Chromium that it starts.

use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::Scripts;
use crate::wait;

const CHROMIUM: &str = "/usr/bin/chromium";
const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// A running chromedriver; it and its browsers end with this value.
#[derive(Debug)]
pub(super) struct Driver {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl Driver {
    /// Starts chromedriver on a port that it finds free itself.
    pub(super) async fn start() -> Self {
        for program in [CHROMIUM, CHROMEDRIVER] {
            assert!(
                Path::new(program).exists(),
                "{program} is missing; ./test installs it (apt-get install chromium chromium-driver)"
            );
        }
        let folder = tempfile::Builder::new().prefix("plenum-browser-").tempdir();
        let folder = folder.expect("a folder for the browser");
        let log = folder.path().join("log");
        let output = File::create(&log).expect("a log");
        let process = Command::new(CHROMEDRIVER)
            .arg("--port=0")
            // A group of its own, which Chromium stays in and which `drop` ends.
            .process_group(0)
            // Chromium leaves reports of crashes there.
            .env("XDG_CONFIG_HOME", folder.path())
            .stdin(Stdio::null())
            .stderr(output.try_clone().expect("the same log"))
            .stdout(output)
            .spawn()
            .unwrap_or_else(|why| panic!("{CHROMEDRIVER}: {why}"));
        let mut driver = Self { process, port: 0, folder };
        let port = || std::fs::read_to_string(&log).ok().as_deref().and_then(port_in);
        wait::until("chromedriver says its port", || async { port().is_some() }).await;
        driver.port = port().expect("it was there a moment ago");
        driver
    }

    /// Starts a browser.
    pub(super) async fn connect(&self, scripts: Scripts) -> Client {
        let capabilities = capabilities(&self.folder.path().join("profile"), scripts);
        let Value::Object(capabilities) = capabilities else { unreachable!("it is an object") };
        let address = format!("http://127.0.0.1:{}", self.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities).connect(&address).await {
            Ok(client) => client,
            Err(why) => {
                let log = std::fs::read_to_string(self.folder.path().join("log"));
                panic!("{CHROMIUM} does not start: {why}\n{}", log.unwrap_or_default())
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// The port in chromedriver's greeting.
fn port_in(log: &str) -> Option<u16> {
    let (_, rest) = log.split_once("started successfully on port ")?;
    rest.split_once('.')?.0.parse().ok()
}

fn capabilities(profile: &Path, scripts: Scripts) -> Value {
    let profile = format!("--user-data-dir={}", profile.display());
    let args = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-US",
        &profile,
    ];
    // 2 is "block" (Chromium, components/content_settings/core/common/content_settings.h).
    let prefs = match scripts {
        Scripts::On => json!({}),
        Scripts::Off => json!({ "profile.managed_default_content_settings.javascript": 2 }),
    };
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": CHROMIUM, "args": args, "prefs": prefs },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}
