//! A whole conference out of a file.

use std::path::PathBuf;

use clap::Args;
use domain::actor::Actor;
use domain::conference::export::Export;
use domain::conference::export::ops::{self, Imported};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Common, Outcome};

/// What to take in.
#[derive(Debug, Args)]
pub struct Import {
    /// A .json file that `plenum export` made.
    file: PathBuf,
}

/// Runs the subcommand.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(common: &Common, import: &Import) -> Outcome {
    let shown = import.file.display();
    if import.file.extension().is_some_and(|extension| extension == "zip") {
        return Err(format!("{shown} has sheets to look at; import the .json file"));
    }
    let text = super::read_text(&import.file)?;
    let export = Export::parse(&text).map_err(|why| format!("{shown}: {why}"))?;
    let (_, store) = common.open()?;
    let (slug, count) = (export.definition.slug.clone(), export.len());
    let bar =
        ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX)).with_message("registrations");
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    let told = bar.clone();
    let done = store
        .write_now(common.clock().now(), move |tx| {
            let told = |done: usize| told.set_position(u64::try_from(done).unwrap_or(u64::MAX));
            ops::import(tx, &Actor::Operator, &export, &told)
        })
        .map_err(|why| why.to_string())?;
    bar.finish_and_clear();
    match done {
        Imported::New(_) => println!("{slug} is here now, with {count} registrations."),
        Imported::Same(_) => println!("{slug} is here already, as the file says; nothing to do."),
    }
    Ok(())
}
