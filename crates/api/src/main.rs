//! The command line of Plenum.

use std::process::ExitCode;

fn main() -> ExitCode {
    api::cli::run()
}
