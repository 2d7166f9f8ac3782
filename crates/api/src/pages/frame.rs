//! What every page has around its own content.

use actix_web::{HttpMessage as _, HttpRequest};
use domain::conference::Conference;
use domain::text::Texts;
use domain::value::Locale;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::assets;
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
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
    demonstrated_at: Option<Timestamp>,
    /// Who is signed in as staff, on a page that asked.
    pub staff: Option<FrameStaff>,
    /// The conference that the page belongs to.
    pub conference: Option<FrameConference>,
}

/// What the frame shows of a conference.
#[derive(Clone, Debug)]
pub struct FrameConference {
    /// Its page.
    pub address: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Where the colours of its tracks are.
    pub colours: String,
}

/// The bar of the organisers' pages.
#[derive(Clone, Debug)]
pub struct FrameStaff {
    /// Whose account it is.
    pub name: String,
    /// The key of the form that signs out.
    pub form_key: String,
    /// Where one can go: address, text.
    pub links: Vec<(String, String)>,
}

impl FrameStaff {
    fn of(request: &HttpRequest, state: &State, texts: &Texts) -> Option<Self> {
        let extensions = request.extensions();
        let staff = extensions.get::<Staff>()?;
        Some(Self {
            name: staff.account.name.to_string(),
            form_key: FormKey::new(&state.links, &staff.secret).to_string(),
            links: vec![("/staff".to_owned(), texts.get("staff-home"))],
        })
    }
}

impl Frame {
    /// The frame of the page that `request` asks for.
    #[must_use]
    pub fn of(request: &HttpRequest, state: &State) -> Self {
        let texts = Texts::of(Reader::of(request).locale);
        let demonstrated_at = state.is_demonstration.then(|| state.now());
        let path = request.path().to_owned();
        let staff = FrameStaff::of(request, state, &texts);
        let frame = Self { texts, path, banner: None, demonstrated_at, staff, conference: None };
        frame.with_banner(&TimeZone::UTC)
    }

    /// Says in `zone` at what time a demonstration lives.
    fn with_banner(mut self, zone: &TimeZone) -> Self {
        self.banner = self.demonstrated_at.map(|now| {
            let now = self.texts.instant(now, zone);
            self.texts.with("frame-demonstration", &[("now", &now)])
        });
        self
    }

    /// The same frame around a page of this conference.
    #[must_use]
    pub fn within(mut self, conference: &Conference) -> Self {
        let definition = &conference.definition;
        let address = format!("/conferences/{}", definition.slug);
        self.conference = Some(FrameConference {
            title: definition.title.of(self.locale()).to_owned(),
            colours: format!("{address}/colours.css?v={}", conference.version),
            address,
        });
        self.with_banner(&definition.time_zone())
    }

    /// The same frame on a page whose languages are found at `path`, because its own address
    /// takes forms only.
    #[must_use]
    pub fn found_at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// The reader's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.texts.locale()
    }

    /// The BCP 47 tag of the page.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.locale().as_str()
    }

    /// The text of `key` in the reader's language.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// Where the page finds a file.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The languages to choose from: tag, own name, whether it is this one.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        let mine = self.locale();
        Locale::ALL.map(|each| (each.as_str(), each.own_name(), each == mine)).to_vec()
    }
}
