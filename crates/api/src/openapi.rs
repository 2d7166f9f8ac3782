//! The OpenAPI document: what the JSON API takes and gives, for programs and who write them.

#![expect(unused_qualifications, reason = "the derives of utoipa name types by their full path")]

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::ServiceConfig;
use actix_web::{HttpResponse, get};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{self, Components, RefOr};
use utoipa::{Modify, OpenApi, ToSchema};

use crate::json::{
    account, booking, conference, export, feed, invite, link, mail, outbox, programme,
    registration, roll, speaker, star,
};

/// The document.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Plenum",
        description = "Conference registration. Whatever goes wrong is told as problem details \
            (RFC 9457); their codes are explained in docs/problems.md.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    nest((path = "/api", api = Routes)),
    modifiers(&Secrets, &Refusals),
    tags(
        (name = "conference", description = "What one can register for; for anybody."),
        (name = "registration", description = "Registering, and one's own registration."),
        (name = "account", description = "Signing in and out, for staff."),
        (name = "roll", description = "Registrations, for staff."),
        (name = "invite", description = "Invites of speakers and their answers, for organisers."),
        (name = "outbox", description = "Mails that are owed, for organisers."),
        (name = "mail", description = "Mails that come in, from a mail gateway."),
        (name = "programme", description = "The programme: its draft, and its releases."),
        (name = "speaker", description = "How speakers are reached, for organisers."),
        (name = "openapi", description = "This document."),
    ),
)]
pub struct Document;

#[derive(OpenApi)]
#[openapi(paths(
    conference::list,
    conference::show,
    export::show,
    registration::create,
    link::send_link,
    registration::show,
    registration::change_details,
    booking::change_places,
    booking::swap_places,
    booking::accept_offer,
    booking::refuse_offer,
    registration::cancel,
    feed::show,
    feed::make,
    feed::revoke,
    star::list,
    star::set,
    link::renew_link,
    account::create,
    account::delete,
    roll::list,
    roll::show,
    invite::list,
    invite::answer_for,
    invite::decide,
    mail::receive,
    outbox::list,
    outbox::retry,
    outbox::send,
    outbox::leave_out,
    programme::draft::show,
    programme::draft::edit,
    programme::draft::undo,
    programme::draft::redo,
    programme::release::newest,
    programme::release::list,
    programme::release::show,
    programme::release::create,
    programme::release::take_back,
    speaker::list,
    speaker::set,
    show,
))]
struct Routes;

/// The secrets that open what is not for everybody; both in `Authorization: Bearer …`.
struct Secrets;

impl Modify for Secrets {
    fn modify(&self, document: &mut openapi::OpenApi) {
        let components = document.components.get_or_insert_with(Components::new);
        let schemes = [
            ("link", "The secret of the private link in a mail to an attendee."),
            ("sign-in", "The token of a sign-in of staff."),
        ];
        for (name, description) in schemes {
            let mut bearer = Http::new(HttpAuthScheme::Bearer);
            bearer.description = Some(description.to_owned());
            components.add_security_scheme(name, SecurityScheme::Http(bearer));
        }
    }
}

/// Refusals are problem details, which have a media type of their own.
struct Refusals;

impl Modify for Refusals {
    fn modify(&self, document: &mut openapi::OpenApi) {
        for item in document.paths.paths.values_mut() {
            let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
            for operation in operations.into_iter().flatten() {
                let refusals = operation.responses.responses.iter_mut();
                let refusals = refusals.filter(|(status, _)| status.as_str() >= "400");
                for (_, response) in refusals {
                    let RefOr::T(response) = response else { continue };
                    if let Some(content) = response.content.swap_remove("application/json") {
                        response.content.insert("application/problem+json".to_owned(), content);
                    }
                }
            }
        }
    }
}

/// The document as `docs/openapi.json` keeps it.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn text() -> Result<String, serde_json::Error> {
    Ok(Document::openapi().to_pretty_json()? + "\n")
}

/// The OpenAPI document.
#[utoipa::path(tag = "openapi", responses((status = 200, body = Object)))]
#[get("/v1/openapi.json")]
pub async fn show() -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "max-age=300")).json(Document::openapi())
}

/// The route of the document.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}

/// How a booking stands, as its person is told.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "the shape of what domain serialises")]
pub struct Standing {
    /// The key of the place.
    place: String,
    /// `held`, `waiting`, `offered`, `cancelled` or `expired`.
    status: String,
    /// The position in the waiting list, 1 for the next.
    #[schema(nullable = false)]
    position: Option<i32>,
    /// Until when the offer can be taken, RFC 3339.
    #[schema(nullable = false)]
    offer_expires_at: Option<String>,
}

/// The answer to a wish: what was given.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "the shape of what domain serialises")]
pub struct Receipt {
    /// Where the mail goes.
    email: String,
    /// `confirmed` or `waiting`.
    status: String,
    /// What became of each wanted place.
    bookings: Vec<Standing>,
}

/// One field of a wish and what is wrong with it.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "the shape of what domain serialises")]
pub struct FieldFault {
    /// The field as the wish names it, such as `given_name` or `answers.allergy`.
    field: String,
    /// The stable name of the broken rule, such as `required`.
    code: String,
    /// What to do, in English.
    message: String,
}
