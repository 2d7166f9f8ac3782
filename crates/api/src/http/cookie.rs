//! The cookies of signed-in staff, and of attendees and speakers who opened their link.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::state::State;

/// What a cookie opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A registration, by the secret of its private link.
    Registration,
    /// The pages of a speaker, by the secret of their private link.
    Speaker,
    /// The organisers' pages, by the secret of a sign-in.
    Staff,
}

impl Opens {
    /// With TLS the name starts with `__Host-`, which browsers take from this host over TLS alone.
    const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Registration, true) => "__Host-plenum-registration",
            (Self::Registration, false) => "plenum-registration",
            (Self::Speaker, true) => "__Host-plenum-speaker",
            (Self::Speaker, false) => "plenum-speaker",
            (Self::Staff, true) => "__Host-plenum-staff",
            (Self::Staff, false) => "plenum-staff",
        }
    }

    /// The secret that a request carries.
    #[must_use]
    pub fn secret(self, request: &HttpRequest, state: &State) -> Option<String> {
        let cookie = request.cookie(self.name(state.config.base_url.is_secure()))?;
        Some(cookie.value().to_owned())
    }

    /// The cookie that holds `secret` for `hours`.
    ///
    /// `Lax`, because people come from their mail: a `Strict` cookie would not be sent then.
    #[must_use]
    pub fn cookie(self, secret: &str, hours: i64, state: &State) -> Cookie<'static> {
        let secure = state.config.base_url.is_secure();
        Cookie::build(self.name(secure), secret.to_owned())
            .path("/")
            .secure(secure)
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(Duration::hours(hours))
            .finish()
    }

    /// The cookie that takes the other one away.
    #[must_use]
    pub fn removal(self, state: &State) -> Cookie<'static> {
        let mut cookie = self.cookie("", 0, state);
        cookie.make_removal();
        cookie
    }
}
