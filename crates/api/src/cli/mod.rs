//! The command line: one subcommand for each thing an operator does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use domain::conference::file::Mistake;
use domain::sql::Options;
use domain::{Clock, Store};
use jiff::Timestamp;
use secrecy::ExposeSecret as _;

use crate::config::{self, Config};

mod account;
mod conference;
mod demo;
mod doctor;
mod export;
mod import;
mod invite;
mod link_key;
mod logging;
mod mail;
mod node;
mod programme;
mod sample;

/// Conference registration and scheduling in one binary with one database.
#[derive(Debug, Parser)]
#[command(name = "plenum", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every subcommand takes.
#[derive(Debug, Args)]
pub struct Common {
    /// A file of settings; without it config/$PLENUM_ENV.toml is read, if PLENUM_ENV is set.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// sqlite:<path> or postgres://…
    #[arg(long, global = true, value_name = "URL")]
    store: Option<String>,
    /// Live at this time instead of now, ticking on from there.
    #[arg(long, global = true, value_name = "TIME")]
    at: Option<Timestamp>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer HTTP, and deliver mails unless the settings say otherwise.
    Serve(node::Serve),
    /// Deliver mails and let offers expire, beside `serve` processes (PostgreSQL).
    Work,
    /// Bring the database up to date and end.
    Migrate,
    /// Try it all out: a sample conference in a folder of its own.
    Demo(demo::Demo),
    /// Check or load a conference file.
    #[command(subcommand)]
    Conference(conference::Conference),
    /// Check or load a programme file.
    #[command(subcommand)]
    Programme(programme::Programme),
    /// Take a whole conference out, into a file.
    Export(export::Export),
    /// Take a whole conference in that another installation exported.
    Import(import::Import),
    /// Mails that come in.
    #[command(subcommand)]
    Mail(mail::Mail),
    /// Invites of speakers.
    #[command(subcommand)]
    Invite(invite::Command),
    /// Accounts of staff.
    #[command(subcommand)]
    Account(account::Account),
    /// Look for what should not be, and mend the counters of places.
    Doctor(doctor::Doctor),
    /// Print the OpenAPI document.
    Openapi,
}

/// What a subcommand ends with when it fails: a sentence for the person at the terminal.
pub type Outcome = Result<(), String>;

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let Cli { common, command } = Cli::parse();
    let outcome = match command {
        Command::Serve(serve) => node::serve(&common, &serve),
        Command::Work => node::work(&common),
        Command::Migrate => migrate(&common),
        Command::Demo(demo) => demo::run(&common, &demo),
        Command::Conference(command) => conference::run(&common, &command),
        Command::Programme(command) => programme::run(&common, &command),
        Command::Export(export) => export::run(&common, &export),
        Command::Import(import) => import::run(&common, &import),
        Command::Mail(command) => return mail::run(&common, &command),
        Command::Invite(command) => invite::run(&common, &command),
        Command::Account(command) => account::run(&common, &command),
        Command::Doctor(doctor) => doctor::run(&common, &doctor),
        Command::Openapi => print_openapi(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("plenum: {sentence}");
            ExitCode::FAILURE
        }
    }
}

impl Common {
    /// The settings, with the flags of the command line on top.
    fn config(&self, flags: &[(&str, Option<String>)]) -> Result<Config, String> {
        let mut set = Vec::new();
        if let Some(store) = &self.store {
            set.push(("store", store.clone()));
        }
        for (key, value) in flags {
            set.extend(value.clone().map(|value| (*key, value)));
        }
        config::load(self.config.as_deref(), &set)
    }

    /// The time this process lives in.
    fn clock(&self) -> Clock {
        self.at.map_or_else(crate::clock::system, crate::clock::starting_at)
    }

    /// Opens the store of the settings.
    fn open(&self) -> Result<(Config, Store), String> {
        let config = self.config(&[])?;
        let store = open(&config)?;
        Ok((config, store))
    }
}

/// Opens the store that the settings name.
fn open(config: &Config) -> Result<Store, String> {
    let options = Options {
        queue: config.limits.queue,
        readers: config.limits.readers,
        host: config.base_url.host().to_owned(),
    };
    Store::open(config.store.expose_secret(), options).map_err(|why| why.to_string())
}

fn migrate(common: &Common) -> Outcome {
    let (_, store) = common.open()?;
    store.close();
    println!("The database is up to date.");
    Ok(())
}

fn print_openapi() -> Outcome {
    print!("{}", crate::openapi::text().map_err(|why| why.to_string())?);
    Ok(())
}

fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|why| format!("{} cannot be read: {why}", path.display()))
}

/// All mistakes of a file, a line each.
fn mistakes(path: &Path, mistakes: &[Mistake]) -> String {
    let count = mistakes.len();
    let mut text = format!("{} has {count} mistakes:", path.display());
    if count == 1 {
        text = format!("{} has a mistake:", path.display());
    }
    for mistake in mistakes {
        text.push_str("\n  ");
        text.push_str(&mistake.to_string());
    }
    text
}
