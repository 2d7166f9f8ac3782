//! The command line, with the real binary.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tests::process::{self, command, refused, run};

struct Shell {
    folder: TempDir,
    store: String,
}

impl Shell {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = format!("sqlite:{}", folder.path().join("plenum.sqlite").display());
        Self { folder, store }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.path().join(name);
        std::fs::write(&file, text).expect("the file is written");
        file
    }

    fn plenum(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = command(self.path(), &self.store);
        command.args(arguments);
        command
    }
}

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/conferences").join(name)
}

#[test]
fn a_conference_is_loaded_with_its_difference_and_loading_twice_changes_nothing() {
    let shell = Shell::new();
    let file = shell.file("conference.toml", &tests::conference::file());
    let load = ["conference", "load", file.to_str().expect("a path")];
    let asked = refused(&mut shell.plenum(&load));
    assert!(asked.contains("add --yes"), "{asked}");

    let first = run(shell.plenum(&load).arg("--yes"));
    assert!(first.ends_with("testkongress-2022 is created.\n"), "{first}");
    let second = run(shell.plenum(&load).arg("--yes"));
    assert_eq!(second, "testkongress-2022 is as the file says; nothing to do.\n");

    let file = shell.file("changed.toml", &tests::conference::file_with_capacity("dinner", 2));
    let changed = run(shell.plenum(&["conference", "load", "--yes"]).arg(file));
    let (difference, end) = changed.split_once("testkongress-2022 is changed.").expect(&changed);
    assert_eq!(end, "\n");
    assert_eq!(difference.lines().count(), 1, "only what changes is shown: {difference}");
    assert!(difference.contains("dinner") && difference.contains('2'), "{difference}");
}

#[test]
fn every_mistake_of_a_conference_file_is_named_with_its_line() {
    let shell = Shell::new();
    let text = tests::conference::file()
        .replace("zone = \"Europe/Stockholm\"", "zone = \"Europe/Atlantis\"")
        .replace("capacity = 50", "capacity = -1")
        .replace("requires = \"dinner\"", "requires = \"diner\"");
    let line = |part: &str| text.lines().position(|line| line.contains(part)).expect("there") + 1;
    let lines = [line("Atlantis"), line("capacity = -1"), line("diner\"")];
    let file = shell.file("wrong.toml", &text);
    let said = refused(shell.plenum(&["conference", "check"]).arg(&file));

    assert!(said.contains("has 3 mistakes:"), "{said}");
    for line in lines {
        assert!(said.contains(&format!("line {line}")), "line {line} in {said}");
    }
    let loaded = refused(shell.plenum(&["conference", "load", "--yes"]).arg(&file));
    assert!(loaded.contains("has 3 mistakes:"), "a wrong file is not loaded: {loaded}");
}

#[test]
fn the_shipped_files_have_no_mistakes() {
    let shell = Shell::new();
    let conference = shipped("precision-medicine-2022.toml");
    let said = run(shell.plenum(&["conference", "check"]).arg(&conference));
    assert!(said.ends_with("no mistakes in precision-medicine-2022.\n"), "{said}");
    let programme = shipped("precision-medicine-2022.programme.toml");
    let mut check = shell.plenum(&["programme", "check"]);
    let said = run(check.arg(&programme).arg("--conference").arg(&conference));
    assert!(said.contains("no mistakes in"), "{said}");
    run(shell.plenum(&["conference", "load", "--yes"]).arg(&conference));
    for _ in 0..2 {
        let mut load =
            shell.plenum(&["programme", "load", "--conference", "precision-medicine-2022"]);
        assert_eq!(
            run(load.arg(&programme)),
            "The newest release of precision-medicine-2022 is number 1.\n"
        );
    }
}

#[test]
fn an_account_is_made_once_and_its_password_has_rules() {
    let shell = Shell::new();
    let create = ["account", "create", "--email", "olga@example.org", "--name", "Olga Prov"];
    let made = run(shell.plenum(&create).arg("--generate"));
    assert!(made.starts_with("Made the account olga@example.org (owner).\n"), "{made}");
    let shown = made.lines().nth(1).and_then(|line| line.split(": ").nth(1)).expect("a password");
    assert!(shown.len() >= 20, "{shown}");
    let twice = refused(shell.plenum(&create).arg("--generate"));
    assert!(twice.contains("there is an account olga@example.org already"), "{twice}");
    let short = refused(shell.plenum(&create).stdin(std::process::Stdio::null()));
    assert!(short.contains("password"), "{short}");
    let unknown = refused(shell.plenum(&create).args(["--generate", "--conference", "none-2022"]));
    assert!(unknown.contains("there is no conference none-2022"), "{unknown}");
}

#[test]
fn an_unknown_store_and_an_unknown_setting_are_refused_by_name() {
    let shell = Shell::new();
    let said = refused(&mut shell.plenum(&["migrate", "--store", "mysql://localhost/plenum"]));
    assert!(said.contains("mysql") && said.contains("sqlite: or postgres://"), "{said}");
    let said = refused(shell.plenum(&["migrate"]).env("PLENUM__MAIL__FOLDERS", "x"));
    assert!(said.contains("folders"), "{said}");
    let file = shell.file("settings.toml", "listn = \"127.0.0.1:0\"\n");
    let said = refused(shell.plenum(&["migrate", "--config"]).arg(file));
    assert!(said.contains("listn"), "{said}");
    assert_eq!(run(&mut shell.plenum(&["migrate"])), "The database is up to date.\n");
}

#[test]
fn a_second_process_on_the_same_sqlite_file_is_refused() {
    let shell = Shell::new();
    let node = process::Node::serve(&mut command(shell.path(), &shell.store));
    let said = refused(&mut shell.plenum(&["migrate"]));
    assert!(said.contains("is in use by another plenum process"), "{said}");
    assert!(node.stop().success());
    run(&mut shell.plenum(&["migrate"]));
}

#[test]
fn the_key_of_private_links_is_made_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let shell = Shell::new();
    let node = process::Node::serve(&mut command(shell.path(), &shell.store));
    let key = shell.path().join("plenum.key");
    let mode = std::fs::metadata(&key).expect("it is made").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let before = std::fs::read(&key).expect("it can be read");
    assert!(node.stop().success());
    let node = process::Node::serve(&mut command(shell.path(), &shell.store));
    assert_eq!(std::fs::read(&key).expect("it can be read"), before, "it stays");
    assert!(node.stop().success());
}

#[test]
fn the_demonstration_prints_where_to_look_and_who_can_sign_in() {
    use std::io::{BufRead as _, BufReader};
    let shell = Shell::new();
    let folder = shell.path().join("demo");
    let mut demo = std::process::Command::new(process::binary());
    demo.env_clear().current_dir(shell.path()).stdout(std::process::Stdio::piped());
    demo.args(["demo", "--listen", "127.0.0.1:0", "--registrations", "12", "--folder"])
        .arg(&folder);
    let mut demo = demo.spawn().expect("the binary starts");
    let out = BufReader::new(demo.stdout.take().expect("its output is ours"));
    let mut said = Vec::new();
    for line in out.lines() {
        said.push(line.expect("text"));
        if said.last().is_some_and(|line| line.starts_with("Everything but")) {
            break;
        }
    }
    let said = said.join("\n");
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next());
    let address = address.and_then(|text| text.parse().ok()).expect("it says where it listens");
    let began = std::time::Instant::now();
    let shown =
        ["/", "/conferences/precision-medicine-2022", "/nothing", "/staff/sign-in"].map(|path| {
            loop {
                if let Some(page) = process::fetch(address, path) {
                    break page;
                }
                assert!(began.elapsed().as_secs() < 60, "it listens");
            }
        });
    demo.kill().expect("it is ended");
    demo.wait().expect("it has ended");
    for page in shown {
        assert!(
            page.contains("Demonstration with invented people: here it is 1 June 2022,"),
            "{page}"
        );
    }
    for part in ["/conferences/precision-medicine-2022", "/staff", "organiser@example.org", "mails"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn a_conference_moves_to_another_installation_by_a_file() {
    let shell = Shell::new();
    let conference = shipped("precision-medicine-2022.toml");
    run(shell.plenum(&["conference", "load", "--yes"]).arg(&conference));
    let mut load = shell.plenum(&["programme", "load", "--conference", "precision-medicine-2022"]);
    run(load.arg(shipped("precision-medicine-2022.programme.toml")));
    let export = ["export", "precision-medicine-2022", "--with-registrations", "--file"];
    let said = run(shell.plenum(&export).arg("whole.json"));
    assert_eq!(said, "precision-medicine-2022 is in whole.json, with 0 registrations.\n");

    let other = Shell::new();
    let file = shell.path().join("whole.json");
    let import = |said: &str| {
        let said = format!("precision-medicine-2022 {said}\n");
        assert_eq!(run(other.plenum(&["import"]).arg(&file)), said);
    };
    import("is here now, with 0 registrations.");
    import("is here already, as the file says; nothing to do.");
    run(other.plenum(&export).arg("again.json"));
    let read = |shell: &Shell, name: &str| std::fs::read(shell.path().join(name)).expect("a file");
    assert!(read(&shell, "whole.json") == read(&other, "again.json"), "the same to the byte");

    run(&mut shell.plenum(&["export", "precision-medicine-2022", "--file", "whole.zip"]));
    assert!(read(&shell, "whole.zip").starts_with(b"PK\x03\x04"));
    for (arguments, expected) in [
        (&["import", "whole.zip"][..], "has sheets to look at; import the .json file"),
        (&["import", "none.json"][..], "none.json cannot be read"),
        (
            &["export", "precision-medicine-2022", "--file", "whole.txt"][..],
            "must end with .json or .zip",
        ),
        (&["export", "none-2022", "--file", "none.json"][..], "there is no conference none-2022"),
    ] {
        let said = refused(&mut shell.plenum(arguments));
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    let text = String::from_utf8(read(&shell, "whole.json")).expect("text");
    shell.file("changed.json", &text.replacen("\"offer_hours\": 48", "\"offer_hours\": 24", 1));
    let said = refused(&mut shell.plenum(&["import", "changed.json"]));
    assert!(said.contains("precision-medicine-2022 is here already and differs"), "{said}");
    shell.file("newer.json", &text.replacen("\"version\": 1", "\"version\": 2", 1));
    let said = refused(&mut shell.plenum(&["import", "newer.json"]));
    assert!(said.contains("this is version 2 of the form"), "{said}");
}

#[test]
fn an_invite_that_is_not_there_is_said_to_be_so_and_mails_are_counted() {
    let shell = Shell::new();
    run(&mut shell.plenum(&["migrate"]));
    let said = refused(&mut shell.plenum(&["invite", "show", "none@example.org"]));
    assert_eq!(said, "plenum: there is no invite with the UID none@example.org\n");
    assert_eq!(run(&mut shell.plenum(&["mail", "count"])), "");
}
