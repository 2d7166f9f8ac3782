//! Parsers that are not ours: of calendars, `icalendar` for Python, `ical.js` for JavaScript and
//! `libical` in C; of schedules, the schemas of c3voc with Python's `lxml` and `jsonschema`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::calendar_law::Outline;

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
    let [by_python, by_javascript] = by_both("read", objects);
    assert_eq!(by_python, by_javascript, "two parsers read the same");
    by_python
}

/// All that each of the two parsers finds in the objects.
pub fn outlines(objects: &[String]) -> [Vec<Outline>; 2] {
    fn sort(outline: &mut Outline) {
        outline.properties.sort();
        outline.inside.iter_mut().for_each(sort);
    }
    by_both("outline", objects).map(|mut all: Vec<Outline>| {
        all.iter_mut().for_each(sort);
        all
    })
}

/// What `libical` finds in an object.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// Which rules of RFC 5545 and RFC 5546 it breaks.
    pub faults: Vec<String>,
    /// Start and end of each entry, in UTC.
    pub events: Vec<[String; 2]>,
}

/// What `libical` finds in the objects.
pub fn checked(objects: &[String]) -> Vec<Checked> {
    let (_folder, files) = written(objects);
    run(&python(), &here().join("parsers/libical.py"), &files)
}

fn by_both<T: DeserializeOwned>(script: &str, objects: &[String]) -> [Vec<T>; 2] {
    let (_folder, files) = written(objects);
    let scripts = here().join("parsers");
    let by_python = run(&python(), &scripts.join(format!("{script}.py")), &files);
    [by_python, run(Path::new("node"), &scripts.join(format!("{script}.mjs")), &files)]
}

/// The objects as files.
fn written(objects: &[String]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> =
        (0..objects.len()).map(|number| folder.path().join(format!("{number}.ics"))).collect();
    for (file, object) in files.iter().zip(objects) {
        std::fs::write(file, object).expect("a file");
    }
    (folder, files)
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Python that the tests have their packages in.
pub fn python() -> PathBuf {
    here().join("../.venv/bin/python")
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
    run(&python(), &here().join("parsers/validate.py"), &files)
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
