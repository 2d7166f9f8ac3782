//! A mail as bytes: ASCII only, the same for the same message, so that it can go through any
//! server and be made again after a crash.

use std::time::{Duration, UNIX_EPOCH};

use domain::outbox::{Leased, Tale, ToldInvite};
use domain::value::{EmailAddress, Line};
use jiff::Timestamp;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::render::{Mail, RenderError, Sender};

/// The mail as it is sent.
///
/// ```text
/// multipart/mixed            only when there are calendar entries
/// ├── multipart/alternative
/// │   ├── text/plain
/// │   ├── text/html
/// │   └── text/calendar      for programs that take the entry from here (RFC 6047, section 2.4)
/// └── application/ics        for those that only open files; the same bytes
/// ```
///
/// # Errors
///
/// When a header cannot be made.
pub fn mime(sender: &Sender, leased: &Leased, mail: &Mail) -> Result<Vec<u8>, RenderError> {
    let boundary = |part: &str| {
        // Not random, so that the same message makes the same bytes. No part can hold it: the
        // Message-ID is in none of them, and encoded text has no "=_".
        let id: String = leased.message_id.chars().filter(char::is_ascii_alphanumeric).collect();
        format!("=_{part}_{}", id.get(..32).unwrap_or(&id))
    };
    let alternative = MultiPart::alternative()
        .boundary(boundary("words"))
        .singlepart(SinglePart::plain(mail.text.clone()))
        .singlepart(SinglePart::html(mail.html.clone()));
    let builder = headers(sender, leased, mail)?;
    let message = match &mail.calendar {
        None => builder.multipart(alternative),
        Some(calendar) => {
            let body = calendar_body(&calendar.text);
            let inside = SinglePart::builder()
                .header(content_type(&calendar.method.content_type())?)
                .body(body.clone());
            let attached = Attachment::new("invite.ics".to_owned())
                .body(body, content_type("application/ics; name=\"invite.ics\"")?);
            let mixed = MultiPart::mixed()
                .boundary(boundary("whole"))
                .multipart(alternative.singlepart(inside))
                .singlepart(attached);
            builder.multipart(mixed)
        }
    };
    Ok(message.map_err(|why| RenderError::Header(why.to_string()))?.formatted())
}

fn headers(sender: &Sender, leased: &Leased, mail: &Mail) -> Result<MessageBuilder, RenderError> {
    let tale = leased.message.tale();
    let conference = tale.conference();
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}>", leased.message_id)))
        .from(mailbox(&sender.name, &sender.address)?)
        .to(mailbox(tale.name(), &leased.recipient)?)
        .reply_to(mailbox(&conference.title, &conference.contact)?)
        .date(UNIX_EPOCH + since_1970(leased.created_at))
        .subject(mail.subject.clone())
        .raw_header(plain("Auto-Submitted", "auto-generated"))
        .raw_header(plain("Content-Language", leased.language.as_str()));
    // All mails about one invite are one thread.
    if let Tale::Invite(ToldInvite { thread: Some(first), .. }) = tale {
        builder = builder.references(format!("<{first}>"));
    }
    Ok(builder)
}

fn plain(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A mailbox with a name that is one clean line: with a line break in it, lettre panics.
fn mailbox(name: &str, address: &EmailAddress) -> Result<Mailbox, RenderError> {
    let address: Address =
        address.as_str().parse().map_err(|_| RenderError::Header("an address".to_owned()))?;
    Ok(Mailbox::new(one_line(name), address))
}

/// A text as it can stand in a header; nothing when no character is left to show.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let start: String = text.chars().take(Line::MOST).collect();
    start.parse::<Line>().ok().map(|line| line.as_str().to_owned())
}

fn since_1970(at: Timestamp) -> Duration {
    Duration::from_secs(u64::try_from(at.as_second()).unwrap_or(0))
}

/// As it is where it is ASCII, which people can read in the source of a mail; in base64 otherwise,
/// which is what Exchange sends and what survives every relay.
///
/// lettre would not leave it as it is: it holds a line of 75 octets, the most that iCalendar has,
/// for too long. RFC 5321, section 4.5.3.1.6, allows 998.
fn calendar_body(calendar: &str) -> Body {
    let is_short = |line: &str| line.len() <= 998 && !line.contains(['\r', '\n', '\0']);
    let octets = calendar.as_bytes().to_vec();
    if calendar.is_ascii() && calendar.split("\r\n").all(is_short) {
        return Body::dangerous_pre_encoded(octets, ContentTransferEncoding::SevenBit);
    }
    // Every sequence of octets can be base64; octets that cannot come back.
    Body::new_with_encoding(octets, ContentTransferEncoding::Base64).unwrap_or_else(Body::new)
}

fn content_type(text: &str) -> Result<ContentType, RenderError> {
    ContentType::parse(text).map_err(|why| RenderError::Header(why.to_string()))
}
