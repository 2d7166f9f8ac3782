//! Mails that no person wrote.

use domain::invite::Automatic;

use super::part::Headers;

/// What marks a mail as written by a machine; none where nothing does.
///
/// `X-Auto-Response-Suppress` is no mark: it is what the sender wishes of the reader's machine
/// (MS-OXCMAIL, section 2.1.3.2.20), and Outlook writes it in mails of people.
pub(super) fn automatic(headers: &Headers<'_>) -> Option<Automatic> {
    let is = |name, values: &[&str]| {
        let text = headers.text(name).map(first_word);
        text.is_some_and(|text| values.iter().any(|value| text.eq_ignore_ascii_case(value)))
    };
    let has = |name| headers.text(name).is_some_and(|text| !text.eq_ignore_ascii_case("no"));
    let submitted = headers.text("Auto-Submitted").map(first_word);
    // RFC 3834, section 5: `no` is what a person's mail says, if it says anything.
    let is_reply = submitted.is_some_and(|text| !text.eq_ignore_ascii_case("no"))
        || has("X-Autoreply")
        || has("X-Autorespond")
        || is("Precedence", &["auto_reply", "auto-reply"])
        // RFC 5321, section 4.5.5: what nobody may answer was written by a machine.
        || headers.text("Return-Path").is_some_and(|path| matches!(path, "<>" | "< >"));
    if is_reply {
        return Some(Automatic::Reply);
    }
    let is_bulk = is("Precedence", &["bulk", "list", "junk"])
        || headers.text("List-Id").is_some()
        || headers.text("List-Unsubscribe").is_some();
    is_bulk.then_some(Automatic::Bulk)
}

/// A keyword without the parameters and comments behind it.
fn first_word(text: &str) -> &str {
    text.split([';', '(', ' ', '\t', '\r', '\n']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::invite::Automatic::{Bulk, Reply};

    use super::*;

    #[test]
    fn machines_are_known_by_their_headers() {
        let cases = [
            ("Auto-Submitted: auto-replied", Some(Reply)),
            ("auto-submitted: Auto-Generated; x=y", Some(Reply)),
            ("Auto-Submitted: auto-replied (vacation)", Some(Reply)),
            ("Auto-Submitted: no", None),
            ("Auto-Submitted: No (a person)", None),
            ("X-Autoreply: yes", Some(Reply)),
            ("X-Autorespond: Re: an invite", Some(Reply)),
            ("Precedence: auto_reply", Some(Reply)),
            ("Precedence: bulk", Some(Bulk)),
            ("Precedence: first-class", None),
            ("List-Id: <news.example.org>", Some(Bulk)),
            ("Return-Path: <>", Some(Reply)),
            ("Return-Path: <ada@example.org>", None),
            ("X-Auto-Response-Suppress: All", None),
            ("Subject: Automatic reply: an invite", None),
        ];
        for (header, expected) in cases {
            let block = format!("From: ada@example.org\r\n{header}\r\n\r\n");
            assert_eq!(automatic(&Headers::read(block.as_bytes())), expected, "{header}");
        }
    }
}
