//! What went wrong while a page was shown: its console, its requests, and what axe finds.

use std::path::Path;

use serde_json::{Value, json};

use super::Browser;

/// What a browser told since it was asked before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The status of the last page.
    pub status: Option<u64>,
    /// What stands in the console: errors, warnings, and violations of the policy.
    pub console: Vec<String>,
    /// Addresses that were asked for, in order.
    pub requests: Vec<String>,
}

impl Browser {
    /// What happened since this was called before.
    pub async fn seen(&self) -> Seen {
        let mut seen = Seen::default();
        for entry in self.log("performance").await {
            let event = entry["message"].as_str().unwrap_or_default();
            let event: Value = serde_json::from_str(event).unwrap_or_default();
            let (event, params) = (&event["message"]["method"], &event["message"]["params"]);
            let url = match event.as_str() {
                Some("Network.requestWillBeSent") => &params["request"]["url"],
                Some("Network.webSocketCreated") => &params["url"],
                Some("Network.responseReceived") if params["type"] == "Document" => {
                    seen.status = params["response"]["status"].as_u64();
                    continue;
                }
                _ => continue,
            };
            seen.requests.push(url.as_str().unwrap_or_default().to_owned());
        }
        // Chromium notes it when a page itself has a status such as 404; that is no fault of it.
        let noted =
            seen.status.map(|status| format!("the server responded with a status of {status} "));
        for entry in self.log("browser").await {
            let (level, message) = (&entry["level"], entry["message"].as_str().unwrap_or_default());
            let is_noted = noted.as_ref().is_some_and(|noted| message.contains(noted));
            if !is_noted && !matches!(level.as_str(), Some("DEBUG" | "INFO")) {
                seen.console.push(message.to_owned());
            }
        }
        seen
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.extension("se/log", json!({ "type": kind })).await;
        entries.as_array().cloned().unwrap_or_default()
    }

    /// The requests that left our origin.
    pub fn foreign(&self, seen: &Seen) -> Vec<String> {
        let is_ours = |url: &str| {
            let rest = url.strip_prefix(&self.origin);
            // What is inside of Chromium leaves nothing: its first tab, and texts as addresses.
            rest.is_some_and(|rest| rest.starts_with('/'))
                || ["data:", "chrome:"].iter().any(|inside| url.starts_with(inside))
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
        assert!(found["passes"].as_u64() > Some(0), "axe looked at nothing: {found}");
        let found = found["violations"].as_array().cloned().unwrap_or_default();
        found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// What makes the page wider than the window; empty when it is not.
    pub async fn overhangs(&self) -> Vec<String> {
        const OVERHANGS: &str = r#"
            const page = document.documentElement;
            if (page.scrollWidth <= innerWidth) return [];
            const wide = [...document.body.querySelectorAll("*")]
                .filter((each) => each.getBoundingClientRect().right > innerWidth)
                .map((each) => `${each.tagName.toLowerCase()}.${each.className}#${each.id}`);
            return [`${page.scrollWidth - innerWidth} pixels too wide`, ...wide];"#;
        let found = self.execute(OVERHANGS, &[]).await;
        serde_json::from_value(found).expect("texts")
    }
}

fn axe_source() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|why| {
        panic!("{}: {why}; ./test installs it (npm ci --prefix tests)", file.display())
    })
}
