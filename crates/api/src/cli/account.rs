//! Accounts of staff.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use clap::{Args, Subcommand};
use domain::account::ops::Create;
use domain::account::{ops, password};
use domain::actor::{Actor, Reach, Role};
use domain::value::{EmailAddress, Line, Slug, random};
use domain::{StoreError, conference};

use super::{Common, Outcome};

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Make an account; the password is read from standard input, or made with --generate.
    Create(New),
}

/// A new account.
#[derive(Debug, Args)]
pub struct New {
    /// The address to sign in with.
    #[arg(long)]
    email: EmailAddress,
    /// Whose account it is.
    #[arg(long)]
    name: Line,
    /// owner, organiser, track-chair or check-in.
    #[arg(long, default_value = "owner")]
    role: Role,
    /// The conference the role is for; without it, every conference of the installation.
    #[arg(long)]
    conference: Option<Slug>,
    /// Make a random password and print it once.
    #[arg(long)]
    generate: bool,
}

/// Runs the subcommand.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(common: &Common, command: &Account) -> Outcome {
    let Account::Create(new) = command;
    let (_, store) = common.open()?;
    let now = common.clock().now();
    let reach = match new.conference.clone() {
        None => Reach::All,
        Some(slug) => {
            let name = slug.clone();
            let found = store
                .read_now(now, move |tx| conference::store::find(tx, &name))
                .map_err(|why: StoreError| why.to_string())?;
            Reach::One(found.ok_or_else(|| format!("there is no conference {slug}"))?.id)
        }
    };
    let secret = if new.generate { generated() } else { read_password()? };
    let wish = Create {
        email: new.email.clone(),
        name: new.name.clone(),
        password_hash: password::hash(&secret).map_err(|why| format!("the password {why}"))?,
        role: (reach, new.role),
    };
    let account = store
        .write_now(now, move |tx| ops::create(tx, &Actor::Operator, &wish))
        .map_err(|why| why.to_string())?;
    println!("Made the account {} ({}).", account.email, new.role.as_str());
    if new.generate {
        println!("Its password, shown this once: {secret}");
    }
    Ok(())
}

/// A password of 80 random bits in groups that can be read out.
pub fn generated() -> String {
    let digits: Vec<char> = random::hex(&random::bytes::<10>()).chars().collect();
    digits.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn read_password() -> Result<String, String> {
    if io::stdin().is_terminal() {
        print!("Password (it is shown as you type; at least 12 characters): ");
        io::stdout().flush().map_err(|why| why.to_string())?;
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|why| why.to_string())?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
