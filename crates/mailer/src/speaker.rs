//! What speakers get: one mail for each invite that is new, changed or withdrawn, and lists.

use domain::invite::Appointment;
use domain::invite::plan::Reason;
use domain::outbox::{DeedKind, ToldConference, ToldDeed, ToldInvite, ToldReader, ToldSpeaker};
use domain::text::Texts;

use crate::entry::invite;
use crate::mime::one_line;
use crate::render::{Mail, RenderError, Sender};

/// What the templates of speakers' mails show.
pub(crate) struct SpeakerLetter<'a> {
    kind: &'static str,
    texts: Texts,
    conference: &'a ToldConference,
    reader: &'a ToldReader,
    /// The one invite that the mail is about.
    invite: Option<&'a ToldInvite>,
    /// What it lists.
    listed: &'a [ToldDeed],
    /// What every text may name.
    args: Vec<(&'static str, String)>,
    /// The speaker's private page.
    pub open: String,
    /// The public page.
    pub page: String,
}

/// One slot or session.
pub(crate) struct Row {
    /// What happened to it; empty where the whole mail says so.
    pub deed: String,
    pub name: String,
    pub when: String,
    pub location: String,
    pub note: String,
    /// What has changed, from what to what.
    pub changes: Vec<String>,
}

impl<'a> SpeakerLetter<'a> {
    /// A mail about one invite.
    pub(crate) fn about(
        sender: &Sender,
        texts: Texts,
        (kind, told): (&'static str, &'a ToldInvite),
    ) -> Self {
        let around = (&told.conference, &told.reader);
        let mut letter = Self::new(sender, texts, kind, around);
        letter.invite = Some(told);
        letter.args.push(("what", told.says.title.clone()));
        letter
    }

    /// A mail about several invites, or none.
    pub(crate) fn listing(
        sender: &Sender,
        texts: Texts,
        (kind, told): (&'static str, &'a ToldSpeaker),
    ) -> Self {
        let around = (&told.conference, &told.reader);
        let mut letter = Self::new(sender, texts, kind, around);
        letter.listed = &told.rows;
        letter
    }

    fn new(
        sender: &Sender,
        texts: Texts,
        kind: &'static str,
        (conference, reader): (&'a ToldConference, &'a ToldReader),
    ) -> Self {
        let token = sender.links.speaker_token(reader.speaker, reader.link_generation);
        let addressed = reader.assistant.as_ref().unwrap_or(&reader.name);
        let args = vec![
            ("title", conference.title.clone()),
            ("name", reader.name.clone()),
            ("reader", addressed.clone()),
            ("days", texts.span(&conference.when, conference.zone.as_str())),
            ("city", conference.city.clone()),
            ("contact", conference.contact.to_string()),
        ];
        Self {
            kind,
            texts,
            conference,
            reader,
            invite: None,
            listed: &[],
            args,
            open: format!("{}/speaker/open/{token}", sender.base_url),
            page: sender.page(&conference.slug),
        }
    }

    pub(crate) fn mail(
        &self,
        sender: &Sender,
        (text, html): (String, String),
    ) -> Result<Mail, RenderError> {
        let calendar = self.invite.map(|told| invite(sender, self.texts, told)).transpose()?;
        let subject = one_line(&self.subject()).unwrap_or_default();
        Ok(Mail { subject, text, html, calendar })
    }

    pub fn lang(&self) -> &'static str {
        self.texts.locale().as_str()
    }

    pub fn subject(&self) -> String {
        self.say(&self.key("subject"))
    }

    pub fn greeting(&self) -> String {
        let is_nobody = self.reader.assistant.as_ref().is_some_and(String::is_empty);
        self.say(if is_nobody { "invite-greeting-nobody" } else { "invite-greeting" })
    }

    /// The first sentence.
    pub fn lead(&self) -> String {
        self.say(&self.key("lead"))
    }

    /// For whom an assistant reads it; empty for the speaker.
    pub fn instead(&self) -> String {
        match &self.reader.assistant {
            Some(_) => self.say("invite-assistant"),
            None => String::new(),
        }
    }

    pub fn why(&self) -> String {
        self.say("invite-why")
    }

    /// The key of a text of this message, in its form for chairs or for the reason.
    fn key(&self, part: &str) -> String {
        let form = match (self.kind, self.invite) {
            ("invite-requested", Some(told)) if part == "lead" && told.says.session.is_empty() => {
                "-chair"
            }
            (_, Some(ToldInvite { reason: Some(Reason::WithoutYou), .. })) => "-without-you",
            (_, Some(ToldInvite { reason: Some(Reason::OtherAddress), .. })) => "-other-address",
            _ => "",
        };
        format!("{}{form}-{part}", self.kind)
    }

    pub fn say(&self, key: &str) -> String {
        let args: Vec<(&str, &str)> =
            self.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let count = i64::try_from(self.listed.len()).unwrap_or(i64::MAX);
        self.texts.count(key, count, &args)
    }

    /// The slots and sessions that the mail is about.
    pub fn rows(&self) -> Vec<Row> {
        let one = self.invite.map(|told| self.row(String::new(), &told.says, told.before.as_ref()));
        let several = self.listed.iter().map(|row| {
            let deed = self.texts.get(&format!("invite-deed-{}", row.kind.as_str()));
            let before = row.before.as_ref().filter(|_| row.kind != DeedKind::Withdrawn);
            self.row(deed, &row.says, before)
        });
        one.into_iter().chain(several).collect()
    }

    fn row(&self, deed: String, says: &Appointment, before: Option<&Appointment>) -> Row {
        let note = match says.session.as_str() {
            "" => self.texts.get("invite-as-chair"),
            session => self.texts.with("invite-in-session", &[("session", session)]),
        };
        Row {
            deed,
            name: says.title.clone(),
            when: self.when(says),
            location: says.room.clone(),
            note,
            changes: before.map(|before| self.changes(before, says)).unwrap_or_default(),
        }
    }

    fn when(&self, says: &Appointment) -> String {
        self.texts.span(&says.when, self.conference.zone.as_str())
    }

    /// What has changed, from what to what.
    fn changes(&self, before: &Appointment, says: &Appointment) -> Vec<String> {
        let parts = [
            ("invite-part-when", self.when(before), self.when(says)),
            ("invite-part-room", before.room.clone(), says.room.clone()),
            ("invite-part-title", before.title.clone(), says.title.clone()),
            ("invite-part-session", before.session.clone(), says.session.clone()),
            ("invite-part-name", before.name.clone(), says.name.clone()),
        ];
        let changed = parts.into_iter().filter(|(_, old, new)| old != new);
        let said = changed.map(|(part, old, new)| {
            let what = self.texts.get(part);
            self.texts.with("invite-from-to", &[("what", &what), ("old", &old), ("new", &new)])
        });
        said.collect()
    }

    /// Whether an answer is asked for.
    pub fn asks(&self) -> bool {
        match self.invite {
            Some(told) => told.answer.is_none() && told.reason.is_none(),
            None => self.listed.iter().any(|row| row.kind != DeedKind::Withdrawn),
        }
    }

    /// What the mail does to the calendar, in a sentence; empty when it does nothing.
    pub fn calendar_note(&self) -> String {
        match self.kind {
            "invite-requested" | "invite-refreshed" => self.say("invite-calendar-given"),
            "invite-moved" | "invite-reworded" => self.say("invite-calendar-moved"),
            "invite-withdrawn" => self.say("invite-calendar-taken-back"),
            _ => String::new(),
        }
    }
}
