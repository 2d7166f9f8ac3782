//! The same in sheets of a spreadsheet, for people to look at.

use super::{Export, ExportedRegistration};
use crate::calendar::When;
use crate::conference::{Definition, Question, QuestionKind, RawAnswer, Window};
use crate::place::PlaceDefinition;
use crate::programme::Programme;
use crate::programme::exchange::sheet::{
    join, localized_heading, moment, said, text, text_in, write,
};
use crate::value::{Locale, Localized};

/// The sheets of a conference, each with the name of its file: those of the programme as the draft
/// has it, else the newest release; places, categories, questions; registrations where they were
/// asked for.
#[must_use]
pub fn sheets(export: &Export) -> Vec<(String, String)> {
    let definition = &export.definition;
    let draft = export.draft.as_ref().map(|draft| &draft.programme);
    let programme = draft.or_else(|| export.releases.last().map(|release| &release.programme));
    let beginning = || Programme::beginning(definition);
    let programme = programme.cloned().unwrap_or_else(beginning);
    let mut sheets = write(&programme, &definition.languages);
    sheets.push(("places.csv".to_owned(), text(places(definition))));
    sheets.push(("categories.csv".to_owned(), text(categories(definition))));
    sheets.push(("questions.csv".to_owned(), text(questions(definition))));
    if let Some(registrations) = &export.registrations {
        sheets.push(("registrations.csv".to_owned(), text(roll(export, registrations))));
    }
    sheets
}

fn headings(heading: &str, languages: &[Locale]) -> Vec<String> {
    languages.iter().map(|locale| localized_heading(heading, *locale)).collect()
}

fn in_all(text: &Localized, languages: &[Locale]) -> Vec<String> {
    languages.iter().map(|locale| text_in(text, *locale)).collect()
}

fn owned<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(ToOwned::to_owned).to_vec()
}

fn opens_and_closes(window: Option<Window>) -> Vec<String> {
    window.map_or_else(
        || vec![String::new(); 2],
        |window| vec![moment(window.opens), moment(window.closes)],
    )
}

fn places(definition: &Definition) -> Vec<Vec<String>> {
    let languages = &definition.languages;
    let first = [
        owned(["Key"]),
        headings("Name", languages),
        headings("Note", languages),
        headings("Location", languages),
        owned(["Seats", "Start", "End", "Booking opens", "Booking closes"]),
        owned(["Categories", "Requires", "Overlaps", "Session", "Cancelled"]),
    ];
    let row = |place: &PlaceDefinition| {
        let when = match &place.when {
            When::Days { first, last } => vec![first.to_string(), last.to_string()],
            When::Times { start, end } => vec![moment(*start), moment(*end)],
        };
        let cells = [
            vec![place.key.to_string()],
            in_all(&place.name, languages),
            in_all(&place.note, languages),
            in_all(&place.location, languages),
            vec![place.capacity.to_string()],
            when,
            opens_and_closes(place.window),
            vec![join(&place.categories), join(&place.requires)],
            owned([said(place.overlaps), said(place.is_session), said(place.cancelled)]),
        ];
        cells.concat()
    };
    [first.concat()].into_iter().chain(definition.places.iter().map(row)).collect()
}

fn categories(definition: &Definition) -> Vec<Vec<String>> {
    let languages = &definition.languages;
    let first = [owned(["Key"]), headings("Name", languages), owned(["Opens", "Closes"])];
    let mut rows = vec![first.concat()];
    for category in &definition.categories {
        let key = vec![category.key.to_string()];
        let name = in_all(&category.name, languages);
        rows.push([key, name, opens_and_closes(category.window)].concat());
    }
    rows
}

fn questions(definition: &Definition) -> Vec<Vec<String>> {
    let languages = &definition.languages;
    let first = [
        owned(["Key"]),
        headings("Question", languages),
        headings("Help", languages),
        owned(["Kind", "Choices", "Least", "Most", "Required", "Shown when"]),
    ];
    let row = |question: &Question| {
        let shown = question.shown_when.as_ref();
        let shown = shown.map(|when| format!("{} is {}", when.question, when.is));
        let cells = [
            vec![question.key.to_string()],
            in_all(&question.label, languages),
            in_all(&question.help, languages),
            kind(&question.kind),
            vec![said(question.required).to_owned(), shown.unwrap_or_default()],
        ];
        cells.concat()
    };
    [first.concat()].into_iter().chain(definition.questions.iter().map(row)).collect()
}

/// Kind, choices, least and most.
fn kind(kind: &QuestionKind) -> Vec<String> {
    let shown = |number: &Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let keys = |choices: &[crate::conference::Choice]| join(choices.iter().map(|each| &each.key));
    let (name, choices, least, most) = match kind {
        QuestionKind::Text => ("text", String::new(), String::new(), String::new()),
        QuestionKind::LongText => ("long-text", String::new(), String::new(), String::new()),
        QuestionKind::Number { min, max } => ("number", String::new(), shown(min), shown(max)),
        QuestionKind::OneChoice(all) => ("one-choice", keys(all), String::new(), String::new()),
        QuestionKind::SeveralChoices(all) => {
            ("several-choices", keys(all), String::new(), String::new())
        }
        QuestionKind::YesNo => ("yes-no", String::new(), String::new(), String::new()),
        QuestionKind::Date => ("date", String::new(), String::new(), String::new()),
    };
    vec![name.to_owned(), choices, least, most]
}

fn roll(export: &Export, registrations: &[ExportedRegistration]) -> Vec<Vec<String>> {
    let definition = &export.definition;
    let places = export.places.iter().map(|place| format!("Place {}", place.key));
    let questions = definition.questions.iter().map(|question| format!("Answer {}", question.key));
    let first = [
        owned(["Id", "Status", "Given name", "Family name", "Email", "Affiliation", "Country"]),
        owned(["Category", "Focus areas", "Language", "ORCID", "EFN", "Photo consent"]),
        owned(["Registered", "Changed", "Diet", "Access"]),
        places.collect(),
        questions.collect(),
    ];
    let row = |each: &ExportedRegistration| {
        [person(each), bookings(export, each), answers(definition, each)].concat()
    };
    [first.concat()].into_iter().chain(registrations.iter().map(row)).collect()
}

fn person(each: &ExportedRegistration) -> Vec<String> {
    let needs = each.needs.as_ref();
    vec![
        each.id.to_string(),
        each.status.as_str().to_owned(),
        each.given_name.to_string(),
        each.family_name.to_string(),
        each.email.to_string(),
        each.affiliation.to_string(),
        each.country.to_string(),
        each.category.to_string(),
        join(&each.focus_areas),
        each.language.to_string(),
        join(&each.orcid),
        join(&each.efn),
        each.photo_consent.map(said).unwrap_or_default().to_owned(),
        each.created_at.to_string(),
        each.changed_at.to_string(),
        needs.map(|needs| needs.diet.clone()).unwrap_or_default(),
        needs.map(|needs| needs.access.clone()).unwrap_or_default(),
    ]
}

/// How a registration stands in each place.
fn bookings(export: &Export, each: &ExportedRegistration) -> Vec<String> {
    let standing = |place: &super::ExportedPlace| {
        let booking = each.bookings.iter().find(|booking| booking.place == place.id);
        booking.map(|booking| booking.status.as_str()).unwrap_or_default().to_owned()
    };
    export.places.iter().map(standing).collect()
}

fn answers(definition: &Definition, each: &ExportedRegistration) -> Vec<String> {
    let answer = |question: &Question| match each.answers.get(&question.key).map(|a| a.raw()) {
        Some(RawAnswer::One(text)) => text,
        Some(RawAnswer::Many(texts)) => join(texts),
        None => String::new(),
    };
    definition.questions.iter().map(answer).collect()
}
