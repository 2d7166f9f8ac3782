//! Chromium, driven as a person drives it: keys, clicks, a narrow screen, scripts on or off.
//!
//! [`driver`] runs the program, [`watch`] tells what went wrong while a page was shown.

use std::time::Duration;

use fantoccini::actions::{Actions, InputSource as _, KeyAction, KeyActions};
use fantoccini::actions::{MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use reqwest::{Method, Url};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::wait;

mod driver;
mod watch;

pub use watch::Seen;

/// How long a page may take on a slow machine.
const LONGEST: Duration = Duration::from_secs(25);

/// Whether pages may run scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

impl Scripts {
    pub const BOTH: [Self; 2] = [Self::On, Self::Off];
}

/// Which colours the reader prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    Light,
    Dark,
}

impl Colours {
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];
}

/// A running Chromium of its own, which ends with this value.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    /// The start of the addresses that pages may ask for.
    origin: String,
    // Last, so that the client goes before the program that it talks to.
    _driver: driver::Driver,
}

/// What has the focus, and how it looks.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Focus {
    pub id: String,
    pub name: String,
    pub tag: String,
    pub text: String,
    /// Whether a ring shows it, inside the window and under nothing else.
    pub is_visible: bool,
    /// Whether it stands after what had the focus before, in the page and on the screen.
    pub is_further: bool,
}

/// A command of chromedriver that WebDriver does not have.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &Url,
        session: Option<&str>,
    ) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// What has the focus; remembers it for the next call.
const FOCUS: &str = r#"
    const focus = document.activeElement, before = window.focusBefore;
    const box = focus.getBoundingClientRect(), style = getComputedStyle(focus);
    const top = document.elementFromPoint(
        Math.min(box.left + box.width / 2, innerWidth - 1), Math.max(box.top, 0) + 2);
    const here = { focus, top: box.top + scrollY, bottom: box.bottom + scrollY };
    window.focusBefore = here;
    const isAfter = !before || !before.focus.isConnected || before.focus === focus
        || (Boolean(before.focus.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING)
            && here.bottom >= before.top);
    // The parts of a date are Chromium's own, and show by themselves which of them has the focus.
    const isPart = focus.type === "date" && before?.focus === focus;
    return {
        id: focus.id, name: focus.name ?? "", tag: focus.tagName.toLowerCase(),
        text: focus.innerText?.trim() ?? "",
        is_visible: isPart || focus.matches(":focus-visible") && style.outlineStyle !== "none"
            && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
            && (top === focus || focus.contains(top) || top?.contains(focus)),
        is_further: isAfter,
    };"#;

impl Browser {
    /// Starts Chromium for the pages under `origin`.
    pub async fn start(origin: &str, scripts: Scripts) -> Self {
        let driver = driver::Driver::start().await;
        let client = driver.connect(scripts).await;
        let origin = origin.trim_end_matches('/').to_owned();
        let browser = Self { client, origin, _driver: driver };
        browser.resize(1280, 900).await;
        browser.prefer(Colours::Light).await;
        browser
    }

    /// Opens a path, and waits until it is loaded.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.origin)).await.expect("the page opens");
    }

    /// Goes back by one page.
    pub async fn back(&self) {
        self.client.back().await.expect("there is a page before");
    }

    /// The path of the page, with what follows it.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address").to_string();
        url.strip_prefix(&self.origin).map(str::to_owned).unwrap_or(url)
    }

    /// Waits until the path of the page begins so, and says what is shown instead if it never does.
    pub async fn until_path(&self, begins: &str) {
        let what = format!("the page {begins} is shown");
        let shown = wait::until(&what, || async {
            let state = self.client.execute("return document.readyState", Vec::new());
            self.path().await.starts_with(begins)
                && state.await.is_ok_and(|state| state == "complete")
        });
        if tokio::time::timeout(LONGEST, shown).await.is_err() {
            panic!("not {begins} but {} is shown:\n{}", self.path().await, self.text("main").await)
        }
    }

    /// Runs a script in the page, and gives what it returns.
    ///
    /// It is run by the driver, so it also runs where the page's own scripts are off.
    pub async fn execute(&self, script: &str, args: &[Value]) -> Value {
        self.client.execute(script, args.to_vec()).await.expect("the script runs")
    }

    /// Runs a command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        self.extension("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    async fn extension(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Extension { path, body }).await.expect("chromedriver obeys")
    }

    /// Makes the page so wide and high, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Prefers these colours, and pages that do not move.
    pub async fn prefer(&self, colours: Colours) {
        let value = if colours == Colours::Dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": value },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Takes out all cookies.
    pub async fn forget(&self) {
        self.client.delete_all_cookies().await.expect("cookies go");
    }

    /// The one element that a CSS selector finds.
    pub async fn find(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|why| panic!("{selector}: {why}"))
    }

    /// Whether a CSS selector finds something that is shown.
    pub async fn shows(&self, selector: &str) -> bool {
        for each in self.client.find_all(Locator::Css(selector)).await.expect("a selector") {
            match each.is_displayed().await {
                Ok(true) => return true,
                Ok(false) => {}
                Err(CmdError::Standard(_)) => {} // the page went away meanwhile
                Err(why) => panic!("{selector}: {why}"),
            }
        }
        false
    }

    /// What can be read in the element that a CSS selector finds.
    pub async fn text(&self, selector: &str) -> String {
        self.find(selector).await.text().await.expect("its text")
    }

    /// Fills in a form in any way: `(id, text)`, where an empty text is a click.
    pub async fn fill(&self, answers: &[(&str, &str)]) {
        for (id, text) in answers {
            let element = self.find(&format!("#{id}")).await;
            let done =
                if text.is_empty() { element.click().await } else { element.send_keys(text).await };
            done.unwrap_or_else(|why| panic!("{id}: {why}"));
        }
    }

    /// Clicks on the element that a CSS selector finds.
    pub async fn click(&self, selector: &str) {
        let clicked = self.find(selector).await.click().await;
        clicked.unwrap_or_else(|why| panic!("{selector}: {why}"));
    }

    /// Sends a form by its button, and waits until the next page is loaded.
    pub async fn send(&self, button: &str) {
        self.execute("document.documentElement.dataset.sent = 'yes'", &[]).await;
        self.click(button).await;
        let loaded =
            "return document.readyState === 'complete' && !document.documentElement.dataset.sent";
        wait::until("the next page is loaded", || async {
            // Between two pages there is none to run a script in.
            self.client.execute(loaded, Vec::new()).await.is_ok_and(|loaded| loaded == json!(true))
        })
        .await;
    }

    /// Clicks twice, as fast as a mouse can.
    pub async fn double_click(&self, selector: &str) {
        let element = self.find(selector).await;
        // A click scrolls by itself; the mouse goes where the element is.
        self.execute(
            "arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })",
            &[serde_json::to_value(&element).expect("a reference")],
        )
        .await;
        let press = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        let release = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
        let over = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        self.mouse([over, press.clone(), release.clone(), press, release]).await;
    }

    /// Presses the mouse on the element that a CSS selector finds, and moves it by so many pixels.
    /// It stays pressed until [`Self::let_go`].
    pub async fn drag(&self, selector: &str, (x, y): (f64, f64)) {
        let element = self.find(selector).await;
        let over = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let press = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        // In two steps, as a hand does it.
        let half = PointerAction::MoveBy { duration: None, x: x / 2.0, y: y / 2.0 };
        self.mouse([over, press, half.clone(), half]).await;
    }

    /// Puts a finger on the element that a CSS selector finds, moves it by so many pixels, and lifts
    /// it.
    pub async fn swipe(&self, selector: &str, (x, y): (f64, f64)) {
        let element = self.find(selector).await;
        let half = PointerAction::MoveBy { duration: None, x: x / 2.0, y: y / 2.0 };
        let deeds = [
            PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 },
            PointerAction::Down { button: MOUSE_BUTTON_LEFT },
            half.clone(),
            half,
            PointerAction::Up { button: MOUSE_BUTTON_LEFT },
        ];
        let finger = TouchActions::new("finger".to_owned());
        let finger = deeds.into_iter().fold(finger, TouchActions::then);
        self.client.perform_actions(finger).await.expect("a finger");
    }

    /// Lets the mouse go.
    pub async fn let_go(&self) {
        self.mouse([PointerAction::Up { button: MOUSE_BUTTON_LEFT }]).await;
    }

    async fn mouse(&self, deeds: impl IntoIterator<Item = PointerAction>) {
        let mouse = MouseActions::new("mouse".to_owned());
        let mouse = deeds.into_iter().fold(mouse, MouseActions::then);
        self.client.perform_actions(mouse).await.expect("a mouse");
    }

    /// Types on the keyboard, into whatever has the focus.
    pub async fn keys(&self, text: impl AsRef<str>) {
        let strokes = text
            .as_ref()
            .chars()
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let keys = strokes.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client.perform_actions(Actions::from(keys)).await.expect("a keyboard");
    }

    /// Presses a letter while other keys are held.
    pub async fn chord(&self, held: &[Key], letter: char) {
        let held: Vec<char> = held.iter().map(|key| char::from(*key)).collect();
        let down = held.iter().chain([&letter]).map(|value| KeyAction::Down { value: *value });
        let up = [&letter].into_iter().chain(held.iter().rev());
        let strokes = down.chain(up.map(|value| KeyAction::Up { value: *value }));
        let keys = strokes.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client.perform_actions(Actions::from(keys)).await.expect("a keyboard");
    }

    /// Presses one key.
    pub async fn press(&self, key: Key) {
        self.keys(char::from(key).to_string()).await;
    }

    /// What has the focus.
    pub async fn focus(&self) -> Focus {
        let focus = self.execute(FOCUS, &[]).await;
        serde_json::from_value(focus).expect("the focus")
    }

    /// Waits until the element with this id has the focus; a page sets it after it is loaded.
    pub async fn until_focus(&self, id: &str) {
        wait::until(&format!("{id} has the focus"), || async { self.focus().await.id == id }).await;
    }

    /// Goes on with the tab key until the focus is where `is_there` says.
    ///
    /// Each stop on the way must be visible, and stand after the one before.
    pub async fn tab_to(&self, what: &str, is_there: impl Fn(&Focus) -> bool) -> Focus {
        const MOST: usize = 60;
        for _ in 0..MOST {
            self.press(Key::Tab).await;
            let focus = self.focus().await;
            assert!(focus.is_visible, "the focus cannot be seen on the way to {what}: {focus:?}");
            assert!(focus.is_further, "the focus jumps back on the way to {what}: {focus:?}");
            if is_there(&focus) {
                return focus;
            }
        }
        panic!("{what} is not found with {MOST} tabs")
    }
}
