//! Mails that a gateway hands over: answers to invites, and bounces.

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Data, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, post};
use domain::StoreError;
use futures_util::StreamExt as _;
use mailer::inbound;
use secrecy::ExposeSecret as _;

use crate::http::problem::{Problem, Reply};
use crate::http::signature::{HEADER, Signature};
use crate::state::State;

/// Takes a mail. The header `X-Plenum-Signature` is `t=<seconds since 1970>,v1=<code>`: the code
/// is the HMAC-SHA-256, in small hexadecimal digits, of that number, a full stop, and the body,
/// with the secret `inbound.webhook_secret`; it holds for five minutes. The same mail may come
/// twice.
#[utoipa::path(
    tag = "mail",
    params(("X-Plenum-Signature" = String, Header, description = "Who sends it, and when")),
    request_body(content = Vec<u8>, content_type = "message/rfc822"),
    responses(
        (status = 204, description = "It was taken."),
        (status = 400, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 503, body = Problem),
    ),
)]
#[post("/v1/mail")]
pub async fn receive(
    state: Data<State>,
    request: HttpRequest,
    payload: Payload,
) -> Reply<HttpResponse> {
    let secret = state.config.inbound.webhook_secret.expose_secret();
    if secret.is_empty() {
        return Err(Problem::not_found());
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(is_mail) {
        let title = "send Content-Type: message/rfc822";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-mail", title));
    }
    let signature = request.headers().get(HEADER).and_then(|value| value.to_str().ok());
    let signature = Signature::begin(secret, signature, state.now())?;
    // Whoever sends unsigned mails fills no memory with them: few are taken at once.
    let _place = state.mails_at_once.try_acquire().map_err(|_| StoreError::Busy)?;
    let mail = signed(payload, signature).await?;
    let work = actix_web::web::block(move || inbound::receive(mail)).await;
    state.write(work.map_err(|_| StoreError::Busy)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Whether a content type, without its parameters, is that of a mail.
fn is_mail(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("message/rfc822")
}

/// The whole body, bounded as it arrives, once its signature is right.
async fn signed(mut payload: Payload, mut signature: Signature) -> Reply<Vec<u8>> {
    let mut mail = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| {
            let title = "the mail did not arrive whole; send it again";
            Problem::new(StatusCode::BAD_REQUEST, "mail-incomplete", title)
        })?;
        if mail.len() + chunk.len() > inbound::MOST_OCTETS {
            let title = "the mail is larger than 10 MiB";
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "mail-too-large", title));
        }
        signature.update(&chunk);
        mail.extend_from_slice(&chunk);
    }
    signature.end()?;
    Ok(mail)
}

/// The route of this noun.
pub fn routes(config: &mut ServiceConfig) {
    config.service(receive);
}
