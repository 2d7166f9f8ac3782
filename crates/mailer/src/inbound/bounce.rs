//! What a mail server says of a mail that it could not deliver (RFC 3464).

use domain::invite::Bounced;
use domain::value::EmailAddress;

use super::part::{Headers, headers_and_body};
use super::{MOST_RECIPIENTS, line};

/// The recipients of a delivery status whom the mail did not reach.
///
/// Groups of fields stand between empty lines: one about the mail, then one for each recipient.
pub(super) fn bounced(status: &str) -> Vec<Bounced> {
    let mut found = Vec::new();
    let mut rest = status.trim_ascii_start().as_bytes();
    while !rest.is_empty() && found.len() < MOST_RECIPIENTS {
        // A group at the very end has no empty line of its own, which its last field needs.
        let (group, after) = headers_and_body(rest);
        let group = [group, b"\r\n\r\n"].concat();
        found.extend(recipient(&Headers::read(&group)));
        rest = after.trim_ascii_start();
    }
    found
}

/// A recipient whom the mail did not reach: it failed, or is late.
fn recipient(group: &Headers<'_>) -> Option<Bounced> {
    let action = group.text("Action")?;
    let failed = action.eq_ignore_ascii_case("failed");
    if !failed && !action.eq_ignore_ascii_case("delayed") {
        return None;
    }
    // To whom we wrote; where that was handed on to is the business of the other side.
    let original = group.text("Original-Recipient").and_then(address);
    let address = original.or_else(|| group.text("Final-Recipient").and_then(address))?;
    let status = group.text("Status").and_then(|text| text.split_whitespace().next());
    let status = status.filter(|code| is_status(code));
    let status = status.unwrap_or(if failed { "5.0.0" } else { "4.0.0" }).to_owned();
    let said = group.text("Diagnostic-Code").unwrap_or_default();
    let said = said.split_once(';').map_or(said, |(_, said)| said);
    Some(Bounced { address, status, diagnostic: line(said) })
}

/// The address in `rfc822; ada@example.org`.
fn address(field: &str) -> Option<EmailAddress> {
    let (_, text) = field.split_once(';')?;
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    plain(text).parse().ok()
}

/// The text without the encoding of RFC 3461, section 4, as far as addresses need it.
///
/// Servers that do not encode write a `+` as it is, which is kept.
fn plain(text: &str) -> String {
    text.replace("+3D", "=").replace("+2B", "+")
}

/// Whether this is a code such as `5.1.1` (RFC 3463).
fn is_status(code: &str) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    let is_number = |part: &&str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    parts.len() == 3 && parts.iter().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_read_group_by_group() {
        let status = "Reporting-MTA: dns; mx.example.org\n\
            Arrival-Date: Wed, 1 Jun 2022 09:00:00 +0200\n\
            \n\
            Final-Recipient: RFC822; gone@example.org\n\
            action: Failed\n\
            status: 5.1.1 (no such mailbox)\n\
            Diagnostic-Code: smtp; 550 5.1.1 <gone@example.org>:\n  no such user here\n\
            \n\
            Final-Recipient: rfc822; full@example.org\n\
            Action: delayed\n\
            Status: 4.2.2\n\
            \n\
            Final-Recipient: rfc822; there@example.org\n\
            Action: relayed\n\
            Status: 2.0.0\n\
            \n\n\
            Original-Recipient: rfc822;ada+2Bplenum@example.org\n\
            Final-Recipient: rfc822; hidden@elsewhere.example.org\n\
            Action: failed";
        let bounce = |address: &str, status: &str, diagnostic: &str| Bounced {
            address: address.parse().expect("an address"),
            status: status.to_owned(),
            diagnostic: diagnostic.to_owned(),
        };
        let expected = [
            bounce("gone@example.org", "5.1.1", "550 5.1.1 <gone@example.org>: no such user here"),
            bounce("full@example.org", "4.2.2", ""),
            bounce("ada+plenum@example.org", "5.0.0", ""),
        ];
        assert_eq!(bounced(status), expected);
    }

    #[test]
    fn a_plus_that_encodes_nothing_stays() {
        let cases = [
            ("ada+plenum@example.org", "ada+plenum@example.org"),
            ("ada+22@example.org", "ada+22@example.org"),
            ("ada+2Bplenum@example.org", "ada+plenum@example.org"),
            ("ada+2B3D@example.org", "ada+3D@example.org"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn no_more_recipients_are_read_than_there_can_be() {
        let group = "Final-Recipient: rfc822; gone@example.org\nAction: failed\nStatus: 5.1.1\n\n";
        assert_eq!(bounced(&group.repeat(MOST_RECIPIENTS + 1)).len(), MOST_RECIPIENTS);
        assert_eq!(bounced(""), []);
        assert_eq!(bounced("\r\n\r\nno fields at all\r\n\r\n"), []);
    }
}
