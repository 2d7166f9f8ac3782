//! Who acts: the holder of a private link of an attendee or a speaker, or staff who signed in.

use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use domain::actor::Actor;
use domain::registration::{self, ChangeError};
use domain::speaker::SpeakerError;
use domain::value::id::{RegistrationId, SpeakerId};
use domain::{StoreError, account, speaker};

use super::cookie::Opens;
use super::form_key::FormKey;
use super::origin;
use super::problem::Problem;
use crate::state::State;

/// The holder of a private link.
#[derive(Clone, Debug)]
pub struct Attendee {
    /// The registration that the link opens.
    pub registration: RegistrationId,
    /// The secret, for the form keys of this person.
    pub secret: String,
}

impl Attendee {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Attendee(self.registration)
    }
}

/// The holder of the private link of a speaker: they themselves, or their assistant.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The speaker whom the link opens.
    pub speaker: SpeakerId,
    /// The secret, for the form keys of this person.
    pub secret: String,
}

impl Speaker {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Speaker(self.speaker)
    }
}

/// Staff who signed in.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The account.
    pub account: account::Account,
    /// The secret, for the form keys of this person.
    pub secret: String,
}

impl Staff {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Staff { account: self.account.id, roles: self.account.roles.clone() }
    }
}

type Extraction<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// Where a part of the site looks for the secret of who acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// In a cookie: the pages, which let no other site send their forms.
    #[default]
    Cookie,
    /// In `Authorization: Bearer …`: the API, which another site can therefore not use in the
    /// name of whoever has a cookie. Our own pages send the cookie, and with it the key of a form
    /// that they were given, which no other site can read.
    Header,
}

/// Where our own pages put the key of their form when they call the API.
const FORM_KEY: &str = "x-form-key";

fn secret(request: &HttpRequest, state: &State, opens: Opens) -> Option<String> {
    match request.app_data::<Carrier>().copied().unwrap_or_default() {
        Carrier::Cookie => opens.secret(request, state),
        Carrier::Header => {
            let header = |name: &str| request.headers().get(name)?.to_str().ok();
            if let Some(bearer) = header(AUTHORIZATION.as_str()) {
                return bearer.strip_prefix("Bearer ").map(|secret| secret.trim().to_owned());
            }
            let key = header(FORM_KEY)?;
            let secret = opens.secret(request, state)?;
            let is_ours = origin::is_ours(request, state.config.base_url.as_str());
            (is_ours && FormKey::read(&state.links, key, &secret).is_some()).then_some(secret)
        }
    }
}

fn state_of(request: &HttpRequest) -> Result<Data<State>, Problem> {
    request.app_data::<Data<State>>().cloned().ok_or_else(Problem::internal)
}

/// The registration that a private link's secret opens, if it still does.
///
/// # Errors
///
/// [`ChangeError::NoRegistration`] for every other secret.
pub async fn open_link(state: &State, token: &str) -> Result<RegistrationId, ChangeError> {
    let (id, generation) = state.links.open(token).ok_or(ChangeError::NoRegistration)?;
    let found = state.read(move |tx| registration::store::find(tx, id)).await?;
    match found {
        Some(found) if found.link_generation == generation => Ok(id),
        _ => Err(ChangeError::NoRegistration),
    }
}

impl FromRequest for Attendee {
    type Error = Problem;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = state_of(&request)?;
            let secret = secret(&request, &state, Opens::Registration).unwrap_or_default();
            let registration = open_link(&state, &secret).await.map_err(|error| match error {
                ChangeError::NoRegistration => link_needed(),
                other => other.into(),
            })?;
            Ok(Self { registration, secret })
        })
    }
}

fn link_needed() -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "link-needed",
        "open your registration with the link in your mail, or ask for a new link",
    )
}

/// The speaker whom a private link's secret opens, if it still does.
///
/// # Errors
///
/// [`SpeakerError::NoSpeaker`] for every other secret.
pub async fn open_speaker(state: &State, token: &str) -> Result<SpeakerId, SpeakerError> {
    let (id, generation) = state.links.open_speaker(token).ok_or(SpeakerError::NoSpeaker)?;
    let found = state.read(move |tx| speaker::store::find(tx, id)).await?;
    match found {
        Some(found) if found.link_generation == generation => Ok(id),
        _ => Err(SpeakerError::NoSpeaker),
    }
}

impl FromRequest for Speaker {
    type Error = Problem;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = state_of(&request)?;
            let secret = secret(&request, &state, Opens::Speaker).unwrap_or_default();
            let speaker = open_speaker(&state, &secret).await.map_err(|error| match error {
                SpeakerError::NoSpeaker => Problem::new(
                    StatusCode::UNAUTHORIZED,
                    "speaker-link-needed",
                    "open the speaker's pages with the link in your mail, or ask for a new link",
                ),
                other => other.into(),
            })?;
            Ok(Self { speaker, secret })
        })
    }
}

impl FromRequest for Staff {
    type Error = Problem;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = state_of(&request)?;
            let secret = secret(&request, &state, Opens::Staff).unwrap_or_default();
            let shown = secret.clone();
            let found = state
                .read(move |tx| account::ops::find_signed_in(tx, &shown))
                .await
                .map_err(|error: StoreError| Problem::of(&error))?;
            let account = found.ok_or_else(|| {
                Problem::new(StatusCode::UNAUTHORIZED, "sign-in-needed", "sign in first")
            })?;
            let staff = Self { account, secret };
            // For what stands around the page, also where the page is a problem.
            request.extensions_mut().insert(staff.clone());
            Ok(staff)
        })
    }
}
