//! The calendar of one attendee: its secret address is all that opens it.

use actix_web::http::header::{CACHE_CONTROL, HeaderName, HeaderValue};
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::filters::urlencode_strict;
use domain::calendar::Alarm;
use domain::feed::{FeedToken, ops};
use domain::programme::release;
use domain::{FieldFault, StoreResult};

use super::calendar;
use crate::http::kept::{Answer, Content};
use crate::http::problem::{Problem, Reply};
use crate::state::State;

/// Only the reader's own program may keep it, and asks each time, so that a void address is void
/// at once.
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");

/// No list of addresses may have it.
const NO_INDEX: HeaderValue = HeaderValue::from_static("noindex, nofollow");

/// How programs subscribe to a personal calendar; each address holds its secret.
pub struct Links {
    /// To copy.
    pub https: String,
    /// For programs of the device.
    pub webcal: String,
    /// For the calendar of Google.
    pub google: String,
    /// For Outlook.com.
    pub outlook: String,
    /// For Microsoft 365.
    pub office: String,
}

impl Links {
    /// The links of the calendar with this secret; `name` is what it is called there.
    #[must_use]
    pub fn new(state: &State, secret: &FeedToken, name: &str) -> Self {
        let https = address(state, secret.reveal());
        let rest = https.split_once("://").map_or("", |(_, rest)| rest);
        let webcal = format!("webcal://{rest}");
        let encoded =
            |text: &str| urlencode_strict(text).map(|text| text.to_string()).unwrap_or_default();
        let microsoft = |host: &str| {
            let (url, name) = (encoded(&https), encoded(name));
            format!("https://{host}/calendar/0/addfromweb?url={url}&name={name}")
        };
        Self {
            google: format!("https://calendar.google.com/calendar/r?cid={}", encoded(&webcal)),
            outlook: microsoft("outlook.live.com"),
            office: microsoft("outlook.office.com"),
            https,
            webcal,
        }
    }
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Links(…)")
    }
}

/// Where a personal calendar is.
fn address(state: &State, secret: &str) -> String {
    format!("{}/feeds/{secret}.ics", state.config.base_url.as_str())
}

/// The calendar. `?alarm=15` reminds so many minutes before each entry.
#[get("/feeds/{token}.ics")]
pub async fn show(
    request: HttpRequest,
    state: Data<State>,
    token: Path<String>,
) -> Reply<HttpResponse> {
    let alarm = alarm(&request)?;
    let secret = token.into_inner();
    let shown = secret.clone();
    let found = state
        .read(move |tx| -> StoreResult<_> {
            let Some(opened) = ops::open(tx, &shown)? else { return Ok(None) };
            let history = release::store::history(tx, opened.personal.conference.id)?;
            Ok(Some((opened, history)))
        })
        .await?;
    let (opened, history) = found.ok_or_else(Problem::not_found)?;
    let base = state.config.base_url.as_str();
    let scene = opened.personal.scene(base, state.now(), state.config.calendar.times);
    let source = address(&state, &secret);
    let content = opened.personal.write(&history, &scene, (&source, alarm))?;
    if opened.is_first {
        state.write(move |tx| ops::note(tx, &secret)).await?;
    }
    let document = Content::document(calendar::KIND, content);
    let mut response = Answer::plain(document, None).respond(&request);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, PRIVATE);
    headers.insert(HeaderName::from_static("x-robots-tag"), NO_INDEX);
    Ok(response)
}

/// How long before an entry its reader wants to be reminded.
fn alarm(request: &HttpRequest) -> Reply<Option<Alarm>> {
    let mut pairs = request.query_string().split('&');
    let Some(minutes) = pairs.find_map(|pair| pair.strip_prefix("alarm=")) else {
        return Ok(None);
    };
    minutes.parse().map(Some).map_err(|why| {
        let fault = FieldFault::new("alarm", "number", format!("{why}"));
        Problem::invalid(vec![fault])
    })
}

/// The route of the calendar.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
