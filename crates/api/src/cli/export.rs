//! A whole conference into a file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use domain::actor::Actor;
use domain::conference::export::ops;
use domain::value::Slug;
use indicatif::ProgressBar;

use super::{Common, Outcome};
use crate::json::export::Form;

/// What to take out, and where to.
#[derive(Debug, Args)]
pub struct Export {
    /// The conference's short name.
    slug: Slug,
    /// The file: .json, which `plenum import` takes in, or .zip with sheets to look at.
    #[arg(long)]
    file: PathBuf,
    /// Also registrations, with bookings, stars, diet and access needs.
    #[arg(long)]
    with_registrations: bool,
}

/// Runs the subcommand.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(common: &Common, export: &Export) -> Outcome {
    let form = form(&export.file)?;
    let (_, store) = common.open()?;
    let now = common.clock().now();
    let with = export.with_registrations;
    let bar = ProgressBar::new_spinner().with_message("reading the conference");
    bar.enable_steady_tick(Duration::from_millis(100));
    let slug = export.slug.clone();
    store
        .write_now(now, move |tx| ops::record(tx, &Actor::Operator, &slug, with))
        .map_err(|why| why.to_string())?;
    let slug = export.slug.clone();
    let document = store
        .read_now(now, move |tx| ops::export(tx, &Actor::Operator, &slug, with))
        .map_err(|why| why.to_string())?;
    let shown = export.file.display();
    bar.set_message("writing the file");
    let bytes = form.file(&document).map_err(|why| format!("{shown} cannot be made: {why}"))?;
    std::fs::write(&export.file, bytes)
        .map_err(|why| format!("{shown} cannot be written: {why}"))?;
    bar.finish_and_clear();
    let counted = document.registrations.as_ref().map(Vec::len);
    let people =
        counted.map_or("without registrations".to_owned(), |n| format!("with {n} registrations"));
    println!("{} is in {shown}, {people}.", export.slug);
    Ok(())
}

fn form(path: &Path) -> Result<Form, String> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => Ok(Form::Json),
        Some("zip") => Ok(Form::Zip),
        _ => Err(format!("{} must end with .json or .zip", path.display())),
    }
}
