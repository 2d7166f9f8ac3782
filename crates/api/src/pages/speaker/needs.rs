//! Diet and access needs of a speaker, with their own consent.

use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::registration::Needs;
use domain::speaker::{own, store};

use super::super::form::{Section, Sent};
use super::super::registration::needs_section;
use super::super::see_other;
use super::form::FormPage;
use super::{Desk, genuine};
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::registration::RegistrationWish;
use crate::state::State;

const PATH: &str = "/speaker/needs";

fn needs_page(desk: Desk, wish: &RegistrationWish) -> FormPage {
    let sections: Vec<Section> = vec![needs_section(&desk.texts(), wish)];
    FormPage::new(desk, ("needs", PATH), Vec::new(), sections)
}

/// The form, as it is stored.
#[get("/speaker/needs")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&request, &state, &speaker).await?;
    let id = speaker.speaker;
    let needs = state.read(move |tx| store::find_needs(tx, id)).await?;
    let has_needs = needs.is_some();
    let Needs { diet, access } = needs.unwrap_or_default();
    let wish =
        RegistrationWish { diet, access, needs_consent: has_needs, ..RegistrationWish::default() };
    needs_page(desk, &wish).show()
}

/// Saves them, or shows the form again as it was typed.
#[post("/speaker/needs")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    let wish = RegistrationWish {
        diet: sent.one("diet"),
        access: sent.one("access"),
        needs_consent: sent.one("needs_consent") == "yes",
        ..RegistrationWish::default()
    };
    match try_save(&state, &speaker, &sent, &wish).await {
        Ok(()) => Ok(see_other("/speaker?done=needs")),
        Err(problem) => {
            let desk = Desk::find(&request, &state, &speaker).await?;
            needs_page(desk, &wish).again(&problem)
        }
    }
}

async fn try_save(
    state: &State,
    speaker: &Speaker,
    sent: &Sent,
    wish: &RegistrationWish,
) -> Reply<()> {
    genuine(state, speaker, sent)?;
    let needs = wish.only_needs().map_err(Problem::invalid)?;
    let actor = speaker.actor();
    state.write(move |tx| own::set_needs(tx, &actor, needs.as_ref())).await?;
    Ok(())
}

/// The routes of the needs.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
