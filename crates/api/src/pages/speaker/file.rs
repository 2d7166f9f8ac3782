//! Slides, as downloads and nothing else.

use actix_web::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, ContentDisposition, DispositionParam,
    DispositionType,
};
use actix_web::web::{Data, Form, Path, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::FieldFault;
use domain::speaker::file::{File, NewFile, ops};
use domain::value::Key;
use domain::value::id::FileId;

use super::super::form::Sent;
use super::super::see_other;
use super::super::upload::Upload;
use super::{genuine, slot};
use crate::http::actor::Speaker;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// What a browser saves and never shows, whatever is in it.
pub fn download(file: &File, bytes: Vec<u8>) -> HttpResponse {
    // Programs that know no other letters get the kind alone.
    let plain = file.name.chars().all(|c| c.is_ascii_graphic() && !"\"\\%".contains(c));
    let name = if plain { file.name.clone() } else { format!("slides.{}", file.kind.extension()) };
    let mut parameters = vec![DispositionParam::Filename(name)];
    if !plain {
        parameters.push(DispositionParam::FilenameExt(actix_web::http::header::ExtendedValue {
            charset: actix_web::http::header::Charset::Ext("UTF-8".to_owned()),
            language_tag: None,
            value: file.name.clone().into_bytes(),
        }));
    }
    let disposition = ContentDisposition { disposition: DispositionType::Attachment, parameters };
    HttpResponse::Ok()
        .content_type(file.kind.media_type())
        .insert_header((CONTENT_DISPOSITION, disposition))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(bytes)
}

/// One of the speaker's own files.
#[get("/speaker/files/{id}")]
pub async fn show(state: Data<State>, speaker: Speaker, id: Path<String>) -> Reply<HttpResponse> {
    let id: FileId = id.parse().map_err(|_| Problem::not_found())?;
    let actor = speaker.actor();
    let (file, bytes) = state.read(move |tx| ops::find(tx, &actor, id)).await?;
    Ok(download(&file, bytes))
}

/// Adds a file to a slot, or shows the page of the slot again.
#[post("/speaker/slots/{key}/files")]
pub async fn add(
    request: HttpRequest,
    state: Data<State>,
    speaker: Speaker,
    key: Path<String>,
    payload: Payload,
) -> Reply<HttpResponse> {
    let slot: Key = key.parse().map_err(|_| Problem::not_found())?;
    match try_add(&request, &state, &speaker, (slot, payload)).await {
        Ok(()) => Ok(see_other(&format!("/speaker/slots/{key}?done=file"))),
        Err(problem) => slot::file_again((&request, &state, &speaker), &key, &problem).await,
    }
}

async fn try_add(
    request: &HttpRequest,
    state: &State,
    speaker: &Speaker,
    (slot, payload): (Key, Payload),
) -> Reply<()> {
    let upload = Upload::read(request, payload).await?;
    genuine(state, speaker, &upload.sent)?;
    let file = upload.file.ok_or_else(|| {
        Problem::invalid(vec![FieldFault::new("file", "required", "must not be empty")])
    })?;
    let new = NewFile::parse(&upload.file_name, file).map_err(|it| Problem::invalid(vec![it]))?;
    let actor = speaker.actor();
    state.write(move |tx| ops::add(tx, &actor, &slot, &new)).await?;
    Ok(())
}

/// Removes a file.
#[post("/speaker/files/{id}/remove")]
pub async fn remove(
    state: Data<State>,
    speaker: Speaker,
    id: Path<String>,
    sent: Form<Vec<(String, String)>>,
) -> Reply<HttpResponse> {
    genuine(&state, &speaker, &Sent(sent.into_inner()))?;
    let id: FileId = id.parse().map_err(|_| Problem::not_found())?;
    let actor = speaker.actor();
    let file = state.write(move |tx| ops::remove(tx, &actor, id)).await?;
    Ok(see_other(&format!("/speaker/slots/{}?done=removed", file.slot)))
}

/// The routes of slides.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show).service(add).service(remove);
}
