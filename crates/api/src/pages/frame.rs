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
    /// The page's own path.
    pub path: String,
    /// The page's address up to where the tag of a language goes.
    in_language: String,
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
        let (path, in_language) = (request.path().to_owned(), up_to_language(request));
        let staff = FrameStaff::of(request, state, &texts);
        let frame = Self {
            texts,
            path,
            in_language,
            banner: None,
            demonstrated_at,
            staff,
            conference: None,
        };
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
        let address = super::conference::address(&definition.slug);
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
        self.in_language = format!("{path}?lang=");
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

    /// The languages to choose from: tag, own name, where the page is in it, whether it is this one.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, String, bool)> {
        let mine = self.locale();
        let choice = |each: Locale| {
            (each.as_str(), each.own_name(), format!("{}{each}", self.in_language), each == mine)
        };
        Locale::ALL.map(choice).to_vec()
    }
}

/// The address of the page without its language, up to where the tag of another one goes.
fn up_to_language(request: &HttpRequest) -> String {
    let kept = request.query_string().split('&');
    let kept: String = kept
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .flat_map(|pair| [pair, "&"])
        .collect();
    format!("{}?{kept}lang=", request.path())
}
