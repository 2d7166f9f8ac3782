//! Small files, small handlers.

use super::{TREE, function, none, production};

#[test]
fn a_file_has_at_most_400_lines() {
    const MOST: usize = 400;
    let kinds = ["rs", "html", "css", "js", "ftl", "sql"];
    let long = TREE.iter().filter(|file| kinds.iter().any(|kind| file.is(kind)));
    let long = long.map(|file| (file.text.lines().count(), &file.path));
    let long: Vec<_> = long
        .filter(|(count, _)| *count > MOST)
        .map(|(count, path)| format!("{path}: {count} lines"))
        .collect();
    none("split these where a newcomer would look for the parts", &long);
}

/// Attributes that make a function answer a route.
const ROUTES: [&str; 6] = ["#[get(", "#[post(", "#[put(", "#[patch(", "#[delete(", "#[route("];

#[test]
fn a_handler_has_at_most_25_lines() {
    const MOST: usize = 25;
    let (mut long, mut handlers) = (Vec::new(), 0);
    for file in production() {
        let lines: Vec<&str> = file.text.lines().collect();
        let is_route = |line: &str| ROUTES.iter().any(|route| line.trim_start().starts_with(route));
        for at in (0..lines.len()).filter(|at| is_route(lines[*at])) {
            let is_function = |line: &&str| line.contains("fn ") && line.contains('(');
            let ahead = lines[at..].iter().position(is_function).expect("a route has a function");
            let whole = function(&lines, at + ahead);
            let signature = whole.iter().position(|line| line.ends_with('{')).unwrap_or(0);
            let body = whole.len().saturating_sub(signature + 2);
            handlers += 1;
            if body > MOST {
                long.push(format!("{}:{}: {body} lines", file.path, at + ahead + 1));
            }
        }
    }
    assert!(handlers > 10, "the handlers are found: {handlers}");
    none("a handler parses, calls and shows; what else it does belongs to an operation", &long);
}
