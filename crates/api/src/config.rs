//! The settings: typed, unknown keys refused, secrets sealed.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use config::{Environment, File, FileFormat};
use domain::calendar::Times;
use domain::value::EmailAddress;
use secrecy::SecretString;
use serde::Deserialize;

/// All settings. `config/default.toml` shows every key with its default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// What the world calls this installation, such as `https://conference.example.org`.
    pub base_url: BaseUrl,
    /// `sqlite:<path>` or `postgres://…`.
    pub store: SecretString,
    /// 64 hexadecimal digits, or empty for `link_key_file`.
    pub link_key: SecretString,
    /// Where the key is made at the first start.
    pub link_key_file: PathBuf,
    /// Whether `serve` runs a worker inside.
    pub work_inside: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// A filter of `tracing`.
    pub log: String,
    /// For people or for programs.
    pub log_format: LogFormat,
    /// Bounds.
    pub limits: Limits,
    /// How mails go out.
    pub mail: Mail,
    /// How calendar entries are written.
    pub calendar: Calendar,
    /// How mails come in.
    pub inbound: Inbound,
}

/// How lines of the log look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Bounds of requests and queues.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The most KiB of a body.
    pub body_kib: usize,
    /// How long a request may take, in seconds.
    pub request_s: u64,
    /// Registrations and link requests of one address in a minute.
    pub registrations_per_minute: u32,
    /// Sign-ins of one address in a minute.
    pub sign_ins_per_minute: u32,
    /// Wishes that may wait for the database.
    pub queue: usize,
    /// Threads that read the database.
    pub readers: usize,
    /// The most MiB of pages and feeds that are kept in memory.
    pub kept_mib: usize,
}

/// How calendar entries are written.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// In the conference's zone, or in UTC.
    pub times: Times,
}

/// How mails go out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Who writes.
    pub from_name: String,
    /// From where.
    pub from_address: EmailAddress,
    /// Which way.
    pub transport: Transport,
    /// Where `.eml` files go.
    pub folder: PathBuf,
    /// The mail server.
    pub smtp: Smtp,
}

/// Which way mails go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// Files.
    Folder,
    /// A mail server.
    Smtp,
}

/// A mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is sealed.
    pub security: Security,
    /// Whom we sign in as; empty for nobody.
    pub user: String,
    /// The password.
    pub password: SecretString,
    /// A file of PEM certificates to trust beside the usual ones; empty for none.
    pub root_certificates: String,
}

/// How mails come in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inbound {
    /// What a mail gateway signs with; empty when there is none.
    pub webhook_secret: SecretString,
    /// The mailbox that is read.
    pub imap: Imap,
}

/// A mailbox.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imap {
    /// The name of its server; empty when no mailbox is read.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is sealed.
    pub security: Security,
    /// Whom we sign in as.
    pub user: String,
    /// The password.
    pub password: SecretString,
    /// A file of PEM certificates to trust beside the usual ones; empty for none.
    pub root_certificates: String,
    /// Where mails come in.
    pub folder: String,
    /// Where those go that were read.
    pub read_folder: String,
}

/// How a connection to the mail server is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS after `STARTTLS`, or nothing is sent.
    Starttls,
    /// TLS from the start.
    Tls,
    /// In clear, for a server on the same machine.
    Clear,
}

impl Security {
    /// The same for the mailer.
    #[must_use]
    pub const fn of_mailer(self) -> mailer::Security {
        match self {
            Self::Starttls => mailer::Security::Starttls,
            Self::Tls => mailer::Security::Tls,
            Self::Clear => mailer::Security::Clear,
        }
    }
}

/// The scheme and host that links start with; no path, no slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    host: String,
}

impl BaseUrl {
    /// Such as `https://conference.example.org`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host name without port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether browsers reach it by TLS, so that cookies can be `Secure`.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.text.starts_with("https://")
    }
}

impl std::str::FromStr for BaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim_end_matches('/');
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let rest = rest.ok_or("must start with https:// or http://")?;
        if rest.is_empty() || rest.contains(['/', '?', '#', '@', ' ']) {
            return Err("must be a scheme and a host, without a path");
        }
        let host = match rest.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => rest,
        };
        Ok(Self { text: text.to_owned(), host: host.to_owned() })
    }
}

impl<'de> Deserialize<'de> for BaseUrl {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The shipped defaults.
pub const DEFAULTS: &str = include_str!("../../../config/default.toml");

/// Reads the settings: defaults, the environment's file, `PLENUM__…` variables, then `flags`.
///
/// # Errors
///
/// A sentence that names the key or the file at fault.
pub fn load(file: Option<&Path>, flags: &[(&str, String)]) -> Result<Config, String> {
    let mut sources =
        config::Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
    if let Some(file) = file {
        sources = sources.add_source(File::from(file).format(FileFormat::Toml));
    } else if let Ok(environment) = std::env::var("PLENUM_ENV") {
        let file = PathBuf::from(format!("config/{environment}.toml"));
        sources = sources.add_source(File::from(file).format(FileFormat::Toml));
    }
    let variables = Environment::with_prefix("PLENUM")
        .prefix_separator("__")
        .separator("__")
        .list_separator(",")
        .with_list_parse_key("trusted_proxies")
        .try_parsing(true);
    sources = sources.add_source(variables);
    for (key, value) in flags {
        sources = sources.set_override(*key, value.as_str()).map_err(|why| why.to_string())?;
    }
    let read = sources.build().map_err(|why| format!("the settings cannot be read: {why}"))?;
    read.try_deserialize().map_err(|why| format!("the settings are not right: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_files_hold_known_keys_only() {
        let config = load(None, &[]).unwrap();
        assert_eq!(config.listen.port(), 8080);
        assert_eq!(config.mail.transport, Transport::Folder);
        assert_eq!(config.calendar.times, Times::Zone);
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/production.example.toml");
        let config = load(Some(Path::new(example)), &[]).unwrap();
        assert_eq!(config.base_url.host(), "conference.example.org");
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let file = std::env::temp_dir().join(format!("plenum-config-{}.toml", std::process::id()));
        std::fs::write(&file, "[mail]\nfolders = \"x\"\n").unwrap();
        let refused = load(Some(&file), &[]).unwrap_err();
        std::fs::remove_file(&file).unwrap();
        assert!(refused.contains("folders"), "{refused}");
    }

    #[test]
    fn a_flag_wins_over_everything() {
        let config = load(None, &[("listen", "127.0.0.1:0".to_owned())]).unwrap();
        assert_eq!(config.listen.port(), 0);
    }

    #[test]
    fn a_base_url_is_a_scheme_and_a_host() {
        let cases = [
            ("https://conference.example.org", Some("conference.example.org")),
            ("http://127.0.0.1:8080/", Some("127.0.0.1")),
            ("conference.example.org", None),
            ("https://conference.example.org/path", None),
            ("https://", None),
        ];
        for (text, host) in cases {
            let parsed = text.parse::<BaseUrl>().ok();
            assert_eq!(parsed.as_ref().map(BaseUrl::host), host, "{text}");
        }
    }
}
