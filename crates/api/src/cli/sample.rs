//! Sample registrations for the demonstration, made by the same operation as real ones.

use domain::actor::Actor;
use domain::conference::{Definition, Question, QuestionKind, RawAnswer};
use domain::registration::{self, ChangeError, Choices, Details, Register, change, ops};
use domain::value::{EmailAddress, Locale, random};
use domain::{Fault as _, Store, conference};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};

use super::Outcome;

pub mod speaker;

const GIVEN: [&str; 16] = [
    "Ada", "Bo", "Cleo", "Dag", "Elin", "Finn", "Greta", "Hanno", "Ida", "Jon", "Kim", "Lo",
    "Mika", "Nils", "Ottilie", "Pär",
];
const FAMILY: [&str; 10] = [
    "Sample",
    "Example",
    "Exempel",
    "Provsson",
    "Beispiel",
    "Muster",
    "Testberg",
    "Låtsaslund",
    "Platzhalter-Übungsmann",
    "Invented",
];
const AFFILIATION: [&str; 5] = [
    "Sample University Hospital",
    "Institute of Invented Genomics",
    "Exempelsjukhuset i Påhittköping",
    "Zentrum für Beispielmedizin",
    "Patients of Nowhere",
];
const COUNTRY: [&str; 6] = ["SE", "DE", "DK", "NL", "FI", "GB"];

/// How many of the first people cancel.
const CANCEL: u32 = 2;

/// Registers `count` invented people, the first of them some days before `at`, and cancels some.
///
/// # Errors
///
/// A sentence for the person at the terminal.
pub fn register(store: &Store, definition: &Definition, count: u32, at: Timestamp) -> Outcome {
    let bar = ProgressBar::new(u64::from(count)).with_message("sample registrations");
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    let mut cancelled = Vec::new();
    for number in 0..count {
        let wish = wish(definition, number).ok_or("a sample is not as it should be")?;
        let before = SignedDuration::from_mins(i64::from(count - number) * 23);
        let then = at.saturating_sub(before).map_err(|why| why.to_string())?;
        let receipt = store
            .write_now(then, move |tx| ops::register(tx, &Actor::Operator, &wish))
            .map_err(|why| format!("a sample is refused: {why} {:?}", why.fields()))?;
        if number < CANCEL {
            cancelled.push(receipt.email);
        }
        bar.inc(1);
    }
    for email in cancelled {
        cancel(store, definition, email, at)?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// Cancels the registration of an address, so that whoever waits gets an offer.
fn cancel(store: &Store, definition: &Definition, email: EmailAddress, at: Timestamp) -> Outcome {
    let slug = definition.slug.clone();
    let cancelled = store.write_now(at, move |tx| {
        let conference = conference::store::find(tx, &slug)?.ok_or(ChangeError::NoRegistration)?;
        let found = registration::store::find_living(tx, conference.id, &email)?;
        let id = found.ok_or(ChangeError::NoRegistration)?.id;
        change::cancel(tx, &Actor::Operator, (id, None))
    });
    cancelled.map(|_| ()).map_err(|why| format!("a sample cannot be cancelled: {why}"))
}

/// The wish of the invented person with this number.
fn wish(definition: &Definition, number: u32) -> Option<Register> {
    let pick = |from: &[&'static str], salt: u32| -> Option<&'static str> {
        from.iter()
            .cycle()
            .nth((number * 7 + salt + number / 5) as usize % from.len().max(1))
            .copied()
    };
    let (given, family) = (pick(&GIVEN, 0)?, pick(&FAMILY, number / 3)?);
    let category = definition.categories.iter().cycle().nth(number as usize)?;
    let mut places = Vec::new();
    for place in &definition.places {
        let key = place.key.as_str();
        let wants = match key {
            "on-site" => number % 5 != 4,
            "online" => number % 5 == 4,
            "dinner" => number % 5 != 4 && number % 8 != 7,
            "companion-dinner" => number.is_multiple_of(9),
            _ => false,
        };
        let has_required =
            place.requires.as_ref().is_none_or(|it| places.contains(&it.to_string()));
        if wants && has_required && place.is_for(&category.key) {
            places.push(key.to_owned());
        }
    }
    if places.is_empty() {
        places.push(definition.places.first()?.key.to_string());
    }
    let tracks = definition.tracks.iter().enumerate();
    let interests = tracks.filter(|(at, _)| (number as usize + at).is_multiple_of(3));
    Some(Register {
        conference: definition.slug.clone(),
        email: format!("sample-{:03}-{}@example.org", number + 1, short()).parse().ok()?,
        details: Details {
            given_name: given.parse().ok()?,
            family_name: family.parse().ok()?,
            affiliation: pick(&AFFILIATION, 1)?.parse().ok()?,
            country: pick(&COUNTRY, 2)?.parse().ok()?,
            language: *Locale::ALL.iter().cycle().nth(number as usize)?,
            orcid: None,
            efn: None,
            photo_consent: [Some(true), Some(false), None].get(number as usize % 3).copied()?,
            choices: Choices {
                category: category.key.to_string(),
                focus_areas: interests.map(|(_, track)| track.key.to_string()).collect(),
                answers: definition.questions.iter().filter_map(answer).collect(),
            },
            needs: None,
        },
        places,
        notice_version: definition.notice.version.clone(),
        once: None,
    })
}

/// A few random letters, so that no two demonstrations write to the same addresses.
fn short() -> String {
    random::hex(&random::bytes::<2>())
}

/// An answer to a question that must be answered.
fn answer(question: &Question) -> Option<(String, RawAnswer)> {
    if !question.required {
        return None;
    }
    let value = match &question.kind {
        QuestionKind::Text | QuestionKind::LongText => "An invented answer".to_owned(),
        QuestionKind::Number { min, .. } => min.unwrap_or(1.0).to_string(),
        QuestionKind::OneChoice(choices) | QuestionKind::SeveralChoices(choices) => {
            choices.first()?.key.to_string()
        }
        QuestionKind::YesNo => "no".to_owned(),
        QuestionKind::Date => "2022-09-22".to_owned(),
    };
    Some((question.key.to_string(), RawAnswer::One(value)))
}
