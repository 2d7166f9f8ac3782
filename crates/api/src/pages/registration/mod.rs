//! Registering, the link to one's own registration, and what one can do there.

use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::ServiceConfig;
use actix_web::{HttpResponse, ResponseError as _};
use askama::Template;
use domain::FieldFault;
use domain::conference::{Definition, RawAnswer};
use domain::registration::{Needs, Registration};
use domain::value::Locale;

use super::form::Sent;
use super::page;
use crate::http::problem::{Problem, Reply};
use crate::registration::RegistrationWish;

mod agenda;
mod cancel;
mod change;
mod clashes;
mod details;
mod feed;
mod fields;
mod link;
mod offer;
mod own;
mod places;
mod register;
mod stars;
mod swap;

pub(super) use fields::needs as needs_section;
pub(super) use own::{Own, facts};

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    register::routes(config);
    link::routes(config);
    own::routes(config);
    details::routes(config);
    feed::routes(config);
    places::routes(config);
    offer::routes(config);
    swap::routes(config);
    clashes::routes(config);
    agenda::routes(config);
    stars::routes(config);
    cancel::routes(config);
}

/// The form was made by another installation, or for somebody else.
pub(super) fn stale() -> Problem {
    let title = "this form is out of date; check it and send it again";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "form-outdated", title)
}

/// A form that is shown again because of a problem, with its status and its pause.
pub(super) fn form_again(problem: &Problem, template: &impl Template) -> Reply<HttpResponse> {
    let mut answer = page(problem.status, template)?;
    if let Some(pause) = problem.error_response().headers().get(RETRY_AFTER) {
        answer.headers_mut().insert(RETRY_AFTER, pause.clone());
    }
    Ok(answer)
}

/// The wish that a form says.
fn wish(sent: &Sent) -> RegistrationWish {
    let mut wish = RegistrationWish {
        given_name: sent.one("given_name"),
        family_name: sent.one("family_name"),
        email: sent.one("email"),
        affiliation: sent.one("affiliation"),
        country: sent.one("country"),
        category: sent.one("category"),
        focus_areas: sent.all("focus_areas"),
        places: sent.all("places"),
        language: sent.one("language"),
        orcid: sent.one("orcid"),
        efn: sent.one("efn"),
        diet: sent.one("diet"),
        access: sent.one("access"),
        needs_consent: sent.one("needs_consent") == "yes",
        photo_consent: match sent.one("photo_consent").as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        notice_version: sent.one("notice_version"),
        ..RegistrationWish::default()
    };
    for (name, value) in &sent.0 {
        let Some(key) = name.strip_prefix("answers.") else { continue };
        let answer = wish.answers.entry(key.to_owned());
        answer
            .and_modify(|answer| add(answer, value))
            .or_insert_with(|| RawAnswer::One(value.clone()));
    }
    wish
}

/// A field that came again has several values.
fn add(answer: &mut RawAnswer, value: &str) {
    match answer {
        RawAnswer::Many(values) => values.push(value.to_owned()),
        RawAnswer::One(first) => {
            *answer = RawAnswer::Many(vec![std::mem::take(first), value.to_owned()]);
        }
    }
}

/// The wish that changes nothing: what the registration says now.
fn as_stored(registration: &Registration, needs: Option<Needs>) -> RegistrationWish {
    let chosen = &registration.chosen;
    let has_needs = needs.is_some();
    let (diet, access) = needs.map(|needs| (needs.diet, needs.access)).unwrap_or_default();
    RegistrationWish {
        given_name: registration.given_name.to_string(),
        family_name: registration.family_name.to_string(),
        affiliation: registration.affiliation.to_string(),
        country: registration.country.to_string(),
        category: chosen.category.to_string(),
        focus_areas: chosen.focus_areas.iter().map(ToString::to_string).collect(),
        language: registration.language.to_string(),
        orcid: registration.orcid.as_ref().map(ToString::to_string).unwrap_or_default(),
        efn: registration.efn.as_ref().map(ToString::to_string).unwrap_or_default(),
        diet,
        access,
        needs_consent: has_needs,
        photo_consent: registration.photo_consent,
        answers: chosen
            .answers
            .iter()
            .map(|(key, answer)| (key.to_string(), answer.raw()))
            .collect(),
        ..RegistrationWish::default()
    }
}

/// The same faults, in which places have the names that people read.
fn with_names(definition: &Definition, locale: Locale, faults: &[FieldFault]) -> Vec<FieldFault> {
    let mut faults = faults.to_vec();
    for fault in &mut faults {
        let key = fault.args.iter().find(|(name, _)| *name == "place").map(|(_, key)| key.clone());
        let Some(place) = key.and_then(|key| definition.place(&key)) else { continue };
        let required = place.requires.as_ref().and_then(|key| definition.place(key.as_str()));
        for (_, other) in fault.args.iter_mut().filter(|(name, _)| *name == "other") {
            let found = definition.place(other);
            *other = found.map_or_else(|| other.clone(), |it| it.name.of(locale).to_owned());
        }
        fault.args.retain(|(name, _)| *name != "place");
        fault.args.push(("place", place.name.of(locale).to_owned()));
        if let Some(required) = required {
            fault.args.push(("required", required.name.of(locale).to_owned()));
        }
    }
    faults
}
