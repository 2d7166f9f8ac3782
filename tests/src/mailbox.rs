//! The mails of a test: a worker with a mailbox at its end, and mails taken apart.

use std::cell::RefCell;
use std::time::Duration;

use domain::outbox::{Listed, MessageStatus, store};
use domain::value::EmailAddress;
use jiff::SignedDuration;
use mail_parser::{MessageParser, MimeHeaders as _};
use mailer::{Memory, Pace, Transport};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::{SLUG, TestApp};
use crate::wait::until;

/// A worker that delivers until it is stopped.
#[derive(Debug)]
pub struct Delivering {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Delivering {
    /// Lets what runs end, and waits for it.
    pub async fn stop(self) {
        self.stop.send(true).expect("the worker listens");
        self.task.await.expect("the worker ends well");
    }

    /// Ends it in the middle of its work, as when its process dies.
    pub async fn kill(self) {
        self.task.abort();
        assert!(self.task.await.is_err_and(|ended| ended.is_cancelled()));
    }
}

/// The pace of a worker in a test: it looks often, and waits for nothing for long.
pub fn quick() -> Pace {
    Pace {
        poll: Duration::from_millis(10),
        first_pause: Duration::from_millis(50),
        longest_pause: Duration::from_millis(200),
        ..Pace::default()
    }
}

/// A mail, taken apart by a parser that is not ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// To whom it was sent.
    pub to: String,
    /// The name beside that address.
    pub name: Option<String>,
    /// As it was sent.
    pub raw: Vec<u8>,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// The calendar object among its alternatives.
    pub calendar: Option<String>,
    /// The calendar object that it has as a file.
    pub attached: Option<String>,
}

impl Received {
    /// Takes a mail apart.
    pub fn parse(to: &str, raw: &[u8]) -> Self {
        let mail = MessageParser::default().parse(raw).expect("a mail");
        let of_type = |kind: &str, subtype: &str| {
            let mut parts = mail.parts.iter().filter(|part| {
                part.content_type()
                    .is_some_and(|of| of.ctype() == kind && of.subtype() == Some(subtype))
            });
            let found = parts.next().map(|part| {
                String::from_utf8(part.contents().to_vec()).expect("the part is UTF-8")
            });
            assert!(parts.next().is_none(), "two parts of {kind}/{subtype}");
            found
        };
        let addressee = mail.to().and_then(|to| to.first()).expect("an addressee");
        assert_eq!(addressee.address(), Some(to));
        Self {
            to: to.to_owned(),
            name: addressee.name().map(str::to_owned),
            raw: raw.to_vec(),
            subject: mail.subject().expect("a subject").to_owned(),
            text: of_type("text", "plain").expect("plain text"),
            html: of_type("text", "html").expect("HTML"),
            calendar: of_type("text", "calendar"),
            attached: of_type("application", "ics"),
        }
    }

    /// A header as it was sent, unfolded.
    pub fn header(&self, name: &str) -> String {
        let text = std::str::from_utf8(&self.raw).expect("ASCII").replace("\r\n ", " ");
        let (head, _) = text.split_once("\r\n\r\n").expect("a head and a body");
        let start = format!("{name}: ");
        let mut lines = head.lines().filter_map(|line| line.strip_prefix(&start));
        let line = lines.next().unwrap_or_default().to_owned();
        assert!(lines.next().is_none(), "{name} is there twice");
        line
    }

    /// The secret of the private link in the plain text.
    pub fn token(&self) -> String {
        let (_, rest) = self.text.split_once("/registration/open/").expect("a private link");
        let end = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
        rest.split(end).next().unwrap_or_default().to_owned()
    }
}

impl TestApp {
    /// Starts a worker.
    pub fn delivering(&self, transport: impl Into<Transport>, pace: Pace) -> Delivering {
        let (stop, stopped) = watch::channel(false);
        let mut mailer = api::work::mailer(&self.state, transport.into());
        mailer.pace = pace;
        Delivering { stop, task: tokio::spawn(mailer.run(stopped)) }
    }

    /// Delivers everything that is due into a mailbox, and returns it, oldest first.
    pub async fn mails(&self) -> Vec<Received> {
        let memory = Memory::default();
        self.deliver_into(&memory).await;
        let mails = memory.sent();
        mails.iter().map(|(to, raw)| Received::parse(to.as_str(), raw)).collect()
    }

    /// Lets a worker run until nothing can be sent now.
    pub async fn deliver_into(&self, memory: &Memory) {
        // The end of a delivery may let the next one of its stream begin.
        while self.due().await > 0 {
            let worker = self.delivering(Transport::Memory(memory.clone()), quick());
            until("all is on its way", || async { self.due().await == 0 }).await;
            worker.stop().await;
        }
    }

    /// How many messages a worker would take now.
    pub async fn due(&self) -> usize {
        self.read(|tx| store::list_due(tx, 10_000)).await.len()
    }

    /// The messages of the conference of the tests, oldest first.
    pub async fn outbox(&self, status: Option<MessageStatus>) -> Vec<Listed> {
        let mut listed = self
            .read(move |tx| {
                let slug = SLUG.parse().expect("a slug");
                match domain::conference::store::find(tx, &slug)? {
                    Some(found) => store::list(tx, found.id, status, None, 10_000),
                    None => Ok(Vec::new()),
                }
            })
            .await;
        listed.reverse();
        listed
    }

    /// The only message to an address.
    pub async fn only_message(&self, email: &str) -> Listed {
        let email: EmailAddress = email.parse().expect("an address");
        let mut all = self.outbox(None).await;
        all.retain(|message| message.recipient == email);
        assert_eq!(all.len(), 1, "messages to {email}");
        all.remove(0)
    }

    /// Waits until the only message to an address is as it should be, and returns it.
    pub async fn until_message(
        &self,
        email: &str,
        what: &str,
        is_so: impl Fn(&Listed) -> bool,
    ) -> Listed {
        let seen = RefCell::new(None);
        until(what, || async {
            let message = self.only_message(email).await;
            let so = is_so(&message);
            *seen.borrow_mut() = Some(message);
            so
        })
        .await;
        seen.into_inner().expect("it was seen")
    }

    /// Moves the clock to when the only message to an address is tried again.
    pub async fn advance_to_attempt(&self, email: &str) -> SignedDuration {
        let next = self.only_message(email).await.next_attempt_at;
        let wait = next.duration_since(self.clock.now());
        self.clock.advance(wait);
        wait
    }
}
