//! What a speaker says of themselves.

use actix_web::web::{Data, Form, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::conference::Definition;
use domain::speaker::{Details, RawProfile, own, store};
use domain::text::Texts;
use domain::value::Locale;

use super::super::form::{Choice, Field, Input, Line, Section, Sent};
use super::super::see_other;
use super::form::FormPage;
use super::{Desk, field, genuine, version};
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

const PATH: &str = "/speaker/profile";

fn sections(texts: &Texts, definition: &Definition, sent: &Sent) -> Vec<Section> {
    let line = |name: &str| field(texts, name, Input::Line(Line::TEXT), sent);
    let answer = |name: &str| {
        let choices =
            [Choice::new("yes", texts.get("form-yes")), Choice::new("no", texts.get("form-no"))];
        field(texts, name, Input::One(choices.to_vec()), sent).optional()
    };
    let mut public = vec![line("name"), line("affiliation").optional()];
    public.extend(biographies(texts, definition, sent));
    let languages = Locale::ALL.map(|each| Choice::new(each.as_str(), each.own_name()));
    let private = vec![
        field(texts, "language", Input::One(languages.to_vec()), sent),
        line("pronouns").optional(),
        field(texts, "stage_needs", Input::Lines, sent).optional(),
        answer("recording_consent"),
        answer("photo_consent"),
    ];
    let section = |id: &'static str, fields| Section {
        id,
        heading: texts.get(&format!("speaker-part-{id}")),
        hint: texts.get(&format!("speaker-part-{id}-hint")),
        fields,
    };
    vec![section("public", public), section("private", private)]
}

/// The biography in the languages of the conference, and in those it has.
fn biographies(texts: &Texts, definition: &Definition, sent: &Sent) -> Vec<Field> {
    let name = |locale: Locale| format!("biography.{locale}");
    let is_asked = |locale: &Locale| {
        definition.languages.contains(locale) || !sent.one(&name(*locale)).is_empty()
    };
    let made = |locale: Locale| {
        let typed = Sent(vec![("biography".to_owned(), sent.one(&name(locale)))]);
        let mut field = field(texts, "biography", Input::Lines, &typed).optional();
        field.name = name(locale);
        field.label = format!("{} ({})", field.label, locale.own_name());
        field
    };
    Locale::ALL.into_iter().filter(is_asked).map(made).collect()
}

/// What the form would have been sent with.
fn typed(desk: &Desk, details: &Details) -> Sent {
    let answer = |said: Option<bool>| match said {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let mut pairs = vec![
        ("language".to_owned(), desk.own.speaker.language.to_string()),
        ("pronouns".to_owned(), details.pronouns.clone()),
        ("stage_needs".to_owned(), details.stage_needs.clone()),
        ("recording_consent".to_owned(), answer(details.recording_consent).to_owned()),
        ("photo_consent".to_owned(), answer(details.photo_consent).to_owned()),
    ];
    if let Some(person) = desk.own.person() {
        pairs.push(("name".to_owned(), person.name.clone()));
        pairs.push(("affiliation".to_owned(), person.affiliation.clone()));
        let texts = person.biography.locales();
        pairs.extend(
            texts.map(|locale| {
                (format!("biography.{locale}"), person.biography.of(locale).to_owned())
            }),
        );
    }
    Sent(pairs)
}

fn profile_page(desk: Desk, sent: &Sent, (seen, draft): (i64, i64)) -> FormPage {
    let sections = sections(&desk.texts(), &desk.own.conference.definition, sent);
    FormPage::new(desk, ("profile", PATH), vec![("version", seen), ("draft", draft)], sections)
}

/// The form, as it is stored.
#[get("/speaker/profile")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
) -> Reply<HttpResponse> {
    let desk = Desk::find(&request, &state, &speaker).await?;
    let id = speaker.speaker;
    let details = state.read(move |tx| store::load_details(tx, id)).await?;
    let (sent, seen) = (typed(&desk, &details), (desk.own.speaker.version, desk.own.draft.version));
    profile_page(desk, &sent, seen).show()
}

/// Saves it, or shows the form again as it was typed.
#[post("/speaker/profile")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    match try_save(&state, &speaker, &sent).await {
        Ok(()) => Ok(see_other("/speaker?done=profile")),
        Err(problem) => {
            let desk = Desk::find(&request, &state, &speaker).await?;
            // What was typed is compared with what is there now, and may be sent again.
            let seen = (desk.own.speaker.version, desk.own.draft.version);
            profile_page(desk, &sent, seen).again(&problem)
        }
    }
}

async fn try_save(state: &State, speaker: &Speaker, sent: &Sent) -> Reply<()> {
    genuine(state, speaker, sent)?;
    let biography = Locale::ALL.map(|locale| (locale, sent.one(&format!("biography.{locale}"))));
    let raw = RawProfile {
        name: sent.one("name"),
        affiliation: sent.one("affiliation"),
        biography: biography.to_vec(),
        pronouns: sent.one("pronouns"),
        stage_needs: sent.one("stage_needs"),
        language: sent.one("language"),
        recording_consent: sent.one("recording_consent"),
        photo_consent: sent.one("photo_consent"),
    };
    let profile = raw.parse().map_err(Problem::invalid)?;
    let (actor, seen) = (speaker.actor(), (version(sent, "version"), version(sent, "draft")));
    state.write(move |tx| own::set_profile(tx, &actor, seen, &profile)).await?;
    Ok(())
}

/// The routes of the profile.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save);
}
