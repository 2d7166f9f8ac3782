//! What is asked for most is answered at the front: before routes are tried, and with nothing
//! around it.
//!
//! Only kept pages whose address has no query, because they depend on the path and the reader's
//! language alone; the first request for one takes the long way and puts it into the window.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest};
use domain::value::Locale;

use super::{Book, Kept};
use crate::http::headers;
use crate::http::reader::Reader;
use crate::state::State;

/// The most addresses in the window: each way to write an address counts.
const MOST: usize = 4_096;

/// Kept pages by path and language.
pub(super) type Window = HashMap<String, Vec<(Locale, Arc<Book>)>>;

/// Answers what stands in the window, and hands on all else.
///
/// # Errors
///
/// What the handler returns.
pub async fn front<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<BoxBody, B>>, Error> {
    let Some((state, book)) = seen(request.request()) else {
        return next.call(request).await.map(ServiceResponse::map_into_right_body);
    };
    let mut response = book.answer.respond(request.request());
    // Whoever has the page has these already (RFC 9110, section 15.4.5).
    if response.status() != StatusCode::NOT_MODIFIED {
        headers::put(response.headers_mut(), state.config.base_url.is_secure());
    }
    Ok(request.into_response(response).map_into_left_body())
}

/// What stands in the window for this request.
fn seen(request: &HttpRequest) -> Option<(&Data<State>, Arc<Book>)> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return None;
    }
    let state = request.app_data::<Data<State>>()?;
    let book = state.kept.glance(state.store.announced(), request)?;
    Some((state, book))
}

impl Kept {
    fn glance(&self, announced: u64, request: &HttpRequest) -> Option<Arc<Book>> {
        if self.announced.load(Ordering::Acquire) != announced || !is_plain(request) {
            return None;
        }
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        let languages = shelves.window.get(request.uri().path())?;
        let locale = Reader::of(request).locale;
        let (_, book) = languages.iter().find(|(each, _)| *each == locale)?;
        book.asked.store(self.tick(), Ordering::Relaxed);
        Some(Arc::clone(book))
    }

    /// Puts a page that this request asked for into the window, if it still is what is kept.
    pub(super) fn show(&self, request: &HttpRequest, (slug, view): (&str, &str), book: &Arc<Book>) {
        if !book.answer.is_page || !is_plain(request) {
            return;
        }
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        let kept = shelves.all.get(slug).and_then(|shelf| shelf.books.get(view));
        if kept.is_none_or(|kept| !Arc::ptr_eq(kept, book)) {
            return;
        }
        if shelves.window.len() >= MOST {
            shelves.window.clear();
        }
        let languages = shelves.window.entry(request.uri().path().to_owned()).or_default();
        let locale = Reader::of(request).locale;
        languages.retain(|(each, _)| *each != locale);
        languages.push((locale, Arc::clone(book)));
    }
}

/// Whether the address is a path and nothing else.
fn is_plain(request: &HttpRequest) -> bool {
    request.uri().query().is_none()
}
