//! What people read: every text is used, every fault and every message has its text.

use std::collections::BTreeSet;

use domain::text::Texts;

use super::codes::{fields, problems};
use super::{TREE, function, literals, none, production};

/// What keys begin with that no code spells out, and how the code makes them; beside these, the
/// keys of a mail begin with the kind of its message.
const COMPUTED: &[(&str, &str)] = &[
    ("booking-cancelled", "\"booking-{"),
    ("booking-held", "\"booking-{"),
    ("booking-waiting", "\"booking-{"),
    ("changes-detail-", "\"changes-detail-{"),
    ("clash-", "\"clash-{"),
    ("date-month-", "\"date-month-{"),
    ("date-weekday-", "\"date-weekday-{"),
    ("feed-column-", "\"feed-column-{"),
    ("invite-deed-", "\"invite-deed-{"),
    ("invite-status-", "\"invite-status-{"),
    ("speaker-answer-", "\"speaker-answer-{"),
    ("speaker-standing-", "\"speaker-standing-{"),
    ("staff-invite-by-", "\"staff-invite-by-{"),
    ("editor-said-", "\"editor-said-{"),
    ("registration-access", "\"registration-{"),
    ("registration-affiliation", "\"registration-{"),
    ("registration-diet", "\"registration-{"),
    ("registration-efn", "\"registration-{"),
    ("registration-family-name", "\"registration-{"),
    ("registration-given-name", "\"registration-{"),
    ("registration-lapsed", "\"registration-{"),
    ("registration-notice", "\"registration-{"),
    ("registration-orcid", "\"registration-{"),
    ("registration-part-", "\"registration-part-{"),
    ("registration-waiting", "\"registration-{"),
    ("session-kind-", "\"session-kind-{"),
    ("severity-", "\"severity-{"),
    ("speaker-field-", "\"speaker-field-{"),
    ("speaker-form-", "\"speaker-form-{"),
    ("speaker-part-", "\"speaker-part-{"),
    ("staff-booking-", "\"staff-booking-{"),
    ("staff-deed-", "\"staff-deed-{"),
    ("staff-fact-", "\"staff-fact-{"),
    ("staff-kind-", "\"staff-kind-{"),
    ("staff-message-", "\"staff-message-{"),
    ("staff-programme-deed-", "\"staff-programme-deed-{"),
    ("staff-programme-empty-", "\"staff-programme-empty-{"),
    ("staff-programme-field-", "\"staff-programme-field-{"),
    ("staff-programme-intro-", "\"staff-programme-intro-{"),
    ("staff-programme-menu-", "\"staff-programme-menu-{"),
    ("staff-programme-new-", "\"staff-programme-new-{"),
    ("staff-programme-nothing-to-", "\"staff-programme-nothing-to-{"),
    ("staff-programme-part-", "\"staff-programme-part-{"),
    ("staff-programme-remove-", "\"staff-programme-remove-{"),
    ("staff-programme-length", "\"staff-programme-{"),
    ("staff-programme-shift", "\"staff-programme-{"),
    ("staff-programme-undo", "\"staff-programme-{"),
    ("staff-programme-redo", "\"staff-programme-{"),
    ("staff-status-", "\"staff-status-{"),
];

/// The kinds of messages, as `Message::kind` names them.
fn kinds() -> Vec<&'static str> {
    let file = production().find(|file| file.path == "crates/domain/src/outbox/mod.rs");
    let lines: Vec<&str> = file.expect("the outbox").code().lines().collect();
    let at = lines.iter().position(|line| line.contains("const fn kind(&self)"));
    let body = function(&lines, at.expect("Message::kind"));
    let kinds: Vec<&str> = body.into_iter().flat_map(literals).collect();
    assert!(kinds.contains(&"registration-confirmed"), "{kinds:?}");
    kinds
}

#[test]
fn every_message_has_its_templates() {
    let templates: BTreeSet<&str> =
        TREE.iter().filter_map(|file| file.path.strip_prefix("crates/mailer/templates/")).collect();
    let wanted = kinds().into_iter().map(|kind| kind.replace('-', "_"));
    let wanted = wanted.flat_map(|name| [format!("{name}.txt"), format!("{name}.html")]);
    let missing: Vec<_> = wanted.filter(|name| !templates.contains(name.as_str())).collect();
    none("write these in crates/mailer/templates", &missing);
}

#[test]
fn every_field_at_fault_has_a_text() {
    let missing: Vec<_> = fields()
        .into_keys()
        .map(|code| format!("fault-{code}"))
        .filter(|key| !Texts::exists(key))
        .collect();
    none("write these in crates/domain/locales/*/fault.ftl", &missing);
}

/// Whether `key` is the heading of a known problem or the advice below one.
fn is_of_problem(key: &str, is_known: &impl Fn(&str) -> bool) -> bool {
    key.starts_with("problem-") && is_known(key.strip_suffix("-advice").unwrap_or(key))
}

#[test]
fn every_text_is_used() {
    let spoken: Vec<&str> = TREE
        .iter()
        .filter(|file| file.is_production() || file.path.contains("/templates/"))
        .map(|file| file.code())
        .collect();
    for (prefix, maker) in COMPUTED {
        assert!(spoken.iter().any(|text| text.contains(maker)), "nothing makes {prefix} any more");
    }
    let (fields, problems) = (fields(), problems());
    let is_used = |key: &str| {
        let quoted = format!("\"{key}\"");
        COMPUTED.iter().any(|(prefix, _)| key.starts_with(prefix))
            || kinds().iter().any(|kind| key.starts_with(kind))
            || key.strip_prefix("fault-").is_some_and(|code| fields.contains_key(code))
            || is_of_problem(key, &|key| {
                let quoted = format!("\"{key}\"");
                key.strip_prefix("problem-").is_some_and(|code| problems.contains_key(code))
                    || spoken.iter().any(|text| text.contains(&quoted))
            })
            || spoken.iter().any(|text| text.contains(&quoted))
    };
    let english = TREE.iter().filter(|file| file.path.starts_with("crates/domain/locales/en/"));
    let keys = english.flat_map(|file| file.text.lines()).filter_map(|line| line.split_once(" ="));
    let keys: Vec<&str> = keys
        .map(|(key, _)| key)
        .filter(|key| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .collect();
    assert!(keys.contains(&"date-long"), "the keys are found");
    let unused: Vec<_> =
        keys.into_iter().filter(|key| !is_used(key)).map(ToOwned::to_owned).collect();
    none("take these out of the locales, or name their prefix in COMPUTED", &unused);
}

#[test]
fn documentation_names_no_path_that_is_gone() {
    let mut gone = Vec::new();
    for file in TREE.iter().filter(|file| file.is("md")) {
        for quoted in file.text.split('`').skip(1).step_by(2) {
            let is_path =
                ["crates/", "tests/", "config/", "docs/"].iter().any(|top| quoted.starts_with(top));
            let is_plain = !quoted.contains(['<', '*', '{', ' ', '$', '…']);
            if is_path && is_plain && !super::root().join(quoted).exists() {
                gone.push(format!("{}: {quoted}", file.path));
            }
        }
    }
    none("these paths are gone", &gone);
}
