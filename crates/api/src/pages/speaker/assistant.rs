//! Who gets the mails of a speaker in their stead.

use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::speaker::{self, Contact, own};
use domain::text::Texts;

use super::super::form::{Input, Line, Section, Sent};
use super::super::see_other;
use super::form::FormPage;
use super::link::KEPT_FOR_HOURS;
use super::{Desk, field, genuine, version};
use crate::http::actor::Speaker;
use crate::http::cookie::Opens;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

const PATH: &str = "/speaker/assistant";

/// The fields about an assistant; organisers have the same.
pub fn fields(texts: &Texts, sent: &Sent) -> Vec<super::super::form::Field> {
    let email = Line { kind: "email", autocomplete: "off", keyboard: "email" };
    vec![
        field(texts, "assistant_name", Input::Line(Line::TEXT), sent).optional(),
        field(texts, "assistant_email", Input::Line(email), sent).optional(),
    ]
}

fn assistant_page(desk: Desk, sent: &Sent) -> FormPage {
    let fields = fields(&desk.texts(), sent);
    let seen = desk.own.speaker.version;
    let has_one = desk.own.speaker.assistant.is_some();
    let heading = desk.frame.text("speaker-part-assistant");
    let section = Section { id: "assistant", heading, hint: String::new(), fields };
    let page = FormPage::new(desk, ("assistant", PATH), vec![("version", seen)], vec![section]);
    if has_one { page.removable("speaker-assistant-remove") } else { page }
}

/// The form, as it is stored.
#[get("/speaker/assistant")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&request, &state, &speaker).await?;
    let typed = desk.own.speaker.assistant.as_ref().map(|assistant| {
        vec![
            ("assistant_name".to_owned(), assistant.name.clone()),
            ("assistant_email".to_owned(), assistant.email.to_string()),
        ]
    });
    assistant_page(desk, &Sent(typed.unwrap_or_default())).show()
}

/// Saves, or removes, or shows the form again as it was typed.
#[post("/speaker/assistant")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    match try_save(&state, &speaker, &sent).await {
        Ok(saved) => kept_open(&state, &saved),
        Err(problem) => {
            let desk = Desk::find(&request, &state, &speaker).await?;
            assistant_page(desk, &sent).again(&problem)
        }
    }
}

/// Leads on. Where a former assistant's link became void, the browser of whoever saved gets the new
/// one.
fn kept_open(state: &State, saved: &speaker::Speaker) -> Reply<HttpResponse> {
    let mut answer = see_other("/speaker?done=assistant");
    let token = state.links.speaker_token(saved.id, saved.link_generation);
    let cookie = Opens::Speaker.cookie(&token, KEPT_FOR_HOURS, state);
    answer.add_cookie(&cookie).map_err(|_| Problem::internal())?;
    Ok(answer)
}

async fn try_save(state: &State, speaker: &Speaker, sent: &Sent) -> Reply<speaker::Speaker> {
    genuine(state, speaker, sent)?;
    let typed =
        |name: &str| if sent.one("do") == "remove" { String::new() } else { sent.one(name) };
    let contact = Contact {
        assistant_name: typed("assistant_name"),
        assistant_email: typed("assistant_email"),
        ..Contact::default()
    };
    let assistant = contact.assistant().map_err(Problem::invalid)?;
    let (actor, seen) = (speaker.actor(), version(sent, "version"));
    let set =
        move |tx: &mut domain::Tx<'_>| own::set_assistant(tx, &actor, (seen, assistant.as_ref()));
    Ok(state.write(set).await?)
}

/// The routes of the assistant.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
