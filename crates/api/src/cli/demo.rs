//! A demonstration: the real conference with a sample programme and sample registrations.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use domain::account::ops::Create;
use domain::account::{self, password};
use domain::actor::{Actor, Reach, Role};
use domain::conference::{self, Definition};
use domain::{Store, programme};
use jiff::Timestamp;

use super::{Common, Outcome, account::generated, link_key, logging, node, sample};
use crate::clock;
use crate::config;
use crate::state::State;

/// How to demonstrate.
#[derive(Debug, Args)]
pub struct Demo {
    /// Where the database and the mails go; an earlier demonstration there is replaced.
    #[arg(long, default_value = "plenum-demo")]
    folder: PathBuf,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// How many sample registrations to make.
    #[arg(long, default_value_t = 200)]
    registrations: u32,
}

/// The conference lies in 2022, so the demonstration does too.
const AT: &str = "2022-06-01T09:00:00+02:00";

/// Marks a folder as one that may be emptied.
const MARK: &str = "this-is-a-demonstration";

const CONFERENCE: &str =
    include_str!("../../../../config/conferences/precision-medicine-2022.toml");
const PROGRAMME: &str =
    include_str!("../../../../config/conferences/precision-medicine-2022.programme.toml");

/// Sets everything up anew and serves it.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn run(common: &Common, demo: &Demo) -> Outcome {
    let at: Timestamp = match common.at {
        Some(at) => at,
        None => AT.parse().map_err(|why: jiff::Error| why.to_string())?,
    };
    let folder = prepare(&demo.folder)?;
    let listener = std::net::TcpListener::bind(&demo.listen)
        .map_err(|why| format!("cannot listen on {}: {why}", demo.listen))?;
    let address = listener.local_addr().map_err(|why| why.to_string())?;
    let in_folder = |name: &str| folder.join(name).display().to_string();
    let mut flags = vec![
        ("listen", address.to_string()),
        ("base_url", format!("http://{address}")),
        ("link_key_file", in_folder("plenum.key")),
        ("mail.folder", in_folder("mails")),
        ("store", format!("sqlite:{}", in_folder("plenum.sqlite"))),
    ];
    flags.extend(common.store.clone().map(|store| ("store", store)));
    if std::env::var_os("PLENUM__LOG").is_none() {
        // A line for each mail would push the addresses and the password out of sight.
        flags.push(("log", "warn".to_owned()));
    }
    let config = config::load(common.config.as_deref(), &flags)?;
    logging::start(&config)?;
    let store = super::open(&config)?;

    let definition = load(&store, at)?;
    let staff = make_owner(&store, at)?;
    sample::speaker::invite(&store, &definition, at)?;
    sample::register(&store, &definition, demo.registrations, at)?;
    greet(&format!("http://{address}"), &definition, &staff, &config.mail.folder);

    let links = link_key::load(&config)?;
    let mut state = State::new(store, clock::starting_at(at), links, config);
    state.is_demonstration = true;
    node::run(state, Some(listener))
}

/// Makes the folder, or empties it if an earlier demonstration made it.
fn prepare(folder: &std::path::Path) -> Result<PathBuf, String> {
    let shown = folder.display();
    let mark = folder.join(MARK);
    if mark.exists() {
        fs::remove_dir_all(folder).map_err(|why| format!("{shown} cannot be emptied: {why}"))?;
    } else if folder.exists() {
        return Err(format!("{shown} exists and is no demonstration; choose another --folder"));
    }
    fs::create_dir_all(folder).map_err(|why| format!("{shown} cannot be made: {why}"))?;
    fs::write(&mark, "This folder is emptied when the demonstration starts again.\n")
        .map_err(|why| format!("{shown} cannot be written: {why}"))?;
    fs::canonicalize(folder).map_err(|why| format!("{shown} cannot be found: {why}"))
}

fn load(store: &Store, at: Timestamp) -> Result<Definition, String> {
    let unreadable = |what: &str| format!("the shipped {what} file has mistakes");
    let definition = conference::file::parse(CONFERENCE).map_err(|_| unreadable("conference"))?;
    let programme =
        programme::file::parse(PROGRAMME, &definition).map_err(|_| unreadable("programme"))?;
    let wish = definition.clone();
    store
        .write_now(at, move |tx| conference::ops::load(tx, &Actor::Operator, &wish))
        .map_err(|why| why.to_string())?;
    let slug = definition.slug.clone();
    store
        .write_now(at, move |tx| {
            programme::release::ops::load(tx, &Actor::Operator, &slug, &programme)
        })
        .map_err(|why| why.to_string())?;
    Ok(definition)
}

struct Login {
    email: String,
    password: String,
}

fn make_owner(store: &Store, at: Timestamp) -> Result<Login, String> {
    let secret = generated();
    let email = "organiser@example.org";
    let wish = Create {
        email: email.parse().map_err(|_| "the sample address is none".to_owned())?,
        name: "Sample Organiser".parse().map_err(|_| "the sample name is none".to_owned())?,
        password_hash: password::hash(&secret).map_err(|why| why.to_string())?,
        role: (Reach::All, Role::Owner),
    };
    store
        .write_now(at, move |tx| account::ops::create(tx, &Actor::Operator, &wish))
        .map_err(|why| why.to_string())?;
    Ok(Login { email: email.to_owned(), password: secret })
}

fn greet(base: &str, definition: &Definition, staff: &Login, mails: &std::path::Path) {
    println!(
        "
Plenum shows a sample of \"{title}\".

  Attendees    {base}/conferences/{slug}
  Organisers   {base}/staff
               {email}
               {password}
  Mails        {mails}

Everything but the conference itself is invented. Stop with Ctrl-C.
",
        title = definition.title.of(domain::value::Locale::En),
        slug = definition.slug,
        email = staff.email,
        password = staff.password,
        mails = mails.display(),
    );
}
