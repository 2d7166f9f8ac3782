//! Looks for what should not be.

use clap::Args;
use domain::StoreResult;
use domain::place;

use super::{Common, Outcome};

/// How to look.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Set counters that are wrong to what the bookings say.
    #[arg(long)]
    mend: bool,
}

/// Runs the subcommand.
///
/// # Errors
///
/// What was found, a line each.
pub fn run(common: &Common, doctor: &Doctor) -> Outcome {
    let (_, store) = common.open()?;
    let mut found = store.integrity().map_err(|why| why.to_string())?;
    let mend = doctor.mend;
    let counters =
        move |tx: &mut domain::Tx<'_>| -> StoreResult<_> { place::ops::recount(tx, mend) };
    let wrong = if mend {
        store.write_now(common.clock().now(), counters)
    } else {
        store.read_now(common.clock().now(), counters)
    };
    found.extend(wrong.map_err(|why| why.to_string())?.iter().map(ToString::to_string));
    if found.is_empty() {
        println!("All is well.");
        return Ok(());
    }
    let list = found.join("\n  ");
    if mend {
        println!("Mended:\n  {list}");
        return Ok(());
    }
    Err(format!("found what should not be (--mend sets the counters right):\n  {list}"))
}
