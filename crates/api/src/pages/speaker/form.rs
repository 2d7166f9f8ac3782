//! A form of the speaker's pages, and its return when it was refused.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::super::form::{Fault, Section, set_faults};
use super::super::frame::Frame;
use super::super::page;
use super::super::registration::form_again;
use super::super::shell::problem_text;
use super::Desk;
use crate::http::problem::{Problem, Reply};

/// The page with the form.
#[derive(Template)]
#[template(path = "speaker/form.html")]
pub struct FormPage {
    frame: Frame,
    /// Where the form is found, and where it is sent.
    path: &'static str,
    heading: String,
    lead: String,
    form_key: String,
    /// What it was made from: names and versions.
    hidden: Vec<(&'static str, i64)>,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    /// What the whole form is told, beside its fields.
    notice: Option<String>,
    /// What a button says that takes away what the form is about.
    remove: Option<String>,
}

impl FormPage {
    /// A form with these parts; `name` is what it is called in its address and in the texts.
    #[must_use]
    pub fn new(
        desk: Desk,
        (name, path): (&str, &'static str),
        hidden: Vec<(&'static str, i64)>,
        sections: Vec<Section>,
    ) -> Self {
        Self {
            path,
            heading: desk.frame.text(&format!("speaker-form-{name}")),
            lead: desk.frame.text(&format!("speaker-form-{name}-lead")),
            form_key: desk.form_key,
            hidden,
            sections,
            faults: Vec::new(),
            notice: None,
            remove: None,
            frame: desk.frame,
        }
    }

    /// The same with a button that takes away what the form is about.
    #[must_use]
    pub fn removable(mut self, text: &str) -> Self {
        self.remove = Some(self.frame.text(text));
        self
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
    pub fn again(mut self, problem: &Problem) -> Reply<HttpResponse> {
        let texts = self.frame.texts;
        self.faults = set_faults(&texts, &mut self.sections, &problem.errors);
        if problem.errors.is_empty() {
            self.notice = Some(problem_text(&texts, problem));
        }
        form_again(problem, &self)
    }
}
