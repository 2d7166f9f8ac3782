//! The wish to register or to change a registration, as both doors read it.

use std::collections::BTreeMap;
use std::str::FromStr;

use domain::FieldFault;
use domain::conference::{Definition, RawAnswer};
use domain::idempotency::Once;
use domain::registration::{Choices, Details, Needs, Register, check};
use domain::value::{InvalidEfn, InvalidEmailAddress, InvalidLine, InvalidOrcid, Key, Line};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What somebody says who registers, or who changes what they said.
///
/// To change, leave `email`, `places` and `notice_version` out.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct RegistrationWish {
    /// Given name.
    #[validate(length(min = 1, code = "required"))]
    pub given_name: String,
    /// Family name.
    #[validate(length(min = 1, code = "required"))]
    pub family_name: String,
    /// An e-mail address; the confirmation goes there.
    pub email: String,
    /// Where they work or whom they stand for.
    #[validate(length(min = 1, code = "required"))]
    pub affiliation: String,
    /// ISO 3166-1 alpha-2, such as `SE`.
    #[validate(length(min = 1, code = "required"))]
    pub country: String,
    /// The key of a category of the conference.
    pub category: String,
    /// Keys of tracks of interest.
    #[validate(length(max = 50, code = "too-many"))]
    pub focus_areas: Vec<String>,
    /// Keys of the wanted places; at least one.
    #[validate(length(max = 50, code = "too-many"))]
    pub places: Vec<String>,
    /// The language of their mails: `en`, `sv` or `de`.
    pub language: String,
    /// An ORCID iD.
    pub orcid: String,
    /// The 15 digits of a German physician.
    pub efn: String,
    /// What they can eat; only with `needs_consent`.
    #[validate(length(max = 1_000, code = "too-long"))]
    pub diet: String,
    /// What they need to take part; only with `needs_consent`.
    #[validate(length(max = 1_000, code = "too-long"))]
    pub access: String,
    /// Whether diet and access needs, which are health data, may be stored.
    pub needs_consent: bool,
    /// Whether they may be in photos; left out is not yes.
    pub photo_consent: Option<bool>,
    /// The version of the privacy notice that was read and accepted.
    pub notice_version: String,
    /// Answers to the questions of the conference, by their keys.
    #[schema(value_type = BTreeMap<String, Object>)]
    pub answers: BTreeMap<String, RawAnswer>,
}

impl RegistrationWish {
    /// The wish in the words of the domain.
    ///
    /// # Errors
    ///
    /// Every field at fault, all at once.
    pub fn register(
        &self,
        definition: &Definition,
        once: Option<Once>,
        now: Timestamp,
    ) -> Result<Register, Vec<FieldFault>> {
        let mut faults = length_faults(self);
        let details = self.details(&mut faults);
        let email = read(&self.email, "email", email_fault, &mut faults);
        if let Err(found) = check(definition, &self.choices(), (&self.places, &[]), now) {
            faults.extend(found);
        }
        if self.notice_version != definition.notice.version {
            let message = "read and accept the present notice";
            faults.push(FieldFault::new("notice_version", "notice", message));
        }
        match (details, email) {
            (Some(details), Some(email)) if faults.is_empty() => Ok(Register {
                conference: definition.slug.clone(),
                email,
                details,
                places: self.places.clone(),
                notice_version: self.notice_version.clone(),
                once,
            }),
            _ => Err(in_order(faults)),
        }
    }

    /// The changed details in the words of the domain; `had` are the places of the registration.
    ///
    /// # Errors
    ///
    /// Every field at fault, all at once.
    pub fn change(
        &self,
        definition: &Definition,
        had: &[Key],
        now: Timestamp,
    ) -> Result<Details, Vec<FieldFault>> {
        let mut faults = length_faults(self);
        let details = self.details(&mut faults);
        let fixed = [
            ("email", self.email.is_empty()),
            ("places", self.places.is_empty()),
            ("notice_version", self.notice_version.is_empty()),
        ];
        for (field, _) in fixed.iter().filter(|(_, is_empty)| !is_empty) {
            faults.push(FieldFault::new(*field, "fixed", "cannot be changed here"));
        }
        let wanted: Vec<String> = had.iter().map(ToString::to_string).collect();
        if let Err(found) = check(definition, &self.choices(), (&wanted, had), now) {
            faults.extend(found);
        }
        match details {
            Some(details) if faults.is_empty() => Ok(details),
            _ => Err(in_order(faults)),
        }
    }

    /// Only the diet and access needs, with the consent to them.
    ///
    /// # Errors
    ///
    /// Every field at fault, all at once.
    pub fn only_needs(&self) -> Result<Option<Needs>, Vec<FieldFault>> {
        let is_theirs = |fault: &FieldFault| matches!(fault.field.as_str(), "diet" | "access");
        let mut faults: Vec<FieldFault> =
            length_faults(self).into_iter().filter(is_theirs).collect();
        match self.needs(&mut faults) {
            Some(needs) if faults.is_empty() => Ok(needs),
            _ => Err(in_order(faults)),
        }
    }

    /// What they choose among what the conference offers.
    #[must_use]
    pub fn choices(&self) -> Choices {
        Choices {
            category: self.category.clone(),
            focus_areas: self.focus_areas.clone(),
            answers: self.answers.clone(),
        }
    }

    fn details(&self, faults: &mut Vec<FieldFault>) -> Option<Details> {
        let given_name = read(&self.given_name, "given_name", line_fault, faults);
        let family_name = read(&self.family_name, "family_name", line_fault, faults);
        let affiliation = read(&self.affiliation, "affiliation", line_fault, faults);
        let country = read(&self.country, "country", |_| "country", faults);
        let language = read(&self.language, "language", |_| "language", faults);
        let orcid = read_optional(&self.orcid, "orcid", orcid_fault, faults);
        let efn = read_optional(&self.efn, "efn", efn_fault, faults);
        let needs = self.needs(faults);
        Some(Details {
            given_name: given_name?,
            family_name: family_name?,
            affiliation: affiliation?,
            country: country?,
            language: language?,
            orcid: orcid?,
            efn: efn?,
            photo_consent: self.photo_consent,
            choices: self.choices(),
            needs: needs?,
        })
    }

    fn needs(&self, faults: &mut Vec<FieldFault>) -> Option<Option<Needs>> {
        let (diet, access) = (self.diet.trim(), self.access.trim());
        if diet.is_empty() && access.is_empty() {
            return Some(None);
        }
        if !self.needs_consent {
            let message =
                "needs your consent, because it is health data; or leave diet and access empty";
            faults.push(FieldFault::new("needs_consent", "needs-consent", message));
            return None;
        }
        Some(Some(Needs { diet: diet.to_owned(), access: access.to_owned() }))
    }
}

/// The fields of a wish that are empty or too long.
#[must_use]
pub fn length_faults(wish: &impl Validate) -> Vec<FieldFault> {
    let Err(errors) = wish.validate() else { return Vec::new() };
    let mut faults = Vec::new();
    for (field, errors) in errors.field_errors() {
        for error in errors {
            faults.push(match error.code.as_ref() {
                "required" => FieldFault::new(field.as_ref(), "required", "must not be empty"),
                "too-many" => FieldFault::new(field.as_ref(), "too-many", "names too many"),
                _ => too_long(field.as_ref(), Needs::MOST),
            });
        }
    }
    faults
}

fn too_long(field: &str, most: usize) -> FieldFault {
    FieldFault::new(field, "too-long", format!("must have at most {most} characters"))
        .with("max", most)
}

/// Parses a field. An empty one says `required`, unless the lengths said so already.
fn read<T: FromStr<Err: std::fmt::Display + Clone>>(
    text: &str,
    field: &'static str,
    code: impl Fn(T::Err) -> &'static str,
    faults: &mut Vec<FieldFault>,
) -> Option<T> {
    let error = match text.parse::<T>() {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    if faults.iter().any(|fault| fault.field == field) {
        return None;
    }
    let (code, message) = if text.trim().is_empty() {
        ("required", "must not be empty".to_owned())
    } else {
        (code(error.clone()), error.to_string())
    };
    faults.push(FieldFault::new(field, code, message).with("max", Line::MOST));
    None
}

fn read_optional<T: FromStr<Err: std::fmt::Display + Clone>>(
    text: &str,
    field: &'static str,
    code: impl Fn(T::Err) -> &'static str,
    faults: &mut Vec<FieldFault>,
) -> Option<Option<T>> {
    if text.trim().is_empty() { Some(None) } else { read(text, field, code, faults).map(Some) }
}

fn line_fault(why: InvalidLine) -> &'static str {
    match why {
        InvalidLine::Empty => "required",
        InvalidLine::Length => "too-long",
    }
}

fn email_fault(why: InvalidEmailAddress) -> &'static str {
    match why {
        InvalidEmailAddress::Form => "email-form",
        InvalidEmailAddress::Local => "email-local",
        InvalidEmailAddress::Domain => "email-domain",
        InvalidEmailAddress::Length => "email-length",
    }
}

fn orcid_fault(why: InvalidOrcid) -> &'static str {
    match why {
        InvalidOrcid::Form => "orcid-form",
        InvalidOrcid::CheckDigit => "check-digit",
    }
}

fn efn_fault(why: InvalidEfn) -> &'static str {
    match why {
        InvalidEfn::Length => "efn-length",
        InvalidEfn::Prefix => "efn-prefix",
        InvalidEfn::CheckDigit => "check-digit",
    }
}

/// The fields in the order in which the form shows them.
const ORDER: [&str; 16] = [
    "given_name",
    "family_name",
    "email",
    "affiliation",
    "country",
    "language",
    "category",
    "focus_areas",
    "places",
    "orcid",
    "efn",
    "diet",
    "access",
    "needs_consent",
    "photo_consent",
    "notice_version",
];

fn in_order(mut faults: Vec<FieldFault>) -> Vec<FieldFault> {
    // Answers stand between the choices and the consents; their own order stays.
    let after_choices = ORDER.iter().position(|field| *field == "orcid").unwrap_or(0) * 2 - 1;
    faults.sort_by_key(|fault| {
        ORDER.iter().position(|field| *field == fault.field).map_or(after_choices, |at| at * 2)
    });
    faults
}
