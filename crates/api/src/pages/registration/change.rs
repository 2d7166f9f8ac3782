//! A form that changes one's own registration, and its return when it was refused.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::registration::clash::held;
use domain::text::Texts;
use domain::value::Key;

use super::super::form::{Fault, Section, set_faults};
use super::super::frame::Frame;
use super::super::page;
use super::super::shell::problem_text;
use super::own::{Own, form_key, instead};
use super::{form_again, with_names};
use crate::http::actor::Attendee;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The page with the form.
#[derive(Template)]
#[template(path = "registration/change.html")]
pub struct ChangePage {
    frame: Frame,
    /// Where the form is found, and where it is sent.
    path: &'static str,
    heading: String,
    form_key: String,
    /// The version that the form was made from.
    version: i64,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    /// Exchanges that the person could make instead: the place, and what the button says.
    swaps: Vec<(String, String)>,
    /// What the whole form is told, beside its fields.
    notice: Option<String>,
}

impl ChangePage {
    /// A form with these parts, made from the registration as it is now.
    #[must_use]
    pub fn new(
        frame: Frame,
        own: &Own,
        (path, heading, sections): (&'static str, String, Vec<Section>),
        (state, attendee): (&State, &Attendee),
    ) -> Self {
        Self {
            path,
            heading,
            form_key: form_key(state, attendee),
            version: own.version(),
            sections,
            faults: Vec::new(),
            swaps: Vec::new(),
            notice: None,
            frame,
        }
    }

    /// Shows it for the first time.
    ///
    /// # Errors
    ///
    /// When the template fails.
    pub fn show(&self) -> Reply<HttpResponse> {
        page(StatusCode::OK, self)
    }

    /// Shows it as it was typed, with what is wrong.
    ///
    /// # Errors
    ///
    /// When the template fails.
    pub fn again(mut self, own: &Own, problem: &Problem) -> Reply<HttpResponse> {
        let texts = self.frame.texts;
        let named = with_names(&own.conference().definition, texts.locale(), &problem.errors);
        self.faults = set_faults(&texts, &mut self.sections, &named);
        self.swaps = swaps(&texts, own, problem);
        if problem.errors.is_empty() {
            self.notice = Some(problem_text(&texts, problem));
        }
        form_again(problem, &self)
    }
}

/// An exchange for each wanted place that is at the same time as one that is held.
fn swaps(texts: &Texts, own: &Own, problem: &Problem) -> Vec<(String, String)> {
    let clashes = problem.errors.iter().filter(|fault| fault.code == "places-clash");
    let named = clashes.flat_map(|fault| &fault.args).filter_map(|(_, key)| key.parse().ok());
    let mut keys: Vec<Key> = named.collect();
    keys.sort();
    keys.dedup();
    let held = held(own.conference(), &own.booked.bookings);
    keys.retain(|key| !held.contains(key));
    let swap = |key: Key| Some((key.to_string(), instead(texts, own, &key)?));
    keys.into_iter().filter_map(swap).collect()
}
