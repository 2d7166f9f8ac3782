//! Whether a wish fits what the conference offers; pure.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Answers, Choices};
use crate::conference::{Definition, Phase, RawAnswer};
use crate::fault::FieldFault;
use crate::place::PlaceDefinition;
use crate::value::Key;

/// What a person chose among what the conference offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// A category.
    pub category: Key,
    /// Tracks of interest, in the order of the conference.
    pub focus_areas: Vec<Key>,
    /// Answers to the questions that were shown.
    pub answers: Answers,
}

/// Checks a person's choices, and which places they want beside those in `had` already.
///
/// Answers to questions that are not shown are left out. The result has the wanted places in the
/// order of the conference.
///
/// # Errors
///
/// Every field at fault.
pub fn check(
    definition: &Definition,
    choices: &Choices,
    (wanted, had): (&[String], &[Key]),
    now: Timestamp,
) -> Result<(Chosen, Vec<Key>), Vec<FieldFault>> {
    let mut faults = Vec::new();
    let category = check_category(definition, choices, had.is_empty(), now, &mut faults);
    let focus_areas = check_focus_areas(definition, &choices.focus_areas, &mut faults);
    let places = check_places(definition, category.as_ref(), (wanted, had), now);
    let places = places.unwrap_or_else(|found| {
        faults.extend(found);
        Vec::new()
    });
    let answers = check_answers(definition, &choices.answers, &mut faults);
    match category {
        Some(category) if faults.is_empty() => {
            Ok((Chosen { category, focus_areas, answers }, places))
        }
        _ => Err(faults),
    }
}

fn check_category(
    definition: &Definition,
    choices: &Choices,
    is_new: bool,
    now: Timestamp,
    faults: &mut Vec<FieldFault>,
) -> Option<Key> {
    if choices.category.is_empty() {
        faults.push(FieldFault::new("category", "required", "choose one"));
        return None;
    }
    let Some(category) = definition.category(&choices.category) else {
        faults.push(FieldFault::new("category", "choice", "choose one of the offered answers"));
        return None;
    };
    let phase = category.window.map_or(Phase::Open, |window| window.phase(now, &definition.zone));
    if is_new && phase != Phase::Open {
        faults.push(FieldFault::new(
            "category",
            "category-not-open",
            "people of this category cannot register now",
        ));
    }
    Some(category.key.clone())
}

fn check_focus_areas(
    definition: &Definition,
    wanted: &[String],
    faults: &mut Vec<FieldFault>,
) -> Vec<Key> {
    if wanted.iter().any(|key| definition.track(key).is_none()) {
        faults.push(FieldFault::new("focus_areas", "choice", "choose among the offered answers"));
    }
    let is_wanted = |key: &Key| wanted.iter().any(|each| each == key.as_str());
    definition.tracks.iter().map(|track| &track.key).filter(|key| is_wanted(key)).cloned().collect()
}

/// Checks which places somebody of `category` wants, beside those in `had` already.
pub(super) fn check_places(
    definition: &Definition,
    category: Option<&Key>,
    (wanted, had): (&[String], &[Key]),
    now: Timestamp,
) -> Result<Vec<Key>, Vec<FieldFault>> {
    let mut faults = Vec::new();
    let mut fault = |code, message: String, place: &str| {
        faults.push(FieldFault::new("places", code, message).with("place", place));
    };
    if wanted.is_empty() {
        fault("required", "choose at least one".to_owned(), "");
    }
    if let Some(unknown) = wanted.iter().find(|key| definition.place(key).is_none()) {
        fault("choice", "choose among the offered answers".to_owned(), unknown);
    }
    let mut places = Vec::new();
    for place in &definition.places {
        if !wanted.iter().any(|key| key == place.key.as_str()) {
            continue;
        }
        let key = place.key.as_str();
        if category.is_some_and(|category| !place.is_for(category)) {
            fault("place-not-for-category", format!("{key} is not for your category"), key);
        }
        if let Some(required) = place.requires.as_ref()
            && !wanted.iter().any(|each| each == required.as_str())
        {
            fault("place-requires", format!("{key} can only be had with {required}"), key);
        }
        if !had.contains(&place.key) {
            check_bookable(definition, place, now, &mut fault);
        }
        places.push(place.key.clone());
    }
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}

fn check_bookable(
    definition: &Definition,
    place: &PlaceDefinition,
    now: Timestamp,
    fault: &mut impl FnMut(&'static str, String, &str),
) {
    let key = place.key.as_str();
    if place.cancelled {
        return fault("place-cancelled", format!("{key} will not take place"), key);
    }
    match place.phase(now, &definition.zone) {
        Phase::Before => fault("place-not-open", format!("{key} cannot be booked yet"), key),
        Phase::Open => {}
        Phase::Closed => fault("place-closed", format!("{key} cannot be booked any more"), key),
    }
}

fn check_answers(
    definition: &Definition,
    raw: &BTreeMap<String, RawAnswer>,
    faults: &mut Vec<FieldFault>,
) -> Answers {
    let mut answers = Answers::new();
    for key in raw.keys() {
        if !definition.questions.iter().any(|question| question.key.as_str() == key) {
            let field = format!("answers.{key}");
            faults.push(FieldFault::new(field, "no-question", "there is no such question"));
        }
    }
    // In the order of the conference, because a question is shown by answers to earlier ones.
    for question in &definition.questions {
        if !question.is_shown(&answers) {
            continue;
        }
        let read = raw.get(question.key.as_str()).map_or(Ok(None), |raw| question.read(raw));
        match read {
            Ok(Some(answer)) => {
                answers.insert(question.key.clone(), answer);
            }
            Ok(None) if question.required => {
                faults.push(FieldFault::new(question.field(), "required", "answer this question"));
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    answers
}
