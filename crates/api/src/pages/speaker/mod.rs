//! The pages of a speaker, behind their private link.
//!
//! [`overview`] is what they see first, [`slot`] what belongs to one of their slots. The others are
//! forms: `profile`, `availability`, `needs`, `assistant`, `photo`. `link` opens and sends the link.

use actix_web::HttpRequest;
use actix_web::web::ServiceConfig;
use domain::speaker::own::{self, Own};
use domain::text::Texts;

use super::form::{Field, Input, Sent};
use super::frame::Frame;
use super::registration::stale;
use crate::http::actor::Speaker;
use crate::http::form_key::FormKey;
use crate::http::problem::Reply;
use crate::state::State;

mod answer;
mod assistant;
mod availability;
mod file;
mod form;
mod link;
mod needs;
mod overview;
mod photo;
mod profile;
mod slot;

pub(super) use assistant::fields as assistant_fields;
pub(super) use file::download;
pub(super) use slot::{ShownFile, disclosure_text, shown_file};

/// The routes of this noun.
pub fn routes(config: &mut ServiceConfig) {
    overview::routes(config);
    answer::routes(config);
    slot::routes(config);
    profile::routes(config);
    availability::routes(config);
    needs::routes(config);
    assistant::routes(config);
    photo::routes(config);
    file::routes(config);
    link::routes(config);
}

/// What every page of a speaker is made of.
struct Desk {
    own: Own,
    frame: Frame,
    form_key: String,
}

impl Desk {
    /// The speaker of the link, in a frame of their conference.
    async fn find(request: &HttpRequest, state: &State, speaker: &Speaker) -> Reply<Self> {
        let actor = speaker.actor();
        let own = state.read(move |tx| own::find(tx, &actor)).await?;
        let frame = Frame::of(request, state).within(&own.conference);
        let form_key = FormKey::new(&state.links, &speaker.secret).to_string();
        Ok(Self { own, frame, form_key })
    }

    /// The texts in the reader's language.
    fn texts(&self) -> Texts {
        self.frame.texts
    }
}

/// Passes if the form was made for this speaker.
fn genuine(state: &State, speaker: &Speaker, sent: &Sent) -> Reply<()> {
    FormKey::read(&state.links, &sent.one("form_key"), &speaker.secret).ok_or_else(stale)?;
    Ok(())
}

/// A version that a form carries.
fn version(sent: &Sent, name: &str) -> i64 {
    sent.one(name).parse().unwrap_or(-1)
}

/// A field of the speaker's forms, with its label, its hint where it has one, and what was typed.
pub(super) fn field(texts: &Texts, name: &str, input: Input, sent: &Sent) -> Field {
    let key = format!("speaker-field-{}", name.replace('_', "-"));
    let hint = format!("{key}-hint");
    let field = Field::new(name, texts.get(&key), input).with_all(&sent.all(name));
    if Texts::exists(&hint) { field.hinted(texts.get(&hint)) } else { field }
}
