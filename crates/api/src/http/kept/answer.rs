//! One kept answer, in all encodings, and what of it a request gets.

use std::io::Write as _;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName,
    HeaderValue, IF_NONE_MATCH, LAST_MODIFIED, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use domain::value::random;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

/// What a page depends on besides its address.
const PAGE_VARIES: &str = "Accept-Encoding, Accept-Language, Cookie";

/// What is answered.
#[derive(Debug)]
pub struct Content {
    /// The value of `Content-Type`.
    pub kind: &'static str,
    /// The body.
    pub body: Vec<u8>,
    /// What the answer depends on besides the address: the value of `Vary`.
    pub varies: &'static str,
    /// More headers, such as `Content-Disposition`, or another `Cache-Control` than to ask again
    /// each time.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Content {
    /// A page, in the reader's language.
    #[must_use]
    pub fn page(html: String) -> Self {
        Self {
            kind: "text/html; charset=utf-8",
            body: html.into_bytes(),
            varies: PAGE_VARIES,
            headers: Vec::new(),
        }
    }

    /// A document that is the same for all who ask at its address.
    #[must_use]
    pub fn document(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { kind, body: body.into(), varies: "Accept-Encoding", headers: Vec::new() }
    }

    /// The same, with one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// A body in one encoding.
#[derive(Debug)]
struct Coded {
    /// The value of `Content-Encoding`; none for the body as it is.
    coding: Option<&'static str>,
    bytes: Bytes,
    tag: HeaderValue,
}

/// An answer in all encodings.
#[derive(Debug)]
pub struct Answer {
    kind: HeaderValue,
    varies: HeaderValue,
    cache: HeaderValue,
    modified: Option<HeaderValue>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The hash of the body, which each tag begins with.
    digest: String,
    plain: Coded,
    /// The best first.
    coded: Vec<Coded>,
    /// Whether it is a page, which depends on the language of the reader.
    pub(super) is_page: bool,
}

/// Always to be asked for again, which costs almost nothing while nothing has changed.
const CACHE: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

impl Answer {
    /// An answer in no encoding but its own.
    #[must_use]
    pub fn plain(content: Content, modified: Option<Timestamp>) -> Self {
        let digest = random::hex(Sha256::digest(&content.body).get(..12).unwrap_or_default());
        let plain = coded(&digest, None, content.body.into());
        let (cache, headers): (Vec<_>, _) =
            content.headers.into_iter().partition(|(name, _)| name == CACHE_CONTROL);
        Self {
            kind: HeaderValue::from_static(content.kind),
            varies: HeaderValue::from_static(content.varies),
            modified: modified.and_then(http_date),
            cache: cache.into_iter().next().map_or(CACHE, |(_, value)| value),
            headers,
            digest,
            plain,
            coded: Vec::new(),
            is_page: content.varies == PAGE_VARIES,
        }
    }

    /// An answer that is compressed beforehand, which takes its time: call it where that may be.
    #[must_use]
    pub fn compressed(content: Content, modified: Option<Timestamp>) -> Self {
        let mut answer = Self::plain(content, modified);
        let both = [("br", brotli(&answer.plain.bytes)), ("gzip", gzip(&answer.plain.bytes))];
        for (coding, bytes) in both {
            let smaller = bytes.filter(|bytes| bytes.len() < answer.plain.bytes.len());
            answer
                .coded
                .extend(smaller.map(|bytes| coded(&answer.digest, Some(coding), bytes.into())));
        }
        answer
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.plain.bytes.len() + self.coded.iter().map(|coded| coded.bytes.len()).sum::<usize>()
    }

    /// What a request gets: the body in an encoding it accepts, or that it has it already.
    #[must_use]
    pub fn respond(&self, request: &HttpRequest) -> HttpResponse {
        let coded = self.accepted(request.headers());
        let mut response = if self.is_known(request.headers()) {
            HttpResponse::NotModified().finish()
        } else {
            let mut response = HttpResponse::Ok().body(coded.bytes.clone());
            response.headers_mut().insert(CONTENT_TYPE, self.kind.clone());
            if let Some(coding) = coded.coding {
                response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
            }
            for (name, value) in &self.headers {
                response.headers_mut().insert(name.clone(), value.clone());
            }
            response
        };
        let headers = response.headers_mut();
        headers.insert(ETAG, coded.tag.clone());
        headers.insert(VARY, self.varies.clone());
        headers.insert(CACHE_CONTROL, self.cache.clone());
        if let Some(modified) = &self.modified {
            headers.insert(LAST_MODIFIED, modified.clone());
        }
        response
    }

    fn accepted(&self, headers: &HeaderMap) -> &Coded {
        let Some(accepts) = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok())
        else {
            return &self.plain;
        };
        let best = self
            .coded
            .iter()
            .find(|coded| coded.coding.is_some_and(|coding| is_accepted(accepts, coding)));
        best.unwrap_or(&self.plain)
    }

    /// Whether the reader has this content already, in whatever encoding (RFC 9110, section
    /// 13.1.2, compares weakly).
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let mut lists = headers.get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
        lists.any(|list| {
            list.split(',').map(str::trim).any(|tag| {
                let inside = tag.trim_start_matches("W/").trim_matches('"');
                tag == "*" || inside.split('-').next() == Some(self.digest.as_str())
            })
        })
    }
}

/// Whether a list such as `gzip, br;q=0` takes a coding (RFC 9110, section 12.5.3).
fn is_accepted(accepts: &str, coding: &str) -> bool {
    let mut any = None;
    for each in accepts.split(',') {
        let mut parts = each.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(|part| part.strip_prefix("q="));
        let taken = weight.and_then(|weight| weight.parse::<f32>().ok()).is_none_or(|q| q > 0.0);
        if name.eq_ignore_ascii_case(coding) {
            return taken;
        }
        if name == "*" {
            any = Some(taken);
        }
    }
    any.unwrap_or(false)
}

fn coded(digest: &str, coding: Option<&'static str>, bytes: Bytes) -> Coded {
    let tag = match coding {
        Some(coding) => format!("\"{digest}-{coding}\""),
        None => format!("\"{digest}\""),
    };
    // A tag of hexadecimal digits is a header.
    let tag = HeaderValue::from_str(&tag).unwrap_or_else(|_| HeaderValue::from_static("\"\""));
    Coded { coding, bytes, tag }
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
    Some(out)
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// An instant as HTTP writes it (RFC 9110, section 5.6.7).
fn http_date(at: Timestamp) -> Option<HeaderValue> {
    let text = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()?;
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_coding_is_taken_when_it_is_named_and_not_refused() {
        let cases = [
            ("gzip, deflate, br", "br", true),
            ("gzip", "br", false),
            ("br;q=0, gzip", "br", false),
            ("br;q=0.5", "br", true),
            ("*", "br", true),
            ("*;q=0", "gzip", false),
            ("*;q=0, gzip", "gzip", true),
            ("BR", "br", true),
            ("", "gzip", false),
        ];
        for (accepts, coding, expected) in cases {
            assert_eq!(is_accepted(accepts, coding), expected, "{accepts:?} {coding}");
        }
    }

    #[test]
    fn whoever_has_it_in_any_encoding_gets_no_body() {
        let answer = Answer::compressed(Content::page("word ".repeat(1_000)), None);
        let digest = answer.digest.clone();
        let cases = [
            (format!("\"{digest}\""), 304),
            (format!("W/\"{digest}-br\""), 304),
            (format!("\"other\", \"{digest}-gzip\""), 304),
            ("*".to_owned(), 304),
            ("\"other\"".to_owned(), 200),
        ];
        for (known, status) in cases {
            let request = TestRequest::get()
                .insert_header((IF_NONE_MATCH, known.clone()))
                .insert_header((ACCEPT_ENCODING, "br"))
                .to_http_request();
            let response = answer.respond(&request);
            assert_eq!(response.status().as_u16(), status, "{known}");
            let tag = response.headers().get(ETAG).and_then(|tag| tag.to_str().ok());
            assert_eq!(tag, Some(format!("\"{digest}-br\"").as_str()));
        }
    }

    #[test]
    fn what_does_not_get_smaller_is_sent_as_it_is() {
        let answer = Answer::compressed(Content::document("text/plain", "x"), None);
        let request =
            TestRequest::get().insert_header((ACCEPT_ENCODING, "br, gzip")).to_http_request();
        assert!(answer.respond(&request).headers().get(CONTENT_ENCODING).is_none());
    }
}
