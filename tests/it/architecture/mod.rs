//! The laws of the house that a text can be held against. Each test names every breach at once.

mod codes;
mod layers;
mod sizes;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A file of the repository.
#[derive(Debug)]
struct Source {
    /// Where it is, from the top of the repository, with slashes.
    path: String,
    text: String,
}

/// All files that people wrote and that can be read as text.
static TREE: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut tree = Vec::new();
    walk(&root(), "", &mut tree);
    assert!(tree.len() > 100, "the repository is where it was: {}", root().display());
    tree
});

/// What others wrote, and what programs make.
const NOT_OURS: [&str; 4] = ["target", "node_modules", "Cargo.lock", "package-lock.json"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn walk(folder: &Path, at: &str, tree: &mut Vec<Source>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let hidden = name.starts_with('.') && !matches!(name.as_str(), ".ci" | ".cargo");
        if hidden || NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let path = if at.is_empty() { name } else { format!("{at}/{name}") };
        if entry.path().is_dir() {
            walk(&entry.path(), &path, tree);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            tree.push(Source { path, text });
        }
    }
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, end)| end == extension)
    }

    /// The file's name without its folders.
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it is code that runs in production, not only in tests.
    fn is_production(&self) -> bool {
        self.is("rs")
            && self.path.starts_with("crates/")
            && self.path.contains("/src/")
            && !self.path.contains("/tests/")
            && self.name() != "tests.rs"
    }

    /// Its text without the module of its tests.
    fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// The lines of its code with their numbers, without comments.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.code().lines().enumerate().map(|(at, line)| (at + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// All code that runs in production.
fn production() -> impl Iterator<Item = &'static Source> {
    TREE.iter().filter(|file| file.is_production())
}

/// Where code has one of `words`, `path:line: word`, except in files that `may` have it.
fn uses(
    files: impl Iterator<Item = &'static Source>,
    words: &[&str],
    may: impl Fn(&Source) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.filter(|file| !may(file)) {
        for (number, line) in file.lines() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{number}: {word}", file.path));
            }
        }
    }
    found
}

/// Fails with all breaches of a law, a line each.
#[track_caller]
fn none(law: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{law}\n  {}\n", breaches.join("\n  "));
}

/// The arguments of each call of `function`, as they are written.
fn calls<'a>(text: &'a str, function: &str) -> Vec<Vec<&'a str>> {
    let opening = format!("{function}(");
    let begins = text.match_indices(&opening).map(|(at, _)| at + opening.len());
    begins.map(|at| arguments(text.get(at..).unwrap_or_default())).collect()
}

/// The arguments from behind an opening parenthesis to the one that closes it.
fn arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut escaped, mut from) = (0, false, false, 0);
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ',' | ')' if depth == 0 => {
                found.push(text[from..at].trim());
                from = at + 1;
                if c == ')' {
                    return found;
                }
            }
            _ => {}
        }
    }
    found
}

/// The text of a string literal; nothing for any other expression.
fn literal(expression: &str) -> Option<&str> {
    let inner = expression.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('"')).then_some(inner)
}

/// All string literals of a piece of code.
fn literals(code: &str) -> Vec<&str> {
    code.split('"').skip(1).step_by(2).collect()
}

/// The lines of the function that begins in line `at`, its first and last one included.
fn function<'a>(lines: &[&'a str], at: usize) -> Vec<&'a str> {
    let first = lines[at];
    let indent = &first[..first.len() - first.trim_start().len()];
    let closing = format!("{indent}}}");
    let length = lines[at..].iter().position(|line| *line == closing);
    lines[at..].iter().take(length.map_or(1, |length| length + 1)).copied().collect()
}

#[test]
fn the_arguments_of_calls_are_found() {
    let code = r#"f(a, "b, (c)", g(1, 2)[3]); f(x.y("\""),)"#;
    let expected = [vec!["a", r#""b, (c)""#, "g(1, 2)[3]"], vec![r#"x.y("\"")"#, ""]];
    assert_eq!(calls(code, "f"), expected);
    assert_eq!(literal(r#""b, (c)""#), Some("b, (c)"));
    assert_eq!(literal("g(1)"), None);
}
