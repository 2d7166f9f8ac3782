//! The parts of a mail (RFC 2045, RFC 2046), found without decoding any of them.
//!
//! `mail-parser` reads the headers of each part, and not the whole mail: it keeps a record for
//! each part and each header, so that ten MiB of boundaries or of headers of one letter would
//! cost hundreds of MiB of memory. Nothing is copied here but the headers.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, HeaderName, HeaderValue, Message, MessageParser};

use super::{DEEPEST, MOST_HEADER_OCTETS, MOST_PARTS};

/// The headers of a part.
pub(super) struct Headers<'a>(Option<Message<'a>>);

impl<'a> Headers<'a> {
    /// Reads a block of headers.
    pub(super) fn read(block: &'a [u8]) -> Self {
        let parser = MessageParser::new()
            .header_content_type(HeaderName::ContentType)
            .header_content_type(HeaderName::ContentDisposition)
            .header_text(HeaderName::ContentTransferEncoding)
            .header_text(HeaderName::Subject)
            .header_address(HeaderName::From)
            .default_header_raw();
        Self(parser.parse_headers(block))
    }

    fn value(&self, name: &HeaderName<'static>) -> Option<&HeaderValue<'_>> {
        self.0.as_ref().and_then(|headers| headers.parts.first()).and_then(|part| {
            let header = part.headers.iter().find(|header| header.name == *name);
            header.map(|header| &header.value)
        })
    }

    /// A header as it is written, without white space around it; the first of that name.
    pub(super) fn text(&self, name: &'static str) -> Option<&str> {
        let text = self.value(&HeaderName::parse(name)?)?.as_text()?;
        Some(text.trim())
    }

    /// The subject, decoded.
    pub(super) fn subject(&self) -> Option<&str> {
        self.value(&HeaderName::Subject)?.as_text()
    }

    /// The address of the first person in `From`.
    pub(super) fn sender(&self) -> Option<&str> {
        self.value(&HeaderName::From)?.as_address()?.first()?.address.as_deref()
    }

    fn content_type(&self) -> Option<&ContentType<'_>> {
        self.value(&HeaderName::ContentType)?.as_content_type()
    }

    /// A parameter of `Content-Type`.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.content_type()?.attribute(name)
    }

    /// Whether this is the media type.
    pub(super) fn is(&self, kind: &str, subtype: &str) -> bool {
        self.content_type().is_some_and(|is| {
            is.ctype().eq_ignore_ascii_case(kind)
                && is.subtype().is_some_and(|is| is.eq_ignore_ascii_case(subtype))
        })
    }

    /// Whether the name of the file ends like this, which is in small letters.
    fn is_named(&self, end: &str) -> bool {
        let disposition = self.value(&HeaderName::ContentDisposition);
        let file = disposition.and_then(|value| value.as_content_type()?.attribute("filename"));
        let names = [file, self.parameter("name")];
        names.iter().flatten().any(|name| name.trim().to_ascii_lowercase().ends_with(end))
    }

    /// What stands between the parts inside this one, where there are parts.
    fn boundary(&self) -> Option<&str> {
        let kind = self.content_type()?;
        let boundary = kind.attribute("boundary")?;
        let has_parts = kind.ctype().eq_ignore_ascii_case("multipart") && !boundary.is_empty();
        has_parts.then_some(boundary)
    }
}

/// One part of a mail; the mail itself is the first.
pub(super) struct Part<'a> {
    /// Its headers.
    pub(super) headers: Headers<'a>,
    /// What follows them, still encoded.
    body: &'a [u8],
    /// Whether it belongs to a mail inside this mail.
    pub(super) forwarded: bool,
}

impl Part<'_> {
    /// Whether it says of itself that it is a calendar.
    pub(super) fn is_calendar(&self) -> bool {
        let headers = &self.headers;
        headers.is("text", "calendar")
            || headers.is("application", "ics")
            || headers.is_named(".ics")
    }

    /// Whether it says what became of a mail (RFC 3464, RFC 6533).
    pub(super) fn is_delivery_status(&self) -> bool {
        self.headers.is("message", "delivery-status")
            || self.headers.is("message", "global-delivery-status")
    }

    /// Its text, out of its transfer encoding and its charset; none when that is more than `most`
    /// octets.
    ///
    /// What is wrong in it is read as well as can be: broken base64 or quoted-printable as it
    /// stands, octets of no charset as UTF-8 or else as Windows-1252, of which ISO-8859-1 and
    /// ASCII are parts.
    pub(super) fn text(&self, most: usize) -> Option<String> {
        // The longest encoding: each octet as =3D, with a line break of three octets in each line.
        if self.body.len() > most.saturating_mul(4) {
            return None;
        }
        let encoding = self.headers.text("Content-Transfer-Encoding").unwrap_or_default();
        let decoded = if encoding.eq_ignore_ascii_case("base64") {
            base64_decode(self.body)
        } else if encoding.eq_ignore_ascii_case("quoted-printable") {
            quoted_printable_decode(self.body)
        } else {
            None
        };
        let octets = decoded.map_or(Cow::Borrowed(self.body), Cow::Owned);
        let text = decode(&octets, self.headers.parameter("charset"));
        (text.len() <= most).then_some(text)
    }
}

fn decode(octets: &[u8], charset: Option<&str>) -> String {
    let marked = match octets {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("utf-16"),
        _ => None,
    };
    let named = marked.or(charset).filter(|name| !name.eq_ignore_ascii_case("us-ascii"));
    let is_utf8 = |name: &str| name.eq_ignore_ascii_case("utf-8") || name.is_empty();
    match (named, std::str::from_utf8(octets)) {
        (Some(name), Err(_)) if is_utf8(name) => String::from_utf8_lossy(octets).into_owned(),
        (Some(name), _) if !is_utf8(name) => charset_decoder(name.as_bytes())
            .map_or_else(|| String::from_utf8_lossy(octets).into_owned(), |read| read(octets)),
        (_, Ok(text)) => text.to_owned(),
        (_, Err(_)) => charset_decoder(b"windows-1252")
            .map_or_else(|| String::from_utf8_lossy(octets).into_owned(), |read| read(octets)),
    }
}

/// A stretch of the mail that is still to be looked at.
struct Stretch<'a> {
    octets: &'a [u8],
    depth: usize,
    forwarded: bool,
}

/// All parts, each before those inside it, in the order in which they stand.
///
/// # Errors
///
/// Why the mail is not read: one of the bounds.
pub(super) fn parts(mail: &[u8]) -> Result<Vec<Part<'_>>, &'static str> {
    let mut found: Vec<Part<'_>> = Vec::new();
    let mut left = vec![Stretch { octets: mail, depth: 0, forwarded: false }];
    let mut header_octets = 0;
    while let Some(Stretch { octets, depth, forwarded }) = left.pop() {
        if depth > DEEPEST {
            return Err("its parts lie too deep in one another");
        }
        let (block, body) = headers_and_body(octets);
        header_octets += block.len();
        if header_octets > MOST_HEADER_OCTETS {
            return Err("its headers are too long");
        }
        let part = Part { headers: Headers::read(block), body, forwarded };
        let mut inside = Vec::new();
        if let Some(boundary) = part.headers.boundary() {
            inside = between(body, boundary.as_bytes(), MOST_PARTS + 1);
        } else if part.headers.is("message", "rfc822") || part.headers.is("message", "global") {
            inside.push(body);
        }
        let forwarded = forwarded || part.headers.boundary().is_none();
        let inside = inside.into_iter().rev();
        left.extend(inside.map(|octets| Stretch { octets, depth: depth + 1, forwarded }));
        found.push(part);
        if found.len() + left.len() > MOST_PARTS {
            return Err("it has too many parts");
        }
    }
    Ok(found)
}

/// The lines of a text, each with its end.
fn lines(octets: &[u8]) -> impl Iterator<Item = &[u8]> {
    octets.split_inclusive(|octet| *octet == b'\n')
}

/// Cuts after the first empty line; all is headers where there is none.
pub(super) fn headers_and_body(octets: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    for line in lines(octets) {
        end += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            break;
        }
    }
    octets.split_at_checked(end).unwrap_or((octets, b""))
}

/// What stands between the lines with the boundary, `most` stretches at most.
///
/// A mail that ends without the last of these lines was cut; what is there counts.
fn between<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let (mut offset, mut begun) = (0, None);
    for line in lines(body) {
        let start = offset;
        offset += line.len();
        let rest = line.trim_ascii_end().strip_prefix(b"--");
        let Some(rest) = rest.and_then(|rest| rest.strip_prefix(boundary)) else { continue };
        if !matches!(rest, b"" | b"--") {
            continue;
        }
        if let Some(from) = begun {
            found.extend(body.get(from..start).map(without_line_end));
        }
        begun = Some(offset).filter(|_| rest.is_empty() && found.len() < most);
        if begun.is_none() {
            return found;
        }
    }
    found.extend(begun.and_then(|from| body.get(from..)));
    found
}

/// The line break before a boundary belongs to the boundary.
fn without_line_end(octets: &[u8]) -> &[u8] {
    let octets = octets.strip_suffix(b"\n").unwrap_or(octets);
    octets.strip_suffix(b"\r").unwrap_or(octets)
}
