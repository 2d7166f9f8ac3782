//! What every page has around its own content.

use actix_web::HttpRequest;
use domain::text::Texts;
use domain::value::Locale;

use crate::http::reader::Reader;
use crate::state::State;

/// What `base.html` shows around every page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The texts in the reader's language.
    pub texts: Texts,
    /// The page's own path, for the links to other languages.
    pub path: String,
    /// What a demonstration says of its time.
    pub banner: Option<String>,
    /// Who is signed in as staff.
    pub staff: Option<String>,
}

impl Frame {
    /// The frame of the page that `request` asks for.
    #[must_use]
    pub fn of(request: &HttpRequest, state: &State) -> Self {
        let texts = Texts::of(Reader::of(request).locale);
        let banner = state.is_demonstration.then(|| {
            let now = texts.instant(state.now(), &jiff::tz::TimeZone::UTC);
            texts.with("frame-demonstration", &[("now", &now)])
        });
        Self { texts, path: request.path().to_owned(), banner, staff: None }
    }

    /// The BCP 47 tag of the page.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.texts.locale().as_str()
    }

    /// The languages to choose from: tag, own name, whether it is this one.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        let mine = self.texts.locale();
        Locale::ALL.map(|each| (each.as_str(), each.own_name(), each == mine)).to_vec()
    }
}
