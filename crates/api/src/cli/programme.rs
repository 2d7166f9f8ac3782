//! Programme files.

use std::path::PathBuf;

use clap::Subcommand;
use domain::StoreError;
use domain::actor::Actor;
use domain::conference;
use domain::programme::file;
use domain::programme::release::ops;
use domain::value::Slug;

use super::{Common, Outcome};

/// What to do with a programme file.
#[derive(Debug, Subcommand)]
pub enum Programme {
    /// Name every mistake in the file with its line, beside the file of its conference.
    Check {
        /// The programme's file.
        file: PathBuf,
        /// The conference's file.
        #[arg(long)]
        conference: PathBuf,
    },
    /// Release the programme of a conference, if it differs from the newest release.
    Load {
        /// The programme's file.
        file: PathBuf,
        /// The conference's short name.
        #[arg(long)]
        conference: Slug,
    },
}

/// Runs the subcommand.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(common: &Common, command: &Programme) -> Outcome {
    match command {
        Programme::Check { file, conference } => {
            let definition = super::conference::read(conference)?;
            let text = super::read_text(file)?;
            let programme = file::parse(&text, &definition)
                .map_err(|mistakes| super::mistakes(file, &mistakes))?;
            println!("{}: no mistakes in {} sessions.", file.display(), programme.sessions.len());
            Ok(())
        }
        Programme::Load { file, conference } => load(common, file, conference),
    }
}

fn load(common: &Common, path: &std::path::Path, slug: &Slug) -> Outcome {
    let (_, store) = common.open()?;
    let now = common.clock().now();
    let name = slug.clone();
    let conference = store
        .read_now(now, move |tx| conference::store::find(tx, &name))
        .map_err(|why: StoreError| why.to_string())?
        .ok_or_else(|| format!("there is no conference {slug}"))?;
    let text = super::read_text(path)?;
    let programme = file::parse(&text, &conference.definition)
        .map_err(|mistakes| super::mistakes(path, &mistakes))?;
    let name = slug.clone();
    let released = store
        .write_now(now, move |tx| ops::load(tx, &Actor::Operator, &name, &programme))
        .map_err(|why| why.to_string())?;
    println!("The newest release of {slug} is number {}.", released.release().number());
    Ok(())
}
