//! What organisers wrote in Markdown, as HTML that can do nothing, and as plain text.
//!
//! There is no raw HTML in it, no image, and no link but to `http`, `https` and `mailto`.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text: its headings stand below a heading of the second level.
#[must_use]
pub fn to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    // For each link that is open, whether it is shown as one.
    let mut links = Vec::new();
    let events = Parser::new_ext(text, Options::empty());
    html::push_html(&mut out, events.filter_map(|event| harmless(event, &mut links)));
    out
}

fn harmless<'a>(event: Event<'a>, links: &mut Vec<bool>) -> Option<Event<'a>> {
    match event {
        // Shown as it was typed.
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_shown = is_allowed(dest_url);
            links.push(is_shown);
            is_shown.then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false).then_some(event),
        // What an image shows is said by its text.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { classes, attrs, .. }) => {
            Some(Event::Start(Tag::Heading { level: HeadingLevel::H3, id: None, classes, attrs }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H3))),
        other => Some(other),
    }
}

fn is_allowed(address: &CowStr<'_>) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    ["http", "https", "mailto"].iter().any(|each| scheme.eq_ignore_ascii_case(each))
}

/// The words of a text in one line, cut after a word where there are more than `most` characters.
#[must_use]
pub fn to_line(text: &str, most: usize) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            // The end of what stands inside a line is none of a word.
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    let mut line = String::new();
    for word in words.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > most {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html_that_can_do_nothing() {
        let cases = [
            ("About *much*.", "<p>About <em>much</em>.</p>\n"),
            ("# One\n\n##### Two", "<h3>One</h3>\n<h3>Two</h3>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
            (
                "<!-- <img src=x onerror=y> -->",
                "<p>&lt;!-- &lt;img src=x onerror=y&gt; --&gt;</p>\n",
            ),
            (
                "[a](https://example.org/?a=1&b=\"2)",
                "<p><a href=\"https://example.org/?a=1&amp;b=%222\">a</a></p>\n",
            ),
            (
                "[a](mailto:office@example.org)",
                "<p><a href=\"mailto:office@example.org\">a</a></p>\n",
            ),
            ("[a](javascript:alert(1))", "<p>a</p>\n"),
            ("[a](JaVaScRiPt:alert(1))", "<p>a</p>\n"),
            ("[a](java&#10;script:alert(1))", "<p>a</p>\n"),
            ("[a](&#1;javascript:alert(1))", "<p>a</p>\n"),
            ("[a](data:text/html,x)", "<p>a</p>\n"),
            ("[a](/registration/close)", "<p>a</p>\n"),
            ("[a](//example.org)", "<p>a</p>\n"),
            ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"),
            (
                "[a [b](https://example.org)](javascript:x)",
                "<p>[a <a href=\"https://example.org\">b</a>](javascript:x)</p>\n",
            ),
            ("![seen](https://example.org/a.png \"t\")", "<p>seen</p>\n"),
            ("[![x](y)](javascript:z)", "<p>x</p>\n"),
            ("[a]\n\n[a]: javascript:x 'onclick=y'", "<p>a</p>\n"),
            ("`<i>`", "<p><code>&lt;i&gt;</code></p>\n"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(to_html(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_ends_after_a_word() {
        let cases = [
            ("About *much*,\nand **`more`**.", 100, "About much, and more."),
            ("# One\n\nTwo <b>three</b>", 100, "One Two three"),
            ("one two three", 9, "one two…"),
            ("one two", 7, "one two"),
            ("", 9, ""),
        ];
        for (text, most, expected) in cases {
            assert_eq!(to_line(text, most), expected, "{text:?}");
        }
    }
}
