//! The photograph of a speaker.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use askama::Template;
use domain::FieldFault;
use domain::speaker::photo::{self, MEDIA_TYPE, Photo};
use domain::value::{Key, Slug};

use super::super::form::{Sent, fault_text};
use super::super::frame::Frame;
use super::super::registration::form_again;
use super::super::shell::problem_text;
use super::super::upload::Upload;
use super::super::{page, see_other};
use super::{Desk, genuine};
use crate::http::actor::Speaker;
use crate::http::kept::{Answer, Content};
use crate::http::problem::{Problem, Reply};
use crate::state::State;

#[derive(Template)]
#[template(path = "speaker/photo.html")]
struct PhotoPage {
    frame: Frame,
    form_key: String,
    name: String,
    /// Where the photograph is that there is now.
    shown: Option<String>,
    /// What was wrong with the file.
    fault: Option<String>,
}

async fn photo_page(request: &HttpRequest, state: &State, speaker: &Speaker) -> Reply<PhotoPage> {
    let desk = Desk::find(request, state, speaker).await?;
    let id = speaker.speaker;
    let digest = state.read(move |tx| photo::store::find_digest(tx, id)).await?;
    Ok(PhotoPage {
        name: desk.own.name().to_owned(),
        shown: digest.map(|digest| format!("/speaker/photo/image?v={digest}")),
        fault: None,
        form_key: desk.form_key,
        frame: desk.frame,
    })
}

/// The form.
#[get("/speaker/photo")]
pub async fn form(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
) -> Reply<HttpResponse> {
    page(StatusCode::OK, &photo_page(&request, &state, &speaker).await?)
}

/// Takes a photograph, or shows the form again.
#[post("/speaker/photo")]
pub async fn save(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    payload: Payload,
) -> Reply<HttpResponse> {
    let Err(problem) = try_save(&request, &state, &speaker, payload).await else {
        return Ok(see_other("/speaker?done=photo"));
    };
    let shown = photo_page(&request, &state, &speaker).await?;
    let texts = shown.frame.texts;
    let fault = problem.errors.first().map(|fault| fault_text(&texts, fault));
    let fault = Some(fault.unwrap_or_else(|| problem_text(&texts, &problem)));
    form_again(&problem, &PhotoPage { fault, ..shown })
}

async fn try_save(
    request: &HttpRequest,
    state: &State,
    speaker: &Speaker,
    payload: Payload,
) -> Reply<()> {
    let upload = Upload::read(request, payload).await?;
    genuine(state, speaker, &upload.sent)?;
    let file = upload.file.ok_or_else(|| {
        Problem::invalid(vec![FieldFault::new("file", "required", "must not be empty")])
    })?;
    let photo = encoded(state, file).await?;
    let actor = speaker.actor();
    state.write(move |tx| photo::ops::set(tx, &actor, Some(&photo))).await?;
    Ok(())
}

/// Reads a photograph away from the threads that answer, one at a time.
async fn encoded(state: &State, file: Vec<u8>) -> Reply<Photo> {
    let _turn = state.imaging.acquire().await.map_err(|_| Problem::internal())?;
    let made = actix_web::web::block(move || Photo::encode(&file)).await;
    made.map_err(|_| Problem::internal())?.map_err(|fault| Problem::invalid(vec![fault]))
}

/// Removes the photograph.
#[post("/speaker/photo/remove")]
pub async fn remove(
    state: Data<State>,
    speaker: Speaker,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &speaker, &Sent(sent.into_inner()))?;
    let actor = speaker.actor();
    state.write(move |tx| photo::ops::set(tx, &actor, None)).await?;
    Ok(see_other("/speaker?done=photo"))
}

/// The photograph itself, for the speaker.
#[get("/speaker/photo/image")]
pub async fn image(state: Data<State>, speaker: Speaker) -> Reply<HttpResponse> {
    let actor = speaker.actor();
    let found = state.read(move |tx| photo::ops::find(tx, &actor)).await?;
    let photo = found.ok_or_else(Problem::not_found)?;
    Ok(HttpResponse::Ok().content_type(MEDIA_TYPE).body(photo.bytes))
}

/// The photograph of a person whom readers see.
#[get("/conferences/{slug}/programme/speakers/{key}/photo")]
pub async fn public(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> Reply<HttpResponse> {
    let slug: Slug = path.0.parse().map_err(|_| Problem::not_found())?;
    let key: Key = path.1.parse().map_err(|_| Problem::not_found())?;
    let found = state.read(move |tx| photo::ops::find_released(tx, &slug, &key)).await?;
    let photo = found.ok_or_else(Problem::not_found)?;
    Ok(Answer::plain(Content::document(MEDIA_TYPE, photo.bytes), None).respond(&request))
}

/// The routes of photographs.
pub fn routes(config: &mut ServiceConfig) {
    config.service(form).service(save).service(remove).service(image).service(public);
}
