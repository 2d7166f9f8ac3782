//! Who reads: the language of a page.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest};
use domain::value::Locale;

/// The cookie that remembers a chosen language.
pub const LANGUAGE_COOKIE: &str = "plenum-language";

/// The language that the reader of a page wants: chosen in the address, remembered, or as the
/// browser says.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The language.
    pub locale: Locale,
    /// Whether the address chose it just now, so that it is to be remembered.
    pub chose: bool,
}

impl Reader {
    /// The reader who sent a request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let chosen = request
            .query_string()
            .split('&')
            .find_map(|pair| pair.strip_prefix("lang="))
            .and_then(|text| text.parse().ok());
        if let Some(locale) = chosen {
            return Self { locale, chose: true };
        }
        let remembered = request.cookie(LANGUAGE_COOKIE).and_then(|c| c.value().parse().ok());
        let accepted = || {
            let header = request.headers().get(ACCEPT_LANGUAGE)?.to_str().ok()?;
            Locale::accepted(header)
        };
        let locale = remembered.or_else(accepted).unwrap_or_default();
        Self { locale, chose: false }
    }
}

impl FromRequest for Reader {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}
