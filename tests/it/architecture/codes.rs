//! Every code that a program may see is explained in docs/problems.md.

use std::collections::{BTreeMap, BTreeSet};

use super::{TREE, calls, function, literal, literals, none, production};

/// Codes and the files that give them.
type Codes = BTreeMap<String, BTreeSet<&'static str>>;

/// The codes of `Fault`s and of `Problem`s that arise at the doors.
pub fn problems() -> Codes {
    let mut codes = Codes::new();
    for file in production() {
        let lines: Vec<&str> = file.code().lines().collect();
        for at in 0..lines.len() {
            if lines[at].trim() != "fn code(&self) -> &'static str {" {
                continue;
            }
            for code in literals(&function(&lines, at).join("\n")) {
                codes.entry(code.to_owned()).or_default().insert(&file.path);
            }
        }
        let is_problem = file.path == "crates/api/src/http/problem.rs";
        for function in
            if is_problem { &["Problem::new", "Self::new"][..] } else { &["Problem::new"] }
        {
            for call in calls(file.code(), function) {
                match call.get(1).copied().map(|code| (code, literal(code))) {
                    Some((_, Some(code))) => {
                        codes.entry(code.to_owned()).or_default().insert(&file.path);
                    }
                    Some((_, None)) if is_problem => {}
                    other => {
                        panic!("{}: write the code of a Problem as a literal: {other:?}", file.path)
                    }
                }
            }
        }
    }
    codes
}

/// The codes of fields at fault: written out, given by a function named `…_fault`, or handed to
/// one that is named `fault`, `typed` or `needed`.
pub fn fields() -> Codes {
    let mut codes = Codes::new();
    for file in production() {
        let mut found: Vec<&str> = Vec::new();
        for call in calls(file.code(), "FieldFault::new") {
            let code = call.get(1).copied().unwrap_or_default();
            let known = literal(code).is_some() || code == "code" || code == "code: &'static str";
            assert!(known, "{}: write the code of a FieldFault as a literal: {code}", file.path);
            found.extend(literal(code));
        }
        for call in calls(file.code(), "fault") {
            found.extend(call.first().copied().and_then(literal));
        }
        for function in ["typed", "needed"] {
            for call in calls(file.code(), function) {
                found.extend(call.get(1).copied().and_then(literal));
            }
        }
        for call in calls(file.code(), "read") {
            found.extend(call.get(2).and_then(|code| literal(code.strip_prefix("|_| ")?)));
        }
        let lines: Vec<&str> = file.code().lines().collect();
        for at in 0..lines.len() {
            let name = lines[at].trim().trim_start_matches("const ").strip_prefix("fn ");
            let name = name.and_then(|rest| rest.split('(').next()).unwrap_or_default();
            if name.ends_with("_fault") && lines[at].contains("&'static str") {
                found.extend(function(&lines, at).into_iter().flat_map(literals));
            }
        }
        for code in found {
            codes.entry(code.to_owned()).or_default().insert(&file.path);
        }
    }
    codes
}

/// The codes that a part of docs/problems.md explains.
fn explained(heading: &str) -> BTreeSet<String> {
    let file = TREE.iter().find(|file| file.path == "docs/problems.md").expect("docs/problems.md");
    let part = file.text.split("\n## ").find(|part| part.starts_with(heading));
    let part = part.unwrap_or_else(|| panic!("docs/problems.md has a part {heading:?}"));
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).map(ToOwned::to_owned).collect()
}

#[track_caller]
fn compare(found: &Codes, heading: &str) {
    let explained = explained(heading);
    let missing: Vec<_> = found
        .iter()
        .filter(|(code, _)| !explained.contains(*code))
        .map(|(code, files)| format!("{code} of {files:?}"))
        .collect();
    none(&format!("explain these under {heading:?} in docs/problems.md"), &missing);
    let gone: Vec<_> = explained.into_iter().filter(|code| !found.contains_key(code)).collect();
    none(&format!("nothing gives these any more; take them out of {heading:?}"), &gone);
}

#[test]
fn every_code_of_a_problem_is_explained() {
    let found = problems();
    // One of each way to write them.
    for code in ["busy", "registration-closed", "not-found", "too-many-requests", "too-large"] {
        assert!(found.contains_key(code), "{code} is found");
    }
    compare(&found, "Problems");
}

#[test]
fn every_code_of_a_field_is_explained() {
    let found = fields();
    for code in ["required", "notice", "one-answer", "place-requires", "country", "efn-prefix"] {
        assert!(found.contains_key(code), "{code} is found");
    }
    compare(&found, "Fields");
}
