//! Mails that come in through a pipe, from the mail server on the same machine.

use std::io::{self, Read as _};
use std::process::ExitCode;

use clap::Subcommand;
use domain::invite::inbox;
use mailer::inbound;

use super::{Common, Outcome};

/// What to do with a mail.
#[derive(Debug, Subcommand)]
pub enum Mail {
    /// Take a mail from standard input: the answer to an invite, or a bounce.
    Receive,
    /// Print how many mails came in, by what became of them.
    Count,
}

/// `EX_TEMPFAIL` of sysexits.h, by which mail servers know that they shall try again. Another
/// code would have them send the mail back.
const TRY_AGAIN: u8 = 75;

/// Runs the subcommand.
pub fn run(common: &Common, command: &Mail) -> ExitCode {
    let done = match command {
        Mail::Receive => receive(common),
        Mail::Count => count(common),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("plenum: {sentence}");
            ExitCode::from(TRY_AGAIN)
        }
    }
}

fn receive(common: &Common) -> Outcome {
    let work = inbound::receive(whole(io::stdin().lock())?);
    let (_, store) = common.open()?;
    let taken = store.write_now(common.clock().now(), work);
    taken.map_err(|why| format!("the mail was not taken: {why}"))?;
    store.close();
    Ok(())
}

fn count(common: &Common) -> Outcome {
    let (_, store) = common.open()?;
    let counted = store.read_now(common.clock().now(), inbox::store::count);
    store.close();
    for (outcome, count) in counted.map_err(|why| why.to_string())? {
        println!("{count:>8}  {outcome}");
    }
    Ok(())
}

/// The mail; of one that is too large one octet more than are read.
fn whole(mut from: impl io::Read) -> Result<Vec<u8>, String> {
    let fault = |why: io::Error| format!("the mail cannot be read: {why}");
    let most = u64::try_from(inbound::MOST_OCTETS).unwrap_or(u64::MAX);
    let mut mail = Vec::new();
    from.by_ref().take(most + 1).read_to_end(&mut mail).map_err(fault)?;
    // Whoever writes shall not find the pipe broken.
    io::copy(&mut from, &mut io::sink()).map_err(fault)?;
    Ok(mail)
}
