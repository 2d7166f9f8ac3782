//! What organisers and speakers write in Markdown, as HTML that does nothing.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The HTML of a text in Markdown.
///
/// HTML in it is shown as it was typed, pictures are their descriptions, and links lead to `http`,
/// `https` and `mailto` addresses alone.
#[must_use]
pub fn html(text: &str) -> String {
    // Each link or picture on the way in: whether its end is written as well.
    let mut kept = Vec::new();
    let events = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::Image { .. }) => None,
        Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            kept.push(leads_somewhere(dest_url));
            kept.last().copied().unwrap_or(false).then_some(event)
        }
        Event::End(TagEnd::Link) => kept.pop().unwrap_or(false).then_some(event),
        other => Some(other),
    });
    let mut html = String::with_capacity(text.len() + text.len() / 2);
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

/// The words of a text in Markdown, without its marks.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn leads_somewhere(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html_that_does_nothing() {
        let cases = [
            ("About *much*.", "<p>About <em>much</em>.</p>\n"),
            ("* one\n* two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("[x](JaVaScRiPt:alert(1))", "<p>x</p>\n"),
            ("[x](data:text/html,x)", "<p>x</p>\n"),
            ("[x](/inside)", "<p>x</p>\n"),
            ("[x](https://example.org)", "<p><a href=\"https://example.org\">x</a></p>\n"),
            ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"),
            ("![alt](https://example.org/x.png)", "<p>alt</p>\n"),
            (
                "[a [b](http://b.example) c](javascript:x)",
                "<p>[a <a href=\"http://b.example\">b</a> c](javascript:x)</p>\n",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(html(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_words_are_left_of_marks() {
        assert_eq!(plain("About *much*.\n\n* one\n* `two`"), "About much. one two");
    }
}
