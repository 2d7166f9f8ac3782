//! Conference files: checked with every mistake by its line, loaded with the difference first.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use domain::StoreError;
use domain::actor::Actor;
use domain::conference::difference::Difference;
use domain::conference::{Definition, file, ops};

use super::{Common, Outcome};

/// What to do with a conference file.
#[derive(Debug, Subcommand)]
pub enum Conference {
    /// Name every mistake in the file with its line.
    Check {
        /// The file.
        file: PathBuf,
    },
    /// Create or update the conference; the difference is shown first.
    Load(Load),
}

/// How to load a file.
#[derive(Debug, Args)]
pub struct Load {
    /// The file.
    file: PathBuf,
    /// Do not ask before the change.
    #[arg(long)]
    yes: bool,
}

/// Runs the subcommand.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(common: &Common, command: &Conference) -> Outcome {
    match command {
        Conference::Check { file } => {
            let definition = read(file)?;
            println!("{}: no mistakes in {}.", file.display(), definition.slug);
            Ok(())
        }
        Conference::Load(load) => self::load(common, load),
    }
}

/// Reads and checks a conference file.
///
/// # Errors
///
/// All mistakes, a line each.
pub fn read(path: &Path) -> Result<Definition, String> {
    let text = super::read_text(path)?;
    file::parse(&text).map_err(|mistakes| super::mistakes(path, &mistakes))
}

fn load(common: &Common, load: &Load) -> Outcome {
    let definition = read(&load.file)?;
    let (_, store) = common.open()?;
    let now = common.clock().now();
    let seen = definition.clone();
    let differences: Vec<Difference> = store
        .read_now(now, move |tx| ops::compare(tx, &seen))
        .map_err(|why: StoreError| why.to_string())?;
    if differences.is_empty() {
        println!("{} is as the file says; nothing to do.", definition.slug);
        return Ok(());
    }
    for difference in &differences {
        println!("  {difference}");
    }
    if !load.yes && !agreed(differences.len())? {
        return Err("nothing was changed".to_owned());
    }
    let slug = definition.slug.clone();
    let loaded = store
        .write_now(now, move |tx| ops::load(tx, &Actor::Operator, &definition))
        .map_err(|why| why.to_string())?;
    let did = if loaded.created { "created" } else { "changed" };
    println!("{slug} is {did}.");
    Ok(())
}

fn agreed(changes: usize) -> Result<bool, String> {
    if !io::stdin().is_terminal() {
        return Err("nobody can be asked here; add --yes to make these changes".to_owned());
    }
    print!("Make {changes} changes? [y/N] ");
    let mut answer = String::new();
    io::stdout()
        .flush()
        .and_then(|()| io::stdin().lock().read_line(&mut answer))
        .map_err(|why| why.to_string())?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}
