//! What all pages about the draft begin with: the draft, the frame, the menu.

use actix_web::HttpRequest;
use domain::conference::ops::EnterError;
use domain::conference::{Conference, Definition};
use domain::programme::clash::Clash;
use domain::programme::draft::Draft;
use domain::programme::draft::ops::load;
use domain::programme::{Programme, consequence};
use domain::text::Texts;
use domain::value::{Key, Slug};

use super::super::super::form::Sent;
use super::super::super::frame::Frame;
use super::super::{base, frame};
use super::item::fields::Fields;
use crate::http::actor::Staff;
use crate::http::form_key::FormKey;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The draft, and what stands around it.
pub struct Desk {
    pub conference: Conference,
    pub draft: Draft,
    /// What does not fit together in it, the worst first.
    pub clashes: Vec<Clash>,
}

/// The pages about a programme: address, text, whether it is this one.
pub type Menu = Vec<(String, String, bool)>;

/// What the address says of the conference.
///
/// # Errors
///
/// 404 where it can be none.
pub fn slug_of(text: &str) -> Reply<Slug> {
    text.parse().map_err(|_| Problem::not_found())
}

/// What the address says of a part.
///
/// # Errors
///
/// 404 where it can be none.
pub fn key_of(text: &str) -> Reply<Key> {
    text.parse().map_err(|_| Problem::not_found())
}

impl Desk {
    /// The draft, for somebody who may work on it.
    ///
    /// # Errors
    ///
    /// When there is none for them.
    pub async fn find(state: &State, staff: &Staff, slug: &str) -> Reply<Self> {
        let (slug, actor) = (slug_of(slug)?, staff.actor());
        let found = state
            .read(move |tx| {
                let (conference, draft) = load(tx, &actor, &slug)?;
                let clashes = consequence::clashes(tx, &conference, &draft.programme)?;
                Ok::<_, EnterError>(Self { conference, draft, clashes })
            })
            .await?;
        Ok(found)
    }

    /// What it says.
    pub fn programme(&self) -> &Programme {
        &self.draft.programme
    }

    /// What the conference says.
    pub fn definition(&self) -> &Definition {
        &self.conference.definition
    }

    /// Where the pages of the programme are.
    pub fn base(&self) -> String {
        format!("{}/programme", base(&self.conference))
    }

    /// The fields of a form with what was typed.
    pub fn fields<'f>(&'f self, texts: Texts, sent: &'f Sent) -> Fields<'f> {
        Fields { texts, definition: self.definition(), programme: self.programme(), sent }
    }

    /// The frame and the menu of a page.
    pub fn around(&self, request: &HttpRequest, state: &State, staff: &Staff) -> (Frame, Menu) {
        let frame = frame(request, state, &staff.actor(), &self.conference);
        let menu = menu(&frame, &self.base());
        (frame, menu)
    }
}

/// The pages about the programme at `base`.
pub fn menu(frame: &Frame, base: &str) -> Menu {
    let link = |name: &str, key: &str| {
        let address = if name.is_empty() { base.to_owned() } else { format!("{base}/{name}") };
        let is_here = frame.path == address
            || (!name.is_empty() && frame.path.starts_with(&format!("{address}/")));
        (address, frame.text(key), is_here)
    };
    vec![
        link("", "staff-programme-menu-board"),
        link("sessions", "staff-programme-menu-sessions"),
        link("tracks", "staff-programme-menu-tracks"),
        link("themes", "staff-programme-menu-themes"),
        link("rooms", "staff-programme-menu-rooms"),
        link("speakers", "staff-programme-menu-speakers"),
        link("settings", "staff-programme-menu-settings"),
        link("clashes", "staff-programme-menu-clashes"),
        link("preview", "staff-preview"),
        link("releases", "staff-programme-menu-releases"),
        link("import", "staff-programme-menu-import"),
        link("export", "staff-export"),
    ]
}

/// A key for a form of whoever is signed in.
pub fn form_key(state: &State, staff: &Staff) -> String {
    FormKey::new(&state.links, &staff.secret).to_string()
}

/// The version of the draft that a form was made from.
pub fn seen(sent: &Sent) -> i64 {
    sent.one("seen").parse().unwrap_or(-1)
}
