//! How one speaker is reached, their private link, and what they uploaded.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::conference::Conference;
use domain::registration::Needs;
use domain::speaker::file::{self, File};
use domain::speaker::ops::{self, Listed};
use domain::speaker::{Contact, Details, SpeakerError, store};
use domain::text::Texts;
use domain::value::Locale;
use domain::value::id::FileId;

use super::super::super::form::{Choice, Fault, Input, Line, Section, Sent, set_faults};
use super::super::super::frame::Frame;
use super::super::super::registration::form_again;
use super::super::super::shell::problem_text;
use super::super::super::speaker::{ShownFile, assistant_fields, download, field, shown_file};
use super::super::super::{page, see_other};
use super::super::{base, frame, genuine};
use super::{form_key, key_of, slug_of};
use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// A speaker with all that their page shows.
struct Found {
    conference: Conference,
    listed: Listed,
    details: Option<Details>,
    /// Nothing for those who may not read them.
    needs: Option<Needs>,
    files: Vec<File>,
}

#[derive(Template)]
#[template(path = "staff/speaker/contact.html")]
struct ContactPage {
    frame: Frame,
    /// Where the list is.
    list: String,
    /// Where this page is.
    path: String,
    name: String,
    form_key: String,
    version: i64,
    sections: Vec<Section>,
    faults: Vec<Fault>,
    notice: Option<String>,
    done: Option<String>,
    /// When the private link was sent last; nothing where nobody can be reached.
    link: Option<String>,
    bounced: Option<String>,
    /// What the speaker says, label and answer.
    facts: Vec<(String, String)>,
    /// The slots that they have disclosed nothing for.
    undisclosed: Vec<String>,
    files: Vec<ShownFile>,
}

async fn find(state: &State, staff: &Staff, path: &(String, String)) -> Reply<Found> {
    let (slug, key, actor) = (slug_of(&path.0)?, key_of(&path.1)?, staff.actor());
    let found = state
        .read(move |tx| {
            let (conference, listed) = ops::list(tx, &actor, &slug)?;
            let mut listed = listed.into_iter();
            let listed = listed.find(|each| each.key == key).ok_or(SpeakerError::NoSpeaker)?;
            let (mut details, mut needs) = (None, None);
            if let Some(contact) = &listed.contact {
                details = Some(store::load_details(tx, contact.id)?);
                if actor.may(domain::actor::Permission::SeeNeeds, conference.id).is_ok() {
                    needs = store::find_needs(tx, contact.id)?;
                }
            }
            let files = file::ops::list_for_staff(tx, &actor, (&slug, &key))?;
            Ok::<_, SpeakerError>(Found { conference, listed, details, needs, files })
        })
        .await;
    found.map_err(problem)
}

/// What is said to speakers of their link is no help to organisers.
fn problem(error: SpeakerError) -> Problem {
    match error {
        SpeakerError::NoSpeaker => Problem::not_found(),
        other => other.into(),
    }
}

fn sections(texts: &Texts, sent: &Sent) -> Vec<Section> {
    let email = Line { kind: "email", autocomplete: "off", keyboard: "email" };
    let languages = Locale::ALL.map(|each| Choice::new(each.as_str(), each.own_name()));
    let own = vec![
        field(texts, "email", Input::Line(email), sent),
        field(texts, "language", Input::One(languages.to_vec()), sent),
    ];
    let section = |id: &'static str, hint: &str, fields| Section {
        id,
        heading: texts.get(&format!("speaker-part-{id}")),
        hint: texts.get(hint),
        fields,
    };
    vec![
        section("contact", "speaker-part-contact-hint", own),
        section("assistant", "speaker-form-assistant-lead", assistant_fields(texts, sent)),
    ]
}

/// What the form would have been sent with.
fn typed(found: &Found) -> Sent {
    let usual = found.conference.definition.languages.first().copied().unwrap_or_default();
    let contact = found.listed.contact.as_ref();
    let assistant = contact.and_then(|contact| contact.assistant.as_ref());
    let pairs = [
        ("email", contact.map(|contact| contact.email.to_string())),
        ("language", Some(contact.map_or(usual, |contact| contact.language).to_string())),
        ("assistant_name", assistant.map(|assistant| assistant.name.clone())),
        ("assistant_email", assistant.map(|assistant| assistant.email.to_string())),
    ];
    let pairs = pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Sent(pairs.collect())
}

fn contact_page(found: &Found, (frame, form_key): (Frame, String), sent: &Sent) -> ContactPage {
    let (texts, listed) = (frame.texts, &found.listed);
    let definition = &found.conference.definition;
    let zone = definition.time_zone();
    let list = format!("{}/speakers", base(&found.conference));
    let contact = listed.contact.as_ref();
    let link = contact.map(|_| match listed.link_sent_at {
        Some(at) => texts.with("staff-speaker-link-sent", &[("at", &texts.instant(at, &zone))]),
        None => texts.get("staff-speaker-link-never"),
    });
    let bounced = contact.and_then(|contact| contact.bounced.as_ref());
    ContactPage {
        path: format!("{list}/{}", listed.key),
        list,
        name: listed.name.clone(),
        version: contact.map_or(0, |contact| contact.version),
        sections: sections(&texts, sent),
        faults: Vec::new(),
        notice: None,
        done: None,
        link,
        bounced: bounced.map(|(why, at)| {
            let at = texts.instant(*at, &zone);
            texts.with("staff-speakers-bounced", &[("why", why), ("at", &at)])
        }),
        facts: facts(&texts, found),
        undisclosed: listed
            .undisclosed
            .iter()
            .map(|(_, title)| title.of(texts.locale()).to_owned())
            .collect(),
        files: found.files.iter().map(|file| shown_file(&texts, file, &zone)).collect(),
        form_key,
        frame,
    }
}

/// What the speaker says to the organisers, as far as they have.
fn facts(texts: &Texts, found: &Found) -> Vec<(String, String)> {
    let Some(details) = &found.details else { return Vec::new() };
    let answer = |said: Option<bool>| match said {
        Some(true) => texts.get("form-yes"),
        Some(false) => texts.get("form-no"),
        None => texts.get("staff-speaker-unanswered"),
    };
    let mut facts = vec![
        ("pronouns", details.pronouns.clone()),
        ("stage-needs", details.stage_needs.clone()),
        ("recording-consent", answer(details.recording_consent)),
        ("photo-consent", answer(details.photo_consent)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    let mut facts: Vec<(String, String)> = facts
        .into_iter()
        .map(|(name, value)| (texts.get(&format!("speaker-field-{name}")), value))
        .collect();
    if let Some(Needs { diet, access }) = &found.needs {
        let needs = [("registration-diet", diet), ("registration-access", access)];
        let needs = needs.into_iter().filter(|(_, value)| !value.is_empty());
        facts.extend(needs.map(|(key, value)| (texts.get(key), value.clone())));
    }
    facts
}

/// The page.
#[get("/staff/conferences/{slug}/speakers/{key}")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    query: Query<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let found = find(&state, &staff, &path).await?;
    let frame = frame(&request, &state, &staff.actor(), &found.conference);
    let done = match Sent(query.into_inner()).one("done").as_str() {
        "saved" => Some(frame.text("staff-speaker-saved")),
        "link" => Some(frame.text("staff-speaker-link-done")),
        _ => None,
    };
    let sent = typed(&found);
    let shown = contact_page(&found, (frame, form_key(&state, &staff)), &sent);
    page(StatusCode::OK, &ContactPage { done, ..shown })
}

/// Saves, or shows the form again as it was typed.
#[post("/staff/conferences/{slug}/speakers/{key}")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let found = find(&state, &staff, &path).await?;
    let Err(problem) = try_save(&state, &staff, &path, &sent).await else {
        let to = format!("{}/speakers/{}?done=saved", base(&found.conference), found.listed.key);
        return Ok(see_other(&to));
    };
    let frame = frame(&request, &state, &staff.actor(), &found.conference);
    let texts = frame.texts;
    let mut shown = contact_page(&found, (frame, form_key(&state, &staff)), &sent);
    shown.faults = set_faults(&texts, &mut shown.sections, &problem.errors);
    shown.notice = problem.errors.is_empty().then(|| problem_text(&texts, &problem));
    form_again(&problem, &shown)
}

async fn try_save(state: &State, staff: &Staff, path: &(String, String), sent: &Sent) -> Reply<()> {
    let contact = Contact {
        email: sent.one("email"),
        assistant_name: sent.one("assistant_name"),
        assistant_email: sent.one("assistant_email"),
        language: sent.one("language"),
    };
    let seen = sent.one("version").parse().unwrap_or(-1);
    let wish = contact.parse(Some(seen)).map_err(Problem::invalid)?;
    let (slug, key, actor) = (slug_of(&path.0)?, key_of(&path.1)?, staff.actor());
    state.write(move |tx| ops::put(tx, &actor, &slug, &key, &wish)).await.map_err(problem)?;
    Ok(())
}

/// Sends the private link, or makes all void and sends a new one: `do=renew`.
#[post("/staff/conferences/{slug}/speakers/{key}/link")]
pub async fn send_link(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String)>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    let sent = Sent(sent.into_inner());
    genuine(&state, &staff, &sent)?;
    let (slug, key, actor) = (slug_of(&path.0)?, key_of(&path.1)?, staff.actor());
    let to = format!("/staff/conferences/{slug}/speakers/{key}?done=link");
    let anew = sent.one("do") == "renew";
    let send = move |tx: &mut domain::Tx<'_>| ops::send_link_of(tx, &actor, &slug, (&key, anew));
    state.write(send).await.map_err(problem)?;
    Ok(see_other(&to))
}

/// A file of the speaker.
#[get("/staff/conferences/{slug}/speakers/{key}/files/{id}")]
pub async fn show_file(
    state: Data<State>,
    staff: Staff,
    path: Path<(String, String, String)>,
) -> Reply<HttpResponse> {
    let (slug, key, actor) = (slug_of(&path.0)?, key_of(&path.1)?, staff.actor());
    let id: FileId = path.2.parse().map_err(|_| Problem::not_found())?;
    let read =
        move |tx: &mut domain::Tx<'_>| file::ops::find_for_staff(tx, &actor, (&slug, &key), id);
    let (file, bytes) = state.read(read).await?;
    Ok(download(&file, bytes))
}

/// The routes of one speaker.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show_file).service(send_link).service(show).service(save);
}
