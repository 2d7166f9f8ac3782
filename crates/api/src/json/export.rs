//! A whole conference as one file, for staff.

#![expect(unused_qualifications, reason = "the derives of utoipa name types by their full path")]

use actix_web::http::header::{ACCEPT, CONTENT_DISPOSITION, HeaderValue, VARY};
use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use domain::conference::export::{self, Export, ops};
use domain::value::Slug;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::http::actor::Staff;
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// One JSON document, which another installation takes in.
    Json,
    /// Sheets of a spreadsheet in a ZIP, to look at.
    Zip,
}

/// What is taken out.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `json` or `zip`; without it the header `Accept` decides.
    #[param(inline)]
    form: Option<Form>,
    /// `true`: also registrations, with bookings, stars, diet and access needs.
    #[serde(default)]
    registrations: bool,
}

impl Form {
    fn accepted(request: &HttpRequest) -> Self {
        let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
        let is_zip = accept.is_some_and(|accept| accept.contains("application/zip"));
        if is_zip { Self::Zip } else { Self::Json }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Zip => "application/zip",
        }
    }

    /// How a file of this form ends.
    const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Zip => "zip",
        }
    }

    /// The file.
    ///
    /// # Errors
    ///
    /// When the conference is larger than the form allows.
    pub fn file(self, export: &Export) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Json => Ok(serde_json::to_vec_pretty(export)?),
            Self::Zip => export::archive(&export::sheets(export)),
        }
    }
}

/// The whole conference as one file: programme with draft and releases, places, categories,
/// questions, and registrations on request.
#[utoipa::path(
    tag = "conference",
    security(("sign-in" = [])),
    params(("slug" = String, Path, description = "The conference"), Wanted),
    responses(
        (status = 200, body = Object), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem),
    ),
)]
#[get("/v1/conferences/{slug}/export")]
pub async fn show(
    state: Data<State>,
    staff: Staff,
    slug: Path<String>,
    query: Query<Wanted>,
    request: HttpRequest,
) -> Reply<HttpResponse> {
    let slug: Slug = slug.parse().map_err(|_| Problem::not_found())?;
    let form = query.form.unwrap_or_else(|| Form::accepted(&request));
    let mut answer = answer(&state, (&staff, slug), (form, query.registrations)).await?;
    answer.headers_mut().insert(VARY, HeaderValue::from_static("Accept"));
    Ok(answer)
}

/// The file as a download, which is written down in the audit log; `with` registrations or
/// without.
///
/// # Errors
///
/// When there is no such conference for this person, or not with registrations.
pub async fn answer(
    state: &State,
    (staff, slug): (&Staff, Slug),
    (form, with): (Form, bool),
) -> Reply<HttpResponse> {
    let actor = staff.actor();
    let name = format!("attachment; filename=\"{slug}.{}\"", form.extension());
    let (who, what) = (actor.clone(), slug.clone());
    state.write(move |tx| ops::record(tx, &who, &what, with)).await?;
    let export = state.read(move |tx| ops::export(tx, &actor, &slug, with)).await?;
    let file = made(form, export).await?;
    let mut answer = HttpResponse::Ok();
    answer.content_type(form.media_type()).insert_header((CONTENT_DISPOSITION, name));
    Ok(answer.body(file))
}

/// Packs the file, away from the threads that answer.
async fn made(form: Form, export: Export) -> Reply<Vec<u8>> {
    let failed = |why: &dyn std::fmt::Display| {
        tracing::error!(error = %why, "an export cannot be made");
        Problem::internal()
    };
    let made = actix_web::web::block(move || form.file(&export)).await;
    made.map_err(|why| failed(&why))?.map_err(|why| failed(&why))
}

/// The route of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
