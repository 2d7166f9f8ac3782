//! The smaller tables of a conference file: hosts, tracks, themes, categories, the notice.

use super::Frame;
use super::item::Item;
use super::reader::{Section, all, read_list};
use crate::conference::{Category, Host, Notice, Reminders, Theme, Track, Window};

/// `[[host]]`, at least one.
pub(super) fn hosts(root: &Section<'_>) -> Option<Vec<Host>> {
    all(root.some("host", "hosts").iter().map(host).collect())
}

fn host(section: &Section<'_>) -> Option<Host> {
    let name = section.required("name").and_then(|item| item.line());
    let url = section.optional("url").map_or(Some(None), |item| address(&item).map(Some));
    section.finish();
    Some(Host { name: name?, url: url? })
}

/// A web address that pages may link to.
fn address(item: &Item<'_>) -> Option<String> {
    let text = item.line()?;
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let named = host.is_some_and(|host| host.contains('.') && !host.starts_with('.'));
    if !named
        || !text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
    {
        item.note("must be a web address that begins with https://");
        return None;
    }
    Some(text)
}

/// `[[track]]`, in the order of the file.
pub(super) fn tracks(root: &Section<'_>) -> Option<Vec<Track>> {
    read_list(&root.list("track", "tracks"), |section, key| {
        let name = section.name("name");
        let colour = section.required("colour").and_then(|item| colour(&item));
        Some(Track { key: key?, name: name?, colour: colour? })
    })
}

/// `#rrggbb`, in small letters.
fn colour(item: &Item<'_>) -> Option<String> {
    let text = item.line()?.to_ascii_lowercase();
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text);
    }
    item.note("must be a colour as #rrggbb, such as #1f5f8b");
    None
}

/// `[[theme]]`, in the order of the file.
pub(super) fn themes(root: &Section<'_>) -> Option<Vec<Theme>> {
    read_list(&root.list("theme", "themes"), |section, key| {
        let name = section.name("name");
        Some(Theme { key: key?, name: name? })
    })
}

/// `[[category]]`, at least one.
pub(super) fn categories(sections: &[Section<'_>], frame: &Frame) -> Option<Vec<Category>> {
    read_list(sections, |section, key| {
        let name = section.name("name");
        let window = window(section, frame.registration);
        Some(Category { key: key?, name: name?, window: window? })
    })
}

/// A category's own window; the outer `None` is a mistake.
fn window(section: &Section<'_>, registration: Option<Window>) -> Option<Option<Window>> {
    let Some(item) = section.optional("window") else { return Some(None) };
    let window = item.window()?;
    if registration.is_some_and(|all| window.opens < all.opens || all.closes < window.closes) {
        item.note("must lie inside the window of [registration]");
        return None;
    }
    Some(Some(window))
}

/// `[notice]` and `[notice.text]`.
pub(super) fn notice(root: &Section<'_>) -> Option<Notice> {
    let section = root.required("notice")?.section()?;
    let version = section.required("version").and_then(|item| item.line());
    let text = section.text("text");
    section.finish();
    Some(Notice { version: version?, text: text? })
}

/// When speakers are reminded.
pub(super) fn reminders(root: &Section<'_>) -> Option<Reminders> {
    let days = |key: &'static str| match root.optional(key) {
        None => Some(Vec::new()),
        Some(list) => all(list.items()?.iter().map(|item| item.integer(1..=365)).collect()),
    };
    let (after, before) = (days("remind_after_days"), days("remind_before_days"));
    Some(Reminders { after_days: after?, before_days: before? })
}
