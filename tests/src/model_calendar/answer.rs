//! What the owner of a calendar writes back (RFC 5546, sections 3.2.3, 3.2.6 and 3.2.7), as mails.

use jiff::Timestamp;

use super::{ModelCalendar, Shown};

/// What the owner says to an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Accepted,
    Tentative,
    Declined,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Tentative, Self::Declined];

    /// As `PARTSTAT` has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::Tentative => "TENTATIVE",
            Self::Declined => "DECLINED",
        }
    }
}

impl ModelCalendar {
    /// The mail with the owner's answer to an entry, which their calendar shows from now on.
    pub fn reply(&mut self, uid: &str, answer: Answer, comment: &str, at: Timestamp) -> Vec<u8> {
        let partstat = answer.as_str();
        let shown = self.held.get_mut(uid).map(|(shown, _)| shown).expect("it is in the calendar");
        partstat.clone_into(&mut shown.partstat);
        shown.asked = false;
        let shown = shown.clone();
        let mut lines = self.about(&shown, partstat, at);
        lines.push(format!("SEQUENCE:{}", shown.sequence));
        lines.push(format!("SUMMARY:{}", escaped(&shown.summary)));
        lines.extend(said(comment));
        lines.push("REQUEST-STATUS:2.0;Success".to_owned());
        self.mail("REPLY", partstat, &shown, &lines, at)
    }

    /// The mail in which the owner proposes another time.
    pub fn counter(
        &mut self,
        uid: &str,
        (start, end): (Timestamp, Timestamp),
        comment: &str,
        at: Timestamp,
    ) -> Vec<u8> {
        let shown = self.held.get(uid).map(|(shown, _)| shown.clone()).expect("in the calendar");
        let mut lines = self.about(&shown, "TENTATIVE", at);
        lines.push(format!("SEQUENCE:{}", shown.sequence));
        lines.push(format!("SUMMARY:{}", escaped(&shown.summary)));
        lines.push(format!("DTSTART:{}", utc(start)));
        lines.push(format!("DTEND:{}", utc(end)));
        lines.extend(said(comment));
        self.mail("COUNTER", "New time proposed", &shown, &lines, at)
    }

    /// The mail in which the owner asks for the newest invite.
    pub fn refresh(&mut self, uid: &str, at: Timestamp) -> Vec<u8> {
        let shown = self.held.get(uid).map(|(shown, _)| shown.clone()).expect("in the calendar");
        let lines = [
            format!("UID:{}", shown.uid),
            format!("DTSTAMP:{}", utc(at)),
            format!("ORGANIZER:mailto:{}", shown.organizer),
            format!("ATTENDEE:mailto:{}", self.owner),
        ];
        self.mail("REFRESH", "Refresh", &shown, &lines, at)
    }

    fn about(&self, shown: &Shown, partstat: &str, at: Timestamp) -> Vec<String> {
        vec![
            format!("UID:{}", shown.uid),
            format!("DTSTAMP:{}", utc(at)),
            format!("ORGANIZER:mailto:{}", shown.organizer),
            format!("ATTENDEE;PARTSTAT={partstat}:mailto:{}", self.owner),
        ]
    }

    /// `multipart/alternative` with the object last, as programs for mail write it.
    fn mail(
        &mut self,
        method: &str,
        subject: &str,
        shown: &Shown,
        event: &[String],
        at: Timestamp,
    ) -> Vec<u8> {
        self.answers += 1;
        let head = [
            "BEGIN:VCALENDAR".to_owned(),
            "PRODID:-//Model//Calendar//EN".to_owned(),
            "VERSION:2.0".to_owned(),
            format!("METHOD:{method}"),
            "BEGIN:VEVENT".to_owned(),
        ];
        let foot = ["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()];
        let lines = head.iter().chain(event).chain(&foot);
        let object: String = lines.map(|line| folded(line)).collect();
        let (owner, organizer, number) = (&self.owner, &shown.organizer, self.answers);
        let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000");
        let id = format!("model-{number}-{}-{owner}", shown.uid.replace('@', "-"));
        let mail = format!(
            "From: <{owner}>\r\nTo: <{organizer}>\r\nSubject: {subject}\r\nDate: {date}\r\n\
             Message-ID: <{id}>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/alternative; boundary=\"=_model\"\r\n\r\n\
             --=_model\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n{subject}\r\n\
             --=_model\r\nContent-Type: text/calendar; charset=UTF-8; method={method}\r\n\
             Content-Transfer-Encoding: 8bit\r\n\r\n{object}\r\n--=_model--\r\n"
        );
        mail.into_bytes()
    }
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn said(comment: &str) -> Option<String> {
    (!comment.is_empty()).then(|| format!("COMMENT:{}", escaped(comment)))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn folded(line: &str) -> String {
    let (mut folded, mut width) = (String::new(), 0);
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            width = 1;
        }
        folded.push(c);
        width += c.len_utf8();
    }
    folded + "\r\n"
}
