//! What a failure means for the mail: again, never, or that the way itself is at fault; pure.

use domain::outbox::Failure;

use super::wire::{Broken, Reply};
use crate::transport::Trouble;

/// How far a delivery got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The connection.
    Connect,
    /// Its TLS.
    Tls,
    /// What the server says first.
    Greeting,
    /// `EHLO`
    Hello,
    /// `STARTTLS`
    StartTls,
    /// `AUTH`
    Auth,
    /// `MAIL FROM`
    Mail,
    /// `RCPT TO`
    Rcpt,
    /// `DATA`
    Data,
    /// The mail and its final dot.
    Body,
    /// The answer to them.
    End,
}

impl Stage {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connecting",
            Self::Tls => "TLS",
            Self::Greeting => "the greeting",
            Self::Hello => "EHLO",
            Self::StartTls => "STARTTLS",
            Self::Auth => "AUTH",
            Self::Mail => "MAIL",
            Self::Rcpt => "RCPT",
            Self::Data => "DATA",
            Self::Body => "the mail",
            Self::End => "the end of the mail",
        }
    }
}

/// The most characters of a server's text that are kept for the organiser.
const LONGEST_TEXT: usize = 300;

/// What follows, with the reason in full for the organiser and in short for the log.
pub(super) fn trouble(stage: Stage, why: &Broken) -> Trouble {
    let at = stage.as_str();
    let (brief, full) = match why {
        Broken::Refused(reply) => {
            let brief = format!("{} at {at}", reply.code);
            let text = plain(&reply.text());
            (brief.clone(), format!("{brief}: {text}"))
        }
        Broken::Io(error) => same(format!("the connection failed at {at}: {}", error.kind())),
        Broken::Seal(why) => same(format!("TLS failed: {}", plain(why))),
        Broken::TimedOut => same(format!("no answer in time at {at}")),
        Broken::Garbage(what) => same(format!("no mail server answered at {at}: {what}")),
        Broken::Missing(what) => same(format!("the mail server does not offer {what}")),
        Broken::Address => same("mail cannot be sent to this address".to_owned()),
    };
    let failure = match why {
        Broken::Refused(reply) => refused(stage, reply, full),
        // The whole mail is there, and what became of it is not known.
        Broken::Io(_) | Broken::TimedOut | Broken::Garbage(_) if stage == Stage::End => {
            Failure::Doubtful(full)
        }
        Broken::Io(_) | Broken::TimedOut | Broken::Garbage(_) => Failure::Later(full),
        Broken::Seal(_) | Broken::Missing(_) => Failure::Channel(full),
        Broken::Address => Failure::Final(full),
    };
    Trouble { failure, brief }
}

fn same(text: String) -> (String, String) {
    (text.clone(), text)
}

/// What a refusal means, by its stage and code.
fn refused(stage: Stage, reply: &Reply, full: String) -> Failure {
    match (stage, reply.code) {
        // That STARTTLS or AUTH is refused for a while is no reason to count attempts either.
        (Stage::StartTls, _) | (Stage::Auth, 454) => Failure::Channel(full),
        (_, ..500) => Failure::Later(full),
        // Not signed in, or not well enough: RFC 4954, section 6.
        (_, 530 | 534 | 535 | 538) => Failure::Channel(full),
        // A full mailbox may be emptied.
        (Stage::Rcpt | Stage::End, 552) if is_quota(&reply.text()) => Failure::Later(full),
        (Stage::Rcpt, _) => Failure::Recipient(full),
        (Stage::Data | Stage::Body | Stage::End, _) => Failure::Final(full),
        // Before the recipient is named, a no is for all mails: `MAIL` names our own address.
        _ => Failure::Channel(full),
    }
}

/// Whether a 552 speaks of a full mailbox and not of a mail that is too large.
fn is_quota(text: &str) -> bool {
    let text = text.to_lowercase();
    // 5.2.2 is "mailbox full" (RFC 3463, section 3.3).
    ["quota", "5.2.2", "mailbox full", "mailbox is full", "storage"]
        .iter()
        .any(|w| text.contains(w))
}

/// One line of bounded length.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(stage: Stage, code: u16, text: &str) -> &'static str {
        let reply = Reply { code, lines: vec![text.to_owned()] };
        match trouble(stage, &Broken::Refused(reply)).failure {
            Failure::Later(_) => "later",
            Failure::Doubtful(_) => "doubtful",
            Failure::Final(_) => "final",
            Failure::Recipient(_) => "recipient",
            Failure::Channel(_) => "channel",
        }
    }

    #[test]
    fn a_refusal_means_by_its_stage_and_code() {
        use Stage::{Auth, Data, End, Greeting, Hello, Mail, Rcpt, StartTls};
        let cases = [
            (Greeting, 421, "", "later"),
            (Greeting, 554, "", "channel"),
            (Hello, 421, "", "later"),
            (Hello, 502, "", "channel"),
            (StartTls, 454, "", "channel"),
            (StartTls, 501, "", "channel"),
            (Auth, 454, "", "channel"),
            (Auth, 432, "", "later"),
            (Auth, 535, "", "channel"),
            (Mail, 451, "", "later"),
            (Mail, 530, "", "channel"),
            (Mail, 550, "", "channel"),
            (Rcpt, 450, "", "later"),
            (Rcpt, 452, "", "later"),
            (Rcpt, 530, "", "channel"),
            (Rcpt, 550, "", "recipient"),
            (Rcpt, 551, "", "recipient"),
            (Rcpt, 553, "", "recipient"),
            (Rcpt, 554, "", "recipient"),
            (Rcpt, 571, "", "recipient"),
            (Rcpt, 552, "5.2.2 over quota", "later"),
            (Data, 451, "", "later"),
            (Data, 554, "", "final"),
            (End, 452, "", "later"),
            (End, 552, "5.3.4 message too big", "final"),
            (End, 552, "Mailbox full", "later"),
            (End, 554, "", "final"),
        ];
        for (stage, code, text, expected) in cases {
            assert_eq!(verdict(stage, code, text), expected, "{code} {text} at {stage:?}");
        }
    }

    #[test]
    fn only_a_missing_answer_to_the_whole_mail_leaves_a_doubt() {
        let broken: [fn() -> Broken; 3] = [
            || Broken::Io(std::io::ErrorKind::ConnectionReset.into()),
            || Broken::TimedOut,
            || Broken::Garbage("no code"),
        ];
        for why in broken {
            for stage in [Stage::Connect, Stage::Greeting, Stage::Rcpt, Stage::Data, Stage::Body] {
                let failure = trouble(stage, &why()).failure;
                assert!(matches!(failure, Failure::Later(_)), "{stage:?}: {failure:?}");
            }
            let failure = trouble(Stage::End, &why()).failure;
            assert!(matches!(failure, Failure::Doubtful(_)), "{failure:?}");
        }
    }

    #[test]
    fn the_log_gets_no_word_of_the_server_and_the_organiser_one_line_of_it() {
        let text = format!("<ada@example.org>: no\u{7} such\r\nuser {}", "x".repeat(500));
        let reply = Reply { code: 550, lines: vec![text] };
        let trouble = trouble(Stage::Rcpt, &Broken::Refused(reply));
        assert_eq!(trouble.brief, "550 at RCPT");
        let Failure::Recipient(full) = trouble.failure else { panic!("{trouble:?}") };
        assert!(full.starts_with("550 at RCPT: <ada@example.org>: no suchuser xxx"), "{full}");
        assert_eq!(full.chars().count(), "550 at RCPT: ".len() + LONGEST_TEXT);
    }
}
