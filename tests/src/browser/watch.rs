//! What went wrong while a page was shown: its console, its requests, and what axe finds.

use std::path::Path;

use serde_json::{Value, json};

use super::Browser;

/// What a browser told since it was asked before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// What stands in the console: errors, warnings, and violations of the policy.
    pub console: Vec<String>,
    /// Addresses that were asked for, in order.
    pub requests: Vec<String>,
}

impl Browser {
    /// What happened since this was called before.
    pub async fn seen(&self) -> Seen {
        let mut console = Vec::new();
        for entry in self.log("browser").await {
            let level = entry["level"].as_str().unwrap_or_default();
            if !matches!(level, "DEBUG" | "INFO") {
                console.push(format!("{level} {}", entry["message"].as_str().unwrap_or_default()));
            }
        }
        let mut requests = Vec::new();
        for entry in self.log("performance").await {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())
                .unwrap_or_default();
            let event = &event["message"];
            let url = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated") => &event["params"]["url"],
                _ => continue,
            };
            requests.push(url.as_str().unwrap_or_default().to_owned());
        }
        Seen { console, requests }
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.extension("se/log", json!({ "type": kind })).await;
        entries.as_array().cloned().unwrap_or_default()
    }

    /// The requests that left our origin.
    pub fn foreign(&self, seen: &Seen) -> Vec<String> {
        let is_ours = |url: &str| {
            let rest = url.strip_prefix(&self.origin);
            rest.is_some_and(|rest| rest.starts_with('/')) || url.starts_with("data:")
        };
        seen.requests.iter().filter(|url| !is_ours(url)).cloned().collect()
    }

    /// What axe finds wrong with the page, a line each: rule, how bad, and where.
    pub async fn axe(&self) -> Vec<String> {
        const RUN: &str = r#"
            const tell = arguments[arguments.length - 1];
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
            axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(
                (found) => tell({ passes: found.passes.length, violations: found.violations.flatMap((rule) =>
                    rule.nodes.map((node) =>
                        `${rule.id} (${rule.impact}) ${node.target.join(" ")}: ${node.failureSummary}`)) }),
                (why) => tell({ failed: String(why) }));"#;
        let source = axe_source();
        self.execute(&format!("if (!window.axe) {{ {source} }}"), &[]).await;
        let found = self.client.execute_async(RUN, Vec::new()).await.expect("axe runs");
        assert!(found["passes"].as_u64() > Some(5), "axe looked at nothing: {found}");
        let found = found["violations"].as_array().cloned().unwrap_or_default();
        found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// By how many pixels the page is wider than the window.
    pub async fn overhang(&self) -> i64 {
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        self.execute(wide, &[]).await.as_i64().expect("a number").max(0)
    }
}

fn axe_source() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|why| {
        panic!("{}: {why}; ./test installs it (npm ci --prefix tests)", file.display())
    })
}
