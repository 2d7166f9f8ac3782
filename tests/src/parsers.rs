//! Parsers that are not ours: of calendars, `icalendar` for Python and `ical.js` for JavaScript; of
//! schedules, the schemas of c3voc with Python's `lxml` and `jsonschema`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What a calendar object says. What it has not is empty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    pub method: String,
    pub version: String,
    pub zones: Vec<String>,
    pub events: Vec<Event>,
}

/// What one of its entries says. Instants are in UTC, whole days are dates.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub uid: String,
    pub sequence: u32,
    pub status: String,
    pub start: String,
    pub end: String,
    pub stamp: String,
    pub modified: String,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub url: String,
    pub organizer: String,
    pub organizer_name: String,
    pub transparent: bool,
    pub attendees: bool,
}

/// What both parsers read in the objects, which must be the same.
pub fn read(objects: &[String]) -> Vec<Calendar> {
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> =
        (0..objects.len()).map(|number| folder.path().join(format!("{number}.ics"))).collect();
    for (file, object) in files.iter().zip(objects) {
        std::fs::write(file, object).expect("a file");
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = here.join("../.venv/bin/python");
    let by_python: Vec<Calendar> = run(&python, &here.join("parsers/read.py"), &files);
    let by_javascript: Vec<Calendar> =
        run(Path::new("node"), &here.join("parsers/read.mjs"), &files);
    assert_eq!(by_python, by_javascript, "two parsers read the same");
    by_python
}

/// What is wrong with each of these schedules by a schema, read by Python's `lxml` or `jsonschema`.
pub fn faults(schema: &Path, schedules: &[String]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = vec![schema.to_owned()];
    for (number, schedule) in schedules.iter().enumerate() {
        let file = folder.path().join(number.to_string());
        std::fs::write(&file, schedule).expect("a file");
        files.push(file);
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    run(&here.join("../.venv/bin/python"), &here.join("parsers/validate.py"), &files)
}

fn run<T: DeserializeOwned>(program: &Path, script: &Path, files: &[PathBuf]) -> T {
    let output = Command::new(program)
        .arg(script)
        .args(files)
        .output()
        .unwrap_or_else(|why| panic!("{}: {why}; ./test installs it", program.display()));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", program.display());
    serde_json::from_slice(&output.stdout).expect("the script prints JSON")
}
