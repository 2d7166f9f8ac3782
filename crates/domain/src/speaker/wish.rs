//! What people wish of a speaker, read from what they typed; pure.

use super::{Assistant, Details};
use crate::fault::FieldFault;
use crate::value::{EmailAddress, InvalidEmailAddress, InvalidLine, Line, Locale, Localized};

/// How a speaker is reached, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Their own address.
    pub email: String,
    /// The name of who gets the mails in their stead; may be empty.
    pub assistant_name: String,
    /// The address of that person; empty for nobody.
    pub assistant_email: String,
    /// The language of mails.
    pub language: String,
}

/// How a speaker is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutSpeaker {
    /// Their own address.
    pub email: EmailAddress,
    /// Who gets the mails in their stead.
    pub assistant: Option<Assistant>,
    /// The language of mails.
    pub language: Locale,
    /// The version that was seen, 0 where there was no contact; none for no matter.
    pub seen: Option<i64>,
}

impl Contact {
    /// The wish in the words of the domain.
    ///
    /// # Errors
    ///
    /// Every field at fault, all at once.
    pub fn parse(&self, seen: Option<i64>) -> Result<PutSpeaker, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let email = email("email", &self.email, &mut faults);
        let assistant = self.read_assistant(&mut faults);
        let language = language(&self.language, &mut faults);
        match (email, assistant, language) {
            (Some(email), Some(assistant), Some(language)) if faults.is_empty() => {
                Ok(PutSpeaker { email, assistant, language, seen })
            }
            _ => Err(faults),
        }
    }

    /// Only who gets the mails in the speaker's stead.
    ///
    /// # Errors
    ///
    /// Every field at fault, all at once.
    pub fn assistant(&self) -> Result<Option<Assistant>, Vec<FieldFault>> {
        let mut faults = Vec::new();
        match self.read_assistant(&mut faults) {
            Some(assistant) if faults.is_empty() => Ok(assistant),
            _ => Err(faults),
        }
    }

    fn read_assistant(&self, faults: &mut Vec<FieldFault>) -> Option<Option<Assistant>> {
        let name = line("assistant_name", &self.assistant_name, faults)?;
        if self.assistant_email.trim().is_empty() {
            if name.is_empty() {
                return Some(None);
            }
            faults.push(FieldFault::new("assistant_email", "required", "must not be empty"));
            return None;
        }
        let email = email("assistant_email", &self.assistant_email, faults)?;
        Some(Some(Assistant { name, email }))
    }
}

/// What a speaker says of themselves, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawProfile {
    /// Their name.
    pub name: String,
    /// Where they work.
    pub affiliation: String,
    /// About them, in Markdown, by language.
    pub biography: Vec<(Locale, String)>,
    /// How they are spoken of.
    pub pronouns: String,
    /// What they need on stage.
    pub stage_needs: String,
    /// The language of mails.
    pub language: String,
    /// Whether they may be recorded: `yes`, `no`, or nothing.
    pub recording_consent: String,
    /// Whether they may be photographed: `yes`, `no`, or nothing.
    pub photo_consent: String,
}

/// What a speaker says of themselves. Name, affiliation and biography go into the draft of the
/// programme, whose rules they must keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Their name.
    pub name: String,
    /// Where they work; may be empty.
    pub affiliation: String,
    /// About them, in Markdown; may be empty.
    pub biography: Localized,
    /// What only the organisers see.
    pub details: Details,
    /// The language of mails.
    pub language: Locale,
}

impl RawProfile {
    /// The wish in the words of the domain.
    ///
    /// # Errors
    ///
    /// Every field at fault, all at once.
    pub fn parse(&self) -> Result<Profile, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let name = line("name", &self.name, &mut faults).unwrap_or_default();
        if self.name.trim().is_empty() {
            faults.push(FieldFault::new("name", "required", "must not be empty"));
        }
        let affiliation = line("affiliation", &self.affiliation, &mut faults).unwrap_or_default();
        let pronouns = line("pronouns", &self.pronouns, &mut faults).unwrap_or_default();
        let stage_needs = self.stage_needs.replace("\r\n", "\n").trim().to_owned();
        if stage_needs.chars().count() > Details::MOST {
            faults.push(too_long("stage_needs", Details::MOST));
        }
        let recording_consent = answer("recording_consent", &self.recording_consent, &mut faults);
        let photo_consent = answer("photo_consent", &self.photo_consent, &mut faults);
        let biography = self
            .biography
            .iter()
            .map(|(locale, text)| (*locale, text.replace("\r\n", "\n").trim().to_owned()));
        let biography = Localized::new(biography.filter(|(_, text)| !text.is_empty()));
        let details = Details { pronouns, stage_needs, recording_consent, photo_consent };
        match language(&self.language, &mut faults) {
            Some(language) if faults.is_empty() => {
                Ok(Profile { name, affiliation, biography, details, language })
            }
            _ => Err(faults),
        }
    }
}

fn email(field: &str, text: &str, faults: &mut Vec<FieldFault>) -> Option<EmailAddress> {
    if text.trim().is_empty() {
        faults.push(FieldFault::new(field, "required", "must not be empty"));
        return None;
    }
    let read = text.parse::<EmailAddress>();
    let fault = |why: InvalidEmailAddress| {
        let code = email_fault(why);
        FieldFault::new(field, code, why.to_string())
    };
    read.map_err(|why| faults.push(fault(why))).ok()
}

const fn email_fault(why: InvalidEmailAddress) -> &'static str {
    match why {
        InvalidEmailAddress::Form => "email-form",
        InvalidEmailAddress::Local => "email-local",
        InvalidEmailAddress::Domain => "email-domain",
        InvalidEmailAddress::Length => "email-length",
    }
}

/// One line that may be empty.
fn line(field: &str, text: &str, faults: &mut Vec<FieldFault>) -> Option<String> {
    match text.parse::<Line>() {
        Ok(line) => Some(line.to_string()),
        Err(InvalidLine::Empty) => Some(String::new()),
        Err(InvalidLine::Length) => {
            faults.push(too_long(field, Line::MOST));
            None
        }
    }
}

fn language(text: &str, faults: &mut Vec<FieldFault>) -> Option<Locale> {
    let read = text.parse::<Locale>();
    read.map_err(|why| faults.push(FieldFault::new("language", "language", why.to_string()))).ok()
}

fn answer(field: &str, text: &str, faults: &mut Vec<FieldFault>) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        _ => {
            faults.push(FieldFault::new(field, "yes-or-no", "must be yes or no"));
            None
        }
    }
}

fn too_long(field: &str, most: usize) -> FieldFault {
    FieldFault::new(field, "too-long", format!("must have at most {most} characters"))
        .with("max", most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assistant_is_whole_or_nobody() {
        let contact = |name: &str, email: &str| Contact {
            assistant_name: name.to_owned(),
            assistant_email: email.to_owned(),
            ..Contact::default()
        };
        let codes = |contact: &Contact| {
            let faults = contact.assistant().expect_err("it is at fault");
            faults.into_iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>()
        };
        assert_eq!(contact(" ", "").assistant(), Ok(None));
        let cleo = contact("Cleo  Test", "cleo@example.org").assistant().unwrap().unwrap();
        assert_eq!((cleo.name.as_str(), cleo.email.as_str()), ("Cleo Test", "cleo@example.org"));
        let needed = [("assistant_email".to_owned(), "required")];
        assert_eq!(codes(&contact("Cleo", "")), needed);
        assert_eq!(codes(&contact("", "cleo")), [("assistant_email".to_owned(), "email-form")]);
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let nothing = Contact { email: "ada@".to_owned(), ..Contact::default() };
        let faults = nothing.parse(None).expect_err("it is at fault");
        let found: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
        assert_eq!(found, [("email", "email-form"), ("language", "language")]);
        let profile = RawProfile {
            stage_needs: "a".repeat(Details::MOST + 1),
            photo_consent: "maybe".to_owned(),
            language: "en".to_owned(),
            ..RawProfile::default()
        };
        let faults = profile.parse().expect_err("it is at fault");
        let found: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
        let expected =
            [("name", "required"), ("stage_needs", "too-long"), ("photo_consent", "yes-or-no")];
        assert_eq!(found, expected);
    }
}
