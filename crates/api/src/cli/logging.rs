//! Where log lines go: standard error, for people or for programs.

use tracing_subscriber::EnvFilter;

use super::Outcome;
use crate::config::{Config, LogFormat};

/// Starts logging as the settings say.
///
/// # Errors
///
/// When the filter cannot be read.
pub fn start(config: &Config) -> Outcome {
    let filter = EnvFilter::try_new(&config.log)
        .map_err(|why| format!("log = {:?} is no filter: {why}", config.log))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process keeps the first.
    let _ = match config.log_format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    Ok(())
}
