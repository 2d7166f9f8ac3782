//! Mails that come in: answers to invites (RFC 5546), and what machines say of our mails.
//!
//! [`read`] says what a mail says, and [`receive`] has it recorded; the command line, the webhook
//! and [`imap`] all come here. `part` finds the parts of a mail, `calendar` reads what is said of
//! an invite, `bounce` what could not be delivered, `automatic` knows what no person wrote.
//!
//! Anybody may send such a mail. Reading it never fails, and its costs are bounded, by the numbers
//! below. Not here: what an answer changes, and who may give it; `domain::invite` knows.

use std::panic::catch_unwind;

use domain::invite::ops::{self, Outcome};
use domain::invite::{Automatic, Incoming, Said, What};
use domain::value::{EmailAddress, random};
use domain::{StoreResult, Tx};
use sha2::{Digest as _, Sha256};

use crate::mime::one_line;

mod automatic;
mod bounce;
mod calendar;
pub mod imap;
mod part;

use part::{Headers, Part, headers_and_body};

/// The most octets of a mail that is read: an answer has a few KiB; who attaches slides to it
/// stays below what mail servers usually take.
pub const MOST_OCTETS: usize = 10 * 1_024 * 1_024;

/// The most octets of a mail that are kept for somebody to look at: enough for all that people
/// wrote, and so that a thousand such mails do not fill the disk.
pub const MOST_KEPT_OCTETS: usize = 256 * 1_024;

/// The most octets of all headers of a mail together. Long ones, with the seals of many relays,
/// have 30 KiB; a record of 100 octets and more is made for each header.
const MOST_HEADER_OCTETS: usize = 256 * 1_024;

/// The most parts of a mail. An answer has four or five, an encyclopaedia of pictures some dozen.
const MOST_PARTS: usize = 200;

/// How deep parts may lie in one another. Each level is read once more to find the parts in it.
const DEEPEST: usize = 20;

/// The most octets of a calendar part or of a delivery status. What we send has 8 KiB, and an
/// answer to it echoes that at most.
const MOST_TEXT_OCTETS: usize = 64 * 1_024;

/// The most calendar parts that are tried: programs write the same one twice, and who forwards an
/// answer may add another.
const MOST_CALENDARS: usize = 8;

/// The most events of a calendar part. An answer speaks of one; only a series has more.
const MOST_EVENTS: usize = 100;

/// The most recipients of a delivery status. Ours have one; a list may have some.
const MOST_RECIPIENTS: usize = 100;

/// The most octets of a `UID`. Ours have less than 100.
const LONGEST_UID: usize = 255;

/// The most octets of a `Message-ID` that stands for its mail. One line of a mail has 998.
const LONGEST_KEY: usize = 998;

/// The most characters of a comment.
const MOST_COMMENT_CHARACTERS: usize = 2_000;

/// What a mail says. Whatever the octets are, there is an answer, in bounded time and memory.
#[must_use]
pub fn read(mail: &[u8]) -> Incoming {
    // A fault of ours, or of a library, must neither stop who reads nor lose the mail.
    catch_unwind(|| understood(mail)).unwrap_or_else(|_| {
        tracing::error!("a mail that came in met a fault in the program");
        let said = Said::Unreadable("it met a fault in the program");
        Incoming { key: digest(mail), sender: None, subject: String::new(), said }
    })
}

/// Reads a mail, and has it recorded by the transaction that the result is called in.
///
/// Reading takes time and is done before, so that it holds up no other transaction. The same mail
/// may come any number of times: it changes something once.
pub fn receive(mut mail: Vec<u8>) -> impl Fn(&mut Tx<'_>) -> StoreResult<Outcome> + Send + 'static {
    let incoming = read(&mail);
    mail.truncate(MOST_KEPT_OCTETS);
    move |tx| ops::receive(tx, &incoming, &mail)
}

fn understood(mail: &[u8]) -> Incoming {
    let key = digest(mail);
    let mail = without_envelope(mail);
    let (block, _) = headers_and_body(mail.get(..MOST_HEADER_OCTETS).unwrap_or(mail));
    // Cut headers have no empty line, which the last of them needs.
    let block = [block, b"\r\n\r\n"].concat();
    let headers = Headers::read(&block);
    let sender = headers.sender().and_then(|address| address.parse().ok());
    let said = said(mail, &headers, sender.as_ref());
    let subject = line(headers.subject().unwrap_or_default());
    Incoming { key: message_id(&headers).unwrap_or(key), sender, subject, said }
}

/// The mail without the line that delivery by a pipe may put before it, as in a file of mails.
fn without_envelope(mail: &[u8]) -> &[u8] {
    if !mail.starts_with(b"From ") && !mail.starts_with(b">From ") {
        return mail;
    }
    let end = mail.iter().position(|octet| *octet == b'\n').map(|at| at + 1);
    end.and_then(|end| mail.get(end..)).unwrap_or(mail)
}

/// The `Message-ID` without its brackets, where it is one that can stand for its mail.
fn message_id(headers: &Headers<'_>) -> Option<String> {
    let id = headers.text("Message-ID")?.trim_start_matches('<').trim_end_matches('>');
    let is_whole = id.len() <= LONGEST_KEY && id.contains('@');
    (is_whole && id.chars().all(|c| c.is_ascii_graphic())).then(|| id.to_owned())
}

fn digest(mail: &[u8]) -> String {
    random::hex(&Sha256::digest(mail))
}

/// One line without control characters, cut.
fn line(text: &str) -> String {
    one_line(text).unwrap_or_default()
}

fn said(mail: &[u8], headers: &Headers<'_>, sender: Option<&EmailAddress>) -> Said {
    if mail.len() > MOST_OCTETS {
        return Said::Unreadable("it is larger than 10 MiB");
    }
    let parts = match part::parts(mail) {
        Ok(parts) => parts,
        Err(why) => return Said::Unreadable(why),
    };
    if let Some(said) = reported(headers, &parts) {
        return said;
    }
    let machine = automatic::automatic(headers);
    match (spoken(&parts, sender, machine), machine) {
        (Ok(Some(said)), _) => said,
        (_, Some(machine)) => Said::Automatic(machine),
        (Ok(None), None) => Said::Letter,
        (Err(why), None) => Said::Unreadable(why),
    }
}

/// What a mail server reports; none where the mail is no report.
///
/// What is reported on is often inside, with the invite that was sent: it is not looked at.
fn reported(headers: &Headers<'_>, parts: &[Part<'_>]) -> Option<Said> {
    let status = parts.iter().find(|part| !part.forwarded && part.is_delivery_status());
    let Some(status) = status else {
        // Of another kind, such as that a mail was shown to somebody (RFC 8098).
        let is_report = headers.is("multipart", "report");
        return is_report.then_some(Said::Automatic(Automatic::Reply));
    };
    let Some(text) = status.text(MOST_TEXT_OCTETS) else {
        return Some(Said::Unreadable("its delivery status is larger than 64 KiB"));
    };
    let bounced = bounce::bounced(&text);
    // Also a status of mails that did arrive.
    let arrived = bounced.is_empty();
    Some(if arrived { Said::Automatic(Automatic::Reply) } else { Said::Bounced(bounced) })
}

/// What the first calendar part says that speaks of an invite.
///
/// An answer counts also when a machine wrote the mail. Calendars send answers by themselves: an
/// Exchange server for rooms and for people who let it (MS-OXOCAL, section 3.1.4.7.2.3), Nextcloud
/// and other servers when somebody presses a button there; and such a mail may be marked as any
/// automatic mail is (RFC 3834, section 5). It says what the person's calendar holds. Notes that
/// somebody is away have no answer in them. Only a wish for a new copy is not granted to a
/// machine, so that two machines do not write to each other for ever.
fn spoken(
    parts: &[Part<'_>],
    sender: Option<&EmailAddress>,
    machine: Option<Automatic>,
) -> Result<Option<Said>, &'static str> {
    let own = parts.iter().filter(|part| !part.forwarded);
    let forwarded = parts.iter().filter(|part| part.forwarded);
    let calendars = own.chain(forwarded).filter(|part| part.is_calendar());
    let mut wrong = None;
    for part in calendars.take(MOST_CALENDARS) {
        let method = part.headers.parameter("method");
        let text = part.text(MOST_TEXT_OCTETS).ok_or("its calendar is larger than 64 KiB");
        match text.and_then(|text| calendar::spoken(&text, method, sender)) {
            Ok(Some(spoken)) if spoken.what != What::Refresh || machine.is_none() => {
                return Ok(Some(Said::Spoken(spoken)));
            }
            Ok(_) => {}
            Err(why) => wrong = wrong.or(Some(why)),
        }
    }
    wrong.map_or(Ok(None), Err)
}
