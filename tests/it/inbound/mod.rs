//! Mails that come in: what they say, and the ways they take.

use std::path::{Path, PathBuf};

mod doors;
mod hostile;
mod imap;
mod read;
mod samples;

/// The `UID` of the samples.
const UID: &str = "4f6c1d0a9b2e4c3f8d7a6b5c4d3e2f10@plenum.example.org";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/replies")
}

/// A mail as a program writes it, with the line ends that mails have on their way.
fn sample(name: &str) -> Vec<u8> {
    let file = folder().join(format!("{name}.eml"));
    let text = std::fs::read_to_string(&file);
    let text = text.unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    text.replace('\n', "\r\n").into_bytes()
}

/// The names of all samples.
fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("the samples").flatten();
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.file_name().to_str()?.strip_suffix(".eml")?.to_owned()))
        .collect();
    names.sort();
    names
}
